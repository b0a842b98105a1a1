/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-life.h"
#include "rbk-rating.h"

G_BEGIN_DECLS

/* An invoice of one month of a subscription, split where its terms change.
 *
 * A month runs from the day of subscribing to the day before the same day of the next month, or
 * the last day of a month that has no such day. Without that day it is a month of the calendar.
 *
 * - What is due whatever is used (a fee, a flat price, a minimum charge, the first seat) is
 *   shared by days: each stretch of terms has its days' part of what it asks for a month.
 * - What is used is charged cumulatively: units of a stretch cost what all units so far cost
 *   under its terms, less what those before it would have. So included units, tiers, packages
 *   and caps count once a month, whatever is split. What is how much there is, as of seats, is
 *   shared by days like a fee.
 * - Calls take credits at the rate of their day.
 * - What is billed by other than months is due whole on the day that its own period begins, on
 *   that day's terms; what is charged once, on the day that its phase begins.
 * - Each line is rounded once. Lines of the same terms are differences of rounded sums, so that
 *   they add up to the minor unit to what the whole comes to: the last has what is left.
 * - Nothing is paid back: where later terms would take off more than a rate card's lines so far
 *   come to, they take off that. */

/**
 * RbkUse:
 * @meter: a meter's index; -1 for calls, which count on each meter as the book's average call
 * @amount: units, or calls
 * @has_day: whether it was used on one day; else evenly on all days of the month, in whole units
 *   where it is a whole number
 * @day: that day
 *
 * What a customer used in the month.
 */
typedef struct
{
  int        meter;
  RbkDecimal amount;
  gboolean   has_day;
  GDate      day;
} RbkUse;

/**
 * RbkStatementLine:
 * @card: (not owned): the terms, of the spec
 * @phase: (not owned): what they are part of
 * @from: the first day that the line is for
 * @to: the last day
 * @n_days: days of it, of @n_period_days; 0 where it is due whole
 * @rating: units used in those days, and what of them is billed and blocked; the charge, exact
 * @amount: what is due, rounded
 *
 * A line of an invoice.
 */
typedef struct
{
  const RbkCardSpec  *card;
  const RbkPhaseSpec *phase;
  GDate               from, to;
  guint               n_days;
  RbkRating           rating;
  RbkDecimal          amount;
} RbkStatementLine;

/**
 * RbkStatement:
 * @from: the first day of the month
 * @to: the last day
 * @n_days: how many days it has
 * @stretches: (element-type RbkStretch): whose terms hold when, one or more
 * @lines: (element-type RbkStatementLine): by rate card, each in the order of days
 * @is_split: whether terms or rates change within the month
 * @total: the sum of the lines
 * @used: (array): units used of each meter of the spec
 * @blocked: (array): units past a hard cap, likewise
 * @calls: calls made, where they were given
 * @cost: what serving those calls costs, at the prices in force on each day; exact
 *
 * The invoice. It borrows from the spec.
 */
typedef struct
{
  const RbkPlanSpec *plan;
  GDate              from, to;
  guint              n_days;
  GArray            *stretches;
  GArray            *lines;
  gboolean           is_split;
  RbkDecimal         total;
  RbkDecimal        *used, *blocked;
  guint              n_meters;
  RbkDecimal         calls, cost;
} RbkStatement;

RbkStatement *rbk_statement_new (RbkSpec       *spec,
                                 const RbkLife *life,
                                 const GDate   *day,
                                 const RbkUse  *uses,
                                 guint          n_uses,
                                 GError       **error) G_GNUC_WARN_UNUSED_RESULT;
void          rbk_statement_free (RbkStatement *self);
char         *rbk_statement_describe_line (const RbkSpec          *spec,
                                           const RbkStatement     *self,
                                           const RbkStatementLine *line) G_GNUC_WARN_UNUSED_RESULT;
char         *rbk_statement_describe_line_in (const RbkStatement     *self,
                                              const RbkStatementLine *line,
                                              const char             *text) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkStatement, rbk_statement_free)

G_END_DECLS
