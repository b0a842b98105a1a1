/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cmark.h>
#include <glib.h>

G_BEGIN_DECLS

/* What stands within a block of Markdown, as Pango takes it. */

char      *rbk_help_marks_dup (cmark_node *block) G_GNUC_WARN_UNUSED_RESULT;
char      *rbk_help_marks_dup_plain (cmark_node *block) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *rbk_help_marks_dup_table (cmark_node *block) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
