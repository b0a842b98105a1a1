/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

char *rbk_stripe_text (GPtrArray  *losses,
                       const char *where,
                       const char *what,
                       const char *text,
                       guint       max_chars) G_GNUC_WARN_UNUSED_RESULT;
void  rbk_stripe_set_text (JsonObject *object,
                           const char *name,
                           GPtrArray  *losses,
                           const char *where,
                           const char *text,
                           guint       max_chars);
void  rbk_stripe_set_metadata (
     JsonObject *metadata, const char *name, GPtrArray *losses, const char *where, const char *text);
char *rbk_stripe_name (const char *kind,
                       const char *key,
                       const char *second) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_stripe_id (const char *key, gboolean keeps_points) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_stripe_objects_to_text (JsonObject *root) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
