/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RbkRange:
 * @before: the value today
 * @after: the best one
 * @low: where the values that are nearly as good begin
 * @high: where they end
 *
 * A value between others, to be drawn.
 */
typedef struct
{
  double before, after, low, high;
} RbkRange;

#define RBK_TYPE_RANGE_BAR (rbk_range_bar_get_type ())
G_DECLARE_FINAL_TYPE (RbkRangeBar, rbk_range_bar, RBK, RANGE_BAR, GtkWidget)

GtkWidget *rbk_range_bar_new (const RbkRange *range, const char *label) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
