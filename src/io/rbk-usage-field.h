/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-usage-reader.h"

G_BEGIN_DECLS

/* The names of fields, and what columns of them are usually called. */

const char *const *rbk_usage_field_get_synonyms (RbkUsageField field);
gboolean           rbk_usage_field_find (const char *name, gsize length, RbkUsageField *field);
char              *rbk_usage_name_simplify (const char *name) G_GNUC_WARN_UNUSED_RESULT;
const char        *rbk_usage_name_shorten (const char *path);

G_END_DECLS
