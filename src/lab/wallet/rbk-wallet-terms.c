/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-wallet-private.h"

#include <string.h>

#include "rbk-costing.h"
#include "rbk-error.h"
#include "rbk-fee.h"

#define MONTHS_OF_YEAR 12

/* What pools of a plan are made from. */
typedef struct
{
  const RbkSpec      *spec;
  const RbkPlanSpec  *plan;
  const RbkPhaseSpec *phase;
  RbkDecimal          credits;     /* that all wallets of the phase grant in a month */
  RbkDecimal          monthly_fee; /* of the phase, not rounded */
  guint               n_granting;  /* wallets that grant anything */
  guint               fee_months;
} Making;

static RbkDecimal
to_micro (RbkDecimal credits)
{
  return rbk_decimal_round (credits, RBK_WALLET_PLACES, RBK_ROUND_DOWN);
}

static RbkDecimal
get_months (const RbkWalletRules *rules)
{
  RbkDecimal months = RBK_DECIMAL_ONE;

  rbk_duration_get_months (&rules->cadence, &months);
  return months;
}

static RbkDecimal
get_monthly_grant (const RbkWalletRules *rules)
{
  return rbk_decimal_div (to_micro (rules->grant), get_months (rules), RBK_ROUND_HALF_AWAY);
}

static RbkDecimal
get_charge (const Making *making, const RbkCardSpec *card)
{
  return rbk_decimal_round (rbk_card_spec_get_charge (card, RBK_DECIMAL_ZERO),
                            making->spec->minor_digits, RBK_ROUND_HALF_AWAY);
}

/* A fee for several months is paid at once; the longest decides. */
static void
add_fee (Making *making, const RbkCardSpec *card)
{
  RbkDecimal charge = get_charge (making, card);
  gint64     months;

  if (!rbk_card_spec_is_fee (card) || rbk_decimal_sign (charge) <= 0)
    return;
  making->monthly_fee =
      rbk_decimal_add (making->monthly_fee,
                       rbk_decimal_div (charge, card->months, RBK_ROUND_HALF_AWAY));
  if (rbk_decimal_to_int (rbk_decimal_round (card->months, 0, RBK_ROUND_DOWN), &months) &&
      months > (gint64) making->fee_months && months <= RBK_WALLET_MAX_MONTHS)
    making->fee_months = (guint) months;
}

static void
measure (Making *making)
{
  making->fee_months = 1;
  for (guint i = 0; i < making->phase->n_cards; i++)
    {
      const RbkCardSpec *card = &making->phase->cards[i];

      add_fee (making, card);
      if (card->wallet == NULL || rbk_decimal_sign (card->wallet->rules.grant) <= 0)
        continue;
      making->n_granting++;
      making->credits = rbk_decimal_add (making->credits, get_monthly_grant (&card->wallet->rules));
    }
}

/* What a fee comes to for so many months, exactly where its own period is as long. */
static RbkDecimal
get_fee_of (const Making *making, RbkDecimal months)
{
  RbkDecimal sum = RBK_DECIMAL_ZERO;

  for (guint i = 0; i < making->phase->n_cards; i++)
    {
      const RbkCardSpec *card = &making->phase->cards[i];

      if (rbk_card_spec_is_fee (card))
        sum = rbk_decimal_add (sum, rbk_decimal_mul_div (get_charge (making, card), months,
                                                         card->months, RBK_ROUND_DOWN));
    }

  return sum;
}

/* Wallets share the fee by what they grant a month. */
static RbkDecimal
get_part_of_fee (const Making *making, const RbkWalletRules *rules, RbkDecimal months)
{
  RbkDecimal fee = get_fee_of (making, months);

  if (rbk_decimal_sign (rules->grant) <= 0)
    return RBK_DECIMAL_ZERO;
  if (making->n_granting < 2)
    return fee;

  return rbk_decimal_mul_div (fee, get_monthly_grant (rules), making->credits, RBK_ROUND_DOWN);
}

