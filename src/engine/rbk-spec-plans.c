/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-spec-private.h"

#include "rbk-phase.h"
#include "rbk-plan.h"
#include "rbk-rate-card.h"
#include "rbk-tier.h"

#include <string.h>

static gboolean
freeze_tier (RbkFreeze *self, RbkTier *tier, RbkTierSpec *spec)
{
  RbkDecimal unit_price = rbk_tier_get_unit_price (tier);

  spec->is_open = rbk_tier_get_up_to (tier) == NULL;
  return rbk_freeze_amount (self, "up_to", rbk_tier_get_up_to (tier), RBK_DECIMAL_ZERO,
                            &spec->up_to) &&
         rbk_freeze_amount (self, "unit_price", &unit_price, unit_price, &spec->unit_price) &&
         rbk_freeze_amount (self, "flat_price", rbk_tier_get_flat_price (tier), RBK_DECIMAL_ZERO,
                            &spec->flat_price);
}

/* Whether a tier stands where it may: bounds ascend and the last, and only the last, has none. */
static gboolean
check_tier (RbkFreeze *self, const RbkCardSpec *card, guint position)
{
  const RbkTierSpec *tier = &card->tiers[position];

  if (position + 1 == card->n_tiers && !tier->is_open)
    return rbk_freeze_fail (self, "up_to", E_ ("the last tier must have no end; remove its bound"));
  if (position + 1 < card->n_tiers && tier->is_open)
    return rbk_freeze_fail (self, "up_to",
                            E_ ("only the last tier may have no end; write its bound"));
  if (!tier->is_open && rbk_decimal_sign (tier->up_to) <= 0)
    return rbk_freeze_fail (self, "up_to",
                            E_ ("a tier ends past its start; write a bound above 0"));
  if (position > 0 && !tier->is_open &&
      rbk_decimal_compare (tier->up_to, card->tiers[position - 1].up_to) <= 0)
    return rbk_freeze_fail (self, "up_to",
                            E_ ("tiers must ascend; write a bound above the one before"));
  return TRUE;
}

static gboolean
freeze_tiers (RbkFreeze *self, RbkRateCard *card, RbkCardSpec *spec)
{
  GListModel *tiers = rbk_rate_card_get_tiers (card);

  if (spec->price != RBK_PRICE_KIND_GRADUATED && spec->price != RBK_PRICE_KIND_VOLUME)
    return TRUE;
  spec->n_tiers = g_list_model_get_n_items (tiers);
  if (spec->n_tiers == 0)
    return rbk_freeze_fail (self, "tiers",
                            E_ ("a price by tiers needs a tier; add one without an end"));
  spec->tiers = g_new0 (RbkTierSpec, spec->n_tiers);
  for (guint i = 0; i < spec->n_tiers; i++)
    {
      g_autoptr (RbkTier) tier = g_list_model_get_item (tiers, i);
      gsize place = rbk_freeze_enter (self, "tiers", i);

      if (!freeze_tier (self, tier, &spec->tiers[i]) || !check_tier (self, spec, i))
        return FALSE;
      rbk_freeze_leave (self, place);
    }
  return TRUE;
}

static gboolean
freeze_alerts (RbkFreeze *self, RbkEntitlement *entitlement, RbkCardSpec *spec)
{
  const char *const *alerts = rbk_entitlement_get_alerts (entitlement);
  guint              n_alerts = alerts != NULL ? g_strv_length ((char **) alerts) : 0;

  spec->alerts = g_new0 (RbkDecimal, n_alerts);
  spec->n_alerts = n_alerts;
  for (guint i = 0; i < n_alerts; i++)
    if (!rbk_decimal_parse (alerts[i], &spec->alerts[i], NULL) ||
        rbk_decimal_sign (spec->alerts[i]) <= 0)
      return rbk_freeze_fail (self, "entitlement.alerts",
                              E_ ("\"%s\" is no percentage; write a number above 0, like 80"),
                              alerts[i]);
  return TRUE;
}

/* A cap without a limit stops nothing, but cap:80% still names a place. */
static gboolean
freeze_entitlement (RbkFreeze *self, RbkEntitlement *entitlement, RbkCardSpec *spec)
{
  const RbkDecimal *cap, *included;

  if (entitlement == NULL)
    return TRUE;
  cap = rbk_entitlement_get_cap (entitlement);
  included = rbk_entitlement_get_included (entitlement);
  spec->limit = rbk_entitlement_get_limit (entitlement);
  spec->has_included = included != NULL;
  spec->has_cap = cap != NULL || (included != NULL && spec->limit != RBK_LIMIT_NONE);
  return rbk_freeze_amount (self, "entitlement.included", included, RBK_DECIMAL_ZERO,
                            &spec->included) &&
         rbk_freeze_amount (self, "entitlement.cap", cap, spec->included, &spec->cap) &&
         freeze_alerts (self, entitlement, spec) &&
         rbk_freeze_wallet (self, rbk_entitlement_get_wallet (entitlement), &spec->wallet);
}

