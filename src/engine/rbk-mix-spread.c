/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-mix-spread.h"

#include "rbk-error.h"
#include "rbk-mix-parts.h"
#include "rbk-quantiles.h"
#include "rbk-work.h"

const guint rbk_spread_percents[RBK_N_SPREAD_PERCENTS] = { 5, 10, 50, 90, 95 };

/* Work below this is not shared among threads. */
#define MIN_PER_PART 50000
#define MAX_PARTS 4

/* Of a plan, or of all. */
typedef struct
{
  RbkQuantiles *amounts, *ratios;
} Group;

/* What a thread finds. */
typedef struct
{
  Group   *groups; /* (owned) of the plans, and of all */
  gboolean is_too_much;
} Part;

typedef struct
{
  const RbkMixRuns *runs;
  gint64           *overheads; /* (owned) of the plans, in nano-units */
  guint            *n;         /* (owned) of the plans, and of all: entries */
  guint             n_plans, n_parts;
  gint64            nano_per_minor, minor_per_unit;
  gboolean          is_second;
  Group            *groups; /* (owned) all parts together */
  Part             *parts;  /* (owned) */
} Spread;

/* What visits a part. */
typedef struct
{
  const Spread *spread;
  Part         *part;
} Visit;

static void
clear_groups (Group *groups, guint n_plans)
{
  for (guint i = 0; groups != NULL && i <= n_plans; i++)
    {
      g_clear_pointer (&groups[i].amounts, rbk_quantiles_free);
      g_clear_pointer (&groups[i].ratios, rbk_quantiles_free);
    }
  g_free (groups);
}

static void
clear (Spread *self)
{
  for (guint i = 0; i < self->n_parts; i++)
    clear_groups (self->parts[i].groups, self->n_plans);
  clear_groups (self->groups, self->n_plans);
  g_free (self->parts);
  g_free (self->overheads);
  g_free (self->n);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Spread, clear)

/* In nano-units, a half away from zero; what is past all numbers is the last of them. */
static gint64
get_ratio (const Spread *self, gint64 amount, gint64 bill)
{
  __int128 scaled;
  gint64   product;

  if (!__builtin_mul_overflow (amount, self->minor_per_unit, &product) &&
      product < G_MAXINT64 / 2 && product > -G_MAXINT64 / 2 && bill < G_MAXINT64 / 4)
    return (product + (product < 0 ? -bill / 2 : bill / 2)) / bill;
  scaled = (__int128) amount * self->minor_per_unit;
  scaled = (scaled + (scaled < 0 ? -bill / 2 : bill / 2)) / bill;
  return (gint64) CLAMP (scaled, -G_MAXINT64, G_MAXINT64);
}

static void
count (Group *group, gint64 amount, gint64 bill, gint64 ratio, gint64 weight)
{
  rbk_quantiles_count (group->amounts, amount, weight);
  if (bill > 0)
    rbk_quantiles_count (group->ratios, ratio, weight);
}

static void
keep (Group *group, gint64 amount, gint64 bill, gint64 ratio, gint64 weight)
{
  rbk_quantiles_keep (group->amounts, amount, weight);
  if (bill > 0)
    rbk_quantiles_keep (group->ratios, ratio, weight);
}

static void
add_customers (const RbkMixView *view, gpointer data)
{
  const Visit       *visit = data;
  const Spread      *self = visit->spread;
  const RbkMixIndex *index = self->runs->index;
  Group             *group;

  if (view->offer == NULL)
    return;
  group = &visit->part->groups[view->offer->plan];
  for (guint i = 0; i < view->n; i++)
    {
      gint64 bill = view->bills[i], amount, ratio;
      gint64 weight = index->entry_weights != NULL ? index->entry_weights[view->customers[i]] : 1;

      if (__builtin_mul_overflow (bill, self->nano_per_minor, &amount) ||
          __builtin_sub_overflow (amount, self->overheads[view->offer->plan], &amount) ||
          __builtin_sub_overflow (amount, view->costs[i], &amount))
        {
          visit->part->is_too_much = TRUE;
          return;
        }
      ratio = bill > 0 ? get_ratio (self, amount, bill) : 0;
      if (self->is_second)
        {
          keep (group, amount, bill, ratio, weight);
          keep (&visit->part->groups[self->n_plans], amount, bill, ratio, weight);
        }
      else
        count (group, amount, bill, ratio, weight);
    }
}

