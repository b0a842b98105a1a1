/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-discover-private.h"

#include <string.h>

#include "rbk-costing.h"
#include "rbk-error.h"
#include "rbk-model-price.h"
#include "rbk-route.h"
#include "rbk-usage-level.h"
#include "rbk-workload.h"

/* What is counted and what it costs: models, workloads with their routes, levels; then meters. */

/* One call in ten is a heavy one. */
#define HEAVY "0.1"
#define USUAL "0.9"
#define FIRST_SHARE "0.7"
/* A measured cost so many times what the tokens come to is a slip of the pen. */
#define MAX_FACTOR 10

static RbkDecimal
decimal (const char *text)
{
  RbkDecimal value = RBK_DECIMAL_INVALID;

  rbk_decimal_parse (text, &value, NULL);
  return value;
}

static gboolean
add_models (RbkDiscover *self, GPtrArray *prices, char **names, GError **error)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      gboolean is_found = FALSE;

      for (guint j = 0; j < prices->len; j++)
        {
          RbkRecord *price = g_ptr_array_index (prices, j);
          g_autoptr(RbkRecord) copy = NULL;

          if (g_strcmp0 (rbk_model_price_get_model (RBK_MODEL_PRICE (price)), names[i]) != 0)
            continue;
          copy = rbk_record_copy (price);
          g_list_store_append (G_LIST_STORE (rbk_book_get_models (self->book)), copy);
          is_found = TRUE;
        }
      if (is_found)
        continue;
      g_set_error (error, RBK_ERROR, RBK_ERROR_NOT_FOUND,
                   E_ ("models: there is no price for “%s”; name a model of the catalogue"),
                   names[i]);
      return FALSE;
    }
  return TRUE;
}

static gboolean
can_batch (RbkDiscover *self)
{
  GListModel *models = rbk_book_get_models (self->book);

  for (guint i = 0; i < g_list_model_get_n_items (models); i++)
    {
      g_autoptr(RbkModelPrice) price = g_list_model_get_item (models, i);

      if (rbk_model_price_get_batch_input (price) == NULL ||
          rbk_model_price_get_batch_output (price) == NULL)
        return FALSE;
    }
  return rbk_answers_is (self->answers, "latency", "hours");
}

static void
set_tokens (RbkDiscover *self, RbkRoute *route, RbkDecimal times)
{
  const RbkAnswers *answers = self->answers;
  RbkDecimal        cached = rbk_answers_get_number (answers, "cached_tokens");
  RbkDecimal        input =
      rbk_decimal_add (rbk_decimal_sub (rbk_answers_get_number (answers, "input_tokens"), cached),
                       rbk_answers_get_number (answers, "media_tokens"));
  RbkDecimal output = rbk_answers_get_number (answers, "output_tokens");

  rbk_discover_set (route, "input-tokens",
                    rbk_decimal_round (rbk_decimal_mul (input, times), 0, RBK_ROUND_CEILING));
  rbk_discover_set (route, "output-tokens",
                    rbk_decimal_round (rbk_decimal_mul (output, times), 0, RBK_ROUND_CEILING));
  if (rbk_decimal_sign (cached) > 0)
    rbk_discover_set (route, "cache-read-tokens",
                      rbk_decimal_round (rbk_decimal_mul (cached, times), 0, RBK_ROUND_CEILING));
}

/* The first serves, and the others stand in; or each has its share. */
static void
add_routes (RbkDiscover *self, RbkWorkload *workload, char **names, RbkDecimal times)
{
  guint      n = g_strv_length (names);
  gboolean   is_split = n > 1 && rbk_answers_is (self->answers, "routing", "split");
  RbkDecimal rest = rbk_decimal_sub (RBK_DECIMAL_ONE, decimal (FIRST_SHARE));

  for (guint i = 0; i < n; i++)
    {
      RbkRoute *route = rbk_discover_add (workload, "routes", RBK_TYPE_ROUTE);

      g_object_set (route, "model", names[i], "batch", self->is_batch, NULL);
      set_tokens (self, route, times);
      if (is_split)
        rbk_discover_set (route, "share",
                          i == 0 ? decimal (FIRST_SHARE)
                                 : rbk_decimal_div (rest, rbk_decimal_from_int (n - 1),
                                                    RBK_ROUND_DOWN));
      else if (i > 0)
        g_object_set (route, "fallback-order", (int) i, "name", "When the first is busy", NULL);
    }
}

