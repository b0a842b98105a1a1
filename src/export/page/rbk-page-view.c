/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-page-view.h"

#include "rbk-book-view.h"
#include "rbk-sold.h"

static void
view_free (gpointer data)
{
  RbkPageView *self = data;

  g_object_unref (self->book);
  rbk_spec_unref (self->spec);
  g_free (self);
}

static void
offer_free (gpointer data)
{
  RbkPageOffer *self = data;

  g_object_unref (self->record);
  g_object_unref (self->phase_record);
  g_free (self);
}

static gboolean
add_view (
    GPtrArray *views, const RbkExportJob *job, RbkBook *book, gboolean is_annual, GError **error)
{
  RbkSpec     *spec = rbk_spec_new (book, &job->spec->date, error);
  RbkPageView *view;

  if (spec == NULL)
    return FALSE;
  view = g_new0 (RbkPageView, 1);
  view->is_annual = is_annual;
  view->is_own_currency = g_str_equal (spec->currency, job->spec->currency);
  view->book = g_object_ref (book);
  view->spec = spec;
  view->job = (RbkExportJob){ .book = book, .spec = spec };
  g_ptr_array_add (views, view);
  return TRUE;
}

/**
 * rbk_page_views_new:
 * @job: what is exported
 * @losses: (element-type RbkLoss): takes each plan that is not sold in one of the currencies
 * @error: return location for an error
 *
 * Lists each currency and way to pay that a customer can choose. The first is the book as it
 * is. A plan that lacks a price in a currency is missing in the views of that currency.
 *
 * Returns: (transfer full) (element-type RbkPageView): the views, by currency, then monthly first
 */
GPtrArray *
rbk_page_views_new (const RbkExportJob *job, GPtrArray *losses, GError **error)
{
  g_autoptr(GPtrArray) views = g_ptr_array_new_with_free_func (view_free);
  g_auto(GStrv) currencies = rbk_book_list_currencies (job->book);

  for (guint i = 0; currencies[i] != NULL; i++)
    {
      g_autoptr(RbkBook) kept = i > 0 ? rbk_export_keep_sold_in (job->book, currencies[i], losses)
                                       : g_object_ref (job->book);
      g_autoptr(RbkBook) book = rbk_book_new_in_currency (kept, currencies[i], error);
      g_autoptr(RbkBook) annual = NULL;

      if (book == NULL || !add_view (views, job, book, FALSE, error))
        return NULL;
      if (!rbk_book_has_annual_prices (book))
        continue;
      annual = rbk_book_new_paid_annually (book);
      if (!add_view (views, job, annual, TRUE, error))
        return NULL;
    }
  return g_steal_pointer (&views);
}

/**
 * rbk_page_views_have_annual:
 * @views: (element-type RbkPageView): the views of a book
 *
 * Returns: whether anything can be paid for a year ahead
 */
gboolean
rbk_page_views_have_annual (GPtrArray *views)
{
  for (guint i = 0; i < views->len; i++)
    {
      if (((const RbkPageView *) g_ptr_array_index (views, i))->is_annual)
        return TRUE;
    }
  return FALSE;
}

/**
 * rbk_page_views_get_notes:
 * @views: (element-type RbkPageView): the views of a book
 *
 * Returns: (transfer none) (array zero-terminated=1): what a page says below its prices
 */
const char *const *
rbk_page_views_get_notes (GPtrArray *views)
{
  static const char rounding[] =
      "Each line of an invoice is rounded once, to the smallest unit of the currency.";
  static const char included[] =
      "Included units reset each billing period, unless they are carried over.";
  static const char annual[] = "Fees that are paid for a year are charged once a year; use beyond "
                               "what is included is billed "
                               "as it is with monthly fees.";
  static const char *const monthly_notes[] = { rounding, included, NULL };
  static const char *const all_notes[] = { rounding, included, annual, NULL };

  return rbk_page_views_have_annual (views) ? all_notes : monthly_notes;
}

/* Whether anything in the phase is paid otherwise than in another view. */
static gboolean
differs (const RbkPageOffer *self, const RbkPageOffer *monthly)
{
  for (guint i = 0; i < self->phase->n_cards; i++)
    {
      if (!rbk_decimal_equal (self->phase->cards[i].months, monthly->phase->cards[i].months))
        return TRUE;
    }
  return FALSE;
}

static RbkPageOffer *
offer_new (const RbkPageView *view, const char *key)
{
  const RbkPlanSpec  *plan = rbk_spec_find_plan (view->spec, key, NULL);
  const RbkPhaseSpec *phase = plan != NULL && !plan->is_quote_only
                                  ? rbk_plan_spec_get_phase_on (plan, &view->spec->date)
                                  : NULL;
  RbkPageOffer       *self;

  if (phase == NULL)
    return NULL;
  self = g_new0 (RbkPageOffer, 1);
  self->view = view;
  self->plan = plan;
  self->phase = phase;
  self->record =
      g_list_model_get_item (rbk_book_get_plans (view->book), (guint) (plan - view->spec->plans));
  self->phase_record =
      g_list_model_get_item (rbk_plan_get_phases (self->record), (guint) (phase - plan->phases));
  return self;
}

/**
 * rbk_page_offers_new:
 * @views: (element-type RbkPageView): the views of a book
 * @plan: the key of a plan
 *
 * Lists how a plan is sold: in each currency that it has prices in, and for a year ahead where
 * that is another price. A plan by quote is sold in no way.
 *
 * Returns: (transfer full) (element-type RbkPageOffer): the offers, in the order of the views
 */
GPtrArray *
rbk_page_offers_new (GPtrArray *views, const char *plan)
{
  GPtrArray *offers = g_ptr_array_new_with_free_func (offer_free);

  for (guint i = 0; i < views->len; i++)
    {
      const RbkPageView  *view = g_ptr_array_index (views, i);
      RbkPageOffer       *offer = offer_new (view, plan);
      const RbkPageOffer *monthly;

      if (offer == NULL)
        continue;
      monthly = view->is_annual ? rbk_page_offers_find (offers, view->spec->currency, FALSE) : NULL;
      if (monthly != NULL && !differs (offer, monthly))
        offer_free (offer);
      else
        g_ptr_array_add (offers, offer);
    }
  return offers;
}

/**
 * rbk_page_offers_find:
 * @offers: (element-type RbkPageOffer): how a plan is sold
 * @currency: ISO 4217
 * @is_annual: whether it is paid for a year ahead
 *
 * Returns: (transfer none) (nullable): the offer
 */
const RbkPageOffer *
rbk_page_offers_find (GPtrArray *offers, const char *currency, gboolean is_annual)
{
  for (guint i = 0; i < offers->len; i++)
    {
      const RbkPageOffer *offer = g_ptr_array_index (offers, i);

      if (offer->view->is_annual == is_annual &&
          g_str_equal (offer->view->spec->currency, currency))
        return offer;
    }
  return NULL;
}
