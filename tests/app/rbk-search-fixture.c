/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-search-fixture.h"

#include "rbk-design-page.h"
#include "rbk-template.h"
#include "rbk-window-probe.h"

#define PATIENCE 2000

void
rbk_search_fixture_set_up (RbkSearchFixture *self, gconstpointer data)
{
  g_autoptr(RbkBook) book = rbk_template_new_book ("usage-gated", NULL);
  GtkWidget *overlay = adw_toast_overlay_new ();

  self->document = rbk_document_new_for_book (book);
  self->page = rbk_design_page_new (self->document, NULL);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), self->page);
  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1280, 800);
  gtk_window_set_child (GTK_WINDOW (self->window), overlay);
  gtk_window_present (GTK_WINDOW (self->window));
  rbk_probe_settle (self->window);
}

void
rbk_search_fixture_tear_down (RbkSearchFixture *self, gconstpointer data)
{
  if (self->dialog != NULL)
    gtk_window_close (GTK_WINDOW (self->dialog));
  for (guint i = 0; i < PATIENCE && self->dialog != NULL; i++)
    {
      g_usleep (1000);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
  g_assert_null (self->dialog);
  gtk_window_destroy (GTK_WINDOW (self->window));
  rbk_document_close (self->document);
  g_assert_finalize_object (self->document);
}

/* From a few calls a month to many, the same each time. */
void
rbk_search_fixture_add_customers (RbkSearchFixture *self, guint n_customers)
{
  g_autoptr(RbkPopulation) population = rbk_population_new ();

  rbk_population_add_column (population, RBK_COLUMN_CALLS);
  for (guint i = 0; i < n_customers; i++)
    {
      g_autofree char *id = g_strdup_printf ("c%u", i);
      guint            customer = rbk_population_add_customer (population, id);

      rbk_population_set_value (population, customer, RBK_COLUMN_CALLS, 10 + (i * 7) % 900);
    }
  rbk_population_seal (population);
  rbk_document_set_population (self->document, population);
  rbk_probe_settle (self->window);
}

void
rbk_search_fixture_open (RbkSearchFixture *self, const char *action, GType type)
{
  g_autoptr(GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  gtk_widget_activate_action (self->page, action, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        g_set_weak_pointer (&self->dialog, window);
    }
  g_assert_nonnull (self->dialog);
  rbk_probe_settle (self->dialog);
}

void
rbk_search_fixture_wait (RbkSearchFixture *self, gboolean (*is_so) (RbkSearchFixture *))
{
  for (guint i = 0; i < PATIENCE && !is_so (self); i++)
    {
      g_usleep (5000);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
  g_assert_true (is_so (self));
}

static GtkWidget *
find (GtkWidget *widget, GType type, const char *label)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    {
      g_autofree char *problem =
          gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget),
                                              GTK_ACCESSIBLE_PROPERTY_LABEL, label);

      if (problem == NULL)
        return widget;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, label);

      if (found != NULL)
        return found;
    }

  return NULL;
}

GtkWidget *
rbk_search_fixture_find (RbkSearchFixture *self, GType type, const char *label)
{
  GtkWidget *found = find (self->dialog, type, label);

  if (found == NULL)
    g_error ("nothing is named “%s”", label);

  return found;
}

static const char *
find_text (GtkWidget *widget, const char *css_class)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, css_class) &&
      gtk_widget_get_mapped (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const char *found = find_text (child, css_class);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* The first label of that class that is seen; nothing where there is none. */
const char *
rbk_search_fixture_get_text (RbkSearchFixture *self, const char *css_class)
{
  return find_text (self->dialog, css_class);
}

void
rbk_search_fixture_choose (RbkSearchFixture *self, const char *title, guint choice)
{
  GtkWidget *row = rbk_search_fixture_find (self, ADW_TYPE_COMBO_ROW, title);

  adw_combo_row_set_selected (ADW_COMBO_ROW (row), choice);
  rbk_probe_settle (self->dialog);
}

void
rbk_search_fixture_type (RbkSearchFixture *self, const char *label, const char *text)
{
  GtkWidget *entry = rbk_search_fixture_find (self, GTK_TYPE_ENTRY, label);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  rbk_probe_settle (self->dialog);
}

RbkDecimal
rbk_search_fixture_get_price (RbkSearchFixture *self, guint plan)
{
  const RbkTable *table = rbk_analysis_get_table (rbk_document_get_analysis (self->document));

  return table->rows[plan].price;
}
