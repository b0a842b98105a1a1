/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-stripe-reading.h"

G_BEGIN_DECLS

/**
 * RbkStripeOption:
 * @currency: (owned): ISO 4217, in capitals
 * @terms: what is charged in it
 *
 * A price in one currency.
 */
typedef struct
{
  char          *currency;
  RbkImportTerms terms;
} RbkStripeOption;

/**
 * RbkStripeOffer:
 * @item: (not owned): the price at Stripe
 * @product: (not owned) (nullable): what it is the price of, where the files have it
 * @product_id: (nullable): its id
 * @plan: (owned) (nullable): the key of the plan, where Ratebook has left it there
 * @phase: (owned) (nullable): the key of the phase
 * @card: (owned) (nullable): the key of the rate card
 * @cadence: (owned): a duration, or `once`
 * @meter: (owned) (nullable): the key of the book's meter that counts what it is for
 * @included: (owned) (nullable): units that are free before its tiers begin
 * @role: (nullable): what Ratebook says that it is for
 * @is_metered: whether use is counted, and not bought
 * @options: (element-type RbkStripeOption): its own currency first
 * @trial_days: how long its trial is; zero where there is none
 *
 * An active price of an account, understood.
 */
typedef struct
{
  const RbkStripeItem *item, *product;
  const char          *product_id;
  char                *plan, *phase, *card, *cadence, *meter;
  RbkDecimal          *included;
  const char          *role;
  gboolean             is_metered;
  GArray              *options;
  guint                trial_days;
} RbkStripeOffer;

RbkStripeOffer *rbk_stripe_offer_new (RbkStripeReading    *reading,
                                      const RbkStripeItem *item) G_GNUC_WARN_UNUSED_RESULT;
void            rbk_stripe_offer_free (RbkStripeOffer *self);

RbkStripeOption *rbk_stripe_offer_find (const RbkStripeOffer *self, const char *currency);
RbkImportTerms  *rbk_stripe_offer_get_terms (const RbkStripeOffer *self);
const char      *rbk_stripe_offer_get_currency (const RbkStripeOffer *self);

gboolean rbk_stripe_leave_out (RbkStripeReading    *reading,
                               const RbkStripeItem *item,
                               const char          *why);

/* Of rbk-stripe-price-reading.c: the amounts of a price in one currency. */
gboolean rbk_stripe_read_terms (RbkStripeReading    *reading,
                                const RbkStripeItem *item,
                                JsonObject          *amounts,
                                const char          *currency,
                                RbkImportTerms      *terms);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkStripeOffer, rbk_stripe_offer_free)

G_END_DECLS
