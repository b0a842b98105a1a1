/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "rbk-mix.h"
#include "rbk-solve.h"

G_BEGIN_DECLS

/**
 * RbkDemandKind:
 * @RBK_DEMAND_BOUND: all stay, but no customer's bill may rise by more than a share
 * @RBK_DEMAND_ELASTICITY: of customers whose bill rises, (new / old)^-value stay
 * @RBK_DEMAND_CHURN: of customers whose bill rises, a share leaves for each tenth that it rises by
 *
 * How customers answer to a change of their bill. With none of these the best price always
 * stands just under the next plan's, which is of no use, so there is no optimum without one.
 * Whose bill falls or stays is never gained or lost by it.
 */
typedef enum
{
  RBK_DEMAND_BOUND,
  RBK_DEMAND_ELASTICITY,
  RBK_DEMAND_CHURN,
} RbkDemandKind;

/**
 * RbkDemand:
 * @kind: what is assumed
 * @value: 0.2: bills rise by 20 % at most; an elasticity of 1.5; 0.05: a twentieth leaves for each
 * 10 %
 *
 * The assumption that an optimum rests on.
 */
typedef struct
{
  RbkDemandKind kind;
  RbkDecimal    value;
} RbkDemand;

/* Called now and then with how much is done, from 0 to 1, in the thread that works. */
typedef void (*RbkOptimiseProgress) (double fraction, gpointer user_data);

/**
 * RbkOptimiseTask:
 * @demand: the assumption
 * @plans: (nullable): for each plan of the spec, whether it may change; `NULL`: all
 * @prices: whether recurring fees may change
 * @caps: whether caps may
 * @included: whether included amounts may
 * @overages: whether the price past what is included may
 * @has_min_margin: whether each plan that has customers must keep a margin
 * @min_margin: which, of its revenue, below 1
 * @has_max_increase: whether no customer's bill may rise by more than a share, beside @demand
 * @max_increase: which share
 * @ending: (nullable): what prices end in: `9`, `99`, `0`, `.99`; `NULL`: anything
 * @cancellable: (nullable): to give up
 * @progress: (nullable): told how far it is
 * @user_data: for @progress
 *
 * What to search. Tiers stay ordered always: a plan that stands later is not cheaper, nor
 * includes or allows less on the same meter, where that was so before.
 */
typedef struct
{
  RbkDemand           demand;
  const gboolean     *plans;
  gboolean            prices, caps, included, overages;
  gboolean            has_min_margin, has_max_increase;
  RbkDecimal          min_margin, max_increase;
  const char         *ending;
  GCancellable       *cancellable;
  RbkOptimiseProgress progress;
  gpointer            user_data;
} RbkOptimiseTask;

/**
 * RbkOptimiseChange:
 * @plan: the place of the plan
 * @what: which of its terms
 * @before: what it is
 * @after: what it should be
 * @low: how far it can go down with 99 % of the best expected margin still there, all else at best
 * @high: how far up: with @low, how flat the optimum is
 * @is_at_limit: whether @after is as far as was looked, and more may be better still
 *
 * A term that the optimum sets: also one that stays as it is. A price is that of a month; a cap
 * and what is included are of the rate card's billing period, as those of [struct@Solution] are.
 * A cap that is what is included stands for both.
 */
typedef struct
{
  guint       plan;
  RbkSolveFor what;
  RbkDecimal  before, after, low, high;
  gboolean    is_at_limit;
} RbkOptimiseChange;

/**
 * RbkOptimum:
 * @demand: the assumption that it rests on
 * @changes: (element-type RbkOptimiseChange): plan by plan
 * @n_changed: how many of them change something
 * @before: the mix at today's terms
 * @after: the mix at the best ones, were everybody to stay
 * @margin_before: the margin of a month today
 * @margin_after: the margin expected at the best terms, with those who leave left out
 * @left: what today's terms leave on the table: @margin_after - @margin_before, never below 0
 * @n_leaving: how many customers are expected to leave
 * @n_rising: whose bill rises
 * @n_falling: whose bill falls
 * @largest_rise: the largest rise of a bill, as a share of it; of paying customers only
 * @n_tried: how many books were evaluated
 * @is_flat: whether @left is below 1 % of @margin_before: not worth a change
 *
 * The best terms found, and what they rest on. The search is deterministic.
 */
typedef struct
{
  RbkDemand  demand;
  GArray    *changes;
  guint      n_changed;
  RbkMix    *before, *after;
  RbkDecimal margin_before, margin_after, left, largest_rise;
  guint64    n_leaving, n_rising, n_falling;
  guint      n_tried;
  gboolean   is_flat;
} RbkOptimum;

RbkOptimum *rbk_optimise (const RbkSpec         *spec,
                          const RbkOptimiseTask *task,
                          RbkMixIndex           *index,
                          GError               **error) G_GNUC_WARN_UNUSED_RESULT;
void        rbk_optimum_free (RbkOptimum *self);
char       *rbk_demand_to_string (const RbkDemand *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean    rbk_demand_parse (const char *text, RbkDemand *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkOptimum, rbk_optimum_free)

G_END_DECLS
