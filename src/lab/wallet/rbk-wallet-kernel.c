/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The months of many customers, one after another, in whole numbers: the same to the last digit as
 * rbk_wallet_calendar_run() has it. */
#include "rbk-wallet-program.h"

#include <string.h>

/* A customer that uses more in all is left to the decimals. */
#define MAX_USE ((gint64) 1 << 57)

typedef struct
{
  const RbkWalletProgram *program;
  const guint            *lists;
  const RbkWalletSlot    *slots;
  gint64                 *left;  /* in each slot */
  RbkWalletWideFlow      *flows; /* of the month */
  gint64                  balance, n_bought, weight;
  gboolean                loses, buys, is_refused;
} Run;

void
rbk_wallet_sums_init (RbkWalletSums *self, const RbkWalletProgram *program)
{
  *self = (RbkWalletSums){
    .flows = g_new0 (RbkWalletWideFlow, (gsize) program->n_months * program->n_worths),
    .rolled = g_new0 (__int128, program->n_months),
    .overage = g_new0 (__int128, program->n_months),
    .unserved = g_new0 (__int128, program->n_months),
    .slots = g_new0 (gint64, program->slots->len + 1),
  };
}

void
rbk_wallet_sums_clear (RbkWalletSums *self)
{
  g_clear_pointer (&self->flows, g_free);
  g_clear_pointer (&self->rolled, g_free);
  g_clear_pointer (&self->overage, g_free);
  g_clear_pointer (&self->unserved, g_free);
  g_clear_pointer (&self->slots, g_free);
}

static void
grant (Run *self, const RbkWalletStretch *stretch)
{
  const guint *comes = self->lists + stretch->comes.first;

  for (guint i = 0; i < stretch->comes.n; i++)
    {
      const RbkWalletSlot *slot = &self->slots[comes[i]];

      self->left[comes[i]] = slot->amount;
      self->balance += slot->amount;
      self->flows[slot->worth].in += (__int128) slot->amount * self->weight;
    }
}

static gint64
burn (Run *self, const RbkWalletStretch *stretch, gint64 demand)
{
  const guint *order = self->lists + stretch->order.first;

  for (guint i = 0; i < stretch->order.n && demand > 0; i++)
    {
      gint64 *left = &self->left[order[i]];
      gint64  taken = MIN (*left, demand);

      if (taken == 0)
        continue;
      *left -= taken;
      self->balance -= taken;
      demand -= taken;
      self->flows[self->slots[order[i]].worth].used += (__int128) taken * self->weight;
    }

  return demand;
}

static void
buy (Run *self, const RbkWalletStretch *stretch, gint64 demand)
{
  const RbkWalletProgram *program = self->program;
  gint64                  missing = program->topup_below + demand - self->balance;
  gint64                  n, amount;

  if (missing <= 0)
    return;
  n = missing / program->topup_amount + (missing % program->topup_amount > 0 ? 1 : 0);
  if (program->topup_limit > 0)
    n = MIN (n, program->topup_limit - self->n_bought);
  if (n <= 0)
    return;
  amount = n * program->topup_amount;
  self->n_bought += n;
  self->buys = TRUE;
  self->left[stretch->topup] = amount;
  self->balance += amount;
  self->flows[self->slots[stretch->topup].worth].in += (__int128) amount * self->weight;
}

static gint64
use (Run *self, const RbkWalletStretch *stretch, gint64 demand)
{
  if (self->program->buys)
    {
      gint64 free = MIN (demand, MAX (self->balance - self->program->topup_below, 0));

      burn (self, stretch, free);
      demand -= free;
      buy (self, stretch, demand);
    }

  return burn (self, stretch, demand);
}

static void
expire (Run *self, guint slot, gint64 amount)
{
  if (amount == 0)
    return;
  self->left[slot] -= amount;
  self->balance -= amount;
  self->loses = TRUE;
  self->flows[self->slots[slot].worth].expired += (__int128) amount * self->weight;
}

