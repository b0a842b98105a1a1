/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-answer-card.h"

#include <glib/gi18n-lib.h>

#include "rbk-show-all.h"
#include "rbk-wrapped-label.h"

/* So many plans are shown at first, as in the table of all scenarios. */
#define MOST_PLANS 40
/* More is in the tooltip. */
#define MOST_MOVES 6
#define TEXT_CHARS 22

/**
 * RbkAnswerCard:
 *
 * What one answer to a scenario comes to: margins and bills of each plan, and what would have to
 * change in the book.
 */
struct _RbkAnswerCard
{
  GtkWidget parent_instance;

  RbkAnswer                answer;
  const RbkSpec           *spec;   /* (not owned) (nullable) what is shown: the caller keeps it */
  const RbkScenarioResult *result; /* (not owned) (nullable) the same */
  RbkMoneyFormat          *format; /* (not owned) (nullable) the page's */
  guint                    limit;  /* of plans */
  GtkWidget               *box, *badge, *figures, *moves, *note, *use, *save, *compare;
  GtkWidget               *all; /* shows plans past the limit, too */
};

G_DEFINE_FINAL_TYPE (RbkAnswerCard, rbk_answer_card, GTK_TYPE_WIDGET)

static void
rbk_answer_card_dispose (GObject *object)
{
  g_clear_pointer (&RBK_ANSWER_CARD (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (rbk_answer_card_parent_class)->dispose (object);
}

static void
rbk_answer_card_class_init (RbkAnswerCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_answer_card_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "answercard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = rbk_wrapped_label_new (text, css_class);

  /* So that three cards stand beside each other where there is room. */
  gtk_label_set_max_width_chars (GTK_LABEL (label), TEXT_CHARS);

  return label;
}

static void
rbk_answer_card_init (RbkAnswerCard *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_add_css_class (self->box, "card");
  gtk_widget_add_css_class (self->box, "answer");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static GtkWidget *
add_button (
    RbkAnswerCard *self, GtkWidget *box, const char *label, const char *tooltip, const char *action)
{
  GtkWidget       *button = gtk_button_new_with_mnemonic (label);
  const char      *title = rbk_scenario_words_for_answer (self->answer);
  g_autofree char *name = g_strdup_printf ("%s: %s", tooltip, title);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", (guint32) self->answer);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (box), button);

  return button;
}

static void
add_buttons (RbkAnswerCard *self)
{
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_set_homogeneous (GTK_BOX (line), TRUE);
  self->use =
      add_button (self, all, _ ("Use in the _Table"), _ ("Use in the Table"), "scenario.answer");
  self->save = add_button (self, line, _ ("New _Book…"), _ ("Save as a New Book"), "scenario.save");
  self->compare = add_button (self, line, _ ("_Side by Side"), _ ("Put This Beside the Book"),
                              "scenario.compare");
  gtk_box_append (GTK_BOX (all), line);
  gtk_widget_set_valign (all, GTK_ALIGN_END);
  gtk_widget_set_vexpand (all, TRUE);
  gtk_box_append (GTK_BOX (self->box), all);
}

/**
 * rbk_answer_card_set_is_used:
 * @self: a card
 * @is_used: whether it is the scenario's own answer
 */
void
rbk_answer_card_set_is_used (RbkAnswerCard *self, gboolean is_used)
{
  g_return_if_fail (RBK_IS_ANSWER_CARD (self));

  gtk_widget_set_visible (self->badge, is_used);
  gtk_widget_set_sensitive (self->use, !is_used);
}

static void
attach (RbkAnswerCard *self, const char *text, const char *name, int row, int column)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0.0f : 1.0f);
  gtk_label_set_ellipsize (GTK_LABEL (label),
                           column == 0 ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_hexpand (label, column == 0);
  gtk_widget_add_css_class (label, row == 0 ? "caption" : "numeric");
  if (row == 0)
    gtk_widget_add_css_class (label, "dim-label");
  if (name != NULL)
    rbk_scenario_words_name (label, name);
  gtk_grid_attach (GTK_GRID (self->figures), label, column, row, 1, 1);
}

static void
attach_delta (RbkAnswerCard  *self,
              RbkMoneyFormat *format,
              gboolean        exists,
              double          before,
              double          after,
              int             row)
{
  GtkWidget *label = gtk_label_new (NULL);

  rbk_scenario_words_show_delta (label, format, exists, before, after);
  gtk_label_set_xalign (GTK_LABEL (label), 1.0f);
  gtk_grid_attach (GTK_GRID (self->figures), label, 2, row, 1, 1);
}

static char *
dup_name (RbkAnswerCard *self, const char *what, const char *of)
{
  /* Translators: a figure, a plan, an answer: “Margin of Pro, Pass It On” */
  return g_strdup_printf (_ ("%s of %s, %s"), what, of,
                          rbk_scenario_words_for_answer (self->answer));
}

static void
show_plan (RbkAnswerCard         *self,
           const char            *name,
           const RbkScenarioPlan *plan,
           gboolean               has_customers,
           RbkMoneyFormat        *format,
           int                    row)
{
  gboolean         has_after = plan->has_after && plan->after.has_margin;
  gboolean         has_before = plan->has_before && plan->before.has_margin;
  g_autofree char *margin =
      rbk_scenario_words_for_share (format, has_after, has_after ? plan->after.margin : 0.0);
  g_autofree char *bill =
      rbk_scenario_words_for_change (format, plan->has_bill_change, plan->bill_change, 1);
  g_autofree char *worst =
      rbk_scenario_words_for_change (format, plan->has_worst, plan->worst_change, 1);
  g_autofree char *margin_name = dup_name (self, _ ("Margin"), name);
  g_autofree char *bill_name = dup_name (self, _ ("Change of the bill"), name);
  g_autofree char *worst_name = dup_name (self, _ ("Worst change of a bill"), name);

  attach (self, name, NULL, row, 0);
  attach (self, margin, margin_name, row, 1);
  attach_delta (self, format, has_after && has_before, has_before ? plan->before.margin : 0.0,
                has_after ? plan->after.margin : 0.0, row);
  attach (self, bill, bill_name, row, 3);
  if (has_customers)
    attach (self, worst, worst_name, row, 4);
}

static double
margin_of (const RbkMixPlan *mix, gboolean *exists)
{
  *exists = rbk_decimal_sign (mix->revenue) > 0;

  return *exists ? rbk_margin_of (mix->revenue, mix->cost) : 0.0;
}

static void
show_total (RbkAnswerCard *self, const RbkScenarioResult *result, RbkMoneyFormat *format, int row)
{
  gboolean         had, has;
  double           before = margin_of (&result->total_before, &had);
  double           after = margin_of (&result->total_after, &has);
  g_autofree char *margin = rbk_scenario_words_for_share (format, has, after);
  g_autofree char *name = dup_name (self, _ ("Margin"), _ ("all customers"));

  attach (self, _ ("All customers"), NULL, row, 0);
  attach (self, margin, name, row, 1);
  attach_delta (self, format, had && has, before, after, row);
}

static void
clear_figures (RbkAnswerCard *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->figures)) != NULL)
    gtk_grid_remove (GTK_GRID (self->figures), child);
}

