/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-offers.h"

G_BEGIN_DECLS

/* Several accounts of a plan instead of one plan that serves as much. */
typedef struct
{
  guint      accounts; /* nothing where it does not pay */
  guint      instead;  /* the cheapest single plan */
  RbkDecimal usage, bill, single, saved;
} RbkStack;

void rbk_stack_find (
    const RbkOffers *offers, const GArray *best, guint plan, RbkStack *least, RbkStack *most);

G_END_DECLS
