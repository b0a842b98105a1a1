/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-costs-history.h"

#include <glib/gi18n-lib.h>

#include "rbk-costs-candidates.h"
#include "rbk-costs-edit.h"
#include "rbk-costs-input.h"
#include "rbk-plot.h"

#define DAY_WIDTH 10
#define PLOT_WIDTH 340
#define PLOT_HEIGHT 130

/**
 * RbkCostsHistory:
 *
 * What a model has cost and will: a bar for each dated price, the same in words with where it
 * comes from, and a line to add the next by hand.
 */
struct _RbkCostsHistory
{
  GtkWidget parent_instance;

  const RbkCostsContext *context; /* (not owned) the page's */
  char                  *model;   /* (owned) */
  GtkWidget             *box;
  GtkWidget             *day;
  RbkCostsInput         *input, *output;
  GtkWidget             *problem;
};

G_DEFINE_FINAL_TYPE (RbkCostsHistory, rbk_costs_history, GTK_TYPE_WIDGET)

static int
compare_dates (gconstpointer a, gconstpointer b)
{
  const char *first = rbk_model_price_get_effective_from (*(RbkModelPrice *const *) a);
  const char *second = rbk_model_price_get_effective_from (*(RbkModelPrice *const *) b);

  return g_strcmp0 (first, second);
}

static GPtrArray *
collect (RbkCostsHistory *self)
{
  GListModel *models = rbk_book_get_models (rbk_costs_context_get_book (self->context));
  GPtrArray  *prices = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (models); i++)
    {
      RbkModelPrice *price = g_list_model_get_item (models, i);

      if (g_strcmp0 (rbk_model_price_get_model (price), self->model) == 0)
        g_ptr_array_add (prices, price);
      else
        g_object_unref (price);
    }
  g_ptr_array_sort (prices, compare_dates);

  return prices;
}

static const char *
date_of (RbkModelPrice *price)
{
  const char *date = rbk_model_price_get_effective_from (price);

  return date != NULL ? date : _ ("at first");
}

static double
to_double (const RbkDecimal *price)
{
  return price != NULL ? rbk_decimal_to_double (*price) : 0.0;
}

/* The whole bar is the output price, its strong part the input price. */
static GtkWidget *
new_plot (RbkCostsHistory *self, GPtrArray *prices)
{
  GtkWidget        *plot = rbk_plot_new (_ ("Price history"));
  const RbkPlotAxes axes = {
    .kind = RBK_PLOT_BARS,
    .x_unit = RBK_PLOT_NAME,
    .y_unit = RBK_PLOT_AMOUNT,
    .currency = rbk_money_format_get_currency (self->context->format),
  };

  rbk_plot_start (RBK_PLOT (plot), &axes);
  for (guint i = 0; i < prices->len; i++)
    {
      RbkModelPrice    *price = g_ptr_array_index (prices, i);
      g_autofree char  *text = rbk_costs_candidate_dup_prices (price, self->context->format);
      const RbkPlotItem item = {
        .from = i + 0.15,
        .to = i + 0.85,
        .value = to_double (rbk_model_price_get_output (price)),
        .part = to_double (rbk_model_price_get_input (price)),
        .name = date_of (price),
        .text = text,
      };

      rbk_plot_add_item (RBK_PLOT (plot), &item);
    }
  rbk_plot_finish (RBK_PLOT (plot), _ ("Prices of 1,000,000 tokens: output, and input dark"));
  gtk_widget_set_size_request (plot, PLOT_WIDTH, PLOT_HEIGHT);

  return plot;
}

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 48);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
add_price_line (RbkCostsHistory *self, RbkModelPrice *price)
{
  const char      *source = rbk_model_price_get_source (price);
  g_autofree char *prices = rbk_costs_candidate_dup_prices (price, self->context->format);
  g_autofree char *line = g_strdup_printf ("%s: %s", date_of (price), prices);

  gtk_box_append (GTK_BOX (self->box), new_label (line, "numeric"));
  if (source != NULL)
    {
      GtkWidget *label = new_label (source, "dim-label");

      gtk_widget_add_css_class (label, "caption");
      gtk_box_append (GTK_BOX (self->box), label);
    }
}

