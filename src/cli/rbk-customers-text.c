/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-customers-output.h"

#include "rbk-mix-output.h"
#include "rbk-output.h"
#include "rbk-synthetic-output.h"

static void
append_columns (GString *text, RbkColumns *columns)
{
  g_autofree char *body = rbk_columns_to_text (columns);

  g_string_append (text, body);
}

static char *
dup_value (const RbkCustomersFound *found, const RbkDistribution *distribution, RbkDecimal value)
{
  if (distribution->of == RBK_DISTRIBUTION_COST)
    return rbk_amount_to_text (found->spec->currency, TRUE,
                               rbk_decimal_round (value, 4, RBK_ROUND_HALF_AWAY));

  return rbk_grouped_to_text (rbk_decimal_round (value, 0, RBK_ROUND_HALF_AWAY));
}

static char *
dup_interval (const RbkCustomersFound *found,
              const RbkDistribution   *distribution,
              const RbkInterval       *interval)
{
  g_autofree char *low = dup_value (found, distribution, interval->low);
  g_autofree char *high = dup_value (found, distribution, interval->high);

  return distribution->has_intervals ? g_strdup_printf ("%s to %s", low, high) : g_strdup ("-");
}

static void
append_distributions (GString *text, const RbkCustomersFound *found)
{
  static const char *const names[] = { "calls", "tokens", "cost" };
  static const char *const titles[] = { "OF", "PERCENTILE", "VALUE", "95 % BETWEEN", NULL };
  g_autoptr(RbkColumns) columns = rbk_columns_new (titles, "llrr");

  g_string_append (text, "\nHow customers differ, a month\n\n");
  for (guint i = 0; i < RBK_N_DISTRIBUTIONS; i++)
    for (guint k = 0; found->distributions[i] != NULL && k < found->distributions[i]->n_intervals;
         k++)
      {
        const RbkDistribution *distribution = found->distributions[i];
        const RbkInterval     *interval = &distribution->intervals[k];
        g_autofree char       *percent = g_strdup_printf ("p%u", interval->percent);
        g_autofree char       *value = dup_value (found, distribution, interval->value);
        g_autofree char       *range = dup_interval (found, distribution, interval);

        rbk_columns_add (columns, names[i], percent, value, range, NULL);
      }
  append_columns (text, columns);
  for (guint i = 0; i < RBK_N_DISTRIBUTIONS; i++)
    if (found->distributions[i] != NULL)
      g_string_append_printf (text, "%s: the top tenth has %.1f %%; Gini %.3f\n", names[i],
                              found->distributions[i]->top10_share * 100.0,
                              found->distributions[i]->gini);
}

static void
append_losing (GString *text, const RbkCustomersFound *found)
{
  static const char *const titles[] = { "CUSTOMER", "PLAN",           "USAGE",         "PAYS",
                                        "COSTS",    "BREAKS EVEN AT", "TARGET MARGIN", NULL };
  g_autoptr(RbkColumns) columns = rbk_columns_new (titles, "llrrrrr");
  const char *currency = found->spec->currency;

  if (found->losing->len == 0)
    {
      g_string_append (text, "\nNobody loses money: each customer pays more than it costs.\n");
      return;
    }
  g_string_append_printf (text,
                          "\nWho loses money: %u of %" G_GUINT64_FORMAT ", the most first\n\n",
                          found->losing->len, found->mix->total.n_losing);
  for (guint i = 0; i < found->losing->len; i++)
    {
      const RbkMixLoss *loss = &g_array_index (found->losing, RbkMixLoss, i);
      g_autofree char  *usage = rbk_quantity_to_text (TRUE, loss->usage);
      g_autofree char  *bill = rbk_amount_to_text (currency, TRUE, loss->bill);
      g_autofree char  *cost =
          rbk_amount_to_text (currency, TRUE,
                              rbk_decimal_round (loss->cost, 4, RBK_ROUND_HALF_AWAY));
      g_autofree char *even = rbk_amount_to_text (currency, TRUE, loss->break_even);
      g_autofree char *target =
          rbk_amount_to_text (currency, rbk_decimal_is_valid (loss->target_price),
                              loss->target_price);

      rbk_columns_add (columns, rbk_population_get_id (found->population, loss->customer),
                       found->spec->plans[loss->plan].name, usage, bill, cost, even, target, NULL);
    }
  append_columns (text, columns);
}

