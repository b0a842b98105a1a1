/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-check-private.h"

#include <string.h>

#include "rbk-feature.h"
#include "rbk-offers.h"
#include "rbk-plan.h"

/* What a customer who reads the prices well would do: buy two, wait, top up, leave a plan out.
 * Every verdict is exact over the whole usage axis, not sampled. */

/* How many accounts somebody may be expected to open. */
#define MOST_ACCOUNTS 20

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

static const char *
get_value (RbkPlan *plan, const char *key, gboolean *has)
{
  GListModel *features = rbk_plan_get_features (plan);

  for (guint i = 0; i < g_list_model_get_n_items (features); i++)
    {
      g_autoptr(RbkFeature) feature = g_list_model_get_item (features, i);

      *has = g_strcmp0 (rbk_feature_get_key (feature), key) == 0;
      if (*has)
        return rbk_feature_get_value (feature);
    }
  *has = FALSE;
  return NULL;
}

/* Whether a plan has every feature of another, of the same value. */
static gboolean
has_all_features (RbkBook *book, guint plan, guint of)
{
  g_autoptr(RbkPlan) having = g_list_model_get_item (rbk_book_get_plans (book), plan);
  g_autoptr(RbkPlan) other = g_list_model_get_item (rbk_book_get_plans (book), of);
  GListModel *features = rbk_plan_get_features (other);

  for (guint i = 0; i < g_list_model_get_n_items (features); i++)
    {
      g_autoptr(RbkFeature) feature = g_list_model_get_item (features, i);
      gboolean    has;
      const char *value = get_value (having, rbk_feature_get_key (feature), &has);

      if (!has || g_strcmp0 (value, rbk_feature_get_value (feature)) != 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_as_many_seats (RbkBook *book, guint plan, guint of)
{
  g_autoptr(RbkPlan) having = g_list_model_get_item (rbk_book_get_plans (book), plan);
  g_autoptr(RbkPlan) other = g_list_model_get_item (rbk_book_get_plans (book), of);
  const RbkDecimal *seats = rbk_plan_get_seats (having), *wanted = rbk_plan_get_seats (other);

  return seats == NULL || (wanted != NULL && rbk_decimal_compare (*seats, *wanted) >= 0);
}

static void
look_dominated_on (RbkCheck *check, const RbkOffers *offers)
{
  for (guint i = 0; i < offers->n_plans; i++)
    {
      const RbkTableRow   *row = &check->input->table->rows[i];
      g_autofree gboolean *rivals = g_new0 (gboolean, offers->n_plans);
      gboolean             has_rival = FALSE;
      guint                instead;
      RbkDecimal           usage, bill, other;
      RbkFinding          *finding;

      if (!offers->is_there[i] || !rbk_check_is_paid (row))
        continue;
      for (guint j = 0; j < offers->n_plans; j++)
        {
          rivals[j] = j != i && offers->is_there[j] &&
                      has_all_features (check->input->book, j, i) &&
                      has_as_many_seats (check->input->book, j, i);
          has_rival = has_rival || rivals[j];
        }
      if (!has_rival || rbk_offers_is_chosen (offers, i, rivals))
        continue;
      usage = row->has_included ? row->included : row->has_cap ? row->cap : RBK_DECIMAL_ZERO;
      if (!rbk_offers_get_bill (offers, i, usage, FALSE, &bill) ||
          !rbk_offers_find_cheapest (offers, usage, (int) i, &instead, &other))
        continue;
      finding = rbk_check_add_plan (check, RBK_SEVERITY_WARNING, i,
                                    N_ ("Nobody should choose {plan}: for every usage another "
                                        "plan with all its features costs no more. At {usage} "
                                        "it bills {bill}, {instead} {instead_bill}."));
      rbk_facts_add_money (finding->figures, "bill", bill);
      rbk_facts_add_text (finding->figures, "instead", check->spec->plans[instead].name);
      rbk_facts_add_money (finding->figures, "instead_bill", other);
      rbk_facts_add_quantity (finding->figures, "usage", usage);
      rbk_facts_add_quantity (finding->witness, "usage", usage);
    }
}

static void
look_dominated (RbkCheck *check)
{
  for_each_axis (check, look_dominated_on);
}

/* Several accounts of a plan instead of one. */
typedef struct
{
  guint      accounts, instead;
  RbkDecimal usage, bill, single, saved;
} Stack;

/* A saving for which somebody would trouble: a hundredth of the bill, and a minor unit. Amounts
 * are rounded, so that any saving is at least that. */
static gboolean
is_worth_it (const Stack *stack)
{
  return rbk_decimal_sign (stack->saved) > 0 &&
         rbk_decimal_compare (rbk_decimal_mul (stack->saved, RBK_DECIMAL_UNITS (100)),
                              stack->single) >= 0;
}

/* Each account takes an equal part. What is saved is a piecewise straight line in usage, so that
 * it is the most at a bend: of one account's bill, or of the cheapest single plan's. */
static gboolean
try_stack (const RbkOffers *offers, guint plan, guint accounts, RbkDecimal usage, Stack *best)
{
  RbkDecimal n = RBK_DECIMAL_UNITS (accounts);
  RbkDecimal each = rbk_decimal_div (usage, n, RBK_ROUND_CEILING);
  Stack      stack = { .accounts = accounts, .usage = usage };
  guint      digits = offers->table->spec->minor_digits;

  if (!rbk_offers_get_bill (offers, plan, each, FALSE, &stack.bill) ||
      !rbk_offers_find_cheapest (offers, usage, -1, &stack.instead, &stack.single))
    return FALSE;
  stack.bill = rbk_decimal_mul (rbk_decimal_round (stack.bill, digits, RBK_ROUND_HALF_AWAY), n);
  stack.single = rbk_decimal_round (stack.single, digits, RBK_ROUND_HALF_AWAY);
  stack.saved = rbk_decimal_sub (stack.single, stack.bill);
  if (!is_worth_it (&stack) ||
      (best->accounts > 0 && rbk_decimal_compare (stack.saved, best->saved) <= 0))
    return FALSE;
  *best = stack;
  return TRUE;
}

static void
find_stack (const RbkOffers *offers, guint plan, guint accounts, Stack *best)
{
  const RbkOutline *outline = &offers->outlines[plan];
  RbkDecimal        n = RBK_DECIMAL_UNITS (accounts);

  for (guint i = 0; i < outline->kinks->len; i++)
    try_stack (offers, plan, accounts,
               rbk_decimal_mul (g_array_index (outline->kinks, RbkKink, i).at, n), best);
  for (guint i = 0; i < offers->stops->len; i++)
    try_stack (offers, plan, accounts, g_array_index (offers->stops, RbkDecimal, i), best);
}

static void
add_stack (RbkCheck *check, guint plan, const Stack *pair, const Stack *most)
{
  RbkFinding *finding = rbk_check_add_plan (check, RBK_SEVERITY_INFO, plan,
                                            N_ ("{accounts} accounts on {plan} serve {usage} a "
                                                "month for {bill}; the cheapest single plan, "
                                                "{instead}, bills {single}."));

  rbk_facts_add_count (finding->figures, "accounts", pair->accounts);
  rbk_facts_add_money (finding->figures, "bill", pair->bill);
  rbk_facts_add_money (finding->figures, "single", pair->single);
  rbk_facts_add_money (finding->figures, "saved", pair->saved);
  rbk_facts_add_text (finding->figures, "instead", check->spec->plans[pair->instead].name);
  rbk_facts_add_quantity (finding->figures, "usage", pair->usage);
  rbk_facts_add_count (finding->witness, "accounts", most->accounts);
  rbk_facts_add_quantity (finding->witness, "usage", most->usage);
  rbk_facts_add_money (finding->witness, "bill", most->bill);
  rbk_facts_add_money (finding->witness, "single", most->single);
}

static void
look_stacking_on (RbkCheck *check, const RbkOffers *offers)
{
  for (guint i = 0; i < offers->n_plans; i++)
    {
      Stack pair = { 0 }, most = { 0 };

      if (!offers->is_there[i] || !rbk_check_is_paid (&check->input->table->rows[i]))
        continue;
      for (guint accounts = 2; accounts <= MOST_ACCOUNTS; accounts++)
        {
          find_stack (offers, i, accounts, &most);
          if (accounts == 2)
            pair = most;
        }
      if (most.accounts > 0)
        add_stack (check, i, pair.accounts > 0 ? &pair : &most, &most);
    }
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
      N_ ("Some number of accounts on a plan serves a usage for less than any one plan does."),
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
      N_ ("At every usage another plan with all its features costs no more."),
      N_ ("It makes the page longer and customers who choose it feel cheated once they see."),
      N_ ("Let it be where the plan differs in something that the book does not know."),
      N_ ("Prices of plans along usage"), RBK_RULE_WARNING },
    look_dominated },
  { { NULL, NULL, NULL, NULL, NULL, NULL, 0 }, NULL },
};
