/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the rate cards of a plan to its pools of credits. */
#include "rbk-wallet-private.h"

#include <string.h>

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
      making->credits = rbk_decimal_add (making->credits,
                                         rbk_wallet_rules_get_monthly_grant (&card->wallet->rules));
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

  return rbk_decimal_mul_div (fee, rbk_wallet_rules_get_monthly_grant (rules), making->credits,
                              RBK_ROUND_DOWN);
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
  months = rbk_wallet_rules_get_months (rules);
  source->grant_paid = get_part_of_fee (making, rules, months);
  self->fee =
      rbk_decimal_add (self->fee,
                       get_part_of_fee (making, rules, rbk_decimal_from_int (self->fee_months)));
  rbk_wallet_rules_tidy (rules);
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
                   E_ ("the plan %s has no wallet; give one of its rate cards a wallet"),
                   plan->key);
      return NULL;
    }

  return g_steal_pointer (&pools);
}
