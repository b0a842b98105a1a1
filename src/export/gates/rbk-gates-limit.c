/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-gates-private.h"

#include "rbk-fee.h"
#include "rbk-phase.h"
#include "rbk-plan.h"
#include "rbk-rate-card.h"
#include "rbk-rating-card.h"

/* What an app answers past a hard cap. */
#define TOO_MANY_REQUESTS 429

/* Where a book leaves thresholds out, these are meant. */
static const gint64 common_alerts[] = { 50, 80, 100 };

static void
add_alert (RbkGates *self, const RbkCardSpec *card, RbkDecimal percent)
{
  RbkDecimal at =
      rbk_decimal_mul_div (card->cap, percent, RBK_DECIMAL_UNITS (100), RBK_ROUND_HALF_AWAY);

  json_builder_begin_object (self->builder);
  rbk_gates_set_decimal (self, "percent", TRUE, percent);
  rbk_gates_set_decimal (self, "at", rbk_decimal_is_valid (at), at);
  rbk_gates_begin_list (self, "messages");
  for (guint i = 0; i < self->messages->len; i++)
    {
      const RbkGateMessage *message = g_ptr_array_index (self->messages, i);
      gboolean              is_cap = rbk_decimal_equal (percent, RBK_DECIMAL_UNITS (100));

      if (message->stands_in_for != NULL)
        continue;
      if ((message->event == RBK_MESSAGE_EVENT_ALERT &&
           (!message->has_threshold || rbk_decimal_equal (message->threshold, percent))) ||
          (message->event == RBK_MESSAGE_EVENT_LIMIT && is_cap && card->limit == RBK_LIMIT_HARD))
        json_builder_add_string_value (self->builder, message->id);
    }
  json_builder_end_array (self->builder);
  json_builder_end_object (self->builder);
}

/* Thresholds at which something is said. A hard cap is always one. */
static void
add_alerts (RbkGates *self, const RbkCardSpec *card)
{
  gboolean has_cap = FALSE;

  rbk_gates_begin_list (self, "alerts");
  for (guint i = 0; i < card->n_alerts; i++)
    {
      has_cap = has_cap || rbk_decimal_equal (card->alerts[i], RBK_DECIMAL_UNITS (100));
      add_alert (self, card, card->alerts[i]);
    }
  for (guint i = 0; card->n_alerts == 0 && i < G_N_ELEMENTS (common_alerts); i++)
    add_alert (self, card, rbk_decimal_from_int (common_alerts[i]));
  if (card->n_alerts > 0 && !has_cap && card->limit == RBK_LIMIT_HARD)
    add_alert (self, card, RBK_DECIMAL_UNITS (100));
  json_builder_end_array (self->builder);
}

/* The plan that has room for more than this one: a unit past its cap is used. */
static void
add_next (RbkGates *self, const RbkPlanSpec *plan, const RbkCardSpec *card)
{
  RbkDecimal   past = rbk_decimal_add (rbk_card_spec_to_month (card, card->cap), RBK_DECIMAL_ONE);
  RbkGateOffer offer;

  rbk_gate_find_offer (self->spec, plan, card->meter, past, &offer);
  json_builder_set_member_name (self->builder, "next");
  if (offer.plan == NULL)
    {
      json_builder_add_null_value (self->builder);
      return;
    }
  json_builder_begin_object (self->builder);
  rbk_gates_set_text (self, "plan", offer.plan->key);
  rbk_gates_set_text (self, "name", offer.plan->name);
  rbk_gates_set_decimal (self, "price", offer.has_price, offer.price);
  rbk_gates_set_decimal (self, "bill_past_cap", offer.has_price, offer.bill);
  json_builder_end_object (self->builder);
}

static const char *
get_cadence (RbkGates *self, guint plan, guint phase, guint card)
{
  g_autoptr(RbkPlan) offer = g_list_model_get_item (rbk_book_get_plans (self->job->book), plan);
  g_autoptr(RbkPhase) terms = g_list_model_get_item (rbk_plan_get_phases (offer), phase);
  g_autoptr(RbkRateCard) rates = g_list_model_get_item (rbk_phase_get_rate_cards (terms), card);
  const char *cadence = rbk_rate_card_get_cadence (rates);

  /* The book keeps the record, and its text with it. */
  return cadence != NULL ? cadence : "P1M";
}

/* What is done past the cap: a hard one is answered with an error until the period ends. */
static void
add_action (RbkGates *self, const RbkCardSpec *card)
{
  gboolean   is_hard = card->limit == RBK_LIMIT_HARD && card->has_cap;
  RbkDecimal overage = rbk_card_spec_get_overage (card, NULL);

  rbk_gates_set_text (self, "past_cap",
                      is_hard                                           ? "block"
                      : !card->has_cap || card->limit == RBK_LIMIT_NONE ? "serve"
                                                                        : "bill");
  json_builder_set_member_name (self->builder, "status");
  if (is_hard)
    json_builder_add_int_value (self->builder, TOO_MANY_REQUESTS);
  else
    json_builder_add_null_value (self->builder);
  rbk_gates_set_decimal (self, "overage", !is_hard && rbk_decimal_sign (overage) > 0, overage);
}

static void
add_limit (RbkGates *self, guint plan, guint phase, guint index)
{
  static const char *const limits[] = {
    [RBK_LIMIT_NONE] = "none", [RBK_LIMIT_HARD] = "hard", [RBK_LIMIT_SOFT] = "soft"
  };
  const RbkPlanSpec *owner = &self->spec->plans[plan];
  const RbkCardSpec *card = &owner->phases[phase].cards[index];
  gboolean           has_limit = card->has_cap && card->limit != RBK_LIMIT_NONE;

  json_builder_begin_object (self->builder);
  rbk_gates_set_text (self, "rate_card", card->key);
  rbk_gates_set_text (self, "meter", self->spec->meters[card->meter].key);
  rbk_gates_set_text (self, "period", get_cadence (self, plan, phase, index));
  rbk_gates_set_text (self, "limit", limits[card->limit]);
  rbk_gates_set_decimal (self, "included", card->has_included, card->included);
  rbk_gates_set_decimal (self, "cap", has_limit, card->cap);
  add_action (self, card);
  if (has_limit)
    {
      add_alerts (self, card);
      add_next (self, owner, card);
    }
  else
    {
      rbk_gates_begin_list (self, "alerts");
      json_builder_end_array (self->builder);
      json_builder_set_member_name (self->builder, "next");
      json_builder_add_null_value (self->builder);
    }
  json_builder_end_object (self->builder);
}

/* Writes the limits of a phase: of each rate card that counts something. */
void
rbk_gates_add_phase (RbkGates *self, guint plan, guint phase)
{
  const RbkPhaseSpec *spec = &self->spec->plans[plan].phases[phase];
  GEnumClass         *kinds = g_type_class_ref (RBK_TYPE_PHASE_KIND);
  g_autofree char *duration = spec->has_duration ? rbk_duration_to_string (&spec->duration) : NULL;

  json_builder_begin_object (self->builder);
  rbk_gates_set_text (self, "key", spec->key);
  rbk_gates_set_text (self, "kind", g_enum_get_value (kinds, (gint) spec->kind)->value_nick);
  rbk_gates_set_text (self, "duration", duration);
  rbk_gates_begin_list (self, "limits");
  for (guint i = 0; i < spec->n_cards; i++)
    if (spec->cards[i].meter >= 0)
      add_limit (self, plan, phase, i);
  json_builder_end_array (self->builder);
  json_builder_end_object (self->builder);
  g_type_class_unref (kinds);
}
