/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A sign before a margin: good, thin or losing, by its shape, its colour and its name. */

GtkWidget *rbk_verdict_new (void) G_GNUC_WARN_UNUSED_RESULT;
void rbk_verdict_show (GtkWidget *verdict, GSettings *settings, gboolean has_margin, double margin);

G_END_DECLS
