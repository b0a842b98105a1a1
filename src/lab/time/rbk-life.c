/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-life.h"

/* Where a search through a subscription stands. */
typedef struct
{
  const RbkPhaseSpec *phase;
  GDate               begun;
  gboolean            has_next;
  GDate               next; /* the first day on which something else may hold */
} Terms;

static void
add_months (const GDate *start, guint n_months, GDate *date)
{
  RbkDuration months = { .years = n_months / 12, .months = n_months % 12 };

  *date = *start;
  rbk_duration_add (&months, date);
}

/**
 * rbk_life_get_period:
 * @self: a subscription
 * @day: a day; of before the first, the first
 * @from: (out caller-allocates): the first day of the month of billing that it is in
 * @to: (out caller-allocates): the last day
 *
 * A month of billing begins on the day of subscribing, or on the last day of a month that has no
 * such day: 31 January, 28 February, 31 March. Where that day is not known it is the calendar's.
 */
void
rbk_life_get_period (const RbkLife *self, const GDate *day, GDate *from, GDate *to)
{
  GDate start;
  int   n_months;

  g_return_if_fail (self != NULL && from != NULL && to != NULL);
  g_return_if_fail (day != NULL && g_date_valid (day));

  g_date_set_dmy (&start, 1, g_date_get_month (day), g_date_get_year (day));
  if (self->has_start)
    start = self->start;
  n_months = (g_date_get_year (day) - g_date_get_year (&start)) * 12 +
             (int) g_date_get_month (day) - (int) g_date_get_month (&start);
  n_months = MAX (n_months, 0);
  add_months (&start, (guint) n_months, from);
  if (n_months > 0 && g_date_compare (from, day) > 0)
    add_months (&start, (guint) --n_months, from);
  add_months (&start, (guint) n_months + 1, to);
  /* The last month that there is ends with the calendar. */
  if (g_date_compare (to, from) > 0)
    g_date_subtract_days (to, 1);
}

/**
 * rbk_life_has_begun:
 * @self: a subscription
 * @day: a day
 *
 * Returns: whether the customer has subscribed by then, as far as is known
 */
gboolean
rbk_life_has_begun (const RbkLife *self, const GDate *day)
{
  g_return_val_if_fail (self != NULL && day != NULL, FALSE);

  return !self->has_start || g_date_compare (&self->start, day) <= 0;
}

/* Whether another phase without a date takes the place of this one for good. */
static gboolean
is_followed (const RbkPlanSpec *plan, guint position)
{
  for (guint i = position + 1; i < plan->n_phases; i++)
    if (plan->phases[i].kind == RBK_PHASE_KIND_EVERGREEN && !plan->phases[i].has_effective_from)
      return TRUE;

  return FALSE;
}

/* Whether a phase is one that customers go through, and not one they stay in. */
static gboolean
is_passing (const RbkPlanSpec *plan, guint position)
{
  const RbkPhaseSpec *phase = &plan->phases[position];

  return phase->kind != RBK_PHASE_KIND_EVERGREEN ||
         (phase->has_duration && !phase->has_effective_from && is_followed (plan, position));
}

static gboolean
is_on_offer (const RbkPhaseSpec *phase, const GDate *start)
{
  return !phase->has_effective_from || g_date_compare (&phase->effective_from, start) <= 0;
}

/* Finds the version of a phase that was on offer, nothing where none was yet. Moves to what
 * comes behind its versions. */
static const RbkPhaseSpec *
take_version (const RbkLife *self, guint *position)
{
  const RbkPlanSpec  *plan = self->plan;
  const RbkPhaseSpec *found = NULL;
  guint               first = *position;

  do
    {
      if (is_on_offer (&plan->phases[*position], &self->start))
        found = &plan->phases[*position];
      (*position)++;
    }
  while (*position < plan->n_phases && plan->phases[*position].has_effective_from &&
         plan->phases[*position].kind == plan->phases[first].kind && is_passing (plan, *position));

  return found;
}

/* Whether the customer is still on the way to the lasting terms, and if not, since when. */
static gboolean
find_passing (const RbkLife *self, const GDate *day, Terms *terms)
{
  terms->begun = self->start;
  for (guint i = 0; i < self->plan->n_phases;)
    {
      if (!is_passing (self->plan, i))
        {
          i++;
          continue;
        }
      terms->phase = take_version (self, &i);
      if (terms->phase == NULL)
        continue;
      terms->next = terms->begun;
      terms->has_next = terms->phase->has_duration;
      rbk_duration_add (&terms->phase->duration, &terms->next);
      if (!terms->has_next || g_date_compare (day, &terms->next) < 0)
        return TRUE;
      terms->begun = terms->next;
    }

  return FALSE;
}

static void
find_lasting (const RbkPlanSpec *plan, const GDate *day, Terms *terms)
{
  terms->phase = rbk_plan_spec_get_phase_on (plan, day);
  terms->has_next = FALSE;
  for (guint i = 0; i < plan->n_phases; i++)
    {
      const RbkPhaseSpec *phase = &plan->phases[i];

      if (phase->kind != RBK_PHASE_KIND_EVERGREEN || !phase->has_effective_from ||
          g_date_compare (&phase->effective_from, day) <= 0)
        continue;
      if (!terms->has_next || g_date_compare (&phase->effective_from, &terms->next) < 0)
        terms->next = phase->effective_from;
      terms->has_next = TRUE;
    }
}

/**
 * rbk_life_get_stretches:
 * @self: a subscription that has begun by @from
 * @from: a day
 * @to: that day or a later one
 *
 * Says which terms hold on which days.
 *
 * Returns: (transfer full) (element-type RbkStretch): the stretches, without a gap; empty where
 *   the plan has no terms
 */
GArray *
rbk_life_get_stretches (const RbkLife *self, const GDate *from, const GDate *to)
{
  GArray *stretches = g_array_new (FALSE, TRUE, sizeof (RbkStretch));
  GDate   day = *from;

  g_return_val_if_fail (self != NULL && self->plan != NULL, stretches);

  while (self->plan->n_phases > 0 && g_date_compare (&day, to) <= 0)
    {
      Terms       terms = { .begun = self->has_start ? self->start : *from };
      RbkStretch *last = NULL;

      if (!self->has_start || !find_passing (self, &day, &terms))
        find_lasting (self->plan, &day, &terms);
      if (stretches->len > 0)
        last = &g_array_index (stretches, RbkStretch, stretches->len - 1);
      if (last == NULL || last->phase != terms.phase)
        {
          RbkStretch next = { .from = day, .begun = terms.begun, .phase = terms.phase };

          g_array_append_val (stretches, next);
          last = &g_array_index (stretches, RbkStretch, stretches->len - 1);
        }
      last->to = *to;
      if (!terms.has_next || g_date_compare (&terms.next, to) > 0)
        break;
      last->to = day = terms.next;
      g_date_subtract_days (&last->to, 1);
    }

  return stretches;
}
