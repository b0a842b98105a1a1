/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-spec.h"

#include "rbk-book-steps.h"
#include "rbk-error.h"
#include "rbk-rating.h"
#include "rbk-test-books.h"

#include <string.h>

/* A change that makes a book of runs impossible to compute with, and how its error begins. */
typedef struct
{
  RbkBookStep steps[3];
  const char *message;
} Broken;

#define CARD "plans/0/phases/0/rate-cards/1"
#define CARD_PATH "$.plans[0].phases[0].rate_cards[1]"

static const Broken broken[] = {
  { { { "", "currency", "XXA" } }, "$.currency: " },
  { { { "", "currency", NULL } }, "$.currency: " },
  { { { "", "as-of", "2026-02-30" } }, "$.as_of: " },
  { { { "meters/0", "conversion", "0" } }, "$.meters[0].conversion: " },
  { { { "models/0", "input", NULL } }, "$.models[0].input: " },
  { { { "models/0", "output", NULL } }, "$.models[0].output: " },
  { { { "models/0", "cache-read", "-1" } }, "$.models[0].cache_read: " },
  { { { "models/0", "effective-from", "soon" } }, "$.models[0].effective_from: " },
  { { { "models/0", "context-tiers", "+" } }, "$.models[0].context_tiers[0].above: " },
  { { { "models/0", "context-tiers", "+" },
      { "models/0/context-tiers/0", "above", "5" },
      { "models/0", "context-tiers", "2x" } },
    "$.models[0].context_tiers[1].above: " },
  { { { "models/0", "context-tiers", "+" },
      { "models/0/context-tiers/0", "above", "5" },
      { "models/0/context-tiers/0", "output", "-5" } },
    "$.models[0].context_tiers[0].output: " },
  { { { "workloads/0", "meters", "runs,walks" } }, "$.workloads[0].meters[1]: " },
  { { { "workloads/0", "share", "0" } }, "$.workloads: " },
  { { { "workloads/0", "units-per-call", "-1" } }, "$.workloads[0].units_per_call: " },
  { { { "workloads/0/routes/0", "model", "n" } }, "$.workloads[0].routes[0].model: n has no " },
  { { { "models/0", "effective-from", "2027-01-01" } },
    "$.workloads[0].routes[0].model: m has no price in force on 2026-08-01" },
  { { { "workloads/0/routes/0", "share", "0" } }, "$.workloads[0].routes: " },
  { { { "workloads/0/routes/0", "batch", "true" } }, "$.workloads[0].routes[0].batch: " },
  { { { "workloads/0/routes/0", "tokenizer-factor", "0" } },
    "$.workloads[0].routes[0].tokenizer_factor: " },
  { { { "workloads/0/routes/0", "output-tokens", "-1" } },
    "$.workloads[0].routes[0].output_tokens: " },
  { { { "levels/0", "calls", NULL } }, "$.levels[0].calls: " },
  { { { "levels/0", "tokens", "-800" } }, "$.levels[0].tokens: " },
  { { { "levels/1", "percentile", "median" } }, "$.levels[1].percentile: " },
  { { { "plans/0", "overhead", "-3" } }, "$.plans[0].overhead: " },
  { { { "plans/0", "sizing", "cap:80" } }, "$.plans[0].sizing: " },
  { { { "plans/0", "sizing", "giant" } }, "$.plans[0].sizing: there is no usage level" },
  { { { "plans/0/phases/0", "duration", "P1" } }, "$.plans[0].phases[0].duration: " },
  { { { "plans/0/phases/0", "effective-from", "P1M" } }, "$.plans[0].phases[0].effective_from: " },
  { { { CARD, "meter", "walks" } }, CARD_PATH ".meter: " },
  { { { CARD, "cadence", "monthly" } }, CARD_PATH ".cadence: " },
  { { { CARD, "cadence", "P0M" } }, CARD_PATH ".cadence: " },
  { { { CARD, "amount", "-0.1" } }, CARD_PATH ".amount: " },
  { { { CARD, "minimum", "5" }, { CARD, "maximum", "4" } }, CARD_PATH ".minimum: " },
  { { { CARD, "price", "package" } }, CARD_PATH ".package_size: " },
  { { { CARD, "price", "graduated" } }, CARD_PATH ".tiers: " },
  { { { CARD, "price", "volume" } }, CARD_PATH ".tiers: " },
  { { { CARD, "price", "volume" }, { CARD, "tiers", "+" }, { CARD "/tiers/0", "up-to", "9" } },
    CARD_PATH ".tiers[0].up_to: the last tier must have no end" },
  { { { CARD, "price", "volume" }, { CARD, "tiers", "+" }, { CARD, "tiers", "+" } },
    CARD_PATH ".tiers[0].up_to: only the last tier" },
  { { { CARD, "price", "volume" },
      { CARD, "tiers", "+" },
      { CARD "/tiers/0", "unit-price", "-1" } },
    CARD_PATH ".tiers[0].unit_price: " },
  { { { CARD "/entitlement", "included", "-1" } }, CARD_PATH ".entitlement.included: " },
  { { { CARD "/entitlement", "alerts", "50,most" } }, CARD_PATH ".entitlement.alerts: " },
};

