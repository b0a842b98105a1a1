/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-money-format.h"
#include "rbk-record.h"

G_BEGIN_DECLS

/* Values of fields as people read and type them, in their locale. */

char    *rbk_field_dup_text (RbkRecord      *record,
                             const RbkField *field,
                             RbkMoneyFormat *format) G_GNUC_WARN_UNUSED_RESULT;
char    *rbk_field_dup_words (const RbkField *field, const char *text) G_GNUC_WARN_UNUSED_RESULT;
gboolean rbk_field_parse_text (
    const RbkField *field, RbkMoneyFormat *format, const char *text, GValue *value, GError **error);

G_END_DECLS
