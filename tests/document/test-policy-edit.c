/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-book-writer.h"
#include "rbk-document.h"
#include "rbk-entitlement.h"
#include "rbk-phase.h"
#include "rbk-plan.h"
#include "rbk-policy-edit.h"
#include "rbk-rate-card.h"
#include "rbk-template.h"
#include "rbk-test-books.h"
#include "rbk-wallet-policies.h"

/* A wallet that is brought to the rules of a policy. */

#define STARTER 1

typedef struct
{
  RbkDocument     *document;
  RbkWalletPolicy *wallet;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr(RbkBook) book = rbk_template_new_book ("credit-tiers", NULL);
  gpointer plan = rbk_test_get (book, "plans", STARTER);
  gpointer phase = rbk_test_get (plan, "phases", 0);
  gpointer card = rbk_test_get (phase, "rate-cards", 1);

  self->document = rbk_document_new_for_book (book);
  self->wallet = rbk_entitlement_get_wallet (rbk_rate_card_get_entitlement (card));
  g_assert_nonnull (self->wallet);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_finalize_object (self->document);
}

/* The terms of the only pool that the plan has, as the book is now. */
static RbkWalletTerms *
freeze (Fixture *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkSpec) spec = rbk_spec_new (rbk_document_get_book (self->document), NULL, &error);
  g_autoptr(GPtrArray) pools = NULL;

  g_assert_no_error (error);
  pools = rbk_wallet_terms_list (spec, &spec->plans[STARTER], &error);
  g_assert_no_error (error);
  g_assert_cmpint (pools->len, ==, 1);

  return rbk_wallet_terms_copy (g_ptr_array_index (pools, 0));
}

static char *
write_book (Fixture *self)
{
  return rbk_book_to_text (rbk_document_get_book (self->document));
}

/* What a policy comes to when it is tried, the book comes to when it is used; one step back is
 * the book that was. */
static void
use_policy (Fixture *self, const char *changes)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *before = write_book (self);
  g_autoptr(RbkWalletTerms) terms = freeze (self);
  g_autoptr(RbkWalletTerms) tried = rbk_wallet_terms_new_changed (terms, changes, &error);
  g_autoptr(RbkWalletTerms) used = NULL;
  g_autofree char *wanted = NULL;
  g_autofree char *found = NULL;
  g_autofree char *after = NULL;
  gboolean         had_steps = rbk_document_get_can_undo (self->document);

  g_assert_no_error (error);
  rbk_document_seal (self->document);
  g_assert_true (rbk_document_take (self->document,
                                    rbk_policy_edit_new (self->wallet, &tried->sources[0].rules),
                                    &error));
  g_assert_no_error (error);
  used = freeze (self);
  wanted = rbk_wallet_terms_describe (tried);
  found = rbk_wallet_terms_describe (used);
  g_assert_cmpstr (found, ==, wanted);
  if (rbk_decimal_sign (used->sources[0].rules.grant) > 0)
    g_assert_true (rbk_decimal_equal (used->sources[0].grant_paid, tried->sources[0].grant_paid));

  if (rbk_document_get_can_undo (self->document) == had_steps)
    return;
  rbk_document_undo (self->document);
  after = write_book (self);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (rbk_document_get_can_undo (self->document), ==, had_steps);
  rbk_document_redo (self->document);
}

static void
test_policies (Fixture *self, gconstpointer data)
{
  static const char *const policies[] = {
    "expiry=never,rollover=none",
    "expiry=month_end,rollover=full,rollover-cap=2500,rollover-expiry=after:P3M",
    "rollover=25%",
    "grant=12000,cadence=P1Y,expiry=year_end,rollover=none",
    "topup-amount=none",
    "topup-amount=500,topup-price=7.5,topup-below=100,topup-limit=3,topup-expiry=after:P90D",
    "priority=7,rollover-cap=none",
    "grant=0",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (policies); i++)
    use_policy (self, policies[i]);
  for (guint i = 0; i < rbk_wallet_n_policy_names; i++)
    use_policy (self, rbk_wallet_policy_names[i].key);
}

/* What the book says already is no step. */
static void
test_same (Fixture *self, gconstpointer data)
{
  g_autoptr(RbkWalletTerms) terms = freeze (self);
  g_autoptr(RbkEdit) edit = rbk_policy_edit_new (self->wallet, &terms->sources[0].rules);

  g_assert_true (rbk_edit_is_empty (edit));
}

/* What draws from it and the name of its pool are no matter of the policy. */
static void
test_rest (Fixture *self, gconstpointer data)
{
  RbkRecord *workload = rbk_test_get (rbk_document_get_book (self->document), "workloads", 0);
  const char *const workloads[] = { rbk_record_get_key (workload), NULL };

  g_object_set (self->wallet, "workloads", workloads, "pool", "shared", NULL);
  use_policy (self, "never");
  g_assert_cmpstr (rbk_wallet_policy_get_pool (self->wallet), ==, "shared");
  g_assert_cmpstr (rbk_wallet_policy_get_workloads (self->wallet)[0], ==, workloads[0]);
  g_assert_cmpstr (rbk_wallet_policy_get_expiry (self->wallet), ==, "never");
  g_assert_cmpint (rbk_wallet_policy_get_rollover (self->wallet), ==, RBK_ROLLOVER_NONE);
  g_assert_null (rbk_wallet_policy_get_rollover_cap (self->wallet));
}

#define N_WORDS 5

/* Any policy after any other. */
static void
test_random (Fixture *self, gconstpointer data)
{
  static const char *const choices[N_WORDS][4] = {
    { "expiry=never", "expiry=month_end", "expiry=after:P90D", "expiry=contract_end" },
    { "rollover=none", "rollover=full", "rollover=40%", "rollover=12.5%" },
    { "rollover-cap=none", "rollover-cap=grant", "rollover-cap=123.25", "rollover-cap=0" },
    { "topup-amount=none", "topup-amount=10", "topup-amount=0.5", "topup-amount=2000" },
    { "topup-below=none", "topup-below=5", "topup-limit=2", "topup-expiry=never" },
  };

  for (guint i = 0; i < 200; i++)
    {
      g_autoptr(GString) changes = g_string_new (NULL);

      for (guint j = 0; j < N_WORDS; j++)
        g_string_append_printf (changes, ",%s", choices[j][g_test_rand_int_range (0, 4)]);
      use_policy (self, changes->str);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/policy-edit/policies", Fixture, NULL, set_up, test_policies, tear_down);
  g_test_add ("/policy-edit/same", Fixture, NULL, set_up, test_same, tear_down);
  g_test_add ("/policy-edit/rest", Fixture, NULL, set_up, test_rest, tear_down);
  g_test_add ("/policy-edit/random", Fixture, NULL, set_up, test_random, tear_down);

  return g_test_run ();
}
