/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-analysis-private.h"

/* What an analysis says of the customers. */

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

/**
 * rbk_analysis_get_moves:
 * @self: an analysis
 *
 * Gets where its customers go from the plans that they are on today; computed when it is asked
 * for the first time, which may take a moment and so belongs into a thread.
 *
 * Returns: (nullable) (transfer none): the moves; nothing where the customers' file names no
 *   plans, or there is no mix
 */
const RbkMoves *
rbk_analysis_get_moves (RbkAnalysis *self)
{
  g_autoptr(GMutexLocker) locker = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  locker = g_mutex_locker_new (&self->detail_mutex);
  if (!self->has_moves && self->index != NULL &&
      rbk_population_get_plans (rbk_mix_index_get_population (self->index)) != NULL)
    self->moves = rbk_moves_new (self->spec, self->index, NULL);
  self->has_moves = TRUE;

  return self->moves;
}

/**
 * rbk_analysis_get_spread:
 * @self: an analysis
 *
 * Gets how the margins of its customers differ; computed when it is asked for the first time,
 * which may take a moment and so belongs into a thread.
 *
 * Returns: (nullable) (transfer none): percentiles of margin; nothing where there is no mix
 */
const RbkMixSpread *
rbk_analysis_get_spread (RbkAnalysis *self)
{
  g_autoptr(GMutexLocker) locker = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  locker = g_mutex_locker_new (&self->detail_mutex);
  if (!self->has_spread && self->index != NULL)
    self->spread = rbk_mix_spread_new (self->spec, self->index, NULL);
  self->has_spread = TRUE;

  return self->spread;
}
