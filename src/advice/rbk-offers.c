/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-offers.h"

/* As far as a few of the largest accounts together reach: past what anybody needs of one. */
#define REACH 4

static int
compare_stops (gconstpointer a, gconstpointer b)
{
  return rbk_decimal_compare (*(const RbkDecimal *) a, *(const RbkDecimal *) b);
}

static void
add_outline (RbkOffers *self, guint plan, const RbkCurveRange *range)
{
  const RbkTableRow *row = &self->table->rows[plan];
  RbkOutline        *outline = &self->outlines[plan];

  rbk_outline_init (outline, self->table->spec, row->plan, row->phase, range);
  self->is_there[plan] = TRUE;
  for (guint i = 0; i < outline->kinks->len; i++)
    g_array_append_val (self->stops, g_array_index (outline->kinks, RbkKink, i).at);
  if (outline->has_limit && rbk_decimal_compare (outline->limit, range->to) < 0)
    g_array_append_val (self->stops, outline->limit);
}

/* Sorted, each once. */
static void
order_stops (GArray *stops)
{
  guint n_stops = 0;

  g_array_sort (stops, compare_stops);
  for (guint i = 0; i < stops->len; i++)
    {
      RbkDecimal stop = g_array_index (stops, RbkDecimal, i);

      if (n_stops == 0 || !rbk_decimal_equal (stop, g_array_index (stops, RbkDecimal, n_stops - 1)))
        g_array_index (stops, RbkDecimal, n_stops++) = stop;
    }
  g_array_set_size (stops, n_stops);
}

/**
 * rbk_offers_init: (skip)
 * @self: (out caller-allocates): to be cleared with rbk_offers_clear()
 * @table: a tier table
 * @axis: the meter along which plans are compared; -1 for calls
 *
 * Puts all plans with a price that are sized along the axis side by side.
 */
void
rbk_offers_init (RbkOffers *self, const RbkTable *table, int axis)
{
  RbkCurveRange range;
  RbkDecimal    start = RBK_DECIMAL_ZERO;

  *self = (RbkOffers){ .table = table, .axis = axis, .n_plans = table->n_rows };
  self->outlines = g_new0 (RbkOutline, self->n_plans + 1);
  self->is_there = g_new0 (gboolean, self->n_plans + 1);
  self->stops = g_array_new (FALSE, FALSE, sizeof (RbkDecimal));
  rbk_curve_range_init_on (&range, table->spec, axis, NULL);
  range.n_points = 2;
  range.to = rbk_decimal_mul (range.to, RBK_DECIMAL_UNITS (REACH));
  g_array_append_val (self->stops, start);
  g_array_append_val (self->stops, range.to);
  for (guint i = 0; i < self->n_plans; i++)
    {
      const RbkTableRow *row = &table->rows[i];

      if (!row->plan->is_quote_only && row->phase != NULL && row->axis == axis)
        add_outline (self, i, &range);
    }
  order_stops (self->stops);
}

/**
 * rbk_offers_clear: (skip)
 * @self: offers
 */
void
rbk_offers_clear (RbkOffers *self)
{
  for (guint i = 0; i < self->n_plans; i++)
    if (self->is_there[i])
      rbk_outline_clear (&self->outlines[i]);
  g_clear_pointer (&self->outlines, g_free);
  g_clear_pointer (&self->is_there, g_free);
  g_clear_pointer (&self->stops, g_array_unref);
  self->n_plans = 0;
}

/**
 * rbk_offers_get_bill: (skip)
 * @self: offers
 * @plan: a plan's place
 * @usage: units a month
 * @is_past: whether just past it
 * @bill: (out): what it bills a month there, not rounded
 *
 * Returns: whether the plan is there and allows so much
 */
gboolean
rbk_offers_get_bill (
    const RbkOffers *self, guint plan, RbkDecimal usage, gboolean is_past, RbkDecimal *bill)
{
  const RbkOutline *outline = &self->outlines[plan];

  if (!self->is_there[plan])
    return FALSE;
  if (outline->has_limit)
    {
      int order = rbk_decimal_compare (usage, outline->limit);

      if (order > 0 || (order == 0 && is_past))
        return FALSE;
    }
  *bill = rbk_outline_get_balance (outline, usage, is_past, NULL).bill;
  return rbk_decimal_is_valid (*bill);
}

/**
 * rbk_offers_find_cheapest: (skip)
 * @self: offers
 * @usage: units a month
 * @except: a plan that is not asked, or -1
 * @plan: (out): which it is; of equal ones the earlier
 * @bill: (out): what it bills
 *
 * Returns: whether any plan allows so much
 */
gboolean
rbk_offers_find_cheapest (
    const RbkOffers *self, RbkDecimal usage, int except, guint *plan, RbkDecimal *bill)
{
  gboolean is_found = FALSE;

  for (guint i = 0; i < self->n_plans; i++)
    {
      RbkDecimal amount;

      if ((int) i == except || !rbk_offers_get_bill (self, i, usage, FALSE, &amount) ||
          (is_found && rbk_decimal_compare (amount, *bill) >= 0))
        continue;
      *plan = i;
      *bill = amount;
      is_found = TRUE;
    }
  return is_found;
}

/* Where the straight line from one difference to another comes to nothing. */
static RbkDecimal
find_zero (RbkDecimal from, RbkDecimal to, RbkDecimal at_from, RbkDecimal at_to)
{
  RbkDecimal fall = rbk_decimal_sub (at_from, at_to);

  return rbk_decimal_add (from, rbk_decimal_mul_div (rbk_decimal_sub (to, from), at_from, fall,
                                                     RBK_ROUND_HALF_AWAY));
}

