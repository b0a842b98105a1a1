/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-tier-line.h"

#include <glib/gi18n-lib.h>

#include "rbk-finding-words.h"
#include "rbk-plan-color.h"
#include "rbk-verdict.h"

#define CELL_PADDING 15 /* of the entry and of the box about it */
#define BUTTON_WIDTH 20
#define MARK_WIDTH 24
#define SWATCH_WIDTH 27
#define VERDICT_WIDTH 12

static gboolean
is_column (const RbkTierSlot *slot, const char *id)
{
  return g_str_equal (rbk_tier_columns[slot->column].id, id);
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

  if (is_column (slot, "name"))
    slot->extra = new_swatch ();
  else if (is_column (slot, "margin"))
    slot->extra = rbk_verdict_new ();
  else if (is_column (slot, "floor"))
    slot->extra = new_apply ();
  if (slot->extra != NULL)
    gtk_box_append (GTK_BOX (slot->box), slot->extra);
  gtk_box_append (GTK_BOX (slot->box), GTK_WIDGET (slot->cell));
  if (is_column (slot, "name"))
    {
      slot->mark = new_mark ();
      gtk_box_append (GTK_BOX (slot->box), slot->mark);
    }
  if (column->new_edit == NULL && !is_column (slot, "margin"))
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

static int
measure_text (RbkTierSlot *slot, const char *text)
{
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (slot->cell), text);
  g_autoptr(PangoAttrList) digits = pango_attr_list_new ();
  int width;

  /* As the style has them: digits of one width. */
  if (rbk_tier_columns[slot->column].is_number)
    {
      pango_attr_list_insert (digits, pango_attr_font_features_new ("tnum=1"));
      pango_layout_set_attributes (layout, digits);
    }
  pango_layout_get_pixel_size (layout, &width, NULL);

  if (slot->extra != NULL)
    width += is_column (slot, "margin") ? VERDICT_WIDTH
             : is_column (slot, "name") ? SWATCH_WIDTH
                                        : BUTTON_WIDTH;

  if (slot->mark != NULL && gtk_widget_get_visible (slot->mark))
    width += MARK_WIDTH;

  return width + CELL_PADDING + 1;
}

/* Good, thin or losing is a sign as well as a colour. */
/* Says whether it is another one: while a price is dragged, most stay as they are. */
static gboolean
set_tooltip (GtkWidget *widget, const char *tooltip)
{
  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), tooltip) == 0)
    return FALSE;
  gtk_widget_set_tooltip_text (widget, tooltip);

  return TRUE;
}

static void
set_target (RbkTierSlot *slot)
{
  GVariant *target = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (slot->extra));

  if (target == NULL || g_variant_get_uint32 (target) != slot->line->position)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (slot->extra), "u", slot->line->position);
}

static void
update_margin (RbkTierSlot *slot, const RbkTierCell *context)
{
  const RbkFigure *figure = context->row != NULL ? &context->row->sizing : NULL;
  gboolean         has_margin = figure != NULL && context->row->has_sizing && figure->has_margin;
  const char      *verdict;

  rbk_verdict_show (slot->extra, slot->line->settings, has_margin,
                    has_margin ? figure->margin : 0.0);
  verdict = gtk_widget_get_tooltip_text (slot->extra);
  set_tooltip (slot->box, verdict != NULL ? verdict : _ (rbk_tier_columns[slot->column].tooltip));
  rbk_cell_set_description (slot->cell, verdict);
}

static char *
describe_gap (const RbkTierCell *context, RbkPlan *plan)
{
  const RbkDecimal *target = rbk_plan_get_target_margin (plan);
  g_autofree char  *margin = NULL;
  g_autofree char  *wanted = NULL;

  if (!context->row->has_sizing || !context->row->sizing.has_margin || target == NULL)
    return g_strdup (_ ("The price is below its floor."));
  margin = rbk_money_format_percent (context->format, context->row->sizing.margin, 0);
  wanted = rbk_money_format_percent (context->format, rbk_decimal_to_double (*target), 0);

  /* Translators: both are percentages, as 62% and 70% */
  return g_strdup_printf (_ ("The price is below its floor: margin %s, target %s."), margin,
                          wanted);
}

