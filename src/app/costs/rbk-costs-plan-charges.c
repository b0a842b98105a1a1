/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-costs-plan-charges.h"

#include <glib/gi18n-lib.h>

#include "rbk-costs-text.h"
#include "rbk-line-layout.h"
#include "rbk-price-views.h"
#include "rbk-show-all.h"
#include "rbk-verdict.h"

/**
 * RbkCostsPlanCharges:
 *
 * What each plan charges for a call today, within what is included and past it.
 */
struct _RbkCostsPlanCharges
{
  GtkWidget parent_instance;

  const RbkCostsContext *context; /* (not owned) the page's */
  GtkWidget             *box;
  GtkWidget             *grid;
  int                    workload;
  guint                  limit;
  GtkWidget             *all; /* shows plans past the limit, too */
};

G_DEFINE_FINAL_TYPE (RbkCostsPlanCharges, rbk_costs_plan_charges, GTK_TYPE_WIDGET)

static void
rbk_costs_plan_charges_dispose (GObject *object)
{
  RbkCostsPlanCharges *self = RBK_COSTS_PLAN_CHARGES (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (rbk_costs_plan_charges_parent_class)->dispose (object);
}

static void
rbk_costs_plan_charges_class_init (RbkCostsPlanChargesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_costs_plan_charges_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "plancharges");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
new_label (const char *text, float align, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), align);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
show_all_cb (RbkCostsPlanCharges *self)
{
  self->limit = G_MAXUINT;
  rbk_costs_plan_charges_update (self, self->workload);
}

static void
rbk_costs_plan_charges_init (RbkCostsPlanCharges *self)
{
  GtkWidget *text = new_label (_ ("For a call within what is included, of a customer who uses "
                                  "it all up, and past it."),
                               0.0f, "dim-label");

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->grid = gtk_grid_new ();
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_widget_add_css_class (text, "caption");
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 8);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 4);
  gtk_box_append (GTK_BOX (self->box), new_label (_ ("Your plans today"), 0.0f, "heading"));
  gtk_box_append (GTK_BOX (self->box), text);
  gtk_box_append (GTK_BOX (self->box), self->grid);
  self->limit = RBK_SHOW_ALL_LIMIT;
  self->all = rbk_show_all_new (G_CALLBACK (show_all_cb), self);
  gtk_box_append (GTK_BOX (self->box), self->all);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Your plans today"), -1);
}

static void
add_head (RbkCostsPlanCharges *self, int column, const char *text)
{
  GtkWidget *head = new_label (text, 1.0f, "caption-heading");

  gtk_label_set_wrap (GTK_LABEL (head), TRUE);
  gtk_label_set_justify (GTK_LABEL (head), GTK_JUSTIFY_RIGHT);
  gtk_widget_set_valign (head, GTK_ALIGN_END);
  gtk_grid_attach (GTK_GRID (self->grid), head, column, 0, 1, 1);
}

static void
add_view (
    RbkCostsPlanCharges *self, int column, int row, const char *name, const RbkPriceView *view)
{
  RbkMoneyFormat  *format = self->context->format;
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget       *amount = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget       *label, *share, *verdict = rbk_verdict_new ();
  g_autofree char *price = rbk_costs_dup_amount (format, view->price);
  g_autofree char *margin =
      view->has_margin ? rbk_money_format_percent (format, view->margin, 1) : g_strdup ("–");
  g_autofree char *tooltip = NULL;

  /* Translators: a percentage */
  tooltip = g_strdup_printf (_ ("%s margin"), margin);
  label = new_label (price, 1.0f, "numeric");
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, tooltip, -1);
  rbk_verdict_show (verdict, self->context->settings, view->has_margin,
                    view->has_margin ? view->margin : 0.0);
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  /* The margin goes below the price where there is little room. */
  gtk_widget_set_layout_manager (box, rbk_line_layout_new (4));
  gtk_box_append (GTK_BOX (amount), verdict);
  gtk_box_append (GTK_BOX (amount), label);
  gtk_box_append (GTK_BOX (box), amount);
  share = new_label (view->has_margin ? margin : "", 1.0f, "numeric");
  gtk_widget_add_css_class (share, "dim-label");
  gtk_widget_set_tooltip_text (share, tooltip);
  gtk_label_set_width_chars (GTK_LABEL (share), 5);
  gtk_box_append (GTK_BOX (box), share);
  gtk_grid_attach (GTK_GRID (self->grid), box, column, row, 1, 1);
}

static void
add_plan (RbkCostsPlanCharges *self, const RbkPlanSpec *plan, int row, int workload)
{
  RbkPlanCharge    charge;
  GtkWidget       *name = new_label (plan->name, 0.0f, NULL);
  g_autofree char *included = NULL;
  g_autofree char *overage = NULL;

  /* Translators: the accessible name of a price; %s is a plan */
  included = g_strdup_printf (_ ("Price of an included call of %s"), plan->name);
  /* Translators: the accessible name of a price; %s is a plan */
  overage = g_strdup_printf (_ ("Price of a further call of %s"), plan->name);
  rbk_plan_charge_init (&charge, self->context->spec, plan, workload);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (name, plan->name);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_grid_attach (GTK_GRID (self->grid), name, 0, row, 1, 1);
  if (charge.has_included)
    add_view (self, 1, row, included, &charge.included);
  if (charge.has_overage)
    add_view (self, 2, row, overage, &charge.overage);
  if (!charge.has_included && !charge.has_overage)
    gtk_grid_attach (GTK_GRID (self->grid), new_label ("–", 1.0f, NULL), 1, row, 2, 1);
}

/**
 * rbk_costs_plan_charges_update:
 * @self: the charges
 * @workload: a workload's index; -1 for the average call
 *
 * Shows what the plans charge for the call now.
 */
void
rbk_costs_plan_charges_update (RbkCostsPlanCharges *self, int workload)
{
  const RbkSpec *spec;
  GtkWidget     *child;

  g_return_if_fail (RBK_IS_COSTS_PLAN_CHARGES (self));

  self->workload = workload;
  spec = self->context->spec;
  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);
  if (spec == NULL)
    return;
  add_head (self, 1, _ ("Included call"));
  add_head (self, 2, _ ("Further call"));
  rbk_show_all_update (self->all, MIN (spec->n_plans, self->limit), spec->n_plans);
  for (guint i = 0; i < MIN (spec->n_plans, self->limit); i++)
    add_plan (self, &spec->plans[i], (int) i + 1, workload);
}

/**
 * rbk_costs_plan_charges_new:
 * @context: the page's; it must outlive the widget
 *
 * Returns: (transfer floating): the charges, to be updated before they are shown
 */
GtkWidget *
rbk_costs_plan_charges_new (const RbkCostsContext *context)
{
  RbkCostsPlanCharges *self = g_object_new (RBK_TYPE_COSTS_PLAN_CHARGES, NULL);

  self->context = context;

  return GTK_WIDGET (self);
}
