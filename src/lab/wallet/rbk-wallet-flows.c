/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From credits that flowed to months, and to money. */
#include "rbk-wallet-private.h"

#include "rbk-error.h"

RbkWalletFlows *
rbk_wallet_flows_new (const RbkWalletTerms *terms, guint n_months)
{
  RbkWalletFlows *self = g_new0 (RbkWalletFlows, 1);

  self->n_months = n_months;
  self->n_worths = RBK_WALLET_WORTH (terms->n_sources, FALSE);
  self->flows = g_new0 (RbkWalletFlow, (gsize) n_months * self->n_worths);
  self->rolled = g_new0 (RbkDecimal, n_months);
  self->overage = g_new0 (RbkDecimal, n_months);
  self->unserved = g_new0 (RbkDecimal, n_months);

  return self;
}

void
rbk_wallet_flows_free (RbkWalletFlows *self)
{
  if (self == NULL)
    return;
  g_free (self->flows);
  g_free (self->rolled);
  g_free (self->overage);
  g_free (self->unserved);
  g_free (self);
}

RbkWalletFlow *
rbk_wallet_flows_get (RbkWalletFlows *self, guint month, guint worth)
{
  return &self->flows[month * self->n_worths + worth];
}

static void
add_times (RbkDecimal *sum, RbkDecimal value, RbkDecimal times)
{
  *sum = rbk_decimal_add (*sum, rbk_decimal_mul (value, times));
}

/* Adds the flows of customers who are alike. */
void
rbk_wallet_flows_add (RbkWalletFlows *self, const RbkWalletFlows *other, gint64 times)
{
  RbkDecimal n = rbk_decimal_from_int (times);

  for (guint i = 0; i < self->n_months * self->n_worths; i++)
    {
      add_times (&self->flows[i].in, other->flows[i].in, n);
      add_times (&self->flows[i].used, other->flows[i].used, n);
      add_times (&self->flows[i].expired, other->flows[i].expired, n);
    }
  for (guint i = 0; i < self->n_months; i++)
    {
      add_times (&self->rolled[i], other->rolled[i], n);
      add_times (&self->overage[i], other->overage[i], n);
      add_times (&self->unserved[i], other->unserved[i], n);
    }
}

/* Counts what customers who are alike go through. */
void
rbk_wallet_flows_count (RbkWalletFlows *self, RbkWalletRun *run, guint64 times)
{
  gboolean loses = FALSE, buys = FALSE, is_refused = FALSE;

  for (guint i = 0; i < self->n_months * self->n_worths; i++)
    {
      guint worth = i % self->n_worths;

      loses |= rbk_decimal_sign (self->flows[i].expired) > 0;
      buys |= worth >= RBK_WALLET_WORTH_GRANT && (worth - RBK_WALLET_WORTH_GRANT) % 2 == 1 &&
              rbk_decimal_sign (self->flows[i].in) > 0;
    }
  for (guint i = 0; i < self->n_months; i++)
    is_refused |= rbk_decimal_sign (self->unserved[i]) > 0;
  run->n_losing += loses ? times : 0;
  run->n_topping_up += buys ? times : 0;
  run->n_unserved += is_refused ? times : 0;
}

/* What so many credits of a worth were paid. Whole grants and top-ups come out exactly. */
static RbkDecimal
get_value (const RbkWalletTerms *terms, guint worth, RbkDecimal credits)
{
  const RbkWalletSource *source;
  gboolean               is_topup;
  RbkDecimal             paid, amount;

  if (worth < RBK_WALLET_WORTH_GRANT)
    return RBK_DECIMAL_ZERO;
  source = &terms->sources[(worth - RBK_WALLET_WORTH_GRANT) / 2];
  is_topup = (worth - RBK_WALLET_WORTH_GRANT) % 2 == 1;
  paid = is_topup ? source->rules.topup_price : source->grant_paid;
  amount = is_topup ? source->rules.topup_amount : source->rules.grant;
  if (rbk_decimal_is_zero (amount))
    return RBK_DECIMAL_ZERO;

  return rbk_decimal_mul_div (credits, paid, amount, RBK_ROUND_DOWN);
}

/* What leaves the books in a month is shared by what was used and what went unused; nothing is
 * lost to rounding. */
