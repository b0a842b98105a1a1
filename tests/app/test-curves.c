/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <math.h>
#include <string.h>

#include "rbk-chart-view-private.h"
#include "rbk-curve-legend.h"
#include "rbk-curve-table.h"
#include "rbk-design-page.h"
#include "rbk-edit.h"
#include "rbk-template.h"
#include "rbk-window-probe.h"

/* The plans of the template. */
enum
{
  STARTER,
  PRO,
  TEAM,
};

typedef struct
{
  RbkDocument  *document;
  GtkWidget    *window;
  GtkWidget    *page;
  RbkChartView *view;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RbkBook) book = rbk_template_new_book ("usage-gated", NULL);
  GtkWidget *overlay = adw_toast_overlay_new ();

  fixture->document = rbk_document_new_for_book (book);
  fixture->page = rbk_design_page_new (fixture->document, NULL);
  fixture->view = RBK_CHART_VIEW (rbk_probe_find_type (fixture->page, RBK_TYPE_CHART_VIEW));
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), fixture->page);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1280, 800);
  gtk_window_set_child (GTK_WINDOW (fixture->window), overlay);
  gtk_window_present (GTK_WINDOW (fixture->window));
  rbk_probe_settle (fixture->window);
  rbk_chart_view_pick (fixture->view, STARTER);
  rbk_probe_settle (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gpointer view = fixture->view;
  gpointer document = fixture->document;

  g_object_add_weak_pointer (view, &view);
  g_object_add_weak_pointer (document, &document);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  rbk_document_close (fixture->document);
  g_object_unref (fixture->document);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (view);
  g_assert_null (document);
}

static gboolean
has_trigger (GtkShortcut *shortcut, const char *keys)
{
  g_autoptr(GtkShortcutTrigger) wanted = gtk_shortcut_trigger_parse_string (keys);

  g_assert_nonnull (wanted);

  return gtk_shortcut_trigger_equal (gtk_shortcut_get_trigger (shortcut), wanted);
}

/* Does what the key does that is bound to a widget. */
static gboolean
press (gpointer widget, const char *keys)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GObject) controller = g_list_model_get_item (controllers, i);

      for (guint j = 0; GTK_IS_SHORTCUT_CONTROLLER (controller) &&
                        j < g_list_model_get_n_items (G_LIST_MODEL (controller));
           j++)
        {
          g_autoptr(GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);

          if (has_trigger (shortcut, keys))
            {
              gboolean done =
                  gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                                gtk_shortcut_get_arguments (shortcut));

              rbk_probe_settle (widget);
              return done;
            }
        }
    }
  g_error ("nothing is bound to %s", keys);
}

static const char *
read_out (Fixture *fixture)
{
  return rbk_chart_view_get_read_out (fixture->view);
}

static void
assert_reads (Fixture *fixture, const char *part)
{
  if (strstr (read_out (fixture), part) == NULL)
    g_error ("“%s” is not in “%s”", part, read_out (fixture));
}

static gboolean
find_handle (Fixture *fixture, RbkHandleKind kind, RbkHandle *handle)
{
  RbkHandle handles[RBK_N_HANDLES];
  guint     n = rbk_handle_list (rbk_document_get_analysis (fixture->document),
                                 (guint) fixture->view->selected, handles);

  for (guint i = 0; i < n; i++)
    if (handles[i].kind == kind)
      {
        *handle = handles[i];
        return TRUE;
      }

  return FALSE;
}

static double
value_of (Fixture *fixture, RbkHandleKind kind)
{
  RbkHandle handle;

  g_assert_true (find_handle (fixture, kind, &handle));

  return rbk_decimal_to_double (handle.value);
}

static int
find_grip (Fixture *fixture, RbkHandleKind kind)
{
  RbkChartLayout layout;

  g_assert_true (rbk_chart_view_layout (fixture->view, &layout));
  rbk_chart_view_place_grips (fixture->view, &layout);

  return rbk_chart_view_find_grip (fixture->view, kind);
}

/* Takes hold of a grip and moves it by so much, in ten steps. */
static void
drag (Fixture *fixture, RbkHandleKind kind, double dx, double dy, RbkHandleSnap snap)
{
  int    grip = find_grip (fixture, kind);
  double x, y;

  g_assert_cmpint (grip, >=, 0);
  x = fixture->view->grips[grip].px + 2.0;
  y = fixture->view->grips[grip].py - 1.0;
  g_assert_true (rbk_chart_view_take_hold (fixture->view, (guint) grip, x, y));
  for (guint i = 1; i <= 10; i++)
    {
      rbk_chart_view_move_to (fixture->view, x + dx * i / 10.0, y + dy * i / 10.0, snap);
      rbk_probe_settle (fixture->window);
    }
}

