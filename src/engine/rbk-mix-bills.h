/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-mix.h"

G_BEGIN_DECLS

/* What a customer is to be billed on, in place of a plan. */
#define RBK_MIX_CHEAPEST (-1) /* the cheapest plan that allows its usage */
#define RBK_MIX_NO_PLAN (-2)  /* nothing: it has no bill */

/**
 * RbkMixBills:
 * @n: how many entries the population has
 * @plans: (array length=n): the place of the plan that each is billed on; -1 where it has no bill
 * @bills: (array length=n): what it pays a month, in minor units; 0 where it has no bill
 * @is_stopped: (array length=n): whether a hard cap of that plan stops a part of its usage, which
 *   is not billed
 *
 * What each customer pays, in the order of the population. An entry's bill is that of one of the
 * customers that it stands for.
 */
typedef struct
{
  guint   n;
  int    *plans;
  gint64 *bills;
  guint8 *is_stopped;
} RbkMixBills;

RbkMixBills *rbk_mix_bills_new (const RbkSpec *spec,
                                RbkMixIndex   *index,
                                const int     *wanted,
                                GError       **error) G_GNUC_WARN_UNUSED_RESULT;
void         rbk_mix_bills_free (RbkMixBills *self);

const gint64 *rbk_mix_index_get_costs (RbkMixIndex *self);
RbkDecimal    rbk_mix_index_get_usage (RbkMixIndex *index, const RbkSpec *spec, guint customer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkMixBills, rbk_mix_bills_free)

G_END_DECLS
