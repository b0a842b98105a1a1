/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-trigger-calendar.h"

#include "rbk-fee.h"
#include "rbk-margin.h"
#include "rbk-rating-card.h"

/**
 * rbk_trigger_get_cap:
 * @spec: a book
 * @plan: one of its plans
 * @card: (out) (optional): the rate card that has it
 * @cap: (out): units a month up to it
 *
 * Finds a plan's cap on its axis. Caps of other periods are taken by the month.
 *
 * Returns: whether it has one, hard or soft
 */
gboolean
rbk_trigger_get_cap (const RbkSpec      *spec,
                     const RbkPlanSpec  *plan,
                     const RbkCardSpec **card,
                     RbkDecimal         *cap)
{
  const RbkPhaseSpec *phase;
  const RbkCardSpec  *found;
  int                 meter;

  g_return_val_if_fail (spec != NULL && plan != NULL && cap != NULL, FALSE);

  phase = plan->is_quote_only ? NULL : rbk_plan_spec_get_phase_on (plan, &spec->date);
  meter = rbk_spec_get_axis_meter (spec, plan);
  found = phase != NULL && meter >= 0 ? rbk_phase_spec_get_meter_card (phase, meter) : NULL;
  if (found == NULL || !found->has_cap || found->limit == RBK_LIMIT_NONE)
    return FALSE;
  *cap = rbk_card_spec_to_month (found, found->cap);
  if (card != NULL)
    *card = found;
  return TRUE;
}

/**
 * rbk_trigger_find_day:
 * @usage: units in a month
 * @cap: a cap
 * @percent: a share of it
 * @n_days: how many days the month has
 *
 * Finds when a customer comes to a share of a cap who uses the same every day.
 *
 * Returns: the first day at whose end so much is used; 0 where it is not in this month
 */
guint
rbk_trigger_find_day (RbkDecimal usage, RbkDecimal cap, guint percent, guint n_days)
{
  RbkDecimal bound = rbk_decimal_mul (cap, rbk_decimal_from_int (percent));
  RbkDecimal day;

  if (!rbk_decimal_is_valid (bound) || rbk_decimal_sign (usage) <= 0 || n_days == 0)
    return 0;
  usage = rbk_decimal_mul (usage, rbk_decimal_from_int (100));
  if (!rbk_decimal_is_valid (usage) || rbk_decimal_compare (bound, usage) > 0)
    return 0;
  day = rbk_decimal_mul_div (bound, rbk_decimal_from_int (n_days), usage, RBK_ROUND_CEILING);
  day = rbk_decimal_round (day, 0, RBK_ROUND_CEILING);
  /* A cap of nothing is reached with the first unit. */
  return (guint) CLAMP (rbk_decimal_to_double (day), 1.0, n_days);
}

static void
clear_month (gpointer month)
{
  g_clear_pointer (&((RbkTriggerMonth *) month)->hits, rbk_cap_hits_free);
}

static void
add_up (RbkTriggerMonth *self)
{
  for (guint i = 0; i < self->hits->n_days; i++)
    {
      self->at_50 += self->hits->at_50[i];
      self->at_80 += self->hits->at_80[i];
      self->at_100 += self->hits->at_100[i];
    }
}

static void
find_stake (RbkTriggerMonth *self, const RbkSpec *spec, const RbkCardSpec *card)
{
  const RbkPlanSpec  *plan = &spec->plans[self->plan];
  const RbkPhaseSpec *phase = rbk_plan_spec_get_phase_on (plan, &spec->date);

  rbk_gate_find_offer (spec, plan, card->meter, rbk_decimal_add (self->cap, RBK_DECIMAL_ONE),
                       &self->offer);
  if (!self->offer.has_price)
    return;
  self->more = rbk_decimal_sub (self->offer.price, rbk_phase_spec_get_fees (spec, phase));
  self->at_stake = rbk_decimal_mul (self->more, rbk_decimal_from_int ((gint64) self->at_100));
}