/* The floor price can be taken over where it differs from the price. */
static void
update_floor (RbkTierSlot *slot, const RbkTierCell *context)
{
  const RbkTableRow *row = context->row;
  gboolean           has_floor = row != NULL && row->has_floor && row->has_price;
  int                order = has_floor ? rbk_decimal_compare (row->price, row->floor_price) : 0;
  const char        *icon = order < 0 ? "dialog-warning-symbolic" : "object-select-symbolic";
  g_autofree char   *floor = NULL;
  g_autofree char   *action = NULL;
  g_autofree char   *gap = NULL;
  g_autofree char   *tooltip = NULL;

  gtk_widget_set_visible (slot->extra, order != 0);
  if (g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (slot->extra)), icon) != 0)
    gtk_button_set_icon_name (GTK_BUTTON (slot->extra), icon);
  if (order < 0)
    gtk_widget_add_css_class (slot->box, "below");
  else
    gtk_widget_remove_css_class (slot->box, "below");
  if (order == 0)
    {
      set_tooltip (slot->box, _ (rbk_tier_columns[slot->column].tooltip));
      rbk_cell_set_description (slot->cell, NULL);
      return;
    }

  floor = rbk_money_format_amount (context->format, row->floor_price, FALSE);
  /* Translators: %s are a plan and an amount */
  action = g_strdup_printf (_ ("Set price of %s to its floor price, %s"),
                            rbk_record_get_name (RBK_RECORD (context->plan)), floor);
  gap = order < 0 ? describe_gap (context, context->plan) : NULL;
  tooltip = gap != NULL ? g_strdup_printf ("%s %s", gap, action) : g_strdup (action);
  if (set_tooltip (slot->box, tooltip))
    gtk_accessible_update_property (GTK_ACCESSIBLE (slot->extra), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    action, -1);
  rbk_cell_set_description (slot->cell, gap);
}

static void
update_swatch (RbkTierSlot *slot, const RbkTierCell *context)
{
  g_autofree char *name = NULL;
  GtkWidget       *color = gtk_button_get_child (GTK_BUTTON (slot->extra));

  /* Translators: %s is a plan */
  name = g_strdup_printf (_ ("Color of %s"), rbk_record_get_name (RBK_RECORD (context->plan)));
  rbk_plan_color_set_index (RBK_PLAN_COLOR (color),
                            rbk_plan_get_palette_index (context->plan, slot->line->position));
  set_target (slot);
  if (set_tooltip (slot->extra, name))
    gtk_accessible_update_property (GTK_ACCESSIBLE (slot->extra), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    name, -1);
}

/* While one price is dragged, most cells stay as they are: what is beside a margin, a floor or a
 * name may change all the same. */
static gboolean
is_unchanged (RbkTierSlot *slot, const char *name, const char *shown, const char *typed)
{
  return slot->width != 0 && slot->extra == NULL &&
         g_strcmp0 (rbk_cell_get_title (slot->cell), name) == 0 &&
         g_strcmp0 (rbk_cell_get_shown (slot->cell), shown) == 0 &&
         g_strcmp0 (rbk_cell_get_typed (slot->cell), typed) == 0;
}

static void
update_slot (RbkTierSlot *slot, const RbkTierCell *context)
{
  const RbkTierColumn *column = &rbk_tier_columns[slot->column];
  g_autofree char     *name = rbk_tier_column_dup_name (column, context->plan);
  g_autofree char     *shown = column->dup_shown (context);
  g_autofree char     *typed = rbk_tier_column_dup_typed (column, context);

  if (is_unchanged (slot, name, shown, column->new_edit != NULL ? typed : shown))
    return;
  rbk_cell_set_title (slot->cell, name);
  if (slot->width == 0 || g_strcmp0 (rbk_cell_get_shown (slot->cell), shown) != 0)
    slot->width = MAX (measure_text (slot, shown), column->width);
  rbk_cell_set_text (slot->cell, shown, column->new_edit != NULL ? typed : shown);
  if (is_column (slot, "margin"))
    update_margin (slot, context);
  else if (is_column (slot, "floor"))
    {
      set_target (slot);
      update_floor (slot, context);
    }
  else if (is_column (slot, "limit") || is_column (slot, "sizing"))
    gtk_widget_set_tooltip_text (slot->box, _ (column->tooltip));
  if (is_column (slot, "name"))
    {
      set_tooltip (slot->box, shown);
      update_swatch (slot, context);
    }
}

/**
 * rbk_tier_line_update:
 * @self: a row with a plan
 * @context: what to show of it
 *
 * Shows the values as they are now.
 */
void
rbk_tier_line_update (RbkTierLine *self, const RbkTierCell *context)
{
  for (guint i = 0; i < rbk_n_tier_columns; i++)
    update_slot (&self->slots[i], context);
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
  if (set_tooltip (slot->mark, message) && finding != NULL)
    show_mark (self, slot->mark, finding, message);
  if (was_marked == (finding != NULL))
    return FALSE;
  slot->width = MAX (measure_text (slot, rbk_cell_get_shown (slot->cell)),
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
