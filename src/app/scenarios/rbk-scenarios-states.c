/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-scenarios-states.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define ICON "scenarios-symbolic"

static GtkWidget *
new_status (const char *icon, const char *title, const char *description)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), icon);
  adw_status_page_set_title (ADW_STATUS_PAGE (page), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (page), description);
  gtk_widget_add_css_class (page, "compact");

  return page;
}

static void
add_button (GtkWidget  *box,
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
  gtk_box_append (GTK_BOX (box), button);
}

/**
 * rbk_scenarios_new_none:
 *
 * Returns: (transfer floating): what stands there where the book has no scenarios
 */
GtkWidget *
rbk_scenarios_new_none (void)
{
  GtkWidget *page = new_status (ICON, _ ("What If?"),
                                _ ("A vendor cuts prices, answers get longer, customers do twice "
                                   "as much: see what that makes of every plan."));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  add_button (box, _ ("Add the _Usual Scenarios"), "scenario.add-usual", NULL, TRUE);
  add_button (box, _ ("Add Your _Own"), "scenario.add", "", FALSE);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), box);

  return page;
}

/**
 * rbk_scenarios_new_no_plans:
 *
 * Returns: (transfer floating): what stands there where the book has no plans
 */
GtkWidget *
rbk_scenarios_new_no_plans (void)
{
  GtkWidget *page = new_status (ICON, _ ("No Plans Yet"),
                                _ ("Scenarios show what becomes of plans. Add a plan first."));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  add_button (box, _ ("Go to _Design"), "win.page", "design", TRUE);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), box);

  return page;
}

/**
 * rbk_scenarios_new_no_customers:
 *
 * Returns: (transfer floating): what stands there where it takes customers to say anything
 */
GtkWidget *
rbk_scenarios_new_no_customers (void)
{
  GtkWidget *page = new_status ("avatar-default-symbolic", _ ("No Customers Yet"),
                                _ ("Whether a bill is steady depends on how customers’ months "
                                   "differ. Open a usage file, or make some customers up."));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  add_button (box, _ ("Go to _Customers"), "win.page", "customers", TRUE);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), box);

  return page;
}

/**
 * rbk_scenarios_new_problem:
 *
 * Returns: (transfer floating): what stands there where nothing can be worked out
 */
GtkWidget *
rbk_scenarios_new_problem (void)
{
  return new_status ("dialog-warning-symbolic", _ ("Nothing Can Be Worked Out"), NULL);
}

/**
 * rbk_scenarios_show_problem:
 * @problem: what stands there where nothing can be worked out
 * @error: (nullable): why
 */
void
rbk_scenarios_show_problem (GtkWidget *problem, const GError *error)
{
  g_autofree char *text = error != NULL ? g_markup_escape_text (error->message, -1) : NULL;

  adw_status_page_set_description (ADW_STATUS_PAGE (problem), text);
}
