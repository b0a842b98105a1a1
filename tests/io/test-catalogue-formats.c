/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue-support.h"

#include <string.h>

#include "rbk-catalogue-rates.h"
#include "rbk-text.h"

/* Each list that can be read, as a small one of invented models with all that the real ones
 * have, and all that goes wrong. */

typedef struct
{
  const char *file;
  const char *format;
  guint       n_prices;
  guint       n_notes;
} List;

static const List lists[] = {
  { "litellm.json", "litellm", 8, 9 },
  { "genai-prices.json", "genai-prices", 9, 6 },
  { "models-dev.json", "models-dev", 5, 8 },
  { "llm-prices-current.json", "llm-prices", 3, 2 },
  { "llm-prices-historical.json", "llm-prices", 3, 1 },
  { "llm-prices-vendor.json", "llm-prices", 3, 2 },
  { "openrouter.json", "openrouter", 2, 6 },
  { "langfuse.json", "langfuse", 4, 4 },
  { "portkey.json", "portkey", 2, 4 },
};

static const CatalogueLine prices[] = {
  { "litellm.json", "alpha-large", "2031-01-01",
    "2.5/10/0.25/3.125 batch 1.25/5 >200000:5/15/0.5/-" },
  { "litellm.json", "cloud/alpha-large", "2031-01-01", "3/12/-/-" },
  { "litellm.json", "alpha-noise", "2031-01-01", "0.13/4.286/-/-" },
  { "litellm.json", "alpha-steps", "2031-01-01",
    "0.05/0.4/-/- >32000:0.1/1/-/- >256000:0.25/2/-/-" },
  { "litellm.json", "alpha-embed", "2031-01-01", "0.02/0/-/-" },
  { "litellm.json", "alpha-dear", "2031-01-01", "2000000/2000000/-/-" },
  { "litellm.json", "alpha-tier", "2031-01-01", "1/1/-/-" },
  { "litellm.json", "alpha-null", "2031-01-01", "1/1/-/-" },
  { "genai-prices.json", "claude-nine", "2031-01-01",
    "3/15/0.3/- >200000:6/22.5/-/- >300000:-/30/-/-" },
  { "genai-prices.json", "Claude Nine", "2031-01-01",
    "3/15/0.3/- >200000:6/22.5/-/- >300000:-/30/-/-" },
  { "genai-prices.json", "cloud/claude-nine", "2031-01-01", "3.3/16.5/-/-" },
  { "genai-prices.json", "claude-ten", "2031-08-31", "2/10/-/-" },
  { "genai-prices.json", "claude-ten", "2031-09-01", "4/20/-/-" },
  { "genai-prices.json", "claude-hours", "2031-01-01", "0.27/1.1/-/-" },
  { "genai-prices.json", "claude-vectors", "2031-01-01", "0.02/0/-/-" },
  { "genai-prices.json", "cloud/open-one", "2031-01-01", "0.1/0.2/-/-" },
  { "genai-prices.json", "mist/vendor/open-one", "2031-01-01", "0.3/0.4/-/-" },
  { "genai-prices.json", "only-here", "2031-01-01", "1/2/-/-" },
  { "models-dev.json", "gpt-nine", "2031-01-01", "5/30/0.5/- >272000:10/45/1/-" },
  { "models-dev.json", "cloud/gpt-nine", "2031-01-01", "6/36/-/-" },
  { "models-dev.json", "gpt-old", "2031-01-01", "1/2/-/1.25 >200000:2/3/-/-" },
  { "models-dev.json", "gpt-bent", "2031-01-01", "1/2/-/-" },
  { "llm-prices-current.json", "claude-9-poem", "2031-01-01", "1/5/0.1/-" },
  { "llm-prices-current.json", "claude-9-poem-200k", "2031-01-01", "2/7.5/-/-" },
  { "llm-prices-current.json", "grok-9", "2031-01-01", "3/10/-/-" },
  { "llm-prices-historical.json", "o9", "2030-06-09", "10/40/2.5/-" },
  { "llm-prices-historical.json", "o9", "2030-06-10", "2/8/0.5/-" },
  { "llm-prices-historical.json", "o9-gone", "2031-06-10", "1/4/-/-" },
  { "llm-prices-vendor.json", "deepseek-nine", "2031-01-12", "0.14/0.28/-/-" },
  { "llm-prices-vendor.json", "deepseek-nine", "2031-01-13", "0.28/0.42/0.028/-" },
  { "openrouter.json", "poem 9", "2031-01-01", "1/5/0.1/1.25" },
  { "openrouter.json", "vendor/per-call", "2031-01-01", "1/1/-/-" },
  { "langfuse.json", "poem-9", "2031-01-01", "3/15/0.3/3.75 >200000:6/22.5/0.6/-" },
  { "langfuse.json", "poem-from", "2031-01-01", "1/2/-/- >100000:2/4/-/-" },
  { "langfuse.json", "poem-total", "2031-01-01", "0.1/0.1/-/-" },
  { "langfuse.json", "poem-twice", "2031-01-01", "1/2/-/-" },
  { "portkey.json", "poem-9", "2031-01-01", "3/15/0.3/3.75 batch 1.5/7.5" },
  { "portkey.json", "poem-plain", "2031-01-01", "1/2/-/-" },
};

