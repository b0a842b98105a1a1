/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-statement-private.h"

#include <string.h>

/* The lines of one rate card through the parts of a month. A run is days in a row on which the
 * card has the same terms. */
typedef struct
{
  const RbkCardSpec *card;   /* (not owned) the spec's, of the last part */
  GArray            *lines;  /* (owned) (element-type RbkStatementLine) */
  guint              part;   /* the last that it was in */
  RbkDecimal         served; /* units so far */
  RbkDecimal         billed; /* rounded, of all lines */
  guint              run_days;
  RbkDecimal         run_used;    /* charged for use, exact */
  RbkDecimal         run_due;     /* due whole, exact */
  RbkDecimal         run_rounded; /* what the run comes to, rounded */
} Track;

/* What a part adds to a track. */
typedef struct
{
  const RbkPart *part;
  guint          n_due;    /* own periods that begin in it, of a card that is not by months */
  GDate          from, to; /* of these */
  gboolean       is_monthly;
  RbkRating      rating;
  RbkDecimal     base; /* what is due in a period whatever is used */
} Piece;

typedef struct
{
  RbkStatement  *statement;
  const RbkSpec *spec;
  const RbkLife *life;
  const GDate   *day;
  GArray        *parts;
  GPtrArray     *tracks; /* (element-type Track) */
} Work;

static void
free_track (gpointer data)
{
  Track *track = data;

  g_array_unref (track->lines);
  g_free (track);
}

static gboolean
tiers_equal (const RbkCardSpec *a, const RbkCardSpec *b)
{
  if (a->n_tiers != b->n_tiers)
    return FALSE;
  for (guint i = 0; i < a->n_tiers; i++)
    if (a->tiers[i].is_open != b->tiers[i].is_open ||
        !rbk_decimal_equal (a->tiers[i].up_to, b->tiers[i].up_to) ||
        !rbk_decimal_equal (a->tiers[i].unit_price, b->tiers[i].unit_price) ||
        !rbk_decimal_equal (a->tiers[i].flat_price, b->tiers[i].flat_price))
      return FALSE;

  return TRUE;
}

static gboolean
allows_the_same (const RbkCardSpec *a, const RbkCardSpec *b)
{
  return a->has_included == b->has_included && rbk_decimal_equal (a->included, b->included) &&
         a->limit == b->limit && a->has_cap == b->has_cap && rbk_decimal_equal (a->cap, b->cap);
}

/* Whether two cards bill alike. */
static gboolean
terms_equal (const RbkCardSpec *a, const RbkCardSpec *b)
{
  return a->meter == b->meter && a->is_once == b->is_once &&
         memcmp (&a->cadence, &b->cadence, sizeof (RbkDuration)) == 0 && a->price == b->price &&
         rbk_decimal_equal (a->amount, b->amount) &&
         rbk_decimal_equal (a->package_size, b->package_size) && a->has_minimum == b->has_minimum &&
         rbk_decimal_equal (a->minimum, b->minimum) && a->has_maximum == b->has_maximum &&
         rbk_decimal_equal (a->maximum, b->maximum) && tiers_equal (a, b) && allows_the_same (a, b);
}

static gboolean
is_monthly (const RbkCardSpec *card)
{
  const RbkDuration *cadence = &card->cadence;

  return !card->is_once && cadence->years == 0 && cadence->months == 1 && cadence->weeks == 0 &&
         cadence->days == 0;
}

/* What has been served of a meter before a card on it came to be. */
static RbkDecimal
get_served (const Work *work, int meter, guint part)
{
  RbkDecimal served = RBK_DECIMAL_ZERO;
  gboolean   has_card = FALSE;

  for (guint i = 0; meter >= 0 && i < work->tracks->len; i++)
    {
      const Track *track = work->tracks->pdata[i];

      if (track->card->meter != meter || track->part == part)
        continue;
      served = rbk_decimal_max (served, track->served);
      has_card = TRUE;
    }
  for (guint i = 0; meter >= 0 && !has_card && i < part; i++)
    served = rbk_decimal_add (served, g_array_index (work->parts, RbkPart, i).units[meter]);

  return served;
}

static Track *
take_track (Work *work, const RbkCardSpec *card, guint part)
{
  Track *track;

  for (guint i = 0; i < work->tracks->len; i++)
    {
      track = work->tracks->pdata[i];
      if (track->part != part && track->card->meter == card->meter &&
          strcmp (track->card->key, card->key) == 0)
        return track;
    }
  track = g_new0 (Track, 1);
  track->card = card;
  track->lines = g_array_new (FALSE, TRUE, sizeof (RbkStatementLine));
  track->part = G_MAXUINT;
  if (!(card->meter >= 0 && work->spec->meters[card->meter].is_level))
    track->served = get_served (work, card->meter, part);
  g_ptr_array_add (work->tracks, track);

  return track;
}

