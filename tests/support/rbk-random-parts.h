/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-record.h"

G_BEGIN_DECLS

RbkRecord *rbk_random_record_new (GRand *rand, GType type) G_GNUC_WARN_UNUSED_RESULT;
RbkRecord *rbk_random_add (GRand *rand, RbkRecord *owner, const char *list);
RbkRecord *rbk_random_put (GRand *rand, RbkRecord *owner, const char *property);
void       rbk_random_set_decimal (RbkRecord *record, const char *property, const char *text);
void       rbk_random_set_key (RbkRecord *record, const char *stem, guint index);

G_END_DECLS
