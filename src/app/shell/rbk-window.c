/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-window-private.h"

#include "rbk-book-file.h"
#include "rbk-cell.h"
#include "rbk-file-place.h"
#include "rbk-icon-menu.h"
#include "rbk-line-layout.h"
#include "rbk-start-page.h"
#include "rbk-workbench.h"

#define RESOURCE "/io/github/ratebook/Ratebook/ui/rbk-window.ui"
#define NARROW_WIDTH 560

/**
 * RbkWindow:
 *
 * A window: the start page, or the workbench over one open book. It knows of the book's
 * file, its title and its history; what is in the book is for the pages.
 */
G_DEFINE_FINAL_TYPE (RbkWindow, rbk_window, ADW_TYPE_APPLICATION_WINDOW)

static void
update_all (RbkWindow *self)
{
  static const char *const needs_document[] = { "win.save",
                                                "win.save-as",
                                                "win.deliver",
                                                "win.add-plan",
                                                "win.load-usage",
                                                "win.page",
                                                "win.step-page",
                                                "win.toggle-pages",
                                                "win.find-for-margin",
                                                "win.find-best-prices",
                                                "win.explain",
                                                "win.explain-focus",
                                                "win.check-claim",
                                                "win.show-plan" };

  for (gsize i = 0; i < G_N_ELEMENTS (needs_document); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), needs_document[i], self->document != NULL);
  rbk_window_update_usage (self);
  rbk_window_update_history (self);
  rbk_window_update_title (self);
  rbk_window_update_banner (self);
  rbk_window_update_arrangement (self);
}

static void
rbk_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RbkWindow *self = RBK_WINDOW (widget);
  gboolean   is_narrow;

  /* Where its head keeps the window from getting narrower, the head gives way. */
  if (!self->is_narrow && !rbk_soon_is_asked (&self->arranging))
    self->head_width = rbk_window_measure_head (self);
  is_narrow = width < NARROW_WIDTH || width <= self->head_width;

  /* Children can't change while they are being given their place. */
  if (is_narrow != self->is_narrow)
    {
      self->is_narrow = is_narrow;
      rbk_soon_ask (&self->arranging);
    }

  GTK_WIDGET_CLASS (rbk_window_parent_class)->size_allocate (widget, width, height, baseline);
}

/* What can't be taken is what was done last: it goes before any step of the book. */
static gboolean
take_back_refused (RbkWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *cell = focus != NULL ? gtk_widget_get_ancestor (focus, RBK_TYPE_CELL) : NULL;

  if (cell == NULL || rbk_cell_get_problem (RBK_CELL (cell)) == NULL)
    return FALSE;
  rbk_cell_restore (RBK_CELL (cell));

  return TRUE;
}

static void
undo_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  rbk_window_commit_focus (RBK_WINDOW (widget));
  if (take_back_refused (RBK_WINDOW (widget)))
    return;
  rbk_document_undo (RBK_WINDOW (widget)->document);
}

static void
redo_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  rbk_window_commit_focus (RBK_WINDOW (widget));
  rbk_document_redo (RBK_WINDOW (widget)->document);
}

static void
add_plan_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  rbk_workbench_design (RBK_WORKBENCH (RBK_WINDOW (widget)->workbench), "plan.add");
}

/* What is being typed is part of what is looked into. */
static void
find_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkWindow       *self = RBK_WINDOW (widget);
  g_autofree char *action = g_strconcat ("design.", strchr (action_name, '.') + 1, NULL);

  rbk_window_commit_focus (self);
  rbk_workbench_design (RBK_WORKBENCH (self->workbench), action);
}

static void
page_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkWindow *self = RBK_WINDOW (widget);

  rbk_window_commit_focus (self);
  rbk_workbench_show_page (RBK_WORKBENCH (self->workbench), g_variant_get_string (parameter, NULL));
}

static void
step_page_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkWindow *self = RBK_WINDOW (widget);

  rbk_window_commit_focus (self);
  rbk_workbench_step_page (RBK_WORKBENCH (self->workbench), g_variant_get_int32 (parameter));
}

static void
toggle_pages_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  GtkToggleButton *button = RBK_WINDOW (widget)->pages_button;

  gtk_toggle_button_set_active (button, !gtk_toggle_button_get_active (button));
}

