/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-analysis-private.h"

#define CURVE_POINTS 200

/* Curves of more plans are made when they are asked for: a chart shows but a few of them. */
#define MAX_CURVES_AHEAD 40

G_DEFINE_BOXED_TYPE (RbkAnalysis, rbk_analysis, rbk_analysis_ref, rbk_analysis_unref)

static void
free_curves (RbkAnalysis *self)
{
  for (guint i = 0; i < self->n_curves; i++)
    g_clear_pointer (&self->curves[i].curve, rbk_curve_free);
  g_clear_pointer (&self->curves, g_free);
}

/* A range that was asked for may name a meter that is gone by now. */
static gboolean
find_range (RbkAnalysis *self, const RbkCurveRange *range, gboolean is_log)
{
  if (range != NULL && range->axis >= 0 && (guint) range->axis < self->spec->n_meters)
    {
      self->range = *range;
      return TRUE;
    }

  if (!rbk_curve_range_init (&self->range, self->spec, self->population))
    return FALSE;

  self->range.is_log = is_log;
  self->range.n_points = MAX (self->range.n_points, CURVE_POINTS);

  return TRUE;
}

static void
make_curve (RbkAnalysis *self, guint i, GError **error)
{
  const RbkPlanSpec *plan = &self->spec->plans[i];

  if (!plan->is_quote_only)
    self->curves[i].curve = rbk_curve_new (self->spec, plan, &self->range, error);
  self->curves[i].is_made = TRUE;
}

static void
add_curves (RbkAnalysis *self)
{
  self->n_curves = self->spec->n_plans;
  self->curves = g_new0 (RbkLazyCurve, self->n_curves);
  for (guint i = 0; i < self->n_curves && self->n_curves <= MAX_CURVES_AHEAD; i++)
    {
      g_autoptr(GError) error = NULL;

      make_curve (self, i, &error);
      if (error != NULL && self->error == NULL)
        self->error = g_steal_pointer (&error);
    }
}

static void
cost_customers (RbkAnalysis *self, RbkCustomers *customers, RbkUsageSource *source)
{
  RbkPopulation *costed;
  RbkMixIndex   *index;
  RbkSlices     *days;

  if (customers == NULL)
    return;
  costed = rbk_customers_get_costed (customers, self->spec, source, &self->error);
  if (costed == NULL)
    return;

  self->population = rbk_population_ref (costed);
  self->n_unknown = rbk_customers_get_n_unknown (customers);
  days = rbk_customers_get_days (customers);
  if (days != NULL)
    self->days = rbk_slices_ref (days);
  index = rbk_customers_get_index (customers, self->spec, &self->mix_error);
  if (index != NULL)
    self->index = rbk_mix_index_ref (index);
}

/**
 * rbk_analysis_new:
 * @book: a book
 * @customers: (nullable): the imported customers
 * @range: (nullable): of the curves; nothing finds one that shows what matters
 * @is_log: whether the range that is found is for a logarithmic axis
 * @revision: of the book
 *
 * Freezes the book and computes all that the window shows of it. A book that can't be
 * frozen gives an analysis with an error and without figures.
 *
 * Returns: (transfer full): the analysis
 */
RbkAnalysis *
rbk_analysis_new (RbkBook             *book,
                  RbkCustomers        *customers,
                  const RbkCurveRange *range,
                  gboolean             is_log,
                  guint64              revision)
{
  RbkAnalysis *self;

  g_return_val_if_fail (RBK_IS_BOOK (book), NULL);

  self = g_new0 (RbkAnalysis, 1);
  g_atomic_ref_count_init (&self->references);
  g_mutex_init (&self->curve_mutex);
  g_mutex_init (&self->mutex);
  g_mutex_init (&self->detail_mutex);
  self->revision = revision;

  self->spec = rbk_spec_new (book, NULL, &self->error);
  if (self->spec == NULL)
    return self;

  cost_customers (self, customers, rbk_book_get_usage (book));
  self->table =
      rbk_table_new (self->spec, self->population, self->error == NULL ? &self->error : NULL);
  self->has_range = find_range (self, range, is_log);
  if (self->has_range)
    add_curves (self);

  return self;
}

/**
 * rbk_analysis_ref:
 * @self: an analysis
 *
 * Returns: (transfer full): the same
 */
RbkAnalysis *
rbk_analysis_ref (RbkAnalysis *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);

  return self;
}

/**
 * rbk_analysis_unref:
 * @self: (transfer full): an analysis
 */
void
rbk_analysis_unref (RbkAnalysis *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->references))
    return;

  /* Curves and the table borrow from the spec. */
  free_curves (self);
  g_clear_pointer (&self->table, rbk_table_free);
  g_clear_pointer (&self->spec, rbk_spec_unref);
  g_clear_pointer (&self->population, rbk_population_unref);
  g_clear_pointer (&self->days, rbk_slices_unref);
  g_clear_pointer (&self->index, rbk_mix_index_unref);
  g_clear_pointer (&self->mix, rbk_mix_free);
  g_clear_pointer (&self->moves, rbk_moves_free);
  g_clear_pointer (&self->spread, rbk_mix_spread_free);
  g_clear_error (&self->mix_error);
  g_clear_error (&self->error);
  g_mutex_clear (&self->curve_mutex);
  g_mutex_clear (&self->mutex);
  g_mutex_clear (&self->detail_mutex);
  g_free (self);
}

/**
 * rbk_analysis_get_revision:
 * @self: an analysis
 *
 * Returns: the document's revision that it tells of
 */
guint64
rbk_analysis_get_revision (RbkAnalysis *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->revision;
}

/**
 * rbk_analysis_get_spec:
 * @self: an analysis
 *
 * Returns: (nullable) (transfer none): the frozen book
 */
const RbkSpec *
rbk_analysis_get_spec (RbkAnalysis *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->spec;
}

/**
 * rbk_analysis_get_table:
 * @self: an analysis
 *
 * Returns: (nullable) (transfer none): the tier table, a row for each plan in order
 */
const RbkTable *
rbk_analysis_get_table (RbkAnalysis *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->table;
}

/**
 * rbk_analysis_get_range:
 * @self: an analysis
 *
 * Returns: (nullable) (transfer none): what the curves cover; nothing where there are none
 */
const RbkCurveRange *
rbk_analysis_get_range (RbkAnalysis *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->has_range ? &self->range : NULL;
}

/**
 * rbk_analysis_get_curve:
 * @self: an analysis
 * @plan: the place of a plan in the book
 *
 * Returns: (nullable) (transfer none): its curve; nothing where it has no price
 */
const RbkCurve *
rbk_analysis_get_curve (RbkAnalysis *self, guint plan)
{
  const RbkCurve *curve;

  g_return_val_if_fail (self != NULL, NULL);

  if (plan >= self->n_curves)
    return NULL;
  g_mutex_lock (&self->curve_mutex);
  if (!self->curves[plan].is_made)
    make_curve (self, plan, NULL);
  curve = self->curves[plan].curve;
  g_mutex_unlock (&self->curve_mutex);

  return curve;
}

/**
 * rbk_analysis_get_population:
 * @self: an analysis
 *
 * Returns: (nullable) (transfer none): the customers that it rests on
 */
RbkPopulation *
rbk_analysis_get_population (RbkAnalysis *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->population;
}

/**
 * rbk_analysis_get_error:
 * @self: an analysis
 *
 * Returns: (nullable) (transfer none): why figures are missing; nothing when all are there
 */
const GError *
rbk_analysis_get_error (RbkAnalysis *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->error;
}