static void
show_figures (RbkAnswerCard *self)
{
  const RbkScenarioResult *result = self->result;
  guint                    n_priced = 0;

  clear_figures (self);
  attach (self, _ ("Plan"), NULL, 0, 0);
  attach (self, _ ("Margin"), NULL, 0, 1);
  attach (self, _ ("Bill"), NULL, 0, 3);
  attach (self, result->has_customers ? _ ("Worst") : "", NULL, 0, 4);
  gtk_widget_set_tooltip_text (gtk_grid_get_child_at (GTK_GRID (self->figures), 3, 0),
                               _ ("Of the customer at the plan’s usual usage, for the same work"));
  gtk_widget_set_tooltip_text (gtk_grid_get_child_at (GTK_GRID (self->figures), 4, 0),
                               _ ("Of your own customers, the bill that rises most"));
  for (guint i = 0; i < result->n_plans; i++)
    if (!self->spec->plans[i].is_quote_only && n_priced++ < self->limit)
      show_plan (self, self->spec->plans[i].name, &result->plans[i], result->has_customers,
                 self->format, (int) n_priced);
  rbk_show_all_update (self->all, MIN (n_priced, self->limit), n_priced);
  if (result->has_customers)
    show_total (self, result, self->format, (int) n_priced + 1);
}