static void
add_workloads (RbkDiscover *self, char **names)
{
  const char      *call = rbk_answers_get (self->answers, "call");
  RbkDecimal       spread = rbk_answers_get_number (self->answers, "spread");
  gboolean         has_heavy = rbk_decimal_compare (spread, RBK_DECIMAL_ONE) > 0;
  RbkWorkload     *usual = rbk_discover_add (self->book, "workloads", RBK_TYPE_WORKLOAD);
  RbkWorkload     *heavy;
  g_autofree char *name = g_strdup_printf ("Heavy %s", call);

  g_object_set (usual, "key", "call", "name", call, NULL);
  add_routes (self, usual, names, RBK_DECIMAL_ONE);
  if (!has_heavy)
    return;
  rbk_discover_set (usual, "share", decimal (USUAL));
  heavy = rbk_discover_add (self->book, "workloads", RBK_TYPE_WORKLOAD);
  g_object_set (heavy, "key", "heavy_call", "name", name, NULL);
  rbk_discover_set (heavy, "share", decimal (HEAVY));
  add_routes (self, heavy, names, spread);
}

static void
add_levels (RbkDiscover *self)
{
  static const struct
  {
    const char *key, *name, *question, *percentile;
  } levels[] = {
    { "typical", "Typical", "calls_p50", "p50" },
    { "heavy", "Heavy", "calls_p90", "p90" },
    { "extreme", "Extreme", "calls_p99", "p99" },
  };
  RbkDecimal     median = rbk_answers_get_number (self->answers, "calls_p50");
  RbkUsageLevel *light = rbk_discover_add (self->book, "levels", RBK_TYPE_USAGE_LEVEL);

  g_object_set (light, "key", "light", "name", "Light", NULL);
  rbk_discover_set (light, "calls",
                    rbk_decimal_round (rbk_decimal_div (median, RBK_DECIMAL_UNITS (5),
                                                        RBK_ROUND_CEILING),
                                       0, RBK_ROUND_CEILING));
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      RbkUsageLevel *level = rbk_discover_add (self->book, "levels", RBK_TYPE_USAGE_LEVEL);

      g_object_set (level, "key", levels[i].key, "name", levels[i].name, "percentile",
                    levels[i].percentile, NULL);
      rbk_discover_set (level, "calls", rbk_answers_get_number (self->answers, levels[i].question));
    }
}

/* What a usual call costs at another model. */
static RbkDecimal
cost_at (RbkDiscover *self, const char *model)
{
  int price =
      rbk_price_find_in_force (self->spec->prices, self->spec->n_prices, model, &self->spec->date);
  RbkRouteSpec route = self->spec->workloads[0].routes[0];

  if (price < 0)
    return RBK_DECIMAL_INVALID;
  route.price = price;
  return rbk_cost_route (self->spec, &route, NULL);
}

/* The cheapest first. */
static void
sort_by_cost (RbkDiscover *self, char **names)
{
  guint                  n = g_strv_length (names);
  g_autofree RbkDecimal *costs = g_new0 (RbkDecimal, n);

  for (guint i = 0; i < n; i++)
    costs[i] = cost_at (self, names[i]);
  for (guint i = 1; i < n; i++)
    for (guint j = i; j > 0 && rbk_decimal_compare (costs[j], costs[j - 1]) < 0; j--)
      {
        RbkDecimal cost = costs[j];
        char      *name = names[j];

        costs[j] = costs[j - 1];
        names[j] = names[j - 1];
        costs[j - 1] = cost;
        names[j - 1] = name;
      }
}