static RbkBook *
new_book (void)
{
  const RbkTestCard card = { .price = "per_unit", .amount = "0.1", .included = "200" };

  return rbk_test_book_new_card (&card, "29", "3");
}

static void
test_broken (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (RbkBook) book = new_book ();
      g_autoptr (GError) error = NULL;

      for (guint j = 0; j < 3 && broken[i].steps[j].field != NULL; j++)
        rbk_book_take_step (book, &broken[i].steps[j]);
      g_assert_null (rbk_spec_new (book, NULL, &error));
      g_assert_error (error, RBK_ERROR, RBK_ERROR_INVALID);
      if (!g_str_has_prefix (error->message, broken[i].message))
        g_error ("\"%s\" is no \"%s\"", error->message, broken[i].message);
    }
}

static void
test_tiers_ascend (void)
{
  static const char *const tiers[] = { "100:1 100:2 inf:3", "100:1 50:2 inf:3" };

  for (guint i = 0; i < G_N_ELEMENTS (tiers); i++)
    {
      const RbkTestCard card = { .price = "graduated", .tiers = tiers[i] };
      g_autoptr (RbkBook) book = rbk_test_book_new_card (&card, NULL, NULL);
      g_autoptr (GError) error = NULL;

      g_assert_null (rbk_spec_new (book, NULL, &error));
      g_assert_true (g_str_has_prefix (error->message, "$.plans[0].phases[0].rate_cards[0].tiers[1]"
                                                       ".up_to: tiers must ascend"));
    }
}

static void
test_defaults (void)
{
  g_autoptr (RbkBook) book = new_book ();
  g_autoptr (RbkSpec) spec = rbk_spec_new (book, NULL, NULL);
  const RbkCardSpec *fee = &spec->plans[0].phases[0].cards[0];
  const RbkCardSpec *runs = &spec->plans[0].phases[0].cards[1];

  g_assert_cmpstr (spec->currency, ==, "USD");
  g_assert_cmpuint (spec->minor_digits, ==, 2);
  g_assert_cmpstr (spec->plans[0].sizing_text, ==, "p50");
  g_assert_cmpstr (spec->plans[0].name, ==, "plan");
  g_assert_true (
      rbk_decimal_equal (spec->plans[0].target_margin, rbk_book_get_target_margin (book)));
  g_assert_cmpint (fee->meter, ==, -1);
  g_assert_true (rbk_decimal_equal (fee->months, RBK_DECIMAL_ONE));
  g_assert_true (runs->has_included);
  g_assert_false (runs->has_cap);
  g_assert_cmpuint (runs->n_alerts, ==, 3);
  g_assert_true (rbk_decimal_equal (runs->alerts[1], RBK_DECIMAL_UNITS (80)));
  g_assert_cmpint (spec->levels[0].percent, ==, -1);
  g_assert_cmpint (spec->levels[2].percent, ==, 90);
  g_assert_false (spec->levels[0].has_tokens);
  /* A cache price that is not there is the input price. */
  g_assert_true (rbk_decimal_equal (spec->prices[0].cache_write, RBK_DECIMAL_UNITS (10)));
}

