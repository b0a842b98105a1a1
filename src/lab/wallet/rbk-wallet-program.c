/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-wallet-program.h"

/* What all customers together may come to in a slot, so that nothing overflows. */
#define MAX_FIXED ((gint64) 1 << 60)

/* A lot that may exist, and its slot. */
typedef struct
{
  RbkWalletLot life;
  guint        slot;
} Lot;

typedef struct
{
  const RbkWalletCalendar *calendar;
  RbkWalletProgram        *program;
  GArray                  *lots;  /* (element-type Lot) alive */
  __int128                 fixed; /* the most that can come without being used */
} Making;

static gint64
to_micro (RbkDecimal credits)
{
  gint64 micro = 0;

  if (!rbk_decimal_to_int (rbk_decimal_mul (credits, RBK_DECIMAL_UNITS (RBK_WALLET_MICRO)), &micro))
    return -1;
  return micro;
}

static void
begin_list (Making *self, RbkWalletSlots *list)
{
  *list = (RbkWalletSlots){ .first = self->program->lists->len };
}

static void
add_to_list (Making *self, RbkWalletSlots *list, guint slot)
{
  g_array_append_val (self->program->lists, slot);
  list->n++;
}

static guint
add_lot (Making *self, guint worth, int day, RbkDecimal amount)
{
  const RbkWalletSource *sources = self->calendar->terms->sources;
  RbkWalletSlot          slot = { .worth = worth, .amount = to_micro (amount) };
  Lot                    lot = { .slot = self->program->slots->len };

  rbk_wallet_lot_init (&lot.life, self->calendar, worth, day);
  slot.share = to_micro (sources[lot.life.source].rules.rollover_share);
  self->program->fits = self->program->fits && slot.amount >= 0;
  self->fixed += slot.amount;
  g_array_append_val (self->lots, lot);
  g_array_append_val (self->program->slots, slot);

  return lot.slot;
}

static int
compare_lots (gconstpointer a, gconstpointer b, gpointer calendar)
{
  return rbk_wallet_lot_compare (&((const Lot *) a)->life, &((const Lot *) b)->life, calendar);
}

static void
add_grants (Making *self, RbkWalletStretch *stretch, int day, RbkDecimal opening)
{
  const RbkWalletTerms *terms = self->calendar->terms;

  begin_list (self, &stretch->comes);
  if (day == 0 && rbk_decimal_sign (opening) > 0)
    add_to_list (self, &stretch->comes, add_lot (self, RBK_WALLET_WORTH_OPENING, day, opening));
  for (guint i = 0; i < terms->n_sources; i++)
    if (rbk_wallet_calendar_is_reset (self->calendar, i, day) &&
        rbk_decimal_sign (terms->sources[i].rules.grant) > 0)
      add_to_list (self, &stretch->comes,
                   add_lot (self, RBK_WALLET_WORTH (i, FALSE), day, terms->sources[i].rules.grant));
  stretch->topup = -1;
  if (self->calendar->topup >= 0)
    stretch->topup =
        (int) add_lot (self, RBK_WALLET_WORTH (self->calendar->topup, TRUE), day, RBK_DECIMAL_ZERO);
}

static void
list_rolled (Making *self, RbkWalletStretch *stretch)
{
  begin_list (self, &stretch->rolled);
  if (!stretch->begins_month)
    return;
  for (guint i = 0; i < self->lots->len; i++)
    if (g_array_index (self->lots, Lot, i).life.rolled)
      add_to_list (self, &stretch->rolled, g_array_index (self->lots, Lot, i).slot);
}

static void
list_order (Making *self, RbkWalletStretch *stretch)
{
  g_array_sort_with_data (self->lots, compare_lots, (gpointer) self->calendar);
  begin_list (self, &stretch->order);
  for (guint i = 0; i < self->lots->len; i++)
    add_to_list (self, &stretch->order, g_array_index (self->lots, Lot, i).slot);
}

static void
list_ends (Making *self, RbkWalletStretch *stretch, int day)
{
  begin_list (self, &stretch->goes);
  for (guint i = 0; i < self->lots->len; i++)
    {
      const Lot *lot = &g_array_index (self->lots, Lot, i);

      if (lot->life.next <= day && !lot->life.turns)
        add_to_list (self, &stretch->goes, lot->slot);
    }
  begin_list (self, &stretch->turns);
  for (guint i = self->lots->len; i > 0; i--)
    {
      Lot *lot = &g_array_index (self->lots, Lot, i - 1);

      if (lot->life.next > day)
        continue;
      if (!lot->life.turns)
        {
          g_array_remove_index (self->lots, i - 1);
          continue;
        }
      add_to_list (self, &stretch->turns, lot->slot);
      rbk_wallet_lot_turn (&lot->life, self->calendar);
    }
}

