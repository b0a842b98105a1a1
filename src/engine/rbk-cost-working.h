/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-costing.h"
#include "rbk-route.h"

G_BEGIN_DECLS

/**
 * RbkTokenKind:
 * @RBK_TOKEN_INPUT: fresh input
 * @RBK_TOKEN_CACHE_READ: input read from the cache
 * @RBK_TOKEN_CACHE_WRITE: input written to the cache
 * @RBK_TOKEN_OUTPUT: output
 *
 * What a token is, for its price.
 */
typedef enum
{
  RBK_TOKEN_INPUT,
  RBK_TOKEN_CACHE_READ,
  RBK_TOKEN_CACHE_WRITE,
  RBK_TOKEN_OUTPUT,
} RbkTokenKind;

#define RBK_N_TOKEN_KINDS 4

typedef struct
{
  RbkTokenKind kind;
  RbkDecimal   tokens;
  RbkDecimal   rate; /* per 1,000,000 tokens */
} RbkCostTerm;

/**
 * RbkCostWorking:
 * @terms: the kinds of token that the call has
 * @n_terms: how many
 * @factor: of the tokenizer
 * @is_batch: whether the rates are those of batch requests
 * @input: the request's input, cached tokens included, times @factor
 * @has_tier: whether a context tier holds
 * @above: the bound that @input is past, where one does
 * @has_next: whether there is a context tier that @input does not reach
 * @next_above: its bound
 * @total: what the call costs: the sum of tokens times rates, over 1,000,000, times @factor
 *
 * How the cost of a call comes about.
 */
typedef struct
{
  RbkCostTerm terms[RBK_N_TOKEN_KINDS];
  guint       n_terms;
  RbkDecimal  factor;
  gboolean    is_batch;
  RbkDecimal  input;
  gboolean    has_tier, has_next;
  RbkDecimal  above, next_above;
  RbkDecimal  total;
} RbkCostWorking;

RbkModelPrice *rbk_models_find_in_force (GListModel *models, const char *model, const GDate *date);
RbkModelPrice *rbk_models_find_next (GListModel *models, const char *model, const GDate *date);

gboolean rbk_cost_working_of_route (
    RbkCostWorking *self, GListModel *models, RbkRoute *route, const GDate *date, GError **error);

G_END_DECLS
