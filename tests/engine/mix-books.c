/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mix-books.h"

#include "rbk-blend.h"
#include "rbk-test-books.h"

static const char *
pick (const char *const *texts)
{
  return texts[g_test_rand_int_range (0, (int) g_strv_length ((char **) texts))];
}

static const char *const amounts[] = { "0", "0.01", "0.008", "0.0175", "0.333", "1", "0.5", NULL };
static const char *const fees[] = { "0", "9", "29", "29", "29.99", "99", "299", "12.345", NULL };
static const char *const overheads[] = { "0", "0.5", "3", "1.23456789012345678", "7.1", NULL };
static const char *const bounds[] = { "0", "1", "50", "100", "250.5", "500", "1000", NULL };
static const char *const tiers[] = { "100:0.1 inf:0.05",      "50:1 100:0.5+3 inf:0.01",
                                     "100:0.02 inf:0.01+5",   "200.5:0.07 inf:0.033",
                                     "1:5 500:0.125 inf:0.1", NULL };

static void
add_usage_card (gpointer phase, const char *meter)
{
  static const char *const prices[] = { "per_unit", "package",  "graduated", "volume",
                                        "flat",     "per_unit", NULL };
  static const char *const limits[] = { NULL, "hard", "soft", "hard", NULL };
  static const char *const cadences[] = { "P1M", "P1M", "P1M", "P1Y" };
  RbkTestCard              card = { .price = pick (prices), .amount = pick (amounts) };

  card.package_size = g_test_rand_bit () ? "100" : "7";
  if (g_str_equal (card.price, "graduated") || g_str_equal (card.price, "volume"))
    card.tiers = pick (tiers);
  if (g_test_rand_bit ())
    card.included = pick (bounds);
  card.limit = limits[g_test_rand_int_range (0, 4)];
  if (card.limit != NULL)
    card.cap = pick (bounds + 1);
  if (g_test_rand_int_range (0, 5) == 0)
    card.minimum = g_test_rand_bit () ? "9.25" : "29";
  if (g_test_rand_int_range (0, 5) == 0)
    card.maximum = g_test_rand_bit () ? "50.005" : "99";
  card.cadence = cadences[g_test_rand_int_range (0, 4)];
  rbk_test_add_card (phase, meter, &card);
}

static void
add_plan (RbkBook *book, guint i, const char *const *meters)
{
  g_autofree char *key = g_strdup_printf ("plan%u", i);
  gpointer         plan =
      rbk_test_add (book, "plans", "key", key, "overhead", pick (overheads), "target-margin", "0.7",
                    "quote-only", g_test_rand_int_range (0, 9) == 0 ? "true" : NULL, NULL);
  gpointer phase = rbk_test_add (plan, "phases", "key", "evergreen", "kind", "evergreen", NULL);
  const RbkTestCard base = { .price = "flat",
                             .amount = pick (fees),
                             .cadence = g_test_rand_int_range (0, 4) == 0 ? "P1Y" : "P1M" };

  rbk_test_add_card (phase, NULL, &base);
  for (guint k = 0; meters[k] != NULL; k++)
    if (g_test_rand_int_range (0, 4) > 0)
      add_usage_card (phase, meters[k]);
}

