/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-field-row.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "rbk-cell.h"
#include "rbk-field-text.h"
#include "rbk-word.h"

/**
 * RbkFieldRow:
 *
 * A row of the inspector: a field's name, and its value to be edited. Which widget edits it
 * follows from the kind of the field. Each change is one edit of the document.
 */
struct _RbkFieldRow
{
  GtkListBoxRow parent_instance;

  RbkFieldTarget  target; /* document and record owned, owner owned, format not */
  const RbkField *field;
  GtkWidget      *editor; /* an RbkCell, a drop-down or a switch */
  gboolean        is_updating;
};

G_DEFINE_FINAL_TYPE (RbkFieldRow, rbk_field_row, GTK_TYPE_LIST_BOX_ROW)

static gboolean
take_value (RbkFieldRow *self, const GValue *value, GError **error)
{
  RbkFieldTarget *target = &self->target;
  g_autoptr(RbkRecord) fresh = NULL;
  RbkEdit *edit;

  if (target->record != NULL)
    edit = rbk_edit_new_set (target->record, self->field->name, value);
  else
    {
      fresh = g_object_new (target->type, NULL);
      g_object_set_property (G_OBJECT (fresh), self->field->name, value);
      edit = rbk_edit_new_set_object (target->owner, target->property, fresh);
    }

  rbk_document_seal (target->document);

  return rbk_document_take (target->document, edit, error);
}

static gboolean
commit_cb (RbkCell *cell, const char *text, gpointer user_data, GError **error)
{
  RbkFieldRow *self = user_data;
  g_auto(GValue) value = G_VALUE_INIT;

  return rbk_field_parse_text (self->field, self->target.format, text, &value, error) &&
         take_value (self, &value, error);
}

/* Says why a choice can't be taken, and shows the old one again. */
static void
refuse (RbkFieldRow *self, const GError *error)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);

  gtk_widget_error_bell (GTK_WIDGET (self));
  if (overlay != NULL)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), adw_toast_new (error->message));
  rbk_field_row_update (self);
}

static void
chosen_cb (RbkFieldRow *self)
{
  int chosen = (int) gtk_drop_down_get_selected (GTK_DROP_DOWN (self->editor));
  g_auto(GValue) value = G_VALUE_INIT;
  g_autoptr(GError) error = NULL;
  gboolean is_taken;

  if (self->is_updating)
    return;
  if (self->target.new_choice != NULL)
    {
      rbk_document_seal (self->target.document);
      is_taken = rbk_document_take (self->target.document,
                                    self->target.new_choice (self->target.record, chosen), &error);
    }
  else
    {
      g_value_init (&value, self->field->get_type ());
      g_value_set_enum (&value, chosen);
      is_taken = take_value (self, &value, &error);
    }
  if (!is_taken)
    refuse (self, error);
}

static void
switched_cb (RbkFieldRow *self)
{
  g_auto(GValue) value = G_VALUE_INIT;
  g_autoptr(GError) error = NULL;

  if (self->is_updating)
    return;
  g_value_init (&value, G_TYPE_BOOLEAN);
  g_value_set_boolean (&value, gtk_switch_get_active (GTK_SWITCH (self->editor)));
  if (!take_value (self, &value, &error))
    refuse (self, error);
}

static GtkWidget *
new_drop_down (RbkFieldRow *self)
{
  g_autoptr(GEnumClass) klass = g_type_class_ref (self->field->get_type ());
  GtkStringList *words = gtk_string_list_new (NULL);
  GtkWidget     *drop_down;

  for (guint i = 0; i < klass->n_values; i++)
    gtk_string_list_append (words, rbk_word_for_nick (klass->values[i].value_nick));
  drop_down = gtk_drop_down_new (G_LIST_MODEL (words), NULL);
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);

  return drop_down;
}

