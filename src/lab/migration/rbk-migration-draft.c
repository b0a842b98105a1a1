/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-migration-draft.h"

#include "rbk-currency.h"

typedef enum
{
  PLAN,
  PRICE,
  NEXT_PLAN,
  NEXT_PRICE,
  CHANGE,
  PERCENT,
  DATE,
  KEPT_UNTIL,
  N_VALUES,
} Value;

static const RbkPlaceholder placeholders[N_VALUES] = {
  [PLAN] = { "plan", "the name of the customer's plan today" },
  [PRICE] = { "price", "what it pays a month today, for what it uses" },
  [NEXT_PLAN] = { "next_plan", "the name of its new plan" },
  [NEXT_PRICE] = { "next_price", "what it will pay for the same usage" },
  [CHANGE] = { "change", "by how much the bill goes up or down" },
  [PERCENT] = { "percent", "the same in per cent of today's bill" },
  [DATE] = { "date", "the day on which it moves" },
  [KEPT_UNTIL] = { "kept_until", "the day on which its old terms end" },
};

/* Facts first: what changes, when, to which amount, and what there is to do. */
static const RbkMigrationDraft drafts[RBK_N_COHORTS] = {
  [RBK_COHORT_LESS] = { "Your bill goes down on {date}",
                        "From {date} you are on {next_plan}. For what you use now you pay "
                        "{next_price} a month in place of {price}: {change} less. You need to do "
                        "nothing." },
  [RBK_COHORT_SAME] = { "A new plan from {date}, at the same bill",
                        "From {date} you are on {next_plan}. For what you use now you pay {price} "
                        "a month, as today. You need to do nothing." },
  [RBK_COHORT_MORE] = { "New prices from {date}",
                        "From {date} you are on {next_plan}. For what you use now that is "
                        "{next_price} a month; today it is {price}, so it is {change} more. Until "
                        "then you can look at the other plans and choose another." },
  [RBK_COHORT_OVER] = { "Your bill goes up on {date}: please read this",
                        "From {date} you are on {next_plan}. For what you use now that is "
                        "{next_price} a month; today it is {price}, so it is {change} more. We "
                        "know that this is much. Answer this mail before {date}, and we look "
                        "together for the plan that fits how you work." },
  [RBK_COHORT_STOPPED] = { "{next_plan} ends before what you use now",
                           "From {date} you are on {next_plan}, for {next_price} a month; today "
                           "it is {price}. You use more now than {next_plan} allows. Choose a "
                           "larger plan before {date}, so that nothing stops." },
  [RBK_COHORT_KEPT] = { "Our prices change; yours stays",
                        "We have new plans. You keep your present terms: for what you use now "
                        "you pay {price} a month, as today. You need to do nothing." },
  [RBK_COHORT_QUOTED] = { "Let us agree on your new plan",
                          "We have new plans. For you there is {next_plan}, whose price is made "
                          "for each customer. Until we have agreed on yours you pay as today: for "
                          "what you use now {price} a month." },
  [RBK_COHORT_UNSERVED] = { "Our prices change; your plan stays for now",
                            "We have new plans, but none that has room for what you use. You keep "
                            "your present terms, and pay {price} a month for that as today, until "
                            "there is one." },
};

static const RbkMigrationDraft kept_for_a_time = {
  "You keep your price until {kept_until}",
  "We have new plans. You keep your present terms until {kept_until}: for what you use now you "
  "pay {price} a month, as today. Then you are on {next_plan}, where the same usage is "
  "{next_price} a month."
};

/**
 * rbk_migration_draft_get:
 * @cohort: for whom
 * @rollout: (nullable): when they move
 *
 * Returns: (transfer none) (nullable): what to write to them; nothing to those of whom too little
 *   is known
 */
const RbkMigrationDraft *
rbk_migration_draft_get (RbkCohort cohort, const RbkRollout *rollout)
{
  g_return_val_if_fail (cohort < RBK_N_COHORTS, NULL);

  if (cohort == RBK_COHORT_KEPT && rollout != NULL && rollout->plan.keep_months > 0)
    return &kept_for_a_time;
  return drafts[cohort].title != NULL ? &drafts[cohort] : NULL;
}

