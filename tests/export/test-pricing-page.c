/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page against the schema that is published for it: all that the schema names is there,
 * and nothing else. A validator of the whole of JSON Schema runs beside the Stripe checks. */
#include <string.h>

#include "rbk-targets.h"
#include "rbk-json.h"
#include "rbk-random-book.h"
#include "rbk-rating.h"
#include "rbk-template.h"
#include "stripe-reader.h"
#include "rbk-test-repeats.h"

static JsonObject *
read_schema (void)
{
  g_autofree char *path =
      g_build_filename (g_getenv ("RBK_DATA_DIR"), "pricing-page.schema.json", NULL);
  g_autofree char *text = NULL;
  gsize            length;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  return stripe_parse (text, length);
}

static JsonObject *
export_page (RbkBook *book)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RbkExport) out =
                 rbk_export_run ("pricing-page", &(RbkExportInput){ .book = book }, &error);
  GBytes *bytes;

  g_assert_no_error (error);
  for (guint i = 0; i < out->losses->len; i++)
    g_assert_cmpint (((RbkLoss *) g_ptr_array_index (out->losses, i))->severity, ==, RBK_LOSS_TEXT);
  bytes = rbk_export_get_file (out, NULL)->bytes;
  return stripe_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void check (JsonObject *root, JsonObject *schema, JsonNode *value);

/* Of the alternatives, the one that is not null. */
static JsonObject *
choose (JsonObject *root, JsonArray *alternatives, JsonNode *value)
{
  for (guint i = 0; i < json_array_get_length (alternatives); i++)
    {
      JsonObject *schema = json_array_get_object_element (alternatives, i);
      gboolean    is_null =
          g_strcmp0 (json_object_get_string_member_with_default (schema, "type", ""), "null") == 0;

      if (is_null == JSON_NODE_HOLDS_NULL (value))
        return schema;
    }
  g_assert_not_reached ();
}

static void
check_object (JsonObject *root, JsonObject *schema, JsonObject *value)
{
  JsonObject *properties = json_object_get_object_member (schema, "properties");
  g_autoptr (GList) names = json_object_get_members (properties);

  g_assert_cmpuint (json_object_get_size (value), ==, g_list_length (names));
  for (GList *name = names; name != NULL; name = name->next)
    {
      g_assert_true (json_object_has_member (value, name->data));
      check (root, json_object_get_object_member (properties, name->data),
             json_object_get_member (value, name->data));
    }
}

static void
check (JsonObject *root, JsonObject *schema, JsonNode *value)
{
  if (json_object_has_member (schema, "$ref"))
    {
      const char *name = json_object_get_string_member (schema, "$ref") + strlen ("#/$defs/");

      schema = json_object_get_object_member (json_object_get_object_member (root, "$defs"), name);
      check (root, schema, value);
    }
  else if (json_object_has_member (schema, "anyOf"))
    check (root, choose (root, json_object_get_array_member (schema, "anyOf"), value), value);
  else if (json_object_has_member (schema, "properties"))
    check_object (root, schema, json_node_get_object (value));
  else if (json_object_has_member (schema, "items"))
    {
      JsonArray *items = json_node_get_array (value);

      for (guint i = 0; i < json_array_get_length (items); i++)
        check (root, json_object_get_object_member (schema, "items"),
               json_array_get_element (items, i));
    }
}

static void
check_page (JsonObject *schema, RbkBook *book)
{
  g_autoptr (JsonObject) page = export_page (book);

  check_object (schema, schema, page);
}

static void
test_templates (void)
{
  g_autoptr (JsonObject) schema = read_schema ();
  gsize              n_templates;
  const RbkTemplate *templates = rbk_template_get_all (&n_templates);

  for (gsize i = 0; i < n_templates; i++)
    {
      g_autoptr (RbkBook) book = rbk_template_new_book (templates[i].name, NULL);

      check_page (schema, book);
    }
}

static void
test_random_books (void)
{
  g_autoptr (JsonObject) schema = read_schema ();

  for (guint32 seed = 0; seed < rbk_test_repeats (200, 10); seed++)
    {
      g_autoptr (RbkBook) book = rbk_random_book_new (seed);

      check_page (schema, book);
    }
}

/* Nothing that is not for customers to see is on the page. */
static void
test_secrets (void)
{
  g_autoptr (RbkBook) book = rbk_template_new_book ("usage-gated", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RbkExport) out = NULL;
  const char *text;

  g_object_set (book, "notes", "secret-notes", "client", "secret-client", NULL);
  out = rbk_export_run ("pricing-page", &(RbkExportInput){ .book = book }, &error);
  g_assert_no_error (error);
  text = g_bytes_get_data (rbk_export_get_file (out, NULL)->bytes, NULL);
  g_assert_null (strstr (text, "secret"));
  g_assert_null (strstr (text, "overhead"));
  g_assert_null (strstr (text, "margin"));
  g_assert_null (strstr (text, "12.5"));
}

static const char *
text_of (JsonObject *object, const char *name)
{
  return json_object_get_string_member_with_default (object, name, NULL);
}

