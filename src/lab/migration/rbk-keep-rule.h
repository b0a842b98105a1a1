/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-migration-bills.h"

G_BEGIN_DECLS

/**
 * RbkKeepBy:
 * @RBK_KEEP_RISE: bills that rise by more than a share: `rise:20%`
 * @RBK_KEEP_PLAN: those of an old plan: `plan:starter`
 * @RBK_KEEP_USAGE: those who use between two amounts: `usage:0..500`
 * @RBK_KEEP_STOPPED: those of whose usage the new plan stops a part: `stopped`
 *
 * Whom to leave on the old terms. Nobody is who would pay no more on the new ones and could go on
 * as before.
 */
typedef enum
{
  RBK_KEEP_RISE,
  RBK_KEEP_PLAN,
  RBK_KEEP_USAGE,
  RBK_KEEP_STOPPED,
} RbkKeepBy;

/**
 * RbkKeepRule:
 * @by: what it goes by
 * @share: the rise
 * @plan: (owned) (nullable): key or name of an old plan
 * @low: the least usage, on the axis of the old book, else of the new
 * @has_high: whether there is an end
 * @high: the most usage
 *
 * A rule of grandfathering.
 */
typedef struct
{
  RbkKeepBy  by;
  RbkDecimal share;
  char      *plan;
  RbkDecimal low, high;
  gboolean   has_high;
} RbkKeepRule;

gboolean rbk_rise_parse (const char *text, RbkDecimal *share, GError **error);
gboolean rbk_rise_is_over (gint64 before, gint64 after, RbkDecimal share);

GArray  *rbk_keep_rules_parse (const char *const *texts, GError **error) G_GNUC_WARN_UNUSED_RESULT;
char    *rbk_keep_rule_to_text (const RbkKeepRule *self) G_GNUC_WARN_UNUSED_RESULT;
guint8  *rbk_keep_rules_apply (const GArray            *rules,
                               const RbkMigrationBills *bills,
                               GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean rbk_keep_rule_get_cost (const RbkKeepRule       *self,
                                 const RbkMigrationBills *bills,
                                 guint64                 *n,
                                 RbkDecimal              *forgone);

G_END_DECLS