static void
add_money (RbkWalletMonth       *month,
           const RbkWalletTerms *terms,
           guint                 worth,
           const RbkWalletFlow  *flow,
           RbkDecimal            before,
           RbkDecimal            after)
{
  RbkDecimal paid = get_value (terms, worth, flow->in);
  RbkDecimal deferred = get_value (terms, worth, after);
  RbkDecimal released =
      rbk_decimal_sub (rbk_decimal_add (get_value (terms, worth, before), paid), deferred);
  RbkDecimal gone = rbk_decimal_add (flow->used, flow->expired);
  RbkDecimal recognised = released;

  if (rbk_decimal_sign (flow->expired) > 0)
    recognised = rbk_decimal_mul_div (released, flow->used, gone, RBK_ROUND_DOWN);
  month->paid = rbk_decimal_add (month->paid, paid);
  month->deferred = rbk_decimal_add (month->deferred, deferred);
  month->recognised = rbk_decimal_add (month->recognised, recognised);
  month->breakage = rbk_decimal_add (month->breakage, rbk_decimal_sub (released, recognised));
  if (worth >= RBK_WALLET_WORTH_GRANT && (worth - RBK_WALLET_WORTH_GRANT) % 2 == 1)
    month->topup_revenue = rbk_decimal_add (month->topup_revenue, paid);
}

static void
add_credits (RbkWalletMonth *month, guint worth, const RbkWalletFlow *flow)
{
  gboolean is_topup = worth >= RBK_WALLET_WORTH_GRANT && (worth - RBK_WALLET_WORTH_GRANT) % 2 == 1;
  RbkDecimal *in = is_topup ? &month->topped_up : &month->granted;

  *in = rbk_decimal_add (*in, flow->in);
  month->used = rbk_decimal_add (month->used, flow->used);
  month->expired = rbk_decimal_add (month->expired, flow->expired);
}

/* Fees paid ahead, less what grants have taken of them. */
static RbkDecimal
get_prepaid (const RbkWalletTerms *terms,
             guint                 n_months,
             RbkDecimal            granted_paid,
             guint64               n_customers)
{
  guint      n_fees = (n_months + terms->fee_months - 1) / terms->fee_months;
  RbkDecimal fees = rbk_decimal_mul (rbk_decimal_mul (terms->fee, rbk_decimal_from_int (n_fees)),
                                     rbk_decimal_from_int ((gint64) n_customers));

  return rbk_decimal_max (rbk_decimal_sub (fees, granted_paid), RBK_DECIMAL_ZERO);
}

static void
fill_month (RbkWalletRun         *run,
            guint                 place,
            const RbkWalletTerms *terms,
            RbkWalletFlows       *flows,
            RbkDecimal           *held)
{
  RbkWalletMonth *month = &run->months[place];

  month->opening = RBK_DECIMAL_ZERO;
  for (guint worth = 0; worth < flows->n_worths; worth++)
    {
      const RbkWalletFlow *flow = rbk_wallet_flows_get (flows, place, worth);
      RbkDecimal           before = held[worth];

      held[worth] =
          rbk_decimal_sub (rbk_decimal_sub (rbk_decimal_add (before, flow->in), flow->used),
                           flow->expired);
      month->opening = rbk_decimal_add (month->opening, before);
      month->closing = rbk_decimal_add (month->closing, held[worth]);
      add_credits (month, worth, flow);
      add_money (month, terms, worth, flow, before, held[worth]);
    }
  month->rolled_over = flows->rolled[place];
  month->overage = flows->overage[place];
  month->unserved = flows->unserved[place];
  month->overage_revenue = rbk_decimal_mul (month->overage, terms->overage_price);
}

static void
add_to (RbkDecimal *sum, RbkDecimal value)
{
  *sum = rbk_decimal_add (*sum, value);
}

/* Adds what flows; what is held is added too where it is of the same month. */
static void
add_month (RbkWalletMonth *sum, const RbkWalletMonth *month, gboolean is_same_month)
{
  add_to (&sum->granted, month->granted);
  add_to (&sum->rolled_over, month->rolled_over);
  add_to (&sum->topped_up, month->topped_up);
  add_to (&sum->used, month->used);
  add_to (&sum->expired, month->expired);
  add_to (&sum->overage, month->overage);
  add_to (&sum->unserved, month->unserved);
  add_to (&sum->paid, month->paid);
  add_to (&sum->recognised, month->recognised);
  add_to (&sum->breakage, month->breakage);
  add_to (&sum->topup_revenue, month->topup_revenue);
  add_to (&sum->overage_revenue, month->overage_revenue);
  if (!is_same_month)
    return;
  add_to (&sum->opening, month->opening);
  add_to (&sum->closing, month->closing);
  add_to (&sum->deferred, month->deferred);
  add_to (&sum->prepaid, month->prepaid);
}

