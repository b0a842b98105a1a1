/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-curve-rows.h"

#include <glib/gi18n-lib.h>

/* Beside the columns of plans: what a place is, and where. */
#define N_HEAD_COLUMNS 2

/* More places than can be read; a staircase of packages has hundreds. */
#define MAX_ROWS 200

struct _RbkCurveRows
{
  RbkAnalysis    *analysis; /* (owned) */
  RbkMoneyFormat *format;   /* (owned) */
  GArray         *rows;     /* (owned) (element-type RbkCurveRow) by usage */
  GArray         *plans;    /* (owned) (element-type guint) those with a curve */
};

static void
clear_row (gpointer data)
{
  RbkCurveRow *row = data;

  g_free (row->what);
  g_free (row->figures);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const RbkCurveRow *row_a = a;
  const RbkCurveRow *row_b = b;

  return rbk_decimal_compare (row_a->usage, row_b->usage);
}

/* Takes the text. Places that have a row already get another name for it. */
static void
add_place (RbkCurveRows *self, RbkDecimal usage, char *what)
{
  g_autofree char *owned = what;
  RbkCurveRow      row = { .usage = usage };

  for (guint i = 0; i < self->rows->len; i++)
    {
      RbkCurveRow     *known = &g_array_index (self->rows, RbkCurveRow, i);
      g_autofree char *before = NULL;

      if (!rbk_decimal_equal (known->usage, usage))
        continue;
      before = known->what;
      known->what = g_strdup_printf ("%s, %s", before, what);
      return;
    }

  if (self->rows->len >= MAX_ROWS)
    return;
  row.what = g_steal_pointer (&owned);
  g_array_append_val (self->rows, row);
}

static char *
name_kink (const RbkKink *kink, const char *plan)
{
  switch (kink->kind)
    {
    case RBK_KINK_INCLUDED:
      /* Translators: a place on the curve of the plan %s */
      return g_strdup_printf (_ ("Included of %s"), plan);
    case RBK_KINK_CAP:
      /* Translators: a place on the curve of the plan %s */
      return g_strdup_printf (_ ("Cap of %s"), plan);
    case RBK_KINK_TIER:
      /* Translators: a place on the curve of the plan %s */
      return g_strdup_printf (_ ("Tier of %s"), plan);
    case RBK_KINK_MINIMUM:
    case RBK_KINK_MAXIMUM:
    case RBK_KINK_PACKAGE:
    default:
      /* Translators: a place on the curve of the plan %s */
      return g_strdup_printf (_ ("Bend of %s"), plan);
    }
}

static void
add_curve (RbkCurveRows *self, const RbkCurve *curve)
{
  const char *name = curve->plan->name;

  for (guint i = 0; i < curve->n_kinks; i++)
    if (curve->kinks[i].kind != RBK_KINK_PACKAGE)
      add_place (self, curve->kinks[i].at, name_kink (&curve->kinks[i], name));
  for (guint i = 0; i < curve->n_break_even; i++)
    /* Translators: a place on the curve of the plan %s */
    add_place (self, curve->break_even[i], g_strdup_printf (_ ("Break-even of %s"), name));
  if (curve->certificate.has_lowest)
    /* Translators: a place on the curve of the plan %s */
    add_place (self, curve->certificate.at, g_strdup_printf (_ ("Lowest margin of %s"), name));
}

/* A level is called what the book calls it, a percentile as it is. */
static const char *
name_level (RbkCurveRows *self, const char *at)
{
  const RbkSpec *spec = rbk_analysis_get_spec (self->analysis);

  for (guint i = 0; i < spec->n_levels; i++)
    if (g_str_equal (spec->levels[i].key, at))
      return spec->levels[i].name != NULL ? spec->levels[i].name : at;

  return at;
}

/* The percentiles and levels, which are the same for all plans, from the first that has them. */
static void
add_levels (RbkCurveRows *self, RbkShownPlans shown, const RbkTable *table)
{
  for (guint i = shown.first; table != NULL && i < shown.first + shown.n; i++)
    {
      const RbkTableRow *row = &table->rows[i];

      if (rbk_analysis_get_curve (self->analysis, i) == NULL)
        continue;
      for (guint j = 0; j < row->n_levels; j++)
        if (!g_str_has_prefix (row->levels[j].at, "cap:"))
          add_place (self, row->levels[j].figure.usage,
                     g_strdup (name_level (self, row->levels[j].at)));
      return;
    }
}

static void
fill_figures (RbkCurveRows *self, RbkCurveRow *row)
{
  row->figures = g_new0 (RbkFigure, self->plans->len + 1);
  for (guint i = 0; i < self->plans->len; i++)
    {
      guint           plan = g_array_index (self->plans, guint, i);
      const RbkCurve *curve = rbk_analysis_get_curve (self->analysis, plan);

      rbk_figure_at_usage (rbk_analysis_get_spec (self->analysis), curve->plan, curve->phase,
                           curve->axis, row->usage, &row->figures[i]);
    }
}

/**
 * rbk_curve_rows_new:
 * @analysis: what follows from a book
 * @shown: the plans that it is of
 * @format: for its currency
 *
 * Lists what the chart shows.
 *
 * Returns: (transfer full): the table
 */
