/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <string.h>

#include "rbk-curve-table.h"
#include "rbk-curves-fixture.h"
#include "rbk-plan-edit.h"
#include "rbk-template.h"
#include "rbk-window-probe.h"

/* The plans of the template. */
enum
{
  STARTER,
  PRO,
};

static const char *
read_out (RbkCurvesFixture *fixture)
{
  return rbk_chart_view_get_read_out (fixture->view);
}

/* The table says what the curves say. */
static void
test_table (RbkCurvesFixture *fixture, gconstpointer data)
{
  GtkWidget *button = rbk_probe_find_button (fixture->page, "Show as Table");
  GtkWidget *table = rbk_probe_find_type (fixture->page, RBK_TYPE_CURVE_TABLE);
  g_auto(GStrv) lines = NULL;
  g_auto(GStrv) cells = NULL;
  const char *text;
  guint       n_found = 0;

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  rbk_probe_settle (fixture->window);
  g_assert_true (gtk_widget_get_mapped (table));
  text = rbk_curve_table_get_text (RBK_CURVE_TABLE (table));
  g_assert_nonnull (text);
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpstr (lines[0], ==, "Place\tAI runs\tStarter\tPro\tTeam");
  for (guint i = 1; lines[i] != NULL && lines[i][0] != '\0'; i++)
    {
      g_strfreev (cells);
      cells = g_strsplit (lines[i], "\t", -1);
      g_assert_cmpuint (g_strv_length (cells), ==, 5);
      if (strstr (cells[0], "Included of Starter") == NULL)
        continue;
      n_found++;
      g_assert_cmpstr (cells[1], ==, "200");
      {
        g_autofree char *spoken = g_strdup_printf ("%s, Pro: %s", cells[0], cells[3]);

        g_assert_nonnull (rbk_probe_find_label (table, spoken));
      }
    }
  g_assert_cmpuint (n_found, ==, 1);

  /* It follows what stands on the axis, and the book. */
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (rbk_probe_find_button (fixture->page, "Bill")),
                                TRUE);
  rbk_probe_settle (fixture->window);
  g_assert_nonnull (strstr (rbk_curve_table_get_text (RBK_CURVE_TABLE (table)), "$29.00"));
  rbk_probe_type (fixture->page, "Price of Starter", "37");
  g_assert_nonnull (strstr (rbk_curve_table_get_text (RBK_CURVE_TABLE (table)), "$37.00"));
  g_assert_true (rbk_curves_press (table, "<Control>c"));
  gtk_test_accessible_assert_role (table, GTK_ACCESSIBLE_ROLE_TABLE);
}

static void
test_pictures (RbkCurvesFixture *fixture, gconstpointer data)
{
  static const char *const kinds[][2] = { { "a.svg", "<?xml" },
                                          { "b.PNG", "\x89PNG" },
                                          { "c.pdf", "%PDF" } };
  static const char *const odd[] = { "a.gif", "svg", "", "a.svg.txt" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GBytes) picture = rbk_chart_view_new_picture (fixture->view, kinds[i][0], &error);

      g_assert_no_error (error);
      g_assert_cmpuint (g_bytes_get_size (picture), >, 1000);
      g_assert_cmpint (memcmp (g_bytes_get_data (picture, NULL), kinds[i][1], strlen (kinds[i][1])),
                       ==, 0);
    }
  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (rbk_chart_view_new_picture (fixture->view, odd[i], &error));
      g_assert_error (error, RBK_ERROR, RBK_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, ".svg"));
    }
}