static gboolean
freeze_cadence (RbkFreeze *self, RbkRateCard *card, RbkCardSpec *spec)
{
  const char *cadence = rbk_rate_card_get_cadence (card);

  spec->months = RBK_DECIMAL_ONE;
  spec->is_once = g_strcmp0 (cadence, "once") == 0;
  if (cadence == NULL && !spec->is_once)
    spec->cadence.months = 1;
  if (cadence == NULL || spec->is_once)
    return TRUE;
  if (!rbk_duration_parse (cadence, &spec->cadence, NULL) ||
      !rbk_duration_get_months (&spec->cadence, &spec->months))
    return rbk_freeze_fail (self, "cadence",
                            E_ ("\"%s\" is no billing period; write P1M, P1Y or once"), cadence);
  return TRUE;
}

static gboolean
freeze_charges (RbkFreeze *self, RbkRateCard *card, RbkCardSpec *spec)
{
  const RbkDecimal *size = rbk_rate_card_get_package_size (card);
  const RbkDecimal *minimum = rbk_rate_card_get_minimum (card);
  const RbkDecimal *maximum = rbk_rate_card_get_maximum (card);

  spec->has_minimum = minimum != NULL;
  spec->has_maximum = maximum != NULL;
  if (!rbk_freeze_amount (self, "amount", rbk_rate_card_get_amount (card), RBK_DECIMAL_ZERO,
                          &spec->amount) ||
      !rbk_freeze_amount (self, "package_size", size, RBK_DECIMAL_ZERO, &spec->package_size) ||
      !rbk_freeze_amount (self, "minimum", minimum, RBK_DECIMAL_ZERO, &spec->minimum) ||
      !rbk_freeze_amount (self, "maximum", maximum, RBK_DECIMAL_ZERO, &spec->maximum))
    return FALSE;
  if (spec->price == RBK_PRICE_KIND_PACKAGE && rbk_decimal_is_zero (spec->package_size))
    return rbk_freeze_fail (self, "package_size", E_ ("write how many units a package holds"));
  if (minimum != NULL && maximum != NULL && rbk_decimal_compare (*minimum, *maximum) > 0)
    return rbk_freeze_fail (self, "minimum", E_ ("it is above the maximum; swap them or lower it"));
  return TRUE;
}

static gboolean
freeze_card (RbkFreeze *self, RbkRateCard *card, RbkCardSpec *spec)
{
  const char *meter = rbk_rate_card_get_meter (card);

  rbk_freeze_names (RBK_RECORD (card), &spec->key, &spec->name);
  spec->meter = meter != NULL ? rbk_freeze_find_meter (self, meter) : -1;
  if (meter != NULL && spec->meter < 0)
    return rbk_freeze_fail (self, "meter", E_ ("there is no meter %s; add it or name another"),
                            meter);
  spec->is_seats = spec->meter >= 0 && self->spec->meters[spec->meter].kind == RBK_METER_KIND_SEAT;
  spec->price = rbk_rate_card_get_price (card);
  return freeze_cadence (self, card, spec) && freeze_charges (self, card, spec) &&
         freeze_tiers (self, card, spec) &&
         freeze_entitlement (self, rbk_rate_card_get_entitlement (card), spec);
}

static gboolean
freeze_cards (RbkFreeze *self, RbkPhase *phase, RbkPhaseSpec *spec)
{
  GListModel *cards = rbk_phase_get_rate_cards (phase);

  spec->n_cards = g_list_model_get_n_items (cards);
  spec->cards = g_new0 (RbkCardSpec, spec->n_cards);
  for (guint i = 0; i < spec->n_cards; i++)
    {
      g_autoptr (RbkRateCard) card = g_list_model_get_item (cards, i);
      gsize place = rbk_freeze_enter (self, "rate_cards", i);

      if (!freeze_card (self, card, &spec->cards[i]))
        return FALSE;
      rbk_freeze_leave (self, place);
    }
  return TRUE;
}

