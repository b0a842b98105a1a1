/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-costs-page-private.h"

#include <glib/gi18n-lib.h>

#include "rbk-section.h"
#include "rbk-state-page.h"

/**
 * RbkCostsPage:
 *
 * What a unit of use costs to serve: models and their prices, workloads and their routes, usage
 * levels, and prices for that cost.
 *
 * An edit anywhere changes the document; the page then brings its sections up to date, once
 * before the next frame. A price catalogue can be imported by a button, and dropped anywhere on
 * the page.
 */
G_DEFINE_FINAL_TYPE (RbkCostsPage, rbk_costs_page, GTK_TYPE_WIDGET)

/* rbk_costs_page_update: shows the book as it is now */
void
rbk_costs_page_update (RbkCostsPage *self)
{
  RbkBook *book;

  self->is_stale = FALSE;
  rbk_costs_context_update (&self->context);
  book = rbk_costs_context_get_book (&self->context);
  gtk_widget_set_visible (self->start,
                          g_list_model_get_n_items (rbk_book_get_workloads (book)) == 0);
  rbk_costs_models_update (self->models);
  rbk_costs_browser_update (self->browser);
  rbk_costs_workloads_update (self->workloads);
  rbk_costs_levels_update (self->levels);
  rbk_costs_prices_update (self->prices);
  rbk_costs_loaded_update (self->loaded);
}

static void
queue_update (RbkCostsPage *self)
{
  self->is_stale = TRUE;
  if (gtk_widget_get_child_visible (GTK_WIDGET (self)))
    rbk_soon_ask (&self->updating);
}

/* What nobody looks at need not be made; what is asked of the page next finds it as it is now. */
static void
rbk_costs_page_map (GtkWidget *widget)
{
  RbkCostsPage *self = RBK_COSTS_PAGE (widget);

  if (self->is_stale)
    rbk_costs_page_update (self);
  GTK_WIDGET_CLASS (rbk_costs_page_parent_class)->map (widget);
}

static void
pick_model_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  rbk_costs_browser_search (RBK_COSTS_PAGE (widget)->browser, "");
}

static void
add_workload_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gtk_widget_activate_action (GTK_WIDGET (RBK_COSTS_PAGE (widget)->workloads), "workload.add",
                              NULL);
}

static void
rbk_costs_page_dispose (GObject *object)
{
  RbkCostsPage *self = RBK_COSTS_PAGE (object);

  rbk_soon_clear (&self->updating);
  rbk_costs_page_stop_import (self);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  rbk_costs_context_clear (&self->context);

  G_OBJECT_CLASS (rbk_costs_page_parent_class)->dispose (object);
}

static void
rbk_costs_page_class_init (RbkCostsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_costs_page_dispose;
  widget_class->map = rbk_costs_page_map;

  rbk_costs_page_install_import (widget_class);
  gtk_widget_class_install_action (widget_class, "costs.pick-model", NULL, pick_model_cb);
  gtk_widget_class_install_action (widget_class, "costs.add-workload", NULL, add_workload_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "costspage");
}

static void
rbk_costs_page_init (RbkCostsPage *self)
{
  rbk_soon_init (&self->updating, (RbkSoonFunc) rbk_costs_page_update, self);
}

static GtkWidget *
new_start (void)
{
  GtkWidget *page =
      rbk_state_page_new ("accessories-calculator-symbolic", _ ("What Does a Call Cost?"),
                          _ ("Pick the model that does the work, then say what customers "
                             "do with it: the cost of a call follows."));
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *pick = gtk_button_new_with_mnemonic (_ ("_Pick a Model"));
  GtkWidget *add = gtk_button_new_with_mnemonic (_ ("_Add a Workload"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (pick), "costs.pick-model");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "costs.add-workload");
  gtk_widget_add_css_class (pick, "pill");
  gtk_widget_add_css_class (add, "pill");
  gtk_widget_add_css_class (pick, "suggested-action");
  gtk_widget_set_halign (buttons, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (buttons), pick);
  gtk_box_append (GTK_BOX (buttons), add);
  rbk_state_page_add (page, buttons);

  return page;
}

static void
fill (RbkCostsPage *self)
{
  GtkWidget *sections = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  self->start = new_start ();
  self->models = RBK_COSTS_MODELS (rbk_costs_models_new (&self->context));
  self->browser = RBK_COSTS_BROWSER (rbk_costs_browser_new (&self->context));
  self->workloads = RBK_COSTS_WORKLOADS (rbk_costs_workloads_new (&self->context));
  self->levels = RBK_COSTS_LEVELS (rbk_costs_levels_new (&self->context));
  self->prices = RBK_COSTS_PRICES (rbk_costs_prices_new (&self->context));
  self->loaded = RBK_COSTS_LOADED (rbk_costs_loaded_new (&self->context));
  gtk_box_append (GTK_BOX (sections), self->start);
  gtk_box_append (GTK_BOX (sections), GTK_WIDGET (self->models));
  gtk_box_append (GTK_BOX (sections), GTK_WIDGET (self->workloads));
  gtk_box_append (GTK_BOX (sections), GTK_WIDGET (self->levels));
  gtk_box_append (GTK_BOX (sections), GTK_WIDGET (self->prices));
  gtk_box_append (GTK_BOX (sections), GTK_WIDGET (self->loaded));
  gtk_box_append (GTK_BOX (sections), GTK_WIDGET (self->browser));
  self->scroller = rbk_section_new_page (sections);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  rbk_costs_page_add_drop (self);
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
  rbk_costs_page_update (self);

  return GTK_WIDGET (self);
}
