/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-catalogue-reading.h"

/* models.dev's api.json: an object of vendors, each with an object of models, in USD per
 * 1,000,000 tokens. */

/* What its file of before tiers had for requests of more than 200,000 tokens. */
#define OLD_TIER "context_over_200k"
#define OLD_TIER_ABOVE 200000

/**
 * rbk_catalogue_is_models_dev: (skip)
 * @root: a file
 *
 * Returns: whether it is an object of vendors with models
 */
gboolean
rbk_catalogue_is_models_dev (JsonNode *root)
{
  return rbk_json_peek_has_object (root, "models");
}

static gboolean
read_rates (JsonObject *cost, RbkRates *rates)
{
  return rbk_rates_read (rates, RBK_RATE_INPUT, cost, "input", RBK_PER_MILLION) &&
         rbk_rates_read (rates, RBK_RATE_OUTPUT, cost, "output", RBK_PER_MILLION) &&
         rbk_rates_read (rates, RBK_RATE_CACHE_READ, cost, "cache_read", RBK_PER_MILLION) &&
         rbk_rates_read (rates, RBK_RATE_CACHE_WRITE, cost, "cache_write", RBK_PER_MILLION);
}

static gboolean
read_tier (JsonObject *tier, RbkCatalogueEntry *entry)
{
  JsonObject       *size = tier != NULL ? rbk_json_peek_object (tier, "tier") : NULL;
  RbkDecimal        above;
  RbkCatalogueTier *to;

  if (size == NULL || !rbk_json_peek_count (size, "size", &above))
    return FALSE;
  to = rbk_catalogue_entry_get_tier (entry, above);

  return to != NULL && read_rates (tier, &to->rates);
}

static gboolean
read_tiers (JsonObject *cost, RbkCatalogueEntry *entry)
{
  JsonArray  *tiers = rbk_json_peek_array (cost, "tiers");
  JsonObject *old = rbk_json_peek_object (cost, OLD_TIER);

  for (guint i = 0; tiers != NULL && i < json_array_get_length (tiers); i++)
    if (!read_tier (rbk_json_peek_element (tiers, i), entry))
      return FALSE;
  if (tiers == NULL && old != NULL)
    {
      RbkDecimal above = RBK_DECIMAL_UNITS (OLD_TIER_ABOVE);

      return read_rates (old, &rbk_catalogue_entry_get_tier (entry, above)->rates);
    }

  return TRUE;
}

static void
read_model (RbkCatalogueReading *reading, RbkCatalogueEntry *entry, JsonObject *model)
{
  JsonObject *cost = rbk_json_peek_object (model, "cost");
  JsonObject *limit = rbk_json_peek_object (model, "limit");
  gboolean    has_tiers;

  if (cost == NULL)
    {
      rbk_catalogue_reading_note (reading, RBK_NOTE_NO_PRICE, entry->id);
      return;
    }
  if (!read_rates (cost, &entry->rates))
    {
      rbk_catalogue_reading_note (reading, RBK_NOTE_BAD_PRICE, entry->id);
      return;
    }

  has_tiers = read_tiers (cost, entry);
  if (!has_tiers)
    entry->n_tiers = 0;
  if (limit != NULL)
    rbk_json_peek_count (limit, "context", &entry->context_window);
  if (!rbk_catalogue_reading_add (reading, entry))
    return;
  if (!has_tiers)
    rbk_catalogue_reading_note (reading, RBK_NOTE_BAD_TIER, entry->id);
  if (rbk_json_peek_object (model, "experimental") != NULL)
    rbk_catalogue_reading_note (reading, RBK_NOTE_SPECIAL, entry->id);
  if (json_object_has_member (cost, "request"))
    rbk_catalogue_reading_note (reading, RBK_NOTE_PER_REQUEST, entry->id);
}

static void
read_vendor (RbkCatalogueReading *reading, const char *id, JsonObject *vendor)
{
  JsonObject *models = rbk_json_peek_object (vendor, "models");
  g_autoptr(GList) names = json_object_get_members (models);

  for (GList *name = names; name != NULL; name = name->next)
    {
      JsonObject       *model = rbk_json_peek_object (models, name->data);
      RbkCatalogueEntry entry = { .id = name->data,
                                  .vendor = id,
                                  .provider = rbk_json_peek_text (vendor, "name") };

      if (model == NULL)
        {
          rbk_catalogue_reading_note (reading, RBK_NOTE_BAD_SHAPE, name->data);
          continue;
        }
      entry.name = rbk_json_peek_text (model, "name");
      read_model (reading, &entry, model);
    }
}

/**
 * rbk_catalogue_read_models_dev: (skip)
 * @reading: what to add prices to
 * @root: the list
 */
void
rbk_catalogue_read_models_dev (RbkCatalogueReading *reading, JsonNode *root)
{
  JsonObject *vendors = json_node_get_object (root);
  g_autoptr(GList) ids = json_object_get_members (vendors);

  for (GList *id = ids; id != NULL; id = id->next)
    {
      JsonObject *vendor = rbk_json_peek_object (vendors, id->data);

      if (vendor != NULL && rbk_json_peek_object (vendor, "models") != NULL)
        read_vendor (reading, id->data, vendor);
      else
        rbk_catalogue_reading_note (reading, RBK_NOTE_BAD_SHAPE, id->data);
    }
}
