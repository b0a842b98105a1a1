/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is to be done at Stripe: each row is a book's object, an account's, and the steps. */
#include "stripe-reader.h"

#include <string.h>

#include "rbk-book-reader.h"
#include "rbk-stripe-plan.h"
#include "rbk-targets.h"

#define FEATURE "'features':[{'lookup_key':'sso','name':'SSO'}]"
#define COUPON(id) "'coupons':[{'id':'" id "','name':'Launch','percent_off':20,'duration':'once'}]"
#define CODE(code, coupon)                                                                         \
  "'promotion_codes':[{'code':'" code "','promotion':{'type':'coupon','coupon':'" coupon "'}}]"
#define OWN "'metadata':{'ratebook_plan':'pro'}"
#define LINK "'product_features':[{'product':'p1','entitlement_feature':'sso'}]"

static const struct
{
  const char *name, *wanted, *account, *steps;
} cases[] = {
  { "feature-new", FEATURE, "", "create feature sso" },
  { "feature-same", FEATURE, "'features':[{'id':'f','lookup_key':'sso','name':'SSO'}]",
    "untouched feature sso f" },
  { "feature-renamed", FEATURE, "'features':[{'id':'f','lookup_key':'sso','name':'Sign-on'}]",
    "update feature sso f" },
  { "feature-archived", FEATURE,
    "'features':[{'id':'f','lookup_key':'sso','name':'SSO','active':false}]",
    "update feature sso f" },
  { "feature-archived-and-new", FEATURE,
    "'features':[{'id':'e','lookup_key':'sso','name':'SSO','active':false},{'id':'f','lookup_key':'"
    "sso','name':'SSO','active':true}]",
    "untouched feature sso f" },
  { "feature-of-others", "", "'features':[{'id':'f','lookup_key':'sso','name':'SSO'}]",
    "untouched feature sso f" },
  { "feature-of-others-archived", "",
    "'features':[{'id':'f','lookup_key':'sso','name':'SSO','active':false}]", "" },

  { "link-new", LINK, "", "create product_feature p1 sso" },
  { "link-same", LINK,
    "'product_features':[{'id':'l','product':'p1','entitlement_feature':{'id':'f','lookup_key':'"
    "sso'}}]",
    "untouched product_feature p1 sso l" },
  { "link-by-id", LINK,
    "'features':[{'id':'f','lookup_key':'sso'}],'product_features':[{'id':'l','product':'p1','"
    "entitlement_feature':'f'}]",
    "untouched product_feature p1 sso l; untouched feature sso f" },
  { "link-gone", "",
    "'products':[{'id':'p1'," OWN "}],'product_features':[{'id':'l','product':'p1','"
    "entitlement_feature':'sso'}]",
    "archive product p1 p1; remove product_feature p1 sso l" },
  { "link-of-others", "",
    "'products':[{'id':'p1'}],'product_features':[{'id':'l','product':'p1','entitlement_feature':'"
    "sso'}]",
    "untouched product p1 p1; untouched product_feature p1 sso l" },
  { "link-of-nobody-knows", "", "'product_features':[{'id':'l','entitlement_feature':'sso'}]",
    "untouched product_feature ? sso l" },

  { "coupon-new", COUPON ("c"), "", "create coupon c" },
  { "coupon-same", COUPON ("c"),
    "'coupons':[{'id':'c','name':'Launch','percent_off':20.0,'amount_off':null,'duration':'once','"
    "duration_in_months':null,'redeem_by':null,'valid':true,'times_redeemed':4}]",
    "untouched coupon c c" },
  { "coupon-used-up", COUPON ("c"),
    "'coupons':[{'id':'c','name':'Launch','percent_off':20,'duration':'once','valid':false}]",
    "untouched coupon c c" },
  { "coupon-renamed", COUPON ("c"),
    "'coupons':[{'id':'c','name':'Start','percent_off':20,'duration':'once'}]",
    "update coupon c c" },
  { "coupon-of-other-terms", COUPON ("c"),
    "'coupons':[{'id':'c','name':'Launch','percent_off':25,'duration':'once'}]",
    "remove coupon c c; create coupon c" },
  { "coupon-of-other-products",
    "'coupons':[{'id':'c','percent_off':20,'duration':'once','applies_to':{'products':['a','b']}}]",
    "'coupons':[{'id':'c','percent_off':20,'duration':'once','applies_to':{'products':['a']}}]",
    "remove coupon c c; create coupon c" },
  { "coupon-of-the-same-products",
    "'coupons':[{'id':'c','percent_off':20,'duration':'once','applies_to':{'products':['a','b']}}]",
    "'coupons':[{'id':'c','percent_off':20,'duration':'once','applies_to':{'products':['b','a']}}]",
    "untouched coupon c c" },
  { "coupon-of-unsaid-products",
    "'coupons':[{'id':'c','percent_off':20,'duration':'once','applies_to':{'products':['a','b']}}]",
    "'coupons':[{'id':'c','percent_off':20,'duration':'once'}]", "untouched coupon c c" },
  { "coupon-changed", COUPON ("new"),
    "'coupons':[{'id':'old','percent_off':10,'duration':'once','metadata':{'ratebook_discount':'"
    "launch'}}]",
    "create coupon new; remove coupon old old" },
  { "coupon-of-others", "", COUPON ("theirs"), "untouched coupon theirs theirs" },

  { "code-new", CODE ("GO", "c"), "", "create promotion_code GO" },
  { "code-same", CODE ("GO", "c"),
    "'promotion_codes':[{'id':'k','code':'go','active':true,'promotion':{'coupon':{'id':'c'}}}]",
    "untouched promotion_code GO k" },
  { "code-of-older-api", CODE ("GO", "c"),
    "'promotion_codes':[{'id':'k','code':'GO','coupon':{'id':'c'}}]",
    "untouched promotion_code GO k" },
  { "code-moved", CODE ("GO", "c"), "'promotion_codes':[{'id':'k','code':'GO','coupon':'b'}]",
    "archive promotion_code GO k; create promotion_code GO" },
  { "code-inactive", CODE ("GO", "c"),
    "'promotion_codes':[{'id':'k','code':'GO','coupon':'c','active':false}]",
    "create promotion_code GO" },
  { "code-gone", "",
    "'coupons':[{'id':'c','metadata':{'ratebook_discount':'launch'}}]," CODE ("GO", "c"),
    "archive promotion_code GO; remove coupon c c" },
  { "code-of-others", "", CODE ("GO", "theirs"), "untouched promotion_code GO" },

  { "meter-inactive", "'meters':[{'event_name':'runs'}]",
    "'meters':[{'id':'m','event_name':'runs','status':'inactive'}]", "update meter runs m" },
  { "meter-active", "'meters':[{'event_name':'runs'}]",
    "'meters':[{'id':'m','event_name':'runs','status':'active'}]", "untouched meter runs m" },
  { "product-archived", "'products':[{'id':'p1','name':'Pro'}]",
    "'products':[{'id':'p1','name':'Pro','active':false}]", "update product p1 p1" },
  { "product-renamed", "'products':[{'id':'p1','name':'Pro'}]",
    "'products':[{'id':'p1','name':'Max'}]", "update product p1 p1" },
  { "hostile", "",
    "'coupons':[{'id':7,'metadata':[],'valid':'x'}],'features':[{'active':'no'}],"
    "'product_features':[{'entitlement_feature':[]}],'promotion_codes':[{'code':{},'promotion':"
    "[]}]",
    "untouched product_feature ? ?; untouched feature; untouched promotion_code; untouched "
    "coupon" },
};

