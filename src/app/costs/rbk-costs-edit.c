/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-costs-edit.h"

#include <glib/gi18n-lib.h>

#include "rbk-meter.h"
#include "rbk-model-price.h"
#include "rbk-route.h"
#include "rbk-usage-level.h"

#define SHARE_PLACES 4

static guint
count (GListModel *list)
{
  return g_list_model_get_n_items (list);
}

/* “workload”, or with the first number behind it that no other record has. */
static char *
make_key (GListModel *list, const char *base)
{
  char *key = g_strdup (base);

  for (guint i = 2; rbk_record_find_by_key (list, key) != NULL; i++)
    {
      g_free (key);
      key = g_strdup_printf ("%s-%u", base, i);
    }

  return key;
}

static RbkEdit *
insert_last (GListModel *list, gpointer record)
{
  return rbk_edit_new_insert (G_LIST_STORE (list), count (list), RBK_RECORD (record));
}

static RbkRoute *
new_route (RbkBook *book)
{
  g_autoptr(RbkModelPrice) price = g_list_model_get_item (rbk_book_get_models (book), 0);
  RbkRoute *route;

  if (price == NULL)
    return NULL;
  route = rbk_route_new ();
  g_object_set (route, "model", rbk_model_price_get_model (price), "input-tokens",
                &RBK_DECIMAL_UNITS (1000), "output-tokens", &RBK_DECIMAL_UNITS (500), NULL);

  return route;
}

/**
 * rbk_costs_edit_add_workload:
 * @book: a book
 * @name: what to call it
 *
 * Adds a workload that counts on the book's first meter, with a route to its first model where
 * there is one.
 *
 * Returns: (transfer full): the edit
 */
RbkEdit *
rbk_costs_edit_add_workload (RbkBook *book, const char *name)
{
  g_autoptr(RbkWorkload) workload = rbk_workload_new ();
  g_autoptr(RbkRoute) route = new_route (book);
  g_autoptr(RbkMeter) meter = g_list_model_get_item (rbk_book_get_meters (book), 0);
  g_autofree char *key = make_key (rbk_book_get_workloads (book), "workload");
  const char      *meters[] = { meter != NULL ? rbk_meter_get_key (meter) : NULL, NULL };

  g_object_set (workload, "key", key, "name", name, "meters", meter != NULL ? meters : NULL, NULL);
  if (route != NULL)
    g_list_store_append (G_LIST_STORE (rbk_workload_get_routes (workload)), route);

  return insert_last (rbk_book_get_workloads (book), workload);
}

/**
 * rbk_costs_sum_shares:
 * @workload: a workload
 *
 * Returns: the shares of its routes together; a fallback has none
 */
RbkDecimal
rbk_costs_sum_shares (RbkWorkload *workload)
{
  GListModel *routes = rbk_workload_get_routes (workload);
  RbkDecimal  sum = RBK_DECIMAL_ZERO;

  for (guint i = 0; i < count (routes); i++)
    {
      g_autoptr(RbkRoute) route = g_list_model_get_item (routes, i);

      if (rbk_route_get_fallback_order (route) == 0)
        sum = rbk_decimal_add (sum, rbk_route_get_share (route));
    }

  return sum;
}

/**
 * rbk_costs_edit_add_route:
 * @book: a book
 * @workload: one of its workloads
 *
 * Adds a route like the workload's last, with the share that the others leave.
 *
 * Returns: (transfer full) (nullable): the edit; nothing where the book has no model
 */
RbkEdit *
rbk_costs_edit_add_route (RbkBook *book, RbkWorkload *workload)
{
  GListModel *routes = rbk_workload_get_routes (workload);
  RbkDecimal  rest = rbk_decimal_sub (RBK_DECIMAL_ONE, rbk_costs_sum_shares (workload));
  g_autoptr(RbkRecord) last = g_list_model_get_item (routes, count (routes) - 1);
  g_autoptr(RbkRecord) route = NULL;

  rest = rbk_decimal_max (rest, RBK_DECIMAL_ZERO);
  route = last != NULL ? rbk_record_copy (last) : RBK_RECORD (new_route (book));
  if (route == NULL)
    return NULL;
  g_object_set (route, "name", NULL, "share", &rest, "fallback-order", 0, NULL);

  return insert_last (routes, route);
}

/* A share of the whole with few places; the last takes what they leave, so that they sum to 1. */
static RbkDecimal
scale (RbkDecimal share, RbkDecimal sum, guint n_routes)
{
  if (rbk_decimal_is_zero (sum))
    share = RBK_DECIMAL_ONE, sum = rbk_decimal_from_int (n_routes);

  return rbk_decimal_round (rbk_decimal_div (share, sum, RBK_ROUND_DOWN), SHARE_PLACES,
                            RBK_ROUND_DOWN);
}

/**
 * rbk_costs_edit_fill_shares:
 * @workload: a workload
 *
 * Scales the shares of the routes so that they sum to 1 exactly. Where none has a share, all
 * get the same.
 *
 * Returns: (transfer full): the edit
 */
