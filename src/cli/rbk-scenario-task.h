/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-load.h"
#include "rbk-scenario-report.h"

G_BEGIN_DECLS

/**
 * RbkScenarioOptions:
 * @customers: where customers are from
 * @shocks: (nullable): what happens, as typed
 * @pairs: (nullable): what moves a tornado, from where to where
 * @scenario: (nullable): key of a scenario that is kept or known
 * @answer: (nullable): what is done about it, instead of what the scenario says
 * @plan: (nullable): key of the plan whose margin a tornado moves
 * @sigma: (nullable): how far a customer's months differ
 * @catalogue: (nullable): path of the catalogue with vendors' prices
 * @date: (nullable): the day of the prices
 * @save: (nullable): where the book goes that a scenario makes
 * @output: (nullable): where the figures go
 * @matrix: each shock on each plan
 * @tornado: what moves the margin most
 * @json: as JSON
 *
 * What `scenario` was asked on the command line.
 */
typedef struct
{
  RbkCustomerOptions customers;
  char             **shocks, **pairs;
  char              *scenario, *answer, *plan, *sigma, *catalogue, *date, *save, *output;
  gboolean           matrix, tornado, json;
} RbkScenarioOptions;

/**
 * RbkScenarioTask:
 * @options: what was asked
 * @shocks: (nullable) (owned): what happens, from options and from arguments
 * @book: (owned): the book
 * @spec: (owned): the same, frozen
 * @catalogue: (nullable) (owned): vendors' prices, once a shock asks for them
 * @is_blamed: whether the error names what it is about already, which is not the book
 * @report: what was found
 *
 * A book, and what is asked of it.
 */
typedef struct
{
  const RbkScenarioOptions *options;
  char                    **shocks;
  RbkBook                  *book;
  RbkSpec                  *spec;
  RbkCatalogue             *catalogue;
  gboolean                  is_blamed;
  RbkScenarioReport         report;
} RbkScenarioTask;

void rbk_scenario_options_clear (RbkScenarioOptions *self);

void     rbk_scenario_task_clear (RbkScenarioTask *self);
gboolean rbk_scenario_task_load (RbkScenarioTask *self, const char *path, GError **error);
gboolean rbk_scenario_task_add_each (RbkScenarioTask *self, GError **error);
gboolean rbk_scenario_task_add_one (RbkScenarioTask *self, GError **error);
gboolean rbk_scenario_task_fail (GError **error, const char *message);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RbkScenarioOptions, rbk_scenario_options_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RbkScenarioTask, rbk_scenario_task_clear)

G_END_DECLS
