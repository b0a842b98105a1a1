/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-customers-headline.h"

#include <glib/gi18n-lib.h>

#include "rbk-customers-text.h"
#include "rbk-verdict.h"

typedef enum
{
  TILE_CUSTOMERS,
  TILE_REVENUE,
  TILE_COST,
  TILE_MARGIN,
  TILE_LOSING,
  N_TILES,
} Tile;

static const char *const titles[N_TILES] = {
  N_ ("Customers"), N_ ("Revenue a month"), N_ ("Cost a month"), N_ ("Margin"), N_ ("Losing money"),
};

/* The parts of the headline, which hang on it. */
typedef struct
{
  GSettings *settings; /* (owned) (nullable) */
  GtkWidget *values[N_TILES], *notes[N_TILES];
  GtkWidget *verdict;
} Parts;

static void
parts_free (gpointer data)
{
  Parts *parts = data;

  g_clear_object (&parts->settings);
  g_free (parts);
}

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
new_tile (Parts *parts, Tile tile)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  parts->values[tile] = new_label (NULL, "title-3");
  parts->notes[tile] = new_label (NULL, "caption");
  gtk_widget_add_css_class (parts->values[tile], "numeric");
  gtk_widget_add_css_class (parts->notes[tile], "dim-label");
  if (tile == TILE_MARGIN)
    {
      parts->verdict = rbk_verdict_new ();
      gtk_box_append (GTK_BOX (line), parts->verdict);
    }
  gtk_box_append (GTK_BOX (line), parts->values[tile]);
  gtk_box_append (GTK_BOX (box), new_label (_ (titles[tile]), "dim-label"));
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), parts->notes[tile]);
  gtk_widget_set_margin_start (box, 10);
  gtk_widget_set_margin_end (box, 6);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);

  return box;
}

/**
 * rbk_customers_headline_new:
 * @settings: (nullable): which margins are called good and thin
 *
 * Returns: (transfer floating): a headline of no customers
 */
GtkWidget *
rbk_customers_headline_new (GSettings *settings)
{
  GtkWidget *flow = gtk_flow_box_new ();
  Parts     *parts = g_new0 (Parts, 1);

  g_set_object (&parts->settings, settings);
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (flow), 2);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), N_TILES);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (flow), TRUE);
  gtk_widget_add_css_class (flow, "card");
  /* The toolkit has Tab stay in a flow of which nothing can be focused. */
  gtk_widget_set_can_focus (flow, FALSE);
  for (guint i = 0; i < N_TILES; i++)
    {
      GtkWidget *child = gtk_flow_box_child_new ();

      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), new_tile (parts, (Tile) i));
      gtk_widget_set_focusable (child, FALSE);
      gtk_flow_box_append (GTK_FLOW_BOX (flow), child);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (flow), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("All customers together"), -1);
  g_object_set_data_full (G_OBJECT (flow), "parts", parts, parts_free);

  return flow;
}

static void
show_tile (const Parts *parts, Tile tile, const char *value, const char *note)
{
  gtk_label_set_text (GTK_LABEL (parts->values[tile]), value);
  gtk_label_set_text (GTK_LABEL (parts->notes[tile]), note != NULL ? note : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (parts->values[tile]),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ (titles[tile]),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, value, -1);
}

static void
show_people (const Parts *parts, const RbkMix *mix, RbkMoneyFormat *format)
{
  g_autofree char *all = rbk_customers_dup_count (format, mix->n_customers);
  g_autofree char *unserved = rbk_customers_dup_count (format, mix->n_unserved);
  g_autofree char *losing = rbk_customers_dup_count (format, mix->total.n_losing);
  g_autofree char *loss = rbk_money_format_amount (format, mix->total.loss, FALSE);
  /* Translators: %s is a number of customers */
  g_autofree char *unserved_note = g_strdup_printf (_ ("%s that no plan takes"), unserved);
  /* Translators: %s is an amount */
  g_autofree char *loss_note = g_strdup_printf (_ ("%s lost a month"), loss);

  show_tile (parts, TILE_CUSTOMERS, all, mix->n_unserved > 0 ? unserved_note : NULL);
  show_tile (parts, TILE_LOSING, losing, mix->total.n_losing > 0 ? loss_note : NULL);
}

static void
show_money (const Parts *parts, const RbkMixPlan *total, RbkMoneyFormat *format)
{
  double           revenue = rbk_decimal_to_double (total->revenue);
  double           share = rbk_decimal_to_double (total->margin) / revenue;
  g_autofree char *revenue_text = rbk_money_format_amount (format, total->revenue, FALSE);
  g_autofree char *cost = rbk_money_format_amount (format, total->cost, FALSE);
  g_autofree char *inference = rbk_money_format_amount (format, total->inference, FALSE);
  g_autofree char *margin = rbk_money_format_amount (format, total->margin, FALSE);
  g_autofree char *percent = rbk_money_format_percent (format, share, 1);
  /* Translators: %s is an amount */
  g_autofree char *inference_note = g_strdup_printf (_ ("%s of it for models"), inference);

  show_tile (parts, TILE_REVENUE, revenue_text, NULL);
  show_tile (parts, TILE_COST, cost, inference_note);
  if (revenue > 0.0)
    show_tile (parts, TILE_MARGIN, percent, margin);
  else
    show_tile (parts, TILE_MARGIN, margin, NULL);
  rbk_verdict_show (parts->verdict, parts->settings, revenue > 0.0, share);
}

/**
 * rbk_customers_headline_update:
 * @headline: a headline
 * @view: what the page shows
 *
 * Shows the figures as they are now.
 */
void
rbk_customers_headline_update (GtkWidget *headline, const RbkCustomersView *view)
{
  const Parts *parts = g_object_get_data (G_OBJECT (headline), "parts");

  gtk_widget_set_visible (headline, view->mix != NULL);
  if (view->mix == NULL)
    return;
  show_people (parts, view->mix, view->format);
  show_money (parts, &view->mix->total, view->format);
}
