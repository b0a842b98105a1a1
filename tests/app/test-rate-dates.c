/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "rbk-costs-fixture.h"
#include "rbk-costs-rate-dates.h"
#include "rbk-credit-rate.h"
#include "rbk-test-books.h"
#include "rbk-window-probe.h"

/* Credit rates that change on a day, on the Costs page. */

#define DAY "2099-06-16"

static GListModel *
get_rates (RbkCostsFixture *self)
{
  gpointer workload = rbk_test_get (rbk_document_get_book (self->document), "workloads", 0);

  return rbk_route_get_credit_rates (rbk_test_get (workload, "routes", 0));
}

static GtkWidget *
find (GtkWidget *root, GType type, const char *label)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    {
      g_autofree char *problem =
          gtk_test_accessible_check_property (GTK_ACCESSIBLE (root), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                              label);

      if (problem == NULL)
        return root;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type, label);

  return found;
}

static void
type (RbkCostsFixture *self, const char *label, const char *text)
{
  GtkWidget *entry = find (self->page, GTK_TYPE_ENTRY, label);

  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static void
add (RbkCostsFixture *self, const char *date, const char *credits)
{
  type (self, "First day of the new rate", date);
  type (self, "Credits a call from then on", credits);
  rbk_costs_fixture_click (self, "Add _Rate");
}

static void
set_up (RbkCostsFixture *self, gconstpointer data)
{
  g_autoptr(RbkBook) book = rbk_test_book_new_credit_tiers ();

  rbk_costs_fixture_open_book (self, book);
}

/* A rate is added in one step, shown with its day, and can be changed and taken away. */
static void
test_add (RbkCostsFixture *self, gconstpointer data)
{
  g_autoptr(RbkCreditRate) rate = NULL;

  add (self, DAY, "3");
  g_assert_cmpuint (g_list_model_get_n_items (get_rates (self)), ==, 1);
  rate = g_list_model_get_item (get_rates (self), 0);
  g_assert_cmpstr (rbk_credit_rate_get_effective_from (rate), ==, DAY);
  g_assert_true (rbk_decimal_equal (*rbk_credit_rate_get_credits (rate), RBK_DECIMAL_UNITS (3)));
  rbk_costs_fixture_assert_shows (self, "Credit rate of opus from " DAY, "3");
  rbk_costs_fixture_assert_shows (self, "First day of opus from " DAY, DAY);

  g_signal_emit_by_name (find (self->page, GTK_TYPE_BUTTON, "Remove opus from " DAY), "clicked");
  rbk_probe_settle (self->window);
  g_assert_cmpuint (g_list_model_get_n_items (get_rates (self)), ==, 0);
  rbk_costs_fixture_undo (self);
  g_assert_cmpuint (g_list_model_get_n_items (get_rates (self)), ==, 1);
  rbk_costs_fixture_undo (self);
  g_assert_cmpuint (g_list_model_get_n_items (get_rates (self)), ==, 0);
  g_assert_false (rbk_document_get_can_undo (self->document));
}

/* What was billed stays, and a day has one rate. */
static void
test_refuses (RbkCostsFixture *self, gconstpointer data)
{
  add (self, "2020-01-01", "3");
  add (self, "soon", "3");
  add (self, DAY, "many");
  g_assert_cmpuint (g_list_model_get_n_items (get_rates (self)), ==, 0);
  add (self, DAY, "3");
  add (self, DAY, "4");
  g_assert_cmpuint (g_list_model_get_n_items (get_rates (self)), ==, 1);
}

/* Where nothing takes credits there is nothing to change. */
static void
test_hidden (RbkCostsFixture *self, gconstpointer data)
{
  GtkWidget *dates = rbk_probe_find_type (self->page, RBK_TYPE_COSTS_RATE_DATES);
  gpointer   workload = rbk_test_get (rbk_document_get_book (self->document), "workloads", 0);

  g_assert_true (gtk_widget_get_visible (dates));
  rbk_document_take (self->document,
                     rbk_edit_new_set_decimal (rbk_test_get (workload, "routes", 0), "credits",
                                               NULL),
                     NULL);
  rbk_probe_settle (self->window);
  g_assert_false (gtk_widget_get_visible (dates));
}

#define ADD(path, test)                                                                            \
  g_test_add (path, RbkCostsFixture, NULL, set_up, test, rbk_costs_fixture_tear_down)

int
main (int argc, char **argv)
{
  if (g_getenv ("DISPLAY") == NULL)
    {
      g_printerr ("no display, skipped\n");
      return 77;
    }
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/rate-dates/add", test_add);
  ADD ("/rate-dates/refuses", test_refuses);
  ADD ("/rate-dates/hidden", test_hidden);

  return g_test_run ();
}
