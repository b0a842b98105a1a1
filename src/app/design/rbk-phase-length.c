/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-phase-length.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "rbk-date.h"
#include "rbk-period-text.h"
#include "rbk-word.h"

#define WEEK 7
#define YEAR 12
#define MAX_STEPS 9999

static const char *
word_of (RbkPhase *phase)
{
  g_autoptr(GEnumClass) klass = g_type_class_ref (RBK_TYPE_PHASE_KIND);

  return rbk_word_for_nick (g_enum_get_value (klass, (int) rbk_phase_get_kind (phase))->value_nick);
}

/**
 * rbk_phase_get_weight:
 * @phase: a phase
 *
 * Weighs a phase for drawing: the longer the heavier, but a year is not fifty weeks wide.
 *
 * Returns: its weight, above zero
 */
double
rbk_phase_get_weight (RbkPhase *phase)
{
  const char *text = rbk_phase_get_duration (phase);
  RbkDuration duration;
  RbkDecimal  months;

  if (text == NULL || !rbk_duration_parse (text, &duration, NULL) ||
      !rbk_duration_get_months (&duration, &months))
    return log2 (2.0 + 365.0);

  return log2 (2.0 + rbk_decimal_to_double (months) * 365.0 / 12.0);
}

/* One step: a day up to a week, weeks above. */
static void
step_days (RbkDuration *duration, int direction)
{
  int days = (int) (duration->weeks * WEEK + duration->days);

  if (days > WEEK || (days == WEEK && direction > 0))
    days = direction > 0 ? (days / WEEK + 1) * WEEK : (days - 1) / WEEK * WEEK;
  else
    days += direction;
  *duration = (RbkDuration){ .days = (guint) CLAMP (days, 1, MAX_STEPS) };
}

/**
 * rbk_phase_dup_stretched:
 * @duration: an ISO 8601 duration
 * @steps: how many steps longer; less than zero is shorter
 *
 * Makes a duration longer by months where it is of months, by days below a week and by
 * weeks above where it is of days. It never gets shorter than one of them.
 *
 * Returns: (transfer full): the duration
 */
char *
rbk_phase_dup_stretched (const char *duration, int steps)
{
  RbkDuration parsed;
  int         months;

  if (!rbk_duration_parse (duration, &parsed, NULL))
    return g_strdup (duration);
  if (parsed.years == 0 && parsed.months == 0)
    {
      for (int i = 0; i < MIN (ABS (steps), MAX_STEPS); i++)
        step_days (&parsed, steps > 0 ? 1 : -1);
      return rbk_duration_to_string (&parsed);
    }
  months = CLAMP ((int) (parsed.years * YEAR + parsed.months) + steps, 1, MAX_STEPS);
  parsed.years = months % YEAR == 0 ? (guint) months / YEAR : 0;
  parsed.months = months % YEAR == 0 ? 0 : (guint) months;

  return rbk_duration_to_string (&parsed);
}

/**
 * rbk_phase_dup_title:
 * @phase: a phase
 *
 * Returns: (transfer full): “Trial 14 d”, “Evergreen”, “From 2027-01-01”
 */
char *
rbk_phase_dup_title (RbkPhase *phase)
{
  const char      *date = rbk_phase_get_effective_from (phase);
  g_autofree char *length = rbk_duration_to_short (rbk_phase_get_duration (phase));

  if (date != NULL && rbk_phase_get_kind (phase) == RBK_PHASE_KIND_EVERGREEN)
    /* Translators: terms that hold from a day on; %s is a date */
    return g_strdup_printf (C_ ("date", "From %s"), date);
  if (length[0] == '\0')
    return g_strdup (word_of (phase));

  /* Translators: a kind of phase, and how long it lasts: “Trial 14 d” */
  return g_strdup_printf (C_ ("phase", "%s %s"), word_of (phase), length);
}

/**
 * rbk_phase_dup_spoken:
 * @phase: a phase
 * @position: its place
 * @n_phases: how many there are
 *
 * Returns: (transfer full): “Trial, 14 days, phase 1 of 2”
 */
char *
rbk_phase_dup_spoken (RbkPhase *phase, guint position, guint n_phases)
{
  const char      *date = rbk_phase_get_effective_from (phase);
  g_autofree char *length = rbk_duration_to_words (rbk_phase_get_duration (phase));
  const char      *word = word_of (phase);

  if (length[0] != '\0' && date != NULL)
    /* Translators: a kind of phase, how long it lasts, from which day, its place among how many */
    return g_strdup_printf (_ ("%s, %s, from %s, phase %u of %u"), word, length, date, position + 1,
                            n_phases);
  if (length[0] != '\0')
    /* Translators: a kind of phase, how long it lasts, its place among how many */
    return g_strdup_printf (_ ("%s, %s, phase %u of %u"), word, length, position + 1, n_phases);
  if (date != NULL)
    /* Translators: a kind of phase, from which day it holds, its place among how many */
    return g_strdup_printf (_ ("%s, from %s, phase %u of %u"), word, date, position + 1, n_phases);

  /* Translators: a kind of phase, its place among how many */
  return g_strdup_printf (_ ("%s, phase %u of %u"), word, position + 1, n_phases);
}
