/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-customers-page-private.h"

#include "rbk-book-format.h"
#include "rbk-customers-states.h"
#include "rbk-customers-ways.h"

/* Short readings are over before one could read that they are under way. */
#define PATIENCE_MILLISECONDS 250

/**
 * RbkCustomersPage:
 *
 * The customers behind a book: opening their file, the columns it is read by, and what it says
 * of the plans. A file can be dropped anywhere on it.
 */
G_DEFINE_FINAL_TYPE (RbkCustomersPage, rbk_customers_page, GTK_TYPE_WIDGET)

static void
show (RbkCustomersPage *self, const char *name)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), name);
}

static void
fill_view (RbkCustomersPage *self, RbkCustomersView *view)
{
  view->document = self->document;
  view->customers = self->customers;
  view->usage = rbk_customer_file_get_usage (self->customers);
  view->analysis = rbk_document_get_analysis (self->document);
  view->figure = self->figure;
  view->mix = self->figure != NULL ? self->figure->mix : NULL;
  view->format = rbk_book_format_follow (&self->format, self->document);
}

static gboolean
has_customers (RbkCustomersPage *self)
{
  return rbk_customer_file_get_usage (self->customers) != NULL ||
         rbk_customer_file_get_state (self->customers) == RBK_CUSTOMER_FILE_MADE_UP;
}

static void
worked_out (gpointer owner, gpointer result)
{
  RbkCustomersPage *self = owner;
  RbkCustomersView  view;

  g_clear_pointer (&self->figure, rbk_customers_figure_free);
  self->figure = result;
  /* Meanwhile the customers may be gone. */
  if (!has_customers (self))
    return;
  fill_view (self, &view);
  rbk_customers_figures_update (self->figures, &view);
}

static const RbkLatestFacts work_facts = { rbk_customers_work_do, worked_out,
                                           rbk_customers_work_free_request,
                                           rbk_customers_figure_free };

/* What is quick is shown at once, the rest when it is worked out. */
static void
show_figures (RbkCustomersPage *self)
{
  RbkCustomersView view;

  fill_view (self, &view);
  rbk_customers_figures_update (self->figures, &view);
  show (self, "figures");
  if (rbk_analysis_get_population (view.analysis) == NULL ||
      rbk_analysis_get_revision (view.analysis) == self->revision)
    return;

  self->revision = rbk_analysis_get_revision (view.analysis);
  rbk_latest_ask (self->work, rbk_customers_work_new_request (&view));
  rbk_customers_figures_update_customers (self->figures, &view);
}

static void
show_empty (RbkCustomersPage *self)
{
  RbkCustomersView view;

  /* What was worked out of other customers is not of the book as it is now. */
  g_clear_pointer (&self->figure, rbk_customers_figure_free);
  self->revision = 0;
  fill_view (self, &view);
  rbk_customers_update_empty (self->empty, &view);
  show (self, "empty");
}

static gboolean
patience_cb (gpointer user_data)
{
  RbkCustomersPage *self = user_data;

  self->patience_id = 0;
  show (self, "reading");

  return G_SOURCE_REMOVE;
}

static void
show_reading (RbkCustomersPage *self)
{
  rbk_customers_update_reading (self->reading, self->customers);
  if (self->patience_id == 0)
    self->patience_id = g_timeout_add (PATIENCE_MILLISECONDS, patience_cb, self);
}

/* What had the focus is gone with what was shown before. */
static void
show_import (RbkCustomersPage *self)
{
  gboolean is_new =
      gtk_stack_get_visible_child (GTK_STACK (self->stack)) != GTK_WIDGET (self->import);

  show (self, "import");
  if (is_new && gtk_widget_get_mapped (GTK_WIDGET (self)))
    rbk_import_step_take_focus (self->import);
}

static void
update (RbkCustomersPage *self)
{
  RbkCustomerFileState state = rbk_customer_file_get_state (self->customers);

  if (state == RBK_CUSTOMER_FILE_READING)
    {
      show_reading (self);
      return;
    }

  g_clear_handle_id (&self->patience_id, g_source_remove);
  if (self->is_importing)
    show_import (self);
  else if (has_customers (self))
    show_figures (self);
  else if (state == RBK_CUSTOMER_FILE_NONE)
    show_empty (self);
  else if (state == RBK_CUSTOMER_FILE_DATABASE)
    {
      rbk_customers_update_database (self->database, self->customers);
      show (self, "database");
    }
  else
    {
      rbk_customers_update_problem (self->problem, self->customers);
      show (self, "problem");
    }
}

