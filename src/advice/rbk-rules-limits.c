/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-check-private.h"

#include "rbk-costing.h"
#include "rbk-fee.h"

/* Limits, what is billed past them, and who hears of it in time. */

/* Decimals of a price that people still read, past those of the currency. */
#define UNIT_DECIMALS 4
#define SMALL_DECIMALS 8

static gboolean
has_card (const RbkTableRow *row)
{
  return row->phase != NULL && row->card != NULL && !row->plan->is_quote_only;
}

static RbkFinding *
add (RbkCheck *check, RbkSeverity severity, guint plan, const char *message)
{
  const RbkTableRow *row = &check->input->table->rows[plan];

  return rbk_check_add_card (check, severity, plan, row->phase, row->card, message);
}

/* A fix of the entitlement of a plan's card. */
static void
fix_limit (RbkCheck   *check,
           RbkFinding *finding,
           guint       plan,
           const char *label,
           const char *field,
           const char *value)
{
  const RbkTableRow *row = &check->input->table->rows[plan];
  g_autofree char   *card = rbk_check_dup_card_path (check, plan, row->phase, row->card);
  g_autofree char   *path = g_strconcat (card, ".entitlement", NULL);

  finding->fix = rbk_fix_new (label);
  rbk_fix_set (finding->fix, path, field, value);
}

/**
 * rbk_check_find_usual_overage: (skip)
 * @spec: a book
 * @limits: from where on overage is unusual
 * @row: a plan of it
 * @amount: (out): what a unit past the included ones usually costs: the middle of the band, of
 *   what an included unit comes to
 *
 * Returns: whether there is one rate card that can say so
 */
gboolean
rbk_check_find_usual_overage (const RbkSpec        *spec,
                              const RbkCheckLimits *limits,
                              const RbkTableRow    *row,
                              RbkDecimal           *amount)
{
  RbkDecimal band = rbk_decimal_add (limits->overage_low, limits->overage_high);
  RbkDecimal small;
  guint      places = spec->minor_digits + UNIT_DECIMALS;

  if (row->card->price != RBK_PRICE_KIND_PER_UNIT || !row->has_price || !row->has_included ||
      rbk_decimal_sign (row->included) <= 0 || !rbk_check_is_single (row))
    return FALSE;
  *amount =
      rbk_decimal_mul_div (row->price, band, rbk_decimal_mul (row->included, RBK_DECIMAL_UNITS (2)),
                           RBK_ROUND_HALF_AWAY);
  small = rbk_decimal_div (RBK_DECIMAL_ONE, RBK_DECIMAL_UNITS (100), RBK_ROUND_HALF_AWAY);
  if (rbk_decimal_compare (*amount, small) < 0)
    places = spec->minor_digits + SMALL_DECIMALS;
  *amount = rbk_decimal_round (*amount, places, RBK_ROUND_HALF_AWAY);
  return rbk_decimal_is_valid (*amount) && rbk_decimal_sign (*amount) > 0;
}

/* Bills what is past the included units at a usual price. */
static void
fix_overage (RbkCheck *check, RbkFinding *finding, guint plan, const char *label)
{
  const RbkTableRow *row = &check->input->table->rows[plan];
  g_autofree char   *card = rbk_check_dup_card_path (check, plan, row->phase, row->card);
  RbkDecimal         amount;

  if (!rbk_check_find_usual_overage (check->spec, check->limits, row, &amount))
    return;
  rbk_facts_add_money (finding->figures, "usual", amount);
  finding->fix = rbk_fix_new (label);
  rbk_fix_set_decimal (finding->fix, card, "amount", amount);
  if (row->limit == RBK_LIMIT_HARD)
    {
      g_autofree char *entitlement = g_strconcat (card, ".entitlement", NULL);

      rbk_fix_set (finding->fix, entitlement, "limit", "soft");
    }
}

/* What is left of overage once a unit is served, where anybody knows what that costs. */
static gboolean
get_overage_margin (RbkCheck *check, const RbkTableRow *row, RbkDecimal *cost, double *margin)
{
  *cost = rbk_cost_of_usage (check->spec, row->card->meter, RBK_DECIMAL_ONE);
  if (!rbk_decimal_is_valid (*cost) || rbk_decimal_sign (*cost) <= 0 ||
      rbk_decimal_sign (row->overage) <= 0)
    return FALSE;
  *margin = 1 - rbk_decimal_to_double (*cost) / rbk_decimal_to_double (row->overage);
  return TRUE;
}

/* Overage that is cheap beside the included rate leaks nothing while it earns the plan's margin
 * by itself. */