static GPtrArray *
list_of (JsonObject *objects, const char *member)
{
  GPtrArray *list = g_ptr_array_new ();
  JsonArray *array = json_object_has_member (objects, member)
                         ? json_object_get_array_member (objects, member)
                         : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    g_ptr_array_add (list, json_array_get_object_element (array, i));

  return list;
}

static char *
describe (GPtrArray *steps)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < steps->len; i++)
    {
      const RbkStripeStep *step = steps->pdata[i];

      g_assert_cmpuint (strlen (step->reason), >, 5);
      g_string_append_printf (text, "%s%s %s", i > 0 ? "; " : "",
                              rbk_stripe_action_get_name (step->action), step->object);
      if (step->key != NULL)
        g_string_append_printf (text, " %s", step->key);
      if (step->id != NULL)
        g_string_append_printf (text, " %s", step->id);
    }

  return g_string_free (text, FALSE);
}

static char *
plan (JsonObject *wanted, JsonObject *there)
{
  g_autoptr (GPtrArray) meters = list_of (there, "meters");
  g_autoptr (GPtrArray) products = list_of (there, "products");
  g_autoptr (GPtrArray) prices = list_of (there, "prices");
  g_autoptr (GPtrArray) features = list_of (there, "features");
  g_autoptr (GPtrArray) links = list_of (there, "product_features");
  g_autoptr (GPtrArray) coupons = list_of (there, "coupons");
  g_autoptr (GPtrArray) codes = list_of (there, "promotion_codes");
  const RbkStripeAccount account = { meters, products, prices, features, links, coupons, codes };
  g_autoptr (GPtrArray) steps = rbk_stripe_plan_steps (wanted, &account);

  return describe (steps);
}

static JsonObject *
parse (const char *text)
{
  g_autofree char *json = g_strdelimit (g_strdup_printf ("{%s}", text), "'", '"');

  return stripe_parse (json, strlen (json));
}

static void
test_case (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (JsonObject) wanted = parse (cases[i].wanted);
  g_autoptr (JsonObject) account = parse (cases[i].account);
  g_autofree char *steps = plan (wanted, account);

  g_assert_cmpstr (steps, ==, cases[i].steps);
}

static JsonObject *
export_objects (RbkBook *book)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RbkExport) out =
                 rbk_export_run ("stripe-objects", &(RbkExportInput){ .book = book }, &error);
  const RbkExportFile *file;

  g_assert_no_error (error);
  file = rbk_export_get_file (out, NULL);

  return stripe_parse (g_bytes_get_data (file->bytes, NULL), g_bytes_get_size (file->bytes));
}

/* An account that has all of a book needs nothing. */
static void
test_same (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("RBK_DATA_DIR"), "..", "tests", "stripe",
                                            "books", "whole.ratebook", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (RbkBook) book = rbk_book_read_file (file, NULL, NULL, NULL, &error);
  g_autoptr (JsonObject) objects = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) steps = NULL;

  g_assert_no_error (error);
  objects = export_objects (book);
  text = plan (objects, objects);
  g_assert_nonnull (strstr (text, " coupon "));
  g_assert_nonnull (strstr (text, " promotion_code "));
  g_assert_nonnull (strstr (text, " product_feature "));
  steps = g_strsplit (text, "; ", -1);
  for (guint i = 0; steps[i] != NULL; i++)
    if (!g_str_has_prefix (steps[i], "untouched "))
      g_error ("%s", steps[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/stripe-plan/%s", cases[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/stripe-plan/same", test_same);

  return g_test_run ();
}
