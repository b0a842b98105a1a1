/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-check-private.h"

/* What customers meet: a stop that half of them reach, a bill that they can't foresee. */

static gboolean
get_percentile (RbkCheck *check, const RbkTableRow *row, int percent, RbkFigure *figure)
{
  const RbkWhere where = { .kind = RBK_WHERE_PERCENTILE, .value = RBK_DECIMAL_UNITS (percent) };

  return rbk_figure_at (check->spec, row->plan, row->phase, row->axis, &where,
                        check->input->population, figure, NULL) &&
         rbk_decimal_is_valid (figure->usage);
}

/* What the use up to today's cap costs at most: customers at a percentile may call with fewer
 * tokens than others who come to the cap. */
static RbkDecimal
get_inference (RbkCheck *check, const RbkTableRow *row, const RbkFigure *heavy)
{
  const RbkWhere where = { .kind = RBK_WHERE_USAGE, .value = row->cap };
  RbkFigure      at_cap;

  if (!rbk_figure_at (check->spec, row->plan, row->phase, row->axis, &where, NULL, &at_cap, NULL))
    return heavy->inference;
  return rbk_decimal_max (heavy->inference, at_cap.inference);
}

/* How large a cap the price pays for: nobody who uses all of it loses money, and where the plan
 * is sized it leaves its target margin. What is served of heavier use now ends at the cap. */
static RbkDecimal
get_affordable (RbkCheck *check, const RbkTableRow *row, const RbkFigure *heavy)
{
  const RbkWhere *sizing = &row->plan->sizing;
  RbkDecimal      inference = get_inference (check, row, heavy);
  RbkDecimal      kept = rbk_decimal_sub (RBK_DECIMAL_ONE, row->plan->target_margin);
  RbkDecimal      room = rbk_decimal_sub (row->price, heavy->overhead);
  RbkDecimal      target = rbk_decimal_sub (rbk_decimal_mul (row->price, kept), heavy->overhead);

  if (rbk_decimal_sign (inference) <= 0 || !row->has_sizing)
    return heavy->usage;
  room = rbk_decimal_mul_div (row->cap, room, inference, RBK_ROUND_FLOOR);
  target = rbk_decimal_mul_div (row->cap, target, inference, RBK_ROUND_FLOOR);
  if (sizing->kind == RBK_WHERE_CAP && rbk_decimal_sign (sizing->value) > 0)
    target = rbk_decimal_mul_div (target, RBK_DECIMAL_UNITS (100), sizing->value, RBK_ROUND_FLOOR);
  else if (sizing->kind != RBK_WHERE_CAP && sizing->kind != RBK_WHERE_INCLUDED &&
           rbk_decimal_compare (target, row->sizing.usage) >= 0)
    return room;
  return rbk_decimal_min (room, target);
}

/* To where nine of ten stay below, or as far as the price allows. */
static void
fix_cap (RbkCheck *check, RbkFinding *finding, guint plan, RbkDecimal median)
{
  const RbkTableRow *row = &check->input->table->rows[plan];
  g_autofree char   *card = NULL, *path = NULL;
  RbkFigure          heavy;
  RbkDecimal         cap, most;
  gboolean           is_all;

  if (row->card->wallet != NULL || !get_percentile (check, row, 90, &heavy) ||
      rbk_decimal_compare (heavy.usage, row->cap) <= 0)
    return;
  cap = rbk_decimal_round (heavy.usage, 0, RBK_ROUND_CEILING);
  most = rbk_decimal_round (get_affordable (check, row, &heavy), 0, RBK_ROUND_FLOOR);
  is_all = rbk_decimal_compare (most, cap) >= 0;
  cap = rbk_decimal_min (cap, most);
  if (!rbk_decimal_is_valid (cap) || rbk_decimal_compare (cap, median) <= 0)
    return;
  rbk_facts_add_quantity (finding->figures, "heavy", cap);
  card = rbk_check_dup_card_path (check, plan, row->phase, row->card);
  path = g_strconcat (card, ".entitlement", NULL);
  finding->fix = rbk_fix_new (is_all ? N_ ("Raise the cap to {heavy}, which nine of ten stay below")
                                     : N_ ("Raise the cap to {heavy}, as far as the price pays "
                                           "for it"));
  rbk_fix_set_decimal (finding->fix, path, "cap", cap);
  if (row->has_included && rbk_decimal_equal (row->included, row->cap))
    rbk_fix_set_decimal (finding->fix, path, "included", cap);
}

