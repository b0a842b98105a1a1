/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-routing-private.h"

#include <string.h>

#include "rbk-workload.h"

/* A route that is on the model already knows best how it counts tokens. */
static RbkDecimal
get_factor (const RbkSpec *spec, const RbkRouteSpec *route, const RbkRoutingCandidate *candidate)
{
  gboolean is_on = g_strcmp0 (spec->prices[route->price].model, candidate->spec.model) == 0;

  return is_on ? route->tokenizer_factor : candidate->factor;
}

static RbkDecimal
sum_tokens (const RbkRouteSpec *route)
{
  return rbk_decimal_add (rbk_decimal_add (route->cache_read, route->cache_write),
                          rbk_decimal_add (route->input, route->output));
}

/* Tokens of the longest call, all that go in and all that come out; as a model counts them. */
static RbkDecimal
get_window (const RbkSpec             *spec,
            const RbkWorkloadSpec     *workload,
            const RbkRoutingCandidate *candidate)
{
  RbkDecimal longest = RBK_DECIMAL_ZERO;

  for (guint i = 0; i < workload->n_routes; i++)
    {
      const RbkRouteSpec *route = &workload->routes[i];
      RbkDecimal          tokens = sum_tokens (route);

      if (candidate != NULL)
        tokens = rbk_decimal_mul (tokens, get_factor (spec, route, candidate));
      longest = rbk_decimal_max (longest, tokens);
    }

  return longest;
}

/* Costs all calls of a workload on one model, those of each route by its tokens. */
static gboolean
cost (const RbkSpec             *spec,
      const RbkWorkloadSpec     *workload,
      const RbkRoutingCandidate *candidate,
      RbkRoutingModel           *model,
      GError                   **error)
{
  model->cost = RBK_DECIMAL_ZERO;
  for (guint i = 0; i < workload->n_routes; i++)
    {
      const RbkRouteSpec *route = &workload->routes[i];
      RbkCallTokens       tokens = { .input = route->input,
                                     .output = route->output,
                                     .cache_read = route->cache_read,
                                     .cache_write = route->cache_write,
                                     .factor = get_factor (spec, route, candidate),
                                     .batch = route->batch };
      RbkCallCost         call;

      if (tokens.batch && !candidate->spec.has_batch)
        {
          model->bars |= RBK_ROUTING_BAR_BATCH;
          tokens.batch = FALSE;
        }
      if (!rbk_cost_call (&candidate->spec, &tokens, &call, error))
        return FALSE;
      model->cost = rbk_decimal_add (model->cost, rbk_decimal_mul (call.total, route->share));
    }

  return TRUE;
}

static gboolean
is_allowed (const RbkRoutingTerms *terms, const char *provider)
{
  if (terms->providers == NULL || terms->providers[0] == NULL)
    return TRUE;
  for (const char *const *allowed = terms->providers; *allowed != NULL; allowed++)
    if (provider != NULL && g_ascii_strcasecmp (*allowed, provider) == 0)
      return TRUE;

  return FALSE;
}

static RbkRoutingBar
judge (const RbkSpec             *spec,
       const RbkRoutingWorkload  *workload,
       const RbkRoutingCandidate *candidate,
       const RbkRoutingTerms     *terms)
{
  const RbkDecimal *window = rbk_model_price_get_context_window (candidate->price);
  RbkDecimal        needed = get_window (spec, &spec->workloads[workload->workload], candidate);
  RbkRoutingBar     bars = RBK_ROUTING_BAR_NONE;

  if (window != NULL && rbk_decimal_compare (needed, *window) > 0)
    bars |= RBK_ROUTING_BAR_CONTEXT;
  if (!is_allowed (terms, rbk_model_price_get_provider (candidate->price)))
    bars |= RBK_ROUTING_BAR_PROVIDER;
  if (!workload->has_floor || rbk_decimal_sign (workload->floor) == 0)
    return bars;
  if (!candidate->has_quality)
    bars |= RBK_ROUTING_BAR_NO_QUALITY;
  else if (rbk_decimal_compare (candidate->quality, workload->floor) < 0)
    bars |= RBK_ROUTING_BAR_QUALITY;

  return bars;
}

static RbkDecimal
get_share (const RbkSpec *spec, const RbkWorkloadSpec *workload, const char *model)
{
  RbkDecimal share = RBK_DECIMAL_ZERO;

  for (guint i = 0; i < workload->n_routes; i++)
    if (g_strcmp0 (spec->prices[workload->routes[i].price].model, model) == 0)
      share = rbk_decimal_add (share, workload->routes[i].share);

  return share;
}

/* Those that qualify first, then the cheapest, then those that serve today. */
static int
compare_models (gconstpointer a, gconstpointer b)
{
  const RbkRoutingModel *one = a, *other = b;
  int                    order = (one->bars != 0) - (other->bars != 0);

  if (order == 0)
    order = rbk_decimal_compare (one->cost, other->cost);
  if (order == 0)
    order = rbk_decimal_compare (other->share, one->share);
  if (order == 0)
    order = other->is_in_book - one->is_in_book;

  return order != 0 ? order
                    : strcmp (rbk_model_price_get_model (one->price),
                              rbk_model_price_get_model (other->price));
}

