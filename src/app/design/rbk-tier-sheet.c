/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-tier-sheet.h"

#define ALL_ROWS 100 /* up to which all rows are there, whether seen or not */
#define MARGIN 4     /* rows beyond those that are seen */
#define DROP_LINE 3

/**
 * RbkTierSheet:
 *
 * The rows of the tier table below their head, scrolled both ways: the head stays at the top,
 * and the first cell of each row at its start. Of a long table only the rows about those that
 * are seen exist.
 */
struct _RbkTierSheet
{
  GtkWidget parent_instance;

  GtkAdjustment *hadjustment, *vadjustment; /* (owned) (nullable) */
  RbkTierStrip  *head;
  GArray        *natural; /* (owned) (element-type int) widths that show all; 0: hidden */
  GArray        *widths;  /* (owned) (element-type int) as they are */
  guint          n_rows;
  int            head_height, row_height;
  int            offset; /* from the start, whichever side that is */
  int            drop;   /* before which row; -1: nothing is dragged */
  guint          range_first, range_n;
  gboolean       is_allocating;
};

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

static int
sum (GArray *widths)
{
  int total = 0;

  for (guint i = 0; i < widths->len; i++)
    total += g_array_index (widths, int, i);

  return total;
}

static gboolean
is_mirrored (RbkTierSheet *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static double
value_of (GtkAdjustment *adjustment)
{
  return adjustment != NULL ? gtk_adjustment_get_value (adjustment) : 0.0;
}

static guint
position_of (GtkWidget *strip)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (strip), "position"));
}

static void
update_range (RbkTierSheet *self)
{
  guint first = 0;
  guint n_rows = self->n_rows;

  if (n_rows > ALL_ROWS)
    {
      guint top = (guint) (value_of (self->vadjustment) / MAX (self->row_height, 1));

      first = top > MARGIN ? top - MARGIN : 0;
      n_rows = MIN (rbk_tier_sheet_get_rows_of_page (self) + 2 * MARGIN + 1, self->n_rows - first);
    }
  if (first == self->range_first && n_rows == self->range_n)
    return;
  self->range_first = first;
  self->range_n = n_rows;
  g_signal_emit (self, signals[RANGE_CHANGED], 0);
}

