/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Names of tables and columns, as a query may have them: always in quotes. */

gboolean rbk_sql_check_name (const char *name, GError **error);
void     rbk_sql_append_name (GString *sql, const char *name);
char   **rbk_sql_split_relation (const char *relation, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void     rbk_sql_append_relation (GString *sql, char **parts);

G_END_DECLS
