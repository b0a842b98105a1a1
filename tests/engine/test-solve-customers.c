/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-error.h"
#include "rbk-fee.h"
#include "rbk-rating.h"
#include "rbk-solve-customers.h"
#include "rbk-test-optimise.h"
#include "rbk-trial-book.h"

/* The value for a margin of all customers of a plan is the one that a plain loop over values
 * and customers finds. */

#define N_BOOKS 800

/* The last steps that a plain loop goes. */
#define MOST_STEPS 1600

/* Adds up, customer by customer, what those come to who take a plan today and whom its terms on
 * trial allow. */
static gboolean
reaches (const RbkTestMarket *market,
         const RbkTrialBook  *book,
         guint                plan,
         RbkDecimal           margin,
         RbkDecimal          *revenue)
{
  RbkDecimal    cost = RBK_DECIMAL_ZERO;
  const gint64 *weights = rbk_population_get_weights (market->population);

  *revenue = RBK_DECIMAL_ZERO;
  for (guint i = 0; i < rbk_population_get_size (market->population); i++)
    {
      RbkDecimal         weight = rbk_decimal_from_int (weights != NULL ? weights[i] : 1);
      RbkMixCustomer     today;
      RbkRating          rating = { 0 };
      RbkDecimal         usage[1];
      const RbkCardSpec *card = rbk_trial_book_get_card (book, plan);

      g_assert_true (rbk_mix_get_customer (market->spec, market->index, i, &today, NULL));
      if (today.plan != (int) plan)
        continue;
      usage[0] = rbk_decimal_from_int (
          rbk_population_get_column (market->population, RBK_COLUMN_CALLS)[i]);
      if (card != NULL)
        rbk_rate_card_rate (card, rbk_decimal_mul (usage[0], card->months), &rating);
      if (card != NULL && rbk_decimal_sign (rating.blocked) > 0)
        continue;
      *revenue =
          rbk_decimal_add (*revenue,
                           rbk_decimal_mul (weight,
                                            rbk_bill_monthly (&book->spec, book->plans[plan].phase,
                                                              usage)));
      cost = rbk_decimal_add (cost, rbk_decimal_mul (weight, today.cost));
    }
  return rbk_decimal_sign (*revenue) > 0 && rbk_fee_reaches (*revenue, cost, margin);
}

static RbkDecimal
of_steps (RbkSolveFor what, gint64 steps)
{
  if (what == RBK_SOLVE_CAP || what == RBK_SOLVE_INCLUDED)
    return rbk_decimal_from_int (steps);
  return rbk_decimal_div (rbk_decimal_from_int (steps),
                          RBK_DECIMAL_UNITS (what == RBK_SOLVE_PRICE ? 100 : 1000000),
                          RBK_ROUND_HALF_AWAY);
}

static gboolean
is_right (const RbkTestMarket *market,
          RbkTrialBook        *book,
          guint                plan,
          RbkSolveFor          what,
          gint64               steps,
          RbkDecimal           margin)
{
  RbkDecimal revenue;

  rbk_trial_book_reset (book, plan);
  rbk_trial_book_set (book, plan, what, of_steps (what, steps));
  return reaches (market, book, plan, margin, &revenue);
}

/* The lowest or largest by a loop over all values near the answer, and a coarse one over the
 * rest. */
