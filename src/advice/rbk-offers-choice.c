/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-offers.h"

/* Which of two bills, or of many, is the lowest where: worked out on the straight pieces that
 * they have in common. */

/* What no customer chooses for, of a major unit. Places where lines cross are rounded, and bills
 * there may differ by a hair. */
#define HAIR ((RbkDecimal){ .raw = RBK_DECIMAL_ONE_RAW / 1000000000 })

/* A piece on which both bills are straight: how much the one is above the other at its ends,
 * once that is worked out. */
typedef struct
{
  RbkDecimal        from, to, at_from, at_to;
  const RbkStretch *one, *other; /* other: NULL where that plan does not allow so much */
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

/* Goes on where the piece begins that a place is on, or that starts there. */
static void
skip_to (Walk *self, RbkDecimal place)
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

static void
measure (Piece *piece)
{
  piece->at_from =
      rbk_decimal_sub (get_bill (piece->one, piece->from), get_bill (piece->other, piece->from));
  piece->at_to =
      rbk_decimal_sub (get_bill (piece->one, piece->to), get_bill (piece->other, piece->to));
}

/* Below nothing where the one bill is the lower all along a part of a piece beyond doubt, above
 * where the other is; nothing where only exact figures tell. */
static int
glance (const RbkStretch *one, const RbkStretch *other, RbkDecimal from, RbkDecimal to)
{
  double slack = one->glance.slack + other->glance.slack;
  double start = rbk_decimal_to_double (from), end = rbk_decimal_to_double (to);
  double at_from = rbk_glance_at (&one->glance, start) - rbk_glance_at (&other->glance, start);
  double at_to = rbk_glance_at (&one->glance, end) - rbk_glance_at (&other->glance, end);

  if (at_from < -slack && at_to < -slack)
    return -1;
  return at_from > slack && at_to > slack ? 1 : 0;
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
  while (next_piece (&walk, &piece) && piece.other != NULL)
    {
      measure (&piece);
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

/* The part of a piece on which the one plan is cheaper; of what lies outside a place where it is
 * asked for, nothing need be said. */
static gboolean
get_win (Piece *piece, const Win *within, Win *win)
{
  RbkDecimal bound = rbk_decimal_negate (HAIR);
  gboolean   starts, ends;
  int        order = -1;

  win->from = rbk_decimal_max (piece->from, within->from);
  win->to = rbk_decimal_min (piece->to, within->to);
  if (piece->other != NULL)
    order = glance (piece->one, piece->other, win->from, win->to);
  if (order != 0)
    return order < 0;
  *win = (Win){ piece->from, piece->to };
  measure (piece);
  starts = rbk_decimal_compare (piece->at_from, bound) < 0;
  ends = rbk_decimal_compare (piece->at_to, bound) < 0;
  if (starts && !ends)
    win->to = find_place (piece, bound);
  else if (!starts && ends)
    win->from = find_place (piece, bound);
  return (starts || ends) && rbk_decimal_compare (win->from, win->to) < 0;
}

/* Where a plan is cheaper than all that it has been held against. */
typedef struct
{
  const RbkOffers *offers;
  const gboolean  *rivals;
  guint            plan;
  GArray          *wins; /* (owned) (element-type Win): ascending */
  GArray          *narrower;
} Contest;

static void
add_common (GArray *wins, Win one, Win other)
{
  Win  both = { rbk_decimal_max (one.from, other.from), rbk_decimal_min (one.to, other.to) };
  Win *last = wins->len > 0 ? &g_array_index (wins, Win, wins->len - 1) : NULL;

  if (rbk_decimal_compare (both.from, both.to) >= 0)
    return;
  if (last != NULL && rbk_decimal_equal (last->to, both.from))
    last->to = both.to;
  else
    g_array_append_val (wins, both);
}

/* Looks at the rival only where the plan has not lost yet. */
static void
hold_against (Contest *self, guint rival)
{
  const RbkOffers *offers = self->offers;
  GArray          *wins = self->wins;
  Walk             walk = { .one = offers->lines[self->plan], .other = offers->lines[rival] };

  if (rival == self->plan || !self->rivals[rival] || !offers->is_there[rival])
    return;
  g_array_set_size (self->narrower, 0);
  for (guint i = 0; i < wins->len; i++)
    {
      Win   win = g_array_index (wins, Win, i), part;
      Piece piece;

      skip_to (&walk, win.from);
      while (rbk_decimal_compare (walk.from, win.to) < 0 && next_piece (&walk, &piece))
        if (get_win (&piece, &win, &part))
          add_common (self->narrower, win, part);
    }
  self->wins = self->narrower;
  self->narrower = wins;
}

/* Those beside it first: they leave the least of it. */
static void
hold_against_all (Contest *self)
{
  guint n_plans = self->offers->n_plans;

  for (guint far = 1; far < n_plans && self->wins->len > 0; far++)
    {
      if (far <= self->plan)
        hold_against (self, self->plan - far);
      if (far < n_plans - self->plan)
        hold_against (self, self->plan + far);
    }
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
  Contest  contest = { .offers = self, .rivals = rivals, .plan = plan };
  Win      whole = { .from = RBK_DECIMAL_ZERO };
  gboolean is_chosen;

  g_return_val_if_fail (self != NULL && plan < self->n_plans && rivals != NULL, FALSE);

  if (!self->is_there[plan])
    return FALSE;
  contest.wins = g_array_new (FALSE, FALSE, sizeof (Win));
  contest.narrower = g_array_new (FALSE, FALSE, sizeof (Win));
  if (self->lines[plan]->len > 0)
    {
      whole.to = g_array_index (self->lines[plan], RbkStretch, self->lines[plan]->len - 1).to;
      g_array_append_val (contest.wins, whole);
    }
  hold_against_all (&contest);
  is_chosen = contest.wins->len > 0 || wins_at_nothing (self, plan, rivals);
  g_array_unref (contest.wins);
  g_array_unref (contest.narrower);
  return is_chosen;
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
      rbk_stretch_glance (last);
      return;
    }
  rbk_stretch_glance (&part);
  g_array_append_val (best, part);
}

/* The lower of two on a piece that they have in common; of equal ones the first. */
static void
push_lower (
    GArray *best, const RbkStretch *one, const RbkStretch *other, RbkDecimal from, RbkDecimal to)
{
  Piece      piece = { .from = from, .to = to, .one = one, .other = other };
  int        order = glance (one, other, from, to);
  gboolean   starts, ends;
  RbkDecimal place;

  if (order != 0)
    {
      push (best, order > 0 ? other : one, from, to);
      return;
    }
  measure (&piece);
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

static const RbkStretch *
peek (const GArray *stretches, guint i)
{
  return i < stretches->len ? &g_array_index (stretches, RbkStretch, i) : NULL;
}

static GArray *
merge (const GArray *ones, const GArray *others)
{
  GArray    *best = g_array_sized_new (FALSE, FALSE, sizeof (RbkStretch), ones->len + others->len);
  guint      i = 0, j = 0;
  RbkDecimal from = RBK_DECIMAL_ZERO, to;

  for (const RbkStretch *one = peek (ones, 0), *other = peek (others, 0);
       one != NULL || other != NULL; from = to, one = peek (ones, i), other = peek (others, j))
    if (one != NULL && other != NULL)
      {
        to = rbk_decimal_min (one->to, other->to);
        push_lower (best, one, other, from, to);
        i += rbk_decimal_equal (one->to, to) ? 1 : 0;
        j += rbk_decimal_equal (other->to, to) ? 1 : 0;
      }
    else
      {
        const RbkStretch *only = one != NULL ? one : other;

        to = only->to;
        push (best, only, from, to);
        i += one != NULL ? 1 : 0;
        j += other != NULL ? 1 : 0;
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
