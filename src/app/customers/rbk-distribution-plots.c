/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-distribution-plots.h"

#include <glib/gi18n-lib.h>

#include "rbk-customers-text.h"
#include "rbk-word.h"

/* What a percentile is, it, and what bounds it. */
#define N_INTERVAL_COLUMNS 4

/* How a distribution of customers is drawn and told. */

static char *
dup_amount (const RbkDistribution *distribution, RbkDecimal value, RbkMoneyFormat *format)
{
  if (distribution->of == RBK_DISTRIBUTION_COST)
    return rbk_money_format_amount (format, value, FALSE);

  return rbk_money_format_quantity (format, rbk_decimal_round (value, 0, RBK_ROUND_HALF_AWAY));
}

static char *
dup_bound (const RbkDistribution *distribution, double value, RbkMoneyFormat *format)
{
  if (distribution->of == RBK_DISTRIBUTION_COST)
    return rbk_money_format_amount (format, rbk_decimal_from_double (value, 4), value < 1.0);

  return rbk_money_format_compact (format, rbk_decimal_from_double (value, 1));
}

static const char *
title_of (const RbkDistribution *distribution)
{
  if (distribution->of == RBK_DISTRIBUTION_CALLS)
    return _ ("Calls of a customer a month");
  if (distribution->of == RBK_DISTRIBUTION_TOKENS)
    return _ ("Tokens of a customer a month");

  return _ ("Cost of a customer a month");
}

