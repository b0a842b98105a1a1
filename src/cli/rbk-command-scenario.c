/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-command.h"

#include <string.h>

#include "rbk-answer-apply.h"
#include "rbk-book-writer.h"
#include "rbk-error.h"
#include "rbk-known-scenarios.h"
#include "rbk-load.h"
#include "rbk-output.h"
#include "rbk-progress.h"
#include "rbk-scenario-report.h"
#include "rbk-scenario.h"

/* How far the months of a customer differ where its file does not say. */
#define USUAL_SIGMA "0.3"

typedef struct
{
  RbkCustomerOptions customers;
  char             **shocks, **pairs;
  char              *scenario, *answer, *plan, *sigma, *catalogue, *date, *save, *output;
  gboolean           matrix, tornado, json;
} ScenarioOptions;

/* The book, what is asked of it, and where prices of vendors come from. */
typedef struct
{
  const ScenarioOptions *options;
  char                 **shocks;    /* (owned) (nullable) */
  RbkBook               *book;      /* (owned) */
  RbkSpec               *spec;      /* (owned) */
  RbkCatalogue          *catalogue; /* (owned) (nullable) */
  RbkScenarioReport      report;
} Task;

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

static void
task_clear (Task *self)
{
  rbk_scenario_report_clear (&self->report);
  g_clear_pointer (&self->shocks, g_strfreev);
  g_clear_object (&self->catalogue);
  g_clear_pointer (&self->spec, rbk_spec_unref);
  g_clear_object (&self->book);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Task, task_clear)

static gboolean
fail (GError **error, const char *message)
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
  return text == NULL || fail (error, "--answer is hold, pass or rebalance");
}

/* Prices in another currency can't take the place of the book's. */
static gboolean
is_of_currency (const Task *self, GError **error)
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
load_catalogue (Task *self, const GPtrArray *shocks, GError **error)
{
  for (guint i = 0; i < shocks->len && self->catalogue == NULL; i++)
    if (((const RbkShock *) g_ptr_array_index (shocks, i))->kind == RBK_SHOCK_VENDOR)
      {
        self->catalogue = rbk_load_catalogue (self->options->catalogue, error);
        if (self->catalogue == NULL || !is_of_currency (self, error))
          return FALSE;
      }
  return TRUE;
}

static gboolean
add_case (Task *self, const char *name, const char *const *texts, RbkAnswer answer, GError **error)
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
find_scenario (Task *self, const char *key, GError **error)
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
add_scenario (Task *self, RbkScenario *scenario, GError **error)
{
  RbkAnswer answer = rbk_scenario_get_answer (scenario);

  return read_answer (self->options->answer, &answer, error) &&
         add_case (self,
                   rbk_scenario_get_name (scenario) != NULL ? rbk_scenario_get_name (scenario)
                                                            : rbk_scenario_get_key (scenario),
                   rbk_scenario_get_shocks (scenario), answer, error);
}

static gboolean
add_list (Task *self, GListModel *scenarios, GError **error)
{
  for (guint i = 0; i < g_list_model_get_n_items (scenarios); i++)
    {
      g_autoptr(RbkScenario) scenario = g_list_model_get_item (scenarios, i);

      if (!add_scenario (self, scenario, error))
        return FALSE;
    }
  return TRUE;
}

/* For the matrix: each shock alone, else the scenarios of the book, else those to start from. */
static gboolean
list_cases (Task *self, GError **error)
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

/* The one case of all shocks together, and of the scenario that is named. */
static gboolean
make_case (Task *self, GError **error)
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

static gboolean
load (Task *self, const char *path, GError **error)
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
  report->index = rbk_customers_get_index (report->customers, self->spec, error);
  if (report->index == NULL)
    rbk_command_blame (error, report->from.path);
  return report->index != NULL;
}

