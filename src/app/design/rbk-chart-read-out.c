/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-chart-read-out.h"

#include <glib/gi18n-lib.h>

/**
 * rbk_chart_read_out_get_usage:
 * @usage: a place on the axis
 *
 * A pointer stands between units; what is read is the nearest whole one.
 *
 * Returns: the usage that is read there
 */
RbkDecimal
rbk_chart_read_out_get_usage (double usage)
{
  return rbk_decimal_from_double (usage, 0);
}

static const char *
unit_of (RbkAnalysis *analysis)
{
  const RbkSpec       *spec = rbk_analysis_get_spec (analysis);
  const RbkCurveRange *range = rbk_analysis_get_range (analysis);

  if (range == NULL || range->axis < 0)
    return _ ("units");

  return spec->meters[range->axis].name;
}

/**
 * rbk_chart_read_out_figure:
 * @analysis: what follows from a book
 * @plan: the place of a plan
 * @usage: a place on the axis; the nearest whole unit is read
 * @figure: (out): the plan there
 *
 * Returns: whether the plan has a curve
 */
gboolean
rbk_chart_read_out_figure (RbkAnalysis *analysis, guint plan, double usage, RbkFigure *figure)
{
  const RbkCurve *curve = rbk_analysis_get_curve (analysis, plan);

  if (curve == NULL)
    return FALSE;
  rbk_figure_at_usage (rbk_analysis_get_spec (analysis), curve->plan, curve->phase, curve->axis,
                       rbk_chart_read_out_get_usage (usage), figure);

  return TRUE;
}

/**
 * rbk_chart_read_out_title:
 * @analysis: what follows from a book
 * @format: for its currency
 * @usage: a place on the axis
 *
 * Returns: (transfer full): the usage with its unit
 */
char *
rbk_chart_read_out_title (RbkAnalysis *analysis, RbkMoneyFormat *format, double usage)
{
  g_autofree char *quantity =
      rbk_money_format_quantity (format, rbk_chart_read_out_get_usage (usage));

  /* Translators: a usage, such as “5,000 AI runs” */
  return g_strdup_printf (C_ ("quantity", "%s %s"), quantity, unit_of (analysis));
}

/* Its bill, cost and margin, to be read out. */
static char *
chart_read_out_values (RbkMoneyFormat *format, const RbkFigure *figure)
{
  g_autofree char *cost = rbk_money_format_amount (format, figure->cost, FALSE);
  g_autofree char *bill = NULL;
  g_autofree char *margin = NULL;

  if (!figure->has_bill)
    /* Translators: what a plan comes to at a place; %s is an amount */
    return g_strdup_printf (_ ("cost %s"), cost);

  bill = rbk_money_format_amount (format, figure->bill, FALSE);
  if (!figure->has_margin)
    /* Translators: what a plan comes to at a place; both are amounts */
    return g_strdup_printf (_ ("bill %s, cost %s"), bill, cost);

  margin = rbk_money_format_percent (format, figure->margin, 1);

  /* Translators: what a plan comes to at a place; two amounts and a percentage */
  return g_strdup_printf (_ ("bill %s, cost %s, margin %s"), bill, cost, margin);
}

/**
 * rbk_chart_read_out_short:
 * @format: for the book's currency
 * @figure: a plan at a place
 *
 * Returns: (transfer full): its margin, and the bill less the cost
 */
char *
rbk_chart_read_out_short (RbkMoneyFormat *format, const RbkFigure *figure)
{
  g_autofree char *cost = rbk_money_format_amount (format, figure->cost, FALSE);
  g_autofree char *bill = NULL;
  g_autofree char *margin = NULL;

  if (!figure->has_bill)
    return g_steal_pointer (&cost);
  bill = rbk_money_format_amount (format, figure->bill, FALSE);
  if (!figure->has_margin)
    return g_strdup_printf ("%s − %s", bill, cost);
  margin = rbk_money_format_percent (format, figure->margin, 1);

  return g_strdup_printf ("%s · %s − %s", margin, bill, cost);
}

