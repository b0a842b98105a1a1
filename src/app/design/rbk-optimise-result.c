/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-optimise-result.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "rbk-money-format.h"
#include "rbk-optimise-curves.h"
#include "rbk-optimise-words.h"
#include "rbk-plan-color.h"
#include "rbk-range-bar.h"

/* What a search for the best prices found: what it comes to and what it rests on, then each term
 * with how much it matters, then what becomes of the plans. */

/* What the parts are made from. */
typedef struct
{
  RbkBook          *book;
  const RbkOptimum *optimum;
  RbkMoneyFormat   *format;
  gboolean          is_made_up; /* whether the customers are */
} Finding;

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_add_css_class (label, "numeric");

  return label;
}

static GtkWidget *
new_plan_color (const Finding *finding, guint position)
{
  GListModel *plans = rbk_book_get_plans (finding->book);
  g_autoptr(RbkPlan) plan = g_list_model_get_item (plans, position);
  GtkWidget *color = rbk_plan_color_new ();

  if (plan != NULL)
    rbk_plan_color_set_index (RBK_PLAN_COLOR (color), rbk_plan_get_palette_index (plan, position));
  gtk_widget_set_valign (color, GTK_ALIGN_CENTER);

  return color;
}

static char *
dup_plan_name (const Finding *finding, guint position)
{
  GListModel *plans = rbk_book_get_plans (finding->book);
  g_autoptr(RbkRecord) plan = g_list_model_get_item (plans, position);

  return g_strdup (plan != NULL ? rbk_record_get_name (plan) : "");
}

static GtkWidget *
new_summary (const Finding *finding)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *headline = rbk_optimise_words_headline (finding->optimum, finding->format);
  g_autofree char *verdict = rbk_optimise_words_verdict (finding->optimum, finding->format);
  g_autofree char *demand = rbk_optimise_words_demand (&finding->optimum->demand, finding->format);
  g_autofree char *people = rbk_optimise_words_people (finding->optimum, finding->format);
  /* Translators: %s is a sentence on how customers answer to higher bills */
  g_autofree char *assumed = g_strdup_printf (_ ("Assumed: %s"), demand);

  gtk_box_append (GTK_BOX (box), new_label (headline, "title-2"));
  gtk_box_append (GTK_BOX (box), new_label (verdict, "body"));
  if (finding->optimum->n_changed > 0)
    gtk_box_append (GTK_BOX (box), new_label (people, "body"));
  gtk_box_append (GTK_BOX (box), new_label (assumed, "assumed"));
  if (finding->is_made_up)
    gtk_box_append (GTK_BOX (box),
                    new_label (_ ("The customers are made up, not measured."), "assumed"));
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "answer");

  return box;
}

static char *
describe_move (const Finding *finding, const RbkOptimiseChange *change)
{
  g_autofree char *before =
      rbk_optimise_words_value (change->what, change->before, finding->format);
  g_autofree char *after = rbk_optimise_words_value (change->what, change->after, finding->format);

  if (rbk_decimal_equal (change->before, change->after))
    /* Translators: a price or an amount that stays what it is */
    return g_strdup_printf (_ ("%s stays"), before);

  /* Translators: a price or an amount today, and the best */
  return g_strdup_printf (_ ("%s → %s"), before, after);
}

static GtkWidget *
new_bar (const Finding *finding, const RbkOptimiseChange *change)
{
  RbkRange         range = { .before = rbk_decimal_to_double (change->before),
                             .after = rbk_decimal_to_double (change->after),
                             .low = rbk_decimal_to_double (change->low),
                             .high = rbk_decimal_to_double (change->high) };
  g_autofree char *before =
      rbk_optimise_words_value (change->what, change->before, finding->format);
  g_autofree char *after = rbk_optimise_words_value (change->what, change->after, finding->format);
  g_autofree char *words = rbk_optimise_words_range (change, finding->format);
  /* Translators: what a small picture shows: two values, and a sentence on those near the best */
  g_autofree char *label = g_strdup_printf (_ ("Best %s, today %s. %s"), after, before, words);

  return rbk_range_bar_new (&range, label);
}

static GtkWidget *
new_term (const Finding *finding, const RbkOptimiseChange *change)
{
  GtkWidget       *row = gtk_list_box_row_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget       *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *plan = dup_plan_name (finding, change->plan);
  g_autofree char *title = rbk_optimise_words_term (change->what, plan);
  g_autofree char *move = describe_move (finding, change);
  g_autofree char *range = rbk_optimise_words_range (change, finding->format);
  GtkWidget       *name = new_label (title, "body"), *value = new_label (move, "body");
  gboolean         is_kept = rbk_decimal_equal (change->before, change->after);

  gtk_widget_set_hexpand (name, TRUE);
  gtk_label_set_wrap (GTK_LABEL (value), FALSE);
  gtk_widget_add_css_class (value, is_kept ? "dim-label" : "heading");
  gtk_box_append (GTK_BOX (line), new_plan_color (finding, change->plan));
  gtk_box_append (GTK_BOX (line), name);
  gtk_box_append (GTK_BOX (line), value);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), new_bar (finding, change));
  gtk_box_append (GTK_BOX (box),
                  new_label (change->is_at_limit ? _ ("As far as was looked: more may be better")
                                                 : range,
                             "caption"));
  gtk_widget_add_css_class (box, "term");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, move, -1);

  return row;
}

