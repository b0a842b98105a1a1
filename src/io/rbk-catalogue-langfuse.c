/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-catalogue-reading.h"

#include <string.h>

/* Langfuse's default-model-prices.json: a list of models, in USD per token, each with pricing
 * tiers: the default one, those for large requests, and those for special service. */

/* What it calls a rate, in the order of preference: it repeats them under other names. */
static const struct
{
  const char *member;
  RbkRate     rate;
} rates[] = {
  { "input", RBK_RATE_INPUT },
  { "input_tokens", RBK_RATE_INPUT },
  { "total", RBK_RATE_INPUT },
  { "output", RBK_RATE_OUTPUT },
  { "output_tokens", RBK_RATE_OUTPUT },
  { "total", RBK_RATE_OUTPUT },
  { "input_cache_read", RBK_RATE_CACHE_READ },
  { "input_cached_tokens", RBK_RATE_CACHE_READ },
  { "cache_read_input_tokens", RBK_RATE_CACHE_READ },
  { "input_cache_creation_5m", RBK_RATE_CACHE_WRITE },
  { "input_cache_creation", RBK_RATE_CACHE_WRITE },
  { "cache_creation_input_tokens", RBK_RATE_CACHE_WRITE },
};

/**
 * rbk_catalogue_is_langfuse: (skip)
 * @root: a file
 *
 * Returns: whether it is a list of models with patterns and pricing tiers
 */
gboolean
rbk_catalogue_is_langfuse (JsonNode *root)
{
  JsonArray *models = JSON_NODE_HOLDS_ARRAY (root) ? json_node_get_array (root) : NULL;

  for (guint i = 0; models != NULL && i < json_array_get_length (models); i++)
    {
      JsonObject *model = rbk_json_peek_element (models, i);

      if (model != NULL && json_object_has_member (model, "matchPattern") &&
          json_object_has_member (model, "pricingTiers"))
        return TRUE;
    }

  return FALSE;
}

static gboolean
read_rates (JsonObject *prices, RbkRates *to)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rates); i++)
    if (!to->has[rates[i].rate] &&
        !rbk_rates_read (to, rates[i].rate, prices, rates[i].member, RBK_PER_TOKEN))
      return FALSE;

  return TRUE;
}

/* Past how many input tokens a tier holds; FALSE where that is not what it is for. */
static gboolean
get_above (JsonObject *tier, RbkDecimal *above)
{
  JsonArray  *conditions = rbk_json_peek_array (tier, "conditions");
  JsonObject *condition = rbk_json_peek_element (conditions, 0);
  const char *pattern =
      condition != NULL ? rbk_json_peek_text (condition, "usageDetailPattern") : NULL;
  const char *operator= condition != NULL ? rbk_json_peek_text (condition, "operator") : NULL;

  if (pattern == NULL || strstr (pattern, "input") == NULL ||
                         operator== NULL || json_array_get_length (conditions) != 1 ||
      !rbk_json_peek_count (condition, "value", above))
    return FALSE;
  /* From a number on is past the number before it. */
  if (strcmp (operator, "gte") == 0)
    *above = rbk_decimal_sub (*above, RBK_DECIMAL_ONE);

  return g_str_has_prefix (operator, "gt") && rbk_decimal_sign (*above) > 0;
}

static gboolean
is_default (JsonObject *tier)
{
  JsonNode *node = json_object_get_member (tier, "isDefault");

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
         json_node_get_value_type (node) == G_TYPE_BOOLEAN && json_node_get_boolean (node);
}

/* FALSE where its rates make no sense. */
static gboolean
read_tier (JsonObject *tier, RbkCatalogueEntry *entry, gboolean *is_special)
{
  JsonObject       *prices = rbk_json_peek_object (tier, "prices");
  RbkCatalogueTier *to;
  RbkDecimal        above;

  if (prices == NULL)
    return FALSE;
  if (is_default (tier))
    return read_rates (prices, &entry->rates);
  if (!get_above (tier, &above))
    {
      *is_special = TRUE;
      return TRUE;
    }
  to = rbk_catalogue_entry_get_tier (entry, above);

  return to != NULL && read_rates (prices, &to->rates);
}

static void
read_model (RbkCatalogueReading *reading, JsonObject *model)
{
  RbkCatalogueEntry entry = { .id = rbk_json_peek_text (model, "modelName") };
  JsonArray        *tiers = rbk_json_peek_array (model, "pricingTiers");
  gboolean          is_special = FALSE;

  if (entry.id == NULL || tiers == NULL)
    {
      rbk_catalogue_reading_note (reading, RBK_NOTE_BAD_SHAPE, entry.id);
      return;
    }
  for (guint i = 0; i < json_array_get_length (tiers); i++)
    {
      JsonObject *tier = rbk_json_peek_element (tiers, i);

      if (tier == NULL || !read_tier (tier, &entry, &is_special))
        {
          rbk_catalogue_reading_note (reading, RBK_NOTE_BAD_PRICE, entry.id);
          return;
        }
    }
  if (rbk_catalogue_reading_add (reading, &entry) && is_special)
    rbk_catalogue_reading_note (reading, RBK_NOTE_SPECIAL, entry.id);
}

/**
 * rbk_catalogue_read_langfuse: (skip)
 * @reading: what to add prices to
 * @root: the list
 */
void
rbk_catalogue_read_langfuse (RbkCatalogueReading *reading, JsonNode *root)
{
  JsonArray *models = json_node_get_array (root);

  for (guint i = 0; i < json_array_get_length (models); i++)
    {
      JsonObject *model = rbk_catalogue_reading_get_element (reading, models, i);

      if (model != NULL)
        read_model (reading, model);
    }
}