static char *
describe_bins (const RbkDistribution *distribution, RbkMoneyFormat *format)
{
  g_autoptr(GString) text = g_string_new (title_of (distribution));

  for (guint i = 0; i < distribution->n_intervals; i++)
    {
      g_autofree char *value = dup_amount (distribution, distribution->intervals[i].value, format);

      g_string_append_printf (text, "%s p%u %s", i == 0 ? ":" : ",",
                              distribution->intervals[i].percent, value);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
is_guide (guint percent)
{
  return percent == 50 || percent == 90 || percent == 99;
}

/* Percentiles that are the same stand at one guide. */
static void
add_percentiles (RbkPlot *plot, const RbkDistribution *distribution)
{
  g_autoptr(GString) label = g_string_new (NULL);

  for (guint i = 0; i < distribution->n_intervals; i++)
    {
      double value = rbk_decimal_to_double (distribution->intervals[i].value);
      guint  next = i + 1;

      if (!is_guide (distribution->intervals[i].percent))
        continue;
      g_string_append_printf (label, "%sp%u", label->len > 0 ? " " : "",
                              distribution->intervals[i].percent);
      while (next < distribution->n_intervals && !is_guide (distribution->intervals[next].percent))
        next++;
      if (next < distribution->n_intervals &&
          rbk_decimal_compare (distribution->intervals[next].value,
                               distribution->intervals[i].value) == 0)
        continue;
      rbk_plot_add_guide (plot, value, label->str, -1);
      g_string_truncate (label, 0);
    }
}

static void
add_guides (RbkPlot *plot, const RbkDistribution *distribution, const GArray *caps)
{
  add_percentiles (plot, distribution);
  for (guint i = 0; distribution->of == RBK_DISTRIBUTION_CALLS && i < caps->len; i++)
    {
      const RbkCapGuide *cap = &g_array_index (caps, RbkCapGuide, i);
      /* Translators: %s is a plan */
      g_autofree char *label = g_strdup_printf (_ ("%s’s cap"), cap->name);

      rbk_plot_add_guide (plot, cap->calls, label, cap->color);
    }
}

/**
 * rbk_distribution_draw_bins:
 * @plot: where
 * @distribution: how unequal customers are
 * @caps: (element-type RbkCapGuide): of the plans
 * @format: for the book's currency
 *
 * Draws how many customers there are of which size.
 */
void
rbk_distribution_draw_bins (RbkPlot               *plot,
                            const RbkDistribution *distribution,
                            const GArray          *caps,
                            RbkMoneyFormat        *format)
{
  RbkPlotAxes      axes = { .kind = RBK_PLOT_BARS,
                            .x_unit = distribution->of == RBK_DISTRIBUTION_COST ? RBK_PLOT_AMOUNT
                                                                                : RBK_PLOT_QUANTITY,
                            .y_unit = RBK_PLOT_QUANTITY,
                            .x_log = TRUE,
                            .currency = rbk_money_format_get_currency (format),
                            .x_title = title_of (distribution) };
  g_autofree char *summary = describe_bins (distribution, format);

  rbk_plot_start (plot, &axes);
  for (guint i = 0; i < distribution->n_bins; i++)
    {
      const RbkDistributionBin *bin = &distribution->bins[i];
      g_autofree char          *from = dup_bound (distribution, bin->from, format);
      g_autofree char          *to = dup_bound (distribution, bin->to, format);
      g_autofree char          *count = rbk_customers_dup_count (format, bin->count);
      g_autofree char          *text =
          /* Translators: the ends of a range, and how many customers are in it */
          g_strdup_printf (ngettext ("%s to %s: %s customer", "%s to %s: %s customers",
                                     rbk_word_plural (bin->count)),
                           from, to, count);
      RbkPlotItem item = {
        .from = bin->from, .to = bin->to, .value = (double) bin->count, .text = text
      };

      rbk_plot_add_item (plot, &item);
    }
  add_guides (plot, distribution, caps);
  rbk_plot_finish (plot, summary);
}

/**
 * rbk_distribution_draw_lorenz:
 * @plot: where
 * @distribution: how unequal customers are
 * @format: for percentages
 *
 * Draws how much of all the smallest customers have together.
 */
void
rbk_distribution_draw_lorenz (RbkPlot               *plot,
                              const RbkDistribution *distribution,
                              RbkMoneyFormat        *format)
{
  const RbkPlotAxes axes = { .kind = RBK_PLOT_LINE,
                             .x_unit = RBK_PLOT_PERCENT,
                             .y_unit = RBK_PLOT_PERCENT,
                             .has_diagonal = TRUE,
                             .x_title = _ ("Share of customers, the smallest first") };
  g_autofree char  *top = rbk_money_format_percent (format, distribution->top10_share, 0);
  g_autofree char  *summary =
      /* Translators: a share, and a number between 0 and 1 */
      g_strdup_printf (_ ("The top tenth of the customers has %s of it; Gini %.2f"), top,
                       distribution->gini);

  rbk_plot_start (plot, &axes);
  for (guint i = 0; i < distribution->n_lorenz; i++)
    {
      const RbkLorenzPoint *point = &distribution->lorenz[i];
      g_autofree char      *customers = rbk_money_format_percent (format, point->customers, 0);
      g_autofree char      *amount = rbk_money_format_percent (format, point->amount, 1);
      g_autofree char      *text =
          /* Translators: two shares: of the customers, and of what they use */
          g_strdup_printf (_ ("The smallest %s have %s of it"), customers, amount);
      RbkPlotItem item = { .from = point->customers, .value = point->amount, .text = text };

      rbk_plot_add_item (plot, &item);
    }
  rbk_plot_finish (plot, summary);
}

/**
 * rbk_distribution_list_intervals:
 * @distribution: how unequal customers are
 * @format: for the book's currency
 *
 * Returns: (transfer full) (element-type RbkFigureRow): a row for each percentile
 */
GPtrArray *
rbk_distribution_list_intervals (const RbkDistribution *distribution, RbkMoneyFormat *format)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_figure_row_free);

  for (guint i = 0; i < distribution->n_intervals; i++)
    {
      const RbkInterval *interval = &distribution->intervals[i];
      char             **texts = g_new0 (char *, N_INTERVAL_COLUMNS + 1);
      RbkFigureRow      *row;

      texts[0] = g_strdup_printf ("p%u", interval->percent);
      texts[1] = dup_amount (distribution, interval->value, format);
      texts[2] = distribution->has_intervals ? dup_amount (distribution, interval->low, format)
                                             : g_strdup ("–");
      texts[3] = distribution->has_intervals ? dup_amount (distribution, interval->high, format)
                                             : g_strdup ("–");
      row = rbk_figure_row_new (texts);
      if (distribution->of == RBK_DISTRIBUTION_CALLS)
        rbk_figure_row_explain (row, N_INTERVAL_COLUMNS, 1,
                                g_strdup_printf ("customers.p%u", interval->percent));
      g_ptr_array_add (rows, row);
    }

  return rows;
}
