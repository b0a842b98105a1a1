/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files of the Stripe folder, for what the Stripe CLI would trip over. */
#include "stripe-reader.h"

#include <string.h>

#include "rbk-error.h"
#include "rbk-targets.h"
#include "rbk-json.h"
#include "rbk-random-book.h"
#include "rbk-stripe.h"
#include "rbk-template.h"

static const char *const files[] = { "stripe-fixtures.json",
                                     "stripe-fixtures.update.json",
                                     "stripe-fixtures.replace.json",
                                     "stripe-customer-example.json",
                                     "LOSSES.md",
                                     "losses.json",
                                     "README.md" };

static RbkExport *
export_template (const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RbkBook) book = rbk_template_new_book (name, &error);
  RbkExport *out;

  g_assert_no_error (error);
  out = rbk_export_run ("stripe", &(RbkExportInput){ .book = book }, &error);
  g_assert_no_error (error);
  return out;
}

static const char *
text_of (RbkExport *out, const char *path, gsize *length)
{
  const RbkExportFile *file = rbk_export_get_file (out, path);

  g_assert_nonnull (file);
  return g_bytes_get_data (file->bytes, length);
}

static JsonObject *
json_of (RbkExport *out, const char *path)
{
  gsize       length;
  const char *text = text_of (out, path, &length);

  return stripe_parse (text, length);
}

/* References stand for requests that were sent before. */
static void
check_references (const char *text, GHashTable *sent)
{
  for (const char *start = strstr (text, "${"); start != NULL; start = strstr (start + 2, "${"))
    {
      const char      *colon = strchr (start, ':');
      g_autofree char *name = NULL;

      g_assert_nonnull (colon);
      name = g_strndup (start + 2, (gsize) (colon - start - 2));
      if (!g_str_equal (name, ".env"))
        g_assert_true (g_hash_table_contains (sent, name));
      /* Only the first reference of a text is replaced. */
      g_assert_null (strstr (start + 2, "${"));
    }
}

static void
check_node (JsonNode *node, gboolean is_in_array, gboolean is_percent, GHashTable *sent)
{
  g_assert_false (JSON_NODE_HOLDS_NULL (node));
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);
      g_autoptr (GList) names = json_object_get_members (object);

      g_assert_nonnull (names);
      for (GList *name = names; name != NULL; name = name->next)
        check_node (json_object_get_member (object, name->data), FALSE,
                    g_str_equal (name->data, "percent_off"), sent);
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      g_autoptr (GList) values = json_array_get_elements (json_node_get_array (node));

      g_assert_nonnull (values);
      for (GList *value = values; value != NULL; value = value->next)
        check_node (value->data, TRUE, FALSE, sent);
    }
  else if (rbk_json_node_is_number (node))
    {
      RbkDecimal value;

      g_assert_false (is_in_array);
      g_assert_true (rbk_json_node_get_decimal (node, &value, NULL));
      g_assert_cmpuint (rbk_decimal_places (value), <=, is_percent ? 2 : 0);
      g_assert_cmpint (rbk_decimal_compare (value, rbk_decimal_from_int (RBK_STRIPE_MAX_INTEGER)),
                       <=, 0);
    }
  else if (rbk_json_node_is_string (node))
    {
      g_autofree char *stripped = g_strstrip (g_strdup (json_node_get_string (node)));

      g_assert_cmpstr (stripped, ==, json_node_get_string (node));
      g_assert_cmpstr (stripped, !=, "");
      check_references (stripped, sent);
    }
  else
    g_assert_false (is_in_array);
}

