/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-optimise-private.h"

/* Places on the way up from the least to the most that each term is tried at once. */
#define N_PLACES 16

/* Times that all terms are gone through with steps of one length. */
#define MAX_SWEEPS 12

/* Steps of a start are as fine as a sixty-fourth of a term, those of the best go on. */
#define COARSE_LEVEL 2
#define FINE_LEVEL 6

/* Two terms of a plan move together by steps down to a thousandth. */
#define PAIR_LEVEL 10

static RbkTerm *
get_term (const RbkSearch *self, guint term)
{
  return &g_array_index (self->terms, RbkTerm, term);
}

/* One step of a term up or down, of the level's length but to where it may be. */
static gboolean
get_move (const RbkSearch *self, guint term, guint level, gboolean up, RbkTermMove *move)
{
  const RbkTerm *self_term = get_term (self, term);
  gint64         step = MAX (level < 63 ? self_term->start >> level : 0, 1);
  gint64         value =
      rbk_term_snap (self_term, up ? self_term->value + step : self_term->value - step, up);

  *move = (RbkTermMove){ term, value };
  return value != G_MININT64 && (up ? value > self_term->value : value < self_term->value);
}

static gboolean
step_term (RbkSearch *self, guint term, guint level)
{
  RbkTermMove move, back = { term, get_term (self, term)->start };
  gboolean    is_better = FALSE;

  if (get_move (self, term, level, TRUE, &move))
    is_better = rbk_search_step (self, &move, 1);
  if (!is_better && get_move (self, term, level, FALSE, &move))
    is_better = rbk_search_step (self, &move, 1);
  if (get_term (self, term)->value != back.value)
    is_better = rbk_search_step (self, &back, 1) || is_better;
  return is_better;
}

/* Two terms of one plan, up and down together and against each other: more for a higher
 * price. */
static gboolean
step_pair (RbkSearch *self, guint first, guint second, guint level)
{
  gboolean is_better = FALSE;

  for (guint i = 0; i < 4; i++)
    {
      RbkTermMove moves[2];

      if (get_move (self, first, level, (i & 1) != 0, &moves[0]) &&
          get_move (self, second, level, (i & 2) != 0, &moves[1]))
        is_better = rbk_search_step (self, moves, 2) || is_better;
    }
  return is_better;
}

/* The prices of all plans from one on together. */
static gboolean
step_prices (RbkSearch *self, guint from, guint level, gboolean up)
{
  g_autofree RbkTermMove *moves = g_new (RbkTermMove, self->terms->len);
  guint                   n_moves = 0;

  for (guint i = from; i < self->terms->len; i++)
    if (get_term (self, i)->what == RBK_SOLVE_PRICE &&
        get_move (self, i, level, up, &moves[n_moves]))
      n_moves++;
  return n_moves > 1 && rbk_search_step (self, moves, n_moves);
}

static gboolean
sweep (RbkSearch *self, guint level)
{
  gboolean is_better = FALSE;

  for (guint i = 0; i < self->terms->len; i++)
    {
      is_better = step_term (self, i, level) || is_better;
      for (guint k = i + 1;
           k < self->terms->len && get_term (self, k)->plan == get_term (self, i)->plan; k++)
        is_better = step_pair (self, i, k, level) || is_better;
      if (get_term (self, i)->what != RBK_SOLVE_PRICE)
        continue;
      is_better = step_prices (self, i, level, TRUE) || is_better;
      is_better = step_prices (self, i, level, FALSE) || is_better;
    }
  return is_better;
}

/* From coarse steps to fine ones. */
static gboolean
refine (RbkSearch *self, guint from, guint to, GError **error)
{
  for (guint level = from; level <= to; level++)
    {
      for (guint i = 0; i < MAX_SWEEPS && sweep (self, level); i++)
        if (!rbk_search_report (self, 0, error))
          return FALSE;
      if (!rbk_search_report (self, 1, error))
        return FALSE;
    }
  return TRUE;
}

/* One of the places all over a term's range, closer to each other where it is low; past the last
 * of them where it is today, which need not be a value that it would be given. */