static void
move_by (const RbkDuration *cadence, guint n_times, const GDate *start, GDate *date)
{
  RbkDuration whole = { cadence->years * n_times, cadence->months * n_times,
                        cadence->weeks * n_times, cadence->days * n_times };

  *date = *start;
  rbk_duration_add (&whole, date);
}

/* Finds the own periods of a card that begin in a part. */
static void
find_due (const Work *work, const RbkCardSpec *card, Piece *piece)
{
  const RbkPart *part = piece->part;
  gboolean       is_here;

  piece->from = work->statement->from;
  piece->to = work->statement->to;
  if (!work->life->has_start || card->is_once)
    {
      const GDate *due = work->life->has_start ? &part->begun : work->day;

      is_here = g_date_compare (due, &part->from) >= 0 && g_date_compare (due, &part->to) <= 0;
      piece->n_due = is_here ? 1 : 0;
      if (work->life->has_start)
        piece->from = piece->to = *due;
      return;
    }
  for (guint i = 0;; i++)
    {
      GDate begins, ends;

      move_by (&card->cadence, i, &part->begun, &begins);
      move_by (&card->cadence, i + 1, &part->begun, &ends);
      if (g_date_compare (&begins, &part->to) > 0 || g_date_compare (&ends, &begins) <= 0)
        break;
      if (g_date_compare (&begins, &part->from) < 0)
        continue;
      g_date_subtract_days (&ends, 1);
      piece->from = piece->n_due == 0 ? begins : piece->from;
      piece->to = ends;
      piece->n_due++;
    }
}

/* What the units of a part add to those before, under the terms of the part. */
static void
rate_use (Track *track, const RbkCardSpec *card, RbkDecimal units, Piece *piece)
{
  RbkDecimal before = track->served;
  RbkRating  none, first, last;

  rbk_rate_card_rate (card, RBK_DECIMAL_ZERO, &none);
  rbk_rate_card_rate (card, before, &first);
  rbk_rate_card_rate (card, rbk_decimal_add (before, units), &last);

  piece->base = none.amount;
  piece->rating.amount = rbk_decimal_sub (last.amount, first.amount);
  piece->rating.billed = rbk_decimal_sub (last.billed, first.billed);
  track->served = rbk_decimal_max (before, last.quantity);
  piece->rating.quantity = rbk_decimal_sub (track->served, before);
  piece->rating.blocked = rbk_decimal_sub (units, piece->rating.quantity);
}

static void
rate_piece (const Work *work, Track *track, const RbkCardSpec *card, Piece *piece)
{
  RbkDecimal units = card->meter >= 0 ? piece->part->units[card->meter] : RBK_DECIMAL_ZERO;

  piece->is_monthly = is_monthly (card);
  if (!piece->is_monthly)
    find_due (work, card, piece);
  if (card->meter >= 0 && !work->spec->meters[card->meter].is_level)
    {
      rate_use (track, card, units, piece);
      return;
    }
  rbk_rate_card_rate (card, units, &piece->rating);
  piece->base = piece->rating.amount;
  piece->rating.amount = RBK_DECIMAL_ZERO;
}

/* What the run has come to, exactly: what its days ask for, what is due, what was used. */
static RbkDecimal
sum_run (const Work *work, const Track *track, const Piece *piece)
{
  RbkDecimal sum = rbk_decimal_add (track->run_used, track->run_due);

  if (!piece->is_monthly)
    return sum;

  return rbk_decimal_add (sum,
                          rbk_decimal_mul_div (piece->base, rbk_decimal_from_int (track->run_days),
                                               rbk_decimal_from_int (work->statement->n_days),
                                               RBK_ROUND_HALF_AWAY));
}

/* Charges a piece: a difference of rounded sums, and never back more than was billed. */
static RbkDecimal
charge (const Work *work, Track *track, const Piece *piece, RbkDecimal *exact)
{
  RbkDecimal before = sum_run (work, track, piece), rounded, amount;

  track->run_days += piece->part->n_days;
  track->run_used = rbk_decimal_add (track->run_used, piece->rating.amount);
  if (!piece->is_monthly)
    track->run_due =
        rbk_decimal_add (track->run_due,
                         rbk_decimal_mul (piece->base, rbk_decimal_from_int (piece->n_due)));
  *exact = rbk_decimal_sub (sum_run (work, track, piece), before);
  rounded = rbk_decimal_round (sum_run (work, track, piece), work->spec->minor_digits,
                               RBK_ROUND_HALF_AWAY);
  amount = rbk_decimal_sub (rounded, track->run_rounded);
  track->run_rounded = rounded;
  if (rbk_decimal_is_valid (amount))
    amount = rbk_decimal_max (amount, rbk_decimal_negate (track->billed));
  track->billed = rbk_decimal_add (track->billed, amount);

  return amount;
}

