/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-discover-plans.h"

#include <glib/gi18n-lib.h>

#include "rbk-discover-label.h"
#include "rbk-feature.h"
#include "rbk-figure-table.h"
#include "rbk-plan-color.h"
#include "rbk-question-words.h"

static const RbkFigureColumn columns[] = {
  { N_ ("Plan"), NULL, "%s", FALSE, FALSE },
  { N_ ("Price"), N_ ("A month"), N_ ("Price of %s"), TRUE, FALSE },
  { N_ ("Included"), N_ ("A month"), N_ ("Included in %s"), TRUE, FALSE },
  { N_ ("Margin"), N_ ("What is left of the price of the customer it is sized for"),
    N_ ("Margin of %s"), TRUE, TRUE },
  { N_ ("Overage"), N_ ("The price of a unit past what is included"), N_ ("Overage of %s"), TRUE,
    FALSE },
  { N_ ("Cost"), N_ ("What the customer it is sized for costs to serve"), N_ ("Cost of %s"), TRUE,
    FALSE },
  { N_ ("Floor"), N_ ("The lowest price that reaches the target margin"), N_ ("Floor of %s"), TRUE,
    FALSE },
};

#define N_SHORT 4

static char *
spell_amount (RbkProposed *proposed, gboolean exists, RbkDecimal amount)
{
  if (!exists)
    return g_strdup ("–");
  return rbk_money_format_amount (proposed->format,
                                  rbk_decimal_round (amount, 4, RBK_ROUND_HALF_AWAY), FALSE);
}

/* A unit's price may be less than a cent. */
static char *
spell_rate (RbkProposed *proposed, gboolean exists, RbkDecimal rate)
{
  return exists ? rbk_money_format_amount (proposed->format, rate, TRUE) : g_strdup ("–");
}

static RbkFigureRow *
new_row (RbkProposed *proposed, guint plan)
{
  const RbkTableRow *row = &proposed->table->rows[plan];
  gboolean           is_billed = row->limit != RBK_LIMIT_HARD && row->has_overage;
  RbkMoneyFormat    *format = proposed->format;
  char             **texts = g_new0 (char *, G_N_ELEMENTS (columns) + 1);
  RbkFigureRow      *figures;

  texts[0] = g_strdup (row->plan->name);
  texts[1] = row->plan->is_quote_only ? g_strdup (_ ("On request"))
                                      : spell_amount (proposed, row->has_price, row->price);
  texts[2] = row->has_included ? rbk_money_format_quantity (format, row->included) : g_strdup ("–");
  texts[3] = row->sizing.has_margin ? rbk_money_format_percent (format, row->sizing.margin, 1)
                                    : g_strdup ("–");
  texts[4] = spell_rate (proposed, is_billed, row->overage);
  texts[5] = spell_amount (proposed, row->has_price && row->has_sizing, row->sizing.cost);
  texts[6] = spell_amount (proposed, row->has_floor, row->floor_price);
  figures = rbk_figure_row_new (texts);
  figures->color = rbk_proposed_get_color (proposed, plan);
  figures->has_margin = row->sizing.has_margin;
  figures->margin = row->sizing.margin;
  return figures;
}

/**
 * rbk_discover_plans_new_table: (skip)
 * @proposed: what answers come to
 * @is_short: whether there is room for the first columns alone
 *
 * Returns: (transfer floating): the figures of its plans
 */
GtkWidget *
rbk_discover_plans_new_table (RbkProposed *proposed, gboolean is_short)
{
  GtkWidget *table = rbk_figure_table_new (_ ("Proposed plans"), columns,
                                           is_short ? N_SHORT : G_N_ELEMENTS (columns), NULL);
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_figure_row_free);

  for (guint i = 0; i < proposed->table->n_rows; i++)
    g_ptr_array_add (rows, new_row (proposed, i));
  rbk_figure_table_set_shows_all (RBK_FIGURE_TABLE (table), TRUE);
  rbk_figure_table_take_rows (RBK_FIGURE_TABLE (table), rows);

  return table;
}

/**
 * rbk_discover_plans_dup_unit: (skip)
 * @proposed: what answers come to
 *
 * Returns: (transfer full): what customers pay for, as the question for it has it
 */
char *
rbk_discover_plans_dup_unit (RbkProposed *proposed)
{
  g_autofree char *unit = rbk_question_words_dup (rbk_question_find ("unit"),
                                                  proposed->proposal->unit, proposed->format);

  /* Translators: %s is a unit of pricing: “Credits, for whatever they do” */
  return g_strdup_printf (_ ("Customers pay for: %s"), unit);
}

static char *
dup_features (RbkPlan *plan)
{
  GListModel *features = rbk_plan_get_features (plan);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (features); i++)
    {
      g_autoptr(RbkFeature) feature = g_list_model_get_item (features, i);
      const char *value = rbk_feature_get_value (feature);

      g_string_append_printf (text, "%s%s%s%s", i > 0 ? " · " : "",
                              rbk_record_get_name (RBK_RECORD (feature)), value != NULL ? ": " : "",
                              value != NULL ? value : "");
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GtkWidget *
new_plan (RbkProposed *proposed, RbkPlan *plan, guint position)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = rbk_discover_label_new (rbk_record_get_name (RBK_RECORD (plan)), "heading");
  GtkWidget *color = rbk_plan_color_new ();
  g_autofree char *features = dup_features (plan);

  gtk_widget_set_hexpand (name, TRUE);
  rbk_plan_color_set_index (RBK_PLAN_COLOR (color),
                            (guint) rbk_proposed_get_color (proposed, position));
  gtk_box_append (GTK_BOX (head), color);
  gtk_box_append (GTK_BOX (head), name);
  gtk_box_append (GTK_BOX (box), head);
  if (rbk_plan_get_audience (plan) != NULL)
    gtk_box_append (GTK_BOX (box),
                    rbk_discover_label_new (rbk_plan_get_audience (plan), "dim-label"));
  if (rbk_plan_get_description (plan) != NULL)
    gtk_box_append (GTK_BOX (box), rbk_discover_label_new (rbk_plan_get_description (plan), NULL));
  if (features[0] != '\0')
    gtk_box_append (GTK_BOX (box), rbk_discover_label_new (features, "caption"));
  gtk_widget_add_css_class (box, "line");

  return box;
}

/**
 * rbk_discover_plans_new_terms: (skip)
 * @proposed: what answers come to
 *
 * Returns: (transfer floating): for whom each plan is, what it is, and its features
 */
GtkWidget *
rbk_discover_plans_new_terms (RbkProposed *proposed)
{
  GListModel *plans = rbk_book_get_plans (proposed->proposal->book);
  GtkWidget  *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; i < g_list_model_get_n_items (plans); i++)
    {
      g_autoptr(RbkPlan) plan = g_list_model_get_item (plans, i);

      gtk_box_append (GTK_BOX (box), new_plan (proposed, plan, i));
    }

  return box;
}
