/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-error.h"
#include "rbk-test-optimise.h"

/* The best terms of a few customers, told by hand. */

static RbkOptimiseTask
new_task (const char *demand)
{
  RbkOptimiseTask task = { .prices = TRUE, .caps = TRUE, .included = TRUE, .overages = TRUE };
  g_autoptr(GError) error = NULL;

  rbk_demand_parse (demand, &task.demand, &error);
  g_assert_no_error (error);
  return task;
}

static const RbkOptimiseChange *
find_change (const RbkOptimum *optimum, guint plan, RbkSolveFor what)
{
  for (guint i = 0; i < optimum->changes->len; i++)
    {
      const RbkOptimiseChange *change = &g_array_index (optimum->changes, RbkOptimiseChange, i);

      if (change->plan == plan && change->what == what)
        return change;
    }
  return NULL;
}

static RbkBook *
make_book (void)
{
  const RbkTestCard some = { .price = "per_unit", .amount = "0", .limit = "hard", .cap = "1000" };
  const RbkTestCard many = { .price = "per_unit", .amount = "0.02", .included = "2000" };
  RbkBook          *book = rbk_test_book_new_runs ();

  rbk_test_add_plan (book, "starter", "10", "1", &some);
  rbk_test_add_plan (book, "pro", "40", "1", &many);
  return book;
}

/* With nobody leaving and bills bound, each price goes up by what it may. */
static void
test_bound (void)
{
  const gint64 calls[] = { 100, 200, 300, 1500, 1900 };
  g_auto(RbkTestMarket) market = { 0 };
  RbkOptimiseTask task = new_task ("bound:20%");
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkOptimum) optimum = NULL;

  rbk_test_market_init (&market, make_book (), calls, NULL, 5);
  task.caps = task.included = task.overages = FALSE;
  optimum = rbk_optimise (market.spec, &task, market.index, &error);
  g_assert_no_error (error);
  rbk_test_assert_decimal (find_change (optimum, 0, RBK_SOLVE_PRICE)->after, "12");
  rbk_test_assert_decimal (find_change (optimum, 1, RBK_SOLVE_PRICE)->after, "48");
  rbk_test_assert_decimal (find_change (optimum, 1, RBK_SOLVE_PRICE)->high, "48");
  rbk_test_assert_decimal (optimum->margin_before, "65");
  rbk_test_assert_decimal (optimum->margin_after, "87");
  rbk_test_assert_decimal (optimum->left, "22");
  rbk_test_assert_decimal (optimum->largest_rise, "0.2");
  g_assert_cmpuint (optimum->n_changed, ==, 2);
  g_assert_cmpuint (optimum->n_rising, ==, 5);
  g_assert_cmpuint (optimum->n_falling, ==, 0);
  g_assert_cmpuint (optimum->n_leaving, ==, 0);
  g_assert_false (optimum->is_flat);
}

/* One plan, customers that cost 5 and 1 each: with an elasticity of 2 the best price is twice
 * the cost. */
static void
test_elasticity (void)
{
  const gint64 calls[] = { 500, 500, 500, 500 };
  g_auto(RbkTestMarket) market = { 0 };
  RbkBook        *book = rbk_test_book_new_runs ();
  RbkOptimiseTask task = new_task ("elasticity:2");
  g_autoptr(RbkOptimum) optimum = NULL;
  const RbkOptimiseChange *change;
  double                   after;

  rbk_test_add_plan (book, "only", "10", "1", NULL);
  rbk_test_market_init (&market, book, calls, NULL, 4);
  optimum = rbk_optimise (market.spec, &task, market.index, NULL);
  change = find_change (optimum, 0, RBK_SOLVE_PRICE);
  after = rbk_decimal_to_double (change->after);
  g_assert_cmpfloat (after, >, 11.9);
  g_assert_cmpfloat (after, <, 12.1);
  g_assert_cmpfloat (rbk_decimal_to_double (change->low), <, 11.5);
  g_assert_cmpfloat (rbk_decimal_to_double (change->high), >, 12.6);
  g_assert_false (change->is_at_limit);
  g_assert_cmpuint (optimum->n_leaving, ==, 1);
  rbk_test_assert_decimal (optimum->margin_before, "16");
  g_assert_cmpfloat_with_epsilon (rbk_decimal_to_double (optimum->margin_after), 16.67, 0.011);
}

