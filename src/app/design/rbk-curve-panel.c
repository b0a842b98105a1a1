/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-curve-panel.h"

#include <glib/gi18n-lib.h>

#include "rbk-chart-view.h"
#include "rbk-plan-color.h"

#define MAX_CHARS 18 /* of a plan's name in the legend */

/**
 * RbkCurvePanel:
 *
 * The chart with what chooses its contents: what stands on its axes, and the plans, each a
 * button that isolates its curve.
 */
struct _RbkCurvePanel
{
  GtkWidget parent_instance;

  RbkDocument  *document; /* (owned) */
  GSettings    *settings; /* (owned) (nullable) */
  RbkChartView *view;
  GtkWidget    *legend;
  GtkWidget    *of_buttons[4];
  GtkWidget    *scale_buttons[2]; /* linear, logarithmic */
  char        **names;            /* (owned) (nullable) of the plans in the legend */
  gboolean      is_quiet;         /* while the legend is being rebuilt */
};

G_DEFINE_FINAL_TYPE (RbkCurvePanel, rbk_curve_panel, GTK_TYPE_WIDGET)

enum
{
  PLAN_PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
of_toggled_cb (RbkCurvePanel *self, GtkToggleButton *button)
{
  if (!gtk_toggle_button_get_active (button))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (self->of_buttons); i++)
    if (self->of_buttons[i] == GTK_WIDGET (button))
      {
        rbk_chart_view_set_of (self->view, (RbkChartOf) i);
        if (self->settings != NULL)
          g_settings_set_enum (self->settings, "chart-y", (int) i);
      }
}

static void
scale_toggled_cb (RbkCurvePanel *self)
{
  gboolean is_log = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->scale_buttons[1]));

  rbk_document_set_is_log (self->document, is_log);
  rbk_chart_view_set_analysis (self->view, rbk_document_get_analysis (self->document));
  if (self->settings != NULL)
    g_settings_set_boolean (self->settings, "chart-log", is_log);
}

/* A legend button: only one can be down, and none has to be. */
static void
legend_toggled_cb (RbkCurvePanel *self, GtkToggleButton *button)
{
  int isolated = -1;
  int i = 0;

  if (self->is_quiet)
    return;

  self->is_quiet = TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (self->legend); child != NULL;
       child = gtk_widget_get_next_sibling (child), i++)
    {
      if (child != GTK_WIDGET (button))
        gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (child), FALSE);
      else if (gtk_toggle_button_get_active (button))
        isolated = i;
    }
  self->is_quiet = FALSE;

  rbk_chart_view_set_isolated (self->view, isolated);
}

static GtkWidget *
new_legend_button (RbkCurvePanel *self, RbkPlan *plan, guint position)
{
  GtkWidget       *button = gtk_toggle_button_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget       *color = rbk_plan_color_new ();
  const char      *name = rbk_record_get_name (RBK_RECORD (plan));
  GtkWidget       *label = gtk_label_new (name);
  g_autofree char *tooltip = NULL;

  /* Translators: the tooltip of a plan in the legend; %s is the plan */
  tooltip = g_strdup_printf (_ ("Show only the curve of %s"), name);
  rbk_plan_color_set_index (RBK_PLAN_COLOR (color), rbk_plan_get_palette_index (plan, position));
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), (int) MIN (g_utf8_strlen (name, -1), MAX_CHARS));
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARS);
  gtk_box_append (GTK_BOX (box), color);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "legend");
  g_signal_connect_object (button, "toggled", G_CALLBACK (legend_toggled_cb), self,
                           G_CONNECT_SWAPPED);

  return button;
}

