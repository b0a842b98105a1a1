/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-cap-hits.h"
#include "rbk-error.h"
#include "rbk-test-books.h"

#include <string.h>

/* What a mix says of a few customers that can be counted by hand. */

typedef struct
{
  RbkBook       *book;
  RbkSpec       *spec;
  RbkPopulation *population;
  RbkMixIndex   *index;
} Fixture;

static gpointer
add_plan (RbkBook *book, const char *key, const char *fee, const RbkTestCard *card)
{
  const RbkTestCard base = { .price = "flat", .amount = fee };
  gpointer          plan =
      rbk_test_add (book, "plans", "key", key, "overhead", "1", "target-margin", "0.5", NULL);
  gpointer phase = rbk_test_add (plan, "phases", "key", "evergreen", "kind", "evergreen", NULL);

  rbk_test_add_card (phase, NULL, &base);
  if (card != NULL)
    rbk_test_add_card (phase, "runs", card);
  return plan;
}

/* Free up to 100 runs, ten up to 1,000, thirty and a cent for each past 2,000. A run costs a
 * cent. */
static RbkBook *
make_book (void)
{
  const RbkTestCard free_runs = {
    .price = "per_unit", .amount = "0", .limit = "hard", .cap = "100"
  };
  const RbkTestCard some = { .price = "per_unit", .amount = "0", .limit = "hard", .cap = "1000" };
  const RbkTestCard many = { .price = "per_unit", .amount = "0.01", .included = "2000" };
  RbkBook          *book = rbk_test_book_new_runs ();

  add_plan (book, "free", "0", &free_runs);
  add_plan (book, "starter", "10", &some);
  add_plan (book, "twin", "10", &some);
  add_plan (book, "pro", "30", &many);
  return book;
}

static void
freeze (Fixture *self, const gint64 *calls, guint n)
{
  g_autoptr(GError) error = NULL;

  self->spec = rbk_spec_new (self->book, NULL, &error);
  g_assert_no_error (error);
  self->population = rbk_population_new ();
  rbk_population_add_column (self->population, RBK_COLUMN_CALLS);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("c%u", i);

      rbk_population_set_value (self->population,
                                rbk_population_add_customer (self->population, id),
                                RBK_COLUMN_CALLS, calls[i]);
    }
  self->index = rbk_mix_index_new (self->spec, self->population, &error);
  g_assert_no_error (error);
}

static void
clear (Fixture *self)
{
  g_clear_pointer (&self->index, rbk_mix_index_unref);
  g_clear_pointer (&self->population, rbk_population_unref);
  g_clear_pointer (&self->spec, rbk_spec_unref);
  g_clear_object (&self->book);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, clear)

