/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-record.h"

G_BEGIN_DECLS

#define RBK_TYPE_WORKLOAD (rbk_workload_get_type ())
G_DECLARE_FINAL_TYPE (RbkWorkload, rbk_workload, RBK, WORKLOAD, RbkRecord)

RbkWorkload *rbk_workload_new (void) G_GNUC_WARN_UNUSED_RESULT;

const char        *rbk_workload_get_key (RbkWorkload *self);
const char        *rbk_workload_get_name (RbkWorkload *self);
const char *const *rbk_workload_get_meters (RbkWorkload *self);
RbkDecimal         rbk_workload_get_share (RbkWorkload *self);
RbkDecimal         rbk_workload_get_units_per_call (RbkWorkload *self);
const RbkDecimal  *rbk_workload_get_quality_floor (RbkWorkload *self);
GListModel        *rbk_workload_get_routes (RbkWorkload *self);

guint rbk_workloads_count_routes (GListModel *workloads, const char *model);

G_END_DECLS
