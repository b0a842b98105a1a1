/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "mix-books.h"
#include "rbk-test-books.h"
#include "rbk-trigger-calendar.h"

/* When customers come to a cap: against hand-worked days, and against a walk day by day. */

/* The days of an even pace by adding up, one after another, in whole parts of a unit. */
static guint
walk (gint64 usage, gint64 cap, guint percent, guint n_days)
{
  gint64 used = 0;

  for (guint day = 1; day <= n_days; day++)
    {
      used += usage * 100;
      if (usage > 0 && used >= cap * (gint64) percent * (gint64) n_days)
        return day;
    }
  return 0;
}

static void
test_day (void)
{
  static const struct
  {
    gint64 usage, cap;
    guint  percent, n_days, day;
  } cases[] = {
    { 200, 200, 100, 30, 30 }, { 200, 200, 50, 30, 15 },  { 200, 200, 50, 31, 16 },
    { 199, 200, 100, 30, 0 },  { 6000, 200, 100, 30, 1 }, { 0, 200, 50, 30, 0 },
    { 5, 0, 100, 30, 1 },      { 160, 200, 80, 28, 28 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (rbk_trigger_find_day (rbk_decimal_from_int (cases[i].usage),
                                            rbk_decimal_from_int (cases[i].cap), cases[i].percent,
                                            cases[i].n_days),
                      ==, cases[i].day);
  for (guint i = 0; i < 2000; i++)
    {
      gint64 usage = g_test_rand_int_range (0, 500), cap = g_test_rand_int_range (1, 400);
      guint  percent = (guint) g_test_rand_int_range (1, 151);
      guint  n_days = (guint) g_test_rand_int_range (28, 32);

      g_assert_cmpuint (rbk_trigger_find_day (rbk_decimal_from_int (usage),
                                              rbk_decimal_from_int (cap), percent, n_days),
                        ==, walk (usage, cap, percent, n_days));
    }
}

static RbkSpec *
freeze (RbkBook *book)
{
  g_autoptr(GError) error = NULL;
  RbkSpec *spec = rbk_spec_new (book, NULL, &error);

  g_assert_no_error (error);
  return spec;
}

static RbkMixIndex *
make_index (const RbkSpec *spec, const gint64 *calls, guint n)
{
  g_autoptr(RbkPopulation) population = rbk_population_new ();
  g_autoptr(GError) error = NULL;
  RbkMixIndex *index;

  rbk_population_add_column (population, RBK_COLUMN_CALLS);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("c%u", i);

      rbk_population_set_value (population, rbk_population_add_customer (population, id),
                                RBK_COLUMN_CALLS, calls[i]);
    }
  index = rbk_mix_index_new (spec, population, &error);
  g_assert_no_error (error);
  return index;
}

/* Starter stops at 200 and costs 29, Pro is 99 without an end. Of all on Starter: 160 come to half
 * on day 19 and to 80 % on the last; 200 on 15, 24 and 30; 900 on 4, 6 and 7; 120 to half on 25,
 * and to no more. */
static void
test_even (void)
{
  const gint64 calls[] = { 160, 200, 900, 120 };
  g_autoptr(RbkBook) book = rbk_test_book_new_usage_gated ();
  g_autoptr(RbkSpec) spec = freeze (book);
  g_autoptr(RbkMixIndex) index = make_index (spec, calls, G_N_ELEMENTS (calls));
  const RbkTriggerDays all = { .plan = 0, .is_everybody = TRUE, .n_days = 30 };
  const RbkTriggerDays mix = { .plan = -1, .n_days = 30 };
  g_autoptr(GArray) of_all = NULL;
  g_autoptr(GArray) of_mix = NULL;
  g_autoptr(GError) error = NULL;
  const RbkTriggerMonth *month;

  of_all = rbk_trigger_months_new (spec, index, &all, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (of_all->len, ==, 1);
  month = &g_array_index (of_all, RbkTriggerMonth, 0);
  g_assert_true (month->is_hard);
  mix_assert_text (month->cap, "200");
  g_assert_cmpuint (month->at_50, ==, 4);
  g_assert_cmpuint (month->at_80, ==, 3);
  g_assert_cmpuint (month->at_100, ==, 2);
  g_assert_cmpuint (month->hits->at_50[18], ==, 1);
  g_assert_cmpuint (month->hits->at_80[29], ==, 1);
  g_assert_cmpuint (month->hits->at_50[14], ==, 1);
  g_assert_cmpuint (month->hits->at_80[23], ==, 1);
  g_assert_cmpuint (month->hits->at_100[29], ==, 1);
  g_assert_cmpuint (month->hits->at_50[24], ==, 1);
  g_assert_cmpuint (month->hits->at_50[3], ==, 1);
  g_assert_cmpuint (month->hits->at_80[5], ==, 1);
  g_assert_cmpuint (month->hits->at_100[6], ==, 1);
  g_assert_cmpstr (month->offer.plan->key, ==, "pro");
  mix_assert_text (month->more, "70");
  mix_assert_text (month->at_stake, "140");

  /* The one of 900 takes Pro, which has a cap of its own. */
  of_mix = rbk_trigger_months_new (spec, index, &mix, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_array_index (of_mix, RbkTriggerMonth, 0).at_100, ==, 1);
  g_assert_cmpuint (g_array_index (of_mix, RbkTriggerMonth, 0).at_50, ==, 3);
  g_assert_cmpuint (g_array_index (of_mix, RbkTriggerMonth, 0).at_80, ==, 2);
}

static void
test_levels (void)
{
  g_autoptr(RbkBook) book = rbk_test_book_new_usage_gated ();
  g_autoptr(RbkSpec) spec = freeze (book);
  g_autoptr(GArray) paces = rbk_trigger_paces_new (spec, 30);
  guint n = 0;

  for (guint i = 0; i < paces->len; i++)
    {
      const RbkTriggerPace *pace = &g_array_index (paces, RbkTriggerPace, i);

      if (strcmp (spec->plans[pace->plan].key, "starter") != 0 ||
          strcmp (spec->levels[pace->level].key, "medium") != 0)
        continue;
      n++;
      mix_assert_text (pace->usage, "200");
      g_assert_cmpuint (pace->day_50, ==, 15);
      g_assert_cmpuint (pace->day_80, ==, 24);
      g_assert_cmpuint (pace->day_100, ==, 30);
    }
  g_assert_cmpuint (n, ==, 1);
}

/* Of random books, what is counted is what each customer comes to alone. */
static void
test_random (void)
{
  for (guint i = 0; i < 40; i++)
    {
      g_auto(MixFixture) self = { .book = mix_book_new_random () };
      g_autoptr(GError) error = NULL;

      self.population = mix_population_new_random (40, TRUE);
      mix_fixture_freeze (&self);
      for (guint plan = 0; plan < self.spec->n_plans; plan++)
        {
          g_autoptr(RbkCapHits) hits =
                         rbk_cap_hits_new_even (self.spec, plan, self.index, 30, TRUE, &error);
          guint64 n_50 = 0, n_80 = 0, n_100 = 0;

          g_assert_no_error (error);
          for (guint day = 0; day < 30; day++)
            {
              n_50 += hits->at_50[day];
              n_80 += hits->at_80[day];
              n_100 += hits->at_100[day];
              g_assert_cmpuint (n_50, >=, n_80);
              g_assert_cmpuint (n_80, >=, n_100);
            }
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/trigger-calendar/day", test_day);
  g_test_add_func ("/trigger-calendar/even", test_even);
  g_test_add_func ("/trigger-calendar/levels", test_levels);
  g_test_add_func ("/trigger-calendar/random", test_random);

  return g_test_run ();
}
