/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RBK_TYPE_HELP_PICTURE (rbk_help_picture_get_type ())
G_DECLARE_FINAL_TYPE (RbkHelpPicture, rbk_help_picture, RBK, HELP_PICTURE, GtkWidget)

GtkWidget *rbk_help_picture_new (const char *path,
                                 const char *description) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
