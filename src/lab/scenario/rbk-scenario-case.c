/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-scenario-case-private.h"

#include "rbk-shock-apply.h"

/* What shocks make of the usage of customers whom somebody counted: the book's own calls have
 * changed already. */
static void
take_growth (RbkScenarioCase *self)
{
  RbkMixGrowth *growth = &self->growth;

  growth->calls = growth->input = growth->output = RBK_DECIMAL_ONE;
  for (guint i = 0; i < self->shocks->len; i++)
    {
      const RbkShock *shock = g_ptr_array_index (self->shocks, i);

      if (shock->kind == RBK_SHOCK_USAGE)
        growth->calls = rbk_decimal_mul (growth->calls, shock->value);
      if (shock->kind == RBK_SHOCK_USAGE || shock->kind == RBK_SHOCK_INPUT)
        growth->input = rbk_decimal_mul (growth->input, shock->value);
      if (shock->kind == RBK_SHOCK_USAGE || shock->kind == RBK_SHOCK_OUTPUT)
        growth->output = rbk_decimal_mul (growth->output, shock->value);
      if (shock->kind == RBK_SHOCK_CACHE_HIT)
        {
          self->has_cache_hit = TRUE;
          self->cache_hit = shock->value;
        }
    }
}

/* The day after dated shocks, of which the last counts. */
static const GDate *
find_date (const GPtrArray *shocks, const GDate *date)
{
  for (guint i = 0; i < shocks->len; i++)
    {
      const RbkShock *shock = g_ptr_array_index (shocks, i);

      if (shock->kind == RBK_SHOCK_DATE || shock->kind == RBK_SHOCK_VENDOR)
        date = &shock->date;
    }
  return date;
}

static GPtrArray *
copy_shocks (const GPtrArray *shocks)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_shock_free);

  for (guint i = 0; i < shocks->len; i++)
    g_ptr_array_add (copy, rbk_shock_copy (g_ptr_array_index (shocks, i)));
  return copy;
}

