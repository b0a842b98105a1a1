/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-explain-test.h"

#include <math.h>

guint rbk_test_n_workings;

static RbkDecimal
value_of (const RbkWorking *node, guint child)
{
  return ((const RbkWorking *) g_ptr_array_index (node->children, child))->value.value;
}

void
rbk_test_assert_value (const RbkWorking *node, RbkDecimal expected)
{
  g_assert_cmpint (rbk_decimal_compare (node->value.value, expected), ==, 0);
}

static RbkDecimal
add_up (const RbkWorking *node)
{
  RbkDecimal sum = RBK_DECIMAL_ZERO;

  for (guint i = 0; i < node->children->len; i++)
    sum = rbk_decimal_add (sum, value_of (node, i));
  return sum;
}

static void
check_children (const RbkWorking *node)
{
  static const guint n_children[] = {
    [RBK_OPERATION_SAME] = 1,    [RBK_OPERATION_LESS] = 2,     [RBK_OPERATION_PAST] = 2,
    [RBK_OPERATION_PRODUCT] = 2, [RBK_OPERATION_QUOTIENT] = 2, [RBK_OPERATION_PROPORTION] = 3,
    [RBK_OPERATION_LEAST] = 2,   [RBK_OPERATION_MOST] = 2,     [RBK_OPERATION_ROUND] = 1,
    [RBK_OPERATION_MARGIN] = 2,  [RBK_OPERATION_MULTIPLE] = 3, [RBK_OPERATION_FOUND] = 0
  };

  if (n_children[node->how] > 0)
    g_assert_cmpuint (node->children->len, ==, n_children[node->how]);
}

/* The formulas once more, as a reader with a pocket calculator takes them. */
static void
check_node (const RbkWorking *node)
{
  RbkDecimal a, b, c;

  g_assert_nonnull (node->label);
  a = node->children->len > 0 ? value_of (node, 0) : RBK_DECIMAL_ZERO;
  b = node->children->len > 1 ? value_of (node, 1) : RBK_DECIMAL_ZERO;
  c = node->children->len > 2 ? value_of (node, 2) : RBK_DECIMAL_ONE;

  switch (node->how)
    {
    case RBK_OPERATION_GIVEN:
      g_assert_true (node->source != NULL || !rbk_working_exists (node));
      break;
    case RBK_OPERATION_SAME:
      rbk_test_assert_value (node, a);
      break;
    case RBK_OPERATION_SUM:
      rbk_test_assert_value (node, add_up (node));
      break;
    case RBK_OPERATION_LESS:
      rbk_test_assert_value (node, rbk_decimal_sub (a, b));
      break;
    case RBK_OPERATION_PAST:
      rbk_test_assert_value (node, rbk_decimal_compare (a, b) > 0 ? rbk_decimal_sub (a, b)
                                                                  : RBK_DECIMAL_ZERO);
      break;
    case RBK_OPERATION_PRODUCT:
      rbk_test_assert_value (node, rbk_decimal_mul (a, b));
      break;
    case RBK_OPERATION_QUOTIENT:
      rbk_test_assert_value (node, rbk_decimal_div (a, b, node->rounding));
      break;
    case RBK_OPERATION_PROPORTION:
      rbk_test_assert_value (node, rbk_decimal_mul_div (a, b, c, node->rounding));
      break;
    case RBK_OPERATION_LEAST:
      rbk_test_assert_value (node, rbk_decimal_compare (a, b) < 0 ? a : b);
      break;
    case RBK_OPERATION_MOST:
      rbk_test_assert_value (node, rbk_decimal_compare (a, b) < 0 ? b : a);
      break;
    case RBK_OPERATION_ROUND:
      rbk_test_assert_value (node, rbk_decimal_round (a, node->places, node->rounding));
      break;
    case RBK_OPERATION_MARGIN:
      if (isfinite (node->value.ratio))
        g_assert_cmpfloat_with_epsilon (node->value.ratio,
                                        1 - rbk_decimal_to_double (b) / rbk_decimal_to_double (a),
                                        1e-9 * MAX (1, fabs (node->value.ratio)));
      break;
    case RBK_OPERATION_MULTIPLE:
    case RBK_OPERATION_FOUND:
    default:
      break;
    }
}

/* Every figure of a tree against those below it. */
void
rbk_test_check_working (const RbkWorking *node)
{
  check_children (node);
  check_node (node);
  rbk_test_n_workings++;
  for (guint i = 0; i < node->children->len; i++)
    rbk_test_check_working (g_ptr_array_index (node->children, i));
}
