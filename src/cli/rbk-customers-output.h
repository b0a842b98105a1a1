/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "rbk-break-even.h"
#include "rbk-cap-hits.h"
#include "rbk-distribution.h"
#include "rbk-load-customers.h"
#include "rbk-mix-detail.h"

G_BEGIN_DECLS

#define RBK_N_DISTRIBUTIONS 3

/**
 * RbkCustomersFound:
 * @spec: the book
 * @source: (nullable): what it says of the file, where it is its own
 * @from: the file
 * @customers: they
 * @population: the same, with what they cost
 * @plan: the only one to choose from; -1 for all
 * @distributions: (array fixed-size=3): of calls, of tokens, of cost; (nullable) each
 * @mix: who takes which plan
 * @detail: more of it, where there are all plans to choose from
 * @losing: (element-type RbkMixLoss): the customers that lose most
 * @hits: (element-type RbkCapHits): of each plan, (nullable)
 * @break_evens: (element-type RbkBreakEven): of each plan that has a price
 *
 * What a usage file says of a book.
 */
typedef struct
{
  const RbkSpec    *spec;
  RbkUsageSource   *source;
  const RbkOwnFile *from;
  RbkCustomers     *customers;
  RbkPopulation    *population;
  int               plan;
  RbkDistribution  *distributions[RBK_N_DISTRIBUTIONS];
  RbkMix           *mix;
  RbkMixDetail      detail;
  GArray           *losing;
  GPtrArray        *hits;
  GPtrArray        *break_evens;
} RbkCustomersFound;

gboolean rbk_customers_output_json (const RbkCustomersFound *found,
                                    const char              *output,
                                    GError                 **error);
gboolean rbk_customers_output_text (const RbkCustomersFound *found,
                                    const char              *output,
                                    GError                 **error);

G_END_DECLS
