/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-migration-page.h"

#include <glib/gi18n-lib.h>

#include "rbk-book-format.h"
#include "rbk-customer-file.h"
#include "rbk-latest.h"
#include "rbk-migration-figures.h"
#include "rbk-migration-from.h"
#include "rbk-migration-old-book.h"
#include "rbk-migration-save.h"
#include "rbk-section.h"
#include "rbk-soon.h"
#include "rbk-state-page.h"

/* Short work is over before one could read that it is under way. */
#define PATIENCE_MILLISECONDS 250

#define ICON "system-users-symbolic"

/**
 * RbkMigrationPage:
 *
 * Customers who go from old prices to those of the book. What is chosen is kept in the book; each
 * choice can be undone.
 */
struct _RbkMigrationPage
{
  GtkWidget parent_instance;

  RbkDocument         *document;  /* (owned) */
  RbkCustomerFile     *customers; /* (owned) */
  RbkMoneyFormat      *format;    /* (owned) (nullable) */
  RbkLatest           *work;      /* (owned) */
  RbkMigrationResult  *result;    /* (owned) (nullable) what is shown */
  RbkMigrationResult  *failed;    /* (owned) (nullable) what there is nothing to show of */
  GtkWidget           *stack;
  GtkWidget           *problem;
  RbkMigrationFrom    *from;
  RbkMigrationFigures *figures;
  RbkSoon              updating;
  guint                patience_id;
};

G_DEFINE_FINAL_TYPE (RbkMigrationPage, rbk_migration_page, GTK_TYPE_WIDGET)

static void
show (RbkMigrationPage *self, const char *name)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), name);
}

static void
set_has_figures (RbkMigrationPage *self, gboolean has_figures)
{
  gtk_widget_set_visible (GTK_WIDGET (self->figures), has_figures);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "migration.save", has_figures);
}

static void
worked_out (gpointer owner, gpointer data)
{
  RbkMigrationPage   *self = owner;
  RbkMigrationResult *result = data;
  RbkMigrationResult *old = self->result;

  g_clear_handle_id (&self->patience_id, g_source_remove);
  rbk_migration_from_set_is_waiting (self->from, FALSE);
  rbk_migration_from_set_can_be_mended (self->from, result->can_be_mended);
  g_clear_pointer (&self->failed, rbk_migration_result_free);
  if (result->rollout == NULL)
    {
      if (result->error != NULL)
        rbk_migration_from_say (self->from, result->error->message, TRUE);
      set_has_figures (self, FALSE);
      self->failed = result;
      return;
    }
  rbk_migration_from_say (self->from, NULL, FALSE);
  self->result = result;
  rbk_migration_figures_update (self->figures, result,
                                rbk_book_format_follow (&self->format, self->document));
  set_has_figures (self, TRUE);
  g_clear_pointer (&old, rbk_migration_result_free);
}

static const RbkLatestFacts work_facts = { rbk_migration_work_do, worked_out,
                                           rbk_migration_work_free_request,
                                           rbk_migration_result_free };

static gboolean
patience_cb (gpointer user_data)
{
  RbkMigrationPage *self = user_data;

  self->patience_id = 0;
  rbk_migration_from_set_is_waiting (self->from, TRUE);

  return G_SOURCE_REMOVE;
}

static gboolean
has_old_prices (RbkMigrationPage *self)
{
  RbkMigrationPlan *plan = rbk_book_get_migration (rbk_document_get_book (self->document));

  return plan != NULL && (rbk_migration_plan_get_from_path (plan) != NULL ||
                          rbk_migration_plan_get_prices (plan) != NULL);
}

static void
ask (RbkMigrationPage *self)
{
  if (!has_old_prices (self))
    {
      rbk_migration_from_say (self->from,
                              _ ("Choose the book that customers are on today, or write what they "
                                 "pay flat: 49 "
                                 "for "
                                 "all, or Basic=29, Pro=99 by plan."),
                              FALSE);
      rbk_migration_from_set_can_be_mended (self->from, FALSE);
      set_has_figures (self, FALSE);
      return;
    }
  if (self->patience_id == 0)
    self->patience_id = g_timeout_add (PATIENCE_MILLISECONDS, patience_cb, self);
  rbk_latest_ask (self->work, rbk_migration_work_new_request (self->document));
}

