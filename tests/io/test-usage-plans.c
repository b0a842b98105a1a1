/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-usage-reader.h"
#include "usage-log.h"

#include <string.h>

/* Which plan a customer is on today, as a file says it. */

typedef struct
{
  const char *name;
  const char *text;
  const char *mapping[2];
  const char *plans; /* `CUSTOMER PLAN`, a dash for none */
  const char *note;  /* (nullable) how one of the notes begins */
} Case;

static const Case cases[] = {
  { "one", "customer,calls,plan\na,1,pro\nb,2,\nc,3, free \n", { NULL }, "a pro; b -; c free" },
  { "last-row",
    "customer,calls,Plan Name\na,1,pro\nb,1,free\na,1,team\nb,1,\n",
    { NULL },
    "a team; b free",
    "customers who changed their plan: 1; each counts as on its last one" },
  { "last-day",
    "customer,calls,day,tier\na,1,2026-06-02,pro\na,1,2026-06-01,free\nb,1,2025-12-31,x\n"
    "b,1,2026-01-01,y\n",
    { NULL },
    "a pro; b y",
    "customers who changed their plan: 2" },
  { "last-month",
    "customer,calls,month,plan\na,1,2026-02,pro\na,1,2025-12,free\na,1,2026-02,pro\n",
    { NULL },
    "a pro",
    "customers who changed their plan: 1" },
  { "mapped", "customer,calls,subscription\na,1,s1\n", { "plan=subscription" }, "a s1" },
  { "not-guessed",
    "customer,calls,subscription,service_tier,subscription_id,price\na,1,s1,standard,7,20\n",
    { NULL },
    "a -" },
  { "off", "customer,calls,plan\na,1,pro\n", { "plan=" }, "a -" },
  { "json",
    "{\"customer\":\"a\",\"calls\":1,\"properties\":{\"plan\":\"pro\"}}\n",
    { NULL },
    "a pro" },
  { "skipped", "customer,calls,plan\na,1,pro\na,many,free\n", { NULL }, "a pro" },
  { "latin-1", "customer,calls,plan\na,1,\xC9quipe\n", { NULL }, "a \xEF\xBF\xBDquipe" },
};

static char *
describe_plans (RbkPopulation *population)
{
  GString     *text = g_string_new (NULL);
  const guint *plans = rbk_population_get_plans (population);

  for (guint i = 0; i < rbk_population_get_size (population); i++)
    g_string_append_printf (text, "%s%s %s", i > 0 ? "; " : "",
                            rbk_population_get_id (population, i),
                            plans != NULL && plans[i] > 0
                                ? rbk_population_get_plan_name (population, plans[i] - 1)
                                : "-");
  return g_string_free (text, FALSE);
}

static RbkUsage *
read_text (const char *text, const char *const *mapping)
{
  RbkUsageOptions options = { .mapping = mapping };
  g_autoptr(GError) error = NULL;
  RbkUsage *usage = usage_log_read (text, (gssize) strlen (text), &options, &error);

  g_assert_no_error (error);
  return usage;
}

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_autoptr(RbkUsage) usage = read_text (test->text, test->mapping);
  g_autofree char *plans = describe_plans (usage->population);

  g_assert_cmpstr (plans, ==, test->plans);
  if (test->note != NULL)
    g_assert_true (usage_log_has_note (usage, test->note));
  else
    g_assert_false (usage_log_has_note (usage, "customers who changed"));
}

/* Names are bounded in number and in length, and customers are still counted. */
static void
test_many (void)
{
  g_autoptr(GString) text = g_string_new ("customer,calls,plan\n");
  g_autoptr(RbkUsage) usage = NULL;
  g_autofree char *name = g_strnfill (300, 'x');
  const guint     *plans;

  for (guint i = 0; i < 300; i++)
    g_string_append_printf (text, "c%u,1,p%u\n", i, i);
  g_string_append_printf (text, "last,1,%s\n", name);
  usage = read_text (text->str, NULL);
  plans = rbk_population_get_plans (usage->population);

  g_assert_cmpuint (rbk_population_get_n_plans (usage->population), ==, 257);
  g_assert_cmpstr (rbk_population_get_plan_name (usage->population, plans[255] - 1), ==, "p255");
  g_assert_cmpstr (rbk_population_get_plan_name (usage->population, plans[256] - 1), ==, "(other)");
  g_assert_cmpuint (plans[299], ==, plans[256]);
  g_assert_cmpuint (plans[300], ==, plans[256]);
  g_assert_true (usage_log_has_note (usage, "256 plans are kept apart"));
}

/* A file without customers has nobody who could be on a plan. */
static void
test_requests (void)
{
  g_autoptr(RbkUsage) usage =
                 read_text ("timestamp,context_tokens,generated_tokens,plan\n2026-06-01,1,2,pro\n",
                            NULL);

  g_assert_nonnull (usage->requests);
  g_assert_null (rbk_population_get_plans (usage->population));
}

/* Rows in any order, against the plain rule. */
static void
test_random (void)
{
  for (guint round = 0; round < 40; round++)
    {
      g_autoptr(GString) text = g_string_new ("customer,calls,day,plan\n");
      g_autoptr(RbkUsage) usage = NULL;
      int          when[5] = { 0 }, plan[5] = { 0 }, n_rows = g_test_rand_int_range (5, 40);
      const guint *plans;

      for (int i = 0; i < n_rows; i++)
        {
          int customer = i < 5 ? i : g_test_rand_int_range (0, 5);
          int month = g_test_rand_int_range (1, 13), day = g_test_rand_int_range (1, 29);
          int is_blank = g_test_rand_int_range (0, 4) == 0, number = g_test_rand_int_range (1, 5);

          g_string_append_printf (text, "c%d,1,2026-%02d-%02d,", customer, month, day);
          if (!is_blank)
            g_string_append_printf (text, "p%d", number);
          g_string_append_c (text, '\n');
          if (is_blank || month * 100 + day < when[customer])
            continue;
          when[customer] = month * 100 + day;
          plan[customer] = number;
        }
      usage = read_text (text->str, NULL);
      plans = rbk_population_get_plans (usage->population);
      for (guint i = 0; i < 5; i++)
        if (plans == NULL || plans[i] == 0)
          g_assert_cmpint (plan[i], ==, 0);
        else
          {
            const char *name = rbk_population_get_plan_name (usage->population, plans[i] - 1);

            g_assert_cmpint (name[1] - '0', ==, plan[i]);
          }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/usage-plans/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/usage-plans/many", test_many);
  g_test_add_func ("/usage-plans/requests", test_requests);
  g_test_add_func ("/usage-plans/random", test_random);

  return g_test_run ();
}