static void
test_actions (RbkCurvesFixture *fixture, gconstpointer data)
{
  GtkWidget *view = GTK_WIDGET (fixture->view);

  g_assert_cmpuint (fixture->view->chart->spec.n_guides, >, 0);
  g_assert_true (gtk_widget_activate_action (view, "chart.show-guides", NULL));
  g_assert_cmpuint (fixture->view->chart->spec.n_guides, ==, 0);
  g_assert_true (gtk_widget_activate_action (view, "chart.show-guides", NULL));
  g_assert_cmpuint (fixture->view->chart->spec.n_guides, >, 0);
  g_assert_true (gtk_widget_activate_action (view, "chart.show-marks", NULL));
  g_assert_cmpuint (fixture->view->chart->series[0].n_marks, ==, 0);
  g_assert_true (gtk_widget_activate_action (view, "chart.show-bins", NULL));
  g_assert_true (gtk_widget_activate_action (view, "chart.copy-value", NULL));
  g_assert_true (gtk_widget_activate_action (view, "chart.copy-table", NULL));
  g_assert_true (gtk_widget_activate_action (view, "chart.copy-picture", NULL));
  g_assert_true (rbk_curves_press (view, "Menu"));
  g_assert_nonnull (fixture->view->menu);
  g_assert_true (gtk_widget_get_visible (fixture->view->menu));
  gtk_popover_popdown (GTK_POPOVER (fixture->view->menu));
  rbk_probe_settle (fixture->window);
}

static void
count_on (RbkCurvesFixture *fixture, char **meters)
{
  RbkBook *book = rbk_document_get_book (fixture->document);
  g_autoptr(RbkRecord) workload = g_list_model_get_item (rbk_book_get_workloads (book), 0);
  g_auto(GValue) value = G_VALUE_INIT;

  g_assert_cmpuint (g_list_model_get_n_items (rbk_book_get_workloads (book)), ==, 1);
  g_value_init (&value, G_TYPE_STRV);
  g_value_set_boxed (&value, meters);
  g_assert_true (
      rbk_document_take (fixture->document, rbk_edit_new_set (workload, "meters", &value), NULL));
  rbk_probe_settle (fixture->window);
}

/* A chart or a table without anything in it would not say why. */
static void
test_nothing_counted (RbkCurvesFixture *fixture, gconstpointer data)
{
  GtkWidget *costs = rbk_probe_find_button (fixture->page, "Go to _Costs");
  GtkWidget *as_table = rbk_probe_find_button (fixture->page, "Show as Table");

  g_assert_false (gtk_widget_get_mapped (costs));
  count_on (fixture, NULL);
  g_assert_true (gtk_widget_get_mapped (costs));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (fixture->view)));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (as_table), TRUE);
  rbk_probe_settle (fixture->window);
  g_assert_true (gtk_widget_get_mapped (costs));

  rbk_document_undo (fixture->document);
  rbk_probe_settle (fixture->window);
  g_assert_false (gtk_widget_get_mapped (costs));
  g_assert_true (gtk_widget_get_mapped (rbk_probe_find_type (fixture->page, RBK_TYPE_CURVE_TABLE)));
}

static GtkWidget *
legend_button (RbkCurvesFixture *fixture, const char *name)
{
  g_autofree char *tooltip =
      g_strdup_printf ("Show only the curve of %s (with Ctrl: this one, too)", name);

  return rbk_probe_find_button (fixture->page, tooltip);
}