static void
assert_one_step (Fixture *fixture, const char *label)
{
  const RbkEdit   *step = rbk_document_peek_undo (fixture->document);
  g_autofree char *shown = NULL;

  g_assert_nonnull (step);
  shown = rbk_edit_dup_label (step, NULL);
  g_assert_cmpstr (shown, ==, label);
  rbk_document_undo (fixture->document);
  rbk_probe_settle (fixture->window);
  g_assert_false (rbk_document_get_can_undo (fixture->document));
}

typedef struct
{
  RbkChartOf    of;
  guint         plan;
  RbkHandleKind kind;
  double        dx, dy;
  int           sign;
  const char   *label;
} DragCase;

static const DragCase drag_cases[] = {
  { RBK_CHART_OF_MARGIN, STARTER, RBK_HANDLE_PRICE, 0.0, 40.0, -1, "Change price of Starter" },
  { RBK_CHART_OF_MARGIN, PRO, RBK_HANDLE_PRICE, 0.0, -10.0, 1, "Change price of Pro" },
  { RBK_CHART_OF_AMOUNT, TEAM, RBK_HANDLE_PRICE, 0.0, 40.0, -1, "Change price of Team" },
  { RBK_CHART_OF_BILL, PRO, RBK_HANDLE_PRICE, 0.0, -40.0, 1, "Change price of Pro" },
  { RBK_CHART_OF_MARGIN, STARTER, RBK_HANDLE_INCLUDED, 40.0, 0.0, 1, "Change included of Starter" },
  { RBK_CHART_OF_COST, STARTER, RBK_HANDLE_INCLUDED, -40.0, 0.0, -1, "Change included of Starter" },
  { RBK_CHART_OF_BILL, PRO, RBK_HANDLE_CAP, -30.0, 0.0, -1, "Change cap of Pro" },
};

/* Each drag moves its figure the right way and is one step; the axes stay where they are. */
static void
test_drag (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (drag_cases); i++)
    {
      const DragCase *c = &drag_cases[i];
      RbkChartLayout  before, during;
      double          value;

      g_test_message ("case %u", i);
      rbk_chart_view_set_of (fixture->view, c->of);
      rbk_chart_view_pick (fixture->view, c->plan);
      rbk_probe_settle (fixture->window);
      g_assert_cmpint (fixture->view->selected, ==, (int) c->plan);
      value = value_of (fixture, c->kind);

      rbk_chart_view_layout (fixture->view, &before);
      drag (fixture, c->kind, c->dx, c->dy, RBK_HANDLE_COARSE);
      rbk_chart_view_layout (fixture->view, &during);
      g_assert_cmpfloat_with_epsilon (during.x.min, before.x.min, 1e-9);
      g_assert_cmpfloat_with_epsilon (during.x.max, before.x.max, 1e-9);
      g_assert_cmpfloat_with_epsilon (during.y.min, before.y.min, 1e-9);
      g_assert_cmpfloat_with_epsilon (during.y.max, before.y.max, 1e-9);
      rbk_chart_view_let_go (fixture->view);
      rbk_probe_settle (fixture->window);

      g_assert_cmpfloat ((value_of (fixture, c->kind) - value) * c->sign, >, 0.0);
      assert_one_step (fixture, c->label);
      g_assert_cmpfloat_with_epsilon (value_of (fixture, c->kind), value, 1e-12);
    }
}

/* The grip stays under the pointer, but for rounding. */
static void
test_follows_pointer (Fixture *fixture, gconstpointer data)
{
  int grip;

  rbk_chart_view_set_of (fixture->view, RBK_CHART_OF_BILL);
  rbk_probe_settle (fixture->window);
  grip = find_grip (fixture, RBK_HANDLE_PRICE);
  {
    double y = fixture->view->grips[grip].py;

    drag (fixture, RBK_HANDLE_PRICE, 0.0, -30.0, RBK_HANDLE_EXACT);
    grip = find_grip (fixture, RBK_HANDLE_PRICE);
    g_assert_cmpfloat_with_epsilon (fixture->view->grips[grip].py, y - 30.0, 0.5);
    g_assert_cmpint (fixture->view->grips[grip].state, ==, RBK_GRIP_HELD);
  }
  rbk_chart_view_let_go (fixture->view);
}

static void
test_give_up (Fixture *fixture, gconstpointer data)
{
  drag (fixture, RBK_HANDLE_PRICE, 0.0, 50.0, RBK_HANDLE_COARSE);
  g_assert_cmpfloat (value_of (fixture, RBK_HANDLE_PRICE), <, 29.0);
  g_assert_true (press (fixture->view, "Escape"));
  g_assert_cmpfloat_with_epsilon (value_of (fixture, RBK_HANDLE_PRICE), 29.0, 1e-12);
  g_assert_false (rbk_document_get_can_undo (fixture->document));
  g_assert_false (rbk_document_get_can_redo (fixture->document));
  g_assert_true (rbk_document_get_is_saved (fixture->document));

  /* A drag that comes back to where it began leaves no trace in the figures. */
  g_assert_cmpstr (rbk_probe_get_text (fixture->page, "Price of Starter"), ==, "$29.00");
}

