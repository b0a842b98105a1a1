/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RBK_TYPE_ROOM (rbk_room_get_type ())
G_DECLARE_FINAL_TYPE (RbkRoom, rbk_room, RBK, ROOM, GtkWidget)

GtkWidget *rbk_room_new (GtkWidget *child, int narrow, int wide) G_GNUC_WARN_UNUSED_RESULT;
guint      rbk_room_get_step (RbkRoom *self);

G_END_DECLS
