/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-offer-fees.h"

G_BEGIN_DECLS

/**
 * RbkAutumnControls:
 * @limits: (owned): what is blocked
 * @alerts: (owned): what is told of
 * @overage: (owned): what goes on past its allowance
 *
 * The billing controls of a plan.
 */
typedef struct
{
  JsonArray *limits, *alerts, *overage;
} RbkAutumnControls;

/* Of rbk-autumn-item.c */
const char *rbk_autumn_find_interval (RbkOffer          *offer,
                                      const RbkDuration *period,
                                      const char        *where);
JsonObject *rbk_autumn_item_new (RbkOffer           *offer,
                                 const RbkOfferCard *card,
                                 RbkAutumnControls  *controls) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
