/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-scenario-bills.h"

#include "rbk-large.h"
#include "rbk-mix-parts.h"

#include <string.h>

#define NO_PLAN G_MAXUINT16

struct _RbkCustomerBills
{
  guint    n_plans;
  gint64  *bills; /* (owned) of each customer of the population, in minor units */
  guint16 *plans; /* (owned) the plan that it takes */
};

static void
note_bills (const RbkMixView *view, gpointer data)
{
  RbkCustomerBills *self = data;

  for (guint i = 0; i < view->n; i++)
    {
      self->bills[view->customers[i]] = view->bills[i];
      self->plans[view->customers[i]] = view->offer != NULL ? (guint16) view->offer->plan : NO_PLAN;
    }
}

/*
 * rbk_customer_bills_new:
 * @spec: a book
 * @index: its customers
 * @error: return location for a [error@Error]
 *
 * Bills every customer on the cheapest plan that allows it. Fails as [func@mix_new] does.
 *
 * Returns: (transfer full): the bills
 */
RbkCustomerBills *
rbk_customer_bills_new (const RbkSpec *spec, RbkMixIndex *index, GError **error)
{
  g_autoptr(RbkMixRuns) runs = rbk_mix_runs_new (spec, -1, index, error);
  gsize             n = MAX (index->n_customers, 1);
  RbkCustomerBills *self;

  if (runs == NULL)
    return NULL;
  self = g_new0 (RbkCustomerBills, 1);
  self->n_plans = spec->n_plans;
  self->bills = rbk_large_new0 (n * sizeof *self->bills);
  self->plans = rbk_large_new0 (n * sizeof *self->plans);
  rbk_mix_runs_visit (runs, 0, index->n_customers, note_bills, self);
  return self;
}

void
rbk_customer_bills_free (RbkCustomerBills *self)
{
  g_free (self->bills);
  g_free (self->plans);
  g_free (self);
}

/* A customer's change, to find the one in the middle. */
typedef struct
{
  double  change;
  guint64 weight;
} Change;

typedef struct
{
  const RbkCustomerBills *before;
  const RbkMixIndex      *index;
  RbkBillChange          *changes; /* of each plan */
  GArray                **all;     /* (nullable) (element-type Change) of each plan */
} Comparison;

static void
take_worst (RbkBillChange *self, double change, guint customer, gint64 before, gint64 after)
{
  if (self->has_worst && (change < self->worst_change ||
                          (change <= self->worst_change && customer > self->worst_customer)))
    return;
  self->has_worst = TRUE;
  self->worst_change = change;
  self->worst_customer = customer;
  self->worst_before = before;
  self->worst_after = after;
}

static void
compare_customer (const Comparison *self, guint customer, gint64 bill)
{
  guint          plan = self->before->plans[customer];
  gint64         before = self->before->bills[customer];
  guint64        weight = (guint64) rbk_mix_get_weight (self->index, customer);
  RbkBillChange *change = &self->changes[plan];
  Change         own = { 0, weight };

  if (bill > before)
    change->n_paying_more += weight;
  if (bill < before)
    change->n_paying_less += weight;
  if (before <= 0)
    return;
  own.change = (double) (bill - before) / (double) before;
  take_worst (change, own.change, customer, before, bill);
  if (self->all != NULL)
    g_array_append_val (self->all[plan], own);
}

static void
compare_bills (const RbkMixView *view, gpointer data)
{
  const Comparison *self = data;

  for (guint i = 0; i < view->n; i++)
    {
      guint customer = view->customers[i], plan = self->before->plans[customer];

      if (plan == NO_PLAN)
        continue;
      if (view->offer != NULL)
        compare_customer (self, customer, view->bills[i]);
      else
        self->changes[plan].n_stopped += (guint64) rbk_mix_get_weight (self->index, customer);
    }
}

static int
compare_changes (gconstpointer a, gconstpointer b)
{
  double left = ((const Change *) a)->change, right = ((const Change *) b)->change;

  return left < right ? -1 : left > right;
}

/* The change of the customer in the middle, the lower one of two. */
static double
find_typical (GArray *all)
{
  guint64 n = 0, before = 0;

  g_array_sort (all, compare_changes);
  for (guint i = 0; i < all->len; i++)
    n += g_array_index (all, Change, i).weight;
  for (guint i = 0; i < all->len; i++)
    {
      before += g_array_index (all, Change, i).weight;
      if (before >= (n + 1) / 2)
        return g_array_index (all, Change, i).change;
    }
  return 0.0;
}

/*
 * rbk_customer_bills_compare:
 * @self: bills
 * @spec: the book of other circumstances, with the same plans
 * @index: the same customers under them
 * @has_typical: whether to find the customer in the middle, which takes sorting
 * @changes: (out caller-allocates) (array): the changes of each plan
 * @error: return location for a [error@Error]
 *
 * Bills every customer again and says how its bill changes. Of equal changes the earlier customer
 * has the worst one. Fails as [func@mix_new] does.
 *
 * Returns: `TRUE` on success
 */
gboolean
rbk_customer_bills_compare (const RbkCustomerBills *self,
                            const RbkSpec          *spec,
                            RbkMixIndex            *index,
                            gboolean                has_typical,
                            RbkBillChange          *changes,
                            GError                **error)
{
  g_autoptr(RbkMixRuns) runs = rbk_mix_runs_new (spec, -1, index, error);
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  Comparison comparison = { self, index, changes, NULL };

  if (runs == NULL)
    return FALSE;
  memset (changes, 0, self->n_plans * sizeof *changes);
  for (guint i = 0; has_typical && i < self->n_plans; i++)
    g_ptr_array_add (all, g_array_new (FALSE, FALSE, sizeof (Change)));
  if (has_typical)
    comparison.all = (GArray **) all->pdata;
  rbk_mix_runs_visit (runs, 0, index->n_customers, compare_bills, &comparison);
  for (guint i = 0; i < all->len; i++)
    changes[i].typical_change = find_typical (g_ptr_array_index (all, i));
  return TRUE;
}
