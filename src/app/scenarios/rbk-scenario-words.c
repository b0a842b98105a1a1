/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-scenario-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* What is less than half of what is shown is no change. */
#define LEAST 0.0005

/**
 * rbk_scenario_words_for_answer:
 * @answer: what is done about shocks
 *
 * Returns: (transfer none): what it is called
 */
const char *
rbk_scenario_words_for_answer (RbkAnswer answer)
{
  switch (answer)
    {
    case RBK_ANSWER_PASS:
      return _ ("Pass It On");
    case RBK_ANSWER_REBALANCE:
      return _ ("Rebalance");
    case RBK_ANSWER_HOLD:
    default:
      return _ ("Hold Prices");
    }
}

/**
 * rbk_scenario_words_explain_answer:
 * @answer: what is done about shocks
 *
 * Returns: (transfer none): what that means
 */
const char *
rbk_scenario_words_explain_answer (RbkAnswer answer)
{
  switch (answer)
    {
    case RBK_ANSWER_PASS:
      return _ ("Prices or credit rates move until each plan’s margin is what it was.");
    case RBK_ANSWER_REBALANCE:
      return _ ("The newest model keeps its rates; older ones follow what their calls cost.");
    case RBK_ANSWER_HOLD:
    default:
      return _ ("Customers pay what they pay today; your margin takes it.");
    }
}

/**
 * rbk_scenario_words_for_known:
 * @scenario: one of those to start from
 *
 * Returns: (transfer none): its name in the user's language
 */
const char *
rbk_scenario_words_for_known (RbkScenario *scenario)
{
  static const struct
  {
    const char *key, *name;
  } known[] = {
    { "vendor-cut", N_ ("Vendors cut prices to a third") },
    { "tokenizer", N_ ("A tokenizer counts 35 % more") },
    { "longer-output", N_ ("Answers get 20 % longer") },
    { "cache", N_ ("60 % of input comes from the cache") },
    { "growth", N_ ("Customers do twice as much") },
    { "retries", N_ ("One call in ten is made again") },
  };
  const char *name = rbk_scenario_get_name (scenario);

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_strcmp0 (known[i].key, rbk_scenario_get_key (scenario)) == 0)
      return _ (known[i].name);

  return name != NULL ? name : "";
}

/**
 * rbk_scenario_words_for_share:
 * @format: for numbers
 * @exists: whether there is one
 * @share: it
 *
 * Returns: (transfer full): a margin as a percentage
 */
char *
rbk_scenario_words_for_share (RbkMoneyFormat *format, gboolean exists, double share)
{
  return exists ? rbk_money_format_percent (format, share, 1) : g_strdup ("–");
}

/**
 * rbk_scenario_words_for_change:
 * @format: for numbers
 * @exists: whether there is one
 * @change: by which share
 * @places: of the percentage
 *
 * Returns: (transfer full): a change with its sign
 */
char *
rbk_scenario_words_for_change (RbkMoneyFormat *format, gboolean exists, double change, guint places)
{
  g_autofree char *number = NULL;

  if (!exists)
    return g_strdup ("–");
  if (fabs (change) < LEAST)
    return rbk_money_format_percent (format, 0.0, 0);
  number = rbk_money_format_percent (format, fabs (change), places);

  return g_strdup_printf ("%s%s", change < 0.0 ? "−" : "+", number);
}

static const char *
word_for_field (const char *field)
{
  static const struct
  {
    const char *field, *word;
  } words[] = {
    { "amount", N_ ("price") },          { "unit-price", N_ ("price of a unit") },
    { "flat-price", N_ ("flat price") }, { "minimum", N_ ("least charge") },
    { "maximum", N_ ("most charge") },   { "credits", N_ ("credits a call") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].field, field))
      return _ (words[i].word);

  return field;
}

/**
 * rbk_scenario_words_for_move:
 * @move: what an answer moves
 * @spec: of this book
 * @format: for its currency
 *
 * Returns: (transfer full): from what to what: “Pro: AI runs, price of a unit $0.02 → $0.01”
 */
char *
rbk_scenario_words_for_move (const RbkScenarioMove *move,
                             const RbkSpec         *spec,
                             RbkMoneyFormat        *format)
{
  gboolean         is_credits = move->plan < 0;
  g_autofree char *before = is_credits ? rbk_money_format_quantity (format, move->before)
                                       : rbk_money_format_amount (format, move->before, TRUE);
  g_autofree char *after = is_credits ? rbk_money_format_quantity (format, move->after)
                                      : rbk_money_format_amount (format, move->after, TRUE);

  if (is_credits)
    /* Translators: a route, what moves, from, to */
    return g_strdup_printf (_ ("%s, %s: %s → %s"), move->name, word_for_field (move->field), before,
                            after);

  /* Translators: a plan, a rate card, what moves, from, to */
  return g_strdup_printf (_ ("%s: %s, %s: %s → %s"), spec->plans[move->plan].name, move->name,
                          word_for_field (move->field), before, after);
}

/* Points of a hundred: a percentage without its sign. */
static char *
dup_points (double share, RbkMoneyFormat *format)
{
  g_autofree char *percent = rbk_money_format_percent (format, share, 1);
  g_autoptr(GString) points = g_string_new (NULL);

  for (const char *p = percent; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isdigit (c) || c == '.' || c == ',' || c == 0x066b)
        g_string_append_unichar (points, c);
    }

  return g_string_free (g_steal_pointer (&points), FALSE);
}

/**
 * rbk_scenario_words_show_delta:
 * @label: a label
 * @format: for numbers
 * @exists: whether there is a change
 * @before: a margin
 * @after: the same later
 *
 * Shows by how many points of a hundred a margin moves, by its sign and its colour.
 */
void
rbk_scenario_words_show_delta (
    GtkWidget *label, RbkMoneyFormat *format, gboolean exists, double before, double after)
{
  double           delta = after - before;
  gboolean         is_none = !exists || fabs (delta) < LEAST;
  const char      *classes[] = { "delta", "numeric",
                            is_none       ? "dim-label"
                                 : delta < 0.0 ? "error"
                                               : "success",
                                 NULL };
  g_autofree char *number = dup_points (fabs (delta), format);
  g_autofree char *text = !exists ? g_strdup ("")
                          : is_none
                              ? g_strdup ("=")
                              : g_strdup_printf ("%s\302\240%s", delta < 0.0 ? "▼" : "▲", number);

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_css_classes (label, classes);
}

/**
 * rbk_scenario_words_show_points:
 * @label: a label
 * @format: for numbers
 * @share: a difference of margins
 *
 * Shows a difference in points of a hundred.
 */
void
rbk_scenario_words_show_points (GtkWidget *label, RbkMoneyFormat *format, double share)
{
  g_autofree char *points = dup_points (fabs (share), format);
  /* Translators: %s is a difference of two percentages, in points; there is little room */
  g_autofree char *text = g_strdup_printf (_ ("%s pts"), points);

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_add_css_class (label, "numeric");
}

/**
 * rbk_scenario_words_name:
 * @label: a label with a figure
 * @name: what it is of
 *
 * Says both to those who can't see where it stands.
 */
void
rbk_scenario_words_name (GtkWidget *label, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  gtk_label_get_text (GTK_LABEL (label)), -1);
}
