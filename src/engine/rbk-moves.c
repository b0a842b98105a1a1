/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-moves.h"

#include "rbk-error.h"
#include "rbk-mix-parts.h"
#include "rbk-plan-match.h"

/* Customers of one plan today who take another, in minor units. */
typedef struct
{
  int      to;
  guint64  n;
  __int128 before, bill;
} Flow;

typedef struct
{
  const RbkMixIndex *index;
  const guint       *plans;  /* (nullable) of each customer, one more than the number */
  GArray           **flows;  /* (owned) (element-type Flow) (nullable) of each name */
  GArray           **offers; /* (owned) (element-type RbkMixOffer) (nullable) of each name */
  RbkMoves          *moves;
} Count;

static void
clear (Count *self)
{
  for (guint i = 0; self->flows != NULL && i < self->moves->n_names; i++)
    {
      g_clear_pointer (&self->flows[i], g_array_unref);
      g_clear_pointer (&self->offers[i], g_array_unref);
    }
  g_free (self->flows);
  g_free (self->offers);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Count, clear)

static void
add_to_flow (Count *self, guint from, const Flow *more)
{
  GArray *flows = self->flows[from];

  if (flows == NULL)
    flows = self->flows[from] = g_array_new (FALSE, FALSE, sizeof (Flow));
  for (guint i = 0; i < flows->len; i++)
    {
      Flow *flow = &g_array_index (flows, Flow, i);

      if (flow->to != more->to)
        continue;
      flow->n += more->n;
      flow->before += more->before;
      flow->bill += more->bill;
      return;
    }
  g_array_append_val (flows, *more);
}

static void
add_customer (Count *self, const RbkMixOffer *offer, guint customer, gint64 bill)
{
  __int128 weight = rbk_mix_get_weight (self->index, customer);
  Flow     flow = { offer != NULL ? (int) offer->plan : -1, (guint64) weight, 0, bill * weight };
  guint    from = self->plans != NULL ? self->plans[customer] : 0;

  if (from == 0)
    {
      if (offer == NULL)
        self->moves->n_unserved += (guint64) weight;
      else
        self->moves->n_unknown += (guint64) weight;
      return;
    }
  if (self->offers[from - 1] != NULL)
    {
      gint64 numbers[RBK_N_MIX_SOURCES];

      rbk_mix_get_numbers (self->index, customer, numbers);
      flow.before =
          weight *
          rbk_mix_offer_get_bill (&g_array_index (self->offers[from - 1], RbkMixOffer, 0), numbers);
    }
  add_to_flow (self, from - 1, &flow);
}

static void
add_customers (const RbkMixView *view, gpointer data)
{
  for (guint i = 0; i < view->n; i++)
    add_customer (data, view->offer, view->customers[i], view->bills[i]);
}

/* Finds the plans of the book, and what they charge whatever is used. */
static gboolean
find_offers (Count *self, const RbkSpec *spec, GError **error)
{
  RbkPopulation *population = rbk_mix_index_get_population ((RbkMixIndex *) self->index);

  for (guint i = 0; i < self->moves->n_names; i++)
    {
      int place = rbk_plan_match (spec, rbk_population_get_plan_name (population, i), NULL);

      self->moves->places[i] = place;
      if (place < 0 || rbk_mix_get_phase (spec, &spec->plans[place]) == NULL)
        continue;
      self->offers[i] = rbk_mix_offers_new_unstopped (spec, self->index, (guint) place, error);
      if (self->offers[i] == NULL)
        return FALSE;
    }
  return TRUE;
}

static int
compare_flows (gconstpointer a, gconstpointer b)
{
  return ((const Flow *) a)->to - ((const Flow *) b)->to;
}

static guint64 *
find_counter (RbkMoves *self, const RbkMove *move, gboolean has_bill)
{
  int place = self->places[move->from];

  if (move->to < 0)
    return &self->n_unserved;
  if (!has_bill)
    return &self->n_unknown;
  return move->to == place  ? &self->n_staying
         : move->to > place ? &self->n_upgrading
                            : &self->n_downgrading;
}

static void
add_move (Count *self, guint from, const Flow *flow, gint64 minor_raw)
{
  RbkMoves *moves = self->moves;
  gboolean  has_bill = self->offers[from] != NULL;
  RbkMove   move = { from, flow->to, flow->n, RBK_DECIMAL_INVALID,
                     rbk_mix_scale (flow->bill, minor_raw) };
  guint64  *counter = find_counter (moves, &move, has_bill);

  if (has_bill)
    move.bill_before = rbk_mix_scale (flow->before, minor_raw);
  g_array_append_val (moves->moves, move);
  *counter += flow->n;
  if (counter == &moves->n_unserved || counter == &moves->n_unknown)
    return;
  moves->bill_before = rbk_decimal_add (moves->bill_before, move.bill_before);
  moves->bill = rbk_decimal_add (moves->bill, move.bill);
}

static void
init (Count *self, RbkMoves *moves, const RbkMixIndex *index)
{
  RbkPopulation *population = index->population;

  moves->n_names = rbk_population_get_n_plans (population);
  moves->places = g_new0 (int, MAX (moves->n_names, 1));
  moves->moves = g_array_new (FALSE, FALSE, sizeof (RbkMove));
  self->index = index;
  self->plans = rbk_population_get_plans (population);
  self->flows = g_new0 (GArray *, MAX (moves->n_names, 1));
  self->offers = g_new0 (GArray *, MAX (moves->n_names, 1));
  self->moves = moves;
}

static gboolean
is_too_much (const RbkMoves *self, GError **error)
{
  if (rbk_decimal_is_valid (self->bill_before) && rbk_decimal_is_valid (self->bill))
    return FALSE;
  g_set_error (error, RBK_ERROR, RBK_ERROR_OVERFLOW,
               E_ ("the customers together pay more than can be computed; check the usage file"));
  return TRUE;
}

/**
 * rbk_moves_new:
 * @spec: a book
 * @index: its customers
 * @error: return location for a [error@Error]
 *
 * Compares the plans that customers are on today, where their file names them, with those
 * that they take when each takes the cheapest that allows its usage. Fails as
 * [func@mix_new] does.
 *
 * Returns: (transfer full): where they go; without moves where no plan is named
 */
RbkMoves *
rbk_moves_new (const RbkSpec *spec, RbkMixIndex *index, GError **error)
{
  g_autoptr(RbkMoves) self = g_new0 (RbkMoves, 1);
  g_autoptr(RbkMixRuns) runs = NULL;
  g_auto(Count) count = { .moves = self };

  g_return_val_if_fail (spec != NULL && index != NULL, NULL);

  init (&count, self, index);
  runs = rbk_mix_runs_new (spec, -1, index, error);
  if (runs == NULL || !find_offers (&count, spec, error))
    return NULL;
  rbk_mix_runs_visit (runs, 0, count.index->n_customers, add_customers, &count);
  for (guint i = 0; i < self->n_names; i++)
    {
      if (count.flows[i] == NULL)
        continue;
      g_array_sort (count.flows[i], compare_flows);
      for (guint k = 0; k < count.flows[i]->len; k++)
        add_move (&count, i, &g_array_index (count.flows[i], Flow, k),
                  rbk_mix_get_minor_raw (spec));
    }
  return is_too_much (self, error) ? NULL : g_steal_pointer (&self);
}

/**
 * rbk_moves_free:
 * @self: (transfer full): moves
 *
 * Frees them.
 */
void
rbk_moves_free (RbkMoves *self)
{
  g_clear_pointer (&self->moves, g_array_unref);
  g_free (self->places);
  g_free (self);
}
