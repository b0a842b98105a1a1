/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-scenario-matrix.h"

#include "rbk-answer.h"
#include "rbk-mix-parts.h"
#include "rbk-scenario-bills.h"
#include "rbk-scenario-crowd.h"
#include "rbk-work.h"

/* What all rows have in common. */
typedef struct
{
  RbkScenarioMatrix      *matrix;
  RbkScenarioCase *const *cases;
  guint                   n_cases;
  RbkMixIndex            *index; /* (nullable) */
  RbkCustomerBills       *bills; /* (owned) (nullable) of the customers as they are */
  RbkScenarioPlan        *plans; /* (owned) with their figures before */
  GCancellable           *cancellable;
  RbkScenarioProgress     progress;
  gpointer                user_data;
  GMutex                  mutex; /* of all below */
  guint                   n_done;
  GError                 *error; /* (owned) (nullable) */
} Matrix;

static RbkMatrixCell *
get_row (const Matrix *self, guint row)
{
  return &self->matrix->cells[row * (self->matrix->n_plans + 1)];
}

static void
take_mix (RbkMatrixCell *cell, const RbkMixPlan *plan)
{
  cell->n_customers = plan->n_customers;
  cell->n_losing = plan->n_losing;
  cell->has_mix_margin = rbk_decimal_sign (plan->revenue) > 0;
  if (cell->has_mix_margin)
    cell->mix_margin = rbk_margin_of (plan->revenue, plan->cost);
}

static gboolean
fill_mix (RbkMatrixCell *row, const RbkSpec *spec, RbkMixIndex *index, GError **error)
{
  g_autoptr(RbkMix) mix = rbk_mix_new (spec, index, error);

  if (mix == NULL)
    return FALSE;
  for (guint i = 0; i < spec->n_plans; i++)
    take_mix (&row[i], &mix->plans[i]);
  take_mix (&row[spec->n_plans], &mix->total);
  return TRUE;
}

static void
fill_figures (RbkMatrixCell         *row,
              const RbkScenarioBase *base,
              const RbkSpec         *spec,
              guint                  plan,
              RbkCurveRange         *range)
{
  RbkFigure      figure;
  RbkCertificate lowest;

  if (rbk_scenario_figure_after (base, spec, plan, &figure) && figure.has_margin)
    {
      row[plan].has_margin = TRUE;
      row[plan].margin = figure.margin;
    }
  if (!spec->plans[plan].is_quote_only &&
      rbk_scenario_certificate (base, spec, plan, TRUE, range, &lowest))
    {
      row[plan].has_lowest = TRUE;
      row[plan].lowest = lowest.lowest_margin;
    }
}

/* Whether nobody's bill can have changed: the same terms, and as much use of each meter. */
static gboolean
is_same_bill (const RbkScenarioBase *base, const RbkAnsweredSpec *answered)
{
  const RbkScenarioCase *scenario = base->scenario;

  if (answered->moves->len > 0 || base->after->base == NULL ||
      g_date_compare (&scenario->before->date, &scenario->after->date) != 0)
    return FALSE;
  for (guint i = 0; i < base->after->n_meters; i++)
    if (!rbk_decimal_equal (base->after->meters[i].units, base->before->meters[i].units) ||
        !rbk_decimal_equal (base->after->meters[i].weights, base->before->meters[i].weights))
      return FALSE;
  return TRUE;
}

static void
take_worst (RbkMatrixCell *row, guint n_plans, const RbkBillChange *changes)
{
  RbkMatrixCell *total = &row[n_plans];

  for (guint i = 0; i < n_plans; i++)
    {
      row[i].has_worst = changes[i].has_worst;
      row[i].worst_change = changes[i].worst_change;
      if (changes[i].has_worst &&
          (!total->has_worst || changes[i].worst_change > total->worst_change))
        {
          total->has_worst = TRUE;
          total->worst_change = changes[i].worst_change;
        }
    }
}

