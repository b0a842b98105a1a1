/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-distribution-panel.h"

#include <glib/gi18n-lib.h>

#include "rbk-customers-text.h"
#include "rbk-distribution-plots.h"
#include "rbk-latest.h"
#include "rbk-plan-color.h"
#include "rbk-section.h"
#include "rbk-word.h"

#define N_BINS 32
#define SEED 20260630

/**
 * RbkDistributionPanel:
 *
 * How unequal the customers are: a histogram on a logarithmic axis with the plans' caps, who
 * has how much of all, and percentiles with how sure one can be of them.
 */
struct _RbkDistributionPanel
{
  GtkWidget parent_instance;

  GtkWidget        *section;
  GtkWidget        *choices[3];
  GtkWidget        *flow;
  RbkPlot          *bins;
  RbkPlot          *lorenz;
  GtkWidget        *table;
  RbkLatest        *work;       /* (owned) */
  RbkPopulation    *population; /* (owned) (nullable) what is shown, or asked for */
  GArray           *caps;       /* (owned) (element-type RbkCapGuide) */
  RbkMoneyFormat   *format;     /* (owned) (nullable) */
  RbkDistributionOf of;
};

G_DEFINE_FINAL_TYPE (RbkDistributionPanel, rbk_distribution_panel, GTK_TYPE_WIDGET)

static const RbkFigureColumn columns[] = {
  { N_ ("Percentile"), N_ ("p90: nine of ten customers are below it"), N_ ("Percentile %s"), FALSE,
    FALSE },
  { N_ ("Value"), NULL, N_ ("Value of %s"), TRUE, FALSE },
  { N_ ("Lower end"),
    N_ ("With few customers a percentile is not sure: it lies between these two "
        "in 95 of 100 samples"),
    N_ ("Lower end of %s"), TRUE, FALSE },
  { N_ ("Upper end"),
    N_ ("With few customers a percentile is not sure: it lies between these two "
        "in 95 of 100 samples"),
    N_ ("Upper end of %s"), TRUE, FALSE },
};

static const char *const of_titles[] = { N_ ("Calls"), N_ ("Tokens"), N_ ("Cost") };

typedef struct
{
  RbkPopulation    *population;
  RbkDistributionOf of;
} Request;

static gpointer
work (gpointer request)
{
  const Request *facts = request;

  return rbk_distribution_new (facts->population, facts->of, N_BINS, SEED);
}

static void
free_request (gpointer request)
{
  rbk_population_unref (((Request *) request)->population);
  g_free (request);
}

static void
free_result (gpointer result)
{
  rbk_distribution_free (result);
}

/* Who has how much is no question where nobody has any, or one has all. */
static void
show_plots (RbkDistributionPanel *self, const RbkDistribution *distribution)
{
  gboolean has_any = distribution->n_zero < distribution->n_customers;

  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->bins)), has_any);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->lorenz)),
                          has_any && distribution->n_customers > 1);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->flow),
                                          distribution->n_customers > 1 ? 2 : 1);
  gtk_widget_set_visible (self->flow, has_any);
}

static char *
dup_note (RbkDistributionPanel *self, const RbkDistribution *distribution)
{
  const char *said = rbk_plot_get_read_out (self->lorenz);

  if (distribution->n_zero == distribution->n_customers)
    return g_strdup (_ ("No customer uses any."));
  if (distribution->n_customers == 1)
    return g_strdup (_ ("There is one customer."));

  if (distribution->n_zero > 0)
    {
      g_autofree char *number = rbk_customers_dup_count (self->format, distribution->n_zero);

      /* Translators: what the chart says, and a number of customers */
      return g_strdup_printf (ngettext ("%s. %s customer has none and stands in no bar.",
                                        "%s. %s customers have none and stand in no bar.",
                                        rbk_word_plural (distribution->n_zero)),
                              said, number);
    }

  /* Translators: a sentence that lacks its end */
  return g_strdup_printf (_ ("%s."), said);
}