static void
visit_part (guint part, gpointer data)
{
  const Spread *self = data;
  guint64       n = self->runs->index->n_customers;
  Visit         visit = { self, &self->parts[part] };

  rbk_mix_runs_visit (self->runs, (guint) (n * part / self->n_parts),
                      (guint) (n * (part + 1) / self->n_parts), add_customers, &visit);
}

static Group *
new_groups (const Spread *self)
{
  Group *groups = g_new0 (Group, self->n_plans + 1);

  for (guint i = 0; i <= self->n_plans; i++)
    {
      groups[i].amounts = rbk_quantiles_new (self->n[i]);
      groups[i].ratios = rbk_quantiles_new (self->n[i]);
    }
  return groups;
}

/* Adds up what the parts have counted: all together comes from the plans. */
static gboolean
merge (Spread *self)
{
  Group   *all = &self->groups[self->n_plans];
  gboolean needs_more = FALSE;

  for (guint i = 0; i <= self->n_plans; i++)
    {
      Group *group = &self->groups[i];

      for (guint k = 0; k < self->n_parts && i < self->n_plans; k++)
        {
          rbk_quantiles_merge (group->amounts, self->parts[k].groups[i].amounts);
          rbk_quantiles_merge (group->ratios, self->parts[k].groups[i].ratios);
        }
      if (i < self->n_plans)
        {
          rbk_quantiles_merge (all->amounts, group->amounts);
          rbk_quantiles_merge (all->ratios, group->ratios);
        }
      needs_more |=
          rbk_quantiles_prepare (group->amounts, rbk_spread_percents, RBK_N_SPREAD_PERCENTS);
      needs_more |=
          rbk_quantiles_prepare (group->ratios, rbk_spread_percents, RBK_N_SPREAD_PERCENTS);
    }
  return needs_more;
}

/* Goes through the customers again, for those in the bins of percentiles. */
static void
take_more (Spread *self)
{
  self->is_second = TRUE;
  for (guint k = 0; k < self->n_parts; k++)
    {
      clear_groups (self->parts[k].groups, self->n_plans);
      self->parts[k].groups = g_new0 (Group, self->n_plans + 1);
      for (guint i = 0; i <= self->n_plans; i++)
        {
          self->parts[k].groups[i].amounts = rbk_quantiles_new_part (self->groups[i].amounts);
          self->parts[k].groups[i].ratios = rbk_quantiles_new_part (self->groups[i].ratios);
        }
    }
  rbk_work_run (visit_part, self->n_parts, self);
  for (guint k = 0; k < self->n_parts; k++)
    for (guint i = 0; i <= self->n_plans; i++)
      {
        rbk_quantiles_join (self->groups[i].amounts, self->parts[k].groups[i].amounts);
        rbk_quantiles_join (self->groups[i].ratios, self->parts[k].groups[i].ratios);
      }
}

static void
fill (RbkMarginSpread *self, const Group *group)
{
  self->n_customers = rbk_quantiles_get_count (group->amounts);
  self->n_free = self->n_customers - rbk_quantiles_get_count (group->ratios);
  for (guint i = 0; i < RBK_N_SPREAD_PERCENTS; i++)
    {
      guint percent = rbk_spread_percents[i];

      self->has_amounts = rbk_quantiles_get (group->amounts, percent, &self->amounts[i]);
      self->has_ratios = rbk_quantiles_get (group->ratios, percent, &self->ratios[i]);
      self->ratios[i] = rbk_decimal_round (self->ratios[i], 9, RBK_ROUND_HALF_AWAY);
    }
}

