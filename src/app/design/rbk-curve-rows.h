/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-analysis.h"
#include "rbk-margin-chart.h"
#include "rbk-money-format.h"
#include "rbk-shown-plans.h"

G_BEGIN_DECLS

/**
 * RbkCurveRow:
 * @usage: a place on the axis
 * @what: why it is listed: “p90”, “Included of Pro”
 * @figures: (array): each plan with a curve there
 *
 * A place that stands out, and what each plan comes to there.
 */
typedef struct
{
  RbkDecimal usage;
  char      *what;
  RbkFigure *figures;
} RbkCurveRow;

/**
 * RbkCurveRows:
 *
 * The chart as a table: its marks, guides and levels as rows, its plans as columns.
 */
typedef struct _RbkCurveRows RbkCurveRows;

RbkCurveRows *rbk_curve_rows_new (RbkAnalysis    *analysis,
                                  RbkShownPlans   shown,
                                  RbkMoneyFormat *format) G_GNUC_WARN_UNUSED_RESULT;
void          rbk_curve_rows_free (RbkCurveRows *self);

guint rbk_curve_rows_get_n_rows (RbkCurveRows *self);
guint rbk_curve_rows_get_n_columns (RbkCurveRows *self);
char *rbk_curve_rows_dup_title (RbkCurveRows *self, guint column) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_curve_rows_dup_text (RbkCurveRows *self, RbkChartOf of, guint row, guint column)
    G_GNUC_WARN_UNUSED_RESULT;
char *rbk_curve_rows_to_text (RbkCurveRows *self, RbkChartOf of) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkCurveRows, rbk_curve_rows_free)

G_END_DECLS
