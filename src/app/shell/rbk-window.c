/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-window-private.h"

#include <glib/gi18n-lib.h>

#include "rbk-book-file.h"
#include "rbk-cell.h"
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

static const char *
translate (const char *context, const char *text)
{
  return context != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, context, text)
                         : g_dgettext (GETTEXT_PACKAGE, text);
}

/* “Undo: Change overhead of Pro”, or plain “Undo”. */
static void
update_step_button (GtkWidget *button, const char *verb, const RbkEdit *edit)
{
  g_autofree char *label = edit != NULL ? rbk_edit_dup_label (edit, translate) : NULL;
  g_autofree char *tooltip = NULL;

  if (label != NULL)
    /* Translators: Undo or Redo, and which step: “Undo: Change price of Pro” */
    tooltip = g_strdup_printf (_ ("%s: %s"), verb, label);
  gtk_widget_set_tooltip_text (button, tooltip != NULL ? tooltip : verb);
}

static void
update_history (RbkWindow *self)
{
  gboolean has_document = self->document != NULL;
  gboolean can_undo = has_document && rbk_document_get_can_undo (self->document);
  gboolean can_redo = has_document && rbk_document_get_can_redo (self->document);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", can_undo);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", can_redo);
  update_step_button (self->undo_button, _ ("Undo"),
                      can_undo ? rbk_document_peek_undo (self->document) : NULL);
  update_step_button (self->redo_button, _ ("Redo"),
                      can_redo ? rbk_document_peek_redo (self->document) : NULL);
  rbk_window_update_discover (self);
}

/* The file as people write it: ~/Prices/acme.ratebook. */
static char *
describe_file (GFile *file)
{
  const char      *home = g_get_home_dir ();
  g_autofree char *name = NULL;

  if (file == NULL)
    return g_strdup (_ ("Not saved yet"));

  name = g_file_get_parse_name (file);
  if (g_str_has_prefix (name, home) && name[strlen (home)] == '/')
    return g_strconcat ("~", name + strlen (home), NULL);

  return g_steal_pointer (&name);
}

static char *
get_title (RbkWindow *self)
{
  const char *title = rbk_document_get_title (self->document);
  GFile      *file = rbk_document_get_file (self->document);

  if (title != NULL)
    return g_strdup (title);

  return file != NULL ? g_file_get_basename (file) : g_strdup (_ ("Untitled Book"));
}

static void
update_title (RbkWindow *self)
{
  g_autofree char *title = NULL;
  g_autofree char *marked = NULL;
  g_autofree char *subtitle = NULL;

  if (self->document == NULL)
    {
      gtk_window_set_title (GTK_WINDOW (self), _ ("Ratebook"));
      adw_window_title_set_title (self->title, _ ("Ratebook"));
      adw_window_title_set_subtitle (self->title, "");
      return;
    }

  title = get_title (self);
  subtitle = describe_file (rbk_document_get_file (self->document));
  if (!rbk_document_get_is_saved (self->document))
    marked = g_strconcat ("• ", title, NULL);
  gtk_window_set_title (GTK_WINDOW (self), marked != NULL ? marked : title);
  adw_window_title_set_title (self->title, marked != NULL ? marked : title);
  adw_window_title_set_subtitle (self->title, subtitle);
}

static void
update_banner (RbkWindow *self)
{
  gboolean is_changed = self->document != NULL && rbk_document_get_external_change (self->document);
  GFile   *file = self->document != NULL ? rbk_document_get_file (self->document) : NULL;

  gtk_revealer_set_reveal_child (self->banner, is_changed);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.keep", is_changed);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.reload", file != NULL);
  gtk_label_set_text (self->banner_label, is_changed && !g_file_query_exists (file, NULL)
                                              ? _ ("This book's file has been removed.")
                                              : _ ("This book has been changed on disk."));
}

static void
update_arrangement (RbkWindow *self)
{
  gboolean has_document = self->document != NULL;

  gtk_widget_set_visible (self->edit_buttons, has_document);
  gtk_box_set_spacing (GTK_BOX (self->edit_buttons), self->is_narrow ? 0 : 6);
  /* Where there is no room for it, it is in the menu. */
  gtk_widget_set_visible (self->deliver_button, has_document && !self->is_narrow);
  gtk_widget_set_visible (self->add_plan_button, !self->is_narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->pages_button), has_document);
}

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
  update_history (self);
  update_title (self);
  update_banner (self);
  update_arrangement (self);
}

static gboolean
arrange_cb (gpointer user_data)
{
  RbkWindow *self = user_data;

  self->arrange_id = 0;
  update_arrangement (self);

  return G_SOURCE_REMOVE;
}

static void
rbk_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RbkWindow *self = RBK_WINDOW (widget);
  gboolean   is_narrow = width < NARROW_WIDTH;

  /* Children can't change while they are being given their place. */
  if (is_narrow != self->is_narrow)
    {
      self->is_narrow = is_narrow;
      if (self->arrange_id == 0)
        self->arrange_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, arrange_cb, self, NULL);
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

  g_clear_handle_id (&self->arrange_id, g_source_remove);
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

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_recent_manager_get_default (), "changed", G_CALLBACK (update_recent),
                           self, G_CONNECT_SWAPPED);
  update_recent (self);
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
    { "notify::can-undo", update_history }, { "notify::can-redo", update_history },
    { "notify::title", update_title },      { "notify::file", update_title },
    { "notify::is-saved", update_title },   { "notify::external-change", update_banner },
    { "notify::revision", update_history },
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
  rbk_document_set_drafts_folder (document, drafts);
  connect_document (self);
  /* A reload brings another book, of which no page knows. */
  g_signal_connect_object (document, "notify::book", G_CALLBACK (show_book), self,
                           G_CONNECT_SWAPPED);
  show_book (self);
  rbk_window_load_known_usage (self);
}
