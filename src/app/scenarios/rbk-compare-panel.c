/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-compare-panel.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "rbk-compare-run.h"
#include "rbk-compare-table.h"
#include "rbk-made-up-tag.h"
#include "rbk-scenario-freeze.h"
#include "rbk-scenario-words.h"
#include "rbk-section.h"
#include "rbk-undo-toast.h"

#define MOST_COLUMNS 8

/* Another book, or this one with a scenario. */
typedef struct
{
  RbkDocument *document; /* (owned) (nullable) */
  char        *key;      /* (owned) (nullable) of a scenario of this book */
  RbkAnswer    answer;
} Column;

/**
 * RbkComparePanel:
 *
 * The book beside others, or beside itself with a scenario: figures of each plan, and what
 * differs from the book that is open.
 */
struct _RbkComparePanel
{
  GtkWidget parent_instance;

  RbkDocument          *document; /* (owned) */
  RbkAnalysis          *analysis; /* (owned) (nullable) */
  GPtrArray            *columns;  /* (owned) (element-type Column) beside the book */
  GtkFileChooserNative *chooser;  /* (owned) (nullable) while it is open */
  GtkWidget            *scroller, *section, *tag, *table, *none, *copy;
  RbkWorkRow           *row;
};

G_DEFINE_FINAL_TYPE (RbkComparePanel, rbk_compare_panel, GTK_TYPE_WIDGET)

static void
free_column (gpointer data)
{
  Column *column = data;

  g_clear_object (&column->document);
  g_free (column->key);
  g_free (column);
}

static void
done (gpointer owner, gpointer result)
{
  RbkComparePanel *self = RBK_COMPARE_PANEL (owner);
  g_autoptr(RbkComparison) comparison = result;
  gboolean are_files[MOST_COLUMNS + 1] = { FALSE };

  for (guint i = 0; i < self->columns->len; i++)
    are_files[i + 1] = ((Column *) g_ptr_array_index (self->columns, i))->document != NULL;
  if (comparison->n_books == self->columns->len + 1)
    rbk_compare_table_show (RBK_COMPARE_TABLE (self->table), comparison, are_files);
}

static const RbkWorkFacts facts = { rbk_compare_run, done, rbk_compare_request_free,
                                    (GDestroyNotify) rbk_comparison_free };

static RbkScenario *
find_scenario (RbkComparePanel *self, const char *key)
{
  return (RbkScenario *)
      rbk_record_find_by_key (rbk_book_get_scenarios (rbk_document_get_book (self->document)), key);
}

static gboolean
add_scenario_side (RbkComparePanel   *self,
                   RbkCompareRequest *request,
                   const Column      *column,
                   GError           **error)
{
  const RbkSpec   *spec = rbk_analysis_get_spec (self->analysis);
  RbkBook         *book = rbk_document_get_book (self->document);
  RbkScenario     *scenario = find_scenario (self, column->key);
  RbkCompareSide  *side;
  g_autofree char *name = NULL;

  if (scenario == NULL)
    return TRUE;
  name = g_strdup_printf ("%s, %s", rbk_scenario_get_title (scenario),
                          rbk_scenario_words_for_answer (column->answer));
  side = rbk_compare_request_add (request, name);
  side->scenario = rbk_scenario_freeze (book, spec, scenario, column->answer, error);
  if (side->scenario == NULL)
    return FALSE;
  side->book = RBK_BOOK (rbk_record_copy (RBK_RECORD (book)));
  side->catalogue = rbk_scenario_freeze_catalogue (rbk_scenario_case_get_shocks (side->scenario));

  return TRUE;
}

static gboolean
add_side (RbkComparePanel *self, RbkCompareRequest *request, const Column *column, GError **error)
{
  const GDate    *date = &rbk_analysis_get_spec (self->analysis)->date;
  RbkCompareSide *side;

  if (column->document == NULL)
    return add_scenario_side (self, request, column, error);
  side = rbk_compare_request_add (request, rbk_document_get_title (column->document));
  side->spec = rbk_spec_new (rbk_document_get_book (column->document), date, error);
  g_prefix_error (error, "%s: ", side->name);

  return side->spec != NULL;
}

/* The customers, as the other books are to cost them. */
static void
add_customers (RbkComparePanel *self, RbkCompareRequest *request)
{
  RbkUsage       *usage = rbk_document_get_usage (self->document);
  RbkUsageSource *source = rbk_book_get_usage (rbk_document_get_book (self->document));

  if (usage != NULL)
    request->usage = rbk_usage_ref (usage);
  if (source != NULL)
    request->source = RBK_USAGE_SOURCE (rbk_record_copy (RBK_RECORD (source)));
}

/* Scenarios that were deleted have no column any more. */
static void
forget_deleted (RbkComparePanel *self)
{
  for (guint i = self->columns->len; i-- > 0;)
    {
      const Column *column = g_ptr_array_index (self->columns, i);

      if (column->key != NULL && find_scenario (self, column->key) == NULL)
        g_ptr_array_remove_index (self->columns, i);
    }
}

