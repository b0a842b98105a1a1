/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-scenario-editor.h"

#include <glib/gi18n-lib.h>

#include "rbk-cell.h"
#include "rbk-error.h"
#include "rbk-field-flow.h"
#include "rbk-icon-button.h"
#include "rbk-scenario-edit.h"
#include "rbk-scenario-freeze.h"
#include "rbk-scenario-words.h"
#include "rbk-section.h"
#include "rbk-shock-row.h"
#include "rbk-undo-toast.h"

#define N_ANSWERS 3

/**
 * RbkScenarioEditor:
 *
 * One of the book's scenarios: its name, what happens in it, and what is done about it. Each
 * change is a step that can be undone.
 */
struct _RbkScenarioEditor
{
  GtkWidget parent_instance;

  RbkDocument    *document; /* (owned) */
  RbkScenario    *scenario; /* (owned) (nullable) */
  RbkMoneyFormat *format;   /* (not owned) (nullable) the page's */
  GtkWidget      *section;
  GtkWidget      *name, *answer, *rows;
  gboolean        is_updating;
};

G_DEFINE_FINAL_TYPE (RbkScenarioEditor, rbk_scenario_editor, GTK_TYPE_WIDGET)

static gboolean
take (RbkScenarioEditor *self, RbkEdit *edit, GError **error)
{
  rbk_document_seal (self->document);

  return rbk_document_take (self->document, edit, error);
}

static void
take_shocks (RbkScenarioEditor *self, GtkWidget *without, const char *another, const char *label)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) shocks = NULL;
  g_autoptr(GError) error = NULL;

  for (GtkWidget *row = gtk_widget_get_first_child (self->rows); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (row != without && gtk_widget_get_visible (row))
      {
        g_autofree char *text = rbk_shock_row_dup_text (RBK_SHOCK_ROW (row));

        g_strv_builder_add (builder, text);
      }
  if (another != NULL)
    g_strv_builder_add (builder, another);
  shocks = g_strv_builder_end (builder);
  if (!take (self,
             rbk_scenario_edit_set_shocks (self->scenario, (const char *const *) shocks, label),
             &error))
    rbk_undo_toast_refuse (GTK_WIDGET (self), error);
}

static void
changed_cb (RbkScenarioEditor *self)
{
  if (!self->is_updating && self->scenario != NULL)
    take_shocks (self, NULL, NULL, N_ ("Change shock"));
}

static void
removed_cb (RbkScenarioEditor *self, GtkWidget *row)
{
  if (self->scenario != NULL)
    take_shocks (self, row, NULL, N_ ("Remove shock"));
}

static void
add_cb (RbkScenarioEditor *self)
{
  if (self->scenario != NULL)
    take_shocks (self, NULL, rbk_shock_words_get_first (rbk_document_get_book (self->document)),
                 N_ ("Add shock"));
}

static gboolean
take_name_cb (RbkCell *cell, const char *text, gpointer user_data, GError **error)
{
  RbkScenarioEditor *self = user_data;
  g_autofree char   *name = g_strstrip (g_strdup (text));

  if (self->scenario == NULL)
    return FALSE;
  if (name[0] == '\0')
    {
      g_set_error_literal (error, RBK_ERROR, RBK_ERROR_INVALID, _ ("A scenario has a name"));
      return FALSE;
    }

  return take (self, rbk_edit_new_set_text (RBK_RECORD (self->scenario), "name", name), error);
}

static void
answer_cb (RbkScenarioEditor *self)
{
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->answer));
  g_autoptr(GError) error = NULL;

  if (self->is_updating || self->scenario == NULL || chosen >= N_ANSWERS)
    return;
  if (!take (self, rbk_edit_new_set_integer (RBK_RECORD (self->scenario), "answer", (int) chosen),
             &error))
    rbk_undo_toast_refuse (GTK_WIDGET (self), error);
}

static void
rbk_scenario_editor_dispose (GObject *object)
{
  RbkScenarioEditor *self = RBK_SCENARIO_EDITOR (object);

  if (self->section != NULL)
    rbk_cell_set_commit (RBK_CELL (self->name), NULL, NULL);
  g_clear_pointer (&self->section, gtk_widget_unparent);
  g_clear_object (&self->scenario);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (rbk_scenario_editor_parent_class)->dispose (object);
}

static void
rbk_scenario_editor_class_init (RbkScenarioEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_scenario_editor_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "scenarioeditor");
}

static void
add_icon (GtkWidget *tools, const char *icon, const char *label, const char *action, int step)
{
  GtkWidget *button = rbk_icon_button_new (icon, label, NULL);

  if (step != 0)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", step);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (tools), button);
}

static GtkWidget *
new_tools (void)
{
  GtkWidget *tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  add_icon (tools, "go-up-symbolic", _ ("Move This Scenario Up"), "scenario.move", -1);
  add_icon (tools, "go-down-symbolic", _ ("Move This Scenario Down"), "scenario.move", 1);
  add_icon (tools, "edit-copy-symbolic", _ ("Duplicate This Scenario"), "scenario.duplicate", 0);
  add_icon (tools, "edit-delete-symbolic", _ ("Delete This Scenario"), "scenario.remove", 0);

  return tools;
}

