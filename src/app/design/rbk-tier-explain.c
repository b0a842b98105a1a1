/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-tier-table-private.h"

#include "rbk-explained.h"

/* Why the figure of a cell is what it is. */

/* Columns, and what the figure in them is called where figures are explained. What is not there
 * rests on the margin. */
static const struct
{
  const char *column, *figure;
} figures[] = {
  { "price", "price" },     { "included", "included" },         { "limit", "cap" },
  { "overage", "overage" }, { "multiple", "overage_multiple" }, { "sizing", "usage" },
  { "cost", "cost" },       { "floor", "floor_price" },         { "headroom", "floor_price" },
};

/* The figure at the cursor, as rbk_explain() takes it. */
static char *
table_dup_where (RbkTierTable *self)
{
  RbkTierSlot *slot = rbk_tier_table_find_slot (self, self->cursor.row, self->cursor.column);
  const char  *key, *figure = "margin";

  if (slot == NULL || slot->line->plan == NULL)
    return NULL;
  key = rbk_record_get_key (RBK_RECORD (slot->line->plan));
  for (gsize i = 0; i < G_N_ELEMENTS (figures); i++)
    if (g_str_equal (rbk_tier_columns[slot->column].id, figures[i].column))
      figure = figures[i].figure;

  return key != NULL ? g_strdup_printf ("%s.%s", key, figure) : NULL;
}

static void
explain_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_autofree char *where = table_dup_where (RBK_TIER_TABLE (widget));

  if (where != NULL)
    rbk_explained_show (widget, where);
}

/**
 * rbk_tier_table_install_explain:
 * @widget_class: the class of the table
 *
 * Installs the action that explains the figure at the cursor.
 */
void
rbk_tier_table_install_explain (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "figure.explain", NULL, explain_cb);
}
