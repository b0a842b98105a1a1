/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page and its markup without a browser: what stands in them, and what must not. */
#include <string.h>

#include "rbk-book-reader.h"
#include "rbk-html.h"
#include "rbk-json.h"
#include "rbk-random-book.h"
#include "rbk-targets.h"
#include "rbk-template.h"
#include "rbk-test-repeats.h"

static RbkBook *
book_from_text (const char *text)
{
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');
  g_autoptr (GError) error = NULL;
  RbkBook *book = rbk_book_read_text (json, strlen (json), NULL, &error);

  g_assert_no_error (error);
  return book;
}

/* A book with one metered rate card. */
static RbkBook *
book_with_card (const char *card)
{
  g_autofree char *text =
      g_strdup_printf ("{'format':'ratebook','version':1,'title':'Test','currency':'USD','as_of':'"
                       "2026-06-01',"
                       "'meters':[{'key':'runs','name':'Runs','kind':'request','unit':'run'}],"
                       "'plans':[{'key':'pro','name':'Pro','phases':[{'key':'evergreen','kind':'"
                       "evergreen',"
                       "'rate_cards':[{'key':'runs','meter':'runs',%s}]}]}]}",
                       card);

  return book_from_text (text);
}

static char *
export_text (RbkBook *book, const char *target, guint *n_losses)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RbkExport) out = rbk_export_run (target, &(RbkExportInput){ .book = book }, &error);
  GBytes *bytes;

  g_assert_no_error (error);
  if (n_losses != NULL)
    *n_losses = out->losses->len;
  for (guint i = 0; i < out->losses->len; i++)
    g_assert_cmpint (((RbkLoss *) g_ptr_array_index (out->losses, i))->severity, ==, RBK_LOSS_TEXT);
  bytes = rbk_export_get_file (out, NULL)->bytes;
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static guint
count (const char *text, const char *part)
{
  guint n = 0;

  for (const char *at = strstr (text, part); at != NULL; at = strstr (at + 1, part))
    n++;
  return n;
}

static void
assert_says (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("%s is missing in %s", part, text);
}

static void
test_words (void)
{
  static const struct
  {
    const char *cadence, *every;
  } cases[] = { { "P1M", "a month" },        { "P1Y", "a year" },
                { "P12M", "a year" },        { "P3M", "every 3 months" },
                { "P1W", "a week" },         { "P1D", "a day" },
                { "P10D", "every 10 days" }, { "once", "once" },
                { "P24M", "every 2 years" }, { "P1M1D", "every 1 month and 1 day" } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *every = rbk_html_every (cases[i].cadence);

      g_assert_cmpstr (every, ==, cases[i].every);
    }
  g_assert_null (rbk_html_duration (NULL));
}

static void
test_text (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  rbk_html_add_text (text, "<b>\"A\" & 'B'</b>\x01\x7f\xc2\x85ü");
  g_assert_cmpstr (text->str, ==, "&lt;b&gt;&quot;A&quot; &amp; &#39;B&#39;&lt;/b&gt;   ü");
  g_string_truncate (text, 0);
  rbk_html_add_element (text, "p", NULL, "");
  rbk_html_add_element (text, "p", "x", NULL);
  g_assert_cmpuint (text->len, ==, 0);
}

