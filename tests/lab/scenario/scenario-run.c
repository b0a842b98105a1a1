/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario-run.h"

#include <math.h>

/* A case of a book under shocks that are written one after another. */
RbkScenarioCase *
scenario_case_new (RbkBook *book, const char *shocks, RbkAnswer answer)
{
  g_auto(GStrv) texts = g_strsplit (shocks, " ", -1);
  g_autoptr(GPtrArray) parsed = NULL;
  g_autoptr(GError) error = NULL;
  RbkScenarioCase *scenario;

  parsed = rbk_shocks_parse ((const char *const *) texts, &error);
  g_assert_no_error (error);
  scenario = rbk_scenario_case_new (book, NULL, NULL, parsed, answer, NULL, &error);
  g_assert_no_error (error);
  return scenario;
}

RbkScenarioResult *
scenario_run (RbkBook *book, const char *shocks, RbkAnswer answer, RbkMixIndex *index)
{
  g_autoptr(RbkScenarioCase) scenario = scenario_case_new (book, shocks, answer);
  g_autoptr(GError) error = NULL;
  RbkScenarioResult *result = rbk_scenario_run (scenario, index, &error);

  g_assert_no_error (error);
  return result;
}

void
scenario_assert_near (double value, double expected, double tolerance)
{
  if (fabs (value - expected) > tolerance)
    g_error ("%.9f is not %.9f", value, expected);
}
