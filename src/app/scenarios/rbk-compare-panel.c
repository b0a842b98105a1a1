/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-compare-panel-private.h"

#include <glib/gi18n-lib.h>

#include "rbk-compare-run.h"
#include "rbk-compare-table.h"
#include "rbk-icon-menu.h"
#include "rbk-made-up-tag.h"
#include "rbk-scenario-freeze.h"
#include "rbk-scenario-words.h"
#include "rbk-section.h"
#include "rbk-state-page.h"
#include "rbk-undo-toast.h"

/**
 * RbkComparePanel:
 *
 * The book beside others, or beside itself with a scenario: figures of each plan, and what
 * differs from the book that is open.
 */
G_DEFINE_FINAL_TYPE (RbkComparePanel, rbk_compare_panel, GTK_TYPE_WIDGET)

static void
free_column (gpointer data)
{
  RbkCompareColumn *column = data;

  g_clear_object (&column->document);
  g_free (column->key);
  g_free (column);
}

static void
done (gpointer owner, gpointer result)
{
  RbkComparePanel *self = RBK_COMPARE_PANEL (owner);
  g_autoptr(RbkComparison) comparison = result;
  gboolean are_files[RBK_COMPARE_MOST_COLUMNS + 1] = { FALSE };

  for (guint i = 0; i < self->columns->len; i++)
    are_files[i + 1] =
        ((RbkCompareColumn *) g_ptr_array_index (self->columns, i))->document != NULL;
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
add_scenario_side (RbkComparePanel        *self,
                   RbkCompareRequest      *request,
                   const RbkCompareColumn *column,
                   GError                **error)
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

static guint
count_titled (RbkComparePanel *self, const char *title)
{
  guint n = g_strcmp0 (rbk_document_get_title (self->document), title) == 0;

  for (guint i = 0; i < self->columns->len; i++)
    {
      const RbkCompareColumn *column = g_ptr_array_index (self->columns, i);

      if (column->document != NULL &&
          g_strcmp0 (rbk_document_get_title (column->document), title) == 0)
        n++;
    }

  return n;
}

/* Books of one title, as a second proposal to the same client, are told apart by their files. */
static char *
dup_name (RbkComparePanel *self, RbkDocument *document)
{
  const char      *title = rbk_document_get_title (document);
  GFile           *file = rbk_document_get_file (document);
  g_autofree char *name = NULL;

  if (file == NULL || count_titled (self, title) < 2)
    return g_strdup (title);
  name = g_file_get_basename (file);

  return g_filename_display_name (name);
}

static gboolean
add_side (RbkComparePanel        *self,
          RbkCompareRequest      *request,
          const RbkCompareColumn *column,
          GError                **error)
{
  const GDate     *date = &rbk_analysis_get_spec (self->analysis)->date;
  RbkCompareSide  *side;
  g_autofree char *name = NULL;

  if (column->document == NULL)
    return add_scenario_side (self, request, column, error);
  name = dup_name (self, column->document);
  side = rbk_compare_request_add (request, name);
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
      const RbkCompareColumn *column = g_ptr_array_index (self->columns, i);

      if (column->key != NULL && find_scenario (self, column->key) == NULL)
        g_ptr_array_remove_index (self->columns, i);
    }
}

/* rbk_compare_panel_ask: compares anew, where there is something beside the book. */
void
rbk_compare_panel_ask (RbkComparePanel *self)
{
  RbkCompareRequest *request;
  RbkCompareSide    *first;
  g_autofree char   *name = NULL;
  g_autoptr(GError) error = NULL;

  if (self->analysis == NULL || rbk_analysis_get_spec (self->analysis) == NULL)
    return;
  forget_deleted (self);
  gtk_widget_set_visible (self->none, self->columns->len == 0);
  gtk_widget_set_visible (self->section, self->columns->len > 0);
  if (self->columns->len == 0)
    return;
  request = rbk_compare_request_new (self->analysis);
  name = dup_name (self, self->document);
  first = rbk_compare_request_add (request, name);
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

  rbk_compare_panel_install_actions (widget_class);
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
  self->copy = rbk_icon_menu_new ("edit-copy-symbolic", _ ("Copy the Figures"));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->copy), G_MENU_MODEL (menu));
  gtk_box_append (GTK_BOX (tools), self->tag);
  gtk_box_append (GTK_BOX (tools), self->copy);
  gtk_box_append (GTK_BOX (tools), add);

  return tools;
}

static GtkWidget *
new_none (void)
{
  GtkWidget *page =
      rbk_state_page_new ("view-dual-symbolic", _ ("Books Side by Side"),
                          _ ("Add other books or drop them here, or put a scenario with "
                             "its answer beside this book."));

  rbk_state_page_add_button (page, _ ("_Add a Book…"), "compare.add", NULL, TRUE);

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
  g_signal_connect_object (drop, "drop", G_CALLBACK (rbk_compare_panel_drop), self,
                           G_CONNECT_SWAPPED);
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
  rbk_compare_panel_ask (self);
}