typedef struct
{
  const char *file;
  const char *note;
} Note;

static const Note notes[] = {
  { "litellm.json", "1 entry of another shape than the rest: left out (first: \"alpha-text\")" },
  { "litellm.json",
    "1 entry without a price for text tokens: left out (first: \"alpha-minutes\")" },
  { "litellm.json", "1 entry for other work than text, such as images or sound: left out (first: "
                    "\"alpha-picture\")" },
  { "litellm.json", "1 entry at a price of zero: left out (first: \"alpha-free\")" },
  { "litellm.json",
    "4 entries whose price is not a number of zero or more: left out (first: \"alpha-negative\")" },
  { "litellm.json", "(first: \"alpha@cloud\")" },
  { "litellm.json",
    "1 price for large requests that can't be understood: left out (first: \"alpha-tier\")" },
  { "litellm.json", "1 price outside 0.001 to 1,000 per million tokens: kept, worth a look (first: "
                    "\"alpha-dear\")" },
  { "genai-prices.json", "4 entries of another shape than the rest: left out (first: "
                         "\"claude-less\")" },
  { "genai-prices.json", "1 price from a date that is not YYYY-MM-DD" },
  { "genai-prices.json", "1 model priced by the time of day: the dearest hours count" },
  { "genai-prices.json", "3 prices of models that several vendors sell: kept under vendor/model" },
  { "models-dev.json", "1 model with rates for fast or priority service" },
  { "models-dev.json", "1 model with a charge for each request beside its tokens" },
  { "llm-prices-historical.json", "1 model whose last price has ended" },
  { "llm-prices-vendor.json", "1 model whose last price has ended" },
  { "openrouter.json", "1 entry at a price that varies: left out (first: \"openrouter/auto\")" },
  { "langfuse.json", "1 price of a model and a day that have one already: left out" },
  { "portkey.json", "1 entry in another currency than USD: left out (first: \"poem-yen\")" },
};

static const char *
translate_plural (const char *one, const char *many, gulong n)
{
  return strstr (many, "at a price of zero") == NULL ? many : "{count} ist umsonst";
}

/* Who reads a list in another language is told of it in that, with the number in its place. */
static void
test_translated (void)
{
  g_autoptr (RbkCatalogue) catalogue = NULL;
  g_autofree char *text = NULL;

  rbk_text_set_plural_translator (translate_plural);
  catalogue = catalogue_read_sample ("litellm.json");
  text = g_strjoinv ("\n", (char **) rbk_catalogue_get_notes (catalogue));
  rbk_text_set_plural_translator (NULL);
  g_assert_nonnull (strstr (text, "1 ist umsonst (first: \"alpha-free\")"));
  g_assert_null (strstr (text, "{count}"));
}

