/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-catalogue-reading.h"

#include <string.h>

/* OpenRouter's /api/v1/models: a list of models under `data`, in USD per token, as texts. */

/**
 * rbk_catalogue_is_openrouter: (skip)
 * @root: a file
 *
 * Returns: whether it is a list of models with prices under `data`
 */
gboolean
rbk_catalogue_is_openrouter (JsonNode *root)
{
  JsonArray *models = JSON_NODE_HOLDS_OBJECT (root)
                          ? rbk_json_peek_array (json_node_get_object (root), "data")
                          : NULL;

  for (guint i = 0; models != NULL && i < json_array_get_length (models); i++)
    {
      JsonObject *model = rbk_json_peek_element (models, i);
      JsonObject *pricing = model != NULL ? rbk_json_peek_object (model, "pricing") : NULL;

      if (pricing != NULL && json_object_has_member (pricing, "prompt"))
        return TRUE;
    }

  return FALSE;
}

static gboolean
read_rates (JsonObject *pricing, RbkRates *rates)
{
  return rbk_rates_read (rates, RBK_RATE_INPUT, pricing, "prompt", RBK_PER_TOKEN) &&
         rbk_rates_read (rates, RBK_RATE_OUTPUT, pricing, "completion", RBK_PER_TOKEN) &&
         rbk_rates_read (rates, RBK_RATE_CACHE_READ, pricing, "input_cache_read", RBK_PER_TOKEN) &&
         rbk_rates_read (rates, RBK_RATE_CACHE_WRITE, pricing, "input_cache_write", RBK_PER_TOKEN);
}

/* A router to other models has -1: what it costs is what it picks. */
static gboolean
is_varying (JsonObject *pricing)
{
  const char *prompt = rbk_json_peek_text (pricing, "prompt");

  return prompt != NULL && g_str_has_prefix (prompt, "-1");
}

static gboolean
has_request_charge (JsonObject *pricing)
{
  RbkRates charge = { 0 };

  return rbk_rates_read (&charge, RBK_RATE_INPUT, pricing, "request", 0) &&
         !rbk_rates_is_free (&charge);
}

static void
read_model (RbkCatalogueReading *reading, JsonObject *model)
{
  JsonObject       *pricing = rbk_json_peek_object (model, "pricing");
  const char       *name = rbk_json_peek_text (model, "name");
  const char       *colon = name != NULL ? strstr (name, ": ") : NULL;
  RbkCatalogueEntry entry = { .id = rbk_json_peek_text (model, "id"),
                              .name = colon != NULL ? colon + 2 : name,
                              .provider = "OpenRouter" };

  if (entry.id == NULL)
    rbk_catalogue_reading_note (reading, RBK_NOTE_BAD_SHAPE, NULL);
  else if (pricing == NULL)
    rbk_catalogue_reading_note (reading, RBK_NOTE_NO_PRICE, entry.id);
  else if (is_varying (pricing))
    rbk_catalogue_reading_note (reading, RBK_NOTE_VARIES, entry.id);
  else if (!read_rates (pricing, &entry.rates))
    rbk_catalogue_reading_note (reading, RBK_NOTE_BAD_PRICE, entry.id);
  else
    {
      rbk_json_peek_count (model, "context_length", &entry.context_window);
      if (rbk_catalogue_reading_add (reading, &entry) && has_request_charge (pricing))
        rbk_catalogue_reading_note (reading, RBK_NOTE_PER_REQUEST, entry.id);
    }
}

/**
 * rbk_catalogue_read_openrouter: (skip)
 * @reading: what to add prices to
 * @root: the list
 */
void
rbk_catalogue_read_openrouter (RbkCatalogueReading *reading, JsonNode *root)
{
  JsonArray *models = rbk_json_peek_array (json_node_get_object (root), "data");

  for (guint i = 0; i < json_array_get_length (models); i++)
    {
      JsonObject *model = rbk_catalogue_reading_get_element (reading, models, i);

      if (model != NULL)
        read_model (reading, model);
    }
}
