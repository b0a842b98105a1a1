/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-report-table-private.h"

#include <string.h>

#define PAD_Y 3.2
#define TIGHT_PAD_Y 1.2
#define RULE 0.5
#define STRONG_RULE 0.8

#define NOTHING "\xe2\x80\x93" /* an en dash */

static void
release_text (gpointer text)
{
  g_ref_string_release (text);
}

/* Makes a table with columns that lean to the left or the right: "lrr". */
RbkReportTable *
rbk_report_table_new (const char *const *titles, const char *aligns)
{
  RbkReportTable *self = g_new0 (RbkReportTable, 1);

  self->n_columns = (guint) strlen (aligns);
  g_assert (self->n_columns > 0 && self->n_columns <= RBK_REPORT_MAX_COLUMNS);
  self->aligns = g_strdup (aligns);
  self->pad = PAD_Y;
  self->cells = g_ptr_array_new_with_free_func (release_text);
  self->rows = g_array_new (FALSE, FALSE, sizeof (RbkReportRow));
  self->depths = g_array_new (FALSE, TRUE, sizeof (guint));
  rbk_report_table_begin (self, RBK_REPORT_ROW_STRONG);
  for (guint i = 0; i < self->n_columns; i++)
    g_ptr_array_add (self->cells, g_ref_string_new (titles[i]));

  return self;
}

/* Frees a table. */
void
rbk_report_table_free (RbkReportTable *self)
{
  g_ptr_array_unref (self->cells);
  g_array_unref (self->rows);
  g_array_unref (self->depths);
  g_free (self->aligns);
  g_free (self->sizes);
  g_free (self);
}

/* Sets rows close together, for tables of which few rows are looked for. */
void
rbk_report_table_set_tight (RbkReportTable *self)
{
  self->is_tight = TRUE;
  self->pad = TIGHT_PAD_Y;
}

/* Begins a row; its cells follow. Those that don't are empty. */
void
rbk_report_table_begin (RbkReportTable *self, RbkReportRow row)
{
  while (self->cells->len % self->n_columns != 0)
    g_ptr_array_add (self->cells, g_ref_string_new (""));
  g_array_append_val (self->rows, row);
  g_array_set_size (self->depths, self->rows->len);
}

/* Sets the row that was begun in by so many steps: it is a part of what is above it. */
void
rbk_report_table_indent (RbkReportTable *self, guint depth)
{
  g_array_index (self->depths, guint, self->rows->len - 1) = depth;
}

/* Adds a cell; %NULL is what there is none of. */
void
rbk_report_table_add (RbkReportTable *self, const char *text)
{
  g_autofree char *line = rbk_report_clean_line (text != NULL ? text : NOTHING);

  g_ptr_array_add (self->cells, g_ref_string_new (line));
}

/* Likewise, and frees the text. */
void
rbk_report_table_take (RbkReportTable *self, char *text)
{
  rbk_report_table_add (self, text);
  g_free (text);
}

/* Returns: how many rows there are below the head */
guint
rbk_report_table_get_n_rows (RbkReportTable *self)
{
  return self->rows->len - 1;
}

/* Whether a row must not be the last on a page. */
static gboolean
leads (RbkReportTable *self, guint row)
{
  return rbk_report_table_is_group (self, row) ||
         g_array_index (self->rows, RbkReportRow, row) == RBK_REPORT_ROW_LEAD;
}

/* Where a cell's text is; a group's stands over all columns. */
static RbkReportItem
place_of (RbkReportTable *self, RbkReportFlow *flow, guint row, guint column)
{
  RbkReportItem place = {
    .x = flow->left,
    .width = rbk_report_table_is_group (self, row) ? flow->measure : self->widths[column],
    .style = rbk_report_table_style_of (self, row, column),
    .align = self->aligns[column] == 'r' ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT
  };

  for (guint i = 0; i < column; i++)
    place.x += self->widths[i] + 2.0 * RBK_REPORT_CELL_PAD;
  place.x += rbk_report_table_indent_of (self, flow, row, column);
  place.width -= rbk_report_table_indent_of (self, flow, row, column);

  return place;
}

/* Whether a cell needs no more than a line, as most do: it is not set again. */
static gboolean
is_one_line (RbkReportTable *self, const RbkReportItem *place, guint cell)
{
  return self->sizes[cell].width <= place->width;
}

/* Finds the lines of a cell from the first of the piece on that fit, and whether all do. */
static gboolean
fit_cell (RbkReportTable *self,
          RbkReportFlow  *flow,
          guint           row,
          guint           column,
          double          room,
          RbkReportItem  *piece)
{
  guint cell = row * self->n_columns + column;
  g_autoptr(PangoLayout) layout = NULL;

  if (is_one_line (self, piece, cell))
    {
      piece->n_lines = piece->first_line == 0 && self->sizes[cell].height <= room ? 1 : 0;
      piece->height = piece->n_lines > 0 ? self->sizes[cell].height : 0.0;
      return piece->first_line + piece->n_lines >= 1;
    }
  layout = rbk_report_table_layout (self, flow->context, row, column, piece->width);
  piece->n_lines = rbk_report_lines_fit (layout, piece->first_line, room, &piece->height);

  return piece->first_line + piece->n_lines >= (guint) pango_layout_get_line_count (layout);
}