static void
add_source (RbkWalletTerms *self, const Making *making, const RbkCardSpec *card)
{
  RbkWalletSource *source;
  RbkWalletRules  *rules;
  RbkDecimal       months;

  self->sources = g_renew (RbkWalletSource, self->sources, self->n_sources + 1);
  source = &self->sources[self->n_sources++];
  *source = (RbkWalletSource){ .key = g_strdup (card->key),
                               .name = g_strdup (card->name != NULL ? card->name : card->key),
                               .rules = card->wallet->rules };
  rules = &source->rules;
  months = get_months (rules);
  source->grant_paid = get_part_of_fee (making, rules, months);
  self->fee =
      rbk_decimal_add (self->fee,
                       get_part_of_fee (making, rules, rbk_decimal_from_int (self->fee_months)));
  rbk_wallet_rules_tidy (rules);
}

/* Brings amounts to what is counted. */
void
rbk_wallet_rules_tidy (RbkWalletRules *rules)
{
  rules->grant = to_micro (rules->grant);
  rules->rollover_share = to_micro (rules->rollover_share);
  rules->rollover_cap = to_micro (rules->rollover_cap);
  rules->topup_amount = to_micro (rules->topup_amount);
  rules->topup_below = to_micro (rules->topup_below);
  rules->has_topup = rules->has_topup && rbk_decimal_sign (rules->topup_amount) > 0;
}

/* The source whose top-ups are bought: that which is used first, of several. */
int
rbk_wallet_terms_find_topup (const RbkWalletTerms *self)
{
  int found = -1;

  for (guint i = 0; i < self->n_sources; i++)
    {
      const RbkWalletRules *rules = &self->sources[i].rules;

      if (rules->has_topup && (found < 0 || rules->priority < self->sources[found].rules.priority))
        found = (int) i;
    }

  return found;
}

/* Nobody buys before use is refused, or where overage costs no more. */
RbkWalletAtZero
rbk_wallet_terms_find_at_zero (const RbkWalletTerms *self)
{
  int                   topup = rbk_wallet_terms_find_topup (self);
  const RbkWalletRules *rules = topup >= 0 ? &self->sources[topup].rules : NULL;
  RbkWalletAtZero otherwise = self->is_soft ? RBK_WALLET_AT_ZERO_OVERAGE : RBK_WALLET_AT_ZERO_BLOCK;

  if (rules == NULL || rules->topup_channel == RBK_TOPUP_CHANNEL_SALES)
    return otherwise;
  if (self->is_soft &&
      rbk_decimal_compare (rules->topup_price,
                           rbk_decimal_mul (rules->topup_amount, self->overage_price)) >= 0)
    return otherwise;

  return RBK_WALLET_AT_ZERO_TOPUP;
}

static RbkWalletTerms *
new_terms (const Making *making, const RbkCardSpec *card)
{
  RbkWalletTerms *self = g_new0 (RbkWalletTerms, 1);

  self->plan = g_strdup (making->plan->key);
  self->pool = g_strdup (card->wallet->pool != NULL ? card->wallet->pool
                         : card->name != NULL       ? card->name
                                                    : card->key);
  self->meter =
      card->meter >= 0 ? card->meter : rbk_spec_get_axis_meter (making->spec, making->plan);
  self->n_workloads = making->spec->n_workloads;
  self->draws = g_new0 (gboolean, self->n_workloads + 1);
  self->fee_months = making->fee_months;
  self->contract_months = making->plan->has_commitment ? MONTHS_OF_YEAR
                          : making->fee_months > 1     ? making->fee_months
                                                       : 0;
  self->overage_price =
      card->meter >= 0 ? rbk_card_spec_get_overage (card, NULL) : RBK_DECIMAL_ZERO;
  self->is_soft = card->meter >= 0 && card->limit != RBK_LIMIT_HARD;

  return self;
}

