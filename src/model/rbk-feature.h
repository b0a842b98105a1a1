/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-record.h"

G_BEGIN_DECLS

#define RBK_TYPE_FEATURE (rbk_feature_get_type ())
G_DECLARE_FINAL_TYPE (RbkFeature, rbk_feature, RBK, FEATURE, RbkRecord)

RbkFeature *rbk_feature_new (void) G_GNUC_WARN_UNUSED_RESULT;

const char *rbk_feature_get_key (RbkFeature *self);
const char *rbk_feature_get_name (RbkFeature *self);
const char *rbk_feature_get_value (RbkFeature *self);

G_END_DECLS
