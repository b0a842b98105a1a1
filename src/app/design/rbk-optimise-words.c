/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-optimise-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "rbk-word.h"

/* How much higher the bill of the example is. */
#define EXAMPLE_RISE 1.1

static char *
dup_percent (RbkMoneyFormat *format, RbkDecimal share)
{
  guint places = rbk_decimal_places (share);

  return rbk_money_format_percent (format, rbk_decimal_to_double (share), CLAMP (places, 2, 4) - 2);
}

static char *
dup_count (RbkMoneyFormat *format, guint64 count)
{
  return rbk_money_format_quantity (format, rbk_decimal_from_int ((gint64) count));
}

/**
 * rbk_optimise_words_demand:
 * @demand: an assumption
 * @format: for the book's currency
 *
 * Returns: (transfer full): it in a sentence
 */
char *
rbk_optimise_words_demand (const RbkDemand *demand, RbkMoneyFormat *format)
{
  g_autofree char *share = dup_percent (format, demand->value);
  g_autofree char *number = rbk_money_format_quantity (format, demand->value);
  g_autofree char *example = rbk_optimise_words_rise (demand, format);

  switch (demand->kind)
    {
    case RBK_DEMAND_ELASTICITY:
      /* Translators: a number as 1.5, and a sentence with an example */
      return g_strdup_printf (_ ("Some of the customers whose bill rises leave, at an elasticity "
                                 "of "
                                 "%s. %s"),
                              number, example);
    case RBK_DEMAND_CHURN:
      /* Translators: %s is a percentage */
      return g_strdup_printf (_ ("Of the customers whose bill rises, %s leave for each tenth that "
                                 "it rises by."),
                              share);
    case RBK_DEMAND_BOUND:
    default:
      /* Translators: %s is a percentage */
      return g_strdup_printf (_ ("All customers stay, because no bill rises by more than %s."),
                              share);
    }
}

/**
 * rbk_optimise_words_rise:
 * @demand: an assumption
 * @format: for the book's currency
 *
 * Returns: (transfer full): what it means where a bill is a tenth higher
 */
char *
rbk_optimise_words_rise (const RbkDemand *demand, RbkMoneyFormat *format)
{
  double           value = rbk_decimal_to_double (demand->value);
  double           share = demand->kind == RBK_DEMAND_ELASTICITY ? 1.0 - pow (EXAMPLE_RISE, -value)
                           : demand->kind == RBK_DEMAND_CHURN    ? value
                                                                 : 0.0;
  g_autofree char *leaving = rbk_money_format_percent (format, MIN (share, 1.0), 1);

  /* Translators: %s is the share of customers that leave */
  return g_strdup_printf (_ ("A bill 10 %% higher loses %s of them."), leaving);
}

/**
 * rbk_optimise_words_headline:
 * @optimum: what was found
 * @format: for the book's currency
 *
 * Returns: (transfer full): what there is to be had, in a few words
 */
char *
rbk_optimise_words_headline (const RbkOptimum *optimum, RbkMoneyFormat *format)
{
  g_autofree char *left = rbk_money_format_amount (format, optimum->left, FALSE);

  if (optimum->n_changed == 0)
    return g_strdup (_ ("Nothing better found"));

  /* Translators: %s is an amount */
  return g_strdup_printf (_ ("%s more a month"), left);
}

/**
 * rbk_optimise_words_verdict:
 * @optimum: what was found
 * @format: for the book's currency
 *
 * Returns: (transfer full): whether a change is worth it
 */
char *
rbk_optimise_words_verdict (const RbkOptimum *optimum, RbkMoneyFormat *format)
{
  g_autofree char *before = rbk_money_format_amount (format, optimum->margin_before, FALSE);
  g_autofree char *after = rbk_money_format_amount (format, optimum->margin_after, FALSE);
  double           share =
      rbk_decimal_to_double (optimum->left) / fabs (rbk_decimal_to_double (optimum->margin_before));
  g_autofree char *percent = rbk_money_format_percent (format, isfinite (share) ? share : 0.0, 1);

  if (optimum->n_changed == 0)
    /* Translators: %s is an amount */
    return g_strdup_printf (_ ("Today's terms leave %s a month, and within these limits no others "
                               "leave more."),
                            before);
  if (optimum->is_flat)
    /* Translators: two amounts */
    return g_strdup_printf (_ ("Flat: %s a month instead of %s is less than 1 %% more. Not worth a "
                               "change."),
                            after, before);
  if (rbk_decimal_sign (optimum->margin_before) <= 0)
    /* Translators: two amounts */
    return g_strdup_printf (_ ("%s a month would be left; today it is %s."), after, before);

  /* Translators: two amounts and a percentage */
  return g_strdup_printf (_ ("%s a month would be left; today it is %s. Today's prices give up "
                             "%s."),
                          after, before, percent);
}

