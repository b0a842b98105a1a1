/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Memory for arrays of many megabytes: the first touch of a small page costs more than what is
 * done with it, so large pages are asked for. */

gpointer rbk_large_new0 (gsize n_bytes) G_GNUC_WARN_UNUSED_RESULT;
gpointer rbk_large_renew (gpointer memory, gsize n_old, gsize n_bytes) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
