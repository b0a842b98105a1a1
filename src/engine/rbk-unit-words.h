/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-spec.h"

G_BEGIN_DECLS

char *rbk_meter_spec_dup_units (const RbkMeterSpec *self) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_meter_spec_dup_heading (const RbkMeterSpec *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