/* The button goes once all are there: its focus goes to what stands below. */
static void
show_all_cb (RbkAnswerCard *self)
{
  self->limit = G_MAXUINT;
  gtk_widget_grab_focus (self->compare);
  if (self->result != NULL)
    show_figures (self);
}

static void
show_moves (RbkAnswerCard           *self,
            const RbkSpec           *spec,
            const RbkScenarioResult *result,
            RbkMoneyFormat          *format)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GString) all = g_string_new (NULL);
  guint n = result->moves->len;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *move =
          rbk_scenario_words_for_move (&g_array_index (result->moves, RbkScenarioMove, i), spec,
                                       format);

      g_string_append_printf (all, "%s%s", i > 0 ? "\n" : "", move);
      if (i < MOST_MOVES)
        g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", move);
    }
  if (n > MOST_MOVES)
    g_string_append_printf (text, ngettext ("\nand %u more", "\nand %u more", n - MOST_MOVES),
                            n - MOST_MOVES);
  gtk_label_set_text (GTK_LABEL (self->moves), text->str);
  gtk_widget_set_tooltip_text (self->moves, n > MOST_MOVES ? all->str : NULL);
  gtk_widget_set_visible (self->moves, n > 0);
}

/**
 * rbk_answer_card_new:
 * @answer: what is done about a scenario
 *
 * Returns: (transfer floating): a card without figures
 */
GtkWidget *
rbk_answer_card_new (RbkAnswer answer)
{
  RbkAnswerCard *self = g_object_new (RBK_TYPE_ANSWER_CARD, NULL);
  const char    *title = rbk_scenario_words_for_answer (answer);
  GtkWidget     *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->answer = answer;
  self->limit = MOST_PLANS;
  self->badge = new_label (_ ("In the table"), "badge");
  gtk_widget_set_valign (self->badge, GTK_ALIGN_CENTER);
  self->figures = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->figures), 8);
  gtk_grid_set_row_spacing (GTK_GRID (self->figures), 3);
  self->all = rbk_show_all_new (G_CALLBACK (show_all_cb), self);
  self->moves = new_label (NULL, "moves");
  self->note = new_label (NULL, "dim-label");
  gtk_box_append (GTK_BOX (head), new_label (title, "heading"));
  gtk_box_append (GTK_BOX (head), self->badge);
  gtk_box_append (GTK_BOX (self->box), head);
  gtk_box_append (GTK_BOX (self->box),
                  new_label (rbk_scenario_words_explain_answer (answer), "dim-label"));
  gtk_box_append (GTK_BOX (self->box), self->figures);
  gtk_box_append (GTK_BOX (self->box), self->all);
  gtk_box_append (GTK_BOX (self->box), self->moves);
  gtk_box_append (GTK_BOX (self->box), self->note);
  add_buttons (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);

  return GTK_WIDGET (self);
}

/**
 * rbk_answer_card_show:
 * @self: a card
 * @spec: the book as it is
 * @result: (nullable): what the answer comes to; it and @spec must outlive the card, or what is
 *   shown next
 * @problem: (nullable): why it comes to nothing
 * @format: for the book's currency
 *
 * Shows the figures.
 */
void
rbk_answer_card_show (RbkAnswerCard           *self,
                      const RbkSpec           *spec,
                      const RbkScenarioResult *result,
                      const char              *problem,
                      RbkMoneyFormat          *format)
{
  g_return_if_fail (RBK_IS_ANSWER_CARD (self));

  self->spec = spec;
  self->result = result;
  self->format = format;
  clear_figures (self);
  gtk_widget_set_visible (self->all, FALSE);
  gtk_widget_set_visible (self->moves, FALSE);
  gtk_widget_set_sensitive (self->save, result != NULL);
  gtk_widget_set_sensitive (self->compare, result != NULL);
  if (result != NULL)
    {
      show_figures (self);
      show_moves (self, spec, result, format);
      problem = result->note;
    }
  gtk_label_set_text (GTK_LABEL (self->note), problem != NULL ? problem : "");
  gtk_widget_set_visible (self->note, problem != NULL);
}