static void
done (gpointer owner, gpointer result)
{
  RbkDistributionPanel *self = owner;
  g_autoptr(RbkDistribution) distribution = result;
  g_autofree char *note = NULL;

  rbk_distribution_draw_bins (self->bins, distribution, self->caps, self->format);
  rbk_distribution_draw_lorenz (self->lorenz, distribution, self->format);
  show_plots (self, distribution);
  rbk_figure_table_take_rows (RBK_FIGURE_TABLE (self->table),
                              rbk_distribution_list_intervals (distribution, self->format));
  note = dup_note (self, distribution);
  rbk_section_set_note (RBK_SECTION (self->section), note);
}

static const RbkLatestFacts facts = { work, done, free_request, free_result };

static void
ask (RbkDistributionPanel *self)
{
  Request *request;

  if (self->population == NULL)
    return;

  request = g_new0 (Request, 1);
  request->population = rbk_population_ref (self->population);
  request->of = self->of;
  rbk_latest_ask (self->work, request);
}

static void
toggled_cb (RbkDistributionPanel *self, GtkToggleButton *button)
{
  if (!gtk_toggle_button_get_active (button))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (self->choices); i++)
    if (GTK_WIDGET (button) == self->choices[i])
      self->of = (RbkDistributionOf) i;
  ask (self);
}

static void
clear_cap (gpointer data)
{
  g_free (((RbkCapGuide *) data)->name);
}

static void
rbk_distribution_panel_dispose (GObject *object)
{
  RbkDistributionPanel *self = RBK_DISTRIBUTION_PANEL (object);

  g_clear_pointer (&self->work, rbk_latest_free);
  g_clear_pointer (&self->section, gtk_widget_unparent);
  g_clear_pointer (&self->population, rbk_population_unref);

  G_OBJECT_CLASS (rbk_distribution_panel_parent_class)->dispose (object);
}

static void
rbk_distribution_panel_finalize (GObject *object)
{
  RbkDistributionPanel *self = RBK_DISTRIBUTION_PANEL (object);

  g_array_unref (self->caps);
  g_clear_pointer (&self->format, rbk_money_format_free);

  G_OBJECT_CLASS (rbk_distribution_panel_parent_class)->finalize (object);
}

static void
rbk_distribution_panel_class_init (RbkDistributionPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_distribution_panel_dispose;
  G_OBJECT_CLASS (klass)->finalize = rbk_distribution_panel_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
new_chooser (RbkDistributionPanel *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  gtk_widget_add_css_class (box, "chooser");
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What is looked at"), -1);
  for (guint i = 0; i < G_N_ELEMENTS (self->choices); i++)
    {
      self->choices[i] = gtk_toggle_button_new_with_label (_ (of_titles[i]));
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->choices[i]),
                                     GTK_TOGGLE_BUTTON (self->choices[0]));
      gtk_box_append (GTK_BOX (box), self->choices[i]);
    }
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->choices[0]), TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (self->choices); i++)
    g_signal_connect_object (self->choices[i], "toggled", G_CALLBACK (toggled_cb), self,
                             G_CONNECT_SWAPPED);

  return box;
}

static GtkWidget *
new_flow (RbkDistributionPanel *self)
{
  GtkWidget *flow = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), 2);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (flow), TRUE);
  gtk_widget_set_margin_start (flow, 6);
  gtk_widget_set_margin_end (flow, 6);
  gtk_widget_set_margin_top (flow, 6);
  gtk_flow_box_append (GTK_FLOW_BOX (flow), GTK_WIDGET (self->bins));
  gtk_flow_box_append (GTK_FLOW_BOX (flow), GTK_WIDGET (self->lorenz));
  for (int i = 0; i < 2; i++)
    gtk_widget_set_focusable (GTK_WIDGET (gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (flow), i)),
                              FALSE);

  return flow;
}

