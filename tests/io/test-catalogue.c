/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "rbk-catalogue.h"
#include "rbk-date.h"
#include "rbk-test-figures.h"

#define HEAD "{\"format\": \"ratebook-catalogue\", \"version\": 1, \"currency\": \"USD\""

typedef struct
{
  const char *wanted;
  const char *date;
  const char *model; /* NULL where there is none */
  const char *input;
  const char *output;
} Case;

static const Case cases[] = {
  { "claude-opus-4-8", "2026-06-30", "claude-opus-4-8", "5", "25" },
  { "Claude-Opus-4-8", "2026-06-30", "claude-opus-4-8", "5", "25" },
  { "opus 4.8", "2026-06-30", "claude-opus-4-8", "5", "25" },
  { "Claude Opus 4.8", "2026-06-30", "claude-opus-4-8", "5", "25" },
  { "anthropic/claude-opus-4-8", "2026-06-30", "claude-opus-4-8", "5", "25" },
  { "claude-haiku-4-5-20251001", "2026-06-30", "claude-haiku-4-5", "1", "5" },
  { "claude-3-5-haiku", "2026-06-30", "claude-3-5-haiku-latest", "0.8", "4" },
  { "haiku 3", "2026-06-30", "claude-3-haiku", "0.25", "1.25" },
  { "opus 4.1", "2026-06-30", "claude-opus-4-1", "15", "75" },
  { "gpt-5", "2026-06-30", "gpt-5", "1.25", "10" },
  { "GPT 5 mini", "2026-06-30", "gpt-5-mini", "0.25", "2" },
  { "gpt-5.5", "2026-06-30", "gpt-5.5", "5", "30" },
  { "4o mini", "2026-06-30", "gpt-4o-mini", "0.15", "0.6" },
  { "o3", "2025-06-09", "o3", "10", "40" },
  { "o3", "2025-06-10", "o3", "2", "8" },
  { "claude-sonnet-5", "2026-08-31", "claude-sonnet-5", "2", "10" },
  { "claude-sonnet-5", "2026-09-01", "claude-sonnet-5", "3", "15" },
  { "gemini-2.5-pro", "2026-06-30", "gemini-2.5-pro", "1.25", "10" },
  { "2.5 flash", "2026-06-30", "gemini-2.5-flash", "0.3", "2.5" },
  { "opus", "2026-06-30", NULL, "write one of", "claude-opus-4-1" },
  { "gpt", "2026-06-30", NULL, "write one of", "gpt-4o" },
  { "claude-opas-4-8", "2026-06-30", NULL, "did you mean", "claude-opus-4-8" },
  { "gemni 2.5 pro", "2026-06-30", NULL, "did you mean", "gemini-2.5-pro" },
  { "zzzz", "2026-06-30", NULL, "there is no model", "ratebook-cli models" },
  { "", "2026-06-30", NULL, "there is no model", "" },
  { "...", "2026-06-30", NULL, "there is no model", "" },
};

static RbkCatalogue *
load (void)
{
  g_autoptr(GError) error = NULL;
  RbkCatalogue *catalogue = rbk_catalogue_load_bundled (&error);

  g_assert_no_error (error);

  return catalogue;
}

static void
test_find (void)
{
  g_autoptr(RbkCatalogue) catalogue = load ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *test = &cases[i];
      g_autoptr(GError) error = NULL;
      GDate          date;
      RbkModelPrice *price;

      g_assert_true (rbk_date_parse (test->date, &date, NULL));
      price = rbk_catalogue_find (catalogue, test->wanted, &date, &error);
      g_test_message ("%s: %s", test->wanted,
                      price != NULL ? rbk_model_price_get_model (price) : error->message);
      if (test->model != NULL)
        {
          g_assert_no_error (error);
          g_assert_cmpstr (rbk_model_price_get_model (price), ==, test->model);
          rbk_test_assert_decimal_at (rbk_model_price_get_input (price), test->input);
          rbk_test_assert_decimal_at (rbk_model_price_get_output (price), test->output);
        }
      else
        {
          g_assert_null (price);
          g_assert_error (error, RBK_ERROR, RBK_ERROR_NOT_FOUND);
          g_assert_nonnull (strstr (error->message, test->input));
          g_assert_nonnull (strstr (error->message, test->output));
        }
    }
}

static void
test_bundled (void)
{
  g_autoptr(RbkCatalogue) catalogue = load ();
  g_autoptr(GHashTable) models = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_prices = g_list_model_get_n_items (G_LIST_MODEL (catalogue));

  for (guint i = 0; i < n_prices; i++)
    {
      g_autoptr(RbkModelPrice) price = g_list_model_get_item (G_LIST_MODEL (catalogue), i);
      const RbkDecimal *batch = rbk_model_price_get_batch_input (price);

      g_hash_table_add (models, (gpointer) rbk_model_price_get_model (price));
      g_assert_nonnull (rbk_model_price_get_name (price));
      g_assert_nonnull (rbk_model_price_get_source (price));

      /* Off by 10^6, or by 100, is the mistake to make here. */
      g_assert_cmpint (rbk_decimal_compare (*rbk_model_price_get_output (price),
                                            RBK_DECIMAL_UNITS (1000)),
                       <, 0);
      g_assert_cmpint (rbk_decimal_compare (rbk_decimal_mul (*rbk_model_price_get_input (price),
                                                             RBK_DECIMAL_UNITS (1000)),
                                            RBK_DECIMAL_ONE),
                       >, 0);
      if (batch != NULL)
        g_assert_true (rbk_decimal_equal (rbk_decimal_add (*batch, *batch),
                                          *rbk_model_price_get_input (price)));
    }

  g_assert_cmpuint (g_hash_table_size (models), ==, 31);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (catalogue)) == RBK_TYPE_MODEL_PRICE);
  g_assert_cmpstr (rbk_catalogue_get_currency (catalogue), ==, "USD");
  g_assert_nonnull (strstr (rbk_catalogue_get_source (catalogue), "genai-prices"));
}

