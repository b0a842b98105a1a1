/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-field-row.h"

#include <glib/gi18n-lib.h>

#include "rbk-cell.h"
#include "rbk-choice.h"
#include "rbk-field-help.h"
#include "rbk-field-text.h"
#include "rbk-focus.h"
#include "rbk-icon-menu.h"
#include "rbk-undo-toast.h"
#include "rbk-word.h"

#define NOTHING "–"

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
  GtkWidget      *box;
  GtkWidget      *editor; /* an RbkCell, a drop-down or a switch */
  char           *name;   /* (owned) the accessible name */
  const char     *empty;  /* (not owned) static: what no value is called */
  gboolean        is_updating;
};

G_DEFINE_FINAL_TYPE (RbkFieldRow, rbk_field_row, GTK_TYPE_LIST_BOX_ROW)

static gboolean
take_value (RbkFieldRow *self, const GValue *value, GError **error)
{
  RbkFieldTarget *target = &self->target;
  g_autoptr(RbkRecord) fresh = NULL;
  RbkEdit *edit;

  if (target->new_edit != NULL)
    edit = target->new_edit (target->document, self->field, value, error);
  else if (target->record != NULL)
    edit = rbk_edit_new_set (target->record, self->field->name, value);
  else
    {
      fresh = g_object_new (target->type, NULL);
      g_object_set_property (G_OBJECT (fresh), self->field->name, value);
      edit = rbk_edit_new_set_object (target->owner, target->property, fresh);
    }
  if (edit == NULL)
    return FALSE;

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
  rbk_undo_toast_refuse (GTK_WIDGET (self), error);
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

/* What is chosen is typed, so that both are taken and refused alike. */
static void
choose_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkFieldRow *self = RBK_FIELD_ROW (widget);
  g_auto(GValue) value = G_VALUE_INIT;
  g_autoptr(GError) error = NULL;

  g_value_init (&value, G_TYPE_STRING);
  g_value_set_string (&value, g_variant_get_string (parameter, NULL));
  if (!take_value (self, &value, &error))
    refuse (self, error);
}

static GtkWidget *
new_drop_down (RbkFieldRow *self, const char *accessible)
{
  g_autoptr(GEnumClass) klass = g_type_class_ref (self->field->get_type ());
  GtkStringList *words = gtk_string_list_new (NULL);
  GtkWidget     *drop_down;

  for (guint i = 0; i < klass->n_values; i++)
    gtk_string_list_append (words, rbk_word_for_nick (klass->values[i].value_nick));
  drop_down = gtk_drop_down_new (G_LIST_MODEL (words), NULL);
  rbk_choice_set_title (drop_down, accessible);
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);

  return drop_down;
}

static GtkWidget *
new_editor (RbkFieldRow *self, const char *accessible)
{
  GtkWidget *editor;

  if (self->field->kind == RBK_FIELD_ENUM)
    editor = new_drop_down (self, accessible);
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
rbk_field_row_finalize (GObject *object)
{
  g_free (RBK_FIELD_ROW (object)->name);

  G_OBJECT_CLASS (rbk_field_row_parent_class)->finalize (object);
}

static gboolean
rbk_field_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (RBK_FIELD_ROW (widget)->editor);
}

static void
rbk_field_row_class_init (RbkFieldRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_field_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = rbk_field_row_finalize;
  widget_class->focus = rbk_focus_within;
  widget_class->grab_focus = rbk_field_row_grab_focus;

  gtk_widget_class_install_action (widget_class, "field.choose", "s", choose_cb);
}

static void
rbk_field_row_init (RbkFieldRow *self)
{
  self->empty = NOTHING;
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
  GtkWidget   *label = gtk_label_new (title);

  self->target = *target;
  g_object_ref (self->target.document);
  if (self->target.record != NULL)
    g_object_ref (self->target.record);
  if (self->target.owner != NULL)
    g_object_ref (self->target.owner);
  self->field = find_field (target, field);

  self->name = g_strdup (accessible);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self),
                               rbk_field_get_help (target->record != NULL
                                                       ? G_OBJECT_TYPE (target->record)
                                                       : target->type,
                                                   field));
  self->editor = new_editor (self, accessible);
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (self->box), label);
  gtk_box_append (GTK_BOX (self->box), self->editor);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), self->box);
  rbk_field_row_update (self);

  return GTK_WIDGET (self);
}

/* A whole number of which 0 means none says so where a word for it was set. */
static gboolean
is_nothing (RbkFieldRow *self, const char *text)
{
  if (text[0] == '\0')
    return TRUE;

  return self->field->kind == RBK_FIELD_INTEGER && !g_str_equal (self->empty, NOTHING) &&
         g_str_equal (text, "0");
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
                           record != NULL ? rbk_record_get_integer (record, self->field)
                                          : g_strcmp0 (self->field->fallback, "true") == 0);
  else
    {
      text = record != NULL ? rbk_field_dup_text (record, self->field, self->target.format)
                            : g_strdup ("");
      rbk_cell_set_text (RBK_CELL (self->editor), is_nothing (self, text) ? self->empty : text,
                         text);
    }
  self->is_updating = FALSE;
}

/**
 * rbk_field_row_get_name:
 * @self: a row
 *
 * Returns: (transfer none): its accessible name
 */
const char *
rbk_field_row_get_name (RbkFieldRow *self)
{
  g_return_val_if_fail (RBK_IS_FIELD_ROW (self), NULL);

  return self->name;
}

/**
 * rbk_field_row_set_empty:
 * @self: a row of a text or a number
 * @empty: a static text: what it means that there is none
 *
 * Says what is shown where the field has no value.
 */
void
rbk_field_row_set_empty (RbkFieldRow *self, const char *empty)
{
  g_return_if_fail (RBK_IS_FIELD_ROW (self));

  self->empty = empty;
  rbk_field_row_update (self);
}

/**
 * rbk_field_row_set_choices:
 * @self: a row of a text
 * @choices: (array zero-terminated=1): values as the file spells them
 *
 * Offers what is usual beside what can be typed.
 */
void
rbk_field_row_set_choices (RbkFieldRow *self, const char *const *choices)
{
  GMenu           *menu = g_menu_new ();
  GtkWidget       *button;
  g_autofree char *name = NULL;

  g_return_if_fail (RBK_IS_FIELD_ROW (self));
  g_return_if_fail (RBK_IS_CELL (self->editor));

  for (guint i = 0; choices[i] != NULL; i++)
    {
      g_autofree char *words = rbk_field_dup_words (self->field, choices[i]);
      g_autoptr(GMenuItem) item = g_menu_item_new (words, NULL);

      g_menu_item_set_action_and_target (item, "field.choose", "s", choices[i]);
      g_menu_append_item (menu, item);
    }
  /* Translators: a button beside a field; %s is the field: “Choices for Expiry of Pro” */
  name = g_strdup_printf (_ ("Choices for %s"), self->name);
  button = rbk_icon_menu_new ("pan-down-symbolic", name);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->box), button);
  g_object_unref (menu);
}
