/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "rbk-decimal.h"

G_BEGIN_DECLS

/* What numbers in a JSON text are exact for everybody. */
#define RBK_SYSTEM_MAX_INTEGER G_GINT64_CONSTANT (9007199254740991)

void  rbk_system_set_text (JsonObject *object, const char *name, const char *text, guint max_chars);
void  rbk_system_set_decimal (JsonObject *object, const char *name, RbkDecimal value);
void  rbk_system_set_number (JsonObject *object, const char *name, RbkDecimal value);
char *rbk_system_clean_xml (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_system_escape_xml (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_system_object_to_line (JsonObject *object) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_system_object_to_text (JsonObject *object) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
