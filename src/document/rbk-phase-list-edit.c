/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-phase-list-edit.h"

#include <string.h>

#include "rbk-date.h"
#include "rbk-phase-terms.h"
#include "rbk-text.h"
#include "rbk-unique.h"

static const char *const labels[] = {
  [RBK_PHASE_KIND_TRIAL] = N_ ("Add trial"),
  [RBK_PHASE_KIND_DISCOUNT] = N_ ("Add discount"),
  [RBK_PHASE_KIND_RAMP] = N_ ("Add ramp"),
  [RBK_PHASE_KIND_EVERGREEN] = N_ ("Add evergreen phase"),
};

static GListStore *
phases_of (RbkPlan *plan)
{
  return G_LIST_STORE (rbk_plan_get_phases (plan));
}

static guint
n_phases_of (RbkPlan *plan)
{
  return g_list_model_get_n_items (rbk_plan_get_phases (plan));
}

/* A plan holds its phases, so what is borrowed from it stays. */
static RbkPhase *
phase_at (RbkPlan *plan, guint position)
{
  g_autoptr(RbkPhase) phase = g_list_model_get_item (rbk_plan_get_phases (plan), position);

  return phase;
}

static gboolean
is_evergreen (RbkPhase *phase)
{
  return rbk_phase_get_kind (phase) == RBK_PHASE_KIND_EVERGREEN;
}

/* Whether a phase without a date, but with a duration, may stand there. */
static gboolean
is_place (RbkPlan *plan, RbkPhaseKind kind, guint position)
{
  for (guint i = 0; i < position; i++)
    if (rbk_phase_get_kind (phase_at (plan, i)) == kind &&
        rbk_phase_get_effective_from (phase_at (plan, i)) != NULL)
      return FALSE;

  return position == 0 || rbk_phase_get_duration (phase_at (plan, position - 1)) != NULL;
}

/* Behind what comes earlier in a subscription's life; the first place is always free. */
static guint
find_place (RbkPlan *plan, RbkPhaseKind kind)
{
  guint position = 0;

  while (position < n_phases_of (plan) && rbk_phase_get_kind (phase_at (plan, position)) <= kind)
    position++;
  while (position > 0 && !is_place (plan, kind, position))
    position--;

  return position;
}

/**
 * rbk_phase_list_edit_add:
 * @plan: a plan
 * @kind: what the phase is for; evergreen only where there is no phase yet
 *
 * Makes the edit that adds a phase with terms of its own, before the lasting ones and begun
 * as a copy of them. A trial lasts 14 days, is free and ends hard at what it includes; a
 * discount takes a fifth off the fees for three months; a ramp lasts three months.
 *
 * Returns: (transfer full): the edit
 */
RbkEdit *
rbk_phase_list_edit_add (RbkPlan *plan, RbkPhaseKind kind)
{
  RbkEdit *group;
  g_autoptr(RbkPhase) phase = NULL;
  g_autoptr(RbkPhase) lasting = NULL;

  g_return_val_if_fail (RBK_IS_PLAN (plan), NULL);
  g_return_val_if_fail (kind < RBK_PHASE_KIND_EVERGREEN || n_phases_of (plan) == 0, NULL);

  group = rbk_edit_new_group (labels[kind]);
  if (n_phases_of (plan) == 0)
    {
      lasting = rbk_phase_terms_new (plan, RBK_PHASE_KIND_EVERGREEN);
      rbk_edit_add (group, rbk_edit_new_insert (phases_of (plan), 0, RBK_RECORD (lasting)));
    }
  if (kind == RBK_PHASE_KIND_EVERGREEN)
    return group;

  phase = rbk_phase_terms_new (plan, kind);
  rbk_edit_add (group, rbk_edit_new_insert (phases_of (plan), find_place (plan, kind),
                                            RBK_RECORD (phase)));

  return group;
}

/* The version before a day, and where one that starts then has its place. */
static gboolean
find_version (RbkPlan *plan, const char *date, guint *before, GError **error)
{
  guint    n_phases = n_phases_of (plan);
  gboolean has_found = FALSE;

  for (guint i = 0; i < n_phases; i++)
    {
      RbkPhase   *phase = phase_at (plan, i);
      const char *start = rbk_phase_get_effective_from (phase);
      int         order = start != NULL ? strcmp (start, date) : -1;

      if (!is_evergreen (phase) || order > 0)
        continue;
      if (order == 0)
        {
          g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
                       E_ ("a change is scheduled for %s already; edit it, or choose another day"),
                       date);
          return FALSE;
        }
      *before = i;
      has_found = TRUE;
    }
  if (!has_found)
    g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
                 E_ ("no lasting terms are in force before %s; choose a later day"), date);

  return has_found;
}

/**
 * rbk_phase_list_edit_schedule:
 * @plan: a plan
 * @date: the first day of the new terms, `YYYY-MM-DD`
 * @error: return location for a #GError of domain RBK_ERROR
 *
 * Makes the edit that adds a dated version of the lasting terms, begun as a copy of those
 * in force before: earlier invoices stay as they are.
 *
 * Returns: (transfer full) (nullable): the edit, or %NULL where no version can start then
 */
