/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-wallet-private.h"

#include "rbk-error.h"

#define MONTHS_OF_YEAR 12
/* Where nobody says when: a common year, so that a run does not depend on the day it is made. */
#define DEFAULT_YEAR 2025

static int
get_day (const RbkWalletCalendar *self, const GDate *date)
{
  return g_date_days_between (&self->start, date);
}

/* The day after which so much has passed since customers came. */
static int
get_day_after_start (const RbkWalletCalendar *self, const RbkDuration *duration)
{
  GDate date = self->start;

  rbk_duration_add (duration, &date);
  return get_day (self, &date);
}

static int
get_month_day (const RbkWalletCalendar *self, guint month)
{
  const RbkDuration duration = { .months = month };

  return month <= self->n_months ? self->months[month] : get_day_after_start (self, &duration);
}

/* The month that starts on a day, or the one that the day is in. */
static guint
find_month (const RbkWalletCalendar *self, int day)
{
  guint month = 0;

  while (month < self->n_months && self->months[month + 1] <= day)
    month++;
  return month;
}

/* The first of the days that come each so many months after a day. */
static int
get_end (const RbkWalletCalendar *self, int day, guint every)
{
  return get_month_day (self, (find_month (self, day) / every + 1) * every);
}

/* Whole months from the start of a month end with one, however long they are. */
static int
get_day_after (const RbkWalletCalendar *self, const RbkDuration *duration, int day)
{
  guint   month = find_month (self, day);
  guint64 months = (guint64) duration->years * MONTHS_OF_YEAR + duration->months;
  GDate   date = self->start;

  if (duration->weeks == 0 && duration->days == 0 && self->months[month] == day &&
      months <= RBK_WALLET_MAX_MONTHS)
    return get_month_day (self, month + (guint) months);
  g_date_add_days (&date, (guint) day);
  rbk_duration_add (duration, &date);

  return get_day (self, &date);
}

/* The first day on which credits that start to live on a day are good no more. */
static int
get_life_end (const RbkWalletCalendar *self, const RbkWalletLife *life, int day)
{
  switch (life->kind)
    {
    case RBK_WALLET_LIFE_MONTH_END:
      return get_end (self, day, 1);
    case RBK_WALLET_LIFE_YEAR_END:
      return get_end (self, day, MONTHS_OF_YEAR);
    case RBK_WALLET_LIFE_CONTRACT_END:
      return self->terms->contract_months > 0 ? get_end (self, day, self->terms->contract_months)
                                              : RBK_WALLET_DAY_NEVER;
    case RBK_WALLET_LIFE_AFTER:
      return get_day_after (self, &life->after, day);
    case RBK_WALLET_LIFE_NEVER:
    default:
      return RBK_WALLET_DAY_NEVER;
    }
}

/* The first grant after a day. */
static int
get_next_reset (const RbkWalletCalendar *self, guint source, int day)
{
  const GArray *resets = self->resets[source];

  for (guint i = 0; i < resets->len; i++)
    if (g_array_index (resets, int, i) > day)
      return g_array_index (resets, int, i);
  return RBK_WALLET_DAY_NEVER;
}

gboolean
rbk_wallet_calendar_is_reset (const RbkWalletCalendar *self, guint source, int day)
{
  return day == 0 || get_next_reset (self, source, day - 1) == day;
}

static const RbkWalletLife *
get_life (const RbkWalletLot *lot, const RbkWalletRules *rules)
{
  return lot->is_topup && rules->has_topup_expiry ? &rules->topup_expiry : &rules->expiry;
}

/*
 * rbk_wallet_lot_init:
 * @self: (out caller-allocates): what becomes of credits that nobody uses
 * @calendar: the days
 * @worth: where they are from
 * @day: when they come
 *
 * Credits are good to the end of their life. With rollover they are looked at earlier, where the
 * next grant comes before that: what is left of them is then carried on, or some of it. Bought ones
 * with a life of their own are left alone.
 */
