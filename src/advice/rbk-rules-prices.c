/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-check-private.h"

#include <string.h>

#include "rbk-costing.h"
#include "rbk-entitlement.h"
#include "rbk-rate-card.h"
#include "rbk-tier.h"

/* Prices as such: those of models that are old, and own ones that no invoice can carry. */

/* What Stripe keeps of an amount, in decimals of the minor unit. */
#define MOST_DECIMALS 12

/* Which prices of models the book's routes use. */
static gboolean *
find_used (const RbkSpec *spec)
{
  gboolean *used = g_new0 (gboolean, spec->n_prices + 1);

  for (guint i = 0; i < spec->n_workloads; i++)
    for (guint j = 0; j < spec->workloads[i].n_routes; j++)
      if (spec->workloads[i].routes[j].price >= 0)
        used[spec->workloads[i].routes[j].price] = TRUE;
  return used;
}

/* The next price of the same model, or -1. */
static int
find_later (const RbkSpec *spec, guint price)
{
  const RbkPriceSpec *self = &spec->prices[price];
  int                 found = -1;

  for (guint i = 0; i < spec->n_prices; i++)
    {
      const RbkPriceSpec *other = &spec->prices[i];

      if (i == price || !other->has_effective_from || strcmp (other->model, self->model) != 0 ||
          (self->has_effective_from &&
           g_date_compare (&other->effective_from, &self->effective_from) <= 0))
        continue;
      if (found < 0 ||
          g_date_compare (&other->effective_from, &spec->prices[found].effective_from) < 0)
        found = (int) i;
    }
  return found;
}

static RbkFinding *
add_price (RbkCheck *check, RbkSeverity severity, guint price, const char *message)
{
  RbkFinding *finding = rbk_check_add (check, severity, message);

  g_free (finding->where);
  finding->where = g_strdup (check->spec->prices[price].model);
  g_free (finding->path);
  finding->path = g_strdup_printf ("models[%u]", price);
  rbk_facts_add_text (finding->figures, "model", check->spec->prices[price].model);
  return finding;
}

static void
add_date (RbkFinding *finding, const char *name, const GDate *date)
{
  g_autofree char *text = rbk_date_to_string (date);

  rbk_facts_add_text (finding->figures, name, text);
}

static void
add_later (RbkCheck *check, guint price, guint later)
{
  const RbkPriceSpec *old = &check->spec->prices[price], *new = &check->spec->prices[later];
  gboolean            is_past = g_date_compare (&new->effective_from, &check->input->today) <= 0;
  RbkFinding         *finding;

  finding = add_price (check, is_past ? RBK_SEVERITY_WARNING : RBK_SEVERITY_INFO, price,
                       is_past ? N_ ("The price of {model} changed on {date}: the book still "
                                     "reckons with the one before.")
                               : N_ ("The price of {model} changes on {date}, from {input} in and "
                                     "{output} out to {new_input} and {new_output} for a million "
                                     "tokens."));
  add_date (finding, "date", &new->effective_from);
  rbk_facts_add_money (finding->figures, "input", old->input);
  rbk_facts_add_money (finding->figures, "output", old->output);
  rbk_facts_add_money (finding->figures, "new_input", new->input);
  rbk_facts_add_money (finding->figures, "new_output", new->output);
  if (is_past && rbk_book_get_as_of (check->input->book) != NULL)
    {
      g_autofree char *today = rbk_date_to_string (&check->input->today);

      finding->fix = rbk_fix_new (N_ ("Reckon with the prices of today"));
      rbk_fix_set (finding->fix, "", "as_of", today);
    }
}

static void
look_stale (RbkCheck *check)
{
  const RbkSpec       *spec = check->spec;
  g_autofree gboolean *used = find_used (spec);

  for (guint i = 0; i < spec->n_prices; i++)
    {
      const RbkPriceSpec *price = &spec->prices[i];
      int                 later, age;
      RbkFinding         *finding;

      if (!used[i])
        continue;
      later = find_later (spec, i);
      if (later >= 0)
        {
          add_later (check, i, (guint) later);
          continue;
        }
      if (!price->has_effective_from)
        continue;
      age = g_date_days_between (&price->effective_from, &check->input->today);
      if (age <= (int) check->limits->price_age)
        continue;
      finding = add_price (check, RBK_SEVERITY_INFO, i,
                           N_ ("The price of {model} is from {date}, {days} days ago: see whether "
                               "its vendor still charges it."));
      add_date (finding, "date", &price->effective_from);
      rbk_facts_add_count (finding->figures, "days", (guint64) age);
    }
}

