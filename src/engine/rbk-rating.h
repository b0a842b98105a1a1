/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-spec.h"

G_BEGIN_DECLS

/**
 * RbkRating:
 * @quantity: units used and allowed: usage, or the cap where it is hard
 * @billed: units that are charged, past what is included
 * @blocked: units past a hard cap
 * @amount: the charge, not yet rounded
 */
typedef struct
{
  RbkDecimal quantity, billed, blocked, amount;
} RbkRating;

typedef struct
{
  const RbkCardSpec *card; /* (not owned) the spec's */
  RbkRating          rating;
  RbkDecimal         amount; /* rounded once to the currency's minor unit */
} RbkBillLine;

/**
 * RbkBill:
 *
 * What a customer is billed for a phase. It borrows from the spec.
 */
typedef struct
{
  const RbkPlanSpec  *plan;
  const RbkPhaseSpec *phase;
  RbkBillLine        *lines;
  guint               n_lines;
  RbkDecimal          total;
  RbkDecimal         *blocked; /* (array) one for each meter of the spec */
  guint               n_meters;
} RbkBill;

void       rbk_rate_card_rate (const RbkCardSpec *card, RbkDecimal usage, RbkRating *rating);
RbkDecimal rbk_card_spec_get_charge (const RbkCardSpec *card, RbkDecimal usage);
RbkDecimal rbk_card_spec_get_monthly_charge (const RbkCardSpec *card, RbkDecimal usage);

RbkBill *rbk_bill_new (const RbkSpec      *spec,
                       const RbkPlanSpec  *plan,
                       const RbkPhaseSpec *phase,
                       const RbkDecimal   *usage,
                       GError            **error) G_GNUC_WARN_UNUSED_RESULT;
void     rbk_bill_free (RbkBill *self);

/**
 * RbkNumberText:
 * @number: a number
 * @user_data: what was given with the function
 *
 * Writes a number.
 *
 * Returns: (transfer full): how it stands in a text
 */
typedef char *(*RbkNumberText) (RbkDecimal number, gpointer user_data);

char *rbk_bill_line_describe (const RbkSpec     *spec,
                              const RbkBillLine *line) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_bill_line_describe_as (const RbkSpec     *spec,
                                 const RbkBillLine *line,
                                 RbkNumberText      number,
                                 gpointer           user_data) G_GNUC_WARN_UNUSED_RESULT;

RbkDecimal rbk_bill_monthly (const RbkSpec      *spec,
                             const RbkPhaseSpec *phase,
                             const RbkDecimal   *usage);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkBill, rbk_bill_free)

G_END_DECLS
