/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "rbk-csv-reader.h"

G_BEGIN_DECLS

/**
 * RbkUsageMembers:
 * @names: (element-type utf8): the columns, in the order in which they were found
 * @numbers: (element-type utf8 guint): where each of them stands, from 1
 * @cells: (element-type RbkCsvCell): what stands in them in the record at hand
 * @path: where the member at hand stands
 * @last: the column that was filled last: mostly the next one follows
 * @limit: how many columns there may be; what more there is, is left out
 *
 * The members of JSON objects as columns.
 */
typedef struct
{
  GPtrArray  *names;
  GHashTable *numbers;
  GArray     *cells;
  GString    *path;
  guint       last;
  guint       limit;
} RbkUsageMembers;

void rbk_usage_members_init (RbkUsageMembers *self);
void rbk_usage_members_clear (RbkUsageMembers *self);
void rbk_usage_members_add_name (RbkUsageMembers *self, char *name);
void rbk_usage_members_begin (RbkUsageMembers *self);
void rbk_usage_members_take (RbkUsageMembers *self, const char *prefix, JsonObject *object);

G_END_DECLS