/* Nothing is held of a window that goes in the middle of a drag. */
static void
test_closed_while_held (Fixture *fixture, gconstpointer data)
{
  drag (fixture, RBK_HANDLE_PRICE, 0.0, 20.0, RBK_HANDLE_COARSE);
}

static void
test_handle_keys (Fixture *fixture, gconstpointer data)
{
  g_assert_true (press (fixture->view, "h"));
  assert_reads (fixture, "Starter: Price $29.00 · margin");
  g_assert_true (press (fixture->view, "Up"));
  g_assert_true (press (fixture->view, "Up"));
  g_assert_cmpfloat_with_epsilon (value_of (fixture, RBK_HANDLE_PRICE), 31.0, 1e-9);
  assert_reads (fixture, "Price $31.00");
  g_assert_true (press (fixture->view, "<Shift>Down"));
  g_assert_cmpfloat_with_epsilon (value_of (fixture, RBK_HANDLE_PRICE), 30.9, 1e-9);
  g_assert_true (press (fixture->view, "Return"));
  assert_reads (fixture, "lowest margin");
  assert_one_step (fixture, "Change price of Starter");

  /* The next one moves along the axis; Escape puts it back. */
  g_assert_true (press (fixture->view, "h"));
  g_assert_true (press (fixture->view, "h"));
  assert_reads (fixture, "Included 200");
  g_assert_true (press (fixture->view, "Right"));
  g_assert_cmpfloat (value_of (fixture, RBK_HANDLE_INCLUDED), >, 200.0);
  g_assert_true (press (fixture->view, "Escape"));
  g_assert_cmpfloat_with_epsilon (value_of (fixture, RBK_HANDLE_INCLUDED), 200.0, 1e-9);
  g_assert_false (rbk_document_get_can_undo (fixture->document));

  /* After the last one comes none, and backwards the last one again. */
  g_assert_true (press (fixture->view, "<Shift>h"));
  assert_reads (fixture, "Included 200");
  g_assert_true (press (fixture->view, "h"));
  assert_reads (fixture, "lowest margin");
}

static void
test_cursor_keys (Fixture *fixture, gconstpointer data)
{
  double first;

  g_assert_true (press (fixture->view, "Home"));
  first = fixture->view->cursor;
  assert_reads (fixture, "Starter at ");
  assert_reads (fixture, ": bill $29.00, cost $");
  g_assert_true (press (fixture->view, "Right"));
  g_assert_cmpfloat (fixture->view->cursor, >, first);
  g_assert_true (press (fixture->view, "Left"));
  g_assert_cmpfloat_with_epsilon (fixture->view->cursor / first, 1.0, 1e-9);

  /* Ctrl goes from one place that stands out to the next: the cap is among them. */
  {
    gboolean was_at_cap = FALSE;

    for (guint i = 0; i < 12; i++)
      {
        double before = fixture->view->cursor;

        press (fixture->view, "<Control>Right");
        g_assert_cmpfloat (fixture->view->cursor, >=, before);
        was_at_cap = was_at_cap || fabs (fixture->view->cursor - 200.0) < 1e-9;
      }
    g_assert_true (was_at_cap);
  }
  g_assert_true (press (fixture->view, "<Control>Left"));

  g_assert_true (press (fixture->view, "Down"));
  g_assert_cmpint (fixture->view->selected, ==, PRO);
  assert_reads (fixture, "Pro at ");
  g_assert_true (press (fixture->view, "Up"));
  g_assert_cmpint (fixture->view->selected, ==, STARTER);
  g_assert_true (press (fixture->view, "Escape"));
  assert_reads (fixture, "lowest margin");
  g_assert_false (press (fixture->view, "Escape"));
}

static void
range_of (Fixture *fixture, double *from, double *to)
{
  const RbkCurveRange *range = rbk_analysis_get_range (fixture->view->analysis);

  *from = rbk_decimal_to_double (range->from);
  *to = rbk_decimal_to_double (range->to);
}

