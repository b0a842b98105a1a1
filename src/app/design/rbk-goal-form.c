/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-goal-form-private.h"

#include <glib/gi18n-lib.h>

#include "rbk-choice.h"
#include "rbk-said-text.h"
#include "rbk-share-text.h"

/**
 * RbkGoalForm:
 *
 * What is asked in a goal seek: of which plan which term is to be found, and the margin that it
 * must leave at which usage. Each has an answer from the start, so that there is a result before
 * anything was typed.
 */
G_DEFINE_FINAL_TYPE (RbkGoalForm, rbk_goal_form, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
show_target (RbkGoalForm *self)
{
  const RbkTableRow *row = rbk_goal_form_get_row (self);
  g_autofree char   *text = NULL;
  RbkDecimal         target;
  guint              places;

  if (self->is_typed || row == NULL)
    return;
  target = row->plan->target_margin;
  places = rbk_decimal_places (target);
  text = rbk_money_format_percent (self->format, rbk_decimal_to_double (target),
                                   places > 2 ? places - 2 : 0);
  gtk_editable_set_text (GTK_EDITABLE (self->margin), text);
}

static void
show (RbkGoalForm *self)
{
  gtk_widget_set_visible (self->typed_row,
                          g_str_equal (rbk_goal_form_get_place (self), RBK_GOAL_PLACE_TYPED));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
plan_cb (RbkGoalForm *self)
{
  if (self->is_filling)
    return;
  self->is_filling = TRUE;
  rbk_goal_form_fill_places (self);
  show_target (self);
  self->is_filling = FALSE;
  show (self);
}

static void
place_cb (RbkGoalForm *self)
{
  if (self->is_filling)
    return;
  show (self);
  if (gtk_widget_get_visible (self->typed_row))
    gtk_widget_grab_focus (self->typed);
}

static void
margin_cb (RbkGoalForm *self)
{
  if (self->is_filling)
    return;
  self->is_typed = TRUE;
  show (self);
}

static void
typed_cb (RbkGoalForm *self)
{
  if (!self->is_filling)
    show (self);
}

static void
rbk_goal_form_dispose (GObject *object)
{
  RbkGoalForm *self = RBK_GOAL_FORM (object);
  GtkWidget   *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->analysis, rbk_analysis_unref);
  g_clear_pointer (&self->format, rbk_money_format_free);
  g_clear_pointer (&self->places, g_ptr_array_unref);

  G_OBJECT_CLASS (rbk_goal_form_parent_class)->dispose (object);
}

static void
rbk_goal_form_class_init (RbkGoalFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rbk_goal_form_dispose;

  /**
   * RbkGoalForm::changed:
   * @self: the form
   *
   * Something else is asked now.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
rbk_goal_form_init (RbkGoalForm *self)
{
  self->places = g_ptr_array_new_with_free_func (g_free);
}

static AdwComboRow *
new_choice (RbkGoalForm *self, const char *title, GCallback changed)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_object (row, "notify::selected", changed, self, G_CONNECT_SWAPPED);

  rbk_choice_widen_combo (ADW_COMBO_ROW (row));

  return ADW_COMBO_ROW (row);
}

static GtkWidget *
new_entry_row (RbkGoalForm *self, const char *title, GCallback changed, GtkWidget **entry)
{
  GtkWidget *row = adw_action_row_new ();

  *entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (*entry), 8);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (*entry), 8);
  gtk_editable_set_alignment (GTK_EDITABLE (*entry), 1.0f);
  gtk_entry_set_activates_default (GTK_ENTRY (*entry), TRUE);
  gtk_widget_set_valign (*entry, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (*entry), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  g_signal_connect_object (*entry, "changed", changed, self, G_CONNECT_SWAPPED);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), *entry);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), *entry);

  return row;
}

static GListModel *
new_plan_names (RbkBook *book)
{
  GListModel    *plans = rbk_book_get_plans (book);
  GtkStringList *names = gtk_string_list_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (plans); i++)
    {
      g_autoptr(RbkRecord) plan = g_list_model_get_item (plans, i);

      gtk_string_list_append (names, rbk_record_get_name (plan));
    }

  return G_LIST_MODEL (names);
}

static void
fill (RbkGoalForm *self, RbkBook *book)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autoptr(GListModel) plans = new_plan_names (book);
  g_autoptr(GtkStringList) terms = gtk_string_list_new (
      (const char *[]){ _ ("Price"), _ ("Cap"), _ ("Included amount"), _ ("Overage price"), NULL });
  GtkWidget *margin_row;

  self->what = new_choice (self, _ ("Find"), G_CALLBACK (plan_cb));
  self->plan = new_choice (self, _ ("Plan"), G_CALLBACK (plan_cb));
  self->where = new_choice (self, _ ("At"), G_CALLBACK (place_cb));
  margin_row = new_entry_row (self, _ ("Margin to leave"), G_CALLBACK (margin_cb), &self->margin);
  self->typed_row = new_entry_row (self, _ ("Usage"), G_CALLBACK (typed_cb), &self->typed);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->typed_row), _ ("300, 5k, p75, included"));
  gtk_editable_set_text (GTK_EDITABLE (self->typed), "p90");

  adw_combo_row_set_model (self->what, G_LIST_MODEL (terms));
  adw_combo_row_set_model (self->plan, plans);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->what));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->plan));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), margin_row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->where));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->typed_row);
  gtk_widget_set_parent (group, GTK_WIDGET (self));
}

/**
 * rbk_goal_form_new:
 * @book: the open book
 * @analysis: what follows from it
 * @plan: the place of the plan to begin with
 * @what: the term to begin with
 *
 * Returns: (transfer floating): a form that asks for it at the plan's target margin
 */
GtkWidget *
rbk_goal_form_new (RbkBook *book, RbkAnalysis *analysis, guint plan, RbkSolveFor what)
{
  RbkGoalForm *self = g_object_new (RBK_TYPE_GOAL_FORM, NULL);

  self->analysis = rbk_analysis_ref (analysis);
  self->format = rbk_money_format_new (NULL, rbk_book_get_currency (book));
  self->is_filling = TRUE;
  fill (self, book);
  adw_combo_row_set_selected (self->plan, plan);
  adw_combo_row_set_selected (self->what, what);
  rbk_goal_form_fill_places (self);
  show_target (self);
  self->is_filling = FALSE;
  show (self);

  return GTK_WIDGET (self);
}

/**
 * rbk_goal_form_focus:
 * @self: a form
 *
 * Puts the focus where one types first: in the margin.
 */
void
rbk_goal_form_focus (RbkGoalForm *self)
{
  g_return_if_fail (RBK_IS_GOAL_FORM (self));

  gtk_widget_grab_focus (self->margin);
}

/**
 * rbk_goal_form_update:
 * @self: a form
 * @analysis: what follows from the book as it is now
 *
 * Asks the same of another state of the book. Customers may have come by now, or gone.
 */
void
rbk_goal_form_update (RbkGoalForm *self, RbkAnalysis *analysis)
{
  g_autofree char *place = NULL;

  g_return_if_fail (RBK_IS_GOAL_FORM (self));

  rbk_analysis_ref (analysis);
  g_clear_pointer (&self->analysis, rbk_analysis_unref);
  self->analysis = analysis;
  place = g_strdup (rbk_goal_form_get_place (self));
  self->is_filling = TRUE;
  rbk_goal_form_fill_places (self);
  rbk_goal_form_choose_place (self, place);
  self->is_filling = FALSE;
  show (self);
}

static gboolean
read_margin (RbkGoalForm *self, RbkDecimal *margin, GError **error)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->margin));

  if (!rbk_share_parse_text (self->format, text, margin, NULL) ||
      rbk_decimal_compare (*margin, RBK_DECIMAL_ONE) >= 0)
    {
      g_set_error_literal (error, RBK_ERROR, RBK_ERROR_INVALID,
                           _ ("Write a margin below 100 %, like 70 %."));
      return FALSE;
    }

  return TRUE;
}

