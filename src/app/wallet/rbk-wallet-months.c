/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-wallet-months.h"

#include <glib/gi18n-lib.h>

#include "rbk-figure-table.h"
#include "rbk-plot.h"
#include "rbk-section.h"
#include "rbk-wallet-words.h"

#define PLOT_HEIGHT 240

/**
 * RbkWalletMonths:
 *
 * The months of one policy: what became of the credits of each, as bars and as a table.
 */
struct _RbkWalletMonths
{
  GtkWidget parent_instance;

  GtkWidget *section;
  GtkWidget *box;
  GtkWidget *plot;
  GtkWidget *table;
};

G_DEFINE_FINAL_TYPE (RbkWalletMonths, rbk_wallet_months, GTK_TYPE_WIDGET)

#define MONTH(member) G_STRUCT_OFFSET (RbkWalletMonth, member)

/* What stands in the table behind the month. What is 0 in every month of most wallets is shown
 * where it is not. Credits that are carried on in every month are the same ones again: of all
 * months together there is no number of them. */
static const struct
{
  gsize    offset;
  gboolean is_money, is_rare, has_no_sum;
} figures[] = {
  { MONTH (opening), FALSE, FALSE, FALSE },     { MONTH (granted), FALSE, FALSE, FALSE },
  { MONTH (rolled_over), FALSE, TRUE, TRUE },   { MONTH (topped_up), FALSE, TRUE, FALSE },
  { MONTH (used), FALSE, FALSE, FALSE },        { MONTH (expired), FALSE, FALSE, FALSE },
  { MONTH (closing), FALSE, FALSE, FALSE },     { MONTH (deferred), TRUE, FALSE, FALSE },
  { MONTH (recognised), TRUE, FALSE, FALSE },   { MONTH (breakage), TRUE, FALSE, FALSE },
  { MONTH (unserved), FALSE, TRUE, FALSE },     { MONTH (overage), FALSE, TRUE, FALSE },
  { MONTH (paid), TRUE, FALSE, FALSE },         { MONTH (prepaid), TRUE, TRUE, FALSE },
  { MONTH (topup_revenue), TRUE, TRUE, FALSE }, { MONTH (overage_revenue), TRUE, TRUE, FALSE },
};

static const RbkFigureColumn columns[] = {
  { N_ ("Month"), NULL, N_ ("Month %s"), FALSE, FALSE },
  { N_ ("Opening"), N_ ("Credits held before the month’s grant"), N_ ("Opening of month %s"), TRUE,
    FALSE },
  { N_ ("Granted"), N_ ("Credits given by the plan"), N_ ("Granted in month %s"), TRUE, FALSE },
  { N_ ("Rolled over"), N_ ("How many of the opening ones were carried on by rollover"),
    N_ ("Rolled over into month %s"), TRUE, FALSE },
  { N_ ("Topped up"), N_ ("Credits bought"), N_ ("Topped up in month %s"), TRUE, FALSE },
  { N_ ("Used"), N_ ("Credits used"), N_ ("Used in month %s"), TRUE, FALSE },
  { N_ ("Expired"), N_ ("Credits that went unused"), N_ ("Expired in month %s"), TRUE, FALSE },
  { N_ ("Closing"), N_ ("Opening + granted + topped up − used − expired"),
    N_ ("Closing of month %s"), TRUE, FALSE },
  { N_ ("Owed"), N_ ("What unused credits were paid for: deferred revenue at the month’s end"),
    N_ ("Owed after month %s"), TRUE, FALSE },
  { N_ ("Earned"), N_ ("What the credits used were paid for: recognised as revenue"),
    N_ ("Earned in month %s"), TRUE, FALSE },
  { N_ ("Breakage"), N_ ("What the credits that expired were paid for"),
    N_ ("Breakage of month %s"), TRUE, FALSE },
  { N_ ("Refused"), N_ ("Use past the balance that was neither covered nor billed"),
    N_ ("Refused in month %s"), TRUE, FALSE },
  { N_ ("Overage"), N_ ("Use past the balance that is billed"), N_ ("Overage in month %s"), TRUE,
    FALSE },
  { N_ ("Paid"), N_ ("What customers paid for the credits given and bought"),
    N_ ("Paid in month %s"), TRUE, FALSE },
  { N_ ("Paid ahead"), N_ ("Fees paid for grants that are still to come"),
    N_ ("Paid ahead after month %s"), TRUE, FALSE },
  { N_ ("For top-ups"), N_ ("What of that was paid for top-ups"),
    N_ ("Paid for top-ups in month %s"), TRUE, FALSE },
  { N_ ("For overage"), N_ ("What use past the balance is billed"),
    N_ ("Paid for overage in month %s"), TRUE, FALSE },
};

