/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-cost-working.h"

#include "rbk-error.h"

static gboolean
read_date (RbkModelPrice *price, GDate *date)
{
  const char *text = rbk_model_price_get_effective_from (price);

  return text != NULL && rbk_date_parse (text, date, NULL);
}

/* A price without a date has been in force since ever; of two with one date the later in the
 * list counts. */
static gboolean
is_later (RbkModelPrice *price, RbkModelPrice *than)
{
  GDate    date, other;
  gboolean has_date = read_date (price, &date);

  if (than == NULL || !read_date (than, &other))
    return TRUE;

  return has_date && g_date_compare (&date, &other) >= 0;
}

/**
 * rbk_models_find_in_force:
 * @models: a list of [class@ModelPrice], of any models, in any order
 * @model: a model's id
 * @date: a day
 *
 * As [func@price_find_in_force], for records.
 *
 * Returns: (transfer none) (nullable): the price in force on that day
 */
RbkModelPrice *
rbk_models_find_in_force (GListModel *models, const char *model, const GDate *date)
{
  RbkModelPrice *found = NULL;
  GDate          from;

  g_return_val_if_fail (G_IS_LIST_MODEL (models), NULL);
  g_return_val_if_fail (date != NULL && g_date_valid (date), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (models); i++)
    {
      g_autoptr(RbkModelPrice) price = g_list_model_get_item (models, i);

      if (g_strcmp0 (rbk_model_price_get_model (price), model) != 0 ||
          (read_date (price, &from) && g_date_compare (&from, date) > 0))
        continue;
      if (is_later (price, found))
        found = price;
    }

  return found;
}

/**
 * rbk_models_find_next:
 * @models: a list of [class@ModelPrice]
 * @model: a model's id
 * @date: a day
 *
 * Returns: (transfer none) (nullable): the price that comes into force first after that day
 */
RbkModelPrice *
rbk_models_find_next (GListModel *models, const char *model, const GDate *date)
{
  RbkModelPrice *found = NULL;
  GDate          from, earliest;

  g_return_val_if_fail (G_IS_LIST_MODEL (models), NULL);
  g_return_val_if_fail (date != NULL && g_date_valid (date), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (models); i++)
    {
      g_autoptr(RbkModelPrice) price = g_list_model_get_item (models, i);

      if (g_strcmp0 (rbk_model_price_get_model (price), model) != 0 || !read_date (price, &from) ||
          g_date_compare (&from, date) <= 0)
        continue;
      if (found == NULL || g_date_compare (&from, &earliest) <= 0)
        {
          found = price;
          earliest = from;
        }
    }

  return found;
}

static void
add_term (RbkCostWorking *self, RbkTokenKind kind, RbkDecimal tokens, RbkDecimal rate)
{
  if (!rbk_decimal_is_zero (tokens))
    self->terms[self->n_terms++] = (RbkCostTerm){ .kind = kind, .tokens = tokens, .rate = rate };
}

static void
place_in_tiers (RbkCostWorking *self, const RbkPriceSpec *price)
{
  for (guint i = 0; i < price->n_tiers && !self->has_next; i++)
    {
      self->has_next = rbk_decimal_compare (self->input, price->tiers[i].above) <= 0;
      if (self->has_next)
        self->next_above = price->tiers[i].above;
      else
        {
          self->has_tier = TRUE;
          self->above = price->tiers[i].above;
        }
    }
}

/* Costs one call, as rbk_cost_call() does, and keeps the steps. Kinds of token that the call has
 * none of are left out. */
static gboolean
of_call (RbkCostWorking      *self,
         const RbkPriceSpec  *price,
         const RbkCallTokens *tokens,
         GError             **error)
{
  RbkContextTierSpec rates;
  RbkCallCost        cost;

  g_return_val_if_fail (self != NULL && price != NULL && tokens != NULL, FALSE);

  *self = (RbkCostWorking){ .factor = tokens->factor, .is_batch = tokens->batch };
  if (!rbk_cost_call (price, tokens, &cost, error))
    return FALSE;

  self->total = cost.total;
  self->input =
      rbk_decimal_mul (rbk_decimal_add (rbk_decimal_add (tokens->input, tokens->cache_read),
                                        tokens->cache_write),
                       tokens->factor);
  rates = rbk_price_spec_pick_rates (price, self->input, tokens->batch);
  add_term (self, RBK_TOKEN_INPUT, tokens->input, rates.input);
  add_term (self, RBK_TOKEN_CACHE_READ, tokens->cache_read, rates.cache_read);
  add_term (self, RBK_TOKEN_CACHE_WRITE, tokens->cache_write, rates.cache_write);
  add_term (self, RBK_TOKEN_OUTPUT, tokens->output, rates.output);
  place_in_tiers (self, price);

  return TRUE;
}

/**
 * rbk_cost_working_of_route:
 * @self: (out caller-allocates): how it comes about
 * @models: a list of [class@ModelPrice]
 * @route: a route, a fallback perhaps
 * @date: the day on which prices are in force
 * @error: return location for a [error@Error]
 *
 * Costs an average call on a route of a book, even where another of its routes can't be
 * costed. Fails with `RBK_ERROR_NOT_FOUND` where the route's model has no price in force, and
 * where a batch route has no batch price.
 *
 * Returns: `TRUE` on success
 */
gboolean
rbk_cost_working_of_route (
    RbkCostWorking *self, GListModel *models, RbkRoute *route, const GDate *date, GError **error)
{
  const char    *model;
  RbkPriceSpec   spec;
  RbkCallTokens  tokens;
  gboolean       is_done;
  RbkModelPrice *price;

  g_return_val_if_fail (self != NULL && RBK_IS_ROUTE (route), FALSE);

  model = rbk_route_get_model (route);
  price = rbk_models_find_in_force (models, model, date);
  if (price == NULL)
    {
      g_autofree char *day = rbk_date_to_string (date);

      g_set_error (error, RBK_ERROR, RBK_ERROR_NOT_FOUND,
                   E_ ("%s has no price in force on %s; add one or choose another model"),
                   model != NULL ? model : "no model", day);
      return FALSE;
    }
  if (!rbk_price_spec_init (&spec, price, error))
    return FALSE;

  tokens = (RbkCallTokens){ .input = rbk_route_get_input_tokens (route),
                            .output = rbk_route_get_output_tokens (route),
                            .cache_read = rbk_route_get_cache_read_tokens (route),
                            .cache_write = rbk_route_get_cache_write_tokens (route),
                            .factor = rbk_route_get_tokenizer_factor (route),
                            .batch = rbk_route_get_batch (route) };
  is_done = of_call (self, &spec, &tokens, error);
  rbk_price_spec_clear (&spec);

  return is_done;
}
