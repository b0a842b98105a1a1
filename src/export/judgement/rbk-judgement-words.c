/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-judgement.h"

#include <math.h>

#include "rbk-check.h"
#include "rbk-currency.h"
#include "rbk-export-text.h"

/* Of what is below one, so many digits are read. */
#define DIGITS 3
#define MULTIPLE_PLACES 3
#define QUANTITY_PLACES 2

/* A sentence has several names in it; one as long as a sentence is cut. */
#define NAME_LENGTH 60

/* USD 29.00, but USD 0.0175: a unit's price is told by its first digits. */
static char *
money_words (const char *currency, RbkDecimal amount)
{
  double size = fabs (rbk_decimal_to_double (amount));
  guint  places;

  if (!rbk_decimal_is_valid (amount))
    return g_strdup ("more than can be computed");
  if (size >= 1.0 || size == 0.0)
    return rbk_export_amount (currency, rbk_currency_round (currency, amount));
  places = (guint) CLAMP (DIGITS - 1 - (int) floor (log10 (size)), 0, RBK_DECIMAL_PLACES);
  return rbk_export_amount (currency, rbk_decimal_round (amount, places, RBK_ROUND_HALF_AWAY));
}

static char *
quantity_words (const RbkFact *fact)
{
  g_autofree char *number = NULL;

  if (!rbk_decimal_is_valid (fact->value))
    return g_strdup ("more than can be computed");
  number = rbk_export_grouped (
      rbk_decimal_compare (fact->value, RBK_DECIMAL_ONE) < 0
          ? fact->value
          : rbk_decimal_round (fact->value, QUANTITY_PLACES, RBK_ROUND_HALF_AWAY));
  if (fact->unit == NULL || fact->unit[0] == '\0')
    return g_steal_pointer (&number);
  return g_strconcat (number, g_ascii_isdigit (fact->unit[0]) ? " \xc3\x97 " : " ", fact->unit,
                      NULL);
}

static char *
name_words (const char *text)
{
  g_autofree char *name = g_strstrip (g_strdup (text != NULL ? text : ""));
  g_autofree char *start = NULL;

  if (g_utf8_strlen (name, -1) <= NAME_LENGTH)
    return g_steal_pointer (&name);
  start = g_utf8_substring (name, 0, NAME_LENGTH - 1);
  return g_strconcat (g_strchomp (start), "\xe2\x80\xa6", NULL);
}

/**
 * rbk_judgement_fact_words:
 * @fact: a fact
 * @currency: (type utf8): the book's
 *
 * Writes a fact for documents, as a #RbkFactWrite.
 *
 * Returns: (transfer full): the text
 */
char *
rbk_judgement_fact_words (const RbkFact *fact, gpointer currency)
{
  switch (fact->kind)
    {
    case RBK_FACT_MONEY:
      return money_words (currency, fact->value);

    case RBK_FACT_QUANTITY:
      return quantity_words (fact);

    case RBK_FACT_RATIO:
      return rbk_export_percent (fact->ratio);

    case RBK_FACT_MULTIPLE:
      return rbk_export_grouped (rbk_decimal_from_double (fact->ratio, MULTIPLE_PLACES));

    case RBK_FACT_TEXT:
    default:
      return name_words (fact->text);
    }
}

/**
 * rbk_judgement_sentence:
 * @self: what is thought of a book
 * @finding: one of its findings
 *
 * Returns: (transfer full): its sentence
 */
char *
rbk_judgement_sentence (const RbkJudgement *self, const RbkFinding *finding)
{
  return rbk_finding_dup_message (finding, NULL, rbk_judgement_fact_words,
                                  (gpointer) self->currency);
}

/**
 * rbk_judgement_witness_words:
 * @self: what is thought of a book
 * @finding: one of its findings
 *
 * Returns: (transfer full) (nullable): the usage or the purchase at which it bites: “usage 240
 *   runs, bill USD 29.00”
 */