static void
check_answer (const RbkTestMarket *market, const RbkCustomersSolution *solution, RbkDecimal margin)
{
  g_auto(RbkTrialBook) book = { 0 };
  gboolean   is_lowest = solution->what == RBK_SOLVE_PRICE || solution->what == RBK_SOLVE_OVERAGE;
  RbkDecimal scale =
      rbk_decimal_div (RBK_DECIMAL_ONE, of_steps (solution->what, 1), RBK_ROUND_DOWN);
  RbkDecimal revenue, least, most;
  gint64     steps, low, high;

  rbk_trial_book_init (&book, market->spec);
  g_assert_true (rbk_decimal_to_int (rbk_decimal_mul (solution->value, scale), &steps));
  rbk_trial_book_get_range (&book, solution->plan, solution->what, &least, &most);
  g_assert_true (is_right (market, &book, solution->plan, solution->what, steps, margin));
  reaches (market, &book, solution->plan, margin, &revenue);
  g_assert_true (rbk_decimal_equal (revenue, solution->revenue));

  rbk_decimal_to_int (rbk_decimal_round (rbk_decimal_mul (least, scale), 0, RBK_ROUND_CEILING),
                      &low);
  high = MIN (steps + MOST_STEPS, 2000);
  if (is_lowest)
    for (gint64 i = MAX (low, steps - MOST_STEPS); i < steps; i += 1 + (steps - i) / 16)
      g_assert_false (is_right (market, &book, solution->plan, solution->what, i, margin));
  else if (rbk_decimal_to_int (rbk_decimal_min (most, solution->before), &high))
    for (gint64 i = steps + 1; i <= MIN (high, steps + MOST_STEPS); i += 1 + (i - steps) / 16)
      g_assert_false (is_right (market, &book, solution->plan, solution->what, i, margin));
}

/* A little more than a plan's customers leave today, so that there is something to find. */
static RbkDecimal
choose_margin (const RbkTestMarket *market, guint plan)
{
  g_autoptr(RbkMix) mix = rbk_mix_new (market->spec, market->index, NULL);
  const RbkMixPlan *today = &mix->plans[plan];
  double            more = g_test_rand_double_range (-0.1, 0.3);

  if (rbk_decimal_sign (today->revenue) <= 0)
    return rbk_test_decimal ("0.5");
  return rbk_decimal_from_double (MIN (rbk_margin_of (today->revenue, today->cost) + more, 0.97),
                                  3);
}

static void
test_random (void)
{
  guint n_answers[4] = { 0 };

  for (guint i = 0; i < N_BOOKS; i++)
    {
      g_auto(RbkTestMarket) market = { 0 };
      RbkSolveFor what = (RbkSolveFor) g_test_rand_int_range (0, 4);

      rbk_test_market_init_random (&market, (guint) g_test_rand_int_range (1, 4),
                                   (guint) g_test_rand_int_range (0, 40));
      for (guint plan = 0; plan < market.spec->n_plans; plan++)
        {
          RbkDecimal margin = choose_margin (&market, plan);
          g_autoptr(GError) error = NULL;
          g_autoptr(RbkCustomersSolution) solution =
                         rbk_solve_customers (market.spec, plan, what, margin, market.index, NULL,
                                              &error);

          if (solution != NULL)
            {
              check_answer (&market, solution, margin);
              n_answers[what]++;
            }
          else
            g_assert_error (error, RBK_ERROR, RBK_ERROR_NOT_FOUND);
        }
    }
  for (guint i = 0; i < 4; i++)
    {
      g_test_message ("%u answers for %u", n_answers[i], i);
      g_assert_cmpuint (n_answers[i], >, 0);
    }
}

/* Two take it: they pay 20, cost 0.5 + 2 and 1 + 2; a tenth of a margin less than 80 % needs
 * 5.5 / 0.2 = 27.5 together. */
static void
test_known (void)
{
  const RbkTestCard card = { .price = "per_unit", .amount = "0", .limit = "hard", .cap = "100" };
  const gint64      calls[] = { 50, 100, 400 };
  RbkBook          *book = rbk_test_book_new_runs ();
  g_auto(RbkTestMarket) market = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkCustomersSolution) price = NULL;
  g_autoptr(RbkCustomersSolution) cap = NULL;

  rbk_test_add_plan (book, "starter", "10", "2", &card);
  rbk_test_add_plan (book, "pro", "30", "2", NULL);
  rbk_test_market_init (&market, book, calls, NULL, 3);
  price = rbk_solve_customers (market.spec, 0, RBK_SOLVE_PRICE, rbk_test_decimal ("0.8"),
                               market.index, NULL, &error);
  g_assert_no_error (error);
  rbk_test_assert_decimal (price->before, "10");
  rbk_test_assert_decimal (price->value, "13.75");
  rbk_test_assert_decimal (price->revenue, "27.5");
  rbk_test_assert_decimal (price->margin_amount, "22");
  g_assert_cmpuint (price->n_customers, ==, 2);
  g_assert_cmpuint (price->n_stopped, ==, 0);
  rbk_test_assert_decimal (price->mix_before->total.revenue, "50");
  rbk_test_assert_decimal (price->mix_after->total.revenue, "57.5");

  cap = rbk_solve_customers (market.spec, 0, RBK_SOLVE_CAP, rbk_test_decimal ("0.73"), market.index,
                             NULL, &error);
  g_assert_no_error (error);
  rbk_test_assert_decimal (cap->value, "99");
  g_assert_cmpuint (cap->n_stopped, ==, 1);
  g_assert_cmpuint (cap->mix_after->plans[1].n_customers, ==, 2);
}

