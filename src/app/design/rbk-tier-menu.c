/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-tier-table-private.h"

#include <glib/gi18n-lib.h>

#include "rbk-palette.h"
#include "rbk-plan-color.h"

/* Menus of the tier table: of its rows, of its columns, and the palette of a plan. */

static gboolean
drop_cb (gpointer popover)
{
  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);

  return G_SOURCE_REMOVE;
}

/* Its action is still to run, so it goes a little later. */
static void
closed_cb (GtkWidget *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, drop_cb, g_object_ref (popover), g_object_unref);
}

static void
append_items (GMenu *menu, const char *const *items)
{
  g_autoptr(GMenu) section = g_menu_new ();

  for (; *items != NULL; items += 2)
    g_menu_append (section, _ (items[0]), items[1]);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static GMenuModel *
new_row_menu (void)
{
  static const char *const cells[] = { N_ ("Cu_t"),   "cells.cut",   N_ ("_Copy"),
                                       "cells.copy",  N_ ("_Paste"), "cells.paste",
                                       N_ ("C_lear"), "cells.clear", NULL };
  static const char *const goals[] = { N_ ("_Why This Number…"),
                                       "figure.explain",
                                       N_ ("_Find for a Margin…"),
                                       "design.find-for-margin",
                                       N_ ("Find _Best Prices…"),
                                       "design.find-best-prices",
                                       NULL };
  static const char *const plans[] = { N_ ("_Duplicate Plan"), "plan.duplicate",  N_ ("Move _Up"),
                                       "plan.move-up",         N_ ("Move Do_wn"), "plan.move-down",
                                       N_ ("C_olor…"),         "plan.color",      NULL };
  static const char *const end[] = { N_ ("D_elete Plan"), "plan.delete", NULL };
  GMenu                   *menu = g_menu_new ();

  append_items (menu, cells);
  append_items (menu, goals);
  append_items (menu, plans);
  append_items (menu, end);

  return G_MENU_MODEL (menu);
}

static void
open_at (RbkTierTable *self, GtkWidget *popover, GtkWidget *at, double x, double y)
{
  gtk_widget_translate_coordinates (at, GTK_WIDGET (self), x, y, &x, &y);
  gtk_widget_set_parent (popover, GTK_WIDGET (self));
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &(GdkRectangle){ (int) x, (int) y, 1, 1 });
  g_signal_connect_object (popover, "closed", G_CALLBACK (closed_cb), popover, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (popover));
}

/**
 * rbk_tier_table_open_menu:
 * @self: a table
 * @at: a cell of it
 * @x: where in the cell
 * @y: where in the cell
 *
 * Opens what can be done with the selected cells and their plans.
 */
void
rbk_tier_table_open_menu (RbkTierTable *self, GtkWidget *at, double x, double y)
{
  g_autoptr(GMenuModel) menu = new_row_menu ();
  GtkWidget *popover = gtk_popover_menu_new_from_model (menu);

  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  open_at (self, popover, at, x, y);
}

/* rbk_tier_table_new_columns_menu: a box to tick for each column that can be hidden */
GMenuModel *
rbk_tier_table_new_columns_menu (void)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 1; i < rbk_n_tier_columns; i++)
    {
      g_autofree char *action = g_strdup_printf ("columns.%s", rbk_tier_columns[i].id);

      g_menu_append (menu, _ (rbk_tier_columns[i].title), action);
    }

  return G_MENU_MODEL (menu);
}

/* rbk_tier_table_open_columns: asks which columns to show */
void
rbk_tier_table_open_columns (RbkTierTable *self, GtkWidget *at)
{
  g_autoptr(GMenuModel) menu = rbk_tier_table_new_columns_menu ();

  open_at (self, gtk_popover_menu_new_from_model (menu), at, gtk_widget_get_width (at) / 2.0,
           gtk_widget_get_height (at));
}

static void
save_columns (RbkTierTable *self)
{
  g_autoptr(GPtrArray) hidden = g_ptr_array_new ();

  if (self->settings == NULL)
    return;
  for (guint i = 0; i < rbk_n_tier_columns; i++)
    if (!self->is_wanted[i])
      g_ptr_array_add (hidden, (gpointer) rbk_tier_columns[i].id);
  g_ptr_array_add (hidden, NULL);
  g_settings_set_strv (self->settings, "tier-columns-hidden", (const char *const *) hidden->pdata);
}