static void
append_break_evens (GString *text, const RbkCustomersFound *found)
{
  static const char *const titles[] = { "PLAN",   "BREAKS EVEN AT", "PAST IT", "NOT ALLOWED",
                                        "LOSING", "LOSS/MONTH",     NULL };
  g_autoptr(RbkColumns) columns = rbk_columns_new (titles, "lrrrrr");

  g_string_append (text, "\nWith everybody on one plan\n\n");
  for (guint i = 0; i < found->break_evens->len; i++)
    {
      const RbkBreakEven *even = g_ptr_array_index (found->break_evens, i);
      g_autoptr(GString) usages = g_string_new (NULL);
      g_autofree char *past = g_strdup_printf ("%" G_GUINT64_FORMAT, even->n_past);
      g_autofree char *blocked = g_strdup_printf ("%" G_GUINT64_FORMAT, even->n_unserved);
      g_autofree char *losing = g_strdup_printf ("%" G_GUINT64_FORMAT, even->n_losing);
      g_autofree char *loss =
          rbk_amount_to_text (found->spec->currency, TRUE,
                              rbk_decimal_round (even->loss, found->spec->minor_digits,
                                                 RBK_ROUND_HALF_AWAY));

      for (guint k = 0; k < even->n_usages; k++)
        {
          g_autofree char *usage = rbk_quantity_to_text (TRUE, even->usages[k]);

          g_string_append_printf (usages, "%s%s", k > 0 ? " " : "", usage);
        }
      rbk_columns_add (columns, found->spec->plans[even->plan].name,
                       even->n_usages > 0 ? usages->str : "-", past, blocked, losing, loss, NULL);
    }
  append_columns (text, columns);
}

static char *
dup_count (guint64 count)
{
  return rbk_grouped_to_text (rbk_decimal_from_int ((gint64) MIN (count, G_MAXINT64)));
}

static void
append_hits (GString *text, const RbkCustomersFound *found)
{
  static const char *const titles[] = { "PLAN", "DAY", "REACH 80 %", "REACH THE CAP", NULL };
  RbkSlices               *days = rbk_customers_get_days (found->customers);
  g_autoptr(RbkColumns) columns = rbk_columns_new (titles, "llrr");
  guint n_rows = 0;

  if (days == NULL)
    {
      g_string_append_printf (text, "\n%s no days: when caps are reached is not known.\n",
                              found->from->made_up != NULL ? "Made-up customers have"
                                                           : "The file has");
      return;
    }
  for (guint i = 0; i < found->hits->len; i++)
    {
      const RbkCapHits *hits = g_ptr_array_index (found->hits, i);

      for (guint k = 0; hits != NULL && k < hits->n_days; k++)
        {
          g_autofree char *at_80 = dup_count (hits->at_80[k]);
          g_autofree char *at_100 = dup_count (hits->at_100[k]);

          if (hits->at_80[k] == 0 && hits->at_100[k] == 0)
            continue;
          n_rows++;
          rbk_columns_add (columns, found->spec->plans[i].name, rbk_slices_get_name (days, k),
                           at_80, at_100, NULL);
        }
    }
  if (n_rows == 0)
    {
      g_string_append (text, "\nNobody comes near the cap of a plan.\n");
      return;
    }
  g_string_append (text, "\nWhen they reach the cap\n\n");
  append_columns (text, columns);
}

/**
 * rbk_customers_output_text:
 * @found: what the file says
 * @output: (nullable): where to
 * @error: return location for a #GError
 *
 * Writes it for people.
 *
 * Returns: whether all of it was written
 */
gboolean
rbk_customers_output_text (const RbkCustomersFound *found, const char *output, GError **error)
{
  g_autoptr(GString) text = g_string_new (NULL);

  rbk_synthetic_output_line (text, found->from);
  rbk_append_count (text, found->mix->n_customers, "customer", "customers");
  g_string_append_printf (text, ", amounts in %s. ", found->spec->currency);
  if (found->plan >= 0)
    g_string_append_printf (text, "Everybody is on %s.\n\n", found->spec->plans[found->plan].name);
  else
    g_string_append (text, "Each takes the cheapest plan that allows its usage.\n\n");
  rbk_mix_output_text (text, found->spec, found->mix, rbk_output_has_color (output));
  if (found->plan < 0)
    rbk_mix_detail_append_text (&found->detail, text);
  append_distributions (text, found);
  append_losing (text, found);
  append_hits (text, found);
  append_break_evens (text, found);

  return rbk_output_write (output, text->str, text->len, error);
}