/* Without a name it is called after its shocks. */
static char *
make_name (const char *name, const GPtrArray *shocks)
{
  g_autoptr(GString) text = g_string_new (NULL);

  if (name != NULL)
    return g_strdup (name);
  for (guint i = 0; i < shocks->len; i++)
    {
      g_autofree char *shock = rbk_shock_to_string (g_ptr_array_index (shocks, i));

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", shock);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * rbk_scenario_case_new:
 * @book: a book, which stays as it is
 * @date: (nullable): the day of its prices; by default the book's, else today
 * @name: (nullable): what to call it; by default its shocks
 * @shocks: (element-type RbkShock): what happens, one after another
 * @answer: what is done about it
 * @catalogue: (nullable) (element-type RbkModelPrice): prices of models, for `vendor=`
 * @error: return location for a [error@Error]
 *
 * Freezes a book before and after shocks. Fails as [func@shocks_apply] does, and where either
 * can't be computed with.
 *
 * Returns: (transfer full): the case
 */
RbkScenarioCase *
rbk_scenario_case_new (RbkBook     *book,
                       const GDate *date,
                       const char  *name,
                       GPtrArray   *shocks,
                       RbkAnswer    answer,
                       GListModel  *catalogue,
                       GError     **error)
{
  g_autoptr(RbkScenarioCase) self = NULL;
  g_autoptr(RbkBook) shocked = NULL;

  g_return_val_if_fail (RBK_IS_BOOK (book) && shocks != NULL, NULL);

  self = g_new0 (RbkScenarioCase, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->name = make_name (name, shocks);
  self->shocks = copy_shocks (shocks);
  self->answer = answer;
  take_growth (self);
  self->before = rbk_spec_new (book, date, error);
  if (self->before == NULL)
    return NULL;
  shocked = rbk_shocks_apply (shocks, book, catalogue, error);
  if (shocked == NULL)
    return NULL;
  self->after = rbk_spec_new (shocked, find_date (shocks, &self->before->date), error);
  if (self->after != NULL)
    return g_steal_pointer (&self);
  g_prefix_error (error, E_ ("after %s: "), self->name);
  return NULL;
}

/**
 * rbk_scenario_case_new_for:
 * @book: a book, which stays as it is
 * @date: (nullable): the day of its prices; by default the book's, else today
 * @scenario: a scenario, of the book or not
 * @catalogue: (nullable) (element-type RbkModelPrice): prices of models, for `vendor=`
 * @error: return location for a [error@Error]
 *
 * As [func@scenario_case_new], for a scenario as books have it. Fails where one of its shocks is
 * none, too.
 *
 * Returns: (transfer full): the case
 */
RbkScenarioCase *
rbk_scenario_case_new_for (
    RbkBook *book, const GDate *date, RbkScenario *scenario, GListModel *catalogue, GError **error)
{
  const char *name;
  g_autoptr(GPtrArray) shocks = NULL;

  g_return_val_if_fail (RBK_IS_BOOK (book) && RBK_IS_SCENARIO (scenario), NULL);

  name = rbk_scenario_get_name (scenario);
  shocks = rbk_shocks_parse (rbk_scenario_get_shocks (scenario), error);
  if (shocks == NULL)
    return NULL;
  return rbk_scenario_case_new (book, date, name != NULL ? name : rbk_scenario_get_key (scenario),
                                shocks, rbk_scenario_get_answer (scenario), catalogue, error);
}

/**
 * rbk_scenario_case_new_answer:
 * @self: a case
 * @answer: what is done about it instead
 *
 * Makes the same case with another answer, without freezing the book again.
 *
 * Returns: (transfer full): the case
 */
RbkScenarioCase *
rbk_scenario_case_new_answer (const RbkScenarioCase *self, RbkAnswer answer)
{
  RbkScenarioCase *other;

  g_return_val_if_fail (self != NULL, NULL);

  other = g_memdup2 (self, sizeof *self);
  g_atomic_ref_count_init (&other->ref_count);
  other->name = g_strdup (self->name);
  other->shocks = copy_shocks (self->shocks);
  other->answer = answer;
  rbk_spec_ref (self->before);
  rbk_spec_ref (self->after);
  return other;
}

/**
 * rbk_scenario_case_ref:
 * @self: a case
 *
 * Returns: (transfer full): @self with one more reference; from any thread
 */
RbkScenarioCase *
rbk_scenario_case_ref (RbkScenarioCase *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * rbk_scenario_case_unref:
 * @self: (transfer full): a case
 *
 * Gives a reference back, from any thread.
 */
void
rbk_scenario_case_unref (RbkScenarioCase *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->before, rbk_spec_unref);
  g_clear_pointer (&self->after, rbk_spec_unref);
  g_ptr_array_unref (self->shocks);
  g_free (self->name);
  g_free (self);
}

/**
 * rbk_scenario_case_get_name:
 * @self: a case
 *
 * Returns: (transfer none): what it is called
 */
const char *
rbk_scenario_case_get_name (const RbkScenarioCase *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

/**
 * rbk_scenario_case_get_shocks:
 * @self: a case
 *
 * Returns: (transfer none) (element-type RbkShock): what happens
 */
const GPtrArray *
rbk_scenario_case_get_shocks (const RbkScenarioCase *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->shocks;
}

/**
 * rbk_scenario_case_get_answer:
 * @self: a case
 *
 * Returns: what is done about it
 */
RbkAnswer
rbk_scenario_case_get_answer (const RbkScenarioCase *self)
{
  g_return_val_if_fail (self != NULL, RBK_ANSWER_HOLD);

  return self->answer;
}

/**
 * rbk_scenario_case_get_before:
 * @self: a case
 *
 * Returns: (transfer none): the book as it is
 */
const RbkSpec *
rbk_scenario_case_get_before (const RbkScenarioCase *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->before;
}

/**
 * rbk_scenario_case_get_after:
 * @self: a case
 *
 * Returns: (transfer none): the book after the shocks, before any answer
 */
const RbkSpec *
rbk_scenario_case_get_after (const RbkScenarioCase *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->after;
}