RbkEdit *
rbk_costs_edit_fill_shares (RbkWorkload *workload)
{
  GListModel *routes = rbk_workload_get_routes (workload);
  RbkDecimal  sum = rbk_costs_sum_shares (workload), rest = RBK_DECIMAL_ONE;
  RbkEdit    *group = rbk_edit_new_group (N_ ("Make shares sum to 100 %"));
  g_autoptr(GPtrArray) served = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < count (routes); i++)
    {
      RbkRoute *route = g_list_model_get_item (routes, i);

      if (rbk_route_get_fallback_order (route) == 0)
        g_ptr_array_add (served, route);
      else
        g_object_unref (route);
    }
  for (guint i = served->len; i > 0; i--)
    {
      RbkRoute  *route = g_ptr_array_index (served, i - 1);
      RbkDecimal share = i > 1 ? scale (rbk_route_get_share (route), sum, served->len) : rest;

      rest = rbk_decimal_sub (rest, share);
      rbk_edit_add (group, rbk_edit_new_set_decimal (RBK_RECORD (route), "share", &share));
    }

  return group;
}

/**
 * rbk_costs_edit_add_level:
 * @book: a book
 * @name: what to call it
 *
 * Adds a usage level of twice the calls of the last one.
 *
 * Returns: (transfer full): the edit
 */
RbkEdit *
rbk_costs_edit_add_level (RbkBook *book, const char *name)
{
  GListModel *levels = rbk_book_get_levels (book);
  g_autoptr(RbkUsageLevel) last = g_list_model_get_item (levels, count (levels) - 1);
  g_autoptr(RbkUsageLevel) level = rbk_usage_level_new ();
  g_autofree char *key = make_key (levels, "level");
  RbkDecimal       calls = RBK_DECIMAL_UNITS (100);

  if (last != NULL && rbk_usage_level_get_calls (last) != NULL)
    calls = rbk_decimal_mul (*rbk_usage_level_get_calls (last), RBK_DECIMAL_UNITS (2));
  g_object_set (level, "key", key, "name", name, "calls", &calls, NULL);

  return insert_last (levels, level);
}

/**
 * rbk_costs_edit_add_price:
 * @book: a book
 * @model: one of its models
 * @date: from when on, YYYY-MM-DD
 * @input: for 1,000,000 input tokens
 * @output: for 1,000,000 output tokens
 *
 * Adds a dated price, typed by hand. What else the model has is as it was: cache and batch
 * prices move as the input and output prices do.
 *
 * Returns: (transfer full) (nullable): the edit; nothing where the book does not have the model
 */
RbkEdit *
rbk_costs_edit_add_price (
    RbkBook *book, const char *model, const char *date, RbkDecimal input, RbkDecimal output)
{
  static const char *const follow[][2] = { { "cache-read", "input" },
                                           { "cache-write", "input" },
                                           { "batch-input", "input" },
                                           { "batch-output", "output" } };
  GListModel              *models = rbk_book_get_models (book);
  g_autoptr(RbkRecord) price = NULL;
  RbkDecimal was[2];

  for (guint i = 0; i < count (models); i++)
    {
      g_autoptr(RbkRecord) other = g_list_model_get_item (models, i);

      if (g_strcmp0 (rbk_model_price_get_model (RBK_MODEL_PRICE (other)), model) != 0)
        continue;
      g_clear_object (&price);
      price = rbk_record_copy (other);
    }
  if (price == NULL)
    return NULL;

  was[0] = *rbk_model_price_get_input (RBK_MODEL_PRICE (price));
  was[1] = *rbk_model_price_get_output (RBK_MODEL_PRICE (price));
  for (gsize i = 0; i < G_N_ELEMENTS (follow); i++)
    {
      const RbkField   *field = rbk_record_find_field (price, follow[i][0]);
      const RbkDecimal *old = rbk_record_get_decimal (price, field);
      gboolean          is_input = g_str_equal (follow[i][1], "input");
      RbkDecimal        moved;

      if (old == NULL || rbk_decimal_is_zero (was[is_input ? 0 : 1]))
        continue;
      moved = rbk_decimal_mul_div (*old, is_input ? input : output, was[is_input ? 0 : 1],
                                   RBK_ROUND_HALF_AWAY);
      g_object_set (price, follow[i][0], &moved, NULL);
    }
  g_object_set (price, "effective-from", date, "input", &input, "output", &output, "source",
                N_ ("typed by hand"), NULL);

  return insert_last (models, price);
}

/**
 * rbk_costs_edit_remove_model:
 * @book: a book
 * @model: one of its models
 *
 * Removes all prices of a model. The book refuses where a route still needs it.
 *
 * Returns: (transfer full): the edit
 */
RbkEdit *
rbk_costs_edit_remove_model (RbkBook *book, const char *model)
{
  GListModel *models = rbk_book_get_models (book);
  RbkEdit    *group = rbk_edit_new_group (N_ ("Remove model"));

  for (guint i = count (models); i > 0; i--)
    {
      g_autoptr(RbkModelPrice) price = g_list_model_get_item (models, i - 1);

      if (g_strcmp0 (rbk_model_price_get_model (price), model) == 0)
        rbk_edit_add (group, rbk_edit_new_remove (G_LIST_STORE (models), i - 1));
    }

  return group;
}
