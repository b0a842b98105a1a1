/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RBK_TYPE_TIER_STRIP (rbk_tier_strip_get_type ())
G_DECLARE_FINAL_TYPE (RbkTierStrip, rbk_tier_strip, RBK, TIER_STRIP, GtkWidget)

GtkWidget *rbk_tier_strip_new (const char *css_class) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_tier_strip_add (RbkTierStrip *self, GtkWidget *child);
void       rbk_tier_strip_set_layout (RbkTierStrip *self, GArray *widths, int offset);

G_END_DECLS
