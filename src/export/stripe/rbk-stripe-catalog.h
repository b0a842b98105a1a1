/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "rbk-export.h"
#include "rbk-phase.h"
#include "rbk-plan.h"
#include "rbk-rate-card.h"
#include "rbk-stripe-charge.h"

G_BEGIN_DECLS

#define RBK_STRIPE_MAX_ITEMS 20
#define RBK_STRIPE_MAX_PHASES 10

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
 * RbkStripeRole:
 * @RBK_STRIPE_FEE: a fee
 * @RBK_STRIPE_MINIMUM: the least that is charged for use
 * @RBK_STRIPE_USE: what use costs
 * @RBK_STRIPE_YEAR: a monthly fee, paid for a year ahead
 * @RBK_STRIPE_TOP_UP: a pack of credits, bought when wanted
 * @RBK_STRIPE_COMMITMENT: what a customer commits to spend in a year, paid ahead
 *
 * What a price is for. The last two are in no plan's bundle.
 */
typedef enum
{
  RBK_STRIPE_FEE,
  RBK_STRIPE_MINIMUM,
  RBK_STRIPE_USE,
  RBK_STRIPE_YEAR,
  RBK_STRIPE_TOP_UP,
  RBK_STRIPE_COMMITMENT,
} RbkStripeRole;

/**
 * RbkStripePrice:
 * @role: what it is for
 * @name: what a fixture calls it
 * @lookup_key: what finds it again
 * @product: what it is the price of
 * @meter: (nullable): what counts its use; a licensed price has none
 * @params: its create parameters, but for the product and how often it recurs
 * @recurring: (nullable): how often it recurs, but for the meter; nothing for once
 * @quantity: how many a customer starts with, where it is licensed
 * @plan: whose it is
 * @phase: (nullable): in which of its phases; nothing where it is for all
 * @card: (nullable): of which of its rate cards
 * @sells: in which of the catalogue's currencies
 * @credit: minor units of use that a top-up is worth; 0 where that can't be said
 */
typedef struct
{
  RbkStripeRole          role;
  char                  *name, *lookup_key;
  const RbkStripeObject *product, *meter;
  JsonObject            *params, *recurring;
  gint64                 quantity;
  const RbkPlanSpec     *plan;
  const RbkPhaseSpec    *phase;
  const RbkCardSpec     *card;
  gboolean              *sells;
  gint64                 credit;
} RbkStripePrice;

/**
 * RbkStripeAlert:
 * @name: what a fixture calls it
 * @title: what the account's owner reads
 * @meter: what is counted
 * @threshold: units at which it fires
 */
typedef struct
{
  char                  *name, *title;
  const RbkStripeObject *meter;
  gint64                 threshold;
} RbkStripeAlert;

/**
 * RbkStripeRun:
 * @RBK_STRIPE_FIRST: nothing is there yet
 * @RBK_STRIPE_UPDATE: an earlier export is; its prices stay for those who have them
 * @RBK_STRIPE_REPLACE: the same, and its prices are archived
 *
 * In which state a fixtures file finds an account.
 */
typedef enum
{
  RBK_STRIPE_FIRST,
  RBK_STRIPE_UPDATE,
  RBK_STRIPE_REPLACE,
} RbkStripeRun;

/**
 * RbkStripeCatalog:
 *
 * A book as Stripe's objects, before it is decided how they name each other.
 */
typedef struct
{
  const RbkExportJob *job;    /* (not owned) */
  GPtrArray          *losses; /* (not owned) (element-type RbkLoss) */
  RbkStripeMoney     *moneys; /* (array length=n_moneys) the book's own currency first */
  guint               n_moneys;
  GPtrArray          *meters, *features, *products; /* (element-type RbkStripeObject) */
  GPtrArray          *links;                        /* (element-type RbkStripeLink) */
  GPtrArray          *prices;                       /* (element-type RbkStripePrice) */
  GPtrArray          *coupons, *codes;              /* (element-type RbkStripeObject) */
  GPtrArray          *alerts;                       /* (element-type RbkStripeAlert) */
  GHashTable         *names;  /* (element-type utf8) every lookup key and id that is taken */
  GHashTable         *unsold; /* (element-type utf8) "plan currency": not sold there, and why */
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

RbkStripePrice *rbk_stripe_catalog_add_price (RbkStripeCatalog    *self,
                                              const RbkStripeCard *card,
                                              RbkStripeRole        role,
                                              guint                money);
RbkStripePrice *rbk_stripe_catalog_add_commitment (RbkStripeCatalog      *self,
                                                   const RbkPlanSpec     *plan,
                                                   const RbkStripeObject *product,
                                                   RbkDecimal             amount);
void            rbk_stripe_catalog_set_charge (RbkStripeCatalog      *self,
                                               RbkStripePrice        *price,
                                               const RbkStripeCharge *charge,
                                               guint                  money);
const char     *rbk_stripe_role_get_name (RbkStripeRole role);
gboolean        rbk_stripe_catalog_bills (const RbkStripeCatalog *self,
                                          const RbkStripePrice   *price,
                                          const RbkPhaseSpec     *phase,
                                          guint                   money,
                                          gboolean                is_yearly);
gboolean        rbk_stripe_catalog_has_year (const RbkStripeCatalog *self,
                                             const RbkPhaseSpec     *phase,
                                             guint                   money);
gboolean        rbk_stripe_catalog_is_sold (const RbkStripeCatalog *self,
                                            const RbkPlanSpec      *plan,
                                            guint                   money);

void rbk_stripe_catalog_add_wallet (RbkStripeCatalog *self, const RbkStripeCard *card);
void rbk_stripe_catalog_add_discounts (RbkStripeCatalog *self);
void rbk_stripe_catalog_add_alerts (RbkStripeCatalog *self, const RbkStripeCard *card);

char *rbk_stripe_join_alerts (const RbkCardSpec *card) G_GNUC_WARN_UNUSED_RESULT;

JsonObject *rbk_stripe_alert_get_params (const RbkStripeAlert *alert,
                                         const char           *meter) G_GNUC_WARN_UNUSED_RESULT;
JsonObject *rbk_stripe_price_get_params (const RbkStripePrice *price,
                                         const char           *product,
                                         const char           *meter) G_GNUC_WARN_UNUSED_RESULT;
char       *rbk_stripe_catalog_to_fixtures (const RbkStripeCatalog *self,
                                            RbkStripeRun            run) G_GNUC_WARN_UNUSED_RESULT;
char       *rbk_stripe_catalog_to_customer (RbkStripeCatalog *self) G_GNUC_WARN_UNUSED_RESULT;
char       *rbk_stripe_catalog_to_guide (const RbkStripeCatalog *self) G_GNUC_WARN_UNUSED_RESULT;

/* A request of a fixtures file; the array owns it. */
JsonObject *rbk_stripe_fixture_add (JsonArray  *fixtures,
                                    const char *name,
                                    const char *path,
                                    const char *method,
                                    JsonObject *params);
void  rbk_stripe_fixture_ask_price (JsonArray *fixtures, const char *name, const char *lookup_key);
char *rbk_stripe_price_refer (const RbkStripePrice *price,
                              JsonArray            *fixtures,
                              GHashTable           *asked) G_GNUC_WARN_UNUSED_RESULT;
void rbk_stripe_catalog_add_grants (RbkStripeCatalog *self, JsonArray *fixtures, GHashTable *asked);
char *rbk_stripe_fixtures_to_text (JsonArray *fixtures) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkStripeCatalog, rbk_stripe_catalog_free)

G_END_DECLS
