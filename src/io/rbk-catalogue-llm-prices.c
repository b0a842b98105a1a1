/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-catalogue-reading.h"

/* simonw/llm-prices, in USD per 1,000,000 tokens: current-v1.json and historical-v1.json are
 * a list of prices, a file of data/ is one vendor's models, each with its history. A date to
 * which a price held is the day on which the next one begins. */

static JsonObject *
peek_first (JsonObject *root, const char *list)
{
  return rbk_json_peek_element (rbk_json_peek_array (root, list), 0);
}

/**
 * rbk_catalogue_is_llm_prices: (skip)
 * @root: a file
 *
 * Returns: whether it is a list of prices or a vendor with price histories
 */
gboolean
rbk_catalogue_is_llm_prices (JsonNode *root)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonObject *price = object != NULL ? peek_first (object, "prices") : NULL;
  JsonObject *model = object != NULL ? peek_first (object, "models") : NULL;

  return (price != NULL && json_object_has_member (price, "vendor")) ||
         (model != NULL && json_object_has_member (object, "vendor") &&
          json_object_has_member (model, "price_history"));
}

static gboolean
read_price (RbkCatalogueReading *reading, RbkCatalogueEntry *entry, JsonObject *price)
{
  entry->effective_from = rbk_json_peek_text (price, "from_date");
  if (rbk_rates_read (&entry->rates, RBK_RATE_INPUT, price, "input", RBK_PER_MILLION) &&
      rbk_rates_read (&entry->rates, RBK_RATE_OUTPUT, price, "output", RBK_PER_MILLION) &&
      rbk_rates_read (&entry->rates, RBK_RATE_CACHE_READ, price, "input_cached", RBK_PER_MILLION))
    return rbk_catalogue_reading_add (reading, entry);

  rbk_catalogue_reading_note (reading, RBK_NOTE_BAD_PRICE, entry->id);

  return FALSE;
}

static void
read_model (RbkCatalogueReading *reading, const char *vendor, JsonObject *model)
{
  RbkCatalogueEntry entry = { .id = rbk_json_peek_text (model, "id"),
                              .name = rbk_json_peek_text (model, "name"),
                              .vendor = vendor };
  JsonArray        *history = rbk_json_peek_array (model, "price_history");
  gboolean          goes_on = FALSE, has_ended = FALSE;

  if (entry.id == NULL || history == NULL)
    {
      rbk_catalogue_reading_note (reading, RBK_NOTE_BAD_SHAPE, entry.id);
      return;
    }

  for (guint i = 0; i < json_array_get_length (history); i++)
    {
      JsonObject       *price = rbk_json_peek_element (history, i);
      RbkCatalogueEntry dated = entry;

      if (price == NULL)
        rbk_catalogue_reading_note (reading, RBK_NOTE_BAD_SHAPE, entry.id);
      else if (!read_price (reading, &dated, price))
        continue;
      else if (rbk_json_peek_text (price, "to_date") == NULL)
        goes_on = TRUE;
      else
        has_ended = TRUE;
    }
  if (has_ended && !goes_on)
    rbk_catalogue_reading_note (reading, RBK_NOTE_ENDED, entry.id);
}

static void
read_list (RbkCatalogueReading *reading, JsonArray *prices)
{
  /* To each model whether one of its prices goes on. */
  g_autoptr(GHashTable) ended = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer       key, goes_on;

  for (guint i = 0; i < json_array_get_length (prices); i++)
    {
      JsonObject       *price = rbk_json_peek_element (prices, i);
      RbkCatalogueEntry entry = { 0 };
      char             *model;
      gboolean          is_open;

      entry.id = price != NULL ? rbk_json_peek_text (price, "id") : NULL;
      if (entry.id == NULL)
        {
          rbk_catalogue_reading_note (reading, RBK_NOTE_BAD_SHAPE, NULL);
          continue;
        }
      entry.name = rbk_json_peek_text (price, "name");
      entry.vendor = rbk_json_peek_text (price, "vendor");
      if (!read_price (reading, &entry, price))
        continue;
      model = g_strdup_printf ("%s/%s", entry.vendor != NULL ? entry.vendor : "", entry.id);
      is_open = rbk_json_peek_text (price, "to_date") == NULL ||
                GPOINTER_TO_INT (g_hash_table_lookup (ended, model));
      g_hash_table_replace (ended, model, GINT_TO_POINTER (is_open));
    }

  g_hash_table_iter_init (&iter, ended);
  while (g_hash_table_iter_next (&iter, &key, &goes_on))
    if (!GPOINTER_TO_INT (goes_on))
      rbk_catalogue_reading_note (reading, RBK_NOTE_ENDED, NULL);
}

/**
 * rbk_catalogue_read_llm_prices: (skip)
 * @reading: what to add prices to
 * @root: the list
 */
void
rbk_catalogue_read_llm_prices (RbkCatalogueReading *reading, JsonNode *root)
{
  JsonObject *object = json_node_get_object (root);
  JsonArray  *prices = rbk_json_peek_array (object, "prices");
  JsonArray  *models = rbk_json_peek_array (object, "models");

  rbk_catalogue_reading_set_day (reading, rbk_json_peek_text (object, "updated_at"));
  if (prices != NULL)
    {
      read_list (reading, prices);
      return;
    }
  for (guint i = 0; i < json_array_get_length (models); i++)
    {
      JsonObject *model = rbk_catalogue_reading_get_element (reading, models, i);

      if (model != NULL)
        read_model (reading, rbk_json_peek_text (object, "vendor"), model);
    }
}
