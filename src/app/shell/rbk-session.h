/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-window.h"

G_BEGIN_DECLS

/* The books that are open, remembered so that the next start finds them again. */

void rbk_session_remember (GtkApplication *application, GSettings *settings, RbkWindow *leaving);
gboolean rbk_session_restore (GtkApplication *application, GSettings *settings);

G_END_DECLS
