/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-advise-private.h"

G_BEGIN_DECLS

/* What can be charged for. The two files of the advisor on it alone see this. */
typedef enum
{
  RBK_PRIMITIVE_TOKEN = 1 << 0,
  RBK_PRIMITIVE_CREDIT = 1 << 1,
  RBK_PRIMITIVE_OUTCOME = 1 << 2,
  RBK_PRIMITIVE_REQUEST = 1 << 3,
  RBK_PRIMITIVE_HYBRID = 1 << 4,
  RBK_PRIMITIVE_SEAT = 1 << 5,
} RbkPrimitives;

/* What a book and answers say of it. */
typedef struct
{
  const RbkAdviseAnswers *answers;
  RbkAdviseSpread         spread;
  RbkPrimitives           now; /* what rate cards charge for */
  guint                   n_models;
  RbkDecimal              token_low, token_high; /* what 1,000 cost, where there is a model */
  int                     outcome;               /* the meter that counts outcomes; -1 for none */
  gboolean                is_defined;            /* whether it has a definition */
  double                  success;               /* outcomes of a call */
  double                  rest;                  /* the share of the cost that ends in none */
  RbkDecimal              outcome_cost;
  gboolean                has_meters; /* each kind of use counts on a meter of its own */
  double                  within;     /* how far apart calls are on the worst of them */
} RbkPrimitiveGrounds;

void rbk_primitive_grounds_add_facts (const RbkPrimitiveGrounds *self, GPtrArray *facts);
void rbk_primitive_grounds_add_reasons (const RbkPrimitiveGrounds *self,
                                        RbkAdvice                 *advice,
                                        RbkPrimitives              verdict);

G_END_DECLS