static RbkFinding *
add_overage (RbkCheck *check, guint plan, gboolean is_low)
{
  const RbkTableRow *row = &check->input->table->rows[plan];
  RbkDecimal         cost;
  RbkFinding        *finding;
  double             margin;

  if (!is_low)
    return add (check, RBK_SEVERITY_WARNING, plan,
                N_ ("On {plan} a unit past what is included costs {overage}, {multiple} times an "
                    "included one: customers will limit their own use."));
  if (!get_overage_margin (check, row, &cost, &margin) ||
      !rbk_fee_reaches (row->overage, cost, row->plan->target_margin))
    return add (check, RBK_SEVERITY_WARNING, plan,
                N_ ("On {plan} a unit past what is included costs {overage}, and an included one "
                    "comes to {rate}: heavy users leak margin. Usual are {low} to {high} times as "
                    "much."));
  finding = add (check, RBK_SEVERITY_INFO, plan,
                 N_ ("On {plan} a unit past what is included costs {overage}, and an included one "
                     "comes to {rate}. Usual are {low} to {high} times as much; but serving it "
                     "costs {unit_cost}, which leaves {margin}, as the plan is meant to."));
  rbk_facts_add_money (finding->figures, "unit_cost", cost);
  rbk_facts_add_ratio (finding->figures, "margin", margin);
  return finding;
}

static void
look_overage_multiple (RbkCheck *check)
{
  double low = rbk_decimal_to_double (check->limits->overage_low);
  double high = rbk_decimal_to_double (check->limits->overage_high);

  for (guint i = 0; i < check->input->table->n_rows; i++)
    {
      const RbkTableRow *row = &check->input->table->rows[i];
      RbkFinding        *finding;
      gboolean           is_low;

      if (!has_card (row) || !row->has_overage_multiple || !row->has_included ||
          rbk_decimal_sign (row->included) <= 0 || row->limit == RBK_LIMIT_HARD ||
          !rbk_check_is_single (row))
        continue;
      is_low = row->overage_multiple < low;
      if (!is_low && row->overage_multiple <= high)
        continue;
      finding = add_overage (check, i, is_low);
      rbk_facts_add_money (finding->figures, "overage", row->overage);
      rbk_facts_add_money (finding->figures, "rate",
                           rbk_decimal_div (row->price, row->included, RBK_ROUND_HALF_AWAY));
      rbk_facts_add_multiple (finding->figures, "multiple", row->overage_multiple);
      rbk_facts_add_multiple (finding->figures, "low", low);
      rbk_facts_add_multiple (finding->figures, "high", high);
      rbk_facts_add_quantity (finding->witness, "usage",
                              rbk_decimal_add (row->included, RBK_DECIMAL_ONE));
      fix_overage (check, finding, i, N_ ("Charge {usual} for a unit past what is included"));
    }
}

static void
look_hard_on_paid (RbkCheck *check)
{
  for (guint i = 0; i < check->input->table->n_rows; i++)
    {
      const RbkTableRow *row = &check->input->table->rows[i];
      gboolean           is_entry = TRUE;
      RbkFinding        *finding;

      if (!has_card (row) || !rbk_check_is_paid (row) || row->limit != RBK_LIMIT_HARD ||
          !row->has_cap)
        continue;
      for (guint j = 0; j < i; j++)
        is_entry = is_entry && !rbk_check_is_paid (&check->input->table->rows[j]);
      finding = add (check, is_entry ? RBK_SEVERITY_INFO : RBK_SEVERITY_WARNING, i,
                     N_ ("{plan} is paid for and stops at {cap}: a customer's product stops with "
                         "it. Bill what is past it, and warn early."));
      rbk_facts_add_quantity (finding->figures, "cap", row->cap);
      rbk_facts_add_money (finding->figures, "price", row->price);
      rbk_facts_add_quantity (finding->witness, "usage",
                              rbk_decimal_add (row->cap, RBK_DECIMAL_ONE));
      fix_overage (check, finding, i, N_ ("Go on past the cap, at {usual} a unit"));
    }
}

static void
look_soft_on_free (RbkCheck *check)
{
  for (guint i = 0; i < check->input->table->n_rows; i++)
    {
      const RbkTableRow *row = &check->input->table->rows[i];
      RbkFinding        *finding;

      if (!has_card (row) || !rbk_check_is_free (row) || row->limit == RBK_LIMIT_HARD ||
          row->has_overage)
        continue;
      finding = add (check, RBK_SEVERITY_ERROR, i,
                     N_ ("{plan} is free and nothing stops its use: whoever signs up can run up "
                         "any cost."));
      if (row->has_included)
        {
          rbk_facts_add_quantity (finding->figures, "included", row->included);
          fix_limit (check, finding, i, N_ ("Stop at what is included"), "limit", "hard");
        }
    }
}