static RbkCapHits *
count_hits (
    const RbkSpec *spec, guint plan, RbkMixIndex *index, const RbkTriggerDays *days, GError **error)
{
  if (days->days == NULL)
    return rbk_cap_hits_new_even (spec, plan, index, days->n_days, days->is_everybody, error);
  return days->is_everybody ? rbk_cap_hits_new_for_plan (spec, plan, index, days->days, error)
                            : rbk_cap_hits_new (spec, plan, index, days->days, error);
}

/**
 * rbk_trigger_months_new:
 * @spec: a book
 * @index: its customers
 * @days: of whom, and when
 * @error: return location for a [error@Error]
 *
 * Says for each plan that has a cap on which days customers come to it, and what those who do
 * would pay more on the plan that is offered to them. Fails as [func@cap_hits_new] does.
 *
 * Returns: (transfer full) (nullable) (element-type RbkTriggerMonth): the plans, in order
 */
GArray *
rbk_trigger_months_new (const RbkSpec        *spec,
                        RbkMixIndex          *index,
                        const RbkTriggerDays *days,
                        GError              **error)
{
  g_autoptr(GArray) months = g_array_new (FALSE, FALSE, sizeof (RbkTriggerMonth));

  g_return_val_if_fail (spec != NULL && index != NULL && days != NULL, NULL);

  g_array_set_clear_func (months, clear_month);
  for (guint i = 0; i < spec->n_plans; i++)
    {
      RbkTriggerMonth    month = { .plan = i };
      const RbkCardSpec *card;

      if ((days->plan >= 0 && days->plan != (int) i) ||
          !rbk_trigger_get_cap (spec, &spec->plans[i], &card, &month.cap))
        continue;
      month.is_hard = card->limit == RBK_LIMIT_HARD;
      month.hits = count_hits (spec, i, index, days, error);
      if (month.hits == NULL)
        return NULL;
      add_up (&month);
      find_stake (&month, spec, card);
      g_array_append_val (months, month);
    }
  return g_steal_pointer (&months);
}

/**
 * rbk_trigger_paces_new:
 * @spec: a book
 * @n_days: how many days the month has
 *
 * Says when customers of the book's usage levels come to the caps of its plans, where they use
 * the same every day. It takes no customers' file.
 *
 * Returns: (transfer full) (element-type RbkTriggerPace): the levels of each plan that has a cap
 */
GArray *
rbk_trigger_paces_new (const RbkSpec *spec, guint n_days)
{
  GArray *paces = g_array_new (FALSE, FALSE, sizeof (RbkTriggerPace));

  g_return_val_if_fail (spec != NULL, paces);

  for (guint i = 0; i < spec->n_plans; i++)
    for (guint k = 0; k < spec->n_levels; k++)
      {
        const RbkPlanSpec *plan = &spec->plans[i];
        RbkTriggerPace     pace = { .plan = i, .level = k };
        RbkWhere           where = { .kind = RBK_WHERE_LEVEL };
        const RbkCardSpec *card;
        RbkFigure          figure;
        RbkDecimal         cap;

        if (!rbk_trigger_get_cap (spec, plan, &card, &cap))
          break;
        g_strlcpy (where.level, spec->levels[k].key, sizeof where.level);
        if (!rbk_figure_at (spec, plan, rbk_plan_spec_get_phase_on (plan, &spec->date), card->meter,
                            &where, NULL, &figure, NULL))
          continue;
        pace.usage = figure.usage;
        pace.day_50 = rbk_trigger_find_day (figure.usage, cap, 50, n_days);
        pace.day_80 = rbk_trigger_find_day (figure.usage, cap, 80, n_days);
        pace.day_100 = rbk_trigger_find_day (figure.usage, cap, 100, n_days);
        g_array_append_val (paces, pace);
      }
  return paces;
}
