/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-catalogue-reading.h"

#include <string.h>

/* Portkey's pricing/VENDOR.json: an object of models, in US cents per token. */

/* What holds for models that it does not name: zeros. */
#define DEFAULT "default"

/**
 * rbk_catalogue_is_portkey: (skip)
 * @root: a file
 *
 * Returns: whether it is an object of models with pricing configurations
 */
gboolean
rbk_catalogue_is_portkey (JsonNode *root)
{
  return rbk_json_peek_has_object (root, "pricing_config");
}

static gboolean
read_rate (JsonObject *prices, const char *member, RbkRates *to, RbkRate rate)
{
  JsonObject *price = rbk_json_peek_object (prices, member);

  return price == NULL || rbk_rates_read (to, rate, price, "price", RBK_CENTS_PER_TOKEN);
}

/* A cache price of zero says that there is none. */
static gboolean
read_cache_rate (JsonObject *prices, const char *member, RbkRates *to, RbkRate rate)
{
  if (!read_rate (prices, member, to, rate))
    return FALSE;
  to->has[rate] = to->has[rate] && !rbk_decimal_is_zero (to->value[rate]);

  return TRUE;
}

static gboolean
read_rates (JsonObject *config, JsonObject *prices, RbkRates *to)
{
  JsonObject *batch = rbk_json_peek_object (config, "batch_config");

  return read_rate (prices, "request_token", to, RBK_RATE_INPUT) &&
         read_rate (prices, "response_token", to, RBK_RATE_OUTPUT) &&
         read_cache_rate (prices, "cache_read_input_token", to, RBK_RATE_CACHE_READ) &&
         read_cache_rate (prices, "cache_write_input_token", to, RBK_RATE_CACHE_WRITE) &&
         (batch == NULL || (read_cache_rate (batch, "request_token", to, RBK_RATE_BATCH_INPUT) &&
                            read_cache_rate (batch, "response_token", to, RBK_RATE_BATCH_OUTPUT)));
}

static void
read_model (RbkCatalogueReading *reading, const char *id, JsonObject *model)
{
  JsonObject       *config = model != NULL ? rbk_json_peek_object (model, "pricing_config") : NULL;
  JsonObject       *prices = config != NULL ? rbk_json_peek_object (config, "pay_as_you_go") : NULL;
  const char       *currency = config != NULL ? rbk_json_peek_text (config, "currency") : NULL;
  RbkCatalogueEntry entry = { .id = id };

  if (config == NULL)
    rbk_catalogue_reading_note (reading, RBK_NOTE_BAD_SHAPE, id);
  else if (prices == NULL)
    rbk_catalogue_reading_note (reading, RBK_NOTE_NO_PRICE, id);
  else if (currency != NULL && g_ascii_strcasecmp (currency, "USD") != 0)
    rbk_catalogue_reading_note (reading, RBK_NOTE_CURRENCY, id);
  else if (!read_rates (config, prices, &entry.rates))
    rbk_catalogue_reading_note (reading, RBK_NOTE_BAD_PRICE, id);
  else
    rbk_catalogue_reading_add (reading, &entry);
}

/**
 * rbk_catalogue_read_portkey: (skip)
 * @reading: what to add prices to
 * @root: the list
 */
void
rbk_catalogue_read_portkey (RbkCatalogueReading *reading, JsonNode *root)
{
  JsonObject *models = json_node_get_object (root);
  g_autoptr(GList) ids = json_object_get_members (models);

  for (GList *id = ids; id != NULL; id = id->next)
    if (strcmp (id->data, DEFAULT) != 0)
      read_model (reading, id->data, rbk_json_peek_object (models, id->data));
}
