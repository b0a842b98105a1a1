/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RBK_TYPE_PREFERENCES (rbk_preferences_get_type ())
G_DECLARE_FINAL_TYPE (RbkPreferences, rbk_preferences, RBK, PREFERENCES, AdwWindow)

GtkWidget *rbk_preferences_new (GtkWindow *parent, GSettings *settings) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
