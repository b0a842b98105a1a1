/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-costs-text.h"

#include <glib/gi18n-lib.h>

#include "rbk-model-name.h"

#define SIGNIFICANT 4
#define MOST_PLACES 12

/* Enough places for four digits that say something. */
static guint
count_places (RbkDecimal amount)
{
  RbkDecimal bound = RBK_DECIMAL_ONE;
  guint      places = SIGNIFICANT - 1;

  if (rbk_decimal_sign (amount) < 0)
    amount = rbk_decimal_negate (amount);
  while (places < MOST_PLACES && rbk_decimal_compare (amount, bound) < 0)
    {
      bound = rbk_decimal_div (bound, RBK_DECIMAL_UNITS (10), RBK_ROUND_DOWN);
      places++;
    }

  return places;
}

/**
 * rbk_costs_dup_amount:
 * @format: for the book's currency
 * @amount: what a call costs, or a month of calls
 *
 * Returns: (transfer full): the amount: in whole minor units from one up, with four digits below;
 *   a dash where it does not fit
 */
char *
rbk_costs_dup_amount (RbkMoneyFormat *format, RbkDecimal amount)
{
  RbkDecimal one = RBK_DECIMAL_ONE;

  if (!rbk_decimal_is_valid (amount))
    return g_strdup ("–");
  if (rbk_decimal_is_zero (amount) || rbk_decimal_compare (amount, one) >= 0 ||
      rbk_decimal_compare (amount, rbk_decimal_negate (one)) <= 0)
    return rbk_money_format_amount (format, amount, FALSE);

  return rbk_money_format_amount (format,
                                  rbk_decimal_round (amount, count_places (amount),
                                                     RBK_ROUND_HALF_AWAY),
                                  TRUE);
}

/**
 * rbk_costs_dup_month:
 * @format: for the book's currency
 * @amount: what a month costs
 *
 * Returns: (transfer full): the amount in minor units, where it comes to one; a dash where it
 *   does not fit
 */
char *
rbk_costs_dup_month (RbkMoneyFormat *format, RbkDecimal amount)
{
  RbkDecimal least = rbk_decimal_div (RBK_DECIMAL_ONE, RBK_DECIMAL_UNITS (100), RBK_ROUND_DOWN);

  if (rbk_decimal_is_valid (amount) && rbk_decimal_compare (amount, least) >= 0)
    return rbk_money_format_amount (format, amount, FALSE);

  return rbk_costs_dup_amount (format, amount);
}

static void
append_term (GString *text, RbkMoneyFormat *format, const RbkCostTerm *term)
{
  g_autofree char *tokens = rbk_money_format_quantity (format, term->tokens);
  g_autofree char *rate = rbk_money_format_amount (format, term->rate, TRUE);

  g_string_append_printf (text, "%s%s × %s", text->len > 0 ? " + " : "", tokens, rate);
}

/**
 * rbk_costs_dup_working:
 * @format: for the book's currency
 * @working: how the cost of a call comes about
 *
 * Returns: (transfer full): “(1,200 × $0.30 + 350 × $2.50) ÷ 1,000,000 = $0.001235”
 */
char *
rbk_costs_dup_working (RbkMoneyFormat *format, const RbkCostWorking *working)
{
  g_autoptr(GString) sum = g_string_new (NULL);
  g_autofree char *million = rbk_money_format_quantity (format, RBK_DECIMAL_UNITS (1000000));
  g_autofree char *total = rbk_costs_dup_amount (format, working->total);
  g_autofree char *factor = NULL;

  if (working->n_terms == 0)
    return g_strdup (_ ("No tokens yet: type how many a call takes"));
  for (guint i = 0; i < working->n_terms; i++)
    append_term (sum, format, &working->terms[i]);
  if (rbk_decimal_equal (working->factor, RBK_DECIMAL_ONE))
    return g_strdup_printf ("(%s) ÷ %s = %s", sum->str, million, total);

  factor = rbk_money_format_quantity (format, working->factor);

  return g_strdup_printf ("(%s) ÷ %s × %s = %s", sum->str, million, factor, total);
}

/**
 * rbk_costs_dup_tier_note:
 * @format: for the book's currency
 * @working: how the cost of a call comes about
 *
 * Returns: (transfer full) (nullable): what the model's context tiers mean for the call, where
 *   they mean something
 */
char *
rbk_costs_dup_tier_note (RbkMoneyFormat *format, const RbkCostWorking *working)
{
  g_autofree char *input = rbk_money_format_quantity (format, working->input);
  g_autofree char *bound = NULL;

  if (working->has_tier)
    {
      bound = rbk_money_format_quantity (format, working->above);
      /* Translators: both are numbers of tokens */
      return g_strdup_printf (_ ("Long-context prices: %s input tokens are more than %s, so the "
                                 "whole call moves to them"),
                              input, bound);
    }
  if (working->has_next)
    {
      bound = rbk_money_format_quantity (format, working->next_above);
      /* Translators: both are numbers of tokens */
      return g_strdup_printf (_ ("A call of more than %s input tokens costs more as a whole; this "
                                 "one has %s"),
                              bound, input);
    }

  return NULL;
}

/**
 * rbk_costs_dup_route_name:
 * @book: the book that it is of
 * @route: a route
 *
 * Returns: (transfer full): its name, else its model's
 */
char *
rbk_costs_dup_route_name (RbkBook *book, RbkRoute *route)
{
  const char *name = rbk_route_get_name (route);

  if (name == NULL && rbk_route_get_model (route) != NULL)
    name = rbk_model_name_in (book, rbk_route_get_model (route));

  return g_strdup (name != NULL ? name : _ ("Route"));
}
