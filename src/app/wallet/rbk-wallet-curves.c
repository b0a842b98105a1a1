/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-wallet-curves.h"

#include <glib/gi18n-lib.h>

#include "rbk-plot.h"
#include "rbk-section.h"
#include "rbk-wallet-words.h"

#define PLOT_HEIGHT 260

/**
 * RbkWalletCurves:
 *
 * Policies beside each other, month by month: what is owed for unused credits, and how many
 * credits customers have lost by then.
 */
struct _RbkWalletCurves
{
  GtkWidget parent_instance;

  GtkWidget *flow;
  GtkWidget *owed, *lost;
};

G_DEFINE_FINAL_TYPE (RbkWalletCurves, rbk_wallet_curves, GTK_TYPE_WIDGET)

/* A policy that has months. */
typedef struct
{
  const RbkPolicy    *policy;
  const RbkWalletRun *run;
  double              sum; /* of the credits lost so far */
} Line;

static void
rbk_wallet_curves_dispose (GObject *object)
{
  g_clear_pointer (&RBK_WALLET_CURVES (object)->flow, gtk_widget_unparent);

  G_OBJECT_CLASS (rbk_wallet_curves_parent_class)->dispose (object);
}

static void
rbk_wallet_curves_class_init (RbkWalletCurvesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_wallet_curves_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "walletcurves");
}

static GtkWidget *
add_plot (RbkWalletCurves *self, const char *title, const char *note)
{
  GtkWidget *plot = rbk_plot_new (title);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *section = rbk_section_new (title, box);
  GtkWidget *child = gtk_flow_box_child_new ();

  rbk_plot_set_height (RBK_PLOT (plot), PLOT_HEIGHT);
  gtk_widget_add_css_class (plot, "plot");
  gtk_box_append (GTK_BOX (box), plot);
  gtk_box_append (GTK_BOX (box), rbk_plot_get_legend (RBK_PLOT (plot)));
  rbk_section_set_note (RBK_SECTION (section), note);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), section);
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_append (GTK_FLOW_BOX (self->flow), child);

  return plot;
}

static void
rbk_wallet_curves_init (RbkWalletCurves *self)
{
  self->flow = gtk_flow_box_new ();
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (self->flow), TRUE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->flow), 2);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (self->flow), 12);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (self->flow), 24);
  self->owed = add_plot (self, _ ("Owed to Customers"),
                         _ ("What unused credits were paid for: deferred revenue"));
  self->lost = add_plot (self, _ ("Credits Customers Lose"), _ ("Expired unused, added up"));
  gtk_widget_set_parent (self->flow, GTK_WIDGET (self));
}

/**
 * rbk_wallet_curves_new:
 *
 * Returns: (transfer floating): two plots of nothing
 */
GtkWidget *
rbk_wallet_curves_new (void)
{
  return g_object_new (RBK_TYPE_WALLET_CURVES, NULL);
}

static GArray *
list_lines (RbkPolicyList *policies, RbkWalletWork *work)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));

  for (guint i = 0; i < rbk_policy_list_get_size (policies); i++)
    {
      const RbkPolicy *policy = rbk_policy_list_get (policies, i);
      Line             line = { policy, rbk_wallet_work_peek_run (work, policy->id), 0.0 };

      if (line.run != NULL && line.run->n_months > 0)
        g_array_append_val (lines, line);
    }

  return lines;
}

static void
start (RbkPlot *plot, const GArray *lines, RbkPlotUnit unit, guint selected, const char *currency)
{
  RbkPlotAxes axes = { .kind = RBK_PLOT_LINES,
                       .x_unit = RBK_PLOT_NAME,
                       .y_unit = unit,
                       .currency = currency,
                       .x_title = _ ("Month") };

  rbk_plot_start (plot, &axes);
  for (guint i = 0; i < lines->len; i++)
    {
      const RbkPolicy *policy = g_array_index (lines, Line, i).policy;
      RbkPlotSeries    series = { policy->name, policy->color, policy->id != selected };

      rbk_plot_add_series (plot, &series);
    }
}

