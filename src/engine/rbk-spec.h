/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-book.h"
#include "rbk-date.h"
#include "rbk-enums.h"
#include "rbk-wallet-spec.h"
#include "rbk-where.h"

G_BEGIN_DECLS

/* A book frozen to plain data: what the engine computes on. Keys are resolved to
 * indices, dates and durations are read, defaults are filled in. It never changes once
 * made, so it may be read from any thread. Amounts are in the major unit of the book's
 * currency. `meter` and `model` are indices into the spec's arrays, -1 for none. */

typedef struct
{
  RbkDecimal above;                                  /* holds from one input token more than this */
  RbkDecimal input, output, cache_read, cache_write; /* per 1,000,000 tokens */
} RbkContextTierSpec;

typedef struct
{
  char               *model;
  gboolean            has_effective_from;
  GDate               effective_from;
  RbkDecimal          input, output, cache_read, cache_write; /* per 1,000,000 tokens */
  gboolean            has_batch;
  RbkDecimal          batch_input, batch_output;
  RbkContextTierSpec *tiers; /* (array length=n_tiers) ascending */
  guint               n_tiers;
} RbkPriceSpec;

typedef struct
{
  GDate      effective_from;
  RbkDecimal credits;
} RbkCreditRateSpec;

typedef struct
{
  char              *name;
  int                price; /* index of the price in force on the spec's date */
  RbkDecimal         share; /* shares of a workload's routes sum to 1 after freezing */
  RbkDecimal         input, output, cache_read, cache_write; /* tokens of a call */
  RbkDecimal         tokenizer_factor;
  gboolean           batch;
  gboolean           has_credits;
  RbkDecimal         credits; /* of a call on the spec's date; 0 where there are none */
  gboolean           has_base_credits;
  RbkDecimal         base_credits; /* before the first dated rate */
  RbkCreditRateSpec *credit_rates; /* (array length=n_credit_rates) ascending */
  guint              n_credit_rates;
} RbkRouteSpec;

typedef struct
{
  char         *key, *name;
  gboolean     *counts; /* (array length=n_meters) on which meters it counts */
  RbkDecimal    share;  /* of all calls; shares of the workloads sum to 1 after freezing */
  RbkDecimal    weight; /* the same as the book writes it: of the spec's weights together */
  RbkDecimal    units_per_call;
  RbkRouteSpec *routes; /* those that are no fallback */
  guint         n_routes;
} RbkWorkloadSpec;

typedef struct
{
  char        *key, *name, *unit;
  RbkMeterKind kind;
  gboolean     is_level;       /* how much there is, as of seats, and not how much was used up */
  RbkDecimal   conversion;     /* internal units in a customer unit */
  RbkDecimal   units_per_call; /* customer units that the average call counts; 0 for seats */
} RbkMeterSpec;

typedef struct
{
  gboolean   is_open; /* no upper bound */
  RbkDecimal up_to;   /* the last unit that belongs to it */
  RbkDecimal unit_price;
  RbkDecimal flat_price; /* 0 where there is none */
} RbkTierSpec;

typedef struct
{
  char          *key, *name;
  int            meter; /* -1: a fee */
  gboolean       is_once;
  gboolean       is_seats; /* the meter counts seats, of which a customer has one at least */
  RbkDuration    cadence;  /* the billing period; empty where is_once */
  RbkDecimal     months;   /* the same; 1 for P1M; meaningless where is_once */
  RbkPriceKind   price;
  RbkDecimal     amount, package_size;
  gboolean       has_minimum, has_maximum;
  RbkDecimal     minimum, maximum;
  RbkTierSpec   *tiers; /* (array length=n_tiers) ascending; the last is open */
  guint          n_tiers;
  gboolean       has_included;
  RbkDecimal     included; /* 0 where there is none */
  RbkLimit       limit;
  gboolean       has_cap; /* with a limit, and a cap of its own or included units */
  RbkDecimal     cap;
  RbkDecimal    *alerts; /* (array length=n_alerts) percentages of the cap */
  guint          n_alerts;
  RbkWalletSpec *wallet; /* (owned) (nullable) */
} RbkCardSpec;

typedef struct
{
  char        *key, *name;
  RbkPhaseKind kind;
  gboolean     has_duration, has_effective_from;
  RbkDuration  duration;
  GDate        effective_from;
  RbkCardSpec *cards;
  guint        n_cards;
} RbkPhaseSpec;

typedef struct
{
  char         *key, *name;
  gboolean      is_quote_only;
  gboolean      has_commitment; /* to a year */
  RbkDecimal    overhead;       /* a month, for each active customer */
  RbkDecimal    target_margin;  /* a share; the book's where the plan has none */
  RbkWhere      sizing;
  char         *sizing_text; /* as the book spells it */
  RbkPhaseSpec *phases;
  guint         n_phases;
} RbkPlanSpec;

typedef struct
{
  char      *key, *name;
  RbkDecimal calls;
  gboolean   has_tokens;
  RbkDecimal tokens;  /* of a call, in and out */
  int        percent; /* 50, 90, 99; -1 where it stands for no whole percentile */
  gboolean   has_percentile;
  RbkDecimal percentile; /* the same with decimals: 99.9 */
} RbkLevelSpec;

typedef struct _RbkSpec
{
  struct _RbkSpec *origin; /* (owned) (nullable) whose texts and terms these are too */
  char            *title, *currency;
  guint            minor_digits;
  GDate            date; /* on which prices are in force */
  RbkMeterSpec    *meters;
  guint            n_meters;
  RbkPriceSpec    *prices;
  guint            n_prices;
  RbkWorkloadSpec *workloads;
  guint            n_workloads;
  RbkDecimal       weights; /* of the workloads together */
  RbkLevelSpec    *levels;
  guint            n_levels;
  RbkPlanSpec     *plans;
  guint            n_plans;
} RbkSpec;

RbkSpec *rbk_spec_new (RbkBook *book, const GDate *date, GError **error) G_GNUC_WARN_UNUSED_RESULT;
RbkSpec *rbk_spec_new_on (RbkSpec *self, const GDate *date) G_GNUC_WARN_UNUSED_RESULT;
RbkSpec *rbk_spec_ref (RbkSpec *self);
void     rbk_spec_unref (RbkSpec *self);

const RbkPlanSpec  *rbk_spec_find_plan (const RbkSpec *self, const char *key, GError **error);
int                 rbk_spec_find_meter (const RbkSpec *self, const char *key, GError **error);
int                 rbk_spec_get_axis_meter (const RbkSpec *self, const RbkPlanSpec *plan);
const RbkPhaseSpec *rbk_plan_spec_find_phase (const RbkPlanSpec *self,
                                              const char        *key,
                                              GError           **error);
const RbkPhaseSpec *rbk_plan_spec_get_phase_on (const RbkPlanSpec *self, const GDate *date);
const RbkCardSpec  *rbk_phase_spec_get_meter_card (const RbkPhaseSpec *self, int meter);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkSpec, rbk_spec_unref)

G_END_DECLS
