/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mix-books.h"
#include "rbk-error.h"
#include "rbk-mix-blocks.h"
#include "rbk-mix-spread.h"
#include "rbk-moves.h"
#include "rbk-test-books.h"
#include "rbk-work.h"

#include <string.h>

/* Populations and books at the ends of what there is, on both ways to price them. */

typedef struct
{
  const char *name;
  gboolean    has_two;  /* whether it charges for input and output apart */
  gboolean    is_quote; /* whether no plan has a price */
  const char *cap;      /* of each meter */
  guint       n;
  gint64      number, weight;
  guint64     n_served;
  const char *revenue;
} Case;

static const Case cases[] = {
  { "one", FALSE, FALSE, "1000", 1, 0, 1, 1, "9" },
  { "one-two", TRUE, FALSE, "1000", 1, 0, 1, 1, "9" },
  { "nobody", FALSE, FALSE, "1000", 0, 0, 1, 0, "0" },
  { "nobody-two", TRUE, FALSE, "1000", 0, 0, 1, 0, "0" },
  { "zeros", FALSE, FALSE, "1000", 3000, 0, 1, 3000, "27000" },
  { "zeros-two", TRUE, FALSE, "1000", 3000, 0, 1, 3000, "27000" },
  { "alike", FALSE, FALSE, "1000", 3000, 10, 1, 3000, "27990" },
  { "alike-two", TRUE, FALSE, "1000", 3000, 10, 1, 3000, "28980" },
  { "weights", FALSE, FALSE, "1000", 2, 10, 1500, 3000, "27990" },
  { "weights-two", TRUE, FALSE, "1000", 2, 10, 1500, 3000, "28980" },
  { "past", FALSE, FALSE, "9", 700, 10, 1, 0, "0" },
  { "past-two", TRUE, FALSE, "9", 700, 10, 1, 0, "0" },
  { "quote", FALSE, TRUE, "1000", 700, 10, 1, 0, "0" },
  { "quote-two", TRUE, TRUE, "1000", 700, 10, 1, 0, "0" },
  { "wide", FALSE, FALSE, "100000000000", 600, G_GINT64_CONSTANT (50000000000), 1, 600,
    "990000005400" },
  { "wide-two", TRUE, FALSE, "100000000000", 600, G_GINT64_CONSTANT (50000000000), 1, 600,
    "1980000005400" },
};

/* Nine, and 0.033 for each token, which is rounded line by line. */
static RbkBook *
make_book (const Case *self)
{
  const RbkTestCard fee = { .price = "flat", .amount = "9" };
  const RbkTestCard tokens = {
    .price = "per_unit", .amount = "0.033", .limit = "hard", .cap = self->cap
  };
  RbkBook *book = rbk_test_book_new_runs ();
  gpointer plan, phase;

  rbk_test_add (book, "meters", "key", "in", "kind", "input_token", NULL);
  rbk_test_add (book, "meters", "key", "out", "kind", "output_token", NULL);
  rbk_test_set (rbk_test_get (book, "workloads", 0), "meters", "runs,in,out", NULL);
  plan = rbk_test_add (book, "plans", "key", "plan", "overhead", "1", "target-margin", "0.5",
                       "quote-only", self->is_quote ? "true" : NULL, NULL);
  phase = rbk_test_add (plan, "phases", "key", "evergreen", "kind", "evergreen", NULL);
  rbk_test_add_card (phase, NULL, &fee);
  rbk_test_add_card (phase, "in", &tokens);
  if (self->has_two)
    rbk_test_add_card (phase, "out", &tokens);
  return book;
}

static RbkPopulation *
make_population (const Case *self)
{
  RbkPopulation *population = rbk_population_new ();

  rbk_population_add_column (population, RBK_COLUMN_CALLS);
  rbk_population_add_column (population, RBK_COLUMN_INPUT);
  rbk_population_add_column (population, RBK_COLUMN_OUTPUT);
  rbk_population_add_column (population, RBK_COLUMN_COST);
  for (guint i = 0; i < self->n; i++)
    {
      g_autofree char *id = g_strdup_printf ("c%u", i);
      guint            customer = rbk_population_add_customer (population, id);

      rbk_population_set_value (population, customer, RBK_COLUMN_INPUT, self->number);
      rbk_population_set_value (population, customer, RBK_COLUMN_OUTPUT, self->number);
      if (self->weight > 1)
        rbk_population_set_weight (population, customer, self->weight);
    }
  return population;
}

