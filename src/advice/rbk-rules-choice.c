/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-check-private.h"

#include "rbk-rival.h"
#include "rbk-stack.h"

/* What a customer who reads the prices well would do: buy two, wait, top up, leave a plan out.
 * Every verdict is exact over the whole usage axis, not sampled. */

/* Calls a function for each axis along which plans are sized. */
static void
for_each_axis (RbkCheck *check, void (*look) (RbkCheck *check, const RbkOffers *offers))
{
  const RbkTable *table = check->input->table;

  for (int axis = -1; axis < (int) check->spec->n_meters; axis++)
    {
      guint n_plans = 0;

      for (guint i = 0; i < table->n_rows; i++)
        n_plans += check->curves[i] != NULL && table->rows[i].axis == axis ? 1 : 0;
      if (n_plans > 0)
        {
          g_auto(RbkOffers) offers = { 0 };

          rbk_offers_init (&offers, table, axis);
          look (check, &offers);
        }
    }
}

static void
look_crossover_on (RbkCheck *check, const RbkOffers *offers)
{
  const RbkTable *table = check->input->table;
  int             before = -1;

  for (guint i = 0; i < offers->n_plans; i++)
    {
      const RbkTableRow *row = &table->rows[i];
      RbkDecimal         usage;

      if (!offers->is_there[i] || !rbk_check_is_paid (row))
        continue;
      if (before >= 0 && rbk_offers_find_crossover (offers, (guint) before, i, &usage) &&
          rbk_decimal_sign (usage) > 0)
        {
          RbkFinding *finding = rbk_check_add_plan (check, RBK_SEVERITY_INFO, i,
                                                    N_ ("{plan} is cheaper than {before} from "
                                                        "{usage} a month; below that nobody should "
                                                        "choose it for its price."));

          rbk_facts_add_text (finding->figures, "before", table->rows[before].plan->name);
          rbk_facts_add_quantity (finding->figures, "usage", usage);
          if (row->has_included && rbk_decimal_sign (row->included) > 0)
            rbk_facts_add_ratio (finding->figures, "share_of_included",
                                 rbk_decimal_to_double (usage) /
                                     rbk_decimal_to_double (row->included));
          rbk_facts_add_quantity (finding->witness, "usage", usage);
        }
      before = (int) i;
    }
}

static void
look_crossover (RbkCheck *check)
{
  for_each_axis (check, look_crossover_on);
}

/* Which plans a customer of one could as well have. */
static gboolean *
find_rivals (const RbkRivals *all, const RbkOffers *offers, guint plan, gboolean *has_rival)
{
  gboolean *rivals = g_new0 (gboolean, offers->n_plans);

  *has_rival = FALSE;
  for (guint i = 0; i < offers->n_plans; i++)
    {
      rivals[i] = i != plan && offers->is_there[i] && rbk_rivals_give_as_much (all, i, plan);
      *has_rival = *has_rival || rivals[i];
    }
  return rivals;
}

/* A plan that nobody chooses, shown at a usage beside one to take instead. */
typedef struct
{
  RbkDecimal usage, bill, other;
  guint      instead;
} Worse;

static gboolean
show_at (RbkQuotes *quotes, guint plan, const gboolean *rivals, RbkDecimal usage, Worse *worse)
{
  worse->usage = usage;
  return rbk_offers_get_bill (quotes->offers, plan, usage, &worse->bill) &&
         rbk_quotes_find_cheapest (quotes, usage, rivals, &worse->instead, &worse->other);
}

/* Best at what the plan includes, or where it is sized; at no usage at all, if need be. */
static gboolean
show (RbkCheck *check, RbkQuotes *quotes, guint plan, const gboolean *rivals, Worse *worse)
{
  const RbkTableRow *row = &check->input->table->rows[plan];

  return (row->has_included && rbk_decimal_sign (row->included) > 0 &&
          show_at (quotes, plan, rivals, row->included, worse)) ||
         (row->has_cap && show_at (quotes, plan, rivals, row->cap, worse)) ||
         (row->has_sizing && show_at (quotes, plan, rivals, row->sizing.usage, worse)) ||
         show_at (quotes, plan, rivals, RBK_DECIMAL_ZERO, worse);
}