/* Shares always sum to exactly 1, whatever division leaves over. */
static void
test_shares (void)
{
  g_autoptr (RbkBook) book = new_book ();
  g_autoptr (RbkSpec) spec = NULL;
  gpointer          workload = rbk_test_get (book, "workloads", 0);
  RbkDecimal        sum = RBK_DECIMAL_ZERO;
  RbkWorkloadSpec  *frozen;
  const char *const shares[] = { "1", "1", "0" };

  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    rbk_test_add (workload, "routes", "model", "m", "share", shares[i], NULL);
  rbk_test_add (book, "workloads", "key", "other", "share", "2", NULL);
  spec = rbk_spec_new (book, NULL, NULL);
  frozen = &spec->workloads[0];
  for (guint i = 0; i < frozen->n_routes; i++)
    sum = rbk_decimal_add (sum, frozen->routes[i].share);
  g_assert_true (rbk_decimal_equal (sum, RBK_DECIMAL_ONE));
  g_assert_true (rbk_decimal_is_zero (frozen->routes[3].share));
  sum = rbk_decimal_add (frozen->share, spec->workloads[1].share);
  g_assert_true (rbk_decimal_equal (sum, RBK_DECIMAL_ONE));
  g_assert_true (rbk_decimal_equal (frozen->share, rbk_test_decimal ("0.333333333333333333")));
}

/* What is frozen stays: an invoice made from it is the same whatever becomes of the book. */
static void
test_independent (void)
{
  g_autoptr (RbkBook) book = new_book ();
  g_autoptr (RbkSpec) spec = rbk_spec_new (book, NULL, NULL);
  gpointer   phase = rbk_test_get (rbk_test_get (book, "plans", 0), "phases", 0);
  RbkDecimal usage = RBK_DECIMAL_UNITS (300);
  g_autoptr (RbkBill) bill = NULL;
  RbkSpec *other;

  rbk_test_set (rbk_test_get (phase, "rate-cards", 0), "amount", "99", "name", "New", NULL);
  rbk_test_set (rbk_test_get (book, "models", 0), "input", "99", NULL);
  g_list_store_remove_all (G_LIST_STORE (rbk_book_get_plans (book)));
  g_clear_object (&book);

  other = rbk_spec_ref (spec);
  bill = rbk_bill_new (other, other->plans, other->plans->phases, &usage, NULL);
  g_assert_true (rbk_decimal_equal (bill->total, RBK_DECIMAL_UNITS (39)));
  g_assert_cmpstr (bill->lines[0].card->name, ==, "base");
  g_assert_true (rbk_decimal_equal (spec->prices[0].input, RBK_DECIMAL_UNITS (10)));
  rbk_spec_unref (other);
}

static const char *
phase_on (const RbkSpec *spec, const char *text)
{
  GDate date;

  g_assert_true (rbk_date_parse (text, &date, NULL));
  return rbk_plan_spec_get_phase_on (spec->plans, &date)->key;
}

static void
test_phases (void)
{
  g_autoptr (RbkBook) book = rbk_book_new ();
  g_autoptr (RbkSpec) spec = NULL, trial_spec = NULL;
  g_autoptr (GError) error = NULL;
  gpointer plan = rbk_test_add (book, "plans", "key", "plan", NULL);

  rbk_test_set (book, "as-of", "2026-08-01", NULL);
  g_clear_pointer (&trial_spec, rbk_spec_unref);
  trial_spec = rbk_spec_new (book, NULL, NULL);
  g_assert_null (rbk_plan_spec_get_phase_on (trial_spec->plans, &trial_spec->date));
  rbk_spec_unref (g_steal_pointer (&trial_spec));

  rbk_test_add (plan, "phases", "key", "trial", "kind", "trial", "duration", "P14D", NULL);
  rbk_test_add (plan, "phases", "key", "ramp", "kind", "ramp", "duration", "P3M", NULL);
  trial_spec = rbk_spec_new (book, NULL, NULL);
  g_assert_cmpstr (phase_on (trial_spec, "2026-08-01"), ==, "ramp");

  rbk_test_add (plan, "phases", "key", "v2", "effective-from", "2026-09-01", NULL);
  rbk_test_add (plan, "phases", "key", "v3", "effective-from", "2026-12-01", NULL);
  rbk_spec_unref (g_steal_pointer (&trial_spec));
  trial_spec = rbk_spec_new (book, NULL, NULL);
  g_assert_cmpstr (phase_on (trial_spec, "2026-08-01"), ==, "v2");

  rbk_test_add (plan, "phases", "key", "v1", NULL);
  spec = rbk_spec_new (book, NULL, NULL);
  g_assert_cmpstr (phase_on (spec, "2026-08-31"), ==, "v1");
  g_assert_cmpstr (phase_on (spec, "2026-09-01"), ==, "v2");
  g_assert_cmpstr (phase_on (spec, "2026-11-30"), ==, "v2");
  g_assert_cmpstr (phase_on (spec, "2027-01-01"), ==, "v3");
  g_assert_nonnull (rbk_plan_spec_find_phase (spec->plans, "trial", &error));
  g_assert_null (rbk_plan_spec_find_phase (spec->plans, "v9", &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "trial, ramp, v2, v3, v1"));
}

