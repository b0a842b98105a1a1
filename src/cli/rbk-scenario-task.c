/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-scenario-task.h"

#include "rbk-command.h"
#include "rbk-error.h"
#include "rbk-known-scenarios.h"

/**
 * rbk_scenario_options_clear:
 * @self: options
 *
 * Frees what options hold.
 */
void
rbk_scenario_options_clear (RbkScenarioOptions *self)
{
  rbk_customer_options_clear (&self->customers);
  g_strfreev (self->shocks);
  g_strfreev (self->pairs);
  g_free (self->scenario);
  g_free (self->answer);
  g_free (self->plan);
  g_free (self->sigma);
  g_free (self->catalogue);
  g_free (self->date);
  g_free (self->save);
  g_free (self->output);
}

void
rbk_scenario_report_clear (RbkScenarioReport *self)
{
  g_clear_pointer (&self->customers, rbk_customers_free);
  g_clear_pointer (&self->cases, g_ptr_array_unref);
  g_clear_pointer (&self->result, rbk_scenario_result_free);
  g_clear_pointer (&self->matrix, rbk_scenario_matrix_free);
  g_clear_pointer (&self->tornado, rbk_tornado_free);
  g_clear_pointer (&self->predictability, rbk_predictability_free);
  rbk_own_file_clear (&self->from);
}

/**
 * rbk_scenario_task_clear:
 * @self: a task
 *
 * Frees what a task holds, but not its options.
 */
void
rbk_scenario_task_clear (RbkScenarioTask *self)
{
  rbk_scenario_report_clear (&self->report);
  g_clear_pointer (&self->shocks, g_strfreev);
  g_clear_object (&self->catalogue);
  g_clear_pointer (&self->spec, rbk_spec_unref);
  g_clear_object (&self->book);
}

/**
 * rbk_scenario_task_fail:
 * @error: return location
 * @message: what to do
 *
 * Returns: FALSE, with an error of usage
 */
gboolean
rbk_scenario_task_fail (GError **error, const char *message)
{
  g_set_error_literal (error, RBK_ERROR, RBK_ERROR_USAGE, message);
  return FALSE;
}

static gboolean
read_answer (const char *text, RbkAnswer *answer, GError **error)
{
  for (guint i = 0; text != NULL && rbk_answer_words[i] != NULL; i++)
    if (g_str_equal (text, rbk_answer_words[i]))
      {
        *answer = (RbkAnswer) i;
        return TRUE;
      }
  return text == NULL || rbk_scenario_task_fail (error, "--answer is hold, pass or rebalance");
}

/* Prices in another currency can't take the place of the book's. */
static gboolean
is_of_currency (const RbkScenarioTask *self, GError **error)
{
  const char *currency = rbk_catalogue_get_currency (self->catalogue);

  if (g_strcmp0 (currency, self->spec->currency) == 0)
    return TRUE;
  g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE,
               "vendor= takes prices of a catalogue in %s, and the book's are in %s; name one in "
               "%s with --catalogue",
               currency, self->spec->currency, self->spec->currency);
  return FALSE;
}

static gboolean
load_catalogue (RbkScenarioTask *self, const GPtrArray *shocks, GError **error)
{
  for (guint i = 0; i < shocks->len && self->catalogue == NULL; i++)
    if (((const RbkShock *) g_ptr_array_index (shocks, i))->kind == RBK_SHOCK_VENDOR)
      {
        self->catalogue = rbk_load_catalogue (self->options->catalogue, error);
        self->is_blamed = self->catalogue == NULL;
        if (self->is_blamed || !is_of_currency (self, error))
          return FALSE;
      }
  return TRUE;
}

static gboolean
add_case (RbkScenarioTask   *self,
          const char        *name,
          const char *const *texts,
          RbkAnswer          answer,
          GError           **error)
{
  g_autoptr(GPtrArray) shocks = rbk_shocks_parse (texts, error);
  RbkScenarioCase *made;

  if (shocks == NULL)
    {
      (*error)->code = RBK_ERROR_USAGE;
      return FALSE;
    }
  if (!load_catalogue (self, shocks, error))
    return FALSE;
  made = rbk_scenario_case_new (self->book, &self->spec->date, name, shocks, answer,
                                (GListModel *) self->catalogue, error);
  if (made != NULL)
    g_ptr_array_add (self->report.cases, made);
  return made != NULL;
}

