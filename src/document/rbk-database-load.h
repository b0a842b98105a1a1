/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-customers.h"
#include "rbk-document.h"
#include "rbk-warehouse.h"

G_BEGIN_DECLS

/* Called with how many rows are there. */
typedef void (*RbkDatabaseLoadProgress) (guint64 rows, gpointer user_data);

/**
 * RbkDatabaseQuestion:
 * @uri: the address of a database
 * @mapping: (nullable) (array zero-terminated=1): what to ask, as a book keeps it
 * @usage: (nullable): its answer, where it was asked before
 * @ask: (nullable): asks for a password, in a thread
 * @ask_data: for @ask
 * @free_ask_data: (nullable): frees @ask_data once nobody asks any more
 *
 * What to ask a database.
 */
typedef struct
{
  const char        *uri;
  const char *const *mapping;
  RbkUsage          *usage;
  RbkWarehouseAsk    ask;
  gpointer           ask_data;
  GDestroyNotify     free_ask_data;
} RbkDatabaseQuestion;

void          rbk_database_load_async (RbkDocument               *document,
                                       const RbkDatabaseQuestion *question,
                                       GCancellable              *cancellable,
                                       RbkDatabaseLoadProgress    progress,
                                       GAsyncReadyCallback        callback,
                                       gpointer                   user_data);
RbkCustomers *rbk_database_load_finish (GAsyncResult *result,
                                        GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
