/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-claim-verdict.h"

#include "rbk-text.h"

/* A figure holds where it rounds to what is written, to its last digit. */
static gboolean
holds (const RbkClaimNumber *number, RbkDecimal value)
{
  RbkDecimal difference = rbk_decimal_sub (value, number->value);

  if (rbk_decimal_sign (difference) < 0)
    difference = rbk_decimal_negate (difference);
  return rbk_decimal_compare (rbk_decimal_mul (difference, RBK_DECIMAL_UNITS (2)), number->step) <=
         0;
}

/**
 * rbk_claim_recompute: (skip)
 * @claim: a figure of a text that says where it is in the book
 * @number: the same as it is written
 * @input: the book
 *
 * Finds out whether it holds.
 */
void
rbk_claim_recompute (RbkClaim *claim, const RbkClaimNumber *number, const RbkExplainInput *input)
{
  g_autoptr(RbkWorking) working = rbk_explain (input, claim->where, NULL);
  RbkDecimal value;

  if (working == NULL || !rbk_working_exists (working))
    {
      claim->reason = working == NULL ? N_ ("the book has no such figure or place")
                                      : N_ ("the book gives it no value");
      return;
    }
  g_free (claim->where);
  claim->where = g_strdup (working->where);
  claim->kind = working->value.kind;
  value = working->value.value;
  if (claim->kind == RBK_FACT_RATIO || claim->kind == RBK_FACT_MULTIPLE)
    value = rbk_decimal_from_double (working->value.ratio, 12);
  claim->recomputed = value;
  if (claim->kind == RBK_FACT_RATIO)
    value = rbk_decimal_mul (value, RBK_DECIMAL_UNITS (100));
  claim->verdict = holds (number, value) ? RBK_CLAIM_HOLDS : RBK_CLAIM_DIFFERS;
}

RbkFactKind
rbk_claim_get_kind (RbkClaimShape shape)
{
  return shape == RBK_CLAIM_MONEY      ? RBK_FACT_MONEY
         : shape == RBK_CLAIM_PERCENT  ? RBK_FACT_RATIO
         : shape == RBK_CLAIM_MULTIPLE ? RBK_FACT_MULTIPLE
                                       : RBK_FACT_QUANTITY;
}