/* What customers of a level, on average, count on a meter in a billing period of a card. */
static RbkDecimal
get_level_usage (const RbkSpec *spec, const RbkCardSpec *card, const RbkLevelSpec *level)
{
  RbkDecimal units =
      rbk_cost_units_of_call (spec, card->meter, -1, level->has_tokens ? &level->tokens : NULL);

  return rbk_decimal_mul (rbk_decimal_mul (units, level->calls), card->months);
}

/* Whether there is a usual usage that is charged, and each such rounds to nothing. */
static gboolean
rounds_to_zero (const RbkSpec *spec, const RbkCardSpec *card, RbkDecimal *most, RbkDecimal *charge)
{
  gboolean is_found = FALSE;

  for (guint i = 0; i < spec->n_levels; i++)
    {
      RbkDecimal usage = get_level_usage (spec, card, &spec->levels[i]);
      RbkDecimal amount = rbk_card_spec_get_charge (card, usage);

      if (!rbk_decimal_is_valid (amount) || rbk_decimal_sign (amount) <= 0)
        continue;
      if (!rbk_decimal_is_zero (
              rbk_decimal_round (amount, spec->minor_digits, RBK_ROUND_HALF_AWAY)))
        return FALSE;
      if (is_found && rbk_decimal_compare (usage, *most) <= 0)
        continue;
      *most = usage;
      *charge = amount;
      is_found = TRUE;
    }
  return is_found;
}

static gboolean
is_too_fine (const RbkSpec *spec, const RbkCardSpec *card, RbkDecimal *amount)
{
  guint most = spec->minor_digits + MOST_DECIMALS;

  *amount = card->amount;
  if (rbk_decimal_places (card->amount) > most)
    return TRUE;
  for (guint i = 0; i < card->n_tiers; i++)
    {
      *amount = card->tiers[i].unit_price;
      if (rbk_decimal_places (*amount) > most)
        return TRUE;
    }
  return FALSE;
}

static void
look_rounding_of (RbkCheck *check, guint plan, const RbkPhaseSpec *phase, const RbkCardSpec *card)
{
  RbkDecimal  usage, amount;
  RbkFinding *finding;

  if (card->meter < 0 || card->is_once || card->price == RBK_PRICE_KIND_FLAT)
    return;
  if (rounds_to_zero (check->spec, card, &usage, &amount))
    {
      finding = rbk_check_add_card (check, RBK_SEVERITY_WARNING, plan, phase, card,
                                    N_ ("{card} of {plan} never costs anything at usual usage: "
                                        "{usage} come to {amount}, which the invoice rounds to "
                                        "nothing."));
      rbk_facts_add_quantity (finding->figures, "usage", usage);
      rbk_facts_add_money (finding->figures, "amount", amount);
      rbk_facts_add_quantity (finding->witness, "usage", usage);
    }
  else if (is_too_fine (check->spec, card, &amount))
    {
      finding = rbk_check_add_card (check, RBK_SEVERITY_INFO, plan, phase, card,
                                    N_ ("A unit of {card} of {plan} costs {amount}, finer than "
                                        "billing systems keep: Stripe has {decimals} decimals. "
                                        "Price a thousand units instead."));
      rbk_facts_add_money (finding->figures, "amount", amount);
      rbk_facts_add_count (finding->figures, "decimals", MOST_DECIMALS + check->spec->minor_digits);
    }
}

static void
look_rounding (RbkCheck *check)
{
  for (guint i = 0; i < check->input->table->n_rows; i++)
    {
      const RbkTableRow *row = &check->input->table->rows[i];

      for (guint j = 0; row->phase != NULL && j < row->phase->n_cards; j++)
        look_rounding_of (check, i, row->phase, &row->phase->cards[j]);
    }
}

/* An amount that stands on a line of an invoice as it is. */
typedef struct
{
  RbkCheck           *check;
  RbkFinding         *finding; /* (nullable) of the rate card, once there is one */
  guint               plan;
  const RbkPhaseSpec *phase;
  const RbkCardSpec  *card;
} Precision;

