/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-json-ld.h"

#include "rbk-charge.h"

/* Use in the words of schema.org: a price of a unit for each stretch of quantities. */

static gboolean
is_tiered (const RbkCardSpec *card)
{
  return card->price == RBK_PRICE_KIND_GRADUATED || card->price == RBK_PRICE_KIND_VOLUME;
}

static gboolean
stops (const RbkCardSpec *card, RbkDecimal quantity)
{
  return card->limit == RBK_LIMIT_HARD && card->has_cap &&
         rbk_decimal_compare (card->cap, quantity) <= 0;
}

static void
add_unit (JsonBuilder *builder, const RbkMeterSpec *meter)
{
  rbk_json_ld_add_text (builder, "unitCode", "C62");
  rbk_json_ld_add_text (builder, "unitText", meter->unit != NULL ? meter->unit : meter->name);
}

/* The quantities above @from, up to @to or without an end. */
static void
add_quantity (JsonBuilder        *builder,
              const RbkMeterSpec *meter,
              RbkDecimal          from,
              const RbkDecimal   *to)
{
  RbkDecimal first = rbk_decimal_is_integer (from) && (to == NULL || rbk_decimal_is_integer (*to))
                         ? rbk_decimal_add (from, RBK_DECIMAL_ONE)
                         : from;

  json_builder_set_member_name (builder, "eligibleQuantity");
  json_builder_begin_object (builder);
  rbk_json_ld_add_text (builder, "@type", "QuantitativeValue");
  rbk_json_ld_add_number (builder, "value", first);
  rbk_json_ld_add_number (builder, "minValue", first);
  if (to != NULL)
    rbk_json_ld_add_number (builder, "maxValue", *to);
  add_unit (builder, meter);
  json_builder_end_object (builder);
}

static void
add_stretch (JsonBuilder        *builder,
             const RbkPageOffer *offer,
             const RbkCardSpec  *card,
             RbkDecimal          price,
             RbkDecimal          from,
             const RbkDecimal   *to)
{
  const RbkSpec      *spec = offer->view->spec;
  const RbkMeterSpec *meter = &spec->meters[card->meter];
  gboolean is_package = card->price == RBK_PRICE_KIND_PACKAGE && rbk_decimal_sign (price) > 0;

  if (stops (card, from))
    return;
  if (stops (card, to != NULL ? *to : card->cap))
    to = &card->cap;
  rbk_json_ld_begin_price (builder, card->name, price, spec->currency);
  json_builder_set_member_name (builder, "referenceQuantity");
  json_builder_begin_object (builder);
  rbk_json_ld_add_text (builder, "@type", "QuantitativeValue");
  rbk_json_ld_add_number (builder, "value", is_package ? card->package_size : RBK_DECIMAL_ONE);
  add_unit (builder, meter);
  json_builder_end_object (builder);
  add_quantity (builder, meter, from, to);
  json_builder_end_object (builder);
}

static void
add_tiers (JsonBuilder *builder, const RbkPageOffer *offer, const RbkCardSpec *card)
{
  RbkDecimal from = card->included;

  for (guint i = 0; i < card->n_tiers; i++)
    {
      const RbkTierSpec *tier = &card->tiers[i];

      if (!tier->is_open && rbk_decimal_compare (tier->up_to, from) <= 0)
        continue;
      add_stretch (builder, offer, card, tier->unit_price, from,
                   tier->is_open ? NULL : &tier->up_to);
      from = tier->up_to;
    }
}

static void
add_losses (const RbkPageOffer *offer, const RbkCardSpec *card, GPtrArray *losses)
{
  g_autofree char *where =
      g_strdup_printf ("%s.%s.%s", offer->plan->key, offer->phase->key, card->key);
  gboolean has_flat = FALSE;

  for (guint i = 0; is_tiered (card) && i < card->n_tiers; i++)
    has_flat = has_flat || rbk_decimal_sign (card->tiers[i].flat_price) > 0;
  if (has_flat)
    rbk_losses_add (losses, RBK_LOSS_TEXT, where,
                    N_ ("the flat part of a tier is not in the markup; say it on the page"));
  if (card->has_minimum || card->has_maximum)
    rbk_losses_add (losses, RBK_LOSS_TEXT, where,
                    N_ ("the smallest and the largest charge are not in the markup; say them on "
                        "the page"));
  if (card->price == RBK_PRICE_KIND_VOLUME)
    rbk_losses_add (losses, RBK_LOSS_TEXT, where,
                    N_ ("the markup does not tell that the tier that is reached prices all units; "
                        "say it on the page"));
}

/**
 * rbk_json_ld_add_use:
 * @builder: the list of prices that is written
 * @offer: a plan as it is sold
 * @card: a rate card on a meter
 * @losses: (nullable) (element-type RbkLoss): takes what the markup can't say
 *
 * Adds what use costs: what is included at nothing, then each tier.
 */
void
rbk_json_ld_add_use (JsonBuilder        *builder,
                     const RbkPageOffer *offer,
                     const RbkCardSpec  *card,
                     GPtrArray          *losses)
{
  if (losses != NULL)
    add_losses (offer, card, losses);
  if (rbk_decimal_sign (card->included) > 0)
    add_stretch (builder, offer, card, RBK_DECIMAL_ZERO, RBK_DECIMAL_ZERO, &card->included);
  if (is_tiered (card))
    add_tiers (builder, offer, card);
  else if (!card->has_included || rbk_decimal_sign (card->amount) > 0)
    add_stretch (builder, offer, card, card->amount, card->included, NULL);
}
