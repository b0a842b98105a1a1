/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-pq.h"
#include "rbk-warehouse-uri.h"
#include "rbk-warehouse.h"

G_BEGIN_DECLS

/**
 * RbkWarehouseSession:
 * @pq: libpq
 * @connection: (nullable): to the server
 * @uri: where that is
 * @options: what the caller wants
 * @is_exposed: whether a password went over a network that may not be private
 *
 * A connection that reads and does nothing else.
 */
typedef struct
{
  const RbkPq               *pq;
  PGconn                    *connection;
  RbkWarehouseUri            uri;
  const RbkWarehouseOptions *options;
  gboolean                   is_exposed;
} RbkWarehouseSession;

/* Takes rows as they come; the last call of a query has none, but the names of its columns. */
typedef gboolean (*RbkWarehouseTake) (const RbkPq    *pq,
                                      const PGresult *rows,
                                      gpointer        user_data,
                                      GError        **error);

gboolean rbk_warehouse_session_connect (RbkWarehouseSession *self, GError **error);
gboolean rbk_warehouse_session_wait (RbkWarehouseSession *self,
                                     gushort              events,
                                     gint64               deadline,
                                     GError             **error);
gboolean rbk_warehouse_session_init (RbkWarehouseSession       *self,
                                     const char                *uri,
                                     const RbkWarehouseOptions *options,
                                     GError                   **error);
void     rbk_warehouse_session_clear (RbkWarehouseSession *self);
gboolean rbk_warehouse_session_run (RbkWarehouseSession *self,
                                    const char          *sql,
                                    RbkWarehouseTake     take,
                                    gpointer             user_data,
                                    GError             **error);

/* What went wrong, in words that say what to do. */
void rbk_warehouse_fail_connect (RbkWarehouseSession *self, GError **error);
void rbk_warehouse_fail_query (RbkWarehouseSession *self, const PGresult *result, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RbkWarehouseSession, rbk_warehouse_session_clear)

G_END_DECLS
