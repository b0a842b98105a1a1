/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <math.h>
#include <string.h>

#include "rbk-curves-fixture.h"
#include "rbk-window-probe.h"

/* The plans of the template. */
enum
{
  STARTER,
  PRO,
  TEAM,
};

static const char *
read_out (RbkCurvesFixture *fixture)
{
  return rbk_chart_view_get_read_out (fixture->view);
}

static void
assert_reads (RbkCurvesFixture *fixture, const char *part)
{
  if (strstr (read_out (fixture), part) == NULL)
    g_error ("“%s” is not in “%s”", part, read_out (fixture));
}

static gboolean
find_handle (RbkCurvesFixture *fixture, RbkHandleKind kind, RbkHandle *handle)
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
value_of (RbkCurvesFixture *fixture, RbkHandleKind kind)
{
  RbkHandle handle;

  g_assert_true (find_handle (fixture, kind, &handle));

  return rbk_decimal_to_double (handle.value);
}

static int
find_grip (RbkCurvesFixture *fixture, RbkHandleKind kind)
{
  RbkChartLayout layout;

  g_assert_true (rbk_chart_view_layout (fixture->view, &layout));
  rbk_chart_view_place_grips (fixture->view, &layout);

  return rbk_chart_view_find_grip (fixture->view, kind);
}

/* Takes hold of a grip and moves it by so much, in ten steps. */
static void
drag (RbkCurvesFixture *fixture, RbkHandleKind kind, double dx, double dy, RbkHandleSnap snap)
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
assert_one_step (RbkCurvesFixture *fixture, const char *label)
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
test_drag (RbkCurvesFixture *fixture, gconstpointer data)
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
test_follows_pointer (RbkCurvesFixture *fixture, gconstpointer data)
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
test_give_up (RbkCurvesFixture *fixture, gconstpointer data)
{
  drag (fixture, RBK_HANDLE_PRICE, 0.0, 50.0, RBK_HANDLE_COARSE);
  g_assert_cmpfloat (value_of (fixture, RBK_HANDLE_PRICE), <, 29.0);
  g_assert_true (rbk_curves_press (fixture->view, "Escape"));
  g_assert_cmpfloat_with_epsilon (value_of (fixture, RBK_HANDLE_PRICE), 29.0, 1e-12);
  g_assert_false (rbk_document_get_can_undo (fixture->document));
  g_assert_false (rbk_document_get_can_redo (fixture->document));
  g_assert_true (rbk_document_get_is_saved (fixture->document));

  /* A drag that comes back to where it began leaves no trace in the figures. */
  g_assert_cmpstr (rbk_probe_get_text (fixture->page, "Price of Starter"), ==, "$29.00");
}

/* Nothing is held of a window that goes in the middle of a drag. */
static void
test_closed_while_held (RbkCurvesFixture *fixture, gconstpointer data)
{
  drag (fixture, RBK_HANDLE_PRICE, 0.0, 20.0, RBK_HANDLE_COARSE);
}

static void
test_handle_keys (RbkCurvesFixture *fixture, gconstpointer data)
{
  g_assert_true (rbk_curves_press (fixture->view, "h"));
  assert_reads (fixture, "Starter: Price $29.00 · margin");
  g_assert_true (rbk_curves_press (fixture->view, "Up"));
  g_assert_true (rbk_curves_press (fixture->view, "Up"));
  g_assert_cmpfloat_with_epsilon (value_of (fixture, RBK_HANDLE_PRICE), 31.0, 1e-9);
  assert_reads (fixture, "Price $31.00");
  g_assert_true (rbk_curves_press (fixture->view, "<Shift>Down"));
  g_assert_cmpfloat_with_epsilon (value_of (fixture, RBK_HANDLE_PRICE), 30.9, 1e-9);
  g_assert_true (rbk_curves_press (fixture->view, "Return"));
  assert_reads (fixture, "lowest margin");
  assert_one_step (fixture, "Change price of Starter");

  /* The next one moves along the axis; Escape puts it back. */
  g_assert_true (rbk_curves_press (fixture->view, "h"));
  g_assert_true (rbk_curves_press (fixture->view, "h"));
  assert_reads (fixture, "Included 200");
  g_assert_true (rbk_curves_press (fixture->view, "Right"));
  g_assert_cmpfloat (value_of (fixture, RBK_HANDLE_INCLUDED), >, 200.0);
  g_assert_true (rbk_curves_press (fixture->view, "Escape"));
  g_assert_cmpfloat_with_epsilon (value_of (fixture, RBK_HANDLE_INCLUDED), 200.0, 1e-9);
  g_assert_false (rbk_document_get_can_undo (fixture->document));

  /* After the last one comes none, and backwards the last one again. */
  g_assert_true (rbk_curves_press (fixture->view, "<Shift>h"));
  assert_reads (fixture, "Included 200");
  g_assert_true (rbk_curves_press (fixture->view, "h"));
  assert_reads (fixture, "lowest margin");
}

