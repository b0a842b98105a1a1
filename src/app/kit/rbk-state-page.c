/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-state-page.h"

#include <adwaita.h>

/**
 * rbk_state_page_new_large:
 * @icon: (nullable): the name of an icon
 * @title: what is missing
 * @description: (nullable): why it matters and what to do, as markup
 *
 * Returns: (transfer floating): a page without buttons, in large letters
 */
GtkWidget *
rbk_state_page_new_large (const char *icon, const char *title, const char *description)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), icon);
  adw_status_page_set_title (ADW_STATUS_PAGE (page), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (page), description);

  return page;
}

/**
 * rbk_state_page_new:
 * @icon: (nullable): the name of an icon
 * @title: what is missing
 * @description: (nullable): why it matters and what to do, as markup
 *
 * Returns: (transfer floating): a page without buttons
 */
GtkWidget *
rbk_state_page_new (const char *icon, const char *title, const char *description)
{
  GtkWidget *page = rbk_state_page_new_large (icon, title, description);

  gtk_widget_add_css_class (page, "compact");

  return page;
}

/**
 * rbk_state_page_add:
 * @page: a page
 * @child: what is to stand below its words, and below what was added before
 */
void
rbk_state_page_add (GtkWidget *page, GtkWidget *child)
{
  GtkWidget *box = adw_status_page_get_child (ADW_STATUS_PAGE (page));

  if (box == NULL)
    {
      box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
      adw_status_page_set_child (ADW_STATUS_PAGE (page), box);
    }
  gtk_box_append (GTK_BOX (box), child);
}

/**
 * rbk_state_page_add_button:
 * @page: a page
 * @label: what to do, with a mnemonic
 * @action: the action that does it
 * @target: (nullable): its target, a text
 * @is_suggested: whether most people do that
 */
void
rbk_state_page_add_button (GtkWidget  *page,
                           const char *label,
                           const char *action,
                           const char *target,
                           gboolean    is_suggested)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  if (target != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "pill");
  if (is_suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  rbk_state_page_add (page, button);
}

/**
 * rbk_state_page_new_problem:
 * @title: what can't be done
 *
 * Returns: (transfer floating): a page that is to say why
 */
GtkWidget *
rbk_state_page_new_problem (const char *title)
{
  return rbk_state_page_new ("dialog-warning-symbolic", title, NULL);
}

/**
 * rbk_state_page_show_problem:
 * @page: a page of a problem
 * @error: (nullable): what it is
 *
 * Says what the problem is. Names from a book may stand in it: it is no markup.
 */
void
rbk_state_page_show_problem (GtkWidget *page, const GError *error)
{
  g_autofree char *text = error != NULL ? g_markup_escape_text (error->message, -1) : NULL;

  adw_status_page_set_description (ADW_STATUS_PAGE (page), text);
}
