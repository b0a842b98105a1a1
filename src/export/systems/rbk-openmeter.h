/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-offer.h"

G_BEGIN_DECLS

/* What a text may have of characters in OpenMeter. */
#define RBK_OPENMETER_MAX_NAME 256
#define RBK_OPENMETER_MAX_DESCRIPTION 1024

/* Of rbk-openmeter-card.c */
void rbk_openmeter_add_cards (RbkOffer           *offer,
                              const RbkOfferPlan *plan,
                              RbkOfferPhase      *phase,
                              JsonArray          *cards,
                              GHashTable         *meters,
                              JsonArray          *features);
void rbk_openmeter_add_feature (RbkOffer   *offer,
                                JsonArray  *features,
                                const char *kind,
                                const char *source,
                                const char *name,
                                const char *meter);

G_END_DECLS
