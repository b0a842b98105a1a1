/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-claim-output.h"

#include "rbk-output.h"
#include "rbk-synthetic-output.h"

/**
 * rbk_claim_output_count: (skip)
 * @claims: (element-type RbkClaim): figures of a text
 * @verdict: a verdict
 *
 * Returns: on how many of them it is the verdict
 */
guint
rbk_claim_output_count (GPtrArray *claims, RbkClaimVerdict verdict)
{
  guint n = 0;

  for (guint i = 0; i < claims->len; i++)
    n += ((const RbkClaim *) g_ptr_array_index (claims, i))->verdict == verdict ? 1 : 0;
  return n;
}

static gboolean
is_ratio (const RbkClaim *claim)
{
  return claim->kind == RBK_FACT_RATIO || claim->kind == RBK_FACT_MULTIPLE;
}

static void
add_value (JsonBuilder *builder, const RbkClaim *claim, const char *name, RbkDecimal value)
{
  gboolean exists = rbk_decimal_is_valid (value);

  if (is_ratio (claim))
    rbk_output_member_ratio (builder, name, exists, exists ? rbk_decimal_to_double (value) : 0);
  else
    rbk_output_member_decimal (builder, name, exists, value);
}

static void
add_claim (JsonBuilder *builder, const RbkClaim *claim)
{
  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "text", claim->text);
  rbk_output_member_count (builder, "line", claim->line);
  rbk_output_member_text (builder, "verdict", rbk_claim_verdict_get_name (claim->verdict));
  add_value (builder, claim, "claimed", claim->claimed);
  add_value (builder, claim, "recomputed", claim->recomputed);
  add_value (builder, claim, "difference", rbk_decimal_sub (claim->recomputed, claim->claimed));
  rbk_output_member_text (builder, "where", claim->where);
  rbk_output_member_text (builder, "reason", claim->reason);
  json_builder_end_object (builder);
}

/**
 * rbk_claim_output_json: (skip)
 * @claims: (element-type RbkClaim): figures of a text
 * @currency: the book's
 * @from: where its customers are from
 * @output: (nullable): where to write
 * @error: return location for a [error@Error]
 *
 * Returns: `TRUE` on success
 */
gboolean
rbk_claim_output_json (GPtrArray        *claims,
                       const char       *currency,
                       const RbkOwnFile *from,
                       const char       *output,
                       GError          **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "currency", currency);
  rbk_synthetic_output_member (builder, from);
  json_builder_set_member_name (builder, "claims");
  json_builder_begin_array (builder);
  for (guint i = 0; i < claims->len; i++)
    add_claim (builder, g_ptr_array_index (claims, i));
  json_builder_end_array (builder);
  rbk_output_member_count (builder, "holds", rbk_claim_output_count (claims, RBK_CLAIM_HOLDS));
  rbk_output_member_count (builder, "differs", rbk_claim_output_count (claims, RBK_CLAIM_DIFFERS));
  rbk_output_member_count (builder, "unknown", rbk_claim_output_count (claims, RBK_CLAIM_UNKNOWN));
  json_builder_end_object (builder);
  return rbk_output_write_json (output, builder, error);
}

static char *
dup_value (const RbkClaim *claim)
{
  if (!rbk_decimal_is_valid (claim->recomputed))
    return g_strdup ("-");
  if (claim->kind == RBK_FACT_RATIO)
    return rbk_percent_to_text (TRUE, rbk_decimal_to_double (claim->recomputed));
  return rbk_decimal_to_string (rbk_decimal_round (claim->recomputed, 6, RBK_ROUND_HALF_AWAY));
}

static void
add_line (RbkColumns *columns, const RbkClaim *claim)
{
  g_autofree char *text = rbk_printable (claim->text);
  g_autofree char *line = g_strdup_printf ("%u", claim->line);
  g_autofree char *value = dup_value (claim);
  g_autofree char *where = rbk_printable (claim->reason != NULL  ? claim->reason
                                          : claim->where != NULL ? claim->where
                                                                 : "");
  const char      *verdict = claim->verdict == RBK_CLAIM_HOLDS     ? "holds"
                             : claim->verdict == RBK_CLAIM_DIFFERS ? "differs"
                                                                   : "can't say";

  rbk_columns_add (columns, line, text, verdict, value, where, NULL);
}

/**
 * rbk_claim_output_text: (skip)
 * @claims: (element-type RbkClaim): figures of a text
 * @currency: the book's
 * @from: where its customers are from
 * @output: (nullable): where to write
 * @error: return location for a [error@Error]
 *
 * Returns: `TRUE` on success
 */
gboolean
rbk_claim_output_text (GPtrArray        *claims,
                       const char       *currency,
                       const RbkOwnFile *from,
                       const char       *output,
                       GError          **error)
{
  static const char *const titles[] = { "LINE", "FIGURE", "VERDICT", "RECOMPUTED", "AS", NULL };
  g_autoptr(RbkColumns) columns = rbk_columns_new (titles, "rrlrl");
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *body = NULL;

  rbk_synthetic_output_line (text, from);
  for (guint i = 0; i < claims->len; i++)
    add_line (columns, g_ptr_array_index (claims, i));
  body = rbk_columns_to_text (columns);
  if (claims->len == 0)
    g_string_append (text, "There is no figure in it that is a plan's or a call's.\n");
  else
    g_string_append_printf (text, "Amounts in %s\n\n%s", currency, body);
  return rbk_output_write (output, text->str, text->len, error);
}
