/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-migration-choices.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "rbk-choice.h"
#include "rbk-migration-edit.h"
#include "rbk-step.h"
#include "rbk-word.h"

/**
 * RbkMigrationChoices:
 *
 * A list of choices about a move, one for each old plan or each group of customers. Each choice
 * is one step that can be undone.
 */
struct _RbkMigrationChoices
{
  GtkWidget parent_instance;

  RbkDocument *document; /* (owned) */
  gboolean     is_keep;  /* else it is the map */
  GtkWidget   *list;
  GPtrArray   *names;   /* (owned) (element-type utf8) what is chosen for, in order */
  GStrv        targets; /* (owned) (nullable) keys of the new plans that can be chosen */
  gboolean     is_updating;
};

G_DEFINE_FINAL_TYPE (RbkMigrationChoices, rbk_migration_choices, GTK_TYPE_WIDGET)

static void
rbk_migration_choices_dispose (GObject *object)
{
  RbkMigrationChoices *self = RBK_MIGRATION_CHOICES (object);

  g_clear_pointer (&self->list, gtk_widget_unparent);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->targets, g_strfreev);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (rbk_migration_choices_parent_class)->dispose (object);
}

static void
rbk_migration_choices_class_init (RbkMigrationChoicesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_migration_choices_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "migrationchoices");
}

static void
rbk_migration_choices_init (RbkMigrationChoices *self)
{
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
}

static RbkMigrationChoices *
choices_new (RbkDocument *document, gboolean is_keep, const char *label)
{
  RbkMigrationChoices *self = g_object_new (RBK_TYPE_MIGRATION_CHOICES, NULL);

  self->document = g_object_ref (document);
  self->is_keep = is_keep;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);

  return self;
}

/**
 * rbk_migration_choices_new_map:
 * @document: an open book
 *
 * Returns: (transfer floating): where customers of old plans go
 */
GtkWidget *
rbk_migration_choices_new_map (RbkDocument *document)
{
  return GTK_WIDGET (choices_new (document, FALSE, _ ("Where customers go")));
}

/**
 * rbk_migration_choices_new_keep:
 * @document: an open book
 *
 * Returns: (transfer floating): who keeps the old terms
 */
GtkWidget *
rbk_migration_choices_new_keep (RbkDocument *document)
{
  return GTK_WIDGET (choices_new (document, TRUE, _ ("Who keeps the old terms")));
}

static void
take (RbkMigrationChoices *self, RbkEdit *edit)
{
  rbk_step_take (GTK_WIDGET (self), self->document, edit, NULL);
}

/* The first choice leaves it to keys and names. Where these say of a plan where its customers go,
 * the second is the cheapest; where they don't, that is the first. */
static void
target_chosen_cb (RbkMigrationChoices *self, GParamSpec *pspec, AdwComboRow *row)
{
  RbkBook    *book = rbk_document_get_book (self->document);
  const char *name = g_object_get_data (G_OBJECT (row), "name");
  guint       chosen = adw_combo_row_get_selected (row);
  guint       n_before = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "n-before"));

  if (self->is_updating || chosen == GTK_INVALID_LIST_POSITION)
    return;
  take (self, rbk_migration_edit_set_map (book, name,
                                          chosen == 0         ? NULL
                                          : chosen < n_before ? "cheapest"
                                                              : self->targets[chosen - n_before]));
}

static void
kept_cb (RbkMigrationChoices *self, GParamSpec *pspec, GtkSwitch *toggle)
{
  RbkBook    *book = rbk_document_get_book (self->document);
  const char *rule = g_object_get_data (G_OBJECT (toggle), "name");

  if (!self->is_updating)
    take (self, rbk_migration_edit_set_keep (book, rule, gtk_switch_get_active (toggle)));
}

static GtkWidget *
new_target_row (RbkMigrationChoices *self, const char *key)
{
  GtkWidget *row = adw_combo_row_new ();

  rbk_choice_widen_combo (ADW_COMBO_ROW (row));
  g_object_set_data_full (G_OBJECT (row), "name", g_strdup (key), g_free);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (target_chosen_cb), self,
                           G_CONNECT_SWAPPED);

  return row;
}

static GtkWidget *
new_keep_row (RbkMigrationChoices *self, const char *rule)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();

  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (toggle), "name", g_strdup (rule), g_free);
  g_object_set_data (G_OBJECT (row), "switch", toggle);
  g_signal_connect_object (toggle, "notify::active", G_CALLBACK (kept_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);

  return row;
}

/* Rows stay while what they are for does, so that nothing loses the focus. */
static void
take_names (RbkMigrationChoices *self, GPtrArray *names)
{
  gboolean   is_same = names->len == self->names->len;
  GtkWidget *row;

  for (guint i = 0; is_same && i < names->len; i++)
    is_same = g_str_equal (names->pdata[i], self->names->pdata[i]);
  g_ptr_array_unref (self->names);
  self->names = names;
  if (is_same)
    return;
  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  for (guint i = 0; i < names->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), self->is_keep
                                                        ? new_keep_row (self, names->pdata[i])
                                                        : new_target_row (self, names->pdata[i]));
}