/* What is sold, in what words: one card a row. */
static void
test_sentences (void)
{
  static const struct
  {
    const char *card, *says[4];
  } cases[] = {
    { "'price':'per_unit','amount':'0.05','entitlement':{'included':'100'}",
      { "<strong>100</strong> <bdi>Runs</bdi> a month", "Then $0.05 per <bdi>run</bdi>" } },
    { "'price':'per_unit','amount':'0','entitlement':{'included':'1000','limit':'hard'}",
      { "<strong>1,000</strong>", "Stops at 1,000 a month" } },
    { "'price':'per_unit','amount':'0'", { "<strong>Unlimited</strong>" } },
    { "'price':'per_unit','amount':'0','entitlement':{'limit':'soft','cap':'2000'}",
      { "Fair use up to 2,000 a month" } },
    { "'price':'per_unit','amount':'0.1','entitlement':{'limit':'soft','cap':'2000'}",
      { "Soft limit at 2,000 a month" } },
    { "'price':'package','amount':'5','package_size':'1000'",
      { "$5 for each <strong>1,000</strong> <bdi>Runs</bdi> started" } },
    { "'price':'flat','amount':'12.5'", { "<bdi>Runs</bdi>: $12.50 a month" } },
    { "'price':'graduated','minimum':'3','maximum':'50','tiers':[{'up_to':'10','unit_price':'2'},"
      "{'unit_price':'1','flat_price':'4'}]",
      { "By the step:", "Up to 10: $2 per <bdi>run</bdi>", "Over 10: $1 per <bdi>run</bdi> plus $4",
        "At least $3 a month" } },
    { "'price':'graduated','maximum':'50','tiers':[{'unit_price':'1'}]",
      { "All: $1 per <bdi>run</bdi>", "Never more than $50 a month",
        "<li>$1 per <bdi>run</bdi>" } },
    { "'price':'volume','entitlement':{'included':'20'},'tiers':[{'up_to':'10','unit_price':'2'},"
      "{'up_to':'30','unit_price':'0.5'},{'unit_price':'0.25'}]",
      { "for all that is charged:", "Up to 30: $0.50", "Over 30: $0.25",
        "Then $0.25 to $0.50 per <bdi>run</bdi>, by how much is used" } },
    { "'price':'per_unit','amount':'0.01','entitlement':{'included':'50','wallet':{'expiry':"
      "'after:P1Y','rollover':'full','topup_amount':'1000','topup_price':'10'}}",
      { "Good for 1 year", "What is left over is carried on", "1,000 more for $10" } },
    { "'price':'per_unit','amount':'0.01','entitlement':{'included':'50','wallet':{'rollover':"
      "'full','topup_amount':'1000','topup_price':'10','topup_expiry':'after:P90D'}}",
      { "What is left over is carried on", "1,000 more for $10, good for 90 days</li>" } },
    { "'price':'per_unit','amount':'0.01','entitlement':{'included':'50','wallet':{"
      "'topup_amount':'1000','topup_price':'10','topup_expiry':'never'}}",
      { "1,000 more for $10, good for ever</li>" } },
    { "'price':'per_unit','amount':'0.01','entitlement':{'included':'50','wallet':{"
      "'topup_amount':'1000','topup_price':'10','topup_expiry':'year_end'}}",
      { "1,000 more for $10, good to the end of the year</li>" } },
    { "'price':'per_unit','amount':'0.01','entitlement':{'included':'50','wallet':{'rollover':"
      "'share','rollover_share':'0.5'}}",
      { "A part of what is left over" } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RbkBook) book = book_with_card (cases[i].card);
      g_autofree char *html = export_text (book, "html", NULL);

      for (gsize j = 0; j < G_N_ELEMENTS (cases[i].says) && cases[i].says[j] != NULL; j++)
        assert_says (html, cases[i].says[j]);
    }
}

static RbkBook *
book_in_currencies (void)
{
  return book_from_text (
      "{'format':'ratebook','version':1,'title':'Test','currency':'USD','as_of':'2026-06-01',"
      "'delivery':{'url':'https://acme.example/','logo':'https://acme.example/l.png'},"
      "'meters':[{'key':'runs','name':'Runs','kind':'seat'}],'plans':["
      "{'key':'a','name':'A','seats':'3','annual_commitment':'1200','phases':["
      "{'key':'t','kind':'trial','duration':'P14D','rate_cards':[{'key':'base','amount':'0'}]},"
      "{'key':'d','kind':'discount','duration':'P3M','rate_cards':[{'key':'base','amount':'9',"
      "'currency_prices':[{'currency':'EUR','amount':'8'}]}]},"
      "{'key':'e','rate_cards':[{'key':'base','amount':'10','annual_amount':'100',"
      "'currency_prices':[{'currency':'EUR','amount':'9','annual_amount':'108'}]}]}]},"
      "{'key':'b','name':'B','price_from':true,'features':[{'key':'sso','name':'SSO'}],"
      "'phases':[{'key':'e','rate_cards':[{'key':'base','amount':'20'},"
      "{'key':'setup','amount':'50','cadence':'once'},{'key':'y','amount':'12','cadence':'P1Y'}]}]}"
      ","
      "{'key':'c','name':'C','quote_only':true}]}");
}

