/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-check-private.h"

#include "rbk-fee.h"

/* What is left of a plan's price, where it is sized, at its cap and all along the axis. */

static void
add_figure (GPtrArray *facts, const RbkFigure *figure)
{
  rbk_facts_add_quantity (facts, "usage", figure->usage);
  rbk_facts_add_money (facts, "bill", figure->bill);
  rbk_facts_add_money (facts, "cost", figure->cost);
  if (figure->has_margin)
    rbk_facts_add_ratio (facts, "margin", figure->margin);
}

/* The margin that the sizing rule asks for is there, exactly. */
static gboolean
reaches_target (const RbkTableRow *row)
{
  return rbk_fee_reaches (row->sizing.bill, row->sizing.cost, row->plan->target_margin);
}

static gboolean
is_sized (const RbkTableRow *row)
{
  return rbk_check_is_paid (row) && row->has_sizing && row->sizing.has_bill;
}

/* To raise the one fee by as much as the floor is above all fees. A fee below its own minimum is
 * charged as that. */
static void
add_price_fix (RbkCheck *check, RbkFinding *finding, guint plan, const RbkTableRow *row)
{
  int                fee = rbk_check_find_fee (row->phase);
  const RbkCardSpec *card = fee >= 0 ? &row->phase->cards[fee] : NULL;
  g_autofree char   *path = NULL;
  RbkDecimal         amount;

  if (card == NULL || !row->has_floor || rbk_decimal_compare (row->floor_price, row->price) <= 0)
    return;
  if (rbk_facts_find (finding->figures, "floor_price") == NULL)
    rbk_facts_add_money (finding->figures, "floor_price", row->floor_price);

  amount = rbk_decimal_add (rbk_card_spec_get_charge (card, RBK_DECIMAL_ZERO),
                            rbk_decimal_sub (row->floor_price, row->price));
  if (card->has_maximum && rbk_decimal_compare (amount, card->maximum) > 0)
    return;
  path = rbk_check_dup_card_path (check, plan, row->phase, card);
  finding->fix = rbk_fix_new (N_ ("Raise the price to {floor_price}"));
  rbk_fix_set_decimal (finding->fix, path, "amount", amount);
}

/* Customers at the sizing point use more than a hard cap lets them. */
static gboolean
is_stopped (const RbkTableRow *row)
{
  return row->limit == RBK_LIMIT_HARD && row->has_cap && row->card != NULL &&
         rbk_decimal_equal (row->card->months, RBK_DECIMAL_ONE) &&
         rbk_decimal_compare (row->sizing.usage, row->cap) > 0;
}

static void
look_below_target (RbkCheck *check)
{
  for (guint i = 0; i < check->input->table->n_rows; i++)
    {
      const RbkTableRow *row = &check->input->table->rows[i];
      RbkFinding        *finding;

      if (!is_sized (row) || rbk_decimal_sign (row->sizing.amount) < 0 || reaches_target (row))
        continue;
      finding = rbk_check_add_plan (check, RBK_SEVERITY_WARNING, i,
                                    is_stopped (row) ? N_ ("{plan} leaves {margin} where it is "
                                                           "sized, at {usage}, of which it "
                                                           "serves {cap}; its target is {target}.")
                                                     : N_ ("{plan} leaves {margin} where it is "
                                                           "sized, at {usage}; its target "
                                                           "is {target}."));
      if (is_stopped (row))
        rbk_facts_add_quantity (finding->figures, "cap", row->cap);
      add_figure (finding->figures, &row->sizing);
      rbk_facts_add_ratio (finding->figures, "target",
                           rbk_decimal_to_double (row->plan->target_margin));
      rbk_facts_add_text (finding->figures, "sizing", row->plan->sizing_text);
      rbk_facts_add_quantity (finding->witness, "usage", row->sizing.usage);
      add_price_fix (check, finding, i, row);
    }
}