/* Nobody minds: terms go as far as is looked, never below a quarter, and that is said. */
static void
test_at_limit (void)
{
  const RbkTestCard card = { .price = "per_unit", .amount = "0.01", .included = "100" };
  const gint64      calls[] = { 500 };
  g_auto(RbkTestMarket) market = { 0 };
  RbkBook        *book = rbk_test_book_new_runs ();
  RbkOptimiseTask task = new_task ("elasticity:0.1");
  g_autoptr(RbkOptimum) optimum = NULL;

  rbk_test_add_plan (book, "only", "10", "1", &card);
  rbk_test_market_init (&market, book, calls, NULL, 1);
  optimum = rbk_optimise (market.spec, &task, market.index, NULL);
  rbk_test_assert_decimal (find_change (optimum, 0, RBK_SOLVE_PRICE)->after, "40");
  g_assert_true (find_change (optimum, 0, RBK_SOLVE_PRICE)->is_at_limit);
  rbk_test_assert_decimal (find_change (optimum, 0, RBK_SOLVE_INCLUDED)->after, "30");
  rbk_test_assert_decimal (find_change (optimum, 0, RBK_SOLVE_OVERAGE)->after, "0.04");
}

/* Free stays free, and a loss is not saved by driving customers off. */
static void
test_free (void)
{
  const RbkTestCard card = { .price = "per_unit", .amount = "0", .limit = "hard", .cap = "100" };
  const gint64      calls[] = { 10, 20, 90, 100 };
  g_auto(RbkTestMarket) market = { 0 };
  RbkBook        *book = rbk_test_book_new_runs ();
  RbkOptimiseTask task = new_task ("churn:5%");
  g_autoptr(RbkOptimum) optimum = NULL;

  rbk_test_add_plan (book, "free", "0", "1", &card);
  rbk_test_market_init (&market, book, calls, NULL, 4);
  optimum = rbk_optimise (market.spec, &task, market.index, NULL);
  g_assert_cmpuint (optimum->n_changed, ==, 0);
  g_assert_true (rbk_decimal_is_zero (optimum->left));
  g_assert_true (rbk_decimal_equal (optimum->margin_before, optimum->margin_after));
  g_assert_cmpuint (optimum->n_leaving, ==, 0);
}

/* A plan that nobody is to take goes no farther out of the way than it must. */
static void
test_nearest (void)
{
  const RbkTestCard card = { .price = "per_unit", .amount = "0.1", .included = "100" };
  const gint64      calls[] = { 50, 60, 70 };
  const char *const demands[] = { "elasticity:0.1", "bound:100%" };

  for (guint i = 0; i < G_N_ELEMENTS (demands); i++)
    {
      g_auto(RbkTestMarket) market = { 0 };
      RbkBook        *book = rbk_test_book_new_runs ();
      RbkOptimiseTask task = new_task (demands[i]);
      g_autoptr(RbkOptimum) optimum = NULL;
      const RbkOptimiseChange *first, *second;

      task.caps = task.included = task.overages = FALSE;
      rbk_test_add_plan (book, "starter", "20", "0", &card);
      rbk_test_add_plan (book, "pro", "21", "0", NULL);
      rbk_test_market_init (&market, book, calls, NULL, G_N_ELEMENTS (calls));
      optimum = rbk_optimise (market.spec, &task, market.index, NULL);
      first = find_change (optimum, 0, RBK_SOLVE_PRICE);
      second = find_change (optimum, 1, RBK_SOLVE_PRICE);
      rbk_test_assert_decimal (first->after, i == 0 ? "80" : "40");
      g_assert_true (rbk_decimal_equal (second->after, first->after));
    }
}

