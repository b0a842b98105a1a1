/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-command.h"

G_BEGIN_DECLS

/**
 * RbkCreditsOptions:
 * @plan: (nullable): the plan whose credits count; else the cheapest of all
 * @margin: (nullable): the band: `60%:80%`, or the least margin alone
 * @max_credits: (nullable): the most that a call may take
 * @max_loss: (nullable): by how much routes may differ
 * @meter: (nullable): the meter of credits, where there are several
 * @date: (nullable): of prices
 * @output: (nullable): where to write the answer
 * @save_as: (nullable): where to write the book with the credits
 * @by_workload: whether all routes of a workload take the same
 * @rescale: whether credits may be of another size
 * @json: whether to print JSON
 *
 * What the command line says of whole credits; all as written there.
 */
typedef struct
{
  char    *plan, *margin, *max_credits, *max_loss, *meter, *date, *output, *save_as;
  gboolean by_workload, rescale, json;
} RbkCreditsOptions;

RbkExit rbk_solve_credits (const char *path, const RbkCreditsOptions *options);

G_END_DECLS
