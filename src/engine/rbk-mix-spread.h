/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-mix.h"

G_BEGIN_DECLS

#define RBK_N_SPREAD_PERCENTS 5

extern const guint rbk_spread_percents[RBK_N_SPREAD_PERCENTS]; /* 5, 10, 50, 90, 95 */

/**
 * RbkMarginSpread:
 * @n_customers: how many take the plan
 * @n_free: those of them whose bill is zero: they have an amount, but no gross margin
 * @has_amounts: whether there is anybody
 * @amounts: percentiles of bill - loaded cost a customer, in major units
 * @has_ratios: whether anybody pays
 * @ratios: percentiles of (bill - loaded cost) / bill, to nine decimals
 *
 * How margins differ from customer to customer: percentiles of type 7.
 */
typedef struct
{
  guint64    n_customers, n_free;
  gboolean   has_amounts, has_ratios;
  RbkDecimal amounts[RBK_N_SPREAD_PERCENTS], ratios[RBK_N_SPREAD_PERCENTS];
} RbkMarginSpread;

/**
 * RbkMixSpread:
 * @plans: (array length=n_plans): in the spec's order
 * @n_plans: how many
 * @total: all who take a plan
 */
typedef struct
{
  RbkMarginSpread *plans;
  guint            n_plans;
  RbkMarginSpread  total;
} RbkMixSpread;

RbkMixSpread *rbk_mix_spread_new (const RbkSpec *spec,
                                  RbkMixIndex   *index,
                                  GError       **error) G_GNUC_WARN_UNUSED_RESULT;
void          rbk_mix_spread_free (RbkMixSpread *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkMixSpread, rbk_mix_spread_free)

G_END_DECLS
