/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-what-if-panel-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "rbk-file-place.h"
#include "rbk-known-scenarios.h"
#include "rbk-scenario-edit.h"
#include "rbk-scenario-freeze.h"
#include "rbk-scenario-words.h"
#include "rbk-shock-words.h"
#include "rbk-step.h"
#include "rbk-undo-toast.h"

#define SUFFIX ".ratebook"

/* What can be done with scenarios. */

static gboolean
take (RbkWhatIfPanel *self, RbkEdit *edit, const char *told)
{
  return rbk_step_take (GTK_WIDGET (self), self->document, edit, told);
}

static guint
count (RbkWhatIfPanel *self)
{
  return g_list_model_get_n_items (rbk_book_get_scenarios (rbk_document_get_book (self->document)));
}

static RbkScenario *
new_own (RbkBook *book)
{
  const char  *shocks[] = { rbk_shock_words_get_first (book), NULL };
  RbkScenario *scenario = rbk_scenario_new ();

  g_object_set (scenario, "key", "scenario", "name", _ ("My scenario"), "shocks", shocks, NULL);

  return scenario;
}

/* People read names: those to start from have them in the user's language. */
static void
translate (RbkScenario *scenario)
{
  g_autofree char *name = g_strdup (rbk_scenario_words_for_known (scenario));

  g_object_set (scenario, "name", name, NULL);
}

static RbkScenario *
find_known (RbkBook *book, const char *key)
{
  g_autoptr(GListModel) known = rbk_known_scenarios_new (book);
  RbkRecord *found = rbk_record_find_by_key (known, key);

  if (found == NULL)
    return NULL;
  translate (RBK_SCENARIO (found));

  return RBK_SCENARIO (g_object_ref (found));
}

static void
add_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkWhatIfPanel *self = RBK_WHAT_IF_PANEL (widget);
  RbkBook        *book = rbk_document_get_book (self->document);
  const char     *key = g_variant_get_string (parameter, NULL);
  g_autoptr(RbkScenario) scenario = key[0] != '\0' ? find_known (book, key) : new_own (book);

  if (scenario == NULL || !take (self, rbk_scenario_edit_add (book, scenario), NULL))
    return;
  rbk_matrix_grid_select (self->grid, count (self) - 1);
  if (key[0] == '\0')
    rbk_scenario_editor_take_focus (self->editor);
}

static void
add_usual_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkWhatIfPanel *self = RBK_WHAT_IF_PANEL (widget);
  RbkBook        *book = rbk_document_get_book (self->document);
  g_autoptr(GListModel) known = rbk_known_scenarios_new (book);

  for (guint i = 0; i < g_list_model_get_n_items (known); i++)
    {
      g_autoptr(RbkScenario) scenario = g_list_model_get_item (known, i);

      translate (scenario);
    }
  if (take (self, rbk_scenario_edit_add_all (book, known), NULL))
    rbk_matrix_grid_select (self->grid, 0);
}

static gboolean
find_place (RbkWhatIfPanel *self, guint *place)
{
  *place = rbk_matrix_grid_get_selected (self->grid);

  return *place < count (self);
}

static void
duplicate_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkWhatIfPanel *self = RBK_WHAT_IF_PANEL (widget);
  guint           place;

  if (find_place (self, &place) &&
      take (self, rbk_scenario_edit_duplicate (rbk_document_get_book (self->document), place),
            NULL))
    rbk_matrix_grid_select (self->grid, place + 1);
}

static void
move_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkWhatIfPanel *self = RBK_WHAT_IF_PANEL (widget);
  int             steps = g_variant_get_int32 (parameter);
  guint           place;
  RbkEdit        *edit;

  if (!find_place (self, &place))
    return;
  edit = rbk_scenario_edit_move (rbk_document_get_book (self->document), place, steps);
  if (edit == NULL)
    gtk_widget_error_bell (widget);
  else if (take (self, edit, NULL))
    rbk_matrix_grid_select (self->grid, (guint) ((int) place + steps));
}

static void
remove_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkWhatIfPanel  *self = RBK_WHAT_IF_PANEL (widget);
  RbkScenario     *scenario = rbk_what_if_panel_get_selected (self);
  g_autofree char *text = NULL;
  guint            place;

  if (scenario == NULL || !find_place (self, &place))
    return;
  /* Translators: %s is a scenario */
  text = g_strdup_printf (_ ("Deleted “%s”"), rbk_scenario_get_title (scenario));
  take (self, rbk_scenario_edit_remove (rbk_document_get_book (self->document), place), text);
}

