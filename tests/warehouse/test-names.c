/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans, models and months as text are what the reader of files makes of them. */
#include "pg-server.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_TABLES 20

#define COLUMNS                                                                                    \
  "who text, n numeric, i numeric, c numeric, cost numeric, day text, plan text, model text"
#define HEAD "who,n,i,c,cost,day,plan,model\n"

static const char *const by_month[] = {
  "customer=who", "calls=n",   "input_tokens=i", "cost=cost",       "month=day",
  "day=",         "plan=plan", "model=model",    "cached_tokens=c", NULL
};

static RbkUsage *
ask (const char *const *mapping, const char *more)
{
  g_autofree char *uri = pg_server_uri ("admin");
  g_autoptr(GStrvBuilder) all = g_strv_builder_new ();
  g_auto(GStrv) entries = NULL;
  g_autoptr(GError) error = NULL;
  RbkUsage *usage;

  g_strv_builder_addv (all, (const char **) mapping);
  if (more != NULL)
    g_strv_builder_add (all, more);
  entries = g_strv_builder_end (all);
  usage = rbk_warehouse_load (uri, "u", (const char *const *) entries, NULL, &error);
  g_assert_no_error (error);
  return usage;
}

/* What a person is told of customers who changed their plan. */
static const char *
find_changed (const RbkUsage *usage)
{
  for (guint i = 0; i < usage->notes->len; i++)
    if (strstr (g_ptr_array_index (usage->notes, i), "changed their plan") != NULL)
      return g_ptr_array_index (usage->notes, i);
  return NULL;
}

static void
check (const char *csv)
{
  RbkUsageOptions  options = { .format = "plain", .mapping = by_month };
  g_autofree char *path = pg_server_load ("u", COLUMNS, csv);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkUsage) read = rbk_usage_read (file, &options, &error);
  g_autoptr(RbkUsage) asked = NULL;
  g_autoptr(RbkUsage) histogram = NULL;

  g_assert_no_error (error);
  asked = ask (by_month, NULL);
  pg_server_assert_same (read, asked);
  g_assert_cmpstr (find_changed (read), ==, find_changed (asked));
  histogram = ask (by_month, "histogram=yes");
  pg_server_assert_histogram (read->population, histogram->population);
  g_assert_cmpstr (find_changed (read), ==, find_changed (histogram));
  g_assert_null (histogram->by_model);
  g_unlink (path);
}

static void
test_by_hand (void)
{
  check (HEAD "ana,1,100,5,0.5,2026-05,free,gpt\n"
              "ana,2,200,5,0.000000001,2026-06, pro ,gpt\n"
              "ana,4,0,0,0.0000000005,2026-06,pro, opus \n"
              "bob,1,10,0,1,202605,pro,\n"
              "bob,1,10,0,1,2026-05,,gpt\n"
              "\"c,'\",1,1,1,1,2026/04,\"it's\",\"a\"\"b\"\n"
              ",3,3,3,3,2026-06,free,gpt\n"
              "dan,10,1,0,1,2026-6,pro,\n"
              "dan,20,1,0,1,2026-06,pro,\n"
              "dan,30,1,0,1,2026/7/15,pro,\n"
              "bad,1,1,0,1,June 2026,free,gpt\n"
              "bad,1,1,0,1,2026-13,free,gpt\n"
              "neg,-1,1,0,1,2026-06,lost,lost\n");
}

/* Months without a year, with and without the nought. */
static void
test_numbers (void)
{
  check (HEAD "eve,10,1,0,1,6,pro,\n"
              "eve,30,1,0,1,06,pro,\n"
              "eve,5,1,0,1,7,pro,\n"
              "bad,5,1,0,1,13,pro,\n"
              "bad,5,1,0,1,0,pro,\n");
}

/* A customer has one plan a month, so that the order of rows says nothing. */
static void
test_random (void)
{
  static const char *const plans[] = { "", "free", "pro", "Pro", "zoë" };
  static const char *const models[] = { "", "gpt", "opus", "Opus", "a b", "%s" };

  for (guint t = 0; t < N_TABLES; t++)
    {
      g_autoptr(GString) csv = g_string_new (HEAD);
      guint n_rows = (guint) g_test_rand_int_range (1, 200);
      guint seed = (guint) g_test_rand_int_range (0, 1000);

      for (guint i = 0; i < n_rows; i++)
        {
          guint who = (guint) g_test_rand_int_range (0, 15);
          guint month = (guint) g_test_rand_int_range (1, 4);

          g_string_append_printf (csv, "c%u,%d,%d,%d,%d.%010d,2026-%02u,%s,%s\n", who,
                                  g_test_rand_int_range (-1, 4), g_test_rand_int_range (0, 900),
                                  g_test_rand_int_range (0, t % 2 == 0 ? 1 : 1000),
                                  g_test_rand_int_range (0, 9),
                                  g_test_rand_int_range (0, 1000000000), month,
                                  plans[(who * 7 + month * seed) % G_N_ELEMENTS (plans)],
                                  models[g_test_rand_int_range (0, G_N_ELEMENTS (models))]);
        }
      g_string_append (csv, "sure,1,1,0,1,2026-01,free,gpt\n");
      check (csv->str);
    }
}

/* Without a time, and of several at one time, it is the first by name, whatever comes first. */
static void
test_plan_without_time (void)
{
  static const char *const mapping[] = { "customer=who", "calls=n", "day=", "plan=plan", NULL };
  g_autofree char         *path = pg_server_load ("u", "who text, n int, plan text",
                                                  "who,n,plan\na,1,pro\na,1,free\nb,1,pro\n");
  g_autoptr(RbkUsage) asked = ask (mapping, NULL);
  const guint *plans = rbk_population_get_plans (asked->population);

  g_assert_cmpuint (rbk_population_get_size (asked->population), ==, 2);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpstr (rbk_population_get_plan_name (asked->population, plans[i] - 1), ==,
                     g_str_equal (rbk_population_get_id (asked->population, i), "a") ? "free"
                                                                                     : "pro");
  g_assert_nonnull (strstr (find_changed (asked), "day=COLUMN"));
  g_unlink (path);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/names/by-hand", test_by_hand);
  g_test_add_func ("/names/numbers", test_numbers);
  g_test_add_func ("/names/random", test_random);
  g_test_add_func ("/names/plan-without-time", test_plan_without_time);
  return g_test_run ();
}
