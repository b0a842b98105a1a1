/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-explain-test.h"

#include <string.h>

#include "rbk-call-costs.h"
#include "rbk-costing.h"
#include "rbk-curve.h"
#include "rbk-error.h"
#include "rbk-random-book.h"
#include "rbk-table.h"
#include "rbk-template.h"
#include "rbk-test-books.h"
#include "rbk-test-repeats.h"

#define N_RANDOM rbk_test_repeats (300, 12)

static const char *const places[] = { "p50",      "p90", "p99", "p12.5", "cap",  "cap:80%",
                                      "included", "0",   "1",   "137.5", "5000", "100k" };

/* A figure, all of whose workings are right; NULL where the book has no such place. */
static RbkWorking *
explain (const RbkExplainInput *input, const RbkPlanSpec *plan, const char *figure, const char *at)
{
  g_autofree char *where = at != NULL ? g_strdup_printf ("%s.%s@%s", plan->key, figure, at)
                                      : g_strdup_printf ("%s.%s", plan->key, figure);
  g_autoptr(GError) error = NULL;
  RbkWorking *root = rbk_explain (input, where, &error);

  if (root == NULL)
    {
      g_assert_true (g_error_matches (error, RBK_ERROR, RBK_ERROR_NOT_FOUND) ||
                     g_error_matches (error, RBK_ERROR, RBK_ERROR_OVERFLOW));
      return NULL;
    }
  g_assert_no_error (error);
  rbk_test_check_working (root);
  return root;
}

static void
expect (const RbkExplainInput *input,
        const RbkPlanSpec     *plan,
        const char            *figure,
        const char            *at,
        gboolean               exists,
        RbkDecimal             value)
{
  g_autoptr(RbkWorking) root = explain (input, plan, figure, at);

  g_assert_nonnull (root);
  g_assert_cmpint (rbk_working_exists (root), ==, exists);
  if (exists)
    rbk_test_assert_value (root, value);
}

static void
expect_ratio (const RbkExplainInput *input,
              const RbkPlanSpec     *plan,
              const char            *figure,
              const char            *at,
              gboolean               exists,
              double                 ratio)
{
  g_autoptr(RbkWorking) root = explain (input, plan, figure, at);

  g_assert_nonnull (root);
  g_assert_cmpint (rbk_working_exists (root), ==, exists);
  if (exists)
    g_assert_cmpfloat (root->value.ratio, ==, ratio);
}

static void
check_figure (const RbkExplainInput *input,
              const RbkPlanSpec     *plan,
              const char            *at,
              const RbkFigure       *figure)
{
  expect (input, plan, "usage", at, TRUE, figure->usage);
  expect (input, plan, "inference", at, TRUE, figure->inference);
  expect (input, plan, "overhead", at, TRUE, figure->overhead);
  expect (input, plan, "cost", at, TRUE, figure->cost);
  expect (input, plan, "bill", at, figure->has_bill, figure->bill);
  expect (input, plan, "margin_amount", at, figure->has_bill, figure->amount);
  expect_ratio (input, plan, "margin", at, figure->has_margin, figure->margin);
}

static void
check_places (const RbkExplainInput *input, const RbkTableRow *row)
{
  for (guint i = 0; i < G_N_ELEMENTS (places) + input->spec->n_levels; i++)
    {
      const char *at = i < G_N_ELEMENTS (places)
                           ? places[i]
                           : input->spec->levels[i - G_N_ELEMENTS (places)].key;
      RbkWhere    where;
      RbkFigure   figure;
      g_autoptr(RbkWorking) none = NULL;

      g_assert_true (rbk_where_parse (at, &where, NULL));
      if (rbk_figure_at (input->spec, row->plan, row->phase, row->axis, &where, input->population,
                         &figure, NULL))
        check_figure (input, row->plan, at, &figure);
      else
        {
          none = explain (input, row->plan, "margin", at);
          g_assert_null (none);
        }
    }
}

static void
check_curve (const RbkExplainInput *input, const RbkTableRow *row)
{
  g_autoptr(RbkCurve) curve = NULL;
  RbkCurveRange range;

  if (row->plan->is_quote_only || row->phase == NULL)
    return;
  rbk_curve_range_init_on (&range, input->spec, row->axis, input->population);
  curve = rbk_curve_new (input->spec, row->plan, &range, NULL);
  if (curve == NULL)
    return;
  expect (input, row->plan, "break_even", NULL, curve->n_break_even > 0,
          curve->n_break_even > 0 ? curve->break_even[0] : RBK_DECIMAL_ZERO);
  expect_ratio (input, row->plan, "lowest_margin", NULL, curve->certificate.has_lowest,
                curve->certificate.lowest_margin);
}