static gboolean
add_models (const RbkSpec         *spec,
            RbkRoutingWorkload    *self,
            const RbkRoutingTerms *terms,
            GArray                *candidates,
            GError               **error)
{
  const RbkWorkloadSpec *workload = &spec->workloads[self->workload];

  self->models = g_new0 (RbkRoutingModel, candidates->len);
  for (guint i = 0; i < candidates->len; i++)
    {
      const RbkRoutingCandidate *candidate = &g_array_index (candidates, RbkRoutingCandidate, i);
      RbkRoutingModel           *model = &self->models[self->n_models++];

      model->price = g_object_ref (candidate->price);
      model->factor = candidate->factor;
      model->is_in_book = candidate->is_in_book;
      model->has_window = rbk_model_price_get_context_window (candidate->price) != NULL;
      model->share = get_share (spec, workload, rbk_model_price_get_model (candidate->price));
      model->bars = judge (spec, self, candidate, terms);
      if (!cost (spec, workload, candidate, model, error))
        return FALSE;
    }
  qsort (self->models, self->n_models, sizeof (RbkRoutingModel), compare_models);

  return TRUE;
}

static void
choose (RbkRoutingWorkload *self, guint n_fallbacks)
{
  guint n_fit = 0;

  while (n_fit < self->n_models && self->models[n_fit].bars == 0)
    n_fit++;
  self->n_chosen = n_fit <= n_fallbacks ? n_fit : n_fallbacks + 1;
  if (self->n_chosen == 0)
    return;
  self->saving = rbk_decimal_sub (self->cost, self->models[0].cost);
  if (rbk_decimal_sign (self->cost) > 0)
    self->saving_share = rbk_decimal_to_double (self->saving) / rbk_decimal_to_double (self->cost);
}

static gboolean
route_workload (const RbkSpec         *spec,
                RbkWorkload           *workload,
                RbkRoutingWorkload    *self,
                const RbkRoutingTerms *terms,
                GArray                *candidates,
                GError               **error)
{
  const RbkWorkloadSpec *frozen = &spec->workloads[self->workload];
  const RbkDecimal      *floor = rbk_workload_get_quality_floor (workload);

  self->has_floor = terms->has_quality || floor != NULL;
  self->floor = terms->has_quality ? terms->quality : floor != NULL ? *floor : RBK_DECIMAL_ZERO;
  self->window = get_window (spec, frozen, NULL);
  self->cost = rbk_cost_workload (spec, frozen, NULL);
  if (frozen->n_routes == 0)
    return TRUE;
  if (!add_models (spec, self, terms, candidates, error))
    return FALSE;
  choose (self, terms->n_fallbacks);

  return TRUE;
}

/* What the average call costs today and then, each workload by its weight. */
static void
sum_up (RbkRouting *self, const RbkSpec *spec)
{
  RbkDecimal saving = RBK_DECIMAL_ZERO;

  self->cost = rbk_cost_average_call (spec, -1, NULL);
  for (guint i = 0; i < self->n_workloads; i++)
    saving = rbk_decimal_add (saving, rbk_decimal_mul (self->workloads[i].saving,
                                                       spec->workloads[i].weight));
  if (!rbk_decimal_is_zero (spec->weights))
    saving = rbk_decimal_div (saving, spec->weights, RBK_ROUND_HALF_AWAY);
  self->cost_then = rbk_decimal_sub (self->cost, saving);
}

/**
 * rbk_routing_new:
 * @spec: a spec
 * @book: the book that it was made of, as it is
 * @terms: which models may serve
 * @error: return location for a #GError of domain RBK_ERROR
 *
 * Finds for each workload the cheapest model that will do: one whose context window holds its
 * longest call, whose score is the workload's least or more, of an allowed provider, and with a
 * batch price where its calls go in batch. Calls keep their tokens, counted by the model's own
 * tokenizer where a route of the book says how, else as they are. Of equal ones the one that
 * serves more today is taken. Fails with `RBK_ERROR_OVERFLOW`.
 *
 * Returns: (transfer full) (nullable): the models
 */
RbkRouting *
rbk_routing_new (const RbkSpec *spec, RbkBook *book, const RbkRoutingTerms *terms, GError **error)
{
  g_autoptr(RbkRouting) self = g_new0 (RbkRouting, 1);
  g_autoptr(GArray) candidates = NULL;

  g_return_val_if_fail (spec != NULL && RBK_IS_BOOK (book) && terms != NULL, NULL);

  candidates = rbk_routing_list_candidates (spec, book, terms->more);
  self->workloads = g_new0 (RbkRoutingWorkload, spec->n_workloads);
  for (guint i = 0; i < spec->n_workloads; i++)
    {
      g_autoptr(RbkWorkload) workload = g_list_model_get_item (rbk_book_get_workloads (book), i);

      self->n_workloads++;
      self->workloads[i].workload = i;
      if (!route_workload (spec, workload, &self->workloads[i], terms, candidates, error))
        return NULL;
    }
  sum_up (self, spec);

  return g_steal_pointer (&self);
}

/**
 * rbk_routing_free:
 * @self: (transfer full): a routing
 *
 * Frees a routing.
 */
void
rbk_routing_free (RbkRouting *self)
{
  for (guint i = 0; i < self->n_workloads; i++)
    {
      for (guint k = 0; k < self->workloads[i].n_models; k++)
        g_object_unref (self->workloads[i].models[k].price);
      g_free (self->workloads[i].models);
    }
  g_free (self->workloads);
  g_free (self);
}
