/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Does one of the parts of a work. Parts may be done at once, in any order. */
typedef void (*RbkWorkFunc) (guint part, gpointer user_data);

void rbk_work_run (RbkWorkFunc func, guint n_parts, gpointer user_data);

G_END_DECLS
