/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-document.h"

G_BEGIN_DECLS

/**
 * RbkExportsRoom:
 * @RBK_EXPORTS_ROOM_NARROW: all stands below each other
 * @RBK_EXPORTS_ROOM_USUAL: the targets stand beside what is chosen
 * @RBK_EXPORTS_ROOM_WIDE: what is lost stands beside the preview, too
 *
 * How much room there is.
 */
typedef enum
{
  RBK_EXPORTS_ROOM_NARROW,
  RBK_EXPORTS_ROOM_USUAL,
  RBK_EXPORTS_ROOM_WIDE,
} RbkExportsRoom;

#define RBK_TYPE_EXPORTS_PANEL (rbk_exports_panel_get_type ())
G_DECLARE_FINAL_TYPE (RbkExportsPanel, rbk_exports_panel, RBK, EXPORTS_PANEL, GtkWidget)

GtkWidget *rbk_exports_panel_new (RbkDocument *document,
                                  GSettings   *settings) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_exports_panel_update (RbkExportsPanel *self);
void       rbk_exports_panel_arrange (RbkExportsPanel *self, RbkExportsRoom room);
gboolean   rbk_exports_panel_choose (RbkExportsPanel *self, const char *target);
void       rbk_exports_panel_save_to (RbkExportsPanel *self, GFile *destination);
void       rbk_exports_panel_save_all_to (RbkExportsPanel *self, GFile *folder);

G_END_DECLS