/* What the legend shows of the plans; it is rebuilt only where this changes. */
static char **
describe_plans (GListModel *plans)
{
  guint n_plans = g_list_model_get_n_items (plans);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < n_plans; i++)
    {
      g_autoptr(RbkPlan) plan = g_list_model_get_item (plans, i);
      g_autofree char *text = g_strdup_printf ("%u %s", rbk_plan_get_palette_index (plan, i),
                                               rbk_record_get_name (RBK_RECORD (plan)));

      g_strv_builder_add (builder, text);
    }

  return g_strv_builder_end (builder);
}

static void
rebuild_legend (RbkCurvePanel *self)
{
  GListModel *plans = rbk_book_get_plans (rbk_document_get_book (self->document));
  guint       n_plans = g_list_model_get_n_items (plans);
  g_auto(GStrv) names = describe_plans (plans);
  g_autofree guint *colors = g_new0 (guint, n_plans + 1);
  GtkWidget        *child;

  if (self->names != NULL &&
      g_strv_equal ((const char *const *) self->names, (const char *const *) names))
    return;
  g_strfreev (self->names);
  self->names = g_steal_pointer (&names);

  while ((child = gtk_widget_get_first_child (self->legend)) != NULL)
    gtk_box_remove (GTK_BOX (self->legend), child);
  for (guint i = 0; i < n_plans; i++)
    {
      g_autoptr(RbkPlan) plan = g_list_model_get_item (plans, i);

      colors[i] = rbk_plan_get_palette_index (plan, i);
      gtk_box_append (GTK_BOX (self->legend), new_legend_button (self, plan, i));
    }
  rbk_chart_view_set_colors (self->view, colors, n_plans);
  rbk_chart_view_set_isolated (self->view, -1);
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
      buttons[i] = gtk_toggle_button_new_with_label (_ (titles[i]));
      gtk_widget_set_tooltip_text (buttons[i], _ (tooltips[i]));
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
  static const char *const of_titles[] = { N_ ("Margin %"), N_ ("Margin"), N_ ("Bill"),
                                           N_ ("Cost") };
  static const char *const of_tooltips[] = { N_ ("Share of the bill that is left after cost"),
                                             N_ ("What is left of a customer's bill in a month"),
                                             N_ ("What a customer pays in a month"),
                                             N_ ("What a customer costs in a month") };
  static const char *const scale_titles[] = { N_ ("Linear"), N_ ("Log") };
  static const char *const scale_tooltips[] = { N_ ("Equal steps of usage are equally wide"),
                                                N_ ("Each tenfold of usage is equally wide") };
  GtkWidget               *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_append (GTK_BOX (box),
                  new_toggles (self, of_titles, of_tooltips, G_N_ELEMENTS (of_titles),
                               self->of_buttons, G_CALLBACK (of_toggled_cb)));
  gtk_box_append (GTK_BOX (box),
                  new_toggles (self, scale_titles, scale_tooltips, G_N_ELEMENTS (scale_titles),
                               self->scale_buttons, G_CALLBACK (scale_toggled_cb)));
  self->legend = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_hexpand (self->legend, TRUE);
  gtk_widget_set_halign (self->legend, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), self->legend);

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
  g_clear_pointer (&self->names, g_strfreev);

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
  GtkWidget        *scroller = gtk_scrolled_window_new ();
  GtkWidget        *view = rbk_chart_view_new ();

  self->view = RBK_CHART_VIEW (view);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);

  /* Where the window is narrow, the row of buttons scrolls sideways. */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), new_toolbar (self));
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));

  gtk_widget_set_vexpand (view, TRUE);
  gtk_widget_set_parent (view, GTK_WIDGET (self));
  g_signal_connect_object (view, "plan-picked", G_CALLBACK (plan_picked_cb), self,
                           G_CONNECT_SWAPPED);
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
  g_return_if_fail (RBK_IS_CURVE_PANEL (self));

  rebuild_legend (self);
  rbk_chart_view_set_analysis (self->view, analysis);
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
  g_return_if_fail (RBK_IS_CURVE_PANEL (self));

  rbk_chart_view_set_selected (self->view, plan);
}
