/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-what-if-panel-private.h"

#include <glib/gi18n-lib.h>

#include "rbk-known-scenarios.h"
#include "rbk-made-up-tag.h"
#include "rbk-scenario-freeze.h"
#include "rbk-scenario-words.h"
#include "rbk-scenarios-states.h"
#include "rbk-section.h"

typedef struct
{
  RbkAnalysis *analysis;  /* (owned) */
  GPtrArray   *scenarios; /* (owned) (element-type RbkFrozenScenario) */
} Request;

typedef struct
{
  RbkAnalysis       *analysis;  /* (owned) */
  GPtrArray         *scenarios; /* (owned) (element-type RbkFrozenScenario) */
  RbkScenarioMatrix *matrix;    /* (owned) (nullable) where none can be computed */
} Matrix;

/**
 * RbkWhatIfPanel:
 *
 * The scenarios of a book: what each would make of every plan, how it is edited, and what to do
 * about it.
 */
G_DEFINE_FINAL_TYPE (RbkWhatIfPanel, rbk_what_if_panel, GTK_TYPE_WIDGET)

static void
free_request (gpointer data)
{
  Request *request = data;

  g_ptr_array_unref (request->scenarios);
  rbk_analysis_unref (request->analysis);
  g_free (request);
}

static void
free_matrix (gpointer data)
{
  Matrix *matrix = data;

  g_clear_pointer (&matrix->matrix, rbk_scenario_matrix_free);
  g_ptr_array_unref (matrix->scenarios);
  rbk_analysis_unref (matrix->analysis);
  g_free (matrix);
}

/* In a thread. */
static gpointer
work (gpointer data, RbkWorkPiece *piece, GError **error)
{
  Request *request = data;
  g_autoptr(GPtrArray) cases = g_ptr_array_new ();
  Matrix *matrix;
  g_autoptr(RbkScenarioMatrix) computed = NULL;

  for (guint i = 0; i < request->scenarios->len; i++)
    {
      const RbkFrozenScenario *scenario = g_ptr_array_index (request->scenarios, i);

      if (scenario->scenario != NULL)
        g_ptr_array_add (cases, scenario->scenario);
    }
  if (cases->len > 0)
    {
      computed = rbk_scenario_matrix_new ((RbkScenarioCase *const *) cases->pdata, cases->len,
                                          rbk_analysis_get_mix_index (request->analysis),
                                          rbk_work_piece_get_cancellable (piece),
                                          rbk_work_piece_note, piece, error);
      if (computed == NULL)
        return NULL;
    }
  matrix = g_new0 (Matrix, 1);
  matrix->analysis = rbk_analysis_ref (request->analysis);
  matrix->scenarios = g_ptr_array_ref (request->scenarios);
  matrix->matrix = g_steal_pointer (&computed);

  return matrix;
}

static void
done (gpointer owner, gpointer result)
{
  RbkWhatIfPanel *self = RBK_WHAT_IF_PANEL (owner);
  Matrix         *matrix = result;
  RbkMatrixShown  shown = { .spec = rbk_analysis_get_spec (matrix->analysis),
                            .scenarios = matrix->scenarios,
                            .matrix = matrix->matrix,
                            .has_customers = rbk_analysis_get_mix_index (matrix->analysis) != NULL,
                            .format = self->format };

  rbk_matrix_grid_show (self->grid, &shown);
  free_matrix (matrix);
}

static const RbkWorkFacts facts = { work, done, free_request, free_matrix };

/*
 * rbk_what_if_panel_get_selected:
 * @self: a panel
 *
 * Returns: (transfer none) (nullable): the scenario that is looked at
 */
RbkScenario *
rbk_what_if_panel_get_selected (RbkWhatIfPanel *self)
{
  GListModel *scenarios = rbk_book_get_scenarios (rbk_document_get_book (self->document));
  guint       n = g_list_model_get_n_items (scenarios);
  g_autoptr(RbkScenario) scenario = NULL;

  if (n > 0)
    scenario =
        g_list_model_get_item (scenarios, MIN (rbk_matrix_grid_get_selected (self->grid), n - 1));

  /* The book keeps it. */
  return scenario;
}

static void
show_selected (RbkWhatIfPanel *self)
{
  RbkScenario *scenario = rbk_what_if_panel_get_selected (self);

  rbk_scenario_editor_show (self->editor, scenario, self->format);
  if (self->analysis != NULL)
    rbk_answers_view_show (self->answers, self->analysis, scenario, self->format);
}

static void
rbk_what_if_panel_dispose (GObject *object)
{
  RbkWhatIfPanel *self = RBK_WHAT_IF_PANEL (object);

  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_pointer (&self->analysis, rbk_analysis_unref);
  g_clear_object (&self->chooser);
  g_clear_object (&self->made);
  g_clear_pointer (&self->offered, g_free);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (rbk_what_if_panel_parent_class)->dispose (object);
}

static void
rbk_what_if_panel_class_init (RbkWhatIfPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_what_if_panel_dispose;

  rbk_what_if_panel_install_actions (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "whatif");
}

static void
rbk_what_if_panel_init (RbkWhatIfPanel *self)
{
}

static GtkWidget *
new_tools (RbkWhatIfPanel *self)
{
  GtkWidget *tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->tag = rbk_made_up_tag_new ();
  gtk_widget_set_valign (self->tag, GTK_ALIGN_CENTER);
  self->add = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->add), _ ("_Add Scenario"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (self->add), TRUE);
  gtk_box_append (GTK_BOX (tools), self->tag);
  gtk_box_append (GTK_BOX (tools), self->add);

  return tools;
}

