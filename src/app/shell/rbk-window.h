/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "rbk-document.h"

G_BEGIN_DECLS

#define RBK_TYPE_WINDOW (rbk_window_get_type ())
G_DECLARE_FINAL_TYPE (RbkWindow, rbk_window, RBK, WINDOW, AdwApplicationWindow)

GtkWidget *rbk_window_new (GtkApplication *application,
                           GSettings      *settings) G_GNUC_WARN_UNUSED_RESULT;

RbkDocument *rbk_window_get_document (RbkWindow *self);
void         rbk_window_set_document (RbkWindow *self, RbkDocument *document);
void         rbk_window_open (RbkWindow *self, GFile *file);
void         rbk_window_import (RbkWindow *self, GListModel *files);
void         rbk_window_save_to (RbkWindow *self, GFile *file, RbkSaveFlags flags);
void         rbk_window_show_error (RbkWindow *self, const char *heading, const char *body);
void         rbk_window_help (GtkApplication *application, GtkWindow *asked);
void         rbk_window_help_in_dialogs (GtkApplication *application);
void         rbk_window_show_toast (RbkWindow *self, const char *text);

G_END_DECLS
