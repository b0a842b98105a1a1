/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-axis.h"
#include "rbk-explain.h"
#include "rbk-text.h"

G_BEGIN_DECLS

/* A plan at a place, about to be explained. */
typedef struct
{
  const RbkExplainInput *input;
  const RbkSpec         *spec;
  const RbkPlanSpec     *plan;
  const RbkPhaseSpec    *phase; /* (nullable) */
  int                    axis;
  RbkWhere               where;
  char                  *at;             /* (owned): as it is written */
  const RbkLevelSpec    *level;          /* (nullable): the one that the place is */
  gboolean               has_customers;  /* whether it is a percentile of them */
  RbkAxis                book;           /* (owned): as the book's calls count */
  RbkAxis                own;            /* (owned): as they do at the place */
  RbkWorking            *usage, *served; /* (owned) (nullable): made when first asked for */
} RbkPlace;

/* What calls cost and count. */
RbkWorking *rbk_explain_part (RbkWorking *whole,
                              RbkWorking *weight,
                              const char *label,
                              const char *fact,
                              const char *name) G_GNUC_WARN_UNUSED_RESULT;
RbkWorking *rbk_explain_route (const RbkExplainInput *input,
                               guint                  workload,
                               guint                  route,
                               const RbkDecimal      *tokens) G_GNUC_WARN_UNUSED_RESULT;
RbkWorking *rbk_explain_workload_cost (const RbkExplainInput *input,
                                       guint                  workload,
                                       const RbkDecimal      *tokens) G_GNUC_WARN_UNUSED_RESULT;
RbkWorking *rbk_explain_model_cost (const RbkExplainInput *input,
                                    const char            *model,
                                    GError               **error) G_GNUC_WARN_UNUSED_RESULT;
RbkWorking *rbk_explain_call_cost (const RbkExplainInput *input,
                                   int                    axis,
                                   const RbkDecimal      *tokens) G_GNUC_WARN_UNUSED_RESULT;
RbkWorking *rbk_explain_units (const RbkExplainInput *input,
                               int                    meter,
                               int                    axis,
                               const RbkDecimal      *tokens) G_GNUC_WARN_UNUSED_RESULT;
RbkWorking *rbk_explain_weights (const RbkExplainInput *input) G_GNUC_WARN_UNUSED_RESULT;
RbkWorking *rbk_explain_weight (const RbkExplainInput *input,
                                guint                  workload) G_GNUC_WARN_UNUSED_RESULT;
RbkWorking *rbk_explain_share (const RbkExplainInput *input,
                               guint                  workload,
                               guint                  route) G_GNUC_WARN_UNUSED_RESULT;
RbkWorking *rbk_explain_tokens (const RbkExplainInput *input,
                                guint                  workload,
                                guint                  route,
                                guint                  from,
                                guint                  to) G_GNUC_WARN_UNUSED_RESULT;
const char *rbk_explain_unit_of (const RbkSpec *spec, int meter);

/* Where on the axis a plan is. */
gboolean          rbk_place_init (RbkPlace              *self,
                                  const RbkExplainInput *input,
                                  const RbkPlanSpec     *plan,
                                  const RbkWhere        *where,
                                  GError               **error);
void              rbk_place_clear (RbkPlace *self);
RbkWorking       *rbk_place_explain_usage (RbkPlace *self) G_GNUC_WARN_UNUSED_RESULT;
const RbkDecimal *rbk_place_get_tokens (const RbkPlace *self);
RbkWorking       *rbk_place_explain_level_calls (const RbkPlace *self) G_GNUC_WARN_UNUSED_RESULT;
RbkWorking       *rbk_place_explain_customers (const RbkPlace *self,
                                               RbkFactKind     kind,
                                               const char     *label,
                                               RbkDecimal      value) G_GNUC_WARN_UNUSED_RESULT;
RbkWorking       *rbk_place_explain_percentile (const RbkPlace *self,
                                                int             meter) G_GNUC_WARN_UNUSED_RESULT;
RbkWorking       *rbk_place_explain_card_month (const RbkPlace    *self,
                                                const RbkCardSpec *card,
                                                gboolean           is_cap) G_GNUC_WARN_UNUSED_RESULT;
RbkWorking       *rbk_place_explain_meter (RbkPlace *self, int meter) G_GNUC_WARN_UNUSED_RESULT;
RbkWorking       *rbk_place_explain_inference (RbkPlace *self) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_place_path (const RbkPlace *self, const char *member) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_place_card_path (const RbkPlace    *self,
                           const RbkCardSpec *card,
                           const char        *member) G_GNUC_WARN_UNUSED_RESULT;

/* What is billed there. */
RbkWorking *rbk_place_explain_card (RbkPlace          *self,
                                    const RbkCardSpec *card) G_GNUC_WARN_UNUSED_RESULT;
RbkWorking *rbk_place_explain_monthly (const RbkPlace    *self,
                                       const RbkCardSpec *card,
                                       const char        *label,
                                       RbkDecimal         value,
                                       const char        *member) G_GNUC_WARN_UNUSED_RESULT;
RbkWorking *rbk_place_explain_overage (const RbkPlace    *self,
                                       const RbkCardSpec *card) G_GNUC_WARN_UNUSED_RESULT;

/* The figures of a plan, by name. */
RbkWorking *rbk_place_explain (RbkPlace   *self,
                               const char *figure,
                               GError    **error) G_GNUC_WARN_UNUSED_RESULT;
const char *rbk_place_list_figures (void);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RbkPlace, rbk_place_clear)

G_END_DECLS
