/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-scenario-edit.h"

#include "rbk-text.h"
#include "rbk-unique.h"

static GListStore *
list_of (RbkBook *book)
{
  return G_LIST_STORE (rbk_book_get_scenarios (book));
}

/* A copy whose key and name no scenario of the book has. */
static RbkRecord *
new_copy (RbkBook *book, RbkScenario *scenario)
{
  GListModel *list = rbk_book_get_scenarios (book);
  RbkRecord  *copy = rbk_record_copy (RBK_RECORD (scenario));
  const char *name = rbk_scenario_get_name (scenario);
  const char *key = rbk_scenario_get_key (scenario);

  if (name != NULL && key != NULL)
    rbk_unique_name_record (list, copy, key, name);
  else
    {
      g_autofree char *unique = rbk_unique_text (list, "key", key != NULL ? key : "scenario", "-");

      g_object_set (copy, "key", unique, NULL);
    }

  return copy;
}

/**
 * rbk_scenario_edit_add:
 * @book: a book
 * @scenario: what it is to have; copied
 *
 * Adds a scenario behind the others, with a number to its key and name where they are taken.
 *
 * Returns: (transfer full): the edit, not yet applied
 */
RbkEdit *
rbk_scenario_edit_add (RbkBook *book, RbkScenario *scenario)
{
  g_autoptr(RbkRecord) copy = NULL;

  g_return_val_if_fail (RBK_IS_BOOK (book) && RBK_IS_SCENARIO (scenario), NULL);

  copy = new_copy (book, scenario);

  return rbk_edit_new_insert (list_of (book),
                              g_list_model_get_n_items (G_LIST_MODEL (list_of (book))), copy);
}

/**
 * rbk_scenario_edit_add_all:
 * @book: a book
 * @scenarios: (element-type RbkScenario): what it is to have; copied
 *
 * Adds scenarios behind those that there are, but for those whose key is there already.
 *
 * Returns: (transfer full): the edit, not yet applied; an empty one where there is nothing to add
 */
RbkEdit *
rbk_scenario_edit_add_all (RbkBook *book, GListModel *scenarios)
{
  RbkEdit *group = rbk_edit_new_group (N_ ("Add scenarios"));
  guint    place;

  g_return_val_if_fail (RBK_IS_BOOK (book) && G_IS_LIST_MODEL (scenarios), group);

  place = g_list_model_get_n_items (rbk_book_get_scenarios (book));
  for (guint i = 0; i < g_list_model_get_n_items (scenarios); i++)
    {
      g_autoptr(RbkScenario) scenario = g_list_model_get_item (scenarios, i);
      g_autoptr(RbkRecord) copy = NULL;

      if (rbk_record_find_by_key (rbk_book_get_scenarios (book), rbk_scenario_get_key (scenario)) !=
          NULL)
        continue;
      copy = new_copy (book, scenario);
      rbk_edit_add (group, rbk_edit_new_insert (list_of (book), place++, copy));
    }

  return group;
}

/**
 * rbk_scenario_edit_duplicate:
 * @book: a book
 * @position: of one of its scenarios
 *
 * Adds another like it right behind it.
 *
 * Returns: (transfer full): the edit, not yet applied
 */
RbkEdit *
rbk_scenario_edit_duplicate (RbkBook *book, guint position)
{
  g_autoptr(RbkScenario) scenario = NULL;
  g_autoptr(RbkRecord) copy = NULL;

  g_return_val_if_fail (RBK_IS_BOOK (book), NULL);

  scenario = g_list_model_get_item (rbk_book_get_scenarios (book), position);
  g_return_val_if_fail (scenario != NULL, NULL);
  copy = new_copy (book, scenario);

  return rbk_edit_new_insert (list_of (book), position + 1, copy);
}

/**
 * rbk_scenario_edit_remove:
 * @book: a book
 * @position: of one of its scenarios
 *
 * Returns: (transfer full): the edit that takes it away, not yet applied
 */
RbkEdit *
rbk_scenario_edit_remove (RbkBook *book, guint position)
{
  g_return_val_if_fail (RBK_IS_BOOK (book), NULL);

  return rbk_edit_new_remove (list_of (book), position);
}

/**
 * rbk_scenario_edit_move:
 * @book: a book
 * @position: of one of its scenarios
 * @steps: by how many places, downwards
 *
 * Moves a scenario among the others.
 *
 * Returns: (transfer full) (nullable): the edit, not yet applied; nothing where it stands there
 *   already, or nobody can
 */
RbkEdit *
rbk_scenario_edit_move (RbkBook *book, guint position, int steps)
{
  int to = (int) position + steps;

  g_return_val_if_fail (RBK_IS_BOOK (book), NULL);

  if (steps == 0 || to < 0 || to >= (int) g_list_model_get_n_items (rbk_book_get_scenarios (book)))
    return NULL;

  return rbk_edit_new_move (list_of (book), position, (guint) to);
}

/**
 * rbk_scenario_edit_set_shocks:
 * @scenario: a scenario of a book
 * @shocks: (array zero-terminated=1): what happens in it from now on, as a book writes it
 * @label: (nullable): what the step is called; by default what a change of this field is called
 *
 * Returns: (transfer full): the edit, not yet applied
 */
RbkEdit *
rbk_scenario_edit_set_shocks (RbkScenario *scenario, const char *const *shocks, const char *label)
{
  RbkEdit *group = rbk_edit_new_group (label);
  g_auto(GValue) value = G_VALUE_INIT;

  g_return_val_if_fail (RBK_IS_SCENARIO (scenario), group);

  g_value_init (&value, G_TYPE_STRV);
  g_value_set_boxed (&value, shocks != NULL && shocks[0] != NULL ? shocks : NULL);
  rbk_edit_add (group, rbk_edit_new_set (RBK_RECORD (scenario), "shocks", &value));

  return group;
}
