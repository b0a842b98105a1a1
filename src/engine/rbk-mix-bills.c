/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-mix-bills.h"

#include "rbk-large.h"
#include "rbk-mix-parts.h"
#include "rbk-work.h"

/* Customers below this are not shared among threads. */
#define MIN_PER_PART 50000
#define MAX_PARTS 4

/* A plan that somebody is to be billed on, whatever it allows. */
typedef struct
{
  GArray  *open;     /* (owned) (nullable) (element-type RbkMixOffer) it, with nobody stopped */
  GArray  *stopping; /* (owned) (nullable) (element-type RbkMixOffer) it with its hard caps */
  gboolean is_wanted;
} Target;

typedef struct
{
  const RbkMixIndex *index;
  const int         *wanted; /* (nullable) */
  RbkMixBills       *bills;
  RbkMixRuns        *runs;    /* (owned) (nullable) */
  Target            *targets; /* (owned) (array length=n_targets) */
  guint              n_targets, n_parts;
} Work;

static void
clear (Work *self)
{
  for (guint i = 0; i < self->n_targets; i++)
    {
      g_clear_pointer (&self->targets[i].open, g_array_unref);
      g_clear_pointer (&self->targets[i].stopping, g_array_unref);
    }
  g_free (self->targets);
  g_clear_pointer (&self->runs, rbk_mix_runs_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, clear)

/* Finds out what is wanted of whom. Returns whether anybody takes the cheapest. */
static gboolean
look (Work *self)
{
  gboolean has_cheapest = self->wanted == NULL;

  for (guint i = 0; i < self->index->n_customers && self->wanted != NULL; i++)
    if (self->wanted[i] >= 0)
      self->targets[self->wanted[i]].is_wanted = TRUE;
    else
      has_cheapest |= self->wanted[i] == RBK_MIX_CHEAPEST;
  return has_cheapest;
}

static gboolean
prepare (Work *self, const RbkSpec *spec, RbkMixIndex *index, GError **error)
{
  gboolean has_cheapest = look (self);

  if (has_cheapest)
    {
      self->runs = rbk_mix_runs_new (spec, -1, index, error);
      if (self->runs == NULL)
        return FALSE;
    }
  else if (!rbk_mix_check_index (spec, index, error))
    return FALSE;
  for (guint i = 0; i < self->n_targets; i++)
    {
      Target *target = &self->targets[i];

      if (!target->is_wanted || rbk_mix_get_phase (spec, &spec->plans[i]) == NULL)
        continue;
      target->open = rbk_mix_offers_new_unstopped (spec, index, i, error);
      if (target->open == NULL)
        return FALSE;
      target->stopping = rbk_mix_offers_new (spec, index, (int) i, error);
      if (target->stopping == NULL)
        return FALSE;
    }
  return TRUE;
}

static void
take_cheapest (const RbkMixView *view, gpointer data)
{
  const Work  *self = data;
  RbkMixBills *bills = self->bills;

  for (guint i = 0; i < view->n && view->offer != NULL; i++)
    {
      guint customer = view->customers[i];

      if (self->wanted != NULL && self->wanted[customer] != RBK_MIX_CHEAPEST)
        continue;
      bills->plans[customer] = (int) view->offer->plan;
      bills->bills[customer] = view->bills[i];
    }
}

static gboolean
is_past (const Target *target, const gint64 numbers[RBK_N_MIX_SOURCES])
{
  const RbkMixOffer *offer;

  if (target->stopping->len == 0)
    return TRUE;
  offer = &g_array_index (target->stopping, RbkMixOffer, 0);
  for (guint i = 0; i < RBK_N_MIX_SOURCES; i++)
    if (numbers[i] > offer->limit[i])
      return TRUE;
  return FALSE;
}

static void
take_wanted (const Work *self, guint customer)
{
  const Target *target = &self->targets[self->wanted[customer]];
  gint64        numbers[RBK_N_MIX_SOURCES];

  if (target->open == NULL)
    return;
  rbk_mix_get_numbers (self->index, customer, numbers);
  self->bills->plans[customer] = self->wanted[customer];
  self->bills->bills[customer] =
      rbk_mix_offer_get_bill (&g_array_index (target->open, RbkMixOffer, 0), numbers);
  self->bills->is_stopped[customer] = is_past (target, numbers);
}

/* No customer is in two parts, neither of the order nor of the population. */
static void
bill_part (guint part, gpointer data)
{
  Work   *self = data;
  guint64 n = self->index->n_customers;
  guint   from = (guint) (n * part / self->n_parts), to = (guint) (n * (part + 1) / self->n_parts);

  if (self->runs != NULL)
    rbk_mix_runs_visit (self->runs, from, to, take_cheapest, self);
  for (guint i = from; i < to && self->wanted != NULL; i++)
    if (self->wanted[i] >= 0)
      take_wanted (self, i);
}

static RbkMixBills *
bills_new (guint n)
{
  RbkMixBills *self = g_new0 (RbkMixBills, 1);

  self->n = n;
  self->plans = rbk_large_new0 (MAX (n, 1) * sizeof (int));
  self->bills = rbk_large_new0 (MAX (n, 1) * sizeof (gint64));
  self->is_stopped = rbk_large_new0 (MAX (n, 1));
  for (guint i = 0; i < n; i++)
    self->plans[i] = -1;
  return self;
}

/**
 * rbk_mix_bills_new:
 * @spec: a book
 * @index: its customers
 * @wanted: (nullable): of each entry the place of a plan to bill it on, %RBK_MIX_CHEAPEST or
 *   %RBK_MIX_NO_PLAN; by default all take the cheapest
 * @error: return location for a [error@Error]
 *
 * Bills every customer for a month: on a plan that was chosen for it, whatever that allows, but
 * usage past a hard cap is not billed; or on the cheapest plan that allows its usage, of equal
 * ones the earlier. Bills are those that [func@mix_new] adds up. A customer whose plan has a
 * price on request alone, or that none allows, has no bill. Fails as that does.
 *
 * Returns: (transfer full): the bills
 */
RbkMixBills *
rbk_mix_bills_new (const RbkSpec *spec, RbkMixIndex *index, const int *wanted, GError **error)
{
  g_autoptr(RbkMixBills) self = NULL;
  g_auto(Work) work = { .index = index, .wanted = wanted };

  g_return_val_if_fail (spec != NULL && index != NULL, NULL);

  work.n_targets = spec->n_plans;
  work.targets = g_new0 (Target, MAX (spec->n_plans, 1));
  if (!prepare (&work, spec, index, error))
    return NULL;
  work.bills = self = bills_new (index->n_customers);
  work.n_parts = CLAMP (index->n_customers / MIN_PER_PART, 1, MAX_PARTS);
  work.n_parts = MIN (work.n_parts, g_get_num_processors ());
  rbk_work_run (bill_part, work.n_parts, &work);
  return g_steal_pointer (&self);
}

/**
 * rbk_mix_bills_free:
 * @self: (transfer full): bills
 *
 * Frees them.
 */
void
rbk_mix_bills_free (RbkMixBills *self)
{
  g_free (self->plans);
  g_free (self->bills);
  g_free (self->is_stopped);
  g_free (self);
}

/**
 * rbk_mix_index_get_costs:
 * @self: an index
 *
 * Returns: (transfer none) (array): what each entry costs to serve a month beside the overhead,
 *   in nano-units
 */
const gint64 *
rbk_mix_index_get_costs (RbkMixIndex *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->cost;
}