static void
test_find (void)
{
  g_autoptr (RbkBook) book = new_book (), empty = rbk_book_new ();
  g_autoptr (RbkSpec) spec = NULL, empty_spec = rbk_spec_new (empty, NULL, NULL);
  g_autoptr (GError) error = NULL;

  rbk_test_add (book, "plans", "key", "bare", NULL);
  spec = rbk_spec_new (book, NULL, NULL);
  g_assert_true (rbk_spec_find_plan (spec, "bare", &error) == &spec->plans[1]);
  g_assert_cmpint (rbk_spec_find_meter (spec, "runs", &error), ==, 0);
  g_assert_null (rbk_spec_find_plan (spec, "pro", &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpint (rbk_spec_find_meter (empty_spec, "runs", &error), ==, -1);
  g_assert_error (error, RBK_ERROR, RBK_ERROR_NOT_FOUND);
  g_assert_nonnull (rbk_phase_spec_get_meter_card (spec->plans[0].phases, 0));
  g_assert_null (rbk_phase_spec_get_meter_card (spec->plans[0].phases, -1));
}

/* The axis is the first meter of the plan that calls count on, not a seat. */
static void
test_axis (void)
{
  const RbkTestCard card = { .price = "per_unit", .amount = "1" };
  g_autoptr (RbkBook) book = rbk_test_book_new_runs ();
  g_autoptr (RbkSpec) spec = NULL;
  g_autoptr (RbkBook) plain = rbk_book_new ();
  g_autoptr (RbkSpec) plain_spec = NULL;
  gpointer plan = rbk_test_add (book, "plans", "key", "plan", NULL);
  gpointer phase = rbk_test_add (plan, "phases", "key", "evergreen", NULL);

  rbk_test_add (book, "meters", "key", "seats", "kind", "seat", NULL);
  rbk_test_add (book, "meters", "key", "tokens", "kind", "token", NULL);
  rbk_test_set (rbk_test_get (book, "workloads", 0), "meters", "runs,tokens,seats", NULL);
  rbk_test_add_card (phase, NULL, &card);
  rbk_test_add_card (phase, "seats", &card);
  rbk_test_add_card (phase, "tokens", &card);
  rbk_test_add_card (phase, "runs", &card);
  rbk_test_add (book, "plans", "key", "bare", NULL);
  spec = rbk_spec_new (book, NULL, NULL);
  g_assert_cmpint (rbk_spec_get_axis_meter (spec, &spec->plans[0]), ==, 2);
  g_assert_cmpint (rbk_spec_get_axis_meter (spec, &spec->plans[1]), ==, 0);

  rbk_test_add (plain, "plans", "key", "plan", NULL);
  plain_spec = rbk_spec_new (plain, NULL, NULL);
  g_assert_cmpint (rbk_spec_get_axis_meter (plain_spec, plain_spec->plans), ==, -1);
}

static void
test_date (void)
{
  g_autoptr (RbkBook) book = rbk_book_new ();
  g_autoptr (RbkSpec) today = rbk_spec_new (book, NULL, NULL);
  g_autoptr (RbkSpec) given = NULL, own = NULL;
  GDate date, now;

  rbk_date_today (&now);
  g_assert_cmpint (ABS (g_date_days_between (&today->date, &now)), <=, 1);
  rbk_test_set (book, "as-of", "2026-08-01", NULL);
  own = rbk_spec_new (book, NULL, NULL);
  g_assert_cmpint (g_date_get_month (&own->date), ==, 8);
  g_assert_true (rbk_date_parse ("2027-03-04", &date, NULL));
  given = rbk_spec_new (book, &date, NULL);
  g_assert_cmpint (g_date_compare (&given->date, &date), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/spec/broken", test_broken);
  g_test_add_func ("/spec/tiers-ascend", test_tiers_ascend);
  g_test_add_func ("/spec/defaults", test_defaults);
  g_test_add_func ("/spec/shares", test_shares);
  g_test_add_func ("/spec/independent", test_independent);
  g_test_add_func ("/spec/phases", test_phases);
  g_test_add_func ("/spec/find", test_find);
  g_test_add_func ("/spec/axis", test_axis);
  g_test_add_func ("/spec/date", test_date);

  return g_test_run ();
}
