/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-catalogue-reading.h"

#include <string.h>

/* LiteLLM's model_prices_and_context_window.json: an object of models, in USD per token. */

#define SAMPLE "sample_spec"
#define ABOVE "_above_"
#define TOKENS "k_tokens"

static const struct
{
  const char *member;
  RbkRate     rate;
} rates[] = {
  { "input_cost_per_token", RBK_RATE_INPUT },
  { "output_cost_per_token", RBK_RATE_OUTPUT },
  { "cache_read_input_token_cost", RBK_RATE_CACHE_READ },
  { "cache_creation_input_token_cost", RBK_RATE_CACHE_WRITE },
};

/**
 * rbk_catalogue_is_litellm: (skip)
 * @root: a file
 *
 * Returns: whether it is an object of models with LiteLLM's members
 */
gboolean
rbk_catalogue_is_litellm (JsonNode *root)
{
  g_autoptr(GList) values = NULL;

  if (!JSON_NODE_HOLDS_OBJECT (root))
    return FALSE;

  values = json_object_get_values (json_node_get_object (root));
  for (GList *value = values; value != NULL; value = value->next)
    {
      JsonObject *model = JSON_NODE_HOLDS_OBJECT ((JsonNode *) value->data)
                              ? json_node_get_object (value->data)
                              : NULL;

      if (model != NULL && (json_object_has_member (model, "litellm_provider") ||
                            json_object_has_member (model, rates[0].member)))
        return TRUE;
    }

  return FALSE;
}

static gboolean
read_standard (JsonObject *model, RbkRates *to)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rates); i++)
    if (!rbk_rates_read (to, rates[i].rate, model, rates[i].member, RBK_PER_TOKEN))
      return FALSE;

  return TRUE;
}

/* input_cost_per_token_above_200k_tokens: the thousands, or NULL. */
static char *
dup_thousands (const char *member, const char *base)
{
  gsize       length = strlen (base);
  const char *number = member + length + strlen (ABOVE);
  gsize       n_digits;

  if (!g_str_has_prefix (member, base) || !g_str_has_prefix (member + length, ABOVE))
    return NULL;
  n_digits = strspn (number, "0123456789");

  return n_digits > 0 && strcmp (number + n_digits, TOKENS) == 0 ? g_strndup (number, n_digits)
                                                                 : NULL;
}

static gboolean
read_above (JsonObject *model, const char *member, guint i, RbkCatalogueEntry *entry)
{
  g_autofree char  *thousands = dup_thousands (member, rates[i].member);
  RbkCatalogueTier *tier;
  RbkDecimal        above;

  if (thousands == NULL || json_object_get_null_member (model, member))
    return TRUE;
  if (!rbk_rate_scan (thousands, 3, &above) || rbk_decimal_is_zero (above))
    return FALSE;
  tier = rbk_catalogue_entry_get_tier (entry, above);

  return tier != NULL && rbk_rates_read (&tier->rates, rates[i].rate, model, member, RBK_PER_TOKEN);
}

static gboolean
read_members_above (JsonObject *model, RbkCatalogueEntry *entry, gboolean *is_special)
{
  g_autoptr(GList) members = json_object_get_members (model);
  gboolean is_right = TRUE;

  for (GList *member = members; member != NULL; member = member->next)
    {
      for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
        is_right = read_above (model, member->data, i, entry) && is_right;
      if (g_str_has_suffix (member->data, "_priority") || g_str_has_suffix (member->data, "_flex"))
        *is_special = TRUE;
    }

  return is_right;
}

