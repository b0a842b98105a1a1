/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-html.h"

#include <string.h>

#include "rbk-export-text.h"
#include "rbk-page-price.h"
#include "rbk-rate-card.h"

/* What a plan says about use, in sentences that a customer reads. */

typedef struct
{
  GString            *text;
  const RbkSpec      *spec;
  const RbkCardSpec  *card;
  const RbkMeterSpec *meter;
  char               *every; /* (owned) */
  gboolean            is_whole, is_own_currency;
} Use;

static gboolean
is_tiered (const RbkCardSpec *card)
{
  return card->price == RBK_PRICE_KIND_GRADUATED || card->price == RBK_PRICE_KIND_VOLUME;
}

static const char *
get_unit (const RbkMeterSpec *meter)
{
  return meter->unit != NULL ? meter->unit : meter->name;
}

static void
add_quantity (GString *text, RbkDecimal quantity)
{
  g_autofree char *number = rbk_export_grouped (quantity);

  g_string_append (text, number);
}

/* Where what a customer counts in is itself many of what is counted, it is said: 300 × 1M tokens.
 */
static void
add_units (const Use *use, RbkDecimal quantity)
{
  add_quantity (use->text, quantity);
  g_string_append (use->text, "</strong> ");
  if (rbk_html_is_scaled (use->meter))
    {
      g_string_append (use->text, "× ");
      rbk_html_add_name (use->text, use->meter->unit);
    }
  else
    rbk_html_add_name (use->text, use->meter->name);
}

static void
add_amount (const Use *use, RbkDecimal amount)
{
  g_autofree char *text = rbk_html_amount (use->spec, amount);

  rbk_html_add_text (use->text, text);
}

static void
add_included (const Use *use)
{
  g_string_append (use->text, "<li class=\"included\"><strong>");
  if (use->card->has_included)
    {
      add_units (use, use->card->included);
      g_string_append_printf (use->text, " %s", use->every);
    }
  else
    {
      g_string_append (use->text, "Unlimited</strong> ");
      rbk_html_add_name (use->text, use->meter->name);
    }
  g_string_append (use->text, "</li>\n");
}

static void
add_per_unit (const Use *use)
{
  g_string_append_printf (use->text, "<li>%s",
                          rbk_decimal_sign (use->card->included) > 0 ? "Then " : "");
  add_amount (use, use->card->amount);
  if (use->card->price == RBK_PRICE_KIND_PACKAGE)
    {
      g_string_append (use->text, " for each <strong>");
      add_units (use, use->card->package_size);
      g_string_append (use->text, " started");
    }
  else
    {
      g_string_append (use->text, " per ");
      rbk_html_add_name (use->text, get_unit (use->meter));
    }
  g_string_append (use->text, "</li>\n");
}

/* One line of a price list: the units from here to there, and what each costs. */
static void
add_tier (const Use *use, const RbkTierSpec *tier, RbkDecimal from)
{
  g_string_append (use->text, "<li>");
  if (tier->is_open && rbk_decimal_is_zero (from))
    g_string_append (use->text, "All");
  else
    {
      g_string_append (use->text, tier->is_open ? "Over " : "Up to ");
      add_quantity (use->text, tier->is_open ? from : tier->up_to);
    }
  g_string_append (use->text, ": ");
  add_amount (use, tier->unit_price);
  g_string_append (use->text, " per ");
  rbk_html_add_name (use->text, get_unit (use->meter));
  if (rbk_decimal_sign (tier->flat_price) > 0)
    {
      g_string_append (use->text, " plus ");
      add_amount (use, tier->flat_price);
    }
  g_string_append (use->text, "</li>\n");
}

static void
add_tier_list (const Use *use)
{
  RbkDecimal from = use->card->included;

  g_string_append_printf (use->text, "<li>%s\n<ul>\n",
                          use->card->price == RBK_PRICE_KIND_VOLUME
                              ? "By how much is used, for all that is charged:"
                              : "By the step:");
  for (guint i = 0; i < use->card->n_tiers; i++)
    {
      const RbkTierSpec *tier = &use->card->tiers[i];

      if (!tier->is_open && rbk_decimal_compare (tier->up_to, from) <= 0)
        continue;
      add_tier (use, tier, from);
      from = tier->up_to;
    }
  g_string_append (use->text, "</ul></li>\n");
}

