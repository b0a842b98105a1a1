/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One customer's wallet, day by day, in decimals. Rules first, speed second: the way of many
 * customers at once is held against this. */
#include "rbk-wallet-private.h"

typedef struct
{
  RbkWalletLot life;
  RbkDecimal   left;
} Lot;

typedef struct
{
  const RbkWalletCalendar *calendar;
  RbkWalletFlows          *flows;
  GArray                  *lots; /* (element-type Lot) in the order in which they are used */
  guint                    month;
  guint                    n_bought; /* top-ups in this month */
} Run;

static RbkDecimal
get_balance (const Run *self)
{
  RbkDecimal balance = RBK_DECIMAL_ZERO;

  for (guint i = 0; i < self->lots->len; i++)
    balance = rbk_decimal_add (balance, g_array_index (self->lots, Lot, i).left);
  return balance;
}

static void
add_lot (Run *self, guint worth, int day, RbkDecimal amount)
{
  RbkWalletFlow *flow = rbk_wallet_flows_get (self->flows, self->month, worth);
  Lot            lot = { .left = amount };
  guint          place = 0;

  if (rbk_decimal_sign (amount) <= 0)
    return;
  rbk_wallet_lot_init (&lot.life, self->calendar, worth, day);
  while (place < self->lots->len &&
         rbk_wallet_lot_compare (&g_array_index (self->lots, Lot, place).life, &lot.life,
                                 self->calendar) < 0)
    place++;
  g_array_insert_val (self->lots, place, lot);
  flow->in = rbk_decimal_add (flow->in, amount);
}

/* Takes from the credits in their order; returns what they don't cover. */
static RbkDecimal
burn (Run *self, RbkDecimal demand)
{
  for (guint i = 0; i < self->lots->len && rbk_decimal_sign (demand) > 0; i++)
    {
      Lot           *lot = &g_array_index (self->lots, Lot, i);
      RbkDecimal     taken = rbk_decimal_min (demand, lot->left);
      RbkWalletFlow *flow = rbk_wallet_flows_get (self->flows, self->month, lot->life.worth);

      lot->left = rbk_decimal_sub (lot->left, taken);
      flow->used = rbk_decimal_add (flow->used, taken);
      demand = rbk_decimal_sub (demand, taken);
    }

  return demand;
}

static void
expire (Run *self, Lot *lot, RbkDecimal amount)
{
  RbkWalletFlow *flow = rbk_wallet_flows_get (self->flows, self->month, lot->life.worth);

  lot->left = rbk_decimal_sub (lot->left, amount);
  flow->expired = rbk_decimal_add (flow->expired, amount);
}

static void
turn (Run *self, Lot *lot)
{
  const RbkWalletRules *rules = &self->calendar->terms->sources[lot->life.source].rules;
  RbkDecimal kept = rbk_decimal_round (rbk_decimal_mul (lot->left, rules->rollover_share),
                                       RBK_WALLET_PLACES, RBK_ROUND_DOWN);

  expire (self, lot, rbk_decimal_sub (lot->left, kept));
  rbk_wallet_lot_turn (&lot->life, self->calendar);
}

static int
compare_lots (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return rbk_wallet_lot_compare (&((const Lot *) a)->life, &((const Lot *) b)->life, user_data);
}

/* What is carried on beyond the cap goes, the soonest to expire first. */
static void
apply_cap (Run *self, guint source)
{
  const RbkWalletRules *rules = &self->calendar->terms->sources[source].rules;
  RbkDecimal            excess = rbk_decimal_negate (rules->rollover_cap);

  if (!rules->has_rollover_cap)
    return;
  for (guint i = 0; i < self->lots->len; i++)
    {
      const Lot *lot = &g_array_index (self->lots, Lot, i);

      if (lot->life.source == source && lot->life.rolled)
        excess = rbk_decimal_add (excess, lot->left);
    }
  /* All are of one priority, so the order of use is the order in which they expire. */
  for (guint i = 0; i < self->lots->len && rbk_decimal_sign (excess) > 0; i++)
    {
      Lot       *lot = &g_array_index (self->lots, Lot, i);
      RbkDecimal gone = rbk_decimal_min (lot->left, excess);

      if (lot->life.source != source || !lot->life.rolled)
        continue;
      expire (self, lot, gone);
      excess = rbk_decimal_sub (excess, gone);
    }
}

/* What a day takes away belongs to the month that ends with it: credits that are good to its end
 * are of no use on the first day of the next. */
static void
end_stretch (Run *self, int day)
{
  for (guint i = self->lots->len; i > 0; i--)
    {
      Lot *lot = &g_array_index (self->lots, Lot, i - 1);

      if (lot->life.next <= day && lot->life.turns)
        turn (self, lot);
      else if (lot->life.next <= day)
        expire (self, lot, lot->left);
    }
  g_array_sort_with_data (self->lots, compare_lots, (gpointer) self->calendar);
  for (guint i = 0; i < self->calendar->terms->n_sources; i++)
    apply_cap (self, i);
  for (guint i = self->lots->len; i > 0; i--)
    if (rbk_decimal_sign (g_array_index (self->lots, Lot, i - 1).left) <= 0)
      g_array_remove_index (self->lots, i - 1);
}