/**
 * rbk_migration_find_example:
 * @migration: a move
 * @cohort: some of its customers
 * @customer: (out): the place of one of them in the population
 *
 * Finds a customer to show a draft with: the one in the middle by how the bill changes.
 *
 * Returns: `FALSE` where there is nobody
 */
gboolean
rbk_migration_find_example (const RbkMigration *migration, RbkCohort cohort, guint *customer)
{
  g_autoptr(GArray) list = NULL;

  g_return_val_if_fail (migration != NULL && customer != NULL, FALSE);

  if (migration->sums[cohort].n == 0)
    return FALSE;
  list = rbk_migration_list (migration, 1u << cohort, 0);
  *customer = g_array_index (list, guint, list->len / 2);
  return TRUE;
}

static char *
get_amount (const RbkMigration *migration, RbkDecimal amount)
{
  const char      *currency = migration->bills->after->currency;
  g_autofree char *plain = NULL;

  if (!rbk_decimal_is_valid (amount))
    return NULL;
  plain = rbk_currency_format_plain (currency, amount);
  return g_strdup_printf ("%s %s", plain, currency);
}

static char *
get_percent (RbkDecimal rise)
{
  g_autofree char *number = NULL;

  if (rbk_decimal_sign (rise) < 0)
    rise = rbk_decimal_negate (rise);
  number = rbk_decimal_to_string (
      rbk_decimal_round (rbk_decimal_mul (rise, RBK_DECIMAL_UNITS (100)), 0, RBK_ROUND_HALF_AWAY));
  return g_strconcat (number, " %", NULL);
}

static void
take_plans (char **values, const RbkMigrationBills *bills, const RbkMover *mover)
{
  if (mover->old_plan >= 0)
    values[PLAN] = g_strdup (bills->before->plans[mover->old_plan].name);
  if (mover->new_plan >= 0)
    values[NEXT_PLAN] = g_strdup (bills->after->plans[mover->new_plan].name);
}

static void
take_bills (char **values, const RbkMigration *migration, const RbkMover *mover)
{
  RbkDecimal change = rbk_decimal_sub (mover->new_bill, mover->old_bill);

  if (rbk_decimal_is_valid (change) && rbk_decimal_sign (change) < 0)
    change = rbk_decimal_negate (change);
  values[PRICE] = get_amount (migration, mover->old_bill);
  values[NEXT_PRICE] = get_amount (migration, mover->new_bill);
  values[CHANGE] = get_amount (migration, change);
  if (mover->has_rise)
    values[PERCENT] = get_percent (mover->rise);
}

static void
take_dates (char **values, const RbkRollout *rollout, guint customer)
{
  const RbkWave *wave;

  if (rollout == NULL || rollout->entry_waves[customer] == RBK_NO_WAVE)
    return;
  wave = &g_array_index (rollout->waves, RbkWave, rollout->entry_waves[customer]);
  values[DATE] = rbk_date_to_string (&wave->moves);
  if (wave->is_kept)
    values[KEPT_UNTIL] = g_strdup (values[DATE]);
}

/**
 * rbk_migration_draft_fill:
 * @text: a title or a text with placeholders
 * @migration: a move
 * @rollout: (nullable): when who moves
 * @customer: the place of a customer in the population
 * @error: return location for a [error@Error]
 *
 * Fills a draft in for one customer. Fails with `RBK_ERROR_INVALID` for a placeholder that there
 * is not, and with `RBK_ERROR_NOT_FOUND` for one that means nothing to the customer.
 *
 * Returns: (transfer full) (nullable): what it reads
 */
char *
rbk_migration_draft_fill (const char         *text,
                          const RbkMigration *migration,
                          const RbkRollout   *rollout,
                          guint               customer,
                          GError            **error)
{
  char    *values[N_VALUES] = { NULL };
  char    *filled;
  RbkMover mover;

  g_return_val_if_fail (text != NULL && migration != NULL, NULL);
  g_return_val_if_fail (customer < migration->bills->n, NULL);

  rbk_migration_bills_get (migration->bills, customer, &mover);
  take_plans (values, migration->bills, &mover);
  take_bills (values, migration, &mover);
  take_dates (values, rollout, customer);
  filled = rbk_placeholder_fill (placeholders, N_VALUES, text, (const char *const *) values, NULL,
                                 error);
  for (guint i = 0; i < N_VALUES; i++)
    g_free (values[i]);
  return filled;
}