/* On a card, where there is no room for the list. */
static void
add_tier_range (const Use *use)
{
  RbkDecimal least = RBK_DECIMAL_INVALID, most = RBK_DECIMAL_INVALID;

  for (guint i = 0; i < use->card->n_tiers; i++)
    {
      const RbkTierSpec *tier = &use->card->tiers[i];

      if (!tier->is_open && rbk_decimal_compare (tier->up_to, use->card->included) <= 0)
        continue;
      least = rbk_decimal_is_valid (least) ? rbk_decimal_min (least, tier->unit_price)
                                           : tier->unit_price;
      most =
          rbk_decimal_is_valid (most) ? rbk_decimal_max (most, tier->unit_price) : tier->unit_price;
    }
  g_string_append_printf (use->text, "<li>%s",
                          rbk_decimal_sign (use->card->included) > 0 ? "Then " : "");
  add_amount (use, least);
  if (!rbk_decimal_equal (least, most))
    {
      g_string_append (use->text, " to ");
      add_amount (use, most);
    }
  g_string_append (use->text, " per ");
  rbk_html_add_name (use->text, get_unit (use->meter));
  if (!rbk_decimal_equal (least, most))
    g_string_append (use->text, ", by how much is used");
  g_string_append (use->text, "</li>\n");
}

static void
add_bounds (const Use *use)
{
  if (use->card->has_minimum && rbk_decimal_sign (use->card->minimum) > 0)
    {
      g_string_append (use->text, "<li>At least ");
      add_amount (use, use->card->minimum);
      g_string_append_printf (use->text, " %s</li>\n", use->every);
    }
  if (use->card->has_maximum)
    {
      g_string_append (use->text, "<li>Never more than ");
      add_amount (use, use->card->maximum);
      g_string_append_printf (use->text, " %s</li>\n", use->every);
    }
}

static void
add_limit (const Use *use, gboolean is_charged)
{
  const RbkCardSpec *card = use->card;

  if (!card->has_cap || (card->limit != RBK_LIMIT_HARD && is_charged && card->has_included &&
                         rbk_decimal_equal (card->cap, card->included)))
    return;
  g_string_append_printf (use->text, "<li class=\"limit\">%s ",
                          card->limit == RBK_LIMIT_HARD ? "Stops at"
                          : is_charged                  ? "Soft limit at"
                                                        : "Fair use up to");
  add_quantity (use->text, card->cap);
  g_string_append_printf (use->text, " %s</li>\n", use->every);
}

/* Bought units with a life of their own are not carried on with the others. */
static void
add_topup_life (const Use *use, const char *expiry)
{
  g_autofree char *lasting = NULL;
  g_autofree char *end = NULL;

  if (expiry == NULL)
    return;
  if (g_str_has_prefix (expiry, "after:"))
    lasting = rbk_html_duration (expiry + strlen ("after:"));
  end = g_strndup (expiry, strcspn (expiry, "_"));
  if (lasting != NULL)
    g_string_append_printf (use->text, ", good for %s", lasting);
  else if (strcmp (expiry, "never") == 0)
    g_string_append (use->text, ", good for ever");
  else
    g_string_append_printf (use->text, ", good to the end of the %s", end);
}

static void
add_wallet (const Use *use, RbkWalletPolicy *wallet)
{
  const char       *expiry = rbk_wallet_policy_get_expiry (wallet);
  const RbkDecimal *amount = rbk_wallet_policy_get_topup_amount (wallet);
  const RbkDecimal *price = rbk_wallet_policy_get_topup_price (wallet);
  g_autofree char  *lasting = NULL;

  if (expiry != NULL && g_str_has_prefix (expiry, "after:"))
    lasting = rbk_html_duration (expiry + strlen ("after:"));
  if (lasting != NULL)
    g_string_append_printf (use->text, "<li>Good for %s</li>\n", lasting);
  if (rbk_wallet_policy_get_rollover (wallet) == RBK_ROLLOVER_FULL)
    g_string_append (use->text, "<li>What is left over is carried on</li>\n");
  if (rbk_wallet_policy_get_rollover (wallet) == RBK_ROLLOVER_SHARE)
    g_string_append (use->text, "<li>A part of what is left over is carried on</li>\n");
  if (amount == NULL || price == NULL || !use->is_own_currency)
    return;
  g_string_append (use->text, "<li>");
  add_quantity (use->text, *amount);
  g_string_append (use->text, " more for ");
  add_amount (use, *price);
  add_topup_life (use, rbk_wallet_policy_get_topup_expiry (wallet));
  g_string_append (use->text, "</li>\n");
}

