/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-costing.h"

#include "rbk-context-tier.h"

static gboolean
fail (GError **error, const char *member, const char *message)
{
  g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID, "%s: %s", member, message);
  return FALSE;
}

/* A price of its own, else the one that stands in for it. */
static gboolean
take_price (const char       *member,
            const RbkDecimal *value,
            RbkDecimal        fallback,
            RbkDecimal       *price,
            GError          **error)
{
  *price = value != NULL ? *value : fallback;
  if (rbk_decimal_is_valid (*price) && rbk_decimal_sign (*price) >= 0)
    return TRUE;
  return fail (error, member, E_ ("a price can't be negative; write 0 or more"));
}

/* A model without a cache price takes cached tokens for input, in a tier for the tier's. */
static gboolean
take_tier (const RbkPriceSpec *self,
           RbkModelPrice      *price,
           RbkContextTier     *tier,
           RbkContextTierSpec *spec,
           GError            **error)
{
  const RbkDecimal *above = rbk_context_tier_get_above (tier);
  const RbkDecimal *cache_read = rbk_model_price_get_cache_read (price);
  const RbkDecimal *cache_write = rbk_model_price_get_cache_write (price);

  if (above == NULL || rbk_decimal_sign (*above) <= 0)
    return fail (error, "above", E_ ("write the input tokens past which the tier holds"));
  spec->above = *above;
  return take_price ("input", rbk_context_tier_get_input (tier), self->input, &spec->input,
                     error) &&
         take_price ("output", rbk_context_tier_get_output (tier), self->output, &spec->output,
                     error) &&
         take_price ("cache_read", rbk_context_tier_get_cache_read (tier),
                     cache_read != NULL ? *cache_read : spec->input, &spec->cache_read, error) &&
         take_price ("cache_write", rbk_context_tier_get_cache_write (tier),
                     cache_write != NULL ? *cache_write : spec->input, &spec->cache_write, error);
}

static gboolean
take_tiers (RbkPriceSpec *self, RbkModelPrice *price, GError **error)
{
  GListModel *tiers = rbk_model_price_get_context_tiers (price);

  self->n_tiers = g_list_model_get_n_items (tiers);
  self->tiers = g_new0 (RbkContextTierSpec, self->n_tiers);
  for (guint i = 0; i < self->n_tiers; i++)
    {
      g_autoptr (RbkContextTier) tier = g_list_model_get_item (tiers, i);

      if (!take_tier (self, price, tier, &self->tiers[i], error))
        {
          g_prefix_error (error, E_ ("context_tiers[%u]."), i);
          return FALSE;
        }
      if (i > 0 && rbk_decimal_compare (self->tiers[i].above, self->tiers[i - 1].above) <= 0)
        {
          g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
                       E_ ("context_tiers[%u].above: tiers must ascend; sort them by their bound"),
                       i);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
take_prices (RbkPriceSpec *self, RbkModelPrice *price, GError **error)
{
  const RbkDecimal *batch_input = rbk_model_price_get_batch_input (price);
  const RbkDecimal *batch_output = rbk_model_price_get_batch_output (price);

  if (rbk_model_price_get_input (price) == NULL)
    return fail (error, "input", E_ ("the model has no input price; write one"));
  if (rbk_model_price_get_output (price) == NULL)
    return fail (error, "output", E_ ("the model has no output price; write one"));

  self->has_batch = batch_input != NULL || batch_output != NULL;
  return take_price ("input", rbk_model_price_get_input (price), RBK_DECIMAL_ZERO, &self->input,
                     error) &&
         take_price ("output", rbk_model_price_get_output (price), RBK_DECIMAL_ZERO, &self->output,
                     error) &&
         take_price ("cache_read", rbk_model_price_get_cache_read (price), self->input,
                     &self->cache_read, error) &&
         take_price ("cache_write", rbk_model_price_get_cache_write (price), self->input,
                     &self->cache_write, error) &&
         take_price ("batch_input", batch_input, self->input, &self->batch_input, error) &&
         take_price ("batch_output", batch_output, self->output, &self->batch_output, error);
}

/**
 * rbk_price_spec_init:
 * @self: (out caller-allocates): cleared with [func@price_spec_clear] on success
 * @price: a model's price
 * @error: return location for a [error@Error]
 *
 * Freezes a price. A rate that a context tier leaves out is the base's. A cache price that
 * is in neither is the input price: past a context tier's bound, the tier's. A batch price that
 * is not there beside the other is the standard one. Fails with `RBK_ERROR_INVALID`; the message
 * begins with the member's path within the price.
 *
 * Returns: `TRUE` on success; on failure @self is empty
 */
gboolean
rbk_price_spec_init (RbkPriceSpec *self, RbkModelPrice *price, GError **error)
{
  const char *from;
  g_autoptr (GError) reason = NULL;

  g_return_val_if_fail (self != NULL && RBK_IS_MODEL_PRICE (price), FALSE);

  *self = (RbkPriceSpec){ .model = g_strdup (rbk_model_price_get_model (price)) };
  from = rbk_model_price_get_effective_from (price);
  self->has_effective_from = from != NULL;
  if (from != NULL && !rbk_date_parse (from, &self->effective_from, &reason))
    fail (error, "effective_from", reason->message);
  else if (take_prices (self, price, error) && take_tiers (self, price, error))
    return TRUE;

  rbk_price_spec_clear (self);
  return FALSE;
}

/**
 * rbk_price_spec_clear:
 * @self: a price
 *
 * Frees what it holds and leaves it empty.
 */
void
rbk_price_spec_clear (RbkPriceSpec *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->model);
  g_free (self->tiers);
  *self = (RbkPriceSpec){ 0 };
}

/**
 * rbk_price_find_in_force:
 * @prices: (array length=n_prices): prices of any models, in any order
 * @n_prices: how many there are
 * @model: a model's id
 * @date: a day
 *
 * Finds what a model costs on a day: the price of the latest date that is not after it. A
 * price without a date has been in force since ever; of two with one date the later counts.
 *
 * Returns: its index; -1 when the model has no price in force
 */
int
rbk_price_find_in_force (const RbkPriceSpec *prices,
                         guint               n_prices,
                         const char         *model,
                         const GDate        *date)
{
  int found = -1;

  g_return_val_if_fail (prices != NULL || n_prices == 0, -1);
  g_return_val_if_fail (date != NULL && g_date_valid (date), -1);

  for (guint i = 0; i < n_prices; i++)
    {
      const RbkPriceSpec *price = &prices[i];

      if (g_strcmp0 (price->model, model) != 0 ||
          (price->has_effective_from && g_date_compare (&price->effective_from, date) > 0))
        continue;
      if (found < 0 || !prices[found].has_effective_from ||
          (price->has_effective_from &&
           g_date_compare (&price->effective_from, &prices[found].effective_from) >= 0))
        found = (int) i;
    }
  return found;
}
