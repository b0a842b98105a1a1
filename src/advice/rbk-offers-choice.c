/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-offers-piece.h"

/* Which of two bills, or of many, is the lowest where: worked out on the straight pieces that
 * they have in common. */

/* What no customer chooses for, of a major unit. Places where lines cross are rounded, and bills
 * there may differ by a hair. */
#define HAIR ((RbkDecimal){ .raw = RBK_DECIMAL_ONE_RAW / 1000000000 })

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
  RbkPieces walk = { .one = self->lines[lower], .other = self->lines[upper] };
  RbkPiece  piece;

  if (!self->is_there[lower] || !self->is_there[upper])
    return FALSE;
  while (rbk_pieces_next (&walk, &piece) && piece.other != NULL)
    {
      rbk_piece_measure (&piece);
      if (rbk_decimal_compare (piece.at_from, HAIR) <= 0 &&
          rbk_decimal_compare (piece.at_to, HAIR) <= 0)
        continue;
      *usage = rbk_decimal_sign (piece.at_from) >= 0 ? piece.from
                                                     : rbk_piece_find (&piece, RBK_DECIMAL_ZERO);
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
get_win (RbkPiece *piece, const Win *within, Win *win)
{
  RbkDecimal bound = rbk_decimal_negate (HAIR);
  gboolean   starts, ends;
  int        order = -1;

  win->from = rbk_decimal_max (piece->from, within->from);
  win->to = rbk_decimal_min (piece->to, within->to);
  if (piece->other != NULL)
    order = rbk_stretch_compare (piece->one, piece->other, win->from, win->to);
  if (order != 0)
    return order < 0;
  *win = (Win){ piece->from, piece->to };
  rbk_piece_measure (piece);
  starts = rbk_decimal_compare (piece->at_from, bound) < 0;
  ends = rbk_decimal_compare (piece->at_to, bound) < 0;
  if (starts && !ends)
    win->to = rbk_piece_find (piece, bound);
  else if (!starts && ends)
    win->from = rbk_piece_find (piece, bound);
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
  RbkPieces        walk = { .one = offers->lines[self->plan], .other = offers->lines[rival] };

  if (rival == self->plan || !self->rivals[rival] || !offers->is_there[rival])
    return;
  g_array_set_size (self->narrower, 0);
  for (guint i = 0; i < wins->len; i++)
    {
      Win      win = g_array_index (wins, Win, i), part;
      RbkPiece piece;

      rbk_pieces_skip_to (&walk, win.from);
      while (rbk_decimal_compare (walk.from, win.to) < 0 && rbk_pieces_next (&walk, &piece))
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
  part.at_from = rbk_stretch_get_bill (source, from);
  part.at_to = rbk_stretch_get_bill (source, to);
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
  RbkPiece   piece = { .from = from, .to = to, .one = one, .other = other };
  int        order = rbk_stretch_compare (one, other, from, to);
  gboolean   starts, ends;
  RbkDecimal place;

  if (order != 0)
    {
      push (best, order > 0 ? other : one, from, to);
      return;
    }
  rbk_piece_measure (&piece);
  starts = rbk_decimal_sign (piece.at_from) > 0;
  ends = rbk_decimal_sign (piece.at_to) > 0;
  if (starts == ends || rbk_decimal_is_zero (rbk_decimal_sub (piece.at_to, piece.at_from)))
    {
      push (best, starts ? other : one, from, to);
      return;
    }
  place = rbk_piece_find (&piece, RBK_DECIMAL_ZERO);
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
