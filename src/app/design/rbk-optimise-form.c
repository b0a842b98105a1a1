/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-optimise-form-private.h"

#include <glib/gi18n-lib.h>

#include "rbk-currency.h"
#include "rbk-optimise-words.h"

/**
 * RbkOptimiseForm:
 *
 * What a search for the best prices rests on: first how customers answer to a higher bill, for
 * without that there is no best price; then what may change, and within which limits.
 */
G_DEFINE_FINAL_TYPE (RbkOptimiseForm, rbk_optimise_form, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *const demand_titles[RBK_OPTIMISE_N_DEMANDS] = {
  N_ ("They stay if it rises by no more than"),
  N_ ("Some leave, by an elasticity of"),
  N_ ("For each tenth more, this share leaves"),
};

static const char *const demand_notes[RBK_OPTIMISE_N_DEMANDS] = {
  N_ ("Careful: nobody's bill is raised by more"),
  NULL,
  N_ ("Churn: at twice the bill, ten times as many leave"),
};

static const char *const demand_names[RBK_OPTIMISE_N_DEMANDS] = { N_ ("Largest rise of a bill"),
                                                                  N_ ("Elasticity"),
                                                                  N_ ("Share that leaves") };

/* What stands there at first. */
static const RbkDecimal demand_values[RBK_OPTIMISE_N_DEMANDS] = {
  { RBK_DECIMAL_ONE_RAW / 5 },
  { RBK_DECIMAL_ONE_RAW / 2 * 3 },
  { RBK_DECIMAL_ONE_RAW / 20 },
};

static const char *const term_titles[RBK_OPTIMISE_N_TERMS] = { N_ ("Prices"), N_ ("Caps"),
                                                               N_ ("Included amounts"),
                                                               N_ ("Overage prices") };

/* What each choice of endings is to the search. */

/* Without a number that makes sense there is no example. */
static void
show_example (RbkOptimiseForm *self)
{
  g_autofree char *example = NULL;
  RbkDemand        elastic;

  if (rbk_optimise_form_read_demand (self, RBK_DEMAND_ELASTICITY, &elastic))
    example = rbk_optimise_words_rise (&elastic, self->format);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->example), example != NULL ? example : "");
}

