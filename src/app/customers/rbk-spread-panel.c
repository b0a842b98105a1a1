/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-spread-panel.h"

#include <glib/gi18n-lib.h>

#include "rbk-fact-list.h"
#include "rbk-section.h"
#include "rbk-usage-summary.h"

typedef struct
{
  const char *advice, *title, *reason;
} Advice;

static const Advice advices[] = {
  { "caps", N_ ("Caps fit"),
    N_ ("A call costs about the same for everyone, so that a plain number of calls is a fair "
        "limit, and one that a customer understands at once.") },
  { "borderline", N_ ("Caps or credits: borderline"),
    N_ ("Calls differ in cost, but not by so much that credits must be. Caps are easier to "
        "explain; credits are safer where dear calls are easy to make.") },
  { "credits", N_ ("Credits fit"),
    N_ ("A dear call costs many times a cheap one. Under a cap on calls those who make dear ones "
        "lose money; with credits each call counts for what it costs.") },
};

/**
 * rbk_spread_panel_new:
 *
 * Returns: (transfer floating): a panel of no customers
 */
GtkWidget *
rbk_spread_panel_new (void)
{
  GtkWidget *facts = rbk_fact_list_new (_ ("Cost of a call"));
  GtkWidget *panel = rbk_section_new (_ ("Caps or Credits?"), facts);

  g_object_set_data (G_OBJECT (panel), "facts", facts);

  return panel;
}

static void
add_advice (GtkWidget *facts, const RbkUsageSummary *summary)
{
  for (gsize i = 0; i < G_N_ELEMENTS (advices); i++)
    if (g_strcmp0 (summary->advice, advices[i].advice) == 0)
      rbk_fact_list_add (facts, _ (advices[i].title), _ (advices[i].reason), NULL);
}

/**
 * rbk_spread_panel_update:
 * @panel: a panel
 * @view: what the page shows
 *
 * Shows the spread as it is now.
 */
void
rbk_spread_panel_update (GtkWidget *panel, const RbkCustomersView *view)
{
  GtkWidget             *facts = g_object_get_data (G_OBJECT (panel), "facts");
  const RbkUsageSummary *summary = view->figure != NULL ? &view->figure->summary : NULL;
  g_autofree char       *ratio = NULL;

  gtk_widget_set_visible (panel, summary != NULL);
  if (summary == NULL)
    return;

  rbk_fact_list_clear (facts);
  if (!summary->has_cost_ratio)
    {
      rbk_fact_list_add (facts, _ ("The file does not tell calls apart by cost"),
                         _ ("Export tokens, models or costs with the calls to see whether caps or "
                            "credits fit."),
                         NULL);
      return;
    }

  ratio = g_strdup_printf ("%.1f×", summary->cost_ratio);
  rbk_fact_list_add (facts, _ ("Spread of the cost of a call"),
                     _ ("A dear call (95th percentile of the customers) over a cheap one (5th)"),
                     ratio);
  add_advice (facts, summary);
}