void
rbk_wallet_lot_init (RbkWalletLot *self, const RbkWalletCalendar *calendar, guint worth, int day)
{
  guint source = worth < RBK_WALLET_WORTH_GRANT ? 0 : (worth - RBK_WALLET_WORTH_GRANT) / 2;
  const RbkWalletRules *rules = &calendar->terms->sources[source].rules;

  *self = (RbkWalletLot){ .source = source, .worth = worth, .birth = day };
  self->is_topup = worth == RBK_WALLET_WORTH (source, TRUE);
  self->expiry = get_life_end (calendar, get_life (self, rules), day);
  self->turns =
      rules->rollover != RBK_ROLLOVER_NONE && !(self->is_topup && rules->has_topup_expiry);
  self->next =
      self->turns ? MIN (self->expiry, get_next_reset (calendar, source, day)) : self->expiry;
}

/*
 * rbk_wallet_lot_turn:
 * @self: credits whose day has come to be carried on
 * @calendar: the days
 *
 * What is carried on is good for as long as rollover says. Where it does not say, it keeps its own
 * life; where that is over, it starts another like it, and is looked at again at the end of that.
 */
void
rbk_wallet_lot_turn (RbkWalletLot *self, const RbkWalletCalendar *calendar)
{
  const RbkWalletRules *rules = &calendar->terms->sources[self->source].rules;
  int                   day = self->next;
  gboolean              is_over = self->expiry <= day;

  self->rolled = TRUE;
  self->turns = is_over && !rules->has_rollover_expiry;
  if (rules->has_rollover_expiry)
    self->expiry = get_life_end (calendar, &rules->rollover_expiry, day);
  else if (is_over)
    self->expiry = get_life_end (calendar, get_life (self, rules), day);
  self->next =
      self->turns ? MIN (self->expiry, get_next_reset (calendar, self->source, day)) : self->expiry;
}

/* Which goes first: what expires earlier, then what came earlier, gifts before what was bought. */
static int
lot_compare_life (const RbkWalletLot *a, const RbkWalletLot *b)
{
  if (a->expiry != b->expiry)
    return a->expiry < b->expiry ? -1 : 1;
  if (a->birth != b->birth)
    return a->birth < b->birth ? -1 : 1;
  if (a->is_topup != b->is_topup)
    return a->is_topup ? 1 : -1;

  return a->worth < b->worth ? -1 : a->worth > b->worth ? 1 : 0;
}

/* Which is used first: by priority, then what goes first. */
int
rbk_wallet_lot_compare (const RbkWalletLot      *a,
                        const RbkWalletLot      *b,
                        const RbkWalletCalendar *calendar)
{
  const RbkWalletSource *sources = calendar->terms->sources;
  int                    first = sources[a->source].rules.priority;
  int                    second = sources[b->source].rules.priority;

  if (first != second)
    return first < second ? -1 : 1;

  return lot_compare_life (a, b);
}

/* Grants come each cadence from the first day on, counted from that day and not from the last. */
static void
add_resets (RbkWalletCalendar *self, guint source)
{
  const RbkDuration *cadence = &self->terms->sources[source].rules.cadence;
  GArray            *resets = g_array_new (FALSE, FALSE, sizeof (int));
  int                end = self->months[self->n_months];
  int                day = 0;

  self->resets[source] = resets;
  for (guint i = 1; day <= end; i++)
    {
      const RbkDuration since = { cadence->years * i, cadence->months * i, cadence->weeks * i,
                                  cadence->days * i };

      g_array_append_val (resets, day);
      day = MAX (get_day_after_start (self, &since), day + 1);
    }
  g_array_append_val (resets, day);
}

/* The days on which something becomes of credits that come on a day. */
static void
mark_lot (const RbkWalletCalendar *self, guint worth, int day, gboolean *marks)
{
  int          end = self->months[self->n_months];
  RbkWalletLot lot;

  rbk_wallet_lot_init (&lot, self, worth, day);
  while (lot.next <= end)
    {
      marks[lot.next] = TRUE;
      if (!lot.turns)
        break;
      rbk_wallet_lot_turn (&lot, self);
    }
}

