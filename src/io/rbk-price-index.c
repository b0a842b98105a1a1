/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-price-index.h"

#include "rbk-catalogue-private.h"

struct _RbkPriceIndex
{
  GHashTable *prices;                  /* (owned): a model's id to its prices, the oldest first */
  GHashTable *names[RBK_N_NAME_FOLDS]; /* (owned): a folded name to the ids that fold to it */
};

static char *
fold_name (RbkNameFold fold, const char *name)
{
  switch (fold)
    {
    case RBK_NAME_WORDS:
      return rbk_catalogue_fold (name);
    case RBK_NAME_SORTED_WORDS:
      return rbk_catalogue_fold_sorted (name);
    case RBK_NAME_LETTERS:
    case RBK_N_NAME_FOLDS:
    default:
      return g_ascii_strdown (name, -1);
    }
}

static void
add_name (RbkPriceIndex *self, const char *id)
{
  for (guint fold = 0; fold < RBK_N_NAME_FOLDS; fold++)
    {
      g_autofree char *name = fold_name (fold, id);
      GPtrArray       *ids = g_hash_table_lookup (self->names[fold], name);

      if (ids == NULL)
        {
          ids = g_ptr_array_new ();
          g_hash_table_insert (self->names[fold], g_steal_pointer (&name), ids);
        }
      g_ptr_array_add (ids, (gpointer) id);
    }
}

static void
add_price (RbkPriceIndex *self, RbkModelPrice *price)
{
  const char *id = rbk_model_price_get_model (price);
  GPtrArray  *history = id != NULL ? g_hash_table_lookup (self->prices, id) : NULL;

  if (id == NULL)
    return;
  if (history == NULL)
    {
      char *own = g_strdup (id);

      history = g_ptr_array_new_with_free_func (g_object_unref);
      g_hash_table_insert (self->prices, own, history);
      add_name (self, own);
    }
  g_ptr_array_add (history, g_object_ref (price));
}

/* Text order is date order; no date is before all. */
static int
compare_dates (gconstpointer a, gconstpointer b)
{
  RbkModelPrice *left = *(RbkModelPrice *const *) a;
  RbkModelPrice *right = *(RbkModelPrice *const *) b;

  return g_strcmp0 (rbk_model_price_get_effective_from (left),
                    rbk_model_price_get_effective_from (right));
}

/**
 * rbk_price_index_new: (skip)
 * @prices: a list of prices
 *
 * Returns: (transfer full): an index of what the list holds now
 */
RbkPriceIndex *
rbk_price_index_new (GListModel *prices)
{
  RbkPriceIndex *self = g_new0 (RbkPriceIndex, 1);
  GHashTableIter iter;
  gpointer       history;
  guint          n_prices = g_list_model_get_n_items (prices);

  self->prices =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  for (guint fold = 0; fold < RBK_N_NAME_FOLDS; fold++)
    self->names[fold] =
        g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < n_prices; i++)
    {
      g_autoptr(RbkModelPrice) price = g_list_model_get_item (prices, i);

      add_price (self, price);
    }

  g_hash_table_iter_init (&iter, self->prices);
  while (g_hash_table_iter_next (&iter, NULL, &history))
    g_ptr_array_sort (history, compare_dates);

  return self;
}

/**
 * rbk_price_index_free: (skip)
 * @self: (transfer full): an index
 */
void
rbk_price_index_free (RbkPriceIndex *self)
{
  for (guint fold = 0; fold < RBK_N_NAME_FOLDS; fold++)
    g_hash_table_unref (self->names[fold]);
  g_hash_table_unref (self->prices);
  g_free (self);
}

/**
 * rbk_price_index_get: (skip)
 * @self: an index
 * @model: the id of a model
 *
 * Returns: (nullable) (element-type RbkModelPrice): its prices, the oldest first
 */
const GPtrArray *
rbk_price_index_get (const RbkPriceIndex *self, const char *model)
{
  return g_hash_table_lookup (self->prices, model);
}

/**
 * rbk_price_index_get_in_force: (skip)
 * @self: an index
 * @model: the id of a model
 * @day: a date
 *
 * Returns: (nullable) (transfer none): what it costs on that day; of two prices of one date
 *   the later in the list
 */
RbkModelPrice *
rbk_price_index_get_in_force (const RbkPriceIndex *self, const char *model, const char *day)
{
  const GPtrArray *history = rbk_price_index_get (self, model);
  RbkModelPrice   *found = NULL;

  for (guint i = 0; history != NULL && i < history->len; i++)
    if (g_strcmp0 (rbk_model_price_get_effective_from (history->pdata[i]), day) <= 0)
      found = history->pdata[i];

  return found;
}

/**
 * rbk_price_index_get_same: (skip)
 * @self: an index
 * @fold: when two names are the same
 * @name: a name
 *
 * Returns: (nullable) (element-type utf8): the ids that are the same, in the order of the list
 */
const GPtrArray *
rbk_price_index_get_same (const RbkPriceIndex *self, RbkNameFold fold, const char *name)
{
  g_autofree char *folded = fold_name (fold, name);

  return g_hash_table_lookup (self->names[fold], folded);
}