static void
answer_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkWhatIfPanel *self = RBK_WHAT_IF_PANEL (widget);
  RbkScenario    *scenario = rbk_what_if_panel_get_selected (self);

  if (scenario != NULL)
    take (self,
          rbk_edit_new_set_integer (RBK_RECORD (scenario), "answer",
                                    (int) g_variant_get_uint32 (parameter)),
          NULL);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(RbkWhatIfPanel) self = user_data;
  RbkDocument *saved = RBK_DOCUMENT (source);
  g_autoptr(GError) error = NULL;
  AdwToast  *toast;
  GtkWidget *overlay;

  if (self->stack == NULL)
    return;
  if (!rbk_document_save_finish (saved, result, &error))
    {
      rbk_undo_toast_refuse (GTK_WIDGET (self), error);
      return;
    }
  overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  if (overlay != NULL)
    {
      g_autofree char *uri = g_file_get_uri (rbk_document_get_file (saved));

      toast = adw_toast_new (_ ("Saved as a new book"));
      adw_toast_set_button_label (toast, _ ("_Open"));
      adw_toast_set_action_name (toast, "win.open-uri");
      adw_toast_set_action_target (toast, "s", uri);
      adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
    }
  rbk_document_close (saved);
}

static GFile *
with_suffix (GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *full = NULL;

  if (g_str_has_suffix (uri, SUFFIX))
    return g_object_ref (file);
  full = g_strconcat (uri, SUFFIX, NULL);

  return g_file_new_for_uri (full);
}

static void
chosen_cb (RbkWhatIfPanel *self, int response)
{
  g_autoptr(GFile) chosen = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
  g_autoptr(GFile) file = NULL;
  g_autoptr(RbkDocument) document = NULL;

  g_clear_object (&self->chooser);
  if (response == GTK_RESPONSE_ACCEPT && chosen != NULL && self->made != NULL)
    {
      file = with_suffix (chosen);
      document = rbk_document_new_for_book (self->made);
      rbk_document_save_async (document, file, RBK_SAVE_OVERWRITE, saved_cb, g_object_ref (self));
    }
  g_clear_object (&self->made);
}

static char *
dup_file_name (RbkWhatIfPanel *self)
{
  const char  *title = rbk_document_get_title (self->document);
  RbkScenario *scenario = rbk_what_if_panel_get_selected (self);
  char        *name = g_strdup_printf ("%s, %s" SUFFIX, title, rbk_scenario_get_title (scenario));

  return g_strdelimit (name, "/\\:", '-');
}

static void
save_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkWhatIfPanel  *self = RBK_WHAT_IF_PANEL (widget);
  g_autofree char *name = NULL;
  g_autoptr(GError) error = NULL;

  if (rbk_what_if_panel_get_selected (self) == NULL)
    return;
  g_clear_object (&self->made);
  self->made = rbk_answers_view_make_book (self->answers,
                                           (RbkAnswer) g_variant_get_uint32 (parameter), &error);
  if (self->made == NULL)
    {
      rbk_undo_toast_refuse (widget, error);
      return;
    }
  name = dup_file_name (self);
  g_clear_object (&self->chooser);
  self->chooser = rbk_file_chooser_new (widget, _ ("Save as a New Book"),
                                        GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  rbk_file_chooser_ask (self->chooser, G_CALLBACK (chosen_cb), self);
}

static void
compare_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkScenario *scenario = rbk_what_if_panel_get_selected (RBK_WHAT_IF_PANEL (widget));

  if (scenario != NULL)
    gtk_widget_activate_action (widget, "scenarios.side-by-side", "(su)",
                                rbk_scenario_get_key (scenario), g_variant_get_uint32 (parameter));
}

/*
 * rbk_what_if_panel_install_actions:
 * @widget_class: the class of the panel
 */
void
rbk_what_if_panel_install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char                 *name, *parameter;
    GtkWidgetActionActivateFunc callback;
  } actions[] = {
    { "scenario.add", "s", add_cb },       { "scenario.add-usual", NULL, add_usual_cb },
    { "scenario.move", "i", move_cb },     { "scenario.duplicate", NULL, duplicate_cb },
    { "scenario.answer", "u", answer_cb }, { "scenario.remove", NULL, remove_cb },
    { "scenario.save", "u", save_cb },     { "scenario.compare", "u", compare_cb },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter,
                                     actions[i].callback);
}