static void
test_cursor_keys (RbkCurvesFixture *fixture, gconstpointer data)
{
  double first;

  g_assert_true (rbk_curves_press (fixture->view, "Home"));
  first = fixture->view->cursor;
  assert_reads (fixture, "Starter at ");
  assert_reads (fixture, ": bill $29.00, cost $");
  g_assert_true (rbk_curves_press (fixture->view, "Right"));
  g_assert_cmpfloat (fixture->view->cursor, >, first);
  g_assert_true (rbk_curves_press (fixture->view, "Left"));
  g_assert_cmpfloat_with_epsilon (fixture->view->cursor / first, 1.0, 1e-9);

  /* Ctrl goes from one place that stands out to the next: the cap is among them. */
  {
    gboolean was_at_cap = FALSE;

    for (guint i = 0; i < 12; i++)
      {
        double before = fixture->view->cursor;

        rbk_curves_press (fixture->view, "<Control>Right");
        g_assert_cmpfloat (fixture->view->cursor, >=, before);
        was_at_cap = was_at_cap || fabs (fixture->view->cursor - 200.0) < 1e-9;
      }
    g_assert_true (was_at_cap);
  }
  g_assert_true (rbk_curves_press (fixture->view, "<Control>Left"));

  g_assert_true (rbk_curves_press (fixture->view, "Down"));
  g_assert_cmpint (fixture->view->selected, ==, PRO);
  assert_reads (fixture, "Pro at ");
  g_assert_true (rbk_curves_press (fixture->view, "Up"));
  g_assert_cmpint (fixture->view->selected, ==, STARTER);
  g_assert_true (rbk_curves_press (fixture->view, "Escape"));
  assert_reads (fixture, "lowest margin");
  g_assert_false (rbk_curves_press (fixture->view, "Escape"));
}

static void
range_of (RbkCurvesFixture *fixture, double *from, double *to)
{
  const RbkCurveRange *range = rbk_analysis_get_range (fixture->view->analysis);

  *from = rbk_decimal_to_double (range->from);
  *to = rbk_decimal_to_double (range->to);
}

static void
test_zoom (RbkCurvesFixture *fixture, gconstpointer data)
{
  GtkWidget       *button = rbk_probe_find_button (fixture->page, "Show the Whole Axis (0)");
  g_autofree char *certificate = g_strdup (read_out (fixture));
  double           from, to, closer_from, closer_to;

  range_of (fixture, &from, &to);
  g_assert_false (gtk_widget_get_visible (button));
  g_assert_true (rbk_curves_press (fixture->view, "plus"));
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
test_odd_ranges (RbkCurvesFixture *fixture, gconstpointer data)
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
        rbk_curves_press (fixture->view, i % 3 == 0 ? "minus" : "plus");
      rbk_chart_view_reset_range (fixture->view);
    }
}

/* Another scale is another axis: what was zoomed is whole again. */
static void
test_scale_resets_zoom (RbkCurvesFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "Linear", "Log", "Linear" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GtkWidget *button = rbk_probe_find_button (fixture->page, names[i]);

      if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)))
        continue;
      rbk_curves_press (fixture->view, "plus");
      g_assert_true (rbk_chart_view_get_is_zoomed (fixture->view));
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
      rbk_probe_settle (fixture->window);
      g_assert_false (rbk_chart_view_get_is_zoomed (fixture->view));
    }
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

  ADD ("/curves/drag", test_drag);
  ADD ("/curves/follows-pointer", test_follows_pointer);
  ADD ("/curves/give-up", test_give_up);
  ADD ("/curves/closed-while-held", test_closed_while_held);
  ADD ("/curves/handle-keys", test_handle_keys);
  ADD ("/curves/cursor-keys", test_cursor_keys);
  ADD ("/curves/zoom", test_zoom);
  ADD ("/curves/odd-ranges", test_odd_ranges);
  ADD ("/curves/scale-resets-zoom", test_scale_resets_zoom);

  return g_test_run ();
}