static GtkWidget *
new_editor (RbkFieldRow *self, const char *accessible)
{
  GtkWidget *editor;

  if (self->field->kind == RBK_FIELD_ENUM)
    editor = new_drop_down (self);
  else if (self->field->kind == RBK_FIELD_BOOLEAN)
    {
      editor = gtk_switch_new ();
      g_signal_connect_object (editor, "notify::active", G_CALLBACK (switched_cb), self,
                               G_CONNECT_SWAPPED);
    }
  else
    {
      editor = rbk_cell_new (TRUE);
      rbk_cell_set_title (RBK_CELL (editor), accessible);
      rbk_cell_set_commit (RBK_CELL (editor), commit_cb, self);
      gtk_widget_set_hexpand (editor, TRUE);
      return editor;
    }

  gtk_widget_set_hexpand (editor, TRUE);
  gtk_widget_set_halign (editor, GTK_ALIGN_END);
  gtk_accessible_update_property (GTK_ACCESSIBLE (editor), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  accessible, -1);

  return editor;
}

static void
rbk_field_row_dispose (GObject *object)
{
  RbkFieldRow *self = RBK_FIELD_ROW (object);

  if (RBK_IS_CELL (self->editor))
    rbk_cell_set_commit (RBK_CELL (self->editor), NULL, NULL);
  self->editor = NULL;
  g_clear_object (&self->target.document);
  g_clear_object (&self->target.record);
  g_clear_object (&self->target.owner);

  G_OBJECT_CLASS (rbk_field_row_parent_class)->dispose (object);
}

static void
rbk_field_row_class_init (RbkFieldRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rbk_field_row_dispose;
}

static void
rbk_field_row_init (RbkFieldRow *self)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "field");
}

static const RbkField *
find_field (const RbkFieldTarget *target, const char *name)
{
  g_autoptr(RbkRecord) fresh = NULL;

  if (target->record != NULL)
    return rbk_record_find_field (target->record, name);
  fresh = g_object_new (target->type, NULL);

  return rbk_record_find_field (fresh, name);
}

/**
 * rbk_field_row_new:
 * @target: what it edits; the format must outlive the row
 * @field: the name of a field
 * @title: what to call it
 * @accessible: its accessible name
 *
 * Returns: (transfer floating): a row that edits the field
 */
GtkWidget *
rbk_field_row_new (const RbkFieldTarget *target,
                   const char           *field,
                   const char           *title,
                   const char           *accessible)
{
  RbkFieldRow *self = g_object_new (RBK_TYPE_FIELD_ROW, NULL);
  GtkWidget   *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget   *label = gtk_label_new (title);

  self->target = *target;
  g_object_ref (self->target.document);
  if (self->target.record != NULL)
    g_object_ref (self->target.record);
  if (self->target.owner != NULL)
    g_object_ref (self->target.owner);
  self->field = find_field (target, field);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, title);
  self->editor = new_editor (self, accessible);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), self->editor);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  rbk_field_row_update (self);

  return GTK_WIDGET (self);
}

/**
 * rbk_field_row_update:
 * @self: a row
 *
 * Shows the value as it is now.
 */
void
rbk_field_row_update (RbkFieldRow *self)
{
  RbkRecord       *record = self->target.record;
  g_autofree char *text = NULL;

  g_return_if_fail (RBK_IS_FIELD_ROW (self));

  self->is_updating = TRUE;
  if (GTK_IS_DROP_DOWN (self->editor))
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->editor),
                                record != NULL
                                    ? (guint) rbk_record_get_integer (record, self->field)
                                    : 0);
  else if (GTK_IS_SWITCH (self->editor))
    gtk_switch_set_active (GTK_SWITCH (self->editor),
                           record != NULL && rbk_record_get_integer (record, self->field));
  else
    {
      text = record != NULL ? rbk_field_dup_text (record, self->field, self->target.format)
                            : g_strdup ("");
      rbk_cell_set_text (RBK_CELL (self->editor), text[0] != '\0' ? text : "–", text);
    }
  self->is_updating = FALSE;
}