static GtkWidget *
new_group (const char *title, const char *description, GtkWidget *child)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), child);

  return group;
}

static GtkWidget *
new_terms (const Finding *finding)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  for (guint i = 0; i < finding->optimum->changes->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list),
                         new_term (finding, &g_array_index (finding->optimum->changes,
                                                            RbkOptimiseChange, i)));

  return new_group (_ ("Terms"),
                    _ ("The ring is today's, the dot the best; the band is nearly as good: it "
                       "leaves 99 % of that."),
                    list);
}

static char *
join (const char *before, const char *after)
{
  if (g_str_equal (before, after))
    return g_strdup (before);

  /* Translators: how it is today, and how it would be */
  return g_strdup_printf (_ ("%s → %s"), before, after);
}

static GtkWidget *
new_figure (const char *text)
{
  GtkWidget *label = new_label (text, "body");

  gtk_label_set_xalign (GTK_LABEL (label), 1.0f);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_RIGHT);
  gtk_widget_set_hexpand (label, TRUE);

  return label;
}

/* One line of the mix: a plan, or all of them together. */
static void
add_line (const Finding    *finding,
          GtkGrid          *grid,
          int               line,
          const char       *name,
          const RbkMixPlan *before,
          const RbkMixPlan *after)
{
  RbkMoneyFormat  *format = finding->format;
  RbkDecimal       old_count = rbk_decimal_from_int ((gint64) before->n_customers);
  RbkDecimal       new_count = rbk_decimal_from_int ((gint64) after->n_customers);
  g_autofree char *old_customers = rbk_money_format_quantity (format, old_count);
  g_autofree char *new_customers = rbk_money_format_quantity (format, new_count);
  g_autofree char *old_margin = rbk_money_format_whole_amount (format, before->margin);
  g_autofree char *new_margin = rbk_money_format_whole_amount (format, after->margin);
  g_autofree char *customers = join (old_customers, new_customers);
  g_autofree char *margin = join (old_margin, new_margin);

  gtk_grid_attach (grid, new_label (name, "body"), 1, line, 1, 1);
  gtk_grid_attach (grid, new_figure (customers), 2, line, 1, 1);
  gtk_grid_attach (grid, new_figure (margin), 3, line, 1, 1);
}

static void
add_head (GtkGrid *grid)
{
  static const char *const titles[] = { N_ ("Plan"), N_ ("Customers"), N_ ("Margin a month") };

  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      GtkWidget *label = i == 0 ? new_label (_ (titles[i]), "body") : new_figure (_ (titles[i]));

      gtk_widget_add_css_class (label, "caption-heading");
      gtk_widget_add_css_class (label, "dim-label");
      gtk_grid_attach (grid, label, (int) i + 1, 0, 1, 1);
    }
}

static GtkWidget *
new_mix (const Finding *finding)
{
  const RbkMix *before = finding->optimum->before, *after = finding->optimum->after;
  GtkWidget    *grid = gtk_grid_new ();
  guint         n = MIN (before->n_plans, after->n_plans);

  gtk_grid_set_column_spacing (GTK_GRID (grid), 10);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 8);
  gtk_widget_add_css_class (grid, "card");
  gtk_widget_add_css_class (grid, "answer");
  add_head (GTK_GRID (grid));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = dup_plan_name (finding, i);

      gtk_grid_attach (GTK_GRID (grid), new_plan_color (finding, i), 0, (int) i + 1, 1, 1);
      add_line (finding, GTK_GRID (grid), (int) i + 1, name, &before->plans[i], &after->plans[i]);
    }
  add_line (finding, GTK_GRID (grid), (int) n + 1, _ ("All plans"), &before->total, &after->total);

  return new_group (_ ("Plans"), _ ("Everybody on the cheapest plan that serves them, if all stay"),
                    grid);
}

/**
 * rbk_optimise_result_new:
 * @book: the book that it was found for
 * @run: the search that found it
 * @optimum: what was found
 *
 * Returns: (transfer floating): all that it says
 */
GtkWidget *
rbk_optimise_result_new (RbkBook *book, RbkOptimiseRun *run, const RbkOptimum *optimum)
{
  g_autoptr(RbkMoneyFormat) format = rbk_money_format_new (NULL, rbk_book_get_currency (book));
  RbkPopulation *population = rbk_analysis_get_population (rbk_optimise_run_get_analysis (run));
  Finding        finding = { book, optimum, format,
                             population != NULL && rbk_population_get_synthetic (population) != NULL };
  GtkWidget     *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget     *curves;

  gtk_box_append (GTK_BOX (box), new_summary (&finding));
  gtk_box_append (GTK_BOX (box), new_terms (&finding));
  curves = rbk_optimise_curves_new (book, run, optimum);
  if (curves != NULL)
    gtk_box_append (GTK_BOX (box), curves);
  if (optimum->n_changed > 0)
    gtk_box_append (GTK_BOX (box), new_mix (&finding));

  return box;
}
