/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-stripe-import.h"

#include <string.h>

#include "rbk-catalogue-rates.h"

/* Stripe has prices of products and no plans. Where Ratebook has left its keys, they say which
 * prices are one plan. Else a product is a plan; several of its prices for the same period are
 * alternatives, so each is a plan; and what it charges for use is in all of them. */

#define MAIN_PHASE "evergreen"

static void
slot_free (gpointer data)
{
  RbkStripeSlot *slot = data;

  g_free (slot->phase);
  g_free (slot->card);
  g_ptr_array_unref (slot->offers);
  g_free (slot);
}

static RbkStripeSlot *
find_slot (const RbkStripeGroup *self, const char *phase, const char *card)
{
  for (guint i = 0; i < self->slots->len; i++)
    {
      RbkStripeSlot *slot = self->slots->pdata[i];

      if (strcmp (slot->phase, phase) == 0 && strcmp (slot->card, card) == 0)
        return slot;
    }

  return NULL;
}

/* The rate card, added where it is new. */
static RbkStripeSlot *
group_get_slot (RbkStripeGroup *self, const char *phase, const char *card)
{
  RbkStripeSlot *slot = find_slot (self, phase, card);

  if (slot != NULL)
    return slot;
  slot = g_new0 (RbkStripeSlot, 1);
  slot->phase = g_strdup (phase);
  slot->card = g_strdup (card);
  slot->offers = g_ptr_array_new ();
  g_ptr_array_add (self->slots, slot);

  return slot;
}

/**
 * rbk_stripe_import_add_group: (skip)
 * @self: an import
 * @offer: a price
 *
 * Returns: (transfer none): a new plan, of the product that the price is for
 */
RbkStripeGroup *
rbk_stripe_import_add_group (RbkStripeImport *self, const RbkStripeOffer *offer)
{
  RbkStripeGroup *group = g_new0 (RbkStripeGroup, 1);

  group->slots = g_ptr_array_new_with_free_func (slot_free);
  group->product = offer->product;
  group->product_id = offer->product_id;
  g_ptr_array_add (self->groups, group);

  return group;
}

static RbkStripeGroup *
find_own (RbkStripeImport *self, const char *key)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      RbkStripeGroup *group = self->groups->pdata[i];

      if (group->is_own && strcmp (group->key, key) == 0)
        return group;
    }

  return NULL;
}

/* The plan's own product: that of its fees, which has no rate card in its metadata. */
static const RbkStripeItem *
find_plan_product (RbkStripeImport *self, const char *plan)
{
  GPtrArray *products = self->reading->items[RBK_STRIPE_PRODUCT];

  for (guint i = 0; i < products->len; i++)
    {
      const RbkStripeItem *product = products->pdata[i];

      if (g_strcmp0 (rbk_stripe_metadata (product->object, "ratebook_plan"), plan) == 0 &&
          rbk_stripe_metadata (product->object, "ratebook_rate_card") == NULL)
        return product;
    }

  return NULL;
}

static RbkStripeGroup *
get_own (RbkStripeImport *self, const RbkStripeOffer *offer)
{
  RbkStripeGroup *group = find_own (self, offer->plan);

  if (group == NULL)
    {
      group = rbk_stripe_import_add_group (self, offer);
      group->key = g_strdup (offer->plan);
      group->is_own = TRUE;
      group->product = find_plan_product (self, offer->plan);
    }

  return group;
}

/* A minimum charge is a price of its own at Stripe, and a fee of its own in a book. */
static gboolean
is_minimum (const RbkStripeOffer *offer)
{
  const char *key = rbk_json_peek_text (offer->item->object, "lookup_key");

  return offer->role != NULL ? strcmp (offer->role, "minimum") == 0
                             : !offer->is_metered && offer->meter != NULL && key != NULL &&
                                   strstr (key, ".minimum.") != NULL;
}

static void
place_own (RbkStripeImport *self, RbkStripeOffer *offer)
{
  RbkStripeGroup  *group = get_own (self, offer);
  g_autofree char *card =
      is_minimum (offer) ? g_strconcat (offer->card, ".minimum", NULL) : g_strdup (offer->card);

  if (is_minimum (offer))
    g_clear_pointer (&offer->meter, g_free);
  if (!rbk_import_is_key (card))
    card[64] = '\0';
  g_ptr_array_add (group_get_slot (group, offer->phase != NULL ? offer->phase : MAIN_PHASE, card)
                       ->offers,
                   offer);
}

static gboolean
shares_currency (const RbkStripeOffer *a, const RbkStripeOffer *b)
{
  for (guint i = 0; i < a->options->len; i++)
    if (rbk_stripe_offer_find (b, g_array_index (a->options, RbkStripeOption, i).currency) != NULL)
      return TRUE;

  return FALSE;
}

static gboolean
is_plain_fee (const RbkStripeOffer *offer)
{
  return offer->meter == NULL &&
         rbk_stripe_offer_get_terms (offer)->kind == RBK_PRICE_KIND_PER_UNIT;
}

/* Whether two prices are the same thing to a customer: by the month and by the year, or in two
 * currencies. */
static gboolean
go_together (const RbkStripeOffer *a, const RbkStripeOffer *b)
{
  gboolean same = strcmp (a->cadence, b->cadence) == 0;

  if (same)
    return !shares_currency (a, b);

  return is_plain_fee (a) && is_plain_fee (b) &&
         ((strcmp (a->cadence, "P1M") == 0 && strcmp (b->cadence, "P1Y") == 0) ||
          (strcmp (a->cadence, "P1Y") == 0 && strcmp (b->cadence, "P1M") == 0));
}