static void
append_plan (RbkAnalysis *analysis, RbkMoneyFormat *format, double usage, guint plan, GString *text)
{
  RbkFigure        figure;
  g_autofree char *values = NULL;

  if (!rbk_chart_read_out_figure (analysis, plan, usage, &figure))
    return;
  values = chart_read_out_values (format, &figure);
  g_string_append_printf (text, ". %s: %s", rbk_analysis_get_spec (analysis)->plans[plan].name,
                          values);
}

/* “Pro at 19,000 AI credits: bill $299.00, cost $31.40, margin 89.5 %” */
static char *
begin_with_plan (
    RbkAnalysis *analysis, RbkMoneyFormat *format, double usage, const char *title, guint plan)
{
  RbkFigure        figure;
  g_autofree char *values = NULL;

  if (!rbk_chart_read_out_figure (analysis, plan, usage, &figure))
    return g_strdup (title);
  values = chart_read_out_values (format, &figure);

  /* Translators: a plan, a usage with its unit, and what the plan comes to there */
  return g_strdup_printf (_ ("%s at %s: %s"), rbk_analysis_get_spec (analysis)->plans[plan].name,
                          title, values);
}

/**
 * rbk_chart_read_out_at:
 * @analysis: what follows from a book
 * @shown: the plans that are told of
 * @format: for its currency
 * @usage: a place on the axis
 * @plan: the place of the plan that is told of first, or -1
 *
 * Returns: (transfer full): the values of each plan there, as a sentence each
 */
char *
rbk_chart_read_out_at (
    RbkAnalysis *analysis, RbkShownPlans shown, RbkMoneyFormat *format, double usage, int plan)
{
  const RbkSpec   *spec = rbk_analysis_get_spec (analysis);
  g_autofree char *title = rbk_chart_read_out_title (analysis, format, usage);
  g_autofree char *begin = plan >= 0 && (guint) plan < spec->n_plans
                               ? begin_with_plan (analysis, format, usage, title, (guint) plan)
                               : g_strdup (title);
  GString         *text = g_string_new (begin);

  for (guint i = shown.first; i < shown.first + shown.n; i++)
    if ((int) i != plan)
      append_plan (analysis, format, usage, i, text);

  return g_string_free (text, FALSE);
}

static char *
describe_certificate (RbkMoneyFormat *format, const char *name, const RbkCurve *curve)
{
  const RbkCertificate *certificate = &curve->certificate;
  g_autofree char      *to = rbk_money_format_quantity (format, certificate->to);
  g_autofree char      *at = NULL;
  g_autofree char      *margin = NULL;

  if (!certificate->has_lowest)
    /* Translators: a plan, and a usage */
    return g_strdup_printf (_ ("%s: no lowest margin up to %s, as the bill can be nothing"), name,
                            to);

  at = rbk_money_format_quantity (format,
                                  rbk_decimal_round (certificate->at, 2, RBK_ROUND_HALF_AWAY));
  margin = rbk_money_format_percent (format, certificate->lowest_margin, 1);

  /* Translators: a plan, a percentage, and two usages */
  return g_strdup_printf (_ ("%s: lowest margin %s at %s, for every usage up to %s"), name, margin,
                          at, to);
}

/**
 * rbk_chart_read_out_certificate:
 * @analysis: what follows from a book
 * @shown: the plans that are told of
 * @format: for its currency
 * @plan: the place of one of them, or -1 for all
 *
 * Returns: (transfer full): what is certain of its margin
 */
char *
rbk_chart_read_out_certificate (RbkAnalysis    *analysis,
                                RbkShownPlans   shown,
                                RbkMoneyFormat *format,
                                int             plan)
{
  const RbkSpec *spec = rbk_analysis_get_spec (analysis);
  GString       *text = g_string_new (NULL);

  for (guint i = shown.first; spec != NULL && i < shown.first + shown.n; i++)
    {
      const RbkCurve  *curve = rbk_analysis_get_curve (analysis, i);
      g_autofree char *line = NULL;

      if (curve == NULL || spec->plans[i].is_quote_only || (plan >= 0 && (guint) plan != i))
        continue;
      line = describe_certificate (format, spec->plans[i].name, curve);
      g_string_append_printf (text, "%s%s", text->len > 0 ? ". " : "", line);
    }

  return g_string_free (text, FALSE);
}
