/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-html.h"

#include "rbk-feature.h"
#include "rbk-page-price.h"
#include "rbk-term.h"

/* The cards: a plan each. */

static void
add_amount (GString *text, const RbkSpec *spec, RbkDecimal amount)
{
  g_autofree char *words = rbk_html_amount (spec, amount);

  rbk_html_add_text (text, words);
}

/* What paying for a year comes to, and what it saves. */
static void
add_saving (GString *text, const RbkHtmlPlan *plan, const RbkPageOffer *offer)
{
  const RbkSpec      *spec = offer->view->spec;
  const RbkPageOffer *monthly = rbk_page_offers_find (plan->offers, spec->currency, FALSE);
  RbkPagePrice        year, month;
  RbkDecimal          saved;

  year = rbk_page_get_price (offer->phase, offer->phase_record, spec->minor_digits);
  month = rbk_page_get_price (monthly->phase, monthly->phase_record, spec->minor_digits);
  saved = rbk_decimal_sub (rbk_decimal_mul (rbk_decimal_from_int (12), month.monthly), year.amount);
  g_string_append (text, "<span class=\"saving\">");
  add_amount (text, spec, year.monthly);
  g_string_append (text, " a month");
  if (rbk_decimal_sign (saved) > 0 && g_str_equal (month.cadence, "P1M") &&
      g_str_equal (year.cadence, "P1Y"))
    {
      g_string_append (text, ", saves ");
      add_amount (text, spec, saved);
      g_string_append (text, " a year");
    }
  g_string_append (text, "</span>\n");
}

static void
add_offer_price (RbkHtmlPage *page, const RbkHtmlPlan *plan, const RbkPageOffer *offer)
{
  const RbkSpec *spec = offer->view->spec;
  RbkPagePrice   price = rbk_page_get_price (offer->phase, offer->phase_record, spec->minor_digits);
  g_autofree char *every = rbk_html_every (price.cadence);

  rbk_html_open_choice (page, plan, offer, "p", "price");
  g_string_append_printf (page->text, "%s<strong>",
                          rbk_plan_get_price_from (plan->record) ? "from " : "");
  add_amount (page->text, spec, price.amount);
  g_string_append_printf (page->text, "</strong> <span>%s</span>\n", every);
  if (offer->view->is_annual)
    add_saving (page->text, plan, offer);
  g_string_append (page->text, "</p>\n");
}

/**
 * rbk_html_add_price:
 * @page: a page
 * @plan: one of its plans
 *
 * Adds what a plan costs before anything is used, for every choice.
 */
void
rbk_html_add_price (RbkHtmlPage *page, const RbkHtmlPlan *plan)
{
  g_autofree char *never = rbk_html_when (page, plan, NULL);

  if (plan->offers->len == 0)
    {
      g_string_append_printf (page->text, "<p class=\"price words\"><strong>%s</strong></p>\n",
                              plan->spec->is_quote_only ? "On request" : "Not yet sold");
      return;
    }
  for (guint i = 0; i < plan->offers->len; i++)
    add_offer_price (page, plan, g_ptr_array_index (plan->offers, i));
  if (never == NULL)
    return;
  rbk_html_open_choice (page, plan, NULL, "p", "price words");
  g_string_append (page->text, "<strong>Not sold in this currency</strong></p>\n");
}

static void
add_phase (GString            *text,
           const RbkPageOffer *offer,
           const RbkPhaseSpec *phase,
           RbkPhase           *record,
           const char         *tag)
{
  const RbkSpec   *spec = offer->view->spec;
  g_autofree char *duration = rbk_html_duration (rbk_phase_get_duration (record));
  RbkPagePrice     price = rbk_page_get_price (phase, record, spec->minor_digits);
  g_autofree char *every = rbk_html_every (price.cadence);

  g_string_append_printf (text, "<%s class=\"before\">", tag);
  if (phase->kind == RBK_PHASE_KIND_TRIAL && rbk_term_is_free (phase))
    g_string_append_printf (text, "%s free", duration != NULL ? duration : "First");
  else
    {
      g_string_append_printf (text, "%s%s: ",
                              phase->kind == RBK_PHASE_KIND_TRIAL ? "Trial of " : "First ",
                              duration != NULL ? duration : "period");
      add_amount (text, spec, price.amount);
      g_string_append_printf (text, " %s", every);
    }
  g_string_append_printf (text, "</%s>\n", tag);
}

