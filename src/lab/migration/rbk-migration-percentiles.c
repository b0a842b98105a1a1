/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-migration-percentiles.h"

#include "rbk-mix-parts.h"
#include "rbk-quantiles.h"
#include "rbk-work.h"

const guint rbk_rise_percents[RBK_N_RISE_PERCENTS] = { 5, 10, 25, 50, 75, 90, 95 };

/* Customers below this are not shared among threads. */
#define MIN_PER_PART 50000
#define MAX_PARTS 4

/* Of those on an old plan, or of all. */
typedef struct
{
  RbkQuantiles *rises, *changes; /* (owned) (nullable) */
} Group;

typedef struct
{
  const RbkMigrationBills *bills;
  guint                    n_plans, n_parts;
  guint                   *n;         /* (owned) entries of each group; the last is all */
  Group                   *groups;    /* (owned) all parts together */
  Group                   *parts;     /* (owned) of each part, one group after the other */
  gboolean                 is_second; /* whether customers come by for the second time */
} Work;

static void
clear_groups (Group *groups, guint n)
{
  for (guint i = 0; groups != NULL && i < n; i++)
    {
      g_clear_pointer (&groups[i].rises, rbk_quantiles_free);
      g_clear_pointer (&groups[i].changes, rbk_quantiles_free);
    }
}

static void
clear (Work *self)
{
  clear_groups (self->parts, self->n_parts * (self->n_plans + 1));
  clear_groups (self->groups, self->n_plans + 1);
  g_free (self->parts);
  g_free (self->groups);
  g_free (self->n);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, clear)

static Group *
get_part (const Work *self, guint part, guint group)
{
  return &self->parts[part * (self->n_plans + 1) + group];
}

static void
count (const Work *self, guint part, guint customer)
{
  const RbkMigrationBills *bills = self->bills;
  Group                   *group = get_part (self, part, (guint) bills->old_plans[customer]);
  gint64                   weight = rbk_migration_bills_get_weight (bills, customer);
  gint64                   change = bills->new_bills[customer] - bills->old_bills[customer];

  rbk_quantiles_count (group->changes, change, weight);
  if (bills->old_bills[customer] > 0)
    rbk_quantiles_count (group->rises, bills->rises[customer], weight);
}

static void
keep (Group *group, const RbkMigrationBills *bills, guint customer)
{
  gint64 weight = rbk_migration_bills_get_weight (bills, customer);
  gint64 change = bills->new_bills[customer] - bills->old_bills[customer];

  rbk_quantiles_keep (group->changes, change, weight);
  if (bills->old_bills[customer] > 0)
    rbk_quantiles_keep (group->rises, bills->rises[customer], weight);
}

static void
visit_part (guint part, gpointer data)
{
  const Work              *self = data;
  const RbkMigrationBills *bills = self->bills;
  guint                    from = (guint) ((guint64) bills->n * part / self->n_parts);
  guint                    to = (guint) ((guint64) bills->n * (part + 1) / self->n_parts);

  for (guint i = from; i < to; i++)
    {
      if (bills->kinds[i] != RBK_MOVER_COMPARED)
        continue;
      if (!self->is_second)
        {
          count (self, part, i);
          continue;
        }
      keep (get_part (self, part, (guint) bills->old_plans[i]), bills, i);
      keep (get_part (self, part, self->n_plans), bills, i);
    }
}

static void
init (Work *self, const RbkMigrationBills *bills)
{
  guint n_groups = bills->before->n_plans + 1;

  self->bills = bills;
  self->n_plans = bills->before->n_plans;
  self->n_parts = MIN (CLAMP (bills->n / MIN_PER_PART, 1, MAX_PARTS), g_get_num_processors ());
  self->n = g_new0 (guint, n_groups);
  for (guint i = 0; i < bills->n; i++)
    if (bills->kinds[i] == RBK_MOVER_COMPARED)
      {
        self->n[bills->old_plans[i]]++;
        self->n[self->n_plans]++;
      }
  self->groups = g_new0 (Group, n_groups);
  self->parts = g_new0 (Group, (gsize) n_groups * self->n_parts);
  for (guint i = 0; i < n_groups; i++)
    {
      self->groups[i].rises = rbk_quantiles_new (self->n[i]);
      self->groups[i].changes = rbk_quantiles_new (self->n[i]);
      for (guint k = 0; k < self->n_parts && i < self->n_plans; k++)
        {
          get_part (self, k, i)->rises = rbk_quantiles_new (self->n[i]);
          get_part (self, k, i)->changes = rbk_quantiles_new (self->n[i]);
        }
    }
}