/* A trial is a free plan for a while. What a wallet grants is an end of its own. */
static gboolean
is_open (const RbkSpec *spec, const RbkCardSpec *card)
{
  return card->meter >= 0 && spec->meters[card->meter].kind != RBK_METER_KIND_SEAT &&
         card->limit != RBK_LIMIT_HARD && card->wallet == NULL &&
         rbk_decimal_is_zero (rbk_card_spec_get_overage (card, NULL));
}

static void
look_open_trial (RbkCheck *check, guint plan, const RbkPhaseSpec *phase)
{
  for (guint i = 0; i < phase->n_cards; i++)
    {
      const RbkCardSpec *card = &phase->cards[i];
      g_autofree char   *path = NULL, *entitlement = NULL;
      RbkFinding        *finding;

      if (!is_open (check->spec, card))
        continue;
      finding = rbk_check_add_card (check, RBK_SEVERITY_WARNING, plan, phase, card,
                                    N_ ("{phase} of {plan} is free and nothing stops its use: "
                                        "whoever signs up can run up any cost."));
      if (!card->has_included)
        continue;
      rbk_facts_add_quantity (finding->figures, "included", card->included);
      path = rbk_check_dup_card_path (check, plan, phase, card);
      entitlement = g_strconcat (path, ".entitlement", NULL);
      finding->fix = rbk_fix_new (N_ ("Stop at what is included"));
      rbk_fix_set (finding->fix, entitlement, "limit", "hard");
    }
}

static void
look_open (RbkCheck *check)
{
  look_soft_on_free (check);
  for (guint i = 0; i < check->spec->n_plans; i++)
    {
      const RbkPlanSpec *plan = &check->spec->plans[i];

      for (guint j = 0; j < plan->n_phases; j++)
        if (plan->phases[j].kind == RBK_PHASE_KIND_TRIAL &&
            rbk_decimal_is_zero (rbk_phase_spec_get_fees (check->spec, &plan->phases[j])))
          look_open_trial (check, i, &plan->phases[j]);
    }
}

static void
look_no_alerts (RbkCheck *check)
{
  for (guint i = 0; i < check->input->table->n_rows; i++)
    {
      const RbkTableRow *row = &check->input->table->rows[i];
      RbkFinding        *finding;

      if (!has_card (row) || row->card->n_alerts > 0 || row->limit == RBK_LIMIT_NONE)
        continue;
      finding = add (check, RBK_SEVERITY_WARNING, i,
                     N_ ("{plan} has a limit, and nobody is told before it is reached."));
      fix_limit (check, finding, i, N_ ("Warn at 50, 80 and 100 %"), "alerts", "50\n80\n100");
    }
}

const RbkRule rbk_rules_limits[] = {
  { { "overage-multiple", N_ ("Overage outside the usual band"),
      N_ ("The first unit past what is included costs less than 1.5 times, or more than 3 times, "
          "what an included one comes to."),
      N_ ("Below the band heavy users leak margin. Above it customers put a limit on themselves, "
          "and what they would have grown to is lost."),
      N_ ("Let it be where overage is a commitment's own price, or the meter costs next to "
          "nothing. It is for information where overage by itself leaves the margin that the plan "
          "is meant to."),
      N_ ("Two to three times the included rate is standard, below 1.5 leaks, above 3 hurts"),
      RBK_RULE_WARNING | RBK_RULE_INFO | RBK_RULE_FIX },
    look_overage_multiple },
  { { "hard-cap-on-paid", N_ ("A paid plan stops"), N_ ("A plan with a price has a hard cap."),
      N_ ("What customers have built stops in the middle of the month. Most would rather pay for "
          "more and be warned."),
      N_ ("Let it be on the entry plan where the cap is what leads to the next one, and where "
          "more use would lose money."),
      N_ ("Hard on free plans and trials, soft on paid ones"),
      RBK_RULE_WARNING | RBK_RULE_INFO | RBK_RULE_FIX },
    look_hard_on_paid },
  { { "soft-cap-on-free", N_ ("A free plan without a stop"),
      N_ ("A plan or a trial that costs nothing neither stops use nor bills it."),
      N_ ("One script that calls a free plan without end can run up any bill at the model's "
          "vendor."),
      N_ ("Never for a product that is open to the public."),
      N_ ("Hard on free plans and trials, soft on paid ones"),
      RBK_RULE_ERROR | RBK_RULE_WARNING | RBK_RULE_FIX },
    look_open },
  { { "no-alerts", N_ ("A limit without a warning"),
      N_ ("An entitlement has a limit and no alert before it."),
      N_ ("The first that a customer learns of the limit is that things stop, or a bill."),
      N_ ("Let it be where the product shows use at all times."), N_ ("Alerts at 50, 80 and 100 %"),
      RBK_RULE_WARNING | RBK_RULE_FIX },
    look_no_alerts },
  { { NULL, NULL, NULL, NULL, NULL, NULL, 0 }, NULL },
};
