/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-question-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rbk-discover-label.h"
#include "rbk-model-adder.h"
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
struct _RbkQuestionRow
{
  GtkWidget parent_instance;

  const RbkQuestion *question; /* static */
  RbkMoneyFormat    *format;   /* (not owned) the form's */
  GtkWidget         *box, *skip, *fallback, *problem;
  GtkWidget         *entry;  /* (nullable) */
  GPtrArray         *checks; /* (owned) (element-type GtkWidget) one for each choice */
  gboolean           is_given, is_setting;
};

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

static gboolean
is_blank (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

static void
answered (RbkQuestionRow *self, gboolean is_given)
{
  self->is_given = is_given;
  gtk_widget_set_visible (self->skip, is_given);
  rbk_question_row_set_problem (self, NULL);
  if (!self->is_setting)
    g_signal_emit (self, changed_signal, 0);
}

static void
typed_cb (RbkQuestionRow *self)
{
  answered (self, !is_blank (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}

static void
ticked_cb (RbkQuestionRow *self, GtkCheckButton *check)
{
  if (gtk_check_button_get_active (check) && !self->is_setting)
    answered (self, TRUE);
}

static void
added_cb (RbkQuestionRow *self, const char *model)
{
  const char      *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *all =
      is_blank (text) ? g_strdup (model) : g_strdup_printf ("%s, %s", text, model);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), all);
  gtk_widget_grab_focus (self->entry);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

static void
skip_cb (RbkQuestionRow *self)
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

static void
add_head (RbkQuestionRow *self)
{
  GtkWidget       *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget       *title = rbk_discover_label_new (_ (self->question->text), "heading");
  g_autofree char *name = NULL;

  /* Translators: skips a question; %s is the question */
  name = g_strdup_printf (_ ("Skip: %s"), _ (self->question->text));
  self->skip = gtk_button_new_with_label (_ ("Skip"));
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_set_visible (self->skip, FALSE);
  gtk_widget_set_valign (self->skip, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->skip, "flat");
  gtk_widget_add_css_class (self->skip, "skip");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->skip), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  g_signal_connect_object (self->skip, "clicked", G_CALLBACK (skip_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), self->skip);
  gtk_box_append (GTK_BOX (self->box), head);
  gtk_box_append (GTK_BOX (self->box),
                  rbk_discover_label_new (_ (self->question->why), "dim-label"));
}

static void
name_editor (RbkQuestionRow *self, GtkWidget *editor, const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (editor), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _ (self->question->why), -1);
}

static void
add_check (RbkQuestionRow *self, const RbkChoice *choice)
{
  GtkWidget       *check = gtk_check_button_new ();
  GtkWidget       *label = rbk_discover_label_new (_ (choice->text), NULL);
  g_autofree char *name = g_strdup_printf ("%s %s", _ (self->question->text), _ (choice->text));

  if (self->checks->len > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), g_ptr_array_index (self->checks, 0));
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  name_editor (self, check, name);
  g_signal_connect_object (check, "toggled", G_CALLBACK (ticked_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->checks, check);
  gtk_box_append (GTK_BOX (self->box), check);
}

static void
add_entry (RbkQuestionRow *self, RbkCatalogue *catalogue)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->entry = gtk_entry_new ();
  gtk_entry_set_activates_default (GTK_ENTRY (self->entry), TRUE);
  gtk_entry_set_max_length (GTK_ENTRY (self->entry), RBK_QUESTION_MAX_BYTES);
  gtk_widget_set_hexpand (self->entry, TRUE);
  if (self->question->least != NULL)
    {
      gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 12);
      gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), 16);
      gtk_widget_set_hexpand (self->entry, FALSE);
    }
  name_editor (self, self->entry, _ (self->question->text));
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), self->entry);
  if (self->question->kind == RBK_QUESTION_NAMES)
    {
      GtkWidget *adder = rbk_model_adder_new (catalogue);

      g_signal_connect_object (adder, "chosen", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (line), adder);
    }
  if (self->question->kind == RBK_QUESTION_PRICES)
    gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), "Rival 20, Other 49");
  gtk_box_append (GTK_BOX (self->box), line);
}

static void
add_notes (RbkQuestionRow *self)
{
  g_autofree char *fallback = rbk_question_words_dup_fallback (self->question, self->format);

  self->fallback = rbk_discover_label_new (fallback, "caption");
  gtk_widget_add_css_class (self->fallback, "dim-label");
  self->problem = rbk_discover_label_new (NULL, "error");
  gtk_widget_set_visible (self->problem, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->fallback);
  gtk_box_append (GTK_BOX (self->box), self->problem);
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
  add_head (self);
  choices = list_choices (question, &n_choices);
  for (guint i = 0; i < n_choices; i++)
    add_check (self, &choices[i]);
  if (n_choices == 0)
    add_entry (self, catalogue);
  add_notes (self);
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
  answered (self, answer != NULL);
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
