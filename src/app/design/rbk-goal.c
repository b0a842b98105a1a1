/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-goal.h"

#include <glib/gi18n-lib.h>

#include "rbk-optimum-edit.h"
#include "rbk-said-text.h"
#include "rbk-solve-customers.h"
#include "rbk-word.h"

/* Goal seek without its window: the question, the answer, and the answer in words. */

static const RbkTableRow *
row_of (const RbkGoal *self, RbkAnalysis *analysis)
{
  const RbkTable *table = rbk_analysis_get_table (analysis);

  return table != NULL && self->plan < table->n_rows ? &table->rows[self->plan] : NULL;
}

static void
look_at_today (RbkGoalAnswer *self, const RbkTableRow *row)
{
  const RbkCardSpec *card = row->card;

  self->months = card != NULL ? card->months : RBK_DECIMAL_ONE;
  switch (self->goal.what)
    {
    case RBK_SOLVE_CAP:
      self->has_before = card != NULL && card->has_cap;
      self->before = card != NULL ? card->cap : RBK_DECIMAL_ZERO;
      break;
    case RBK_SOLVE_INCLUDED:
      self->has_before = card != NULL && card->has_included;
      self->before = card != NULL ? card->included : RBK_DECIMAL_ZERO;
      break;
    case RBK_SOLVE_OVERAGE:
      self->has_before = row->has_overage;
      self->before = row->overage;
      break;
    case RBK_SOLVE_PRICE:
    default:
      self->months = RBK_DECIMAL_ONE;
      self->has_before = row->has_price;
      self->before = row->price;
    }
}

static gboolean
solve (RbkGoalAnswer *self, const RbkTableRow *row, const char **why, GError **error)
{
  RbkTable      *table = (RbkTable *) rbk_analysis_get_table (self->analysis);
  const RbkGoal *goal = &self->goal;
  RbkSolution    solution;

  if (!rbk_solve (table->spec, row->plan, goal->what, goal->margin,
                  goal->has_where ? &goal->where : NULL,
                  rbk_analysis_get_population (self->analysis), &solution, error))
    {
      *why = solution.why;
      return FALSE;
    }
  self->value = solution.value;
  self->figure = solution.figure;

  return TRUE;
}

/* Of all who take the plan together. */
static gboolean
solve_customers (RbkGoalAnswer *self, const char **why, GError **error)
{
  const RbkGoal *goal = &self->goal;
  g_autoptr(RbkCustomersSolution) solution =
                 rbk_solve_customers (rbk_analysis_get_spec (self->analysis), goal->plan,
                                      goal->what, goal->margin,
                                      rbk_analysis_get_mix_index (self->analysis), why, error);

  if (solution == NULL)
    return FALSE;
  self->value = solution->value;
  self->n_customers = solution->n_customers;
  self->n_stopped = solution->n_stopped;
  self->n_after = solution->mix_after->plans[goal->plan].n_customers;
  self->figure = (RbkFigure){ .bill = solution->revenue,
                              .cost = solution->cost,
                              .amount = solution->margin_amount,
                              .has_margin = rbk_decimal_sign (solution->revenue) > 0,
                              .margin = solution->margin };

  return TRUE;
}

/* The place as the form says it, where it has words for it. */
static char *
dup_place (const RbkGoal *goal, const RbkPlanSpec *plan)
{
  const RbkWhere  *where = goal->has_where ? &goal->where : &plan->sizing;
  g_autofree char *place = NULL;

  if (goal->of_customers)
    return g_strdup (_ ("All of its customers together"));
  if (where->kind == RBK_WHERE_CAP && rbk_decimal_equal (where->value, RBK_DECIMAL_UNITS (100)))
    return g_strdup (_ ("All of the cap"));
  if (where->kind == RBK_WHERE_CAP && rbk_decimal_equal (where->value, RBK_DECIMAL_UNITS (80)))
    return g_strdup (_ ("80 % of the cap"));
  place = rbk_where_to_string (where);

  return rbk_place_to_words (place);
}

/* The engine calls plans and places by their keys. */
static char *
dup_problem (const RbkGoal *goal, const RbkPlanSpec *plan, const char *why)
{
  g_autofree char *place = dup_place (goal, plan);
  /* Translators: a plan, and where on its usage axis */
  g_autofree char *at = g_strdup_printf (_ ("%s · %s"), plan->name, place);

  return g_strdup_printf (_ ("%s: %s"), at, why);
}

