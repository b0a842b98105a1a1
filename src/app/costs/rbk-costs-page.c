/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-costs-page.h"

#include <glib/gi18n-lib.h>

#include "rbk-costs-account.h"
#include "rbk-costs-browser.h"
#include "rbk-costs-import.h"
#include "rbk-costs-levels.h"
#include "rbk-costs-loaded.h"
#include "rbk-costs-models.h"
#include "rbk-costs-prices.h"
#include "rbk-costs-workloads.h"
#include "rbk-section.h"
#include "rbk-undo-toast.h"

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
struct _RbkCostsPage
{
  GtkWidget parent_instance;

  RbkCostsContext       context;
  GtkWidget            *scroller;
  GtkWidget            *start; /* what to do where the book has nothing to cost yet */
  RbkCostsModels       *models;
  RbkCostsBrowser      *browser;
  RbkCostsWorkloads    *workloads;
  RbkCostsLevels       *levels;
  RbkCostsPrices       *prices;
  RbkCostsLoaded       *loaded;
  GtkFileChooserNative *chooser;     /* (owned) (nullable) while it is open */
  GCancellable         *cancellable; /* (owned) of what is being read */
  guint                 update_id;
  gboolean              is_stale; /* there was an edit that the page has not seen */
};

G_DEFINE_FINAL_TYPE (RbkCostsPage, rbk_costs_page, GTK_TYPE_WIDGET)

static void
update (RbkCostsPage *self)
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
  self->is_stale = TRUE;
  if (self->update_id == 0 && gtk_widget_get_child_visible (GTK_WIDGET (self)))
    self->update_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_cb, self, NULL);
}

/* What nobody looks at need not be made; what is asked of the page next finds it as it is now. */
static void
rbk_costs_page_map (GtkWidget *widget)
{
  RbkCostsPage *self = RBK_COSTS_PAGE (widget);

  if (self->is_stale)
    update (self);
  GTK_WIDGET_CLASS (rbk_costs_page_parent_class)->map (widget);
}

/* The page shows the catalogue from now on, and the dialog what it means for the book. */
static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(RbkCostsPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkCatalogue) catalogue = rbk_costs_import_read_finish (result, &error);
  GtkWidget *account;
  GtkRoot   *root;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->scroller == NULL)
    return;
  if (catalogue == NULL)
    {
      rbk_undo_toast_refuse (GTK_WIDGET (self), error);
      return;
    }

  g_set_object (&self->context.catalogue, catalogue);
  update (self);
  account = rbk_costs_account_new (&self->context, catalogue);
  root = gtk_widget_get_root (GTK_WIDGET (self));
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (account), GTK_WINDOW (root));
  gtk_window_present (GTK_WINDOW (account));
}

/**
 * rbk_costs_page_import:
 * @self: a page
 * @file: a price catalogue
 *
 * Reads a catalogue, then says what it means for the book.
 */
void
rbk_costs_page_import (RbkCostsPage *self, GFile *file)
{
  g_return_if_fail (RBK_IS_COSTS_PAGE (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  rbk_costs_import_read_async (file, self->cancellable, read_cb, g_object_ref (self));
}

static void
chosen_cb (RbkCostsPage *self, int response)
{
  g_autoptr(GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));

  g_clear_object (&self->chooser);
  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    rbk_costs_page_import (self, file);
}

static void
import_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkCostsPage *self = RBK_COSTS_PAGE (widget);
  GtkRoot      *root = gtk_widget_get_root (widget);

  g_clear_object (&self->chooser);
  self->chooser = rbk_costs_import_new_chooser (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
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

/* A book that is dropped here is opened, as it is anywhere in the window. */
static void
take_dropped (RbkCostsPage *self, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *uri = g_file_get_uri (file);

  if (name != NULL && g_str_has_suffix (name, ".ratebook"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-uri", "s", uri);
  else
    rbk_costs_page_import (self, file);
}

static gboolean
drop_cb (RbkCostsPage *self, const GValue *value)
{
  g_autoptr(GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  if (files == NULL)
    return FALSE;
  take_dropped (self, files->data);

  return TRUE;
}

static void
rbk_costs_page_dispose (GObject *object)
{
  RbkCostsPage *self = RBK_COSTS_PAGE (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->chooser);
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

  gtk_widget_class_install_action (widget_class, "catalogue.import", NULL, import_cb);
  gtk_widget_class_install_action (widget_class, "costs.pick-model", NULL, pick_model_cb);
  gtk_widget_class_install_action (widget_class, "costs.add-workload", NULL, add_workload_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "costspage");
}

static void
rbk_costs_page_init (RbkCostsPage *self)
{
}

static GtkWidget *
new_start (void)
{
  GtkWidget *page = adw_status_page_new ();
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
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "accessories-calculator-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("What Does a Call Cost?"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _ ("Pick the model that does the work, then say what customers "
                                      "do with it: the cost of a call follows."));
  adw_status_page_set_child (ADW_STATUS_PAGE (page), buttons);
  gtk_widget_add_css_class (page, "compact");

  return page;
}

static void
fill (RbkCostsPage *self)
{
  GtkWidget     *sections = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

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

  g_signal_connect_object (drop, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
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
