/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-finding-words.h"

#include <glib/gi18n-lib.h>
#include <gtk/gtk.h>
#include <math.h>
#include <string.h>

#include "rbk-word.h"

/* Of what is below one, so many digits are read. */
#define DIGITS 3
#define MULTIPLE_PLACES 3
#define QUANTITY_PLACES 2

#define LEFT_TO_RIGHT_ISOLATE "\u2066"
#define FIRST_STRONG_ISOLATE "\u2068"
#define POP_ISOLATE "\u2069"

/* $29.00, but $0.0175: a unit's price is told by its first digits. */
static char *
write_money (RbkMoneyFormat *format, RbkDecimal amount)
{
  double size = fabs (rbk_decimal_to_double (amount));
  guint  places;

  if (size >= 1.0 || size == 0.0)
    return rbk_money_format_amount (format, amount, FALSE);
  places = (guint) CLAMP (DIGITS - 1 - (int) floor (log10 (size)), 0, RBK_DECIMAL_PLACES);
  return rbk_money_format_amount (format, rbk_decimal_round (amount, places, RBK_ROUND_HALF_AWAY),
                                  TRUE);
}

/* Words of ours that stand where names of a book may: what is counted where no meter is, and how
 * things are. */
static const char *const counted[] = { N_ ("call"),   N_ ("calls"),     N_ ("token"),
                                       N_ ("tokens"), N_ ("1M tokens"), NULL };
static const char *const states[] = { N_ ("none"),
                                      N_ ("hard"),
                                      N_ ("soft"),
                                      N_ ("routes"),
                                      N_ ("levels"),
                                      N_ ("customers"),
                                      N_ ("made-up customers"),
                                      NULL };

/**
 * rbk_unit_words_get:
 * @unit: what a figure counts: a word of ours, or of the book
 *
 * Returns: (transfer none): it in the user's language if it is ours, else as it is
 */
const char *
rbk_unit_words_get (const char *unit)
{
  return g_strv_contains (counted, unit) ? rbk_word_translate (unit) : unit;
}

/* Texts are names of a book, but for those of a few facts. */
static const char *
get_text (const RbkFact *fact)
{
  static const char *const ours[] = { "now", "basis", NULL };

  if (fact->text == NULL)
    return "";
  return fact->name != NULL && g_strv_contains (ours, fact->name) &&
                 g_strv_contains (states, fact->text)
             ? rbk_word_translate (fact->text)
             : fact->text;
}

static char *
write_quantity (RbkMoneyFormat *format, const RbkFact *fact)
{
  RbkDecimal       value = rbk_decimal_compare (fact->value, RBK_DECIMAL_ONE) < 0
                               ? fact->value
                               : rbk_decimal_round (fact->value, QUANTITY_PLACES, RBK_ROUND_HALF_AWAY);
  g_autofree char *number = rbk_money_format_quantity (format, value);

  if (fact->unit == NULL || fact->unit[0] == '\0')
    return g_steal_pointer (&number);
  return g_strconcat (number, g_ascii_isdigit (fact->unit[0]) ? " × " : " ",
                      rbk_unit_words_get (fact->unit), NULL);
}

static char *
write_fact (const RbkFact *fact, RbkMoneyFormat *format)
{
  switch (fact->kind)
    {
    case RBK_FACT_MONEY:
      /* An amount of the book is told as it stands there. */
      return g_strcmp0 (fact->name, "amount") == 0
                 ? rbk_money_format_amount (format, fact->value, TRUE)
                 : write_money (format, fact->value);

    case RBK_FACT_QUANTITY:
      return write_quantity (format, fact);

    case RBK_FACT_RATIO:
      return rbk_money_format_percent (format, fact->ratio, 1);

    case RBK_FACT_MULTIPLE:
      return rbk_money_format_quantity (format,
                                        rbk_decimal_from_double (fact->ratio, MULTIPLE_PLACES));

    case RBK_FACT_TEXT:
    default:
      return g_strdup (get_text (fact));
    }
}

/* Among words that go from right to left a figure keeps its sign and its unit where they are,
 * and a name of the book what is next to it. */
static char *
isolate (const char *written, RbkFactKind kind)
{
  gboolean    is_figure = kind != RBK_FACT_TEXT && kind != RBK_FACT_QUANTITY;
  const char *begin = is_figure ? LEFT_TO_RIGHT_ISOLATE : FIRST_STRONG_ISOLATE;

  return g_strconcat (begin, written, POP_ISOLATE, NULL);
}