/**
 * rbk_goal_seek:
 * @self: what is looked for
 * @analysis: the book that it is looked for in
 *
 * Looks for it. It may be called in any thread.
 *
 * Returns: (transfer full): the value, or why there is none
 */
RbkGoalAnswer *
rbk_goal_seek (const RbkGoal *self, RbkAnalysis *analysis)
{
  RbkGoalAnswer *answer = g_new0 (RbkGoalAnswer, 1);
  g_autoptr(GError) error = NULL;
  const RbkTableRow *row = row_of (self, analysis);
  const char        *why = NULL;

  answer->goal = *self;
  answer->analysis = rbk_analysis_ref (analysis);
  if (row == NULL)
    {
      answer->problem = g_strdup (_ ("There are no figures yet; see the Design page for why."));
      return answer;
    }
  look_at_today (answer, row);
  answer->is_found = self->of_customers ? solve_customers (answer, &why, &error)
                                        : solve (answer, row, &why, &error);
  if (error != NULL)
    answer->problem = why != NULL ? dup_problem (self, row->plan, why) : g_strdup (error->message);

  return answer;
}

void
rbk_goal_answer_free (RbkGoalAnswer *self)
{
  g_clear_pointer (&self->analysis, rbk_analysis_unref);
  g_free (self->problem);
  g_free (self);
}

/* What is counted: “AI runs”. */
static const char *
meter_of (const RbkGoalAnswer *self)
{
  const RbkTableRow *row = row_of (&self->goal, self->analysis);
  const RbkSpec     *spec = rbk_analysis_get_spec (self->analysis);

  return row != NULL && row->axis >= 0 ? spec->meters[row->axis].name : "";
}

/**
 * rbk_goal_answer_dup_value:
 * @self: an answer
 * @format: for the book's currency
 * @value: the value that was found, or that of today
 *
 * Returns: (transfer full): it as people read it: “$29 a month”, “5,000 runs”
 */
char *
rbk_goal_answer_dup_value (const RbkGoalAnswer *self, RbkMoneyFormat *format, RbkDecimal value)
{
  g_autofree char *amount = rbk_money_format_amount (format, value, TRUE);
  g_autofree char *quantity = rbk_money_format_quantity (format, value);
  g_autofree char *months = rbk_money_format_quantity (format, self->months);
  gint64           n_months = 0;

  if (self->goal.what == RBK_SOLVE_PRICE)
    /* Translators: %s is an amount */
    return g_strdup_printf (_ ("%s a month"), amount);
  if (self->goal.what == RBK_SOLVE_OVERAGE)
    /* Translators: a price for each unit past what is included */
    return g_strdup_printf (_ ("%s a unit"), amount);
  rbk_decimal_to_int (self->months, &n_months);
  if (!rbk_decimal_equal (self->months, RBK_DECIMAL_ONE))
    /* Translators: a quantity, what it is of, and a number of months */
    return g_strdup_printf (ngettext ("%s %s in %s month", "%s %s in %s months",
                                      rbk_word_plural ((guint64) n_months)),
                            quantity, meter_of (self), months);

  /* Translators: a quantity and what it is of: 200 AI runs */
  return g_strdup_printf (_ ("%s %s a month"), quantity, meter_of (self));
}

static const char *
describe_next (RbkSolveFor what)
{
  switch (what)
    {
    case RBK_SOLVE_CAP:
    case RBK_SOLVE_INCLUDED:
      return _ ("One unit more would leave less than you ask for.");
    case RBK_SOLVE_OVERAGE:
      return _ ("Any lower overage price would leave less than you ask for.");
    case RBK_SOLVE_PRICE:
    default:
      return _ ("Any lower price would leave less than you ask for.");
    }
}

static char *
dup_count (RbkMoneyFormat *format, guint64 count)
{
  return rbk_money_format_quantity (format, rbk_decimal_from_int ((gint64) count));
}