/* A plan is shown at the price of its choice, or at that of a month, or not at all. */
static void
test_choices (void)
{
  g_autoptr (RbkBook) book = book_in_currencies ();
  guint            n_losses;
  g_autofree char *html = export_text (book, "html", &n_losses);

  g_assert_cmpuint (n_losses, ==, 1);
  assert_says (html, "data-when=\"USD-0\">");
  assert_says (html, "data-when=\"USD-1\" hidden>");
  assert_says (html, "data-when=\"EUR-0\" hidden>");
  assert_says (html, "data-when=\"USD-0 USD-1\">");
  assert_says (html, "data-when=\"EUR-0 EUR-1\" hidden>");
  assert_says (html, "Not sold in this currency");
  assert_says (html, "$8.33 a month, saves $20 a year");
  assert_says (html, "€9 a month</span>");
  assert_says (html, "14 days free");
  assert_says (html, "First 3 months: $9 a month");
  assert_says (html, "First 3 months: €8 a month");
  assert_says (html, "On request");
  assert_says (html, "from <strong>$21</strong>");
  assert_says (html, "Yearly commitment</bdi></th><td>$1,200</td>");
  g_assert_cmpuint (count (html, "class=\"card\""), ==, 3);
}

/* Whatever names are, the page has three scripts, no picture and no comment of theirs. */
static void
test_hostile_names (void)
{
  static const char *const names[] = { "</script><script>x</script>",
                                       "<!--",
                                       "]]>",
                                       "\" onload=\"x",
                                       "' onload='x",
                                       "<img src=x>",
                                       "</title></style>",
                                       "\u202eabc",
                                       "&lt;" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (RbkBook) book = rbk_template_new_book ("hybrid", NULL);
      g_autoptr (RbkPlan) plan = g_list_model_get_item (rbk_book_get_plans (book), 0);
      g_autoptr (RbkRecord) meter = g_list_model_get_item (rbk_book_get_meters (book), 0);
      g_autofree char *html = NULL;

      g_object_set (book, "title", names[i], NULL);
      g_object_set (plan, "name", names[i], "audience", names[i], "description", names[i], NULL);
      g_object_set (meter, "name", names[i], "unit", names[i], "definition", names[i], NULL);
      html = export_text (book, "html", NULL);
      g_assert_cmpuint (count (html, "<script"), ==, 3);
      g_assert_cmpuint (count (html, "</script"), ==, 3);
      g_assert_cmpuint (count (html, "<!--"), ==, 0);
      g_assert_cmpuint (count (html, "<img"), ==, 0);
      g_assert_cmpuint (count (html, "</title"), ==, 1);
      g_assert_cmpuint (count (html, " onload=\"x"), ==, 0);
    }
}

/* Nothing that is not for customers to see, and nothing from elsewhere. */
static void
test_secrets (void)
{
  g_autoptr (RbkBook) book = rbk_template_new_book ("usage-gated", NULL);
  static const char *const targets[] = { "html", "json-ld", "pricing-page" };

  g_object_set (book, "notes", "secret-notes", "client", "secret-client", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      g_autofree char *text = export_text (book, targets[i], NULL);

      g_assert_null (strstr (text, "secret"));
      g_assert_null (strstr (text, "overhead"));
      g_assert_null (strstr (text, "SPDX"));
      g_assert_null (strstr (text, "src=\""));
    }
}

static JsonNode *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  JsonNode *root = rbk_json_parse (text, strlen (text), &error);

  g_assert_no_error (error);
  return root;
}

static JsonObject *
get_offer (JsonNode *root, guint i)
{
  JsonArray *offers = json_object_get_array_member (json_node_get_object (root), "offers");

  return json_array_get_object_element (offers, i);
}

