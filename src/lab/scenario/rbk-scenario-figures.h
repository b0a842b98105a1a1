/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-scenario-case-private.h"
#include "rbk-scenario-run.h"

G_BEGIN_DECLS

/* Percentiles of what customers cost, of a few of them. */
typedef struct _RbkCostPercentiles RbkCostPercentiles;

/* What figures of a case rest on. */
typedef struct
{
  const RbkScenarioCase *scenario;
  RbkMixIndex           *before, *after; /* (nullable) customers */
  RbkCostPercentiles    *costs;          /* (nullable) of @after */
} RbkScenarioBase;

RbkCostPercentiles *rbk_cost_percentiles_new (const RbkSpec *spec,
                                              RbkMixIndex   *index) G_GNUC_WARN_UNUSED_RESULT;
void                rbk_cost_percentiles_free (RbkCostPercentiles *self);

gboolean rbk_scenario_figure_before (const RbkScenarioBase *base, guint plan, RbkFigure *figure);
gboolean rbk_scenario_figure_after (const RbkScenarioBase *base,
                                    const RbkSpec         *spec,
                                    guint                  plan,
                                    RbkFigure             *figure);
gboolean rbk_scenario_figure_same_units (const RbkScenarioBase *base,
                                         const RbkSpec         *spec,
                                         guint                  plan,
                                         const RbkFigure       *before,
                                         RbkFigure             *figure);
gboolean rbk_scenario_bill_same_work (const RbkScenarioBase *base,
                                      const RbkSpec         *spec,
                                      guint                  plan,
                                      const RbkFigure       *before,
                                      const RbkFigure       *after,
                                      RbkDecimal            *bill);
gboolean rbk_scenario_certificate (const RbkScenarioBase *base,
                                   const RbkSpec         *spec,
                                   guint                  plan,
                                   gboolean               is_after,
                                   RbkCurveRange         *range,
                                   RbkCertificate        *certificate);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkCostPercentiles, rbk_cost_percentiles_free)

G_END_DECLS
