/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RBK_TYPE_HELP_WINDOW (rbk_help_window_get_type ())
G_DECLARE_FINAL_TYPE (RbkHelpWindow, rbk_help_window, RBK, HELP_WINDOW, AdwWindow)

RbkHelpWindow *rbk_help_window_open (GtkApplication *application, const char *topic);
void           rbk_help_window_show_topic (RbkHelpWindow *self, const char *topic);
const char    *rbk_help_window_get_topic (RbkHelpWindow *self);

G_END_DECLS
