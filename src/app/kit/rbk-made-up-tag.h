/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-population.h"

G_BEGIN_DECLS

/* Says that figures rest on customers that were made up. */

GtkWidget *rbk_made_up_tag_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_made_up_tag_update (GtkWidget *tag, RbkPopulation *population);

G_END_DECLS