/* What one plan bills more than another on the piece from a stop to the next, at its two ends. */
static gboolean
get_piece (const RbkOffers *self,
           guint            piece,
           guint            plan,
           guint            other,
           RbkDecimal      *at_from,
           RbkDecimal      *at_to)
{
  RbkDecimal from = g_array_index (self->stops, RbkDecimal, piece);
  RbkDecimal to = g_array_index (self->stops, RbkDecimal, piece + 1);
  RbkDecimal a, b, c, d;

  if (!rbk_offers_get_bill (self, plan, from, TRUE, &a) ||
      !rbk_offers_get_bill (self, plan, to, FALSE, &b) ||
      !rbk_offers_get_bill (self, other, from, TRUE, &c) ||
      !rbk_offers_get_bill (self, other, to, FALSE, &d))
    return FALSE;
  *at_from = rbk_decimal_sub (a, c);
  *at_to = rbk_decimal_sub (b, d);
  return rbk_decimal_is_valid (*at_from) && rbk_decimal_is_valid (*at_to);
}

/**
 * rbk_offers_find_crossover: (skip)
 * @self: offers
 * @lower: a plan's place
 * @upper: that of one that costs more at first
 * @usage: (out): from where on @upper is the cheaper one
 *
 * Finds, exactly, from which usage on a customer saves by going from one plan to another. A
 * cap of the lower plan before that is no crossover: there is no choice then.
 *
 * Returns: whether there is such a usage
 */
gboolean
rbk_offers_find_crossover (const RbkOffers *self, guint lower, guint upper, RbkDecimal *usage)
{
  for (guint i = 0; i + 1 < self->stops->len; i++)
    {
      RbkDecimal from = g_array_index (self->stops, RbkDecimal, i);
      RbkDecimal to = g_array_index (self->stops, RbkDecimal, i + 1);
      RbkDecimal at_from, at_to;

      if (!get_piece (self, i, lower, upper, &at_from, &at_to))
        return FALSE;
      if (rbk_decimal_sign (at_from) > 0)
        {
          *usage = from;
          return TRUE;
        }
      if (rbk_decimal_sign (at_to) > 0)
        {
          *usage = find_zero (from, to, at_from, at_to);
          return TRUE;
        }
    }
  return FALSE;
}

/* Narrows the part of a piece, of length one, on which a difference is below nothing. */
static gboolean
narrow (RbkDecimal at_from, RbkDecimal at_to, RbkDecimal *low, RbkDecimal *high)
{
  gboolean   starts = rbk_decimal_sign (at_from) < 0, ends = rbk_decimal_sign (at_to) < 0;
  RbkDecimal zero;

  if (starts && ends)
    return TRUE;
  if (!starts && !ends)
    return FALSE;
  zero = rbk_decimal_div (at_from, rbk_decimal_sub (at_from, at_to), RBK_ROUND_HALF_AWAY);
  if (starts)
    *high = rbk_decimal_min (*high, zero);
  else
    *low = rbk_decimal_max (*low, zero);
  return rbk_decimal_compare (*low, *high) < 0;
}

/* Whether a plan is the cheapest somewhere between two stops, ends apart. */
static gboolean
wins_between (const RbkOffers *self, guint piece, guint plan, const gboolean *rivals)
{
  RbkDecimal low = RBK_DECIMAL_ZERO, high = RBK_DECIMAL_ONE, bill;
  RbkDecimal to = g_array_index (self->stops, RbkDecimal, piece + 1);

  if (!rbk_offers_get_bill (self, plan, to, FALSE, &bill))
    return FALSE;
  for (guint i = 0; i < self->n_plans; i++)
    {
      RbkDecimal at_from, at_to;

      if (i == plan || !rivals[i] || !get_piece (self, piece, plan, i, &at_from, &at_to))
        continue;
      if (!narrow (at_from, at_to, &low, &high))
        return FALSE;
    }
  return TRUE;
}

static gboolean
wins_at (const RbkOffers *self, RbkDecimal usage, guint plan, const gboolean *rivals)
{
  RbkDecimal bill, other;

  if (!rbk_offers_get_bill (self, plan, usage, FALSE, &bill))
    return FALSE;
  for (guint i = 0; i < self->n_plans; i++)
    if (i != plan && rivals[i] && rbk_offers_get_bill (self, i, usage, FALSE, &other) &&
        rbk_decimal_compare (other, bill) <= 0)
      return FALSE;
  return TRUE;
}

/**
 * rbk_offers_is_chosen: (skip)
 * @self: offers
 * @plan: a plan's place
 * @rivals: (array): which plans it is held against
 *
 * Returns: whether there is a usage at which it bills less than each of @rivals that allows it:
 *   at a bend or anywhere between two
 */
gboolean
rbk_offers_is_chosen (const RbkOffers *self, guint plan, const gboolean *rivals)
{
  g_return_val_if_fail (self != NULL && plan < self->n_plans && rivals != NULL, FALSE);

  for (guint i = 0; i < self->stops->len; i++)
    {
      if (wins_at (self, g_array_index (self->stops, RbkDecimal, i), plan, rivals))
        return TRUE;
      if (i + 1 < self->stops->len && wins_between (self, i, plan, rivals))
        return TRUE;
    }
  return FALSE;
}