/* What was typed may be a quantity as people of the locale write it. */
static gboolean
read_typed (RbkGoalForm *self, RbkGoal *goal, GError **error)
{
  const char      *text = gtk_editable_get_text (GTK_EDITABLE (self->typed));
  g_autofree char *place = rbk_place_from_words (text);

  goal->has_where = TRUE;
  goal->where.kind = RBK_WHERE_USAGE;
  if (rbk_money_parse_quantity (self->format, text, &goal->where.value, NULL) &&
      rbk_decimal_sign (goal->where.value) >= 0)
    return TRUE;

  return rbk_where_parse (place, &goal->where, error);
}

/**
 * rbk_goal_form_read:
 * @self: a form
 * @goal: (out caller-allocates): what it asks for
 * @error: return location for a #GError of domain RBK_ERROR, in words for the user
 *
 * Returns: whether all that it holds can be understood
 */
gboolean
rbk_goal_form_read (RbkGoalForm *self, RbkGoal *goal, GError **error)
{
  const char *place = rbk_goal_form_get_place (self);

  *goal = (RbkGoal){ .plan = adw_combo_row_get_selected (self->plan),
                     .what = (RbkSolveFor) adw_combo_row_get_selected (self->what) };
  if (!read_margin (self, &goal->margin, error))
    return FALSE;
  if (g_str_equal (place, RBK_GOAL_PLACE_SIZING))
    return TRUE;
  if (g_str_equal (place, RBK_GOAL_PLACE_TYPED))
    return read_typed (self, goal, error);
  if (g_str_equal (place, RBK_GOAL_PLACE_CUSTOMERS))
    {
      goal->of_customers = TRUE;
      return TRUE;
    }
  goal->has_where = TRUE;

  return rbk_where_parse (place, &goal->where, error);
}
