/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-mix-bills.h"

G_BEGIN_DECLS

/**
 * RbkMapReason:
 * @RBK_MAP_NOTHING_ALIKE: there is no such plan any more, so each takes the cheapest that allows
 *   its usage
 * @RBK_MAP_BY_KEY: the plans have the same key
 * @RBK_MAP_BY_NAME: they have the same name, whatever the case
 * @RBK_MAP_BY_HAND: somebody said so
 *
 * Why customers of an old plan go where they go.
 */
typedef enum
{
  RBK_MAP_NOTHING_ALIKE,
  RBK_MAP_BY_KEY,
  RBK_MAP_BY_NAME,
  RBK_MAP_BY_HAND,
} RbkMapReason;

/**
 * RbkMapEntry:
 * @to: the place of the new plan, or %RBK_MIX_CHEAPEST
 * @reason: why
 *
 * Where the customers of an old plan go.
 */
typedef struct
{
  int          to;
  RbkMapReason reason;
} RbkMapEntry;

GArray     *rbk_migration_map_new (const RbkSpec     *before,
                                   const RbkSpec     *after,
                                   const char *const *by_hand,
                                   GError           **error) G_GNUC_WARN_UNUSED_RESULT;
char       *rbk_migration_map_entry_to_text (const RbkSpec     *before,
                                             const RbkSpec     *after,
                                             guint              from,
                                             const RbkMapEntry *entry) G_GNUC_WARN_UNUSED_RESULT;
gboolean    rbk_migration_map_find_old (const RbkSpec *before, const char *text, int *from);
const char *rbk_map_reason_get_nick (RbkMapReason reason);

G_END_DECLS
