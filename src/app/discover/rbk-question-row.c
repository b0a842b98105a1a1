/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-question-row-private.h"

#include <glib/gi18n-lib.h>

#include "rbk-focus.h"
#include "rbk-question-words.h"

/**
 * RbkQuestionRow:
 *
 * A question, why it is asked, and where it is answered. What is left empty, or as it was, is
 * skipped; what holds then is said. What is no answer is told below it.
 *
 * ## Accessibility
 *
 * What is answered in is labelled with the question, and described by why it is asked.
 */
G_DEFINE_FINAL_TYPE (RbkQuestionRow, rbk_question_row, GTK_TYPE_WIDGET)

static guint changed_signal;

static const RbkChoice yes_no[] = { { "yes", N_ ("Yes") }, { "no", N_ ("No") } };

static const RbkChoice *
list_choices (const RbkQuestion *question, guint *n_choices)
{
  gboolean is_yes_no = question->kind == RBK_QUESTION_YES_NO;

  *n_choices = is_yes_no ? G_N_ELEMENTS (yes_no) : question->n_choices;
  return is_yes_no ? yes_no : question->choices;
}

/* rbk_question_row_tell: that it was answered, or is skipped again. */
void
rbk_question_row_tell (RbkQuestionRow *self, gboolean is_given)
{
  self->is_given = is_given;
  gtk_widget_set_visible (self->skip, is_given);
  rbk_question_row_set_problem (self, NULL);
  if (!self->is_setting)
    g_signal_emit (self, changed_signal, 0);
}

/* rbk_question_row_skip: as if it had never been answered. */
void
rbk_question_row_skip (RbkQuestionRow *self)
{
  rbk_question_row_set_answer (self, NULL);
  /* The button that had the focus is gone. */
  gtk_widget_grab_focus (GTK_WIDGET (self));
  g_signal_emit (self, changed_signal, 0);
}

