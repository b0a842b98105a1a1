/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-tier-table-private.h"

/* Which columns of the tier table there is room for, and how wide each is. */

#define NARROW 600 /* below it one scrolls to the side anyway */

/* rbk_tier_table_forget_widths: lets columns become narrower again, as they may where nobody looks
 * at their figures. */
void
rbk_tier_table_forget_widths (RbkTierTable *self)
{
  for (guint i = 0; i < rbk_n_tier_columns; i++)
    self->held_widths[i] = 0;
}

static int
measure_column (RbkTierTable *self, guint column)
{
  GtkWidget *title = g_ptr_array_index (self->titles, column);
  int        width;

  /* A title that is hidden has no width of its own. */
  gtk_widget_measure (title, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  self->title_widths[column] = MAX (self->title_widths[column], width);
  width = self->title_widths[column];
  for (guint i = 0; i < self->lines->len; i++)
    {
      RbkTierLine *line = g_ptr_array_index (self->lines, i);

      width = MAX (width, line->slots[column].width);
    }

  return width;
}

/* Columns that follow from others step aside where there is no room for all; in a narrow
 * window all are there and scroll. */
static void
choose_columns (RbkTierTable *self, const int *widths)
{
  static const char *const optional[] = { "headroom", "multiple", "customers", NULL };
  gboolean has_customers = self->analysis != NULL && rbk_analysis_get_mix (self->analysis) != NULL;
  int      room = gtk_widget_get_width (GTK_WIDGET (self->sheet));
  int      needed = 0;
  int      spare = 0;

  for (guint i = 0; i < rbk_n_tier_columns; i++)
    {
      self->is_shown[i] = self->is_wanted[i] &&
                          (has_customers || !g_str_equal (rbk_tier_columns[i].id, "customers"));
      needed += self->is_shown[i] ? widths[i] : 0;
      if (self->is_shown[i] && g_strv_contains (optional, rbk_tier_columns[i].id))
        spare += widths[i];
    }
  if (room == 0 || (needed - spare > room && room < NARROW))
    return;
  for (guint k = 0; optional[k] != NULL && needed > room; k++)
    for (guint i = 0; i < rbk_n_tier_columns; i++)
      if (self->is_shown[i] && g_str_equal (optional[k], rbk_tier_columns[i].id))
        {
          self->is_shown[i] = FALSE;
          needed -= widths[i];
        }
}

static void
show_column (RbkTierTable *self, guint column)
{
  gtk_widget_set_visible (g_ptr_array_index (self->titles, column), self->is_shown[column]);
  for (guint i = 0; i < self->lines->len; i++)
    rbk_tier_line_set_shown (g_ptr_array_index (self->lines, i), column, self->is_shown[column]);
}

/* The first column stays where the others scroll: a long name leaves them room, and is read in
 * full in the tooltip. */
static int
limit_lead (RbkTierTable *self, int width)
{
  int room = gtk_widget_get_width (GTK_WIDGET (self->sheet));

  return room > 0 ? MIN (width, MAX (room * 2 / 5, rbk_tier_columns[0].width)) : width;
}

/**
 * rbk_tier_table_update_widths:
 * @self: a table
 *
 * Makes each column that is shown as wide as its title and its values need. While figures
 * move, as in a drag, a column only ever becomes wider, so that none comes and goes.
 */
void
rbk_tier_table_update_widths (RbkTierTable *self)
{
  g_autofree int *widths = g_new0 (int, rbk_n_tier_columns);
  gboolean        had_focus = rbk_tier_table_has_focus (self);
  guint           column = self->cursor.column;

  for (guint i = 0; i < rbk_n_tier_columns; i++)
    {
      int width = measure_column (self, i);

      self->held_widths[i] = MAX (self->held_widths[i], width);
      widths[i] = self->held_widths[i];
    }
  widths[0] = limit_lead (self, widths[0]);
  choose_columns (self, widths);
  for (guint i = 0; i < rbk_n_tier_columns; i++)
    {
      show_column (self, i);
      if (!self->is_shown[i])
        widths[i] = 0;
    }
  rbk_tier_sheet_set_widths (self->sheet, widths, rbk_n_tier_columns);
  rbk_tier_table_clamp (self);
  rbk_tier_table_show_selection (self);
  /* A column that goes takes the focus with it. */
  if (had_focus && self->cursor.column != column)
    rbk_tier_table_focus_cursor (self);
}

/* rbk_tier_table_fit: fits the columns to another width. */
void
rbk_tier_table_fit (RbkTierTable *self)
{
  rbk_tier_table_forget_widths (self);
  rbk_tier_table_update_widths (self);
}

/* rbk_tier_table_queue_widths: has the columns fitted to another width soon; they can't come and go
 * while they are being given their place. */
void
rbk_tier_table_queue_widths (RbkTierTable *self)
{
  rbk_soon_ask (&self->fitting);
}