/* In a row where no bill changes the worst change is none, for those plans that had it. */
static void
take_unchanged (RbkMatrixCell *row, const RbkMatrixCell *first, guint n_plans)
{
  for (guint i = 0; i <= n_plans; i++)
    row[i].has_worst = first[i].has_worst;
}

static gboolean
fill_customers (Matrix                *self,
                RbkMatrixCell         *row,
                const RbkScenarioBase *base,
                const RbkAnsweredSpec *answered,
                GError               **error)
{
  guint                     n_plans = self->matrix->n_plans;
  g_autofree RbkBillChange *changes = g_new0 (RbkBillChange, MAX (n_plans, 1));

  if (!fill_mix (row, &answered->spec, base->after, error))
    return FALSE;
  if (is_same_bill (base, answered))
    {
      take_unchanged (row, get_row (self, 0), n_plans);
      return TRUE;
    }
  if (!rbk_customer_bills_compare (self->bills, &answered->spec, base->after, FALSE, changes,
                                   error))
    return FALSE;
  take_worst (row, n_plans, changes);
  return TRUE;
}

/* Answers the case, and moves the customers' use of credits along. */
static gboolean
give_answer (Matrix *self, RbkScenarioBase *base, RbkAnsweredSpec *answered, GError **error)
{
  guint                       n_plans = self->matrix->n_plans;
  g_autofree RbkScenarioPlan *plans =
      g_memdup2 (self->plans, MAX (n_plans, 1) * sizeof *self->plans);
  RbkMixIndex *after;

  g_free (rbk_answer_give (answered, base, plans));
  if (base->after == NULL || rbk_mix_index_fits (base->after, &answered->spec))
    return TRUE;
  after = rbk_scenario_crowd_recount (base->after, base->scenario, base->before, &answered->spec,
                                      error);
  rbk_mix_index_unref (base->after);
  base->after = after;
  return after != NULL;
}

static gboolean
fill_row (Matrix *self, guint number, GError **error)
{
  const RbkScenarioCase *scenario = self->cases[number];
  RbkMatrixCell         *row = get_row (self, number + 1);
  RbkScenarioBase        base = { .scenario = scenario, .before = self->index };
  RbkCurveRange          range = { 0 };
  g_auto(RbkAnsweredSpec) answered = { 0 };
  gboolean is_done = TRUE;

  rbk_answered_spec_init (&answered, scenario->after);
  if (self->index != NULL)
    {
      base.after = rbk_scenario_crowd_new (scenario, self->index, error);
      if (base.after == NULL)
        return FALSE;
      base.costs = rbk_cost_percentiles_new (scenario->after, base.after);
    }
  is_done = give_answer (self, &base, &answered, error);
  for (guint i = 0; i < self->matrix->n_plans && is_done; i++)
    fill_figures (row, &base, &answered.spec, i, &range);
  if (is_done && self->index != NULL)
    is_done = fill_customers (self, row, &base, &answered, error);
  g_clear_pointer (&base.after, rbk_mix_index_unref);
  g_clear_pointer (&base.costs, rbk_cost_percentiles_free);
  return is_done;
}

static gboolean
must_stop (Matrix *self)
{
  gboolean must_stop;

  g_mutex_lock (&self->mutex);
  if (self->error == NULL)
    g_cancellable_set_error_if_cancelled (self->cancellable, &self->error);
  must_stop = self->error != NULL;
  g_mutex_unlock (&self->mutex);
  return must_stop;
}

static void
do_row (guint part, gpointer data)
{
  Matrix *self = data;
  g_autoptr(GError) error = NULL;

  if (must_stop (self))
    return;
  fill_row (self, part, &error);
  g_mutex_lock (&self->mutex);
  if (error != NULL && self->error == NULL)
    self->error = g_steal_pointer (&error);
  self->n_done++;
  if (self->progress != NULL)
    self->progress ((double) self->n_done / self->n_cases, self->user_data);
  g_mutex_unlock (&self->mutex);
}

