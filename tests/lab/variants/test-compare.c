/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-compare.h"

#include "rbk-random-book.h"
#include "rbk-test-books.h"
#include "rbk-test-figures.h"

#define N_CUSTOMERS 4

/* A book and, where wanted, its customers. */
typedef struct
{
  RbkBook       *book;
  RbkSpec       *spec;
  RbkPopulation *population;
  RbkMixIndex   *index;
} Side;

static void
add_plan (
    RbkBook *book, const char *key, const char *name, const char *fee, const RbkTestCard *card)
{
  const RbkTestCard base = { .price = "flat", .amount = fee };
  gpointer plan = rbk_test_add (book, "plans", "key", key, "name", name, "overhead", "1", NULL);
  gpointer phase = rbk_test_add (plan, "phases", "key", "evergreen", "kind", "evergreen", NULL);

  rbk_test_add_card (phase, NULL, &base);
  rbk_test_add_card (phase, "runs", card);
}

static const RbkTestCard few = {
  .price = "per_unit", .amount = "0", .limit = "hard", .cap = "100"
};
static const RbkTestCard some = {
  .price = "per_unit", .amount = "0", .limit = "hard", .cap = "1000"
};
static const RbkTestCard many = { .price = "per_unit", .amount = "0.01", .included = "2000" };

/* Free up to 100 runs, ten up to 1,000, thirty and a cent past 2,000. A run costs a cent. */
static RbkBook *
make_first (void)
{
  RbkBook *book = rbk_test_book_new_runs ();

  add_plan (book, "free", "Free", "0", &few);
  add_plan (book, "starter", "Starter", "10", &some);
  add_plan (book, "pro", "Pro", "30", &many);

  return book;
}

/* Nothing is free, and the starter's key is another. */
static RbkBook *
make_second (void)
{
  RbkBook *book = rbk_test_book_new_runs ();

  add_plan (book, "entry", "STARTER", "12", &some);
  add_plan (book, "pro", "Pro", "35", &many);

  return book;
}

static void
side_init (Side *self, RbkBook *book, gboolean has_customers)
{
  static const gint64 calls[N_CUSTOMERS] = { 50, 500, 1500, 3000 };
  g_autoptr(GError) error = NULL;

  *self = (Side){ .book = book, .spec = rbk_test_freeze (book) };
  if (!has_customers)
    return;
  self->population = rbk_population_new ();
  rbk_population_add_column (self->population, RBK_COLUMN_CALLS);
  for (guint i = 0; i < N_CUSTOMERS; i++)
    {
      g_autofree char *id = g_strdup_printf ("c%u", i);

      rbk_population_set_value (self->population,
                                rbk_population_add_customer (self->population, id),
                                RBK_COLUMN_CALLS, calls[i]);
    }
  rbk_population_seal (self->population);
  self->index = rbk_mix_index_new (self->spec, self->population, &error);
  g_assert_no_error (error);
}

static void
side_clear (Side *self)
{
  g_clear_pointer (&self->index, rbk_mix_index_unref);
  g_clear_pointer (&self->population, rbk_population_unref);
  g_clear_pointer (&self->spec, rbk_spec_unref);
  g_clear_object (&self->book);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Side, side_clear)

static RbkComparison *
compare (const Side *a, const Side *b)
{
  const RbkCompareInput inputs[] = {
    { "first", a->spec, a->population, a->index },
    { "second", b->spec, b->population, b->index },
  };
  g_autoptr(GError) error = NULL;
  RbkComparison *self = rbk_compare (inputs, G_N_ELEMENTS (inputs), &error);

  g_assert_no_error (error);

  return self;
}

static const RbkCompareValue *
peek (const RbkComparison *self, const char *key, guint book, RbkCompareFigure figure)
{
  for (guint i = 0; i < self->n_rows; i++)
    if (g_strcmp0 (self->rows[i].key, key) == 0)
      return &self->rows[i].plans[book].values[figure];
  g_assert_not_reached ();
}

static void
assert_value (const RbkCompareValue *value, const char *expected, gboolean differs)
{
  g_assert_true (value->exists);
  rbk_test_assert_decimal (value->value, expected);
  g_assert_cmpint (value->differs, ==, differs);
}