static gboolean
get_place (const RbkSearch *self, guint term, guint place, RbkTermMove *move)
{
  const RbkTerm *self_term = get_term (self, term);
  gint64         reach = self_term->most - self_term->least;
  gint64         past = (gint64) ((__int128) reach * place * place / (N_PLACES * N_PLACES));

  *move = (RbkTermMove){ term, self_term->start };
  if (place <= N_PLACES)
    move->value = rbk_term_snap (self_term, self_term->least + past, TRUE);
  return move->value != G_MININT64;
}

static void
scan (RbkSearch *self, guint term)
{
  for (guint i = 0; i <= N_PLACES; i++)
    {
      RbkTermMove move;

      if (get_place (self, term, i, &move) && move.value != get_term (self, term)->value)
        rbk_search_step (self, &move, 1);
    }
}

/* Two terms all over both ranges: a higher price may be allowed only with much more included or
 * with another price of the next plan, which no small steps of the two lead to. */
static void
scan_pair (RbkSearch *self, guint first, guint second)
{
  for (guint i = 0; i <= N_PLACES + 1; i++)
    for (guint k = 0; k <= N_PLACES + 1; k++)
      {
        RbkTermMove moves[2];

        if (get_place (self, first, i, &moves[0]) && get_place (self, second, k, &moves[1]))
          rbk_search_step (self, moves, 2);
      }
}

/* The price of the next plan that has one to change; the number of terms where there is none. */
static guint
find_next_price (const RbkSearch *self, guint term)
{
  guint next = term + 1;

  while (next < self->terms->len && (get_term (self, next)->plan == get_term (self, term)->plan ||
                                     get_term (self, next)->what != RBK_SOLVE_PRICE))
    next++;
  return next;
}

/* A term by itself, with each of those of its plan that follow, and a price with the next
 * plan's: customers go from one to the other. */
static void
scan_with_others (RbkSearch *self, guint term)
{
  guint next = find_next_price (self, term);

  scan (self, term);
  for (guint k = term + 1;
       k < self->terms->len && get_term (self, k)->plan == get_term (self, term)->plan; k++)
    scan_pair (self, term, k);
  if (get_term (self, term)->what == RBK_SOLVE_PRICE && next < self->terms->len)
    scan_pair (self, term, next);
}

/* How fine steps go: until each term goes by one. */
static guint
find_last_level (const RbkSearch *self)
{
  guint level = FINE_LEVEL;

  for (guint i = 0; i < self->terms->len; i++)
    while (level < 62 && get_term (self, i)->start >> level > 1)
      level++;
  return level + 1;
}

/* Puts all terms where they are worth so many percent of today's, the prices alone. */
static void
start_at (RbkSearch *self, gint64 percent)
{
  g_autofree RbkTermMove *moves = g_new (RbkTermMove, self->terms->len);
  RbkWorth                worth;

  for (guint i = 0; i < self->terms->len; i++)
    {
      const RbkTerm *term = get_term (self, i);
      gint64         value = term->start;

      if (term->what == RBK_SOLVE_PRICE && percent != 100)
        value =
            rbk_term_snap (term, (gint64) ((__int128) term->start * percent / 100), percent < 100);
      moves[i] = (RbkTermMove){ i, value == G_MININT64 ? term->start : value };
    }
  if (rbk_search_try (self, moves, self->terms->len, &worth))
    rbk_search_keep (self, moves, self->terms->len, &worth);
}

static void
save (const RbkSearch *self, gint64 *values)
{
  for (guint i = 0; i < self->terms->len; i++)
    values[i] = get_term (self, i)->value;
}

static void
go_to (RbkSearch *self, const gint64 *values)
{
  g_autofree RbkTermMove *moves = g_new (RbkTermMove, self->terms->len);
  RbkWorth                worth;

  for (guint i = 0; i < self->terms->len; i++)
    moves[i] = (RbkTermMove){ i, values[i] };
  if (rbk_search_try (self, moves, self->terms->len, &worth))
    rbk_search_keep (self, moves, self->terms->len, &worth);
}

/* The percentages of today's prices that a search starts from. */
static void
list_starts (const RbkSearch *self, gint64 starts[4])
{
  const RbkDemand *demand = &self->appraisal.task->demand;
  gint64           bound = 25;

  if (demand->kind == RBK_DEMAND_BOUND)
    bound = (gint64) (rbk_decimal_to_double (demand->value) * 100.0);
  starts[0] = 100;
  starts[1] = 100 + MIN (bound, 300);
  starts[2] = 80;
  starts[3] = 160;
}

