/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-advice-questions.h"

#include <glib/gi18n-lib.h>

#include "rbk-choice.h"
#include "rbk-share-text.h"
#include "rbk-wrapped-label.h"

/* Questions that are answered by yes or no, and where the answers go. */
static const struct
{
  const char *title;
  gsize       offset;
} questions[] = {
  { N_ ("Are your customers developers?"), G_STRUCT_OFFSET (RbkAdviseAnswers, developers) },
  { N_ ("Is a call something they know, as a document or a mail is?"),
    G_STRUCT_OFFSET (RbkAdviseAnswers, natural_unit) },
  { N_ ("Does one sentence on the pricing page explain a credit?"),
    G_STRUCT_OFFSET (RbkAdviseAnswers, one_sentence) },
  { N_ ("Should they choose on which feature they spend?"),
    G_STRUCT_OFFSET (RbkAdviseAnswers, own_split) },
};

typedef struct
{
  RbkAdviser     *adviser; /* (not owned) the panel has it as long */
  RbkMoneyFormat *format;  /* (not owned) (nullable) */
  GtkWidget      *choices[G_N_ELEMENTS (questions)];
  GtkWidget      *share;
} Questions;

static Questions *
get_questions (GtkWidget *box)
{
  return g_object_get_data (G_OBJECT (box), "questions");
}

/* Nothing written is nothing known; what can't be read is marked, and not taken. */
static gboolean
read_share (const Questions *self, RbkAdviseAnswers *answers)
{
  g_autoptr(GError) error = NULL;
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->share));
  RbkDecimal  share = RBK_DECIMAL_ZERO;

  answers->has_support_share = text[0] != '\0';
  if (answers->has_support_share &&
      (self->format == NULL || !rbk_share_parse_text (self->format, text, &share, &error) ||
       rbk_decimal_sign (share) < 0 || rbk_decimal_compare (share, RBK_DECIMAL_ONE) > 0))
    {
      gtk_widget_add_css_class (self->share, "error");
      gtk_widget_set_tooltip_text (self->share,
                                   error != NULL ? error->message : _ ("Write 0% to 100%"));
      return FALSE;
    }
  gtk_widget_remove_css_class (self->share, "error");
  gtk_widget_set_tooltip_text (self->share, NULL);
  answers->support_share = rbk_decimal_to_double (share);
  return TRUE;
}

static void
answered_cb (GtkWidget *box)
{
  Questions       *self = get_questions (box);
  RbkAdviseAnswers answers = *rbk_adviser_get_answers (self->adviser);

  for (gsize i = 0; i < G_N_ELEMENTS (questions); i++)
    G_STRUCT_MEMBER (RbkReply, &answers, questions[i].offset) =
        (RbkReply) gtk_drop_down_get_selected (GTK_DROP_DOWN (self->choices[i]));
  if (read_share (self, &answers))
    rbk_adviser_set_answers (self->adviser, &answers);
}

/* A question may take several lines. */
static void
add_row (GtkWidget *list, const char *title, GtkWidget *editor)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *label = rbk_wrapped_label_new (NULL, NULL);

  gtk_label_set_text (GTK_LABEL (label), title);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (editor, GTK_ALIGN_CENTER);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_attach (GTK_GRID (grid), label, 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), editor, 1, 0, 1, 1);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), grid);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_add_css_class (row, "field");
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

static void
add_choices (Questions *self, GtkWidget *box, GtkWidget *list)
{
  const char *const replies[] = { _ ("Unknown"), _ ("Yes"), _ ("No"), NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      const char *title = g_dgettext (GETTEXT_PACKAGE, questions[i].title);

      self->choices[i] = rbk_choice_new (title);
      add_row (list, title, self->choices[i]);
      rbk_choice_set_texts (self->choices[i], replies);
      g_signal_connect_object (self->choices[i], "notify::selected", G_CALLBACK (answered_cb), box,
                               G_CONNECT_SWAPPED);
    }
}

static void
add_share (Questions *self, GtkWidget *box, GtkWidget *list)
{
  const char *title = _ ("How much of its time would support spend on explaining credits?");

  self->share = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->share), 9);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->share), 9);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->share), _ ("Unknown"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->share), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  add_row (list, title, self->share);
  g_signal_connect_object (self->share, "changed", G_CALLBACK (answered_cb), box,
                           G_CONNECT_SWAPPED);
}

/**
 * rbk_advice_questions_new:
 * @adviser: whom the answers move; it must outlive the questions
 *
 * Returns: (transfer floating): questions that are not answered yet
 */
GtkWidget *
rbk_advice_questions_new (RbkAdviser *adviser)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *title = rbk_wrapped_label_new (NULL, "caption-heading");
  GtkWidget *list = rbk_choice_list_new (_ ("What the book does not say"));
  Questions *self = g_new0 (Questions, 1);

  self->adviser = adviser;
  g_object_set_data_full (G_OBJECT (box), "questions", self, g_free);
  gtk_label_set_text (GTK_LABEL (title),
                      _ ("What the book does not say. Your answers move the advice."));
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), list);
  add_choices (self, box, list);
  add_share (self, box, list);
  gtk_widget_add_css_class (box, "questions");

  return box;
}

/**
 * rbk_advice_questions_update:
 * @box: questions
 * @format: for the book's currency; it must outlive them, or the next update
 *
 * Reads and writes numbers as the book's page does.
 */
void
rbk_advice_questions_update (GtkWidget *box, RbkMoneyFormat *format)
{
  get_questions (box)->format = format;
}
