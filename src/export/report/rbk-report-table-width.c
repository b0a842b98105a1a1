/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-report-table-private.h"

/* No column is so wide that the others have no room. */
#define WIDEST_WORD 0.3

/* A row below another is set in, as long as there is room for words. */
#define INDENT 9.0
#define MAX_INDENT 0.25

/* Of a row that leads, the name and the figure are set off. */
RbkReportStyle
rbk_report_table_style_of (RbkReportTable *self, guint row, guint column)
{
  RbkReportRow kind = g_array_index (self->rows, RbkReportRow, row);

  if (row == 0)
    return RBK_REPORT_CELL_HEAD;

  return kind == RBK_REPORT_ROW_PLAIN || (kind == RBK_REPORT_ROW_LEAD && column > 1)
             ? RBK_REPORT_CELL
             : RBK_REPORT_CELL_STRONG;
}

gboolean
rbk_report_table_is_group (RbkReportTable *self, guint row)
{
  return row > 0 && g_array_index (self->rows, RbkReportRow, row) == RBK_REPORT_ROW_GROUP;
}

/* How far a cell is set in. */
double
rbk_report_table_indent_of (RbkReportTable *self, RbkReportFlow *flow, guint row, guint column)
{
  double indent = INDENT * g_array_index (self->depths, guint, row);

  return column == 0 ? MIN (indent, flow->measure * MAX_INDENT) : 0.0;
}

PangoLayout *
rbk_report_table_layout (
    RbkReportTable *self, PangoContext *context, guint row, guint column, double width)
{
  const char *text = g_ptr_array_index (self->cells, row * self->n_columns + column);

  return rbk_report_type_layout (context, rbk_report_table_style_of (self, row, column), text,
                                 self->aligns[column] == 'r' ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT,
                                 width);
}

static double
width_of (PangoLayout *layout)
{
  PangoRectangle extents;

  pango_layout_get_extents (layout, NULL, &extents);
  return pango_units_to_double (extents.width) + 0.5;
}

/* How large the cell is in one line, and how wide its longest word. */
static void
measure_cell (
    RbkReportTable *self, RbkReportFlow *flow, guint row, guint column, double *wide, double *word)
{
  g_autoptr(PangoLayout) layout = rbk_report_table_layout (self, flow->context, row, column, -1.0);
  double             indent = rbk_report_table_indent_of (self, flow, row, column);
  RbkReportCellSize *size = &self->sizes[row * self->n_columns + column];
  PangoRectangle     extents;

  pango_layout_get_extents (layout, NULL, &extents);
  size->width = pango_units_to_double (extents.width) + 0.5;
  size->height = pango_units_to_double (extents.height);
  if (rbk_report_table_is_group (self, row))
    return;

  *wide = MAX (*wide, size->width + indent);
  if (size->width + indent <= *word)
    return;
  if (self->aligns[column] == 'l')
    {
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
      pango_layout_set_width (layout, 0);
    }
  *word = MAX (*word, width_of (layout) + indent);
}

/* Shares what is left out: who wants less than an equal part gets it, and the rest is for those
 * who want more. */
static void
share_out (RbkReportTable *self, double left, const double *wishes)
{
  gboolean is_served[RBK_REPORT_MAX_COLUMNS] = { FALSE };
  guint    n_waiting = self->n_columns;

  for (gboolean goes_on = TRUE; goes_on && n_waiting > 0;)
    {
      double part = left / n_waiting;

      goes_on = FALSE;
      for (guint i = 0; i < self->n_columns; i++)
        if (!is_served[i] && wishes[i] <= part)
          {
            self->widths[i] += wishes[i];
            left -= wishes[i];
            n_waiting--;
            is_served[i] = goes_on = TRUE;
          }
    }
  for (guint i = 0; i < self->n_columns; i++)
    if (n_waiting == 0 || !is_served[i])
      self->widths[i] += left / (n_waiting > 0 ? n_waiting : self->n_columns);
}

/* Gives each column the width of its longest word, and then what it asks for beyond. */
void
rbk_report_table_find_widths (RbkReportTable *self, RbkReportFlow *flow)
{
  double room = flow->measure - 2.0 * RBK_REPORT_CELL_PAD * (self->n_columns - 1);
  double wide[RBK_REPORT_MAX_COLUMNS] = { 0.0 }, word[RBK_REPORT_MAX_COLUMNS] = { 0.0 };
  double words = 0.0;

  self->sizes = g_new0 (RbkReportCellSize, self->cells->len);
  for (guint row = 0; row < self->rows->len; row++)
    for (guint i = 0; i < (rbk_report_table_is_group (self, row) ? 1 : self->n_columns); i++)
      measure_cell (self, flow, row, i, &wide[i], &word[i]);

  for (guint i = 0; i < self->n_columns; i++)
    {
      word[i] = MIN (word[i], room * WIDEST_WORD);
      words += word[i];
      wide[i] = MAX (0.0, wide[i] - word[i]);
    }
  for (guint i = 0; i < self->n_columns; i++)
    self->widths[i] = words > room ? word[i] * room / words : word[i];
  if (words < room)
    share_out (self, room - words, wide);
}