static void
find_stand_in (RbkDiscover *self, char **names)
{
  RbkDecimal first = cost_at (self, names[0]);

  self->stand_in = RBK_DECIMAL_ONE;
  if (rbk_answers_is (self->answers, "routing", "split") || rbk_decimal_sign (first) <= 0)
    return;
  for (guint i = 1; names[i] != NULL; i++)
    self->stand_in = rbk_decimal_max (self->stand_in, rbk_decimal_div (cost_at (self, names[i]),
                                                                       first, RBK_ROUND_HALF_AWAY));
}

static void
for_each_route (RbkDiscover *self, void (*visit) (RbkRoute *, RbkDecimal), RbkDecimal value)
{
  GListModel *workloads = rbk_book_get_workloads (self->book);

  for (guint i = 0; i < g_list_model_get_n_items (workloads); i++)
    {
      g_autoptr(RbkWorkload) workload = g_list_model_get_item (workloads, i);
      GListModel *routes = rbk_workload_get_routes (workload);

      for (guint j = 0; j < g_list_model_get_n_items (routes); j++)
        {
          g_autoptr(RbkRoute) route = g_list_model_get_item (routes, j);

          visit (route, value);
        }
    }
}

static void
set_factor (RbkRoute *route, RbkDecimal factor)
{
  rbk_discover_set (route, "tokenizer-factor", factor);
}

/* What was measured holds: the tokens are taken so many times. */
static gboolean
fit_cost (RbkDiscover *self, GError **error)
{
  RbkDecimal measured = rbk_answers_get_number (self->answers, "cost"), listed, factor;
  RbkDecimal most = RBK_DECIMAL_UNITS (MAX_FACTOR);

  if (!rbk_decimal_is_valid (measured) || rbk_decimal_sign (measured) <= 0)
    return TRUE;
  listed = rbk_cost_workload (self->spec, &self->spec->workloads[0], NULL);
  factor = rbk_decimal_round (rbk_decimal_div (measured, listed, RBK_ROUND_CEILING), 4,
                              RBK_ROUND_CEILING);
  if (!rbk_decimal_is_valid (factor) || rbk_decimal_compare (factor, most) > 0 ||
      rbk_decimal_compare (rbk_decimal_mul (factor, most), RBK_DECIMAL_ONE) < 0)
    {
      g_autofree char *text = rbk_decimal_to_string (listed);

      g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
                   E_ ("cost: the tokens of a call come to %s, which is far from what you "
                       "measured; check input_tokens and output_tokens, or leave the cost out"),
                   text);
      return FALSE;
    }
  for_each_route (self, set_factor, factor);
  return rbk_discover_freeze (self, error);
}

/* Freezes the costs first: the unit depends on them. */
gboolean
rbk_discover_serve (RbkDiscover *self, GPtrArray *prices, GError **error)
{
  g_auto(GStrv) names = rbk_answers_dup_names (self->answers, "models");

  if (!add_models (self, prices, names, error))
    return FALSE;
  self->is_batch = can_batch (self);
  add_workloads (self, names);
  add_levels (self);
  if (!rbk_discover_freeze (self, error))
    return FALSE;
  if (rbk_answers_is (self->answers, "routing", "cheapest") && names[1] != NULL)
    {
      sort_by_cost (self, names);
      g_list_store_remove_all (G_LIST_STORE (rbk_book_get_workloads (self->book)));
      add_workloads (self, names);
      if (!rbk_discover_freeze (self, error))
        return FALSE;
    }
  if (!fit_cost (self, error))
    return FALSE;
  find_stand_in (self, names);
  rbk_discover_choose_unit (self);
  if (!rbk_discover_freeze (self, error))
    return FALSE;
  self->call_cost = rbk_cost_average_call (self->spec, 0, NULL);
  self->call_units = self->spec->meters[0].units_per_call;
  return TRUE;
}
