/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-check-private.h"

#include "rbk-costing.h"
#include "rbk-fee.h"
#include "rbk-plan.h"

/* Use that is not paid for as use: free accounts, and plans that count seats. */

static gboolean
get_free_figure (RbkCheck *check, const RbkTableRow *row, RbkFigure *figure)
{
  if (!rbk_check_is_free (row) || row->limit != RBK_LIMIT_HARD || !row->has_cap)
    return FALSE;
  rbk_figure_at_usage (check->spec, row->plan, row->phase, row->axis, row->cap, figure);
  return rbk_decimal_is_valid (figure->cost) && rbk_decimal_sign (figure->cost) > 0;
}

/* Lowers the cap to where an account costs @most, in whole units. */
static void
fix_free_cap (
    RbkCheck *check, RbkFinding *finding, guint plan, const RbkFigure *figure, RbkDecimal most)
{
  const RbkTableRow *row = &check->input->table->rows[plan];
  RbkDecimal         room = rbk_decimal_sub (most, figure->overhead), cap;
  g_autofree char   *card = NULL, *path = NULL;

  if (rbk_decimal_sign (room) <= 0 || rbk_decimal_sign (figure->inference) <= 0 ||
      row->card->wallet != NULL || !rbk_decimal_equal (row->card->months, RBK_DECIMAL_ONE))
    return;
  cap = rbk_decimal_round (rbk_decimal_mul_div (row->cap, room, figure->inference, RBK_ROUND_FLOOR),
                           0, RBK_ROUND_FLOOR);
  if (rbk_decimal_sign (cap) <= 0)
    return;
  rbk_facts_add_quantity (finding->figures, "boundary", cap);
  card = rbk_check_dup_card_path (check, plan, row->phase, row->card);
  path = g_strconcat (card, ".entitlement", NULL);
  finding->fix = rbk_fix_new (N_ ("Stop at {boundary}"));
  rbk_fix_set_decimal (finding->fix, path, "cap", cap);
  if (row->has_included && rbk_decimal_compare (row->included, cap) > 0)
    rbk_fix_set_decimal (finding->fix, path, "included", cap);
}

static void
add_free (RbkFinding *finding, const RbkTableRow *row, const RbkFigure *figure)
{
  rbk_facts_add_quantity (finding->figures, "cap", row->cap);
  rbk_facts_add_money (finding->figures, "cost", figure->cost);
  rbk_facts_add_quantity (finding->witness, "usage", row->cap);
}

static void
look_against_acquisition (RbkCheck         *check,
                          guint             plan,
                          const RbkFigure  *figure,
                          const RbkDecimal *acquisition)
{
  RbkDecimal  most = rbk_decimal_mul (*acquisition, check->limits->abuse_share);
  RbkFinding *finding;

  if (rbk_decimal_compare (figure->cost, most) <= 0)
    return;
  finding = rbk_check_add_plan (check, RBK_SEVERITY_WARNING, plan,
                                N_ ("An account on {plan} that uses all of its {cap} costs {cost} "
                                    "a month, more than {share} of the {acquisition_cost} that a "
                                    "new customer may cost."));
  add_free (finding, &check->input->table->rows[plan], figure);
  rbk_facts_add_money (finding->figures, "acquisition_cost", *acquisition);
  rbk_facts_add_ratio (finding->figures, "share",
                       rbk_decimal_to_double (check->limits->abuse_share));
  rbk_facts_add_money (finding->figures, "most", most);
  fix_free_cap (check, finding, plan, figure, most);
}

/* rbk_check_find_cheapest_paid: (skip): the plan that pays for free accounts where nobody says what
 * a customer may cost */
const RbkTableRow *
rbk_check_find_cheapest_paid (const RbkTable *table)
{
  const RbkTableRow *found = NULL;

  for (guint i = 0; i < table->n_rows; i++)
    {
      const RbkTableRow *row = &table->rows[i];

      if (rbk_check_is_paid (row) && row->has_price && row->has_sizing && row->sizing.has_bill &&
          rbk_decimal_sign (row->sizing.amount) > 0 &&
          (found == NULL || rbk_decimal_compare (row->price, found->price) < 0))
        found = row;
    }
  return found;
}

static void
look_against_margin (RbkCheck *check, guint plan, const RbkFigure *figure, const RbkTableRow *paid)
{
  RbkDecimal  most = rbk_decimal_mul (paid->sizing.amount, check->limits->abuse_share);
  gboolean    is_more = rbk_decimal_compare (figure->cost, paid->sizing.amount) >= 0;
  RbkFinding *finding;

  if (rbk_decimal_compare (figure->cost, most) <= 0)
    return;
  finding = rbk_check_add_plan (check, is_more ? RBK_SEVERITY_WARNING : RBK_SEVERITY_INFO, plan,
                                is_more ? N_ ("An account on {plan} that uses all of its {cap} "
                                              "costs {cost} a month, more "
                                              "than a customer of {paid} leaves, {margin}.")
                                        : N_ ("An account on {plan} that uses all of its {cap} "
                                              "costs {cost} a month: "
                                              "{accounts} of them take what a customer of {paid} "
                                              "leaves, {margin}."));
  add_free (finding, &check->input->table->rows[plan], figure);
  rbk_facts_add_text (finding->figures, "paid", paid->plan->name);
  rbk_facts_add_money (finding->figures, "margin", paid->sizing.amount);
  rbk_facts_add_quantity (finding->figures, "accounts",
                          rbk_decimal_round (rbk_decimal_div (paid->sizing.amount, figure->cost,
                                                              RBK_ROUND_CEILING),
                                             0, RBK_ROUND_CEILING));
  fix_free_cap (check, finding, plan, figure, most);
}

