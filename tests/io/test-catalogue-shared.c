/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue-support.h"

#include <string.h>

#include "rbk-catalogue-compare.h"

/* Real lists, of 2026. The figures are the vendors', which all lists agree on. */

#define LITELLM "litellm_model_prices.2026-07-24.json"
#define GENAI "genai-prices_v2_data.2026-08.json"
#define MODELS_DEV "models.dev/api-from-toml.2026-07-02.json"
#define OPENROUTER "models.dev/models.json"

typedef struct
{
  const char *file;
  const char *format;
  guint       min_prices, max_prices;
} List;

static const List lists[] = {
  { LITELLM, "litellm", 2100, 2300 },
  { GENAI, "genai-prices", 1250, 1480 },
  { MODELS_DEV, "models-dev", 4000, 4716 },
  { OPENROUTER, "openrouter", 300, 364 },
};

static const CatalogueLine prices[] = {
  { LITELLM, "claude-haiku-4-5", "2026-07-24", "1/5/0.1/1.25" },
  { LITELLM, "claude-opus-4-8", "2026-07-24", "5/25/0.5/6.25" },
  { LITELLM, "claude-sonnet-5", "2026-07-24", "2/10/0.2/2.5" },
  { LITELLM, "gpt-5.5", "2026-07-24", "5/30/0.5/- batch 2.5/15 >272000:10/45/1/-" },
  { LITELLM, "gpt-5", "2026-07-24", NULL },
  { LITELLM, "gpt-4o-mini", "2026-07-24", "0.15/0.6/0.075/- batch 0.075/0.3" },
  { LITELLM, "gemini/gemini-2.5-pro", "2026-07-24", "1.25/10/0.125/- >200000:2.5/15/0.25/-" },
  { LITELLM, "o3", "2026-07-24", "2/8/0.5/-" },
  { LITELLM, "dashscope/qwen-flash", "2026-07-24", "0.05/0.4/-/- >256000:0.25/2/-/-" },
  { GENAI, "claude-3-haiku", "2026-08-21", "0.25/1.25/0.03/0.3" },
  { GENAI, "claude-haiku-4-5", "2026-08-21", "1/5/0.1/1.25" },
  { GENAI, "claude-sonnet-4-5", "2026-08-21", "3/15/0.3/3.75 >200000:6/22.5/0.6/7.5" },
  { GENAI, "claude-sonnet-5", "2026-08-31", "2/10/0.2/2.5" },
  { GENAI, "claude-sonnet-5", "2026-09-01", "3/15/0.3/3.75" },
  { GENAI, "claude-opus-4-1", "2026-08-21", "15/75/1.5/18.75" },
  { GENAI, "claude-opus-4-8", "2026-08-21", "5/25/0.5/6.25" },
  { GENAI, "opus 4.8", "2026-08-21", "5/25/0.5/6.25" },
  { GENAI, "gpt-5.5", "2026-08-21", "5/30/0.5/-" },
  { GENAI, "o3", "2025-06-09", "10/40/0.5/-" },
  { GENAI, "o3", "2025-06-10", "2/8/0.5/-" },
  { GENAI, "deepseek-chat", "2026-08-21", "0.27/1.1/0.07/-" },
  { MODELS_DEV, "claude-haiku-4-5", "2026-07-02", "1/5/0.1/1.25" },
  { MODELS_DEV, "claude-opus-4-8", "2026-07-02", "5/25/0.5/6.25" },
  { MODELS_DEV, "Claude Haiku 4.5", "2026-07-02", "1/5/0.1/1.25" },
  { MODELS_DEV, "opus 4.8", "2026-07-02", "5/25/0.5/6.25" },
  { MODELS_DEV, "gpt-5.5", "2026-07-02", "5/30/0.5/- >272000:10/45/1/-" },
  { MODELS_DEV, "gemini-2.5-pro", "2026-07-02", "1.25/10/0.125/- >200000:2.5/15/0.25/-" },
  { MODELS_DEV, "gpt-4o-mini", "2026-07-02", "0.15/0.6/0.075/-" },
  { OPENROUTER, "anthropic/claude-opus-4.7", "2026-05-15", "5/25/0.5/6.25" },
  { OPENROUTER, "haiku 4.5", "2026-05-15", "1/5/0.1/1.25" },
  { OPENROUTER, "openai/gpt-5.5", "2026-05-15", "5/30/0.5/-" },
};

