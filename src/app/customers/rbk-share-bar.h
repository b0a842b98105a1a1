/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RbkSharePart:
 * @title: what it is, in the user's language
 * @value: its figure in words: “1,234 · 12 %”
 * @share: of the whole, 0 to 1
 * @css_class: how it is coloured: `share-up`, `share-same`…
 *
 * A part of a whole.
 */
typedef struct
{
  const char *title, *value;
  double      share;
  const char *css_class;
} RbkSharePart;

#define RBK_TYPE_SHARE_BAR (rbk_share_bar_get_type ())
G_DECLARE_FINAL_TYPE (RbkShareBar, rbk_share_bar, RBK, SHARE_BAR, GtkWidget)

GtkWidget *rbk_share_bar_new (const char *label) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_share_bar_set_parts (RbkShareBar *self, const RbkSharePart *parts, guint n_parts);

G_END_DECLS
