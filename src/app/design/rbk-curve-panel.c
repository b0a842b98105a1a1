/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-curve-panel.h"

#include <glib/gi18n-lib.h>

#include "rbk-chart-view.h"
#include "rbk-curve-empty.h"
#include "rbk-curve-legend.h"
#include "rbk-curve-table.h"

/**
 * RbkCurvePanel:
 *
 * The chart with what chooses its contents: what stands on its axes, and the plans, each a
 * button that isolates its curve.
 */
struct _RbkCurvePanel
{
  GtkWidget parent_instance;

  RbkDocument    *document; /* (owned) */
  RbkShownPlans   shown;
  int             selected;
  GSettings      *settings; /* (owned) (nullable) */
  RbkChartView   *view;
  RbkCurveLegend *legend;
  GtkWidget      *of_buttons[4];
  GtkWidget      *scale_buttons[2]; /* linear, logarithmic */
  GtkWidget      *reset;            /* shows the whole axis again */
  GtkWidget      *as_table;
  GtkWidget      *stack; /* chart, table, or why there is neither */
  RbkCurveTable  *table;
};

G_DEFINE_FINAL_TYPE (RbkCurvePanel, rbk_curve_panel, GTK_TYPE_WIDGET)

enum
{
  PLAN_PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Only while it is to be seen: it would double the work of a drag. */
static void
update_table (RbkCurvePanel *self)
{
  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->as_table)))
    rbk_curve_table_show (self->table, rbk_document_get_analysis (self->document), self->shown,
                          rbk_chart_view_get_of (self->view));
}

/* Where nothing counts usage there is nothing to draw, and no error that would say so. */
static void
choose_child (RbkCurvePanel *self)
{
  RbkAnalysis *analysis = rbk_document_get_analysis (self->document);
  const char  *child = "chart";

  if (rbk_analysis_get_range (analysis) == NULL && rbk_analysis_get_error (analysis) == NULL)
    child = "empty";
  else if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->as_table)))
    child = "table";
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), child);
}

static void
as_table_toggled_cb (RbkCurvePanel *self)
{
  update_table (self);
  choose_child (self);
}

static void
of_toggled_cb (RbkCurvePanel *self, GtkToggleButton *button)
{
  if (!gtk_toggle_button_get_active (button))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (self->of_buttons); i++)
    if (self->of_buttons[i] == GTK_WIDGET (button))
      {
        rbk_chart_view_set_of (self->view, (RbkChartOf) i);
        update_table (self);
        if (self->settings != NULL)
          g_settings_set_enum (self->settings, "chart-y", (int) i);
      }
}

static void
scale_toggled_cb (RbkCurvePanel *self)
{
  gboolean is_log = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->scale_buttons[1]));

  rbk_chart_view_reset_range (self->view);
  rbk_document_set_is_log (self->document, is_log);
  rbk_chart_view_set_analysis (self->view, rbk_document_get_analysis (self->document));
  update_table (self);
  if (self->settings != NULL)
    g_settings_set_boolean (self->settings, "chart-log", is_log);
}

static void
legend_changed_cb (RbkCurvePanel *self)
{
  guint        n_plans;
  const guint *plans = rbk_curve_legend_get_isolated (self->legend, &n_plans);

  rbk_chart_view_set_isolated (self->view, plans, n_plans);
}

static void
plan_isolated_cb (RbkCurvePanel *self, int plan)
{
  rbk_curve_legend_isolate (self->legend, plan);
}

static void
range_changed_cb (RbkCurvePanel *self)
{
  gtk_widget_set_visible (self->reset, rbk_chart_view_get_is_zoomed (self->view));
}

static GtkWidget *
new_toggles (RbkCurvePanel     *self,
             const char *const *titles,
             const char *const *tooltips,
             guint              n_titles,
             GtkWidget        **buttons,
             GCallback          callback)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  gtk_widget_add_css_class (box, "chooser");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  for (guint i = 0; i < n_titles; i++)
    {
      buttons[i] = gtk_toggle_button_new_with_label (titles[i]);
      gtk_widget_set_tooltip_text (buttons[i], tooltips[i]);
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (buttons[i]),
                                     GTK_TOGGLE_BUTTON (buttons[0]));
      g_signal_connect_object (buttons[i], "toggled", callback, self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), buttons[i]);
    }

  return box;
}