static void
changed_cb (RbkOptimiseForm *self)
{
  RbkDemandKind kind = rbk_optimise_form_get_kind (self);

  for (guint i = 0; i < RBK_OPTIMISE_N_DEMANDS; i++)
    gtk_widget_set_sensitive (self->values[i], i == kind);
  /* The assumption says it already. */
  gtk_widget_set_visible (self->max_increase_row, kind != RBK_DEMAND_BOUND);
  show_example (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
rbk_optimise_form_dispose (GObject *object)
{
  RbkOptimiseForm *self = RBK_OPTIMISE_FORM (object);
  GtkWidget       *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->book);
  g_clear_pointer (&self->format, rbk_money_format_free);

  G_OBJECT_CLASS (rbk_optimise_form_parent_class)->dispose (object);
}

static void
rbk_optimise_form_class_init (RbkOptimiseFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rbk_optimise_form_dispose;

  /**
   * RbkOptimiseForm::changed:
   * @self: the form
   *
   * Something else is asked now.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
rbk_optimise_form_init (RbkOptimiseForm *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 18);
}

static GtkWidget *
new_row (const char *title, const char *note)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), note);

  return row;
}

static GtkWidget *
new_entry (RbkOptimiseForm *self, GtkWidget *row, const char *name, const char *text)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 6);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 6);
  gtk_editable_set_alignment (GTK_EDITABLE (entry), 1.0f);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (entry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), entry);

  return entry;
}

static GtkWidget *
new_check (RbkOptimiseForm *self, GtkWidget *row, const char *name, gboolean is_on)
{
  GtkWidget *check = gtk_check_button_new ();

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_on);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (check, "toggled", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);

  return check;
}

static GtkWidget *
new_group (RbkOptimiseForm *self, const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  gtk_widget_set_parent (group, GTK_WIDGET (self));

  return group;
}

static char *
dup_percent (RbkOptimiseForm *self, RbkDecimal share)
{
  return rbk_money_format_percent (self->format, rbk_decimal_to_double (share), 0);
}

static void
add_demands (RbkOptimiseForm *self)
{
  GtkWidget *group =
      new_group (self, _ ("How do customers answer to a higher bill?"),
                 _ ("The best price depends on it. If nobody ever left, it would always stand just "
                    "under the next plan's."));
  g_autofree char *bound = dup_percent (self, demand_values[RBK_DEMAND_BOUND]);
  g_autofree char *elasticity =
      rbk_money_format_quantity (self->format, demand_values[RBK_DEMAND_ELASTICITY]);
  g_autofree char *churn = dup_percent (self, demand_values[RBK_DEMAND_CHURN]);
  const char      *values[RBK_OPTIMISE_N_DEMANDS] = { bound, elasticity, churn };

  for (guint i = 0; i < RBK_OPTIMISE_N_DEMANDS; i++)
    {
      GtkWidget *row =
          new_row (_ (demand_titles[i]), demand_notes[i] != NULL ? _ (demand_notes[i]) : NULL);

      if (i == RBK_DEMAND_ELASTICITY)
        self->example = row;
      self->demands[i] = new_check (self, row, _ (demand_titles[i]), i == 0);
      if (i > 0)
        gtk_check_button_set_group (GTK_CHECK_BUTTON (self->demands[i]),
                                    GTK_CHECK_BUTTON (self->demands[0]));
      self->values[i] = new_entry (self, row, _ (demand_names[i]), values[i]);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
}

static void
add_terms (RbkOptimiseForm *self)
{
  GtkWidget *group = new_group (self, _ ("What may change?"), NULL);

  for (guint i = 0; i < RBK_OPTIMISE_N_TERMS; i++)
    {
      GtkWidget *row = new_row (_ (term_titles[i]), NULL);

      self->terms[i] = new_check (self, row, _ (term_titles[i]), i == RBK_SOLVE_PRICE);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  self->plans = RBK_PLAN_CHOICE (rbk_plan_choice_new (self->book));
  g_signal_connect_object (self->plans, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->plans));
}

static void
add_limits (RbkOptimiseForm *self)
{
  GtkWidget *group = new_group (self, _ ("Within which limits?"), NULL);
  GtkWidget *margin = new_row (_ ("Each plan leaves at least"), _ ("Of what its customers pay"));
  GtkWidget *ending = adw_combo_row_new ();
  const RbkCurrency *currency = rbk_currency_find (rbk_book_get_currency (self->book));
  gboolean           has_cents = currency == NULL || currency->minor_digits >= 2;
  g_autoptr(GtkStringList) names = gtk_string_list_new (
      (const char *[]){ _ ("Anything"), "…9", "…99", "…0", has_cents ? _ ("….99") : NULL, NULL });

  self->min_margin = new_entry (self, margin, _ ("Least margin of a plan"), "");
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->min_margin), _ ("none"));
  self->max_increase_row = new_row (_ ("No bill rises by more than"), NULL);
  self->max_increase = new_entry (self, self->max_increase_row, _ ("Limit of a rise"), "");
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->max_increase), _ ("none"));
  self->ending = ADW_COMBO_ROW (ending);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (ending), _ ("Prices end in"));
  adw_combo_row_set_model (self->ending, G_LIST_MODEL (names));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), margin);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->max_increase_row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), ending);
}

/**
 * rbk_optimise_form_new:
 * @book: an open book
 *
 * Returns: (transfer floating): a form that asks for the best prices of all its plans
 */
GtkWidget *
rbk_optimise_form_new (RbkBook *book)
{
  RbkOptimiseForm *self = g_object_new (RBK_TYPE_OPTIMISE_FORM, NULL);

  self->book = g_object_ref (book);
  self->format = rbk_money_format_new (NULL, rbk_book_get_currency (book));
  add_demands (self);
  add_terms (self);
  add_limits (self);
  changed_cb (self);

  return GTK_WIDGET (self);
}

/**
 * rbk_optimise_form_update:
 * @self: a form
 *
 * Asks about the plans as they are in the book now. What was typed and ticked stays.
 */
void
rbk_optimise_form_update (RbkOptimiseForm *self)
{
  g_return_if_fail (RBK_IS_OPTIMISE_FORM (self));

  rbk_plan_choice_update (self->plans);
}
