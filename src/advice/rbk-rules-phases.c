/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-check-private.h"

#include <string.h>

/* Phases that follow each other oddly, and names that say two things. What makes a book invalid
 * is found when it is read; see rbk_check_problems(). */

#define LONG_TRIAL 60 /* days */

static void
look_order (RbkCheck *check)
{
  for (guint i = 0; i < check->spec->n_plans; i++)
    {
      const RbkPlanSpec  *plan = &check->spec->plans[i];
      const RbkPhaseSpec *last;
      RbkFinding         *finding;

      if (plan->n_phases == 0)
        continue;
      last = &plan->phases[plan->n_phases - 1];
      if (last->kind != RBK_PHASE_KIND_EVERGREEN)
        {
          g_autofree char *path = rbk_check_dup_card_path (check, i, last, NULL);

          finding = rbk_check_add_card (check, RBK_SEVERITY_WARNING, i, last, NULL,
                                        N_ ("{plan} ends with {phase}, which is not evergreen: "
                                            "customers stay in it for good."));
          finding->fix = rbk_fix_new (N_ ("Make it evergreen"));
          rbk_fix_set (finding->fix, path, "kind", "evergreen");
        }
      for (guint j = 0; j + 1 < plan->n_phases; j++)
        if (plan->phases[j].kind == RBK_PHASE_KIND_EVERGREEN &&
            plan->phases[j + 1].kind != RBK_PHASE_KIND_EVERGREEN)
          {
            finding =
                rbk_check_add_card (check, RBK_SEVERITY_WARNING, i, &plan->phases[j + 1], NULL,
                                    N_ ("On {plan} {phase} comes after the evergreen terms "
                                        "of {before}: trials and discounts come first."));
            rbk_facts_add_text (finding->figures, "before", plan->phases[j].name);
          }
    }
}

static guint
get_days (const RbkDuration *duration)
{
  GDate start, end;

  g_date_clear (&start, 1);
  g_date_set_dmy (&start, 1, G_DATE_JANUARY, 2026);
  end = start;
  rbk_duration_add (duration, &end);
  return (guint) g_date_days_between (&start, &end);
}

static void
look_duration (RbkCheck *check)
{
  for (guint i = 0; i < check->spec->n_plans; i++)
    {
      const RbkPlanSpec *plan = &check->spec->plans[i];

      for (guint j = 0; j < plan->n_phases; j++)
        {
          const RbkPhaseSpec *phase = &plan->phases[j];
          RbkFinding         *finding;

          if (phase->kind != RBK_PHASE_KIND_TRIAL || !phase->has_duration ||
              get_days (&phase->duration) <= LONG_TRIAL)
            continue;
          finding = rbk_check_add_card (check, RBK_SEVERITY_INFO, i, phase, NULL,
                                        N_ ("{phase} of {plan} lasts {days} days: models cost "
                                            "money on each of them, and most customers decide in "
                                            "two weeks."));
          rbk_facts_add_count (finding->figures, "days", get_days (&phase->duration));
        }
    }
}

static void
look_names (RbkCheck *check)
{
  const RbkSpec *spec = check->spec;

  for (guint i = 1; i < spec->n_plans; i++)
    for (guint j = 0; j < i; j++)
      if (strcmp (spec->plans[i].name, spec->plans[j].name) == 0)
        {
          RbkFinding *finding =
              rbk_check_add_plan (check, RBK_SEVERITY_WARNING, i,
                                  N_ ("The plans {key} and {other} are both called {plan}: nobody "
                                      "can tell them apart on a page or an invoice."));

          rbk_facts_add_text (finding->figures, "key", spec->plans[i].key);
          rbk_facts_add_text (finding->figures, "other", spec->plans[j].key);
          break;
        }
}

/**
 * rbk_check_problems:
 * @problems: (element-type RbkProblem): what makes a book invalid
 *
 * Makes findings of what is wrong with a book that can't be loaded, where rules of ours say all
 * of it: keys that are taken, phases in the wrong order, durations that are missing. The place of
 * each is its path, because keys of such a book may not be its own.
 *
 * Returns: (transfer full) (nullable) (element-type RbkFinding): an error for each; nothing where
 *   there is another problem among them, or none
 */
GPtrArray *
rbk_check_problems (GPtrArray *problems)
{
  g_autoptr(GPtrArray) findings =
                 g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_finding_free);

  g_return_val_if_fail (problems != NULL, NULL);

  for (guint i = 0; i < problems->len; i++)
    {
      const RbkProblem  *problem = g_ptr_array_index (problems, i);
      const RbkRuleInfo *rule = problem->rule != NULL ? rbk_rule_find (problem->rule) : NULL;
      RbkFinding        *finding;

      if (rule == NULL)
        return NULL;
      finding = rbk_finding_new (rule->id, RBK_SEVERITY_ERROR,
                                 N_ ("The book is not valid: "
                                     "{problem}."));
      g_ptr_array_add (findings, finding);
      g_free (finding->path);
      finding->path =
          g_strdup (g_str_has_prefix (problem->path, "$.") ? problem->path + 2 : problem->path);
      g_free (finding->where);
      finding->where = g_strdup (finding->path);
      rbk_facts_add_text (finding->figures, "problem", problem->message);
    }
  return findings->len > 0 ? g_steal_pointer (&findings) : NULL;
}

const RbkRule rbk_rules_phases[] = {
  { { "phase-order", N_ ("Phases out of order"),
      N_ ("A trial or a discount comes after the evergreen terms, a plan ends without them, or a "
          "version starts before the one it follows."),
      N_ ("Customers go through phases in their order, and stay in the last."),
      N_ ("Never: a book with versions out of order is not valid."),
      N_ ("Plan, phases, rate cards"), RBK_RULE_ERROR | RBK_RULE_WARNING | RBK_RULE_FIX },
    look_order },
  { { "phase-duration", N_ ("A phase without its length"),
      N_ ("A phase before the last has no duration, the last has one, or a trial lasts longer than "
          "60 days."),
      N_ ("Without a duration nobody ever reaches the next phase; in a long trial use is not "
          "paid for."),
      N_ ("Let a long trial be where the product takes that long to be set up."),
      N_ ("A 14-day trial, then the terms for good"), RBK_RULE_ERROR | RBK_RULE_INFO },
    look_duration },
  { { "duplicate-key", N_ ("One name for two things"),
      N_ ("Two records of a list have the same key, or two plans the same name."),
      N_ ("What refers to one may mean the other: bills, exports and reports mix them up."),
      N_ ("Never: a book with two of the same key is not valid."),
      N_ ("Keys are how a book, its exports and its history name things"),
      RBK_RULE_ERROR | RBK_RULE_WARNING },
    look_names },
  { { NULL, NULL, NULL, NULL, NULL, NULL, 0 }, NULL },
};