/* tiered_pricing: the rates from a number of tokens on, the first from none. */
static gboolean
read_range (JsonObject *range, RbkCatalogueEntry *entry)
{
  JsonArray        *bounds = rbk_json_peek_array (range, "range");
  RbkRates          from = { 0 };
  RbkCatalogueTier *tier;

  if (bounds == NULL || json_array_get_length (bounds) == 0 ||
      !rbk_rates_read_node (&from, RBK_RATE_INPUT, json_array_get_element (bounds, 0), 0) ||
      !from.has[RBK_RATE_INPUT] || !rbk_decimal_is_integer (from.value[RBK_RATE_INPUT]))
    return FALSE;
  if (rbk_decimal_is_zero (from.value[RBK_RATE_INPUT]))
    return read_standard (range, &entry->rates);
  tier = rbk_catalogue_entry_get_tier (entry, from.value[RBK_RATE_INPUT]);

  return tier != NULL && read_standard (range, &tier->rates);
}

static gboolean
read_ranges (JsonObject *model, RbkCatalogueEntry *entry)
{
  JsonArray *ranges = rbk_json_peek_array (model, "tiered_pricing");

  for (guint i = 0; ranges != NULL && i < json_array_get_length (ranges); i++)
    {
      JsonObject *range = rbk_json_peek_element (ranges, i);

      if (range == NULL || !read_range (range, entry))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_text_work (const char *mode)
{
  static const char *const modes[] = { "chat", "completion", "responses", "embedding", NULL };

  return mode == NULL || g_strv_contains (modes, mode);
}

static void
read_model (RbkCatalogueReading *reading, const char *id, JsonObject *model)
{
  const char       *mode = rbk_json_peek_text (model, "mode");
  const char       *provider = rbk_json_peek_text (model, "litellm_provider");
  RbkCatalogueEntry entry = { .id = id };
  gboolean          is_special = FALSE;
  gboolean          has_tiers;

  if (!is_text_work (mode))
    {
      rbk_catalogue_reading_note (reading, RBK_NOTE_OTHER_WORK, id);
      return;
    }
  if (!read_standard (model, &entry.rates) ||
      !rbk_rates_read (&entry.rates, RBK_RATE_BATCH_INPUT, model, "input_cost_per_token_batches",
                       RBK_PER_TOKEN) ||
      !rbk_rates_read (&entry.rates, RBK_RATE_BATCH_OUTPUT, model, "output_cost_per_token_batches",
                       RBK_PER_TOKEN))
    {
      rbk_catalogue_reading_note (reading, RBK_NOTE_BAD_PRICE, id);
      return;
    }

  has_tiers = read_ranges (model, &entry) && read_members_above (model, &entry, &is_special);
  if (!has_tiers)
    entry.n_tiers = 0;
  if (provider != NULL)
    entry.provider = rbk_catalogue_vendor_title (provider);
  /* What turns text into numbers puts out no tokens. */
  entry.rates.has[RBK_RATE_OUTPUT] |= g_strcmp0 (mode, "embedding") == 0;
  rbk_json_peek_count (model, "max_input_tokens", &entry.context_window);
  if (!rbk_catalogue_reading_add (reading, &entry))
    return;
  if (!has_tiers)
    rbk_catalogue_reading_note (reading, RBK_NOTE_BAD_TIER, id);
  if (is_special)
    rbk_catalogue_reading_note (reading, RBK_NOTE_SPECIAL, id);
}

/**
 * rbk_catalogue_read_litellm: (skip)
 * @reading: what to add prices to
 * @root: the list
 */
void
rbk_catalogue_read_litellm (RbkCatalogueReading *reading, JsonNode *root)
{
  JsonObject *models = json_node_get_object (root);
  g_autoptr(GList) ids = json_object_get_members (models);

  rbk_catalogue_reading_set_day (reading, rbk_json_peek_text (models, "last_updated"));
  for (GList *id = ids; id != NULL; id = id->next)
    {
      JsonObject *model = rbk_json_peek_object (models, id->data);

      if (strcmp (id->data, SAMPLE) == 0 || strcmp (id->data, "last_updated") == 0)
        continue;
      if (model != NULL)
        read_model (reading, id->data, model);
      else
        rbk_catalogue_reading_note (reading, RBK_NOTE_BAD_SHAPE, id->data);
    }
}
