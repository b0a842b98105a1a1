/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-stripe-plan.h"

G_BEGIN_DECLS

/**
 * RbkStripePlanner:
 * @steps: (element-type RbkStripeStep): what is to be done
 * @matched: (element-type JsonObject): objects of the account that are accounted for
 * @account: what is there
 *
 * A comparison on its way.
 */
typedef struct
{
  GPtrArray              *steps;
  GHashTable             *matched;
  const RbkStripeAccount *account;
} RbkStripePlanner;

typedef void (*RbkStripePlanFunc) (RbkStripePlanner *self, JsonObject *wanted);

void rbk_stripe_planner_add (RbkStripePlanner *self,
                             RbkStripeAction   action,
                             const char       *object,
                             const char       *key,
                             JsonObject       *there,
                             const char       *reason);

/* Of rbk-stripe-plan-offers.c: features, coupons and promotion codes. */
void rbk_stripe_plan_feature (RbkStripePlanner *self, JsonObject *wanted);
void rbk_stripe_plan_link (RbkStripePlanner *self, JsonObject *wanted);
void rbk_stripe_plan_coupon (RbkStripePlanner *self, JsonObject *wanted);
void rbk_stripe_plan_code (RbkStripePlanner *self, JsonObject *wanted);
void rbk_stripe_plan_other_offers (RbkStripePlanner *self);

/* Of rbk-stripe-plan-terms.c */
JsonObject *rbk_stripe_find (GPtrArray *objects, const char *member, const char *value);
const char *rbk_stripe_peek_text (JsonObject *object, const char *name);
JsonObject *rbk_stripe_peek_object (JsonObject *object, const char *name);
gboolean    rbk_stripe_is_active (JsonObject *object);
gboolean    rbk_stripe_has_metadata (JsonObject *object, const char *name);
char       *rbk_stripe_plan_terms (JsonObject *price, GPtrArray *meters) G_GNUC_WARN_UNUSED_RESULT;
char       *rbk_stripe_plan_coupon_terms (JsonObject *coupon) G_GNUC_WARN_UNUSED_RESULT;
gboolean    rbk_stripe_plan_has_options (JsonObject *price);
gboolean    rbk_stripe_plan_terms_match (const char *wanted, const char *there, gboolean says_all);

G_END_DECLS
