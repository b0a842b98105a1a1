/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-import.h"

G_BEGIN_DECLS

gboolean   rbk_cli_is_import_source (const char *from);
GPtrArray *rbk_cli_load_files (char **paths, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_cli_print_notes (GPtrArray *notes, const char *path);
gboolean   rbk_cli_import_book (
      const char *from, char **paths, const char *output, gboolean json, GError **error);

G_END_DECLS
