/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-text.h"
#include "rbk-claim.h"
#include "rbk-template.h"

static const RbkExplainInput *
get_input (guint n)
{
  static const char *const names[] = { "usage-gated", "credit-tiers", RBK_TEMPLATE_SAMPLE };
  static RbkExplainInput   inputs[G_N_ELEMENTS (names)];
  RbkExplainInput         *input = &inputs[n % G_N_ELEMENTS (names)];

  if (input->book == NULL)
    {
      input->book = rbk_template_new_book (names[n % G_N_ELEMENTS (names)], NULL);
      input->spec = rbk_spec_new (input->book, NULL, NULL);
    }
  return input;
}

static void
check_claim (const RbkExplainInput *input, const RbkClaim *claim)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkWorking) working = NULL;

  g_assert_cmpstr (claim->text, !=, "");
  g_assert_true (g_utf8_validate (claim->text, -1, NULL));
  g_assert_cmpuint (claim->line, >=, 1);
  g_assert_cmpint (claim->verdict == RBK_CLAIM_UNKNOWN, ==, claim->reason != NULL);
  if (claim->verdict == RBK_CLAIM_UNKNOWN)
    return;
  g_assert_nonnull (claim->where);
  working = rbk_explain (input, claim->where, &error);
  g_assert_no_error (error);
  g_assert_nonnull (working);
}

/* A text of claims, behind a byte that says about which book: what is recomputed can be explained,
 * and what is not has a reason. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = size > 0 ? fuzz_dup_text (data + 1, size - 1) : NULL;
  g_autoptr(GPtrArray) claims = NULL;
  g_autoptr(GError) error = NULL;

  if (size == 0)
    return 0;
  claims = rbk_claims_check (get_input (data[0]), text, &error);
  if (claims == NULL)
    {
      fuzz_check_error (error);
      return 0;
    }
  g_assert_no_error (error);
  for (guint i = 0; i < claims->len; i++)
    check_claim (get_input (data[0]), g_ptr_array_index (claims, i));
  return 0;
}