static RbkDecimal
decimal_of (JsonObject *object, const char *name)
{
  RbkDecimal value;

  g_assert_true (rbk_json_node_get_decimal (json_object_get_member (object, name), &value, NULL));
  return value;
}

/* A page that adds up its lines gets the engine's charge. */
static void
test_calculator (void)
{
  g_autoptr (RbkBook) book = book_with_card (
      "'meter':'runs','price':'graduated','tiers':[{'up_to':'100','unit_price':'0.05'},"
      "{'up_to':'200','unit_price':'0.03','flat_price':'4'},{'unit_price':'0.01'}],"
      "'entitlement':{'included':'40','limit':'hard','cap':'250'}");
  g_autoptr (JsonObject) page = export_page (book);
  g_autoptr (RbkSpec) spec = rbk_spec_new (book, NULL, NULL);
  JsonObject *plan =
      json_array_get_object_element (json_object_get_array_member (page, "plans"), 0);
  JsonObject *use = json_array_get_object_element (json_object_get_array_member (plan, "use"), 0);
  JsonArray  *lines = json_object_get_array_member (use, "calculator");

  for (int usage = 1; usage < 300; usage++)
    {
      RbkDecimal at = rbk_decimal_from_int (usage), charge = RBK_DECIMAL_INVALID;

      for (guint i = 0; i < json_array_get_length (lines); i++)
        {
          JsonObject *line = json_array_get_object_element (lines, i);

          if (rbk_decimal_compare (at, decimal_of (line, "above")) > 0)
            charge = rbk_decimal_add (rbk_decimal_mul (decimal_of (line, "unit"), at),
                                      decimal_of (line, "fixed"));
        }
      g_assert_true (
          rbk_decimal_equal (charge,
                             rbk_card_spec_get_charge (&spec->plans[0].phases[0].cards[0], at)));
    }
}

/* Fees of one period add up in it, fees of several in a month; a quote has no price. */
static void
test_prices (void)
{
  g_autoptr (RbkBook) book = book_from_text (
      "{'format':'ratebook','version':1,'currency':'USD','as_of':'2026-06-01','meters':[{'key':'m',"
      "'name':'M'}],'plans':["
      "{'key':'yearly','phases':[{'key':'t','kind':'trial','duration':'P2W','rate_cards':"
      "[{'key':'base'}]},{'key':'e','rate_cards':[{'key':'a','amount':'100','cadence':'P1Y'},"
      "{'key':'b','amount':'20','cadence':'P1Y'},{'key':'c','amount':'7','cadence':'once'}]}]},"
      "{'key':'mixed','phases':[{'key':'e','rate_cards':[{'key':'a','amount':'120','cadence':'P1Y'}"
      ","
      "{'key':'b','amount':'5'},{'key':'w','amount':'0','cadence':'P2W'},"
      "{'key':'d','amount':'0','cadence':'P10D'},"
      "{'key':'o','amount':'0','cadence':'P1M1D'},{'key':'q','amount':'0','cadence':'P3M'}]}]},"
      "{'key':'free','phases':[{'key':'e','rate_cards':[{'key':'u','meter':'m','price':'package',"
      "'amount':'5','package_size':'1000'}]}]},"
      "{'key':'quote','quote_only':true}]}");
  g_autoptr (JsonObject) page = export_page (book);
  JsonArray  *plans = json_object_get_array_member (page, "plans");
  JsonObject *yearly = json_array_get_object_element (plans, 0);
  JsonObject *mixed = json_array_get_object_element (plans, 1);
  JsonObject *free_plan = json_array_get_object_element (plans, 2);
  JsonObject *use =
      json_array_get_object_element (json_object_get_array_member (free_plan, "use"), 0);
  static const char *const units[] = { "year", "month", "week", "day", "other", "month" };

  g_assert_cmpstr (text_of (yearly, "price"), ==, "120");
  g_assert_cmpstr (text_of (json_object_get_object_member (yearly, "interval"), "unit"), ==,
                   "year");
  g_assert_cmpstr (text_of (json_object_get_object_member (yearly, "trial"), "duration"), ==,
                   "P2W");
  g_assert_cmpstr (text_of (mixed, "price"), ==, "15");
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    g_assert_cmpstr (text_of (json_object_get_object_member (
                                  json_array_get_object_element (
                                      json_object_get_array_member (mixed, "fees"), i),
                                  "interval"),
                              "unit"),
                     ==, units[i]);
  g_assert_cmpstr (text_of (free_plan, "price"), ==, "0");
  g_assert_cmpstr (text_of (use, "overage"), ==, "0.005");
  g_assert_true (json_object_get_null_member (use, "calculator"));
  g_assert_true (json_object_get_null_member (json_array_get_object_element (plans, 3), "price"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/export/pricing-page/templates", test_templates);
  g_test_add_func ("/export/pricing-page/random-books", test_random_books);
  g_test_add_func ("/export/pricing-page/secrets", test_secrets);
  g_test_add_func ("/export/pricing-page/calculator", test_calculator);
  g_test_add_func ("/export/pricing-page/prices", test_prices);
  return g_test_run ();
}
