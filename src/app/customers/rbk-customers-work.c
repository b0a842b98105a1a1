/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-customers-work.h"

/* All of it is immutable, so that it can be read in a thread while the book is edited. */

/**
 * rbk_customers_work_new_request:
 * @view: what the page shows
 *
 * Returns: (transfer full): what is to be worked out for it
 */
gpointer
rbk_customers_work_new_request (const RbkCustomersView *view)
{
  return rbk_analysis_ref (view->analysis);
}

/**
 * rbk_customers_work_free_request:
 * @request: what is no longer to be worked out
 *
 * Frees it.
 */
void
rbk_customers_work_free_request (gpointer request)
{
  rbk_analysis_unref (request);
}

/**
 * rbk_customers_figure_free:
 * @figure: what was worked out
 *
 * Frees it.
 */
void
rbk_customers_figure_free (gpointer figure)
{
  RbkCustomersFigure *self = figure;

  g_clear_pointer (&self->losing, g_array_unref);
  for (guint i = 0; i < self->n_plans; i++)
    g_clear_pointer (&self->break_evens[i], rbk_break_even_free);
  g_clear_pointer (&self->months, g_array_unref);
  g_free (self->break_evens);
  rbk_analysis_unref (self->analysis);
  g_free (self);
}

/* Where nothing says on which day, the same is used on each of the month's. */
static GArray *
find_months (const RbkSpec *spec, RbkMixIndex *index, RbkSlices *days)
{
  const RbkTriggerDays asked = { .plan = -1,
                                 .days = days,
                                 .n_days =
                                     g_date_get_days_in_month (g_date_get_month (&spec->date),
                                                               g_date_get_year (&spec->date)) };

  return rbk_trigger_months_new (spec, index, &asked, NULL);
}

static void
find_break_evens (RbkCustomersFigure *self, const RbkSpec *spec, RbkMixIndex *index)
{
  self->break_evens = g_new0 (RbkBreakEven *, spec->n_plans);
  /* One that can't be billed has none; the tier table says why. */
  for (guint i = 0; i < spec->n_plans; i++)
    if (!spec->plans[i].is_quote_only)
      self->break_evens[i] = rbk_break_even_new (spec, i, index, NULL);
}

/**
 * rbk_customers_work_do:
 * @request: what is to be worked out
 *
 * Works it out, in a thread.
 *
 * Returns: (transfer full): an #RbkCustomersFigure
 */
gpointer
rbk_customers_work_do (gpointer request)
{
  RbkAnalysis        *analysis = request;
  const RbkSpec      *spec = rbk_analysis_get_spec (analysis);
  RbkMixIndex        *index = rbk_analysis_get_mix_index (analysis);
  RbkSlices          *days = rbk_analysis_get_days (analysis);
  RbkCustomersFigure *self = g_new0 (RbkCustomersFigure, 1);

  self->analysis = rbk_analysis_ref (analysis);
  rbk_usage_summary_init (&self->summary, rbk_analysis_get_population (analysis));
  self->mix = rbk_analysis_get_mix (analysis);
  if (self->mix == NULL)
    return self;

  self->n_plans = spec->n_plans;
  find_break_evens (self, spec, index);
  self->losing = rbk_mix_list_losing (spec, -1, index, RBK_CUSTOMERS_MAX_LOSING, NULL);
  self->spread = rbk_analysis_get_spread (analysis);
  self->moves = rbk_analysis_get_moves (analysis);
  self->months = find_months (spec, index, days);

  return self;
}
