/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "rbk-book.h"
#include "rbk-cost-working.h"
#include "rbk-price-views.h"

G_BEGIN_DECLS

/**
 * RbkCostsAsked:
 * @book: the book
 * @spec: the same for the engine
 * @other: (nullable): the book with another model in place
 * @model: (nullable): that model
 * @workload: whose call is priced; -1 for the average call
 * @calls: a month, of the customer whose loaded cost is told
 * @margin: that a cost-plus price is to leave
 * @has_value: whether @value is known
 * @value: what a call is worth to a customer
 * @share: of @value, that a price takes
 * @has_credits: whether @credits is known
 * @credits: that a call takes
 * @has_credit_price: whether @credit_price is known
 * @credit_price: of one
 *
 * What is asked about costs.
 */
typedef struct
{
  RbkBook    *book;
  RbkSpec    *spec, *other;
  const char *model;
  int         workload;
  RbkDecimal  calls, margin, value, share, credits, credit_price;
  gboolean    has_value, has_credits, has_credit_price;
} RbkCostsAsked;

/**
 * RbkCostsPriced:
 * @cost: of the call
 * @cost_plus: the price that leaves the margin
 * @value_based: the price by what the call is worth; none where that is not known
 * @credit_based: the price by credits; none where they or their price are not known
 *
 * A call's cost, and what one could ask for it.
 */
typedef struct
{
  RbkDecimal   cost;
  RbkPriceView cost_plus, value_based, credit_based;
} RbkCostsPriced;

void  rbk_costs_priced_init (RbkCostsPriced *self, const RbkCostsAsked *asked);
char *rbk_costs_working_to_text (const RbkCostWorking *working) G_GNUC_WARN_UNUSED_RESULT;

void rbk_costs_json_models (JsonBuilder *builder, const RbkCostsAsked *asked);
void rbk_costs_json_workloads (JsonBuilder *builder, const RbkCostsAsked *asked);
void rbk_costs_json_levels (JsonBuilder *builder, const RbkCostsAsked *asked);
void rbk_costs_json_prices (JsonBuilder *builder, const RbkCostsAsked *asked);
void rbk_costs_json_loaded (JsonBuilder *builder, const RbkCostsAsked *asked);

void rbk_costs_text_models (GString *text, const RbkCostsAsked *asked);
void rbk_costs_text_workloads (GString *text, const RbkCostsAsked *asked);
void rbk_costs_text_levels (GString *text, const RbkCostsAsked *asked);
void rbk_costs_text_prices (GString *text, const RbkCostsAsked *asked);
void rbk_costs_text_loaded (GString *text, const RbkCostsAsked *asked);

/* The models of the book, each once: its price in force, else its next. */
GPtrArray *rbk_costs_list_models (const RbkCostsAsked *asked) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
