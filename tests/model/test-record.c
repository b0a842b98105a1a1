/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rbk-book-check.h"
#include "rbk-json.h"
#include "rbk-meter.h"
#include "rbk-plan.h"
#include "rbk-random-book.h"
#include "rbk-scenario.h"
#include "rbk-tier.h"
#include "rbk-wallet-policy.h"

static void
count_cb (GObject *object, GParamSpec *pspec, guint *n_notified)
{
  (*n_notified)++;
}

static const RbkField *
find_field (gpointer record, const char *name)
{
  const RbkField *field = rbk_record_find_field (RBK_RECORD (record), name);

  g_assert_nonnull (field);

  return field;
}

static void
test_fallbacks (void)
{
  g_autoptr(RbkPlan) plan = rbk_plan_new ();
  g_autoptr(RbkTier) tier = rbk_tier_new ();
  g_autoptr(RbkBook) book = rbk_book_new ();

  g_assert_cmpstr (rbk_plan_get_sizing (plan), ==, "p50");
  g_assert_cmpint (rbk_plan_get_color (plan), ==, -1);
  g_assert_true (rbk_decimal_is_zero (rbk_plan_get_overhead (plan)));
  g_assert_true (rbk_decimal_is_zero (rbk_tier_get_unit_price (tier)));
  g_assert_null (rbk_tier_get_up_to (tier));
  g_assert_cmpstr (rbk_book_get_currency (book), ==, "USD");
  g_assert_cmpuint (g_list_model_get_n_items (rbk_book_get_plans (book)), ==, 0);
  g_assert_true (rbk_record_is_fallback (RBK_RECORD (plan), find_field (plan, "sizing")));

  g_object_set (plan, "sizing", "p90", "overhead", NULL, NULL);
  g_assert_false (rbk_record_is_fallback (RBK_RECORD (plan), find_field (plan, "sizing")));
  g_assert_false (rbk_record_is_fallback (RBK_RECORD (plan), find_field (plan, "overhead")));
  g_assert_true (rbk_decimal_is_zero (rbk_plan_get_overhead (plan)));
}

static void
test_notify_on_change_only (void)
{
  g_autoptr(RbkPlan) plan = rbk_plan_new ();
  g_autoptr(RbkScenario) scenario = rbk_scenario_new ();
  const char *shocks[] = { "usage=x2", NULL };
  RbkDecimal  three = RBK_DECIMAL_UNITS (3);
  guint       n_notified = 0;

  g_signal_connect_data (plan, "notify", G_CALLBACK (count_cb), &n_notified, NULL, 0);
  g_signal_connect_data (scenario, "notify", G_CALLBACK (count_cb), &n_notified, NULL, 0);

  g_object_set (plan, "name", "Pro", "overhead", &three, "color", 4, "quote-only", TRUE, NULL);
  g_assert_cmpuint (n_notified, ==, 4);
  g_object_set (plan, "name", "Pro", "overhead", &three, "color", 4, "quote-only", TRUE, NULL);
  g_assert_cmpuint (n_notified, ==, 4);
  g_object_set (plan, "name", "", "overhead", NULL, "audience", NULL, NULL);
  g_assert_cmpuint (n_notified, ==, 6);
  g_assert_null (rbk_plan_get_name (plan));
  g_object_set (scenario, "shocks", shocks, "answer", RBK_ANSWER_PASS, NULL);
  g_object_set (scenario, "shocks", shocks, "answer", RBK_ANSWER_PASS, NULL);
  g_assert_cmpuint (n_notified, ==, 8);
}

static void
test_properties (void)
{
  g_autoptr(RbkPlan) plan = rbk_plan_new ();
  g_autofree char *name = NULL;
  g_autoptr(RbkDecimal) overhead = NULL;
  g_autoptr(GListStore) phases = NULL;
  RbkDecimal three = RBK_DECIMAL_UNITS (3);
  gboolean   quote_only;
  int        color;

  g_object_set (plan, "name", "Pro", "overhead", &three, "quote-only", TRUE, NULL);
  g_object_get (plan, "name", &name, "overhead", &overhead, "quote-only", &quote_only, "color",
                &color, "phases", &phases, NULL);
  g_assert_cmpstr (name, ==, "Pro");
  g_assert_true (rbk_decimal_equal (*overhead, three));
  g_assert_true (quote_only);
  g_assert_cmpint (color, ==, -1);
  g_assert_true (G_LIST_MODEL (phases) == rbk_plan_get_phases (plan));
}

