/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-check.h"
#include "rbk-curve.h"
#include "rbk-rate-card.h"
#include "rbk-text.h"

G_BEGIN_DECLS

/* A book under check, as rules see it. */
typedef struct
{
  const RbkCheckInput  *input;
  const RbkCheckLimits *limits;
  const RbkSpec        *spec;
  RbkCurve            **curves;   /* (array) one for each plan; NULL where it has no price */
  GPtrArray            *findings; /* (owned) (element-type RbkFinding) */
  const char           *rule;     /* the id of the one that looks now */
} RbkCheck;

/* A rule looks at the whole book and adds what it finds. */
typedef struct
{
  RbkRuleInfo info;
  void (*look) (RbkCheck *check);
} RbkRule;

RbkFinding  *rbk_check_add (RbkCheck *self, RbkSeverity severity, const char *message);
RbkFinding  *rbk_check_add_plan (RbkCheck   *self,
                                 RbkSeverity severity,
                                 guint       plan,
                                 const char *message);
RbkFinding  *rbk_check_add_card (RbkCheck           *self,
                                 RbkSeverity         severity,
                                 guint               plan,
                                 const RbkPhaseSpec *phase,
                                 const RbkCardSpec  *card,
                                 const char         *message);
char        *rbk_check_dup_card_path (RbkCheck           *self,
                                      guint               plan,
                                      const RbkPhaseSpec *phase,
                                      const RbkCardSpec  *card) G_GNUC_WARN_UNUSED_RESULT;
RbkRateCard *rbk_check_get_card (RbkCheck           *self,
                                 guint               plan,
                                 const RbkPhaseSpec *phase,
                                 const RbkCardSpec  *card) G_GNUC_WARN_UNUSED_RESULT;
int          rbk_check_find_fee (const RbkPhaseSpec *phase);
void         rbk_check_name_units (RbkCheck *self);
void         rbk_check_name_facts (GPtrArray *facts, const char *units);
gboolean     rbk_check_find_unit_costs (const RbkSpec *spec,
                                        guint          meter,
                                        RbkDecimal    *cheap,
                                        RbkDecimal    *dear);
gboolean     rbk_check_find_usual_overage (const RbkSpec        *spec,
                                           const RbkCheckLimits *limits,
                                           const RbkTableRow    *row,
                                           RbkDecimal           *amount);
gboolean     rbk_check_is_free (const RbkTableRow *row);
gboolean     rbk_check_is_paid (const RbkTableRow *row);
gboolean     rbk_check_bills_use_alone (const RbkTableRow *row);
gboolean     rbk_check_is_single (const RbkTableRow *row);

const RbkTableRow *rbk_check_find_cheapest_paid (const RbkTable *table);

/* The tables of rules, each in a file of its own topic; the last row of a table is empty. */
extern const RbkRule rbk_rules_choice[];
extern const RbkRule rbk_rules_customers[];
extern const RbkRule rbk_rules_free[];
extern const RbkRule rbk_rules_limits[];
extern const RbkRule rbk_rules_margin[];
extern const RbkRule rbk_rules_meters[];
extern const RbkRule rbk_rules_phases[];
extern const RbkRule rbk_rules_prices[];
extern const RbkRule rbk_rules_shapes[];
extern const RbkRule rbk_rules_tiers[];
extern const RbkRule rbk_rules_wallet[];

G_END_DECLS