static void
ask (RbkComparePanel *self)
{
  RbkCompareRequest *request;
  RbkCompareSide    *first;
  g_autoptr(GError) error = NULL;

  if (self->analysis == NULL || rbk_analysis_get_spec (self->analysis) == NULL)
    return;
  forget_deleted (self);
  gtk_widget_set_visible (self->none, self->columns->len == 0);
  gtk_widget_set_visible (self->section, self->columns->len > 0);
  if (self->columns->len == 0)
    return;
  request = rbk_compare_request_new (self->analysis);
  first = rbk_compare_request_add (request, rbk_document_get_title (self->document));
  first->spec = rbk_spec_ref ((RbkSpec *) rbk_analysis_get_spec (self->analysis));
  add_customers (self, request);
  for (guint i = 0; i < self->columns->len && error == NULL; i++)
    add_side (self, request, g_ptr_array_index (self->columns, i), &error);
  if (error == NULL)
    {
      rbk_work_row_ask (self->row, request);
      return;
    }
  rbk_undo_toast_refuse (GTK_WIDGET (self), error);
  rbk_compare_request_free (request);
}

static gboolean
has_room (RbkComparePanel *self)
{
  g_autoptr(GError) error = NULL;

  if (self->columns->len < MOST_COLUMNS)
    return TRUE;
  error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED,
                               _ ("There is no room for more. Remove one first."));
  rbk_undo_toast_refuse (GTK_WIDGET (self), error);

  return FALSE;
}

static void
take_column (RbkComparePanel *self, Column *column)
{
  g_ptr_array_add (self->columns, column);
  ask (self);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(RbkComparePanel) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkDocument) document = rbk_document_load_finish (result, &error);
  Column *column;

  if (self->scroller == NULL)
    return;
  if (document == NULL)
    {
      rbk_undo_toast_refuse (GTK_WIDGET (self), error);
      return;
    }
  if (!has_room (self))
    return;
  column = g_new0 (Column, 1);
  column->document = g_steal_pointer (&document);
  take_column (self, column);
}

/**
 * rbk_compare_panel_add_file:
 * @self: a panel
 * @file: of a book
 *
 * Puts another book beside this one, once it is read.
 */
void
rbk_compare_panel_add_file (RbkComparePanel *self, GFile *file)
{
  g_return_if_fail (RBK_IS_COMPARE_PANEL (self));

  rbk_document_load_async (file, NULL, loaded_cb, g_object_ref (self));
}

/**
 * rbk_compare_panel_add_scenario:
 * @self: a panel
 * @key: of a scenario of the book
 * @answer: what is done about it
 *
 * Puts the book with that scenario beside it, unless it stands there already.
 */
void
rbk_compare_panel_add_scenario (RbkComparePanel *self, const char *key, RbkAnswer answer)
{
  Column *column;

  g_return_if_fail (RBK_IS_COMPARE_PANEL (self) && key != NULL);

  for (guint i = 0; i < self->columns->len; i++)
    {
      column = g_ptr_array_index (self->columns, i);
      if (g_strcmp0 (column->key, key) == 0 && column->answer == answer)
        return;
    }
  if (!has_room (self))
    return;
  column = g_new0 (Column, 1);
  column->key = g_strdup (key);
  column->answer = answer;
  take_column (self, column);
}

static void
chosen_cb (RbkComparePanel *self, int response)
{
  g_autoptr(GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (self->chooser));

  g_clear_object (&self->chooser);
  for (guint i = 0; response == GTK_RESPONSE_ACCEPT && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr(GFile) file = g_list_model_get_item (files, i);

      rbk_compare_panel_add_file (self, file);
    }
}

static void
choose_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkComparePanel *self = RBK_COMPARE_PANEL (widget);
  GtkRoot         *root = gtk_widget_get_root (widget);
  GtkFileFilter   *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Books"));
  gtk_file_filter_add_pattern (filter, "*.ratebook");
  g_clear_object (&self->chooser);
  self->chooser =
      gtk_file_chooser_native_new (_ ("Add Books"), GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                   GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Add"), NULL);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (self->chooser), TRUE);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  g_object_unref (filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static Column *
get_column (RbkComparePanel *self, GVariant *place)
{
  guint number = g_variant_get_uint32 (place);

  return number > 0 && number <= self->columns->len ? g_ptr_array_index (self->columns, number - 1)
                                                    : NULL;
}

static void
remove_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkComparePanel *self = RBK_COMPARE_PANEL (widget);
  Column          *column = get_column (self, parameter);

  if (column == NULL)
    return;
  g_ptr_array_remove (self->columns, column);
  ask (self);
}