/* rbk_customers_page_queue_update: however many edits there are, one update before the next frame;
 * and none while the page is not looked at. */
void
rbk_customers_page_queue_update (RbkCustomersPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    rbk_soon_ask (&self->updating);
}

static void
rbk_customers_page_map (GtkWidget *widget)
{
  update (RBK_CUSTOMERS_PAGE (widget));
  GTK_WIDGET_CLASS (rbk_customers_page_parent_class)->map (widget);
}

/* A file that can't be read as the columns were chosen comes back to the choice. */
static void
customers_changed_cb (RbkCustomersPage *self)
{
  if (rbk_customer_file_get_state (self->customers) == RBK_CUSTOMER_FILE_READING)
    self->is_importing = FALSE;
  rbk_customers_page_queue_update (self);
}

static void
import_cb (RbkCustomersPage *self)
{
  rbk_customer_file_read (self->customers, rbk_import_step_get_file (self->import),
                          rbk_import_step_get_format (self->import),
                          rbk_import_step_get_mapping (self->import));
}

static void
import_cancelled_cb (RbkCustomersPage *self)
{
  self->is_importing = FALSE;
  rbk_customers_page_queue_update (self);
}

static void
rbk_customers_page_dispose (GObject *object)
{
  RbkCustomersPage *self = RBK_CUSTOMERS_PAGE (object);

  rbk_soon_clear (&self->updating);
  g_clear_handle_id (&self->patience_id, g_source_remove);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_object (&self->customers);
  g_clear_object (&self->document);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->format, rbk_money_format_free);
  g_clear_pointer (&self->work, rbk_latest_free);
  g_clear_pointer (&self->figure, rbk_customers_figure_free);

  G_OBJECT_CLASS (rbk_customers_page_parent_class)->dispose (object);
}

static void
rbk_customers_page_class_init (RbkCustomersPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_customers_page_dispose;
  widget_class->map = rbk_customers_page_map;
  rbk_customers_page_install_actions (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "customerspage");
}

static void
rbk_customers_page_init (RbkCustomersPage *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  rbk_soon_init (&self->updating, (RbkSoonFunc) update, self);
  g_signal_connect_object (drop, "drop", G_CALLBACK (rbk_customers_page_drop), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

static void
fill (RbkCustomersPage *self, GSettings *settings)
{
  self->stack = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  self->reading = rbk_customers_new_reading ();
  self->problem = rbk_customers_new_problem ();
  self->import = RBK_IMPORT_STEP (rbk_import_step_new ());
  self->figures = RBK_CUSTOMERS_FIGURES (rbk_customers_figures_new (settings));
  self->empty = rbk_customers_new_empty (self->document);
  gtk_stack_add_named (GTK_STACK (self->stack), self->empty, "empty");
  gtk_stack_add_named (GTK_STACK (self->stack), self->reading, "reading");
  gtk_stack_add_named (GTK_STACK (self->stack), self->problem, "problem");
  self->database = rbk_customers_new_database ();
  gtk_stack_add_named (GTK_STACK (self->stack), self->database, "database");
  gtk_stack_add_named (GTK_STACK (self->stack), GTK_WIDGET (self->import), "import");
  gtk_stack_add_named (GTK_STACK (self->stack), GTK_WIDGET (self->figures), "figures");
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
}

/**
 * rbk_customers_page_new:
 * @document: an open book
 * @settings: (nullable): the user's choices
 *
 * Returns: (transfer floating): a page of its customers
 */
GtkWidget *
rbk_customers_page_new (RbkDocument *document, GSettings *settings)
{
  RbkCustomersPage *self = g_object_new (RBK_TYPE_CUSTOMERS_PAGE, NULL);

  self->document = g_object_ref (document);
  g_set_object (&self->settings, settings);
  self->customers = g_object_ref (rbk_document_get_customer_file (document));
  self->work = rbk_latest_new (&work_facts, self);
  fill (self, settings);
  g_signal_connect_object (document, "notify::revision",
                           G_CALLBACK (rbk_customers_page_queue_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->customers, "changed", G_CALLBACK (customers_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->import, "import", G_CALLBACK (import_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->import, "cancelled", G_CALLBACK (import_cancelled_cb), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
