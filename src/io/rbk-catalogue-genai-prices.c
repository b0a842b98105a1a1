/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-catalogue-reading.h"

/* pydantic/genai-prices, version 2: a list of vendors with their models, in USD per 1,000,000
 * tokens. A price is a number, or one that jumps for the whole request once its input passes
 * a size; prices are one object, or a list of them, each from a day on or for some hours. */

static const struct
{
  const char *member;
  RbkRate     rate;
} rates[] = {
  { "input_mtok", RBK_RATE_INPUT },
  { "output_mtok", RBK_RATE_OUTPUT },
  { "cache_read_mtok", RBK_RATE_CACHE_READ },
  { "cache_write_mtok", RBK_RATE_CACHE_WRITE },
};

/**
 * rbk_catalogue_is_genai_prices: (skip)
 * @root: a file
 *
 * Returns: whether it is a list of vendors with models
 */
gboolean
rbk_catalogue_is_genai_prices (JsonNode *root)
{
  JsonArray *vendors = JSON_NODE_HOLDS_ARRAY (root) ? json_node_get_array (root) : NULL;

  for (guint i = 0; vendors != NULL && i < json_array_get_length (vendors); i++)
    {
      JsonObject *vendor = rbk_json_peek_element (vendors, i);

      if (vendor != NULL && rbk_json_peek_array (vendor, "models") != NULL)
        return TRUE;
    }

  return FALSE;
}

static gboolean
read_tier (JsonObject *tier, RbkRate rate, RbkCatalogueEntry *entry)
{
  RbkDecimal        start;
  RbkCatalogueTier *to;

  if (tier == NULL || !rbk_json_peek_count (tier, "start", &start))
    return FALSE;
  to = rbk_catalogue_entry_get_tier (entry, start);

  return to != NULL && rbk_rates_read (&to->rates, rate, tier, "price", RBK_PER_MILLION);
}

static gboolean
read_rate (JsonObject *prices, guint i, RbkCatalogueEntry *entry)
{
  JsonObject *stepped = rbk_json_peek_object (prices, rates[i].member);
  JsonArray  *tiers;

  if (stepped == NULL)
    return rbk_rates_read (&entry->rates, rates[i].rate, prices, rates[i].member, RBK_PER_MILLION);

  tiers = rbk_json_peek_array (stepped, "tiers");
  for (guint n = 0; tiers != NULL && n < json_array_get_length (tiers); n++)
    if (!read_tier (rbk_json_peek_element (tiers, n), rates[i].rate, entry))
      return FALSE;

  return rbk_rates_read (&entry->rates, rates[i].rate, stepped, "base", RBK_PER_MILLION);
}

/* What takes tokens and puts out none: it has no price for any kind of output. */
static gboolean
has_no_output (JsonObject *prices)
{
  g_autoptr(GList) members = json_object_get_members (prices);

  for (GList *member = members; member != NULL; member = member->next)
    if (g_str_has_prefix (member->data, "output_"))
      return FALSE;

  return TRUE;
}

static gboolean
read_prices (JsonObject *prices, RbkCatalogueEntry *entry)
{
  for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
    if (!read_rate (prices, i, entry))
      return FALSE;
  if (entry->rates.has[RBK_RATE_INPUT] && has_no_output (prices))
    entry->rates.has[RBK_RATE_OUTPUT] = TRUE;

  return TRUE;
}

static void
add_prices (RbkCatalogueReading     *reading,
            const RbkCatalogueEntry *model,
            const char              *from,
            JsonObject              *prices)
{
  RbkCatalogueEntry entry = *model;

  entry.effective_from = from;
  if (!read_prices (prices, &entry))
    rbk_catalogue_reading_note (reading, RBK_NOTE_BAD_PRICE, model->id);
  else if (rbk_catalogue_reading_add (reading, &entry) &&
           json_object_has_member (prices, "requests_kcount"))
    rbk_catalogue_reading_note (reading, RBK_NOTE_PER_REQUEST, model->id);
}

/* Whether a price for some hours is the dearer one. */
static gboolean
is_dearer (JsonObject *prices, JsonObject *than)
{
  RbkCatalogueEntry left = { 0 }, right = { 0 };

  return read_prices (prices, &left) &&
         (than == NULL || !read_prices (than, &right) ||
          rbk_decimal_compare (left.rates.value[RBK_RATE_OUTPUT],
                               right.rates.value[RBK_RATE_OUTPUT]) > 0);
}

/* One of the list, whose place says which holds where several do: the last. */
static void
read_item (RbkCatalogueReading     *reading,
           const RbkCatalogueEntry *model,
           JsonObject              *item,
           JsonObject             **undated)
{
  JsonObject *prices = rbk_json_peek_object (item, "prices");
  JsonObject *constraint = rbk_json_peek_object (item, "constraint");

  if (prices == NULL)
    rbk_catalogue_reading_note (reading, RBK_NOTE_BAD_SHAPE, model->id);
  else if (constraint == NULL)
    *undated = prices;
  else if (json_object_has_member (constraint, "start_time"))
    {
      rbk_catalogue_reading_note (reading, RBK_NOTE_HOURS, model->id);
      if (is_dearer (prices, *undated))
        *undated = prices;
    }
  else if (rbk_json_peek_text (constraint, "start_date") != NULL)
    add_prices (reading, model, rbk_json_peek_text (constraint, "start_date"), prices);
  else
    rbk_catalogue_reading_note (reading, RBK_NOTE_BAD_DATE, model->id);
}

static void
read_model (RbkCatalogueReading *reading, JsonObject *vendor, JsonObject *model)
{
  RbkCatalogueEntry entry = { .id = rbk_json_peek_text (model, "id"),
                              .name = rbk_json_peek_text (model, "name"),
                              .vendor = rbk_json_peek_text (vendor, "id"),
                              .provider = rbk_json_peek_text (vendor, "name") };
  JsonArray        *list = rbk_json_peek_array (model, "prices");
  JsonObject       *undated = rbk_json_peek_object (model, "prices");

  if (entry.id == NULL || (list == NULL && undated == NULL))
    {
      rbk_catalogue_reading_note (reading, RBK_NOTE_BAD_SHAPE, entry.id);
      return;
    }

  rbk_json_peek_count (model, "context_window", &entry.context_window);
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonObject *item = rbk_json_peek_element (list, i);

      if (item != NULL)
        read_item (reading, &entry, item, &undated);
      else
        rbk_catalogue_reading_note (reading, RBK_NOTE_BAD_SHAPE, entry.id);
    }
  if (undated != NULL)
    add_prices (reading, &entry, NULL, undated);
}

/**
 * rbk_catalogue_read_genai_prices: (skip)
 * @reading: what to add prices to
 * @root: the list
 */
void
rbk_catalogue_read_genai_prices (RbkCatalogueReading *reading, JsonNode *root)
{
  JsonArray *vendors = json_node_get_array (root);

  for (guint i = 0; i < json_array_get_length (vendors); i++)
    {
      JsonObject *vendor = rbk_json_peek_element (vendors, i);
      JsonArray  *models = vendor != NULL ? rbk_json_peek_array (vendor, "models") : NULL;

      if (models == NULL)
        rbk_catalogue_reading_note (reading, RBK_NOTE_BAD_SHAPE, NULL);
      for (guint n = 0; models != NULL && n < json_array_get_length (models); n++)
        {
          JsonObject *model = rbk_catalogue_reading_get_element (reading, models, n);

          if (model != NULL)
            read_model (reading, vendor, model);
        }
    }
}
