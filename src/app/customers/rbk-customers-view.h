/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-break-even.h"
#include "rbk-customer-file.h"
#include "rbk-distribution.h"
#include "rbk-mix-spread.h"
#include "rbk-money-format.h"
#include "rbk-moves.h"
#include "rbk-trigger-calendar.h"
#include "rbk-usage-summary.h"

G_BEGIN_DECLS

#define RBK_CUSTOMERS_MAX_LOSING 1000

/**
 * RbkCustomersFigure:
 * @analysis: (owned): of the book that it is of
 * @summary: what the customers say about pricing
 * @mix: (nullable): which plan each takes; of @analysis
 * @losing: (owned) (nullable) (element-type RbkMixLoss): on whom money is lost
 * @months: (owned) (nullable) (element-type RbkTriggerMonth): on which days the caps of plans are
 *   reached
 * @break_evens: (owned) (nullable) (array): for each plan what happens when all are on it
 * @n_plans: how many plans there are in @break_evens, where these are
 * @spread: (nullable): how margins differ from customer to customer; of @analysis
 * @moves: (nullable): where customers go from the plans that the file says they are on; of
 *   @analysis
 *
 * What takes a while to work out of the customers and a book.
 */
typedef struct
{
  RbkAnalysis        *analysis;
  RbkUsageSummary     summary;
  const RbkMix       *mix;
  GArray             *losing;
  GArray             *months;
  RbkBreakEven      **break_evens;
  guint               n_plans;
  const RbkMixSpread *spread;
  const RbkMoves     *moves;
} RbkCustomersFigure;

/**
 * RbkCustomersView:
 * @document: the open book
 * @customers: its customers' file
 * @usage: (nullable): what was read from it; nothing where the customers are made up
 * @analysis: what follows from the book as it is now
 * @figure: (nullable): what follows from the customers, as soon as it is there
 * @mix: (nullable): which plan each customer takes
 * @format: for the book's currency
 *
 * What the parts of the Customers page show. It is borrowed for the time of a call.
 */
typedef struct
{
  RbkDocument              *document;
  RbkCustomerFile          *customers;
  RbkUsage                 *usage;
  RbkAnalysis              *analysis;
  const RbkCustomersFigure *figure;
  const RbkMix             *mix;
  RbkMoneyFormat           *format;
} RbkCustomersView;

G_END_DECLS