/* As many top-ups as keep the balance from falling below what it must not, as far as may be. */
static void
buy (Run *self, int day, RbkDecimal demand)
{
  int                   topup = self->calendar->topup;
  const RbkWalletRules *rules = &self->calendar->terms->sources[topup].rules;
  RbkDecimal            below = rules->has_topup_below ? rules->topup_below : RBK_DECIMAL_ZERO;
  RbkDecimal missing = rbk_decimal_sub (rbk_decimal_add (below, demand), get_balance (self));
  RbkDecimal n, may = rbk_decimal_from_int ((gint64) rules->topup_limit - self->n_bought);
  gint64     count = 0;

  if (rbk_decimal_sign (missing) <= 0)
    return;
  n = rbk_decimal_round (rbk_decimal_div (missing, rules->topup_amount, RBK_ROUND_UP), 0,
                         RBK_ROUND_UP);
  if (rules->topup_limit > 0)
    n = rbk_decimal_min (n, may);
  if (rules->topup_limit > 0 && rbk_decimal_to_int (n, &count))
    self->n_bought += (guint) count;
  add_lot (self, RBK_WALLET_WORTH (topup, TRUE), day, rbk_decimal_mul (n, rules->topup_amount));
}

/* What is above the threshold is used first, as it is in time: then more is bought. */
static void
use (Run *self, int day, RbkDecimal demand)
{
  const RbkWalletCalendar *calendar = self->calendar;
  RbkDecimal              *past = calendar->terms->is_soft ? &self->flows->overage[self->month]
                                                           : &self->flows->unserved[self->month];

  if (calendar->topup >= 0)
    {
      const RbkWalletRules *rules = &calendar->terms->sources[calendar->topup].rules;
      RbkDecimal            free = get_balance (self);

      if (rules->has_topup_below)
        free = rbk_decimal_sub (free, rules->topup_below);
      free = rbk_decimal_min (demand, rbk_decimal_max (free, RBK_DECIMAL_ZERO));
      burn (self, free);
      demand = rbk_decimal_sub (demand, free);
      buy (self, day, demand);
    }
  *past = rbk_decimal_add (*past, burn (self, demand));
}

static void
begin_month (Run *self)
{
  RbkDecimal *rolled = &self->flows->rolled[self->month];

  self->n_bought = 0;
  for (guint i = 0; i < self->lots->len; i++)
    if (g_array_index (self->lots, Lot, i).life.rolled)
      *rolled = rbk_decimal_add (*rolled, g_array_index (self->lots, Lot, i).left);
}

/* The part of a month's use that has come about by a day: use is spread evenly. */
static RbkDecimal
get_use_until (const Run *self, int day, gint64 month_use)
{
  const int *months = self->calendar->months + self->month;
  RbkDecimal all = { .raw = month_use * (RBK_DECIMAL_ONE_RAW / RBK_WALLET_MICRO) };

  return rbk_decimal_round (rbk_decimal_mul_div (all, rbk_decimal_from_int (day - months[0]),
                                                 rbk_decimal_from_int (months[1] - months[0]),
                                                 RBK_ROUND_DOWN),
                            RBK_WALLET_PLACES, RBK_ROUND_DOWN);
}

/*
 * rbk_wallet_calendar_run:
 * @self: the days
 * @opening: credits that the customer brings
 * @use: (array length=n_months): what it uses each month, in millionths of a credit
 *
 * Runs one wallet. On each day on which anything can happen: what is over goes or is carried on,
 * then what is granted comes, then what is used until the next such day is taken, from the lowest
 * priority up, then from what expires earlier, then from what came earlier. What is bought between
 * two such days counts from the first of them.
 *
 * Returns: (transfer full): what flowed
 */
RbkWalletFlows *
rbk_wallet_calendar_run (const RbkWalletCalendar *self, RbkDecimal opening, const gint64 *month_use)
{
  Run run = { .calendar = self };

  run.flows = rbk_wallet_flows_new (self->terms, self->n_months);
  run.lots = g_array_new (FALSE, FALSE, sizeof (Lot));
  add_lot (&run, RBK_WALLET_WORTH_OPENING, 0, opening);
  for (guint i = 0; i + 1 < self->n_days; i++)
    {
      int        day = self->days[i], next = self->days[i + 1];
      RbkDecimal until;

      if (i > 0 && day == self->months[run.month + 1])
        {
          run.month++;
          begin_month (&run);
        }
      for (guint k = 0; k < self->terms->n_sources; k++)
        if (rbk_wallet_calendar_is_reset (self, k, day))
          add_lot (&run, RBK_WALLET_WORTH (k, FALSE), day, self->terms->sources[k].rules.grant);
      until = get_use_until (&run, next, month_use[run.month]);
      use (&run, day, rbk_decimal_sub (until, get_use_until (&run, day, month_use[run.month])));
      end_stretch (&run, next);
    }
  g_array_unref (run.lots);

  return run.flows;
}
