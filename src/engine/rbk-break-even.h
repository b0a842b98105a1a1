/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-mix.h"

G_BEGIN_DECLS

/**
 * RbkBreakEven:
 * @plan: the plan's place
 * @axis: the meter of @usages; -1 where usage is calls
 * @usages: (array length=n_usages): where the bill is what the average call's cost and the
 *   overhead come to, from 0 to the customer who uses most
 * @n_usages: how many
 * @n_past: customers that use as much as makes the plan lose money, at the average call's cost
 * @n_unserved: customers that the plan does not allow
 * @n_losing: customers that it would lose money on, each at its own cost
 * @loss: how much on all of them together
 *
 * From which usage on a plan loses money, and on whom: what happens when everybody is on it.
 */
typedef struct
{
  guint       plan;
  int         axis;
  RbkDecimal *usages;
  guint       n_usages;
  guint64     n_past, n_unserved, n_losing;
  RbkDecimal  loss;
} RbkBreakEven;

RbkBreakEven *rbk_break_even_new (const RbkSpec *spec,
                                  guint          plan,
                                  RbkMixIndex   *index,
                                  GError       **error) G_GNUC_WARN_UNUSED_RESULT;
void          rbk_break_even_free (RbkBreakEven *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkBreakEven, rbk_break_even_free)

G_END_DECLS