/**
 * rbk_fact_words_dup:
 * @fact: a fact
 * @format: (type RbkMoneyFormat): for the book's currency
 *
 * Writes a fact as people read it, as a #RbkFactWrite.
 *
 * Returns: (transfer full): the text
 */
char *
rbk_fact_words_dup (const RbkFact *fact, gpointer format)
{
  char            *written = write_fact (fact, format);
  g_autofree char *plain = NULL;

  if (gtk_widget_get_default_direction () != GTK_TEXT_DIR_RTL || written[0] == '\0')
    return written;
  plain = written;

  return isolate (plain, fact->kind);
}

/* Facts as rules call them whose words say more than the name does. */
static const struct
{
  const char *name, *words;
} names[] = {
  { "accounts", N_ ("Accounts") },
  { "acquisition_cost", N_ ("Cost of a new customer") },
  { "amount", N_ ("Amount") },
  { "basis", N_ ("Measured on") },
  { "before", N_ ("Plan before") },
  { "bill", N_ ("Bill") },
  { "boundary", N_ ("Where abuse begins") },
  { "cap", N_ ("Cap") },
  { "card", N_ ("Rate card") },
  { "cheap", N_ ("Cheapest way") },
  { "cheap_cost", N_ ("Cost of a unit that way") },
  { "conversion", N_ ("Must become customers") },
  { "correlation", N_ ("Calls and cost go together") },
  { "cost", N_ ("Cost") },
  { "currency", N_ ("Currency") },
  { "customers", N_ ("Customers") },
  { "customers_losing", N_ ("Customers who lose money") },
  { "date", N_ ("Date") },
  { "days", N_ ("Days") },
  { "dear", N_ ("Dearest way") },
  { "dear_cost", N_ ("Cost of a unit by the dearest") },
  { "decimals", N_ ("Decimals") },
  { "digits", N_ ("Decimals of the currency") },
  { "floor_price", N_ ("Floor price") },
  { "grant", N_ ("Credits granted") },
  { "heavy", N_ ("Heavy usage") },
  { "high", N_ ("At most") },
  { "included", N_ ("Included") },
  { "input", N_ ("Price of input, a million tokens") },
  { "instead", N_ ("Better buy") },
  { "instead_bill", N_ ("What that costs") },
  { "key", N_ ("Key") },
  { "loss", N_ ("Loss") },
  { "low", N_ ("At least") },
  { "margin", N_ ("Margin") },
  { "median", N_ ("Median usage") },
  { "meter", N_ ("Meter") },
  { "model", N_ ("Model") },
  { "models", N_ ("Models") },
  { "month", N_ ("Each month") },
  { "most", N_ ("May cost at most") },
  { "multiple", N_ ("Times as much") },
  { "new_input", N_ ("New price of input") },
  { "new_output", N_ ("New price of output") },
  { "new_overage", N_ ("New overage") },
  { "next", N_ ("Plan after") },
  { "next_bill", N_ ("Bill a unit later") },
  { "now", N_ ("Limit now") },
  { "other", N_ ("The other") },
  { "outcome_cost", N_ ("Cost of an outcome") },
  { "output", N_ ("Price of output, a million tokens") },
  { "overage", N_ ("Overage") },
  { "paid", N_ ("Paid plan") },
  { "phase", N_ ("Phase") },
  { "plan", N_ ("Plan") },
  { "plans", N_ ("Plans") },
  { "price", N_ ("Price") },
  { "price_before", N_ ("Price of the plan before") },
  { "problem", N_ ("Problem") },
  { "rate", N_ ("Price of a unit") },
  { "ratio", N_ ("Dear to cheap, in times") },
  { "rest", N_ ("Cost that ends in no outcome") },
  { "rounded", N_ ("Rounded") },
  { "saved", N_ ("Saved") },
  { "share", N_ ("Share") },
  { "share_of_included", N_ ("Share of what is included") },
  { "single", N_ ("Bill of a single plan") },
  { "sizing", N_ ("Sized at") },
  { "success", N_ ("Calls that come to an outcome") },
  { "support_share", N_ ("Time of support") },
  { "swing", N_ ("How far a bill may be off") },
  { "target", N_ ("Target margin") },
  { "tier", N_ ("Tier") },
  /* Translators: parts of a price, each for a stretch of usage */
  { "tiers", N_ ("Tiers of the price") },
  { "token_high", N_ ("1,000 tokens at most") },
  { "token_low", N_ ("1,000 tokens at least") },
  { "tokenizer", N_ ("A next tokenizer adds") },
  { "tokens", N_ ("Tokens") },
  { "topup_price", N_ ("Price of a top-up") },
  { "unit_cost", N_ ("Cost of a unit") },
  { "units", N_ ("Units") },
  { "usage", N_ ("Usage") },
  { "usual", N_ ("Usual price of a unit") },
  { "within", N_ ("The same on one meter") },
  { "worth", N_ ("The same as overage") },
  { "year", N_ ("In a year") },
};

