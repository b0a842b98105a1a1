/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-trial-editor.h"

#include <glib/gi18n-lib.h>

#include "rbk-field-row.h"
#include "rbk-section.h"
#include "rbk-step.h"
#include "rbk-wallet-edit.h"

#define MAX_ROWS 16

/**
 * RbkTrialEditor:
 *
 * The rules of a policy that is tried, to be edited in place: what they come to follows at once,
 * and the book stays as it is.
 */
struct _RbkTrialEditor
{
  GtkWidget parent_instance;

  GtkWidget       *section;
  GtkWidget       *flow;
  GtkWidget       *list;   /* (nullable) to which rows are added */
  GPtrArray       *rows;   /* (owned) (element-type RbkFieldRow) not owned */
  RbkDocument     *trial;  /* (owned) (nullable) of what is shown */
  RbkWalletPolicy *wallet; /* (owned) (nullable) */
  RbkMoneyFormat  *format; /* (owned) (nullable) */
  char            *name;   /* (owned) (nullable) of the policy */
  RbkRollover      rollover;
  gboolean         has_topups;
};

G_DEFINE_FINAL_TYPE (RbkTrialEditor, rbk_trial_editor, GTK_TYPE_WIDGET)

static const char *const cadences[] = { "P1M", "P3M", "P1Y", NULL };
static const char *const expiries[] = { "month_end",  "year_end",  "contract_end",
                                        "after:P90D", "after:P1Y", "never",
                                        NULL };

static void
add_topups_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkTrialEditor *self = RBK_TRIAL_EDITOR (widget);

  if (self->wallet != NULL)
    rbk_step_take (widget, self->trial, rbk_wallet_edit_add_topups (self->wallet), NULL);
}

static void
remove_topups_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkTrialEditor *self = RBK_TRIAL_EDITOR (widget);

  if (self->wallet != NULL)
    rbk_step_take (widget, self->trial, rbk_wallet_edit_remove_topups (self->wallet), NULL);
}

static void
rbk_trial_editor_dispose (GObject *object)
{
  RbkTrialEditor *self = RBK_TRIAL_EDITOR (object);

  g_clear_pointer (&self->section, gtk_widget_unparent);
  g_clear_object (&self->trial);
  g_clear_object (&self->wallet);

  G_OBJECT_CLASS (rbk_trial_editor_parent_class)->dispose (object);
}

static void
rbk_trial_editor_finalize (GObject *object)
{
  RbkTrialEditor *self = RBK_TRIAL_EDITOR (object);

  g_ptr_array_unref (self->rows);
  g_clear_pointer (&self->format, rbk_money_format_free);
  g_free (self->name);

  G_OBJECT_CLASS (rbk_trial_editor_parent_class)->finalize (object);
}

static void
rbk_trial_editor_class_init (RbkTrialEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_trial_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = rbk_trial_editor_finalize;

  gtk_widget_class_install_action (widget_class, "trial.add-topups", NULL, add_topups_cb);
  gtk_widget_class_install_action (widget_class, "trial.remove-topups", NULL, remove_topups_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "trialeditor");
}

static void
rbk_trial_editor_init (RbkTrialEditor *self)
{
  self->rows = g_ptr_array_new ();
  self->flow = gtk_flow_box_new ();
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (self->flow), TRUE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->flow), 3);
  self->section = rbk_section_new (_ ("Try a Policy"), self->flow);
  rbk_section_set_note (RBK_SECTION (self->section),
                        _ ("The figures follow what you change here. The book stays as it is until "
                           "you use the policy."));
  gtk_widget_set_parent (self->section, GTK_WIDGET (self));
}

/**
 * rbk_trial_editor_new:
 *
 * Returns: (transfer floating): an editor of nothing
 */
GtkWidget *
rbk_trial_editor_new (void)
{
  return g_object_new (RBK_TYPE_TRIAL_EDITOR, NULL);
}

static void
begin_group (RbkTrialEditor *self, const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *heading = gtk_label_new (title);
  GtkWidget *child = gtk_flow_box_child_new ();

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  gtk_label_set_xalign (GTK_LABEL (heading), 0.0f);
  gtk_widget_add_css_class (heading, "caption-heading");
  gtk_widget_add_css_class (box, "group");
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), box);
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_append (GTK_FLOW_BOX (self->flow), child);
}

static RbkEdit *
new_rollover_edit (RbkRecord *record, int value)
{
  return rbk_wallet_edit_rollover (RBK_WALLET_POLICY (record), (RbkRollover) value);
}

static RbkFieldRow *
add (RbkTrialEditor *self, const char *field, const char *title)
{
  RbkFieldTarget target = { .document = self->trial,
                            .format = self->format,
                            .record = RBK_RECORD (self->wallet),
                            .new_choice =
                                g_str_equal (field, "rollover") ? new_rollover_edit : NULL };
  /* Translators: a field, and the policy that it is of: “Grant of My Policy” */
  g_autofree char *name = g_strdup_printf (_ ("%s of %s"), title, self->name);
  GtkWidget       *row = rbk_field_row_new (&target, field, title, name);

  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  g_ptr_array_add (self->rows, row);

  return RBK_FIELD_ROW (row);
}