/* One of the book, else of those that everybody knows. */
static RbkScenario *
find_scenario (RbkScenarioTask *self, const char *key, GError **error)
{
  g_autoptr(GListModel) known = rbk_known_scenarios_new (self->book);
  RbkRecord *found = rbk_record_find_by_key (rbk_book_get_scenarios (self->book), key);

  if (found == NULL)
    found = rbk_record_find_by_key (known, key);
  if (found != NULL)
    return RBK_SCENARIO (g_object_ref (found));
  g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE,
               "there is no scenario %s; without options, scenario lists those that there are",
               key);
  return NULL;
}

static gboolean
add_scenario (RbkScenarioTask *self, RbkScenario *scenario, GError **error)
{
  RbkAnswer answer = rbk_scenario_get_answer (scenario);

  return read_answer (self->options->answer, &answer, error) &&
         add_case (self,
                   rbk_scenario_get_name (scenario) != NULL ? rbk_scenario_get_name (scenario)
                                                            : rbk_scenario_get_key (scenario),
                   rbk_scenario_get_shocks (scenario), answer, error);
}

static gboolean
add_list (RbkScenarioTask *self, GListModel *scenarios, GError **error)
{
  for (guint i = 0; i < g_list_model_get_n_items (scenarios); i++)
    {
      g_autoptr(RbkScenario) scenario = g_list_model_get_item (scenarios, i);

      if (!add_scenario (self, scenario, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * rbk_scenario_task_add_each:
 * @self: a task
 * @error: return location
 *
 * Adds the cases of a matrix: each shock alone, else the scenarios of the book, else those to start
 * from.
 *
 * Returns: whether all of them can be
 */
gboolean
rbk_scenario_task_add_each (RbkScenarioTask *self, GError **error)
{
  GListModel *own = rbk_book_get_scenarios (self->book);
  g_autoptr(GListModel) known = NULL;
  RbkAnswer answer = RBK_ANSWER_HOLD;

  if (!read_answer (self->options->answer, &answer, error))
    return FALSE;
  for (guint i = 0; self->shocks != NULL && self->shocks[i] != NULL; i++)
    {
      const char *texts[] = { self->shocks[i], NULL };

      if (!add_case (self, NULL, texts, answer, error))
        return FALSE;
    }
  if (self->shocks != NULL)
    return TRUE;
  if (g_list_model_get_n_items (own) > 0)
    return add_list (self, own, error);
  known = rbk_known_scenarios_new (self->book);
  return add_list (self, known, error);
}

/**
 * rbk_scenario_task_add_one:
 * @self: a task
 * @error: return location
 *
 * Adds the one case of all shocks together, and of the scenario that is named.
 *
 * Returns: whether it can be
 */
gboolean
rbk_scenario_task_add_one (RbkScenarioTask *self, GError **error)
{
  g_autoptr(RbkScenario) scenario = NULL;
  g_autoptr(GStrvBuilder) texts = g_strv_builder_new ();
  g_auto(GStrv) all = NULL;
  RbkAnswer   answer = RBK_ANSWER_HOLD;
  const char *name = NULL;

  if (self->options->scenario != NULL)
    {
      scenario = find_scenario (self, self->options->scenario, error);
      if (scenario == NULL)
        return FALSE;
      answer = rbk_scenario_get_answer (scenario);
      name = self->shocks == NULL ? rbk_scenario_get_name (scenario) : NULL;
      if (rbk_scenario_get_shocks (scenario) != NULL)
        g_strv_builder_addv (texts, (const char **) rbk_scenario_get_shocks (scenario));
    }
  if (self->shocks != NULL)
    g_strv_builder_addv (texts, (const char **) self->shocks);
  all = g_strv_builder_end (texts);
  return read_answer (self->options->answer, &answer, error) &&
         add_case (self, name, (const char *const *) all, answer, error);
}

/**
 * rbk_scenario_task_load:
 * @self: a task with its options
 * @path: the book's file
 * @error: return location
 *
 * Reads the book, and customers where any are named.
 *
 * Returns: whether both could be read
 */
gboolean
rbk_scenario_task_load (RbkScenarioTask *self, const char *path, GError **error)
{
  RbkScenarioReport *report = &self->report;

  self->spec = rbk_load_spec (path, self->options->date, &self->book, error);
  if (self->spec == NULL ||
      !rbk_load_any_customers (path, self->book, self->spec, &self->options->customers,
                               &report->from, &report->customers, error))
    return FALSE;
  report->spec = self->spec;
  report->cases = g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_scenario_case_unref);
  if (report->customers == NULL)
    return TRUE;
  report->index = rbk_load_index (report->customers, self->spec, &report->from, error);
  return report->index != NULL;
}