char *
rbk_judgement_witness_words (const RbkJudgement *self, const RbkFinding *finding)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < finding->witness->len; i++)
    {
      const RbkFact   *fact = g_ptr_array_index (finding->witness, i);
      g_autofree char *name = g_strdelimit (g_strdup (fact->name), "_", ' ');
      g_autofree char *value = rbk_judgement_fact_words (fact, (gpointer) self->currency);

      g_string_append_printf (text, "%s%s %s", i > 0 ? ", " : "", name, value);
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/**
 * rbk_judgement_fix_words:
 * @self: what is thought of a book
 * @finding: one of its findings
 *
 * Returns: (transfer full) (nullable): what would mend it
 */
char *
rbk_judgement_fix_words (const RbkJudgement *self, const RbkFinding *finding)
{
  if (finding->fix == NULL)
    return NULL;
  return rbk_facts_fill (finding->fix->label, finding->figures, finding->witness,
                         rbk_judgement_fact_words, (gpointer) self->currency);
}

/**
 * rbk_judgement_rule_words:
 * @finding: a finding
 *
 * Returns: (transfer none): what people call its rule
 */
const char *
rbk_judgement_rule_words (const RbkFinding *finding)
{
  const RbkRuleInfo *rule = rbk_rule_find (finding->rule);

  return rule != NULL ? rule->title : finding->rule;
}

/**
 * rbk_judgement_severity_words:
 * @severity: how much findings matter
 *
 * Returns: (transfer none): the word for several of them
 */
const char *
rbk_judgement_severity_words (RbkSeverity severity)
{
  static const char *const words[] = { "Errors", "Warnings", "Worth knowing" };

  return words[severity];
}

/**
 * rbk_judgement_topic_words:
 * @topic: one of the six
 *
 * Returns: (transfer none): what is to be decided
 */
const char *
rbk_judgement_topic_words (RbkDecisionTopic topic)
{
  static const char *const words[] = {
    [RBK_DECISION_TOPIC_METER] = "What is counted",
    [RBK_DECISION_TOPIC_PRIMITIVE] = "How it is charged",
    [RBK_DECISION_TOPIC_UNIT_PRICE] = "Price of a unit and target margin",
    [RBK_DECISION_TOPIC_TIERS] = "Tiers",
    [RBK_DECISION_TOPIC_LIMITS] = "Limits and alerts",
    [RBK_DECISION_TOPIC_WALLET] = "Credits and how they expire",
  };

  return words[topic];
}

/**
 * rbk_judgement_status_words:
 * @status: how a decision stands
 *
 * Returns: (transfer none): the word for it
 */
const char *
rbk_judgement_status_words (RbkDecisionStatus status)
{
  static const char *const words[] = { "open", "locked", "stale" };

  return words[status];
}

/**
 * rbk_judgement_input_words:
 * @input: what a decision rests on
 *
 * Returns: (transfer full): what it is: “Price of Pro”
 */
char *
rbk_judgement_input_words (const RbkDecisionInput *input)
{
  g_autoptr(GPtrArray) facts = rbk_facts_new ();

  rbk_facts_add_text (facts, "subject", input->subject);
  return rbk_facts_fill (input->label, facts, NULL, rbk_judgement_fact_words, NULL);
}

/* `after:12m` and `month_end` are words of the file. */
static char *
plain_words (const char *text)
{
  g_autofree char *words = g_strdelimit (g_strdup (text), "_", ' ');

  if (!g_str_has_prefix (words, "after:"))
    return g_steal_pointer (&words);
  return g_strconcat ("after ", words + sizeof "after:" - 1, NULL);
}

/**
 * rbk_judgement_value_words:
 * @self: what is thought of a book
 * @input: what a decision rests on
 * @text: (nullable): a value of it, as a book writes it
 *
 * Returns: (transfer full): the value as people read it
 */
char *
rbk_judgement_value_words (const RbkJudgement     *self,
                           const RbkDecisionInput *input,
                           const char             *text)
{
  RbkFact fact = { .kind = input->kind, .unit = input->unit };

  if (text == NULL)
    return g_strdup ("gone");
  if (g_str_has_suffix (input->name, ".expiry") || g_str_has_suffix (input->name, ".limit"))
    return plain_words (text);
  if (input->kind == RBK_FACT_TEXT || !rbk_decimal_parse (text, &fact.value, NULL))
    return g_strdup (text);
  fact.ratio = rbk_decimal_to_double (fact.value);
  return rbk_judgement_fact_words (&fact, (gpointer) self->currency);
}

/**
 * rbk_judgement_bound_words:
 * @input: what a decision rests on
 *
 * Returns: (transfer full): how far it may move: “10 %”, “5 points”
 */
char *
rbk_judgement_bound_words (const RbkDecisionInput *input)
{
  RbkDecimal       percent = rbk_decimal_mul (input->limit, RBK_DECIMAL_UNITS (100));
  g_autofree char *number = rbk_decimal_to_string (percent);

  if (input->bound == RBK_BOUND_ANY)
    return g_strdup ("not at all");
  return g_strconcat (number, input->bound == RBK_BOUND_POINTS ? " points" : " %", NULL);
}