static void
check_fixtures (RbkExport *out, const char *path)
{
  g_autoptr (JsonObject) root = json_of (out, path);
  g_autoptr (GHashTable) sent = g_hash_table_new (g_str_hash, g_str_equal);
  JsonArray *fixtures = json_object_get_array_member (root, "fixtures");
  RbkDecimal version;

  g_assert_true (
      rbk_json_node_get_decimal (json_object_get_member (json_object_get_object_member (root,
                                                                                        "_meta"),
                                                         "template_version"),
                                 &version, NULL));
  g_assert_true (rbk_decimal_is_zero (version));
  for (guint i = 0; i < json_array_get_length (fixtures); i++)
    {
      JsonObject *fixture = json_array_get_object_element (fixtures, i);
      const char *method = json_object_get_string_member (fixture, "method");
      const char *asked = json_object_get_string_member (fixture, "path");

      check_node (json_array_get_element (fixtures, i), FALSE, FALSE, sent);
      g_assert_true (g_str_has_prefix (asked, "/v1/"));
      /* The CLI drops a query that stands in a path. */
      g_assert_null (strchr (asked, '?'));
      g_assert_true (json_object_has_member (fixture, "params"));
      g_assert_true (g_str_equal (method, "get") || g_str_equal (method, "post"));
      g_assert_true (
          g_hash_table_add (sent, (gpointer) json_object_get_string_member (fixture, "name")));
    }
}

static void
test_fixtures (void)
{
  gsize              n_templates;
  const RbkTemplate *templates = rbk_template_get_all (&n_templates);

  for (gsize i = 0; i < n_templates; i++)
    {
      g_autoptr (RbkExport) out = export_template (templates[i].name);

      g_assert_cmpuint (out->files->len, ==, G_N_ELEMENTS (files));
      for (gsize j = 0; j < 4; j++)
        check_fixtures (out, files[j]);
    }
}

static void
test_same_bytes (void)
{
  g_autoptr (RbkExport) first = export_template ("credit-tiers");
  g_autoptr (RbkExport) second = export_template ("credit-tiers");

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    g_assert_true (g_bytes_equal (rbk_export_get_file (first, files[i])->bytes,
                                  rbk_export_get_file (second, files[i])->bytes));
}

static void
test_reports (void)
{
  g_autoptr (RbkExport) out = export_template ("credit-tiers");
  g_autoptr (JsonObject) losses = json_of (out, "losses.json");
  const char *guide = text_of (out, "README.md", NULL);
  const char *report = text_of (out, "LOSSES.md", NULL);

  g_assert_nonnull (strstr (guide, "stripe fixtures stripe-fixtures.json --api-version "
                                   "2026-10-28.endive\n"));
  g_assert_nonnull (strstr (guide, "- `pro."));
  g_assert_nonnull (strstr (report, "Your product must enforce"));
  g_assert_nonnull (strstr (report, "wallet"));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (losses, "losses")), ==,
                    out->losses->len);
}

/* Reasons to refuse that are no matter of a single price, and a word of each. */
static const struct
{
  const char *name, *book, *expected;
} refusals[] = {
  { "cadence",
    "'plans':[{'key':'a','phases':[{'key':'e','rate_cards':[{'key':'base',"
    "'amount':'1','cadence':'P4Y'}]}]}]",
    "three years" },
  { "mixed-cadence",
    "'plans':[{'key':'a','phases':[{'key':'e','rate_cards':[{'key':'base',"
    "'amount':'1','cadence':'P1M3D'}]}]}]",
    "P1M3D" },
  { "use-once",
    "'meters':[{'key':'m'}],'plans':[{'key':'a','phases':[{'key':'e','rate_cards':[{'key':'u',"
    "'meter':'m','price':'per_unit','amount':'1','cadence':'once'}]}]}]",
    "not once" },
  { "highest-value",
    "'meters':[{'key':'m','aggregation':'max'}],'plans':[{'key':'a','phases':[{'key':'e',"
    "'rate_cards':[{'key':'u','meter':'m','price':'per_unit','amount':'1'}]}]}]",
    "the highest" },
  { "lookup-key",
    "'plans':[{'key':'a.b','phases':[{'key':'e','rate_cards':[{'key':'c','amount':'1'}]}]},"
    "{'key':'a','phases':[{'key':'e','rate_cards':[{'key':'b.c','amount':'1'}]}]}]",
    "lookup key \"a.b.c.month.usd\"" },
  { "product-id", "'plans':[{'key':'a.b','quote_only':true},{'key':'a/b','quote_only':true}]",
    "product id \"ratebook_a-b\"" },
};

