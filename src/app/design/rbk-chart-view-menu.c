/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "rbk-chart-read-out.h"
#include "rbk-chart-view-private.h"
#include "rbk-curve-rows.h"
#include "rbk-picture-file.h"
#include "rbk-explained.h"

/* The menu of the chart, and what leaves it: figures, tables, pictures. */

static void
copy_text (RbkChartView *self, const char *text, const char *note)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  rbk_picture_file_say (GTK_WIDGET (self), note);
}

static void
copy_value_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RbkChartView *self = RBK_CHART_VIEW (widget);

  rbk_chart_view_describe (self);
  copy_text (self, self->read_out, _ ("Figures Copied"));
}

static void
copy_table_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RbkChartView *self = RBK_CHART_VIEW (widget);
  g_autoptr(RbkCurveRows) rows = NULL;
  g_autofree char *text = NULL;

  if (self->analysis == NULL || self->format == NULL)
    return;
  rows = rbk_curve_rows_new (self->analysis, self->shown, self->format);
  text = rbk_curve_rows_to_text (rows, self->of);
  copy_text (self, text, _ ("Table Copied"));
}

/* The chart as it goes into files: with its title, its legend and a ground of its own. */
static gboolean
make_picture (GtkWidget *owner, RbkPictureWrite write, GByteArray *out, GError **error)
{
  RbkChartView *self = RBK_CHART_VIEW (owner);
  RbkChartSpec  spec;

  if (self->chart == NULL)
    {
      g_set_error_literal (error, RBK_ERROR, RBK_ERROR_INVALID, _ ("There is no chart yet"));
      return FALSE;
    }
  spec = self->chart->spec;
  spec.legend = TRUE;
  spec.title = rbk_analysis_get_spec (self->analysis)->title;

  return write (&spec, rbk_palette_get (RBK_PALETTE_LIGHT), RBK_PICTURE_FILE_WIDTH,
                RBK_PICTURE_FILE_HEIGHT, out, error);
}

static void
copy_picture_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (RBK_CHART_VIEW (widget)->chart != NULL)
    rbk_picture_file_copy (widget, make_picture);
}

/**
 * rbk_chart_view_new_picture:
 * @self: a chart
 * @name: of a file; its end says which kind: .svg, .png or .pdf
 * @error: return location for a #GError of domain RBK_ERROR
 *
 * Draws the chart for a file.
 *
 * Returns: (transfer full) (nullable): what the file is to hold
 */
GBytes *
rbk_chart_view_new_picture (RbkChartView *self, const char *name, GError **error)
{
  g_return_val_if_fail (RBK_IS_CHART_VIEW (self), NULL);

  return rbk_picture_file_new (GTK_WIDGET (self), make_picture, name, error);
}

static void
save_picture_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  rbk_picture_file_save (widget, make_picture, "margin-curves.svg");
}

/* Of the selected plan, else of the first that has a curve, where the cursor is. */
static char *
dup_where (RbkChartView *self)
{
  static const char *const figures[] = {
    [RBK_CHART_OF_MARGIN] = "margin",
    [RBK_CHART_OF_AMOUNT] = "margin_amount",
    [RBK_CHART_OF_BILL] = "bill",
    [RBK_CHART_OF_COST] = "cost",
  };
  const RbkSpec   *spec = self->analysis != NULL ? rbk_analysis_get_spec (self->analysis) : NULL;
  const char      *figure = figures[self->of];
  guint            plan = self->selected >= 0 ? (guint) self->selected : 0;
  g_autofree char *usage = NULL;

  while (self->selected < 0 && spec != NULL && plan + 1 < spec->n_plans &&
         rbk_analysis_get_curve (self->analysis, plan) == NULL)
    plan++;
  if (spec == NULL || plan >= spec->n_plans)
    return NULL;
  if (!self->has_cursor)
    return g_strdup_printf ("%s.%s", spec->plans[plan].key, figure);
  usage = rbk_decimal_to_string (rbk_chart_read_out_get_usage (self->cursor));

  return g_strdup_printf ("%s.%s@%s", spec->plans[plan].key, figure, usage);
}

static void
explain_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autofree char *where = dup_where (RBK_CHART_VIEW (widget));

  if (where != NULL)
    rbk_explained_show (widget, where);
}

