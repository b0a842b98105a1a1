/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-customer-file.h"
#include "rbk-money-format.h"

G_BEGIN_DECLS

/**
 * RbkCustomersView:
 * @document: the open book
 * @customers: its customers' file
 * @usage: what was read from it
 * @analysis: what follows from the book as it is now
 * @format: for the book's currency
 *
 * What the parts of the Customers page show. It is borrowed for the time of a call.
 */
typedef struct
{
  RbkDocument     *document;
  RbkCustomerFile *customers;
  RbkUsage        *usage;
  RbkAnalysis     *analysis;
  RbkMoneyFormat  *format;
} RbkCustomersView;

G_END_DECLS
