/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The pages that the dialog for the best prices goes through; it fills those that scroll. */

GtkWidget *rbk_optimise_notice_new (const char *text);
GtkWidget *rbk_optimise_page_add (GtkStack *stack, const char *name);
GtkWidget *rbk_optimise_page_add_working (GtkStack *stack);
void       rbk_optimise_page_add_empty (GtkStack *stack, const char *action);

G_END_DECLS
