/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-book.h"
#include "rbk-edit.h"
#include "rbk-phase.h"
#include "rbk-plan.h"
#include "rbk-route.h"

G_BEGIN_DECLS

/* Changes from a day on. Each adds a dated entry beside what holds before, so that invoices of
 * before stay as they are; none of them touches an entry that is there. */

/**
 * RbkVersionTerm:
 * @RBK_VERSION_PRICE: the fees of a month
 * @RBK_VERSION_INCLUDED: units that are included
 * @RBK_VERSION_CAP: the cap
 * @RBK_VERSION_OVERAGE: the price of the next unit
 *
 * A term of a plan that a version can change.
 */
typedef enum
{
  RBK_VERSION_PRICE,
  RBK_VERSION_INCLUDED,
  RBK_VERSION_CAP,
  RBK_VERSION_OVERAGE,
} RbkVersionTerm;

/**
 * RbkVersionChange:
 * @term: which
 * @meter: (nullable): the meter that it is of; nothing for the fees
 * @value: what it becomes
 *
 * A change that a version brings.
 */
typedef struct
{
  RbkVersionTerm term;
  const char    *meter;
  RbkDecimal     value;
} RbkVersionChange;

RbkEdit *rbk_version_edit_new (RbkPlan                *plan,
                               const char             *date,
                               const RbkVersionChange *changes,
                               guint                   n_changes,
                               GError                **error) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_version_edit_phase (RbkPlan *plan, RbkPhaseKind kind, const char *date, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_version_edit_credits (RbkRoute   *route,
                                   const char *date,
                                   RbkDecimal  credits,
                                   GError    **error) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_version_edit_model (RbkBook          *book,
                                 const char       *model,
                                 const char       *date,
                                 const RbkDecimal *input,
                                 const RbkDecimal *output,
                                 GError          **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
