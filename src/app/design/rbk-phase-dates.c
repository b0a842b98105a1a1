/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-phase-dates.h"

#include <glib/gi18n-lib.h>

#include "rbk-date.h"
#include "rbk-phase-list-edit.h"
#include "rbk-version-edit.h"

/* A version without an end has a year of room, and is never behind its end. */
#define YEAR 365.0
#define LEAST_PLACE 0.08
#define MOST_PLACE 0.92

/* The versions of lasting terms around a day. */
typedef struct
{
  RbkPhase *now, *next; /* (not owned) (nullable) */
  guint     position;   /* of the one in force */
  gboolean  has_from;   /* whether it began on a day */
  GDate     from, until;
  gboolean  is_dated; /* whether any version has a day */
} Versions;

static gboolean
get_start (RbkPhase *phase, GDate *start)
{
  const char *from = rbk_phase_get_effective_from (phase);

  return from != NULL && rbk_date_parse (from, start, NULL);
}

static Versions
find_versions (RbkPlan *plan, const GDate *today)
{
  GListModel *phases = rbk_plan_get_phases (plan);
  Versions    found = { 0 };

  for (guint i = 0; i < g_list_model_get_n_items (phases); i++)
    {
      g_autoptr(RbkPhase) phase = g_list_model_get_item (phases, i);
      GDate    start;
      gboolean has_start = get_start (phase, &start);

      if (rbk_phase_get_kind (phase) != RBK_PHASE_KIND_EVERGREEN)
        continue;
      found.is_dated |= has_start;
      if (has_start && g_date_compare (&start, today) > 0)
        {
          /* They are in the order of their days. */
          if (found.next == NULL)
            {
              found.next = phase;
              found.until = start;
            }
          continue;
        }
      found.now = phase;
      found.position = i;
      found.has_from = has_start;
      if (has_start)
        found.from = start;
    }

  return found;
}

/**
 * rbk_phase_is_in_force:
 * @plan: a plan
 * @phase: one of its phases
 * @today: a day
 *
 * Returns: whether the phase has been billed already: it is the version in force that day or an
 *   earlier one, of a plan whose terms have dates
 */
gboolean
rbk_phase_is_in_force (RbkPlan *plan, RbkPhase *phase, const GDate *today)
{
  Versions found = find_versions (plan, today);
  GDate    start;

  if (!found.is_dated || found.now == NULL ||
      rbk_phase_get_kind (phase) != RBK_PHASE_KIND_EVERGREEN)
    return FALSE;

  return !get_start (phase, &start) || g_date_compare (&start, today) <= 0;
}

/**
 * rbk_phase_find_today:
 * @plan: a plan
 * @today: a day
 * @position: (out): the version in force
 * @place: (out): how much of it is over by then, from 0 to 1
 *
 * Finds a day among a plan's versions.
 *
 * Returns: %FALSE where its terms have no dates, or none is in force yet
 */
gboolean
rbk_phase_find_today (RbkPlan *plan, const GDate *today, guint *position, double *place)
{
  Versions found = find_versions (plan, today);
  double   past, length;

  if (!found.is_dated || found.now == NULL)
    return FALSE;
  *position = found.position;
  if (found.has_from && found.next != NULL)
    {
      past = g_date_days_between (&found.from, today);
      length = MAX (g_date_days_between (&found.from, &found.until), 1);
    }
  else if (found.has_from)
    {
      past = g_date_days_between (&found.from, today);
      length = past + YEAR;
    }
  else
    {
      length = g_date_days_between (today, &found.until) + YEAR;
      past = YEAR;
    }
  *place = CLAMP (past / length, LEAST_PLACE, MOST_PLACE);

  return TRUE;
}

/* The day that the book's figures are of, where other terms were in force then than today. */
static gboolean
is_elsewhere (RbkPlan *plan, const Versions *today, const char *as_of)
{
  GDate day;

  if (as_of == NULL || !rbk_date_parse (as_of, &day, NULL))
    return FALSE;

  return find_versions (plan, &day).now != today->now;
}

/**
 * rbk_phase_dup_today:
 * @plan: a plan
 * @phase: the one of its phases that is shown
 * @today: a day
 * @as_of: (nullable): the day that the book's figures are of, where it names one
 *
 * Says which terms are in force, and what follows; of terms in force, that they are not only of
 * the future. What customers are billed goes by the calendar, figures by the book's day: where
 * that falls into other terms, it is said.
 *
 * Returns: (transfer full) (nullable): a text, %NULL where no terms have dates
 */
char *
rbk_phase_dup_today (RbkPlan *plan, RbkPhase *phase, const GDate *today, const char *as_of)
{
  Versions         found = find_versions (plan, today);
  g_autofree char *next = NULL;
  GString         *text;

  if (!found.is_dated)
    return NULL;
  text = g_string_new (NULL);
  if (found.next != NULL)
    next = rbk_date_to_string (&found.until);
  if (found.now == NULL)
    /* Translators: %s is a date */
    g_string_append_printf (text, _ ("No terms are in force until %s."), next);
  else if (rbk_phase_is_in_force (plan, phase, today))
    g_string_append (text, _ ("These terms are in use: what you change here changes earlier "
                              "invoices too."));
  else if (found.has_from)
    /* Translators: %s is a date */
    g_string_append_printf (text, _ ("In force today: the terms from %s."),
                            rbk_phase_get_effective_from (found.now));
  else
    g_string_append (text, _ ("In force today: the first terms."));
  if (found.now != NULL && found.next != NULL)
    {
      guint n_days = (guint) g_date_days_between (today, &found.until);

      g_string_append_c (text, ' ');
      /* Translators: a date, and in how many days that is */
      g_string_append_printf (text,
                              g_dngettext (GETTEXT_PACKAGE, "Next change on %s, in %u day.",
                                           "Next change on %s, in %u days.", n_days),
                              next, n_days);
    }
  if (is_elsewhere (plan, &found, as_of))
    {
      g_string_append_c (text, ' ');
      /* Translators: %s is a date */
      g_string_append_printf (text, _ ("Figures are of %s, the book’s date of prices."), as_of);
    }

  return g_string_free (text, FALSE);
}

/**
 * rbk_phase_new_add_edit:
 * @plan: a plan
 * @kind: what a phase is for
 * @error: return location for a #GError of domain RBK_ERROR
 *
 * Makes the edit that adds a phase. Where the plan's terms are in use, who has subscribed keeps
 * what was on offer: the phase is for those who come from tomorrow on then.
 *
 * Returns: (transfer full) (nullable): the edit, or %NULL where it can't be
 */
RbkEdit *
rbk_phase_new_add_edit (RbkPlan *plan, RbkPhaseKind kind, GError **error)
{
  g_autofree char *tomorrow = NULL;
  Versions         found;
  GDate            day;

  rbk_date_today (&day);
  found = find_versions (plan, &day);
  if (!found.is_dated || found.now == NULL)
    return rbk_phase_list_edit_add (plan, kind);
  g_date_add_days (&day, 1);
  tomorrow = rbk_date_to_string (&day);

  return rbk_version_edit_phase (plan, kind, tomorrow, error);
}
