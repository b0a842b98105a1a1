/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-error.h"
#include "rbk-mix-blocks.h"

/* A minor unit, in 10^-18 of the major one. */
gint64
rbk_mix_get_minor_raw (const RbkSpec *spec)
{
  gint64 raw = (gint64) RBK_DECIMAL_ONE_RAW;

  for (guint i = 0; i < spec->minor_digits; i++)
    raw /= 10;
  return raw;
}

/* What does not fit is invalid. */
RbkDecimal
rbk_mix_scale (__int128 amount, __int128 unit)
{
  __int128 raw;

  if (__builtin_mul_overflow (amount, unit, &raw))
    return RBK_DECIMAL_INVALID;
  return (RbkDecimal){ .raw = raw };
}

static RbkDecimal
multiply (RbkDecimal amount, guint64 n)
{
  return rbk_decimal_mul (amount, (RbkDecimal){ .raw = (__int128) n * RBK_DECIMAL_ONE_RAW });
}

static void
fill_plan (RbkMixPlan *self, const RbkMixTally *tally, RbkDecimal overhead, gint64 minor_raw)
{
  RbkDecimal losing_overhead = multiply (overhead, tally->n_losing);

  self->n_customers = tally->n_customers;
  self->n_losing = tally->n_losing;
  self->n_at_80 = tally->n_at_80;
  self->n_at_100 = tally->n_at_100;
  self->revenue = rbk_mix_scale (tally->revenue, minor_raw);
  self->inference = rbk_mix_scale (tally->cost, RBK_NANO_RAW);
  self->overhead = multiply (overhead, tally->n_customers);
  self->cost = rbk_decimal_add (self->inference, self->overhead);
  self->margin = rbk_decimal_sub (self->revenue, self->cost);
  self->loss = rbk_decimal_sub (rbk_decimal_add (rbk_mix_scale (tally->losing_cost, RBK_NANO_RAW),
                                                 losing_overhead),
                                rbk_mix_scale (tally->losing_revenue, minor_raw));
}

static void
add_plan (RbkMixPlan *total, const RbkMixPlan *plan)
{
  total->n_customers += plan->n_customers;
  total->n_losing += plan->n_losing;
  total->n_at_80 += plan->n_at_80;
  total->n_at_100 += plan->n_at_100;
  total->revenue = rbk_decimal_add (total->revenue, plan->revenue);
  total->inference = rbk_decimal_add (total->inference, plan->inference);
  total->overhead = rbk_decimal_add (total->overhead, plan->overhead);
  total->cost = rbk_decimal_add (total->cost, plan->cost);
  total->margin = rbk_decimal_add (total->margin, plan->margin);
  total->loss = rbk_decimal_add (total->loss, plan->loss);
}

/* Whether offers go by nothing but the source that customers are ordered by. */
gboolean
rbk_mix_is_on_one_source (const RbkMixIndex *index, const GArray *offers)
{
  for (guint i = 0; i < offers->len; i++)
    {
      const RbkMixOffer *offer = &g_array_index (offers, RbkMixOffer, i);

      for (guint k = 0; k < offer->lines->len; k++)
        if (g_array_index (offer->lines, RbkMixLine, k).meter.source != index->source)
          return FALSE;
      for (guint k = 1; k < RBK_N_MIX_SOURCES; k++)
        if (k != index->source &&
            (offer->limit[k] < index->largest[k] || offer->at_80[k] < G_MAXINT64))
          return FALSE;
    }
  return TRUE;
}

/* Whether the index was made for such a book. */
gboolean
rbk_mix_check_index (const RbkSpec *spec, RbkMixIndex *index, GError **error)
{
  if (rbk_mix_index_fits (index, spec))
    return TRUE;
  g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
               E_ ("the customers were made ready for another book; make them ready for this one"));
  return FALSE;
}

static gint64
get_nano_per_minor (const RbkSpec *spec)
{
  return rbk_mix_get_minor_raw (spec) / (gint64) RBK_NANO_RAW;
}

