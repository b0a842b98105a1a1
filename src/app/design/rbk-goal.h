/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-document.h"
#include "rbk-money-format.h"
#include "rbk-solve.h"

G_BEGIN_DECLS

/**
 * RbkGoal:
 * @plan: the place of a plan in the book
 * @what: which of its terms is looked for
 * @margin: the margin that is wanted, below 1
 * @of_customers: whether of all who take the plan together
 * @has_where: whether @where is meant; else where the plan is sized
 * @where: at which usage
 *
 * What is looked for: the term with which a plan leaves a margin.
 */
typedef struct
{
  guint       plan;
  RbkSolveFor what;
  RbkDecimal  margin;
  gboolean    of_customers, has_where;
  RbkWhere    where;
} RbkGoal;

/**
 * RbkGoalAnswer:
 * @goal: what was looked for
 * @analysis: the book that it was looked for in
 * @is_found: whether there is such a value
 * @has_before: whether there is one today
 * @before: which
 * @value: in major units a month, units of a billing period, or major units for a unit
 * @months: of that period
 * @figure: what the plan makes of a customer there, or of all together
 * @n_customers: how many these are
 * @n_stopped: how many the value stops
 * @n_after: how many take the plan with it, once all have chosen again
 * @problem: (nullable): why there is no such value
 *
 * The answer to a goal.
 */
typedef struct
{
  RbkGoal      goal;
  RbkAnalysis *analysis;
  gboolean     is_found, has_before;
  RbkDecimal   before, value, months;
  RbkFigure    figure;
  guint64      n_customers, n_stopped, n_after;
  char        *problem;
} RbkGoalAnswer;

RbkGoalAnswer *rbk_goal_seek (const RbkGoal *self, RbkAnalysis *analysis) G_GNUC_WARN_UNUSED_RESULT;
void           rbk_goal_answer_free (RbkGoalAnswer *self);
char          *rbk_goal_answer_dup_value (const RbkGoalAnswer *self,
                                          RbkMoneyFormat      *format,
                                          RbkDecimal           value) G_GNUC_WARN_UNUSED_RESULT;
char          *rbk_goal_answer_dup_working (const RbkGoalAnswer *self,
                                            RbkMoneyFormat      *format) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit       *rbk_goal_answer_new_edit (const RbkGoalAnswer *self,
                                         RbkBook             *book,
                                         GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkGoalAnswer, rbk_goal_answer_free)

G_END_DECLS
