/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RBK_TYPE_PASSWORD_ASKER (rbk_password_asker_get_type ())
G_DECLARE_FINAL_TYPE (RbkPasswordAsker, rbk_password_asker, RBK, PASSWORD_ASKER, GObject)

RbkPasswordAsker *rbk_password_asker_new (GtkWindow *window) G_GNUC_WARN_UNUSED_RESULT;
void              rbk_password_asker_set_window (RbkPasswordAsker *self, GtkWindow *window);
void              rbk_password_asker_forget (RbkPasswordAsker *self);
char *rbk_password_asker_ask (const char *what, gpointer asker) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
