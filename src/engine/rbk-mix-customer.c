/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-error.h"
#include "rbk-fee.h"
#include "rbk-mix-bills.h"
#include "rbk-mix-parts.h"
#include "rbk-rating.h"

/**
 * rbk_mix_index_get_usage:
 * @index: customers
 * @spec: a book that they were made ready for
 * @customer: the place of one of them in the population
 *
 * Returns: what it used on the axis of the book's plans; its calls where there is none
 */
RbkDecimal
rbk_mix_index_get_usage (RbkMixIndex *index, const RbkSpec *spec, guint customer)
{
  int axis;

  g_return_val_if_fail (index != NULL && spec != NULL, RBK_DECIMAL_INVALID);
  g_return_val_if_fail (customer < index->n_customers, RBK_DECIMAL_INVALID);

  axis = rbk_mix_get_axis (spec);
  if (axis >= 0)
    return rbk_mix_meter_get_usage (&index->meters[axis],
                                    rbk_mix_get_number (index, (guint) axis, customer));
  return index->values[RBK_MIX_CALLS] != NULL
             ? rbk_decimal_from_int (index->values[RBK_MIX_CALLS][customer])
             : RBK_DECIMAL_ZERO;
}

static gboolean
is_allowed (const RbkPhaseSpec *phase, const RbkDecimal *usage)
{
  for (guint i = 0; i < phase->n_cards; i++)
    {
      const RbkCardSpec *card = &phase->cards[i];
      RbkRating          rating;

      if (!rbk_mix_uses_card (card))
        continue;
      rbk_rate_card_rate (card, rbk_decimal_mul (usage[card->meter], card->months), &rating);
      if (rbk_decimal_sign (rating.blocked) > 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
choose (const RbkSpec *spec, const RbkDecimal *usage, int only, RbkMixCustomer *result)
{
  for (guint i = 0; i < spec->n_plans; i++)
    {
      const RbkPhaseSpec *phase = rbk_mix_get_phase (spec, &spec->plans[i]);
      RbkDecimal          bill;

      if (phase == NULL || (only >= 0 && (guint) only != i) || !is_allowed (phase, usage))
        continue;
      bill = rbk_bill_monthly (spec, phase, usage);
      if (!rbk_decimal_is_valid (bill))
        return FALSE;
      if (result->plan >= 0 && rbk_decimal_compare (bill, result->bill) >= 0)
        continue;
      result->plan = (int) i;
      result->bill = bill;
    }
  return TRUE;
}

static gboolean
get_customer (const RbkSpec  *spec,
              RbkMixIndex    *index,
              guint           customer,
              int             only,
              RbkMixCustomer *result,
              GError        **error)
{
  g_autofree RbkDecimal *usage = g_new0 (RbkDecimal, MAX (spec->n_meters, 1));

  *result = (RbkMixCustomer){ .plan = -1 };
  result->usage = rbk_mix_index_get_usage (index, spec, customer);
  result->cost = (RbkDecimal){ .raw = index->cost[customer] * RBK_NANO_RAW };
  for (guint i = 0; i < spec->n_meters; i++)
    usage[i] = rbk_mix_meter_get_usage (&index->meters[i], rbk_mix_get_number (index, i, customer));

  if (!choose (spec, usage, only, result))
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_OVERFLOW,
                   E_ ("the bill of a customer is more than can be computed; lower the prices or "
                       "check the usage file"));
      return FALSE;
    }
  if (result->plan >= 0)
    result->cost = rbk_decimal_add (result->cost, spec->plans[result->plan].overhead);
  return TRUE;
}

/**
 * rbk_mix_get_customer:
 * @spec: a book
 * @index: its customers
 * @customer: the place of one of them in the population
 * @result: (out caller-allocates): what it takes, pays and costs
 * @error: return location for a [error@Error]
 *
 * Finds the plan of one customer, by billing it on each. It costs its inference alone where
 * no plan allows its usage. Fails with `RBK_ERROR_OVERFLOW`.
 *
 * Returns: `TRUE` on success
 */
gboolean
rbk_mix_get_customer (
    const RbkSpec *spec, RbkMixIndex *index, guint customer, RbkMixCustomer *result, GError **error)
{
  g_return_val_if_fail (spec != NULL && index != NULL && result != NULL, FALSE);
  g_return_val_if_fail (customer < index->n_customers, FALSE);

  return get_customer (spec, index, customer, -1, result, error);
}

/* A customer that may be among those that lose most. */
typedef struct
{
  gint64 loss; /* in nano-units */
  guint  customer;
} Candidate;

/* Greater losses first, of equal ones the earlier customer. */
static gboolean
is_before (const Candidate *a, const Candidate *b)
{
  return a->loss != b->loss ? a->loss > b->loss : a->customer < b->customer;
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  return is_before (a, b) ? -1 : is_before (b, a);
}

static void
sift_down (Candidate *heap, guint n, guint at)
{
  for (guint child = 2 * at + 1; child < n; child = 2 * at + 1)
    {
      Candidate swap = heap[at];

      if (child + 1 < n && is_before (&heap[child], &heap[child + 1]))
        child++;
      if (!is_before (&heap[at], &heap[child]))
        return;
      heap[at] = heap[child];
      heap[child] = swap;
      at = child;
    }
}

/* Keeps the first few: a heap with the last of them on top. */
static void
offer_candidate (GArray *heap, guint limit, Candidate candidate)
{
  Candidate *items;

  if (heap->len < limit)
    {
      g_array_append_val (heap, candidate);
      items = (Candidate *) (gpointer) heap->data;
      for (guint at = heap->len - 1; at > 0 && is_before (&items[(at - 1) / 2], &items[at]);)
        {
          Candidate swap = items[at];

          items[at] = items[(at - 1) / 2];
          items[(at - 1) / 2] = swap;
          at = (at - 1) / 2;
        }
      return;
    }
  items = (Candidate *) (gpointer) heap->data;
  if (limit > 0 && is_before (&candidate, &items[0]))
    {
      items[0] = candidate;
      sift_down (items, limit, 0);
    }
}

typedef struct
{
  GArray *heap;
  guint   limit;
  gint64  nano_per_minor;
} Search;

static void
find_candidates (const RbkMixView *view, gpointer data)
{
  const Search *self = data;

  for (guint i = 0; i < view->n && view->offer != NULL; i++)
    {
      gint64 kept = rbk_mix_get_kept (view->offer, view->bills[i], self->nano_per_minor), loss;

      if (view->costs[i] <= kept)
        continue;
      if (__builtin_sub_overflow (view->costs[i], kept, &loss))
        loss = G_MAXINT64;
      offer_candidate (self->heap, self->limit, (Candidate){ loss, view->customers[i] });
    }
}

static gboolean
add_loss (GArray          *losses,
          const RbkSpec   *spec,
          RbkMixIndex     *index,
          int              only,
          const Candidate *candidate,
          GError         **error)
{
  RbkMixCustomer customer;
  RbkMixLoss     loss = { .customer = candidate->customer,
                          .weight = (guint64) rbk_mix_get_weight (index, candidate->customer) };

  if (!get_customer (spec, index, candidate->customer, only, &customer, error))
    return FALSE;
  loss.plan = (guint) customer.plan;
  loss.usage = customer.usage;
  loss.bill = customer.bill;
  loss.cost = customer.cost;
  loss.break_even = rbk_decimal_round (customer.cost, spec->minor_digits, RBK_ROUND_CEILING);
  if (!rbk_fee_find_floor (spec, customer.cost, RBK_DECIMAL_ZERO,
                           spec->plans[loss.plan].target_margin, &loss.target_price))
    loss.target_price = RBK_DECIMAL_INVALID;
  g_array_append_val (losses, loss);
  return TRUE;
}

/**
 * rbk_mix_list_losing:
 * @spec: a book
 * @plan: the place of the only plan to choose from; -1 for all
 * @index: its customers
 * @limit: how many to list at most
 * @error: return location for a [error@Error]
 *
 * Lists the customers on which most money is lost, and what each would need to pay. Fails as
 * [func@mix_new] does.
 *
 * Returns: (transfer full) (element-type RbkMixLoss): the customers, the greatest loss first
 */
GArray *
rbk_mix_list_losing (const RbkSpec *spec, int plan, RbkMixIndex *index, guint limit, GError **error)
{
  g_autoptr(RbkMixRuns) runs = NULL;
  g_autoptr(GArray) heap = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_autoptr(GArray) losses = g_array_new (FALSE, FALSE, sizeof (RbkMixLoss));
  Search search = { heap, limit, 0 };

  g_return_val_if_fail (spec != NULL && index != NULL, NULL);
  g_return_val_if_fail (plan < (int) spec->n_plans, NULL);

  runs = rbk_mix_runs_new (spec, plan, index, error);
  if (runs == NULL)
    return NULL;
  search.nano_per_minor = rbk_mix_get_minor_raw (spec) / (gint64) RBK_NANO_RAW;
  rbk_mix_runs_visit (runs, 0, index->n_customers, find_candidates, &search);
  g_array_sort (heap, compare_candidates);
  for (guint i = 0; i < heap->len; i++)
    if (!add_loss (losses, spec, index, plan, &g_array_index (heap, Candidate, i), error))
      return NULL;
  return g_steal_pointer (&losses);
}

/**
 * rbk_mix_list_customers:
 * @spec: a book
 * @plan: the place of one of its plans
 * @index: its customers
 * @error: return location for a [error@Error]
 *
 * Lists who takes a plan. Fails as [func@mix_new] does.
 *
 * Returns: (transfer full) (element-type guint): the customers' places in the population, in
 *   no order
 */
GArray *
rbk_mix_list_customers (const RbkSpec *spec, guint plan, RbkMixIndex *index, GError **error)
{
  g_autoptr(RbkMixRuns) runs = NULL;
  GArray *customers;

  g_return_val_if_fail (spec != NULL && index != NULL && plan < spec->n_plans, NULL);

  runs = rbk_mix_runs_new (spec, -1, index, error);
  if (runs == NULL)
    return NULL;
  customers = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < runs->runs->len; i++)
    {
      const RbkMixRun *run = &g_array_index (runs->runs, RbkMixRun, i);

      if (run->offer >= 0 && g_array_index (runs->offers, RbkMixOffer, run->offer).plan == plan)
        g_array_append_vals (customers, runs->order + run->from, run->to - run->from);
    }
  return customers;
}
