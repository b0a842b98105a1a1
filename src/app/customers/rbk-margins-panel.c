/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-margins-panel.h"

#include <glib/gi18n-lib.h>

#include "rbk-customers-text.h"
#include "rbk-figure-table.h"
#include "rbk-plan-color.h"
#include "rbk-section.h"

/**
 * RbkMarginsPanel:
 *
 * How margins differ from customer to customer: percentiles of what each leaves, as a share of
 * its bill or as an amount. An average hides that a few may cost more than many bring in.
 */
struct _RbkMarginsPanel
{
  GtkWidget parent_instance;

  GtkWidget      *section;
  GtkWidget      *table;
  GtkWidget      *amounts;  /* the choice between share and amount */
  RbkAnalysis    *analysis; /* (owned) (nullable) that the margins are of */
  GArray         *spreads;  /* (owned) (element-type RbkMarginSpread) of the plans, then of all */
  RbkBook        *book;     /* (owned) (nullable) */
  RbkMoneyFormat *format;   /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (RbkMarginsPanel, rbk_margins_panel, GTK_TYPE_WIDGET)

static const RbkFigureColumn columns[] = {
  { N_ ("Plan"), NULL, N_ ("Margins of plan %s"), FALSE, FALSE },
  { "p5", N_ ("One customer in twenty leaves less than this"), N_ ("Margin of %s, 5th percentile"),
    TRUE, FALSE },
  { "p10", N_ ("One customer in ten leaves less than this"), N_ ("Margin of %s, 10th percentile"),
    TRUE, FALSE },
  { "p50", N_ ("Half of the customers leave less than this"), N_ ("Margin of %s, 50th percentile"),
    TRUE, FALSE },
  { "p90", N_ ("Nine customers in ten leave less than this"), N_ ("Margin of %s, 90th percentile"),
    TRUE, FALSE },
  { "p95", N_ ("Nineteen customers in twenty leave less than this"),
    N_ ("Margin of %s, 95th percentile"), TRUE, FALSE },
  { N_ ("Customers"), N_ ("Of whom the percentiles are"), N_ ("Customers with a margin on %s"),
    TRUE, FALSE },
};

static gboolean
has_amounts (RbkMarginsPanel *self)
{
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->amounts));
}

static char *
dup_value (RbkMarginsPanel *self, const RbkMarginSpread *spread, guint i)
{
  if (has_amounts (self))
    return spread->has_amounts ? rbk_money_format_amount (self->format, spread->amounts[i], FALSE)
                               : g_strdup ("–");

  return spread->has_ratios
             ? rbk_money_format_percent (self->format, rbk_decimal_to_double (spread->ratios[i]), 1)
             : g_strdup ("–");
}

static RbkFigureRow *
new_row (RbkMarginsPanel *self, const char *name, const RbkMarginSpread *spread)
{
  char  **texts = g_new0 (char *, G_N_ELEMENTS (columns) + 1);
  guint64 n_free = has_amounts (self) ? 0 : spread->n_free;

  texts[0] = g_strdup (name);
  for (guint i = 0; i < RBK_N_SPREAD_PERCENTS; i++)
    texts[i + 1] = dup_value (self, spread, i);
  texts[RBK_N_SPREAD_PERCENTS + 1] =
      rbk_customers_dup_count (self->format, spread->n_customers - n_free);

  return rbk_figure_row_new (texts);
}

static int
color_of (RbkMarginsPanel *self, guint plan)
{
  GListModel *plans = G_LIST_MODEL (rbk_book_get_plans (self->book));
  g_autoptr(RbkPlan) record = g_list_model_get_item (plans, plan);

  return record != NULL ? (int) rbk_plan_get_palette_index (record, plan) : -1;
}

/* A customer who pays nothing has no margin as a share. */
static char *
dup_note (RbkMarginsPanel *self, const RbkMarginSpread *total)
{
  g_autofree char *people = rbk_customers_dup_people (self->format, total->n_free);

  if (total->n_free == 0 || has_amounts (self))
    return g_strdup (_ ("What each customer leaves after its own cost, from those that leave "
                        "least to those that leave most."));

  /* Translators: “12 customers” */
  return g_strdup_printf (_ ("What each customer leaves after its own cost. %s on a plan that is "
                             "free for them have no margin as a share; as an amount they do."),
                          people);
}

