/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-phase-timeline-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rbk-date.h"
#include "rbk-phase-dates.h"
#include "rbk-phase-length.h"

#define GAP 2
#define LEAST_WIDTH 34
#define HEIGHT 30
#define MARK_WIDTH 3 /* of today, at both edges so that the text can be read */
#define MARK_HEIGHT 6
#define ONE_LINE 2 /* segments that have room for a line of text */

/**
 * RbkPhaseTimeline:
 *
 * A plan's phases as one strip, each about as wide as it is long. The one chosen is what
 * the inspector shows. The end of a phase can be dragged: that is one edit. A line stands where
 * today is among versions.
 *
 * ## Keys
 *
 * Arrows, Home and End choose a phase; plus and minus make it longer and shorter.
 *
 * ## Accessibility
 *
 * A list of tabs; each is named “Trial, 14 days, phase 1 of 2”, and the chosen one is
 * selected.
 */
G_DEFINE_FINAL_TYPE (RbkPhaseTimeline, rbk_phase_timeline, GTK_TYPE_WIDGET)

enum
{
  PHASE_PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* rbk_phase_timeline_get_phase: the one at a place of the plan (transfer none) (nullable) */
RbkPhase *
rbk_phase_timeline_get_phase (RbkPhaseTimeline *self, guint position)
{
  g_autoptr(RbkPhase) phase = g_list_model_get_item (rbk_plan_get_phases (self->plan), position);

  return phase;
}

/* rbk_phase_timeline_pick: goes to a phase, and has it chosen */
void
rbk_phase_timeline_pick (RbkPhaseTimeline *self, guint position)
{
  if (position >= self->segments->len)
    return;
  if (position != self->selected)
    g_signal_emit (self, signals[PHASE_PICKED], 0, position);
  gtk_widget_grab_focus (g_ptr_array_index (self->segments, position));
}

static void
clicked_cb (RbkPhaseTimeline *self, GtkWidget *segment)
{
  guint position;

  if (g_ptr_array_find (self->segments, segment, &position))
    rbk_phase_timeline_pick (self, position);
}

static void
rbk_phase_timeline_measure (GtkWidget     *widget,
                            GtkOrientation orientation,
                            int            for_size,
                            int           *minimum,
                            int           *natural,
                            int           *minimum_baseline,
                            int           *natural_baseline)
{
  RbkPhaseTimeline *self = RBK_PHASE_TIMELINE (widget);

  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL
                            ? HEIGHT
                            : (int) self->segments->len * (LEAST_WIDTH + GAP);
  for (guint i = 0; orientation == GTK_ORIENTATION_VERTICAL && i < self->segments->len; i++)
    {
      int least, most;

      gtk_widget_measure (g_ptr_array_index (self->segments, i), orientation, -1, &least, &most,
                          NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural = MAX (*natural, most);
    }
}

/* The least that each is wide: its text, where there is room for all of them. */
static GArray *
measure_bases (RbkPhaseTimeline *self, int room)
{
  GArray *bases = g_array_new (FALSE, FALSE, sizeof (int));
  int     sum = 0;

  for (guint i = 0; i < self->segments->len; i++)
    {
      int natural;

      gtk_widget_measure (g_ptr_array_index (self->segments, i), GTK_ORIENTATION_HORIZONTAL, -1,
                          NULL, &natural, NULL, NULL);
      natural = MAX (natural, LEAST_WIDTH);
      g_array_append_val (bases, natural);
      sum += natural;
    }
  for (guint i = 0; sum > room && i < bases->len; i++)
    g_array_index (bases, int, i) = LEAST_WIDTH;

  return bases;
}

static void
rbk_phase_timeline_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RbkPhaseTimeline *self = RBK_PHASE_TIMELINE (widget);
  gboolean          is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int               n_segments = (int) self->segments->len;
  int               room = width - (n_segments - 1) * GAP;
  double            sum = 0.0, at = 0.0;
  g_autoptr(GArray) bases = measure_bases (self, room);

  for (int i = 0; i < n_segments; i++)
    {
      sum += g_array_index (self->weights, double, i);
      room -= g_array_index (bases, int, i);
    }
  for (int i = 0; i < n_segments; i++)
    {
      double        weight = g_array_index (self->weights, double, i);
      double        length = g_array_index (bases, int, i) + MAX (room, 0) * weight / sum;
      int           start = (int) at;
      int           end = i + 1 == n_segments ? width : (int) (at + length);
      GtkAllocation place = { is_rtl ? width - end : start, 0, MAX (end - start, 1), height };

      gtk_widget_size_allocate (g_ptr_array_index (self->segments, i), &place, -1);
      at += length + GAP;
    }
}

static void
rbk_phase_timeline_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RbkPhaseTimeline *self = RBK_PHASE_TIMELINE (widget);
  gboolean          is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  graphene_rect_t   bounds;
  GdkRGBA           color;
  GDate             today;
  guint             position;
  double            place;

  GTK_WIDGET_CLASS (rbk_phase_timeline_parent_class)->snapshot (widget, snapshot);
  if (self->plan == NULL)
    return;
  rbk_date_today (&today);
  if (!rbk_phase_find_today (self->plan, &today, &position, &place) ||
      position >= self->segments->len ||
      !gtk_widget_compute_bounds (g_ptr_array_index (self->segments, position), widget, &bounds))
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  place = bounds.origin.x + bounds.size.width * (float) (is_rtl ? 1.0 - place : place);
  gtk_snapshot_append_color (snapshot, &color,
                             &GRAPHENE_RECT_INIT ((float) (int) place, 0, MARK_WIDTH, MARK_HEIGHT));
  gtk_snapshot_append_color (snapshot, &color,
                             &GRAPHENE_RECT_INIT ((float) (int) place,
                                                  (float) gtk_widget_get_height (widget) -
                                                      MARK_HEIGHT,
                                                  MARK_WIDTH, MARK_HEIGHT));
}

