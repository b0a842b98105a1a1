/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-costs-slot.h"

/**
 * rbk_costs_slot_fill:
 * @slot: a box for one table
 * @spec: what the table is to show
 *
 * Puts a table in the place of the one before: after a reload the book is another, and so is its
 * list.
 *
 * Returns: (transfer none): the table
 */
RbkRecordTable *
rbk_costs_slot_fill (GtkWidget *slot, const RbkRecordTableSpec *spec)
{
  GtkWidget *before = gtk_widget_get_first_child (slot);
  GtkWidget *table = rbk_record_table_new (spec);

  if (before != NULL)
    gtk_box_remove (GTK_BOX (slot), before);
  gtk_box_append (GTK_BOX (slot), table);

  return RBK_RECORD_TABLE (table);
}
