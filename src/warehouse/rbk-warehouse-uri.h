/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RbkWarehouseUri:
 * @keywords: (element-type utf8): what libpq calls the parts that are given
 * @values: (element-type utf8): what they are
 *
 * Where a database is, taken apart; no secret is in it.
 */
typedef struct
{
  GPtrArray *keywords, *values;
} RbkWarehouseUri;

gboolean    rbk_warehouse_uri_init (RbkWarehouseUri *self, const char *text, GError **error);
void        rbk_warehouse_uri_clear (RbkWarehouseUri *self);
const char *rbk_warehouse_uri_get (const RbkWarehouseUri *self, const char *keyword);

gboolean rbk_warehouse_uri_check (const RbkWarehouseUri *self, GError **error);
gboolean rbk_warehouse_host_is_local (const char *host);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RbkWarehouseUri, rbk_warehouse_uri_clear)

G_END_DECLS