static void
test_figures (void)
{
  g_autoptr(RbkCatalogue) catalogue = load ();
  GDate          date;
  RbkModelPrice *opus, *pro;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 30, 6, 2026);
  opus = rbk_catalogue_find (catalogue, "claude-opus-4-8", &date, NULL);
  rbk_test_assert_decimal_at (rbk_model_price_get_cache_read (opus), "0.5");
  rbk_test_assert_decimal_at (rbk_model_price_get_cache_write (opus), "6.25");
  rbk_test_assert_decimal_at (rbk_model_price_get_batch_input (opus), "2.5");
  rbk_test_assert_decimal_at (rbk_model_price_get_batch_output (opus), "12.5");
  pro = rbk_catalogue_find (catalogue, "gpt-5.5", &date, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (rbk_model_price_get_context_tiers (pro)), ==, 1);
  rbk_test_assert_decimal_at (rbk_model_price_get_cache_write (pro), NULL);
}

static RbkCatalogue *
read_text (const char *text, GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr(GFile) file = NULL;
  RbkCatalogue *catalogue;
  int           fd = g_file_open_tmp ("catalogue-XXXXXX.json", &path, NULL);

  g_assert_true (g_close (fd, NULL));
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  file = g_file_new_for_path (path);
  catalogue = rbk_catalogue_read_file (file, NULL, error);
  g_remove (path);

  return catalogue;
}

static void
test_no_price_yet (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkCatalogue) catalogue =
          read_text (HEAD
                     ", \"models\": [{\"model\": \"soon\", \"effective_from\": \"2030-01-01\", "
                     "\"input\": \"1\", \"output\": \"2\"}]}",
                     &error);

  g_assert_no_error (error);
  g_assert_null (rbk_catalogue_find (catalogue, "soon", NULL, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "no price yet"));
}

/* What was asked for is named in the message, whatever it was. */
static void
test_odd_name (void)
{
  g_autoptr(RbkCatalogue) catalogue = load ();
  g_autoptr(GError) error = NULL;

  g_assert_null (rbk_catalogue_find (catalogue, "claude\xff\n", NULL, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_NOT_FOUND);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_null (strchr (error->message, '\n'));
}

static void
test_wrong_files (void)
{
  static const char *const wrong[][2] = {
    { "", "line 1" },
    { "[]", "$.format" },
    { "{\"sample_spec\": {}}", "$.format" },
    { "{\"format\": \"ratebook-catalogue\", \"version\": 2, \"currency\": \"USD\"}", "$.version" },
    { "{\"format\": \"ratebook-catalogue\", \"version\": 1}", "$.currency" },
    { HEAD "}", "$.models" },
    { HEAD ", \"models\": {}}", "$.models" },
    { HEAD ", \"models\": [1]}", "$.models[0]" },
    { HEAD ", \"models\": [{}]}", "$.models[0].model" },
    { HEAD ", \"models\": [{\"model\": \"m\", \"output\": \"1\"}]}", "$.models[0].input" },
    { HEAD ", \"models\": [{\"model\": \"m\", \"input\": \"1\"}]}", "$.models[0].output" },
    { HEAD ", \"models\": [{\"model\": \"m\", \"input\": 1, \"output\": \"1\"}]}",
      "write \"1\", with quotes" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(RbkCatalogue) catalogue = read_text (wrong[i][0], &error);

      g_assert_null (catalogue);
      g_assert_nonnull (error);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, wrong[i][1]));
    }
}

static void
test_missing_file (void)
{
  g_autoptr(GFile) file = g_file_new_for_path ("/nonexistent/catalogue.json");
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkCatalogue) catalogue = rbk_catalogue_read_file (file, NULL, &error);

  g_assert_null (catalogue);
  g_assert_error (error, RBK_ERROR, RBK_ERROR_READ);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/Io/Catalogue/bundled", test_bundled);
  g_test_add_func ("/Io/Catalogue/find", test_find);
  g_test_add_func ("/Io/Catalogue/figures", test_figures);
  g_test_add_func ("/Io/Catalogue/no-price-yet", test_no_price_yet);
  g_test_add_func ("/Io/Catalogue/odd-name", test_odd_name);
  g_test_add_func ("/Io/Catalogue/wrong-files", test_wrong_files);
  g_test_add_func ("/Io/Catalogue/missing-file", test_missing_file);

  return g_test_run ();
}
