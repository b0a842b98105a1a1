/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-curve-empty.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/**
 * rbk_curve_empty_new:
 *
 * Returns: (transfer floating): what stands in the chart's place where nothing counts usage
 */
GtkWidget *
rbk_curve_empty_new (void)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("Go to _Costs"));

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", "costs");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.page");
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (page, "compact");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("No Curves Yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _ ("No workload counts on a meter yet. Say on the Costs page "
                                      "what a call does, what it costs "
                                      "and which meter counts it, and the margin of each plan is "
                                      "drawn here."));
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);

  return page;
}
