/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-analysis.h"

#define CURVE_POINTS 200

struct _RbkAnalysis
{
  gatomicrefcount references;
  guint64         revision;
  RbkPopulation  *population; /* (owned) (nullable) */
  RbkSpec        *spec;       /* (owned) (nullable) */
  RbkTable       *table;      /* (owned) (nullable) */
  gboolean        has_range;
  RbkCurveRange   range;
  GPtrArray      *curves; /* (owned) (element-type RbkCurve) one for each plan, NULL for none */
  GError         *error;  /* (owned) (nullable) why something is missing */

  guint        n_unknown; /* customers that used a model the book does not know */
  RbkSlices   *days;      /* (owned) (nullable) of the customers */
  RbkMixIndex *index;     /* (owned) (nullable) of the customers */
  GMutex       mutex;     /* of what is computed when it is asked for, from any thread: */
  gboolean     has_mix;
  RbkMix      *mix;       /* (owned) (nullable) */
  GError      *mix_error; /* (owned) (nullable) why there is none */
};

G_DEFINE_BOXED_TYPE (RbkAnalysis, rbk_analysis, rbk_analysis_ref, rbk_analysis_unref)

static void
free_curve (gpointer curve)
{
  if (curve != NULL)
    rbk_curve_free (curve);
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
add_curves (RbkAnalysis *self)
{
  for (guint i = 0; i < self->spec->n_plans; i++)
    {
      const RbkPlanSpec *plan = &self->spec->plans[i];
      g_autoptr(GError) error = NULL;
      RbkCurve *curve = NULL;

      if (!plan->is_quote_only)
        curve = rbk_curve_new (self->spec, plan, &self->range, &error);
      g_ptr_array_add (self->curves, curve);

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
  g_mutex_init (&self->mutex);
  self->revision = revision;
  self->curves = g_ptr_array_new_with_free_func (free_curve);

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
  g_clear_pointer (&self->curves, g_ptr_array_unref);
  g_clear_pointer (&self->table, rbk_table_free);
  g_clear_pointer (&self->spec, rbk_spec_unref);
  g_clear_pointer (&self->population, rbk_population_unref);
  g_clear_pointer (&self->days, rbk_slices_unref);
  g_clear_pointer (&self->index, rbk_mix_index_unref);
  g_clear_pointer (&self->mix, rbk_mix_free);
  g_clear_error (&self->mix_error);
  g_clear_error (&self->error);
  g_mutex_clear (&self->mutex);
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
  g_return_val_if_fail (self != NULL, NULL);

  return plan < self->curves->len ? g_ptr_array_index (self->curves, plan) : NULL;
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

/**
 * rbk_analysis_get_n_unknown:
 * @self: an analysis
 *
 * Returns: how many customers used a model that the book does not know; they are costed as
 *   tokens of no model are
 */
guint
rbk_analysis_get_n_unknown (RbkAnalysis *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_unknown;
}

/**
 * rbk_analysis_get_days:
 * @self: an analysis
 *
 * Returns: (nullable) (transfer none): what its customers used on each day, where their file
 *   has days
 */
RbkSlices *
rbk_analysis_get_days (RbkAnalysis *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->days;
}

/**
 * rbk_analysis_get_mix_index:
 * @self: an analysis
 *
 * Gets its customers for trying plans on them, as for a list of those that lose money.
 *
 * Returns: (nullable) (transfer none): the index
 */
RbkMixIndex *
rbk_analysis_get_mix_index (RbkAnalysis *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->index;
}

/**
 * rbk_analysis_get_mix:
 * @self: an analysis
 *
 * Gets which plans its customers take; computed when it is asked for the first time, from any
 * thread.
 *
 * Returns: (nullable) (transfer none): the mix; nothing where there are no customers, or for
 *   what [method@Analysis.get_mix_error] tells
 */
const RbkMix *
rbk_analysis_get_mix (RbkAnalysis *self)
{
  g_autoptr(GMutexLocker) locker = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  locker = g_mutex_locker_new (&self->mutex);
  if (!self->has_mix && self->index != NULL)
    self->mix = rbk_mix_new (self->spec, self->index, &self->mix_error);
  self->has_mix = TRUE;

  return self->mix;
}

/**
 * rbk_analysis_get_mix_error:
 * @self: an analysis
 *
 * Returns: (nullable) (transfer none): why there are customers, but no mix of them
 */
const GError *
rbk_analysis_get_mix_error (RbkAnalysis *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  rbk_analysis_get_mix (self);

  return self->mix_error;
}