static char *
dup_value (double value, gboolean is_money, RbkMoneyFormat *format)
{
  RbkDecimal number = rbk_decimal_from_double (value, 2);

  return is_money ? rbk_wallet_words_for_money (number, format)
                  : rbk_wallet_words_for_credits (number, format);
}

/* What all policies come to in a month, the selected one first. */
static char *
describe (const GArray   *lines,
          const double   *values,
          guint           selected,
          gboolean        is_money,
          RbkMoneyFormat *format)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < lines->len; i++)
      {
        const RbkPolicy *policy = g_array_index (lines, Line, i).policy;
        g_autofree char *value = NULL;

        if ((policy->id == selected) != (pass == 0))
          continue;
        value = dup_value (values[i], is_money, format);
        g_string_append_printf (text, "%s%s %s", text->len > 0 ? " · " : "", policy->name, value);
      }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_point (RbkPlot        *plot,
           guint           month,
           const GArray   *lines,
           const double   *values,
           guint           selected,
           gboolean        is_money,
           RbkMoneyFormat *format)
{
  g_autofree char *name = g_strdup_printf ("%u", month + 1);
  g_autofree char *all = describe (lines, values, selected, is_money, format);
  /* Translators: a month's number, then policies with their figures */
  g_autofree char *text = g_strdup_printf (_ ("Month %s: %s"), name, all);
  RbkPlotItem      item = {
         .from = month + 1, .to = month + 1, .values = values, .name = name, .text = text
  };

  rbk_plot_add_item (plot, &item);
}

static void
show_owed (
    RbkWalletCurves *self, GArray *lines, guint n_months, guint selected, RbkMoneyFormat *format)
{
  RbkPlot           *plot = RBK_PLOT (self->owed);
  g_autofree double *values = g_new0 (double, lines->len + 1);
  g_autofree char   *summary = NULL;

  start (plot, lines, RBK_PLOT_AMOUNT, selected, rbk_money_format_get_currency (format));
  for (guint i = 0; i < n_months; i++)
    {
      for (guint j = 0; j < lines->len; j++)
        values[j] = rbk_decimal_to_double (g_array_index (lines, Line, j).run->months[i].deferred);
      add_point (plot, i, lines, values, selected, TRUE, format);
    }
  summary = describe (lines, values, selected, TRUE, format);
  rbk_plot_finish (plot, summary);
}

static void
show_lost (
    RbkWalletCurves *self, GArray *lines, guint n_months, guint selected, RbkMoneyFormat *format)
{
  RbkPlot           *plot = RBK_PLOT (self->lost);
  g_autofree double *values = g_new0 (double, lines->len + 1);
  g_autofree char   *summary = NULL;

  start (plot, lines, RBK_PLOT_QUANTITY, selected, NULL);
  for (guint i = 0; i < n_months; i++)
    {
      for (guint j = 0; j < lines->len; j++)
        {
          Line *line = &g_array_index (lines, Line, j);

          line->sum += rbk_decimal_to_double (line->run->months[i].expired);
          values[j] = line->sum;
        }
      add_point (plot, i, lines, values, selected, FALSE, format);
    }
  summary = describe (lines, values, selected, FALSE, format);
  rbk_plot_finish (plot, summary);
}

/**
 * rbk_wallet_curves_show:
 * @self: plots
 * @policies: what is looked at
 * @work: what it comes to, as far as that is known
 * @selected: the number of the policy that stands in front
 * @format: for the book's currency
 *
 * Shows what the policies come to.
 */
void
rbk_wallet_curves_show (RbkWalletCurves *self,
                        RbkPolicyList   *policies,
                        RbkWalletWork   *work,
                        guint            selected,
                        RbkMoneyFormat  *format)
{
  g_autoptr(GArray) lines = list_lines (policies, work);
  guint n_months = lines->len > 0 ? g_array_index (lines, Line, 0).run->n_months : 0;

  g_return_if_fail (RBK_IS_WALLET_CURVES (self));

  show_owed (self, lines, n_months, selected, format);
  show_lost (self, lines, n_months, selected, format);
}
