/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * RbkStripeAction:
 * @RBK_STRIPE_CREATE: it is not there yet
 * @RBK_STRIPE_UPDATE: it is there, and what differs can be changed
 * @RBK_STRIPE_MOVE_KEY: a lookup key goes to another price
 * @RBK_STRIPE_ARCHIVE: it is sold no more; who has it keeps it
 * @RBK_STRIPE_REMOVE: it is deleted or detached, because it can't be archived
 * @RBK_STRIPE_KEEP: nothing is to be done
 *
 * What is to be done with an object of an account.
 */
typedef enum
{
  RBK_STRIPE_CREATE,
  RBK_STRIPE_UPDATE,
  RBK_STRIPE_MOVE_KEY,
  RBK_STRIPE_ARCHIVE,
  RBK_STRIPE_REMOVE,
  RBK_STRIPE_KEEP,
  RBK_STRIPE_N_ACTIONS,
} RbkStripeAction;

/**
 * RbkStripeStep:
 * @action: what is to be done
 * @object: with what: `meter`, `feature`, `product`, `product_feature`, `price`, `coupon` or
 *   `promotion_code`
 * @key: (nullable): what finds it again: a lookup key, an event name, a product's id
 * @id: (nullable): its id at Stripe, where it is there
 * @reason: why, in a few words
 *
 * One step that brings an account to a book.
 */
typedef struct
{
  RbkStripeAction action;
  const char     *object;
  char           *key, *id, *reason;
} RbkStripeStep;

/**
 * RbkStripeAccount:
 * @meters: (element-type JsonObject): its meters
 * @products: (element-type JsonObject): its products
 * @prices: (element-type JsonObject): its prices
 * @features: (element-type JsonObject): its features
 * @links: (element-type JsonObject): which product has which feature
 * @coupons: (element-type JsonObject): its coupons
 * @codes: (element-type JsonObject): its promotion codes
 *
 * What an account has, as Stripe's API answers.
 */
typedef struct
{
  GPtrArray *meters, *products, *prices, *features, *links, *coupons, *codes;
} RbkStripeAccount;

GPtrArray  *rbk_stripe_plan_steps (JsonObject             *wanted,
                                   const RbkStripeAccount *account) G_GNUC_WARN_UNUSED_RESULT;
void        rbk_stripe_step_free (RbkStripeStep *self);
const char *rbk_stripe_action_get_name (RbkStripeAction action);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkStripeStep, rbk_stripe_step_free)

G_END_DECLS
