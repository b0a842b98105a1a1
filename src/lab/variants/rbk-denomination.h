/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-book.h"
#include "rbk-spec.h"

G_BEGIN_DECLS

/* The largest number of credits that a call may be asked to take. */
#define RBK_DENOMINATION_MOST 1000000

/**
 * RbkCreditSource:
 * @RBK_CREDIT_SOURCE_INCLUDED: a plan's fees over the credits that come with them, all used
 * @RBK_CREDIT_SOURCE_OVERAGE: a credit past them
 * @RBK_CREDIT_SOURCE_TOPUP: a credit of a top-up
 *
 * Where a customer has a credit from.
 */
typedef enum
{
  RBK_CREDIT_SOURCE_INCLUDED,
  RBK_CREDIT_SOURCE_OVERAGE,
  RBK_CREDIT_SOURCE_TOPUP,
} RbkCreditSource;

/**
 * RbkCreditPrice:
 * @plan: the place of the plan that sells it
 * @meter: the place of the meter of credits
 * @source: as what
 * @money: what is paid; nothing where credits are given away
 * @credits: for so many, in the units that routes count: @money / @credits is a credit's price
 * @price: the same, rounded at the 18th decimal; for people
 *
 * What a plan sells a credit for.
 */
typedef struct
{
  guint           plan;
  int             meter;
  RbkCreditSource source;
  RbkDecimal      money, credits, price;
} RbkCreditPrice;

/**
 * RbkDenominationTerms:
 * @low: the least margin of any route, a share below 1
 * @high: the most; more than @low, at most 1
 * @max_credits: the most credits that a call may take, a whole number
 * @has_max_loss: whether routes must be about as dear as each other
 * @max_loss: by how much more a call may take for its cost on one route than on another
 * @plan: the place of the one plan whose credits count; -1 for the cheapest of all plans
 * @meter: the place of a meter of credits; -1 for the first that is sold
 * @by_workload: whether all routes of a workload take the same, for customers who can't see
 *   which model answers
 * @may_rescale: whether the credits of all plans may be made smaller or larger
 *
 * What the credits of a call must be.
 */
typedef struct
{
  RbkDecimal low, high, max_credits;
  gboolean   has_max_loss;
  RbkDecimal max_loss;
  int        plan, meter;
  gboolean   by_workload, may_rescale;
} RbkDenominationTerms;

/**
 * RbkDenominationRoute:
 * @workload: the place of the workload in the book
 * @route: the place of the route in it; -1 where it stands for all of the workload's routes
 * @name: (owned): what to call it
 * @cost: of a call: of the route, or the average of the workload's
 * @dearest: of its calls: of the workload's dearest route, else @cost
 * @has_before: whether a call takes credits today; not where a workload's routes differ
 * @before: how many
 * @margin_before: what they leave at today's price of a credit
 * @least: the fewest credits that leave the least margin
 * @most: the most that leave no more than the highest, or that a call may take; less than @least
 *   where no whole number is between
 * @credits: those found; where there is no answer, the nearest try
 * @margin: what is left of them at the credit's price
 * @lowest_margin: the same for @dearest
 * @loss: by how much more a call takes here for its cost than on the route where it takes least
 * @binds: whether it is why there is no answer
 *
 * A call on a route, and the credits that it takes.
 */
typedef struct
{
  guint      workload;
  int        route;
  char      *name;
  RbkDecimal cost, dearest, before, least, most, credits;
  gboolean   has_before, binds;
  double     margin_before, margin, lowest_margin, loss;
} RbkDenominationRoute;

/**
 * RbkDenominationReason:
 * @RBK_DENOMINATION_FOUND: there is an answer
 * @RBK_DENOMINATION_GAP: on a route no whole number of credits is inside the band
 * @RBK_DENOMINATION_TOO_MANY: a route takes more credits than a call may
 * @RBK_DENOMINATION_UNEVEN: whole numbers are too far from what calls cost
 *
 * Why there is no answer.
 */
typedef enum
{
  RBK_DENOMINATION_FOUND,
  RBK_DENOMINATION_GAP,
  RBK_DENOMINATION_TOO_MANY,
  RBK_DENOMINATION_UNEVEN,
} RbkDenominationReason;

/**
 * RbkDenomination:
 * @reason: whether there is an answer, and why not
 * @terms: what was asked for; its meter is the one that was taken
 * @bound: the cheapest credit that is sold today
 * @scale: credits of then for one of today; 1 where plans keep theirs
 * @price: a credit's then: of @bound over @scale
 * @routes: (array length=n_routes): calls that count on the meter, in the book's order
 * @n_routes: how many
 * @n_free: those that cost nothing and are left out
 * @lowest: the lowest margin of all
 * @highest: the highest
 * @loss: the largest loss of all
 * @has_way_out: whether another size of the credits has an answer
 * @way_out: the credits for one of today that has one
 * @has_band: whether a higher margin at the most has an answer at this price
 * @band_high: that margin
 * @even_loss: where whole numbers are too far apart, the loss that has an answer
 *
 * Whole credits for the calls of a book.
 */
typedef struct
{
  RbkDenominationReason reason;
  RbkDenominationTerms  terms;
  RbkCreditPrice        bound;
  RbkDecimal            scale, price;
  RbkDenominationRoute *routes;
  guint                 n_routes, n_free;
  double                lowest, highest, loss;
  gboolean              has_way_out, has_band;
  RbkDecimal            way_out;
  double                band_high;
  RbkDecimal            even_loss;
} RbkDenomination;

void    rbk_denomination_terms_init (RbkDenominationTerms *self);
GArray *rbk_credit_prices_list (const RbkSpec *spec, RbkBook *book) G_GNUC_WARN_UNUSED_RESULT;
RbkDenomination *rbk_denomination_new (const RbkSpec              *spec,
                                       RbkBook                    *book,
                                       const RbkDenominationTerms *terms,
                                       GError                    **error) G_GNUC_WARN_UNUSED_RESULT;
void             rbk_denomination_free (RbkDenomination *self);
char *rbk_denomination_dup_sentence (const RbkDenominationRoute *route) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_denomination_dup_reason (const RbkDenomination *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkDenomination, rbk_denomination_free)

G_END_DECLS
