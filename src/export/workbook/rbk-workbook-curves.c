/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-workbook-private.h"

#include "rbk-curve.h"

#define SHEET RBK_SHEET_CURVES

/* Rows of the chart, and what stands above and below it. */
#define TITLE_ROW 3
#define CHART_ROW 5
#define CHART_ROWS 26

/* More lines than these tell nothing apart. */
#define MAX_LINES 12
#define MAX_POINTS 41
#define MIN_POINTS 5
#define ALL_POINTS 20000

static const lxw_color_t colors[] = { 0x1c71d8, 0x26a269, 0xe66100, 0x813d9c,
                                      0xc01c28, 0x865e3c, 0x0d7377, 0xb5830f };

/* Usages of a plan's curve: even ones, and those at which its terms bend, as formulas. */
typedef struct
{
  RbkBlock     block;
  RbkWorkbook *book;
  guint        n_even;
  GArray      *usages; /* (element-type RbkDecimal) as they are added */
  RbkDecimal   end;
  RbkRef       end_ref;
} Curve;

static int
compare_usages (gconstpointer a, gconstpointer b)
{
  return rbk_decimal_compare (*(const RbkDecimal *) a, *(const RbkDecimal *) b);
}

/* Whole units where there are enough of them: what has no last decimal is rounded otherwise by
 * a spreadsheet. */
static void
add_even (Curve *self)
{
  gint64 n_steps = self->n_even - 1;
  guint  places = rbk_decimal_compare (self->end, rbk_decimal_from_int (10 * n_steps)) >= 0 ? 0 : 4;

  for (gint64 i = 0; i <= n_steps; i++)
    {
      RbkDecimal usage = rbk_decimal_mul_div (self->end, rbk_decimal_from_int (i),
                                              rbk_decimal_from_int (n_steps), RBK_ROUND_HALF_AWAY);

      usage = rbk_decimal_round (usage, places, RBK_ROUND_HALF_AWAY);
      rbk_workbook_formula (self->book, SHEET, self->block.first + self->usages->len, 0,
                            RBK_CELL_QUANTITY, rbk_decimal_to_double (usage), "=ROUND(%s*%d/%d,%u)",
                            self->end_ref.text, (int) i, (int) n_steps, places);
      g_array_append_val (self->usages, usage);
    }
}

static void
add_bend (Curve *self, guint card, guint row, guint column, RbkDecimal quantity)
{
  const RbkCardSpec *spec = &self->block.plan->phase->cards[card];
  guint              months = self->book->plans[self->block.index].cards[card].row;
  RbkDecimal         usage = rbk_axis_get_place (self->block.axis, spec, quantity);

  rbk_workbook_formula (self->book, SHEET, self->block.first + self->usages->len, 0,
                        RBK_CELL_QUANTITY, rbk_decimal_to_double (usage), "=N(%s)/%s",
                        rbk_ref (RBK_SHEET_INPUTS, row, column).text,
                        rbk_ref (RBK_SHEET_INPUTS, months, RBK_CARD_MONTHS).text);
  g_array_append_val (self->usages, usage);
}

/* Included units, caps and the ends of tiers on the axis. */
static void
add_bends (Curve *self)
{
  const RbkTableRow *plan = self->block.plan;

  for (guint i = 0; i < plan->phase->n_cards; i++)
    {
      const RbkCardSpec *card = &plan->phase->cards[i];
      const RbkCardRows *rows = &self->book->plans[self->block.index].cards[i];

      if (card->meter < 0 || card->meter != plan->axis || card->is_once)
        continue;
      if (card->has_included)
        add_bend (self, i, rows->row, RBK_CARD_INCLUDED, card->included);
      if (card->has_cap)
        add_bend (self, i, rows->row, RBK_CARD_CAP, card->cap);
      for (guint k = 0; k + 1 < card->n_tiers && k < MAX_POINTS; k++)
        add_bend (self, i, rows->tiers + k, RBK_TIER_UP_TO, card->tiers[k].up_to);
    }
}

static void
add_points (Curve *self)
{
  RbkBlock *block = &self->block;
  guint     last = block->first + self->usages->len - 1;

  g_array_sort (self->usages, compare_usages);
  for (guint i = 0; i < self->usages->len; i++)
    {
      RbkDecimal usage = g_array_index (self->usages, RbkDecimal, i);
      RbkFigure  figure;

      rbk_axis_get_figure (block->axis, block->plan->plan, block->plan->phase, usage, NULL,
                           &figure);
      rbk_workbook_formula (self->book, SHEET, block->row, RBK_BLOCK_USAGE, RBK_CELL_QUANTITY,
                            rbk_decimal_to_double (usage), "=SMALL(%s,%u)",
                            rbk_range (SHEET, block->first, 0, last, 0).text, i + 1);
      rbk_block_add_figure (block, self->book, &figure);
    }
}

/* An end that can be typed. */
static RbkDecimal
round_end (RbkDecimal end)
{
  return rbk_decimal_round (end, 4, RBK_ROUND_CEILING);
}

