/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-book-check-private.h"

#include <string.h>

#include "rbk-phase.h"
#include "rbk-plan.h"
#include "rbk-rate-card.h"
#include "rbk-tier.h"

/* What plans, phases and rate cards must be beyond each field on its own. */

static void
check_tier_bounds (RbkBookCheck *self, GListModel *tiers)
{
  guint             n_tiers = g_list_model_get_n_items (tiers);
  const RbkDecimal *last = NULL;

  for (guint i = 0; i < n_tiers; i++)
    {
      g_autoptr(RbkTier) tier = g_list_model_get_item (tiers, i);
      const RbkDecimal *up_to = rbk_tier_get_up_to (tier);
      gsize             length = rbk_book_check_enter (self, "tiers", i);

      if (i + 1 < n_tiers && up_to == NULL)
        rbk_book_check_report (self, "up_to",
                               E_ ("only the last tier has no end; give this one a bound"));
      if (i + 1 == n_tiers && up_to != NULL)
        rbk_book_check_report (self, "up_to",
                               E_ ("the last tier must have no end; remove its bound"));
      if (last != NULL && up_to != NULL && rbk_decimal_compare (*up_to, *last) <= 0)
        rbk_book_check_report (self, "up_to",
                               E_ ("must be more than the tier before; sort the tiers"));
      rbk_book_check_leave (self, length);
      last = up_to;
    }
}

static void
check_price (RbkBookCheck *self, RbkRateCard *card)
{
  RbkPriceKind      price = rbk_rate_card_get_price (card);
  GListModel       *tiers = rbk_rate_card_get_tiers (card);
  const RbkDecimal *minimum = rbk_rate_card_get_minimum (card);
  const RbkDecimal *maximum = rbk_rate_card_get_maximum (card);
  gboolean          is_tiered = price == RBK_PRICE_KIND_GRADUATED || price == RBK_PRICE_KIND_VOLUME;
  gboolean          has_tiers = g_list_model_get_n_items (tiers) > 0;

  if (is_tiered && !has_tiers)
    rbk_book_check_report (self, "tiers",
                           E_ ("a graduated or volume price needs at least one tier"));
  if (!is_tiered && has_tiers)
    rbk_book_check_report (self, "tiers",
                           E_ ("only a graduated or volume price has tiers; remove them"));
  check_tier_bounds (self, tiers);

  if (price == RBK_PRICE_KIND_PACKAGE && rbk_rate_card_get_package_size (card) == NULL)
    rbk_book_check_report (self, "package_size",
                           E_ ("a package price needs the number of units in a package"));
  if (minimum != NULL && maximum != NULL && rbk_decimal_compare (*minimum, *maximum) > 0)
    rbk_book_check_report (self, "minimum", E_ ("is more than the maximum charge; lower it"));
}

static void
check_expiry (RbkBookCheck *self, const char *member, const char *expiry)
{
  if (expiry != NULL && !rbk_expiry_is_valid (expiry))
    rbk_book_check_report (self, member,
                           E_ ("\"%s\" is no expiry; write month_end, year_end, contract_end, "
                               "never or after:P90D"),
                           expiry);
}

static void
check_wallet (RbkBookCheck *self, RbkWalletPolicy *wallet)
{
  const char *cadence = rbk_wallet_policy_get_cadence (wallet);
  const char *expiry = rbk_wallet_policy_get_expiry (wallet);
  const char *rollover_expiry = rbk_wallet_policy_get_rollover_expiry (wallet);
  const char *topup_expiry = rbk_wallet_policy_get_topup_expiry (wallet);

  if (rbk_duration_is_zero (cadence))
    rbk_book_check_report (self, "cadence", E_ ("must be a day or more, such as P1M"));
  check_expiry (self, "expiry", expiry);
  check_expiry (self, "rollover_expiry", rollover_expiry);
  check_expiry (self, "topup_expiry", topup_expiry);
  rbk_book_check_refs (self, "workloads", rbk_wallet_policy_get_workloads (wallet), self->workloads,
                       "workload");
}

static void
check_alerts (RbkBookCheck *self, const char *const *alerts)
{
  for (guint i = 0; alerts != NULL && alerts[i] != NULL; i++)
    {
      g_autofree char *item = g_strdup_printf ("alerts[%u]", i);
      RbkDecimal       percent;

      if (!rbk_decimal_parse (alerts[i], &percent, NULL) || rbk_decimal_sign (percent) <= 0)
        rbk_book_check_report (self, item,
                               E_ ("\"%s\" is no percentage of the cap; write a number above 0: "
                                   "\"80\""),
                               alerts[i]);
    }
}

static void
check_entitlement (RbkBookCheck *self, RbkEntitlement *entitlement)
{
  RbkWalletPolicy *wallet = rbk_entitlement_get_wallet (entitlement);
  gsize            length;

  check_alerts (self, rbk_entitlement_get_alerts (entitlement));
  if (rbk_entitlement_get_limit (entitlement) == RBK_LIMIT_HARD &&
      rbk_entitlement_get_cap (entitlement) == NULL &&
      rbk_entitlement_get_included (entitlement) == NULL)
    rbk_book_check_report (self, "limit",
                           E_ ("a hard limit needs a place to stand; give a cap or included "
                               "units"));

  length = rbk_book_check_enter_object (self, "wallet");
  if (wallet != NULL)
    check_wallet (self, wallet);
  rbk_book_check_leave (self, length);
}

