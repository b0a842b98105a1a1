/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-offers-piece.h"

/**
 * rbk_stretch_get_bill: (skip)
 * @self: a straight piece of a bill
 * @usage: a usage on it
 *
 * Returns: the bill there
 */
RbkDecimal
rbk_stretch_get_bill (const RbkStretch *self, RbkDecimal usage)
{
  RbkDecimal rise = rbk_decimal_sub (self->at_to, self->at_from);

  if (rbk_decimal_equal (usage, self->to))
    return self->at_to;
  if (rbk_decimal_is_zero (rise) || rbk_decimal_equal (usage, self->from))
    return self->at_from;
  return rbk_decimal_add (self->at_from,
                          rbk_decimal_mul_div (rise, rbk_decimal_sub (usage, self->from),
                                               rbk_decimal_sub (self->to, self->from),
                                               RBK_ROUND_HALF_AWAY));
}

/**
 * rbk_pieces_next: (skip)
 * @self: the pieces of two plans
 * @piece: (out caller-allocates): the next, not measured yet
 *
 * Returns: whether there is another; there is as far as the one plan goes
 */
gboolean
rbk_pieces_next (RbkPieces *self, RbkPiece *piece)
{
  if (self->i >= self->one->len)
    return FALSE;
  piece->one = &g_array_index (self->one, RbkStretch, self->i);
  while (self->j < self->other->len &&
         rbk_decimal_compare (g_array_index (self->other, RbkStretch, self->j).to, self->from) <= 0)
    self->j++;
  piece->other =
      self->j < self->other->len ? &g_array_index (self->other, RbkStretch, self->j) : NULL;
  piece->from = self->from;
  piece->to = piece->one->to;
  if (piece->other != NULL)
    piece->to = rbk_decimal_min (piece->to, piece->other->to);
  self->from = piece->to;
  if (rbk_decimal_equal (piece->to, piece->one->to))
    self->i++;
  return TRUE;
}

/**
 * rbk_pieces_skip_to: (skip)
 * @self: the pieces of two plans
 * @place: a usage
 *
 * Goes on where the piece begins that a place is on, or that starts there.
 */
void
rbk_pieces_skip_to (RbkPieces *self, RbkDecimal place)
{
  self->i = rbk_stretch_find (self->one, place);
  self->j = rbk_stretch_find (self->other, place);
  if (self->i < self->one->len &&
      rbk_decimal_equal (g_array_index (self->one, RbkStretch, self->i).to, place))
    self->i++;
  if (self->j < self->other->len &&
      rbk_decimal_equal (g_array_index (self->other, RbkStretch, self->j).to, place))
    self->j++;
  self->from = RBK_DECIMAL_ZERO;
  if (self->i > 0)
    self->from = g_array_index (self->one, RbkStretch, self->i - 1).to;
  if (self->j > 0)
    self->from =
        rbk_decimal_max (self->from, g_array_index (self->other, RbkStretch, self->j - 1).to);
}

/**
 * rbk_piece_measure: (skip)
 * @self: a piece that both plans allow
 *
 * Works out how much the one bill is above the other at its ends.
 */
void
rbk_piece_measure (RbkPiece *self)
{
  self->at_from = rbk_decimal_sub (rbk_stretch_get_bill (self->one, self->from),
                                   rbk_stretch_get_bill (self->other, self->from));
  self->at_to = rbk_decimal_sub (rbk_stretch_get_bill (self->one, self->to),
                                 rbk_stretch_get_bill (self->other, self->to));
}

/**
 * rbk_stretch_compare: (skip)
 * @one: a straight piece of a bill
 * @other: that of another plan
 * @from: a usage on both
 * @to: another
 *
 * Returns: below nothing where the one bill is the lower all along between both beyond doubt,
 *   above where the other is; nothing where only exact figures tell
 */
int
rbk_stretch_compare (const RbkStretch *one, const RbkStretch *other, RbkDecimal from, RbkDecimal to)
{
  double slack = one->glance.slack + other->glance.slack;
  double start = rbk_decimal_to_double (from), end = rbk_decimal_to_double (to);
  double at_from = rbk_glance_at (&one->glance, start) - rbk_glance_at (&other->glance, start);
  double at_to = rbk_glance_at (&one->glance, end) - rbk_glance_at (&other->glance, end);

  if (at_from < -slack && at_to < -slack)
    return -1;
  return at_from > slack && at_to > slack ? 1 : 0;
}

/**
 * rbk_piece_find: (skip)
 * @self: a piece that is measured
 * @value: a difference between those at its ends
 *
 * Returns: where the one bill is above the other by that
 */
RbkDecimal
rbk_piece_find (const RbkPiece *self, RbkDecimal value)
{
  return rbk_decimal_add (self->from,
                          rbk_decimal_mul_div (rbk_decimal_sub (self->to, self->from),
                                               rbk_decimal_sub (value, self->at_from),
                                               rbk_decimal_sub (self->at_to, self->at_from),
                                               RBK_ROUND_HALF_AWAY));
}
