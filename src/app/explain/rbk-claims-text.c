/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-claims-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "rbk-explain-words.h"
#include "rbk-word.h"

/**
 * rbk_claims_text_get_verdict:
 * @verdict: what became of a figure
 *
 * Returns: (transfer none): the word for it
 */
const char *
rbk_claims_text_get_verdict (RbkClaimVerdict verdict)
{
  static const char *const words[] = { N_ ("Holds"), N_ ("Differs"), N_ ("Can’t say") };

  return rbk_word_translate (words[verdict]);
}

/**
 * rbk_claims_text_get_icon:
 * @verdict: what became of a figure
 *
 * Returns: (transfer none): the name of its picture
 */
const char *
rbk_claims_text_get_icon (RbkClaimVerdict verdict)
{
  static const char *const icons[] = { "object-select-symbolic", "dialog-warning-symbolic",
                                       "dialog-question-symbolic" };

  return icons[verdict];
}

/**
 * rbk_claims_text_get_class:
 * @verdict: what became of a figure
 *
 * Returns: (transfer none): the style of its picture
 */
const char *
rbk_claims_text_get_class (RbkClaimVerdict verdict)
{
  static const char *const classes[] = { "success", "warning", "dim-label" };

  return classes[verdict];
}

/* What the book gives less what was claimed: of shares in points of a hundred. */
static char *
dup_difference (const RbkClaim *claim, RbkMoneyFormat *format)
{
  RbkDecimal  difference = rbk_decimal_sub (claim->recomputed, claim->claimed);
  const char *sign = rbk_decimal_sign (difference) < 0 ? "−" : "+";
  RbkDecimal  size =
      rbk_decimal_sign (difference) < 0 ? rbk_decimal_negate (difference) : difference;
  g_autofree char *text = NULL;

  if (claim->kind == RBK_FACT_RATIO)
    size = rbk_decimal_mul (size, RBK_DECIMAL_UNITS (100));
  size = rbk_decimal_round (size, claim->kind == RBK_FACT_MONEY ? 4 : 2, RBK_ROUND_HALF_AWAY);
  text = claim->kind == RBK_FACT_MONEY ? rbk_money_format_amount (format, size, TRUE)
                                       : rbk_money_format_quantity (format, size);
  if (claim->kind == RBK_FACT_RATIO)
    /* Translators: by how much two percentages differ: “+14.01 points” */
    return g_strdup_printf (_ ("%s%s points"), sign, text);

  return g_strconcat (sign, text, NULL);
}

/**
 * rbk_claims_text_dup_title:
 * @claim: a figure of a text
 * @format: for the book's currency
 *
 * Returns: (transfer full): it, and what became of it
 */
char *
rbk_claims_text_dup_title (const RbkClaim *claim, RbkMoneyFormat *format)
{
  g_autofree char *difference = NULL;

  if (claim->verdict != RBK_CLAIM_DIFFERS || !rbk_decimal_is_valid (claim->recomputed))
    /* Translators: a figure of a text, and what became of it: “81 %: Holds” */
    return g_strdup_printf (_ ("%s: %s"), claim->text,
                            rbk_claims_text_get_verdict (claim->verdict));
  difference = dup_difference (claim, format);

  /* Translators: a figure of a text, and what the book gives more or less: “$18: Differs by +$0.75”
   */
  return g_strdup_printf (_ ("%s: Differs by %s"), claim->text, difference);
}

/**
 * rbk_claims_text_dup_reason:
 * @claim: a figure of a text
 * @working: (nullable): the book's figure
 * @format: for the book's currency
 *
 * Returns: (transfer full): what the book says of it
 */