static void
add_button (RbkTrialEditor *self, const char *label, const char *action)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), button);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static void
add_rollover (RbkTrialEditor *self)
{
  RbkFieldRow *row;

  begin_group (self, C_ ("credits", "What is left"));
  add (self, "rollover", _ ("Rollover"));
  if (self->rollover == RBK_ROLLOVER_SHARE)
    add (self, "rollover-share", _ ("Rolls over"));
  if (self->rollover == RBK_ROLLOVER_NONE)
    return;
  rbk_field_row_set_empty (add (self, "rollover-cap", _ ("At most")), _ ("all of it"));
  row = add (self, "rollover-expiry", _ ("Rolled over, goes"));
  rbk_field_row_set_empty (row, _ ("as before"));
  rbk_field_row_set_choices (row, expiries);
}

static void
add_topups (RbkTrialEditor *self)
{
  RbkFieldRow *row;

  begin_group (self, _ ("Top-ups"));
  if (!self->has_topups)
    {
      add_button (self, _ ("_Add Top-ups"), "trial.add-topups");
      return;
    }
  add (self, "topup-amount", _ ("Top-up"));
  add (self, "topup-price", _ ("Top-up price"));
  rbk_field_row_set_empty (add (self, "topup-below", _ ("By itself below")),
                           C_ ("top-up", "never"));
  rbk_field_row_set_empty (add (self, "topup-limit", _ ("At most a month")), _ ("any number"));
  row = add (self, "topup-expiry", _ ("Bought ones go"));
  rbk_field_row_set_empty (row, _ ("as granted ones"));
  rbk_field_row_set_choices (row, expiries);
  add_button (self, _ ("_Remove Top-ups"), "trial.remove-topups");
}

static void
clear (RbkTrialEditor *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->rows, 0);
  while ((child = gtk_widget_get_first_child (self->flow)) != NULL)
    gtk_flow_box_remove (GTK_FLOW_BOX (self->flow), child);
}

/* Rows hold on to the format: in another currency they are made anew. Whether they have to be. */
static gboolean
take_format (RbkTrialEditor *self, RbkMoneyFormat *format)
{
  const char *currency = rbk_money_format_get_currency (format);

  if (self->format != NULL && g_str_equal (rbk_money_format_get_currency (self->format), currency))
    return FALSE;
  clear (self);
  g_clear_pointer (&self->format, rbk_money_format_free);
  self->format = rbk_money_format_new (NULL, currency);

  return TRUE;
}

static void
fill (RbkTrialEditor *self)
{
  clear (self);
  begin_group (self, _ ("What is given"));
  add (self, "grant", _ ("Grant"));
  rbk_field_row_set_choices (add (self, "cadence", C_ ("how often", "Granted")), cadences);
  rbk_field_row_set_choices (add (self, "expiry", _ ("Unused credits go")), expiries);
  add_rollover (self);
  add_topups (self);
}

/**
 * rbk_trial_editor_show:
 * @self: an editor
 * @policy: (nullable): a policy that is tried; any other is not edited
 * @format: for the book's currency
 *
 * Shows the rules of a policy as they are now.
 */
void
rbk_trial_editor_show (RbkTrialEditor *self, const RbkPolicy *policy, RbkMoneyFormat *format)
{
  gboolean         is_trial = policy != NULL && policy->wallet != NULL;
  g_autofree char *title = NULL;
  RbkRollover      rollover;
  gboolean         has_topups;

  g_return_if_fail (RBK_IS_TRIAL_EDITOR (self));

  gtk_widget_set_visible (GTK_WIDGET (self), is_trial);
  if (!is_trial)
    return;

  if (take_format (self, format))
    g_clear_object (&self->wallet);
  rollover = rbk_wallet_policy_get_rollover (policy->wallet);
  has_topups = rbk_wallet_policy_get_topup_amount (policy->wallet) != NULL;
  if (self->wallet == policy->wallet && rollover == self->rollover &&
      has_topups == self->has_topups)
    {
      for (guint i = 0; i < self->rows->len; i++)
        rbk_field_row_update (g_ptr_array_index (self->rows, i));
      return;
    }
  g_set_object (&self->trial, policy->trial);
  g_set_object (&self->wallet, policy->wallet);
  self->rollover = rollover;
  self->has_topups = has_topups;
  g_free (self->name);
  self->name = g_strdup (policy->name);
  /* Translators: a heading; %s is a policy */
  title = g_strdup_printf (_ ("Try: %s"), policy->name);
  rbk_section_set_title (RBK_SECTION (self->section), title);
  fill (self);
}

/**
 * rbk_trial_editor_take_focus:
 * @self: an editor of a policy
 *
 * Begins to edit it.
 */
void
rbk_trial_editor_take_focus (RbkTrialEditor *self)
{
  g_return_if_fail (RBK_IS_TRIAL_EDITOR (self));

  if (self->rows->len > 0)
    gtk_widget_grab_focus (g_ptr_array_index (self->rows, 0));
}
