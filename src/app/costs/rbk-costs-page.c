/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-costs-page.h"

#include <glib/gi18n-lib.h>

#include "rbk-costs-context.h"
#include "rbk-costs-levels.h"
#include "rbk-costs-loaded.h"
#include "rbk-costs-prices.h"
#include "rbk-costs-workloads.h"
#include "rbk-section.h"

/**
 * RbkCostsPage:
 *
 * What a unit of use costs to serve: models and their prices, workloads and their routes, usage
 * levels, and prices for that cost.
 *
 * An edit anywhere changes the document; the page then brings its sections up to date, once
 * before the next frame.
 */
struct _RbkCostsPage
{
  GtkWidget parent_instance;

  RbkCostsContext    context;
  GtkWidget         *scroller;
  RbkCostsWorkloads *workloads;
  RbkCostsLevels    *levels;
  RbkCostsPrices    *prices;
  RbkCostsLoaded    *loaded;
  guint              update_id;
};

G_DEFINE_FINAL_TYPE (RbkCostsPage, rbk_costs_page, GTK_TYPE_WIDGET)

static void
update (RbkCostsPage *self)
{
  rbk_costs_context_update (&self->context);
  rbk_costs_workloads_update (self->workloads);
  rbk_costs_levels_update (self->levels);
  rbk_costs_prices_update (self->prices);
  rbk_costs_loaded_update (self->loaded);
}

static gboolean
update_cb (gpointer user_data)
{
  RbkCostsPage *self = user_data;

  self->update_id = 0;
  update (self);

  return G_SOURCE_REMOVE;
}

static void
queue_update (RbkCostsPage *self)
{
  if (self->update_id == 0)
    self->update_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_cb, self, NULL);
}

static void
rbk_costs_page_dispose (GObject *object)
{
  RbkCostsPage *self = RBK_COSTS_PAGE (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  rbk_costs_context_clear (&self->context);

  G_OBJECT_CLASS (rbk_costs_page_parent_class)->dispose (object);
}

static void
rbk_costs_page_class_init (RbkCostsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_costs_page_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "costspage");
}

static void
rbk_costs_page_init (RbkCostsPage *self)
{
}

static void
fill (RbkCostsPage *self)
{
  GtkWidget *sections = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  self->workloads = RBK_COSTS_WORKLOADS (rbk_costs_workloads_new (&self->context));
  self->levels = RBK_COSTS_LEVELS (rbk_costs_levels_new (&self->context));
  self->prices = RBK_COSTS_PRICES (rbk_costs_prices_new (&self->context));
  self->loaded = RBK_COSTS_LOADED (rbk_costs_loaded_new (&self->context));
  gtk_box_append (GTK_BOX (sections), GTK_WIDGET (self->workloads));
  gtk_box_append (GTK_BOX (sections), GTK_WIDGET (self->levels));
  gtk_box_append (GTK_BOX (sections), GTK_WIDGET (self->prices));
  gtk_box_append (GTK_BOX (sections), GTK_WIDGET (self->loaded));
  self->scroller = rbk_section_new_page (sections);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

/**
 * rbk_costs_page_new:
 * @document: an open book
 * @settings: (nullable): the user's choices
 *
 * Returns: (transfer floating): a page that shows and edits what its calls cost
 */
GtkWidget *
rbk_costs_page_new (RbkDocument *document, GSettings *settings)
{
  RbkCostsPage *self = g_object_new (RBK_TYPE_COSTS_PAGE, NULL);

  rbk_costs_context_init (&self->context, document, settings);
  fill (self);
  g_signal_connect_object (document, "notify::revision", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}
