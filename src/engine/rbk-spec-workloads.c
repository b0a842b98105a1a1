/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-spec-private.h"

#include "rbk-costing.h"
#include "rbk-credit-rate.h"
#include "rbk-meter.h"
#include "rbk-route.h"
#include "rbk-usage-level.h"
#include "rbk-workload.h"

gboolean
rbk_freeze_meters (RbkFreeze *self)
{
  GListModel *meters = rbk_book_get_meters (self->book);
  guint       n_meters = g_list_model_get_n_items (meters);

  self->spec->meters = g_new0 (RbkMeterSpec, n_meters);
  self->spec->n_meters = n_meters;
  for (guint i = 0; i < n_meters; i++)
    {
      g_autoptr (RbkMeter) meter = g_list_model_get_item (meters, i);
      RbkMeterSpec *spec = &self->spec->meters[i];
      gsize         place = rbk_freeze_enter (self, "meters", i);

      rbk_freeze_names (RBK_RECORD (meter), &spec->key, &spec->name);
      spec->unit = g_strdup (rbk_meter_get_unit (meter));
      spec->kind = rbk_meter_get_kind (meter);
      spec->is_level = spec->kind == RBK_METER_KIND_SEAT ||
                       rbk_meter_get_aggregation (meter) == RBK_AGGREGATION_MAX ||
                       rbk_meter_get_aggregation (meter) == RBK_AGGREGATION_LAST;
      spec->conversion = rbk_meter_get_conversion (meter);
      if (rbk_decimal_sign (spec->conversion) <= 0)
        return rbk_freeze_fail (self, "conversion",
                                E_ ("a unit must hold more than nothing; write 1"));
      rbk_freeze_leave (self, place);
    }
  return TRUE;
}

gboolean
rbk_freeze_prices (RbkFreeze *self)
{
  GListModel *models = rbk_book_get_models (self->book);
  guint       n_models = g_list_model_get_n_items (models);

  self->spec->prices = g_new0 (RbkPriceSpec, n_models);
  self->spec->n_prices = n_models;
  for (guint i = 0; i < n_models; i++)
    {
      g_autoptr (RbkModelPrice) price = g_list_model_get_item (models, i);

      if (!rbk_price_spec_init (&self->spec->prices[i], price, self->error))
        {
          g_prefix_error (self->error, E_ ("%s.models[%u]."), self->path->str, i);
          return FALSE;
        }
    }
  return TRUE;
}

/* Makes shares sum to exactly 1: what division leaves over goes to the last that is not
 * nothing. FALSE when they sum to nothing. */
static gboolean
normalise (RbkDecimal *shares, guint n_shares)
{
  RbkDecimal sum = RBK_DECIMAL_ZERO, rest = RBK_DECIMAL_ONE;
  guint      last = 0;

  for (guint i = 0; i < n_shares; i++)
    {
      sum = rbk_decimal_add (sum, shares[i]);
      if (!rbk_decimal_is_zero (shares[i]))
        last = i;
    }
  if (rbk_decimal_sign (sum) <= 0)
    return FALSE;

  for (guint i = 0; i < last; i++)
    {
      shares[i] = rbk_decimal_div (shares[i], sum, RBK_ROUND_DOWN);
      rest = rbk_decimal_sub (rest, shares[i]);
    }
  shares[last] = rest;
  return TRUE;
}

static gboolean
freeze_tokens (RbkFreeze *self, RbkRoute *route, RbkRouteSpec *spec)
{
  RbkDecimal input = rbk_route_get_input_tokens (route);
  RbkDecimal output = rbk_route_get_output_tokens (route);
  RbkDecimal cache_read = rbk_route_get_cache_read_tokens (route);
  RbkDecimal cache_write = rbk_route_get_cache_write_tokens (route);
  RbkDecimal share = rbk_route_get_share (route);

  return rbk_freeze_amount (self, "share", &share, share, &spec->share) &&
         rbk_freeze_amount (self, "input_tokens", &input, input, &spec->input) &&
         rbk_freeze_amount (self, "output_tokens", &output, output, &spec->output) &&
         rbk_freeze_amount (self, "cache_read_tokens", &cache_read, cache_read,
                            &spec->cache_read) &&
         rbk_freeze_amount (self, "cache_write_tokens", &cache_write, cache_write,
                            &spec->cache_write);
}

