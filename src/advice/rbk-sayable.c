/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-discover-private.h"

/* Numbers that stand well on a pricing page: 200, 2,500, 29, 149. */

static const int counts[] = { 10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100 };

static const int prices[] = { 5,   7,   9,   12,  15,  19,  25,  29,  35,  39,  45,
                              49,  59,  69,  79,  89,  99,  119, 129, 149, 179, 199,
                              249, 299, 349, 399, 449, 499, 599, 699, 799, 899, 999 };

/* The tenth of the power of ten below: 10 for 123, of which 10, 12, 15… are multiples. */
static RbkDecimal
step_of (RbkDecimal value)
{
  RbkDecimal step = RBK_DECIMAL_ONE, ten = RBK_DECIMAL_UNITS (10);

  while (rbk_decimal_compare (rbk_decimal_mul (step, RBK_DECIMAL_UNITS (100)), value) <= 0)
    step = rbk_decimal_mul (step, ten);
  return step;
}

/* The least sayable count that is no less than @least, and at least 1. */
RbkDecimal
rbk_sayable_count (RbkDecimal least)
{
  RbkDecimal step = step_of (least), found = RBK_DECIMAL_INVALID;

  if (rbk_decimal_compare (least, RBK_DECIMAL_UNITS (10)) <= 0)
    return rbk_decimal_max (rbk_decimal_round (least, 0, RBK_ROUND_CEILING), RBK_DECIMAL_ONE);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      found = rbk_decimal_mul (step, rbk_decimal_from_int (counts[i]));
      if (rbk_decimal_compare (found, least) >= 0)
        break;
    }
  return found;
}

/* The greatest that is no more than @most; nothing where that is less than 1. */
RbkDecimal
rbk_sayable_count_below (RbkDecimal most)
{
  RbkDecimal step = step_of (most);

  if (rbk_decimal_compare (most, RBK_DECIMAL_UNITS (10)) < 0)
    return rbk_decimal_round (most, 0, RBK_ROUND_FLOOR);
  for (guint i = G_N_ELEMENTS (counts); i > 0; i--)
    {
      RbkDecimal count = rbk_decimal_mul (step, rbk_decimal_from_int (counts[i - 1]));

      if (rbk_decimal_compare (count, most) <= 0)
        return count;
    }
  return step;
}

/* The least sayable monthly price that is no less than @least. */
RbkDecimal
rbk_sayable_price (RbkDecimal least)
{
  for (guint i = 0; i < G_N_ELEMENTS (prices); i++)
    if (rbk_decimal_compare (rbk_decimal_from_int (prices[i]), least) >= 0)
      return rbk_decimal_from_int (prices[i]);
  return rbk_sayable_count (least);
}

/* A rate a unit with two digits that count, no less than @least: 0.0116 becomes 0.012. */
RbkDecimal
rbk_sayable_rate (RbkDecimal least)
{
  RbkDecimal edge = RBK_DECIMAL_ONE;
  guint      places = 1;

  if (rbk_decimal_compare (least, RBK_DECIMAL_UNITS (10)) >= 0)
    return rbk_decimal_round (least, 0, RBK_ROUND_CEILING);
  while (places < 12 && rbk_decimal_compare (least, edge) < 0)
    {
      edge = rbk_decimal_div (edge, RBK_DECIMAL_UNITS (10), RBK_ROUND_DOWN);
      places++;
    }
  return rbk_decimal_round (least, places, RBK_ROUND_CEILING);
}
