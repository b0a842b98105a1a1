/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-scenario-freeze.h"

#include "rbk-catalogue.h"
#include "rbk-error.h"

/**
 * rbk_scenario_freeze_catalogue:
 * @shocks: (element-type RbkShock): what happens
 *
 * The catalogue that comes with the program is read once, and only where something asks for it.
 *
 * Returns: (transfer none) (nullable): it, where a shock asks for prices of vendors
 */
GListModel *
rbk_scenario_freeze_catalogue (const GPtrArray *shocks)
{
  static RbkCatalogue *catalogue;

  for (guint i = 0; i < shocks->len; i++)
    if (((const RbkShock *) g_ptr_array_index (shocks, i))->kind == RBK_SHOCK_VENDOR)
      {
        if (catalogue == NULL)
          catalogue = rbk_catalogue_load_bundled (NULL);
        return G_LIST_MODEL (catalogue);
      }

  return NULL;
}

/**
 * rbk_scenario_get_title:
 * @scenario: a scenario
 *
 * Returns: (transfer none): its name, or its key where it has none
 */
const char *
rbk_scenario_get_title (RbkScenario *scenario)
{
  const char *name = rbk_scenario_get_name (scenario);

  if (name == NULL)
    name = rbk_scenario_get_key (scenario);

  return name != NULL ? name : "–";
}

/* Prices in another currency can't take the place of the book's. */
static gboolean
has_right_currency (RbkBook *book, GListModel *catalogue, GError **error)
{
  const char *own = rbk_book_get_currency (book);
  const char *currency;

  if (catalogue == NULL)
    return TRUE;
  currency = rbk_catalogue_get_currency (RBK_CATALOGUE (catalogue));
  if (g_strcmp0 (currency, own) == 0)
    return TRUE;
  g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
               E_ ("the vendors' prices are in %s and the book's in %s; say what changes as a "
                   "price of "
                   "a model"),
               currency, own);

  return FALSE;
}

/**
 * rbk_scenario_freeze:
 * @book: a book
 * @spec: what it was frozen to
 * @scenario: what happens to it
 * @answer: what is done about it
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the case, on the day of @spec
 */
RbkScenarioCase *
rbk_scenario_freeze (
    RbkBook *book, const RbkSpec *spec, RbkScenario *scenario, RbkAnswer answer, GError **error)
{
  g_autoptr(GPtrArray) shocks = rbk_shocks_parse (rbk_scenario_get_shocks (scenario), error);

  if (shocks == NULL || !has_right_currency (book, rbk_scenario_freeze_catalogue (shocks), error))
    return NULL;

  return rbk_scenario_case_new (book, &spec->date, rbk_scenario_get_title (scenario), shocks,
                                answer, rbk_scenario_freeze_catalogue (shocks), error);
}

static void
free_frozen (gpointer data)
{
  RbkFrozenScenario *self = data;

  g_clear_pointer (&self->scenario, rbk_scenario_case_unref);
  g_clear_error (&self->error);
  g_free (self->name);
  g_free (self);
}

/**
 * rbk_scenario_freeze_all:
 * @book: a book
 * @spec: what it was frozen to
 *
 * Makes the scenarios of a book ready. One that can't be computed says why, and does not keep the
 * others.
 *
 * Returns: (transfer full) (element-type RbkFrozenScenario): all of them, in the book's order
 */
GPtrArray *
rbk_scenario_freeze_all (RbkBook *book, const RbkSpec *spec)
{
  GListModel *scenarios = rbk_book_get_scenarios (book);
  GPtrArray  *all = g_ptr_array_new_with_free_func (free_frozen);

  for (guint i = 0; i < g_list_model_get_n_items (scenarios); i++)
    {
      g_autoptr(RbkScenario) scenario = g_list_model_get_item (scenarios, i);
      RbkFrozenScenario *frozen = g_new0 (RbkFrozenScenario, 1);

      frozen->name = g_strdup (rbk_scenario_get_title (scenario));
      frozen->answer = rbk_scenario_get_answer (scenario);
      frozen->scenario = rbk_scenario_freeze (book, spec, scenario, frozen->answer, &frozen->error);
      g_ptr_array_add (all, frozen);
    }

  return all;
}
