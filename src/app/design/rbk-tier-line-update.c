/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-tier-line-private.h"

#include <glib/gi18n-lib.h>

#include "rbk-plan-color.h"
#include "rbk-verdict.h"

#define CELL_PADDING 15 /* of the entry and of the box about it */
#define BUTTON_WIDTH 20
#define MARK_WIDTH 24
#define SWATCH_WIDTH 27
#define VERDICT_WIDTH 12

/* rbk_tier_slot_measure: how wide a cell has to be for a text, and for what stands beside it. */
int
rbk_tier_slot_measure (RbkTierSlot *slot, const char *text)
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
    width += rbk_tier_slot_is (slot, "margin") ? VERDICT_WIDTH
             : rbk_tier_slot_is (slot, "name") ? SWATCH_WIDTH
                                               : BUTTON_WIDTH;

  if (slot->mark != NULL && gtk_widget_get_visible (slot->mark))
    width += MARK_WIDTH;

  return width + CELL_PADDING + 1;
}

/* rbk_tier_line_set_tooltip: says whether it is another one; while a price is dragged, most stay
 * as they are. */
gboolean
rbk_tier_line_set_tooltip (GtkWidget *widget, const char *tooltip)
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

/* Good, thin or losing is a sign as well as a colour. */
static void
update_margin (RbkTierSlot *slot, const RbkTierCell *context)
{
  const RbkFigure *figure = context->row != NULL ? &context->row->sizing : NULL;
  gboolean         has_margin = figure != NULL && context->row->has_sizing && figure->has_margin;
  const char      *verdict;

  rbk_verdict_show (slot->extra, slot->line->settings, has_margin,
                    has_margin ? figure->margin : 0.0);
  verdict = gtk_widget_get_tooltip_text (slot->extra);
  rbk_tier_line_set_tooltip (slot->box, verdict != NULL
                                            ? verdict
                                            : _ (rbk_tier_columns[slot->column].tooltip));
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
      rbk_tier_line_set_tooltip (slot->box, _ (rbk_tier_columns[slot->column].tooltip));
      rbk_cell_set_description (slot->cell, NULL);
      return;
    }

  floor = rbk_money_format_amount (context->format, row->floor_price, FALSE);
  /* Translators: %s are a plan and an amount */
  action = g_strdup_printf (_ ("Set price of %s to its floor price, %s"),
                            rbk_record_get_name (RBK_RECORD (context->plan)), floor);
  gap = order < 0 ? describe_gap (context, context->plan) : NULL;
  tooltip = gap != NULL ? g_strdup_printf ("%s %s", gap, action) : g_strdup (action);
  if (rbk_tier_line_set_tooltip (slot->box, tooltip))
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
  if (rbk_tier_line_set_tooltip (slot->extra, name))
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
    slot->width = MAX (rbk_tier_slot_measure (slot, shown), column->width);
  rbk_cell_set_text (slot->cell, shown, column->new_edit != NULL ? typed : shown);
  if (rbk_tier_slot_is (slot, "margin"))
    update_margin (slot, context);
  else if (rbk_tier_slot_is (slot, "floor"))
    {
      set_target (slot);
      update_floor (slot, context);
    }
  else if (rbk_tier_slot_is (slot, "limit") || rbk_tier_slot_is (slot, "sizing"))
    gtk_widget_set_tooltip_text (slot->box, _ (column->tooltip));
  if (rbk_tier_slot_is (slot, "name"))
    {
      rbk_tier_line_set_tooltip (slot->box, shown);
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
