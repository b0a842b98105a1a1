/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-shown-plans.h"

/**
 * rbk_shown_plans_choose:
 * @before: what is shown by now
 * @n_plans: how many plans the book has
 * @selected: the place of the plan that is selected, or -1
 *
 * Chooses all plans of a book that has not too many. Else it keeps to what is shown, as long
 * as the selected plan is among them, and goes to the plans around it where it is not.
 *
 * Returns: the plans to show
 */
RbkShownPlans
rbk_shown_plans_choose (RbkShownPlans before, guint n_plans, int selected)
{
  RbkShownPlans shown = { .first = before.first, .n = MIN (n_plans, RBK_MAX_SHOWN_PLANS) };
  guint         at = selected >= 0 ? (guint) selected : before.first;

  if (at < shown.first || at >= shown.first + shown.n)
    shown.first = at - MIN (at, shown.n / 2);
  shown.first = MIN (shown.first, n_plans - shown.n);

  return shown;
}

/**
 * rbk_shown_plans_equal:
 * @a: plans
 * @b: others
 *
 * Returns: whether they are the same
 */
gboolean
rbk_shown_plans_equal (RbkShownPlans a, RbkShownPlans b)
{
  return a.first == b.first && a.n == b.n;
}
