/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small charts of findings, whose figures are worked by hand. A run costs 0.01. */
#include "rbk-picture.h"

#include "rbk-check-test.h"
#include "rbk-test-books.h"

typedef struct
{
  RbkTable      *table;
  RbkPopulation *population;
  RbkMixIndex   *index;
  RbkMix        *mix;
  RbkCheckInput  input;
} Fixture;

static void
fixture_init (Fixture *self, RbkBook *book, const gint64 *calls, guint n)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkSpec) spec = rbk_spec_new (book, NULL, &error);

  g_assert_no_error (error);
  if (n > 0)
    {
      self->population = rbk_population_new ();
      rbk_population_add_column (self->population, RBK_COLUMN_CALLS);
      for (guint i = 0; i < n; i++)
        {
          g_autofree char *id = g_strdup_printf ("c%u", i);

          rbk_population_set_value (self->population,
                                    rbk_population_add_customer (self->population, id),
                                    RBK_COLUMN_CALLS, calls[i]);
        }
      self->index = rbk_mix_index_new (spec, self->population, &error);
      g_assert_no_error (error);
      self->mix = rbk_mix_new (spec, self->index, &error);
      g_assert_no_error (error);
    }
  self->table = rbk_table_new (spec, self->population, &error);
  g_assert_no_error (error);
  self->input = (RbkCheckInput){ .book = book,
                                 .table = self->table,
                                 .population = self->population,
                                 .index = self->index,
                                 .mix = self->mix,
                                 .today = spec->date };
}

