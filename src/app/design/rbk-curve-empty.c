/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-curve-empty.h"

#include <glib/gi18n-lib.h>

#include "rbk-state-page.h"

/**
 * rbk_curve_empty_new:
 *
 * Returns: (transfer floating): what stands in the chart's place where nothing counts usage
 */
GtkWidget *
rbk_curve_empty_new (void)
{
  GtkWidget *page =
      rbk_state_page_new (NULL, _ ("No Curves Yet"),
                          _ ("No workload counts on a meter yet. Say on the Costs page "
                             "what a call does, what it costs "
                             "and which meter counts it, and the margin of each plan is "
                             "drawn here."));

  rbk_state_page_add_button (page, _ ("Go to _Costs"), "win.page", "costs", FALSE);

  return page;
}
