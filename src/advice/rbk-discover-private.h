/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-discover.h"
#include "rbk-plan.h"
#include "rbk-spec.h"
#include "rbk-text.h"

G_BEGIN_DECLS

/* What customers pay for. */
typedef enum
{
  RBK_UNIT_RUNS,
  RBK_UNIT_CREDITS,
  RBK_UNIT_OUTCOMES,
  RBK_UNIT_TOKENS,
  RBK_UNIT_HYBRID,
} RbkUnitKind;

/* What a plan is for. */
typedef enum
{
  RBK_ROLE_FREE,
  RBK_ROLE_ENTRY,
  RBK_ROLE_MIDDLE,
  RBK_ROLE_TOP,
  RBK_ROLE_QUOTE,
} RbkRole;

#define RBK_ROLE_COUNT 5

/* A plan that is being proposed. */
typedef struct
{
  gboolean   is_there;
  RbkPlan   *plan; /* (not owned) */
  RbkDecimal included, overhead;
  RbkDecimal sizing_usage, sizing_cost, floor; /* paid plans only */
  RbkDecimal full_cost;                        /* where all that is included is used */
  RbkDecimal fee, overage;
} RbkOffered;

/* A proposal under way. */
typedef struct
{
  const RbkAnswers *answers;
  const GDate      *date;
  RbkProposal      *proposal;
  RbkBook          *book;
  RbkSpec          *spec; /* (owned) the book so far, frozen */
  RbkUnitKind       unit;
  gboolean          is_batch;  /* whether calls run at batch prices */
  RbkDecimal        variation; /* what the dearest call costs of the cheapest */
  RbkDecimal        stand_in;  /* what a call costs at the dearest stand-in, of one at the first */
  RbkDecimal        target;
  RbkDecimal        call_cost, call_units; /* of the average call */
  RbkOffered        offered[RBK_ROLE_COUNT];
} RbkDiscover;

/* Meters, models, workloads and levels; then the spec is there. */
gboolean rbk_discover_serve (RbkDiscover *self, GPtrArray *prices, GError **error);

/* What customers pay for: the meters, and what calls count on them. */
void rbk_discover_choose_unit (RbkDiscover *self);

/* Plans with all but their prices; then their prices. */
void     rbk_discover_offer (RbkDiscover *self);
gboolean rbk_discover_price (RbkDiscover *self, GError **error);
void     rbk_discover_fill_in (RbkDiscover *self);

/* Why. */
void rbk_discover_explain (RbkDiscover *self);
void rbk_discover_write_notes (RbkDiscover *self);

gboolean rbk_discover_freeze (RbkDiscover *self, GError **error);
gpointer rbk_discover_add (gpointer owner, const char *list, GType type);
void     rbk_discover_set (gpointer record, const char *property, RbkDecimal value);

RbkDecimal rbk_discover_cost_of (RbkDiscover *self, RbkDecimal usage);
char      *rbk_discover_dup_units (RbkDiscover *self, RbkDecimal count) G_GNUC_WARN_UNUSED_RESULT;
char      *rbk_discover_dup_models (RbkDiscover *self) G_GNUC_WARN_UNUSED_RESULT;

/* Numbers that can be said. */
RbkDecimal rbk_sayable_count (RbkDecimal least);
RbkDecimal rbk_sayable_count_below (RbkDecimal most);
RbkDecimal rbk_sayable_price (RbkDecimal least);
RbkDecimal rbk_sayable_rate (RbkDecimal least);

G_END_DECLS
