/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-offers.h"

/* Which of two bills, or of many, is the lowest where: worked out on the straight pieces that
 * they have in common. */

/* What no customer chooses for, of a major unit. Places where lines cross are rounded, and bills
 * there may differ by a hair. */
#define HAIR ((RbkDecimal){ .raw = RBK_DECIMAL_ONE_RAW / 1000000000 })

/* A piece on which both bills are straight: how much the one is above the other at its ends. */
typedef struct
{
  RbkDecimal from, to, at_from, at_to;
  gboolean   has_other; /* the other plan allows so much */
} Piece;

typedef struct
{
  const GArray *one, *other;
  guint         i, j;
  RbkDecimal    from;
} Walk;

static RbkDecimal
get_bill (const RbkStretch *stretch, RbkDecimal usage)
{
  RbkDecimal rise = rbk_decimal_sub (stretch->at_to, stretch->at_from);

  if (rbk_decimal_equal (usage, stretch->to))
    return stretch->at_to;
  if (rbk_decimal_is_zero (rise) || rbk_decimal_equal (usage, stretch->from))
    return stretch->at_from;
  return rbk_decimal_add (stretch->at_from,
                          rbk_decimal_mul_div (rise, rbk_decimal_sub (usage, stretch->from),
                                               rbk_decimal_sub (stretch->to, stretch->from),
                                               RBK_ROUND_HALF_AWAY));
}

/* The next piece, as far as the one plan goes. */
static gboolean
next_piece (Walk *self, Piece *piece)
{
  const RbkStretch *one, *other;

  if (self->i >= self->one->len)
    return FALSE;
  one = &g_array_index (self->one, RbkStretch, self->i);
  while (self->j < self->other->len &&
         rbk_decimal_compare (g_array_index (self->other, RbkStretch, self->j).to, self->from) <= 0)
    self->j++;
  piece->has_other = self->j < self->other->len;
  piece->from = self->from;
  piece->to = one->to;
  if (piece->has_other)
    {
      other = &g_array_index (self->other, RbkStretch, self->j);
      piece->to = rbk_decimal_min (one->to, other->to);
      piece->at_from = rbk_decimal_sub (get_bill (one, piece->from), get_bill (other, piece->from));
      piece->at_to = rbk_decimal_sub (get_bill (one, piece->to), get_bill (other, piece->to));
    }
  self->from = piece->to;
  if (rbk_decimal_equal (piece->to, one->to))
    self->i++;
  return TRUE;
}

/* Where the straight line from one difference to another comes to a value between them. */
static RbkDecimal
find_place (const Piece *piece, RbkDecimal value)
{
  return rbk_decimal_add (piece->from,
                          rbk_decimal_mul_div (rbk_decimal_sub (piece->to, piece->from),
                                               rbk_decimal_sub (value, piece->at_from),
                                               rbk_decimal_sub (piece->at_to, piece->at_from),
                                               RBK_ROUND_HALF_AWAY));
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
  Walk  walk = { .one = self->lines[lower], .other = self->lines[upper] };
  Piece piece;

  if (!self->is_there[lower] || !self->is_there[upper])
    return FALSE;
  while (next_piece (&walk, &piece) && piece.has_other)
    {
      if (rbk_decimal_compare (piece.at_from, HAIR) <= 0 &&
          rbk_decimal_compare (piece.at_to, HAIR) <= 0)
        continue;
      *usage = rbk_decimal_sign (piece.at_from) >= 0 ? piece.from
                                                     : find_place (&piece, RBK_DECIMAL_ZERO);
      return TRUE;
    }
  return FALSE;
}

/* Where a plan is cheaper than all that it was held against: past the first place, up to the
 * last. */
typedef struct
{
  RbkDecimal from, to;
} Win;

/* The part of a piece on which the one plan is cheaper. */
static gboolean
get_win (const Piece *piece, Win *win)
{
  RbkDecimal bound = rbk_decimal_negate (HAIR);
  gboolean   starts, ends;

  *win = (Win){ piece->from, piece->to };
  if (!piece->has_other)
    return TRUE;
  starts = rbk_decimal_compare (piece->at_from, bound) < 0;
  ends = rbk_decimal_compare (piece->at_to, bound) < 0;
  if (starts && !ends)
    win->to = find_place (piece, bound);
  else if (!starts && ends)
    win->from = find_place (piece, bound);
  return (starts || ends) && rbk_decimal_compare (win->from, win->to) < 0;
}

/* What two ascending lists have in common. */
static GArray *
intersect (const GArray *wins, const GArray *others)
{
  GArray *common = g_array_new (FALSE, FALSE, sizeof (Win));
  guint   i = 0, j = 0;

  while (i < wins->len && j < others->len)
    {
      const Win *one = &g_array_index (wins, Win, i), *other = &g_array_index (others, Win, j);
      Win both = { rbk_decimal_max (one->from, other->from), rbk_decimal_min (one->to, other->to) };

      if (rbk_decimal_compare (both.from, both.to) < 0)
        g_array_append_val (common, both);
      if (rbk_decimal_compare (one->to, other->to) <= 0)
        i++;
      else
        j++;
    }
  return common;
}