/* A book of any shape: all kinds of prices, caps, one or several meters. */
RbkBook *
mix_book_new_random (void)
{
  static const char *const currencies[] = { "USD", "USD", "JPY", "KWD", NULL };
  static const char *const shapes[][4] = { { "runs", NULL },          { "runs", NULL },
                                           { "runs", "steps", NULL }, { "runs", "tokens", NULL },
                                           { "in", "out", NULL },     { "tokens", "seats", NULL } };
  RbkBook                 *book = rbk_test_book_new_runs ();
  const char *const       *meters = shapes[g_test_rand_int_range (0, G_N_ELEMENTS (shapes))];
  guint                    n_plans = (guint) g_test_rand_int_range (1, 5);

  rbk_test_set (book, "currency", pick (currencies), NULL);
  rbk_test_add (book, "meters", "key", "steps", "name", "Steps", "conversion", "3", NULL);
  rbk_test_add (book, "meters", "key", "tokens", "name", "Tokens", "kind", "token", "conversion",
                "1000", NULL);
  rbk_test_add (book, "meters", "key", "in", "name", "In", "kind", "input_token", "conversion",
                "1000", NULL);
  rbk_test_add (book, "meters", "key", "out", "name", "Out", "kind", "output_token", "conversion",
                "1000", NULL);
  rbk_test_add (book, "meters", "key", "seats", "name", "Seats", "kind", "seat", NULL);
  rbk_test_set (rbk_test_get (book, "workloads", 0), "meters", "runs,steps,tokens,in,out", NULL);
  for (guint i = 0; i < n_plans; i++)
    add_plan (book, i, meters);
  return book;
}

static gint64
random_count (guint most)
{
  return g_test_rand_bit () ? g_test_rand_int_range (0, (int) most)
                            : g_test_rand_int_range (0, 30) * (gint64) (most / 30);
}

/* On which plan a customer is today: one of the book, in some spelling, another, or none. */
static void
set_plan (RbkPopulation *population, guint customer)
{
  static const char *const names[] = { "plan0", "PLAN1", "plan2", " Plan3", "gone", NULL };

  if (g_test_rand_int_range (0, 8) > 0)
    rbk_population_set_plan (population, customer,
                             rbk_population_add_plan (population, pick (names)));
}

/* Up to so many customers of any kind, whose entries may have weights. */
RbkPopulation *
mix_population_new_random (guint max_customers, gboolean has_weights)
{
  RbkPopulation *population = rbk_population_new ();
  guint          n = (guint) g_test_rand_int_range (0, (int) max_customers);
  gboolean       has_tokens = g_test_rand_bit (), has_cost = g_test_rand_bit ();
  guint          most = g_test_rand_bit () ? 1500 : 60;

  rbk_population_add_column (population, RBK_COLUMN_CALLS);
  if (has_tokens)
    {
      rbk_population_add_column (population, RBK_COLUMN_INPUT);
      rbk_population_add_column (population, RBK_COLUMN_OUTPUT);
    }
  if (has_cost)
    rbk_population_add_column (population, RBK_COLUMN_COST);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("c%u", i);
      guint            customer = rbk_population_add_customer (population, id);

      rbk_population_set_value (population, customer, RBK_COLUMN_CALLS, random_count (most));
      if (has_tokens)
        {
          rbk_population_set_value (population, customer, RBK_COLUMN_INPUT,
                                    random_count (most) * 800);
          rbk_population_set_value (population, customer, RBK_COLUMN_OUTPUT,
                                    random_count (most) * 201);
        }
      if (has_cost)
        rbk_population_set_value (population, customer, RBK_COLUMN_COST,
                                  random_count (100) * G_GINT64_CONSTANT (1000000001));
      if (has_weights && g_test_rand_bit ())
        rbk_population_set_weight (population, customer, g_test_rand_int_range (1, 5));
      set_plan (population, customer);
    }
  return population;
}

/* The same customers, each entry as many times as its weight says. */
RbkPopulation *
mix_population_expand (RbkPopulation *population)
{
  RbkPopulation *expanded = rbk_population_new ();
  const gint64  *weights = rbk_population_get_weights (population);

  for (guint k = 0; k < RBK_N_COLUMNS; k++)
    if (rbk_population_has_column (population, (RbkColumn) k))
      rbk_population_add_column (expanded, (RbkColumn) k);
  for (guint i = 0; i < rbk_population_get_size (population); i++)
    for (gint64 m = 0; m < (weights != NULL ? weights[i] : 1); m++)
      {
        g_autofree char *id = g_strdup_printf ("c%u-%u", i, (guint) m);
        guint            customer = rbk_population_add_customer (expanded, id);
        guint            plan = rbk_population_get_plans (population) != NULL
                                    ? rbk_population_get_plans (population)[i]
                                    : 0;

        for (guint k = 0; k < RBK_N_COLUMNS; k++)
          if (rbk_population_has_column (population, (RbkColumn) k))
            rbk_population_set_value (expanded, customer, (RbkColumn) k,
                                      rbk_population_get_column (population, (RbkColumn) k)[i]);
        if (plan > 0)
          rbk_population_set_plan (expanded, customer,
                                   rbk_population_add_plan (expanded, rbk_population_get_plan_name (
                                                                          population, plan - 1)));
      }
  return expanded;
}