static void
test_names (void)
{
  g_autoptr(RbkPlan) plan = rbk_plan_new ();
  g_autoptr(RbkTier) tier = rbk_tier_new ();
  g_autofree char *member = rbk_field_get_member (find_field (plan, "annual-commitment"));
  guint            n_fields;

  g_assert_null (rbk_record_get_name (RBK_RECORD (plan)));
  g_object_set (plan, "key", "pro", NULL);
  g_assert_cmpstr (rbk_record_get_name (RBK_RECORD (plan)), ==, "pro");
  g_object_set (plan, "name", "Pro", NULL);
  g_assert_cmpstr (rbk_record_get_name (RBK_RECORD (plan)), ==, "Pro");
  g_assert_null (rbk_record_get_key (RBK_RECORD (tier)));
  g_assert_cmpstr (member, ==, "annual_commitment");
  g_assert_true (find_field (plan, member) == find_field (plan, "annual-commitment"));
  g_assert_null (rbk_record_find_field (RBK_RECORD (plan), "nonsense"));
  g_assert_true (rbk_record_class_get_fields (RBK_TYPE_PLAN, &n_fields) ==
                 rbk_record_get_fields (RBK_RECORD (plan), &n_fields));
}

static void
test_copy_and_equal (void)
{
  for (guint32 seed = 0; seed < 50; seed++)
    {
      g_autoptr(RbkBook) book = rbk_random_book_new (seed);
      g_autoptr(RbkBook) again = rbk_random_book_new (seed);
      g_autoptr(RbkRecord) copy = rbk_record_copy (RBK_RECORD (book));
      g_autoptr(RbkRecord) plan = NULL;

      g_assert_true (rbk_record_equal (RBK_RECORD (book), copy));
      g_assert_true (rbk_record_equal (RBK_RECORD (book), RBK_RECORD (again)));

      plan = g_list_model_get_item (rbk_book_get_plans (RBK_BOOK (copy)), 2);
      g_object_set (plan, "audience", "someone else", NULL);
      g_assert_false (rbk_record_equal (RBK_RECORD (book), copy));
      g_assert_true (rbk_record_equal (RBK_RECORD (book), RBK_RECORD (again)));
    }
}

static void
test_unlike (void)
{
  g_autoptr(RbkBook) book = rbk_random_book_new (7);
  g_autoptr(RbkRecord) shorter = rbk_record_copy (RBK_RECORD (book));
  g_autoptr(RbkPlan) plan = rbk_plan_new ();
  g_autoptr(RbkTier) tier = rbk_tier_new ();
  GListStore *plans = rbk_record_get_list (shorter, find_field (shorter, "plans"));

  g_list_store_remove (plans, 0);
  g_assert_false (rbk_record_equal (RBK_RECORD (book), shorter));
  g_assert_false (rbk_record_equal (RBK_RECORD (plan), RBK_RECORD (tier)));
  g_assert_true (rbk_record_equal (RBK_RECORD (plan), RBK_RECORD (plan)));
}

static void
test_unknown (void)
{
  g_autoptr(RbkPlan) plan = rbk_plan_new ();
  g_autoptr(JsonObject) unknown = json_object_new ();
  g_autoptr(JsonObject) other = json_object_new ();
  g_autoptr(RbkRecord) copy = NULL;

  json_object_set_string_member (unknown, "x_note", "kept");
  json_object_set_string_member (other, "x_note", "another");
  rbk_record_set_unknown (RBK_RECORD (plan), unknown);
  copy = rbk_record_copy (RBK_RECORD (plan));
  g_assert_true (rbk_record_get_unknown (copy) == unknown);
  g_assert_true (rbk_record_equal (RBK_RECORD (plan), copy));

  rbk_record_set_unknown (copy, other);
  g_assert_false (rbk_record_equal (RBK_RECORD (plan), copy));
  rbk_record_set_unknown (copy, NULL);
  g_assert_false (rbk_record_equal (RBK_RECORD (plan), copy));
  g_assert_null (rbk_record_get_unknown (copy));
}

static void
test_find_by_key (void)
{
  g_autoptr(RbkBook) book = rbk_random_book_new (3);
  RbkRecord *found = rbk_record_find_by_key (rbk_book_get_plans (book), "plan-3");

  g_assert_cmpstr (rbk_record_get_key (found), ==, "plan-3");
  g_assert_null (rbk_record_find_by_key (rbk_book_get_plans (book), "plan-99"));
  g_assert_null (rbk_record_find_by_key (rbk_book_get_plans (book), NULL));
}

typedef struct
{
  GType (*get_type) (void);
  const char *field;
  const char *text;
  const char *message; /* NULL where the text is right */
} FieldCase;