static void
test_zoom (Fixture *fixture, gconstpointer data)
{
  GtkWidget       *button = rbk_probe_find_button (fixture->page, "Show the Whole Axis (0)");
  g_autofree char *certificate = g_strdup (read_out (fixture));
  double           from, to, closer_from, closer_to;

  range_of (fixture, &from, &to);
  g_assert_false (gtk_widget_get_visible (button));
  g_assert_true (press (fixture->view, "plus"));
  range_of (fixture, &closer_from, &closer_to);
  g_assert_true (rbk_chart_view_get_is_zoomed (fixture->view));
  g_assert_true (gtk_widget_get_visible (button));
  g_assert_cmpfloat (closer_to, <, to);
  g_assert_cmpfloat (closer_from, >, from);

  /* What is certain of a plan does not depend on what is shown of it. */
  g_assert_cmpstr (read_out (fixture), ==, certificate);

  g_signal_emit_by_name (button, "clicked");
  rbk_probe_settle (fixture->window);
  range_of (fixture, &closer_from, &closer_to);
  g_assert_cmpfloat_with_epsilon (closer_from, from, 1e-9);
  g_assert_cmpfloat_with_epsilon (closer_to, to, 1e-9);
  g_assert_false (gtk_widget_get_visible (button));
}

/* No wheel turned too far makes an axis of nothing. */
static void
test_odd_ranges (Fixture *fixture, gconstpointer data)
{
  static const double ends[][2] = {
    { (double) NAN, 10.0 },
    { 0.0, (double) INFINITY },
    { -(double) INFINITY, 5.0 },
    { 10.0, 10.0 },
    { 10.0, 1.0 },
    { 0.0, 1e18 },
    { -1e9, 1.0 },
    { 5.0, 5.0000001 },
    { 0.0, 0.0 },
  };

  for (guint is_log = 0; is_log < 2; is_log++)
    {
      GtkWidget *scale = rbk_probe_find_button (fixture->page, is_log ? "Log" : "Linear");

      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (scale), TRUE);
      rbk_probe_settle (fixture->window);
      for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
        {
          double from, to;

          rbk_chart_view_show_range (fixture->view, ends[i][0], ends[i][1]);
          range_of (fixture, &from, &to);
          g_assert_no_error (rbk_analysis_get_error (fixture->view->analysis));
          g_assert_cmpfloat (from, >=, 0.0);
          g_assert_cmpfloat (to, >, from);
        }
      for (guint i = 0; i < 60; i++)
        press (fixture->view, i % 3 == 0 ? "minus" : "plus");
      rbk_chart_view_reset_range (fixture->view);
    }
}

/* Another scale is another axis: what was zoomed is whole again. */
static void
test_scale_resets_zoom (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "Linear", "Log", "Linear" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GtkWidget *button = rbk_probe_find_button (fixture->page, names[i]);

      if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)))
        continue;
      press (fixture->view, "plus");
      g_assert_true (rbk_chart_view_get_is_zoomed (fixture->view));
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
      rbk_probe_settle (fixture->window);
      g_assert_false (rbk_chart_view_get_is_zoomed (fixture->view));
    }
}

/* The table says what the curves say. */
static void
test_table (Fixture *fixture, gconstpointer data)
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
  g_assert_true (press (table, "<Control>c"));
  gtk_test_accessible_assert_role (table, GTK_ACCESSIBLE_ROLE_TABLE);
}

static void
test_pictures (Fixture *fixture, gconstpointer data)
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
test_actions (Fixture *fixture, gconstpointer data)
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
  g_assert_true (press (view, "Menu"));
  g_assert_nonnull (fixture->view->menu);
  g_assert_true (gtk_widget_get_visible (fixture->view->menu));
  gtk_popover_popdown (GTK_POPOVER (fixture->view->menu));
  rbk_probe_settle (fixture->window);
}

static GtkWidget *
legend_button (Fixture *fixture, const char *name)
{
  g_autofree char *tooltip =
      g_strdup_printf ("Show only the curve of %s (with Ctrl: this one, too)", name);

  return rbk_probe_find_button (fixture->page, tooltip);
}

static void
test_legend (Fixture *fixture, gconstpointer data)
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

static void
test_accessible (Fixture *fixture, gconstpointer data)
{
  gtk_test_accessible_assert_role (fixture->view, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (fixture->view, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Margin curves");
  gtk_test_accessible_assert_property (fixture->view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       read_out (fixture));
  press (fixture->view, "Home");
  gtk_test_accessible_assert_property (fixture->view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       read_out (fixture));
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

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

  ADD ("/curves/drag", test_drag);
  ADD ("/curves/follows-pointer", test_follows_pointer);
  ADD ("/curves/give-up", test_give_up);
  ADD ("/curves/closed-while-held", test_closed_while_held);
  ADD ("/curves/handle-keys", test_handle_keys);
  ADD ("/curves/cursor-keys", test_cursor_keys);
  ADD ("/curves/zoom", test_zoom);
  ADD ("/curves/odd-ranges", test_odd_ranges);
  ADD ("/curves/scale-resets-zoom", test_scale_resets_zoom);
  ADD ("/curves/table", test_table);
  ADD ("/curves/pictures", test_pictures);
  ADD ("/curves/actions", test_actions);
  ADD ("/curves/legend", test_legend);
  ADD ("/curves/accessible", test_accessible);

  return g_test_run ();
}