static void
look_median (RbkCheck *check)
{
  for (guint i = 0; i < check->input->table->n_rows; i++)
    {
      const RbkTableRow *row = &check->input->table->rows[i];
      RbkFigure          median;
      RbkFinding        *finding;

      if (!rbk_check_is_paid (row) || row->limit != RBK_LIMIT_HARD || !row->has_cap ||
          !rbk_decimal_equal (row->card->months, RBK_DECIMAL_ONE) ||
          !get_percentile (check, row, 50, &median) || rbk_decimal_sign (median.usage) <= 0 ||
          rbk_decimal_compare (row->cap, median.usage) > 0)
        continue;
      finding = rbk_check_add_plan (check, RBK_SEVERITY_WARNING, i,
                                    N_ ("{plan} stops at {cap} a month, and half of all active "
                                        "users use {median} or more: at least every second "
                                        "customer would reach the stop."));
      rbk_facts_add_quantity (finding->figures, "cap", row->cap);
      rbk_facts_add_quantity (finding->figures, "median", median.usage);
      rbk_facts_add_quantity (finding->witness, "usage", median.usage);
      if (row->has_price && rbk_decimal_sign (row->cap) > 0)
        fix_cap (check, finding, i, median.usage);
    }
}

/* What says it. Where use alone is billed nothing else is to be expected. */
static RbkFinding *
add_unpredictable (RbkCheck *check, guint plan, gboolean is_worst)
{
  if (rbk_check_bills_use_alone (&check->input->table->rows[plan]))
    return rbk_check_add_plan (check, RBK_SEVERITY_INFO, plan,
                               N_ ("{plan} has no price by the month, so that its bill moves as "
                                   "use "
                                   "does: {share} of its {customers} customers can foresee it "
                                   "within {swing}."));

  return rbk_check_add_plan (check, is_worst ? RBK_SEVERITY_WARNING : RBK_SEVERITY_INFO, plan,
                             N_ ("{share} of the {customers} customers of {plan} can foresee their "
                                 "bill within {swing}; nine of ten should."));
}

static void
look_unpredictable (RbkCheck *check)
{
  const RbkPredictability *bills = check->input->predictability;

  for (guint i = 0; bills != NULL && i < MIN (bills->n_plans, check->spec->n_plans); i++)
    {
      const RbkPlanPredictability *plan = &bills->plans[i];
      gboolean                     is_worst = plan->verdict == RBK_UNPREDICTABLE;
      RbkFinding                  *finding;

      if (!is_worst && plan->verdict != RBK_BORDERLINE)
        continue;
      finding = add_unpredictable (check, i, is_worst);
      rbk_facts_add_ratio (finding->figures, "share", plan->share);
      rbk_facts_add_count (finding->figures, "customers", plan->n_customers);
      rbk_facts_add_ratio (finding->figures, "swing",
                           rbk_decimal_to_double (check->limits->bill_swing));
    }
}

const RbkRule rbk_rules_customers[] = {
  { { "cap-at-median", N_ ("A cap that half of them reach"),
      N_ ("A paid plan stops at or below the median of active users."),
      N_ ("A cap that covers the median sounds generous and means that every second customer "
          "stands before a closed gate each month."),
      N_ ("Let it be where the gate is there to sell the next plan, and you have seen that they "
          "buy it rather than leave."),
      N_ ("Percentiles of usage held against caps"), RBK_RULE_WARNING | RBK_RULE_FIX },
    look_median },
  { { "bill-unpredictable", N_ ("A bill that nobody foresees"),
      N_ ("Fewer than nine customers of ten on a plan can tell their bill of a month within 20 %."),
      N_ ("A bill that surprises is disputed. The price follows the cost of the models too "
          "closely."),
      N_ ("Let it be where customers are developers who watch their use. Without customers "
          "nothing is said."),
      N_ ("If the bill can't be foreseen within 20 %, the price is too close to the cost"),
      RBK_RULE_WARNING | RBK_RULE_INFO },
    look_unpredictable },
  { { NULL, NULL, NULL, NULL, NULL, NULL, 0 }, NULL },
};