static const FieldCase field_cases[] = {
  { rbk_plan_get_type, "key", "pro.2026:eu/v1_a-b", NULL },
  { rbk_plan_get_type, "key", "", "given" },
  { rbk_plan_get_type, "key", "with blank", "letters" },
  { rbk_plan_get_type, "key", "ключ", "letters" },
  { rbk_plan_get_type, "key", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "64" },
  { rbk_plan_get_type, "name", "\xff", "UTF-8" },
  { rbk_plan_get_type, "overhead", "0.5", NULL },
  { rbk_plan_get_type, "overhead", "-0.5", "zero or more" },
  { rbk_plan_get_type, "overhead", "1e3", "" },
  { rbk_plan_get_type, "overhead", "999999999999999999999999", "" },
  { rbk_plan_get_type, "seats", "2.5", "whole" },
  { rbk_plan_get_type, "color", "7", NULL },
  { rbk_plan_get_type, "color", "7.5", "whole" },
  { rbk_plan_get_type, "color", "9999999999", "whole" },
  { rbk_plan_get_type, "color", "red", "" },
  { rbk_plan_get_type, "target-margin", "1", NULL },
  { rbk_plan_get_type, "target-margin", "1.01", "0 to 1" },
  { rbk_plan_get_type, "quote-only", "true", NULL },
  { rbk_tier_get_type, "up-to", "0", "more than zero" },
  { rbk_meter_get_type, "kind", "output_token", NULL },
  { rbk_meter_get_type, "kind", "tokens", "request, input_token" },
  { rbk_scenario_get_type, "shocks", "usage=x2,tokenizer=x1.35", NULL },
  { rbk_scenario_get_type, "shocks", "", NULL },
  { rbk_wallet_policy_get_type, "priority", "-1", "zero or more" },
  { rbk_wallet_policy_get_type, "cadence", "P3M", NULL },
  { rbk_wallet_policy_get_type, "cadence", "3 months", "" },
  { rbk_book_get_type, "as-of", "2024-02-29", NULL },
  { rbk_book_get_type, "as-of", "2023-02-29", "" },
};

static void
test_field_values (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (field_cases); i++)
    {
      const FieldCase *test = &field_cases[i];
      g_autoptr(RbkRecord) record = g_object_new (test->get_type (), NULL);
      const RbkField *field = find_field (record, test->field);
      GParamSpec     *pspec =
          g_object_class_find_property (G_OBJECT_GET_CLASS (G_OBJECT (record)), test->field);
      g_auto(GValue) value = G_VALUE_INIT;
      g_autoptr(GError) error = NULL;
      gboolean is_right;

      g_value_init (&value, pspec->value_type);
      is_right = rbk_field_value_from_text (field, test->text, &value, &error);
      g_test_message ("%u: %s: %s", i, test->field, is_right ? "ok" : error->message);
      g_assert_cmpint (is_right, ==, test->message == NULL);
      if (test->message != NULL)
        g_assert_nonnull (strstr (error->message, test->message));
    }
}

static void
test_field_check (void)
{
  g_autoptr(RbkMeter) meter = rbk_meter_new ();
  g_auto(GValue) text = G_VALUE_INIT;
  g_auto(GValue) number = G_VALUE_INIT;
  g_auto(GValue) kind = G_VALUE_INIT;
  g_autofree char *long_text = g_strnfill (65537, 'a');
  RbkDecimal       invalid = RBK_DECIMAL_INVALID;

  g_value_init (&text, G_TYPE_STRING);
  g_value_set_string (&text, long_text);
  g_assert_false (rbk_field_check (find_field (meter, "definition"), &text, NULL));
  g_value_set_string (&text, NULL);
  g_assert_true (rbk_field_check (find_field (meter, "definition"), &text, NULL));
  g_assert_false (rbk_field_check (find_field (meter, "key"), &text, NULL));

  g_value_init (&number, RBK_TYPE_DECIMAL);
  g_value_set_boxed (&number, &invalid);
  g_assert_false (rbk_field_check (find_field (meter, "conversion"), &number, NULL));
  g_value_set_boxed (&number, NULL);
  g_assert_true (rbk_field_check (find_field (meter, "conversion"), &number, NULL));

  g_value_init (&kind, RBK_TYPE_METER_KIND);
  g_value_set_enum (&kind, 99);
  g_assert_false (rbk_field_check (find_field (meter, "kind"), &kind, NULL));
  g_assert_null (rbk_field_enum_nick (find_field (meter, "kind"), 99));
}

static void
test_nothing_leaks (void)
{
  RbkBook   *book = rbk_random_book_new (11);
  RbkRecord *copy = rbk_record_copy (RBK_RECORD (book));

  g_assert_finalize_object (copy);
  g_assert_finalize_object (book);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/Model/Record/fallbacks", test_fallbacks);
  g_test_add_func ("/Model/Record/notify-on-change-only", test_notify_on_change_only);
  g_test_add_func ("/Model/Record/properties", test_properties);
  g_test_add_func ("/Model/Record/names", test_names);
  g_test_add_func ("/Model/Record/copy-and-equal", test_copy_and_equal);
  g_test_add_func ("/Model/Record/unlike", test_unlike);
  g_test_add_func ("/Model/Record/unknown", test_unknown);
  g_test_add_func ("/Model/Record/find-by-key", test_find_by_key);
  g_test_add_func ("/Model/Field/values", test_field_values);
  g_test_add_func ("/Model/Field/check", test_field_check);
  g_test_add_func ("/Model/Record/nothing-leaks", test_nothing_leaks);

  return g_test_run ();
}