static void
assert_text (RbkDecimal value, const char *expected)
{
  g_autofree char *text = rbk_decimal_to_string (value);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_known (void)
{
  const gint64 calls[] = { 0, 79, 80, 100, 101, 799, 800, 1000, 1001, 2500 };
  g_auto(Fixture) self = { .book = make_book () };
  g_autoptr(RbkMix) mix = NULL;

  freeze (&self, calls, G_N_ELEMENTS (calls));
  mix = rbk_mix_new (self.spec, self.index, NULL);
  g_assert_cmpuint (mix->n_customers, ==, 10);
  g_assert_cmpuint (mix->n_unserved, ==, 0);
  g_assert_cmpuint (mix->plans[0].n_customers, ==, 4);
  g_assert_cmpuint (mix->plans[0].n_at_80, ==, 2);
  g_assert_cmpuint (mix->plans[0].n_at_100, ==, 1);
  g_assert_cmpuint (mix->plans[0].n_losing, ==, 4);
  assert_text (mix->plans[0].loss, "6.59");
  g_assert_cmpuint (mix->plans[1].n_customers, ==, 4);
  g_assert_cmpuint (mix->plans[1].n_at_80, ==, 2);
  g_assert_cmpuint (mix->plans[1].n_at_100, ==, 1);
  g_assert_cmpuint (mix->plans[1].n_losing, ==, 1);
  g_assert_cmpuint (mix->plans[2].n_customers, ==, 0);
  g_assert_cmpuint (mix->plans[3].n_customers, ==, 2);
  assert_text (mix->plans[3].revenue, "65");
  assert_text (mix->plans[3].inference, "35.01");
  assert_text (mix->plans[3].overhead, "2");
  assert_text (mix->plans[3].margin, "27.99");
  assert_text (mix->total.revenue, "105");
}

static void
test_for_plan (void)
{
  const gint64 calls[] = { 50, 2000, 2500, 5000 };
  g_auto(Fixture) self = { .book = make_book () };
  g_autoptr(RbkMix) free_only = NULL;
  g_autoptr(RbkMix) pro_only = NULL;
  g_autoptr(GArray) losing = NULL;
  const RbkMixLoss *loss;

  freeze (&self, calls, G_N_ELEMENTS (calls));
  free_only = rbk_mix_new_for_plan (self.spec, 0, self.index, NULL);
  pro_only = rbk_mix_new_for_plan (self.spec, 3, self.index, NULL);
  g_assert_cmpuint (free_only->n_unserved, ==, 3);
  g_assert_cmpuint (pro_only->n_unserved, ==, 0);
  g_assert_cmpuint (pro_only->plans[3].n_customers, ==, 4);

  losing = rbk_mix_list_losing (self.spec, 0, self.index, 10, NULL);
  g_assert_cmpuint (losing->len, ==, 1);
  loss = &g_array_index (losing, RbkMixLoss, 0);
  g_assert_cmpuint (loss->customer, ==, 0);
  assert_text (loss->usage, "50");
  assert_text (loss->bill, "0");
  assert_text (loss->cost, "1.5");
  assert_text (loss->break_even, "1.5");
  assert_text (loss->target_price, "3");
}

/* A cap that everybody is past, and plans without a price. */
static void
test_unserved (void)
{
  const RbkTestCard little = { .price = "per_unit", .amount = "0", .limit = "hard", .cap = "10" };
  const gint64      calls[] = { 11, 20, 10 };
  g_auto(Fixture) self = { .book = rbk_test_book_new_runs () };
  g_autoptr(RbkMix) mix = NULL;
  RbkMixCustomer customer;

  add_plan (self.book, "little", "1", &little);
  rbk_test_set (add_plan (self.book, "custom", "5", NULL), "quote-only", "true", NULL);
  freeze (&self, calls, G_N_ELEMENTS (calls));
  mix = rbk_mix_new (self.spec, self.index, NULL);
  g_assert_cmpuint (mix->n_unserved, ==, 2);
  g_assert_cmpuint (mix->plans[0].n_customers, ==, 1);
  g_assert_cmpuint (mix->plans[1].n_customers, ==, 0);
  g_assert_true (rbk_mix_get_customer (self.spec, self.index, 1, &customer, NULL));
  g_assert_cmpint (customer.plan, ==, -1);
  assert_text (customer.cost, "0.2");
}

static void
test_empty (void)
{
  g_auto(Fixture) self = { .book = make_book () };
  g_autoptr(RbkMix) mix = NULL;

  freeze (&self, NULL, 0);
  mix = rbk_mix_new (self.spec, self.index, NULL);
  g_assert_cmpuint (mix->n_customers + mix->n_unserved, ==, 0);
  assert_text (mix->total.margin, "0");
}

static void
test_fits (void)
{
  const gint64 calls[] = { 1, 2 };
  g_auto(Fixture) self = { .book = make_book () };
  g_autoptr(RbkSpec) cheaper = NULL;
  g_autoptr(RbkSpec) other = NULL;
  g_autoptr(GError) error = NULL;

  freeze (&self, calls, G_N_ELEMENTS (calls));
  rbk_test_set (rbk_test_get (rbk_test_get (rbk_test_get (self.book, "plans", 1), "phases", 0),
                              "rate-cards", 0),
                "amount", "9", NULL);
  cheaper = rbk_spec_new (self.book, NULL, NULL);
  g_assert_true (rbk_mix_index_fits (self.index, cheaper));
  rbk_test_set (rbk_test_get (self.book, "models", 0), "input", "11", NULL);
  other = rbk_spec_new (self.book, NULL, NULL);
  g_assert_false (rbk_mix_index_fits (self.index, other));
  g_assert_null (rbk_mix_new (other, self.index, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_INVALID);
  g_assert_true (rbk_mix_index_get_population (self.index) == self.population);
  rbk_mix_index_unref (rbk_mix_index_ref (self.index));
}

static void
test_no_calls (void)
{
  g_autoptr(RbkBook) book = make_book ();
  g_autoptr(RbkSpec) spec = rbk_spec_new (book, NULL, NULL);
  g_autoptr(RbkPopulation) population = rbk_population_new ();
  g_autoptr(RbkMixIndex) index = NULL;
  g_autoptr(GError) error = NULL;

  rbk_population_add_column (population, RBK_COLUMN_COST);
  rbk_population_add_customer (population, "c");
  index = rbk_mix_index_new (spec, population, &error);
  g_assert_null (index);
  g_assert_error (error, RBK_ERROR, RBK_ERROR_INVALID);
}

static void
test_too_much (void)
{
  const RbkTestCard dear = { .price = "per_unit", .amount = "1000000000" };
  const gint64      calls[] = { 1, G_GINT64_CONSTANT (400000000000) };
  g_auto(Fixture) self = { .book = rbk_test_book_new_runs () };
  g_autoptr(GError) error = NULL;

  add_plan (self.book, "dear", "1", &dear);
  freeze (&self, calls, G_N_ELEMENTS (calls));
  g_assert_null (rbk_mix_new (self.spec, self.index, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_OVERFLOW);
  g_assert_nonnull (strstr (error->message, "dear"));
}

/* So many that two threads share them, and all of seven kinds. */
static void
test_many (void)
{
  static const gint64 tokens[][2] = { { 0, 0 },      { 100, 5 },   { 1000, 99 },  { 5000, 10 },
                                      { 70, 70000 }, { 999, 999 }, { 12345, 678 } };
  const RbkTestCard   in = { .price = "graduated", .tiers = "1000:0.013 inf:0.007" };
  const RbkTestCard   out = { .price = "per_unit", .amount = "0.05", .included = "100" };
  const guint         n_each = 20000, n_kinds = G_N_ELEMENTS (tokens);
  g_auto(Fixture) self = { .book = rbk_test_book_new_runs () };
  g_autoptr(RbkMix) mix = NULL;
  RbkDecimal revenue = RBK_DECIMAL_ZERO;
  gpointer   phase;

  rbk_test_add (self.book, "meters", "key", "in", "kind", "input_token", NULL);
  rbk_test_add (self.book, "meters", "key", "out", "kind", "output_token", NULL);
  rbk_test_set (rbk_test_get (self.book, "workloads", 0), "meters", "runs,in,out", NULL);
  phase = rbk_test_get (add_plan (self.book, "plan", "0", NULL), "phases", 0);
  rbk_test_add_card (phase, "in", &in);
  rbk_test_add_card (phase, "out", &out);
  add_plan (self.book, "flat", "40", NULL);

  self.spec = rbk_spec_new (self.book, NULL, NULL);
  self.population = rbk_population_new ();
  rbk_population_add_column (self.population, RBK_COLUMN_CALLS);
  rbk_population_add_column (self.population, RBK_COLUMN_INPUT);
  rbk_population_add_column (self.population, RBK_COLUMN_OUTPUT);
  for (guint i = 0; i < n_each * n_kinds; i++)
    {
      g_autofree char *id = g_strdup_printf ("c%u", i);
      guint            customer = rbk_population_add_customer (self.population, id);

      rbk_population_set_value (self.population, customer, RBK_COLUMN_INPUT,
                                tokens[i % n_kinds][0]);
      rbk_population_set_value (self.population, customer, RBK_COLUMN_OUTPUT,
                                tokens[i % n_kinds][1]);
    }
  self.index = rbk_mix_index_new (self.spec, self.population, NULL);
  mix = rbk_mix_new (self.spec, self.index, NULL);
  for (guint i = 0; i < n_kinds; i++)
    {
      RbkMixCustomer customer;

      g_assert_true (rbk_mix_get_customer (self.spec, self.index, i, &customer, NULL));
      revenue = rbk_decimal_add (revenue, customer.bill);
    }
  g_assert_true (rbk_decimal_equal (mix->total.revenue,
                                    rbk_decimal_mul (revenue, rbk_decimal_from_int (n_each))));
  g_assert_cmpuint (mix->plans[1].n_customers, ==, 4 * n_each);
  g_assert_cmpuint (mix->plans[0].n_losing % n_each, ==, 0);
}

static void
test_cap_hits (void)
{
  static const char *const days[] = { "2026-06-29", "2026-06-30", "2026-07-01", "2026-07-02" };
  static const gint64      used[][4] = {
         { 50, 50, 79, 1 },    /* 100 in June, 80 in July: takes the free plan */
         { 400, 400, 0, 300 }, /* 800 and 300: the next one */
         { 5000, 0, 0, 0 },    /* has no cap */
  };
  const gint64 calls[] = { 90, 550, 2500 };
  g_auto(Fixture) self = { .book = make_book () };
  g_autoptr(RbkSlices) slices = rbk_slices_new ();
  g_autoptr(RbkSlices) models = rbk_slices_new ();
  g_autoptr(RbkSlices) numbers = rbk_slices_new ();
  g_autoptr(RbkCapHits) of_numbers = NULL;
  g_autoptr(RbkCapHits) of_free = NULL;
  g_autoptr(RbkCapHits) of_starter = NULL;
  g_autoptr(RbkCapHits) of_pro = NULL;
  g_autoptr(GError) error = NULL;

  freeze (&self, calls, G_N_ELEMENTS (calls));
  for (guint k = 0; k < G_N_ELEMENTS (days); k++)
    for (guint i = 0; i < G_N_ELEMENTS (used); i++)
      g_assert_true (rbk_slices_add (slices, i, rbk_slices_add_slice (slices, days[k]),
                                     RBK_COLUMN_CALLS, used[i][k]));
  of_free = rbk_cap_hits_new (self.spec, 0, self.index, slices, &error);
  g_assert_no_error (error);
  of_starter = rbk_cap_hits_new (self.spec, 1, self.index, slices, &error);
  of_pro = rbk_cap_hits_new (self.spec, 3, self.index, slices, &error);

  g_assert_cmpuint (of_free->n_days, ==, 4);
  g_assert_cmpuint (of_free->at_80[0], ==, 0);
  g_assert_cmpuint (of_free->at_80[1], ==, 1);
  g_assert_cmpuint (of_free->at_100[1], ==, 1);
  g_assert_cmpuint (of_free->at_80[2], ==, 0);
  g_assert_cmpuint (of_free->at_80[3], ==, 1);
  g_assert_cmpuint (of_free->at_100[3], ==, 0);
  g_assert_cmpuint (of_starter->at_80[1], ==, 1);
  g_assert_cmpuint (of_starter->at_80[3] + of_starter->at_100[1], ==, 0);
  for (guint k = 0; k < 4; k++)
    g_assert_cmpuint (of_pro->at_80[k], ==, 0);

  rbk_slices_add (numbers, 0, rbk_slices_add_slice (numbers, "9"), RBK_COLUMN_CALLS, 50);
  rbk_slices_add (numbers, 0, rbk_slices_add_slice (numbers, "10"), RBK_COLUMN_CALLS, 50);
  of_numbers = rbk_cap_hits_new (self.spec, 0, self.index, numbers, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (of_numbers->at_80[0], ==, 0);
  g_assert_cmpuint (of_numbers->at_100[1], ==, 1);

  rbk_slices_add_slice (models, "some model");
  g_assert_null (rbk_cap_hits_new (self.spec, 0, self.index, models, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/mix/known", test_known);
  g_test_add_func ("/mix/for-plan", test_for_plan);
  g_test_add_func ("/mix/unserved", test_unserved);
  g_test_add_func ("/mix/empty", test_empty);
  g_test_add_func ("/mix/fits", test_fits);
  g_test_add_func ("/mix/no-calls", test_no_calls);
  g_test_add_func ("/mix/too-much", test_too_much);
  g_test_add_func ("/mix/many", test_many);
  g_test_add_func ("/mix/cap-hits", test_cap_hits);

  return g_test_run ();
}