/* At the median level of 200 runs a starter costs 3 to serve. */
static void
test_terms (void)
{
  g_auto(Side) a = { 0 };
  g_auto(Side) b = { 0 };
  g_autoptr(RbkComparison) self = NULL;
  const RbkCompareValue *margin;

  side_init (&a, make_first (), FALSE);
  side_init (&b, make_second (), FALSE);
  self = compare (&a, &b);

  g_assert_false (self->has_customers);
  g_assert_cmpuint (self->n_rows, ==, 3);
  g_assert_cmpint (self->rows[0].plans[1].plan, ==, -1);
  g_assert_cmpint (self->rows[1].plans[1].plan, ==, 0);
  g_assert_cmpint (self->rows[2].plans[1].plan, ==, 1);
  assert_value (peek (self, "starter", 0, RBK_COMPARE_PRICE), "10", FALSE);
  assert_value (peek (self, "starter", 1, RBK_COMPARE_PRICE), "12", TRUE);
  assert_value (peek (self, "starter", 1, RBK_COMPARE_CAP), "1000", FALSE);
  assert_value (peek (self, "starter", 1, RBK_COMPARE_COST), "3", FALSE);
  assert_value (peek (self, "starter", 1, RBK_COMPARE_BILL), "12", TRUE);
  assert_value (peek (self, "pro", 1, RBK_COMPARE_OVERAGE), "0.01", FALSE);
  margin = peek (self, "starter", 0, RBK_COMPARE_MARGIN);
  g_assert_cmpfloat_with_epsilon (margin->ratio, 0.7, 1e-12);
  margin = peek (self, "starter", 1, RBK_COMPARE_MARGIN);
  g_assert_cmpfloat_with_epsilon (margin->ratio, 0.75, 1e-12);
  g_assert_true (margin->differs);
  /* Lowest at the cap: a bill of 10 and 12 for a cost of 11. */
  margin = peek (self, "starter", 0, RBK_COMPARE_LOWEST_MARGIN);
  g_assert_cmpfloat_with_epsilon (margin->ratio, -0.1, 1e-12);
  margin = peek (self, "starter", 1, RBK_COMPARE_LOWEST_MARGIN);
  g_assert_cmpfloat_with_epsilon (margin->ratio, 1.0 / 12.0, 1e-12);
}

/* 50 runs go free, 500 to the starter, 1,500 and 3,000 to pro; without a free plan 50 pay too. */
static void
test_customers (void)
{
  g_auto(Side) a = { 0 };
  g_auto(Side) b = { 0 };
  g_autoptr(RbkComparison) self = NULL;

  side_init (&a, make_first (), TRUE);
  side_init (&b, make_second (), TRUE);
  self = compare (&a, &b);

  g_assert_true (self->has_customers);
  g_assert_null (self->synthetic);
  assert_value (peek (self, "free", 0, RBK_COMPARE_CUSTOMERS), "1", FALSE);
  assert_value (peek (self, "starter", 1, RBK_COMPARE_CUSTOMERS), "2", TRUE);
  assert_value (peek (self, "pro", 1, RBK_COMPARE_REVENUE), "80", TRUE);
  assert_value (peek (self, "pro", 1, RBK_COMPARE_SPENT), "47", FALSE);
  assert_value (&self->books[0].total[RBK_COMPARE_REVENUE], "80", FALSE);
  assert_value (&self->books[0].total[RBK_COMPARE_LEFT], "25.5", FALSE);
  assert_value (&self->books[0].total[RBK_COMPARE_LOSING], "1", FALSE);
  assert_value (&self->books[1].total[RBK_COMPARE_REVENUE], "104", TRUE);
  assert_value (&self->books[1].total[RBK_COMPARE_SPENT], "54.5", FALSE);
  assert_value (&self->books[1].total[RBK_COMPARE_LEFT], "49.5", TRUE);
  assert_value (&self->books[1].total[RBK_COMPARE_LOSING], "0", TRUE);
  assert_value (&self->books[1].total[RBK_COMPARE_UNSERVED], "0", FALSE);
}

/* Euros are shown, and never said to be more or fewer than dollars; a share is a share. */
static void
test_currencies (void)
{
  g_auto(Side) a = { 0 };
  g_auto(Side) b = { 0 };
  g_autoptr(RbkComparison) self = NULL;
  RbkBook *euros = make_second ();

  g_object_set (euros, "currency", "EUR", NULL);
  side_init (&a, make_first (), TRUE);
  side_init (&b, euros, TRUE);
  self = compare (&a, &b);

  g_assert_true (self->books[0].is_same_currency);
  g_assert_false (self->books[1].is_same_currency);
  assert_value (peek (self, "starter", 1, RBK_COMPARE_PRICE), "12", FALSE);
  assert_value (&self->books[1].total[RBK_COMPARE_REVENUE], "104", FALSE);
  assert_value (&self->books[1].total[RBK_COMPARE_LOSING], "0", TRUE);
  g_assert_true (peek (self, "starter", 1, RBK_COMPARE_MARGIN)->differs);
}