static void
isolate_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  rbk_chart_view_isolate_selected (RBK_CHART_VIEW (widget));
}

static GMenuModel *
new_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenu) find = g_menu_new ();
  g_autoptr(GMenu) copy = g_menu_new ();
  g_autoptr(GMenu) show = g_menu_new ();
  g_autoptr(GMenu) range = g_menu_new ();

  g_menu_append (find, _ ("_Why This Number…"), "figure.explain");
  g_menu_append (find, _ ("_Find for a Margin…"), "design.find-for-margin");
  g_menu_append (find, _ ("Find _Best Prices…"), "design.find-best-prices");
  g_menu_append (copy, _ ("_Copy Figures"), "chart.copy-value");
  g_menu_append (copy, _ ("Copy as _Table"), "chart.copy-table");
  g_menu_append (copy, _ ("Copy _Picture"), "chart.copy-picture");
  g_menu_append (copy, _ ("_Save Picture…"), "chart.save-picture");
  g_menu_append (show, _ ("_Guides"), "chart.show-guides");
  g_menu_append (show, _ ("_Histogram"), "chart.show-bins");
  g_menu_append (show, _ ("_Marks"), "chart.show-marks");
  g_menu_append (range, _ ("_Only the Selected Plan"), "chart.isolate");
  g_menu_append (range, _ ("Show the _Whole Axis"), "chart.reset-zoom");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (find));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (copy));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (show));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (range));

  return G_MENU_MODEL (menu);
}

/* Shows the menu at a place of the chart. */
static void
open_menu (RbkChartView *self, double x, double y)
{
  g_autoptr(GMenuModel) model = NULL;

  if (self->menu == NULL)
    {
      model = new_menu ();
      self->menu = gtk_popover_menu_new_from_model (model);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle){ (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
pressed_cb (RbkChartView *self, int n_press, double x, double y, GtkGesture *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  open_menu (self, x, y);
}

static void
long_pressed_cb (RbkChartView *self, double x, double y, GtkGesture *gesture)
{
  if (self->drag.is_on)
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  open_menu (self, x, y);
}

/* By key it opens at the cursor, else in the middle. */
static gboolean
key_cb (GtkWidget *widget, GVariant *parameter, gpointer user_data)
{
  RbkChartView  *self = RBK_CHART_VIEW (widget);
  double         x = gtk_widget_get_width (widget) / 2.0;
  RbkChartLayout layout;

  if (self->has_cursor && rbk_chart_view_layout (self, &layout))
    x = rbk_scale_map (&layout.x, rbk_scale_clamp (&layout.x, self->cursor));
  open_menu (self, x, gtk_widget_get_height (widget) / 2.0);

  return TRUE;
}

/**
 * rbk_chart_view_show_menu:
 * @self: a chart
 *
 * Opens its menu in the upper corner, below what stands there.
 */
void
rbk_chart_view_show_menu (RbkChartView *self)
{
  gboolean is_rtl;

  g_return_if_fail (RBK_IS_CHART_VIEW (self));

  is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  open_menu (self, is_rtl ? 0.0 : gtk_widget_get_width (GTK_WIDGET (self)), 0.0);
}

/* rbk_chart_view_add_menu: the ways to open it */
void
rbk_chart_view_add_menu (RbkChartView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (press, "pressed", G_CALLBACK (long_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
}

/* rbk_chart_view_install_menu: its actions */
void
rbk_chart_view_install_menu (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "chart.copy-value", NULL, copy_value_cb);
  gtk_widget_class_install_action (widget_class, "chart.copy-table", NULL, copy_table_cb);
  gtk_widget_class_install_action (widget_class, "chart.copy-picture", NULL, copy_picture_cb);
  gtk_widget_class_install_action (widget_class, "chart.save-picture", NULL, save_picture_cb);
  gtk_widget_class_install_action (widget_class, "figure.explain", NULL, explain_cb);
  gtk_widget_class_install_action (widget_class, "chart.isolate", NULL, isolate_cb);
  gtk_widget_class_install_property_action (widget_class, "chart.show-guides", "shows-guides");
  gtk_widget_class_install_property_action (widget_class, "chart.show-bins", "shows-bins");
  gtk_widget_class_install_property_action (widget_class, "chart.show-marks", "shows-marks");

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK,
                                       "chart.copy-value", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, key_cb, NULL);
}