/* Says both where they differ. */
void
mix_assert_equal (RbkDecimal a, RbkDecimal b)
{
  g_autofree char *left = rbk_decimal_to_string (a);
  g_autofree char *right = rbk_decimal_to_string (b);

  g_assert_cmpstr (left, ==, right);
}

/* Gives everything back. */
void
mix_fixture_clear (MixFixture *self)
{
  g_clear_pointer (&self->index, rbk_mix_index_unref);
  g_clear_pointer (&self->costed, rbk_population_unref);
  g_clear_pointer (&self->population, rbk_population_unref);
  g_clear_pointer (&self->spec, rbk_spec_unref);
  g_clear_object (&self->book);
}

/* Makes the customers of the fixture ready for its book. */
void
mix_fixture_freeze (MixFixture *self)
{
  g_autoptr(GError) error = NULL;

  self->spec = rbk_spec_new (self->book, NULL, &error);
  g_assert_no_error (error);
  self->costed = rbk_spec_cost_population (self->spec, self->population, &error);
  g_assert_no_error (error);
  self->index = rbk_mix_index_new (self->spec, self->costed, &error);
  g_assert_no_error (error);
}

/* Three plans, with 50 calls included and a cent for each past them; a call costs a cent. */
RbkBook *
mix_book_new_known (void)
{
  static const char *const plans[][4] = { { "free", "Free", "0", "100" },
                                          { "starter", "Starter", "10", "1000" },
                                          { "pro", "Professional", "30", "100000" } };
  RbkBook                 *book = rbk_test_book_new_runs ();

  for (guint i = 0; i < G_N_ELEMENTS (plans); i++)
    {
      const RbkTestCard fee = { .price = "flat", .amount = plans[i][2] };
      const RbkTestCard runs = {
        .price = "per_unit", .amount = "0.01", .included = "50", .limit = "hard", .cap = plans[i][3]
      };
      gpointer plan = rbk_test_add (book, "plans", "key", plans[i][0], "name", plans[i][1],
                                    "overhead", "1", "target-margin", "0.5", NULL);
      gpointer phase = rbk_test_add (plan, "phases", "key", "evergreen", "kind", "evergreen", NULL);

      rbk_test_add_card (phase, NULL, &fee);
      rbk_test_add_card (phase, "runs", &runs);
    }
  return book;
}

/* Customers with so many calls, on these plans today. */
RbkPopulation *
mix_population_new_known (const gint64 *calls, const char *const *plans, guint n)
{
  RbkPopulation *population = rbk_population_new ();

  rbk_population_add_column (population, RBK_COLUMN_CALLS);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("c%u", i);
      guint            customer = rbk_population_add_customer (population, id);

      rbk_population_set_value (population, customer, RBK_COLUMN_CALLS, calls[i]);
      if (plans != NULL && plans[i] != NULL)
        rbk_population_set_plan (population, customer,
                                 rbk_population_add_plan (population, plans[i]));
    }
  return population;
}

/* Says what it is where it is not what it should be. */
void
mix_assert_text (RbkDecimal value, const char *expected)
{
  g_autofree char *text = rbk_decimal_to_string (value);

  g_assert_cmpstr (text, ==, expected);
}
