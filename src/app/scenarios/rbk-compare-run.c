/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-compare-run.h"

#include <math.h>

#include "rbk-answer-apply.h"
#include "rbk-scenario-crowd.h"

/* Shares that are nearer are the same one. */
#define LEAST_SHARE 1e-9

static void
free_side (gpointer data)
{
  RbkCompareSide *self = data;

  g_clear_pointer (&self->spec, rbk_spec_unref);
  g_clear_pointer (&self->scenario, rbk_scenario_case_unref);
  g_clear_pointer (&self->result, rbk_scenario_result_free);
  g_clear_object (&self->book);
  g_free (self->name);
  g_free (self);
}

/**
 * rbk_compare_request_new:
 * @analysis: the state of the book that is open
 *
 * Returns: (transfer full): nothing to compare yet
 */
RbkCompareRequest *
rbk_compare_request_new (RbkAnalysis *analysis)
{
  RbkCompareRequest *self = g_new0 (RbkCompareRequest, 1);

  self->analysis = rbk_analysis_ref (analysis);
  self->sides = g_ptr_array_new_with_free_func (free_side);

  return self;
}

/**
 * rbk_compare_request_free:
 * @request: what is to be compared
 */
void
rbk_compare_request_free (gpointer request)
{
  RbkCompareRequest *self = request;

  g_ptr_array_unref (self->sides);
  g_clear_pointer (&self->usage, rbk_usage_unref);
  g_clear_object (&self->source);
  rbk_analysis_unref (self->analysis);
  g_free (self);
}

/**
 * rbk_compare_request_add:
 * @self: what is to be compared
 * @name: what to call another
 *
 * Returns: (transfer none): it, to be filled in
 */
RbkCompareSide *
rbk_compare_request_add (RbkCompareRequest *self, const char *name)
{
  RbkCompareSide *side = g_new0 (RbkCompareSide, 1);

  side->name = g_strdup (name);
  g_ptr_array_add (self->sides, side);

  return side;
}

/* What a column needs while books are compared. */
typedef struct
{
  RbkCustomers *customers; /* (owned) (nullable) */
  RbkMixIndex  *index;     /* (owned) (nullable) of a scenario */
} Crowd;

static void
clear_crowd (gpointer data)
{
  Crowd *crowd = data;

  g_clear_pointer (&crowd->index, rbk_mix_index_unref);
  g_clear_pointer (&crowd->customers, rbk_customers_free);
}

/* The same customers, as another book costs them. */
static gboolean
count_again (RbkCompareRequest *self, Crowd *crowd, RbkCompareInput *input, GError **error)
{
  RbkPopulation *population = rbk_analysis_get_population (self->analysis);

  if (population == NULL)
    return TRUE;
  crowd->customers = self->usage != NULL ? rbk_customers_new_for_usage (self->usage)
                                         : rbk_customers_new (population);
  input->population = rbk_customers_get_costed (crowd->customers, input->spec, self->source, error);
  if (input->population != NULL)
    input->index = rbk_customers_get_index (crowd->customers, input->spec, error);

  return input->index != NULL;
}

/* The customers as the shocks make them, who use more, or with other tokens. */
static gboolean
shock_crowd (RbkCompareRequest *self,
             RbkCompareSide    *side,
             Crowd             *crowd,
             RbkCompareInput   *input,
             GError           **error)
{
  RbkMixIndex *before = rbk_analysis_get_mix_index (self->analysis);

  if (before == NULL)
    return TRUE;
  crowd->index = rbk_scenario_crowd_new (side->scenario, before, error);
  if (crowd->index != NULL && !rbk_mix_index_fits (crowd->index, side->spec))
    {
      RbkMixIndex *again =
          rbk_scenario_crowd_recount (crowd->index, side->scenario, before, side->spec, error);

      rbk_mix_index_unref (crowd->index);
      crowd->index = again;
    }
  input->index = crowd->index;

  return crowd->index != NULL;
}

/* A scenario with its answer becomes a book of its own. */
static gboolean
make_spec (RbkCompareRequest *self, RbkCompareSide *side, GError **error)
{
  g_autoptr(RbkBook) made = NULL;

  side->result =
      rbk_scenario_run (side->scenario, rbk_analysis_get_mix_index (self->analysis), error);
  if (side->result == NULL)
    return FALSE;
  made = rbk_scenario_make_book (side->scenario, side->result, side->book, side->catalogue, error);
  if (made != NULL)
    side->spec = rbk_spec_new (made, &rbk_scenario_case_get_after (side->scenario)->date, error);

  return side->spec != NULL;
}

