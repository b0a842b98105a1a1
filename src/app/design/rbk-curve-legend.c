/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-curve-legend.h"

#include <glib/gi18n-lib.h>

#include "rbk-plan-color.h"

#define MAX_CHARS 18 /* of a plan's name */

/**
 * RbkCurveLegend:
 *
 * The plans of a chart, each a button that lets the other curves stand back. With Ctrl held
 * several can be down at once. Where the book has more plans than are shown, it says so.
 *
 * ## Accessibility
 *
 * Each plan is a toggle button by its name; whether it is down says whether its curve alone
 * is shown.
 */
struct _RbkCurveLegend
{
  GtkWidget parent_instance;

  GtkWidget    *extent;   /* how many of how many */
  GtkWidget    *scroller; /* where there are more than fit in a row */
  GtkWidget    *box;
  char        **names; /* (owned) (nullable) of the plans that are shown */
  RbkShownPlans shown;
  GArray       *colors;   /* (owned) (element-type guint) of each plan that is shown */
  GArray       *isolated; /* (owned) (element-type guint) the plans that are down */
  gboolean      is_quiet; /* while buttons are set by the program */
};

G_DEFINE_FINAL_TYPE (RbkCurveLegend, rbk_curve_legend, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Whether Ctrl is held: a toggle does not say by what it was toggled. */
static gboolean
wants_several (GtkWidget *widget)
{
  GdkSeat   *seat = gdk_display_get_default_seat (gtk_widget_get_display (widget));
  GdkDevice *keyboard = seat != NULL ? gdk_seat_get_keyboard (seat) : NULL;

  return keyboard != NULL && (gdk_device_get_modifier_state (keyboard) & GDK_CONTROL_MASK);
}

static void
collect (RbkCurveLegend *self)
{
  guint i = self->shown.first;

  g_array_set_size (self->isolated, 0);
  for (GtkWidget *child = gtk_widget_get_first_child (self->box); child != NULL;
       child = gtk_widget_get_next_sibling (child), i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (child)))
      g_array_append_val (self->isolated, i);

  for (GtkWidget *child = gtk_widget_get_first_child (self->box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (self->isolated->len > 0 && !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (child)))
      gtk_widget_add_css_class (child, "standing-back");
    else
      gtk_widget_remove_css_class (child, "standing-back");
}

static void
toggled_cb (RbkCurveLegend *self, GtkToggleButton *button)
{
  if (self->is_quiet)
    return;

  self->is_quiet = TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (self->box);
       child != NULL && !wants_several (GTK_WIDGET (self));
       child = gtk_widget_get_next_sibling (child))
    if (child != GTK_WIDGET (button))
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (child), FALSE);
  self->is_quiet = FALSE;

  collect (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
toggle_one_more_cb (GtkWidget *button, GVariant *parameter, gpointer user_data)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button),
                                !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));

  return TRUE;
}

static GtkEventController *
new_shortcut (void)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>space|<Control>Return"),
                        gtk_callback_action_new (toggle_one_more_cb, NULL, NULL)));

  return controller;
}

static GtkWidget *
new_button (RbkCurveLegend *self, RbkPlan *plan, guint color)
{
  GtkWidget       *button = gtk_toggle_button_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget       *marker = rbk_plan_color_new ();
  const char      *name = rbk_record_get_name (RBK_RECORD (plan));
  GtkWidget       *label = gtk_label_new (name);
  g_autofree char *tooltip = NULL;

  /* Translators: the tooltip of a plan in the legend; %s is the plan */
  tooltip = g_strdup_printf (_ ("Show only the curve of %s (with Ctrl: this one, too)"), name);
  rbk_plan_color_set_index (RBK_PLAN_COLOR (marker), color);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARS);
  gtk_box_append (GTK_BOX (box), marker);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "legend");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, tooltip, -1);
  gtk_widget_add_controller (button, new_shortcut ());
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);

  return button;
}

/* What is shown of the plans; the buttons are made anew only where this changes. */
static char **
describe_plans (GListModel *plans, RbkShownPlans shown)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = shown.first; i < shown.first + shown.n; i++)
    {
      g_autoptr(RbkPlan) plan = g_list_model_get_item (plans, i);
      g_autofree char *text = g_strdup_printf ("%u %s", rbk_plan_get_palette_index (plan, i),
                                               rbk_record_get_name (RBK_RECORD (plan)));

      g_strv_builder_add (builder, text);
    }

  return g_strv_builder_end (builder);
}

static void
fill (RbkCurveLegend *self, GListModel *plans)
{
  RbkShownPlans shown = self->shown;
  GtkWidget    *child;

  g_array_set_size (self->colors, 0);
  g_array_set_size (self->isolated, 0);
  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  for (guint i = shown.first; i < shown.first + shown.n; i++)
    {
      g_autoptr(RbkPlan) plan = g_list_model_get_item (plans, i);
      guint color = rbk_plan_get_palette_index (plan, i);

      g_array_append_val (self->colors, color);
      gtk_box_append (GTK_BOX (self->box), new_button (self, plan, color));
    }
}

static void
show_extent (RbkCurveLegend *self, guint n_shown, guint n_plans)
{
  g_autofree char *text = g_strdup_printf (
      /* Translators: before the legend of the chart: of so many plans, which is more than can be
       * shown at once, these many */
      ngettext ("%u of %u plan", "%u of %u plans", n_plans), n_shown, n_plans);

  gtk_label_set_text (GTK_LABEL (self->extent), text);
  gtk_widget_set_visible (self->extent, n_shown < n_plans);
}