static void
look_negative (RbkCheck *check)
{
  for (guint i = 0; i < check->input->table->n_rows; i++)
    {
      const RbkTableRow *row = &check->input->table->rows[i];
      RbkFinding        *finding;

      if (!is_sized (row) || rbk_decimal_sign (row->sizing.amount) >= 0)
        continue;
      finding =
          rbk_check_add_plan (check, RBK_SEVERITY_ERROR, i,
                              is_stopped (row) ? N_ ("{plan} loses {loss} a month on a customer "
                                                     "where it is sized, at "
                                                     "{usage}, of which it serves {cap}: {bill} "
                                                     "comes in, {cost} goes "
                                                     "out.")
                                               : N_ ("{plan} loses {loss} a month on a customer "
                                                     "where it is sized, at "
                                                     "{usage}: {bill} comes in, {cost} goes out."));
      if (is_stopped (row))
        rbk_facts_add_quantity (finding->figures, "cap", row->cap);
      add_figure (finding->figures, &row->sizing);
      rbk_facts_add_money (finding->figures, "loss", rbk_decimal_negate (row->sizing.amount));
      rbk_facts_add_quantity (finding->witness, "usage", row->sizing.usage);
      add_price_fix (check, finding, i, row);
    }
}

/* By how much: that the margin is missed is said already. Who bills use alone has no price to
 * raise. */
static void
look_floor (RbkCheck *check)
{
  for (guint i = 0; i < check->input->table->n_rows; i++)
    {
      const RbkTableRow *row = &check->input->table->rows[i];
      RbkFinding        *finding;

      if (!is_sized (row) || !row->has_floor || rbk_check_bills_use_alone (row) ||
          rbk_decimal_compare (row->floor_price, row->price) <= 0)
        continue;
      finding = rbk_check_add_plan (check, RBK_SEVERITY_INFO, i,
                                    N_ ("{plan} costs {price}; to leave {target} at {usage} it has "
                                        "to cost {floor_price}."));
      rbk_facts_add_money (finding->figures, "price", row->price);
      rbk_facts_add_money (finding->figures, "floor_price", row->floor_price);
      rbk_facts_add_ratio (finding->figures, "target",
                           rbk_decimal_to_double (row->plan->target_margin));
      rbk_facts_add_quantity (finding->figures, "usage", row->sizing.usage);
      rbk_facts_add_quantity (finding->witness, "usage", row->sizing.usage);
      add_price_fix (check, finding, i, row);
    }
}

/* A customer who uses all that is allowed, or that is included where more is billed. */
static gboolean
get_full_use (const RbkTableRow *row, RbkDecimal *usage)
{
  if (row->has_cap && row->limit == RBK_LIMIT_HARD)
    *usage = row->cap;
  else if (row->has_included)
    *usage = row->included;
  else
    return FALSE;

  return rbk_decimal_sign (*usage) > 0;
}

static void
look_cap (RbkCheck *check)
{
  for (guint i = 0; i < check->input->table->n_rows; i++)
    {
      const RbkTableRow *row = &check->input->table->rows[i];
      RbkDecimal         full, most;
      RbkFigure          at_most, at_full;
      RbkFinding        *finding;
      gboolean           loses_before;

      if (!rbk_check_is_paid (row) || !get_full_use (row, &full))
        continue;
      most = rbk_decimal_mul_div (full, RBK_DECIMAL_UNITS (4), RBK_DECIMAL_UNITS (5),
                                  RBK_ROUND_HALF_AWAY);
      rbk_figure_at_usage (check->spec, row->plan, row->phase, row->axis, full, &at_full);
      rbk_figure_at_usage (check->spec, row->plan, row->phase, row->axis, most, &at_most);
      loses_before = rbk_decimal_sign (at_most.amount) < 0;
      if (rbk_decimal_sign (at_full.amount) >= 0 && !loses_before)
        continue;
      finding =
          rbk_check_add_plan (check, loses_before ? RBK_SEVERITY_ERROR : RBK_SEVERITY_WARNING, i,
                              loses_before ? N_ ("{plan} already loses {loss} a month on a "
                                                 "customer who uses 80 % of what it "
                                                 "allows, {usage}.")
                                           : N_ ("{plan} loses {loss} a month on a customer who "
                                                 "uses all that it allows, "
                                                 "{usage}."));
      add_figure (finding->figures, loses_before ? &at_most : &at_full);
      rbk_facts_add_money (finding->figures, "loss",
                           rbk_decimal_negate (loses_before ? at_most.amount : at_full.amount));
      rbk_facts_add_quantity (finding->witness, "usage", loses_before ? most : full);
    }
}