char *
rbk_claims_text_dup_reason (const RbkClaim   *claim,
                            const RbkWorking *working,
                            RbkMoneyFormat   *format)
{
  g_autofree char *label = NULL;
  g_autofree char *value = NULL;

  if (working == NULL)
    return g_strdup (claim->reason != NULL ? rbk_word_translate (claim->reason) : "");
  label = rbk_explain_words_dup_label (working, format);
  value = rbk_explain_words_dup_value (working, format, FALSE);

  /* Translators: a figure and its value: “Gross margin of Starter at p50: 81.03 %” */
  return g_strdup_printf (_ ("%s: %s"), label, value);
}

static guint
count (GPtrArray *claims, RbkClaimVerdict verdict)
{
  guint n = 0;

  for (guint i = 0; i < claims->len; i++)
    n += ((const RbkClaim *) g_ptr_array_index (claims, i))->verdict == verdict ? 1 : 0;

  return n;
}

/**
 * rbk_claims_text_dup_count:
 * @claims: (element-type RbkClaim): the figures of a text
 *
 * Returns: (transfer full): on how many of them it is which verdict
 */
char *
rbk_claims_text_dup_count (GPtrArray *claims)
{
  guint            holding = count (claims, RBK_CLAIM_HOLDS);
  guint            differing = count (claims, RBK_CLAIM_DIFFERS);
  guint            unknown = count (claims, RBK_CLAIM_UNKNOWN);
  g_autofree char *holds =
      g_strdup_printf (ngettext ("%u figure holds", "%u figures hold", holding), holding);
  g_autofree char *differs =
      g_strdup_printf (ngettext ("%u differs", "%u differ", differing), differing);
  g_autofree char *others =
      g_strdup_printf (ngettext ("%u can’t be judged", "%u can’t be judged", unknown), unknown);

  if (claims->len == 0)
    return g_strdup (_ ("No figure in it is of a plan or of a call."));

  /* Translators: “2 figures hold, 1 differs, 1 can’t be judged” */
  return unknown > 0 ? g_strdup_printf (_ ("%s, %s, %s"), holds, differs, others)
                     : g_strdup_printf (_ ("%s, %s"), holds, differs);
}

/**
 * rbk_claims_text_dup_all:
 * @claims: (element-type RbkClaim): the figures of a text
 * @workings: (element-type RbkWorking): of each the book's figure, or nothing
 * @format: for the book's currency
 *
 * Returns: (transfer full): a line for each, for a letter or a spreadsheet
 */
char *
rbk_claims_text_dup_all (GPtrArray *claims, GPtrArray *workings, RbkMoneyFormat *format)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < claims->len; i++)
    {
      const RbkClaim  *claim = g_ptr_array_index (claims, i);
      g_autofree char *reason =
          rbk_claims_text_dup_reason (claim, g_ptr_array_index (workings, i), format);

      g_string_append_printf (text, "%u\t%s\t%s\t%s\n", claim->line, claim->text,
                              rbk_claims_text_get_verdict (claim->verdict), reason);
    }

  return g_string_free (text, FALSE);
}

/**
 * rbk_claims_text_dup_example:
 * @table: (nullable): the tier table of the book
 * @format: for its currency
 *
 * Returns: (transfer full) (nullable): a sentence about a plan of the book; nothing where none has
 *   a margin
 */
char *
rbk_claims_text_dup_example (const RbkTable *table, RbkMoneyFormat *format)
{
  for (guint i = 0; table != NULL && i < table->n_rows; i++)
    {
      const RbkTableRow *row = &table->rows[i];
      g_autofree char   *price = NULL;

      if (!row->has_price || !row->has_sizing || !row->sizing.has_margin ||
          rbk_decimal_sign (row->price) <= 0)
        continue;
      price = rbk_money_format_amount (format, row->price, TRUE);
      /* Translators: an example of what can be checked. The program reads English alone, so leave
       * “keeps” and “at” as they are. A plan, a whole percentage and a price */
      return g_strdup_printf (_ ("%s keeps %d%% at %s a month."), table->spec->plans[i].name,
                              (int) lround (row->sizing.margin * 100), price);
    }

  return NULL;
}