static void
check_row (const RbkExplainInput *input, const RbkTableRow *row)
{
  const RbkPlanSpec *plan = row->plan;

  if (row->has_sizing)
    {
      check_figure (input, plan, NULL, &row->sizing);
      expect (input, plan, "floor_price", NULL, row->has_floor, row->floor_price);
    }
  expect (input, plan, "price", NULL, row->has_price, row->price);
  expect (input, plan, "cap", NULL, row->has_cap, row->cap);
  expect (input, plan, "included", NULL, row->has_included, row->included);
  expect (input, plan, "overage", NULL, row->has_overage, row->overage);
  expect_ratio (input, plan, "overage_multiple", NULL, row->has_overage_multiple,
                row->overage_multiple);
  check_places (input, row);
  check_curve (input, row);
}

/* What calls cost, beside plans. */
static void
check_calls (const RbkExplainInput *input)
{
  const RbkSpec *spec = input->spec;

  for (guint i = 0; i < spec->n_workloads; i++)
    {
      g_autofree char *where = g_strdup_printf ("workload:%s.cost", spec->workloads[i].key);
      g_autoptr(RbkWorking) cost = rbk_explain (input, where, NULL);

      g_assert_nonnull (cost);
      rbk_test_check_working (cost);
      rbk_test_assert_value (cost, rbk_cost_workload (spec, &spec->workloads[i], NULL));
      for (guint k = 0; k < spec->workloads[i].n_routes; k++)
        {
          const char      *model = spec->prices[spec->workloads[i].routes[k].price].model;
          g_autofree char *asked = g_strdup_printf ("model:%s.cost", model);
          g_autoptr(RbkWorking) part = rbk_explain (input, asked, NULL);

          g_assert_nonnull (part);
          rbk_test_check_working (part);
          rbk_test_assert_value (part, rbk_spec_get_model_cost (spec, model));
        }
    }
}

static void
check_book (RbkBook *book, RbkPopulation *population)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkSpec) spec = rbk_spec_new (book, NULL, NULL);
  g_autoptr(RbkTable) table = NULL;
  RbkExplainInput input = { .book = book, .spec = spec, .population = population };

  if (spec == NULL)
    return;
  table = rbk_table_new (spec, population, &error);
  if (g_error_matches (error, RBK_ERROR, RBK_ERROR_OVERFLOW))
    return;
  g_assert_no_error (error);
  for (guint i = 0; i < table->n_rows; i++)
    if (table->rows[i].plan->key != NULL)
      check_row (&input, &table->rows[i]);
  check_calls (&input);
}

static void
test_templates (gconstpointer name)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkBook) book = rbk_template_new_book (name, &error);

  g_assert_no_error (error);
  check_book (book, NULL);
}

static RbkPopulation *
make_customers (guint n_columns)
{
  static const RbkColumn columns[] = { RBK_COLUMN_CALLS, RBK_COLUMN_INPUT, RBK_COLUMN_OUTPUT,
                                       RBK_COLUMN_COST };
  RbkPopulation         *population = rbk_population_new ();

  for (guint i = 0; i < n_columns; i++)
    rbk_population_add_column (population, columns[i]);
  for (guint i = 0; i < 41; i++)
    {
      g_autofree char *id = g_strdup_printf ("c%u", i);
      guint            customer = rbk_population_add_customer (population, id);

      for (guint k = 0; k < n_columns; k++)
        rbk_population_set_value (population, customer, columns[k],
                                  columns[k] == RBK_COLUMN_COST
                                      ? g_test_rand_int_range (0, 2000000000)
                                      : g_test_rand_int_range (0, 3000));
    }
  rbk_population_seal (population);
  return population;
}

static void
test_customers (gconstpointer name)
{
  g_autoptr(RbkBook) book = rbk_template_new_book (name, NULL);

  for (guint n = 1; n <= 4; n++)
    {
      g_autoptr(RbkPopulation) population = make_customers (n);

      check_book (book, population);
    }
}

static void
test_random (void)
{
  guint n_before = rbk_test_n_workings;

  for (guint i = 0; i < N_RANDOM; i++)
    {
      g_autoptr(RbkBook) book = rbk_random_book_new (i);
      g_autoptr(RbkPopulation) population = i % 3 == 0 ? make_customers (1 + i % 4) : NULL;

      check_book (book, population);
    }
  g_assert_cmpuint (rbk_test_n_workings - n_before, >, 10000);
}

