/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-command.h"

#include <string.h>

#include "rbk-answer-apply.h"
#include "rbk-book-writer.h"
#include "rbk-error.h"
#include "rbk-output.h"
#include "rbk-progress.h"
#include "rbk-scenario-task.h"
#include "rbk-scenario.h"

/* How far the months of a customer differ where its file does not say. */
#define USUAL_SIGMA "0.3"

/* The plan that is asked for; else all customers, or without any the first plan with a margin. */
static gboolean
choose_plan (RbkScenarioTask *self, GError **error)
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
         rbk_scenario_task_fail (error, "no plan has a margin to move; give one a price");
}

static gboolean
run_tornado (RbkScenarioTask *self, RbkProgress *progress, GError **error)
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
run_predictability (RbkScenarioTask *self, GError **error)
{
  const char *text = self->options->sigma != NULL ? self->options->sigma : USUAL_SIGMA;
  RbkDecimal  sigma;

  if (self->report.index == NULL)
    return TRUE;
  if (!rbk_quantity_parse (text, &sigma, NULL) || rbk_decimal_to_double (sigma) > 3.0)
    return rbk_scenario_task_fail (error, "--month-sigma is how far a customer's months differ, "
                                          "from 0 to 3; write "
                                          "0.3");
  self->report.predictability =
      rbk_predictability_new (self->spec, self->report.index,
                              rbk_customers_get_days (self->report.customers),
                              rbk_decimal_to_double (sigma), NULL, error);
  return self->report.predictability != NULL;
}

static gboolean
run_cases (RbkScenarioTask *self, GError **error)
{
  const RbkScenarioOptions *options = self->options;
  g_auto(RbkProgress) progress = { 0 };
  gboolean has_one = self->shocks != NULL || options->scenario != NULL;

  rbk_progress_init_work (&progress, "Computing");
  if (options->matrix || (!has_one && !options->tornado))
    {
      if (!rbk_scenario_task_add_each (self, error))
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
      if (!rbk_scenario_task_add_one (self, error))
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
save (RbkScenarioTask *self, GError **error)
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
run (const char *path, const RbkScenarioOptions *options, char **shocks, GError **error)
{
  g_auto(RbkScenarioTask) self = { .options = options, .shocks = g_strdupv (shocks) };

  if (options->save != NULL && (options->matrix || (shocks == NULL && options->scenario == NULL)))
    return rbk_scenario_task_fail (error, "--save-as makes a book of one scenario; say which with "
                                          "--set or "
                                          "--scenario, without --matrix");
  if (!rbk_scenario_task_load (&self, path, error))
    return FALSE;
  if (!run_cases (&self, error))
    {
      if (!self.is_blamed && !g_error_matches (*error, RBK_ERROR, RBK_ERROR_USAGE))
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

/* scenario FILE --set SHOCK … [--scenario KEY] [--answer hold|pass|rebalance] [--usage CSV …]
 * [--matrix] [--tornado] [--save-as BOOK] [--json] [-o FILE] */
RbkExit
rbk_run_scenario (char **arguments)
{
  g_auto(RbkScenarioOptions) options = { 0 };
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
      "hold prices; pass it on, so that each margin stays; rebalance older models",
      "hold|pass|rebalance" },
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
    RBK_OPTION_PRICES_ON (options.date),
    RBK_OPTION_JSON (options.json),
    RBK_OPTION_OUTPUT (options.output),
    { NULL },
  };

  if (!rbk_command_parse (arguments, entries, 1, G_MAXUINT, &files, &status))
    return status;
  shocks = rbk_command_join (options.shocks, files + 1);
  if (!run (files[0], &options, shocks, &error))
    return rbk_command_fail (error);

  return RBK_EXIT_DONE;
}