/* Only where something was carried on can there be more of it than before. */
static void
list_caps (Making *self, RbkWalletStretch *stretch)
{
  const RbkWalletTerms *terms = self->calendar->terms;

  stretch->first_cap = self->program->caps->len;
  if (stretch->turns.n == 0)
    return;
  g_array_sort_with_data (self->lots, compare_lots, (gpointer) self->calendar);
  for (guint i = 0; i < terms->n_sources; i++)
    {
      RbkWalletCap cap = { .cap = to_micro (terms->sources[i].rules.rollover_cap) };

      if (!terms->sources[i].rules.has_rollover_cap)
        continue;
      self->program->fits = self->program->fits && cap.cap >= 0;
      begin_list (self, &cap.slots);
      for (guint k = 0; k < self->lots->len; k++)
        {
          const Lot *lot = &g_array_index (self->lots, Lot, k);

          if (lot->life.source == i && lot->life.rolled)
            add_to_list (self, &cap.slots, lot->slot);
        }
      g_array_append_val (self->program->caps, cap);
      stretch->n_caps++;
    }
}

static void
add_stretch (Making *self, guint place, guint month, RbkDecimal opening)
{
  const RbkWalletCalendar *calendar = self->calendar;
  const int               *months = calendar->months + month;
  int                      day = calendar->days[place], next = calendar->days[place + 1];
  RbkWalletStretch         stretch = { .month = month,
                                       .from = day - months[0],
                                       .to = next - months[0],
                                       .length = months[1] - months[0],
                                       .begins_month = day == months[0] };

  list_rolled (self, &stretch);
  add_grants (self, &stretch, day, opening);
  list_order (self, &stretch);
  list_ends (self, &stretch, next);
  list_caps (self, &stretch);
  g_array_append_val (self->program->stretches, stretch);
  self->fixed += self->program->topup_amount + self->program->topup_below;
}

static void
set_topups (RbkWalletProgram *self, const RbkWalletCalendar *calendar)
{
  const RbkWalletRules *rules;

  self->buys = calendar->topup >= 0;
  if (!self->buys)
    return;
  rules = &calendar->terms->sources[calendar->topup].rules;
  self->topup_amount = to_micro (rules->topup_amount);
  self->topup_below = rules->has_topup_below ? to_micro (rules->topup_below) : 0;
  self->topup_limit = rules->topup_limit;
  self->fits = self->topup_amount > 0 && self->topup_below >= 0;
}

/*
 * rbk_wallet_program_new:
 * @calendar: the days
 * @opening: credits that each customer brings
 *
 * Works out once what happens on each day.
 *
 * Returns: (transfer full): the program; it can't be run where its numbers do not fit
 */
RbkWalletProgram *
rbk_wallet_program_new (const RbkWalletCalendar *calendar, RbkDecimal opening)
{
  RbkWalletProgram *self = g_new0 (RbkWalletProgram, 1);
  Making            making = { .calendar = calendar, .program = self };
  guint             month = 0;

  self->n_months = calendar->n_months;
  self->n_worths = RBK_WALLET_WORTH (calendar->terms->n_sources, FALSE);
  self->is_soft = calendar->terms->is_soft;
  self->fits = TRUE;
  self->stretches = g_array_new (FALSE, FALSE, sizeof (RbkWalletStretch));
  self->slots = g_array_new (FALSE, FALSE, sizeof (RbkWalletSlot));
  self->lists = g_array_new (FALSE, FALSE, sizeof (guint));
  self->caps = g_array_new (FALSE, FALSE, sizeof (RbkWalletCap));
  set_topups (self, calendar);
  making.lots = g_array_new (FALSE, FALSE, sizeof (Lot));
  for (guint i = 0; i + 1 < calendar->n_days; i++)
    {
      if (i > 0 && calendar->days[i] == calendar->months[month + 1])
        month++;
      add_stretch (&making, i, month, opening);
    }
  g_array_unref (making.lots);
  self->fits = self->fits && making.fixed <= MAX_FIXED;

  return self;
}

void
rbk_wallet_program_free (RbkWalletProgram *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->stretches);
  g_array_unref (self->slots);
  g_array_unref (self->lists);
  g_array_unref (self->caps);
  g_free (self);
}
