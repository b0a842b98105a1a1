/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-discover-private.h"

#include <string.h>

#include "rbk-error.h"

/* Prices: from what a plan costs where it is sized, to the floor at the target margin, to a
 * price that can be said. */

/* What is left where a customer uses all that is included: a fifth of the price, at the least. */
#define KEEP_AT_FULL "0.2"
/* A free account may cost so much of what winning a customer may cost, or of what one leaves. */
#define FREE_SHARE "0.1"
/* A plan costs so many times the one before, at the least. */
#define STEP "1.5"
/* Overage is so many times the included rate, and three times at the most. */
#define OVERAGE 2
#define OVERAGE_MOST 3

static RbkDecimal
decimal (const char *text)
{
  RbkDecimal value = RBK_DECIMAL_INVALID;

  rbk_decimal_parse (text, &value, NULL);
  return value;
}

/* The price at which @margin of it is left. */
static RbkDecimal
price_for (RbkDiscover *self, RbkDecimal cost, RbkDecimal margin)
{
  return rbk_decimal_round (rbk_decimal_div (cost, rbk_decimal_sub (RBK_DECIMAL_ONE, margin),
                                             RBK_ROUND_CEILING),
                            self->spec->minor_digits, RBK_ROUND_CEILING);
}

static RbkDecimal
find_sizing_usage (RbkDiscover *self, RbkRole role)
{
  const char *question = role == RBK_ROLE_MIDDLE ? "calls_p90" : "calls_p99";

  if (role == RBK_ROLE_ENTRY)
    return rbk_decimal_mul (self->offered[role].included, decimal ("0.8"));
  return rbk_decimal_mul (rbk_answers_get_number (self->answers, question), self->call_units);
}

static int
compare_amounts (gconstpointer a, gconstpointer b)
{
  return rbk_decimal_compare (*(const RbkDecimal *) a, *(const RbkDecimal *) b);
}

/* What comparable products cost: the least for the entry plan, the median for the middle one, the
 * most for the top. Invalid where none is known. */
static RbkDecimal
find_anchor (RbkDiscover *self, RbkRole role)
{
  g_auto(GStrv) names = rbk_answers_dup_names (self->answers, "comparables");
  g_autoptr(GArray) amounts = g_array_new (FALSE, FALSE, sizeof (RbkDecimal));

  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *space = strrchr (names[i], ' ');
      RbkDecimal  amount = decimal (space != NULL ? space + 1 : names[i]);

      g_array_append_val (amounts, amount);
    }
  if (amounts->len == 0)
    return RBK_DECIMAL_INVALID;
  g_array_sort (amounts, compare_amounts);
  return g_array_index (amounts, RbkDecimal,
                        role == RBK_ROLE_ENTRY    ? 0
                        : role == RBK_ROLE_MIDDLE ? amounts->len / 2
                                                  : amounts->len - 1);
}

/* How far above the floor: not at all; so that the margin holds to the last unit; or as high as
 * what compares, half as much again where nothing does. */
static RbkDecimal
aim (RbkDiscover *self, RbkRole role, RbkDecimal least)
{
  RbkDecimal anchor;

  if (rbk_answers_is (self->answers, "goal", "margin"))
    return rbk_decimal_max (least, price_for (self, self->offered[role].full_cost, self->target));
  if (!rbk_answers_is (self->answers, "goal", "revenue"))
    return least;
  anchor = find_anchor (self, role);
  if (!rbk_decimal_is_valid (anchor))
    anchor = rbk_decimal_mul (least, decimal (STEP));
  return rbk_decimal_max (least, anchor);
}

/* The rate must carry what a unit costs; and what is past the included units of this plan costs no
 * less than a unit of the plan before, or that would be the dearer one. */
static RbkDecimal
rate_overage (RbkDiscover *self, const RbkOffered *offered, const RbkOffered *before)
{
  RbkDecimal least =
      rbk_decimal_div (rbk_decimal_div (rbk_discover_cost_of (self, offered->included),
                                        offered->included, RBK_ROUND_CEILING),
                       rbk_decimal_sub (RBK_DECIMAL_ONE, self->target), RBK_ROUND_CEILING);
  RbkDecimal included = rbk_decimal_div (offered->fee, offered->included, RBK_ROUND_CEILING);
  RbkDecimal rate = rbk_decimal_mul (included, RBK_DECIMAL_UNITS (OVERAGE));

  if (before != NULL)
    rate = rbk_decimal_max (rate, rbk_decimal_min (rbk_decimal_div (before->fee, before->included,
                                                                    RBK_ROUND_CEILING),
                                                   rbk_decimal_mul (included, RBK_DECIMAL_UNITS (
                                                                                  OVERAGE_MOST))));
  return rbk_sayable_rate (rbk_decimal_max (rate, least));
}