static JsonObject *
get_price (JsonObject *offer, guint i)
{
  return json_array_get_object_element (json_object_get_array_member (offer, "priceSpecification"),
                                        i);
}

static void
test_offers (void)
{
  g_autoptr (RbkBook) book = book_in_currencies ();
  guint            n_losses;
  g_autofree char *text = export_text (book, "json-ld", &n_losses);
  g_autoptr (JsonNode) root = parse (text);
  static const char *const prices[] = { "10.00", "100.00", "9.00", "108.00", "21.00" };
  static const char *const units[] = { "MON", "ANN", "MON", "ANN", "MON" };

  /* B lacks euros, C has no price. */
  g_assert_cmpuint (n_losses, ==, 2);
  g_assert_cmpuint (json_array_get_length (
                        json_object_get_array_member (json_node_get_object (root), "offers")),
                    ==, G_N_ELEMENTS (prices));
  for (guint i = 0; i < G_N_ELEMENTS (prices); i++)
    {
      JsonObject *price = get_price (get_offer (root, i), 0);

      g_assert_cmpstr (json_object_get_string_member (get_offer (root, i), "price"), ==, prices[i]);
      g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (price,
                                                                                     "referenceQuan"
                                                                                     "tity"),
                                                      "unitCode"),
                       ==, units[i]);
    }
  assert_says (text, "\"name\": \"A, paid yearly\"");
  assert_says (text, "https://schema.org/ActivationFee");
  assert_says (text, "https://acme.example/l.png");
  assert_says (text, "C (price on request)");
}

typedef struct
{
  const char *price, *first, *last;
} Stretch;

static void
assert_number (JsonObject *quantity, const char *name, const char *number)
{
  g_assert_cmpint (json_object_has_member (quantity, name), ==, number != NULL);
  if (number != NULL)
    g_assert_cmpstr (rbk_json_node_get_number (json_object_get_member (quantity, name)), ==,
                     number);
}

static void
assert_stretch (JsonObject *price, const Stretch *stretch)
{
  JsonObject *quantity = json_object_get_object_member (price, "eligibleQuantity");

  g_assert_cmpstr (json_object_get_string_member (price, "price"), ==, stretch->price);
  assert_number (quantity, "minValue", stretch->first);
  assert_number (quantity, "maxValue", stretch->last);
}

/* Each stretch of use: its price, its first unit, its last one. */
static void
test_stretches (void)
{
  static const struct
  {
    const char *card;
    Stretch     stretches[3];
    guint       n_stretches, n_losses;
  } cases[] = {
    { "'price':'per_unit','amount':'0.0175','entitlement':{'included':'100','limit':'hard','cap':"
      "'150'}",
      { { "0", "1", "100" }, { "0.0175", "101", "150" } },
      2,
      1 },
    { "'price':'per_unit','amount':'0','entitlement':{'included':'100','limit':'hard'}",
      { { "0", "1", "100" } },
      1,
      1 },
    { "'price':'volume','minimum':'1','entitlement':{'included':'20','limit':'hard','cap':'25'},"
      "'tiers':[{'up_to':'10','unit_price':'2'},{'up_to':'30','unit_price':'0.5'},"
      "{'unit_price':'0.25','flat_price':'1'}]",
      { { "0", "1", "20" }, { "0.5", "21", "25" } },
      2,
      4 },
    { "'price':'graduated','tiers':[{'up_to':'1.5','unit_price':'2'},{'unit_price':'1'}]",
      { { "2", "0", "1.5" }, { "1", "1.5", NULL } },
      2,
      1 },
    { "'price':'package','amount':'5','package_size':'1000'", { { "5", "1", NULL } }, 1, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RbkBook) book = book_with_card (cases[i].card);
      guint            n_losses;
      g_autofree char *text = export_text (book, "json-ld", &n_losses);
      g_autoptr (JsonNode) root = parse (text);
      JsonArray *prices = json_object_get_array_member (get_offer (root, 0), "priceSpecification");

      g_assert_cmpuint (n_losses, ==, cases[i].n_losses);
      g_assert_cmpuint (json_array_get_length (prices), ==, cases[i].n_stretches);
      for (guint j = 0; j < cases[i].n_stretches; j++)
        assert_stretch (json_array_get_object_element (prices, j), &cases[i].stretches[j]);
    }
}