static void
clear (RbkPhaseTimeline *self)
{
  for (guint i = 0; i < self->segments->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->segments, i));
  g_ptr_array_set_size (self->segments, 0);
}

static void
rbk_phase_timeline_dispose (GObject *object)
{
  RbkPhaseTimeline *self = RBK_PHASE_TIMELINE (object);

  clear (self);
  g_clear_object (&self->document);
  g_clear_object (&self->plan);
  g_clear_pointer (&self->before, g_free);

  G_OBJECT_CLASS (rbk_phase_timeline_parent_class)->dispose (object);
}

static void
rbk_phase_timeline_finalize (GObject *object)
{
  g_ptr_array_unref (RBK_PHASE_TIMELINE (object)->segments);
  g_array_unref (RBK_PHASE_TIMELINE (object)->weights);

  G_OBJECT_CLASS (rbk_phase_timeline_parent_class)->finalize (object);
}

static void
rbk_phase_timeline_class_init (RbkPhaseTimelineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_phase_timeline_dispose;
  G_OBJECT_CLASS (klass)->finalize = rbk_phase_timeline_finalize;
  widget_class->measure = rbk_phase_timeline_measure;
  widget_class->size_allocate = rbk_phase_timeline_size_allocate;
  widget_class->snapshot = rbk_phase_timeline_snapshot;

  /**
   * RbkPhaseTimeline::phase-picked:
   * @self: the timeline
   * @position: a phase's place
   *
   * The user chose another phase.
   */
  signals[PHASE_PICKED] =
      g_signal_new ("phase-picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_css_name (widget_class, "timeline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TAB_LIST);
}

static void
rbk_phase_timeline_init (RbkPhaseTimeline *self)
{
  self->segments = g_ptr_array_new ();
  self->weights = g_array_new (FALSE, TRUE, sizeof (double));
  self->dragged = -1;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Phases"), -1);
  rbk_phase_timeline_add_controllers (self);
}

static void
add_segment (RbkPhaseTimeline *self)
{
  GtkWidget *segment =
      g_object_new (GTK_TYPE_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_TAB, NULL);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_button_set_child (GTK_BUTTON (segment), label);
  g_signal_connect_object (segment, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (segment, GTK_WIDGET (self));
  g_ptr_array_add (self->segments, segment);
}

/* Of a day that has no room the end is kept: many begin with the same year. */
static void
show_title (GtkLabel *label, RbkPhase *phase, const char *title)
{
  gboolean is_dated = rbk_phase_get_effective_from (phase) != NULL;

  gtk_label_set_ellipsize (label, is_dated ? PANGO_ELLIPSIZE_START : PANGO_ELLIPSIZE_END);
  gtk_label_set_text (label, title);
}

static void
show_segment (RbkPhaseTimeline *self, guint position)
{
  static const char *const classes[] = { "trial", "discount", "ramp", "evergreen" };
  RbkPhase                *phase = rbk_phase_timeline_get_phase (self, position);
  GtkWidget               *segment = g_ptr_array_index (self->segments, position);
  double                   weight = rbk_phase_get_weight (phase);
  g_autofree char         *title = rbk_phase_dup_title (phase);
  g_autofree char         *spoken = rbk_phase_dup_spoken (phase, position, self->segments->len);
  gboolean                 is_selected = position == self->selected;
  const char              *css[4] = { classes[rbk_phase_get_kind (phase)] };
  char                    *space;
  guint                    n_classes = 1;

  g_array_append_val (self->weights, weight);
  if (is_selected)
    css[n_classes++] = "selected";
  if (rbk_phase_get_effective_from (phase) != NULL)
    css[n_classes++] = "dated";
  gtk_widget_set_css_classes (segment, (const char **) css);
  space = self->segments->len > ONE_LINE ? strchr (title, ' ') : NULL;
  if (space != NULL)
    *space = '\n';
  show_title (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (segment))), phase, title);
  gtk_widget_set_tooltip_text (segment, spoken);
  gtk_widget_set_focusable (segment, is_selected);
  gtk_accessible_update_property (GTK_ACCESSIBLE (segment), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (segment), GTK_ACCESSIBLE_STATE_SELECTED, is_selected,
                               -1);
}

/**
 * rbk_phase_timeline_update:
 * @self: a timeline
 * @plan: (nullable): a plan
 * @selected: the phase that is chosen
 *
 * Shows a plan's phases as they are now.
 */
void
rbk_phase_timeline_update (RbkPhaseTimeline *self, RbkPlan *plan, guint selected)
{
  guint n_phases = plan != NULL ? g_list_model_get_n_items (rbk_plan_get_phases (plan)) : 0;

  g_return_if_fail (RBK_IS_PHASE_TIMELINE (self));

  g_set_object (&self->plan, plan);
  self->selected = selected;
  if (n_phases < self->segments->len)
    clear (self);
  while (self->segments->len < n_phases)
    add_segment (self);
  g_array_set_size (self->weights, 0);
  for (guint i = 0; i < n_phases; i++)
    show_segment (self, i);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * rbk_phase_timeline_new:
 * @document: an open book
 *
 * Returns: (transfer floating): a timeline of nothing yet
 */
GtkWidget *
rbk_phase_timeline_new (RbkDocument *document)
{
  RbkPhaseTimeline *self = g_object_new (RBK_TYPE_PHASE_TIMELINE, NULL);

  self->document = g_object_ref (document);

  return GTK_WIDGET (self);
}