static void
add_cb (RbkCostsHistory *self, GtkWidget *widget)
{
  const char *day = gtk_editable_get_text (GTK_EDITABLE (self->day));
  RbkBook    *book = rbk_costs_context_get_book (self->context);
  GtkWidget  *popover = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_POPOVER);
  RbkDecimal  input, output;
  GDate       date;
  g_autoptr(GError) error = NULL;

  gtk_widget_remove_css_class (self->day, "error");
  if (!rbk_date_parse (day, &date, &error))
    gtk_widget_add_css_class (self->day, "error");
  if (error != NULL || !rbk_costs_input_get (self->input, &input) ||
      !rbk_costs_input_get (self->output, &output))
    {
      gtk_label_set_text (GTK_LABEL (self->problem),
                          error != NULL ? error->message : _ ("Type both prices"));
      gtk_widget_set_visible (self->problem, TRUE);
      return;
    }
  if (rbk_costs_context_take (self->context, widget,
                              rbk_costs_edit_add_price (book, self->model, day, input, output)) &&
      popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
}

static void
add_form (RbkCostsHistory *self, RbkModelPrice *last)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *add = gtk_button_new_with_mnemonic (_ ("_Add Price"));

  self->day = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->day), _ ("YYYY-MM-DD"));
  gtk_editable_set_width_chars (GTK_EDITABLE (self->day), DAY_WIDTH);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->day), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("In force from"), -1);
  g_signal_connect_object (self->day, "activate", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  self->input =
      RBK_COSTS_INPUT (rbk_costs_input_new (self->context, _ ("Input"), _ ("New input price"),
                                            RBK_RECORD_UNIT_MONEY));
  self->output =
      RBK_COSTS_INPUT (rbk_costs_input_new (self->context, _ ("Output"), _ ("New output price"),
                                            RBK_RECORD_UNIT_MONEY));
  rbk_costs_input_set_fallback (self->input, rbk_model_price_get_input (last));
  rbk_costs_input_set_fallback (self->output, rbk_model_price_get_output (last));
  gtk_box_append (GTK_BOX (row), self->day);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->input));
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->output));
  gtk_widget_set_halign (add, GTK_ALIGN_END);
  g_signal_connect_object (add, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  self->problem = new_label (NULL, "error");
  gtk_widget_set_visible (self->problem, FALSE);

  gtk_box_append (GTK_BOX (self->box), new_label (_ ("A price from a later day on"), "heading"));
  gtk_box_append (GTK_BOX (self->box), row);
  gtk_box_append (GTK_BOX (self->box), self->problem);
  gtk_box_append (GTK_BOX (self->box), add);
}

static void
rbk_costs_history_dispose (GObject *object)
{
  RbkCostsHistory *self = RBK_COSTS_HISTORY (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->model, g_free);

  G_OBJECT_CLASS (rbk_costs_history_parent_class)->dispose (object);
}

static void
rbk_costs_history_class_init (RbkCostsHistoryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_costs_history_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
rbk_costs_history_init (RbkCostsHistory *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * rbk_costs_history_new:
 * @context: the page's; it must outlive the widget
 * @model: a model of the book
 *
 * Returns: (transfer floating): the model's dated prices
 */
GtkWidget *
rbk_costs_history_new (const RbkCostsContext *context, const char *model)
{
  RbkCostsHistory *self = g_object_new (RBK_TYPE_COSTS_HISTORY, NULL);
  g_autoptr(GPtrArray) prices = NULL;

  self->context = context;
  self->model = g_strdup (model);
  prices = collect (self);
  gtk_box_append (GTK_BOX (self->box), new_label (_ ("Prices of 1,000,000 tokens"), "heading"));
  if (prices->len > 1)
    gtk_box_append (GTK_BOX (self->box), new_plot (self, prices));
  for (guint i = 0; i < prices->len; i++)
    add_price_line (self, g_ptr_array_index (prices, i));
  if (prices->len > 0)
    add_form (self, g_ptr_array_index (prices, prices->len - 1));

  return GTK_WIDGET (self);
}
