/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Tab leaves a list that one row is chosen from. */

void rbk_tab_out_add (GtkListBox *list);

G_END_DECLS
