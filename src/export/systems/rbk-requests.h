/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "rbk-export.h"

G_BEGIN_DECLS

/**
 * RbkRequestApi:
 * @title: what people call the system
 * @prefix: of its environment variables
 * @url: where its requests go by default
 * @root: of its paths
 * @key_header: the header with the key, up to the key
 *
 * How an API is spoken to.
 */
typedef struct
{
  const char *title, *prefix, *url, *root, *key_header;
} RbkRequestApi;

/**
 * RbkRequests:
 * @out: takes the files
 * @script: what sends them
 * @n_requests: how many there are
 *
 * Requests in their order, each a file, and a script that fills in the ids that a server gives.
 */
typedef struct
{
  RbkExport *out;
  GString   *script;
  guint      n_requests;
} RbkRequests;

void rbk_requests_init (RbkRequests *self, RbkExport *out, const RbkRequestApi *api);
void rbk_requests_add (RbkRequests *self, const char *path, const char *name, JsonObject *body);
void rbk_requests_keep (RbkRequests *self, const char *kind, const char *id, const char *member);
void rbk_requests_set_id (JsonObject *object, const char *name, const char *kind, const char *id);
void rbk_requests_finish (RbkRequests *self);

G_END_DECLS