static void
test_periods (void)
{
  static const struct
  {
    const char *cadence, *unit;
  } cases[] = {
    { "P3M", "MON" }, { "P2Y", "ANN" }, { "P2W", "WEE" }, { "P10D", "DAY" }, { "P1M1D", NULL }
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json =
          g_strdup_printf ("{'format':'ratebook','version':1,'currency':'KWD','plans':[{'key':'a','"
                           "phases':[{'key':"
                           "'e','rate_cards':[{'key':'base','amount':'10','cadence':'%s'}]}]}]}",
                           cases[i].cadence);
      g_autoptr (RbkBook) book = book_from_text (json);
      g_autofree char *text = export_text (book, "json-ld", NULL);
      g_autoptr (JsonNode) root = parse (text);
      JsonObject *price = get_price (get_offer (root, 0), 0);

      g_assert_cmpstr (json_object_get_string_member (get_offer (root, 0), "price"), ==, "10.000");
      g_assert_cmpint (json_object_has_member (price, "referenceQuantity"), ==,
                       cases[i].unit != NULL);
      if (cases[i].unit != NULL)
        g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (price,
                                                                                       "referenceQu"
                                                                                       "antity"),
                                                        "unitCode"),
                         ==, cases[i].unit);
    }
}

/* Two hundred books: the page is made, twice with the same bytes, and each plan has its card. */
static void
test_random_books (void)
{
  for (guint32 seed = 0; seed < rbk_test_repeats (200, 8); seed++)
    {
      g_autoptr (RbkBook) book = rbk_random_book_new (seed);
      g_autofree char *html = export_text (book, "html", NULL);
      g_autofree char *again = export_text (book, "html", NULL);
      g_autofree char *markup = export_text (book, "json-ld", NULL);
      g_autoptr (JsonNode) root = parse (markup);

      g_assert_true (JSON_NODE_HOLDS_OBJECT (root));
      g_assert_cmpstr (html, ==, again);
      g_assert_cmpuint (count (html, "class=\"card\""), ==,
                        g_list_model_get_n_items (rbk_book_get_plans (book)));
      g_assert_cmpuint (count (html, "<script"), ==, 3);
    }
}

/* Millions of tokens are not taken for tokens. */
static void
test_scaled_units (void)
{
  g_autoptr (RbkBook) book = rbk_template_new_book ("token-api", NULL);
  g_autofree char *html = export_text (book, "html", NULL);

  assert_says (html, "<strong>300</strong> × <bdi>1M input tokens</bdi> a month");
  assert_says (html, "<bdi>Input tokens</bdi> (× <bdi>1M input tokens</bdi>) a month</label>");
}

/* A book without plans has a page too. */
static void
test_empty (void)
{
  g_autoptr (RbkBook) book = book_from_text ("{'format':'ratebook','version':1,'currency':'USD'}");
  g_autofree char *html = export_text (book, "html", NULL);

  g_assert_cmpuint (count (html, "class=\"card\""), ==, 0);
  g_assert_null (strstr (html, "id=\"compare\""));
  g_assert_null (strstr (html, "id=\"form\""));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/page/words", test_words);
  g_test_add_func ("/page/text", test_text);
  g_test_add_func ("/page/sentences", test_sentences);
  g_test_add_func ("/page/choices", test_choices);
  g_test_add_func ("/page/hostile-names", test_hostile_names);
  g_test_add_func ("/page/secrets", test_secrets);
  g_test_add_func ("/page/scaled-units", test_scaled_units);
  g_test_add_func ("/page/empty", test_empty);
  g_test_add_func ("/page/offers", test_offers);
  g_test_add_func ("/page/stretches", test_stretches);
  g_test_add_func ("/page/periods", test_periods);
  g_test_add_func ("/page/random-books", test_random_books);
  return g_test_run ();
}
