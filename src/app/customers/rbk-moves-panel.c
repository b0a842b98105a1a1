/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-moves-panel.h"

#include <glib/gi18n-lib.h>

#include "rbk-customers-text.h"
#include "rbk-figure-table.h"
#include "rbk-section.h"
#include "rbk-share-bar.h"
#include "rbk-wrapped-label.h"

#define MAX_NAMES 8 /* of plans that the book does not have */

static const RbkFigureColumn columns[] = {
  { N_ ("From → to"), N_ ("From the plan that the file says to the cheapest that allows the usage"),
    N_ ("From %s"), FALSE, FALSE },
  { N_ ("Customers"), NULL, N_ ("Customers from %s"), TRUE, FALSE },
  { N_ ("Pay today"),
    N_ ("Their bills together at the book’s prices, if they stayed; usage that a "
        "hard cap blocks is not billed"),
    N_ ("Bill today from %s"), TRUE, FALSE },
  { N_ ("Will pay"), N_ ("Their bills together on the plan that they take"),
    N_ ("Bill then from %s"), TRUE, FALSE },
  { N_ ("Change"), NULL, N_ ("Change of the bill from %s"), TRUE, FALSE },
};

/* The parts of the panel, which hang on it. */
typedef struct
{
  GtkWidget *bar, *table, *problem, *problem_text;
} Parts;

static GtkWidget *
new_problem (Parts *parts)
{
  GtkWidget *columns_button = gtk_button_new_with_mnemonic (_ ("C_olumns…"));

  parts->problem = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  parts->problem_text = rbk_wrapped_label_new (NULL, NULL);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (columns_button), "customers.columns");
  gtk_widget_set_halign (columns_button, GTK_ALIGN_START);
  gtk_widget_add_css_class (parts->problem, "problem");
  gtk_box_append (GTK_BOX (parts->problem), parts->problem_text);
  gtk_box_append (GTK_BOX (parts->problem), columns_button);

  return parts->problem;
}

/**
 * rbk_moves_panel_new:
 *
 * Returns: (transfer floating): a panel of no customers
 */
GtkWidget *
rbk_moves_panel_new (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *panel = rbk_section_new (_ ("From Today’s Plans"), box);
  Parts     *parts = g_new0 (Parts, 1);

  parts->bar = rbk_share_bar_new (_ ("Customers who move"));
  parts->table =
      rbk_figure_table_new (_ ("From plan to plan"), columns, G_N_ELEMENTS (columns), NULL);
  gtk_box_append (GTK_BOX (box), parts->bar);
  gtk_box_append (GTK_BOX (box), new_problem (parts));
  gtk_box_append (GTK_BOX (box), parts->table);
  g_object_set_data_full (G_OBJECT (panel), "parts", parts, g_free);

  return panel;
}

static void
show_bar (const Parts *parts, const RbkMoves *moves, RbkMoneyFormat *format)
{
  const struct
  {
    const char *title, *css_class;
    guint64     number;
  } kinds[] = {
    { _ ("Upgrade"), "share-up", moves->n_upgrading },
    { _ ("Stay"), "share-same", moves->n_staying },
    { _ ("Downgrade"), "share-down", moves->n_downgrading },
    { _ ("Fit no plan"), "share-none", moves->n_unserved },
    { _ ("Plan not known"), "share-unknown", moves->n_unknown },
  };
  RbkSharePart shares[G_N_ELEMENTS (kinds)];
  char        *values[G_N_ELEMENTS (kinds)];
  guint64      all = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    all += kinds[i].number;
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *number = rbk_customers_dup_count (format, kinds[i].number);
      g_autofree char *share = rbk_customers_dup_share (format, kinds[i].number, all);

      values[i] = g_strdup_printf ("%s · %s", number, share);
      shares[i] =
          (RbkSharePart){ kinds[i].title, values[i],
                          (double) kinds[i].number / (double) MAX (1, all), kinds[i].css_class };
    }
  rbk_share_bar_set_parts (RBK_SHARE_BAR (parts->bar), shares, G_N_ELEMENTS (shares));
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_free (values[i]);
}

static char *
dup_amount (RbkMoneyFormat *format, RbkDecimal amount)
{
  return rbk_decimal_is_valid (amount) ? rbk_money_format_amount (format, amount, FALSE)
                                       : g_strdup ("–");
}

static char *
dup_change (RbkMoneyFormat *format, RbkDecimal before, RbkDecimal after)
{
  RbkDecimal       change = rbk_decimal_sub (after, before);
  g_autofree char *amount = dup_amount (format, change);

  return g_strdup_printf ("%s%s",
                          rbk_decimal_is_valid (change) && rbk_decimal_sign (change) > 0 ? "+" : "",
                          amount);
}