/* left * share / 1,000,000, rounded down, without a number that is wider than its operands. */
static gint64
get_kept (gint64 left, gint64 share)
{
  return left / RBK_WALLET_MICRO * share + left % RBK_WALLET_MICRO * share / RBK_WALLET_MICRO;
}

static void
apply_cap (Run *self, const RbkWalletCap *cap)
{
  const guint *slots = self->lists + cap->slots.first;
  gint64       excess = -cap->cap;

  for (guint i = 0; i < cap->slots.n; i++)
    excess += self->left[slots[i]];
  for (guint i = 0; i < cap->slots.n && excess > 0; i++)
    {
      gint64 gone = MIN (self->left[slots[i]], excess);

      expire (self, slots[i], gone);
      excess -= gone;
    }
}

static void
end_stretch (Run *self, const RbkWalletStretch *stretch)
{
  const guint *goes = self->lists + stretch->goes.first;
  const guint *turns = self->lists + stretch->turns.first;

  for (guint i = 0; i < stretch->goes.n; i++)
    expire (self, goes[i], self->left[goes[i]]);
  for (guint i = 0; i < stretch->turns.n; i++)
    {
      gint64 left = self->left[turns[i]];

      expire (self, turns[i], left - get_kept (left, self->slots[turns[i]].share));
    }
  for (guint i = 0; i < stretch->n_caps; i++)
    apply_cap (self, &g_array_index (self->program->caps, RbkWalletCap, stretch->first_cap + i));
}

static void
begin_month (Run *self, const RbkWalletStretch *stretch, RbkWalletSums *sums)
{
  const guint *rolled = self->lists + stretch->rolled.first;
  gint64       sum = 0;

  self->n_bought = 0;
  self->flows = sums->flows + (gsize) stretch->month * self->program->n_worths;
  for (guint i = 0; i < stretch->rolled.n; i++)
    sum += self->left[rolled[i]];
  sums->rolled[stretch->month] += (__int128) sum * self->weight;
}

static gboolean
is_small (const RbkWalletProgram *self, const gint64 *month_use)
{
  gint64 sum = 0;

  for (guint i = 0; i < self->n_months; i++)
    {
      if (month_use[i] > MAX_USE - sum)
        return FALSE;
      sum += month_use[i];
    }

  return self->fits;
}

/*
 * rbk_wallet_program_run:
 * @self: a program
 * @month_use: (array length=n_months): what a customer uses each month, in millionths of a credit
 * @weight: how many are like it
 * @sums: what flows is added to
 *
 * Runs one wallet.
 *
 * Returns: `FALSE` where the numbers are too large for it; nothing is added then
 */
gboolean
rbk_wallet_program_run (const RbkWalletProgram *self,
                        const gint64           *month_use,
                        gint64                  weight,
                        RbkWalletSums          *sums)
{
  Run run = { .program = self,
              .lists = (const guint *) (gpointer) self->lists->data,
              .slots = (const RbkWalletSlot *) (gpointer) self->slots->data,
              .left = sums->slots,
              .flows = sums->flows,
              .weight = weight };

  if (!is_small (self, month_use))
    return FALSE;
  memset (run.left, 0, self->slots->len * sizeof (gint64));
  for (guint i = 0; i < self->stretches->len; i++)
    {
      const RbkWalletStretch *stretch = &g_array_index (self->stretches, RbkWalletStretch, i);
      gint64                  all = month_use[stretch->month];
      gint64                  demand = all, past;
      __int128               *sum = self->is_soft ? sums->overage : sums->unserved;

      if (stretch->begins_month)
        begin_month (&run, stretch, sums);
      grant (&run, stretch);
      if (stretch->to - stretch->from < stretch->length)
        demand = all * stretch->to / stretch->length - all * stretch->from / stretch->length;
      past = use (&run, stretch, demand);
      sum[stretch->month] += (__int128) past * weight;
      run.is_refused |= past > 0 && !self->is_soft;
      end_stretch (&run, stretch);
    }
  sums->n_losing += run.loses ? (guint64) weight : 0;
  sums->n_topping_up += run.buys ? (guint64) weight : 0;
  sums->n_unserved += run.is_refused ? (guint64) weight : 0;

  return TRUE;
}
