/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-optimise-curves.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "rbk-choice.h"
#include "rbk-money-format.h"
#include "rbk-optimise-trace.h"
#include "rbk-optimise-words.h"
#include "rbk-plan-color.h"
#include "rbk-plot.h"

#define HEIGHT 200

/* The margin of a month along one term, with all others at their best: one sees how much it
 * matters where it stands. Where several change, one chooses which. */

static guint
count_allowed (const GArray *trace)
{
  guint n = 0;

  for (guint i = 0; trace != NULL && i < trace->len; i++)
    n += g_array_index (trace, RbkTracePoint, i).is_allowed;

  return n;
}

/* What the curves are drawn from; it hangs on the group that shows them. */
typedef struct
{
  RbkOptimiseRun *run;     /* (owned) has the points */
  RbkMoneyFormat *format;  /* (owned) */
  GArray         *changes; /* (owned) (element-type RbkOptimiseChange) */
  GPtrArray      *titles;  /* (owned) (element-type utf8) of those that have a curve */
  GArray         *places;  /* (owned) (element-type guint) theirs in the changes */
  GArray         *colors;  /* (owned) (element-type guint) of their plans */
  RbkPlot        *plot;
} Curves;

static void
curves_free (gpointer data)
{
  Curves *self = data;

  rbk_optimise_run_unref (self->run);
  rbk_money_format_free (self->format);
  g_array_unref (self->changes);
  g_ptr_array_unref (self->titles);
  g_array_unref (self->places);
  g_array_unref (self->colors);
  g_free (self);
}

static void
add_point (Curves *self, const RbkOptimiseChange *change, const RbkTracePoint *point)
{
  g_autofree char *value = rbk_optimise_words_value (change->what, point->value, self->format);
  g_autofree char *margin = rbk_money_format_amount (self->format, point->margin, FALSE);
  /* Translators: a price or an amount, and the margin of a month with it */
  g_autofree char *text = g_strdup_printf (_ ("%s: %s a month"), value, margin);
  RbkPlotItem      item = { .from = rbk_decimal_to_double (point->value),
                            .value = MAX (rbk_decimal_to_double (point->margin), 0.0),
                            .text = text };

  rbk_plot_add_item (self->plot, &item);
}

static char *
describe (Curves *self, guint number, const RbkOptimiseChange *change)
{
  g_autofree char *before = rbk_optimise_words_value (change->what, change->before, self->format);
  g_autofree char *after = rbk_optimise_words_value (change->what, change->after, self->format);
  g_autofree char *range = rbk_optimise_words_range (change, self->format);

  /* Translators: what a curve shows: a term as “Price of Pro”, two values, and a sentence */
  return g_strdup_printf (_ ("Margin of a month along the %s: best at %s, today %s. %s"),
                          (const char *) g_ptr_array_index (self->titles, number), after, before,
                          range);
}

static void
draw (Curves *self, guint number)
{
  guint                    place = g_array_index (self->places, guint, number);
  int                      color = (int) g_array_index (self->colors, guint, number);
  const RbkOptimiseChange *change = &g_array_index (self->changes, RbkOptimiseChange, place);
  const GArray            *trace = rbk_optimise_run_get_trace (self->run, place);
  gboolean         is_money = change->what == RBK_SOLVE_PRICE || change->what == RBK_SOLVE_OVERAGE;
  RbkPlotAxes      axes = { .kind = RBK_PLOT_LINE,
                            .x_unit = is_money ? RBK_PLOT_AMOUNT : RBK_PLOT_QUANTITY,
                            .y_unit = RBK_PLOT_AMOUNT,
                            .currency = rbk_money_format_get_currency (self->format),
                            .x_title = g_ptr_array_index (self->titles, number) };
  g_autofree char *summary = describe (self, number, change);

  rbk_plot_start (self->plot, &axes);
  for (guint i = 0; i < trace->len; i++)
    if (g_array_index (trace, RbkTracePoint, i).is_allowed)
      add_point (self, change, &g_array_index (trace, RbkTracePoint, i));
  rbk_plot_add_guide (self->plot, rbk_decimal_to_double (change->before), _ ("today"), -1);
  rbk_plot_add_guide (self->plot, rbk_decimal_to_double (change->after), _ ("best"), color);
  rbk_plot_finish (self->plot, summary);
}

static void
chosen_cb (GtkWidget *group, GParamSpec *pspec, GtkDropDown *choice)
{
  draw (g_object_get_data (G_OBJECT (group), "curves"), gtk_drop_down_get_selected (choice));
}

static void
add_curve (Curves *self, RbkBook *book, guint place)
{
  const RbkOptimiseChange *change = &g_array_index (self->changes, RbkOptimiseChange, place);
  g_autoptr(RbkPlan) plan = g_list_model_get_item (rbk_book_get_plans (book), change->plan);
  guint color;

  if (plan == NULL)
    return;
  color = rbk_plan_get_palette_index (plan, change->plan);
  g_array_append_val (self->places, place);
  g_array_append_val (self->colors, color);
  g_ptr_array_add (self->titles,
                   rbk_optimise_words_term (change->what, rbk_record_get_name (RBK_RECORD (plan))));
}

static Curves *
curves_new (RbkBook *book, RbkOptimiseRun *run, const RbkOptimum *optimum)
{
  Curves *self = g_new0 (Curves, 1);

  self->run = rbk_optimise_run_ref (run);
  self->format = rbk_money_format_new (NULL, rbk_book_get_currency (book));
  self->changes = g_array_ref (optimum->changes);
  self->titles = g_ptr_array_new_with_free_func (g_free);
  self->places = g_array_new (FALSE, FALSE, sizeof (guint));
  self->colors = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < optimum->changes->len; i++)
    if (count_allowed (rbk_optimise_run_get_trace (run, i)) > 1)
      add_curve (self, book, i);

  return self;
}

static GtkWidget *
new_choice (Curves *self, GtkWidget *group)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *choice;

  for (guint i = 0; i < self->titles->len; i++)
    gtk_string_list_append (names, g_ptr_array_index (self->titles, i));
  choice = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL);
  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  rbk_choice_set_title (choice, _ ("Along which term"));
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (chosen_cb), group,
                           G_CONNECT_SWAPPED);

  return choice;
}

/**
 * rbk_optimise_curves_new:
 * @book: the book that the best terms are of
 * @run: the search that found them
 * @optimum: what it found
 *
 * Returns: (transfer floating) (nullable): the margin along each term that changes; nothing where
 *   none does
 */
GtkWidget *
rbk_optimise_curves_new (RbkBook *book, RbkOptimiseRun *run, const RbkOptimum *optimum)
{
  Curves    *self = curves_new (book, run, optimum);
  GtkWidget *group, *card;

  if (self->places->len == 0)
    {
      curves_free (self);
      return NULL;
    }
  group = adw_preferences_group_new ();
  card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->plot = RBK_PLOT (rbk_plot_new (_ ("Margin along one term")));
  g_object_set_data_full (G_OBJECT (group), "curves", self, curves_free);
  gtk_widget_set_size_request (GTK_WIDGET (self->plot), -1, HEIGHT);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "answer");
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->plot));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Margin a month"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _ ("Along one term, as far as your limits allow, with all "
                                            "others "
                                            "at their best"));
  if (self->places->len > 1)
    adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group),
                                             new_choice (self, group));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), card);
  draw (self, 0);

  return group;
}
