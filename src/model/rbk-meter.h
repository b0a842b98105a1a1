/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-record.h"
#include "rbk-enums.h"

G_BEGIN_DECLS

#define RBK_TYPE_METER (rbk_meter_get_type ())
G_DECLARE_FINAL_TYPE (RbkMeter, rbk_meter, RBK, METER, RbkRecord)

RbkMeter *rbk_meter_new (void) G_GNUC_WARN_UNUSED_RESULT;

const char    *rbk_meter_get_key (RbkMeter *self);
const char    *rbk_meter_get_name (RbkMeter *self);
RbkMeterKind   rbk_meter_get_kind (RbkMeter *self);
RbkAggregation rbk_meter_get_aggregation (RbkMeter *self);
const char    *rbk_meter_get_definition (RbkMeter *self);
const char    *rbk_meter_get_unit (RbkMeter *self);
const char    *rbk_meter_get_internal_unit (RbkMeter *self);
RbkDecimal     rbk_meter_get_conversion (RbkMeter *self);

G_END_DECLS
