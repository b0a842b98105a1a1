/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-check-private.h"

#include <string.h>

#include "rbk-path.h"
#include "rbk-unit-words.h"

/* What the numbers of a finding count: people read "200 AI runs", not "200". */

static const char *const counted[] = { "usage", "cap",   "included", "median", "heavy", "boundary",
                                       "year",  "grant", "month",    "units",  NULL };

/* The meter of the rate card that a finding is about, else the one on which its plan is sized. */
static gboolean
find_meter (RbkCheck *self, const RbkFinding *finding, int *meter)
{
  const RbkPlanSpec *plan;
  const char        *path = finding->path;
  guint              place, phase, card;

  if (!rbk_path_take_position (&path, "plans", &place) || place >= self->spec->n_plans)
    return FALSE;
  plan = &self->spec->plans[place];
  *meter = self->input->table->rows[place].axis;
  if (rbk_path_take_position (&path, "phases", &phase) && phase < plan->n_phases &&
      rbk_path_take_position (&path, "rate_cards", &card) && card < plan->phases[phase].n_cards &&
      plan->phases[phase].cards[card].meter >= 0)
    *meter = plan->phases[phase].cards[card].meter;
  return TRUE;
}

/**
 * rbk_check_name_facts: (skip)
 * @facts: (element-type RbkFact): what a verdict rests on
 * @units: what is counted
 *
 * Gives quantities of usage among them the words for it.
 */
void
rbk_check_name_facts (GPtrArray *facts, const char *units)
{
  for (guint i = 0; i < facts->len; i++)
    {
      RbkFact *fact = g_ptr_array_index (facts, i);

      if (fact->kind != RBK_FACT_QUANTITY || !g_strv_contains (counted, fact->name))
        continue;
      g_free (fact->unit);
      fact->unit = g_strdup (units);
    }
}

/**
 * rbk_check_name_units: (skip)
 * @self: a check
 *
 * Gives quantities of usage the words for what they count, in all findings about plans.
 */
void
rbk_check_name_units (RbkCheck *self)
{
  for (guint i = 0; i < self->findings->len; i++)
    {
      RbkFinding      *finding = g_ptr_array_index (self->findings, i);
      g_autofree char *units = NULL;
      int              meter;

      if (!find_meter (self, finding, &meter))
        continue;
      units =
          meter >= 0 ? rbk_meter_spec_dup_units (&self->spec->meters[meter]) : g_strdup ("calls");
      rbk_check_name_facts (finding->figures, units);
      rbk_check_name_facts (finding->witness, units);
    }
}
