/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-usage-plans.h"
#include "rbk-usage-reading.h"

#include <string.h>

/* More than any month has days. */
#define DAYS 32

/* What is known of a customer. */
typedef struct
{
  guint    plan; /* one more than its number, 0 for none */
  guint    when;
  gboolean has_changed;
} PlanMark;

struct _RbkUsagePlans
{
  GArray  *marks; /* (element-type PlanMark) a customer each */
  guint    last;  /* the plan that was found last: rows of a plan mostly come together */
  guint    n_changed;
  gboolean is_full; /* there are more plans than are kept apart */
};

/*
 * rbk_usage_plans_new:
 *
 * Begins without a customer.
 *
 * Returns: (transfer full): the plans
 */
RbkUsagePlans *
rbk_usage_plans_new (void)
{
  RbkUsagePlans *self = g_new0 (RbkUsagePlans, 1);

  self->marks = g_array_new (FALSE, TRUE, sizeof (PlanMark));
  return self;
}

/*
 * rbk_usage_plans_free:
 * @self: (transfer full): plans
 *
 * Frees them.
 */
void
rbk_usage_plans_free (RbkUsagePlans *self)
{
  g_array_unref (self->marks);
  g_free (self);
}

static gboolean
is_named (RbkPopulation *population, guint plan, RbkCsvCell cell)
{
  const char *name = rbk_population_get_plan_name (population, plan);

  return strlen (name) == cell.length && memcmp (name, cell.text, cell.length) == 0;
}

/* The number of a plan: of one that is known, of a new one, or of what stands for the others. */
static guint
find_plan (RbkUsagePlans *self, RbkPopulation *population, RbkCsvCell cell)
{
  g_autofree char *name = NULL;
  guint            n = rbk_population_get_n_plans (population);

  if (self->last < n && is_named (population, self->last, cell))
    return self->last;
  for (guint i = 0; i < n; i++)
    if (is_named (population, i, cell))
      return i;

  name = g_utf8_make_valid (cell.text, (gssize) cell.length);
  self->is_full = self->is_full || n >= RBK_USAGE_MAX_PLANS;
  return rbk_population_add_plan (population, n >= RBK_USAGE_MAX_PLANS ? RBK_USAGE_OTHER : name);
}

/*
 * rbk_usage_plans_add:
 * @self: plans
 * @population: customers, that are being read
 * @customer: one of them
 * @date: when it was on the plan, as far as it is known
 * @cell: the plan; a blank one says nothing, and one that is too long for a name stands with
 *   the plans that are not kept apart
 *
 * Takes what a row says.
 */
void
rbk_usage_plans_add (RbkUsagePlans *self,
                     RbkPopulation *population,
                     guint          customer,
                     RbkUsageDate   date,
                     RbkCsvCell     cell)
{
  static const RbkCsvCell other = { RBK_USAGE_OTHER, sizeof RBK_USAGE_OTHER - 1 };
  guint                   when = date.month * DAYS + date.day;
  PlanMark               *mark;

  cell = rbk_usage_cell_trim (cell);
  if (cell.length == 0)
    return;
  self->last = find_plan (self, population, cell.length > RBK_USAGE_MAX_PLAN_NAME ? other : cell);
  if (self->marks->len <= customer)
    g_array_set_size (self->marks, customer + 1);
  mark = &g_array_index (self->marks, PlanMark, customer);

  if (mark->plan != 0 && mark->plan != self->last + 1 && !mark->has_changed)
    {
      mark->has_changed = TRUE;
      self->n_changed++;
    }
  if (when < mark->when)
    return;
  mark->plan = self->last + 1;
  mark->when = when;
}

/*
 * rbk_usage_plans_finish:
 * @self: plans that have taken all rows
 * @population: customers, that were read
 *
 * Tells the customers which plan they are on.
 */
void
rbk_usage_plans_finish (RbkUsagePlans *self, RbkPopulation *population)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      guint plan = g_array_index (self->marks, PlanMark, i).plan;

      if (plan != 0)
        rbk_population_set_plan (population, i, plan - 1);
    }
}

/*
 * rbk_usage_plans_get_n_changed:
 * @self: plans
 *
 * Returns: how many customers were on more than one
 */
guint
rbk_usage_plans_get_n_changed (const RbkUsagePlans *self)
{
  return self->n_changed;
}

/*
 * rbk_usage_plans_is_full:
 * @self: plans
 *
 * Returns: whether there are more than are kept apart
 */
gboolean
rbk_usage_plans_is_full (const RbkUsagePlans *self)
{
  return self->is_full;
}
