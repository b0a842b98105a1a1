/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char  *rbk_catalogue_fold (const char *text) G_GNUC_WARN_UNUSED_RESULT;
guint  rbk_catalogue_match (const char *folded, const char *wanted);
double rbk_catalogue_likeness (const char *folded, const char *wanted);

#define RBK_CATALOGUE_NO_MATCH 0

G_END_DECLS