/* Sets the credits in force on a day: of the dated rates the last that is not after it. */
void
rbk_route_spec_take_credits (RbkRouteSpec *self, const GDate *date)
{
  self->has_credits = self->has_base_credits;
  self->credits = self->base_credits;
  for (guint i = 0; i < self->n_credit_rates; i++)
    if (g_date_compare (&self->credit_rates[i].effective_from, date) <= 0)
      {
        self->has_credits = TRUE;
        self->credits = self->credit_rates[i].credits;
      }
}

static gboolean
freeze_credit_rate (RbkFreeze *self, RbkCreditRate *rate, RbkRouteSpec *spec)
{
  const char        *from = rbk_credit_rate_get_effective_from (rate);
  RbkCreditRateSpec *dated = &spec->credit_rates[spec->n_credit_rates];
  gboolean           has_date;

  if (from == NULL)
    return rbk_freeze_fail (self, "effective_from", E_ ("write the day from which the rate holds"));
  if (!rbk_freeze_date (self, "effective_from", from, &has_date, &dated->effective_from) ||
      !rbk_freeze_amount (self, "credits", rbk_credit_rate_get_credits (rate), RBK_DECIMAL_ZERO,
                          &dated->credits))
    return FALSE;
  if (spec->n_credit_rates > 0 &&
      g_date_compare (&dated->effective_from, &dated[-1].effective_from) <= 0)
    return rbk_freeze_fail (self, "effective_from",
                            E_ ("the rates must ascend; sort them by their first day"));
  spec->n_credit_rates++;
  return TRUE;
}

static gboolean
freeze_credits (RbkFreeze *self, RbkRoute *route, RbkRouteSpec *spec)
{
  const RbkDecimal *credits = rbk_route_get_credits (route);
  GListModel       *rates = rbk_route_get_credit_rates (route);
  guint             n_rates = g_list_model_get_n_items (rates);

  spec->has_base_credits = credits != NULL;
  if (!rbk_freeze_amount (self, "credits", credits, RBK_DECIMAL_ZERO, &spec->base_credits))
    return FALSE;
  spec->credit_rates = n_rates > 0 ? g_new0 (RbkCreditRateSpec, n_rates) : NULL;
  for (guint i = 0; i < n_rates; i++)
    {
      g_autoptr (RbkCreditRate) rate = g_list_model_get_item (rates, i);
      gsize place = rbk_freeze_enter (self, "credit_rates", i);

      if (!freeze_credit_rate (self, rate, spec))
        return FALSE;
      rbk_freeze_leave (self, place);
    }
  rbk_route_spec_take_credits (spec, &self->spec->date);
  return TRUE;
}

static gboolean
freeze_route (RbkFreeze *self, RbkRoute *route, RbkRouteSpec *spec)
{
  const RbkSpec   *book = self->spec;
  const char      *model = rbk_route_get_model (route);
  g_autofree char *date = rbk_date_to_string (&book->date);

  spec->price = rbk_price_find_in_force (book->prices, book->n_prices, model, &book->date);
  if (spec->price < 0)
    return rbk_freeze_fail (self, "model",
                            E_ ("%s has no price in force on %s; add one that is effective from "
                                "then"),
                            model != NULL ? model : "no model", date);
  spec->name = g_strdup (rbk_route_get_name (route) != NULL ? rbk_route_get_name (route) : model);
  spec->batch = rbk_route_get_batch (route);
  if (spec->batch && !book->prices[spec->price].has_batch)
    return rbk_freeze_fail (self, "batch",
                            E_ ("%s has no batch price on %s; add one or don't route in batch"),
                            model, date);
  spec->tokenizer_factor = rbk_route_get_tokenizer_factor (route);
  if (rbk_decimal_sign (spec->tokenizer_factor) <= 0)
    return rbk_freeze_fail (self, "tokenizer_factor",
                            E_ ("a factor is more than nothing; write 1"));
  return freeze_tokens (self, route, spec) && freeze_credits (self, route, spec);
}

