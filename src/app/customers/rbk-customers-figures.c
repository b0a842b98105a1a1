/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-customers-figures.h"

#include "rbk-customers-account.h"
#include "rbk-customers-bar.h"
#include "rbk-customers-headline.h"
#include "rbk-distribution-panel.h"
#include "rbk-losing-panel.h"
#include "rbk-mix-panel.h"
#include "rbk-models-panel.h"
#include "rbk-moments-panel.h"
#include "rbk-rescale-panel.h"
#include "rbk-section.h"
#include "rbk-spread-panel.h"

/**
 * RbkCustomersFigures:
 *
 * All that a usage file says of the book, one section below the other.
 */
struct _RbkCustomersFigures
{
  GtkWidget parent_instance;

  GtkWidget            *scroller;
  GtkWidget            *bar;
  GtkWidget            *headline;
  RbkDistributionPanel *distribution;
  GtkWidget            *mix;
  RbkLosingPanel       *losing;
  RbkMomentsPanel      *moments;
  GtkWidget            *spread;
  RbkRescalePanel      *rescale;
  RbkModelsPanel       *models;
  RbkCustomersAccount  *account;
};

G_DEFINE_FINAL_TYPE (RbkCustomersFigures, rbk_customers_figures, GTK_TYPE_WIDGET)

static void
rbk_customers_figures_dispose (GObject *object)
{
  g_clear_pointer (&RBK_CUSTOMERS_FIGURES (object)->scroller, gtk_widget_unparent);

  G_OBJECT_CLASS (rbk_customers_figures_parent_class)->dispose (object);
}

static void
rbk_customers_figures_class_init (RbkCustomersFiguresClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_customers_figures_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
rbk_customers_figures_init (RbkCustomersFigures *self)
{
}

/**
 * rbk_customers_figures_new:
 * @settings: (nullable): which margins are called good and thin
 *
 * Returns: (transfer floating): the figures of no file yet
 */
GtkWidget *
rbk_customers_figures_new (GSettings *settings)
{
  RbkCustomersFigures *self = g_object_new (RBK_TYPE_CUSTOMERS_FIGURES, NULL);
  GtkWidget           *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  self->bar = rbk_customers_bar_new ();
  self->headline = rbk_customers_headline_new (settings);
  self->distribution = RBK_DISTRIBUTION_PANEL (rbk_distribution_panel_new ());
  self->mix = rbk_mix_panel_new (settings);
  self->losing = RBK_LOSING_PANEL (rbk_losing_panel_new ());
  self->moments = RBK_MOMENTS_PANEL (rbk_moments_panel_new ());
  self->spread = rbk_spread_panel_new ();
  self->rescale = RBK_RESCALE_PANEL (rbk_rescale_panel_new ());
  self->models = RBK_MODELS_PANEL (rbk_models_panel_new ());
  self->account = RBK_CUSTOMERS_ACCOUNT (rbk_customers_account_new ());
  gtk_box_append (GTK_BOX (box), self->bar);
  gtk_box_append (GTK_BOX (box), self->headline);
  gtk_box_append (GTK_BOX (box), self->mix);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->distribution));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->losing));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->moments));
  gtk_box_append (GTK_BOX (box), self->spread);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->models));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->rescale));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->account));
  self->scroller = rbk_section_new_page (box);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));

  return GTK_WIDGET (self);
}

/**
 * rbk_customers_figures_update_customers:
 * @self: the figures
 * @view: what they follow from
 *
 * Shows what depends on the customers and what they cost alone.
 */
void
rbk_customers_figures_update_customers (RbkCustomersFigures *self, const RbkCustomersView *view)
{
  g_return_if_fail (RBK_IS_CUSTOMERS_FIGURES (self));

  rbk_distribution_panel_update (self->distribution, view);
}

/**
 * rbk_customers_figures_update:
 * @self: the figures
 * @view: what they follow from
 *
 * Shows the figures as they are now.
 */
void
rbk_customers_figures_update (RbkCustomersFigures *self, const RbkCustomersView *view)
{
  g_return_if_fail (RBK_IS_CUSTOMERS_FIGURES (self));

  rbk_customers_bar_update (self->bar, view);
  rbk_customers_headline_update (self->headline, view);
  rbk_mix_panel_update (self->mix, view);
  rbk_losing_panel_update (self->losing, view);
  rbk_moments_panel_update (self->moments, view);
  rbk_spread_panel_update (self->spread, view);
  rbk_rescale_panel_update (self->rescale, view);
  rbk_models_panel_update (self->models, view);
  rbk_customers_account_update (self->account, view);
}