/* The first card that a pool has, and whether it is this one. */
static gboolean
opens_pool (const RbkPhaseSpec *phase, guint place)
{
  const RbkWalletSpec *wallet = phase->cards[place].wallet;

  for (guint i = 0; wallet->pool != NULL && i < place; i++)
    if (phase->cards[i].wallet != NULL &&
        g_strcmp0 (phase->cards[i].wallet->pool, wallet->pool) == 0)
      return FALSE;

  return TRUE;
}

static gboolean
is_of_pool (const RbkPhaseSpec *phase, guint first, guint place)
{
  const RbkWalletSpec *wallet = phase->cards[place].wallet;

  return wallet != NULL &&
         (first == place || (wallet->pool != NULL &&
                             g_strcmp0 (phase->cards[first].wallet->pool, wallet->pool) == 0));
}

/* How well a card's wallet fits a workload: what is used first, then what names it. */
static gboolean
fits_better (const RbkCardSpec *card, const RbkCardSpec *best, guint workload)
{
  int difference;

  if (card->wallet->draws != NULL && !card->wallet->draws[workload])
    return FALSE;
  if (best == NULL)
    return TRUE;
  difference = card->wallet->rules.priority - best->wallet->rules.priority;

  return difference < 0 ||
         (difference == 0 && card->wallet->draws != NULL && best->wallet->draws == NULL);
}

/* A workload draws from one pool of a meter. */
static void
share_workloads (const Making *making, GPtrArray *pools, const guint *pool_of_card)
{
  for (guint w = 0; w < making->spec->n_workloads; w++)
    for (guint p = 0; p < pools->len; p++)
      {
        RbkWalletTerms    *terms = g_ptr_array_index (pools, p);
        const RbkCardSpec *best = NULL;
        guint              found = G_MAXUINT;

        for (guint i = 0; i < making->phase->n_cards; i++)
          {
            const RbkCardSpec    *card = &making->phase->cards[i];
            const RbkWalletTerms *other =
                card->wallet != NULL ? g_ptr_array_index (pools, pool_of_card[i]) : NULL;

            if (other == NULL || other->meter != terms->meter || !fits_better (card, best, w))
              continue;
            best = card;
            found = pool_of_card[i];
          }
        terms->draws[w] = found == p;
      }
}

static GPtrArray *
make_pools (Making *making)
{
  const RbkPhaseSpec *phase = making->phase;
  GPtrArray        *pools = g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_wallet_terms_free);
  g_autofree guint *pool_of_card = g_new0 (guint, phase->n_cards + 1);

  measure (making);
  for (guint i = 0; i < phase->n_cards; i++)
    {
      RbkWalletTerms *terms;

      if (phase->cards[i].wallet == NULL || !opens_pool (phase, i))
        continue;
      terms = new_terms (making, &phase->cards[i]);
      for (guint k = i; k < phase->n_cards; k++)
        if (is_of_pool (phase, i, k))
          {
            add_source (terms, making, &phase->cards[k]);
            pool_of_card[k] = pools->len;
          }
      terms->at_zero = rbk_wallet_terms_find_at_zero (terms);
      g_ptr_array_add (pools, terms);
    }
  share_workloads (making, pools, pool_of_card);

  return pools;
}

/**
 * rbk_wallet_terms_list:
 * @spec: a spec
 * @plan: one of its plans
 * @error: return location for an error
 *
 * Collects the pools of credits that a plan has in its lasting phase. Cards that name one pool
 * share it. Where several pools hold credits for a workload it draws from the one that is used
 * first by its priority, then from one that names it, then from the earlier.
 *
 * The fee is paid for the credits it comes with: each grant is worth its months of it, and several
 * wallets share it by what they grant a month.
 *
 * Returns: (transfer full) (element-type RbkWalletTerms) (nullable): the pools; %NULL with an error
 *   where the plan has none
 */