/**
 * rbk_fact_words_dup_name:
 * @name: what programs call a fact
 *
 * Returns: (transfer full): what people call it
 */
char *
rbk_fact_words_dup_name (const char *name)
{
  char *words;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i].name, name) == 0)
      return g_strdup (rbk_word_translate (names[i].words));

  words = g_strdelimit (g_strdup (name), "_", ' ');
  words[0] = g_ascii_toupper (words[0]);
  return words;
}

/**
 * rbk_finding_words_dup_message:
 * @finding: a finding
 * @format: for the book's currency
 *
 * Returns: (transfer full): its sentence
 */
char *
rbk_finding_words_dup_message (const RbkFinding *finding, RbkMoneyFormat *format)
{
  return rbk_finding_dup_message (finding, rbk_word_translate (finding->message),
                                  rbk_fact_words_dup, format);
}

/**
 * rbk_finding_words_dup_fix:
 * @finding: a finding
 * @format: for the book's currency
 *
 * Returns: (transfer full) (nullable): what its fix does; nothing where there is none
 */
char *
rbk_finding_words_dup_fix (const RbkFinding *finding, RbkMoneyFormat *format)
{
  if (finding->fix == NULL)
    return NULL;
  return rbk_facts_fill (rbk_word_translate (finding->fix->label), finding->figures,
                         finding->witness, rbk_fact_words_dup, format);
}

/**
 * rbk_place_words_dup:
 * @path: a place in a book, as `plans[0].phases[0].rate_cards[0].amount`
 * @book: the book
 * @field: (out) (optional) (nullable) (transfer none): the field that the path ends with, where it
 *   ends with one
 *
 * Returns: (transfer full) (nullable): where it is, by the names of plan, phase and rate card;
 *   nothing where it is about the whole book
 */
char *
rbk_place_words_dup (const char *path, RbkBook *book, const RbkField **field)
{
  return rbk_place_dup_names (path, book, field);
}

/**
 * rbk_finding_words_dup_place:
 * @finding: a finding
 * @book: the book as it was when it was found
 *
 * Returns: (transfer full) (nullable): where it is, by the names of plan, phase and rate card;
 *   nothing where it is about the whole book
 */
char *
rbk_finding_words_dup_place (const RbkFinding *finding, RbkBook *book)
{
  return rbk_finding_dup_place (finding, book);
}

/**
 * rbk_finding_words_for_severity:
 * @severity: how much a finding matters
 *
 * Returns: (transfer none): the word for it
 */
const char *
rbk_finding_words_for_severity (RbkSeverity severity)
{
  static const char *const words[] = { N_ ("Error"), N_ ("Warning"), N_ ("Worth knowing") };

  return rbk_word_translate (words[severity]);
}

/**
 * rbk_finding_words_get_icon:
 * @severity: how much a finding matters
 *
 * Returns: (transfer none): the name of its picture
 */
const char *
rbk_finding_words_get_icon (RbkSeverity severity)
{
  static const char *const icons[] = { "dialog-error-symbolic", "dialog-warning-symbolic",
                                       "dialog-information-symbolic" };

  return icons[severity];
}

/**
 * rbk_finding_words_get_class:
 * @severity: how much a finding matters
 *
 * Returns: (transfer none): the style of its picture
 */
const char *
rbk_finding_words_get_class (RbkSeverity severity)
{
  static const char *const classes[] = { "error", "warning", "dim-label" };

  return classes[severity];
}