/* What becomes of the customers of the plan, who were kept on it to find the value. */
static char *
describe_after (const RbkGoalAnswer *self, RbkMoneyFormat *format)
{
  g_autofree char *after = dup_count (format, self->n_after);
  g_autofree char *stopped = dup_count (format, self->n_stopped);

  if (self->n_stopped > 0)
    /* Translators: two numbers of customers */
    return g_strdup_printf (_ ("%s who use more are stopped. Choosing anew, %s would take it."),
                            stopped, after);

  /* Translators: %s is a number of customers */
  return g_strdup_printf (_ ("Choosing anew, %s would take it."), after);
}

static gboolean
is_made_up (const RbkGoalAnswer *self)
{
  RbkPopulation *population = rbk_analysis_get_population (self->analysis);

  return population != NULL && rbk_population_get_synthetic (population) != NULL;
}

static char *
describe_customers (const RbkGoalAnswer *self, RbkMoneyFormat *format)
{
  const RbkFigure *figure = &self->figure;
  g_autofree char *count = dup_count (format, self->n_customers);
  g_autofree char *bill = rbk_money_format_amount (format, figure->bill, FALSE);
  g_autofree char *cost = rbk_money_format_amount (format, figure->cost, FALSE);
  g_autofree char *left = rbk_money_format_amount (format, figure->amount, FALSE);
  double           margin = figure->has_margin ? figure->margin : 0.0;
  g_autofree char *share = rbk_money_format_percent (format, margin, 1);
  g_autofree char *after = describe_after (self, format);

  if (is_made_up (self))
    /* Translators: the same as for customers that were measured */
    return g_strdup_printf (ngettext ("Its %s made-up customer pays %s and costs %s: %s is left, "
                                      "which is %s. %s",
                                      "Its %s made-up customers together pay %s and cost %s: %s is "
                                      "left, which is %s. %s",
                                      rbk_word_plural (self->n_customers)),
                            count, bill, cost, left, share, after);

  /* Translators: a number of customers, four amounts (the last is a percentage), a sentence */
  return g_strdup_printf (ngettext ("Its %s customer of today pays %s and costs %s: %s is left, "
                                    "which is %s. %s",
                                    "Its %s customers of today together pay %s and cost %s: %s is "
                                    "left, which is %s. %s",
                                    rbk_word_plural (self->n_customers)),
                          count, bill, cost, left, share, after);
}

static char *
describe_one (const RbkGoalAnswer *self, RbkMoneyFormat *format)
{
  const RbkFigure *figure = &self->figure;
  RbkDecimal       rounded = rbk_decimal_round (figure->usage, 2, RBK_ROUND_HALF_AWAY);
  g_autofree char *usage = rbk_money_format_quantity (format, rounded);
  g_autofree char *bill = rbk_money_format_amount (format, figure->bill, FALSE);
  g_autofree char *cost = rbk_money_format_amount (format, figure->cost, FALSE);
  g_autofree char *left = rbk_money_format_amount (format, figure->amount, FALSE);
  double           margin = figure->has_margin ? figure->margin : 0.0;
  g_autofree char *share = rbk_money_format_percent (format, margin, 1);

  /* Translators: a quantity, what it is of, four amounts (the last is a percentage), a sentence */
  return g_strdup_printf (_ ("With %s %s a month a customer pays %s and costs %s: %s is left, "
                             "which is %s. %s"),
                          usage, meter_of (self), bill, cost, left, share,
                          describe_next (self->goal.what));
}

/**
 * rbk_goal_answer_dup_working:
 * @self: an answer
 * @format: for the book's currency
 *
 * Returns: (transfer full): in sentences, why that value, or why there is none
 */
char *
rbk_goal_answer_dup_working (const RbkGoalAnswer *self, RbkMoneyFormat *format)
{
  if (!self->is_found)
    return g_strdup (self->problem);

  return self->goal.of_customers ? describe_customers (self, format) : describe_one (self, format);
}

/**
 * rbk_goal_answer_new_edit:
 * @self: an answer with a value
 * @book: the book that it is of
 * @error: return location for a #GError of domain RBK_ERROR
 *
 * Returns: (transfer full) (nullable): the edit that gives the plan that value
 */
RbkEdit *
rbk_goal_answer_new_edit (const RbkGoalAnswer *self, RbkBook *book, GError **error)
{
  g_return_val_if_fail (self->is_found, NULL);

  return rbk_solution_edit_new (book, rbk_analysis_get_spec (self->analysis), self->goal.plan,
                                self->goal.what, self->value, error);
}