static void
update (RbkMigrationPage *self)
{
  RbkAnalysis *analysis = rbk_document_get_analysis (self->document);

  if (rbk_analysis_get_spec (analysis) == NULL)
    {
      rbk_state_page_show_problem (self->problem, rbk_analysis_get_error (analysis));
      show (self, "problem");
      return;
    }
  if (rbk_analysis_get_population (analysis) == NULL ||
      rbk_analysis_get_mix_index (analysis) == NULL)
    {
      show (self, "empty");
      return;
    }
  show (self, "page");
  rbk_migration_from_update (self->from, rbk_analysis_get_population (analysis),
                             rbk_book_format_follow (&self->format, self->document));
  ask (self);
}

/* However many edits there are, one update before the next frame; and none while the page is
 * not looked at. */
static void
queue_update (RbkMigrationPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    rbk_soon_ask (&self->updating);
}

static void
rbk_migration_page_map (GtkWidget *widget)
{
  update (RBK_MIGRATION_PAGE (widget));
  GTK_WIDGET_CLASS (rbk_migration_page_parent_class)->map (widget);
}

static void
save_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkMigrationPage *self = RBK_MIGRATION_PAGE (widget);

  if (self->result != NULL)
    rbk_migration_save (widget, self->result->migration, self->result->rollout);
}

static void
mend_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkMigrationPage *self = RBK_MIGRATION_PAGE (widget);

  if (self->failed != NULL && has_old_prices (self))
    rbk_migration_mend (widget, self->document, self->failed);
}

static void
rbk_migration_page_dispose (GObject *object)
{
  RbkMigrationPage *self = RBK_MIGRATION_PAGE (object);

  rbk_soon_clear (&self->updating);
  g_clear_handle_id (&self->patience_id, g_source_remove);
  g_clear_pointer (&self->work, rbk_latest_free);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_pointer (&self->result, rbk_migration_result_free);
  g_clear_pointer (&self->failed, rbk_migration_result_free);
  g_clear_object (&self->customers);
  g_clear_object (&self->document);
  g_clear_pointer (&self->format, rbk_money_format_free);

  G_OBJECT_CLASS (rbk_migration_page_parent_class)->dispose (object);
}

static void
rbk_migration_page_class_init (RbkMigrationPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_migration_page_dispose;
  widget_class->map = rbk_migration_page_map;

  gtk_widget_class_install_action (widget_class, "migration.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "migration.mend", NULL, mend_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "migrationpage");
}

static void
rbk_migration_page_init (RbkMigrationPage *self)
{
  rbk_soon_init (&self->updating, (RbkSoonFunc) update, self);
}

static GtkWidget *
new_empty (void)
{
  GtkWidget *page =
      rbk_state_page_new (ICON, _ ("No Customers Yet"),
                          _ ("To see who pays more and who less, open the file of your "
                             "customers, or have some made "
                             "up."));

  rbk_state_page_add_button (page, _ ("Go to _Customers"), "win.page", "customers", TRUE);

  return page;
}

static void
fill (RbkMigrationPage *self, GSettings *settings)
{
  GtkWidget *sections = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  self->figures = RBK_MIGRATION_FIGURES (rbk_migration_figures_new (self->document, settings));
  self->from = RBK_MIGRATION_FROM (rbk_migration_from_new (self->document));
  gtk_box_append (GTK_BOX (sections), GTK_WIDGET (self->from));
  gtk_box_append (GTK_BOX (sections), GTK_WIDGET (self->figures));
  self->stack = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_add_named (GTK_STACK (self->stack), rbk_section_new_page (sections), "page");
  gtk_stack_add_named (GTK_STACK (self->stack), new_empty (), "empty");
  self->problem = rbk_state_page_new_problem (_ ("Nothing to Work Out"));
  gtk_stack_add_named (GTK_STACK (self->stack), self->problem, "problem");
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
  set_has_figures (self, FALSE);
}

/**
 * rbk_migration_page_new:
 * @document: an open book
 * @settings: (nullable): the user's choices
 *
 * Returns: (transfer floating): a page of moving customers to its prices
 */
GtkWidget *
rbk_migration_page_new (RbkDocument *document, GSettings *settings)
{
  RbkMigrationPage *self = g_object_new (RBK_TYPE_MIGRATION_PAGE, NULL);

  self->document = g_object_ref (document);
  self->customers = g_object_ref (rbk_document_get_customer_file (document));
  self->work = rbk_latest_new (&work_facts, self);
  fill (self, settings);
  g_signal_connect_object (document, "notify::revision", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->customers, "changed", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