static void
show (RbkMarginsPanel *self)
{
  const RbkSpec         *spec = rbk_analysis_get_spec (self->analysis);
  guint                  n_plans = self->spreads->len - 1;
  const RbkMarginSpread *total = &g_array_index (self->spreads, RbkMarginSpread, n_plans);
  GPtrArray       *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_figure_row_free);
  g_autofree char *note = dup_note (self, total);

  for (guint i = 0; i < n_plans; i++)
    {
      const RbkMarginSpread *spread = &g_array_index (self->spreads, RbkMarginSpread, i);
      RbkFigureRow          *row;

      if (!spread->has_amounts)
        continue;
      row = new_row (self, spec->plans[i].name, spread);
      row->color = color_of (self, i);
      g_ptr_array_add (rows, row);
    }
  if (total->has_amounts)
    g_ptr_array_add (rows, new_row (self, _ ("All"), total));
  rbk_figure_table_take_rows (RBK_FIGURE_TABLE (self->table), rows);
  rbk_section_set_note (RBK_SECTION (self->section), note);
}

static void
toggled_cb (RbkMarginsPanel *self)
{
  if (self->spreads->len > 0)
    show (self);
}

static void
rbk_margins_panel_dispose (GObject *object)
{
  RbkMarginsPanel *self = RBK_MARGINS_PANEL (object);

  g_clear_pointer (&self->section, gtk_widget_unparent);
  g_clear_object (&self->book);
  g_clear_pointer (&self->analysis, rbk_analysis_unref);
  g_clear_pointer (&self->format, rbk_money_format_free);
  g_array_set_size (self->spreads, 0);

  G_OBJECT_CLASS (rbk_margins_panel_parent_class)->dispose (object);
}

static void
rbk_margins_panel_finalize (GObject *object)
{
  g_array_unref (RBK_MARGINS_PANEL (object)->spreads);

  G_OBJECT_CLASS (rbk_margins_panel_parent_class)->finalize (object);
}

static void
rbk_margins_panel_class_init (RbkMarginsPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_margins_panel_dispose;
  G_OBJECT_CLASS (klass)->finalize = rbk_margins_panel_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
rbk_margins_panel_init (RbkMarginsPanel *self)
{
  self->spreads = g_array_new (FALSE, FALSE, sizeof (RbkMarginSpread));
}

static GtkWidget *
new_chooser (RbkMarginsPanel *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *shares = gtk_toggle_button_new_with_label (_ ("Share"));

  self->amounts = gtk_toggle_button_new_with_label (_ ("Amount"));
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->amounts), GTK_TOGGLE_BUTTON (shares));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (shares), TRUE);
  gtk_widget_set_tooltip_text (shares, _ ("Margin as a share of the bill"));
  gtk_widget_set_tooltip_text (self->amounts, _ ("Margin of a customer a month"));
  gtk_widget_add_css_class (box, "linked");
  gtk_widget_add_css_class (box, "chooser");
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Margin as a share or an amount"), -1);
  gtk_box_append (GTK_BOX (box), shares);
  gtk_box_append (GTK_BOX (box), self->amounts);
  g_signal_connect_object (self->amounts, "toggled", G_CALLBACK (toggled_cb), self,
                           G_CONNECT_SWAPPED);

  return box;
}

/**
 * rbk_margins_panel_new:
 * @settings: (nullable): which margins are called good and thin
 *
 * Returns: (transfer floating): a panel of no customers
 */
GtkWidget *
rbk_margins_panel_new (GSettings *settings)
{
  RbkMarginsPanel *self = g_object_new (RBK_TYPE_MARGINS_PANEL, NULL);

  self->table =
      rbk_figure_table_new (_ ("Margins of customers"), columns, G_N_ELEMENTS (columns), settings);
  self->section = rbk_section_new (_ ("How Margins Differ"), self->table);
  rbk_section_set_tools (RBK_SECTION (self->section), new_chooser (self));
  gtk_widget_set_parent (self->section, GTK_WIDGET (self));

  return GTK_WIDGET (self);
}

/**
 * rbk_margins_panel_update:
 * @self: a panel
 * @view: what the page shows
 *
 * Shows how margins differ now.
 */
void
rbk_margins_panel_update (RbkMarginsPanel *self, const RbkCustomersView *view)
{
  const RbkMixSpread *spread = view->figure != NULL ? view->figure->spread : NULL;

  g_return_if_fail (RBK_IS_MARGINS_PANEL (self));

  gtk_widget_set_visible (GTK_WIDGET (self), spread != NULL && spread->total.has_amounts);
  g_array_set_size (self->spreads, 0);
  if (spread == NULL)
    return;

  g_array_append_vals (self->spreads, spread->plans, spread->n_plans);
  g_array_append_val (self->spreads, spread->total);
  g_clear_pointer (&self->analysis, rbk_analysis_unref);
  self->analysis = rbk_analysis_ref (view->figure->analysis);
  g_set_object (&self->book, rbk_document_get_book (view->document));
  g_clear_pointer (&self->format, rbk_money_format_free);
  self->format = rbk_money_format_new (NULL, rbk_money_format_get_currency (view->format));
  show (self);
}