static void
check_card (RbkBookCheck *self, RbkRateCard *card)
{
  RbkEntitlement *entitlement = rbk_rate_card_get_entitlement (card);
  const char     *meter = rbk_rate_card_get_meter (card);
  const char     *cadence = rbk_rate_card_get_cadence (card);
  gsize           length;

  if (meter != NULL && !g_hash_table_contains (self->meters, meter))
    rbk_book_check_report (self, "meter",
                           E_ ("no meter has the key \"%s\"; add it or correct the key"), meter);
  if (cadence != NULL && strcmp (cadence, "once") != 0 && !rbk_cadence_is_valid (cadence))
    rbk_book_check_report (self, "cadence",
                           E_ ("\"%s\" is no billing period; write P1M, P1Y or another ISO 8601 "
                               "duration, or once"),
                           cadence);
  check_price (self, card);
  rbk_book_check_card_offers (self, card);

  length = rbk_book_check_enter_object (self, "entitlement");
  if (entitlement != NULL)
    check_entitlement (self, entitlement);
  rbk_book_check_leave (self, length);
}

static void
check_cards (RbkBookCheck *self, RbkPhase *phase)
{
  GListModel *cards = rbk_phase_get_rate_cards (phase);
  guint       n_cards = g_list_model_get_n_items (cards);

  rbk_book_check_unique (self, "rate_cards", cards);
  for (guint i = 0; i < n_cards; i++)
    {
      g_autoptr(RbkRateCard) card = g_list_model_get_item (cards, i);
      gsize length = rbk_book_check_enter (self, "rate_cards", i);

      check_card (self, card);
      rbk_book_check_leave (self, length);
    }
}

static void
check_duration (RbkBookCheck *self, RbkPhase *phase, RbkPhase *next)
{
  const char *duration = rbk_phase_get_duration (phase);

  if (next == NULL && duration != NULL)
    rbk_book_check_report_rule (self, "phase-duration", "duration",
                                E_ ("the last phase goes on for good; remove its duration or add a "
                                    "phase"));
  if (next != NULL && duration == NULL &&
      (rbk_phase_get_effective_from (next) == NULL ||
       rbk_phase_get_kind (next) != rbk_phase_get_kind (phase)))
    rbk_book_check_report_rule (self, "phase-duration", "duration",
                                E_ ("a phase before the last needs a duration, such as P14D"));
  if (rbk_duration_is_zero (duration))
    rbk_book_check_report_rule (self, "phase-duration", "duration",
                                E_ ("must be a day or more, such as P14D"));
}

/* Versions of one kind follow each other in time: text order is date order. */
static void
check_dates (RbkBookCheck *self, RbkPhase *phase, const char **last)
{
  const char  *date = rbk_phase_get_effective_from (phase);
  const char **before = &last[rbk_phase_get_kind (phase)];

  if (*before != NULL && (date == NULL || strcmp (date, *before) <= 0))
    rbk_book_check_report_rule (self, "phase-order", "effective_from",
                                E_ ("must be later than %s, when the version before starts"),
                                *before);
  if (date != NULL)
    *before = date;
}

static guint
check_phases (RbkBookCheck *self, GListModel *phases)
{
  const char *last[RBK_PHASE_KIND_EVERGREEN + 1] = { NULL };
  guint       n_phases = g_list_model_get_n_items (phases);
  guint       n_cards = 0;

  rbk_book_check_unique (self, "phases", phases);
  for (guint i = 0; i < n_phases; i++)
    {
      g_autoptr(RbkPhase) phase = g_list_model_get_item (phases, i);
      g_autoptr(RbkPhase) next = g_list_model_get_item (phases, i + 1);
      gsize length = rbk_book_check_enter (self, "phases", i);

      check_duration (self, phase, next);
      check_dates (self, phase, last);
      check_cards (self, phase);
      rbk_book_check_leave (self, length);
      n_cards += g_list_model_get_n_items (rbk_phase_get_rate_cards (phase));
    }

  return n_cards;
}

static void
check_plan (RbkBookCheck *self, RbkPlan *plan)
{
  const char       *sizing = rbk_plan_get_sizing (plan);
  const RbkDecimal *margin = rbk_plan_get_target_margin (plan);
  guint             n_cards;

  if (sizing != NULL && !rbk_sizing_is_valid (sizing, self->levels))
    rbk_book_check_report (self, "sizing",
                           E_ ("\"%s\" is no place on the usage axis; write p90, cap:80%%, "
                               "included, a number or the key of a usage level"),
                           sizing);
  if (margin != NULL && rbk_decimal_equal (*margin, RBK_DECIMAL_ONE))
    rbk_book_check_report (self, "target_margin",
                           E_ ("no price reaches a margin of 1; write less, such as \"0.7\""));

  rbk_book_check_unique (self, "features", rbk_plan_get_features (plan));
  n_cards = check_phases (self, rbk_plan_get_phases (plan));
  if (n_cards == 0 && !rbk_plan_get_quote_only (plan))
    rbk_book_check_report (self, "phases",
                           E_ ("a plan that is not quote only needs a phase with a rate card"));
}

/**
 * rbk_book_check_plans: (skip)
 * @self: a walk that stands at the book
 */
void
rbk_book_check_plans (RbkBookCheck *self)
{
  GListModel *plans = rbk_book_get_plans (self->book);
  guint       n_plans = g_list_model_get_n_items (plans);

  for (guint i = 0; i < n_plans; i++)
    {
      g_autoptr(RbkPlan) plan = g_list_model_get_item (plans, i);
      gsize length = rbk_book_check_enter (self, "plans", i);

      check_plan (self, plan);
      rbk_book_check_leave (self, length);
    }
}
