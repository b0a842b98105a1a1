/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-population.h"

G_BEGIN_DECLS

/* The percentiles that a summary gives, in this order. */
#define RBK_N_SUMMARY_PERCENTS 4
extern const guint rbk_summary_percents[RBK_N_SUMMARY_PERCENTS]; /* 50, 80, 90, 99 */

/**
 * RbkUsageSummary:
 * @n_customers: how many customers there are, with those who share an entry
 * @has_calls: whether @calls is known
 * @has_tokens: whether @tokens is known
 * @has_cost: whether @cost is known
 * @has_cost_ratio: whether @cost_ratio is known
 * @has_top10_share: whether @top10_share is known
 * @calls: percentiles of the calls of a customer
 * @tokens: percentiles of all tokens of a customer
 * @cost: percentiles of the cost of a customer, in major units
 * @cost_ratio: 95th over 5th percentile of the customers' cost per call
 * @top10_share: the share that the top tenth of the customers, rounded down but at
 *   least one, has of the cost, or of the calls where no cost is known; 0 to 1
 * @advice: (nullable): `caps`, `borderline` or `credits`, by @cost_ratio
 *
 * What a population says about pricing. A value; nothing in it is to be freed.
 */
typedef struct
{
  guint64     n_customers;
  gboolean    has_calls, has_tokens, has_cost, has_cost_ratio, has_top10_share;
  RbkDecimal  calls[RBK_N_SUMMARY_PERCENTS];
  RbkDecimal  tokens[RBK_N_SUMMARY_PERCENTS];
  RbkDecimal  cost[RBK_N_SUMMARY_PERCENTS];
  double      cost_ratio;
  double      top10_share;
  const char *advice;
} RbkUsageSummary;

void rbk_usage_summary_init (RbkUsageSummary *self, RbkPopulation *population);

G_END_DECLS