static void
add_use (const Use *use)
{
  const RbkCardSpec *card = use->card;
  gboolean           is_stopped = card->limit == RBK_LIMIT_HARD && card->has_cap &&
                        rbk_decimal_compare (card->cap, card->included) <= 0;
  gboolean is_charged = !is_stopped && (is_tiered (card) || rbk_decimal_sign (card->amount) > 0);

  if (card->has_included ? rbk_decimal_sign (card->included) > 0 : !is_charged && !card->has_cap)
    add_included (use);
  else
    {
      g_string_append (use->text, "<li class=\"included\">");
      rbk_html_add_name (use->text, use->meter->name);
      g_string_append (use->text, "</li>\n");
    }
  if (is_charged && !is_tiered (card))
    add_per_unit (use);
  if (is_charged && is_tiered (card))
    {
      if (use->is_whole)
        add_tier_list (use);
      else
        add_tier_range (use);
    }
  if (use->is_whole)
    add_bounds (use);
  add_limit (use, is_charged);
}

static void
add_flat (const Use *use)
{
  g_string_append (use->text, "<li class=\"included\">");
  rbk_html_add_name (use->text, use->meter->name);
  g_string_append (use->text, ": ");
  add_amount (use, rbk_card_spec_get_charge (use->card, RBK_DECIMAL_ZERO));
  g_string_append_printf (use->text, " %s</li>\n", use->every);
  add_limit (use, FALSE);
}

/* A seat is not used up, so what is included of it is not for a month. What a flat price of seats
 * costs is. */
static char *
describe_every (const RbkPageOffer *offer, guint place)
{
  const RbkCardSpec *card = &offer->phase->cards[place];

  if (offer->view->spec->meters[card->meter].kind == RBK_METER_KIND_SEAT && !rbk_page_is_fee (card))
    return g_strdup ("");
  return rbk_html_every (rbk_page_get_cadence (offer->phase_record, place));
}

/**
 * rbk_html_add_uses:
 * @text: a list that is written
 * @offer: a plan as it is sold
 * @meter: the meter that is wanted, or -1 for all
 * @is_whole: whether to say everything, or what fits on a card
 *
 * Appends what a plan includes of its meters, what more costs, and where it ends.
 */
void
rbk_html_add_uses (GString *text, const RbkPageOffer *offer, int meter, gboolean is_whole)
{
  GListModel *records = rbk_phase_get_rate_cards (offer->phase_record);

  for (guint i = 0; i < offer->phase->n_cards; i++)
    {
      const RbkCardSpec *card = &offer->phase->cards[i];
      g_autofree char   *every = NULL;
      g_autoptr(RbkRateCard) record = NULL;
      RbkEntitlement *entitlement;
      Use             use;

      if (card->meter < 0 || (meter >= 0 && card->meter != meter))
        continue;
      every = describe_every (offer, i);
      use = (Use){ .text = text,
                   .spec = offer->view->spec,
                   .card = card,
                   .meter = &offer->view->spec->meters[card->meter],
                   .every = every,
                   .is_whole = is_whole,
                   .is_own_currency = offer->view->is_own_currency };
      if (rbk_page_is_fee (card))
        add_flat (&use);
      else
        add_use (&use);
      record = g_list_model_get_item (records, i);
      entitlement = rbk_rate_card_get_entitlement (record);
      if (is_whole && entitlement != NULL && rbk_entitlement_get_wallet (entitlement) != NULL)
        add_wallet (&use, rbk_entitlement_get_wallet (entitlement));
    }
}
