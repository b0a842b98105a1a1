/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What people type, held against the words of their language. */

char    *rbk_said_fold (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char   **rbk_said_split_list (const char *text) G_GNUC_WARN_UNUSED_RESULT;
gboolean rbk_said_skip (const char **at, const char *words, gsize length);
gboolean rbk_said_is (const char *text, const char *words);
char    *rbk_place_to_words (const char *place) G_GNUC_WARN_UNUSED_RESULT;
char    *rbk_place_from_words (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