static void
test_legend (RbkCurvesFixture *fixture, gconstpointer data)
{
  GtkWidget *pro = legend_button (fixture, "Pro");
  GtkWidget *team = legend_button (fixture, "Team");
  RbkSeries *series;

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (pro), TRUE);
  series = fixture->view->chart->series;
  g_assert_true (series[STARTER].dimmed);
  g_assert_false (series[PRO].dimmed);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (team), TRUE);
  g_assert_true (series[PRO].dimmed);
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (pro)));
  g_assert_true (gtk_widget_has_css_class (pro, "standing-back"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (team), FALSE);
  g_assert_false (series[STARTER].dimmed);
  g_assert_false (gtk_widget_has_css_class (pro, "standing-back"));

  /* The menu isolates what is selected, and brings all back. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "chart.isolate", NULL);
  g_assert_true (series[PRO].dimmed);
  g_assert_false (series[STARTER].dimmed);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "chart.isolate", NULL);
  g_assert_false (series[PRO].dimmed);
  gtk_test_accessible_assert_property (pro, GTK_ACCESSIBLE_PROPERTY_LABEL, "Pro");
}

/* All of a few; of many those around the selected one, and no others while it is among them. */
static void
test_shown (RbkCurvesFixture *fixture, gconstpointer data)
{
  static const struct
  {
    RbkShownPlans before, after;
    guint         n_plans;
    int           selected;
  } cases[] = {
    { { 0, 0 }, { 0, 3 }, 3, -1 },          { { 0, 0 }, { 0, 0 }, 0, -1 },
    { { 0, 3 }, { 0, 40 }, 1000, 39 },      { { 0, 40 }, { 20, 40 }, 1000, 40 },
    { { 20, 40 }, { 20, 40 }, 1000, 20 },   { { 20, 40 }, { 0, 40 }, 1000, 19 },
    { { 20, 40 }, { 960, 40 }, 1000, 999 }, { { 960, 40 }, { 0, 33 }, 33, -1 },
    { { 960, 40 }, { 10, 40 }, 50, 49 },    { { 20, 40 }, { 20, 40 }, 1000, -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_true (rbk_shown_plans_equal (rbk_shown_plans_choose (cases[i].before, cases[i].n_plans,
                                                                  cases[i].selected),
                                          cases[i].after));
}

static void
set_up_many (RbkCurvesFixture *fixture, gconstpointer data)
{
  g_autoptr(RbkBook) book = rbk_template_new_book ("usage-gated", NULL);

  fixture->document = rbk_document_new_for_book (book);
  for (guint i = 0; i < 100; i++)
    g_assert_true (
        rbk_document_take (fixture->document, rbk_plan_edit_duplicate (book, PRO), NULL));
  rbk_curves_open (fixture);
}

/* Of many plans only those around the selected one have curves; keys go on past them, and all else
 * counts plans from the first of the book. */
static void
test_many (RbkCurvesFixture *fixture, gconstpointer data)
{
  GtkWidget *last;

  g_assert_cmpuint (fixture->view->chart->n_series, ==, RBK_MAX_SHOWN_PLANS);
  g_assert_cmpuint (g_array_index (fixture->view->plans, guint, 0), ==, 0);
  g_assert_nonnull (rbk_probe_find_label (fixture->page, "40 of 103 plans"));

  rbk_chart_view_pick (fixture->view, 39);
  g_assert_cmpuint (g_array_index (fixture->view->plans, guint, 0), ==, 0);
  g_assert_true (rbk_curves_press (fixture->view, "Down"));
  g_assert_cmpint (fixture->view->selected, ==, 40);
  g_assert_cmpuint (g_array_index (fixture->view->plans, guint, 0), ==, 20);
  g_assert_true (fixture->view->chart->series[20].selected);

  /* The last one, “Team”, has its name, its colour and its button. */
  rbk_chart_view_pick (fixture->view, 102);
  g_assert_cmpuint (g_array_index (fixture->view->plans, guint, 39), ==, 102);
  g_assert_true (rbk_curves_press (fixture->view, "Down"));
  g_assert_cmpint (fixture->view->selected, ==, 102);
  g_assert_true (g_str_has_prefix (read_out (fixture), "Team"));
  last = legend_button (fixture, "Team");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (last), TRUE);
  g_assert_false (fixture->view->chart->series[39].dimmed);
  g_assert_true (fixture->view->chart->series[38].dimmed);
}

static void
test_accessible (RbkCurvesFixture *fixture, gconstpointer data)
{
  gtk_test_accessible_assert_role (fixture->view, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (fixture->view, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Margin curves");
  gtk_test_accessible_assert_property (fixture->view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       read_out (fixture));
  rbk_curves_press (fixture->view, "Home");
  gtk_test_accessible_assert_property (fixture->view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       read_out (fixture));
}

#define ADD(path, function)                                                                        \
  g_test_add (path, RbkCurvesFixture, NULL, rbk_curves_set_up, function, rbk_curves_tear_down)

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

  ADD ("/curve-panel/table", test_table);
  ADD ("/curve-panel/pictures", test_pictures);
  ADD ("/curve-panel/actions", test_actions);
  ADD ("/curve-panel/legend", test_legend);
  ADD ("/curve-panel/nothing-counted", test_nothing_counted);
  ADD ("/curve-panel/shown", test_shown);
  g_test_add ("/curve-panel/many", RbkCurvesFixture, NULL, set_up_many, test_many,
              rbk_curves_tear_down);
  ADD ("/curve-panel/accessible", test_accessible);

  return g_test_run ();
}