RbkEdit *
rbk_phase_list_edit_schedule (RbkPlan *plan, const char *date, GError **error)
{
  g_autoptr(RbkRecord) phase = NULL;
  g_autofree char *key = NULL;
  RbkEdit         *group;
  GDate            day;
  guint            before = 0;

  g_return_val_if_fail (RBK_IS_PLAN (plan), NULL);
  g_return_val_if_fail (date != NULL, NULL);

  if (!rbk_date_parse (date, &day, error) || !find_version (plan, date, &before, error))
    return NULL;

  phase = rbk_record_copy (RBK_RECORD (phase_at (plan, before)));
  key = g_strdup_printf ("evergreen-%s", date);
  rbk_unique_name_record (rbk_plan_get_phases (plan), phase, key, "Evergreen");
  g_object_set (phase, "effective-from", date, NULL);
  group = rbk_edit_new_group (N_ ("Schedule a change"));
  rbk_edit_add (group, rbk_edit_new_insert (phases_of (plan), before + 1, phase));

  return group;
}

/**
 * rbk_phase_list_edit_duplicate:
 * @plan: a plan
 * @position: a phase of it that ends
 * @error: return location for a #GError of domain RBK_ERROR
 *
 * Makes the edit that puts a copy of a phase behind it.
 *
 * Returns: (transfer full) (nullable): the edit, or %NULL for lasting or dated terms, of
 *   which there is one at a time
 */
RbkEdit *
rbk_phase_list_edit_duplicate (RbkPlan *plan, guint position, GError **error)
{
  RbkPhase *phase;
  g_autoptr(RbkRecord) copy = NULL;

  g_return_val_if_fail (RBK_IS_PLAN (plan), NULL);
  g_return_val_if_fail (position < n_phases_of (plan), NULL);

  phase = phase_at (plan, position);
  if (rbk_phase_get_duration (phase) == NULL || rbk_phase_get_effective_from (phase) != NULL)
    {
      g_set_error_literal (error, RBK_ERROR, RBK_ERROR_INVALID,
                           E_ ("lasting terms hold one at a time; schedule a change instead"));
      return NULL;
    }
  copy = rbk_record_copy (RBK_RECORD (phase));
  rbk_unique_name_record (rbk_plan_get_phases (plan), copy, rbk_record_get_key (copy),
                          rbk_record_get_name (copy));

  return rbk_edit_new_insert (phases_of (plan), position + 1, copy);
}

static guint
count_evergreen (RbkPlan *plan)
{
  guint n_evergreen = 0;

  for (guint i = 0; i < n_phases_of (plan); i++)
    n_evergreen += is_evergreen (phase_at (plan, i)) ? 1 : 0;

  return n_evergreen;
}

/* What the phase before the one removed must become, so that no gap is left. */
static void
close_gap (RbkEdit *group, RbkPlan *plan, guint position)
{
  gboolean  is_last = position + 1 == n_phases_of (plan);
  RbkPhase *before = position > 0 ? phase_at (plan, position - 1) : NULL;
  RbkPhase *next = is_last ? NULL : phase_at (plan, position + 1);

  if (before == NULL)
    return;
  if (next == NULL && rbk_phase_get_duration (before) != NULL)
    rbk_edit_add (group, rbk_edit_new_set_text (RBK_RECORD (before), "duration", NULL));
  if (next != NULL && rbk_phase_get_duration (before) == NULL &&
      (rbk_phase_get_effective_from (next) == NULL ||
       rbk_phase_get_kind (next) != rbk_phase_get_kind (before)))
    rbk_edit_add (group, rbk_edit_new_set_text (RBK_RECORD (before), "duration", "P1M"));
}

/**
 * rbk_phase_list_edit_remove:
 * @plan: a plan
 * @position: a phase of it
 * @error: return location for a #GError of domain RBK_ERROR
 *
 * Makes the edit that removes a phase.
 *
 * Returns: (transfer full) (nullable): the edit, or %NULL for the only lasting terms
 */
RbkEdit *
rbk_phase_list_edit_remove (RbkPlan *plan, guint position, GError **error)
{
  RbkEdit *group;

  g_return_val_if_fail (RBK_IS_PLAN (plan), NULL);
  g_return_val_if_fail (position < n_phases_of (plan), NULL);

  if (n_phases_of (plan) == 1 ||
      (is_evergreen (phase_at (plan, position)) && count_evergreen (plan) == 1))
    {
      g_set_error_literal (error, RBK_ERROR, RBK_ERROR_INVALID,
                           E_ ("a plan needs lasting terms; change them instead of removing them"));
      return NULL;
    }
  group = rbk_edit_new_group (NULL);
  rbk_edit_add (group, rbk_edit_new_remove (phases_of (plan), position));
  close_gap (group, plan, position);

  return group;
}

/**
 * rbk_phase_list_edit_duration:
 * @plan: a plan
 * @position: a phase of it
 * @duration: (nullable): an ISO 8601 duration
 * @error: return location for a #GError of domain RBK_ERROR
 *
 * Makes the edit that extends or shortens a phase.
 *
 * Returns: (transfer full) (nullable): the edit, or %NULL where the phase can't last so long
 */
RbkEdit *
rbk_phase_list_edit_duration (RbkPlan *plan, guint position, const char *duration, GError **error)
{
  g_return_val_if_fail (RBK_IS_PLAN (plan), NULL);
  g_return_val_if_fail (position < n_phases_of (plan), NULL);

  if (position + 1 == n_phases_of (plan) && duration != NULL)
    {
      g_set_error_literal (error, RBK_ERROR, RBK_ERROR_INVALID,
                           E_ ("the last phase goes on for good; add a phase behind it to end it"));
      return NULL;
    }

  return rbk_edit_new_set_text (RBK_RECORD (phase_at (plan, position)), "duration", duration);
}