/* Nothing stops use and nothing is billed for it. */
static gboolean
is_flat (const RbkTableRow *row)
{
  return rbk_check_is_paid (row) && row->limit != RBK_LIMIT_HARD && !row->has_overage;
}

static void
look_flat_rate (RbkCheck *check)
{
  for (guint i = 0; i < check->input->table->n_rows; i++)
    {
      const RbkTableRow *row = &check->input->table->rows[i];
      const RbkCurve    *curve = check->curves[i];
      RbkFinding        *finding;

      if (curve == NULL || !is_flat (row) || curve->n_break_even == 0)
        continue;
      finding = rbk_check_add_plan (check, RBK_SEVERITY_WARNING, i,
                                    N_ ("{plan} is a flat price without an end: from {usage} a "
                                        "month a customer costs more "
                                        "than the {price} that they pay."));
      rbk_facts_add_money (finding->figures, "price", row->price);
      rbk_facts_add_quantity (finding->figures, "usage",
                              curve->break_even[curve->n_break_even - 1]);
      rbk_facts_add_quantity (finding->witness, "usage",
                              curve->break_even[curve->n_break_even - 1]);
      if (check->input->mix != NULL)
        rbk_facts_add_count (finding->figures, "customers_losing",
                             check->input->mix->plans[i].n_losing);
    }
}

const RbkRule rbk_rules_margin[] = {
  { { "margin-below-target", N_ ("Margin below target"),
      N_ ("The gross margin where a plan is sized is less than its target."),
      N_ ("The sizing rule says for whom the price has to work: the median, the heavy user, a "
          "share of the cap. Below the target there, the plan pays less of what is not in its "
          "loaded cost."),
      N_ ("Let it be for a plan that brings in customers of others, or while a price is being "
          "introduced."),
      N_ ("Tiers that cover the loaded cost at a percentile of usage"),
      RBK_RULE_WARNING | RBK_RULE_FIX },
    look_below_target },
  { { "margin-negative", N_ ("A plan loses money"),
      N_ ("Where a plan is sized, its bill is below its loaded cost."),
      N_ ("Each customer there costs money, and more customers cost more of it."),
      N_ ("Let it be for a plan meant to lose money, with a bound on how much."),
      N_ ("Tiers that cover the loaded cost at a percentile of usage"),
      RBK_RULE_ERROR | RBK_RULE_FIX },
    look_negative },
  { { "floor-above-price", N_ ("Price below its floor"),
      N_ ("The lowest price that reaches the target margin is more than the price."),
      N_ ("The floor is what the cost of the models, the overhead and the target together ask "
          "for. It says by how much the price is too low."),
      N_ ("Let it be where usage beyond what is included brings in the rest."),
      N_ ("Floor price: loaded cost at the sizing point over one minus the target margin"),
      RBK_RULE_INFO | RBK_RULE_FIX },
    look_floor },
  { { "cap-margin", N_ ("Full use loses money"),
      N_ ("A customer who uses all that a plan allows, or all that it includes, costs more than "
          "they pay; an error where that holds at 80 % of it already."),
      N_ ("Limits are an offer, and some customers take all of it. An entry plan has to be "
          "positive at 80 % of its cap."),
      N_ ("Let it be where hardly a customer comes near, and you have seen their usage."),
      N_ ("The entry plan is positive at 80 % of its cap"), RBK_RULE_ERROR | RBK_RULE_WARNING },
    look_cap },
  { { "flat-rate-loss", N_ ("A flat price without an end"),
      N_ ("A plan neither stops use nor bills it, and from some usage on it loses money."),
      N_ ("Models cost by use. Under a flat price the heaviest users are paid for by the others, "
          "and they are the ones who stay."),
      N_ ("Let it be where use is bounded by something else, such as people who click."),
      N_ ("Flat rates and models that cost by use"), RBK_RULE_WARNING },
    look_flat_rate },
  { { NULL, NULL, NULL, NULL, NULL, NULL, 0 }, NULL },
};
