/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-optimise-pages.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "rbk-state-page.h"

/**
 * rbk_optimise_notice_new:
 * @text: (nullable): what it says
 *
 * Returns: (transfer floating): a line that stands out
 */
GtkWidget *
rbk_optimise_notice_new (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_widget_add_css_class (label, "problem");

  return label;
}

/**
 * rbk_optimise_page_add:
 * @stack: the dialog's pages
 * @name: the name of another
 *
 * Adds a page that scrolls.
 *
 * Returns: (transfer none): the box to fill
 */
GtkWidget *
rbk_optimise_page_add (GtkStack *stack, const char *name)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  gtk_widget_add_css_class (box, "page");
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_stack_add_named (stack, scroller, name);

  return box;
}

/**
 * rbk_optimise_page_add_working:
 * @stack: the dialog's pages
 *
 * Adds the page “working”, which is seen while the search is under way.
 *
 * Returns: (transfer none): the bar that tells how far it is
 */
GtkWidget *
rbk_optimise_page_add_working (GtkStack *stack)
{
  GtkWidget *progress = gtk_progress_bar_new ();
  GtkWidget *page =
      rbk_state_page_new_large (NULL, _ ("Looking for the Best"),
                                _ ("Every customer is billed anew for each try. You can go on "
                                   "working meanwhile."));

  gtk_accessible_update_property (GTK_ACCESSIBLE (progress), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("How far the search is"), -1);
  gtk_widget_set_size_request (progress, 240, -1);
  gtk_widget_set_halign (progress, GTK_ALIGN_CENTER);
  rbk_state_page_add (page, progress);
  gtk_stack_add_named (stack, page, "working");

  return progress;
}

/**
 * rbk_optimise_page_add_empty:
 * @stack: the dialog's pages
 * @action: leads to the customers
 *
 * Adds the page “empty”, which is seen where there are no customers.
 */
void
rbk_optimise_page_add_empty (GtkStack *stack, const char *action)
{
  GtkWidget *page =
      rbk_state_page_new_large ("avatar-default-symbolic", _ ("No Customers Yet"),
                                _ ("What is best depends on how much customers use. Load a file "
                                   "of their usage, or make customers up, and come back."));

  rbk_state_page_add_button (page, _ ("_Go to Customers"), action, NULL, TRUE);
  gtk_stack_add_named (stack, page, "empty");
}
