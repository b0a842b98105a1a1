/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "rbk-export.h"
#include "rbk-meter.h"
#include "rbk-phase.h"
#include "rbk-plan.h"
#include "rbk-rate-card.h"
#include "rbk-use.h"

G_BEGIN_DECLS

/**
 * RbkOfferCard:
 * @card: the rate card
 * @record: (owned): the same in the book
 * @meter: (owned) (nullable): what it counts
 * @meter_spec: (nullable): the same, frozen
 * @where: the place in the book, for the losses
 * @name: what an invoice calls it
 * @units: units in which events are reported, in one of the customer's units
 * @period: how often it is billed, unless it is once
 * @fee: what is charged whatever is used
 * @use: what use costs beyond that
 */
typedef struct
{
  const RbkCardSpec  *card;
  RbkRateCard        *record;
  RbkMeter           *meter;
  const RbkMeterSpec *meter_spec;
  char               *where, *name;
  gint64              units;
  RbkDuration         period;
  RbkDecimal          fee;
  RbkUse              use;
} RbkOfferCard;

/**
 * RbkOfferPhase:
 * @phase: the phase
 * @record: (owned): the same in the book
 * @where: the place in the book
 * @is_main: whether it is the one that goes on
 * @cards: (owned) (element-type RbkOfferCard): what is charged in it
 */
typedef struct
{
  const RbkPhaseSpec *phase;
  RbkPhase           *record;
  char               *where;
  gboolean            is_main;
  GPtrArray          *cards;
} RbkOfferPhase;

/**
 * RbkOfferPlan:
 * @plan: the plan
 * @record: (owned): the same in the book
 * @currency: what it is paid in
 * @is_yearly: whether its fees are paid for a year ahead
 * @source: what makes it different from all other plans of the offer
 * @name: what people call it
 * @phases: (owned) (element-type RbkOfferPhase): those that customers of the day go through
 */
typedef struct
{
  const RbkPlanSpec *plan;
  RbkPlan           *record;
  const char        *currency;
  guint              minor_digits;
  gboolean           is_yearly;
  char              *source, *name;
  GPtrArray         *phases;
} RbkOfferPlan;

/**
 * RbkOffer:
 * @system: where it goes
 * @job: what is exported
 * @losses: (not owned): what can't be carried
 * @plans: (owned) (element-type RbkOfferPlan): what is sold, in each currency and interval
 *
 * What a book sells on a day, as other billing systems can hold it.
 */
typedef struct
{
  const RbkSystem    *system;
  const RbkExportJob *job;
  GPtrArray          *losses; /* (element-type RbkLoss) */
  GPtrArray          *plans;
  GPtrArray          *books, *specs; /* of other currencies and intervals */
  GHashTable         *ids, *sources;
} RbkOffer;

RbkOffer   *rbk_offer_new (const RbkSystem    *system,
                           const RbkExportJob *job,
                           GPtrArray          *losses) G_GNUC_WARN_UNUSED_RESULT;
void        rbk_offer_free (RbkOffer *self);
const char *rbk_offer_get_id (RbkOffer *self, const char *space, const char *kind, const char *key);
void        rbk_offer_set_text (RbkOffer   *self,
                                JsonObject *object,
                                const char *member,
                                const char *where,
                                const char *text,
                                guint       max_chars);
void        rbk_offer_set_name (RbkOffer   *self,
                                JsonObject *object,
                                const char *member,
                                const char *where,
                                const char *name,
                                const char *id,
                                guint       max_chars);
void        rbk_offer_add_files (RbkOffer *self, RbkExport *out, const char *name, char *guide);

void rbk_offer_report_features (RbkOffer *self);
void rbk_offer_report_phase (RbkOffer *self, const RbkOfferPlan *plan, const RbkOfferPhase *phase);

const char *rbk_offer_get_phase_id (RbkOffer            *self,
                                    const RbkOfferPlan  *plan,
                                    const RbkOfferPhase *phase);
char       *rbk_offer_phase_dup_name (const RbkOfferPhase *self,
                                      const RbkOfferPlan  *plan) G_GNUC_WARN_UNUSED_RESULT;

/* Of rbk-offer-card.c */
RbkOfferCard *rbk_offer_card_new (RbkOffer            *self,
                                  const RbkOfferPlan  *plan,
                                  const RbkOfferPhase *phase,
                                  const RbkSpec       *spec,
                                  RbkBook             *book,
                                  guint                index);
void          rbk_offer_card_free (RbkOfferCard *self);
gint64        rbk_offer_card_get_allowance (const RbkOfferCard *self, gboolean *is_limit);
char         *rbk_offer_card_get_alerts (const RbkOfferCard *self) G_GNUC_WARN_UNUSED_RESULT;
void          rbk_offer_card_report_limit (RbkOffer           *self,
                                           const RbkOfferCard *card,
                                           gboolean            blocks,
                                           gboolean            alerts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkOffer, rbk_offer_free)

G_END_DECLS