static void
open_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  Column *column = get_column (RBK_COMPARE_PANEL (widget), parameter);

  if (column != NULL && column->document != NULL)
    {
      g_autofree char *uri = g_file_get_uri (rbk_document_get_file (column->document));

      gtk_widget_activate_action (widget, "win.open-uri", "s", uri);
    }
}

static void
copy_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkComparePanel *self = RBK_COMPARE_PANEL (widget);
  gboolean         is_csv = g_str_equal (g_variant_get_string (parameter, NULL), "csv");
  g_autofree char *text = rbk_compare_table_dup_text (RBK_COMPARE_TABLE (self->table), is_csv);
  GtkWidget       *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  if (overlay != NULL)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), adw_toast_new (_ ("Copied")));
}

static gboolean
dropped_cb (RbkComparePanel *self, const GValue *value, double x, double y)
{
  g_autoptr(GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  for (GSList *l = files; l != NULL; l = l->next)
    rbk_compare_panel_add_file (self, l->data);

  return files != NULL;
}

static void
rbk_compare_panel_dispose (GObject *object)
{
  RbkComparePanel *self = RBK_COMPARE_PANEL (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->analysis, rbk_analysis_unref);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_object (&self->chooser);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (rbk_compare_panel_parent_class)->dispose (object);
}

static void
rbk_compare_panel_class_init (RbkComparePanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_compare_panel_dispose;

  gtk_widget_class_install_action (widget_class, "compare.add", NULL, choose_cb);
  gtk_widget_class_install_action (widget_class, "compare.remove", "u", remove_cb);
  gtk_widget_class_install_action (widget_class, "compare.open", "u", open_cb);
  gtk_widget_class_install_action (widget_class, "compare.copy", "s", copy_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "comparepanel");
}

static GtkWidget *
new_tools (RbkComparePanel *self)
{
  GtkWidget *tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *add = gtk_button_new_with_mnemonic (_ ("_Add a Book…"));
  g_autoptr(GMenu) menu = g_menu_new ();

  self->tag = rbk_made_up_tag_new ();
  gtk_widget_set_valign (self->tag, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "compare.add");
  g_menu_append (menu, _ ("Copy as _Markdown"), "compare.copy::markdown");
  g_menu_append (menu, _ ("Copy as _CSV"), "compare.copy::csv");
  self->copy = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->copy), "edit-copy-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->copy), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (self->copy, _ ("Copy the figures"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->copy), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Copy the Figures"), -1);
  gtk_box_append (GTK_BOX (tools), self->tag);
  gtk_box_append (GTK_BOX (tools), self->copy);
  gtk_box_append (GTK_BOX (tools), add);

  return tools;
}

static GtkWidget *
new_none (void)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Add a Book…"));

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "view-dual-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("Books Side by Side"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _ ("Add other books or drop them here, or put a scenario with "
                                      "its answer beside this book."));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "compare.add");
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  gtk_widget_add_css_class (page, "compact");

  return page;
}

static void
rbk_compare_panel_init (RbkComparePanel *self)
{
  GtkWidget     *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget     *sections = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->columns = g_ptr_array_new_with_free_func (free_column);
  self->table = rbk_compare_table_new ();
  self->row = RBK_WORK_ROW (rbk_work_row_new (&facts, self, _ ("Comparing books…")));
  gtk_box_append (GTK_BOX (box), self->table);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->row));
  self->section = rbk_section_new (_ ("Side by Side"), box);
  rbk_section_set_tools (RBK_SECTION (self->section), new_tools (self));
  rbk_section_set_note (RBK_SECTION (self->section),
                        _ ("≠ marks what differs from the first. Plans are matched by key, then by "
                           "name, then by place."));
  self->none = new_none ();
  gtk_box_append (GTK_BOX (sections), self->none);
  gtk_box_append (GTK_BOX (sections), self->section);
  self->scroller = rbk_section_new_page (sections);
  g_signal_connect_object (drop, "drop", G_CALLBACK (dropped_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

/**
 * rbk_compare_panel_new:
 * @document: an open book
 *
 * Returns: (transfer floating): it, and nothing beside it yet
 */
GtkWidget *
rbk_compare_panel_new (RbkDocument *document)
{
  RbkComparePanel *self = g_object_new (RBK_TYPE_COMPARE_PANEL, NULL);

  self->document = g_object_ref (document);

  return GTK_WIDGET (self);
}

/**
 * rbk_compare_panel_update:
 * @self: a panel
 * @analysis: the state of the book that is looked at, which could be frozen
 *
 * Follows the book and its customers.
 */
void
rbk_compare_panel_update (RbkComparePanel *self, RbkAnalysis *analysis)
{
  g_return_if_fail (RBK_IS_COMPARE_PANEL (self));

  g_clear_pointer (&self->analysis, rbk_analysis_unref);
  self->analysis = rbk_analysis_ref (analysis);
  rbk_made_up_tag_update (self->tag, rbk_analysis_get_population (analysis));
  ask (self);
}