static void
deliver_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkWindow *self = RBK_WINDOW (widget);

  rbk_window_commit_focus (self);
  rbk_workbench_show_page (RBK_WORKBENCH (self->workbench), "deliver");
}

static gboolean
is_usage_file (GFile *file)
{
  static const char *const suffixes[] = { ".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".gz" };
  g_autofree char         *name = g_file_get_basename (file);

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (name, suffixes[i]))
      return TRUE;

  return FALSE;
}

static gboolean
files_dropped_cb (RbkWindow *self, const GValue *value, double x, double y)
{
  g_autoptr(GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  for (GSList *l = files; l != NULL; l = l->next)
    if (self->document != NULL && is_usage_file (l->data))
      rbk_window_load_usage (self, l->data);
    else
      rbk_window_open (self, l->data);

  return files != NULL;
}

static gboolean
rbk_window_close_request (GtkWindow *window)
{
  RbkWindow *self = RBK_WINDOW (window);

  rbk_window_commit_focus (self);
  if (self->document != NULL && !rbk_document_get_is_saved (self->document))
    {
      rbk_window_ask_whether_to_save (self);
      return TRUE;
    }

  rbk_window_leave (self);

  return GTK_WINDOW_CLASS (rbk_window_parent_class)->close_request (window);
}

static void
rbk_window_dispose (GObject *object)
{
  RbkWindow *self = RBK_WINDOW (object);

  rbk_soon_clear (&self->arranging);
  g_clear_object (&self->document);
  g_clear_object (&self->settings);
  self->workbench = NULL;

  G_OBJECT_CLASS (rbk_window_parent_class)->dispose (object);
}

static void
rbk_window_class_init (RbkWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = rbk_window_close_request;
  widget_class->size_allocate = rbk_window_size_allocate;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE);
  gtk_widget_class_bind_template_child (widget_class, RbkWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, RbkWindow, title);
  gtk_widget_class_bind_template_child (widget_class, RbkWindow, pages_button);
  gtk_widget_class_bind_template_child (widget_class, RbkWindow, edit_buttons);
  gtk_widget_class_bind_template_child (widget_class, RbkWindow, add_plan_button);
  gtk_widget_class_bind_template_child (widget_class, RbkWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, RbkWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, RbkWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, RbkWindow, deliver_button);
  gtk_widget_class_bind_template_child (widget_class, RbkWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, RbkWindow, banner_label);
  gtk_widget_class_bind_template_child (widget_class, RbkWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, RbkWindow, recent_menu);

  rbk_window_install_usage_actions (widget_class);
  rbk_window_install_dialog_actions (widget_class);
  rbk_window_install_explain_actions (widget_class);
  rbk_window_install_discover_actions (widget_class);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo_cb);
  gtk_widget_class_install_action (widget_class, "win.add-plan", NULL, add_plan_cb);
  gtk_widget_class_install_action (widget_class, "win.find-for-margin", NULL, find_cb);
  gtk_widget_class_install_action (widget_class, "win.find-best-prices", NULL, find_cb);
  gtk_widget_class_install_action (widget_class, "win.deliver", NULL, deliver_cb);
  gtk_widget_class_install_action (widget_class, "win.page", "s", page_cb);
  gtk_widget_class_install_action (widget_class, "win.step-page", "i", step_page_cb);
  gtk_widget_class_install_action (widget_class, "win.toggle-pages", NULL, toggle_pages_cb);
  rbk_window_install_file_actions (widget_class);
  rbk_window_install_import_actions (widget_class);
  rbk_window_install_help_actions (widget_class);
}

/* The books that were open last, in the menu. */
static void
update_recent (RbkWindow *self)
{
  g_autoptr(GPtrArray) recent = rbk_book_file_list_recent ();

  g_menu_remove_all (self->recent_menu);
  for (guint i = 0; i < recent->len; i++)
    {
      GtkRecentInfo *info = g_ptr_array_index (recent, i);
      const char    *name = gtk_recent_info_get_display_name (info);
      g_auto(GStrv) parts = g_strsplit (name, "_", -1);
      /* An underscore of a name is no mnemonic. */
      g_autofree char *label = g_strjoinv ("__", parts);
      g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "win.open-uri", "s", gtk_recent_info_get_uri (info));
      g_menu_append_item (self->recent_menu, item);
    }
}

