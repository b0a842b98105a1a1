/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-stripe-catalog.h"

/* Which prices a customer of a plan is billed by. */

static gboolean
is_paid_yearly (const RbkStripeCatalog *self, const RbkStripePrice *fee, guint money)
{
  for (guint i = 0; i < self->prices->len; i++)
    {
      const RbkStripePrice *price = g_ptr_array_index (self->prices, i);

      if (price->role == RBK_STRIPE_YEAR && price->phase == fee->phase &&
          price->card == fee->card && price->sells[money])
        return TRUE;
    }
  return FALSE;
}

/**
 * rbk_stripe_catalog_bills:
 * @self: a catalogue
 * @price: one of its prices
 * @phase: a phase
 * @money: the index of a currency
 * @is_yearly: whether fees are paid for a year ahead where they can be
 *
 * Returns: whether a customer of the phase is billed by the price
 */
gboolean
rbk_stripe_catalog_bills (const RbkStripeCatalog *self,
                          const RbkStripePrice   *price,
                          const RbkPhaseSpec     *phase,
                          guint                   money,
                          gboolean                is_yearly)
{
  if (phase == NULL || price->phase != phase || !price->sells[money])
    return FALSE;
  if (price->role == RBK_STRIPE_YEAR)
    return is_yearly;
  if (price->role == RBK_STRIPE_FEE)
    return !is_yearly || !is_paid_yearly (self, price, money);
  return price->role == RBK_STRIPE_MINIMUM || price->role == RBK_STRIPE_USE;
}

/**
 * rbk_stripe_catalog_has_year:
 * @self: a catalogue
 * @phase: a phase
 * @money: the index of a currency
 *
 * Returns: whether any of its fees can be paid for a year ahead
 */
gboolean
rbk_stripe_catalog_has_year (const RbkStripeCatalog *self, const RbkPhaseSpec *phase, guint money)
{
  for (guint i = 0; i < self->prices->len; i++)
    {
      const RbkStripePrice *price = g_ptr_array_index (self->prices, i);

      if (price->role == RBK_STRIPE_YEAR && price->phase == phase && price->sells[money])
        return TRUE;
    }
  return FALSE;
}

/**
 * rbk_stripe_catalog_is_sold:
 * @self: a catalogue
 * @plan: a plan
 * @money: the index of a currency
 *
 * Returns: whether each of its rate cards has a price in the currency
 */
gboolean
rbk_stripe_catalog_is_sold (const RbkStripeCatalog *self, const RbkPlanSpec *plan, guint money)
{
  g_autofree char *key = g_strdup_printf ("%s %s", plan->key, self->moneys[money].code);

  return !g_hash_table_contains (self->unsold, key);
}