/**
 * rbk_optimise_words_people:
 * @optimum: what was found
 * @format: for the book's currency
 *
 * Returns: (transfer full): whose bill rises and whose falls
 */
char *
rbk_optimise_words_people (const RbkOptimum *optimum, RbkMoneyFormat *format)
{
  g_autofree char *rising = dup_count (format, optimum->n_rising);
  g_autofree char *falling = dup_count (format, optimum->n_falling);
  g_autofree char *leaving = dup_count (format, optimum->n_leaving);
  double           rise = rbk_decimal_to_double (optimum->largest_rise);
  g_autofree char *largest = rbk_money_format_percent (format, rise, 1);
  GString         *text = g_string_new (NULL);

  if (optimum->n_rising > 0)
    /* Translators: a number of customers, and a percentage */
    g_string_append_printf (text,
                            ngettext ("%s pays more, %s at most", "%s pay more, %s at most",
                                      rbk_word_plural (optimum->n_rising)),
                            rising, largest);
  else
    g_string_append (text, _ ("Nobody pays more"));
  if (optimum->n_falling > 0)
    {
      g_string_append (text, " · ");
      /* Translators: %s is a number of customers */
      g_string_append_printf (text,
                              ngettext ("%s pays less", "%s pay less",
                                        rbk_word_plural (optimum->n_falling)),
                              falling);
    }
  if (optimum->n_leaving > 0)
    {
      g_string_append (text, " · ");
      /* Translators: %s is a number of customers */
      g_string_append_printf (text,
                              ngettext ("%s is expected to leave", "%s are expected to leave",
                                        rbk_word_plural (optimum->n_leaving)),
                              leaving);
    }

  return g_string_free (text, FALSE);
}

/**
 * rbk_optimise_words_term:
 * @what: a term
 * @plan: the name of a plan
 *
 * Returns: (transfer full): the term's name: “Price of Pro”
 */
char *
rbk_optimise_words_term (RbkSolveFor what, const char *plan)
{
  switch (what)
    {
    case RBK_SOLVE_CAP:
      return g_strdup_printf (_ ("Cap of %s"), plan);
    case RBK_SOLVE_INCLUDED:
      return g_strdup_printf (_ ("Included of %s"), plan);
    case RBK_SOLVE_OVERAGE:
      return g_strdup_printf (_ ("Overage of %s"), plan);
    case RBK_SOLVE_PRICE:
    default:
      return g_strdup_printf (_ ("Price of %s"), plan);
    }
}

/**
 * rbk_optimise_words_value:
 * @what: a term
 * @value: its value
 * @format: for the book's currency
 *
 * Returns: (transfer full): the value as people read it
 */
char *
rbk_optimise_words_value (RbkSolveFor what, RbkDecimal value, RbkMoneyFormat *format)
{
  return what == RBK_SOLVE_PRICE || what == RBK_SOLVE_OVERAGE
             ? rbk_money_format_amount (format, value, TRUE)
             : rbk_money_format_quantity (format, value);
}

/**
 * rbk_optimise_words_range:
 * @change: a term that the best terms set
 * @format: for the book's currency
 *
 * Returns: (transfer full): how flat the best is
 */
char *
rbk_optimise_words_range (const RbkOptimiseChange *change, RbkMoneyFormat *format)
{
  g_autofree char *low = rbk_optimise_words_value (change->what, change->low, format);
  g_autofree char *high = rbk_optimise_words_value (change->what, change->high, format);

  if (rbk_decimal_equal (change->low, change->high))
    return g_strdup (_ ("Anything else leaves clearly less"));

  /* Translators: two values between which it matters little which is taken */
  return g_strdup_printf (_ ("%s to %s is nearly as good"), low, high);
}