/* A plan that the book does not have keeps the name that the file gives it. */
static char *
dup_from (const RbkSpec *spec, RbkPopulation *population, const RbkMoves *moves, guint from)
{
  if (from < moves->n_names && moves->places[from] >= 0)
    return g_strdup (spec->plans[moves->places[from]].name);
  if (from < moves->n_names)
    return g_utf8_make_valid (rbk_population_get_plan_name (population, from), -1);

  return g_strdup (_ ("(not said)"));
}

static RbkFigureRow *
new_row (const RbkCustomersView *view, const RbkMove *move)
{
  RbkAnalysis     *analysis = view->figure->analysis;
  const RbkSpec   *spec = rbk_analysis_get_spec (analysis);
  g_autofree char *from =
      dup_from (spec, rbk_analysis_get_population (analysis), view->figure->moves, move->from);
  const char *to = move->to >= 0 ? spec->plans[move->to].name : _ ("no plan");
  RbkDecimal  none = rbk_decimal_from_int (0);
  char      **texts = g_new0 (char *, G_N_ELEMENTS (columns) + 1);

  texts[0] = g_strdup_printf ("%s → %s", from, to);
  texts[1] = rbk_customers_dup_count (view->format, move->n_customers);
  texts[2] = dup_amount (view->format, move->bill_before);
  texts[3] = move->to >= 0 ? dup_amount (view->format, move->bill) : g_strdup ("–");
  texts[4] = dup_change (view->format, move->bill_before, move->to >= 0 ? move->bill : none);

  return rbk_figure_row_new (texts);
}

static RbkFigureRow *
new_total (const RbkCustomersView *view)
{
  const RbkMoves *moves = view->figure->moves;
  char          **texts = g_new0 (char *, G_N_ELEMENTS (columns) + 1);

  texts[0] = g_strdup (_ ("All with a plan"));
  texts[1] = rbk_customers_dup_count (view->format,
                                      moves->n_staying + moves->n_upgrading + moves->n_downgrading);
  texts[2] = dup_amount (view->format, moves->bill_before);
  texts[3] = dup_amount (view->format, moves->bill);
  texts[4] = dup_change (view->format, moves->bill_before, moves->bill);

  return rbk_figure_row_new (texts);
}

static void
show_table (const Parts *parts, const RbkCustomersView *view)
{
  const GArray *moves = view->figure->moves->moves;
  GPtrArray    *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_figure_row_free);

  for (guint i = 0; i < moves->len; i++)
    g_ptr_array_add (rows, new_row (view, &g_array_index (moves, RbkMove, i)));
  g_ptr_array_add (rows, new_total (view));
  rbk_figure_table_take_rows (RBK_FIGURE_TABLE (parts->table), rows);
}

static void
show_strangers (const Parts *parts, const RbkCustomersView *view)
{
  const RbkMoves *moves = view->figure->moves;
  RbkPopulation  *population = rbk_analysis_get_population (view->figure->analysis);
  g_autoptr(GString) names = g_string_new (NULL);
  g_autofree char *text = NULL;
  guint            n_strangers = 0;

  for (guint i = 0; i < moves->n_names; i++)
    if (moves->places[i] < 0 && n_strangers++ < MAX_NAMES)
      {
        g_autofree char *name =
            g_utf8_make_valid (rbk_population_get_plan_name (population, i), -1);

        g_string_append_printf (names, "%s“%s”", names->len > 0 ? ", " : "", name);
      }
  if (n_strangers > MAX_NAMES)
    g_string_append (names, "…");
  text = g_strdup_printf (
      /* Translators: %s is a list of names */
      ngettext ("The file names a plan that the book does not have: %s. Give a plan of the book "
                "that name or key, or choose another column for the plan today.",
                "The file names plans that the book does not have: %s. Give plans of the book "
                "these names or keys, or choose another column for the plan today.",
                n_strangers),
      names->str);
  gtk_label_set_text (GTK_LABEL (parts->problem_text), text);
  gtk_widget_set_visible (parts->problem, n_strangers > 0);
}

/**
 * rbk_moves_panel_update:
 * @panel: a panel
 * @view: what the page shows
 *
 * Shows who moves now; nothing where the file says no plans.
 */
void
rbk_moves_panel_update (GtkWidget *panel, const RbkCustomersView *view)
{
  const Parts    *parts = g_object_get_data (G_OBJECT (panel), "parts");
  const RbkMoves *moves = view->figure != NULL ? view->figure->moves : NULL;

  gtk_widget_set_visible (panel, moves != NULL);
  if (moves == NULL)
    return;

  rbk_section_set_note (RBK_SECTION (panel),
                        _ ("Where the cheapest plan leads customers from the plan that the file "
                           "says they are on. Both bills are at the prices of this book."));
  show_bar (parts, moves, view->format);
  show_strangers (parts, view);
  show_table (parts, view);
}
