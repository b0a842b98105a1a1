/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-test-figures.h"

RbkSpec *
rbk_test_freeze (RbkBook *book)
{
  g_autoptr (GError) error = NULL;
  RbkSpec *spec = rbk_spec_new (book, NULL, &error);

  g_assert_no_error (error);
  return spec;
}

RbkCurve *
rbk_test_draw (const RbkSpec *spec)
{
  g_autoptr (GError) error = NULL;
  RbkCurveRange range;
  RbkCurve     *curve;

  rbk_curve_range_init (&range, spec, NULL);
  curve = rbk_curve_new (spec, spec->plans, &range, &error);
  g_assert_no_error (error);
  return curve;
}

gboolean
rbk_test_figure_at (const RbkSpec *spec, const char *where, RbkFigure *figure, GError **error)
{
  const RbkPlanSpec *plan = &spec->plans[0];
  RbkWhere           place;

  g_assert_true (rbk_where_parse (where, &place, NULL));
  return rbk_figure_at (spec, plan, rbk_plan_spec_get_phase_on (plan, &spec->date),
                        rbk_spec_get_axis_meter (spec, plan), &place, NULL, figure, error);
}

void
rbk_test_assert_decimal (RbkDecimal value, const char *expected)
{
  g_autofree char *text = rbk_decimal_to_string (value);

  g_assert_cmpstr (text, ==, expected);
}

/**
 * rbk_test_assert_decimal_at:
 * @value: (nullable): a number
 * @expected: (nullable): what it is to be, as text
 *
 * Asserts a number that may not be there.
 */
void
rbk_test_assert_decimal_at (const RbkDecimal *value, const char *expected)
{
  g_autofree char *text = value != NULL ? rbk_decimal_to_string (*value) : NULL;

  g_assert_cmpstr (text, ==, expected);
}
