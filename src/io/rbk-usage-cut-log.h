/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-slices.h"

G_BEGIN_DECLS

/**
 * RbkUsageCutEntry:
 * @customer: who
 * @day: one more than the slice of the day, or 0
 * @model: likewise of the model
 * @values: what was used, nothing below zero
 *
 * A row, and the slices it belongs to.
 */
typedef struct
{
  guint  customer, day, model;
  gint64 values[RBK_N_COLUMNS];
} RbkUsageCutEntry;

/**
 * RbkUsageCutLog:
 *
 * Rows as they came, in some nine bytes each, to be cut once it is known how many there are.
 */
typedef struct _RbkUsageCutLog RbkUsageCutLog;

RbkUsageCutLog *rbk_usage_cut_log_new (void) G_GNUC_WARN_UNUSED_RESULT;
void            rbk_usage_cut_log_free (RbkUsageCutLog *self);
void            rbk_usage_cut_log_append (RbkUsageCutLog *self, const RbkUsageCutEntry *entry);
gsize           rbk_usage_cut_log_get_n_bytes (const RbkUsageCutLog *self);
void            rbk_usage_cut_log_rewind (RbkUsageCutLog *self);
gboolean        rbk_usage_cut_log_next (RbkUsageCutLog *self, RbkUsageCutEntry *entry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkUsageCutLog, rbk_usage_cut_log_free)

G_END_DECLS