static guint *
count_entries (const RbkSpec *spec, const RbkMixRuns *runs)
{
  guint *n = g_new0 (guint, spec->n_plans + 1);

  for (guint i = 0; i < runs->runs->len; i++)
    {
      const RbkMixRun *run = &g_array_index (runs->runs, RbkMixRun, i);

      if (run->offer < 0)
        continue;
      n[g_array_index (runs->offers, RbkMixOffer, run->offer).plan] += run->to - run->from;
      n[spec->n_plans] += run->to - run->from;
    }
  return n;
}

/* An overhead that does not fit was refused with the offers. */
static void
init (Spread *self, const RbkSpec *spec, const RbkMixRuns *runs)
{
  gint64 minor_raw = rbk_mix_get_minor_raw (spec);

  self->runs = runs;
  self->n = count_entries (spec, runs);
  self->n_plans = spec->n_plans;
  self->n_parts = CLAMP (runs->index->n_customers / MIN_PER_PART, 1, MAX_PARTS);
  self->n_parts = MIN (self->n_parts, g_get_num_processors ());
  self->nano_per_minor = minor_raw / (gint64) RBK_NANO_RAW;
  self->minor_per_unit = (gint64) RBK_DECIMAL_ONE_RAW / minor_raw;
  self->overheads = g_new0 (gint64, MAX (spec->n_plans, 1));
  for (guint i = 0; i < spec->n_plans; i++)
    if (self->n[i] > 0)
      self->overheads[i] =
          (gint64) (rbk_decimal_round (spec->plans[i].overhead, 9, RBK_ROUND_HALF_AWAY).raw /
                    RBK_NANO_RAW);
  self->groups = new_groups (self);
  self->parts = g_new0 (Part, self->n_parts);
  for (guint i = 0; i < self->n_parts; i++)
    self->parts[i].groups = new_groups (self);
}

static gboolean
is_too_much (const Spread *self, GError **error)
{
  gboolean is_any = FALSE;

  for (guint i = 0; i < self->n_parts; i++)
    is_any = is_any || self->parts[i].is_too_much;
  if (is_any)
    g_set_error (error, RBK_ERROR, RBK_ERROR_OVERFLOW,
                 E_ ("the margin of a customer is more than can be compared; check the usage "
                     "file"));
  return is_any;
}

static RbkMixSpread *
take (const Spread *self)
{
  RbkMixSpread *spread = g_new0 (RbkMixSpread, 1);

  spread->n_plans = self->n_plans;
  spread->plans = g_new0 (RbkMarginSpread, MAX (self->n_plans, 1));
  for (guint i = 0; i < self->n_plans; i++)
    fill (&spread->plans[i], &self->groups[i]);
  fill (&spread->total, &self->groups[self->n_plans]);
  return spread;
}

/**
 * rbk_mix_spread_new:
 * @spec: a book
 * @index: its customers
 * @error: return location for a [error@Error]
 *
 * Finds how the margins of customers differ where each takes the cheapest plan that allows its
 * usage, as [func@mix_new] has it. What a customer leaves is a number of nano-units, to which
 * the plan's overhead is rounded; its gross margin is one of billionths, a half away from zero.
 * Percentiles of these are exact. Fails as [func@mix_new] does, and with `RBK_ERROR_OVERFLOW`
 * where a customer's margin is not between plus and minus 9.2 billion major units.
 *
 * Returns: (transfer full): the percentiles
 */
RbkMixSpread *
rbk_mix_spread_new (const RbkSpec *spec, RbkMixIndex *index, GError **error)
{
  g_autoptr(RbkMixRuns) runs = NULL;
  g_auto(Spread) self = { 0 };

  g_return_val_if_fail (spec != NULL && index != NULL, NULL);

  runs = rbk_mix_runs_new (spec, -1, index, error);
  if (runs == NULL)
    return NULL;
  init (&self, spec, runs);
  rbk_work_run (visit_part, self.n_parts, &self);
  if (is_too_much (&self, error))
    return NULL;
  if (merge (&self))
    take_more (&self);
  return take (&self);
}

/**
 * rbk_mix_spread_free:
 * @self: (transfer full): percentiles
 *
 * Frees them.
 */
void
rbk_mix_spread_free (RbkMixSpread *self)
{
  g_free (self->plans);
  g_free (self);
}