/**
 * rbk_curve_legend_update:
 * @self: a legend
 * @book: a book
 * @shown: the plans of it whose curves are shown
 *
 * Shows plans of a book. Where they changed, none is down any more.
 *
 * Returns: whether they changed
 */
gboolean
rbk_curve_legend_update (RbkCurveLegend *self, RbkBook *book, RbkShownPlans shown)
{
  GListModel *plans;
  g_auto(GStrv) names = NULL;

  g_return_val_if_fail (RBK_IS_CURVE_LEGEND (self), FALSE);

  plans = rbk_book_get_plans (book);
  names = describe_plans (plans, shown);
  show_extent (self, shown.n, g_list_model_get_n_items (plans));
  if (self->names != NULL && rbk_shown_plans_equal (self->shown, shown) &&
      g_strv_equal ((const char *const *) self->names, (const char *const *) names))
    return FALSE;
  g_strfreev (self->names);
  self->names = g_steal_pointer (&names);
  self->shown = shown;
  fill (self, plans);

  return TRUE;
}

static const guint *
array_of (GArray *array, guint *n)
{
  *n = array->len;

  return (const guint *) (gconstpointer) array->data;
}

/**
 * rbk_curve_legend_get_isolated:
 * @self: a legend
 * @n_plans: (out): how many
 *
 * Returns: (transfer none) (array length=n_plans): places of the plans that are down
 */
const guint *
rbk_curve_legend_get_isolated (RbkCurveLegend *self, guint *n_plans)
{
  g_return_val_if_fail (RBK_IS_CURVE_LEGEND (self), NULL);

  return array_of (self->isolated, n_plans);
}

/**
 * rbk_curve_legend_get_colors:
 * @self: a legend
 * @n_plans: (out): how many
 *
 * Returns: (transfer none) (array length=n_plans): the palette index of each plan that is shown
 */
const guint *
rbk_curve_legend_get_colors (RbkCurveLegend *self, guint *n_plans)
{
  g_return_val_if_fail (RBK_IS_CURVE_LEGEND (self), NULL);

  return array_of (self->colors, n_plans);
}

/**
 * rbk_curve_legend_isolate:
 * @self: a legend
 * @plan: the place of a plan, or -1 for all of them
 *
 * Presses the button of one plan, or releases it where it alone is down.
 */
void
rbk_curve_legend_isolate (RbkCurveLegend *self, int plan)
{
  gboolean is_alone;
  int      i = (int) self->shown.first;

  g_return_if_fail (RBK_IS_CURVE_LEGEND (self));

  is_alone = self->isolated->len == 1 && (int) g_array_index (self->isolated, guint, 0) == plan;
  self->is_quiet = TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (self->box); child != NULL;
       child = gtk_widget_get_next_sibling (child), i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (child), i == plan && !is_alone);
  self->is_quiet = FALSE;
  collect (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
rbk_curve_legend_dispose (GObject *object)
{
  RbkCurveLegend *self = RBK_CURVE_LEGEND (object);

  g_clear_pointer (&self->extent, gtk_widget_unparent);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);

  G_OBJECT_CLASS (rbk_curve_legend_parent_class)->dispose (object);
}

static void
rbk_curve_legend_finalize (GObject *object)
{
  RbkCurveLegend *self = RBK_CURVE_LEGEND (object);

  g_strfreev (self->names);
  g_array_unref (self->colors);
  g_array_unref (self->isolated);

  G_OBJECT_CLASS (rbk_curve_legend_parent_class)->finalize (object);
}

static void
rbk_curve_legend_class_init (RbkCurveLegendClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rbk_curve_legend_dispose;
  object_class->finalize = rbk_curve_legend_finalize;

  /**
   * RbkCurveLegend::changed:
   * @self: the legend
   *
   * Other plans are down.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "curvelegend");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
add_extent (RbkCurveLegend *self)
{
  self->extent = gtk_label_new (NULL);
  gtk_widget_set_tooltip_text (self->extent, _ ("Select a plan to see the curves around it"));
  gtk_widget_add_css_class (self->extent, "dim-label");
  gtk_widget_add_css_class (self->extent, "caption");
  gtk_widget_set_visible (self->extent, FALSE);
  gtk_widget_set_parent (self->extent, GTK_WIDGET (self));
}

static void
rbk_curve_legend_init (RbkCurveLegend *self)
{
  self->colors = g_array_new (FALSE, FALSE, sizeof (guint));
  self->isolated = g_array_new (FALSE, FALSE, sizeof (guint));
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->box);
  /* Names are cut at their greatest length, not at that of the window. */
  gtk_scrollable_set_hscroll_policy (GTK_SCROLLABLE (gtk_scrolled_window_get_child (
                                         GTK_SCROLLED_WINDOW (self->scroller))),
                                     GTK_SCROLL_NATURAL);
  gtk_widget_set_hexpand (self->scroller, TRUE);
  add_extent (self);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Plans"),
                                  -1);
}

/**
 * rbk_curve_legend_new:
 *
 * Returns: (transfer floating): a legend of nothing
 */
GtkWidget *
rbk_curve_legend_new (void)
{
  return g_object_new (RBK_TYPE_CURVE_LEGEND, NULL);
}