/* The row of the book as it is, on which the others rest. */
static gboolean
fill_first (Matrix *self, GError **error)
{
  const RbkSpec  *spec = self->cases[0]->before;
  RbkScenarioBase base = { .scenario = self->cases[0], .before = self->index };
  RbkMatrixCell  *row = get_row (self, 0);
  RbkCurveRange   range = { 0 };

  for (guint i = 0; i < spec->n_plans; i++)
    {
      RbkScenarioPlan *plan = &self->plans[i];
      RbkCertificate   lowest;

      plan->has_before = rbk_scenario_figure_before (&base, i, &plan->before);
      row[i].has_margin = plan->has_before && plan->before.has_margin;
      row[i].margin = row[i].has_margin ? plan->before.margin : 0;
      row[i].has_lowest = !spec->plans[i].is_quote_only &&
                          rbk_scenario_certificate (&base, spec, i, FALSE, &range, &lowest);
      row[i].lowest = row[i].has_lowest ? lowest.lowest_margin : 0;
    }
  if (self->index == NULL)
    return TRUE;
  self->bills = rbk_customer_bills_new (spec, self->index, error);
  if (self->bills == NULL || !fill_mix (row, spec, self->index, error))
    return FALSE;
  for (guint i = 0; i <= spec->n_plans; i++)
    row[i].has_worst = row[i].has_mix_margin;
  return TRUE;
}

static void
matrix_clear (Matrix *self)
{
  g_clear_pointer (&self->matrix, rbk_scenario_matrix_free);
  g_clear_pointer (&self->bills, rbk_customer_bills_free);
  g_clear_pointer (&self->plans, g_free);
  g_clear_error (&self->error);
  g_mutex_clear (&self->mutex);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Matrix, matrix_clear)

/**
 * rbk_scenario_matrix_new:
 * @cases: (array length=n_cases): the same book under one case after another
 * @n_cases: how many; at least one
 * @index: (nullable): customers, made ready for the book as it is
 * @cancellable: (nullable): to give up
 * @progress: (nullable): told how far it is
 * @user_data: for @progress
 * @error: return location for a [error@Error]
 *
 * Computes each plan under each case, with its answer: the margin at the sizing point, the lowest
 * over all usage, and, of customers, who loses money and whose bill rises most. Customers stand in
 * the same order under all cases, sorted once; rows are computed on all processors at once, each
 * as [func@scenario_run] does. Where a case leaves terms and usage alone, bills are not compared.
 * Fails as that does, and with `G_IO_ERROR_CANCELLED`.
 *
 * Returns: (transfer full): the matrix
 */
RbkScenarioMatrix *
rbk_scenario_matrix_new (RbkScenarioCase *const *cases,
                         guint                   n_cases,
                         RbkMixIndex            *index,
                         GCancellable           *cancellable,
                         RbkScenarioProgress     progress,
                         gpointer                user_data,
                         GError                **error)
{
  g_auto(Matrix) self = { .cases = cases, .n_cases = n_cases, .index = index };

  g_mutex_init (&self.mutex);
  g_return_val_if_fail (cases != NULL && n_cases > 0, NULL);

  self.cancellable = cancellable;
  self.progress = progress;
  self.user_data = user_data;
  self.matrix = g_new0 (RbkScenarioMatrix, 1);
  self.matrix->n_plans = cases[0]->before->n_plans;
  self.matrix->n_rows = n_cases + 1;
  self.matrix->cells = g_new0 (RbkMatrixCell, self.matrix->n_rows * (self.matrix->n_plans + 1));
  self.plans = g_new0 (RbkScenarioPlan, MAX (self.matrix->n_plans, 1));
  if (!fill_first (&self, error))
    return NULL;
  rbk_work_run (do_row, n_cases, &self);
  if (self.error == NULL)
    return g_steal_pointer (&self.matrix);
  g_propagate_error (error, g_steal_pointer (&self.error));
  return NULL;
}

/**
 * rbk_scenario_matrix_free:
 * @self: (transfer full): a matrix
 *
 * Frees it.
 */
void
rbk_scenario_matrix_free (RbkScenarioMatrix *self)
{
  g_free (self->cells);
  g_free (self);
}
