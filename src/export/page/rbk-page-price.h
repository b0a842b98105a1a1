/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-phase.h"
#include "rbk-rating.h"

G_BEGIN_DECLS

/**
 * RbkPagePrice:
 * @amount: the recurring fees together, not rounded
 * @cadence: how often they are charged, an ISO 8601 duration
 * @monthly: what they come to in a month, each share rounded as a line of an invoice is
 *
 * The price that stands on top of a plan.
 */
typedef struct
{
  RbkDecimal  amount;
  const char *cadence;
  RbkDecimal  monthly;
} RbkPagePrice;

gboolean     rbk_page_is_fee (const RbkCardSpec *card);
const char  *rbk_page_get_cadence (RbkPhase *record, guint place);
RbkPagePrice rbk_page_get_price (const RbkPhaseSpec *phase, RbkPhase *record, guint minor_digits);

G_END_DECLS
