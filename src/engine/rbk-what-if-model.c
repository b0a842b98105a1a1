/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-what-if-model.h"

#include "rbk-model-price.h"
#include "rbk-route.h"
#include "rbk-workload.h"

static gboolean
is_of (RbkModelPrice *price, const char *model)
{
  return g_strcmp0 (rbk_model_price_get_model (price), model) == 0;
}

static gboolean
has_model (GListModel *prices, const char *model)
{
  for (guint i = 0; i < g_list_model_get_n_items (prices); i++)
    {
      g_autoptr(RbkModelPrice) price = g_list_model_get_item (prices, i);

      if (is_of (price, model))
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_batch_price (GListModel *prices, const char *model)
{
  for (guint i = 0; i < g_list_model_get_n_items (prices); i++)
    {
      g_autoptr(RbkModelPrice) price = g_list_model_get_item (prices, i);

      if (is_of (price, model) && rbk_model_price_get_batch_input (price) != NULL)
        return TRUE;
    }

  return FALSE;
}

static void
add_prices (RbkBook *book, GListModel *prices, const char *model)
{
  GListStore *models = G_LIST_STORE (rbk_book_get_models (book));

  for (guint i = 0; i < g_list_model_get_n_items (prices); i++)
    {
      g_autoptr(RbkModelPrice) price = g_list_model_get_item (prices, i);
      g_autoptr(RbkRecord) copy = NULL;

      if (!is_of (price, model))
        continue;
      copy = rbk_record_copy (RBK_RECORD (price));
      g_list_store_append (models, copy);
    }
}

static void
reroute (RbkBook *book, const char *from, const char *to)
{
  GListModel *workloads = rbk_book_get_workloads (book);
  gboolean    has_batch = has_batch_price (rbk_book_get_models (book), to);

  for (guint i = 0; i < g_list_model_get_n_items (workloads); i++)
    {
      g_autoptr(RbkWorkload) workload = g_list_model_get_item (workloads, i);
      GListModel *routes = rbk_workload_get_routes (workload);

      for (guint k = 0; k < g_list_model_get_n_items (routes); k++)
        {
          g_autoptr(RbkRoute) route = g_list_model_get_item (routes, k);

          if (from == NULL || g_strcmp0 (rbk_route_get_model (route), from) == 0)
            g_object_set (route, "model", to, "batch", has_batch && rbk_route_get_batch (route),
                          NULL);
        }
    }
}

/**
 * rbk_spec_new_with_model:
 * @book: a book, which stays as it is
 * @date: (nullable): the day on which prices are in force; by default the book's, else today
 * @from: (nullable): a model; all of them by default
 * @prices: (nullable): a list of [class@ModelPrice] that has @to where the book does not
 * @to: another model
 * @error: return location for a [error@Error]
 *
 * Freezes the book as it would be with another model in place of one: what all would cost then.
 * A route in batch is served at once where the other model has no batch price.
 *
 * Returns: (transfer full): the spec
 */
RbkSpec *
rbk_spec_new_with_model (RbkBook     *book,
                         const GDate *date,
                         const char  *from,
                         GListModel  *prices,
                         const char  *to,
                         GError     **error)
{
  g_autoptr(RbkRecord) copy = NULL;
  RbkBook *other;

  g_return_val_if_fail (RBK_IS_BOOK (book) && to != NULL, NULL);

  copy = rbk_record_copy (RBK_RECORD (book));
  other = RBK_BOOK (copy);
  if (prices != NULL && !has_model (rbk_book_get_models (other), to))
    add_prices (other, prices, to);
  reroute (other, from, to);

  return rbk_spec_new (other, date, error);
}