/* Puts as much of the row as fits; @first says for each cell where it goes on. */
static gboolean
put_piece (RbkReportTable *self, RbkReportFlow *flow, guint row, guint *first, gboolean is_forced)
{
  guint    n_cells = rbk_report_table_is_group (self, row) ? 1 : self->n_columns;
  double   room = is_forced ? flow->height : rbk_report_flow_left (flow) - 2.0 * self->pad;
  double   highest = 0.0;
  gboolean is_whole = TRUE;

  for (guint i = 0; i < n_cells; i++)
    {
      RbkReportItem piece = place_of (self, flow, row, i);

      piece.y = flow->y + self->pad;
      piece.first_line = first[i];
      if (!fit_cell (self, flow, row, i, room, &piece))
        is_whole = FALSE;
      if (piece.n_lines > 0)
        rbk_report_flow_put_lines (flow, &piece,
                                   g_ptr_array_index (self->cells, row * self->n_columns + i));
      highest = MAX (highest, piece.height);
      first[i] += piece.n_lines;
    }
  flow->y += highest + 2.0 * self->pad;

  return is_whole;
}

static double
height_of (RbkReportTable *self, RbkReportFlow *flow, guint row)
{
  guint  n_cells = rbk_report_table_is_group (self, row) ? 1 : self->n_columns;
  double highest = 0.0;

  for (guint i = 0; i < n_cells; i++)
    {
      RbkReportItem place = place_of (self, flow, row, i);

      fit_cell (self, flow, row, i, G_MAXINT, &place);
      highest = MAX (highest, place.height);
    }

  return highest + 2.0 * self->pad;
}

static void
put_rule (RbkReportFlow *flow, RbkReportInk ink, double thickness)
{
  rbk_report_flow_put_fill (flow, rbk_report_flow_get_page (flow), ink, flow->left, flow->y,
                            flow->measure, thickness);
  flow->y += thickness;
}

static void
put_head (RbkReportTable *self, RbkReportFlow *flow)
{
  guint first[RBK_REPORT_MAX_COLUMNS] = { 0 };

  put_piece (self, flow, 0, first, TRUE);
  put_rule (flow, RBK_REPORT_INK_STRONG_RULE, STRONG_RULE);
}

/* Repeats the group that a row stands in. */
static void
put_group_of (RbkReportTable *self, RbkReportFlow *flow, guint row)
{
  guint first[RBK_REPORT_MAX_COLUMNS] = { 0 };

  if (rbk_report_table_is_group (self, row))
    return;
  while (row > 0 && !rbk_report_table_is_group (self, row))
    row--;
  if (row == 0)
    return;
  put_piece (self, flow, row, first, TRUE);
  put_rule (flow, RBK_REPORT_INK_RULE, RULE);
}

/* An empty first cell stands for the one above, which is on another page by now. */
static void
fill_first_cell (RbkReportTable *self, guint row)
{
  guint cell = row * self->n_columns, from = cell;

  while (from >= self->n_columns && *(const char *) g_ptr_array_index (self->cells, from) == '\0')
    from -= self->n_columns;
  if (from == cell || from < self->n_columns ||
      rbk_report_table_is_group (self, from / self->n_columns))
    return;
  g_ref_string_release (g_ptr_array_index (self->cells, cell));
  g_ptr_array_index (self->cells, cell) =
      g_ref_string_acquire (g_ptr_array_index (self->cells, from));
  self->sizes[cell] = self->sizes[from];
}

/* Begins another page in the middle of a table, which says again what it shows. */
static void
turn_page (RbkReportTable *self, RbkReportFlow *flow, guint row)
{
  rbk_report_flow_new_page (flow);
  put_head (self, flow);
  put_group_of (self, flow, row);
}

/* How much room there must be for a row: the first and the last two stand together, and a group
 * goes along with what it is over. */
static double
kept_with (RbkReportTable *self, RbkReportFlow *flow, guint row)
{
  double kept = height_of (self, flow, row) + RULE;

  while (row + 1 < self->rows->len && (row == 1 || row + 2 == self->rows->len || leads (self, row)))
    kept += height_of (self, flow, ++row) + RULE;

  return kept;
}

static void
put_row (RbkReportTable *self, RbkReportFlow *flow, guint row)
{
  double kept = kept_with (self, flow, row);
  guint  first[RBK_REPORT_MAX_COLUMNS] = { 0 };
  guint  n_put = 0;

  /* A head as long as a page leaves no room for a line, which must go somewhere. */
  gboolean is_stuck = FALSE, is_fresh = FALSE;

  if (kept > rbk_report_flow_left (flow) && kept <= (flow->bottom - flow->top) * 0.8)
    {
      turn_page (self, flow, row);
      fill_first_cell (self, row);
    }
  while (!put_piece (self, flow, row, first, is_stuck))
    {
      guint before = n_put;

      n_put = 0;
      for (guint i = 0; i < self->n_columns; i++)
        n_put += first[i];
      is_stuck = is_fresh && n_put == before;
      is_fresh = TRUE;
      turn_page (self, flow, row);
    }
  if (!self->is_tight || row + 1 == self->rows->len || leads (self, row + 1))
    put_rule (flow, RBK_REPORT_INK_RULE, RULE);
}

/* Flows a table. Nothing is set of one without rows. */
void
rbk_report_flow_table (RbkReportFlow *flow, RbkReportTable *table)
{
  double start;

  if (table->rows->len < 2)
    return;
  rbk_report_table_begin (table, RBK_REPORT_ROW_PLAIN);
  g_array_set_size (table->rows, table->rows->len - 1);
  g_array_set_size (table->depths, table->rows->len);
  rbk_report_table_find_widths (table, flow);

  start = height_of (table, flow, 0) + STRONG_RULE + kept_with (table, flow, 1);
  rbk_report_flow_need (flow, MIN (start, (flow->bottom - flow->top) / 2.0));
  put_head (table, flow);
  for (guint row = 1; row < table->rows->len; row++)
    put_row (table, flow, row);
  flow->y += 10.0;
}
