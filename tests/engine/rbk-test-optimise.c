/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-test-optimise.h"

#include <string.h>

gpointer
rbk_test_add_plan (
    RbkBook *book, const char *key, const char *fee, const char *overhead, const RbkTestCard *card)
{
  const RbkTestCard base = { .price = "flat", .amount = fee };
  gpointer          plan =
      rbk_test_add (book, "plans", "key", key, "overhead", overhead, "target-margin", "0.5", NULL);
  gpointer phase = rbk_test_add (plan, "phases", "key", "evergreen", "kind", "evergreen", NULL);

  if (fee != NULL)
    rbk_test_add_card (phase, NULL, &base);
  if (card != NULL)
    rbk_test_add_card (phase, "runs", card);
  return plan;
}

/* Takes the book, and customers that make so many calls. */
void
rbk_test_market_init (
    RbkTestMarket *self, RbkBook *book, const gint64 *calls, const gint64 *weights, guint n)
{
  g_autoptr(GError) error = NULL;

  self->book = book;
  self->spec = rbk_spec_new (book, NULL, &error);
  g_assert_no_error (error);
  self->population = rbk_population_new ();
  rbk_population_add_column (self->population, RBK_COLUMN_CALLS);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("c%u", i);
      guint            customer = rbk_population_add_customer (self->population, id);

      rbk_population_set_value (self->population, customer, RBK_COLUMN_CALLS, calls[i]);
      if (weights != NULL)
        rbk_population_set_weight (self->population, customer, weights[i]);
    }
  self->index = rbk_mix_index_new (self->spec, self->population, &error);
  g_assert_no_error (error);
}

static const char *
pick (const char *const *texts)
{
  return texts[g_test_rand_int_range (0, (int) g_strv_length ((char **) texts))];
}

static void
add_random_plan (RbkBook *book, guint i)
{
  static const char *const fees[] = { "0", "20", "29", "49.9", "90", "299", NULL };
  static const char *const overheads[] = { "0", "0.5", "1.23456789012345678", NULL };
  static const char *const amounts[] = { "0", "0.01", "0.02", "0.0175", "0.3", NULL };
  static const char *const bounds[] = { "20", "100", "250.5", "500", "1000", NULL };
  static const char *const limits[] = { NULL, "hard", "soft", "hard" };
  static const char *const tiers[] = { "100:0 inf:0.05", "50:1 100:0.5+3 inf:0.01",
                                       "200:0.07 inf:0.033", NULL };
  static const char *const prices[] = { "per_unit", "per_unit",  "package",
                                        "volume",   "graduated", NULL };
  g_autofree char         *key = g_strdup_printf ("plan%u", i);
  RbkTestCard card = { .price = pick (prices), .amount = pick (amounts), .package_size = "7" };

  if (g_str_equal (card.price, "graduated") || g_str_equal (card.price, "volume"))
    card.tiers = pick (tiers);
  if (g_test_rand_bit ())
    card.included = g_test_rand_bit () ? pick (bounds) : "100";
  card.limit = limits[g_test_rand_int_range (0, 4)];
  if (card.limit != NULL)
    card.cap = g_test_rand_bit () && card.included != NULL ? card.included : pick (bounds);
  card.cadence = g_test_rand_int_range (0, 5) == 0 ? "P1Y" : "P1M";
  rbk_test_add_plan (book, key, pick (fees), pick (overheads),
                     g_test_rand_int_range (0, 6) > 0 ? &card : NULL);
}

/* Plans and customers of all sorts; a run costs a cent. */
void
rbk_test_market_init_random (RbkTestMarket *self, guint n_plans, guint n_customers)
{
  RbkBook           *book = rbk_test_book_new_runs ();
  g_autofree gint64 *calls = g_new (gint64, n_customers + 1);
  g_autofree gint64 *weights = g_new (gint64, n_customers + 1);

  for (guint i = 0; i < n_plans; i++)
    add_random_plan (book, i);
  for (guint i = 0; i < n_customers; i++)
    {
      calls[i] = g_test_rand_int_range (0, g_test_rand_bit () ? 120 : 1500);
      weights[i] = g_test_rand_int_range (1, 5);
    }
  rbk_test_market_init (self, book, calls, g_test_rand_bit () ? weights : NULL, n_customers);
}

void
rbk_test_market_clear (RbkTestMarket *self)
{
  g_clear_pointer (&self->index, rbk_mix_index_unref);
  g_clear_pointer (&self->population, rbk_population_unref);
  g_clear_pointer (&self->spec, rbk_spec_unref);
  g_clear_object (&self->book);
}