static void
scrolled_cb (RbkTierSheet *self)
{
  if (self->is_allocating)
    return;
  if (self->hadjustment != NULL)
    {
      double value = value_of (self->hadjustment);
      double rest = gtk_adjustment_get_upper (self->hadjustment) -
                    gtk_adjustment_get_page_size (self->hadjustment) - value;

      self->offset = (int) (is_mirrored (self) ? rest : value);
    }
  update_range (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
set_adjustment (RbkTierSheet *self, GtkAdjustment **place, GtkAdjustment *adjustment)
{
  if (adjustment == *place)
    return;
  if (*place != NULL)
    g_signal_handlers_disconnect_by_func (*place, scrolled_cb, self);
  g_set_object (place, adjustment);
  if (adjustment != NULL)
    g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self,
                             G_CONNECT_SWAPPED);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
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
      set_adjustment (self, &self->hadjustment, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, &self->vadjustment, g_value_get_object (value));
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
  *natural = self->head_height + (int) MIN (self->n_rows, ALL_ROWS) * self->row_height;
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
configure (GtkAdjustment *adjustment, double value, double upper, double page, double step)
{
  if (adjustment != NULL)
    gtk_adjustment_configure (adjustment, CLAMP (value, 0.0, MAX (upper - page, 0.0)), 0.0,
                              MAX (upper, page), step, page * 0.9, page);
}

static void
configure_adjustments (RbkTierSheet *self, int width, int height)
{
  int total = MAX (sum (self->widths), width);
  int page = MAX (height - self->head_height, 1);

  self->is_allocating = TRUE;
  self->offset = CLAMP (self->offset, 0, total - width);
  configure (self->hadjustment, is_mirrored (self) ? total - width - self->offset : self->offset,
             total, width, 40.0);
  configure (self->vadjustment, value_of (self->vadjustment),
             (double) self->n_rows * self->row_height, page, self->row_height);
  self->is_allocating = FALSE;
}

static void
rbk_tier_sheet_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RbkTierSheet *self = RBK_TIER_SHEET (widget);

  measure_rows (self);
  spread (self, width);
  configure_adjustments (self, width, height);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gboolean is_head = child == GTK_WIDGET (self->head);
      int      y = is_head ? 0
                           : self->head_height + (int) position_of (child) * self->row_height -
                            (int) value_of (self->vadjustment);

      rbk_tier_strip_set_layout (RBK_TIER_STRIP (child), self->widths, self->offset);
      gtk_widget_size_allocate (child,
                                &(GtkAllocation){ 0, y, width,
                                                  is_head ? self->head_height : self->row_height },
                                -1);
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
          (float) value_of (self->vadjustment) - DROP_LINE / 2.0f;
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
 * rbk_tier_sheet_set_n_rows:
 * @self: a sheet
 * @n_rows: how many rows there are, whether they exist as widgets or not
 */
void
rbk_tier_sheet_set_n_rows (RbkTierSheet *self, guint n_rows)
{
  g_return_if_fail (RBK_IS_TIER_SHEET (self));

  self->n_rows = n_rows;
  /* A row that has just come can be scrolled to before it has its place. */
  if (self->vadjustment != NULL &&
      gtk_adjustment_get_upper (self->vadjustment) < n_rows * (double) self->row_height)
    gtk_adjustment_set_upper (self->vadjustment, n_rows * (double) self->row_height);
  update_range (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * rbk_tier_sheet_get_range:
 * @self: a sheet
 * @first: (out): the first row that should exist
 * @n_rows: (out): how many should
 */
void
rbk_tier_sheet_get_range (RbkTierSheet *self, guint *first, guint *n_rows)
{
  g_return_if_fail (RBK_IS_TIER_SHEET (self));

  *first = self->range_first;
  *n_rows = self->range_n;
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

static void
show_span (GtkAdjustment *adjustment, double from, double to)
{
  if (adjustment != NULL)
    gtk_adjustment_clamp_page (adjustment, from, to);
}

/**
 * rbk_tier_sheet_show:
 * @self: a sheet
 * @row: a row
 * @column: a column
 *
 * Scrolls as far as is needed to show a cell.
 */
void
rbk_tier_sheet_show (RbkTierSheet *self, guint row, guint column)
{
  int from = 0, lead, width, total;

  g_return_if_fail (RBK_IS_TIER_SHEET (self));

  show_span (self->vadjustment, row * (double) self->row_height,
             (row + 1) * (double) self->row_height);
  if (column == 0 || column >= self->widths->len)
    return;
  for (guint i = 0; i < column; i++)
    from += g_array_index (self->widths, int, i);
  lead = g_array_index (self->widths, int, 0);
  width = g_array_index (self->widths, int, column);
  total = MAX (sum (self->widths), gtk_widget_get_width (GTK_WIDGET (self)));
  /* The first column covers what is scrolled below it. */
  if (is_mirrored (self))
    show_span (self->hadjustment, total - from - width, total - from + lead);
  else
    show_span (self->hadjustment, from - lead, from + width);
}

/**
 * rbk_tier_sheet_get_gap_at:
 * @self: a sheet
 * @y: a place, from its top
 *
 * Returns: the row before which something that is dropped there goes
 */
guint
rbk_tier_sheet_get_gap_at (RbkTierSheet *self, double y)
{
  double place;

  g_return_val_if_fail (RBK_IS_TIER_SHEET (self), 0);

  place = (y - self->head_height + value_of (self->vadjustment)) / MAX (self->row_height, 1) + 0.5;

  return (guint) CLAMP (place, 0.0, (double) self->n_rows);
}

/**
 * rbk_tier_sheet_get_rows_of_page:
 * @self: a sheet
 *
 * Returns: how many rows fit at once, at least 1
 */
guint
rbk_tier_sheet_get_rows_of_page (RbkTierSheet *self)
{
  int height;

  g_return_val_if_fail (RBK_IS_TIER_SHEET (self), 1);

  height = gtk_widget_get_height (GTK_WIDGET (self)) - self->head_height;

  return (guint) MAX (height / MAX (self->row_height, 1), 1);
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