static void
add_earlier (RbkHtmlPage *page, const RbkHtmlPlan *plan, const RbkPageOffer *offer)
{
  gboolean is_open = FALSE;

  for (guint i = 0; i < offer->plan->n_phases; i++)
    {
      const RbkPhaseSpec *phase = &offer->plan->phases[i];
      g_autoptr(RbkPhase) record = g_list_model_get_item (rbk_plan_get_phases (offer->record), i);

      if (phase == offer->phase || !rbk_term_is_sold (offer->plan, phase, &offer->view->spec->date))
        continue;
      if (!is_open)
        rbk_html_open_choice (page, plan, offer, "div", NULL);
      is_open = TRUE;
      add_phase (page->text, offer, phase, record, "p");
    }
  if (is_open)
    g_string_append (page->text, "</div>\n");
}

static void
add_uses (RbkHtmlPage *page, const RbkHtmlPlan *plan, const RbkPageOffer *offer)
{
  g_autoptr(GString) uses = g_string_new (NULL);

  rbk_html_add_uses (uses, offer, -1, FALSE);
  if (uses->len == 0)
    return;
  rbk_html_open_choice (page, plan, offer, "ul", "uses");
  g_string_append_len (page->text, uses->str, (gssize) uses->len);
  g_string_append (page->text, "</ul>\n");
}

static void
add_features (GString *text, RbkPlan *record)
{
  GListModel *features = rbk_plan_get_features (record);
  guint       n_features = g_list_model_get_n_items (features);

  if (n_features > 0)
    g_string_append (text, "<ul class=\"features\">\n");
  for (guint i = 0; i < n_features; i++)
    {
      g_autoptr(RbkFeature) feature = g_list_model_get_item (features, i);
      const char *name = rbk_feature_get_name (feature);
      const char *value = rbk_feature_get_value (feature);

      g_string_append (text, "<li>");
      rbk_html_add_name (text, name != NULL ? name : rbk_feature_get_key (feature));
      if (value != NULL && value[0] != '\0')
        {
          g_string_append (text, ": ");
          rbk_html_add_name (text, value);
        }
      g_string_append (text, "</li>\n");
    }
  if (n_features > 0)
    g_string_append (text, "</ul>\n");
}

/* Every card has the same five parts, so that they line up across the cards. */
static void
add_plan (RbkHtmlPage *page, const RbkHtmlPlan *plan)
{
  g_string_append (page->text, "<li class=\"card\" data-plan=\"");
  rbk_html_add_text (page->text, plan->spec->key);
  g_string_append (page->text, "\">\n<div>\n");
  rbk_html_add_element (page->text, "h3", NULL, plan->spec->name);
  rbk_html_add_element (page->text, "p", "audience", rbk_plan_get_audience (plan->record));
  g_string_append (page->text, "</div>\n<div>\n");
  rbk_html_add_price (page, plan);
  for (guint i = 0; i < plan->offers->len; i++)
    add_earlier (page, plan, g_ptr_array_index (plan->offers, i));
  g_string_append (page->text, "</div>\n<div>\n");
  rbk_html_add_element (page->text, "p", "description", rbk_plan_get_description (plan->record));
  g_string_append (page->text, "</div>\n<div>\n");
  for (guint i = 0; i < plan->offers->len; i++)
    add_uses (page, plan, g_ptr_array_index (plan->offers, i));
  g_string_append (page->text, "</div>\n<div>\n");
  add_features (page->text, plan->record);
  g_string_append (page->text, "</div>\n</li>\n");
}

/**
 * rbk_html_add_plans:
 * @page: a page
 *
 * Adds the card of each plan.
 */
void
rbk_html_add_plans (RbkHtmlPage *page)
{
  g_string_append (page->text, "<section id=\"plans\" aria-labelledby=\"plans-title\">\n"
                               "<h2 id=\"plans-title\">Plans</h2>\n<ul class=\"cards\">\n");
  for (guint i = 0; i < page->plans->len; i++)
    add_plan (page, g_ptr_array_index (page->plans, i));
  g_string_append (page->text, "</ul>\n</section>\n");
}
