/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-export.h"
#include "rbk-phase.h"
#include "rbk-plan.h"

G_BEGIN_DECLS

/**
 * RbkPageView:
 * @is_annual: whether fees are paid for a year ahead
 * @is_own_currency: whether the currency is the book's own: what has no price in another one, such
 *   as a top-up, can be shown
 * @book: (owned): the book in that currency, paid in that way
 * @spec: (owned): its terms on the date
 * @job: the same for the functions that write a plan
 *
 * The book as those customers meet it who chose a currency and how to pay.
 */
typedef struct
{
  gboolean     is_annual, is_own_currency;
  RbkBook     *book;
  RbkSpec     *spec;
  RbkExportJob job;
} RbkPageView;

/**
 * RbkPageOffer:
 * @view: (not owned): the currency and the way to pay
 * @plan: (not owned): the plan's terms
 * @phase: (not owned): those that go on
 * @record: (owned): the plan in the book of the view
 * @phase_record: (owned): the phase in it
 *
 * A plan as it is sold in one currency and one way to pay.
 */
typedef struct
{
  const RbkPageView  *view;
  const RbkPlanSpec  *plan;
  const RbkPhaseSpec *phase;
  RbkPlan            *record;
  RbkPhase           *phase_record;
} RbkPageOffer;

GPtrArray         *rbk_page_views_new (const RbkExportJob *job,
                                       GPtrArray          *losses,
                                       GError            **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean           rbk_page_views_have_annual (GPtrArray *views);
const char *const *rbk_page_views_get_notes (GPtrArray *views);
GPtrArray *rbk_page_offers_new (GPtrArray *views, const char *plan) G_GNUC_WARN_UNUSED_RESULT;

const RbkPageOffer *rbk_page_offers_find (GPtrArray  *offers,
                                          const char *currency,
                                          gboolean    is_annual);

G_END_DECLS
