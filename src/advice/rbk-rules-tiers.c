/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-check-private.h"

/* How many plans there are, and how far apart. */

static void
look_count (RbkCheck *check)
{
  guint       n_plans = check->spec->n_plans;
  RbkFinding *finding;

  if (n_plans == 0 || (n_plans >= check->limits->tiers_low && n_plans <= check->limits->tiers_high))
    return;

  finding = rbk_check_add (check, RBK_SEVERITY_INFO,
                           n_plans > check->limits->tiers_high
                               ? N_ ("Number of plans: {plans}. A pricing page with more than "
                                     "{high} is hard to choose from.")
                               : N_ ("Number of plans: {plans}. With fewer than {low}, few "
                                     "customers find one that fits."));
  rbk_facts_add_count (finding->figures, "plans", n_plans);
  rbk_facts_add_count (finding->figures, "low", check->limits->tiers_low);
  rbk_facts_add_count (finding->figures, "high", check->limits->tiers_high);
}

static void
look_step (RbkCheck *check)
{
  const RbkTable    *table = check->input->table;
  const RbkTableRow *before = NULL;

  for (guint i = 0; i < table->n_rows; i++)
    {
      const RbkTableRow *row = &table->rows[i];

      if (!rbk_check_is_paid (row) || !row->has_price || rbk_decimal_sign (row->price) <= 0)
        continue;
      if (before != NULL &&
          rbk_decimal_compare (row->price,
                               rbk_decimal_mul (before->price, check->limits->step_high)) > 0)
        {
          RbkFinding *finding =
              rbk_check_add_plan (check, RBK_SEVERITY_INFO, i,
                                  N_ ("{plan} costs {multiple} times {before}. In 36 products' "
                                      "pricings of 2025 "
                                      "three of four steps are at most 2.08 times."));

          rbk_facts_add_text (finding->figures, "before", before->plan->name);
          rbk_facts_add_money (finding->figures, "price", row->price);
          rbk_facts_add_money (finding->figures, "price_before", before->price);
          rbk_facts_add_multiple (finding->figures, "multiple",
                                  rbk_decimal_to_double (row->price) /
                                      rbk_decimal_to_double (before->price));
        }
      before = row;
    }
}

const RbkRule rbk_rules_tiers[] = {
  { { "tier-count", N_ ("Number of plans"),
      N_ ("There are fewer than three plans, or more than five."),
      N_ ("A page of plans is there to help decide. Three to five do; products' pricings of 2025 "
          "have four in the median."),
      N_ ("Let it be for a price list that is not a page of plans, such as an API's."),
      N_ ("Three to five plans"), RBK_RULE_INFO },
    look_count },
  { { "price-step", N_ ("A big step in price"), N_ ("A plan costs many times the one before."),
      N_ ("Customers in between pay for much that they don't use, or stay below."),
      N_ ("Let it be where overage bridges the gap, or the plans are for different customers."),
      N_ ("Pricings of 36 products, 2025: the upper quartile of steps is 2.08 times"),
      RBK_RULE_INFO },
    look_step },
  { { NULL, NULL, NULL, NULL, NULL, NULL, 0 }, NULL },
};