static void
rbk_distribution_panel_init (RbkDistributionPanel *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->work = rbk_latest_new (&facts, self);
  self->caps = g_array_new (FALSE, FALSE, sizeof (RbkCapGuide));
  g_array_set_clear_func (self->caps, clear_cap);
  self->bins = RBK_PLOT (rbk_plot_new (_ ("How many customers use how much")));
  self->lorenz = RBK_PLOT (rbk_plot_new (_ ("Who has how much of all")));
  self->table = rbk_figure_table_new (_ ("Percentiles"), columns, G_N_ELEMENTS (columns), NULL);
  self->flow = new_flow (self);
  gtk_box_append (GTK_BOX (box), self->flow);
  gtk_box_append (GTK_BOX (box), self->table);
  self->section = rbk_section_new (_ ("How Much They Use"), box);
  rbk_section_set_tools (RBK_SECTION (self->section), new_chooser (self));
  gtk_widget_set_parent (self->section, GTK_WIDGET (self));
}

/**
 * rbk_distribution_panel_new:
 *
 * Returns: (transfer floating): a panel of no customers
 */
GtkWidget *
rbk_distribution_panel_new (void)
{
  return g_object_new (RBK_TYPE_DISTRIBUTION_PANEL, NULL);
}

/* The plans' caps in calls: an average call counts so many units. */
static void
find_caps (RbkDistributionPanel *self, const RbkCustomersView *view)
{
  const RbkTable *table = rbk_analysis_get_table (view->analysis);
  GListModel *plans = G_LIST_MODEL (rbk_book_get_plans (rbk_document_get_book (view->document)));

  g_array_set_size (self->caps, 0);
  for (guint i = 0; table != NULL && i < table->n_rows; i++)
    {
      const RbkTableRow *row = &table->rows[i];
      double             units = row->axis >= 0
                                     ? rbk_decimal_to_double (table->spec->meters[row->axis].units_per_call)
                                     : 1.0;
      g_autoptr(RbkPlan) plan = g_list_model_get_item (plans, i);
      RbkCapGuide cap = { .color = plan != NULL ? (int) rbk_plan_get_palette_index (plan, i) : -1 };

      if (!row->has_cap || !(units > 0.0))
        continue;
      cap.calls = rbk_decimal_to_double (row->cap) / units;
      cap.name = g_strdup (row->plan->name);
      g_array_append_val (self->caps, cap);
    }
}

static gboolean
has_tokens (RbkPopulation *population)
{
  for (int i = RBK_COLUMN_INPUT; i <= RBK_COLUMN_CACHE_WRITE; i++)
    if (rbk_population_has_column (population, (RbkColumn) i))
      return TRUE;

  return FALSE;
}

/* One choice is none. */
static void
show_choices (RbkDistributionPanel *self, gboolean shows_tokens, gboolean shows_cost)
{
  gtk_widget_set_visible (self->choices[RBK_DISTRIBUTION_CALLS], shows_tokens || shows_cost);
  gtk_widget_set_visible (self->choices[RBK_DISTRIBUTION_TOKENS], shows_tokens);
  gtk_widget_set_visible (self->choices[RBK_DISTRIBUTION_COST], shows_cost);
  if ((self->of == RBK_DISTRIBUTION_TOKENS && !shows_tokens) ||
      (self->of == RBK_DISTRIBUTION_COST && !shows_cost))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->choices[RBK_DISTRIBUTION_CALLS]), TRUE);
}

/**
 * rbk_distribution_panel_update:
 * @self: a panel
 * @view: what the page shows
 *
 * Shows the customers as they are now.
 */
void
rbk_distribution_panel_update (RbkDistributionPanel *self, const RbkCustomersView *view)
{
  RbkPopulation *population;

  g_return_if_fail (RBK_IS_DISTRIBUTION_PANEL (self));

  population = rbk_analysis_get_population (view->analysis);
  if (population == NULL)
    return;

  show_choices (self, has_tokens (population),
                rbk_population_has_column (population, RBK_COLUMN_COST));
  g_clear_pointer (&self->format, rbk_money_format_free);
  self->format = rbk_money_format_new (NULL, rbk_money_format_get_currency (view->format));
  g_clear_pointer (&self->population, rbk_population_unref);
  self->population = rbk_population_ref (population);
  find_caps (self, view);
  ask (self);
}
