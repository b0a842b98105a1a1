/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-migration-plots.h"

#include <glib/gi18n-lib.h>

#include "rbk-plot.h"
#include "rbk-word.h"

#define HEIGHT 240

/* Places in the palette. */
#define NOTHING_DONE_COLOR 0
#define REVENUE_COLOR 1

/**
 * rbk_migration_new_plot:
 * @label: what it shows
 *
 * Returns: (transfer floating): a plot of nothing, with its legend
 */
GtkWidget *
rbk_migration_new_plot (const char *label)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *plot = rbk_plot_new (label);

  rbk_plot_set_height (RBK_PLOT (plot), HEIGHT);
  gtk_widget_add_css_class (plot, "plot");
  gtk_box_append (GTK_BOX (box), plot);
  gtk_box_append (GTK_BOX (box), rbk_plot_get_legend (RBK_PLOT (plot)));

  return box;
}

static RbkPlot *
plot_of (GtkWidget *box)
{
  return RBK_PLOT (gtk_widget_get_first_child (box));
}

/**
 * rbk_migration_show_changes:
 * @plot: of rbk_migration_new_plot()
 * @result: what was worked out
 * @format: how numbers are written
 *
 * Shows how many customers see which change.
 */
void
rbk_migration_show_changes (GtkWidget                *plot,
                            const RbkMigrationResult *result,
                            RbkMoneyFormat           *format)
{
  const RbkMoveSpread *total = &result->migration->total;
  RbkPlotAxes          axes = { .kind = RBK_PLOT_BARS,
                                .x_unit = RBK_PLOT_NAME,
                                .y_unit = RBK_PLOT_QUANTITY,
                                .x_title = _ ("Change of the bill") };
  g_autofree char     *less = rbk_migration_words_for_count (format, total->n_less);
  g_autofree char     *same = rbk_migration_words_for_count (format, total->n_same);
  g_autofree char     *more = rbk_migration_words_for_count (format, total->n_more);
  g_autofree char     *summary =
      /* Translators: three numbers of customers */
      g_strdup_printf (_ ("Pay less: %s. Pay the same: %s. Pay more: %s."), less, same, more);

  rbk_plot_start (plot_of (plot), &axes);
  for (guint i = 0; i < RBK_N_RISE_BINS; i++)
    {
      g_autofree char *name = rbk_migration_words_for_bin (format, i);
      g_autofree char *count = rbk_migration_words_for_count (format, total->bins[i]);
      /* Translators: a range of change, as “+10…20 %”, and a number */
      g_autofree char *text = g_strdup_printf (ngettext ("%s: %s customer", "%s: %s customers",
                                                         rbk_word_plural (total->bins[i])),
                                               name, count);
      RbkPlotItem      item = { .from = i, .to = i + 1.0, .name = name, .text = text };

      item.value = (double) total->bins[i];
      rbk_plot_add_item (plot_of (plot), &item);
    }
  rbk_plot_finish (plot_of (plot), summary);
}

static char *
dup_month (const GDate *first)
{
  char name[32];

  g_date_strftime (name, sizeof name, "%b %y", first);

  return g_strdup (name);
}

static void
add_month (RbkPlot *plot, guint place, const RbkRolloutMonth *month, RbkMoneyFormat *format)
{
  const double     values[] = { rbk_decimal_to_double (month->revenue),
                                rbk_decimal_to_double (month->revenue_before) };
  g_autofree char *name = dup_month (&month->first);
  g_autofree char *revenue = rbk_migration_words_for_amount (format, month->revenue);
  g_autofree char *before = rbk_migration_words_for_amount (format, month->revenue_before);
  g_autofree char *moved = rbk_migration_words_for_count (format, month->n_moved);
  /* Translators: a month, revenue, revenue, a number of customers */
  g_autofree char *text = g_strdup_printf (ngettext ("%s: %s; if nothing changes %s; %s customer "
                                                     "moved",
                                                     "%s: %s; if nothing changes %s; %s customers "
                                                     "moved",
                                                     rbk_word_plural (month->n_moved)),
                                           name, revenue, before, moved);
  RbkPlotItem item = { .from = place, .to = place, .values = values, .name = name, .text = text };

  rbk_plot_add_item (plot, &item);
}

/**
 * rbk_migration_show_months:
 * @plot: of rbk_migration_new_plot()
 * @result: what was worked out
 * @format: how numbers are written
 *
 * Shows revenue month by month while customers move.
 */
void
rbk_migration_show_months (GtkWidget                *plot,
                           const RbkMigrationResult *result,
                           RbkMoneyFormat           *format)
{
  const GArray          *months = result->rollout->months;
  const RbkPlotSeries    revenue = { _ ("Revenue"), REVENUE_COLOR, FALSE };
  const RbkPlotSeries    before = { _ ("If nothing changes"), NOTHING_DONE_COLOR, TRUE };
  RbkPlotAxes            axes = { .kind = RBK_PLOT_LINES,
                                  .x_unit = RBK_PLOT_NAME,
                                  .y_unit = RBK_PLOT_AMOUNT,
                                  .currency = rbk_money_format_get_currency (format),
                                  .x_title = _ ("Month") };
  const RbkRolloutMonth *last = &g_array_index (months, RbkRolloutMonth, months->len - 1);
  g_autofree char       *then = rbk_migration_words_for_amount (format, last->revenue);
  g_autofree char       *now = rbk_migration_words_for_amount (format, last->revenue_before);
  g_autofree char       *summary =
      g_strdup_printf (_ ("Revenue of a month goes from %s to %s."), now, then);

  rbk_plot_start (plot_of (plot), &axes);
  rbk_plot_add_series (plot_of (plot), &revenue);
  rbk_plot_add_series (plot_of (plot), &before);
  for (guint i = 0; i < months->len; i++)
    add_month (plot_of (plot), i, &g_array_index (months, RbkRolloutMonth, i), format);
  rbk_plot_finish (plot_of (plot), summary);
}