static void
test_refusal (gconstpointer data)
{
  const char *const *test = data;
  g_autofree char   *text =
      g_strdup_printf ("{'format':'ratebook','version':1,'currency':'USD','as_of':'2026-06-01',%s}",
                       test[1]);
  g_autoptr (RbkBook) book = book_from_text (text);
  g_autoptr (GError) error = NULL;
  g_autoptr (RbkExport) out = rbk_export_run ("stripe", &(RbkExportInput){ .book = book }, &error);

  g_assert_null (out);
  g_assert_error (error, RBK_ERROR, RBK_ERROR_REFUSED);
  if (strstr (error->message, test[2]) == NULL)
    g_error ("\"%s\" does not say \"%s\"", error->message, test[2]);
}

static JsonObject *
find_fixture (JsonObject *root, const char *name)
{
  JsonArray *fixtures = json_object_get_array_member (root, "fixtures");

  for (guint i = 0; i < json_array_get_length (fixtures); i++)
    {
      JsonObject *fixture = json_array_get_object_element (fixtures, i);

      if (g_str_equal (json_object_get_string_member (fixture, "name"), name))
        return fixture;
    }
  return NULL;
}

/* Versions, free trials, ramps and what is billed once, in a customer's schedule. */
static void
test_schedule (void)
{
  g_autoptr (RbkBook) book = book_from_text (
      "{'format':'ratebook','version':1,'currency':'USD','as_of':'2026-06-01','plans':[{'key':'a',"
      "'phases':["
      "{'key':'old','kind':'trial','duration':'P7D','rate_cards':[{'key':'f'}]},"
      "{'key':'new','kind':'trial','effective_from':'2026-01-01','duration':'P14D','rate_cards':"
      "[{'key':'f'}]},"
      "{'key':'ramp','kind':'ramp','duration':'P1Y2M','rate_cards':[{'key':'base','amount':'5'}]},"
      "{'key':'e','rate_cards':[{'key':'base','amount':'10'},"
      "{'key':'setup','amount':'50','cadence':'once'}]},"
      "{'key':'later','effective_from':'2027-01-01','rate_cards':[{'key':'base','amount':'20'}]}"
      "]}]}");
  g_autoptr (GError) error = NULL;
  g_autoptr (RbkExport) out = rbk_export_run ("stripe", &(RbkExportInput){ .book = book }, &error);
  g_autoptr (JsonObject) root = NULL;
  JsonArray  *phases;
  JsonObject *first, *second, *third;

  g_assert_no_error (error);
  root = json_of (out, "stripe-customer-example.json");
  phases = json_object_get_array_member (json_object_get_object_member (find_fixture (root,
                                                                                      "schedule+a"),
                                                                        "params"),
                                         "phases");
  g_assert_cmpuint (json_array_get_length (phases), ==, 3);
  first = json_array_get_object_element (phases, 0);
  second = json_array_get_object_element (phases, 1);
  third = json_array_get_object_element (phases, 2);
  g_assert_true (json_object_get_boolean_member (first, "trial"));
  g_assert_false (json_object_has_member (first, "add_invoice_items"));
  g_assert_false (json_object_has_member (second, "trial"));
  g_assert_true (json_object_has_member (third, "add_invoice_items"));
  g_assert_cmpstr (rbk_json_node_get_number (
                       json_object_get_member (json_object_get_object_member (second, "duration"),
                                               "interval_count")),
                   ==, "14");
  g_assert_nonnull (strstr (text_of (out, "LOSSES.md", NULL), "in force from 2027-01-01"));
  g_assert_nonnull (strstr (text_of (out, "LOSSES.md", NULL), "a.old"));
}

