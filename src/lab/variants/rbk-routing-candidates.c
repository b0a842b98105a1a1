/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-routing-private.h"

#include <string.h>

#include "rbk-cost-working.h"
#include "rbk-route.h"
#include "rbk-workload.h"

/* Text order is date order; a price without a date is since ever. */
static gboolean
is_since (RbkModelPrice *price, const char *day)
{
  const char *from = rbk_model_price_get_effective_from (price);

  return from == NULL || strcmp (from, day) <= 0;
}

static gboolean
is_newer (RbkModelPrice *price, RbkModelPrice *than)
{
  return g_strcmp0 (rbk_model_price_get_effective_from (price),
                    rbk_model_price_get_effective_from (than)) > 0;
}

/* Adds each model's price in force to a list that has none of it. */
static void
collect (GHashTable *found, GPtrArray *order, GListModel *list, const char *day)
{
  g_autoptr(GHashTable) here = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(RbkModelPrice) price = g_list_model_get_item (list, i);
      const char *model = rbk_model_price_get_model (price);
      gpointer    place;

      if (model == NULL || !is_since (price, day))
        continue;
      if (g_hash_table_lookup_extended (here, model, NULL, &place))
        {
          if (is_newer (price, order->pdata[GPOINTER_TO_UINT (place)]))
            g_set_object ((RbkModelPrice **) &order->pdata[GPOINTER_TO_UINT (place)], price);
        }
      else if (g_hash_table_add (found, g_strdup (model)))
        {
          g_hash_table_insert (here, g_strdup (model), GUINT_TO_POINTER (order->len));
          g_ptr_array_add (order, g_object_ref (price));
        }
    }
}

/* The score of a model: that of its price in force, else of its newest price that has one. */
static const RbkDecimal *
find_quality (GListModel *list, RbkModelPrice *in_force)
{
  RbkModelPrice *scored = NULL;

  if (rbk_model_price_get_quality (in_force) != NULL)
    return rbk_model_price_get_quality (in_force);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(RbkModelPrice) price = g_list_model_get_item (list, i);

      if (rbk_model_price_get_quality (price) != NULL &&
          g_strcmp0 (rbk_model_price_get_model (price), rbk_model_price_get_model (in_force)) ==
              0 &&
          (scored == NULL || is_newer (price, scored)))
        scored = price;
    }

  return scored != NULL ? rbk_model_price_get_quality (scored) : NULL;
}

/* How a model counts tokens, as the first of its routes has it. */
static RbkDecimal
find_factor (RbkBook *book, const char *model)
{
  GListModel *workloads = rbk_book_get_workloads (book);

  for (guint i = 0; i < g_list_model_get_n_items (workloads); i++)
    {
      g_autoptr(RbkWorkload) workload = g_list_model_get_item (workloads, i);
      GListModel *routes = rbk_workload_get_routes (workload);

      for (guint k = 0; k < g_list_model_get_n_items (routes); k++)
        {
          g_autoptr(RbkRoute) route = g_list_model_get_item (routes, k);

          if (g_strcmp0 (rbk_route_get_model (route), model) == 0)
            return rbk_route_get_tokenizer_factor (route);
        }
    }

  return RBK_DECIMAL_ONE;
}

static void
clear_candidate (gpointer data)
{
  RbkRoutingCandidate *self = data;

  g_object_unref (self->price);
  rbk_price_spec_clear (&self->spec);
}

static RbkRoutingCandidate
make_candidate (RbkBook *book, RbkModelPrice *price, gboolean is_in_book)
{
  RbkRoutingCandidate self = { .price = g_object_ref (price), .is_in_book = is_in_book };
  const RbkDecimal   *quality = find_quality (rbk_book_get_models (book), price);

  self.factor = find_factor (book, rbk_model_price_get_model (price));
  self.has_quality = quality != NULL;
  self.quality = quality != NULL ? *quality : RBK_DECIMAL_ZERO;

  return self;
}

/**
 * rbk_routing_list_candidates: (skip)
 * @spec: a spec
 * @book: the book that it was made of
 * @more: (nullable): prices of models beside the book's; those that make no sense are left out
 *
 * Lists the models with a price on the spec's date, the book's before the others.
 *
 * Returns: (transfer full) (element-type RbkRoutingCandidate): them
 */
GArray *
rbk_routing_list_candidates (const RbkSpec *spec, RbkBook *book, GListModel *more)
{
  g_autoptr(GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GPtrArray) order = g_ptr_array_new_with_free_func (g_object_unref);
  GArray          *list = g_array_new (FALSE, TRUE, sizeof (RbkRoutingCandidate));
  g_autofree char *day = rbk_date_to_string (&spec->date);
  guint            n_own;

  collect (found, order, rbk_book_get_models (book), day);
  n_own = order->len;
  if (more != NULL)
    collect (found, order, more, day);
  g_array_set_clear_func (list, clear_candidate);
  for (guint i = 0; i < order->len; i++)
    {
      RbkPriceSpec        price;
      RbkRoutingCandidate candidate;

      if (!rbk_price_spec_init (&price, order->pdata[i], NULL))
        continue;
      candidate = make_candidate (book, order->pdata[i], i < n_own);
      candidate.spec = price;
      g_array_append_val (list, candidate);
    }

  return list;
}
