/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-phase.h"
#include "rbk-plan.h"
#include "rbk-stripe-offer.h"

G_BEGIN_DECLS

/**
 * RbkStripeSlot:
 * @phase: (owned): the key of the phase
 * @card: (owned): the key of the rate card
 * @offers: (element-type RbkStripeOffer): what it costs: in several currencies, by month or year
 *
 * A rate card in the making.
 */
typedef struct
{
  char      *phase, *card;
  GPtrArray *offers;
} RbkStripeSlot;

/**
 * RbkStripeGroup:
 * @key: (owned): the key of the plan
 * @name: (owned): its name
 * @product: (not owned) (nullable): its product
 * @product_id: (nullable): the id of it
 * @is_own: whether Ratebook has left its keys there
 * @slots: (element-type RbkStripeSlot): its rate cards
 *
 * A plan in the making.
 */
typedef struct
{
  char                *key, *name;
  const RbkStripeItem *product;
  const char          *product_id;
  gboolean             is_own;
  GPtrArray           *slots;
} RbkStripeGroup;

/**
 * RbkStripeImport:
 * @reading: what the files hold
 * @offers: (element-type RbkStripeOffer): the prices that can be read
 * @groups: (element-type RbkStripeGroup): the plans
 * @units: how many of Stripe's units are one of a meter's, by its key, where that is known
 * @book: what is made of it
 *
 * An import on its way.
 */
typedef struct
{
  RbkStripeReading *reading;
  GPtrArray        *offers, *groups;
  GHashTable       *units;
  RbkBook          *book;
} RbkStripeImport;

RbkStripeGroup *rbk_stripe_import_add_group (RbkStripeImport *self, const RbkStripeOffer *offer);

/* Which prices make which plan. */
void rbk_stripe_import_group (RbkStripeImport *self);

/* What a group becomes. */
void rbk_stripe_import_add_plan (RbkStripeImport *self, RbkStripeGroup *group);
void rbk_stripe_import_prepare (RbkStripeImport *self, RbkStripeOffer *offer);
void rbk_stripe_import_add_card (RbkStripeImport *self, RbkStripeSlot *slot, RbkPhase *phase);
void rbk_stripe_import_add_discounts (RbkStripeImport *self);

/* What is counted. */
void  rbk_stripe_import_find_units (RbkStripeImport *self);
void  rbk_stripe_import_add_meters (RbkStripeImport *self);
char *rbk_stripe_import_get_meter (RbkStripeImport      *self,
                                   const RbkStripeOffer *offer) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