/* From the ground up. What is left can still be used: it has the same colour, but faint. */
enum
{
  LAYER_USED,
  LAYER_EXPIRED,
  LAYER_LEFT,
  N_LAYERS,
};

static const RbkPlotSeries layers[N_LAYERS] = {
  [LAYER_USED] = { N_ ("Used"), 1, FALSE },
  [LAYER_EXPIRED] = { N_ ("Expired"), 5, FALSE },
  [LAYER_LEFT] = { N_ ("Left at the end"), 1, TRUE },
};

static RbkDecimal
get (const RbkWalletMonth *month, guint figure)
{
  return *(const RbkDecimal *) (gconstpointer) ((const char *) month + figures[figure].offset);
}

static void
rbk_wallet_months_dispose (GObject *object)
{
  g_clear_pointer (&RBK_WALLET_MONTHS (object)->section, gtk_widget_unparent);

  G_OBJECT_CLASS (rbk_wallet_months_parent_class)->dispose (object);
}

static void
rbk_wallet_months_class_init (RbkWalletMonthsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_wallet_months_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "walletmonths");
}

static void
copy_cb (RbkWalletMonths *self)
{
  gtk_widget_activate_action (self->table, "table.copy", NULL);
}

static GtkWidget *
new_tools (RbkWalletMonths *self)
{
  GtkWidget *tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *copy = gtk_button_new_from_icon_name ("edit-copy-symbolic");
  GtkWidget *save = gtk_button_new_with_mnemonic (_ ("_Save as CSV…"));

  gtk_widget_set_tooltip_text (copy, _ ("Copy the months for a spreadsheet"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (copy), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Copy the Months"), -1);
  g_signal_connect_object (copy, "clicked", G_CALLBACK (copy_cb), self, G_CONNECT_SWAPPED);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (save), "wallet.save-csv");
  gtk_box_append (GTK_BOX (tools), copy);
  gtk_box_append (GTK_BOX (tools), save);

  return tools;
}

static void
rbk_wallet_months_init (RbkWalletMonths *self)
{
  GtkWidget *legend;

  self->plot = rbk_plot_new (_ ("What became of each month’s credits"));
  rbk_plot_set_height (RBK_PLOT (self->plot), PLOT_HEIGHT);
  legend = rbk_plot_get_legend (RBK_PLOT (self->plot));
  self->table = rbk_figure_table_new (_ ("Months"), columns, G_N_ELEMENTS (columns), NULL);
  rbk_figure_table_set_shows_all (RBK_FIGURE_TABLE (self->table), TRUE);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->plot, "plot");
  gtk_box_append (GTK_BOX (self->box), self->plot);
  gtk_box_append (GTK_BOX (self->box), legend);
  gtk_box_append (GTK_BOX (self->box), self->table);
  self->section = rbk_section_new (_ ("Month by Month"), self->box);
  rbk_section_set_tools (RBK_SECTION (self->section), new_tools (self));
  gtk_widget_set_parent (self->section, GTK_WIDGET (self));
}

/**
 * rbk_wallet_months_new:
 *
 * Returns: (transfer floating): room for months
 */
GtkWidget *
rbk_wallet_months_new (void)
{
  return g_object_new (RBK_TYPE_WALLET_MONTHS, NULL);
}

static char *
dup_figure (const RbkWalletMonth *month, guint figure, RbkMoneyFormat *format)
{
  return figures[figure].is_money ? rbk_wallet_words_for_money (get (month, figure), format)
                                  : rbk_wallet_words_for_credits (get (month, figure), format);
}

static RbkFigureRow *
new_row (char *name, const RbkWalletMonth *month, gboolean is_sum, RbkMoneyFormat *format)
{
  char **texts = g_new0 (char *, G_N_ELEMENTS (columns) + 1);

  texts[0] = name;
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    texts[i + 1] = is_sum && figures[i].has_no_sum ? g_strdup ("") : dup_figure (month, i, format);

  return rbk_figure_row_new (texts);
}

