/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-question-row-private.h"

#include <glib/gi18n-lib.h>

#include "rbk-discover-label.h"
#include "rbk-model-adder.h"
#include "rbk-question-words.h"

static gboolean
is_blank (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

static void
typed_cb (RbkQuestionRow *self)
{
  rbk_question_row_tell (self, !is_blank (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}

static void
ticked_cb (RbkQuestionRow *self, GtkCheckButton *check)
{
  if (gtk_check_button_get_active (check) && !self->is_setting)
    rbk_question_row_tell (self, TRUE);
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
  g_signal_connect_object (self->skip, "clicked", G_CALLBACK (rbk_question_row_skip), self,
                           G_CONNECT_SWAPPED);
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

/* rbk_question_row_build: what a question is asked and answered with. */
void
rbk_question_row_build (RbkQuestionRow  *self,
                        const RbkChoice *choices,
                        guint            n_choices,
                        RbkCatalogue    *catalogue)
{
  add_head (self);
  for (guint i = 0; i < n_choices; i++)
    add_check (self, &choices[i]);
  if (n_choices == 0)
    add_entry (self, catalogue);
  add_notes (self);
}