static void
test_lists (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr(RbkCatalogue) catalogue = catalogue_read_sample (lists[i].file);
      const char *const *said = rbk_catalogue_get_notes (catalogue);

      g_test_message ("%s", lists[i].file);
      g_assert_cmpstr (rbk_catalogue_get_format (catalogue), ==, lists[i].format);
      g_assert_cmpstr (rbk_catalogue_get_currency (catalogue), ==, "USD");
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (catalogue)), ==, lists[i].n_prices);
      g_assert_cmpuint (g_strv_length ((char **) said), ==, lists[i].n_notes);
      g_assert_nonnull (rbk_catalogue_get_format_title (lists[i].format));
      g_assert_true (g_strv_contains (rbk_catalogue_get_formats (), lists[i].format));
    }
  g_assert_null (rbk_catalogue_get_format_title ("frob"));
}

static void
test_prices (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (prices); i++)
    {
      g_autoptr(RbkCatalogue) catalogue = catalogue_read_sample (prices[i].file);
      g_autofree char *line = catalogue_find_line (catalogue, prices[i].model, prices[i].day);

      g_test_message ("%s: %s", prices[i].file, prices[i].model);
      g_assert_cmpstr (line, ==, prices[i].line);
    }
}

static void
test_notes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      g_autoptr(RbkCatalogue) catalogue = catalogue_read_sample (notes[i].file);
      const char *const *said = rbk_catalogue_get_notes (catalogue);
      gboolean           is_there = FALSE;

      for (; *said != NULL; said++)
        is_there |= strstr (*said, notes[i].note) != NULL;
      g_test_message ("%s: %s", notes[i].file, notes[i].note);
      g_assert_true (is_there);
    }
}

static void
test_words (void)
{
  g_autoptr(RbkCatalogue) litellm = catalogue_read_sample ("litellm.json");
  g_autoptr(RbkCatalogue) genai = catalogue_read_sample ("genai-prices.json");
  g_autoptr(RbkCatalogue) openrouter = catalogue_read_sample ("openrouter.json");
  RbkModelPrice *price = rbk_catalogue_find (litellm, "alpha-large", NULL, NULL);

  g_assert_cmpstr (rbk_model_price_get_provider (price), ==, "OpenAI");
  g_assert_cmpstr (rbk_model_price_get_source (price), ==, "LiteLLM, 2031-04-05");
  g_assert_cmpint (rbk_decimal_compare (*rbk_model_price_get_context_window (price),
                                        RBK_DECIMAL_UNITS (300000)),
                   ==, 0);
  price = rbk_catalogue_find (genai, "claude-nine", NULL, NULL);
  g_assert_cmpstr (rbk_model_price_get_provider (price), ==, "Anthropic");
  g_assert_cmpstr (rbk_model_price_get_name (price), ==, "Claude Nine");
  price = rbk_catalogue_find (openrouter, "anthropic/claude-poem-9", NULL, NULL);
  g_assert_cmpstr (rbk_model_price_get_name (price), ==, "Claude Poem 9");
}

/* What several vendors sell and none of them makes can't be told by its plain name. */
static void
test_several_vendors (void)
{
  g_autoptr(RbkCatalogue) catalogue = catalogue_read_sample ("genai-prices.json");
  g_autoptr(GError) error = NULL;

  g_assert_null (rbk_catalogue_find (catalogue, "open-one", NULL, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "cloud/open-one"));
  g_assert_nonnull (strstr (error->message, "mist/vendor/open-one"));
}

/* A maker may sell under two names at two prices: none is lost. */
static void
test_two_makers (void)
{
  static const char text[] =
      "[{\"id\": \"zai\", \"models\": [{\"id\": \"GLM-9\", \"prices\": {\"input_mtok\": 1, "
      "\"output_mtok\": 2}}]}, {\"id\": \"zhipuai\", \"models\": [{\"id\": \"GLM-9\", "
      "\"prices\": {\"input_mtok\": 3, \"output_mtok\": 4}}]}]";
  g_autoptr(RbkCatalogue) catalogue = rbk_catalogue_read_text (text, strlen (text), NULL);
  g_autofree char *first = NULL, *second = NULL;

  g_assert_nonnull (catalogue);
  first = catalogue_find_line (catalogue, "GLM-9", "2031-01-01");
  second = catalogue_find_line (catalogue, "zhipuai/GLM-9", "2031-01-01");
  g_assert_cmpstr (first, ==, "1/2/-/-");
  g_assert_cmpstr (second, ==, "3/4/-/-");
}