static GtkWidget *
new_toolbar (RbkCurvePanel *self)
{
  const char *of_titles[] = { _ ("Margin %"),
                              /* Translators: an amount of money, beside “Margin %” */
                              C_ ("amount", "Margin"), _ ("Bill"), _ ("Cost") };
  const char *of_tooltips[] = { _ ("Share of the bill that is left after cost"),
                                _ ("What is left of a customer's bill in a month"),
                                _ ("What a customer pays in a month"),
                                _ ("What a customer costs in a month") };
  const char *scale_titles[] = { _ ("Linear"), _ ("Log") };
  const char *scale_tooltips[] = { _ ("Equal steps of usage are equally wide"),
                                   _ ("Each tenfold of usage is equally wide") };
  GtkWidget  *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_append (GTK_BOX (box),
                  new_toggles (self, of_titles, of_tooltips, G_N_ELEMENTS (of_titles),
                               self->of_buttons, G_CALLBACK (of_toggled_cb)));
  gtk_box_append (GTK_BOX (box),
                  new_toggles (self, scale_titles, scale_tooltips, G_N_ELEMENTS (scale_titles),
                               self->scale_buttons, G_CALLBACK (scale_toggled_cb)));

  return box;
}

static void
plan_picked_cb (RbkCurvePanel *self, guint plan)
{
  g_signal_emit (self, signals[PLAN_PICKED], 0, plan);
}

static void
rbk_curve_panel_dispose (GObject *object)
{
  RbkCurvePanel *self = RBK_CURVE_PANEL (object);
  GtkWidget     *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->document);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (rbk_curve_panel_parent_class)->dispose (object);
}

static void
rbk_curve_panel_class_init (RbkCurvePanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rbk_curve_panel_dispose;

  /**
   * RbkCurvePanel::plan-picked:
   * @self: the panel
   * @plan: the place of a plan in the book
   *
   * A curve was clicked.
   */
  signals[PLAN_PICKED] = g_signal_new ("plan-picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
rbk_curve_panel_init (RbkCurvePanel *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  self->selected = -1;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 4);
}

/* A button that is but an icon says what it does to all. */
static void
name_button (GtkWidget *button, const char *name)
{
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* The chart, and over its corner what shows the whole axis again. */
static GtkWidget *
new_chart (RbkCurvePanel *self)
{
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *view = rbk_chart_view_new (self->document);

  self->view = RBK_CHART_VIEW (view);
  self->reset = gtk_button_new_from_icon_name ("zoom-fit-best-symbolic");
  name_button (self->reset, _ ("Show the Whole Axis (0)"));
  gtk_widget_add_css_class (self->reset, "circular");
  gtk_widget_add_css_class (self->reset, "osd");
  gtk_widget_set_halign (self->reset, GTK_ALIGN_END);
  gtk_widget_set_valign (self->reset, GTK_ALIGN_START);
  gtk_widget_set_visible (self->reset, FALSE);
  g_signal_connect_object (self->reset, "clicked", G_CALLBACK (rbk_chart_view_reset_range), view,
                           G_CONNECT_SWAPPED);

  g_signal_connect_object (view, "plan-picked", G_CALLBACK (plan_picked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "plan-isolated", G_CALLBACK (plan_isolated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "range-changed", G_CALLBACK (range_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_vexpand (overlay, TRUE);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), view);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->reset);

  return overlay;
}

static void
menu_clicked_cb (RbkCurvePanel *self)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->as_table), FALSE);
  rbk_chart_view_show_menu (self->view);
}

