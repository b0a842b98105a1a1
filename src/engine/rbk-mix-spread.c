/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-mix-spread.h"

#include "rbk-error.h"
#include "rbk-mix-private.h"
#include "rbk-quantiles.h"

const guint rbk_spread_percents[RBK_N_SPREAD_PERCENTS] = { 5, 10, 50, 90, 95 };

/* Of a plan, or of all. */
typedef struct
{
  gint64        overhead; /* in nano-units */
  RbkQuantiles *amounts, *ratios;
  gboolean      needs_more;
} Group;

typedef struct
{
  const RbkMixIndex *index;
  Group             *groups; /* (owned) of the plans, and of all */
  guint              n_plans;
  gint64             nano_per_minor, minor_per_unit;
  gboolean           is_second;
  gboolean           is_too_much;
} Spread;

static void
clear (Spread *self)
{
  for (guint i = 0; self->groups != NULL && i <= self->n_plans; i++)
    {
      g_clear_pointer (&self->groups[i].amounts, rbk_quantiles_free);
      g_clear_pointer (&self->groups[i].ratios, rbk_quantiles_free);
    }
  g_free (self->groups);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Spread, clear)

/* In nano-units, a half away from zero; what is past all numbers is the last of them. */
static gint64
get_ratio (const Spread *self, gint64 amount, gint64 bill)
{
  __int128 scaled;
  gint64   product;

  if (!__builtin_mul_overflow (amount, self->minor_per_unit, &product) &&
      ABS (product) < G_MAXINT64 / 2 && bill < G_MAXINT64 / 4)
    return (product + (product < 0 ? -bill / 2 : bill / 2)) / bill;
  scaled = (__int128) amount * self->minor_per_unit;
  scaled = (scaled + (scaled < 0 ? -bill / 2 : bill / 2)) / bill;
  return (gint64) CLAMP (scaled, -G_MAXINT64, G_MAXINT64);
}

static void
show (const Spread *self, RbkQuantiles *quantiles, gint64 value, gint64 weight)
{
  if (self->is_second)
    rbk_quantiles_keep (quantiles, value, weight);
  else
    rbk_quantiles_count (quantiles, value, weight);
}

static void
add_customer (const RbkMixOffer *offer, guint customer, gint64 bill, gpointer data)
{
  Spread *self = data;
  Group  *groups[] = { NULL, &self->groups[self->n_plans] };
  gint64  weight = rbk_mix_get_weight (self->index, customer), amount;

  if (offer == NULL)
    return;
  groups[0] = &self->groups[offer->plan];
  if (__builtin_mul_overflow (bill, self->nano_per_minor, &amount) ||
      __builtin_sub_overflow (amount, groups[0]->overhead, &amount) ||
      __builtin_sub_overflow (amount, self->index->cost[customer], &amount))
    {
      self->is_too_much = TRUE;
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      if (self->is_second && !groups[i]->needs_more)
        continue;
      show (self, groups[i]->amounts, amount, weight);
      if (bill > 0)
        show (self, groups[i]->ratios, get_ratio (self, amount, bill), weight);
    }
}

static gboolean
prepare (Spread *self)
{
  gboolean needs_more = FALSE;

  for (guint i = 0; i <= self->n_plans; i++)
    {
      Group   *group = &self->groups[i];
      gboolean of_amounts =
          rbk_quantiles_prepare (group->amounts, rbk_spread_percents, RBK_N_SPREAD_PERCENTS);
      gboolean of_ratios =
          rbk_quantiles_prepare (group->ratios, rbk_spread_percents, RBK_N_SPREAD_PERCENTS);

      group->needs_more = of_amounts || of_ratios;
      needs_more = needs_more || group->needs_more;
    }
  return needs_more;
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
init (Spread *self, const RbkSpec *spec, const RbkMixIndex *index, const guint *n)
{
  gint64 minor_raw = rbk_mix_get_minor_raw (spec);

  self->index = index;
  self->n_plans = spec->n_plans;
  self->nano_per_minor = minor_raw / (gint64) RBK_NANO_RAW;
  self->minor_per_unit = (gint64) RBK_DECIMAL_ONE_RAW / minor_raw;
  self->groups = g_new0 (Group, spec->n_plans + 1);
  for (guint i = 0; i <= spec->n_plans; i++)
    {
      self->groups[i].amounts = rbk_quantiles_new (n[i]);
      self->groups[i].ratios = rbk_quantiles_new (n[i]);
      if (i < spec->n_plans && n[i] > 0)
        self->groups[i].overhead =
            (gint64) (rbk_decimal_round (spec->plans[i].overhead, 9, RBK_ROUND_HALF_AWAY).raw /
                      RBK_NANO_RAW);
    }
}

static RbkMixSpread *
take (const Spread *self, GError **error)
{
  RbkMixSpread *spread;

  if (self->is_too_much)
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_OVERFLOW,
                   "the margin of a customer is more than can be compared; check the usage file");
      return NULL;
    }
  spread = g_new0 (RbkMixSpread, 1);
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
  g_autofree guint *n = NULL;
  g_auto(Spread) self = { 0 };

  g_return_val_if_fail (spec != NULL && index != NULL, NULL);

  runs = rbk_mix_runs_new (spec, -1, index, error);
  if (runs == NULL)
    return NULL;
  n = count_entries (spec, runs);
  init (&self, spec, index, n);
  rbk_mix_runs_visit (runs, add_customer, &self);
  if (prepare (&self))
    {
      self.is_second = TRUE;
      rbk_mix_runs_visit (runs, add_customer, &self);
    }
  return take (&self, error);
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
