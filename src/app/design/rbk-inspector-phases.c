/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-inspector-private.h"

#include <glib/gi18n-lib.h>

#include "rbk-date.h"
#include "rbk-phase-dates.h"

/* The evergreen terms, with which a plan is sized, come first. */
static guint
default_phase (RbkAnalysis *analysis, int plan)
{
  const RbkTable *table = rbk_analysis_get_table (analysis);

  if (table == NULL || (guint) plan >= table->n_rows || table->rows[plan].phase == NULL)
    return 0;

  return (guint) (table->rows[plan].phase - table->rows[plan].plan->phases);
}

/* rbk_inspector_choose_phase: the phase asked for, else the one shown where it is still there, else
 * the lasting terms. */
void
rbk_inspector_choose_phase (RbkInspector *self, RbkAnalysis *analysis, int plan)
{
  GListModel *phases = rbk_plan_get_phases (self->plan);
  g_autoptr(RbkPhase) fallback = NULL;

  if (self->wanted != NULL && g_list_store_find (G_LIST_STORE (phases), self->wanted, NULL))
    g_set_object (&self->phase, self->wanted);
  g_clear_object (&self->wanted);
  if (self->phase != NULL && g_list_store_find (G_LIST_STORE (phases), self->phase, NULL))
    return;

  fallback = g_list_model_get_item (phases, default_phase (analysis, plan));
  if (fallback == NULL)
    fallback = g_list_model_get_item (phases, 0);
  g_set_object (&self->phase, fallback);
}

/* rbk_inspector_show_dates: terms that are in use can be edited, as a book may be a draft; but a
 * change from a day on is offered first. */
void
rbk_inspector_show_dates (RbkInspector *self)
{
  g_autofree char *text = NULL;
  GDate            today;

  if (self->phase != NULL)
    {
      rbk_date_today (&today);
      text = rbk_phase_dup_today (self->plan, self->phase, &today,
                                  rbk_book_get_as_of (rbk_document_get_book (self->document)));
    }
  gtk_widget_set_visible (self->dates, text != NULL);
  if (text == NULL)
    return;
  gtk_label_set_text (GTK_LABEL (self->dates_text), text);
  gtk_widget_set_visible (self->dates_button,
                          rbk_phase_is_in_force (self->plan, self->phase, &today));
}

/* rbk_inspector_new_phase_menu: what can be done with phases. */
GtkWidget *
rbk_inspector_new_phase_menu (void)
{
  GMenu     *menu = g_menu_new ();
  GMenu     *added = g_menu_new ();
  GMenu     *chosen = g_menu_new ();
  GtkWidget *button;

  g_menu_append (added, _ ("Add _Trial"), "phase.add::trial");
  g_menu_append (added, _ ("Add _Discount"), "phase.add::discount");
  g_menu_append (added, _ ("Add _Ramp"), "phase.add::ramp");
  g_menu_append (added, _ ("_Change Terms From a Date…"), "phase.schedule");
  g_menu_append (chosen, _ ("D_uplicate This Phase"), "phase.duplicate");
  g_menu_append (chosen, _ ("R_emove This Phase"), "phase.remove");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (added));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (chosen));
  button =
      rbk_inspector_new_menu (G_MENU_MODEL (menu), "list-add-symbolic", _ ("Add or change phases"));
  g_object_unref (added);
  g_object_unref (chosen);
  g_object_unref (menu);

  return button;
}

/* rbk_inspector_new_dates: what is said of today, with the button beside it. */
GtkWidget *
rbk_inspector_new_dates (RbkInspector *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->dates_text = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->dates_text), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->dates_text), 0.0f);
  gtk_widget_add_css_class (self->dates_text, "caption");
  self->dates_button = gtk_button_new_with_mnemonic (_ ("_Change From a Date Instead…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->dates_button), "phase.schedule");
  gtk_widget_set_halign (self->dates_button, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), self->dates_text);
  gtk_box_append (GTK_BOX (box), self->dates_button);
  gtk_widget_set_visible (box, FALSE);

  return box;
}
