/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-customers-work.h"

/* All of it is immutable, so that it can be read in a thread while the book is edited. */
typedef struct
{
  RbkAnalysis   *analysis;   /* (owned) */
  RbkPopulation *population; /* (owned) */
  RbkMixIndex   *index;      /* (owned) (nullable) of an earlier piece of work */
  RbkSlices     *days;       /* (owned) (nullable) */
  RbkPopulation *requests;   /* (owned) (nullable) where the file has no customers */
} Request;

/**
 * rbk_customers_work_new_request:
 * @view: what the page shows
 *
 * Returns: (transfer full): what is to be worked out for it
 */
gpointer
rbk_customers_work_new_request (const RbkCustomersView *view)
{
  Request                  *request = g_new0 (Request, 1);
  const RbkCustomersFigure *figure = view->figure;
  RbkPopulation            *population = rbk_analysis_get_population (view->analysis);

  request->analysis = rbk_analysis_ref (view->analysis);
  request->population = rbk_population_ref (population);
  if (figure != NULL && figure->population == population && figure->index != NULL)
    request->index = rbk_mix_index_ref (figure->index);
  if (view->usage->days != NULL)
    request->days = rbk_slices_ref (view->usage->days);
  if (view->usage->requests != NULL)
    request->requests = rbk_population_ref (view->usage->requests);

  return request;
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
  Request *self = request;

  rbk_analysis_unref (self->analysis);
  rbk_population_unref (self->population);
  g_clear_pointer (&self->index, rbk_mix_index_unref);
  g_clear_pointer (&self->days, rbk_slices_unref);
  g_clear_pointer (&self->requests, rbk_population_unref);
  g_free (self);
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

  rbk_analysis_unref (self->analysis);
  rbk_population_unref (self->population);
  g_clear_pointer (&self->index, rbk_mix_index_unref);
  g_clear_pointer (&self->mix, rbk_mix_free);
  g_clear_pointer (&self->losing, g_array_unref);
  for (guint i = 0; i < self->n_hits; i++)
    g_clear_pointer (&self->hits[i], rbk_cap_hits_free);
  g_free (self->hits);
  g_clear_error (&self->error);
  g_free (self);
}

static void
find_hits (RbkCustomersFigure *self, const RbkSpec *spec, RbkSlices *days)
{
  self->n_hits = spec->n_plans;
  self->hits = g_new0 (RbkCapHits *, spec->n_plans);
  /* A plan without a cap has none; that is no failure. */
  for (guint i = 0; i < spec->n_plans; i++)
    if (!spec->plans[i].is_quote_only)
      self->hits[i] = rbk_cap_hits_new (spec, i, self->index, days, NULL);
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
  const Request      *facts = request;
  const RbkSpec      *spec = rbk_analysis_get_spec (facts->analysis);
  RbkCustomersFigure *self = g_new0 (RbkCustomersFigure, 1);

  self->analysis = rbk_analysis_ref (facts->analysis);
  self->population = rbk_population_ref (facts->population);
  rbk_usage_summary_init (&self->summary,
                          facts->requests != NULL ? facts->requests : self->population);
  if (facts->index != NULL && rbk_mix_index_fits (facts->index, spec))
    self->index = rbk_mix_index_ref (facts->index);
  else
    self->index = rbk_mix_index_new (spec, facts->population, &self->error);
  if (self->index == NULL)
    return self;

  self->mix = rbk_mix_new (spec, self->index, &self->error);
  if (self->mix == NULL)
    return self;
  self->losing = rbk_mix_list_losing (spec, -1, self->index, RBK_CUSTOMERS_MAX_LOSING, NULL);
  if (facts->days != NULL)
    find_hits (self, spec, facts->days);

  return self;
}
