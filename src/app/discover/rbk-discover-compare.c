/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-discover-compare.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rbk-discover-label.h"
#include "rbk-question-words.h"

#define NAME_CHARS 24

/* A book as it is, beside what other answers come to: prices, what they include, what is left. */

typedef enum
{
  FIGURE_PRICE,
  FIGURE_INCLUDED,
  FIGURE_OVERAGE,
  FIGURE_COST,
  FIGURE_MARGIN,
} Figure;

static const char *const titles[] = {
  [FIGURE_PRICE] = N_ ("Price a month"), [FIGURE_INCLUDED] = N_ ("Included"),
  [FIGURE_OVERAGE] = N_ ("Overage"),     [FIGURE_COST] = N_ ("Cost"),
  [FIGURE_MARGIN] = N_ ("Margin"),
};

typedef struct
{
  GtkWidget      *grid;
  int             row;
  const RbkTable *now, *then;
  RbkMoneyFormat *now_format, *then_format;
} Compare;

static char *
spell (Figure figure, const RbkTableRow *row, RbkMoneyFormat *format)
{
  if (row == NULL)
    return g_strdup ("–");
  if (figure == FIGURE_PRICE && row->plan->is_quote_only)
    return g_strdup (_ ("On request"));
  if (figure == FIGURE_PRICE && row->has_price)
    return rbk_money_format_amount (format, row->price, FALSE);
  if (figure == FIGURE_INCLUDED && row->has_included)
    return rbk_money_format_quantity (format, row->included);
  if (figure == FIGURE_OVERAGE && row->has_overage && row->limit != RBK_LIMIT_HARD)
    return rbk_money_format_amount (format, row->overage, TRUE);
  if (figure == FIGURE_COST && row->has_price && row->has_sizing)
    return rbk_money_format_amount (format,
                                    rbk_decimal_round (row->sizing.cost, 4, RBK_ROUND_HALF_AWAY),
                                    FALSE);
  if (figure == FIGURE_MARGIN && row->sizing.has_margin)
    return rbk_money_format_percent (format, row->sizing.margin, 1);
  return g_strdup ("–");
}

static GtkWidget *
attach (Compare *self, const char *text, const char *css_class, int column)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0.0f : 1.0f);
  gtk_label_set_ellipsize (GTK_LABEL (label),
                           column == 0 ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, css_class);
  gtk_grid_attach (GTK_GRID (self->grid), label, column, self->row, 1, 1);

  return label;
}

static void
name_figure (GtkWidget *label, Figure figure, const char *plan, const char *when)
{
  /* Translators: a figure, a plan, and which book: “Price a month of Pro, now” */
  g_autofree char *name = g_strdup_printf (_ ("%s of %s, %s"), _ (titles[figure]), plan, when);

  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  gtk_label_get_text (GTK_LABEL (label)), -1);
}

static void
add_figure (Compare *self, Figure figure, const RbkTableRow *now, const RbkTableRow *then)
{
  const char      *plan = now != NULL ? now->plan->name : then->plan->name;
  g_autofree char *before = spell (figure, now, self->now_format);
  g_autofree char *after = spell (figure, then, self->then_format);
  gboolean         differs = strcmp (before, after) != 0;
  g_autofree char *marked = differs ? g_strdup_printf ("%s ≠", after) : g_strdup (after);
  GtkWidget       *label;

  /* What neither has is no difference. */
  if (!differs && strcmp (before, "–") == 0)
    return;
  attach (self, _ (titles[figure]), "title", 0);
  name_figure (attach (self, before, "numeric", 1), figure, plan, _ ("now"));
  label = attach (self, marked, "numeric", 2);
  name_figure (label, figure, plan, _ ("proposed"));
  if (differs)
    gtk_widget_add_css_class (label, "differs");
  self->row++;
}

