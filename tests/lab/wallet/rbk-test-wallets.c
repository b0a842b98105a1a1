/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-test-wallets.h"

#include "rbk-test-books.h"

/* 100 credits a month for a fee; more of them at 0.50; a call takes one. */
static RbkBook *
new_book (const char *fee, const char *fee_cadence, const char *limit)
{
  RbkBook *book = rbk_book_new ();
  gpointer plan, phase, card, entitlement, workload;

  g_object_set (book, "currency", "USD", NULL);
  rbk_test_add (book, "meters", "key", "credits", "name", "Credits", "kind", "credit", NULL);
  rbk_test_add (book, "models", "model", "m", "input", "1", "output", "1", NULL);
  workload =
      rbk_test_add (book, "workloads", "key", "ask", "name", "Ask", "meters", "credits", NULL);
  rbk_test_add (workload, "routes", "model", "m", "input-tokens", "1000", "credits", "1", NULL);
  plan = rbk_test_add (book, "plans", "key", "plan", "name", "Plan", NULL);
  phase = rbk_test_add (plan, "phases", "key", "evergreen", "kind", "evergreen", NULL);
  rbk_test_add (phase, "rate-cards", "key", "fee", "price", "flat", "amount", fee, "cadence",
                fee_cadence, NULL);
  card = rbk_test_add (phase, "rate-cards", "key", "credits", "name", "Credits", "meter", "credits",
                       "price", "per_unit", "amount", "0.5", NULL);
  entitlement = rbk_test_make (card, "entitlement", "included", "100", "limit", limit, NULL);
  rbk_test_make (entitlement, "wallet", "grant", "100", NULL);

  return book;
}

void
wallet_fixture_init (WalletFixture *self,
                     const char    *fee,
                     const char    *fee_cadence,
                     const char    *limit,
                     const char    *changes)
{
  g_autoptr(GError) error = NULL;

  *self = (WalletFixture){ .book = new_book (fee, fee_cadence, limit) };
  self->spec = rbk_spec_new (self->book, NULL, &error);
  g_assert_no_error (error);
  self->pools = rbk_wallet_terms_list (self->spec, &self->spec->plans[0], &error);
  g_assert_no_error (error);
  self->terms = rbk_wallet_terms_new_changed (g_ptr_array_index (self->pools, 0), changes, &error);
  g_assert_no_error (error);
}

void
wallet_fixture_clear (WalletFixture *self)
{
  g_clear_pointer (&self->terms, rbk_wallet_terms_free);
  g_clear_pointer (&self->pools, g_ptr_array_unref);
  g_clear_pointer (&self->spec, rbk_spec_unref);
  g_clear_object (&self->book);
}

void
wallet_assert_equal (RbkDecimal a, RbkDecimal b)
{
  g_autofree char *first = rbk_decimal_to_string (a);
  g_autofree char *second = rbk_decimal_to_string (b);

  g_assert_true (rbk_decimal_is_valid (a));
  g_assert_cmpstr (first, ==, second);
}

void
wallet_assert_text (RbkDecimal value, const char *expected)
{
  wallet_assert_equal (value, rbk_test_decimal (expected));
}

static RbkDecimal
sum3 (RbkDecimal a, RbkDecimal b, RbkDecimal c)
{
  return rbk_decimal_add (rbk_decimal_add (a, b), c);
}

static void
assert_none_negative (const RbkWalletMonth *month)
{
  const RbkDecimal *figures = (const RbkDecimal *) month;

  for (gsize i = 0; i < sizeof *month / sizeof *figures; i++)
    {
      g_assert_true (rbk_decimal_is_valid (figures[i]));
      g_assert_cmpint (rbk_decimal_sign (figures[i]), >=, 0);
    }
}

/* What must hold whatever the terms: nothing comes from nowhere, in credits or in money. */
void
wallet_assert_sound (const RbkWalletRun *run)
{
  RbkDecimal closing = RBK_DECIMAL_ZERO, deferred = RBK_DECIMAL_ZERO;

  for (guint i = 0; i < run->n_months; i++)
    {
      const RbkWalletMonth *month = &run->months[i];
      RbkDecimal            came = sum3 (month->opening, month->granted, month->topped_up);

      assert_none_negative (month);
      wallet_assert_equal (month->opening, closing);
      wallet_assert_equal (came, sum3 (month->used, month->expired, month->closing));
      wallet_assert_equal (rbk_decimal_add (deferred, month->paid),
                           sum3 (month->recognised, month->breakage, month->deferred));
      g_assert_cmpint (rbk_decimal_compare (month->rolled_over, month->opening), <=, 0);
      if (rbk_decimal_is_zero (month->expired))
        g_assert_true (rbk_decimal_is_zero (month->breakage));
      closing = month->closing;
      deferred = month->deferred;
    }
  assert_none_negative (&run->total);
  wallet_assert_equal (run->total.paid,
                       sum3 (run->total.recognised, run->total.breakage, run->total.deferred));
  g_assert_cmpint (rbk_decimal_compare (run->peak_deferred, run->total.deferred), >=, 0);
}

