/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-record.h"

G_BEGIN_DECLS

#define RBK_TYPE_SUPPRESSION (rbk_suppression_get_type ())
G_DECLARE_FINAL_TYPE (RbkSuppression, rbk_suppression, RBK, SUPPRESSION, RbkRecord)

RbkSuppression *rbk_suppression_new (void) G_GNUC_WARN_UNUSED_RESULT;

const char *rbk_suppression_get_rule (RbkSuppression *self);
const char *rbk_suppression_get_where (RbkSuppression *self);
const char *rbk_suppression_get_reason (RbkSuppression *self);
char       *rbk_suppression_dup_place (RbkSuppression *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