static void
look_amount (Precision *self, const char *part, const char *field, const RbkDecimal *amount)
{
  guint            digits = self->check->spec->minor_digits;
  g_autofree char *card = NULL, *path = NULL;
  RbkDecimal       rounded;

  if (amount == NULL || rbk_decimal_places (*amount) <= digits)
    return;
  rounded = rbk_decimal_round (*amount, digits, RBK_ROUND_HALF_AWAY);
  if (self->finding == NULL)
    {
      self->finding = rbk_check_add_card (self->check, RBK_SEVERITY_WARNING, self->plan,
                                          self->phase, self->card,
                                          N_ ("{card} of {plan} has an amount of {amount}, but "
                                              "{currency} has {digits} decimals: no invoice says "
                                              "that."));
      rbk_facts_add_money (self->finding->figures, "amount", *amount);
      rbk_facts_add_money (self->finding->figures, "rounded", rounded);
      rbk_facts_add_text (self->finding->figures, "currency", self->check->spec->currency);
      rbk_facts_add_count (self->finding->figures, "digits", digits);
      self->finding->fix = rbk_fix_new (N_ ("Round to {rounded}"));
    }
  card = rbk_check_dup_card_path (self->check, self->plan, self->phase, self->card);
  path = g_strconcat (card, part, NULL);
  rbk_fix_set_decimal (self->finding->fix, path, field, rounded);
}

static void
look_precision_of (RbkCheck *check, guint plan, const RbkPhaseSpec *phase, const RbkCardSpec *card)
{
  Precision self = { .check = check, .plan = plan, .phase = phase, .card = card };
  g_autoptr(RbkRateCard) record = rbk_check_get_card (check, plan, phase, card);
  RbkEntitlement *entitlement = rbk_rate_card_get_entitlement (record);
  GListModel     *tiers = rbk_rate_card_get_tiers (record);

  if (card->price == RBK_PRICE_KIND_FLAT || card->meter < 0)
    look_amount (&self, "", "amount", rbk_rate_card_get_amount (record));
  look_amount (&self, "", "annual_amount", rbk_rate_card_get_annual_amount (record));
  look_amount (&self, "", "minimum", rbk_rate_card_get_minimum (record));
  look_amount (&self, "", "maximum", rbk_rate_card_get_maximum (record));
  for (guint i = 0; i < g_list_model_get_n_items (tiers); i++)
    {
      g_autoptr(RbkTier) tier = g_list_model_get_item (tiers, i);
      g_autofree char *part = g_strdup_printf (".tiers[%u]", i);

      look_amount (&self, part, "flat_price", rbk_tier_get_flat_price (tier));
    }
  if (entitlement != NULL && rbk_entitlement_get_wallet (entitlement) != NULL)
    look_amount (&self, ".entitlement.wallet", "topup_price",
                 rbk_wallet_policy_get_topup_price (rbk_entitlement_get_wallet (entitlement)));
}

static void
look_precision (RbkCheck *check)
{
  for (guint i = 0; i < check->spec->n_plans; i++)
    {
      const RbkPlanSpec *plan = &check->spec->plans[i];

      for (guint j = 0; j < plan->n_phases; j++)
        for (guint k = 0; k < plan->phases[j].n_cards; k++)
          look_precision_of (check, i, &plan->phases[j], &plan->phases[j].cards[k]);
    }
}

const RbkRule rbk_rules_prices[] = {
  { { "price-stale", N_ ("A model's price that is old or ends"),
      N_ ("A price that the costs rest on is more than 180 days old, has been followed by another, "
          "or is about to be."),
      N_ ("Vendors change prices several times a year, and every margin rests on them."),
      N_ ("Let it be where you have looked and nothing has changed."),
      N_ ("Dated prices of the catalogue"), RBK_RULE_WARNING | RBK_RULE_INFO | RBK_RULE_FIX },
    look_stale },
  { { "rounding-to-zero", N_ ("A price that rounds to nothing"),
      N_ ("A line of the invoice is rounded to nothing at every usual usage, or a unit's price is "
          "finer than billing systems keep."),
      N_ ("The price is on the page and brings in nothing, or can't be exported as it is."),
      N_ ("Let it be where hardly anybody is meant to pay it."),
      N_ ("Each line of an invoice is rounded once; Stripe keeps 12 decimals of the minor unit"),
      RBK_RULE_WARNING | RBK_RULE_INFO },
    look_rounding },
  { { "currency-precision", N_ ("An amount finer than the currency"),
      N_ ("A fee, a minimum or another amount that stands on an invoice has more decimals than the "
          "currency."),
      N_ ("What is charged differs from what the page says."),
      N_ ("Never: unit prices may be finer, amounts can't."), N_ ("Minor units of ISO 4217"),
      RBK_RULE_WARNING | RBK_RULE_FIX },
    look_precision },
  { { NULL, NULL, NULL, NULL, NULL, NULL, 0 }, NULL },
};
