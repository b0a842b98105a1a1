/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-mix.h"
#include "rbk-slices.h"

G_BEGIN_DECLS

/**
 * RbkPredictabilityVerdict:
 * @RBK_PREDICTABLE: nine customers of ten can foresee their bill within 20 %
 * @RBK_BORDERLINE: at least every second
 * @RBK_UNPREDICTABLE: fewer
 * @RBK_PREDICTABILITY_UNKNOWN: nobody is on the plan
 */
typedef enum
{
  RBK_PREDICTABLE,
  RBK_BORDERLINE,
  RBK_UNPREDICTABLE,
  RBK_PREDICTABILITY_UNKNOWN,
} RbkPredictabilityVerdict;

/**
 * RbkPlanPredictability:
 * @n_customers: customers of the plan who are looked at
 * @n_months: months that were compared, of those seen; 0 where they are supposed
 * @share: of the customers, whose bills of all months stay within 20 % of their mean
 * @verdict: what that comes to
 * @reason: in a sentence
 *
 * Whether customers of a plan can foresee their bill.
 */
typedef struct
{
  guint64                  n_customers;
  double                   share;
  RbkPredictabilityVerdict verdict;
  char                    *reason;
} RbkPlanPredictability;

/**
 * RbkPredictability:
 * @n_months: months seen in the usage file; 0 where they are supposed
 * @sigma: how far a customer's months differ where they are supposed: the standard deviation of
 *   the logarithm
 * @plans: (array length=n_plans): in the book's order
 * @n_plans: how many
 */
typedef struct
{
  guint                  n_months;
  double                 sigma;
  RbkPlanPredictability *plans;
  guint                  n_plans;
} RbkPredictability;

RbkPredictability *rbk_predictability_new (const RbkSpec *spec,
                                           RbkMixIndex   *index,
                                           RbkSlices     *days,
                                           double         sigma,
                                           GCancellable  *cancellable,
                                           GError       **error) G_GNUC_WARN_UNUSED_RESULT;
void               rbk_predictability_free (RbkPredictability *self);
const char        *rbk_predictability_verdict_to_string (RbkPredictabilityVerdict verdict);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkPredictability, rbk_predictability_free)

G_END_DECLS
