/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-check-private.h"

#include "rbk-plan.h"
#include "rbk-rate-card.h"

/* Prices in tiers: bills that fall with more usage, tiers that nobody reaches. */

static gboolean
is_tiered (const RbkCardSpec *card)
{
  return card->meter >= 0 &&
         (card->price == RBK_PRICE_KIND_GRADUATED || card->price == RBK_PRICE_KIND_VOLUME);
}

/* Calls a function for each tiered rate card of the terms in force. */
static void
for_each_tiered (
    RbkCheck *check,
    void (*look) (RbkCheck *check, guint plan, const RbkPhaseSpec *phase, const RbkCardSpec *card))
{
  for (guint i = 0; i < check->input->table->n_rows; i++)
    {
      const RbkTableRow *row = &check->input->table->rows[i];

      for (guint j = 0; row->phase != NULL && j < row->phase->n_cards; j++)
        if (is_tiered (&row->phase->cards[j]))
          look (check, i, row->phase, &row->phase->cards[j]);
    }
}

/* Where one unit more lowers the bill. */
typedef struct
{
  RbkDecimal usage, bill, next, saved;
} Cliff;

static gboolean
find_cliff (const RbkCardSpec *card, guint digits, Cliff *worst)
{
  gboolean is_found = FALSE;

  for (guint i = 0; i + 1 < card->n_tiers; i++)
    {
      Cliff cliff = { .usage = card->tiers[i].up_to };

      if (card->limit == RBK_LIMIT_HARD && card->has_cap &&
          rbk_decimal_compare (cliff.usage, card->cap) >= 0)
        break;
      cliff.bill = rbk_decimal_round (rbk_card_spec_get_charge (card, cliff.usage), digits,
                                      RBK_ROUND_HALF_AWAY);
      cliff.next =
          rbk_decimal_round (rbk_card_spec_get_charge (card, rbk_decimal_add (cliff.usage,
                                                                              RBK_DECIMAL_ONE)),
                             digits, RBK_ROUND_HALF_AWAY);
      cliff.saved = rbk_decimal_sub (cliff.bill, cliff.next);
      if (!rbk_decimal_is_valid (cliff.saved) || rbk_decimal_sign (cliff.saved) <= 0 ||
          (is_found && rbk_decimal_compare (cliff.saved, worst->saved) <= 0))
        continue;
      *worst = cliff;
      is_found = TRUE;
    }
  return is_found;
}

static gboolean
has_flat_prices (const RbkCardSpec *card)
{
  for (guint i = 0; i < card->n_tiers; i++)
    if (!rbk_decimal_is_zero (card->tiers[i].flat_price))
      return TRUE;

  return FALSE;
}

static void
look_cliff_of (RbkCheck *check, guint plan, const RbkPhaseSpec *phase, const RbkCardSpec *card)
{
  Cliff       cliff;
  RbkFinding *finding;

  if (card->price != RBK_PRICE_KIND_VOLUME || !find_cliff (card, check->spec->minor_digits, &cliff))
    return;
  finding =
      rbk_check_add_card (check, RBK_SEVERITY_WARNING, plan, phase, card,
                          N_ ("On {plan} {usage} cost {bill}, and one more brings that down to "
                              "{next_bill}: using more is cheaper."));
  rbk_facts_add_quantity (finding->figures, "usage", cliff.usage);
  rbk_facts_add_money (finding->figures, "bill", cliff.bill);
  rbk_facts_add_money (finding->figures, "next_bill", cliff.next);
  rbk_facts_add_money (finding->figures, "saved", cliff.saved);
  rbk_facts_add_quantity (finding->witness, "usage",
                          rbk_decimal_add (cliff.usage, RBK_DECIMAL_ONE));
  if (!has_flat_prices (card))
    {
      g_autofree char *path = rbk_check_dup_card_path (check, plan, phase, card);

      finding->fix = rbk_fix_new (N_ ("Charge each unit at the price of its own tier"));
      rbk_fix_set (finding->fix, path, "price", "graduated");
    }
}

static void
look_cliff (RbkCheck *check)
{
  for_each_tiered (check, look_cliff_of);
}

/* A tier's units are all included, or all past where use stops. One without a price only writes
 * down what is included. */
static gboolean
is_included (const RbkCardSpec *card, guint tier)
{
  return !card->tiers[tier].is_open &&
         !(rbk_decimal_is_zero (card->tiers[tier].unit_price) &&
           rbk_decimal_is_zero (card->tiers[tier].flat_price)) &&
         rbk_decimal_compare (card->tiers[tier].up_to, card->included) <= 0;
}

