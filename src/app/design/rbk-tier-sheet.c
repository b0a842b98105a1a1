/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-tier-sheet-private.h"

#define DROP_LINE 3

/**
 * RbkTierSheet:
 *
 * The rows of the tier table below their head, scrolled both ways: the head stays at the top,
 * and the first cell of each row at its start. Of a long table only the rows about those that
 * are seen exist.
 */
typedef enum
{
  PROP_HADJUSTMENT = 1,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
} RbkTierSheetProperty;

enum
{
  RANGE_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (RbkTierSheet,
                               rbk_tier_sheet,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

/* rbk_tier_sheet_range_changed: tells which rows are to exist by now */
void
rbk_tier_sheet_range_changed (RbkTierSheet *self)
{
  g_signal_emit (self, signals[RANGE_CHANGED], 0);
}

static int
sum (GArray *widths)
{
  int total = 0;

  for (guint i = 0; i < widths->len; i++)
    total += g_array_index (widths, int, i);

  return total;
}

/* rbk_tier_sheet_get_total: how wide all columns are as they stand */
int
rbk_tier_sheet_get_total (RbkTierSheet *self)
{
  return sum (self->widths);
}

static guint
position_of (GtkWidget *strip)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (strip), "position"));
}

static void
rbk_tier_sheet_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  RbkTierSheet *self = RBK_TIER_SHEET (object);

  switch ((RbkTierSheetProperty) property_id)
    {
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->hadjustment);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->vadjustment);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, GTK_SCROLL_MINIMUM);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, GTK_SCROLL_NATURAL);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rbk_tier_sheet_set_property (GObject      *object,
                             guint         property_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  RbkTierSheet *self = RBK_TIER_SHEET (object);

  switch ((RbkTierSheetProperty) property_id)
    {
    case PROP_HADJUSTMENT:
      rbk_tier_sheet_set_adjustment (self, &self->hadjustment, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      rbk_tier_sheet_set_adjustment (self, &self->vadjustment, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      break; /* rows have the size that they have */

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
measure_rows (RbkTierSheet *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int *height = child == GTK_WIDGET (self->head) ? &self->head_height : &self->row_height;
      int  natural;

      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL, NULL);
      *height = MAX (*height, natural);
    }
}

static void
rbk_tier_sheet_measure (GtkWidget     *widget,
                        GtkOrientation orientation,
                        int            for_size,
                        int           *minimum,
                        int           *natural,
                        int           *minimum_baseline,
                        int           *natural_baseline)
{
  RbkTierSheet *self = RBK_TIER_SHEET (widget);

  self->head_height = self->row_height = 0;
  measure_rows (self);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 0;
      *natural = sum (self->natural);
      return;
    }
  *minimum = self->head_height + self->row_height;
  *natural =
      self->head_height + (int) MIN (self->n_rows, RBK_TIER_SHEET_ALL_ROWS) * self->row_height;
}

/* What is left over goes to all columns that are shown, three shares of it to the first. */
static void
spread (RbkTierSheet *self, int width)
{
  int   rest = MAX (width - sum (self->natural), 0);
  int   n_shown = 0;
  int   share;
  guint n_columns = self->natural->len;

  for (guint i = 1; i < n_columns; i++)
    n_shown += g_array_index (self->natural, int, i) > 0;
  share = rest / (n_shown + 3);
  g_array_set_size (self->widths, n_columns);
  for (guint i = 0; i < n_columns; i++)
    {
      int natural = g_array_index (self->natural, int, i);

      g_array_index (self->widths, int, i) = natural > 0 ? natural + share : 0;
    }
  if (n_columns > 0)
    g_array_index (self->widths, int, 0) += rest - (n_shown + 1) * share;
}

static void
rbk_tier_sheet_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RbkTierSheet *self = RBK_TIER_SHEET (widget);

  measure_rows (self);
  spread (self, width);
  rbk_tier_sheet_configure (self, width, height);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gboolean is_head = child == GTK_WIDGET (self->head);
      int      y = is_head ? 0
                           : self->head_height + (int) position_of (child) * self->row_height -
                            (int) rbk_tier_sheet_get_top (self);
      int      row_height = is_head ? self->head_height : self->row_height;

      rbk_tier_strip_set_layout (RBK_TIER_STRIP (child), self->widths, self->offset);
      gtk_widget_size_allocate (child, &(GtkAllocation){ 0, y, width, row_height }, -1);
      gtk_widget_set_child_visible (child, is_head || y + self->row_height > 0);
    }
}