static void
rbk_window_init (RbkWindow *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  rbk_soon_init (&self->arranging, (RbkSoonFunc) rbk_window_update_arrangement, self);
  gtk_widget_init_template (GTK_WIDGET (self));
  rbk_icon_menu_keep_free (self->menu_button);
  /* Unseen as well, it is what the window can't be narrower than. */
  gtk_widget_set_layout_manager (gtk_revealer_get_child (self->banner), rbk_line_layout_new (12));
  g_signal_connect_object (gtk_recent_manager_get_default (), "changed", G_CALLBACK (update_recent),
                           self, G_CONNECT_SWAPPED);
  update_recent (self);
  rbk_window_watch_file (self);
  g_signal_connect_object (drop, "drop", G_CALLBACK (files_dropped_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

static void
restore_size (RbkWindow *self)
{
  if (self->settings == NULL)
    {
      gtk_window_set_default_size (GTK_WINDOW (self), 1360, 840);
      return;
    }

  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

/**
 * rbk_window_new:
 * @application: the program
 * @settings: (nullable): the user's choices
 *
 * Returns: (transfer none): a window on the start page; the program owns it
 */
GtkWidget *
rbk_window_new (GtkApplication *application, GSettings *settings)
{
  RbkWindow *self = g_object_new (RBK_TYPE_WINDOW, "application", application, NULL);

  g_set_object (&self->settings, settings);
  restore_size (self);
  gtk_stack_add_named (self->stack, rbk_start_page_new (), "start");
  update_all (self);

  return GTK_WIDGET (self);
}

/**
 * rbk_window_get_document:
 * @self: a window
 *
 * Returns: (nullable) (transfer none): the book that is open in it
 */
RbkDocument *
rbk_window_get_document (RbkWindow *self)
{
  g_return_val_if_fail (RBK_IS_WINDOW (self), NULL);

  return self->document;
}

static void
connect_document (RbkWindow *self)
{
  static const struct
  {
    const char *signal;
    void (*callback) (RbkWindow *);
  } signals[] = {
    { "notify::can-undo", rbk_window_update_history },
    { "notify::can-redo", rbk_window_update_history },
    { "notify::title", rbk_window_update_title },
    { "notify::file", rbk_window_update_title },
    { "notify::is-saved", rbk_window_update_title },
    { "notify::external-change", rbk_window_update_banner },
    { "notify::revision", rbk_window_update_history },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (self->document, signals[i].signal, G_CALLBACK (signals[i].callback),
                             self, G_CONNECT_SWAPPED);
}

static void
show_book (RbkWindow *self)
{
  if (self->workbench != NULL)
    gtk_stack_remove (self->stack, self->workbench);
  self->workbench = rbk_workbench_new (self->document, self->settings);
  gtk_stack_add_child (self->stack, self->workbench);
  gtk_stack_set_visible_child (self->stack, self->workbench);
  g_object_bind_property (self->workbench, "reveal-sidebar", self->pages_button, "active",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  update_all (self);
}

/**
 * rbk_window_set_document:
 * @self: a window on the start page
 * @document: (transfer none): an open book
 *
 * Shows a book. Its unsaved work is kept in a draft from now on.
 */
void
rbk_window_set_document (RbkWindow *self, RbkDocument *document)
{
  g_autoptr(GFile) drafts = rbk_draft_get_default_folder ();

  g_return_if_fail (RBK_IS_WINDOW (self));
  g_return_if_fail (RBK_IS_DOCUMENT (document));
  g_return_if_fail (self->document == NULL);

  self->document = g_object_ref (document);
  rbk_file_place_set (GTK_WINDOW (self), document);
  rbk_document_set_drafts_folder (document, drafts);
  connect_document (self);
  /* A reload brings another book, of which no page knows. */
  g_signal_connect_object (document, "notify::book", G_CALLBACK (show_book), self,
                           G_CONNECT_SWAPPED);
  show_book (self);
  rbk_window_load_known_usage (self);
}