static gboolean
is_ever (const RbkWalletRun *run, guint figure)
{
  for (guint i = 0; i < run->n_months; i++)
    if (!rbk_decimal_is_zero (get (&run->months[i], figure)))
      return TRUE;

  return FALSE;
}

static void
show_table (RbkWalletMonths *self, const RbkWalletRun *run, RbkMoneyFormat *format)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_figure_row_free);

  for (guint i = 0; i < run->n_months; i++)
    g_ptr_array_add (rows, new_row (g_strdup_printf ("%u", i + 1), &run->months[i], FALSE, format));
  g_ptr_array_add (rows, new_row (g_strdup (C_ ("months", "All")), &run->total, TRUE, format));
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    if (figures[i].is_rare)
      rbk_figure_table_show_column (RBK_FIGURE_TABLE (self->table), i + 1, is_ever (run, i));
  rbk_figure_table_take_rows (RBK_FIGURE_TABLE (self->table), rows);
}

static void
add_bar (RbkWalletMonths *self, guint index, const RbkWalletMonth *month, RbkMoneyFormat *format)
{
  g_autofree char *number = g_strdup_printf ("%u", index + 1);
  g_autofree char *used = rbk_wallet_words_for_credits (month->used, format);
  g_autofree char *expired = rbk_wallet_words_for_credits (month->expired, format);
  g_autofree char *left = rbk_wallet_words_for_credits (month->closing, format);
  /* Translators: a month's number, then credits */
  g_autofree char *text =
      g_strdup_printf (_ ("Month %s: %s used, %s expired, %s left"), number, used, expired, left);
  double values[N_LAYERS] = {
    [LAYER_USED] = rbk_decimal_to_double (month->used),
    [LAYER_EXPIRED] = rbk_decimal_to_double (month->expired),
    [LAYER_LEFT] = rbk_decimal_to_double (month->closing),
  };
  RbkPlotItem item = {
    .from = index + 0.5, .to = index + 1.5, .values = values, .name = number, .text = text
  };

  rbk_plot_add_item (RBK_PLOT (self->plot), &item);
}

static void
show_plot (RbkWalletMonths *self, const RbkWalletRun *run, RbkMoneyFormat *format)
{
  RbkPlot         *plot = RBK_PLOT (self->plot);
  RbkPlotAxes      axes = { .kind = RBK_PLOT_STACK,
                            .x_unit = RBK_PLOT_NAME,
                            .y_unit = RBK_PLOT_QUANTITY,
                            .x_title = _ ("Month") };
  g_autofree char *used = rbk_wallet_words_for_credits (run->total.used, format);
  g_autofree char *expired = rbk_wallet_words_for_credits (run->total.expired, format);
  g_autofree char *left = rbk_wallet_words_for_credits (run->total.closing, format);
  /* Translators: of all months together, in credits */
  g_autofree char *summary =
      g_strdup_printf (_ ("%s used, %s expired, %s left at the end"), used, expired, left);

  rbk_plot_start (plot, &axes);
  for (guint i = 0; i < N_LAYERS; i++)
    {
      RbkPlotSeries series = layers[i];

      series.name = _ (layers[i].name);
      rbk_plot_add_series (plot, &series);
    }
  for (guint i = 0; i < run->n_months; i++)
    add_bar (self, i, &run->months[i], format);
  rbk_plot_finish (plot, summary);
}

/**
 * rbk_wallet_months_show:
 * @self: room for months
 * @policy: what the policy is called
 * @whose: whose months they are
 * @run: (nullable): the months; nothing while they are worked out
 * @format: for the book's currency
 *
 * Shows the months of a policy.
 */
void
rbk_wallet_months_show (RbkWalletMonths    *self,
                        const char         *policy,
                        const char         *whose,
                        const RbkWalletRun *run,
                        RbkMoneyFormat     *format)
{
  /* Translators: a heading; %s is a policy */
  g_autofree char *title = g_strdup_printf (_ ("Month by Month: %s"), policy);

  g_return_if_fail (RBK_IS_WALLET_MONTHS (self));

  rbk_section_set_title (RBK_SECTION (self->section), title);
  rbk_section_set_note (RBK_SECTION (self->section), whose);
  gtk_widget_set_visible (self->box, run != NULL);
  if (run == NULL)
    return;
  show_plot (self, run, format);
  show_table (self, run, format);
}