/* The plan that is asked for; else all customers, or without any the first plan with a margin. */
static gboolean
choose_plan (Task *self, GError **error)
{
  const RbkPlanSpec *plan;

  self->report.plan = -1;
  if (self->options->plan != NULL)
    {
      plan = rbk_spec_find_plan (self->spec, self->options->plan, error);
      if (plan == NULL)
        return FALSE;
      self->report.plan = (int) (plan - self->spec->plans);
    }
  else if (self->report.index == NULL)
    for (guint i = 0; i < self->spec->n_plans && self->report.plan < 0; i++)
      {
        RbkFigure figure;

        plan = &self->spec->plans[i];
        if (rbk_figure_at (self->spec, plan, rbk_plan_spec_get_phase_on (plan, &self->spec->date),
                           rbk_spec_get_axis_meter (self->spec, plan), &plan->sizing, NULL, &figure,
                           NULL) &&
            figure.has_margin)
          self->report.plan = (int) i;
      }
  return self->report.plan >= 0 || self->report.index != NULL ||
         fail (error, "no plan has a margin to move; give one a price");
}

static gboolean
run_tornado (Task *self, RbkProgress *progress, GError **error)
{
  g_autoptr(RbkTornadoCases) cases = NULL;

  if (!choose_plan (self, error))
    return FALSE;
  cases = rbk_tornado_cases_new (self->book, &self->spec->date,
                                 (const char *const *) self->options->pairs, error);
  if (cases != NULL)
    self->report.tornado = rbk_tornado_new (cases, self->report.plan, self->report.index, NULL,
                                            rbk_progress_report_share, progress, error);
  else if (g_error_matches (*error, RBK_ERROR, RBK_ERROR_SYNTAX))
    (*error)->code = RBK_ERROR_USAGE;
  return self->report.tornado != NULL;
}

static gboolean
run_predictability (Task *self, GError **error)
{
  const char *text = self->options->sigma != NULL ? self->options->sigma : USUAL_SIGMA;
  RbkDecimal  sigma;

  if (self->report.index == NULL)
    return TRUE;
  if (!rbk_quantity_parse (text, &sigma, NULL) || rbk_decimal_to_double (sigma) > 3.0)
    return fail (error, "--month-sigma is how far a customer's months differ, from 0 to 3; write "
                        "0.3");
  self->report.predictability =
      rbk_predictability_new (self->spec, self->report.index,
                              rbk_customers_get_days (self->report.customers),
                              rbk_decimal_to_double (sigma), error);
  return self->report.predictability != NULL;
}

static gboolean
run_cases (Task *self, GError **error)
{
  const ScenarioOptions *options = self->options;
  g_auto(RbkProgress) progress = { 0 };
  gboolean has_one = self->shocks != NULL || options->scenario != NULL;

  rbk_progress_init_work (&progress, "Computing");
  if (options->matrix || (!has_one && !options->tornado))
    {
      if (!list_cases (self, error))
        return FALSE;
      self->report.matrix =
          rbk_scenario_matrix_new ((RbkScenarioCase *const *) self->report.cases->pdata,
                                   self->report.cases->len, self->report.index, NULL,
                                   rbk_progress_report_share, &progress, error);
      if (self->report.matrix == NULL)
        return FALSE;
    }
  else if (has_one)
    {
      if (!make_case (self, error))
        return FALSE;
      self->report.result =
          rbk_scenario_run (g_ptr_array_index (self->report.cases, 0), self->report.index, error);
      if (self->report.result == NULL)
        return FALSE;
    }
  return (!options->tornado || run_tornado (self, &progress, error)) &&
         run_predictability (self, error);
}

static gboolean
save (Task *self, GError **error)
{
  g_autoptr(RbkBook) made = NULL;
  g_autofree char *text = NULL;

  if (self->options->save == NULL)
    return TRUE;
  made = rbk_scenario_make_book (g_ptr_array_index (self->report.cases, 0), self->report.result,
                                 self->book, (GListModel *) self->catalogue, error);
  if (made == NULL)
    return FALSE;
  text = rbk_book_to_text (made);
  return rbk_output_write (self->options->save, text, strlen (text), error);
}