/* A plan on a meter of its own has an end of its own, beside its name. */
static void
set_end (Curve *self, const RbkCurveRange *range, guint row)
{
  int           axis = self->block.plan->axis;
  RbkCurveRange own = *range;

  self->end_ref = rbk_ref (SHEET, axis == range->axis ? TITLE_ROW : row, 1);
  if (axis != range->axis)
    {
      rbk_curve_range_init_on (&own, self->book->spec, axis, self->book->job->population);
      rbk_workbook_number (self->book, SHEET, row, 1, RBK_CELL_INPUT_QUANTITY, round_end (own.to));
    }
  self->end = round_end (own.to);
}

static guint
add_curve (RbkWorkbook *self, guint plan, guint row, guint n_even, const RbkCurveRange *range)
{
  Curve curve = { .book = self, .n_even = n_even };
  g_auto(RbkAxis) axis = { 0 };

  rbk_block_begin (&curve.block, self, SHEET, plan, row);
  set_end (&curve, range, row);
  curve.usages = g_array_new (FALSE, FALSE, sizeof (RbkDecimal));
  rbk_axis_init (&axis, self->spec, curve.block.plan->axis, NULL);
  curve.block.axis = &axis;
  curve.block.place = rbk_workbook_find_base (self, curve.block.plan->axis);
  add_even (&curve);
  add_bends (&curve);
  add_points (&curve);
  g_array_unref (curve.usages);
  return curve.block.row;
}

/* Draws a plan's margin over its usage. */
static void
add_line (RbkWorkbook *self, lxw_chart *chart, guint plan, guint n_lines, guint first, guint last)
{
  lxw_chart_line    line = { .color = colors[n_lines % G_N_ELEMENTS (colors)], .width = 2.0 };
  lxw_chart_series *series = chart_add_series (chart, NULL, NULL);

  chart_series_set_categories (series, "Curves", first, RBK_BLOCK_USAGE, last, RBK_BLOCK_USAGE);
  chart_series_set_values (series, "Curves", first, RBK_BLOCK_MARGIN, last, RBK_BLOCK_MARGIN);
  chart_series_set_name_range (series, "Inputs", self->plans[plan].row, 0);
  if (n_lines >= G_N_ELEMENTS (colors))
    line.dash_type = LXW_CHART_LINE_DASH_DASH;
  chart_series_set_line (series, &line);
}

static lxw_chart *
add_chart (RbkWorkbook *self)
{
  lxw_chart     *chart = workbook_add_chart (self->book, LXW_CHART_SCATTER_STRAIGHT);
  lxw_chart_line grid = { .color = 0xd8d8d8, .width = 0.5 };

  chart_title_set_name (chart, "Gross margin by usage");
  chart_axis_set_name (chart->x_axis, "Usage a month");
  chart_axis_set_num_format (chart->x_axis, "#,##0");
  chart_axis_set_num_format (chart->y_axis, "0%");
  chart_axis_set_max (chart->y_axis, 1);
  chart_axis_major_gridlines_set_line (chart->y_axis, &grid);
  chart_axis_set_label_position (chart->x_axis, LXW_CHART_AXIS_LABEL_POSITION_LOW);
  chart_legend_set_position (chart, LXW_CHART_LEGEND_BOTTOM);
  return chart;
}

static gboolean
is_drawn (RbkWorkbook *self, guint plan)
{
  const RbkTableRow *row = &self->table->rows[plan];

  return !row->plan->is_quote_only && row->phase != NULL;
}

/* How far the axis goes is an input: it stands above the chart. */
void
rbk_workbook_add_curves (RbkWorkbook *self)
{
  lxw_worksheet    *sheet = self->sheets[SHEET];
  RbkCurveRange     range;
  lxw_chart_options size = { .x_scale = 2.0, .y_scale = 1.7 };
  lxw_chart        *chart = NULL;
  guint             row = CHART_ROW + CHART_ROWS, n_lines = 0;
  guint n_even = CLAMP (ALL_POINTS / MAX (self->table->n_rows, 1), MIN_POINTS, MAX_POINTS);

  rbk_curve_range_init (&range, self->spec, self->job->population);
  worksheet_set_column (sheet, 0, 0, 24, NULL);
  worksheet_set_column (sheet, 1, 40, 13, NULL);
  rbk_workbook_text (self, SHEET, 0, 0, RBK_CELL_TITLE, "Margin over usage");
  rbk_workbook_text (self, SHEET, 1, 0, RBK_CELL_NOTE,
                     "Computed from the inputs at even usages, and where terms bend.");
  rbk_workbook_text (self, SHEET, TITLE_ROW, 0, RBK_CELL_TEXT, "Usage up to");
  rbk_workbook_number (self, SHEET, TITLE_ROW, 1, RBK_CELL_INPUT_QUANTITY, round_end (range.to));
  for (guint i = 0; i < self->table->n_rows; i++)
    {
      guint last;

      if (!is_drawn (self, i))
        continue;
      last = add_curve (self, i, row, n_even, &range) - 1;
      if (self->table->rows[i].axis == range.axis && n_lines < MAX_LINES)
        {
          chart = chart != NULL ? chart : add_chart (self);
          add_line (self, chart, i, n_lines++, row + 2, last);
        }
      row = last + 2;
    }
  if (n_lines > 0)
    rbk_workbook_note_error (self, worksheet_insert_chart_opt (sheet, CHART_ROW, 0, chart, &size));
}
