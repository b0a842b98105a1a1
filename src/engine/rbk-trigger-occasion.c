/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-trigger-occasion.h"

#include "rbk-rating-card.h"
#include "rbk-unit-words.h"

/* The values as customers read them, and who owns them. */
typedef struct
{
  char         *used, *cap, *share, *price, *projected, *reset, *units, *overage; /* (owned) */
  RbkGateValues values;
} Words;

/**
 * rbk_trigger_get_plan_name:
 * @plan: a plan
 *
 * Returns: (transfer none): what customers call it
 */
const char *
rbk_trigger_get_plan_name (const RbkPlanSpec *plan)
{
  g_return_val_if_fail (plan != NULL, NULL);

  return plan->name[0] != '\0' ? plan->name : plan->key;
}

/**
 * rbk_trigger_dup_share:
 * @self: what follows
 * @writer: how numbers are written
 *
 * Writes how much of the cap is used, in whole per cents and never more than there are: 99.9 %
 * is not all.
 *
 * Returns: (transfer full) (nullable): `80 %`
 */
char *
rbk_trigger_dup_share (const RbkTrigger *self, const RbkTriggerWriter *writer)
{
  g_autofree char *number = NULL;
  RbkDecimal       share;

  g_return_val_if_fail (self != NULL && writer != NULL, NULL);

  if (!self->has_share)
    return NULL;
  share = rbk_decimal_mul_div (self->used, RBK_DECIMAL_UNITS (100), self->cap, RBK_ROUND_FLOOR);
  if (!rbk_decimal_is_valid (share))
    return NULL;
  number = writer->quantity (rbk_decimal_round (share, 0, RBK_ROUND_FLOOR), writer->data);
  return g_strconcat (number, " %", NULL);
}

/* What the unit after the cap costs, where units have prices of their own. */
static gboolean
find_overage (const RbkTrigger *self, const RbkSpec *spec, RbkDecimal *price)
{
  const RbkPhaseSpec *phase = rbk_plan_spec_get_phase_on (self->plan, &spec->date);
  const RbkCardSpec  *card =
      phase != NULL ? rbk_phase_spec_get_meter_card (phase, self->meter) : NULL;

  if (card == NULL || !self->has_cap || self->is_hard ||
      (card->price != RBK_PRICE_KIND_PER_UNIT && card->price != RBK_PRICE_KIND_GRADUATED))
    return FALSE;
  *price = rbk_decimal_sub (rbk_card_spec_get_charge (card,
                                                      rbk_decimal_add (card->cap, RBK_DECIMAL_ONE)),
                            rbk_card_spec_get_charge (card, card->cap));
  return rbk_decimal_is_valid (*price) && rbk_decimal_sign (*price) > 0;
}

static void
words_init (Words                  *self,
            const RbkTrigger       *trigger,
            const RbkSpec          *spec,
            const RbkTriggerWriter *writer)
{
  const RbkGateOffer *offer = &trigger->offer;
  RbkDecimal          overage;

  *self = (Words){ 0 };
  self->used = writer->quantity (trigger->used, writer->data);
  self->cap = trigger->has_cap ? writer->quantity (trigger->cap, writer->data) : NULL;
  self->share = rbk_trigger_dup_share (trigger, writer);
  self->price = offer->has_price ? writer->price (offer->price, writer->data) : NULL;
  self->projected = writer->quantity (trigger->projected, writer->data);
  self->reset = rbk_date_to_string (&trigger->reset);
  self->units = rbk_meter_spec_dup_units (&spec->meters[trigger->meter]);
  if (find_overage (trigger, spec, &overage))
    self->overage = writer->price (overage, writer->data);
  self->values = (RbkGateValues){
    .used = self->used,
    .cap = self->cap,
    .share = self->share,
    .plan = rbk_trigger_get_plan_name (trigger->plan),
    .next_plan = offer->plan != NULL ? rbk_trigger_get_plan_name (offer->plan) : NULL,
    .next_price = self->price,
    .projected = self->projected,
    .reset_date = self->reset,
    .unit = self->units,
    .overage_price = self->overage,
  };
}

static void
words_clear (Words *self)
{
  g_free (self->used);
  g_free (self->cap);
  g_free (self->share);
  g_free (self->price);
  g_free (self->projected);
  g_free (self->reset);
  g_free (self->units);
  g_free (self->overage);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, words_clear)

/* Who has taken the offer is on that plan. */
static RbkGateValues
get_values (const Words *self, RbkMessageEvent event)
{
  RbkGateValues values = self->values;

  if (event == RBK_MESSAGE_EVENT_CONFIRMATION)
    {
      values.plan = values.next_plan;
      values.next_plan = values.next_price = values.overage_price = NULL;
      values.cap = values.share = NULL;
    }
  return values;
}

/**
 * rbk_trigger_occasion_free:
 * @self: (transfer full): an occasion
 *
 * Frees it.
 */
void
rbk_trigger_occasion_free (RbkTriggerOccasion *self)
{
  g_free (self->name);
  g_ptr_array_unref (self->texts);
  g_free (self);
}

/**
 * rbk_trigger_list_occasions:
 * @self: what follows
 * @spec: the book
 * @messages: (element-type RbkGateMessage): what customers read
 * @writer: how numbers are written
 *
 * Lists what is said to the customer: first what is due, then what one meets who takes the offer.
 *
 * Returns: (transfer full) (element-type RbkTriggerOccasion): the occasions; their texts borrow
 *   from @messages
 */
GPtrArray *
rbk_trigger_list_occasions (const RbkTrigger       *self,
                            const RbkSpec          *spec,
                            GPtrArray              *messages,
                            const RbkTriggerWriter *writer)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_trigger_occasion_free);
  gboolean   has_offer = self->offer.plan != NULL;
  g_autofree char *percent = self->has_alert ? rbk_decimal_to_string (self->alert) : NULL;
  g_autofree char *alert = percent != NULL ? g_strconcat ("alert:", percent, NULL) : NULL;
  g_auto(Words) words = { 0 };
  const struct
  {
    gboolean        is_there, is_due;
    RbkMessageEvent event;
    const char     *name;
  } all[] = {
    { self->has_alert, TRUE, RBK_MESSAGE_EVENT_ALERT, alert },
    { self->is_limit, TRUE, RBK_MESSAGE_EVENT_LIMIT, "limit" },
    { self->is_projection, TRUE, RBK_MESSAGE_EVENT_PROJECTION, "projection" },
    { has_offer, FALSE, RBK_MESSAGE_EVENT_UPGRADE, "upgrade" },
    { has_offer, FALSE, RBK_MESSAGE_EVENT_CONFIRMATION, "confirmation" },
  };

  words_init (&words, self, spec, writer);
  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    if (all[i].is_there)
      {
        RbkTriggerOccasion *occasion = g_new0 (RbkTriggerOccasion, 1);
        RbkGateValues       values = get_values (&words, all[i].event);

        occasion->name = g_strdup (all[i].name);
        occasion->event = all[i].event;
        occasion->is_due = all[i].is_due;
        occasion->texts =
            rbk_gate_texts_new (messages, all[i].event,
                                all[i].event == RBK_MESSAGE_EVENT_ALERT ? &self->alert : NULL,
                                &values);
        g_ptr_array_add (list, occasion);
      }
  return list;
}