static gboolean
sum_up (RbkWalletRun *self, GError **error)
{
  const RbkWalletMonth *last = &self->months[self->n_months - 1];
  RbkWalletMonth       *total = &self->total;

  *total = (RbkWalletMonth){ .opening = self->months[0].opening,
                             .closing = last->closing,
                             .deferred = last->deferred,
                             .prepaid = last->prepaid };
  for (guint i = 0; i < self->n_months; i++)
    {
      add_month (total, &self->months[i], FALSE);
      self->peak_deferred = rbk_decimal_max (self->peak_deferred, self->months[i].deferred);
    }
  if (rbk_decimal_is_valid (total->used) && rbk_decimal_is_valid (total->paid) &&
      rbk_decimal_is_valid (total->closing) && rbk_decimal_is_valid (total->recognised) &&
      rbk_decimal_is_valid (total->overage_revenue) && rbk_decimal_is_valid (total->unserved) &&
      rbk_decimal_is_valid (total->prepaid) && rbk_decimal_is_valid (total->deferred))
    return TRUE;
  g_set_error_literal (error, RBK_ERROR, RBK_ERROR_OVERFLOW,
                       E_ ("the months come to more than can be counted; write smaller grants, "
                           "top-ups or less use"));

  return FALSE;
}

/*
 * rbk_wallet_run_new_for_flows:
 * @terms: the terms
 * @flows: what flowed in
 * @n_customers: of how many
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the months; %NULL where they don't fit
 */
RbkWalletRun *
rbk_wallet_run_new_for_flows (const RbkWalletTerms *terms,
                              RbkWalletFlows       *flows,
                              guint64               n_customers,
                              GError              **error)
{
  g_autoptr(RbkWalletRun) self = g_new0 (RbkWalletRun, 1);
  g_autofree RbkDecimal *held = g_new0 (RbkDecimal, flows->n_worths);
  RbkDecimal             granted_paid = RBK_DECIMAL_ZERO;

  self->n_customers = n_customers;
  self->n_months = flows->n_months;
  self->months = g_new0 (RbkWalletMonth, flows->n_months);
  for (guint i = 0; i < flows->n_months; i++)
    {
      RbkWalletMonth *month = &self->months[i];

      fill_month (self, i, terms, flows, held);
      add_to (&granted_paid, rbk_decimal_sub (month->paid, month->topup_revenue));
      month->prepaid = get_prepaid (terms, i + 1, granted_paid, n_customers);
    }
  if (!sum_up (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * rbk_wallet_run_new_sum:
 * @runs: (array length=n_runs): runs of as many months, of the pools of one plan
 * @n_runs: how many; 1 or more
 * @error: return location for an error
 *
 * Adds the months of several pools that the same customers have. Of customers who lose credits, buy
 * more or are refused it has as many as the pool with most of them: it is not known who they are.
 *
 * Returns: (transfer full) (nullable): the sum; %NULL where it does not fit
 */
RbkWalletRun *
rbk_wallet_run_new_sum (const RbkWalletRun *const *runs, guint n_runs, GError **error)
{
  g_autoptr(RbkWalletRun) self = g_new0 (RbkWalletRun, 1);

  g_return_val_if_fail (runs != NULL && n_runs > 0, NULL);

  self->n_months = runs[0]->n_months;
  self->n_customers = runs[0]->n_customers;
  self->months = g_new0 (RbkWalletMonth, self->n_months);
  for (guint i = 0; i < n_runs; i++)
    {
      for (guint k = 0; k < self->n_months; k++)
        add_month (&self->months[k], &runs[i]->months[k], TRUE);
      self->n_losing = MAX (self->n_losing, runs[i]->n_losing);
      self->n_topping_up = MAX (self->n_topping_up, runs[i]->n_topping_up);
      self->n_unserved = MAX (self->n_unserved, runs[i]->n_unserved);
    }
  if (!sum_up (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * rbk_wallet_run_free:
 * @self: (transfer full) (nullable): a run
 *
 * Frees a run.
 */
void
rbk_wallet_run_free (RbkWalletRun *self)
{
  if (self == NULL)
    return;
  g_free (self->months);
  g_free (self);
}