static void
add_ratings (RbkRating *sum, const RbkRating *rating, gboolean is_level)
{
  if (!is_level)
    {
      sum->quantity = rbk_decimal_add (sum->quantity, rating->quantity);
      sum->billed = rbk_decimal_add (sum->billed, rating->billed);
      sum->blocked = rbk_decimal_add (sum->blocked, rating->blocked);
    }
  sum->amount = rbk_decimal_add (sum->amount, rating->amount);
}

/* Whether a part goes on with the line of the part before: the same terms, and calls count as
 * they did. */
static gboolean
goes_on (const Work *work, const Track *track, const RbkCardSpec *card, guint part)
{
  const RbkPart *now = &g_array_index (work->parts, RbkPart, part);

  if (track->lines->len == 0 || track->part + 1 != part || !terms_equal (track->card, card) ||
      strcmp (track->card->name, card->name) != 0)
    return FALSE;

  return card->meter < 0 || work->spec->meters[card->meter].is_level ||
         rbk_decimal_equal (now->rates[card->meter], now[-1].rates[card->meter]);
}

static void
add_line (const Work *work, Track *track, const RbkCardSpec *card, guint part, Piece *piece)
{
  gboolean         is_level = card->meter >= 0 && work->spec->meters[card->meter].is_level;
  RbkStatementLine line = { .card = card, .phase = piece->part->phase };

  if (!piece->is_monthly && card->meter < 0)
    piece->rating.quantity = rbk_decimal_from_int (piece->n_due);
  line.amount = charge (work, track, piece, &piece->rating.amount);
  line.rating = piece->rating;
  line.from = piece->is_monthly || card->meter >= 0 ? piece->part->from : piece->from;
  line.to = piece->is_monthly || card->meter >= 0 ? piece->part->to : piece->to;
  line.n_days = piece->is_monthly ? piece->part->n_days : 0;
  if (goes_on (work, track, card, part))
    {
      RbkStatementLine *last =
          &g_array_index (track->lines, RbkStatementLine, track->lines->len - 1);

      add_ratings (&last->rating, &line.rating, is_level);
      last->amount = rbk_decimal_add (last->amount, line.amount);
      last->to = line.to;
      last->n_days += line.n_days;
    }
  else
    g_array_append_val (track->lines, line);
}

static void
add_piece (Work *work, const RbkCardSpec *card, guint part, RbkDecimal *blocked)
{
  Piece  piece = { .part = &g_array_index (work->parts, RbkPart, part) };
  Track *track = take_track (work, card, part);

  if (track->part == G_MAXUINT || track->part + 1 != part || !terms_equal (track->card, card))
    {
      track->run_days = 0;
      track->run_used = track->run_due = track->run_rounded = RBK_DECIMAL_ZERO;
    }
  rate_piece (work, track, card, &piece);
  if (card->meter >= 0)
    blocked[card->meter] = rbk_decimal_max (blocked[card->meter], piece.rating.blocked);
  if (piece.is_monthly || card->meter >= 0 || piece.n_due > 0)
    add_line (work, track, card, part, &piece);
  track->card = card;
  track->part = part;
}

static void
add_part (Work *work, guint part)
{
  const RbkPhaseSpec    *phase = g_array_index (work->parts, RbkPart, part).phase;
  RbkStatement          *statement = work->statement;
  g_autofree RbkDecimal *blocked = g_new0 (RbkDecimal, work->spec->n_meters + 1);

  for (guint i = 0; i < phase->n_cards; i++)
    add_piece (work, &phase->cards[i], part, blocked);
  for (guint i = 0; i < work->spec->n_meters; i++)
    statement->blocked[i] = work->spec->meters[i].is_level
                                ? rbk_decimal_max (statement->blocked[i], blocked[i])
                                : rbk_decimal_add (statement->blocked[i], blocked[i]);
}

static gboolean
belongs_on_invoice (const RbkStatementLine *line)
{
  return line->card->meter < 0 || rbk_decimal_sign (line->rating.quantity) > 0 ||
         !rbk_decimal_is_zero (line->amount);
}

/* Rates the parts of a month, one after the other, and puts the lines of each card together. */
void
rbk_statement_add_lines (
    RbkStatement *self, const RbkSpec *spec, const RbkLife *life, const GDate *day, GArray *parts)
{
  g_autoptr(GPtrArray) tracks = g_ptr_array_new_with_free_func (free_track);
  Work work = {
    .statement = self, .spec = spec, .life = life, .day = day, .parts = parts, .tracks = tracks
  };

  for (guint i = 0; i < parts->len; i++)
    add_part (&work, i);
  for (guint i = 0; i < tracks->len; i++)
    {
      GArray *lines = ((Track *) tracks->pdata[i])->lines;

      for (guint j = 0; j < lines->len; j++)
        {
          const RbkStatementLine *line = &g_array_index (lines, RbkStatementLine, j);

          self->total = rbk_decimal_add (self->total, line->amount);
          if (belongs_on_invoice (line))
            g_array_append_val (self->lines, *line);
        }
    }
}
