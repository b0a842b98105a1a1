/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Files that are written beside another, to take its place. */

int  rbk_file_beside_open (const char *path, gboolean replaces, char **beside);
void rbk_file_beside_clear (const char *path);

G_END_DECLS
