/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-window.h"

#include "rbk-soon.h"

G_BEGIN_DECLS

struct _RbkWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  AdwWindowTitle  *title;
  GtkToggleButton *pages_button;
  GtkWidget       *edit_buttons;
  GtkWidget       *add_plan_button;
  GtkWidget       *undo_button;
  GtkWidget       *redo_button;
  GtkWidget       *menu_button;
  GtkWidget       *deliver_button;
  GtkRevealer     *banner;
  GtkLabel        *banner_label;
  GtkStack        *stack;
  GMenu           *recent_menu;

  GSettings   *settings;  /* (owned) (nullable) */
  RbkDocument *document;  /* (owned) (nullable) */
  GtkWidget   *workbench; /* (nullable) of @document */
  gboolean     is_narrow;
  int          head_width; /* with all its buttons, as it was when they were last shown */
  RbkSoon      arranging;
  int          usage_state;       /* of the customers' file, as last told */
  gboolean     closes_after_save; /* the user wants to be gone once the book is safe */
};

void       rbk_window_install_file_actions (GtkWidgetClass *widget_class);
void       rbk_window_install_usage_actions (GtkWidgetClass *widget_class);
void       rbk_window_load_usage (RbkWindow *self, GFile *file);
void       rbk_window_update_usage (RbkWindow *self);
void       rbk_window_load_known_usage (RbkWindow *self);
void       rbk_window_commit_focus (RbkWindow *self);
void       rbk_window_choose_where_to_save (RbkWindow *self);
void       rbk_window_ask_whether_to_save (RbkWindow *self);
void       rbk_window_ask_whether_to_overwrite (RbkWindow *self);
void       rbk_window_ask_whether_to_reload (RbkWindow *self);
void       rbk_window_ask_about_draft (RbkWindow *self, RbkDocument *saved, RbkDraftInfo *draft);
RbkWindow *rbk_window_show_document (RbkWindow *self, RbkDocument *document);
void       rbk_window_install_help_actions (GtkWidgetClass *widget_class);
void       rbk_window_install_import_actions (GtkWidgetClass *widget_class);
void       rbk_window_show_notes (RbkWindow  *self,
                                  const char *heading,
                                  const char *body,
                                  GPtrArray  *notes);
void       rbk_window_install_discover_actions (GtkWidgetClass *widget_class);
void       rbk_window_update_discover (RbkWindow *self);
void       rbk_window_install_dialog_actions (GtkWidgetClass *widget_class);
void       rbk_window_install_explain_actions (GtkWidgetClass *widget_class);
void       rbk_window_update_history (RbkWindow *self);
void       rbk_window_update_title (RbkWindow *self);
void       rbk_window_update_banner (RbkWindow *self);
void       rbk_window_update_arrangement (RbkWindow *self);
int        rbk_window_measure_head (RbkWindow *self);
void       rbk_window_leave (RbkWindow *self);
void       rbk_window_watch_file (RbkWindow *self);

G_END_DECLS