static void
ask (RbkWhatIfPanel *self)
{
  const RbkSpec *spec = rbk_analysis_get_spec (self->analysis);
  Request       *request = g_new0 (Request, 1);

  request->analysis = rbk_analysis_ref (self->analysis);
  request->scenarios = rbk_scenario_freeze_all (rbk_document_get_book (self->document), spec);
  rbk_work_row_ask (self->row, request);
}

static GtkWidget *
new_sections (RbkWhatIfPanel *self, GSettings *settings)
{
  GtkWidget *sections = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->grid = RBK_MATRIX_GRID (rbk_matrix_grid_new (settings));
  self->row = RBK_WORK_ROW (rbk_work_row_new (&facts, self, _ ("Working out the scenarios…")));
  g_signal_connect_object (self->grid, "selected", G_CALLBACK (show_selected), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "all-wanted", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->grid));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->row));
  self->section = rbk_section_new (_ ("What Would Happen"), box);
  rbk_section_set_tools (RBK_SECTION (self->section), new_tools (self));
  self->editor = RBK_SCENARIO_EDITOR (rbk_scenario_editor_new (self->document));
  self->answers = RBK_ANSWERS_VIEW (rbk_answers_view_new (self->document));
  gtk_box_append (GTK_BOX (sections), self->section);
  gtk_box_append (GTK_BOX (sections), GTK_WIDGET (self->editor));
  gtk_box_append (GTK_BOX (sections), GTK_WIDGET (self->answers));

  return rbk_section_new_page (sections);
}

/**
 * rbk_what_if_panel_new:
 * @document: an open book
 * @settings: (nullable): the user's choices
 *
 * Returns: (transfer floating): room for its scenarios
 */
GtkWidget *
rbk_what_if_panel_new (RbkDocument *document, GSettings *settings)
{
  RbkWhatIfPanel *self = g_object_new (RBK_TYPE_WHAT_IF_PANEL, NULL);

  self->document = g_object_ref (document);
  self->stack = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_add_named (GTK_STACK (self->stack), new_sections (self, settings), "scenarios");
  gtk_stack_add_named (GTK_STACK (self->stack), rbk_scenarios_new_none (), "none");
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));

  return GTK_WIDGET (self);
}

/* Those to start from that the book has not; one text tells whether they are others. */
static GMenu *
list_known (RbkWhatIfPanel *self, GString *text)
{
  RbkBook *book = rbk_document_get_book (self->document);
  g_autoptr(GListModel) known = rbk_known_scenarios_new (book);
  GMenu *list = g_menu_new ();

  for (guint i = 0; i < g_list_model_get_n_items (known); i++)
    {
      g_autoptr(RbkScenario) scenario = g_list_model_get_item (known, i);
      const char *key = rbk_scenario_get_key (scenario);
      const char *words = rbk_scenario_words_for_known (scenario);
      g_autoptr(GMenuItem) item = g_menu_item_new (words, NULL);

      if (rbk_record_find_by_key (rbk_book_get_scenarios (book), key) != NULL)
        continue;
      g_menu_item_set_action_and_target (item, "scenario.add", "s", key);
      g_menu_append_item (list, item);
      g_string_append_printf (text, "%s\n%s\n", key, words);
    }
  return list;
}

/* GTK keeps parts of each menu that a button had, so that it gets another only when need be. */
static void
show_menu (RbkWhatIfPanel *self)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GMenu) list = list_known (self, text);
  g_autoptr(GMenu) menu = NULL;
  g_autoptr(GMenu) own = NULL;

  if (g_strcmp0 (text->str, self->offered) == 0)
    return;
  g_free (self->offered);
  self->offered = g_strdup (text->str);
  menu = g_menu_new ();
  own = g_menu_new ();
  g_menu_append (own, _ ("_Your Own"), "scenario.add::");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (own));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (list));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->add), G_MENU_MODEL (menu));
}

/**
 * rbk_what_if_panel_update:
 * @self: a panel
 * @analysis: the state of the book that is looked at, which could be frozen
 * @format: for its currency; it must outlive the panel
 *
 * Follows the book. Figures that are shown stay until there are others.
 */
void
rbk_what_if_panel_update (RbkWhatIfPanel *self, RbkAnalysis *analysis, RbkMoneyFormat *format)
{
  GListModel *scenarios;

  g_return_if_fail (RBK_IS_WHAT_IF_PANEL (self));

  g_clear_pointer (&self->analysis, rbk_analysis_unref);
  self->analysis = rbk_analysis_ref (analysis);
  self->format = format;
  scenarios = rbk_book_get_scenarios (rbk_document_get_book (self->document));
  rbk_made_up_tag_update (self->tag, rbk_analysis_get_population (analysis));
  rbk_section_set_note (RBK_SECTION (self->section),
                        rbk_analysis_get_mix_index (analysis) != NULL
                            ? _ ("Margins at each plan’s usual usage, and of all your customers, "
                                 "who choose the cheapest plan again. Below them: the lowest "
                                 "margin at any usage, and the bill that rises most.")
                            : _ ("Margins at each plan’s usual usage; below them the lowest at any "
                                 "usage. With customers you see what becomes of their bills."));
  show_menu (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    g_list_model_get_n_items (scenarios) > 0 ? "scenarios"
                                                                             : "none");
  if (g_list_model_get_n_items (scenarios) > 0)
    ask (self);
  show_selected (self);
}