static GArray *
find_wins (const RbkOffers *self, guint plan, guint rival)
{
  GArray *wins = g_array_new (FALSE, FALSE, sizeof (Win));
  Walk    walk = { .one = self->lines[plan], .other = self->lines[rival] };
  Piece   piece;
  Win     win;

  while (next_piece (&walk, &piece))
    if (get_win (&piece, &win))
      g_array_append_val (wins, win);
  return wins;
}

/* Whether it is the cheapest for a customer who uses nothing. */
static gboolean
wins_at_nothing (const RbkOffers *self, guint plan, const gboolean *rivals)
{
  RbkDecimal bill, other;

  if (!rbk_offers_get_bill (self, plan, RBK_DECIMAL_ZERO, &bill))
    return FALSE;
  for (guint i = 0; i < self->n_plans; i++)
    if (i != plan && rivals[i] && rbk_offers_get_bill (self, i, RBK_DECIMAL_ZERO, &other) &&
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
  g_autoptr(GArray) wins = NULL;

  g_return_val_if_fail (self != NULL && plan < self->n_plans && rivals != NULL, FALSE);

  if (!self->is_there[plan])
    return FALSE;
  for (guint i = 0; i < self->n_plans && (wins == NULL || wins->len > 0); i++)
    {
      g_autoptr(GArray) others = NULL;
      GArray *common;

      if (i == plan || !rivals[i] || !self->is_there[i])
        continue;
      others = find_wins (self, plan, i);
      common = wins != NULL ? intersect (wins, others) : g_array_ref (others);
      g_clear_pointer (&wins, g_array_unref);
      wins = common;
    }
  return wins == NULL || wins->len > 0 || wins_at_nothing (self, plan, rivals);
}

static void
push (GArray *best, const RbkStretch *source, RbkDecimal from, RbkDecimal to)
{
  RbkStretch *last = best->len > 0 ? &g_array_index (best, RbkStretch, best->len - 1) : NULL;
  RbkStretch  part = *source;

  if (rbk_decimal_compare (from, to) >= 0)
    return;
  part.from = from;
  part.to = to;
  part.at_from = get_bill (source, from);
  part.at_to = get_bill (source, to);
  if (last != NULL && last->plan == part.plan && last->piece == part.piece)
    {
      last->to = part.to;
      last->at_to = part.at_to;
    }
  else
    g_array_append_val (best, part);
}

/* The lower of two on a piece that they have in common; of equal ones the first. */
static void
push_lower (
    GArray *best, const RbkStretch *one, const RbkStretch *other, RbkDecimal from, RbkDecimal to)
{
  Piece      piece = { .from = from, .to = to, .has_other = TRUE };
  gboolean   starts, ends;
  RbkDecimal place;

  piece.at_from = rbk_decimal_sub (get_bill (one, from), get_bill (other, from));
  piece.at_to = rbk_decimal_sub (get_bill (one, to), get_bill (other, to));
  starts = rbk_decimal_sign (piece.at_from) > 0;
  ends = rbk_decimal_sign (piece.at_to) > 0;
  if (starts == ends || rbk_decimal_is_zero (rbk_decimal_sub (piece.at_to, piece.at_from)))
    {
      push (best, starts ? other : one, from, to);
      return;
    }
  place = find_place (&piece, RBK_DECIMAL_ZERO);
  push (best, starts ? other : one, from, place);
  push (best, ends ? other : one, place, to);
}

static GArray *
merge (const GArray *ones, const GArray *others)
{
  GArray    *best = g_array_sized_new (FALSE, FALSE, sizeof (RbkStretch), ones->len + others->len);
  RbkDecimal from = RBK_DECIMAL_ZERO;
  guint      i = 0, j = 0;

  while (i < ones->len || j < others->len)
    {
      const RbkStretch *one = i < ones->len ? &g_array_index (ones, RbkStretch, i) : NULL;
      const RbkStretch *other = j < others->len ? &g_array_index (others, RbkStretch, j) : NULL;
      RbkDecimal        to = one == NULL     ? other->to
                             : other == NULL ? one->to
                                             : rbk_decimal_min (one->to, other->to);

      if (one != NULL && other != NULL)
        push_lower (best, one, other, from, to);
      else
        push (best, one != NULL ? one : other, from, to);
      from = to;
      i += one != NULL && rbk_decimal_equal (one->to, to) ? 1 : 0;
      j += other != NULL && rbk_decimal_equal (other->to, to) ? 1 : 0;
    }
  return best;
}

/**
 * rbk_offers_find_best: (skip)
 * @self: offers
 *
 * Finds what customers pay who choose the cheapest plan for their usage.
 *
 * Returns: (transfer full) (element-type RbkStretch): its straight pieces, ascending, each with
 *   its plan; of equally cheap ones the earlier
 */
GArray *
rbk_offers_find_best (const RbkOffers *self)
{
  GArray *best = g_array_new (FALSE, FALSE, sizeof (RbkStretch));

  for (guint i = 0; i < self->n_plans; i++)
    if (self->is_there[i])
      {
        GArray *merged = merge (best, self->lines[i]);

        g_array_unref (best);
        best = merged;
      }
  return best;
}