static gboolean
takes (RbkStripeGroup *group, const char *card, const RbkStripeOffer *offer)
{
  RbkStripeSlot *slot = find_slot (group, MAIN_PHASE, card);

  if (group->is_own || slot == NULL || g_strcmp0 (group->product_id, offer->product_id) != 0)
    return FALSE;
  for (guint i = 0; i < slot->offers->len; i++)
    if (!go_together (slot->offers->pdata[i], offer))
      return FALSE;

  return TRUE;
}

static void
place_fee (RbkStripeImport *self, RbkStripeOffer *offer)
{
  const char     *card = offer->meter != NULL ? offer->meter : "base";
  RbkStripeGroup *group = NULL;

  for (guint i = 0; i < self->groups->len && group == NULL; i++)
    if (takes (self->groups->pdata[i], card, offer))
      group = self->groups->pdata[i];
  if (group == NULL)
    group = rbk_stripe_import_add_group (self, offer);
  g_ptr_array_add (group_get_slot (group, MAIN_PHASE, card)->offers, offer);
}

/* What is bought once is no subscription, so no use goes with it. */
static gboolean
is_bought_once (const RbkStripeGroup *group)
{
  const RbkStripeSlot *slot = group->slots->pdata[0];

  return strcmp (((RbkStripeOffer *) slot->offers->pdata[0])->cadence, "once") == 0;
}

/* What is charged for use goes with every price of its product; without one it stands alone. */
static void
place_use (RbkStripeImport *self, RbkStripeOffer *offer)
{
  gboolean is_placed = FALSE;

  for (guint i = 0; i < self->groups->len; i++)
    {
      RbkStripeGroup *group = self->groups->pdata[i];
      RbkStripeSlot  *slot = find_slot (group, MAIN_PHASE, offer->meter);

      if (group->is_own || offer->product_id == NULL || is_bought_once (group) ||
          g_strcmp0 (group->product_id, offer->product_id) != 0 ||
          (slot != NULL && !takes (group, offer->meter, offer)))
        continue;
      is_placed = TRUE;
      g_ptr_array_add (group_get_slot (group, MAIN_PHASE, offer->meter)->offers, offer);
    }
  if (is_placed)
    return;
  g_ptr_array_add (group_get_slot (rbk_stripe_import_add_group (self, offer), MAIN_PHASE,
                                   offer->meter)
                       ->offers,
                   offer);
}

static void
place_foreign (RbkStripeImport *self)
{
  for (guint i = 0; i < self->offers->len; i++)
    {
      RbkStripeOffer *offer = self->offers->pdata[i];

      if (offer->plan == NULL && !offer->is_metered)
        place_fee (self, offer);
    }
  for (guint i = 0; i < self->offers->len; i++)
    {
      RbkStripeOffer *offer = self->offers->pdata[i];

      if (offer->plan == NULL && offer->is_metered)
        place_use (self, offer);
    }
}

static gboolean
is_alone (RbkStripeImport *self, const RbkStripeGroup *group)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      const RbkStripeGroup *other = self->groups->pdata[i];

      if (other != group && g_strcmp0 (other->product_id, group->product_id) == 0)
        return FALSE;
    }

  return group->product_id != NULL;
}

/* After its product, where that is its alone, else after its price. */
static void
name_group (RbkStripeImport *self, RbkStripeGroup *group)
{
  const RbkStripeSlot  *slot = group->slots->len > 0 ? group->slots->pdata[0] : NULL;
  const RbkStripeOffer *offer = slot != NULL ? slot->offers->pdata[0] : NULL;
  const char           *product =
      group->product != NULL ? rbk_json_peek_text (group->product->object, "name") : NULL;
  const char *nickname =
      offer != NULL ? rbk_json_peek_text (offer->item->object, "nickname") : NULL;
  const char *lookup =
      offer != NULL ? rbk_json_peek_text (offer->item->object, "lookup_key") : NULL;
  const char *id = offer != NULL ? offer->item->id : NULL;

  if (is_alone (self, group) && product != NULL)
    {
      group->name = rbk_import_text (product);
      group->key = rbk_import_key (product, "plan");
      return;
    }
  group->name = rbk_import_text (nickname != NULL ? nickname : product);
  if (group->name == NULL)
    group->name = rbk_import_text (lookup != NULL ? lookup : id);
  group->key = rbk_import_key (lookup != NULL ? lookup : group->name, "plan");
}

/**
 * rbk_stripe_import_group: (skip)
 * @self: an import with its prices
 *
 * Finds out which prices make which plan.
 */
void
rbk_stripe_import_group (RbkStripeImport *self)
{
  for (guint i = 0; i < self->offers->len; i++)
    {
      RbkStripeOffer *offer = self->offers->pdata[i];

      if (offer->plan != NULL)
        place_own (self, offer);
    }
  place_foreign (self);
  for (guint i = 0; i < self->groups->len; i++)
    {
      RbkStripeGroup *group = self->groups->pdata[i];

      if (!group->is_own)
        name_group (self, group);
      else if (group->product != NULL)
        group->name = rbk_import_text (rbk_json_peek_text (group->product->object, "name"));
    }
}