static void
test_history (void)
{
  g_autoptr(RbkCatalogue) catalogue = catalogue_read_sample ("llm-prices-historical.json");
  g_autoptr(GPtrArray) history = rbk_catalogue_dup_history (catalogue, "o9");
  g_autoptr(GPtrArray) none = rbk_catalogue_dup_history (catalogue, "O9");

  g_assert_cmpuint (history->len, ==, 2);
  g_assert_null (rbk_model_price_get_effective_from (history->pdata[0]));
  g_assert_cmpstr (rbk_model_price_get_effective_from (history->pdata[1]), ==, "2030-06-10");
  g_assert_cmpuint (none->len, ==, 0);
}

typedef struct
{
  const char *text;
  int         shift;
  const char *value; /* NULL where it is no price */
} Number;

static const Number numbers[] = {
  { "2.5e-06", 6, "2.5" },
  { "2.5E-6", 6, "2.5" },
  { "25e-7", 6, "2.5" },
  { "0.0000025", 6, "2.5" },
  { "0.00030", 4, "3" },
  { "3e-05", 4, "0.3" },
  { "0", 6, "0" },
  { "0.0", 6, "0" },
  { "0e999999999999", 6, "0" },
  { "1e1", 0, "10" },
  { "1.e1", 0, "10" },
  { "100", 0, "100" },
  { "1.2999999999999999e-07", 6, "0.13" },
  { "8.333333333333334e-08", 6, "0.0833333333333333" },
  { "123456789012345678", 0, "123456789012346000" },
  { "999999999999999999", 0, "1000000000000000000" },
  { "170000000000000000000", 0, "170000000000000000000" },
  { "1e-18", 0, "0.000000000000000001" },
  { "1e-19", 0, NULL },
  { "1e400", 6, NULL },
  { "1e9999999999999999999999", 6, NULL },
  { "1e21", 0, NULL },
  { "-1", 0, NULL },
  { "-0", 0, NULL },
  { "+1", 0, NULL },
  { "NaN", 0, NULL },
  { "inf", 0, NULL },
  { "Infinity", 0, NULL },
  { "", 0, NULL },
  { ".", 0, NULL },
  { ".5", 0, NULL },
  { "1e", 0, NULL },
  { "1e+", 0, NULL },
  { "1e1.5", 0, NULL },
  { "1.2.3", 0, NULL },
  { "1,5", 0, NULL },
  { "0x10", 0, NULL },
  { " 1", 0, NULL },
  { "1 ", 0, NULL },
  { "$1", 0, NULL },
};

static void
test_numbers (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      RbkDecimal       value = RBK_DECIMAL_ZERO;
      gboolean         is_number = rbk_rate_scan (numbers[i].text, numbers[i].shift, &value);
      g_autofree char *text = is_number ? rbk_decimal_to_string (value) : NULL;

      g_test_message ("%s", numbers[i].text);
      g_assert_cmpstr (text, ==, numbers[i].value);
    }
}

/* A price that is written as a floating-point number per token and read again is the price. */
static void
test_numbers_of_programs (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      gint64           thousandths = g_test_rand_int_range (1, 100000000);
      RbkDecimal       price = rbk_decimal_div (rbk_decimal_from_int (thousandths),
                                                RBK_DECIMAL_UNITS (100000), RBK_ROUND_HALF_EVEN);
      g_autofree char *plain = rbk_decimal_to_string (price);
      char             text[G_ASCII_DTOSTR_BUF_SIZE];
      RbkDecimal       value;

      g_ascii_formatd (text, sizeof text, i % 2 == 0 ? "%.17g" : "%.15g",
                       (double) thousandths / 1e5 / 1e6);
      g_assert_true (rbk_rate_scan (text, RBK_PER_TOKEN, &value));
      g_assert_true (rbk_decimal_equal (value, price));
      g_assert_true (rbk_rate_scan (plain, RBK_PER_MILLION, &value));
      g_assert_true (rbk_decimal_equal (value, price));
    }
}

