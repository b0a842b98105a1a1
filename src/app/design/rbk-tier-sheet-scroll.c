/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-tier-sheet-private.h"

/* Which part of the sheet is seen, and so which of its rows are to exist. */

#define MARGIN 4 /* rows beyond those that are seen */

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

/* rbk_tier_sheet_get_top: how far it is scrolled down, in pixels */
double
rbk_tier_sheet_get_top (RbkTierSheet *self)
{
  return value_of (self->vadjustment);
}

static void
update_range (RbkTierSheet *self)
{
  guint first = 0;
  guint n_rows = self->n_rows;

  if (n_rows > RBK_TIER_SHEET_ALL_ROWS)
    {
      guint top = (guint) (rbk_tier_sheet_get_top (self) / MAX (self->row_height, 1));

      first = top > MARGIN ? top - MARGIN : 0;
      n_rows = MIN (rbk_tier_sheet_get_rows_of_page (self) + 2 * MARGIN + 1, self->n_rows - first);
    }
  if (first == self->range_first && n_rows == self->range_n)
    return;
  self->range_first = first;
  self->range_n = n_rows;
  rbk_tier_sheet_range_changed (self);
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

/* rbk_tier_sheet_set_adjustment: follows another scroll bar in place of one that it had */
void
rbk_tier_sheet_set_adjustment (RbkTierSheet *self, GtkAdjustment **place, GtkAdjustment *adjustment)
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
configure (GtkAdjustment *adjustment, double value, double upper, double page, double step)
{
  if (adjustment != NULL)
    gtk_adjustment_configure (adjustment, CLAMP (value, 0.0, MAX (upper - page, 0.0)), 0.0,
                              MAX (upper, page), step, page * 0.9, page);
}

/* rbk_tier_sheet_configure: tells the scroll bars how large it is, and what is seen of it */
void
rbk_tier_sheet_configure (RbkTierSheet *self, int width, int height)
{
  int total = MAX (rbk_tier_sheet_get_total (self), width);
  int page = MAX (height - self->head_height, 1);

  self->is_allocating = TRUE;
  self->offset = CLAMP (self->offset, 0, total - width);
  configure (self->hadjustment, is_mirrored (self) ? total - width - self->offset : self->offset,
             total, width, 40.0);
  configure (self->vadjustment, rbk_tier_sheet_get_top (self),
             (double) self->n_rows * self->row_height, page, self->row_height);
  self->is_allocating = FALSE;
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
  total = MAX (rbk_tier_sheet_get_total (self), gtk_widget_get_width (GTK_WIDGET (self)));
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

  place = (y - self->head_height + rbk_tier_sheet_get_top (self)) / MAX (self->row_height, 1) + 0.5;

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