/* Caps in runs and in another unit have nothing to do with each other. */
static void
test_meters (void)
{
  g_auto(Side) a = { 0 };
  g_auto(Side) b = { 0 };
  g_autoptr(RbkComparison) self = NULL;
  RbkBook *other = make_second ();
  gpointer pro = rbk_test_get (other, "plans", 1);
  gpointer card = rbk_test_get (rbk_test_get (pro, "phases", 0), "rate-cards", 1);

  rbk_test_add (other, "meters", "key", "steps", NULL);
  rbk_test_set (rbk_test_get (other, "workloads", 0), "meters", "runs,steps", NULL);
  rbk_test_set (card, "meter", "steps", "amount", "0.02", NULL);
  side_init (&a, make_first (), FALSE);
  side_init (&b, other, FALSE);
  self = compare (&a, &b);

  assert_value (peek (self, "pro", 1, RBK_COMPARE_OVERAGE), "0.02", FALSE);
  assert_value (peek (self, "pro", 1, RBK_COMPARE_PRICE), "35", TRUE);
}

/* What is matched by place; a plan on request is nobody's twin. */
static void
test_places (void)
{
  g_auto(Side) a = { 0 };
  g_auto(Side) b = { 0 };
  g_autoptr(RbkComparison) self = NULL;
  RbkBook *other = rbk_test_book_new_runs ();

  add_plan (other, "one", "One", "0", &few);
  rbk_test_add (other, "plans", "key", "two", "quote-only", "true", NULL);
  add_plan (other, "free", "Three", "1", &few);
  side_init (&a, make_first (), FALSE);
  side_init (&b, other, FALSE);
  self = compare (&a, &b);

  /* free by its key; nothing for the starter; pro's place is taken; both others are new. */
  g_assert_cmpuint (self->n_rows, ==, 5);
  g_assert_cmpint (self->rows[0].plans[1].plan, ==, 2);
  g_assert_cmpint (self->rows[1].plans[1].plan, ==, -1);
  g_assert_cmpint (self->rows[2].plans[1].plan, ==, -1);
  g_assert_cmpstr (self->rows[3].key, ==, "one");
  g_assert_cmpint (self->rows[3].plans[0].plan, ==, -1);
  g_assert_cmpstr (self->rows[4].key, ==, "two");
  g_assert_false (self->rows[4].plans[1].values[RBK_COMPARE_PRICE].exists);
}

/* A book beside itself has nothing to mark. */
static void
test_itself (void)
{
  guint n_frozen = 0;

  for (guint seed = 0; seed < 60; seed++)
    {
      g_autoptr(RbkBook) book = rbk_random_book_new (seed);
      g_autoptr(RbkSpec) spec = rbk_spec_new (book, NULL, NULL);
      g_autoptr(RbkComparison) self = NULL;
      RbkCompareInput inputs[3];

      if (spec == NULL)
        continue;
      for (guint i = 0; i < G_N_ELEMENTS (inputs); i++)
        inputs[i] = (RbkCompareInput){ .name = "same", .spec = spec };
      self = rbk_compare (inputs, G_N_ELEMENTS (inputs), NULL);
      if (self == NULL)
        continue;
      n_frozen++;
      g_assert_cmpuint (self->n_rows, ==, spec->n_plans);
      for (guint i = 0; i < self->n_rows; i++)
        for (guint k = 0; k < 3 * RBK_N_COMPARE_FIGURES; k++)
          {
            const RbkComparePlan *plan = &self->rows[i].plans[k / RBK_N_COMPARE_FIGURES];

            g_assert_cmpint (plan->plan, ==, i);
            g_assert_false (plan->values[k % RBK_N_COMPARE_FIGURES].differs);
          }
    }
  g_assert_cmpuint (n_frozen, >, 20);
}

/* Every figure has a name for programs and one for people. */
static void
test_names (void)
{
  g_autoptr(GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < RBK_N_COMPARE_FIGURES; i++)
    {
      g_assert_true (g_hash_table_add (keys, (gpointer) rbk_compare_figure_get_key (i)));
      g_assert_nonnull (rbk_compare_figure_get_title (i));
    }
  g_assert_cmpint (rbk_compare_figure_get_kind (RBK_COMPARE_LOSING), ==, RBK_COMPARE_KIND_COUNT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/Lab/Compare/terms", test_terms);
  g_test_add_func ("/Lab/Compare/customers", test_customers);
  g_test_add_func ("/Lab/Compare/currencies", test_currencies);
  g_test_add_func ("/Lab/Compare/meters", test_meters);
  g_test_add_func ("/Lab/Compare/places", test_places);
  g_test_add_func ("/Lab/Compare/itself", test_itself);
  g_test_add_func ("/Lab/Compare/names", test_names);

  return g_test_run ();
}
