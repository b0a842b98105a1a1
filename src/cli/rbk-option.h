/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the commands' own way of writing options says of one. */

gboolean rbk_option_takes_value (const GOptionEntry *self);
gboolean rbk_option_takes_file (const GOptionEntry *self);
gboolean rbk_option_may_lack_value (const GOptionEntry *self);
gboolean rbk_option_repeats (const GOptionEntry *self);

G_END_DECLS
