/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-mix.h"
#include "rbk-solve.h"

G_BEGIN_DECLS

/**
 * RbkCustomersSolution:
 * @plan: the place of the plan
 * @what: what was solved for
 * @before: the value that it has
 * @value: the value that reaches the margin, as that of [struct@Solution] is
 * @n_customers: those who take the plan today, less those whom @value stops
 * @n_stopped: those who use more than @value allows; only a cap stops anybody
 * @revenue: what those who are left pay together
 * @cost: their loaded cost
 * @margin_amount: @revenue - @cost
 * @margin: the same of @revenue
 * @mix_before: which plan everybody takes today
 * @mix_after: and with @value, once everybody has chosen again
 *
 * The value with which the customers of a plan leave a margin together. They are kept on the
 * plan to find it, whatever another would charge them; @mix_after tells who would leave.
 */
typedef struct
{
  guint       plan;
  RbkSolveFor what;
  RbkDecimal  before, value;
  guint64     n_customers, n_stopped;
  RbkDecimal  revenue, cost, margin_amount;
  double      margin;
  RbkMix     *mix_before, *mix_after;
} RbkCustomersSolution;

RbkCustomersSolution *rbk_solve_customers (const RbkSpec *spec,
                                           guint          plan,
                                           RbkSolveFor    what,
                                           RbkDecimal     margin,
                                           RbkMixIndex   *index,
                                           const char   **why,
                                           GError       **error) G_GNUC_WARN_UNUSED_RESULT;
void                  rbk_customers_solution_free (RbkCustomersSolution *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkCustomersSolution, rbk_customers_solution_free)

G_END_DECLS
