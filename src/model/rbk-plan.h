/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-record.h"

G_BEGIN_DECLS

#define RBK_TYPE_PLAN (rbk_plan_get_type ())
G_DECLARE_FINAL_TYPE (RbkPlan, rbk_plan, RBK, PLAN, RbkRecord)

RbkPlan *rbk_plan_new (void) G_GNUC_WARN_UNUSED_RESULT;

const char       *rbk_plan_get_key (RbkPlan *self);
const char       *rbk_plan_get_name (RbkPlan *self);
const char       *rbk_plan_get_audience (RbkPlan *self);
const char       *rbk_plan_get_description (RbkPlan *self);
int               rbk_plan_get_color (RbkPlan *self);
gboolean          rbk_plan_get_quote_only (RbkPlan *self);
gboolean          rbk_plan_get_price_from (RbkPlan *self);
const RbkDecimal *rbk_plan_get_seats (RbkPlan *self);
RbkDecimal        rbk_plan_get_overhead (RbkPlan *self);
const char       *rbk_plan_get_sizing (RbkPlan *self);
const RbkDecimal *rbk_plan_get_target_margin (RbkPlan *self);
const RbkDecimal *rbk_plan_get_annual_commitment (RbkPlan *self);
GListModel       *rbk_plan_get_features (RbkPlan *self);
GListModel       *rbk_plan_get_phases (RbkPlan *self);

G_END_DECLS