static void
add_dominated (RbkCheck *check, RbkQuotes *quotes, guint plan, const gboolean *rivals)
{
  RbkFinding *finding;
  Worse       worse;

  if (!show (check, quotes, plan, rivals, &worse))
    return;
  finding = rbk_check_add_plan (check, RBK_SEVERITY_WARNING, plan,
                                N_ ("Nobody should choose {plan}: for every usage another plan "
                                    "that gives all that this book says {plan} gives costs no "
                                    "more. At {usage} it bills {bill}, {instead} "
                                    "{instead_bill}."));
  rbk_facts_add_money (finding->figures, "bill", worse.bill);
  rbk_facts_add_text (finding->figures, "instead", check->spec->plans[worse.instead].name);
  rbk_facts_add_money (finding->figures, "instead_bill", worse.other);
  rbk_facts_add_quantity (finding->figures, "usage", worse.usage);
  rbk_facts_add_quantity (finding->witness, "usage", worse.usage);
}

/* A plan that beats all others somewhere beats those that give as much. */
static void
look_dominated_on (RbkCheck *check, const RbkOffers *offers)
{
  g_autoptr(RbkRivals) all = rbk_rivals_new (check->input->book, check->input->table);
  g_auto(RbkQuotes) quotes = { .offers = offers };

  for (guint i = 0; i < offers->n_plans; i++)
    {
      g_autofree gboolean *rivals = NULL;
      gboolean             has_rival;

      if (!offers->is_there[i] || !rbk_check_is_paid (&check->input->table->rows[i]) ||
          rbk_offers_is_chosen (offers, i, offers->is_there))
        continue;
      rivals = find_rivals (all, offers, i, &has_rival);
      if (has_rival && !rbk_offers_is_chosen (offers, i, rivals))
        add_dominated (check, &quotes, i, rivals);
    }
}

static void
look_dominated (RbkCheck *check)
{
  for_each_axis (check, look_dominated_on);
}

static void
add_stack (RbkCheck *check, guint plan, const RbkStack *least, const RbkStack *most, guint n_plans)
{
  gboolean    is_same = least->instead == plan;
  RbkFinding *finding;

  finding = rbk_check_add_plan (check, RBK_SEVERITY_INFO, plan,
                                is_same ? N_ ("{accounts} accounts on {plan} serve {usage} a month "
                                              "for {bill}; one account, with its overage, bills "
                                              "{single}.")
                                        : N_ ("{accounts} accounts on {plan} serve {usage} a month "
                                              "for {bill}; the cheapest single plan, {instead}, "
                                              "bills {single}."));
  rbk_facts_add_count (finding->figures, "accounts", least->accounts);
  rbk_facts_add_money (finding->figures, "bill", least->bill);
  rbk_facts_add_money (finding->figures, "single", least->single);
  rbk_facts_add_money (finding->figures, "saved", least->saved);
  rbk_facts_add_text (finding->figures, "instead", check->spec->plans[least->instead].name);
  rbk_facts_add_quantity (finding->figures, "usage", least->usage);
  if (is_same)
    rbk_facts_add_count (finding->figures, "plans", n_plans);
  rbk_facts_add_count (finding->witness, "accounts", most->accounts);
  rbk_facts_add_quantity (finding->witness, "usage", most->usage);
  rbk_facts_add_money (finding->witness, "bill", most->bill);
  rbk_facts_add_money (finding->witness, "single", most->single);
}

static double
get_saved_share (const RbkStack *stack)
{
  return rbk_decimal_to_double (stack->saved) / rbk_decimal_to_double (stack->single);
}

/* Any plan whose overage is dearer than what is included invites a second account. That is said
 * once, of the plan where it saves the largest share; that several accounts beat another plan
 * is said of each. */
static void
look_stacking_on (RbkCheck *check, const RbkOffers *offers)
{
  g_autoptr(GArray) best = rbk_offers_find_best (offers);
  RbkStack top = { 0 }, top_most = { 0 };
  guint    top_plan = 0, n_plans = 0;

  for (guint i = 0; i < offers->n_plans; i++)
    {
      RbkStack least, most;

      if (!offers->is_there[i] || !rbk_check_is_paid (&check->input->table->rows[i]))
        continue;
      rbk_stack_find (offers, best, i, &least, &most);
      if (least.accounts > 0 && least.instead != i)
        add_stack (check, i, &least, &most, 0);
      if (least.accounts == 0 || least.instead != i)
        continue;
      n_plans++;
      if (n_plans > 1 && get_saved_share (&least) <= get_saved_share (&top))
        continue;
      top = least;
      top_most = most;
      top_plan = i;
    }
  if (n_plans > 0)
    add_stack (check, top_plan, &top, &top_most, n_plans);
}