static gboolean
make_input (
    RbkCompareRequest *self, guint place, Crowd *crowd, RbkCompareInput *input, GError **error)
{
  RbkCompareSide *side = g_ptr_array_index (self->sides, place);

  if (side->scenario != NULL && side->spec == NULL && !make_spec (self, side, error))
    return FALSE;
  input->name = side->name;
  input->spec = side->spec;
  if (place == 0)
    {
      input->population = rbk_analysis_get_population (self->analysis);
      input->index = rbk_analysis_get_mix_index (self->analysis);
      return TRUE;
    }
  if (!count_again (self, crowd, input, error))
    return FALSE;

  return side->scenario == NULL || shock_crowd (self, side, crowd, input, error);
}

static void
take_share (RbkCompareValue *value, const RbkCompareValue *first, gboolean exists, double share)
{
  value->exists = exists;
  value->ratio = share;
  value->differs = exists && first->exists && fabs (share - first->ratio) > LEAST_SHARE;
}

static void
take_amount (RbkCompareValue       *value,
             const RbkCompareValue *first,
             gboolean               exists,
             RbkDecimal             amount)
{
  value->exists = exists;
  value->value = amount;
  value->differs = exists && first->exists && !rbk_decimal_equal (amount, first->value);
}

/* Where a plan's usual usage lies when customers use more is known to the scenario alone. */
static void
take_result (RbkCompareRow *row, guint place, const RbkScenarioResult *result)
{
  const RbkCompareValue *first = row->plans[0].values;
  RbkCompareValue       *values = row->plans[place].values;
  int                    number = row->plans[place].plan;
  const RbkScenarioPlan *plan;

  if (number < 0 || (guint) number >= result->n_plans || !result->plans[number].has_after)
    return;
  plan = &result->plans[number];
  take_amount (&values[RBK_COMPARE_COST], &first[RBK_COMPARE_COST], TRUE, plan->after.cost);
  take_amount (&values[RBK_COMPARE_BILL], &first[RBK_COMPARE_BILL], TRUE, plan->after.bill);
  take_share (&values[RBK_COMPARE_MARGIN], &first[RBK_COMPARE_MARGIN], plan->after.has_margin,
              plan->after.margin);
  take_share (&values[RBK_COMPARE_LOWEST_MARGIN], &first[RBK_COMPARE_LOWEST_MARGIN],
              plan->has_lowest_after, plan->lowest_after.lowest_margin);
}

static void
take_results (RbkCompareRequest *self, RbkComparison *comparison)
{
  for (guint i = 1; i < self->sides->len; i++)
    {
      const RbkCompareSide *side = g_ptr_array_index (self->sides, i);

      for (guint k = 0; side->result != NULL && k < comparison->n_rows; k++)
        take_result (&comparison->rows[k], i, side->result);
    }
}

/**
 * rbk_compare_run:
 * @request: what is to be compared
 * @piece: how far it is, and whether it is given up
 * @error: return location for a #GError
 *
 * Compares books, in a thread.
 *
 * Returns: (transfer full) (nullable): an #RbkComparison
 */
gpointer
rbk_compare_run (gpointer request, RbkWorkPiece *piece, GError **error)
{
  RbkCompareRequest *self = request;
  RbkComparison     *comparison;
  g_autoptr(GArray) crowds = g_array_new (FALSE, TRUE, sizeof (Crowd));
  g_autofree RbkCompareInput *inputs = g_new0 (RbkCompareInput, self->sides->len);

  g_array_set_clear_func (crowds, clear_crowd);
  g_array_set_size (crowds, self->sides->len);
  for (guint i = 0; i < self->sides->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (rbk_work_piece_get_cancellable (piece), error) ||
          !make_input (self, i, &g_array_index (crowds, Crowd, i), &inputs[i], error))
        return NULL;
      rbk_work_piece_note ((double) (i + 1) / (self->sides->len + 1), piece);
    }

  comparison = rbk_compare (inputs, self->sides->len, error);
  if (comparison != NULL)
    take_results (self, comparison);

  return comparison;
}