static gboolean
is_past_cap (const RbkCardSpec *card, guint tier)
{
  RbkDecimal start = tier > 0 ? card->tiers[tier - 1].up_to : RBK_DECIMAL_ZERO;

  return card->limit == RBK_LIMIT_HARD && card->has_cap &&
         rbk_decimal_compare (rbk_decimal_max (start, card->included), card->cap) >= 0;
}

/* Prices in other currencies have tiers of their own, which a fix would have to follow. */
static gboolean
has_other_currencies (RbkCheck           *check,
                      guint               plan,
                      const RbkPhaseSpec *phase,
                      const RbkCardSpec  *card)
{
  g_autoptr(RbkRateCard) record = rbk_check_get_card (check, plan, phase, card);

  return g_list_model_get_n_items (rbk_rate_card_get_currency_prices (record)) > 0;
}

/* Takes out what is never charged, and leaves the last that is without an end. */
static void
fix_tiers (RbkCheck           *check,
           RbkFinding         *finding,
           guint               plan,
           const RbkPhaseSpec *phase,
           const RbkCardSpec  *card)
{
  g_autofree char *path = rbk_check_dup_card_path (check, plan, phase, card);
  guint            last = card->n_tiers;

  while (last > 0 && is_past_cap (card, last - 1))
    last--;
  if (last == 0 || has_other_currencies (check, plan, phase, card))
    return;
  finding->fix = rbk_fix_new (N_ ("Take out tiers that are never charged"));
  if (last < card->n_tiers)
    {
      g_autofree char *tier = g_strdup_printf ("%s.tiers[%u]", path, last - 1);

      rbk_fix_set (finding->fix, tier, "up_to", NULL);
    }
  for (guint i = card->n_tiers; i > 0; i--)
    if (i > last || is_included (card, i - 1))
      {
        g_autofree char *tier = g_strdup_printf ("%s.tiers[%u]", path, i - 1);

        rbk_fix_remove (finding->fix, tier);
      }
}

static void
look_unreachable_of (RbkCheck           *check,
                     guint               plan,
                     const RbkPhaseSpec *phase,
                     const RbkCardSpec  *card)
{
  guint       n_dead = 0, first = 0;
  RbkFinding *finding;

  for (guint i = 0; i < card->n_tiers; i++)
    if (is_included (card, i) || is_past_cap (card, i))
      {
        first = n_dead == 0 ? i : first;
        n_dead++;
      }
  if (n_dead == 0)
    return;
  finding = rbk_check_add_card (check, RBK_SEVERITY_WARNING, plan, phase, card,
                                is_included (card, first)
                                    ? N_ ("On {plan} tier {tier} of {card} lies within what is "
                                          "included: its price is never charged.")
                                    : N_ ("On {plan} tier {tier} of {card} starts where use "
                                          "stops: its price is never charged."));
  rbk_facts_add_count (finding->figures, "tier", first + 1);
  rbk_facts_add_count (finding->figures, "tiers", n_dead);
  rbk_facts_add_quantity (finding->figures, "included", card->included);
  if (card->has_cap)
    rbk_facts_add_quantity (finding->figures, "cap", card->cap);
  fix_tiers (check, finding, plan, phase, card);
}

static void
look_unreachable (RbkCheck *check)
{
  for_each_tiered (check, look_unreachable_of);
}

const RbkRule rbk_rules_shapes[] = {
  { { "volume-cliff", N_ ("More usage, smaller bill"),
      N_ ("At the bound of a volume tier one unit more lowers the whole bill."),
      N_ ("Customers just below the bound pay more than those just above, and soon learn to use "
          "a little more for nothing."),
      N_ ("Let it be where prices of volume are the custom of your market and customers are "
          "large."),
      N_ ("Volume prices apply to the whole quantity"), RBK_RULE_WARNING | RBK_RULE_FIX },
    look_cliff },
  { { "unreachable-tier", N_ ("A tier that nobody reaches"),
      N_ ("A tier lies within what is included, or past a hard cap."),
      N_ ("Its price is on the page and never on a bill: someone meant something else."),
      N_ ("Let it be while a cap is there for a time."),
      N_ ("Tiers held against included units and caps"), RBK_RULE_WARNING | RBK_RULE_FIX },
    look_unreachable },
  { { NULL, NULL, NULL, NULL, NULL, NULL, 0 }, NULL },
};