static void
test_ending (void)
{
  const gint64 calls[] = { 100, 200, 300, 1500, 1900 };
  const struct
  {
    const char *ending, *starter, *pro;
  } cases[] = { { "9", "10", "40" }, { "0", "10", "50" },  { ".99", "12.99", "51.99" },
                { "5", "10", "45" }, { "99", "10", "40" }, { "2.50", "12.5", "42.5" },
                { "", "13", "52" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto(RbkTestMarket) market = { 0 };
      RbkOptimiseTask task = new_task ("bound:30%");
      g_autoptr(GError) error = NULL;
      g_autoptr(RbkOptimum) optimum = NULL;

      rbk_test_market_init (&market, make_book (), calls, NULL, 5);
      task.caps = task.included = task.overages = FALSE;
      task.ending = cases[i].ending;
      optimum = rbk_optimise (market.spec, &task, market.index, &error);
      g_assert_no_error (error);
      rbk_test_assert_decimal (find_change (optimum, 0, RBK_SOLVE_PRICE)->after, cases[i].starter);
      if (i != 0)
        rbk_test_assert_decimal (find_change (optimum, 1, RBK_SOLVE_PRICE)->after, cases[i].pro);
      else
        rbk_test_assert_decimal (find_change (optimum, 1, RBK_SOLVE_PRICE)->after, "49");
    }
}

static void
test_trouble (void)
{
  const gint64 calls[] = { 100, 1500 };
  const struct
  {
    const char *demand, *min_margin, *ending, *message;
    gboolean    has_terms;
    int         code;
  } cases[] = {
    { "bound:20%", "1", NULL, "*below 1*", TRUE, RBK_ERROR_USAGE },
    { "bound:20%", NULL, NULL, "*nothing may change*", FALSE, RBK_ERROR_USAGE },
    { "bound:20%", NULL, "x", "*can't end in*", TRUE, RBK_ERROR_USAGE },
    { "bound:20%", NULL, ".999", "*can't end in*", TRUE, RBK_ERROR_USAGE },
    { "bound:20%", NULL, "9.", "*can't end in*", TRUE, RBK_ERROR_USAGE },
    { "bound:0%", "0.99", NULL, "*no terms keep*", TRUE, RBK_ERROR_REFUSED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto(RbkTestMarket) market = { 0 };
      RbkOptimiseTask task = new_task (cases[i].demand);
      g_autoptr(GError) error = NULL;

      rbk_test_market_init (&market, make_book (), calls, NULL, 2);
      task.has_min_margin = cases[i].min_margin != NULL;
      if (task.has_min_margin)
        task.min_margin = rbk_test_decimal (cases[i].min_margin);
      task.ending = cases[i].ending;
      if (!cases[i].has_terms)
        task.prices = task.caps = task.included = task.overages = FALSE;
      g_assert_null (rbk_optimise (market.spec, &task, market.index, &error));
      g_assert_error (error, RBK_ERROR, cases[i].code);
      g_assert_true (g_pattern_match_simple (cases[i].message, error->message));
    }
}

static void
test_demand (void)
{
  const struct
  {
    const char *text, *written;
  } cases[] = { { "bound:20%", "bound:20%" },
                { "bound:0.2", "bound:20%" },
                { "bound:0", "bound:0%" },
                { "elasticity:1.5", "elasticity:1.5" },
                { "churn:0.05", "churn:5%" },
                { "churn:100%", "churn:100%" },
                { "churn:0", NULL },
                { "elasticity:0", NULL },
                { "bound:-1%", NULL },
                { "bound:", NULL },
                { "bound:%", NULL },
                { "boundary:20%", NULL },
                { "bound", NULL },
                { "churn:101%", NULL },
                { "", NULL },
                { NULL, NULL },
                { "elasticity:1e3", NULL },
                { "elasticity:101", NULL } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RbkDemand demand;
      g_autoptr(GError) error = NULL;
      g_autofree char *written = NULL;

      if (!rbk_demand_parse (cases[i].text, &demand, &error))
        {
          g_assert_null (cases[i].written);
          g_assert_error (error, RBK_ERROR, RBK_ERROR_USAGE);
          g_assert_nonnull (g_strstr_len (error->message, -1, "bound:20%"));
          continue;
        }
      written = rbk_demand_to_string (&demand);
      g_assert_cmpstr (written, ==, cases[i].written);
    }
}

/* Books and populations at the edge: all say something, nothing is divided by zero. */
static void
test_edges (void)
{
  const gint64 none[] = { 0, 0, 0 }, one[] = { 700 };
  const struct
  {
    const gint64 *calls;
    guint         n;
    const char   *fee;
  } cases[] = {
    { NULL, 0, "10" }, { none, 3, "10" }, { one, 1, "10" }, { one, 1, "0" }, { none, 3, "0" }
  };
  static const char *const demands[] = { "bound:20%", "elasticity:1.5", "churn:5%" };

  for (guint i = 0; i < G_N_ELEMENTS (cases) * 3; i++)
    {
      const RbkTestCard card = { .price = "per_unit", .amount = "0.01", .included = "5" };
      g_auto(RbkTestMarket) market = { 0 };
      RbkBook        *book = rbk_test_book_new_runs ();
      RbkOptimiseTask task = new_task (demands[i % 3]);
      g_autoptr(GError) error = NULL;
      g_autoptr(RbkOptimum) optimum = NULL;

      rbk_test_add_plan (book, "only", cases[i / 3].fee, "1", &card);
      rbk_test_set (rbk_test_add_plan (book, "quote", "30", "2", NULL), "quote-only", "true", NULL);
      rbk_test_market_init (&market, book, cases[i / 3].calls, NULL, cases[i / 3].n);
      optimum = rbk_optimise (market.spec, &task, market.index, &error);
      g_assert_no_error (error);
      g_assert_cmpint (rbk_decimal_sign (optimum->left), >=, 0);
      if (cases[i / 3].n == 0)
        g_assert_cmpuint (optimum->n_changed, ==, 0);
    }
}

static void
test_overflow (void)
{
  const gint64 calls[] = { 500 }, weights[] = { G_MAXINT64 };
  g_auto(RbkTestMarket) market = { 0 };
  RbkBook        *book = rbk_test_book_new_runs ();
  RbkOptimiseTask task = new_task ("bound:20%");
  g_autoptr(GError) error = NULL;

  rbk_test_add_plan (book, "only", "1000000000000", "1", NULL);
  rbk_test_market_init (&market, book, calls, weights, 1);
  g_assert_null (rbk_optimise (market.spec, &task, market.index, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_OVERFLOW);
}

typedef struct
{
  GCancellable *cancellable;
  double        last;
} Progress;

static void
on_progress (double fraction, gpointer user_data)
{
  Progress *self = user_data;

  g_assert_cmpfloat (fraction, >=, self->last);
  g_assert_cmpfloat (fraction, <=, 1.0);
  self->last = fraction;
  if (self->cancellable != NULL && fraction > 0.3)
    g_cancellable_cancel (self->cancellable);
}

static void
test_cancel (void)
{
  const gint64 calls[] = { 100, 200, 1500 };
  g_auto(RbkTestMarket) market = { 0 };
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  RbkOptimiseTask task = new_task ("churn:5%");
  Progress        progress = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkOptimum) optimum = NULL;

  rbk_test_market_init (&market, make_book (), calls, NULL, 3);
  task.progress = on_progress;
  task.user_data = &progress;
  optimum = rbk_optimise (market.spec, &task, market.index, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (progress.last, ==, 1.0);

  progress = (Progress){ .cancellable = cancellable };
  task.cancellable = cancellable;
  g_assert_null (rbk_optimise (market.spec, &task, market.index, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpfloat (progress.last, <, 0.9);
  g_clear_error (&error);
  g_assert_null (rbk_optimise (market.spec, &task, market.index, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/optimise/bound", test_bound);
  g_test_add_func ("/optimise/elasticity", test_elasticity);
  g_test_add_func ("/optimise/at-limit", test_at_limit);
  g_test_add_func ("/optimise/free", test_free);
  g_test_add_func ("/optimise/nearest", test_nearest);
  g_test_add_func ("/optimise/ending", test_ending);
  g_test_add_func ("/optimise/trouble", test_trouble);
  g_test_add_func ("/optimise/demand", test_demand);
  g_test_add_func ("/optimise/edges", test_edges);
  g_test_add_func ("/optimise/overflow", test_overflow);
  g_test_add_func ("/optimise/cancel", test_cancel);
  return g_test_run ();
}
