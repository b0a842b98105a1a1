/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "rbk-scenario-run.h"

G_BEGIN_DECLS

/* Told how much is done, from 0 to 1, by one thread after another. */
typedef void (*RbkScenarioProgress) (double fraction, gpointer user_data);

/**
 * RbkMatrixCell:
 * @has_margin: whether there is a margin at the sizing point
 * @margin: it
 * @has_lowest: whether there is a margin certificate
 * @lowest: the lowest margin
 * @has_mix_margin: whether customers of the plan pay anything
 * @mix_margin: the gross margin of all of them together
 * @n_customers: how many take the plan
 * @n_losing: those of them on whom money is lost
 * @has_worst: whether there is a bill to compare
 * @worst_change: the greatest rise of a customer's bill, as a share
 *
 * A plan under shocks. Of all plans together it has what is of customers.
 */
typedef struct
{
  gboolean has_margin, has_lowest, has_mix_margin, has_worst;
  double   margin, lowest, mix_margin, worst_change;
  guint64  n_customers, n_losing;
} RbkMatrixCell;

/**
 * RbkScenarioMatrix:
 * @cells: (array): rows of @n_plans + 1 cells, the last of which is all plans together. The first
 *   row is the book as it is, then comes a row for each case
 * @n_rows: one more than there are cases
 * @n_plans: how many plans the book has
 *
 * Shocks by plans.
 */
typedef struct
{
  RbkMatrixCell *cells;
  guint          n_rows, n_plans;
} RbkScenarioMatrix;

RbkScenarioMatrix *rbk_scenario_matrix_new (RbkScenarioCase *const *cases,
                                            guint                   n_cases,
                                            RbkMixIndex            *index,
                                            GCancellable           *cancellable,
                                            RbkScenarioProgress     progress,
                                            gpointer                user_data,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
void               rbk_scenario_matrix_free (RbkScenarioMatrix *self);

static inline const RbkMatrixCell *
rbk_scenario_matrix_get_cell (const RbkScenarioMatrix *self, guint row, guint plan)
{
  return &self->cells[row * (self->n_plans + 1) + plan];
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkScenarioMatrix, rbk_scenario_matrix_free)

G_END_DECLS
