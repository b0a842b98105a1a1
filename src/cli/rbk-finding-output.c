/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-finding-output.h"

#include <math.h>
#include <string.h>

#include "rbk-output.h"

/* Multiples are known to three places: 1.724. */
#define MULTIPLE_PLACES 3
#define QUANTITY_PLACES 2
#define MONEY_DIGITS 4
#define LARGE 100
#define LARGE_DIGITS 2

static RbkDecimal
round_multiple (double multiple)
{
  return rbk_decimal_from_double (multiple, MULTIPLE_PLACES);
}

/* People read 282.02 units; what is below one keeps its decimals. */
static RbkDecimal
round_quantity (RbkDecimal quantity)
{
  if (rbk_decimal_compare (quantity, RBK_DECIMAL_ONE) < 0)
    return quantity;
  return rbk_decimal_round (quantity, QUANTITY_PLACES, RBK_ROUND_HALF_AWAY);
}

/* With what is counted: 200 AI runs, 275 × 1M tokens. */
static char *
write_quantity (const RbkFact *fact)
{
  g_autofree char *number = rbk_grouped_to_text (round_quantity (fact->value));
  g_autofree char *unit = fact->unit != NULL ? rbk_printable (fact->unit) : NULL;

  if (unit == NULL || *unit == '\0')
    return g_steal_pointer (&number);
  return g_strconcat (number, g_ascii_isdigit (*unit) ? " × " : " ", unit, NULL);
}

/* USD 5,000.00 and USD 0.0175: of an amount below one the first digits are read, and of others
 * a few decimals. An amount of the book is told as it stands there. */
static char *
write_money (const char *currency, const RbkFact *fact)
{
  double           size = fabs (rbk_decimal_to_double (fact->value));
  int              zeros = size > 0 && size < 1 ? -1 - (int) floor (log10 (size)) : 0;
  guint            places = MIN (MONEY_DIGITS + (guint) zeros, RBK_DECIMAL_PLACES);
  RbkDecimal       value = fact->value;
  g_autofree char *amount = NULL;

  if (strcmp (fact->name, "amount") != 0)
    value = rbk_decimal_round (value, size < LARGE ? places : LARGE_DIGITS, RBK_ROUND_HALF_AWAY);
  amount = rbk_grouped_amount_to_text (currency, value);
  return g_strconcat (currency, " ", amount, NULL);
}

/**
 * rbk_finding_output_fact: (skip)
 * @fact: a fact
 * @currency: (type utf8): the book's currency
 *
 * Writes a fact for people.
 *
 * Returns: (transfer full): the text, safe to print
 */
char *
rbk_finding_output_fact (const RbkFact *fact, gpointer currency)
{
  switch (fact->kind)
    {
    case RBK_FACT_MONEY:
      return write_money (currency, fact);

    case RBK_FACT_QUANTITY:
      return write_quantity (fact);

    case RBK_FACT_RATIO:
      return rbk_percent_to_text (TRUE, fact->ratio);

    case RBK_FACT_MULTIPLE:
      return rbk_decimal_to_string (round_multiple (fact->ratio));

    case RBK_FACT_TEXT:
    default:
      return rbk_printable (fact->text != NULL ? fact->text : "");
    }
}

/**
 * rbk_finding_output_facts: (skip)
 * @builder: stands in an object
 * @name: of the member
 * @facts: (element-type RbkFact): facts
 *
 * Adds an object with a member for each fact: amounts and quantities as decimal strings, ratios
 * and multiples as numbers.
 */
void
rbk_finding_output_facts (JsonBuilder *builder, const char *name, GPtrArray *facts)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  for (guint i = 0; i < facts->len; i++)
    {
      const RbkFact *fact = g_ptr_array_index (facts, i);

      if (fact->kind == RBK_FACT_TEXT)
        rbk_output_member_text (builder, fact->name, fact->text);
      else if (fact->kind == RBK_FACT_RATIO || fact->kind == RBK_FACT_MULTIPLE)
        rbk_output_member_ratio (builder, fact->name, isfinite (fact->ratio), fact->ratio);
      else
        rbk_output_member_decimal (builder, fact->name, rbk_decimal_is_valid (fact->value),
                                   fact->value);
    }
  json_builder_end_object (builder);
}

/**
 * rbk_finding_output_member: (skip)
 * @builder: stands in an array
 * @finding: a finding
 * @currency: the book's
 *
 * Adds a finding.
 */
void
rbk_finding_output_member (JsonBuilder *builder, const RbkFinding *finding, const char *currency)
{
  g_autofree char *message =
      rbk_finding_dup_message (finding, NULL, rbk_finding_output_fact, (gpointer) currency);

  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "rule", finding->rule);
  rbk_output_member_text (builder, "severity", rbk_severity_get_name (finding->severity));
  rbk_output_member_text (builder, "where", finding->where);
  rbk_output_member_text (builder, "path", finding->path);
  rbk_output_member_text (builder, "message", message);
  rbk_finding_output_facts (builder, "figures", finding->figures);
  rbk_finding_output_facts (builder, "witness", finding->witness);
  if (finding->fix != NULL)
    {
      g_autofree char *label =
          rbk_facts_fill (finding->fix->label, finding->figures, finding->witness,
                          rbk_finding_output_fact, (gpointer) currency);

      rbk_output_member_text (builder, "fix", label);
    }
  if (finding->suppressed != NULL)
    rbk_output_member_text (builder, "suppressed", finding->suppressed);
  json_builder_end_object (builder);
}

static const char *
get_color (RbkSeverity severity)
{
  static const char *const colors[] = { "\033[31m", "\033[33m", "\033[36m" };

  return colors[severity];
}

/**
 * rbk_finding_output_text: (skip)
 * @text: what is printed
 * @finding: a finding
 * @currency: the book's
 * @has_color: whether it goes to a terminal
 *
 * Appends a finding: severity and place, the sentence, and what would mend it.
 */
void
rbk_finding_output_text (GString          *text,
                         const RbkFinding *finding,
                         const char       *currency,
                         gboolean          has_color)
{
  g_autofree char *message =
      rbk_finding_dup_message (finding, NULL, rbk_finding_output_fact, (gpointer) currency);
  g_autofree char *where = rbk_printable (finding->where);

  g_string_append_printf (text, "%s%s%s  %s%s%s\n  %s\n",
                          has_color ? get_color (finding->severity) : "",
                          rbk_severity_get_name (finding->severity), has_color ? "\033[0m" : "",
                          finding->rule, *where != '\0' ? "  " : "", where, message);
  if (finding->fix != NULL)
    {
      g_autofree char *label =
          rbk_facts_fill (finding->fix->label, finding->figures, finding->witness,
                          rbk_finding_output_fact, (gpointer) currency);

      g_string_append_printf (text, "  Fix: %s\n", label);
    }
  if (finding->suppressed != NULL)
    {
      g_autofree char *reason = rbk_printable (finding->suppressed);

      g_string_append_printf (text, "  Let be: %s\n", reason);
    }
}