static void
fixture_clear (Fixture *self)
{
  g_clear_pointer (&self->table, rbk_table_free);
  g_clear_pointer (&self->mix, rbk_mix_free);
  g_clear_pointer (&self->index, rbk_mix_index_unref);
  g_clear_pointer (&self->population, rbk_population_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

static void
assert_amount (RbkDecimal value, const char *expected)
{
  g_autofree char *text = rbk_decimal_to_string (value);

  g_assert_cmpstr (text, ==, expected);
}

/* The point at a place; there is one. */
static const RbkPicturePoint *
find_point (const RbkPicture *picture, const char *x)
{
  for (guint i = 0; i < picture->points->len; i++)
    {
      const RbkPicturePoint *point = &g_array_index (picture->points, RbkPicturePoint, i);
      g_autofree char       *text = rbk_decimal_to_string (point->x);

      if (g_str_equal (text, x))
        return point;
    }
  g_error ("there is no point at %s", x);
}

static void
assert_ascending (const RbkPicture *picture)
{
  for (guint i = 1; i < picture->points->len; i++)
    g_assert_cmpint (rbk_decimal_compare (g_array_index (picture->points, RbkPicturePoint, i).x,
                                          g_array_index (picture->points, RbkPicturePoint, i - 1)
                                              .x),
                     >, 0);
}

/* Two seats pay 20; beside 3 of overhead they cost 0.01 a run: 1,700 runs, 850 a seat, are even. */
static void
test_seats (void)
{
  const RbkTestCard open = { .price = "per_unit" };
  g_autoptr(RbkBook) book = rbk_test_book_new_card (&open, "20", "3");
  g_auto(Fixture) self = { 0 };
  g_autoptr(RbkPicture) picture = NULL;

  rbk_test_set (rbk_test_get (book, "plans", 0), "seats", "2", NULL);
  fixture_init (&self, book, NULL, 0);
  picture = rbk_picture_new (&self.input, "seat-gated-ai", 0);
  g_assert_nonnull (picture);
  assert_ascending (picture);
  g_assert_cmpint (picture->axis, ==, RBK_PICTURE_USAGE);
  assert_amount (find_point (picture, "0")->values[0], "20");
  assert_amount (find_point (picture, "0")->values[1], "3");
  assert_amount (find_point (picture, "850")->values[1], "20");
  assert_amount (find_point (picture, "1700")->values[0], "20");
  assert_amount (find_point (picture, "1700")->values[1], "37");
  g_assert_cmpuint (picture->marks->len, ==, 1);
  assert_amount (g_array_index (picture->marks, RbkPictureMark, 0).x, "850");
  rbk_test_assert_fact (picture->facts, "usage", "850");
  rbk_test_assert_fact (picture->facts, "seats", "2");
}

/* One that never costs as much has no mark: 3,000 runs are the most that a level has. */
static void
test_cheap_seats (void)
{
  const RbkTestCard open = { .price = "per_unit" };
  g_autoptr(RbkBook) book = rbk_test_book_new_card (&open, "2000", "3");
  g_auto(Fixture) self = { 0 };
  g_autoptr(RbkPicture) picture = NULL;

  fixture_init (&self, book, NULL, 0);
  picture = rbk_picture_new (&self.input, "seat-gated-ai", 0);
  g_assert_nonnull (picture);
  g_assert_cmpuint (picture->marks->len, ==, 0);
  g_assert_null (rbk_facts_find (picture->facts, "usage"));
}

static void
test_flat_rate (void)
{
  const RbkTestCard open = { .price = "per_unit" };
  g_autoptr(RbkBook) book = rbk_test_book_new_card (&open, "20", "3");
  g_auto(Fixture) self = { 0 };
  g_autoptr(RbkPicture) picture = NULL;

  fixture_init (&self, book, NULL, 0);
  picture = rbk_picture_new (&self.input, "flat-rate-loss", 0);
  g_assert_nonnull (picture);
  assert_ascending (picture);
  assert_amount (find_point (picture, "1700")->values[1], "20");
  assert_amount (find_point (picture, "3400")->values[0], "20");
  assert_amount (find_point (picture, "3400")->values[1], "37");
  rbk_test_assert_fact (picture->facts, "usage", "1700");
}

/* Of four two use more than 1,700. The middle of them is 1,400: p51 a bit more. */
static void
test_customers (void)
{
  const RbkTestCard open = { .price = "per_unit" };
  const gint64      calls[] = { 1000, 1800, 2000, 500 };
  g_autoptr(RbkBook) book = rbk_test_book_new_card (&open, "20", "3");
  g_auto(Fixture) self = { 0 };
  g_autoptr(RbkPicture) picture = NULL;

  fixture_init (&self, book, calls, G_N_ELEMENTS (calls));
  picture = rbk_picture_new (&self.input, "flat-rate-loss", 0);
  g_assert_nonnull (picture);
  assert_ascending (picture);
  g_assert_cmpint (picture->axis, ==, RBK_PICTURE_CUSTOMERS);
  rbk_test_assert_fact (picture->facts, "customers_losing", "2");
  rbk_test_assert_fact (picture->facts, "customers", "4");
  assert_amount (g_array_index (picture->marks, RbkPictureMark, 0).x, "0.5");
  /* p51: 1,000 + 0.53 x 800 = 1,424 runs cost 14.24 and 3. */
  assert_amount (find_point (picture, "0.51")->values[1], "17.24");
  assert_amount (find_point (picture, "0.51")->values[0], "20");
}

/* 201 runs cost 2.01: ten accounts cost more than the 20 that a customer may, twelve more than the
 * 24 that one of the paid plan leaves. */
static void
test_free (void)
{
  const RbkTestCard free = {
    .price = "per_unit", .included = "201", .limit = "hard", .cap = "201"
  };
  const RbkTestCard paid = { .price = "per_unit", .amount = "0.1" },
                    fee = { .price = "flat", .amount = "9" };
  g_autoptr(RbkBook) book = rbk_test_book_new_card (&free, "0", "0");
  gpointer plan = rbk_test_add (book, "plans", "key", "paid", "overhead", "3", NULL);
  gpointer phase = rbk_test_add (plan, "phases", "key", "evergreen", NULL);
  g_auto(Fixture) self = { 0 };
  g_autoptr(RbkPicture) picture = NULL;

  rbk_test_add_card (phase, NULL, &fee);
  rbk_test_add_card (phase, "runs", &paid);
  rbk_test_set (book, "acquisition-cost", "20", NULL);
  fixture_init (&self, book, NULL, 0);
  picture = rbk_picture_new (&self.input, "free-tier-abuse", 0);
  g_assert_nonnull (picture);
  assert_ascending (picture);
  g_assert_cmpuint (picture->n_lines, ==, 3);
  assert_amount (find_point (picture, "10")->values[0], "20.1");
  assert_amount (find_point (picture, "10")->values[1], "20");
  assert_amount (find_point (picture, "10")->values[2], "24");
  g_assert_cmpuint (picture->points->len, ==, 14); /* none to 13 */
  g_assert_cmpuint (picture->marks->len, ==, 2);
  assert_amount (g_array_index (picture->marks, RbkPictureMark, 0).x, "10");
  assert_amount (g_array_index (picture->marks, RbkPictureMark, 1).x, "12");
  rbk_test_assert_fact (picture->facts, "accounts", "10");
}

/* Other rules have none, and a plan without a limit has no account that uses all it may. */
static void
test_none (void)
{
  const RbkTestCard open = { .price = "per_unit" };
  g_autoptr(RbkBook) book = rbk_test_book_new_card (&open, "20", "3");
  g_auto(Fixture) self = { 0 };

  fixture_init (&self, book, NULL, 0);
  g_assert_false (rbk_picture_has_rule ("tier-count"));
  g_assert_null (rbk_picture_new (&self.input, "tier-count", 0));
  g_assert_null (rbk_picture_new (&self.input, "free-tier-abuse", 0));
  g_assert_null (rbk_picture_new (&self.input, "flat-rate-loss", 7));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/picture/seats", test_seats);
  g_test_add_func ("/picture/cheap-seats", test_cheap_seats);
  g_test_add_func ("/picture/flat-rate", test_flat_rate);
  g_test_add_func ("/picture/customers", test_customers);
  g_test_add_func ("/picture/free", test_free);
  g_test_add_func ("/picture/none", test_none);

  return g_test_run ();
}
