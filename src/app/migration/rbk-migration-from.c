/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-migration-from.h"

#include <glib/gi18n-lib.h>

#include "rbk-icon-button.h"
#include "rbk-made-up-tag.h"
#include "rbk-migration-form.h"
#include "rbk-migration-old-book.h"
#include "rbk-section.h"
#include "rbk-wrapped-label.h"

static const RbkMigrationFormField from_fields[] = {
  { "from", N_ ("Old book"), N_ ("none") },
  { "prices", N_ ("Or flat prices today"), N_ ("none") },
};

/**
 * RbkMigrationFrom:
 *
 * The prices that customers pay today: where they stand, and what is missing or wrong there.
 */
struct _RbkMigrationFrom
{
  GtkWidget parent_instance;

  RbkDocument      *document; /* (owned) */
  GtkWidget        *section;
  RbkMigrationForm *form;
  GtkWidget        *tag;
  GtkWidget        *hint;    /* what is missing or wrong */
  GtkWidget        *mend;    /* drops what is wrong */
  GtkWidget        *waiting; /* that it is being worked out */
};

G_DEFINE_FINAL_TYPE (RbkMigrationFrom, rbk_migration_from, GTK_TYPE_WIDGET)

static void
choose_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  rbk_migration_choose_old_book (widget, RBK_MIGRATION_FROM (widget)->document);
}

static void
rbk_migration_from_dispose (GObject *object)
{
  RbkMigrationFrom *self = RBK_MIGRATION_FROM (object);

  g_clear_pointer (&self->section, gtk_widget_unparent);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (rbk_migration_from_parent_class)->dispose (object);
}

static void
rbk_migration_from_class_init (RbkMigrationFromClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_migration_from_dispose;

  gtk_widget_class_install_action (widget_class, "migration.choose", NULL, choose_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
new_waiting (RbkMigrationFrom *self)
{
  GtkWidget *spinner = gtk_spinner_new ();

  self->waiting = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_spinner_set_spinning (GTK_SPINNER (spinner), TRUE);
  gtk_box_append (GTK_BOX (self->waiting), spinner);
  gtk_box_append (GTK_BOX (self->waiting), gtk_label_new (_ ("Working out every bill…")));
  gtk_widget_add_css_class (self->waiting, "hint");
  gtk_widget_set_visible (self->waiting, FALSE);

  return self->waiting;
}

static void
rbk_migration_from_init (RbkMigrationFrom *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *tools = rbk_section_new_tools ();
  GtkWidget *save = rbk_text_button_new (_ ("Save Customer _List…"), "migration.save");

  self->form = RBK_MIGRATION_FORM (
      rbk_migration_form_new (_ ("Old prices"), from_fields, G_N_ELEMENTS (from_fields)));
  self->tag = rbk_made_up_tag_new ();
  self->hint = rbk_wrapped_label_new (NULL, "hint");
  gtk_box_append (GTK_BOX (tools),
                  rbk_text_button_new (_ ("Choose Old _Book…"), "migration.choose"));
  gtk_widget_set_tooltip_text (save, _ ("Every customer with both bills, group and wave, "
                                        "as CSV"));
  gtk_box_append (GTK_BOX (tools), save);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->form));
  gtk_box_append (GTK_BOX (box), tools);
  gtk_box_append (GTK_BOX (box), self->hint);
  self->mend = rbk_section_new_tools ();
  gtk_box_append (GTK_BOX (self->mend),
                  rbk_text_button_new (/* Translators: a button below what is wrong with where
                                        * customers go, with who keeps the old terms, or with the
                                        * steps of a move: drops these choices */
                                       _ ("Drop What Doesn’t _Fit"), "migration.mend"));
  gtk_widget_set_visible (self->mend, FALSE);
  gtk_box_append (GTK_BOX (box), self->mend);
  gtk_box_append (GTK_BOX (box), new_waiting (self));
  self->section = rbk_section_new (_ ("From the Prices of Today"), box);
  rbk_section_set_tools (RBK_SECTION (self->section), self->tag);
  gtk_widget_set_parent (self->section, GTK_WIDGET (self));
}

/**
 * rbk_migration_from_new:
 * @document: an open book
 *
 * Returns: (transfer floating): the prices of today, to be updated before they are shown
 */
GtkWidget *
rbk_migration_from_new (RbkDocument *document)
{
  RbkMigrationFrom *self = g_object_new (RBK_TYPE_MIGRATION_FROM, NULL);

  self->document = g_object_ref (document);

  return GTK_WIDGET (self);
}

/**
 * rbk_migration_from_update:
 * @self: the prices of today
 * @customers: who pays them
 * @format: for the book's currency
 *
 * Shows what the book says.
 */
void
rbk_migration_from_update (RbkMigrationFrom *self, RbkPopulation *customers, RbkMoneyFormat *format)
{
  g_return_if_fail (RBK_IS_MIGRATION_FROM (self));

  rbk_made_up_tag_update (self->tag, customers);
  rbk_migration_form_update (self->form, self->document, format);
}

/**
 * rbk_migration_from_say:
 * @self: the prices of today
 * @text: (nullable): what is missing or wrong
 * @is_problem: whether it is wrong
 */
void
rbk_migration_from_say (RbkMigrationFrom *self, const char *text, gboolean is_problem)
{
  g_return_if_fail (RBK_IS_MIGRATION_FROM (self));

  gtk_label_set_text (GTK_LABEL (self->hint), text != NULL ? text : "");
  gtk_widget_set_visible (self->hint, text != NULL);
  if (is_problem)
    gtk_widget_add_css_class (self->hint, "error");
  else
    gtk_widget_remove_css_class (self->hint, "error");
}

/**
 * rbk_migration_from_set_can_be_mended:
 * @self: the prices of today
 * @can_be_mended: whether what is wrong can be dropped
 */
void
rbk_migration_from_set_can_be_mended (RbkMigrationFrom *self, gboolean can_be_mended)
{
  g_return_if_fail (RBK_IS_MIGRATION_FROM (self));

  gtk_widget_set_visible (self->mend, can_be_mended);
}

/**
 * rbk_migration_from_set_is_waiting:
 * @self: the prices of today
 * @is_waiting: whether the move is being worked out
 */
void
rbk_migration_from_set_is_waiting (RbkMigrationFrom *self, gboolean is_waiting)
{
  g_return_if_fail (RBK_IS_MIGRATION_FROM (self));

  gtk_widget_set_visible (self->waiting, is_waiting);
}