/* What can be chosen for an old plan. */
static GtkStringList *
list_targets (const RbkMigrationResult *result, const RbkMapEntry *automatic)
{
  const RbkSpec *after = rbk_analysis_get_spec (result->analysis);
  GtkStringList *words = gtk_string_list_new (NULL);

  if (automatic->to >= 0)
    /* Translators: %s is the name of a plan */
    gtk_string_list_take (words, g_strdup_printf (_ ("By key or name: %s"),
                                                  after->plans[automatic->to].name));
  gtk_string_list_append (words, _ ("The cheapest that fits"));
  for (guint i = 0; i < after->n_plans; i++)
    gtk_string_list_append (words, after->plans[i].name);

  return words;
}

static void
update_target (RbkMigrationChoices *self, const RbkMigrationResult *result, guint i)
{
  AdwComboRow *row =
      ADW_COMBO_ROW (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) i));
  const RbkMapEntry *entry = &g_array_index (result->map, RbkMapEntry, i);
  const RbkMapEntry *automatic = &g_array_index (result->automatic, RbkMapEntry, i);
  int                n_before = automatic->to >= 0 ? 2 : 1;
  g_autoptr(GtkStringList) words = list_targets (result, automatic);

  g_object_set_data (G_OBJECT (row), "n-before", GINT_TO_POINTER (n_before));
  adw_combo_row_set_model (row, G_LIST_MODEL (words));
  /* Without a plan, an entry's place is the one before the first plan's. */
  adw_combo_row_set_selected (row, entry->reason == RBK_MAP_BY_HAND ? (guint) (n_before + entry->to)
                                                                    : 0);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), result->before->plans[i].name);
  {
    /* Translators: %s is the name of an old plan */
    g_autofree char *label = g_strdup_printf (_ ("New plan for %s"), result->before->plans[i].name);

    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  }
}

static void
update_keep (RbkMigrationChoices      *self,
             const RbkMigrationResult *result,
             RbkMoneyFormat           *format,
             guint                     i)
{
  GtkWidget *row = GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) i));
  GtkSwitch *toggle = g_object_get_data (G_OBJECT (row), "switch");
  const RbkKeepCost *cost = &g_array_index (result->costs, RbkKeepCost, i);
  RbkMigrationPlan  *plan = rbk_book_get_migration (rbk_document_get_book (self->document));
  g_autofree char   *title = rbk_migration_words_for_rule (result, cost, format);
  g_autofree char   *n = rbk_migration_words_for_count (format, cost->n);
  g_autofree char   *forgone = rbk_migration_words_for_amount (format, cost->forgone);
  /* Translators: a number of customers, and an amount */
  g_autofree char *text = g_strdup_printf (ngettext ("%s customer; it would pay %s more a month",
                                                     "%s customers; they would pay %s more a month",
                                                     rbk_word_plural (cost->n)),
                                           n, forgone);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), cost->n > 0 ? text : _ ("Nobody"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  gtk_switch_set_active (toggle, rbk_migration_plan_keeps (plan, cost->rule));
}

static GPtrArray *
list_names (RbkMigrationChoices *self, const RbkMigrationResult *result)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; self->is_keep && i < result->costs->len; i++)
    g_ptr_array_add (names, g_strdup (g_array_index (result->costs, RbkKeepCost, i).rule));
  for (guint i = 0; !self->is_keep && i < result->before->n_plans; i++)
    g_ptr_array_add (names, g_strdup (result->before->plans[i].key));

  return names;
}

/**
 * rbk_migration_choices_update:
 * @self: choices
 * @result: what was worked out; a move
 * @format: how numbers are written
 *
 * Shows what is chosen now, and what it comes to.
 */
void
rbk_migration_choices_update (RbkMigrationChoices      *self,
                              const RbkMigrationResult *result,
                              RbkMoneyFormat           *format)
{
  const RbkSpec *after;
  g_autoptr(GStrvBuilder) keys = g_strv_builder_new ();

  g_return_if_fail (RBK_IS_MIGRATION_CHOICES (self));
  g_return_if_fail (result != NULL && result->migration != NULL);

  self->is_updating = TRUE;
  after = rbk_analysis_get_spec (result->analysis);
  for (guint i = 0; i < after->n_plans; i++)
    g_strv_builder_add (keys, after->plans[i].key);
  g_strfreev (self->targets);
  self->targets = g_strv_builder_end (keys);
  take_names (self, list_names (self, result));
  for (guint i = 0; i < self->names->len; i++)
    if (self->is_keep)
      update_keep (self, result, format, i);
    else
      update_target (self, result, i);
  self->is_updating = FALSE;
}
