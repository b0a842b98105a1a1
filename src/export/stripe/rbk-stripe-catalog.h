/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "rbk-export.h"
#include "rbk-phase.h"
#include "rbk-plan.h"
#include "rbk-rate-card.h"
#include "rbk-stripe-charge.h"

G_BEGIN_DECLS

/**
 * RbkStripeObject:
 * @name: what a fixture calls it
 * @id: what finds it again: a product's id, a meter's event name, a feature's lookup key
 * @params: its create parameters
 *
 * A product, a meter or a feature.
 */
typedef struct
{
  char       *name, *id;
  JsonObject *params;
} RbkStripeObject;

/**
 * RbkStripeLink:
 *
 * A feature that a product has.
 */
typedef struct
{
  char                  *name;
  const RbkStripeObject *product, *feature;
} RbkStripeLink;

/**
 * RbkStripePrice:
 * @name: what a fixture calls it
 * @lookup_key: what finds it again
 * @product: what it is the price of
 * @meter: (nullable): what counts its use; a licensed price has none
 * @params: its create parameters, but for the product and how often it recurs
 * @recurring: (nullable): how often it recurs, but for the meter; nothing for once
 * @quantity: how many a customer starts with, where it is licensed
 * @plan: whose it is
 * @phase: in which of its phases
 */
typedef struct
{
  char                  *name, *lookup_key;
  const RbkStripeObject *product, *meter;
  JsonObject            *params, *recurring;
  gint64                 quantity;
  const RbkPlanSpec     *plan;
  const RbkPhaseSpec    *phase;
} RbkStripePrice;

/**
 * RbkStripeCatalog:
 *
 * A book as Stripe's objects, before it is decided how they name each other.
 */
typedef struct
{
  const RbkExportJob *job;    /* (not owned) */
  GPtrArray          *losses; /* (not owned) (element-type RbkLoss) */
  RbkStripeMoney      money;
  GPtrArray          *meters, *features, *products; /* (element-type RbkStripeObject) */
  GPtrArray          *links;                        /* (element-type RbkStripeLink) */
  GPtrArray          *prices;                       /* (element-type RbkStripePrice) */
  GHashTable         *names; /* (element-type utf8) every lookup key and id that is taken */
} RbkStripeCatalog;

/**
 * RbkStripeCard:
 *
 * A rate card on its way into the catalogue, with where it stands.
 */
typedef struct
{
  const RbkPlanSpec  *plan;
  const RbkPhaseSpec *phase;
  const RbkCardSpec  *card;
  RbkPlan            *plan_record;
  RbkPhase           *phase_record;
  RbkRateCard        *record;
  gboolean            is_main;  /* in the phase that goes on */
  char               *where;    /* (owned) for the loss report */
  const char         *interval; /* NULL: once */
  guint               interval_count;
} RbkStripeCard;

RbkStripeCatalog   *rbk_stripe_catalog_new (const RbkExportJob *job,
                                            GPtrArray          *losses) G_GNUC_WARN_UNUSED_RESULT;
void                rbk_stripe_catalog_free (RbkStripeCatalog *self);
const RbkPhaseSpec *rbk_stripe_catalog_get_main_phase (const RbkStripeCatalog *self,
                                                       const RbkPlanSpec      *plan);
gboolean            rbk_stripe_catalog_phase_is_sold (const RbkStripeCatalog *self,
                                                      const RbkPlanSpec      *plan,
                                                      const RbkPhaseSpec     *phase);

RbkStripeObject *rbk_stripe_catalog_add (
    RbkStripeCatalog *self, GPtrArray *list, char *name, const char *id, const char *where);
RbkStripeObject *rbk_stripe_catalog_find (GPtrArray *list, const char *name);
gboolean         rbk_stripe_catalog_claim (RbkStripeCatalog *self,
                                           const char       *kind,
                                           const char       *id,
                                           const char       *where);

RbkStripeObject *rbk_stripe_catalog_add_plan (RbkStripeCatalog  *self,
                                              const RbkPlanSpec *plan,
                                              RbkPlan           *record);
RbkStripeObject *rbk_stripe_catalog_get_meter (RbkStripeCatalog *self, int meter);
RbkStripeObject *rbk_stripe_catalog_get_use_product (RbkStripeCatalog    *self,
                                                     const RbkStripeCard *card);
void             rbk_stripe_catalog_add_card (RbkStripeCatalog *self, RbkStripeCard *card);
RbkDecimal       rbk_stripe_catalog_get_units (const RbkStripeCatalog *self, int meter);

JsonObject *rbk_stripe_price_get_params (const RbkStripePrice *price,
                                         const char           *product,
                                         const char           *meter) G_GNUC_WARN_UNUSED_RESULT;
char       *rbk_stripe_catalog_to_fixtures (const RbkStripeCatalog *self,
                                            gboolean                is_update) G_GNUC_WARN_UNUSED_RESULT;
char       *rbk_stripe_catalog_to_objects (const RbkStripeCatalog *self) G_GNUC_WARN_UNUSED_RESULT;
char       *rbk_stripe_catalog_to_customer (RbkStripeCatalog *self) G_GNUC_WARN_UNUSED_RESULT;
char       *rbk_stripe_catalog_to_guide (const RbkStripeCatalog *self) G_GNUC_WARN_UNUSED_RESULT;

/* A request of a fixtures file; the array owns it. */
JsonObject *rbk_stripe_fixture_add (JsonArray  *fixtures,
                                    const char *name,
                                    const char *path,
                                    const char *method,
                                    JsonObject *params);
char       *rbk_stripe_fixtures_to_text (JsonArray *fixtures) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkStripeCatalog, rbk_stripe_catalog_free)

G_END_DECLS
