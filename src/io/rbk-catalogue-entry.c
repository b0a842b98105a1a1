/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-catalogue-reading.h"

#include "rbk-context-tier.h"

#define MAX_NAME_BYTES 200

/**
 * rbk_catalogue_entry_get_tier: (skip)
 * @self: an entry
 * @above: the input tokens past which a tier holds
 *
 * Returns: (nullable): the tier, made where there is none yet; %NULL where there are too many
 */
RbkCatalogueTier *
rbk_catalogue_entry_get_tier (RbkCatalogueEntry *self, RbkDecimal above)
{
  for (guint i = 0; i < self->n_tiers; i++)
    if (rbk_decimal_equal (self->tiers[i].above, above))
      return &self->tiers[i];
  if (self->n_tiers == RBK_CATALOGUE_MAX_TIERS)
    return NULL;

  self->tiers[self->n_tiers] = (RbkCatalogueTier){ .above = above };

  return &self->tiers[self->n_tiers++];
}

static void
set_rates (RbkRecord *record, const RbkRates *rates)
{
  for (guint i = 0; i < RBK_N_RATES; i++)
    if (rates->has[i] && rbk_record_find_field (record, rbk_rate_properties[i]) != NULL)
      g_object_set (record, rbk_rate_properties[i], &rates->value[i], NULL);
}

static int
compare_tiers (gconstpointer a, gconstpointer b)
{
  const RbkCatalogueTier *left = a;
  const RbkCatalogueTier *right = b;

  return rbk_decimal_compare (left->above, right->above);
}

static void
set_tiers (RbkModelPrice *price, const RbkCatalogueEntry *entry)
{
  g_autofree RbkCatalogueTier *tiers = g_memdup2 (entry->tiers, sizeof entry->tiers);
  GListStore                  *list = G_LIST_STORE (rbk_model_price_get_context_tiers (price));

  qsort (tiers, entry->n_tiers, sizeof *tiers, compare_tiers);
  for (guint i = 0; i < entry->n_tiers; i++)
    {
      g_autoptr(RbkContextTier) tier = rbk_context_tier_new ();

      g_object_set (tier, "above", &tiers[i].above, NULL);
      set_rates (RBK_RECORD (tier), &tiers[i].rates);
      g_list_store_append (list, tier);
    }
}

/* A name is for people to read: one line of moderate length. */
static char *
tidy_name (const char *name)
{
  g_autofree char *clipped = g_strndup (name != NULL ? name : "", MAX_NAME_BYTES);
  g_autofree char *valid = g_utf8_make_valid (clipped, -1);
  GString         *tidy = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isprint (g_utf8_get_char (p)))
      g_string_append_unichar (tidy, g_utf8_get_char (p));

  return g_string_free (tidy, name == NULL);
}

/**
 * rbk_catalogue_entry_to_price: (skip)
 * @self: an entry with an input and an output rate
 * @source: what the price is to say of where it is from
 *
 * Returns: (transfer full): the price
 */
RbkModelPrice *
rbk_catalogue_entry_to_price (const RbkCatalogueEntry *self, const char *source)
{
  RbkModelPrice   *price = rbk_model_price_new ();
  const char      *vendor = self->vendor != NULL ? rbk_catalogue_vendor_title (self->vendor) : NULL;
  g_autofree char *name = tidy_name (self->name);
  g_autofree char *provider = tidy_name (self->provider != NULL ? self->provider : vendor);

  g_object_set (price, "model", self->id, "name", name, "provider", provider, "effective-from",
                self->effective_from, "source", source, NULL);
  if (rbk_decimal_sign (self->context_window) > 0)
    g_object_set (price, "context-window", &self->context_window, NULL);
  set_rates (RBK_RECORD (price), &self->rates);
  set_tiers (price, self);

  return price;
}