/* Adds up what the parts have counted: all together comes from the plans. Returns whether
 * customers must come by once more. */
static gboolean
merge (Work *self)
{
  Group   *all = &self->groups[self->n_plans];
  gboolean needs_more = FALSE;

  for (guint i = 0; i <= self->n_plans; i++)
    {
      Group *group = &self->groups[i];

      for (guint k = 0; k < self->n_parts && i < self->n_plans; k++)
        {
          rbk_quantiles_merge (group->rises, get_part (self, k, i)->rises);
          rbk_quantiles_merge (group->changes, get_part (self, k, i)->changes);
        }
      if (i < self->n_plans)
        {
          rbk_quantiles_merge (all->rises, group->rises);
          rbk_quantiles_merge (all->changes, group->changes);
        }
      needs_more |= rbk_quantiles_prepare (group->rises, rbk_rise_percents, RBK_N_RISE_PERCENTS);
      needs_more |= rbk_quantiles_prepare (group->changes, rbk_rise_percents, RBK_N_RISE_PERCENTS);
    }
  return needs_more;
}

static void
take_more (Work *self)
{
  clear_groups (self->parts, self->n_parts * (self->n_plans + 1));
  for (guint k = 0; k < self->n_parts; k++)
    for (guint i = 0; i <= self->n_plans; i++)
      {
        get_part (self, k, i)->rises = rbk_quantiles_new_part (self->groups[i].rises);
        get_part (self, k, i)->changes = rbk_quantiles_new_part (self->groups[i].changes);
      }
  self->is_second = TRUE;
  rbk_work_run (visit_part, self->n_parts, self);
  for (guint k = 0; k < self->n_parts; k++)
    for (guint i = 0; i <= self->n_plans; i++)
      {
        rbk_quantiles_join (self->groups[i].rises, get_part (self, k, i)->rises);
        rbk_quantiles_join (self->groups[i].changes, get_part (self, k, i)->changes);
      }
}

/* Changes are in minor units, of which quantiles think as nano-units. */
static void
fill (RbkMoveSpread *spread, const Group *group, gint64 nano_per_minor)
{
  for (guint i = 0; i < RBK_N_RISE_PERCENTS; i++)
    {
      RbkDecimal *change = &spread->changes[i];

      spread->has_percentiles =
          rbk_quantiles_get (group->rises, rbk_rise_percents[i], &spread->rises[i]);
      spread->rises[i] = rbk_decimal_round (spread->rises[i], 9, RBK_ROUND_HALF_AWAY);
      spread->has_changes = rbk_quantiles_get (group->changes, rbk_rise_percents[i], change);
      change->raw *= nano_per_minor;
    }
}

/*
 * rbk_migration_take_percentiles:
 * @self: a migration whose bills are known
 *
 * Finds percentiles of how bills change, of each old plan and of all. Exact.
 */
void
rbk_migration_take_percentiles (RbkMigration *self)
{
  g_auto(Work) work = { 0 };
  gint64 nano_per_minor = rbk_mix_get_minor_raw (self->bills->after) / (gint64) RBK_NANO_RAW;

  init (&work, self->bills);
  rbk_work_run (visit_part, work.n_parts, &work);
  if (merge (&work))
    take_more (&work);
  for (guint i = 0; i < work.n_plans; i++)
    fill (&self->plans[i], &work.groups[i], nano_per_minor);
  fill (&self->total, &work.groups[work.n_plans], nano_per_minor);
}
