/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-trigger.h"

#include "rbk-error.h"
#include "rbk-gate-message.h"
#include "rbk-margin.h"
#include "rbk-rating-card.h"

/* A pace of one or two days says little. */
#define FIRST_DAY_OF_PACE 3

#define WHOLE RBK_DECIMAL_UNITS (100)

/* Where a book leaves thresholds out, these are meant. */
static const gint64 common_alerts[] = { 50, 80, 100 };

static void
reach_alert (RbkTrigger *self, RbkDecimal percent)
{
  RbkDecimal used = rbk_decimal_mul (self->used, WHOLE);
  RbkDecimal at = rbk_decimal_mul (self->cap, percent);

  if (!rbk_decimal_is_valid (used) || !rbk_decimal_is_valid (at) ||
      rbk_decimal_compare (used, at) < 0 ||
      (self->has_alert && rbk_decimal_compare (percent, self->alert) <= 0))
    return;
  self->has_alert = TRUE;
  self->alert = percent;
}

/* The highest threshold alone: it says what those below it said. A hard cap is always one. */
static void
find_alert (RbkTrigger *self, const RbkCardSpec *card)
{
  for (guint i = 0; i < card->n_alerts; i++)
    reach_alert (self, card->alerts[i]);
  for (guint i = 0; card->n_alerts == 0 && i < G_N_ELEMENTS (common_alerts); i++)
    reach_alert (self, rbk_decimal_from_int (common_alerts[i]));
  if (self->is_hard)
    reach_alert (self, WHOLE);
}

static gboolean
alert_tells_pace (const RbkTrigger *self, GPtrArray *messages)
{
  for (guint i = 0; self->has_alert && i < messages->len; i++)
    {
      const RbkGateMessage *message = g_ptr_array_index (messages, i);

      if (message->event == RBK_MESSAGE_EVENT_ALERT &&
          (!message->has_threshold || rbk_decimal_equal (message->threshold, self->alert)) &&
          rbk_gate_message_uses (message, "projected"))
        return TRUE;
    }
  return FALSE;
}

/* Past a soft cap a customer may stay and pay: another plan must cost less. */
static void
find_offer (RbkTrigger *self, const RbkSpec *spec, const RbkPhaseSpec *phase)
{
  RbkDecimal usage = rbk_decimal_max (self->used, self->projected);
  RbkFigure  stays;

  if (self->is_hard)
    usage = rbk_decimal_max (usage, rbk_decimal_add (self->cap, RBK_DECIMAL_ONE));
  rbk_gate_find_offer (spec, self->plan, self->meter, usage, &self->offer);
  if (self->is_hard || self->offer.plan == NULL)
    return;
  rbk_figure_at_usage (spec, self->plan, phase, self->meter, usage, &stays);
  if (!self->offer.has_price || (rbk_decimal_is_valid (stays.bill) &&
                                 rbk_decimal_compare (self->offer.bill, stays.bill) >= 0))
    self->offer = (RbkGateOffer){ .plan = NULL };
}

static void
look_at_cap (RbkTrigger         *self,
             const RbkSpec      *spec,
             const RbkPhaseSpec *phase,
             const RbkCardSpec  *card,
             guint               day,
             GPtrArray          *messages)
{
  self->cap = rbk_card_spec_to_month (card, card->cap);
  self->is_hard = card->limit == RBK_LIMIT_HARD;
  self->has_share = rbk_decimal_sign (self->cap) > 0;
  if (self->has_share)
    self->share =
        rbk_decimal_to_double (rbk_decimal_div (self->used, self->cap, RBK_ROUND_HALF_AWAY));
  self->is_over = rbk_decimal_compare (self->projected, self->cap) > 0;
  self->is_limit = self->is_hard && rbk_decimal_compare (self->used, self->cap) >= 0;
  find_alert (self, card);
  self->is_projection = self->is_over && day >= FIRST_DAY_OF_PACE &&
                        rbk_decimal_compare (self->used, self->cap) < 0 &&
                        !alert_tells_pace (self, messages);
  find_offer (self, spec, phase);
}

/**
 * rbk_trigger_init:
 * @self: (out caller-allocates): what follows
 * @spec: a book
 * @plan: one of its plans
 * @used: units that a customer of it used so far in the month, on the plan's axis
 * @day: the day that has passed last
 * @messages: (element-type RbkGateMessage): what customers read
 * @error: return location for a [error@Error]
 *
 * Finds what a customer is to be told on a day. Caps of other periods are taken by the month.
 *
 * Fails with `RBK_ERROR_NOT_FOUND` for a plan of which no phase is in force or that counts
 * nothing, and with `RBK_ERROR_OVERFLOW` for a pace that is too large a number.
 *
 * Returns: `TRUE` on success
 */
gboolean
rbk_trigger_init (RbkTrigger        *self,
                  const RbkSpec     *spec,
                  const RbkPlanSpec *plan,
                  RbkDecimal         used,
                  const GDate       *day,
                  GPtrArray         *messages,
                  GError           **error)
{
  const RbkPhaseSpec *phase;
  const RbkCardSpec  *card;

  g_return_val_if_fail (self != NULL && spec != NULL && plan != NULL && messages != NULL, FALSE);
  g_return_val_if_fail (day != NULL && g_date_valid (day), FALSE);

  *self = (RbkTrigger){ .plan = plan, .used = used };
  self->meter = rbk_spec_get_axis_meter (spec, plan);
  phase = rbk_plan_spec_get_phase_on (plan, &spec->date);
  card =
      phase != NULL && self->meter >= 0 ? rbk_phase_spec_get_meter_card (phase, self->meter) : NULL;
  if (card == NULL)
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_NOT_FOUND,
                   E_ ("the plan %s counts no usage, so there is no cap to come to"), plan->key);
      return FALSE;
    }
  self->n_days = g_date_get_days_in_month (g_date_get_month (day), g_date_get_year (day));
  self->reset = *day;
  g_date_set_day (&self->reset, 1);
  g_date_add_months (&self->reset, 1);
  if (!rbk_gate_project (used, g_date_get_day (day), self->n_days, &self->projected))
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_OVERFLOW,
                   E_ ("the usage of a month at this pace is too large a number"));
      return FALSE;
    }
  self->has_cap = card->has_cap && card->limit != RBK_LIMIT_NONE;
  if (self->has_cap)
    look_at_cap (self, spec, phase, card, g_date_get_day (day), messages);
  return TRUE;
}
