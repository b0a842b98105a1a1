/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-parts.h"

/**
 * rbk_parts_new:
 * @stack: the parts of a page
 *
 * Makes the row of buttons that chooses one of the parts. Names that are wider than the window are
 * scrolled: they don't keep it from getting narrow.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
rbk_parts_new (GtkStack *stack)
{
  GtkWidget *switcher = gtk_stack_switcher_new ();
  GtkWidget *room = gtk_scrolled_window_new ();

  g_return_val_if_fail (GTK_IS_STACK (stack), NULL);

  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), stack);
  gtk_widget_add_css_class (switcher, "parts");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (room), GTK_POLICY_EXTERNAL,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (room), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (room), switcher);
  gtk_widget_set_halign (room, GTK_ALIGN_CENTER);

  return room;
}