static gboolean
normalise_routes (RbkFreeze *self, RbkWorkloadSpec *workload)
{
  g_autofree RbkDecimal *shares = g_new0 (RbkDecimal, workload->n_routes);

  for (guint i = 0; i < workload->n_routes; i++)
    shares[i] = workload->routes[i].share;
  if (workload->n_routes > 0 && !normalise (shares, workload->n_routes))
    return rbk_freeze_fail (self, "routes",
                            E_ ("the shares of the routes sum to nothing; give one a share"));
  for (guint i = 0; i < workload->n_routes; i++)
    workload->routes[i].share = shares[i];
  return TRUE;
}

static gboolean
freeze_routes (RbkFreeze *self, RbkWorkload *workload, RbkWorkloadSpec *spec)
{
  GListModel *routes = rbk_workload_get_routes (workload);
  guint       n_routes = g_list_model_get_n_items (routes);

  spec->routes = g_new0 (RbkRouteSpec, n_routes);
  for (guint i = 0; i < n_routes; i++)
    {
      g_autoptr (RbkRoute) route = g_list_model_get_item (routes, i);
      gsize place = rbk_freeze_enter (self, "routes", i);

      /* What serves only when another fails carries no part of the expected cost. */
      if (rbk_route_get_fallback_order (route) == 0 &&
          !freeze_route (self, route, &spec->routes[spec->n_routes++]))
        return FALSE;
      rbk_freeze_leave (self, place);
    }
  return normalise_routes (self, spec);
}

static gboolean
freeze_counts (RbkFreeze *self, RbkWorkload *workload, RbkWorkloadSpec *spec)
{
  const char *const *meters = rbk_workload_get_meters (workload);

  spec->counts = g_new0 (gboolean, self->spec->n_meters);
  for (guint i = 0; meters != NULL && meters[i] != NULL; i++)
    {
      int   meter = rbk_freeze_find_meter (self, meters[i]);
      gsize place;

      if (meter < 0)
        {
          place = rbk_freeze_enter (self, "meters", i);
          g_set_error (self->error, RBK_ERROR, RBK_ERROR_INVALID,
                       E_ ("%s: there is no meter %s; add it or name another"), self->path->str,
                       meters[i]);
          rbk_freeze_leave (self, place);
          return FALSE;
        }
      spec->counts[meter] = TRUE;
    }
  return TRUE;
}

static gboolean
freeze_workload (RbkFreeze *self, RbkWorkload *workload, RbkWorkloadSpec *spec)
{
  RbkDecimal share = rbk_workload_get_share (workload);
  RbkDecimal units = rbk_workload_get_units_per_call (workload);

  rbk_freeze_names (RBK_RECORD (workload), &spec->key, &spec->name);
  return rbk_freeze_amount (self, "share", &share, share, &spec->share) &&
         rbk_freeze_amount (self, "units_per_call", &units, units, &spec->units_per_call) &&
         freeze_counts (self, workload, spec) && freeze_routes (self, workload, spec);
}