/* A schedule that Stripe would not take is left out, and said to be. */
static void
test_no_schedule (void)
{
  g_autoptr (RbkBook) book = book_from_text (
      "{'format':'ratebook','version':1,'currency':'USD','as_of':'2026-06-01','plans':[{'key':'a',"
      "'phases':[{'key':'t','kind':'discount','duration':'P1M3D','rate_cards':[{'key':'base',"
      "'amount':'5'}]},{'key':'e','rate_cards':[{'key':'base','amount':'10'}]}]}]}");
  g_autoptr (GError) error = NULL;
  g_autoptr (RbkExport) out = rbk_export_run ("stripe", &(RbkExportInput){ .book = book }, &error);
  g_autoptr (JsonObject) root = NULL;

  g_assert_no_error (error);
  root = json_of (out, "stripe-customer-example.json");
  g_assert_null (find_fixture (root, "schedule+a"));
  g_assert_nonnull (strstr (text_of (out, "LOSSES.md", NULL), "no example schedule"));
}

/* What does not fit Stripe's limits is cut, and said to be. */
static void
test_limits (void)
{
  g_autofree char *many = g_strnfill (600, 'x');
  GString         *features = g_string_new (NULL);
  g_autofree char *list = NULL;
  g_autofree char *text = NULL;
  g_autoptr (RbkBook) book = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RbkExport) out = NULL;
  const char *report;

  for (guint i = 0; i < 20; i++)
    g_string_append_printf (features, "%s{'key':'f%u','name':'%s'}", i > 0 ? "," : "", i,
                            i > 0 ? "short" : many);
  list = g_string_free (features, FALSE);
  text =
      g_strdup_printf ("{'format':'ratebook','version':1,'currency':'USD','as_of':'2026-06-01','"
                       "meters':[{'key':'m',"
                       "'name':'%s','unit':'a very long "
                       "unit','conversion':'2.5','internal_unit':'i'}],'plans':["
                       "{'key':'a','name':'${a:b}','audience':'%s','features':[%s],'phases':[{'key'"
                       ":'e','rate_cards'"
                       ":[{'key':'u','meter':'m','price':'per_unit','amount':'1'}]}]},"
                       "{'key':'b','quote_only':true,'features':[{'key':'f1','name':'other'}]}]}",
                       many, many, list);
  book = book_from_text (text);
  out = rbk_export_run ("stripe", &(RbkExportInput){ .book = book }, &error);
  g_assert_no_error (error);
  check_fixtures (out, "stripe-fixtures.json");
  report = text_of (out, "LOSSES.md", NULL);
  g_assert_nonnull (strstr (report, "12 characters"));
  g_assert_nonnull (strstr (report, "250 characters"));
  g_assert_nonnull (strstr (report, "500 characters"));
  g_assert_nonnull (strstr (report, "80 characters"));
  g_assert_nonnull (strstr (report, "the last 5 are not listed"));
  g_assert_nonnull (strstr (report, "another name on an earlier plan"));
  g_assert_nonnull (strstr (report, "each 2.5 of the internal"));
}

/* Books of anything never make a crash, and what is exported is well formed. */
static void
test_random_books (void)
{
  for (guint32 seed = 0; seed < 200; seed++)
    {
      g_autoptr (RbkBook) book = rbk_random_book_new (seed);
      g_autoptr (GError) error = NULL;
      g_autoptr (RbkExport) out =
                     rbk_export_run ("stripe", &(RbkExportInput){ .book = book }, &error);

      if (out == NULL)
        g_assert_error (error, RBK_ERROR, RBK_ERROR_REFUSED);
      else
        check_fixtures (out, "stripe-fixtures.json");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/export/stripe/files/fixtures", test_fixtures);
  g_test_add_func ("/export/stripe/files/same-bytes", test_same_bytes);
  g_test_add_func ("/export/stripe/files/reports", test_reports);
  g_test_add_func ("/export/stripe/files/schedule", test_schedule);
  g_test_add_func ("/export/stripe/files/no-schedule", test_no_schedule);
  g_test_add_func ("/export/stripe/files/limits", test_limits);
  g_test_add_func ("/export/stripe/files/random-books", test_random_books);
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strconcat ("/export/stripe/files/refuse/", refusals[i].name, NULL);

      g_test_add_data_func (path, &refusals[i], test_refusal);
    }
  return g_test_run ();
}