static RbkMix *
mix (const RbkSpec *spec, int only, RbkMixIndex *index, GError **error)
{
  g_autoptr(RbkMix) self = NULL;
  g_autoptr(GArray) offers = NULL;
  g_autofree RbkMixTally *tallies = NULL;

  if (!rbk_mix_check_index (spec, index, error))
    return NULL;
  offers = rbk_mix_offers_new (spec, index, only, error);
  if (offers == NULL)
    return NULL;

  tallies = g_new0 (RbkMixTally, MAX (spec->n_plans, 1));
  if (rbk_mix_is_on_one_source (index, offers))
    rbk_mix_walk (index, offers, get_nano_per_minor (spec), tallies, NULL);
  else
    rbk_mix_pass (index, rbk_mix_index_get_blocks (index, spec), offers, get_nano_per_minor (spec),
                  tallies, spec->n_plans, NULL);
  self = g_new0 (RbkMix, 1);
  self->n_customers = index->n_weighted;
  self->n_plans = spec->n_plans;
  self->plans = g_new0 (RbkMixPlan, MAX (spec->n_plans, 1));
  for (guint i = 0; i < spec->n_plans; i++)
    {
      fill_plan (&self->plans[i], &tallies[i], spec->plans[i].overhead,
                 rbk_mix_get_minor_raw (spec));
      add_plan (&self->total, &self->plans[i]);
    }
  self->n_unserved = self->n_customers - self->total.n_customers;
  if (rbk_decimal_is_valid (self->total.margin) && rbk_decimal_is_valid (self->total.loss))
    return g_steal_pointer (&self);
  g_set_error (error, RBK_ERROR, RBK_ERROR_OVERFLOW,
               E_ ("the customers together come to more than can be computed; check the usage "
                   "file"));
  return NULL;
}

/**
 * rbk_mix_new:
 * @spec: a book
 * @index: its customers
 * @error: return location for a [error@Error]
 *
 * Lets each customer take the cheapest plan that allows its usage, of equal ones the earlier,
 * and adds up what they pay and cost. Bills are those of a month, of the plans' lasting
 * terms, rounded line by line as [func@bill_monthly] does; a hard cap allows no usage past it.
 *
 * Which way a book takes depends on what its plans charge for and limit, and changes nothing
 * in the result, which is exact to the minor unit of each line:
 *
 * - Plans that all go by numbers from one column, be it calls, however many meters count them:
 *   customers stand in the order of that column, and are walked along it from kink to kink. A
 *   stretch that one plan wins costs a few sums where its bill is a whole number of minor units
 *   for each number of the column, and else one rounding for each different number. Graduated,
 *   volume and per-unit prices, included amounts, caps, minimum and maximum are straight between
 *   kinks; prices of packages go in steps and are compared number by number. Customers are only
 *   looked at one by one where they may cost more than they pay.
 * - Plans that go by several columns, as calls and tokens, or input and output tokens apart:
 *   customers stand in blocks of up to 512 who are alike. Where from the block's bounds one plan
 *   wins for all of them, only their bills on that one are worked out: by the block's sums where
 *   its lines need no rounding, else by vectors, of which there is a plain version too. Blocks
 *   that a boundary goes through, or whose numbers are past what doubles hold, are asked customer
 *   by customer, in whole numbers. Many blocks are shared among threads.
 *
 * Entries with weights count as often as they say, on both ways.
 *
 * Fails with `RBK_ERROR_INVALID` when the index is of another book, and with
 * `RBK_ERROR_OVERFLOW`.
 *
 * Returns: (transfer full): the mix
 */
RbkMix *
rbk_mix_new (const RbkSpec *spec, RbkMixIndex *index, GError **error)
{
  g_return_val_if_fail (spec != NULL && index != NULL, NULL);

  return mix (spec, -1, index, error);
}

/**
 * rbk_mix_new_for_plan:
 * @spec: a book
 * @plan: the place of one of its plans
 * @index: its customers
 * @error: return location for a [error@Error]
 *
 * As [func@mix_new], with that one plan to choose from: what happens when everybody is on it.
 * Customers that it does not allow, and all where it has no price, are unserved.
 *
 * Returns: (transfer full): the mix
 */
RbkMix *
rbk_mix_new_for_plan (const RbkSpec *spec, guint plan, RbkMixIndex *index, GError **error)
{
  g_return_val_if_fail (spec != NULL && index != NULL && plan < spec->n_plans, NULL);

  return mix (spec, (int) plan, index, error);
}

/**
 * rbk_mix_free:
 * @self: (transfer full): a mix
 *
 * Frees a mix.
 */
void
rbk_mix_free (RbkMix *self)
{
  g_free (self->plans);
  g_free (self);
}