static void
column_cb (RbkTierTable *self, GVariant *state, GSimpleAction *action)
{
  const char *name = g_action_get_name (G_ACTION (action));

  g_simple_action_set_state (action, state);
  for (guint i = 0; i < rbk_n_tier_columns; i++)
    if (g_str_equal (rbk_tier_columns[i].id, name))
      self->is_wanted[i] = g_variant_get_boolean (state);
  save_columns (self);
  rbk_tier_table_update_widths (self);
}

/**
 * rbk_tier_table_add_columns:
 * @self: a table
 *
 * Shows the columns that the user wants to see, and lets them be chosen.
 */
void
rbk_tier_table_add_columns (RbkTierTable *self)
{
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();
  g_auto(GStrv) hidden = self->settings != NULL
                              ? g_settings_get_strv (self->settings, "tier-columns-hidden")
                              : NULL;

  for (guint i = 0; i < rbk_n_tier_columns; i++)
    {
      const char *id = rbk_tier_columns[i].id;
      g_autoptr(GSimpleAction) action = NULL;

      self->is_wanted[i] = self->is_shown[i] =
          i == 0 || hidden == NULL || !g_strv_contains ((const char *const *) hidden, id);
      if (i == 0)
        continue;
      action = g_simple_action_new_stateful (id, NULL, g_variant_new_boolean (self->is_shown[i]));
      g_signal_connect_object (action, "change-state", G_CALLBACK (column_cb), self,
                               G_CONNECT_SWAPPED);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }
  gtk_widget_insert_action_group (GTK_WIDGET (self), "columns", G_ACTION_GROUP (group));
}

static const char *const color_names[RBK_PALETTE_N_PLANS] = {
  N_ ("Circle"),        N_ ("Square"), N_ ("Triangle"), N_ ("Diamond"),
  N_ ("Triangle Down"), N_ ("Star"),   N_ ("Hexagon"),  N_ ("Cross"),
};

static GtkWidget *
new_color_button (guint row, guint color)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *sign = rbk_plan_color_new ();

  rbk_plan_color_set_index (RBK_PLAN_COLOR (sign), color);
  gtk_button_set_child (GTK_BUTTON (button), sign);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "color");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "plan.set-color");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(uu)", row, color);
  gtk_widget_set_tooltip_text (button, _ (color_names[color]));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (color_names[color]), -1);

  return button;
}

static void
open_palette (RbkTierTable *self, guint row)
{
  RbkTierSlot *slot = rbk_tier_table_find_slot (self, row, 0);
  GtkWidget   *popover, *grid;

  if (slot == NULL)
    return;
  grid = gtk_grid_new ();
  for (guint i = 0; i < RBK_PALETTE_N_PLANS; i++)
    gtk_grid_attach (GTK_GRID (grid), new_color_button (row, i), (int) i % 4, (int) i / 4, 1, 1);
  popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (popover), grid);
  gtk_widget_add_css_class (popover, "palette");
  open_at (self, popover, slot->extra, gtk_widget_get_width (slot->extra) / 2.0,
           gtk_widget_get_height (slot->extra));
}

static void
pick_color_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  open_palette (RBK_TIER_TABLE (widget), g_variant_get_uint32 (parameter));
}

static void
color_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  open_palette (RBK_TIER_TABLE (widget), RBK_TIER_TABLE (widget)->cursor.row);
}

static void
set_color_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkTierTable *self = RBK_TIER_TABLE (widget);
  RbkTierSlot  *slot;
  GtkWidget    *popover;
  guint         row, color;

  g_variant_get (parameter, "(uu)", &row, &color);
  slot = rbk_tier_table_find_slot (self, row, 0);
  if (slot == NULL)
    return;
  rbk_document_seal (self->document);
  rbk_document_take (self->document,
                     rbk_edit_new_set_integer (RBK_RECORD (slot->line->plan), "color", (int) color),
                     NULL);
  popover = gtk_widget_get_last_child (widget);
  if (GTK_IS_POPOVER (popover))
    gtk_popover_popdown (GTK_POPOVER (popover));
}

/**
 * rbk_tier_table_install_menu:
 * @widget_class: the class of the table
 *
 * Installs the actions of its menus.
 */
void
rbk_tier_table_install_menu (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "plan.pick-color", "u", pick_color_cb);
  gtk_widget_class_install_action (widget_class, "plan.color", NULL, color_cb);
  gtk_widget_class_install_action (widget_class, "plan.set-color", "(uu)", set_color_cb);
}