static const char *const refused[][2] = {
  { "{}", "$.format" },
  { "[]", "$.format" },
  { "[1, [], {}]", "$.format" },
  { "\"text\"", "$.format" },
  { "{\"a\": 1, \"b\": {\"c\": 2}}", "$.format" },
  { "{\"data\": [{\"pricing\": {}}]}", "$.format" },
  { "{\"a\": {\"litellm_provider\": \"x\"}}", "LiteLLM" },
  { "[{\"models\": []}]", "genai-prices" },
  { "{\"a\": {\"models\": {}}}", "models.dev" },
  { "{\"default\": {\"pricing_config\": {}}}", "Portkey" },
  { "{\"prices\": [{\"vendor\": 1}]}", "llm-prices" },
  { "[{\"matchPattern\": 1, \"pricingTiers\": 1}]", "Langfuse" },
  { "{\"data\": [{\"pricing\": {\"prompt\": {}}}]}", "OpenRouter" },
  { "{\"a\": {\"litellm_provider\": 1}, \"a\": {}}", "is twice" },
  { "{\"a\": ", "line 1" },
  { "\xff", "UTF-8" },
};

static void
test_refused (void)
{
  g_autofree char *deep = g_strnfill (100000, '[');
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr(GError) reason = NULL;

      g_assert_null (rbk_catalogue_read_text (refused[i][0], strlen (refused[i][0]), &reason));
      g_test_message ("%s", reason->message);
      g_assert_nonnull (strstr (reason->message, refused[i][1]));
    }
  g_assert_null (rbk_catalogue_read_text (deep, strlen (deep), &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_RANGE);
}

/* Whatever stands in the place of a value, the list is read or refused, and said so. */
static void
test_mutations (void)
{
  static const char *const values[] = { "null", "true",   "-1",         "1e400", "\"\"", "\"x\"",
                                        "[]",   "[[{}]]", "{\"\": {}}", "0",     "1e-30" };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autofree char *path =
          g_test_build_filename (G_TEST_DIST, "io", "catalogues", lists[i].file, NULL);
      g_autofree char *text = NULL;

      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      for (char *colon = strchr (text, ':'); colon != NULL; colon = strchr (colon + 1, ':'))
        {
          gsize            length = strcspn (colon + 1, ",}]\n");
          const char      *value = values[g_test_rand_int_range (0, G_N_ELEMENTS (values))];
          g_autofree char *head = g_strndup (text, (gsize) (colon + 1 - text));
          g_autofree char *mutant = g_strconcat (head, value, colon + 1 + length, NULL);
          g_autoptr(GError) error = NULL;
          g_autoptr(RbkCatalogue) catalogue =
                         rbk_catalogue_read_text (mutant, strlen (mutant), &error);

          g_assert_true ((catalogue != NULL) == (error == NULL));
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/Io/CatalogueFormats/lists", test_lists);
  g_test_add_func ("/Io/CatalogueFormats/translated", test_translated);
  g_test_add_func ("/Io/CatalogueFormats/prices", test_prices);
  g_test_add_func ("/Io/CatalogueFormats/notes", test_notes);
  g_test_add_func ("/Io/CatalogueFormats/words", test_words);
  g_test_add_func ("/Io/CatalogueFormats/several-vendors", test_several_vendors);
  g_test_add_func ("/Io/CatalogueFormats/two-makers", test_two_makers);
  g_test_add_func ("/Io/CatalogueFormats/history", test_history);
  g_test_add_func ("/Io/CatalogueFormats/numbers", test_numbers);
  g_test_add_func ("/Io/CatalogueFormats/numbers-of-programs", test_numbers_of_programs);
  g_test_add_func ("/Io/CatalogueFormats/refused", test_refused);
  g_test_add_func ("/Io/CatalogueFormats/mutations", test_mutations);

  return g_test_run ();
}
