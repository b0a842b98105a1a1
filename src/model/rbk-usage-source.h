/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-record.h"

G_BEGIN_DECLS

#define RBK_TYPE_USAGE_SOURCE (rbk_usage_source_get_type ())
G_DECLARE_FINAL_TYPE (RbkUsageSource, rbk_usage_source, RBK, USAGE_SOURCE, RbkRecord)

RbkUsageSource *rbk_usage_source_new (void) G_GNUC_WARN_UNUSED_RESULT;

const char        *rbk_usage_source_get_path (RbkUsageSource *self);
const char        *rbk_usage_source_get_sha256 (RbkUsageSource *self);
const char        *rbk_usage_source_get_format (RbkUsageSource *self);
const char *const *rbk_usage_source_get_mapping (RbkUsageSource *self);
const char        *rbk_usage_source_get_model (RbkUsageSource *self);
const char *const *rbk_usage_source_get_models (RbkUsageSource *self);
const RbkDecimal  *rbk_usage_source_get_rescale (RbkUsageSource *self);

G_END_DECLS