/* Puts a term at a value where that is no worse. */
static gboolean
settle (RbkSearch *self, guint term, gint64 value)
{
  RbkTermMove move = { term, value };
  RbkWorth    worth;

  if (rbk_search_is_stopped (self) || !rbk_search_try (self, &move, 1, &worth) ||
      rbk_worth_is_better (&self->worth, &worth))
    return FALSE;
  rbk_search_keep (self, &move, 1, &worth);
  return TRUE;
}

/* Back toward where the term is today, as far as that is no worse: by ever longer strides, then
 * by halving. */
static void
move_back (RbkSearch *self, guint number)
{
  const RbkTerm *term = get_term (self, number);
  gint64         way = term->value < term->start ? term->grid : -term->grid;
  gint64         most = (term->start - term->value) / way, stride = 1;

  while (stride <= most && settle (self, number, term->value + way * stride))
    {
      most -= stride;
      stride *= 2;
    }
  for (; stride > 0; stride /= 2)
    if (stride <= most && settle (self, number, term->value + way * stride))
      most -= stride;
}

/* What is no worse where it is today goes back there, or as near as it may: the fewer and the
 * smaller the changes the better. */
static void
simplify (RbkSearch *self)
{
  for (guint i = 0; i < self->terms->len; i++)
    {
      const RbkTerm *term = get_term (self, i);

      if (term->value != term->start && !settle (self, i, term->start))
        move_back (self, i);
    }
}

/*
 * rbk_search_run:
 * @self: a search, at today's terms
 * @error: return location for a #GError: `G_IO_ERROR_CANCELLED`
 *
 * Goes from several starts to the best terms that are near, by coarse steps; then from the best
 * of them by finer ones, down to a step. Ties go to what was found first, so it is the same
 * each time.
 *
 * Returns: `TRUE` unless it was given up
 */
gboolean
rbk_search_run (RbkSearch *self, GError **error)
{
  g_autofree gint64 *best = g_new (gint64, self->terms->len);
  RbkWorth           best_worth = self->worth;
  guint              last = find_last_level (self);
  gint64             starts[4];

  list_starts (self, starts);
  save (self, best);
  self->n_steps =
      (guint) G_N_ELEMENTS (starts) * (FINE_LEVEL - COARSE_LEVEL + 1) + last + 2 * self->terms->len;
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      start_at (self, starts[i]);
      if (!refine (self, COARSE_LEVEL, FINE_LEVEL, error))
        return FALSE;
      if (rbk_worth_is_better (&self->worth, &best_worth))
        {
          best_worth = self->worth;
          save (self, best);
        }
    }
  go_to (self, best);
  for (guint i = 0; i < self->terms->len; i++)
    {
      scan_with_others (self, i);
      if (!rbk_search_report (self, 1, error))
        return FALSE;
    }
  if (!refine (self, COARSE_LEVEL, last, error))
    return FALSE;
  simplify (self);
  return rbk_search_report (self, 0, error);
}

/* Puts the terms where those of another search for the same are. */
void
rbk_search_go_to (RbkSearch *self, const RbkSearch *other)
{
  g_autofree gint64 *values = g_new (gint64, self->terms->len);

  save (other, values);
  go_to (self, values);
}

/*
 * rbk_search_polish:
 * @self: a search, at today's terms
 * @near: one of customers like these, which has been run
 * @error: return location for a #GError: `G_IO_ERROR_CANCELLED`
 *
 * Goes by fine steps from where another search ended.
 *
 * Returns: `TRUE` unless it was given up
 */
gboolean
rbk_search_polish (RbkSearch *self, const RbkSearch *near, GError **error)
{
  g_autofree gint64 *today = g_new (gint64, self->terms->len);
  guint              last = find_last_level (self);

  save (self, today);
  self->n_steps = last - FINE_LEVEL + 1;
  rbk_search_go_to (self, near);
  if (!refine (self, FINE_LEVEL, last, error))
    return FALSE;
  if (rbk_worth_is_better (&self->first, &self->worth))
    go_to (self, today);
  simplify (self);
  return rbk_search_report (self, 0, error);
}