static void
test_case (gconstpointer data)
{
  const Case *self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkBook) book = make_book (self);
  g_autoptr(RbkSpec) spec = rbk_spec_new (book, NULL, &error);
  g_autoptr(RbkPopulation) population = make_population (self);
  g_autoptr(RbkMixIndex) index = rbk_mix_index_new (spec, population, &error);
  g_autoptr(RbkMix) mix = NULL;
  g_autoptr(RbkMixSpread) spread = NULL;
  g_autoptr(RbkMoves) moves = NULL;

  g_assert_no_error (error);
  mix = rbk_mix_new (spec, index, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mix->n_customers, ==, self->n * self->weight);
  g_assert_cmpuint (mix->total.n_customers, ==, self->n_served);
  g_assert_cmpuint (mix->n_unserved, ==, mix->n_customers - self->n_served);
  mix_assert_equal (mix->total.revenue, rbk_test_decimal (self->revenue));
  g_assert_cmpuint (mix->total.n_losing, ==, 0);
  spread = rbk_mix_spread_new (spec, index, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (spread->total.n_customers, ==, self->n_served);
  if (self->n_served > 0)
    mix_assert_equal (spread->total.amounts[0], spread->total.amounts[4]);
  moves = rbk_moves_new (spec, index, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (moves->n_unknown, ==, self->n_served);
  g_assert_cmpuint (moves->n_unserved, ==, mix->n_unserved);
}

/* So many that they can't be counted. */
static void
test_too_many (void)
{
  const Case self = { .cap = "100", .n = 3, .weight = G_MAXINT64 / 2 };
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkBook) book = make_book (&self);
  g_autoptr(RbkSpec) spec = rbk_spec_new (book, NULL, &error);
  g_autoptr(RbkPopulation) population = make_population (&self);
  g_autoptr(RbkMixIndex) index = rbk_mix_index_new (spec, population, &error);

  g_assert_null (index);
  g_assert_error (error, RBK_ERROR, RBK_ERROR_OVERFLOW);
}

/* As many as can be, who pay more together than can be said. */
static void
test_too_much_together (void)
{
  const Case shapes[] = {
    { .cap = "100000000000", .n = 2, .number = 50000000000, .weight = G_MAXINT64 / 2 },
    { .cap = "100000000000",
      .n = 2,
      .number = 50000000000,
      .weight = G_MAXINT64 / 2,
      .has_two = TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(RbkBook) book = make_book (&shapes[i]);
      g_autoptr(RbkSpec) spec = rbk_spec_new (book, NULL, &error);
      g_autoptr(RbkPopulation) population = make_population (&shapes[i]);
      g_autoptr(RbkMixIndex) index = rbk_mix_index_new (spec, population, &error);
      g_autoptr(RbkMix) mix = NULL;

      g_assert_no_error (error);
      mix = rbk_mix_new (spec, index, &error);
      g_assert_null (mix);
      g_assert_error (error, RBK_ERROR, RBK_ERROR_OVERFLOW);
    }
}

/* Each customer is in one block, and within its bounds. */
static void
test_blocks (void)
{
  for (guint run = 0; run < 20; run++)
    {
      const Case shape = { .cap = "100", .has_two = TRUE };
      g_autoptr(RbkBook) book = make_book (&shape);
      g_autoptr(RbkSpec) spec = rbk_spec_new (book, NULL, NULL);
      g_autoptr(RbkPopulation) population = mix_population_new_random (20000, run % 2 == 0);
      g_autoptr(RbkMixIndex) index = rbk_mix_index_new (spec, population, NULL);
      const RbkMixBlocks *blocks = rbk_mix_index_get_blocks (index, spec);
      g_autofree guint8  *seen = g_new0 (guint8, index->n_customers + 1);
      guint64             n_customers = 0;

      for (guint i = 0; i < blocks->blocks->len; i++)
        {
          const RbkMixBlock *block = &g_array_index (blocks->blocks, RbkMixBlock, i);
          __int128           cost = 0;

          g_assert_cmpuint (block->n, <=, RBK_MIX_CHUNK);
          n_customers += block->n_customers;
          for (guint k = block->from; k < block->from + block->n; k++)
            {
              guint customer = blocks->order[k];

              g_assert_cmpuint (seen[customer]++, ==, 0);
              g_assert_cmpint (blocks->cost[k], ==, index->cost[customer]);
              cost += (__int128) blocks->cost[k] * rbk_mix_get_weight (index, customer);
              for (guint m = RBK_MIX_CALLS; m < RBK_N_MIX_SOURCES; m++)
                if (index->values[m] != NULL)
                  {
                    g_assert_cmpint (index->values[m][customer], >=, block->low[m]);
                    g_assert_cmpint (index->values[m][customer], <=, block->high[m]);
                  }
            }
          g_assert_true (cost == block->cost);
        }
      g_assert_cmpuint (n_customers, ==, index->n_weighted);
      g_assert_null (memchr (seen, 0, index->n_customers));
    }
}

static void
add_part (guint part, gpointer user_data)
{
  g_atomic_int_add (&((int *) user_data)[part], 1);
}

/* Each part is done once, however many there are. */
static void
test_work (void)
{
  for (guint n = 0; n < 40; n++)
    {
      int done[40] = { 0 };

      for (guint k = 0; k < 50; k++)
        rbk_work_run (add_part, n, done);
      for (guint i = 0; i < G_N_ELEMENTS (done); i++)
        g_assert_cmpint (done[i], ==, i < n ? 50 : 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/mix-limits/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/mix-limits/too-many", test_too_many);
  g_test_add_func ("/mix-limits/too-much-together", test_too_much_together);
  g_test_add_func ("/mix-limits/blocks", test_blocks);
  g_test_add_func ("/mix-limits/work", test_work);

  return g_test_run ();
}
