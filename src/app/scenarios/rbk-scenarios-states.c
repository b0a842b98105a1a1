/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-scenarios-states.h"

#include <glib/gi18n-lib.h>

#include "rbk-state-page.h"

#define ICON "scenarios-symbolic"

/**
 * rbk_scenarios_new_none:
 *
 * Returns: (transfer floating): what stands there where the book has no scenarios
 */
GtkWidget *
rbk_scenarios_new_none (void)
{
  GtkWidget *page =
      rbk_state_page_new (ICON, _ ("What If?"),
                          _ ("A vendor cuts prices, answers get longer, customers do twice "
                             "as much: see what that makes of every plan."));

  rbk_state_page_add_button (page, _ ("Add the _Usual Scenarios"), "scenario.add-usual", NULL,
                             TRUE);
  rbk_state_page_add_button (page, _ ("Add Your _Own"), "scenario.add", "", FALSE);

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
  GtkWidget *page =
      rbk_state_page_new (ICON, _ ("No Plans Yet"),
                          _ ("Scenarios show what becomes of plans. Add a plan first."));

  rbk_state_page_add_button (page, _ ("Go to _Design"), "win.page", "design", TRUE);

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
  GtkWidget *page =
      rbk_state_page_new ("avatar-default-symbolic", _ ("No Customers Yet"),
                          _ ("Whether a bill is steady depends on how customers’ months "
                             "differ. Open a usage file, or make some customers up."));

  rbk_state_page_add_button (page, _ ("Go to _Customers"), "win.page", "customers", TRUE);

  return page;
}
