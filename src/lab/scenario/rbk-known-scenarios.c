/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-known-scenarios.h"

#include "rbk-date.h"
#include "rbk-model-price.h"
#include "rbk-scenario.h"
#include "rbk-spec.h"

typedef struct
{
  const char *key, *name, *shock;
} Known;

static const Known known[] = {
  { "vendor-cut", "Vendors cut prices to a third", "model:*.price=x0.333" },
  { "tokenizer", "A tokenizer counts 35 % more", "tokenizer=x1.35" },
  { "longer-output", "Answers get 20 % longer", "output=x1.2" },
  { "cache", "60 % of input comes from the cache", "cache-hit=0.6" },
  { "growth", "Customers do twice as much", "usage=x2" },
  { "retries", "One call in ten is made again", "retries=x1.1" },
};

static void
add (GListStore *scenarios, const char *key, const char *name, const char *shock)
{
  const char *shocks[] = { shock, NULL };
  g_autoptr(RbkScenario) scenario = rbk_scenario_new ();

  g_object_set (scenario, "key", key, "name", name, "shocks", shocks, NULL);
  g_list_store_append (scenarios, scenario);
}

/* The first day after the book's on which one of its models gets another price. */
static char *
find_next_price (RbkBook *book)
{
  GListModel *models = rbk_book_get_models (book);
  g_autoptr(RbkSpec) spec = rbk_spec_new (book, NULL, NULL);
  g_autofree char *date = NULL;
  const char      *next = NULL;

  if (spec == NULL)
    return NULL;
  date = rbk_date_to_string (&spec->date);
  for (guint i = 0; i < g_list_model_get_n_items (models); i++)
    {
      g_autoptr(RbkModelPrice) price = g_list_model_get_item (models, i);
      const char *from = rbk_model_price_get_effective_from (price);

      if (from != NULL && g_strcmp0 (from, date) > 0 &&
          (next == NULL || g_strcmp0 (from, next) < 0))
        next = from;
    }
  return g_strdup (next);
}

/**
 * rbk_known_scenarios_new:
 * @book: a book
 *
 * Makes scenarios to start from: what happens to everybody who sells what models do. Where the book
 * has a dated price of a model that is not in force yet, as when an introductory one ends, that is
 * one of them. A book without models has no prices of theirs to change.
 *
 * Returns: (transfer full) (element-type RbkScenario): scenarios that are not the book's
 */
GListModel *
rbk_known_scenarios_new (RbkBook *book)
{
  g_autoptr(GListStore) scenarios = g_list_store_new (RBK_TYPE_SCENARIO);
  g_autofree char *next = NULL;
  gboolean         has_models;

  g_return_val_if_fail (RBK_IS_BOOK (book), NULL);

  has_models = g_list_model_get_n_items (rbk_book_get_models (book)) > 0;
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (has_models || !g_str_has_prefix (known[i].shock, "model:"))
      add (scenarios, known[i].key, known[i].name, known[i].shock);
  next = find_next_price (book);
  if (next != NULL)
    {
      g_autofree char *name = g_strdup_printf ("Prices of models from %s on", next);
      g_autofree char *shock = g_strdup_printf ("date=%s", next);

      add (scenarios, "dated-prices", name, shock);
    }
  return G_LIST_MODEL (g_steal_pointer (&scenarios));
}
