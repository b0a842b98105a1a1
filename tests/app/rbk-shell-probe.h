/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-application.h"
#include "rbk-window.h"

G_BEGIN_DECLS

/* The program under test, with state of its own, and what is done to it. */

extern RbkApplication *rbk_probe_application;
extern char           *rbk_probe_folder;

gboolean   rbk_probe_start (int *argc, char ***argv);
void       rbk_probe_spin (guint milliseconds);
void       rbk_probe_click (GtkWidget *root, const char *label);
RbkWindow *rbk_probe_new_window (const char *template);
void       rbk_probe_close_window (RbkWindow *window);
gboolean   rbk_probe_wait_for_document (RbkWindow *window);
char      *rbk_probe_write_book (const char *template, const char *name);
RbkWindow *rbk_probe_open_book (const char *path);
void       rbk_probe_resize (GtkWindow *window, int width, int height);
gboolean   rbk_probe_save_picture (GtkWidget *window, const char *path);

G_END_DECLS
