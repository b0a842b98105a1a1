/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RbkSwing:
 * @least: the value at the start of the bar
 * @most: the value at its end
 * @now: the value today
 * @low: one that it can move to
 * @high: the other
 *
 * How far a value moves from where it is.
 */
typedef struct
{
  double least, most, now, low, high;
} RbkSwing;

#define RBK_TYPE_SWING_BAR (rbk_swing_bar_get_type ())
G_DECLARE_FINAL_TYPE (RbkSwingBar, rbk_swing_bar, RBK, SWING_BAR, GtkWidget)

GtkWidget *rbk_swing_bar_new (const RbkSwing *swing, const char *label) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