static void
add_plan (Compare *self, const RbkTableRow *now, const RbkTableRow *then)
{
  const char      *name = now != NULL ? now->plan->name : then->plan->name;
  const char      *format = now == NULL ? _ ("%s (new)") : then == NULL ? _ ("%s (goes)") : "%s";
  g_autofree char *text = NULL;
  GtkWidget       *label;

  /* One of two translated formats, or the plain name. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  text = g_strdup_printf (format, name);
#pragma GCC diagnostic pop
  label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), NAME_CHARS);
  gtk_widget_set_tooltip_text (label, name);
  gtk_widget_add_css_class (label, "plan");
  gtk_grid_attach (GTK_GRID (self->grid), label, 0, self->row++, 3, 1);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    add_figure (self, (Figure) i, now, then);
}

static const RbkTableRow *
find (const RbkTable *table, const RbkPlanSpec *plan)
{
  for (guint i = 0; i < table->n_rows; i++)
    if (g_strcmp0 (table->rows[i].plan->key, plan->key) == 0)
      return &table->rows[i];
  return NULL;
}

static void
add_plans (Compare *self)
{
  for (guint i = 0; i < self->then->n_rows; i++)
    add_plan (self, find (self->now, self->then->rows[i].plan), &self->then->rows[i]);
  for (guint i = 0; i < self->now->n_rows; i++)
    if (find (self->then, self->now->rows[i].plan) == NULL)
      add_plan (self, &self->now->rows[i], NULL);
}

static GtkWidget *
new_grid (void)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_widget_add_css_class (grid, "compared");

  return grid;
}

/**
 * rbk_discover_compare_new: (skip)
 * @proposed: what answers come to
 * @book: the book as it is
 *
 * Returns: (transfer floating): both, plan by plan
 */
GtkWidget *
rbk_discover_compare_new (RbkProposed *proposed, RbkBook *book)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkSpec) spec = rbk_spec_new (book, &proposed->table->spec->date, &error);
  g_autoptr(RbkTable) now = spec != NULL ? rbk_table_new (spec, NULL, &error) : NULL;
  g_autoptr(RbkMoneyFormat) format = NULL;
  Compare compare = { 0 };

  /* Translators: %s says why */
  if (now == NULL)
    {
      g_autofree char *says =
          g_strdup_printf (_ ("The book has no figures to compare: %s"), error->message);

      return rbk_discover_label_new (says, "line");
    }
  format = rbk_money_format_new (NULL, spec->currency);
  compare = (Compare){ .grid = new_grid (),
                       .row = 1,
                       .now = now,
                       .then = proposed->table,
                       .now_format = format,
                       .then_format = proposed->format };
  add_plans (&compare);
  compare.row = 0;
  attach (&compare, "", "heading", 0);
  attach (&compare, _ ("Now"), "heading", 1);
  attach (&compare, _ ("Proposed"), "heading", 2);

  return compare.grid;
}

static char *
dup_answer (RbkProposed *proposed, const RbkAnswers *answers, const RbkQuestion *question)
{
  const char *answer = rbk_answers_get (answers, question->id);

  return answer != NULL ? rbk_question_words_dup (question, answer, proposed->format)
                        : g_strdup (_ ("open"));
}

static void
add_answer (GtkWidget *box, const RbkQuestion *question, const char *before, const char *after)
{
  /* Translators: an answer to a question, and the one in its place */
  g_autofree char *text = g_strdup_printf (_ ("%s → %s"), before, after);
  GtkWidget       *line = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget       *title = rbk_discover_label_new (_ (question->text), "dim-label");
  GtkWidget       *answers = rbk_discover_label_new (text, NULL);

  gtk_box_append (GTK_BOX (line), title);
  gtk_box_append (GTK_BOX (line), answers);
  gtk_widget_add_css_class (line, "line");
  gtk_box_append (GTK_BOX (box), line);
}

/**
 * rbk_discover_compare_new_answers: (skip)
 * @proposed: what answers come to
 * @book: the book as it is, with the answers of then
 *
 * Returns: (transfer floating): which answers are others by now
 */
GtkWidget *
rbk_discover_compare_new_answers (RbkProposed *proposed, RbkBook *book)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autoptr(RbkAnswers) then = rbk_answers_new ();
  g_autoptr(RbkAnswers) now = rbk_answers_new ();
  RbkDiscovery *old = rbk_book_get_discovery (book);
  RbkDiscovery *new = rbk_book_get_discovery (proposed->proposal->book);
  guint              n_questions;
  const RbkQuestion *questions = rbk_questions_list (&n_questions);

  if (old != NULL)
    rbk_answers_set_texts (then, rbk_discovery_get_answers (old), NULL);
  if (new != NULL)
    rbk_answers_set_texts (now, rbk_discovery_get_answers (new), NULL);
  for (guint i = 0; i < n_questions; i++)
    {
      g_autofree char *before = dup_answer (proposed, then, &questions[i]);
      g_autofree char *after = dup_answer (proposed, now, &questions[i]);

      if (strcmp (before, after) != 0)
        add_answer (box, &questions[i], before, after);
    }
  if (gtk_widget_get_first_child (box) == NULL)
    gtk_box_append (GTK_BOX (box),
                    rbk_discover_label_new (_ ("All answers are as they were."), "line"));

  return box;
}
