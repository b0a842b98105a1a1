/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-record.h"

G_BEGIN_DECLS

/* Where the values of a record's fields are kept. For records themselves: all others use
 * properties. */

gpointer rbk_record_slot (RbkRecord *self, const RbkField *field);
void     rbk_record_slot_reset (RbkRecord *self, const RbkField *field);
void     rbk_record_slot_get (RbkRecord *self, const RbkField *field, GValue *value);
gboolean rbk_record_slot_set (RbkRecord *self, const RbkField *field, const GValue *value);

G_END_DECLS