static RbkWalletLife
random_life (GRand *rand)
{
  static const RbkDuration durations[] = { { .months = 1 }, { .days = 90 },
                                           { .years = 1 },  { .weeks = 2 },
                                           { .days = 7 },   { .months = 2, .days = 3 } };
  RbkWalletLife            life = { .kind = (RbkWalletLifeKind) g_rand_int_range (rand, 0, 5) };

  life.after = durations[g_rand_int_range (rand, 0, G_N_ELEMENTS (durations))];
  return life;
}

static RbkDecimal
random_amount (GRand *rand, int max)
{
  RbkDecimal whole = rbk_decimal_from_int (g_rand_int_range (rand, 0, max));

  switch (g_rand_int_range (rand, 0, 3))
    {
    case 0:
      return rbk_decimal_div (whole, RBK_DECIMAL_UNITS (7), RBK_ROUND_DOWN);
    case 1:
      return rbk_decimal_round (rbk_decimal_div (whole, RBK_DECIMAL_UNITS (50), RBK_ROUND_DOWN), 0,
                                RBK_ROUND_DOWN);
    default:
      return whole;
    }
}

static void
random_rules (GRand *rand, RbkWalletRules *rules)
{
  static const RbkDuration cadences[] = { { .months = 1 }, { .months = 1 }, { .months = 3 },
                                          { .years = 1 },  { .weeks = 2 },  { .days = 30 } };

  rules->grant = random_amount (rand, 1000);
  rules->cadence = cadences[g_rand_int_range (rand, 0, G_N_ELEMENTS (cadences))];
  rules->expiry = random_life (rand);
  rules->rollover = (RbkRollover) g_rand_int_range (rand, 0, 3);
  rules->rollover_share =
      rules->rollover == RBK_ROLLOVER_FULL ? RBK_DECIMAL_ONE
      : rules->rollover == RBK_ROLLOVER_NONE
          ? RBK_DECIMAL_ZERO
          : rbk_decimal_div (rbk_decimal_from_int (g_rand_int_range (rand, 0, 8)),
                             RBK_DECIMAL_UNITS (7), RBK_ROUND_DOWN);
  rules->has_rollover_cap = g_rand_boolean (rand);
  rules->rollover_cap = random_amount (rand, 1500);
  rules->has_rollover_expiry = g_rand_boolean (rand);
  rules->rollover_expiry = random_life (rand);
  rules->has_topup = g_rand_boolean (rand);
  rules->topup_amount = rbk_decimal_add (random_amount (rand, 300), RBK_DECIMAL_ONE);
  rules->topup_price = random_amount (rand, 50);
  rules->has_topup_below = rules->has_topup && g_rand_boolean (rand);
  rules->topup_below = random_amount (rand, 200);
  rules->topup_limit = (guint) g_rand_int_range (rand, 0, 4);
  rules->has_topup_expiry = g_rand_boolean (rand);
  rules->topup_expiry = random_life (rand);
  rules->priority = g_rand_int_range (rand, 1, 4);
}

/* Terms of every sort, some of them absurd. */
RbkWalletTerms *
wallet_terms_new_random (GRand *rand)
{
  RbkWalletTerms *terms = g_new0 (RbkWalletTerms, 1);
  g_autoptr(RbkWalletTerms) raw = terms;

  terms->plan = g_strdup ("plan");
  terms->pool = g_strdup ("pool");
  terms->meter = -1;
  terms->draws = g_new0 (gboolean, 1);
  terms->n_sources = (guint) g_rand_int_range (rand, 1, 4);
  terms->sources = g_new0 (RbkWalletSource, terms->n_sources);
  terms->contract_months = g_rand_boolean (rand) ? 12 : 0;
  terms->fee_months = g_rand_boolean (rand) ? 12 : 1;
  terms->fee = random_amount (rand, 1000);
  terms->is_soft = g_rand_boolean (rand);
  terms->overage_price = random_amount (rand, 3);
  terms->at_zero = (RbkWalletAtZero) g_rand_int_range (rand, 0, 3);
  for (guint i = 0; i < terms->n_sources; i++)
    {
      terms->sources[i].key = g_strdup_printf ("s%u", i);
      terms->sources[i].name = g_strdup_printf ("S%u", i);
      terms->sources[i].grant_paid = random_amount (rand, 100);
      random_rules (rand, &terms->sources[i].rules);
    }

  /* Brings amounts to what is counted. */
  return rbk_wallet_terms_new_changed (raw, "", NULL);
}