static void
mark_day (const RbkWalletCalendar *self, int day, gboolean *marks)
{
  if (day == 0)
    mark_lot (self, RBK_WALLET_WORTH_OPENING, day, marks);
  for (guint i = 0; i < self->terms->n_sources; i++)
    if (rbk_wallet_calendar_is_reset (self, i, day))
      mark_lot (self, RBK_WALLET_WORTH (i, FALSE), day, marks);
  if (self->topup >= 0)
    mark_lot (self, RBK_WALLET_WORTH (self->topup, TRUE), day, marks);
}

/* Top-ups can be bought on each of the days, and add days in turn. */
static void
find_days (RbkWalletCalendar *self)
{
  int                  end = self->months[self->n_months];
  g_autofree gboolean *marks = g_new0 (gboolean, (gsize) end + 1);

  for (guint i = 0; i <= self->n_months; i++)
    marks[self->months[i]] = TRUE;
  for (guint i = 0; i < self->terms->n_sources; i++)
    for (guint k = 0; k < self->resets[i]->len; k++)
      if (g_array_index (self->resets[i], int, k) <= end)
        marks[g_array_index (self->resets[i], int, k)] = TRUE;
  self->days = g_new (int, (gsize) end + 1);
  for (int day = 0; day <= end; day++)
    if (marks[day])
      {
        self->days[self->n_days++] = day;
        if (day < end)
          mark_day (self, day, marks);
      }
}

static gboolean
buys_topups (const RbkWalletTerms *terms, int topup)
{
  return topup >= 0 && (terms->sources[topup].rules.has_topup_below ||
                        terms->at_zero == RBK_WALLET_AT_ZERO_TOPUP);
}

/*
 * rbk_wallet_calendar_new:
 * @terms: the terms; they must outlive the calendar
 * @task: which months
 * @error: return location for an error
 *
 * Finds the days on which anything can happen: months and grants begin, credits go or are carried
 * on. Between two of them nothing comes and nothing goes but by use.
 *
 * Returns: (transfer full) (nullable): the days; %NULL where there are too many months
 */
RbkWalletCalendar *
rbk_wallet_calendar_new (const RbkWalletTerms *terms, const RbkWalletTask *task, GError **error)
{
  RbkWalletCalendar *self;
  int                topup = rbk_wallet_terms_find_topup (terms);

  if (task->n_months < 1 || task->n_months > RBK_WALLET_MAX_MONTHS)
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_RANGE, E_ ("%u months can't be run; write 1 to %d"),
                   task->n_months, RBK_WALLET_MAX_MONTHS);
      return NULL;
    }
  if (task->has_start && g_date_get_year (&task->start) > 9000)
    {
      g_set_error_literal (error, RBK_ERROR, RBK_ERROR_RANGE,
                           E_ ("the start is too late; write a day before the year 9000"));
      return NULL;
    }
  self = g_new0 (RbkWalletCalendar, 1);
  self->terms = terms;
  self->topup = buys_topups (terms, topup) ? topup : -1;
  if (task->has_start)
    self->start = task->start;
  else
    g_date_set_dmy (&self->start, 1, G_DATE_JANUARY, DEFAULT_YEAR);
  self->months = g_new0 (int, task->n_months + 1);
  for (guint i = 0; i <= task->n_months; i++)
    {
      const RbkDuration since = { .months = i };

      self->months[i] = get_day_after_start (self, &since);
    }
  self->n_months = task->n_months;
  self->resets = g_new0 (GArray *, terms->n_sources + 1);
  for (guint i = 0; i < terms->n_sources; i++)
    add_resets (self, i);
  find_days (self);

  return self;
}

void
rbk_wallet_calendar_free (RbkWalletCalendar *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->terms->n_sources; i++)
    g_array_unref (self->resets[i]);
  g_free (self->resets);
  g_free (self->months);
  g_free (self->days);
  g_free (self);
}
