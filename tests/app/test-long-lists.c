/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "rbk-costs-fixture.h"
#include "rbk-costs-plan-charges.h"
#include "rbk-test-books.h"
#include "rbk-window-probe.h"

/* Lists that nobody reads to their end begin with a hundred rows, and have all on demand. */

static void
show_all (RbkCostsFixture *fixture, GtkWidget *list, const char *label)
{
  GtkWidget *button = rbk_probe_find_button (list, label);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_visible (button));
  g_signal_emit_by_name (button, "clicked");
  rbk_probe_settle (fixture->window);
  g_assert_false (gtk_widget_get_visible (button));
}

/* Forty models with long names, and as many routes, can be worked with. */
static void
test_many_models (void)
{
  static const char last[] = "Input price of A model with quite a long name, number 129";

  g_autoptr(RbkBook) book = rbk_test_book_new_credit_tiers ();
  gpointer        workload = rbk_test_get (book, "workloads", 0);
  RbkCostsFixture fixture = { 0 };
  gint64          start;

  for (guint i = 0; i < 130; i++)
    {
      g_autofree char *key = g_strdup_printf ("model-%u", i);
      g_autofree char *name = g_strdup_printf ("A model with quite a long name, number %u", i);

      rbk_test_add (book, "models", "model", key, "name", name, "input", "1", "output", "5", NULL);
      if (i < 40)
        rbk_test_add (workload, "routes", "name", name, "model", key, "input-tokens", "10", NULL);
    }
  rbk_costs_fixture_open_book (&fixture, book);
  start = g_get_monotonic_time ();
  rbk_probe_type (fixture.page, "Input price of opus", "6");
  g_test_message ("an edit took %d ms", (int) ((g_get_monotonic_time () - start) / 1000));
  rbk_costs_fixture_assert_shows (&fixture, "Input price of opus", "$6.00");
  g_assert_null (rbk_probe_find_cell (fixture.page, last));
  show_all (&fixture, fixture.page, "Show _All 131");
  rbk_costs_fixture_assert_shows (&fixture, last, "$1.00");
  rbk_costs_fixture_tear_down (&fixture, NULL);
}

/* What plans charge for a call: of a hundred of them, and of all. */
static void
test_plan_charges (void)
{
  g_autoptr(RbkBook) book = rbk_test_book_new_credit_tiers ();
  RbkCostsFixture fixture = { 0 };
  GtkWidget      *charges;

  for (guint i = g_list_model_get_n_items (rbk_book_get_plans (book)) + 1; i <= 130; i++)
    {
      g_autofree char *key = g_strdup_printf ("plan-%u", i);
      g_autofree char *name = g_strdup_printf ("Plan %u", i);

      rbk_test_add (book, "plans", "key", key, "name", name, NULL);
    }
  rbk_costs_fixture_open_book (&fixture, book);
  charges = rbk_probe_find_type (fixture.page, RBK_TYPE_COSTS_PLAN_CHARGES);
  g_assert_nonnull (rbk_probe_find_label (charges, "Plan 100"));
  g_assert_null (rbk_probe_find_label (charges, "Plan 101"));
  show_all (&fixture, charges, "Show _All 130");
  g_assert_nonnull (rbk_probe_find_label (charges, "Plan 130"));
  rbk_costs_fixture_tear_down (&fixture, NULL);
}

int
main (int argc, char *argv[])
{
  if (g_getenv ("DISPLAY") == NULL)
    {
      g_printerr ("no display, skipped\n");
      return 77;
    }
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/long-lists/models", test_many_models);
  g_test_add_func ("/long-lists/plan-charges", test_plan_charges);

  return g_test_run ();
}