static void
look_stacking (RbkCheck *check)
{
  for_each_axis (check, look_stacking_on);
}

/* What an included unit comes to, of a plan whose fee buys units of one meter alone. */
static gboolean
get_included_rate (const RbkTableRow *row, RbkDecimal *rate)
{
  if (!row->has_price || !row->has_included || rbk_decimal_sign (row->included) <= 0 ||
      !rbk_check_is_single (row))
    return FALSE;
  *rate = rbk_decimal_div (row->price, row->included, RBK_ROUND_HALF_AWAY);
  return rbk_decimal_is_valid (*rate) && rbk_decimal_sign (*rate) > 0;
}

static void
look_inversion (RbkCheck *check)
{
  const RbkTable    *table = check->input->table;
  const RbkTableRow *before = NULL;

  for (guint i = 0; i < table->n_rows; i++)
    {
      const RbkTableRow *row = &table->rows[i];
      RbkDecimal         rate;

      if (!rbk_check_is_paid (row))
        continue;
      if (before != NULL && before->axis == row->axis && row->has_overage &&
          get_included_rate (before, &rate) && rbk_decimal_compare (row->overage, rate) < 0)
        {
          RbkFinding *finding =
              rbk_check_add_plan (check, RBK_SEVERITY_INFO, i,
                                  N_ ("Past what is included {plan} costs {overage} a unit, less "
                                      "than the {rate} that "
                                      "an included one comes to on {before}."));

          rbk_facts_add_money (finding->figures, "overage", row->overage);
          rbk_facts_add_money (finding->figures, "rate", rate);
          rbk_facts_add_multiple (finding->figures, "multiple",
                                  rbk_decimal_to_double (row->overage) /
                                      rbk_decimal_to_double (rate));
          rbk_facts_add_text (finding->figures, "before", before->plan->name);
          rbk_facts_add_quantity (finding->witness, "usage", row->included);
        }
      before = row;
    }
}

const RbkRule rbk_rules_choice[] = {
  { { "overage-inversion", N_ ("Overage below an included unit"),
      N_ ("A unit past what is included costs less than one that is included in the plan before."),
      N_ ("The heaviest customers then pay the least for a unit, and the smaller plan looks dear "
          "beside the larger one's overage."),
      N_ ("Let it be where a discount for volume is meant."),
      N_ ("Prices of units along the plans"), RBK_RULE_INFO },
    look_inversion },
  { { "stacking", N_ ("Several accounts instead of one"),
      N_ ("Some number of accounts on a plan serves a usage for less than any one plan does. Where "
          "that is for overage alone, it is said of the plan on which it saves the most."),
      N_ ("Whoever does the sum opens a second account. What is included is cheaper than overage, "
          "and each account has it again."),
      N_ ("Let it be where accounts are bound to something that can't be had twice, such as a "
          "company's domain, or the saving is not worth the trouble."),
      N_ ("Any overage above the included rate invites it"), RBK_RULE_INFO },
    look_stacking },
  { { "crossover", N_ ("Where the next plan is cheaper"),
      N_ ("From some usage on, the next plan costs less than this one with its overage."),
      N_ ("It is the usage at which to offer the upgrade, and below it nobody should buy the "
          "larger plan for its price."),
      N_ ("It is for information."), N_ ("Prices of plans along usage"), RBK_RULE_INFO },
    look_crossover },
  { { "dominated-plan", N_ ("A plan nobody should choose"),
      N_ ("At every usage another plan costs no more that has all its features, as many seats and "
          "as much of whatever else is counted."),
      N_ ("It makes the page longer and customers who choose it feel cheated once they see."),
      N_ ("Let it be where the plan differs in something that the book does not know."),
      N_ ("Prices of plans along usage"), RBK_RULE_WARNING },
    look_dominated },
  { { NULL, NULL, NULL, NULL, NULL, NULL, 0 }, NULL },
};
