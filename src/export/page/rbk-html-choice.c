/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-html.h"

#include <string.h>

/* What a visitor can choose: a currency, and where any plan has it, paying for a year. */

static const RbkPageOffer *
get_shown (const RbkHtmlPlan *plan, const char *currency, gboolean is_annual)
{
  const RbkPageOffer *offer = rbk_page_offers_find (plan->offers, currency, is_annual);

  return offer != NULL ? offer : rbk_page_offers_find (plan->offers, currency, FALSE);
}

/**
 * rbk_html_when:
 * @page: a page
 * @plan: one of its plans
 * @offer: (nullable): how it is sold, or nothing for the choices in which it is not
 *
 * Lists the choices with which a plan is sold so. Who pays for a year finds a plan that has no
 * price of a year at its price of a month.
 *
 * Returns: (transfer full) (nullable): the choices, such as `USD-0 USD-1`; nothing where there
 *   are none
 */
char *
rbk_html_when (RbkHtmlPage *page, const RbkHtmlPlan *plan, const RbkPageOffer *offer)
{
  g_autoptr(GString) when = g_string_new (NULL);

  for (guint i = 0; i < page->views->len; i++)
    {
      const RbkPageView *view = g_ptr_array_index (page->views, i);

      for (int annual = 0; !view->is_annual && annual <= (page->has_annual ? 1 : 0); annual++)
        {
          if (get_shown (plan, view->spec->currency, annual) == offer)
            g_string_append_printf (when, "%s%s-%d", when->len > 0 ? " " : "", view->spec->currency,
                                    annual);
        }
    }
  return when->len > 0 ? g_string_free (g_steal_pointer (&when), FALSE) : NULL;
}

/**
 * rbk_html_open_choice:
 * @page: a page
 * @plan: one of its plans
 * @offer: (nullable): how it is sold
 * @tag: an element
 * @class: (nullable): its class
 *
 * Opens an element that is seen with some choices alone; the caller closes it. Before anything is
 * chosen it is the book's own currency, by the month.
 */
void
rbk_html_open_choice (RbkHtmlPage        *page,
                      const RbkHtmlPlan  *plan,
                      const RbkPageOffer *offer,
                      const char         *tag,
                      const char *class)
{
  g_autofree char *when = rbk_html_when (page, plan, offer);
  g_autofree char *first = g_strdup_printf ("%s-0", page->job->spec->currency);

  g_string_append_printf (page->text, "<%s", tag);
  if (class != NULL)
    g_string_append_printf (page->text, " class=\"%s\"", class);
  if (when != NULL && (page->has_annual || page->views->len > 1))
    g_string_append_printf (page->text, " data-when=\"%s\"%s", when,
                            g_str_has_prefix (when, first) ? "" : " hidden");
  g_string_append_c (page->text, '>');
}