/* At the end of the row: what stays where the others scroll away. */
static GtkWidget *
new_tools (RbkCurvePanel *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *menu = gtk_button_new_from_icon_name ("view-more-symbolic");

  self->as_table = gtk_toggle_button_new ();
  gtk_button_set_icon_name (GTK_BUTTON (self->as_table), "view-list-symbolic");
  name_button (self->as_table, _ ("Show as Table"));
  gtk_widget_add_css_class (self->as_table, "flat");
  g_signal_connect_object (self->as_table, "toggled", G_CALLBACK (as_table_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  name_button (menu, _ ("Copy, Save and Show"));
  gtk_widget_add_css_class (menu, "flat");
  g_signal_connect_object (menu, "clicked", G_CALLBACK (menu_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), self->as_table);
  gtk_box_append (GTK_BOX (box), menu);

  return box;
}

static void
fill (RbkCurvePanel *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *legend = rbk_curve_legend_new ();
  GtkWidget *table = rbk_curve_table_new ();

  /* Where the window is narrow, the row of buttons scrolls sideways. */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), new_toolbar (self));
  gtk_widget_set_hexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (row), scroller);
  gtk_box_append (GTK_BOX (row), new_tools (self));
  gtk_widget_set_parent (row, GTK_WIDGET (self));

  self->legend = RBK_CURVE_LEGEND (legend);
  gtk_widget_set_parent (legend, GTK_WIDGET (self));
  g_signal_connect_object (legend, "changed", G_CALLBACK (legend_changed_cb), self,
                           G_CONNECT_SWAPPED);

  self->table = RBK_CURVE_TABLE (table);
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), new_chart (self), "chart");
  gtk_stack_add_named (GTK_STACK (self->stack), table, "table");
  gtk_stack_add_named (GTK_STACK (self->stack), rbk_curve_empty_new (), "empty");
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
}

/**
 * rbk_curve_panel_new:
 * @document: an open book
 * @settings: (nullable): where the choices are kept
 *
 * Returns: (transfer floating): the chart of its curves
 */
GtkWidget *
rbk_curve_panel_new (RbkDocument *document, GSettings *settings)
{
  RbkCurvePanel *self = g_object_new (RBK_TYPE_CURVE_PANEL, NULL);
  int            of = settings != NULL ? g_settings_get_enum (settings, "chart-y") : 0;
  gboolean       is_log = settings == NULL || g_settings_get_boolean (settings, "chart-log");

  self->document = g_object_ref (document);
  fill (self);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->of_buttons[of]), TRUE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->scale_buttons[is_log]), TRUE);
  if (settings != NULL)
    self->settings = g_object_ref (settings);

  return GTK_WIDGET (self);
}

/**
 * rbk_curve_panel_update:
 * @self: a panel
 * @analysis: what follows from the book as it is now
 *
 * Shows the book as it is now.
 */
void
rbk_curve_panel_update (RbkCurvePanel *self, RbkAnalysis *analysis)
{
  RbkBook *book;

  g_return_if_fail (RBK_IS_CURVE_PANEL (self));

  book = rbk_document_get_book (self->document);
  self->shown =
      rbk_shown_plans_choose (self->shown, g_list_model_get_n_items (rbk_book_get_plans (book)),
                              self->selected);
  if (rbk_curve_legend_update (self->legend, book, self->shown))
    {
      guint        n_plans;
      const guint *colors = rbk_curve_legend_get_colors (self->legend, &n_plans);

      rbk_chart_view_set_colors (self->view, colors, self->shown.first, n_plans);
      rbk_chart_view_set_isolated (self->view, NULL, 0);
    }
  rbk_chart_view_show (self->view, analysis, self->shown);
  update_table (self);
  choose_child (self);
}

/**
 * rbk_curve_panel_set_selected:
 * @self: a panel
 * @plan: the place of a plan in the book, or -1
 *
 * Draws one curve stronger than the others.
 */
void
rbk_curve_panel_set_selected (RbkCurvePanel *self, int plan)
{
  guint n_plans;

  g_return_if_fail (RBK_IS_CURVE_PANEL (self));

  self->selected = plan;
  n_plans = g_list_model_get_n_items (rbk_book_get_plans (rbk_document_get_book (self->document)));
  if (!rbk_shown_plans_equal (rbk_shown_plans_choose (self->shown, n_plans, plan), self->shown))
    rbk_curve_panel_update (self, rbk_document_get_analysis (self->document));
  rbk_chart_view_set_selected (self->view, plan);
}
