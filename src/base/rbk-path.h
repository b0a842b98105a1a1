/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean rbk_path_take_position (const char **path, const char *list, guint *position);

G_END_DECLS