static gboolean
rbk_question_row_grab_focus (GtkWidget *widget)
{
  RbkQuestionRow *self = RBK_QUESTION_ROW (widget);

  if (self->entry != NULL)
    return gtk_widget_grab_focus (self->entry);
  for (guint i = 0; i < self->checks->len; i++)
    {
      GtkWidget *check = g_ptr_array_index (self->checks, i);

      if (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
        return gtk_widget_grab_focus (check);
    }
  return FALSE;
}

static void
rbk_question_row_dispose (GObject *object)
{
  g_clear_pointer (&RBK_QUESTION_ROW (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (rbk_question_row_parent_class)->dispose (object);
}

static void
rbk_question_row_finalize (GObject *object)
{
  g_ptr_array_unref (RBK_QUESTION_ROW (object)->checks);

  G_OBJECT_CLASS (rbk_question_row_parent_class)->finalize (object);
}

static void
rbk_question_row_class_init (RbkQuestionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_question_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = rbk_question_row_finalize;
  widget_class->focus = rbk_focus_within;
  widget_class->grab_focus = rbk_question_row_grab_focus;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "question");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  /**
   * RbkQuestionRow::changed:
   * @self: the question
   *
   * Another answer was given, or the question was skipped.
   */
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
rbk_question_row_init (RbkQuestionRow *self)
{
  self->checks = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * rbk_question_row_new:
 * @question: a question
 * @format: writes and reads numbers; it outlives the row
 * @catalogue: has the models to choose from
 *
 * Returns: (transfer floating): the question, skipped
 */
GtkWidget *
rbk_question_row_new (const RbkQuestion *question, RbkMoneyFormat *format, RbkCatalogue *catalogue)
{
  RbkQuestionRow  *self = g_object_new (RBK_TYPE_QUESTION_ROW, NULL);
  const RbkChoice *choices;
  guint            n_choices;

  self->question = question;
  self->format = format;
  choices = list_choices (question, &n_choices);
  rbk_question_row_build (self, choices, n_choices, catalogue);
  rbk_question_row_set_answer (self, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (question->text), -1);

  return GTK_WIDGET (self);
}

/**
 * rbk_question_row_get_question:
 * @self: a question
 *
 * Returns: (transfer none): which one
 */
const RbkQuestion *
rbk_question_row_get_question (RbkQuestionRow *self)
{
  g_return_val_if_fail (RBK_IS_QUESTION_ROW (self), NULL);

  return self->question;
}

/**
 * rbk_question_row_set_answer:
 * @self: a question
 * @answer: (nullable): an answer as it is kept; nothing to skip it
 *
 * Shows an answer. Nobody is told that it changed.
 */
void
rbk_question_row_set_answer (RbkQuestionRow *self, const char *answer)
{
  g_return_if_fail (RBK_IS_QUESTION_ROW (self));

  self->is_setting = TRUE;
  if (self->entry != NULL)
    {
      g_autofree char *text = answer != NULL
                                  ? rbk_question_words_dup (self->question, answer, self->format)
                                  : g_strdup ("");

      gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
    }
  for (guint i = 0; i < self->checks->len; i++)
    {
      guint            n_choices;
      const RbkChoice *choices = list_choices (self->question, &n_choices);

      if (g_strcmp0 (choices[i].id, answer != NULL ? answer : self->question->fallback) == 0)
        gtk_check_button_set_active (g_ptr_array_index (self->checks, i), TRUE);
    }
  rbk_question_row_tell (self, answer != NULL);
  self->is_setting = FALSE;
}

static char *
dup_choice (RbkQuestionRow *self)
{
  guint            n_choices;
  const RbkChoice *choices = list_choices (self->question, &n_choices);

  for (guint i = 0; i < n_choices; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
      return g_strdup (choices[i].id);
  return NULL;
}

/**
 * rbk_question_row_read:
 * @self: a question
 * @answer: (out) (transfer full) (nullable): the answer as it is kept; nothing where it is skipped
 * @error: return location for a #GError of domain RBK_ERROR, in words for the user
 *
 * Returns: whether what is there is an answer, or nothing is
 */
gboolean
rbk_question_row_read (RbkQuestionRow *self, char **answer, GError **error)
{
  g_return_val_if_fail (RBK_IS_QUESTION_ROW (self), FALSE);

  *answer = NULL;
  if (!self->is_given)
    return TRUE;
  if (self->entry != NULL)
    return rbk_question_words_read (self->question,
                                    gtk_editable_get_text (GTK_EDITABLE (self->entry)),
                                    self->format, answer, error);
  *answer = dup_choice (self);
  return TRUE;
}

/**
 * rbk_question_row_set_problem:
 * @self: a question
 * @problem: (nullable): why what is there is no answer
 *
 * Says what is wrong with an answer, below it.
 */
void
rbk_question_row_set_problem (RbkQuestionRow *self, const char *problem)
{
  GtkWidget *editor;

  g_return_if_fail (RBK_IS_QUESTION_ROW (self));

  if (self->problem == NULL)
    return;
  editor = self->entry != NULL ? self->entry : GTK_WIDGET (self);
  gtk_label_set_text (GTK_LABEL (self->problem), problem != NULL ? problem : "");
  gtk_widget_set_visible (self->problem, problem != NULL);
  gtk_widget_set_visible (self->fallback, problem == NULL);
  if (problem != NULL)
    gtk_widget_add_css_class (editor, "error");
  else
    gtk_widget_remove_css_class (editor, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (editor), GTK_ACCESSIBLE_STATE_INVALID,
                               problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                               : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

/**
 * rbk_question_row_has_problem:
 * @self: a question
 *
 * Returns: whether something is said to be wrong
 */
gboolean
rbk_question_row_has_problem (RbkQuestionRow *self)
{
  g_return_val_if_fail (RBK_IS_QUESTION_ROW (self), FALSE);

  return gtk_widget_get_visible (self->problem);
}