static void
rbk_tier_sheet_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RbkTierSheet *self = RBK_TIER_SHEET (widget);
  float         width = (float) gtk_widget_get_width (widget);
  float         height = (float) gtk_widget_get_height (widget);
  float         y;
  GdkRGBA       color = { 0.2f, 0.5f, 0.9f, 1.0f };

  /* Rows pass below the head. */
  gtk_snapshot_push_clip (snapshot,
                          &GRAPHENE_RECT_INIT (0, (float) self->head_height, width, height));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (child != GTK_WIDGET (self->head))
      gtk_widget_snapshot_child (widget, child, snapshot);
  if (self->drop >= 0)
    {
      gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), "accent_color",
                                      &color);
      y = (float) (self->head_height + self->drop * self->row_height) -
          (float) rbk_tier_sheet_get_top (self) - DROP_LINE / 2.0f;
      y = CLAMP (y, (float) self->head_height, height - DROP_LINE);
      gtk_snapshot_append_color (snapshot, &color, &GRAPHENE_RECT_INIT (0, y, width, DROP_LINE));
    }
  gtk_snapshot_pop (snapshot);
  gtk_widget_snapshot_child (widget, GTK_WIDGET (self->head), snapshot);
}

static void
rbk_tier_sheet_dispose (GObject *object)
{
  RbkTierSheet *self = RBK_TIER_SHEET (object);
  GtkWidget    *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->hadjustment);
  g_clear_object (&self->vadjustment);

  G_OBJECT_CLASS (rbk_tier_sheet_parent_class)->dispose (object);
}

static void
rbk_tier_sheet_finalize (GObject *object)
{
  RbkTierSheet *self = RBK_TIER_SHEET (object);

  g_array_unref (self->natural);
  g_array_unref (self->widths);

  G_OBJECT_CLASS (rbk_tier_sheet_parent_class)->finalize (object);
}

static void
rbk_tier_sheet_class_init (RbkTierSheetClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = rbk_tier_sheet_get_property;
  object_class->set_property = rbk_tier_sheet_set_property;
  object_class->dispose = rbk_tier_sheet_dispose;
  object_class->finalize = rbk_tier_sheet_finalize;
  widget_class->measure = rbk_tier_sheet_measure;
  widget_class->size_allocate = rbk_tier_sheet_size_allocate;
  widget_class->snapshot = rbk_tier_sheet_snapshot;

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  /**
   * RbkTierSheet::range-changed:
   * @self: the sheet
   *
   * Other rows are needed: see [method@TierSheet.get_range].
   */
  signals[RANGE_CHANGED] = g_signal_new ("range-changed", G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "tiersheet");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
}

static void
rbk_tier_sheet_init (RbkTierSheet *self)
{
  self->natural = g_array_new (FALSE, TRUE, sizeof (int));
  self->widths = g_array_new (FALSE, TRUE, sizeof (int));
  self->drop = -1;
  self->head = RBK_TIER_STRIP (rbk_tier_strip_new ("head"));
  gtk_widget_set_parent (GTK_WIDGET (self->head), GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * rbk_tier_sheet_new:
 *
 * Returns: (transfer floating): a sheet without rows
 */
GtkWidget *
rbk_tier_sheet_new (void)
{
  return g_object_new (RBK_TYPE_TIER_SHEET, NULL);
}

/**
 * rbk_tier_sheet_get_head:
 * @self: a sheet
 *
 * Returns: (transfer none): the row of titles
 */
RbkTierStrip *
rbk_tier_sheet_get_head (RbkTierSheet *self)
{
  g_return_val_if_fail (RBK_IS_TIER_SHEET (self), NULL);

  return self->head;
}

/**
 * rbk_tier_sheet_add_row:
 * @self: a sheet
 * @strip: (transfer floating): a row; unparent it to take it away
 */
void
rbk_tier_sheet_add_row (RbkTierSheet *self, RbkTierStrip *strip)
{
  g_return_if_fail (RBK_IS_TIER_SHEET (self));

  gtk_widget_set_parent (GTK_WIDGET (strip), GTK_WIDGET (self));
}

/**
 * rbk_tier_sheet_place_row:
 * @self: a sheet
 * @strip: one of its rows
 * @position: its place
 *
 * Says where a row stands.
 */
void
rbk_tier_sheet_place_row (RbkTierSheet *self, RbkTierStrip *strip, guint position)
{
  g_return_if_fail (RBK_IS_TIER_SHEET (self));

  g_object_set_data (G_OBJECT (strip), "position", GUINT_TO_POINTER (position));
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * rbk_tier_sheet_set_widths:
 * @self: a sheet
 * @widths: (array length=n_widths): what each column needs to show all, in pixels; 0 hides it
 * @n_widths: how many columns there are
 */
void
rbk_tier_sheet_set_widths (RbkTierSheet *self, const int *widths, guint n_widths)
{
  g_return_if_fail (RBK_IS_TIER_SHEET (self));

  g_array_set_size (self->natural, 0);
  g_array_append_vals (self->natural, widths, n_widths);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * rbk_tier_sheet_set_drop:
 * @self: a sheet
 * @before: the row before which something would be dropped, or -1
 *
 * Draws a line where something would be dropped.
 */
void
rbk_tier_sheet_set_drop (RbkTierSheet *self, int before)
{
  g_return_if_fail (RBK_IS_TIER_SHEET (self));

  self->drop = before;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
