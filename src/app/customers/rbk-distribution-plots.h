/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-customers-view.h"
#include "rbk-figure-table.h"
#include "rbk-plot.h"

G_BEGIN_DECLS

/**
 * RbkCapGuide:
 * @calls: how many calls use a plan's cap up
 * @name: (owned): of the plan
 * @color: of the plan
 *
 * A plan's cap among the calls of the customers.
 */
typedef struct
{
  double calls;
  char  *name;
  int    color;
} RbkCapGuide;

void       rbk_distribution_draw_bins (RbkPlot               *plot,
                                       const RbkDistribution *distribution,
                                       const GArray          *caps,
                                       RbkMoneyFormat        *format);
void       rbk_distribution_draw_lorenz (RbkPlot               *plot,
                                         const RbkDistribution *distribution,
                                         RbkMoneyFormat        *format);
GPtrArray *rbk_distribution_list_intervals (const RbkDistribution *distribution,
                                            RbkMoneyFormat *format) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