static gboolean
normalise_workloads (RbkFreeze *self)
{
  RbkSpec               *spec = self->spec;
  g_autofree RbkDecimal *shares = g_new0 (RbkDecimal, spec->n_workloads);

  for (guint i = 0; i < spec->n_workloads; i++)
    {
      shares[i] = spec->workloads[i].weight = spec->workloads[i].share;
      spec->weights = rbk_decimal_add (spec->weights, shares[i]);
    }
  if (spec->n_workloads > 0 && !normalise (shares, spec->n_workloads))
    return rbk_freeze_fail (self, "workloads",
                            E_ ("the shares of the workloads sum to nothing; give one a share"));
  for (guint i = 0; i < spec->n_workloads; i++)
    spec->workloads[i].share = shares[i];
  for (guint i = 0; i < spec->n_meters; i++)
    {
      spec->meters[i].units_per_call = rbk_cost_units_per_call (spec, (int) i, (int) i);
      if (!rbk_decimal_is_valid (spec->meters[i].units_per_call))
        return rbk_freeze_fail (self, "workloads", E_ ("a call counts more units of %s than fit"),
                                spec->meters[i].key);
    }
  return TRUE;
}

gboolean
rbk_freeze_workloads (RbkFreeze *self)
{
  GListModel *workloads = rbk_book_get_workloads (self->book);
  guint       n_workloads = g_list_model_get_n_items (workloads);

  self->spec->workloads = g_new0 (RbkWorkloadSpec, n_workloads);
  self->spec->n_workloads = n_workloads;
  for (guint i = 0; i < n_workloads; i++)
    {
      g_autoptr (RbkWorkload) workload = g_list_model_get_item (workloads, i);
      gsize place = rbk_freeze_enter (self, "workloads", i);

      if (!freeze_workload (self, workload, &self->spec->workloads[i]))
        return FALSE;
      rbk_freeze_leave (self, place);
    }
  return normalise_workloads (self);
}

void
rbk_workload_spec_clear (RbkWorkloadSpec *self)
{
  for (guint i = 0; i < self->n_routes; i++)
    {
      g_free (self->routes[i].name);
      g_free (self->routes[i].credit_rates);
    }
  g_free (self->routes);
  g_free (self->counts);
  g_free (self->key);
  g_free (self->name);
}

static gboolean
freeze_level (RbkFreeze *self, RbkUsageLevel *level, RbkLevelSpec *spec)
{
  const char       *percentile = rbk_usage_level_get_percentile (level);
  const RbkDecimal *tokens = rbk_usage_level_get_tokens (level);
  RbkWhere          where;
  gint64            percent;

  rbk_freeze_names (RBK_RECORD (level), &spec->key, &spec->name);
  spec->percent = -1;
  if (percentile != NULL)
    {
      if (!rbk_where_parse (percentile, &where, NULL) || where.kind != RBK_WHERE_PERCENTILE)
        return rbk_freeze_fail (self, "percentile", E_ ("\"%s\" is no percentile; write p50"),
                                percentile);
      spec->has_percentile = TRUE;
      spec->percentile = where.value;
      if (rbk_decimal_to_int (where.value, &percent))
        spec->percent = (int) percent;
    }
  if (rbk_usage_level_get_calls (level) == NULL)
    return rbk_freeze_fail (self, "calls", E_ ("write how many calls a month the level is"));
  spec->has_tokens = tokens != NULL;
  return rbk_freeze_amount (self, "calls", rbk_usage_level_get_calls (level), RBK_DECIMAL_ZERO,
                            &spec->calls) &&
         rbk_freeze_amount (self, "tokens", tokens, RBK_DECIMAL_ZERO, &spec->tokens);
}

gboolean
rbk_freeze_levels (RbkFreeze *self)
{
  GListModel *levels = rbk_book_get_levels (self->book);
  guint       n_levels = g_list_model_get_n_items (levels);

  self->spec->levels = g_new0 (RbkLevelSpec, n_levels);
  self->spec->n_levels = n_levels;
  for (guint i = 0; i < n_levels; i++)
    {
      g_autoptr (RbkUsageLevel) level = g_list_model_get_item (levels, i);
      gsize place = rbk_freeze_enter (self, "levels", i);

      if (!freeze_level (self, level, &self->spec->levels[i]))
        return FALSE;
      rbk_freeze_leave (self, place);
    }
  return TRUE;
}