/* A month's share of 30 days is known to some decimals only: a half must stay one. */
static void
test_days (void)
{
  static const RbkTestCard cards[] = {
    { .price = "flat", .amount = "360.36", .cadence = "P30D" },
    { .price = "per_unit", .amount = "360.36", .included = "1", .cadence = "P30D" },
    { .price = "per_unit",
      .amount = "0.07",
      .included = "10",
      .limit = "hard",
      .cap = "500",
      .cadence = "P7D" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
    {
      g_autoptr(RbkBook) book = rbk_test_book_new_card (&cards[i], "2.4", "1");

      check_book (book, NULL);
    }
}

static void
test_percentile (void)
{
  g_autoptr(RbkBook) book = rbk_test_book_new_usage_gated ();
  g_autoptr(RbkSpec) spec = rbk_spec_new (book, NULL, NULL);
  g_autoptr(RbkPopulation) population = make_customers (1);
  RbkExplainInput input = { book, spec, population, "calls.csv" };
  g_autoptr(RbkWorking) root = rbk_explain (&input, "customers.p90", NULL);
  RbkDecimal expected;

  g_assert_nonnull (root);
  g_assert_true (rbk_population_get_percentile (population, RBK_COLUMN_CALLS,
                                                RBK_DECIMAL_UNITS (90), &expected));
  rbk_test_assert_value (root, expected);
  g_assert_true (g_str_has_prefix (root->source, "calls.csv"));
  g_assert_cmpstr (root->where, ==, "customers.p90");
  rbk_test_assert_value (g_ptr_array_index (root->children, 0), RBK_DECIMAL_UNITS (41));
}

static void
assert_source (const RbkWorking *node, const char *label, const char *source, guint *n_found)
{
  if (strcmp (node->label, label) == 0)
    {
      g_assert_cmpstr (node->source, ==, source);
      ++*n_found;
    }
  for (guint i = 0; i < node->children->len; i++)
    assert_source (g_ptr_array_index (node->children, i), label, source, n_found);
}

/* Where figures stand in the file; a plan's lasting phase is not its first. */
static void
test_sources (void)
{
  g_autoptr(RbkBook) book = rbk_template_new_book ("usage-gated", NULL);
  g_autoptr(RbkSpec) spec = rbk_spec_new (book, NULL, NULL);
  RbkExplainInput input = { .book = book, .spec = spec };
  g_autoptr(RbkWorking) root = rbk_explain (&input, "pro.margin@p90", NULL);
  guint n_found = 0;

  g_assert_nonnull (root);
  g_assert_cmpstr (root->where, ==, "pro.margin@p90");
  assert_source (root, "Overhead of {plan}", "plans[1].overhead", &n_found);
  assert_source (root, "Calls of {level}", "levels[2].calls", &n_found);
  assert_source (root, "Price of output, {model}",
                 "models[0].output; implied by three of the four rows of the article's usage table",
                 &n_found);
  g_assert_cmpuint (n_found, >=, 3);
}

typedef struct
{
  const char *where;
  int         code;
} Wrong;

static const Wrong wrong[] = {
  { "", RBK_ERROR_SYNTAX },
  { "starter", RBK_ERROR_SYNTAX },
  { ".margin", RBK_ERROR_NOT_FOUND },
  { "nobody.margin", RBK_ERROR_NOT_FOUND },
  { "starter.", RBK_ERROR_NOT_FOUND },
  { "starter.colour", RBK_ERROR_NOT_FOUND },
  { "starter.margin@", RBK_ERROR_SYNTAX },
  { "starter.margin@p101", RBK_ERROR_SYNTAX },
  { "starter.margin@nowhere", RBK_ERROR_NOT_FOUND },
  { "starter@p90", RBK_ERROR_SYNTAX },
  { "model:blended", RBK_ERROR_SYNTAX },
  { "model:nobody.cost", RBK_ERROR_NOT_FOUND },
  { "workload:nobody.cost", RBK_ERROR_NOT_FOUND },
  { "workload:run.price", RBK_ERROR_SYNTAX },
  { "customers.p90", RBK_ERROR_NOT_FOUND },
};

static void
test_wrong (void)
{
  g_autoptr(RbkBook) book = rbk_template_new_book ("usage-gated", NULL);
  g_autoptr(RbkSpec) spec = rbk_spec_new (book, NULL, NULL);
  RbkExplainInput input = { .book = book, .spec = spec };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr(GError) error = NULL;

      g_test_message ("%s", wrong[i].where);
      g_assert_null (rbk_explain (&input, wrong[i].where, &error));
      g_assert_error (error, RBK_ERROR, wrong[i].code);
    }
}

int
main (int argc, char **argv)
{
  gsize              n_templates;
  const RbkTemplate *templates = rbk_template_get_all (&n_templates);

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < n_templates; i++)
    {
      g_autofree char *alone = g_strdup_printf ("/explain/template/%s", templates[i].name);
      g_autofree char *with = g_strdup_printf ("/explain/customers/%s", templates[i].name);

      g_test_add_data_func (alone, templates[i].name, test_templates);
      g_test_add_data_func (with, templates[i].name, test_customers);
    }
  g_test_add_func ("/explain/random", test_random);
  g_test_add_func ("/explain/days", test_days);
  g_test_add_func ("/explain/percentile", test_percentile);
  g_test_add_func ("/explain/sources", test_sources);
  g_test_add_func ("/explain/wrong", test_wrong);
  return g_test_run ();
}
