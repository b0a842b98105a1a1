/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-mix.h"

G_BEGIN_DECLS

/**
 * RbkMove:
 * @from: the number that the population gives the plan that they are on today
 * @to: the place of the plan that they take in the mix; -1 where none allows their usage
 * @n_customers: how many
 * @bill_before: what they would pay together on today's plan, at the book's prices; usage that
 *   its hard cap blocks is not billed. Invalid where the book has no such plan with a price
 * @bill: what they pay together on the plan that they take
 *
 * Customers that go from one plan to another, or stay.
 */
typedef struct
{
  guint      from;
  int        to;
  guint64    n_customers;
  RbkDecimal bill_before, bill;
} RbkMove;

/**
 * RbkMoves:
 * @places: (array length=n_names): for each plan that the file names, its place in the book, or -1.
 *   A name is a plan's key or its name, whatever the case
 * @n_names: how many plans the file names
 * @moves: (element-type RbkMove): by @from, then by @to; none is empty. Customers whose plan the
 *   file does not say are in none
 * @n_staying: customers who take the plan that they are on
 * @n_upgrading: those who take one that stands later in the book
 * @n_downgrading: those who take an earlier one
 * @n_unserved: those whom no plan allows
 * @n_unknown: those others whose plan the file does not say, or for which the book has no price
 * @bill_before: of all who stay, upgrade or downgrade, together
 * @bill: likewise, what they pay in the mix
 *
 * Where the cheapest plan leads customers, against the plan that they are on today.
 */
typedef struct
{
  int       *places;
  guint      n_names;
  GArray    *moves;
  guint64    n_staying, n_upgrading, n_downgrading, n_unserved, n_unknown;
  RbkDecimal bill_before, bill;
} RbkMoves;

RbkMoves *rbk_moves_new (const RbkSpec *spec,
                         RbkMixIndex   *index,
                         GError       **error) G_GNUC_WARN_UNUSED_RESULT;
void      rbk_moves_free (RbkMoves *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkMoves, rbk_moves_free)

G_END_DECLS