static gboolean
freeze_phase (RbkFreeze *self, RbkPhase *phase, RbkPhaseSpec *spec)
{
  const char *duration = rbk_phase_get_duration (phase);
  g_autoptr (GError) reason = NULL;

  rbk_freeze_names (RBK_RECORD (phase), &spec->key, &spec->name);
  spec->kind = rbk_phase_get_kind (phase);
  spec->has_duration = duration != NULL;
  if (duration != NULL && !rbk_duration_parse (duration, &spec->duration, &reason))
    return rbk_freeze_fail (self, "duration", "%s", reason->message);
  return rbk_freeze_date (self, "effective_from", rbk_phase_get_effective_from (phase),
                          &spec->has_effective_from, &spec->effective_from) &&
         freeze_cards (self, phase, spec);
}

static gboolean
freeze_phases (RbkFreeze *self, RbkPlan *plan, RbkPlanSpec *spec)
{
  GListModel *phases = rbk_plan_get_phases (plan);

  spec->n_phases = g_list_model_get_n_items (phases);
  spec->phases = g_new0 (RbkPhaseSpec, spec->n_phases);
  for (guint i = 0; i < spec->n_phases; i++)
    {
      g_autoptr (RbkPhase) phase = g_list_model_get_item (phases, i);
      gsize place = rbk_freeze_enter (self, "phases", i);

      if (!freeze_phase (self, phase, &spec->phases[i]))
        return FALSE;
      rbk_freeze_leave (self, place);
    }
  return TRUE;
}

static gboolean
has_level (RbkFreeze *self, const char *key)
{
  for (guint i = 0; i < self->spec->n_levels; i++)
    if (strcmp (self->spec->levels[i].key, key) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
freeze_sizing (RbkFreeze *self, RbkPlan *plan, RbkPlanSpec *spec)
{
  const char *sizing = rbk_plan_get_sizing (plan);
  g_autoptr (GError) reason = NULL;

  spec->sizing_text = g_strdup (sizing != NULL ? sizing : "p50");
  if (!rbk_where_parse (spec->sizing_text, &spec->sizing, &reason))
    return rbk_freeze_fail (self, "sizing", "%s", reason->message);
  if (spec->sizing.kind == RBK_WHERE_LEVEL && !has_level (self, spec->sizing.level))
    return rbk_freeze_fail (self, "sizing",
                            E_ ("there is no usage level \"%s\"; add it or write p50, p90 or "
                                "cap:80%%"),
                            spec->sizing.level);
  return TRUE;
}

static gboolean
freeze_plan (RbkFreeze *self, RbkPlan *plan, RbkPlanSpec *spec)
{
  RbkDecimal        overhead = rbk_plan_get_overhead (plan);
  const RbkDecimal *target = rbk_plan_get_target_margin (plan);

  rbk_freeze_names (RBK_RECORD (plan), &spec->key, &spec->name);
  spec->is_quote_only = rbk_plan_get_quote_only (plan);
  spec->has_commitment = rbk_plan_get_annual_commitment (plan) != NULL;
  return rbk_freeze_amount (self, "overhead", &overhead, overhead, &spec->overhead) &&
         rbk_freeze_amount (self, "target_margin", target, rbk_book_get_target_margin (self->book),
                            &spec->target_margin) &&
         freeze_sizing (self, plan, spec) && freeze_phases (self, plan, spec);
}

gboolean
rbk_freeze_plans (RbkFreeze *self)
{
  GListModel *plans = rbk_book_get_plans (self->book);
  guint       n_plans = g_list_model_get_n_items (plans);

  self->spec->plans = g_new0 (RbkPlanSpec, n_plans);
  self->spec->n_plans = n_plans;
  for (guint i = 0; i < n_plans; i++)
    {
      g_autoptr (RbkPlan) plan = g_list_model_get_item (plans, i);
      gsize place = rbk_freeze_enter (self, "plans", i);

      if (!freeze_plan (self, plan, &self->spec->plans[i]))
        return FALSE;
      rbk_freeze_leave (self, place);
    }
  return TRUE;
}

static void
clear_phase (RbkPhaseSpec *self)
{
  for (guint i = 0; i < self->n_cards; i++)
    {
      g_free (self->cards[i].key);
      g_free (self->cards[i].name);
      g_free (self->cards[i].tiers);
      g_free (self->cards[i].alerts);
      g_clear_pointer (&self->cards[i].wallet, rbk_wallet_spec_free);
    }
  g_free (self->cards);
  g_free (self->key);
  g_free (self->name);
}

void
rbk_plan_spec_clear (RbkPlanSpec *self)
{
  for (guint i = 0; i < self->n_phases; i++)
    clear_phase (&self->phases[i]);
  g_free (self->phases);
  g_free (self->key);
  g_free (self->name);
  g_free (self->sizing_text);
}