GPtrArray *
rbk_wallet_terms_list (const RbkSpec *spec, const RbkPlanSpec *plan, GError **error)
{
  Making making = { .spec = spec, .plan = plan };
  g_autoptr(GPtrArray) pools = NULL;

  g_return_val_if_fail (spec != NULL && plan != NULL, NULL);

  making.phase = rbk_plan_spec_get_phase_on (plan, &spec->date);
  pools = making.phase != NULL ? make_pools (&making) : NULL;
  if (pools == NULL || pools->len == 0)
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_REFUSED,
                   "the plan %s has no wallet; give one of its rate cards a wallet", plan->key);
      return NULL;
    }

  return g_steal_pointer (&pools);
}

/**
 * rbk_wallet_terms_copy:
 * @self: terms
 *
 * Returns: (transfer full): a copy
 */
RbkWalletTerms *
rbk_wallet_terms_copy (const RbkWalletTerms *self)
{
  RbkWalletTerms *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->plan = g_strdup (self->plan);
  copy->pool = g_strdup (self->pool);
  copy->draws = g_memdup2 (self->draws, (self->n_workloads + 1) * sizeof (gboolean));
  copy->sources = g_memdup2 (self->sources, self->n_sources * sizeof (RbkWalletSource));
  for (guint i = 0; i < self->n_sources; i++)
    {
      copy->sources[i].key = g_strdup (self->sources[i].key);
      copy->sources[i].name = g_strdup (self->sources[i].name);
    }

  return copy;
}

/**
 * rbk_wallet_terms_free:
 * @self: (transfer full) (nullable): terms
 *
 * Frees terms.
 */
void
rbk_wallet_terms_free (RbkWalletTerms *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_sources; i++)
    {
      g_free (self->sources[i].key);
      g_free (self->sources[i].name);
    }
  g_free (self->sources);
  g_free (self->draws);
  g_free (self->pool);
  g_free (self->plan);
  g_free (self);
}

/**
 * rbk_wallet_terms_get_part:
 * @self: terms
 * @spec: the spec that they are of
 * @use: units on their meter
 *
 * Returns: which part of @use draws from the pool, as the book's calls do; not rounded to what is
 *   counted
 */
RbkDecimal
rbk_wallet_terms_get_part (const RbkWalletTerms *self, const RbkSpec *spec, RbkDecimal use)
{
  RbkSpec                     narrowed = *spec;
  g_autofree RbkWorkloadSpec *workloads =
      g_memdup2 (spec->workloads, spec->n_workloads * sizeof (RbkWorkloadSpec));
  RbkDecimal units, of;

  g_return_val_if_fail (self != NULL && spec != NULL, RBK_DECIMAL_INVALID);

  if (self->meter < 0)
    return use;
  for (guint i = 0; i < spec->n_workloads; i++)
    if (!self->draws[i])
      workloads[i].weight = RBK_DECIMAL_ZERO;
  narrowed.workloads = workloads;
  of = rbk_cost_units_of_weighed_call (spec, self->meter, -1, NULL);
  units = rbk_cost_units_of_weighed_call (&narrowed, self->meter, -1, NULL);
  if (rbk_decimal_is_zero (of) || rbk_decimal_equal (units, of))
    return use;

  return rbk_decimal_mul_div (use, units, of, RBK_ROUND_HALF_AWAY);
}

/**
 * rbk_wallet_terms_get_monthly_grant:
 * @self: terms
 *
 * Returns: how many credits are given a month, on average
 */
RbkDecimal
rbk_wallet_terms_get_monthly_grant (const RbkWalletTerms *self)
{
  RbkDecimal sum = RBK_DECIMAL_ZERO;

  g_return_val_if_fail (self != NULL, RBK_DECIMAL_INVALID);

  for (guint i = 0; i < self->n_sources; i++)
    sum = rbk_decimal_add (sum, get_monthly_grant (&self->sources[i].rules));

  return sum;
}
