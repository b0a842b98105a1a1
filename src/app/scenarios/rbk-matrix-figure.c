/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-matrix-figure.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "rbk-scenario-words.h"
#include "rbk-verdict.h"
#include "rbk-word.h"

#define LEAST_CHANGE 0.005

static GtkWidget *
new_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (label, css_class);

  return label;
}

/**
 * rbk_matrix_figure_init:
 * @self: (out): where it is made
 *
 * Makes the widgets of a figure. Its box floats until it is put somewhere.
 */
void
rbk_matrix_figure_init (RbkMatrixFigure *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);

  *self = (RbkMatrixFigure){ .box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0),
                             .sign = rbk_verdict_new (),
                             .margin = new_label ("numeric"),
                             .delta = new_label ("delta"),
                             .more = new_label ("more") };
  gtk_widget_add_css_class (self->margin, "margin");
  gtk_widget_add_css_class (self->more, "dim-label");
  gtk_widget_add_css_class (self->more, "numeric");
  gtk_label_set_xalign (GTK_LABEL (self->more), 1.0f);
  gtk_label_set_justify (GTK_LABEL (self->more), GTK_JUSTIFY_RIGHT);
  gtk_widget_set_halign (line, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (line), self->delta);
  gtk_box_append (GTK_BOX (line), self->sign);
  gtk_box_append (GTK_BOX (line), self->margin);
  gtk_box_append (GTK_BOX (self->box), line);
  gtk_box_append (GTK_BOX (self->box), self->more);
  gtk_widget_add_css_class (self->box, "cell");
  gtk_widget_set_hexpand (self->box, TRUE);
  gtk_widget_set_valign (self->box, GTK_ALIGN_FILL);
}

/**
 * rbk_matrix_figure_get_owner:
 * @shown: what is shown
 * @plan: a plan's position; past the last all customers
 *
 * Returns: whose figures they are, for people
 */
const char *
rbk_matrix_figure_get_owner (const RbkMatrixShown *shown, guint plan)
{
  return plan < shown->spec->n_plans ? shown->spec->plans[plan].name : _ ("All customers");
}

static double
get_margin (const RbkMatrixShown *shown, const RbkMatrixCell *cell, guint column, gboolean *exists)
{
  gboolean is_total = column == shown->spec->n_plans;

  *exists = is_total ? cell->has_mix_margin : cell->has_margin;

  return is_total ? cell->mix_margin : cell->margin;
}

/* The lowest margin, or of all customers how many lose money; and the bill that rises most. */
static char *
dup_more (const RbkMatrixShown *shown, const RbkMatrixCell *cell, guint column, gboolean is_first)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *number = NULL, *worst = NULL;

  if (column == shown->spec->n_plans)
    {
      number =
          rbk_money_format_compact (shown->format, rbk_decimal_from_int ((gint64) cell->n_losing));
      /* Translators: %s is a number of customers on whom money is lost; there is little room */
      g_string_append_printf (text,
                              ngettext ("%s losing", "%s losing", rbk_word_plural (cell->n_losing)),
                              number);
    }
  else if (cell->has_lowest)
    {
      number = rbk_money_format_percent (shown->format, cell->lowest, 0);
      /* Translators: %s is the lowest margin at any usage; there is little room */
      g_string_append_printf (text, _ ("lowest %s"), number);
    }
  /* Most rows change no bill; that they don't needs no words. */
  if (!is_first && cell->has_worst && fabs (cell->worst_change) >= LEAST_CHANGE)
    {
      worst = rbk_scenario_words_for_change (shown->format, TRUE, cell->worst_change, 0);
      g_string_append (text, text->len > 0 ? "\n" : "");
      /* Translators: %s is by how much the bill rises that rises most; there is little room */
      g_string_append_printf (text, _ ("bill %s"), worst);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
name_cell (const RbkMatrixFigure *cell, const char *of, const char *scenario)
{
  /* Translators: a plan, and a scenario */
  g_autofree char *margin = g_strdup_printf (_ ("Margin of %s, %s"), of, scenario);
  /* Translators: a plan, and a scenario */
  g_autofree char *delta = g_strdup_printf (_ ("Change of the margin of %s, %s"), of, scenario);
  /* Translators: a plan, and a scenario */
  g_autofree char *more = g_strdup_printf (_ ("More of %s, %s"), of, scenario);

  rbk_scenario_words_name (cell->margin, margin);
  rbk_scenario_words_name (cell->delta, delta);
  rbk_scenario_words_name (cell->more, more);
}

static void
set_tooltip (const RbkMatrixFigure *cell,
             const RbkMatrixShown  *shown,
             const char            *of,
             double                 before,
             double                 now)
{
  g_autofree char *from = rbk_money_format_percent (shown->format, before, 1);
  g_autofree char *to = rbk_money_format_percent (shown->format, now, 1);
  const char      *more = gtk_label_get_text (GTK_LABEL (cell->more));
  /* Translators: a plan, its margin before, after; then what else there is to say */
  g_autofree char *text = g_strdup_printf (_ ("%s: %s → %s\n%s"), of, from, to, more);

  gtk_widget_set_tooltip_text (cell->box, text);
}

/**
 * rbk_matrix_figure_show:
 * @self: a figure
 * @settings: (nullable): bounds of what a good margin is
 * @shown: what is shown, with a matrix
 * @scenario: the scenario's name
 * @plan: a plan's position; past the last all customers
 * @of_matrix: the matrix's row; 0 is the book as it is
 *
 * Shows what a scenario does to a plan.
 */
void
rbk_matrix_figure_show (const RbkMatrixFigure *self,
                        GSettings             *settings,
                        const RbkMatrixShown  *shown,
                        const char            *scenario,
                        guint                  plan,
                        guint                  of_matrix)
{
  const RbkMatrixCell *first = rbk_scenario_matrix_get_cell (shown->matrix, 0, plan);
  const RbkMatrixCell *now = rbk_scenario_matrix_get_cell (shown->matrix, of_matrix, plan);
  const char          *of = rbk_matrix_figure_get_owner (shown, plan);
  gboolean             had, has;
  double               before = get_margin (shown, first, plan, &had);
  double               margin = get_margin (shown, now, plan, &has);
  g_autofree char     *text = rbk_scenario_words_for_share (shown->format, has, margin);
  g_autofree char     *more = dup_more (shown, now, plan, of_matrix == 0);

  gtk_widget_set_visible (self->box, TRUE);
  gtk_label_set_text (GTK_LABEL (self->margin), text);
  rbk_verdict_show (self->sign, settings, has, margin);
  rbk_scenario_words_show_delta (self->delta, shown->format, had && has && of_matrix > 0, before,
                                 margin);
  gtk_label_set_text (GTK_LABEL (self->more), more);
  name_cell (self, of, scenario);
  if (had && has && of_matrix > 0)
    set_tooltip (self, shown, of, before, margin);
  else
    gtk_widget_set_tooltip_text (self->box, more);
}
