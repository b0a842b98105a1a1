/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What pictures share that draw values along a line, from the start of the text to its end. */

void rbk_bar_measure (
    GtkOrientation orientation, int height, int width, int *minimum, int *natural);
double rbk_bar_place (GtkWidget *bar, double inset, double least, double most, double value);
void   rbk_bar_tell (GtkWidget *bar, const char *label);

G_END_DECLS
