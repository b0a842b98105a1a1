/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-migration-letters.h"

#include <glib/gi18n-lib.h>

#include "rbk-choice.h"
#include "rbk-line-layout.h"
#include "rbk-wrapped-label.h"

/**
 * RbkMigrationLetters:
 *
 * What to write to whom: a draft for each group of customers, as one of them would read it, or
 * with its placeholders.
 */
struct _RbkMigrationLetters
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *cohort;
  GtkWidget *filled; /* a toggle: as a customer reads it */
  GtkWidget *title, *text, *whose;
  GArray    *cohorts; /* (owned) (element-type RbkCohort) those that can be chosen */

  const RbkMigrationResult *result; /* (not owned) (nullable) what is shown */
  gboolean                  is_updating;
};

G_DEFINE_FINAL_TYPE (RbkMigrationLetters, rbk_migration_letters, GTK_TYPE_WIDGET)

static void
rbk_migration_letters_dispose (GObject *object)
{
  RbkMigrationLetters *self = RBK_MIGRATION_LETTERS (object);

  g_clear_pointer (&self->cohorts, g_array_unref);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (rbk_migration_letters_parent_class)->dispose (object);
}

static void
copy_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkMigrationLetters *self = RBK_MIGRATION_LETTERS (widget);
  g_autofree char     *letter =
      g_strdup_printf ("%s\n\n%s\n", gtk_label_get_text (GTK_LABEL (self->title)),
                       gtk_label_get_text (GTK_LABEL (self->text)));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), letter);
  gtk_widget_activate_action (widget, "win.toast", "(sb)", _ ("Copied"), FALSE);
}

static void
rbk_migration_letters_class_init (RbkMigrationLettersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_migration_letters_dispose;
  gtk_widget_class_install_action (widget_class, "letter.copy", NULL, copy_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "migrationletters");
}

static void
show_whose (RbkMigrationLetters *self, const char *id)
{
  g_autofree char *valid = id != NULL ? g_utf8_make_valid (id, -1) : NULL;
  g_autofree char *text = NULL;

  if (valid != NULL)
    /* Translators: %s is the name of a customer */
    text = g_strdup_printf (_ ("As %s reads it, the one in the middle of these customers."), valid);
  gtk_label_set_text (GTK_LABEL (self->whose),
                      text != NULL ? text
                                   : _ ("What is in braces is filled in for each customer."));
}

static void
show (RbkMigrationLetters *self)
{
  const RbkMigration      *migration = self->result->migration;
  const RbkRollout        *rollout = self->result->rollout;
  guint                    chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->cohort));
  gboolean                 is_filled;
  RbkCohort                cohort;
  const RbkMigrationDraft *draft;
  guint                    customer = 0;
  g_autofree char         *title = NULL;
  g_autofree char         *text = NULL;

  if (chosen >= self->cohorts->len)
    return;
  cohort = g_array_index (self->cohorts, RbkCohort, chosen);
  draft = rbk_migration_draft_get (cohort, rollout);
  is_filled = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->filled)) &&
              rbk_migration_find_example (migration, cohort, &customer);
  if (is_filled)
    {
      title = rbk_migration_draft_fill (draft->title, migration, rollout, customer, NULL);
      text = rbk_migration_draft_fill (draft->text, migration, rollout, customer, NULL);
    }
  gtk_label_set_text (GTK_LABEL (self->title), title != NULL ? title : draft->title);
  gtk_label_set_text (GTK_LABEL (self->text), text != NULL ? text : draft->text);
  show_whose (self,
              text != NULL ? rbk_population_get_id (migration->bills->population, customer) : NULL);
}

static void
chosen_cb (RbkMigrationLetters *self)
{
  if (!self->is_updating && self->result != NULL)
    show (self);
}

static GtkWidget *
add_label (RbkMigrationLetters *self, const char *css_class)
{
  GtkWidget *label = rbk_wrapped_label_new (NULL, css_class);

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 72);
  gtk_widget_set_halign (label, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self->box), label);

  return label;
}

static void
rbk_migration_letters_init (RbkMigrationLetters *self)
{
  GtkWidget *tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *copy = gtk_button_new_with_mnemonic (_ ("_Copy"));

  self->cohorts = g_array_new (FALSE, FALSE, sizeof (RbkCohort));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->cohort = gtk_drop_down_new (G_LIST_MODEL (gtk_string_list_new (NULL)), NULL);
  self->filled = gtk_toggle_button_new_with_mnemonic (_ ("_Filled In"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->filled), TRUE);
  gtk_widget_set_tooltip_text (self->filled, _ ("As one of these customers reads it"));
  rbk_choice_set_title (self->cohort, /* Translators: the name of a choice of customers, as “Pay
                                       * less”, to whom a letter goes */
                        _ ("Customers the letter is for"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (copy), "letter.copy");
  gtk_widget_set_layout_manager (tools, rbk_line_layout_new (6));
  gtk_widget_set_halign (tools, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (tools), self->cohort);
  gtk_box_append (GTK_BOX (tools), self->filled);
  gtk_box_append (GTK_BOX (tools), copy);
  gtk_box_append (GTK_BOX (self->box), tools);
  self->title = add_label (self, "heading");
  self->text = add_label (self, "letter");
  self->whose = add_label (self, "dim-label");
  g_signal_connect_object (self->cohort, "notify::selected", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->filled, "notify::active", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * rbk_migration_letters_new:
 *
 * Returns: (transfer floating): drafts of nothing
 */
GtkWidget *
rbk_migration_letters_new (void)
{
  return g_object_new (RBK_TYPE_MIGRATION_LETTERS, NULL);
}

/**
 * rbk_migration_letters_update:
 * @self: drafts
 * @result: (nullable): what was worked out, which must live until the next update
 *
 * Shows the drafts for those that there are now, at the same ones where they are still there.
 */
void
rbk_migration_letters_update (RbkMigrationLetters *self, const RbkMigrationResult *result)
{
  guint     chosen, n_before = self->cohorts->len;
  RbkCohort cohort = RBK_COHORT_OVER;
  guint     place = 0;
  g_autoptr(GtkStringList) words = gtk_string_list_new (NULL);

  g_return_if_fail (RBK_IS_MIGRATION_LETTERS (self));

  self->result = result;
  if (result == NULL)
    return;
  self->is_updating = TRUE;
  chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->cohort));
  if (chosen < n_before)
    cohort = g_array_index (self->cohorts, RbkCohort, chosen);
  g_array_set_size (self->cohorts, 0);
  for (RbkCohort i = 0; i < RBK_N_COHORTS; i++)
    {
      if (result->migration->sums[i].n == 0 || rbk_migration_draft_get (i, result->rollout) == NULL)
        continue;
      if (i <= cohort)
        place = self->cohorts->len;
      g_array_append_val (self->cohorts, i);
      gtk_string_list_append (words, rbk_migration_words_for_cohort (i));
    }
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->cohort), G_LIST_MODEL (words));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->cohort), place);
  self->is_updating = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self), self->cohorts->len > 0);
  show (self);
}
