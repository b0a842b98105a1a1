/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-warehouse.h"

G_BEGIN_DECLS

/* The server that with-postgres has started. */

char *pg_server_uri (const char *user) G_GNUC_WARN_UNUSED_RESULT;
char *pg_server_run (const char *sql, const char *option) G_GNUC_WARN_UNUSED_RESULT;
void  pg_server_do (const char *format, ...) G_GNUC_PRINTF (1, 2);
char *pg_server_load (const char *table,
                      const char *columns,
                      const char *csv) G_GNUC_WARN_UNUSED_RESULT;

void pg_server_assert_same (const RbkUsage *file, const RbkUsage *server);
void pg_server_assert_same_people (RbkPopulation *file, RbkPopulation *server);
void pg_server_assert_histogram (RbkPopulation *file, RbkPopulation *histogram);

G_END_DECLS
