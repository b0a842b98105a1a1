/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-usage-number.h"

G_BEGIN_DECLS

#define RBK_USAGE_MAX_PLANS 256
#define RBK_USAGE_MAX_PLAN_NAME 256

/**
 * RbkUsagePlans:
 *
 * Which plan each customer is on, as the rows of a usage file say it: of several the last in
 * time, and where rows have no time, or the same, the last row's.
 */
typedef struct _RbkUsagePlans RbkUsagePlans;

RbkUsagePlans *rbk_usage_plans_new (void) G_GNUC_WARN_UNUSED_RESULT;
void           rbk_usage_plans_free (RbkUsagePlans *self);

void rbk_usage_plans_add (RbkUsagePlans *self,
                          RbkPopulation *population,
                          guint          customer,
                          RbkUsageDate   date,
                          RbkCsvCell     cell);
void rbk_usage_plans_finish (RbkUsagePlans *self, RbkPopulation *population);

guint    rbk_usage_plans_get_n_changed (const RbkUsagePlans *self);
gboolean rbk_usage_plans_is_full (const RbkUsagePlans *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkUsagePlans, rbk_usage_plans_free)

G_END_DECLS