static void
look_abuse (RbkCheck *check)
{
  const RbkDecimal  *acquisition = rbk_book_get_acquisition_cost (check->input->book);
  const RbkTableRow *paid = rbk_check_find_cheapest_paid (check->input->table);

  for (guint i = 0; i < check->input->table->n_rows; i++)
    {
      RbkFigure figure;

      if (!get_free_figure (check, &check->input->table->rows[i], &figure))
        continue;
      if (acquisition != NULL)
        look_against_acquisition (check, i, &figure, acquisition);
      else if (paid != NULL)
        look_against_margin (check, i, &figure, paid);
    }
}

/* How a plan is measured: by seats, by use, by both or by neither. */
static gboolean
counts_seats (RbkCheck *check, guint plan)
{
  const RbkPhaseSpec *phase = check->input->table->rows[plan].phase;
  g_autoptr(RbkPlan) record =
                 g_list_model_get_item (rbk_book_get_plans (check->input->book), plan);

  if (rbk_plan_get_seats (record) != NULL)
    return TRUE;
  for (guint i = 0; i < phase->n_cards; i++)
    if (phase->cards[i].meter >= 0 &&
        check->spec->meters[phase->cards[i].meter].kind == RBK_METER_KIND_SEAT)
      return TRUE;

  return FALSE;
}

/* Whether what models do counts on a meter. */
static gboolean
is_used (const RbkSpec *spec, guint meter)
{
  for (guint i = 0; i < spec->n_workloads; i++)
    if (spec->workloads[i].counts[meter])
      return TRUE;

  return FALSE;
}

static gboolean
counts_use (const RbkSpec *spec, const RbkPhaseSpec *phase)
{
  for (guint i = 0; i < phase->n_cards; i++)
    {
      const RbkCardSpec *card = &phase->cards[i];

      if (card->meter >= 0 && is_used (spec, (guint) card->meter) &&
          (card->limit != RBK_LIMIT_NONE || card->has_included || card->wallet != NULL ||
           rbk_decimal_sign (rbk_card_spec_get_overage (card, NULL)) > 0))
        return TRUE;
    }
  return FALSE;
}

/* The heaviest level on a plan: what it costs and pays. */
static void
add_heaviest (RbkCheck *check, RbkFinding *finding, const RbkTableRow *row)
{
  const RbkSpec      *spec = check->spec;
  const RbkLevelSpec *most = NULL;
  RbkWhere            where = { .kind = RBK_WHERE_LEVEL };
  RbkFigure           figure;

  for (guint i = 0; i < spec->n_levels; i++)
    if (most == NULL || rbk_decimal_compare (spec->levels[i].calls, most->calls) > 0)
      most = &spec->levels[i];
  if (most == NULL)
    return;
  g_strlcpy (where.level, most->key, sizeof where.level);
  if (!rbk_figure_at (spec, row->plan, row->phase, row->axis, &where, NULL, &figure, NULL))
    return;
  rbk_facts_add_quantity (finding->witness, "usage", figure.usage);
  rbk_facts_add_money (finding->witness, "cost", figure.cost);
  rbk_facts_add_money (finding->witness, "bill", figure.bill);
}

static void
look_seats (RbkCheck *check)
{
  const RbkTable *table = check->input->table;
  guint           n_plans = 0, first = 0;
  RbkFinding     *finding;

  if (rbk_decimal_sign (rbk_cost_average_call (check->spec, -1, NULL)) <= 0)
    return;
  for (guint i = 0; i < table->n_rows; i++)
    {
      const RbkTableRow *row = &table->rows[i];

      if (!rbk_check_is_paid (row) || !counts_seats (check, i) ||
          counts_use (check->spec, row->phase))
        continue;
      first = n_plans == 0 ? i : first;
      n_plans++;
    }
  if (n_plans == 0)
    return;
  finding = rbk_check_add_plan (check, RBK_SEVERITY_WARNING, first,
                                N_ ("{plan} counts seats and not use: two people who use AI all "
                                    "day pay little and cost much, fifty who hardly do pay for "
                                    "nothing. Count use, and let seats be included."));
  rbk_facts_add_count (finding->figures, "plans", n_plans);
  add_heaviest (check, finding, &table->rows[first]);
}

const RbkRule rbk_rules_free[] = {
  { { "free-tier-abuse", N_ ("Free accounts that cost too much"),
      N_ ("A free account that uses all it may costs more than a tenth of what winning a customer "
          "may cost; where the book does not say, of what a customer of the cheapest paid plan "
          "leaves a month."),
      N_ ("A free plan is a cost of acquisition. If one account in ten becomes a customer, the "
          "other nine are part of what it cost, and some people open many accounts."),
      N_ ("Let it be where signing up takes a card or a company's domain, or few use all."),
      N_ ("The abuse line is where the cost per sign-up hurts"),
      RBK_RULE_WARNING | RBK_RULE_INFO | RBK_RULE_FIX },
    look_abuse },
  { { "seat-gated-ai", N_ ("AI sold by the seat"),
      N_ ("Paid plans have seats, and nothing limits or bills the use of models."),
      N_ ("Models cost by use. A small team that uses them all day is on the cheap plan, a large "
          "one that hardly does on the dear one: prices run backwards."),
      N_ ("Let it be where seats are people and a person can only use so much."),
      N_ ("Seats can stand beside use, but the limit belongs to use"), RBK_RULE_WARNING },
    look_seats },
  { { NULL, NULL, NULL, NULL, NULL, NULL, 0 }, NULL },
};
