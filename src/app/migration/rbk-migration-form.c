/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-migration-form.h"

#include <glib/gi18n-lib.h>

#include "rbk-field-row.h"
#include "rbk-migration-old-book.h"
#include "rbk-word.h"

/**
 * RbkMigrationForm:
 *
 * Some of what a book remembers of a move of customers, to be edited. Each change is one step
 * that can be undone.
 */
struct _RbkMigrationForm
{
  GtkWidget parent_instance;

  const RbkMigrationFormField *fields; /* (not owned) static */
  guint                        n_fields;
  GtkWidget                   *list;
  GPtrArray                   *rows;   /* (owned) (element-type RbkFieldRow) */
  RbkRecord                   *record; /* (not owned) whose rows they are, to compare with */
  RbkBook                     *book;   /* (not owned) likewise */
  RbkMoneyFormat              *format; /* (not owned) likewise */
};

G_DEFINE_FINAL_TYPE (RbkMigrationForm, rbk_migration_form, GTK_TYPE_WIDGET)

static void
rbk_migration_form_dispose (GObject *object)
{
  RbkMigrationForm *self = RBK_MIGRATION_FORM (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->list, gtk_widget_unparent);

  G_OBJECT_CLASS (rbk_migration_form_parent_class)->dispose (object);
}

static void
rbk_migration_form_class_init (RbkMigrationFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_migration_form_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "migrationform");
}

static void
rbk_migration_form_init (RbkMigrationForm *self)
{
  self->rows = g_ptr_array_new ();
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
}

/**
 * rbk_migration_form_new:
 * @label: what it is about
 * @fields: (array length=n_fields): its rows; they must live as long
 * @n_fields: how many
 *
 * Returns: (transfer floating): a form, to be updated before it is seen
 */
GtkWidget *
rbk_migration_form_new (const char *label, const RbkMigrationFormField *fields, guint n_fields)
{
  RbkMigrationForm *self = g_object_new (RBK_TYPE_MIGRATION_FORM, NULL);

  self->fields = fields;
  self->n_fields = n_fields;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);

  return GTK_WIDGET (self);
}

/* The row that is typed in: the first choice of a book makes what it remembers, and so new rows. */
static int
find_focused (RbkMigrationForm *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  for (guint i = 0; focus != NULL && i < self->rows->len; i++)
    if (gtk_widget_is_ancestor (focus, g_ptr_array_index (self->rows, i)))
      return (int) i;

  return -1;
}

static void
rebuild (RbkMigrationForm *self, RbkDocument *document)
{
  int            focused = find_focused (self);
  RbkFieldTarget target = { .document = document,
                            .format = self->format,
                            .record = self->record,
                            .owner = RBK_RECORD (self->book),
                            .property = "migration",
                            .type = RBK_TYPE_MIGRATION_PLAN,
                            .new_edit = rbk_migration_edit_new };
  GtkWidget     *row;

  g_ptr_array_set_size (self->rows, 0);
  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  for (guint i = 0; i < self->n_fields; i++)
    {
      const char *title = rbk_word_translate (self->fields[i].title);

      row = rbk_field_row_new (&target, self->fields[i].field, title, title);
      if (self->fields[i].empty != NULL)
        rbk_field_row_set_empty (RBK_FIELD_ROW (row), rbk_word_translate (self->fields[i].empty));
      gtk_list_box_append (GTK_LIST_BOX (self->list), row);
      g_ptr_array_add (self->rows, row);
    }
  if (focused >= 0)
    gtk_widget_grab_focus (g_ptr_array_index (self->rows, (guint) focused));
}

/**
 * rbk_migration_form_update:
 * @self: a form
 * @document: the open book
 * @format: how numbers are written
 *
 * Shows what the book remembers now.
 */
void
rbk_migration_form_update (RbkMigrationForm *self, RbkDocument *document, RbkMoneyFormat *format)
{
  RbkBook   *book;
  RbkRecord *record;

  g_return_if_fail (RBK_IS_MIGRATION_FORM (self));
  g_return_if_fail (RBK_IS_DOCUMENT (document));

  book = rbk_document_get_book (document);
  record = RBK_RECORD (rbk_book_get_migration (book));
  if (self->rows->len == 0 || record != self->record || book != self->book ||
      format != self->format)
    {
      self->record = record;
      self->book = book;
      self->format = format;
      rebuild (self, document);
      return;
    }
  for (guint i = 0; i < self->rows->len; i++)
    rbk_field_row_update (g_ptr_array_index (self->rows, i));
}