RbkCurveRows *
rbk_curve_rows_new (RbkAnalysis *analysis, RbkShownPlans shown, RbkMoneyFormat *format)
{
  RbkCurveRows  *self = g_new0 (RbkCurveRows, 1);
  const RbkSpec *spec = rbk_analysis_get_spec (analysis);

  self->analysis = rbk_analysis_ref (analysis);
  self->format = rbk_money_format_new (NULL, rbk_money_format_get_currency (format));
  self->rows = g_array_new (FALSE, FALSE, sizeof (RbkCurveRow));
  g_array_set_clear_func (self->rows, clear_row);
  self->plans = g_array_new (FALSE, FALSE, sizeof (guint));

  add_levels (self, shown, rbk_analysis_get_table (analysis));
  for (guint i = shown.first; spec != NULL && i < shown.first + shown.n; i++)
    {
      const RbkCurve *curve = rbk_analysis_get_curve (analysis, i);

      if (curve == NULL || spec->plans[i].is_quote_only)
        continue;
      g_array_append_val (self->plans, i);
      add_curve (self, curve);
    }
  g_array_sort (self->rows, compare_rows);
  for (guint i = 0; i < self->rows->len; i++)
    fill_figures (self, &g_array_index (self->rows, RbkCurveRow, i));

  return self;
}

/**
 * rbk_curve_rows_free:
 * @self: (transfer full): a table
 */
void
rbk_curve_rows_free (RbkCurveRows *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->rows);
  g_array_unref (self->plans);
  rbk_money_format_free (self->format);
  rbk_analysis_unref (self->analysis);
  g_free (self);
}

/**
 * rbk_curve_rows_get_n_rows:
 * @self: a table
 *
 * Returns: how many places there are
 */
guint
rbk_curve_rows_get_n_rows (RbkCurveRows *self)
{
  return self->rows->len;
}

/* One of the rows. */
static const RbkCurveRow *
get_row (RbkCurveRows *self, guint row)
{
  g_return_val_if_fail (row < self->rows->len, NULL);

  return &g_array_index (self->rows, RbkCurveRow, row);
}

/**
 * rbk_curve_rows_get_n_columns:
 * @self: a table
 *
 * Returns: how many columns there are: the place, its usage, and the plans
 */
guint
rbk_curve_rows_get_n_columns (RbkCurveRows *self)
{
  return N_HEAD_COLUMNS + self->plans->len;
}

/**
 * rbk_curve_rows_dup_title:
 * @self: a table
 * @column: one of its columns
 *
 * Returns: (transfer full): what stands above it
 */
char *
rbk_curve_rows_dup_title (RbkCurveRows *self, guint column)
{
  const RbkSpec       *spec = rbk_analysis_get_spec (self->analysis);
  const RbkCurveRange *range = rbk_analysis_get_range (self->analysis);

  if (column == 0)
    return g_strdup (_ ("Place"));
  if (column == 1)
    return g_strdup (range != NULL && range->axis >= 0 ? spec->meters[range->axis].name
                                                       : _ ("Usage"));

  return g_strdup (spec->plans[g_array_index (self->plans, guint, column - N_HEAD_COLUMNS)].name);
}

static char *
dup_figure (RbkCurveRows *self, RbkChartOf of, const RbkFigure *figure)
{
  switch (of)
    {
    case RBK_CHART_OF_MARGIN:
      return figure->has_margin ? rbk_money_format_percent (self->format, figure->margin, 1)
                                : g_strdup ("–");
    case RBK_CHART_OF_AMOUNT:
      return figure->has_bill ? rbk_money_format_amount (self->format, figure->amount, FALSE)
                              : g_strdup ("–");
    case RBK_CHART_OF_BILL:
      return figure->has_bill ? rbk_money_format_amount (self->format, figure->bill, FALSE)
                              : g_strdup ("–");
    case RBK_CHART_OF_COST:
    default:
      return rbk_money_format_amount (self->format, figure->cost, FALSE);
    }
}

/**
 * rbk_curve_rows_dup_text:
 * @self: a table
 * @of: what its figures are of
 * @row: one of its places
 * @column: one of its columns
 *
 * Returns: (transfer full): what stands there, as the user's country writes it
 */
char *
rbk_curve_rows_dup_text (RbkCurveRows *self, RbkChartOf of, guint row, guint column)
{
  const RbkCurveRow *place = get_row (self, row);

  g_return_val_if_fail (place != NULL, NULL);

  if (column == 0)
    return g_strdup (place->what);
  if (column == 1)
    return rbk_money_format_quantity (self->format,
                                      rbk_decimal_round (place->usage, 2, RBK_ROUND_HALF_AWAY));

  return dup_figure (self, of, &place->figures[column - N_HEAD_COLUMNS]);
}

/**
 * rbk_curve_rows_to_text:
 * @self: a table
 * @of: what its figures are of
 *
 * Writes the table for a spreadsheet: tabs between columns, a line for each row.
 *
 * Returns: (transfer full): the text
 */
char *
rbk_curve_rows_to_text (RbkCurveRows *self, RbkChartOf of)
{
  GString *text = g_string_new (NULL);
  guint    n_columns = rbk_curve_rows_get_n_columns (self);

  for (guint row = 0; row <= self->rows->len; row++)
    for (guint column = 0; column < n_columns; column++)
      {
        g_autofree char *shown = row == 0 ? rbk_curve_rows_dup_title (self, column)
                                          : rbk_curve_rows_dup_text (self, of, row - 1, column);
        g_autofree char *cell = rbk_money_format_dup_typed (shown);

        /* A name may hold anything; a cell is one line without tabs. */
        g_strdelimit (cell, "\t\r\n", ' ');
        g_string_append (text, cell);
        g_string_append_c (text, column + 1 < n_columns ? '\t' : '\n');
      }

  return g_string_free (text, FALSE);
}