static void
price_paid (RbkDiscover *self, RbkRole role, const RbkOffered *before)
{
  RbkOffered *offered = &self->offered[role];
  RbkDecimal  least;

  offered->sizing_usage = find_sizing_usage (self, role);
  offered->sizing_cost =
      rbk_decimal_add (rbk_discover_cost_of (self, offered->sizing_usage), offered->overhead);
  offered->full_cost =
      rbk_decimal_add (rbk_discover_cost_of (self, offered->included), offered->overhead);
  offered->floor = price_for (self, offered->sizing_cost, self->target);
  least = rbk_decimal_max (offered->floor,
                           price_for (self, offered->full_cost, decimal (KEEP_AT_FULL)));
  if (before != NULL)
    least = rbk_decimal_max (least, rbk_decimal_mul (before->fee, decimal (STEP)));
  offered->fee = rbk_sayable_price (aim (self, role, least));
  offered->overage = rate_overage (self, offered, before);
}

/* What a free account may cost a month. */
static RbkDecimal
find_free_budget (RbkDiscover *self)
{
  RbkDecimal        acquisition = rbk_answers_get_number (self->answers, "acquisition_cost");
  const RbkOffered *entry = &self->offered[RBK_ROLE_ENTRY];

  return rbk_decimal_mul (rbk_decimal_is_valid (acquisition)
                              ? acquisition
                              : rbk_decimal_sub (entry->fee, entry->sizing_cost),
                          decimal (FREE_SHARE));
}

/* Enough for a first look: a tenth of the median, and no more than the budget or the line that was
 * drawn; one call at the least. */
static void
size_free (RbkDiscover *self)
{
  RbkOffered *offered = &self->offered[RBK_ROLE_FREE];
  RbkDecimal  line = rbk_answers_get_number (self->answers, "free_calls");
  RbkDecimal  unit_cost = rbk_decimal_div (self->call_cost, self->call_units, RBK_ROUND_CEILING);
  RbkDecimal  units =
      rbk_decimal_div (rbk_decimal_mul (rbk_answers_get_number (self->answers, "calls_p50"),
                                        self->call_units),
                       RBK_DECIMAL_UNITS (10), RBK_ROUND_CEILING);

  if (rbk_decimal_is_valid (line))
    units = rbk_decimal_min (units, rbk_decimal_mul (line, self->call_units));
  if (rbk_decimal_sign (unit_cost) > 0)
    units =
        rbk_decimal_min (units,
                         rbk_decimal_div (rbk_decimal_max (rbk_decimal_sub (find_free_budget (self),
                                                                            offered->overhead),
                                                           RBK_DECIMAL_ZERO),
                                          unit_cost, RBK_ROUND_FLOOR));
  offered->included =
      rbk_decimal_max (rbk_sayable_count_below (units),
                       rbk_decimal_max (RBK_DECIMAL_ONE, rbk_decimal_round (self->call_units, 0,
                                                                            RBK_ROUND_CEILING)));
  offered->full_cost =
      rbk_decimal_add (rbk_discover_cost_of (self, offered->included), offered->overhead);
  offered->fee = offered->overage = RBK_DECIMAL_ZERO;
}

gboolean
rbk_discover_price (RbkDiscover *self, GError **error)
{
  const RbkOffered *before = NULL;

  for (RbkRole role = RBK_ROLE_ENTRY; role <= RBK_ROLE_TOP; role++)
    {
      price_paid (self, role, before);
      before = &self->offered[role];
    }
  if (self->offered[RBK_ROLE_FREE].is_there)
    size_free (self);
  for (RbkRole role = RBK_ROLE_FREE; role <= RBK_ROLE_TOP; role++)
    if (self->offered[role].is_there && (!rbk_decimal_is_valid (self->offered[role].fee) ||
                                         !rbk_decimal_is_valid (self->offered[role].overage) ||
                                         !rbk_decimal_is_valid (self->offered[role].full_cost)))
      {
        g_set_error (error, RBK_ERROR, RBK_ERROR_OVERFLOW,
                     E_ ("calls_p99: it comes to amounts that are too large; write fewer calls"));
        return FALSE;
      }
  return TRUE;
}
