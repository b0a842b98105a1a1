/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-import-reading.h"

G_BEGIN_DECLS

typedef enum
{
  RBK_STRIPE_PRODUCT,
  RBK_STRIPE_PRICE,
  RBK_STRIPE_METER,
  RBK_STRIPE_FEATURE,
  RBK_STRIPE_PRODUCT_FEATURE,
  RBK_STRIPE_COUPON,
  RBK_STRIPE_PROMOTION_CODE,
  RBK_STRIPE_N_KINDS,
} RbkStripeKind;

/**
 * RbkStripeItem:
 * @object: (owned): what Stripe says; a plan of old times has become a price
 * @id: (owned) (nullable): its id
 * @alias: (owned) (nullable): how the requests of a fixtures file refer to it: `${name:id}`
 * @file: (nullable): the file in which it was found
 * @place: (owned): where in it
 *
 * An object of a Stripe account.
 */
typedef struct
{
  JsonObject *object;
  char       *id, *alias;
  const char *file;
  char       *place;
} RbkStripeItem;

/**
 * RbkStripeReading:
 * @items: (element-type RbkStripeItem): the objects of each kind, in the order of the files
 * @ids: (owned) what was found already, by kind and id
 * @notes: (not owned) (element-type RbkImportNote): what is to be told
 * @file: (nullable): the file that is read
 *
 * All that the files of an account hold, whatever they wrap it in.
 */
typedef struct
{
  GPtrArray  *items[RBK_STRIPE_N_KINDS];
  GHashTable *ids;
  GPtrArray  *notes;
  const char *file;
} RbkStripeReading;

RbkStripeReading *rbk_stripe_reading_new (GPtrArray *files,
                                          GPtrArray *notes,
                                          GError   **error) G_GNUC_WARN_UNUSED_RESULT;
void              rbk_stripe_reading_free (RbkStripeReading *self);
RbkStripeItem *rbk_stripe_reading_find (RbkStripeReading *self, RbkStripeKind kind, const char *id);
JsonNode      *rbk_stripe_member (JsonObject *object, const char *name);
const char    *rbk_stripe_reference (JsonObject *object, const char *name);
const char    *rbk_stripe_metadata (JsonObject *object, const char *name);

/* Of rbk-stripe-request.c: what has another shape than the API's answers. */
JsonObject *rbk_stripe_price_from_plan (JsonObject *plan) G_GNUC_WARN_UNUSED_RESULT;
JsonObject *rbk_stripe_expand_params (JsonObject *params) G_GNUC_WARN_UNUSED_RESULT;
char       *rbk_stripe_quoted_id (const char *reference) G_GNUC_WARN_UNUSED_RESULT;
char       *rbk_stripe_linked_product (const char *path) G_GNUC_WARN_UNUSED_RESULT;
void        rbk_stripe_name_product (JsonObject *list);

/* Of rbk-stripe-resolve.c */
void rbk_stripe_reading_resolve (RbkStripeReading *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkStripeReading, rbk_stripe_reading_free)

G_END_DECLS