static gboolean
run (const char *path, const ScenarioOptions *options, char **shocks, GError **error)
{
  g_auto(Task) self = { .options = options, .shocks = g_strdupv (shocks) };

  if (options->save != NULL && (options->matrix || (shocks == NULL && options->scenario == NULL)))
    return fail (error, "--save-as makes a book of one scenario; say which with --set or "
                        "--scenario, without --matrix");
  if (!load (&self, path, error))
    return FALSE;
  if (!run_cases (&self, error))
    {
      if (!g_error_matches (*error, RBK_ERROR, RBK_ERROR_USAGE))
        rbk_command_blame (error, path);
      return FALSE;
    }
  if (!save (&self, error))
    return FALSE;
  if (options->save != NULL && g_str_equal (options->save, "-"))
    return TRUE;
  return options->json ? rbk_scenario_report_write_json (&self.report, options->output, error)
                       : rbk_scenario_report_write_text (&self.report, options->output, error);
}

static void
clear_options (ScenarioOptions *options)
{
  rbk_customer_options_clear (&options->customers);
  g_strfreev (options->shocks);
  g_strfreev (options->pairs);
  g_free (options->scenario);
  g_free (options->answer);
  g_free (options->plan);
  g_free (options->sigma);
  g_free (options->catalogue);
  g_free (options->date);
  g_free (options->save);
  g_free (options->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ScenarioOptions, clear_options)

/* scenario FILE --set SHOCK … [--scenario KEY] [--answer hold|pass|rebalance] [--usage CSV …]
 * [--matrix] [--tornado] [--save-as BOOK] [--json] [-o FILE] */
RbkExit
rbk_run_scenario (char **arguments)
{
  g_auto(ScenarioOptions) options = { 0 };
  g_auto(GStrv) files = NULL;
  g_auto(GStrv) shocks = NULL;
  g_autoptr(GError) error = NULL;
  RbkExit            status;
  const GOptionEntry entries[] = {
    { "set", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.shocks,
      "What happens, several together: model:ID.price=x0.333 (.input, .output, .cache-read, "
      ".cache-write; ID * is all), tokenizer=x1.35, tokenizer-input=x1.35, input=x1.2, "
      "output=x1.2, cache-hit=0.6, retries=x1.1, share:ROUTE=0.5, usage=x2, overhead=x1.5, "
      "date=2026-09-01, vendor=2026-09-01",
      "SHOCK" },
    { "scenario", 0, 0, G_OPTION_ARG_STRING, &options.scenario,
      "One of the book's scenarios, or vendor-cut, tokenizer, longer-output, cache, growth, "
      "retries, dated-prices",
      "KEY" },
    { "answer", 0, 0, G_OPTION_ARG_STRING, &options.answer,
      "hold prices; pass it on, so that each margin stays; rebalance older models", "ANSWER" },
    { "matrix", 0, 0, G_OPTION_ARG_NONE, &options.matrix,
      "Each shock alone, on each plan; without any, each scenario", NULL },
    { "tornado", 0, 0, G_OPTION_ARG_NONE, &options.tornado, "What moves the margin most", NULL },
    { "swing", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.pairs,
      "For --tornado, what moves, from where to where; else what may happen in a year",
      "usage=x0.5..x2" },
    { "plan", 0, 0, G_OPTION_ARG_STRING, &options.plan,
      "For --tornado, whose margin; else that of all customers", "PLAN" },
    { "month-sigma", 0, 0, G_OPTION_ARG_STRING, &options.sigma,
      "How far a customer's months differ, where its file has no two months; else " USUAL_SIGMA,
      "S" },
    { "catalogue", 0, 0, G_OPTION_ARG_FILENAME, &options.catalogue,
      "Where vendor= finds prices; else in the one that is shipped", "FILE" },
    { "save-as", 0, 0, G_OPTION_ARG_FILENAME, &options.save,
      "Write the book that the scenario comes to", "BOOK" },
    RBK_CUSTOMER_OPTIONS (options.customers),
    { "date", 0, 0, G_OPTION_ARG_STRING, &options.date, "Prices in force on this day", "DATE" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, "Print JSON", NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, "Where to write", "FILE" },
    { NULL },
  };

  if (!rbk_command_parse (arguments, entries, 1, G_MAXUINT, &files, &status))
    return status;
  shocks = rbk_command_join (options.shocks, files + 1);
  if (!run (files[0], &options, shocks, &error))
    return rbk_command_fail (error);

  return RBK_EXIT_DONE;
}
