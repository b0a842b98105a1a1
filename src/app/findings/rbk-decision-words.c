/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-decision-words.h"

#include <glib/gi18n-lib.h>

#include "rbk-finding-words.h"
#include "rbk-period-text.h"
#include "rbk-word.h"

static const struct
{
  const char *title, *question;
} topics[] = {
  [RBK_DECISION_TOPIC_METER] = { N_ ("What Is Counted"),
                                 N_ ("One unit that a customer understands and that follows "
                                     "what serving it costs") },
  [RBK_DECISION_TOPIC_PRIMITIVE] = { N_ ("How It Is Charged"),
                                     N_ ("By tokens, by credits, by outcomes, or several "
                                         "together") },
  [RBK_DECISION_TOPIC_UNIT_PRICE] = { N_ ("Price and Target Margin"),
                                      N_ ("What each plan costs, and what it must leave") },
  [RBK_DECISION_TOPIC_TIERS] = { N_ ("Tiers"), N_ ("How many plans, for whom, and how far apart") },
  [RBK_DECISION_TOPIC_LIMITS] = { N_ ("Limits and Alerts"),
                                  N_ ("What happens at the cap, and who is told before") },
  [RBK_DECISION_TOPIC_WALLET] = { N_ ("Wallet"),
                                  N_ ("How long credits last, and what becomes of the rest") },
};

/**
 * rbk_decision_words_for_topic:
 * @topic: one of the six
 *
 * Returns: (transfer none): what it is called
 */
const char *
rbk_decision_words_for_topic (RbkDecisionTopic topic)
{
  return rbk_word_translate (topics[topic].title);
}

/**
 * rbk_decision_words_for_question:
 * @topic: one of the six
 *
 * Returns: (transfer none): what is to be decided
 */
const char *
rbk_decision_words_for_question (RbkDecisionTopic topic)
{
  return rbk_word_translate (topics[topic].question);
}

/**
 * rbk_decision_words_dup_label:
 * @input: what a decision rests on
 *
 * Returns: (transfer full): what it is: “Price of Pro”
 */
char *
rbk_decision_words_dup_label (const RbkDecisionInput *input)
{
  g_autoptr(GPtrArray) facts = rbk_facts_new ();

  rbk_facts_add_text (facts, "subject", input->subject);
  return rbk_facts_fill (rbk_word_translate (input->label), facts, NULL, rbk_fact_words_dup, NULL);
}

/* The value as people read it. */
static char *
dup_value (const RbkDecisionInput *input, const char *text, RbkMoneyFormat *format)
{
  RbkFact fact = { .kind = input->kind, .unit = input->unit };

  if (text == NULL)
    return g_strdup (_ ("gone"));
  if (g_str_has_suffix (input->name, ".expiry"))
    return rbk_expiry_to_words (text);
  if (input->kind == RBK_FACT_TEXT)
    return g_strdup (rbk_word_for_nick (text));
  if (!rbk_decimal_parse (text, &fact.value, NULL))
    return g_strdup (text);
  fact.ratio = rbk_decimal_to_double (fact.value);
  return rbk_fact_words_dup (&fact, format);
}

static char *
dup_bound (const RbkDecisionInput *input, RbkMoneyFormat *format)
{
  g_autofree char *limit = NULL;

  if (input->bound == RBK_BOUND_ANY)
    return g_strdup (_ ("may not move"));
  if (input->bound == RBK_BOUND_POINTS)
    {
      RbkDecimal points = rbk_decimal_mul (input->limit, RBK_DECIMAL_UNITS (100));

      limit = rbk_money_format_quantity (format, points);
      /* Translators: %s is a number of percentage points */
      return g_strdup_printf (_ ("may move by %s points"), limit);
    }
  limit = rbk_money_format_percent (format, rbk_decimal_to_double (input->limit), 0);
  /* Translators: %s is a percentage */
  return g_strdup_printf (_ ("may move by %s"), limit);
}

/**
 * rbk_decision_words_dup_move:
 * @input: what a decision rests on
 * @format: for the book's currency
 *
 * Returns: (transfer full): what it was, what it is and how far it may move: “$2.80 → $3.40, may
 *   move by 10%”
 */
char *
rbk_decision_words_dup_move (const RbkDecisionInput *input, RbkMoneyFormat *format)
{
  g_autofree char *bound = dup_bound (input, format);
  g_autofree char *after = dup_value (input, input->after, format);
  g_autofree char *before = NULL;
  gboolean         is_moved = input->before != NULL && g_strcmp0 (input->before, input->after) != 0;

  if (!is_moved && input->bound == RBK_BOUND_ANY)
    return g_steal_pointer (&after);
  if (!is_moved)
    /* Translators: a value, and how far it may move: “$2.80, may move by 10%” */
    return g_strdup_printf (_ ("%s, %s"), after, bound);
  before = dup_value (input, input->before, format);
  /* Translators: two values, and how far it may move: “$2.80 → $3.40, may move by 10%” */
  return g_strdup_printf (_ ("%s → %s, %s"), before, after, bound);
}

static void
append (GString *text, const char *more)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", more);
}

static void
describe_row (GString *text, const RbkTableRow *row, RbkDecisionTopic topic, RbkMoneyFormat *format)
{
  g_autofree char *figure = NULL;
  g_autofree char *words = NULL;

  if (topic == RBK_DECISION_TOPIC_UNIT_PRICE)
    {
      if (!row->has_price || row->plan->is_quote_only)
        return;
      figure = rbk_money_format_amount (format, row->price, FALSE);
      words = g_strdup_printf ("%s %s", row->plan->name, figure);
    }
  else if (topic == RBK_DECISION_TOPIC_LIMITS)
    {
      if (!row->has_cap)
        return;
      figure = rbk_money_format_quantity (format, row->cap);
      words = row->limit == RBK_LIMIT_HARD
                  /* Translators: a plan and a quantity */
                  ? g_strdup_printf (_ ("%s stops at %s"), row->plan->name, figure)
                  : g_strdup_printf (_ ("%s bills past %s"), row->plan->name, figure);
    }
  append (text, words != NULL ? words : row->plan->name);
}

static gboolean
has_wallet (const RbkTableRow *row)
{
  for (guint i = 0; row->phase != NULL && i < row->phase->n_cards; i++)
    if (row->phase->cards[i].wallet != NULL)
      return TRUE;
  return FALSE;
}

/**
 * rbk_decision_words_dup_choice:
 * @table: a book's tier table
 * @topic: one of the six
 * @format: for the book's currency
 *
 * Returns: (transfer full): what the book does now, to be taken for the choice
 */
char *
rbk_decision_words_dup_choice (const RbkTable  *table,
                               RbkDecisionTopic topic,
                               RbkMoneyFormat  *format)
{
  g_autoptr(GString) text = g_string_new (NULL);

  if (topic == RBK_DECISION_TOPIC_METER || topic == RBK_DECISION_TOPIC_PRIMITIVE)
    {
      for (guint i = 0; i < table->spec->n_meters; i++)
        append (text, table->spec->meters[i].name);
    }
  else
    for (guint i = 0; i < table->n_rows; i++)
      if (topic != RBK_DECISION_TOPIC_WALLET || has_wallet (&table->rows[i]))
        describe_row (text, &table->rows[i], topic, format);
  if (text->len == 0)
    g_string_append (text, topic == RBK_DECISION_TOPIC_WALLET ? _ ("No wallet")
                                                              : C_ ("decision", "None"));
  return g_string_free (g_steal_pointer (&text), FALSE);
}