static void
test_lists (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr(GTimer) timer = g_timer_new ();
      g_autoptr(RbkCatalogue) catalogue = catalogue_read_shared (lists[i].file);
      guint n_prices;

      if (catalogue == NULL)
        return;
      n_prices = g_list_model_get_n_items (G_LIST_MODEL (catalogue));
      g_test_message ("%s: %u prices in %.0f ms", lists[i].file, n_prices,
                      g_timer_elapsed (timer, NULL) * 1000);
      g_assert_cmpstr (rbk_catalogue_get_format (catalogue), ==, lists[i].format);
      g_assert_cmpuint (n_prices, >=, lists[i].min_prices);
      g_assert_cmpuint (n_prices, <=, lists[i].max_prices);
    }
}

static void
test_prices (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (prices); i++)
    {
      g_autoptr(RbkCatalogue) catalogue = catalogue_read_shared (prices[i].file);
      g_autofree char *line = NULL;

      if (catalogue == NULL)
        return;
      line = catalogue_find_line (catalogue, prices[i].model, prices[i].day);
      g_test_message ("%s: %s: %s", prices[i].file, prices[i].model, line);
      if (prices[i].line != NULL)
        g_assert_cmpstr (line, ==, prices[i].line);
      else
        g_assert_true (g_str_has_prefix (line, "1.25/10/0.125/-"));
    }
}

/* Off by 10^6, or by 100, is the mistake to make here: nearly all prices are within bounds. */
static void
test_units (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr(RbkCatalogue) catalogue = catalogue_read_shared (lists[i].file);
      guint n_prices, n_odd = 0;

      if (catalogue == NULL)
        return;
      n_prices = g_list_model_get_n_items (G_LIST_MODEL (catalogue));
      for (guint n = 0; n < n_prices; n++)
        {
          g_autoptr(RbkModelPrice) price = g_list_model_get_item (G_LIST_MODEL (catalogue), n);
          RbkDecimal output = *rbk_model_price_get_output (price);

          n_odd += rbk_decimal_compare (output, RBK_DECIMAL_UNITS (1000)) > 0;
          n_odd += rbk_decimal_compare (rbk_decimal_mul (*rbk_model_price_get_input (price),
                                                         RBK_DECIMAL_UNITS (1000)),
                                        RBK_DECIMAL_ONE) < 0;
        }
      g_assert_cmpuint (n_odd * 50, <, n_prices);
    }
}

/* The bundled catalogue, as a book, against the lists: models go and come, hardly a price
 * moves. */
static void
test_bundled (void)
{
  g_autoptr(RbkCatalogue) bundled = rbk_catalogue_load_bundled (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr(RbkCatalogue) catalogue = catalogue_read_shared (lists[i].file);
      g_autoptr(RbkBook) book = rbk_book_new ();
      g_autoptr(GPtrArray) changes = NULL;
      guint n_same = 0;
      GDate date;

      if (catalogue == NULL)
        return;
      for (guint n = 0; n < g_list_model_get_n_items (G_LIST_MODEL (bundled)); n++)
        {
          g_autoptr(RbkModelPrice) price = g_list_model_get_item (G_LIST_MODEL (bundled), n);

          g_list_store_append (G_LIST_STORE (rbk_book_get_models (book)), price);
        }
      g_object_set (book, "currency", "USD", NULL);
      g_date_clear (&date, 1);
      g_date_set_dmy (&date, 24, 7, 2026);
      changes = rbk_catalogue_compare (catalogue, book, &date);
      for (guint n = 0; n < changes->len; n++)
        {
          RbkPriceChange *change = changes->pdata[n];

          n_same += change->kind == RBK_PRICE_CHANGE_SAME;
          if (change->kind != RBK_PRICE_CHANGE_SAME)
            g_test_message ("%s: %s", lists[i].format, change->message);
        }
      g_test_message ("%s: %u of %u the same", lists[i].format, n_same, changes->len);
      g_assert_cmpuint (n_same * 2, >, changes->len);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/Io/CatalogueShared/lists", test_lists);
  g_test_add_func ("/Io/CatalogueShared/prices", test_prices);
  g_test_add_func ("/Io/CatalogueShared/units", test_units);
  g_test_add_func ("/Io/CatalogueShared/bundled", test_bundled);

  return g_test_run ();
}