static GtkWidget *
new_fields (RbkScenarioEditor *self)
{
  GtkWidget *flow = rbk_field_flow_new ();
  g_autoptr(GPtrArray) answers = g_ptr_array_new ();

  self->name = rbk_cell_new (FALSE);
  rbk_cell_set_title (RBK_CELL (self->name), _ ("Name of the scenario"));
  rbk_cell_set_commit (RBK_CELL (self->name), take_name_cb, self);
  gtk_widget_add_css_class (self->name, "typed");
  gtk_widget_set_size_request (self->name, 280, -1);
  rbk_field_flow_add (flow, _ ("Name"), NULL, self->name);
  self->answer = rbk_field_flow_add_choice (flow, _ ("What you do about it"),
                                            _ ("Which of the answers below the table shows"));
  for (guint i = 0; i < N_ANSWERS; i++)
    g_ptr_array_add (answers, (gpointer) rbk_scenario_words_for_answer ((RbkAnswer) i));
  rbk_field_flow_set_texts (self->answer, answers);
  g_signal_connect_object (self->answer, "notify::selected", G_CALLBACK (answer_cb), self,
                           G_CONNECT_SWAPPED);

  return flow;
}

static void
rbk_scenario_editor_init (RbkScenarioEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *caption = gtk_label_new (_ ("What happens"));
  GtkWidget *add = gtk_button_new_with_mnemonic (_ ("Add _Another"));

  self->is_updating = TRUE;
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_label_set_xalign (GTK_LABEL (caption), 0.0f);
  gtk_widget_add_css_class (caption, "caption");
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_widget_add_css_class (add, "flat");
  gtk_widget_set_halign (add, GTK_ALIGN_START);
  g_signal_connect_object (add, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), new_fields (self));
  gtk_box_append (GTK_BOX (box), caption);
  gtk_box_append (GTK_BOX (box), self->rows);
  gtk_box_append (GTK_BOX (box), add);
  gtk_widget_add_css_class (box, "editor");
  self->section = rbk_section_new ("", box);
  rbk_section_set_tools (RBK_SECTION (self->section), new_tools ());
  gtk_widget_set_parent (self->section, GTK_WIDGET (self));
  self->is_updating = FALSE;
}

/**
 * rbk_scenario_editor_new:
 * @document: an open book
 *
 * Returns: (transfer floating): an editor of no scenario
 */
GtkWidget *
rbk_scenario_editor_new (RbkDocument *document)
{
  RbkScenarioEditor *self = g_object_new (RBK_TYPE_SCENARIO_EDITOR, NULL);

  self->document = g_object_ref (document);

  return GTK_WIDGET (self);
}

static void
add_row (RbkScenarioEditor *self)
{
  GtkWidget *row = rbk_shock_row_new ();

  g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->rows), row);
}

/* Rows stay where there are as many as before, so that the focus stays, too. */
static void
show_shocks (RbkScenarioEditor *self)
{
  const char *const *shocks = rbk_scenario_get_shocks (self->scenario);
  GtkWidget         *row = gtk_widget_get_first_child (self->rows);
  guint              n = 0;

  for (; shocks != NULL && shocks[n] != NULL; n++)
    {
      /* Translators: one of several things that happen in a scenario; %u is its number */
      g_autofree char *name = g_strdup_printf (_ ("Shock %u"), n + 1);

      if (row == NULL)
        {
          add_row (self);
          row = gtk_widget_get_last_child (self->rows);
        }
      gtk_widget_set_visible (row, TRUE);
      rbk_shock_row_show (RBK_SHOCK_ROW (row), shocks[n], name,
                          rbk_document_get_book (self->document), self->format);
      row = gtk_widget_get_next_sibling (row);
    }
  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    gtk_widget_set_visible (row, FALSE);
}

/**
 * rbk_scenario_editor_show:
 * @self: an editor
 * @scenario: (nullable): one of the book's
 * @format: for its currency; it must outlive the editor
 *
 * Shows a scenario as it is now.
 */
void
rbk_scenario_editor_show (RbkScenarioEditor *self, RbkScenario *scenario, RbkMoneyFormat *format)
{
  const char *name;

  g_return_if_fail (RBK_IS_SCENARIO_EDITOR (self));

  gtk_widget_set_visible (GTK_WIDGET (self), scenario != NULL);
  g_set_object (&self->scenario, scenario);
  self->format = format;
  if (scenario == NULL)
    return;
  self->is_updating = TRUE;
  name = rbk_scenario_get_title (scenario);
  rbk_section_set_title (RBK_SECTION (self->section), name);
  rbk_cell_set_text (RBK_CELL (self->name), name, name);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->answer), rbk_scenario_get_answer (scenario));
  show_shocks (self);
  self->is_updating = FALSE;
}

/**
 * rbk_scenario_editor_take_focus:
 * @self: an editor of a scenario
 *
 * Begins with its name.
 */
void
rbk_scenario_editor_take_focus (RbkScenarioEditor *self)
{
  g_return_if_fail (RBK_IS_SCENARIO_EDITOR (self));

  gtk_widget_grab_focus (self->name);
}