/* So many that whoever must go is looked for in one go. Of those who make up to 600 calls each
 * pays 10 and costs 3 + 2 on average. */
static void
test_many (void)
{
  const RbkTestCard card = {
    .price = "per_unit", .amount = "0", .limit = "hard", .cap = "1000000"
  };
  guint              n = 300000;
  g_autofree gint64 *calls = g_new (gint64, n);
  RbkBook           *book = rbk_test_book_new_runs ();
  g_auto(RbkTestMarket) market = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkCustomersSolution) cap = NULL;

  for (guint i = 0; i < n; i++)
    calls[i] = n - 1 - i;
  rbk_test_add_plan (book, "starter", "10", "2", &card);
  rbk_test_market_init (&market, book, calls, NULL, n);
  cap = rbk_solve_customers (market.spec, 0, RBK_SOLVE_CAP, rbk_test_decimal ("0.5"), market.index,
                             NULL, &error);
  g_assert_no_error (error);
  rbk_test_assert_decimal (cap->value, "600");
  rbk_test_assert_decimal (cap->revenue, "6010");
  rbk_test_assert_decimal (cap->cost, "3005");
  g_assert_cmpuint (cap->n_customers, ==, 601);
  g_assert_cmpuint (cap->n_stopped, ==, n - 601);
}

static void
test_trouble (void)
{
  const gint64 calls[] = { 50 };
  RbkBook     *book = rbk_test_book_new_runs ();
  g_auto(RbkTestMarket) market = { 0 };
  const struct
  {
    guint       plan;
    RbkSolveFor what;
    const char *margin, *message;
  } cases[] = {
    { 0, RBK_SOLVE_CAP, "0.5", "*no such term*" },
    { 0, RBK_SOLVE_PRICE, "1", "*below 1*" },
    { 1, RBK_SOLVE_PRICE, "0.5", "*nobody takes it*" },
    { 2, RBK_SOLVE_PRICE, "0.5", "*by quote only*" },
    { 3, RBK_SOLVE_PRICE, "0.5", "*no fee*" },
  };

  rbk_test_add_plan (book, "starter", "10", "2", NULL);
  rbk_test_add_plan (book, "pro", "30", "2", NULL);
  rbk_test_set (rbk_test_add_plan (book, "quote", "30", "2", NULL), "quote-only", "true", NULL);
  rbk_test_add_plan (book, "usage", NULL, "2",
                     &(RbkTestCard){ .price = "per_unit", .amount = "1" });
  rbk_test_market_init (&market, book, calls, NULL, 1);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (rbk_solve_customers (market.spec, cases[i].plan, cases[i].what,
                                          rbk_test_decimal (cases[i].margin), market.index, NULL,
                                          &error));
      g_assert_error (error, RBK_ERROR, RBK_ERROR_NOT_FOUND);
      g_assert_true (g_pattern_match_simple (cases[i].message, error->message));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/solve-customers/known", test_known);
  g_test_add_func ("/solve-customers/many", test_many);
  g_test_add_func ("/solve-customers/trouble", test_trouble);
  g_test_add_func ("/solve-customers/random", test_random);
  return g_test_run ();
}
