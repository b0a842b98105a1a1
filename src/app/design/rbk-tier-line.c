/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-tier-line-private.h"

#include <glib/gi18n-lib.h>

#include "rbk-finding-words.h"
#include "rbk-plan-color.h"
#include "rbk-verdict.h"

/* rbk_tier_slot_is: whether a cell is one of the column of that name. */
gboolean
rbk_tier_slot_is (const RbkTierSlot *slot, const char *column)
{
  return g_str_equal (rbk_tier_columns[slot->column].id, column);
}

/* The colour is a button: a click opens the palette, and rows are dragged by it. */
static GtkWidget *
new_swatch (void)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), rbk_plan_color_new ());
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", 0);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "plan.pick-color");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_cursor_from_name (button, "grab");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "swatch");

  return button;
}

static GtkWidget *
new_apply (void)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("object-select-symbolic");

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", 0);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "plan.apply-floor");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "apply");

  return button;
}

/* What the rules say of a plan is read in full where findings are. */
static GtkWidget *
new_mark (void)
{
  GtkWidget *button = gtk_button_new ();

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "workbench.show-findings");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_widget_set_visible (button, FALSE);

  return button;
}

static void
fill_slot (RbkTierSlot *slot, RbkCellCommit commit)
{
  const RbkTierColumn *column = &rbk_tier_columns[slot->column];

  slot->box = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GRID_CELL,
                            "css-name", "tiercell", NULL);
  g_object_set_data (G_OBJECT (slot->box), "slot", slot);
  slot->cell = RBK_CELL (rbk_cell_new (column->is_number));
  rbk_cell_set_in_table (slot->cell, column->new_edit != NULL);
  if (column->new_edit != NULL)
    rbk_cell_set_commit (slot->cell, commit, slot);
  gtk_widget_set_hexpand (GTK_WIDGET (slot->cell), TRUE);

  if (rbk_tier_slot_is (slot, "name"))
    slot->extra = new_swatch ();
  else if (rbk_tier_slot_is (slot, "margin"))
    slot->extra = rbk_verdict_new ();
  else if (rbk_tier_slot_is (slot, "floor"))
    slot->extra = new_apply ();
  if (slot->extra != NULL)
    gtk_box_append (GTK_BOX (slot->box), slot->extra);
  gtk_box_append (GTK_BOX (slot->box), GTK_WIDGET (slot->cell));
  if (rbk_tier_slot_is (slot, "name"))
    {
      slot->mark = new_mark ();
      gtk_box_append (GTK_BOX (slot->box), slot->mark);
    }
  if (column->new_edit == NULL && !rbk_tier_slot_is (slot, "margin"))
    gtk_widget_add_css_class (GTK_WIDGET (slot->cell), "computed");
}

/**
 * rbk_tier_line_new:
 * @settings: (nullable): which margins are called good and thin
 * @commit: takes over what is typed into a cell; its data is the slot
 *
 * Returns: (transfer full): a row without a plan
 */
RbkTierLine *
rbk_tier_line_new (GSettings *settings, RbkCellCommit commit)
{
  RbkTierLine *self = g_new0 (RbkTierLine, 1);

  self->settings = settings != NULL ? g_object_ref (settings) : NULL;
  self->strip = RBK_TIER_STRIP (rbk_tier_strip_new ("line"));
  self->slots = g_new0 (RbkTierSlot, rbk_n_tier_columns);
  for (guint i = 0; i < rbk_n_tier_columns; i++)
    {
      self->slots[i].line = self;
      self->slots[i].column = i;
      fill_slot (&self->slots[i], commit);
      rbk_tier_strip_add (self->strip, self->slots[i].box);
    }

  return self;
}

/**
 * rbk_tier_line_free:
 * @self: (transfer full): a row
 *
 * Takes the row from its sheet.
 */
void
rbk_tier_line_free (RbkTierLine *self)
{
  for (guint i = 0; i < rbk_n_tier_columns; i++)
    {
      rbk_cell_set_commit (self->slots[i].cell, NULL, NULL);
      g_object_set_data (G_OBJECT (self->slots[i].box), "slot", NULL);
    }
  gtk_widget_unparent (GTK_WIDGET (self->strip));
  g_clear_object (&self->plan);
  g_clear_object (&self->settings);
  g_free (self->slots);
  g_free (self);
}

/**
 * rbk_tier_line_set_plan:
 * @self: a row
 * @plan: the plan it is to show
 * @position: its place
 *
 * Gives the row another plan. What was being typed for the one before is forgotten.
 */
void
rbk_tier_line_set_plan (RbkTierLine *self, RbkPlan *plan, guint position)
{
  self->position = position;
  if (!g_set_object (&self->plan, plan))
    return;
  for (guint i = 0; i < rbk_n_tier_columns; i++)
    rbk_cell_restore (self->slots[i].cell);
}

static void
show_mark (RbkTierLine *self, GtkWidget *mark, const RbkFinding *finding, const char *message)
{
  const char *classes[] = { "flat", "mark", rbk_finding_words_get_class (finding->severity), NULL };
  const char *plan = rbk_record_get_name (RBK_RECORD (self->plan));
  /* Translators: “Warning”, a plan, and the sentence of a finding */
  g_autofree char *words =
      g_strdup_printf (_ ("%s about %s: %s"), rbk_finding_words_for_severity (finding->severity),
                       plan != NULL ? plan : "", message);

  gtk_button_set_icon_name (GTK_BUTTON (mark), rbk_finding_words_get_icon (finding->severity));
  gtk_widget_set_css_classes (mark, classes);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (mark), "s",
                                    rbk_record_get_key (RBK_RECORD (self->plan)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/**
 * rbk_tier_line_mark:
 * @self: a row with a plan
 * @finding: (nullable): the worst that the rules say of it
 * @message: (nullable): the same in a sentence
 *
 * Marks the plan, or takes its mark away.
 *
 * Returns: whether that changed how wide the row is
 */
gboolean
rbk_tier_line_mark (RbkTierLine *self, const RbkFinding *finding, const char *message)
{
  RbkTierSlot *slot = self->slots;
  gboolean     was_marked;

  while (slot->mark == NULL)
    slot++;
  was_marked = gtk_widget_get_visible (slot->mark);
  gtk_widget_set_visible (slot->mark, finding != NULL);
  if (rbk_tier_line_set_tooltip (slot->mark, message) && finding != NULL)
    show_mark (self, slot->mark, finding, message);
  if (was_marked == (finding != NULL))
    return FALSE;
  slot->width = MAX (rbk_tier_slot_measure (slot, rbk_cell_get_shown (slot->cell)),
                     rbk_tier_columns[slot->column].width);
  return TRUE;
}

/**
 * rbk_tier_line_set_shown:
 * @self: a row
 * @column: the place of a column in the table of columns
 * @is_shown: whether it is shown
 */
void
rbk_tier_line_set_shown (RbkTierLine *self, guint column, gboolean is_shown)
{
  gtk_widget_set_visible (self->slots[column].box, is_shown);
}

/**
 * rbk_tier_slot_of:
 * @widget: (nullable): a widget
 *
 * Returns: (nullable) (transfer none): the cell that it is in
 */
RbkTierSlot *
rbk_tier_slot_of (GtkWidget *widget)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      RbkTierSlot *slot = g_object_get_data (G_OBJECT (widget), "slot");

      if (slot != NULL)
        return slot;
    }

  return NULL;
}
