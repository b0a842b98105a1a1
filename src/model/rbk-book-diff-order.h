/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean *rbk_diff_find_kept (const guint *positions, guint n) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
