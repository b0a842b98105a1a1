/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-credits-form.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* From here on routes may differ as they like. */
#define ANY_LOSS 100.0

/**
 * RbkCreditsForm:
 *
 * What whole credits must be: the band of margins, the most credits of a call, how far routes may
 * differ, whether a workload's routes take the same, and whether credits may be of another size.
 *
 * It emits `changed` when one of them is another.
 */
struct _RbkCreditsForm
{
  GtkWidget parent_instance;

  GtkWidget *group;
  GtkWidget *low, *high, *most, *loss;
  GtkWidget *by_workload, *rescale;
};

G_DEFINE_FINAL_TYPE (RbkCreditsForm, rbk_credits_form, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
changed_cb (RbkCreditsForm *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static RbkDecimal
get_percent (GtkWidget *spin)
{
  double value = gtk_spin_button_get_value (GTK_SPIN_BUTTON (spin));

  return rbk_decimal_div (rbk_decimal_from_double (value, 1), RBK_DECIMAL_UNITS (100),
                          RBK_ROUND_HALF_AWAY);
}

/**
 * rbk_credits_form_read:
 * @self: the form
 * @terms: (out caller-allocates): what it asks for
 *
 * Reads what credits must be. Whether that makes sense is for the search to say.
 */
void
rbk_credits_form_read (RbkCreditsForm *self, RbkDenominationTerms *terms)
{
  g_return_if_fail (RBK_IS_CREDITS_FORM (self) && terms != NULL);

  rbk_denomination_terms_init (terms);
  terms->low = get_percent (self->low);
  terms->high = get_percent (self->high);
  terms->max_credits =
      rbk_decimal_from_int (gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->most)));
  terms->has_max_loss = gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->loss)) < ANY_LOSS;
  if (terms->has_max_loss)
    terms->max_loss = get_percent (self->loss);
  terms->by_workload = gtk_switch_get_active (GTK_SWITCH (self->by_workload));
  terms->may_rescale = gtk_switch_get_active (GTK_SWITCH (self->rescale));
}

static void
rbk_credits_form_dispose (GObject *object)
{
  RbkCreditsForm *self = RBK_CREDITS_FORM (object);

  g_clear_pointer (&self->group, gtk_widget_unparent);

  G_OBJECT_CLASS (rbk_credits_form_parent_class)->dispose (object);
}

static void
rbk_credits_form_class_init (RbkCreditsFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rbk_credits_form_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
add_row (RbkCreditsForm *self, GtkWidget *child, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  gtk_widget_set_valign (child, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), child);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), child);
  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), row);
}

static GtkWidget *
add_number (
    RbkCreditsForm *self, const char *title, const char *subtitle, double most, double value)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (0.0, most, 1.0);

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), value);
  gtk_editable_set_width_chars (GTK_EDITABLE (spin), 5);
  g_signal_connect_object (spin, "value-changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  add_row (self, spin, title, subtitle);

  return spin;
}

static GtkWidget *
add_switch (RbkCreditsForm *self, const char *title, const char *subtitle)
{
  GtkWidget *toggle = gtk_switch_new ();

  g_signal_connect_object (toggle, "notify::active", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  add_row (self, toggle, title, subtitle);

  return toggle;
}

static void
rbk_credits_form_init (RbkCreditsForm *self)
{
  self->group = adw_preferences_group_new ();
  self->low = add_number (self, _ ("Lowest margin, %"), NULL, 99.0, 60.0);
  self->high = add_number (self, _ ("Highest margin, %"), NULL, 100.0, 80.0);
  self->most = add_number (self, _ ("Most credits a call"), NULL, 10000.0, 1000.0);
  self->loss =
      add_number (self, _ ("Routes may differ by, %"),
                  _ ("How much more a call takes for its cost; 100 is any"), ANY_LOSS, ANY_LOSS);
  self->by_workload = add_switch (self, _ ("One rate a workload"),
                                  _ ("Where customers can’t see which model answers"));
  self->rescale = add_switch (self, _ ("Credits of another size"),
                              _ ("Plans give and sell more or fewer for the same money"));
  gtk_widget_set_parent (self->group, GTK_WIDGET (self));
}

/**
 * rbk_credits_form_new:
 *
 * Returns: (transfer floating): a form that asks for what is usual
 */
GtkWidget *
rbk_credits_form_new (void)
{
  return g_object_new (RBK_TYPE_CREDITS_FORM, NULL);
}
