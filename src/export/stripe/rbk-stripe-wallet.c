/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-stripe-wallet.h"

#include "rbk-rating.h"
#include "rbk-stripe-catalog.h"
#include "rbk-stripe-text.h"

#define MAX_NAME 5000

static RbkWalletPolicy *
get_wallet (RbkRateCard *card)
{
  RbkEntitlement *entitlement = rbk_rate_card_get_entitlement (card);

  return entitlement != NULL ? rbk_entitlement_get_wallet (entitlement) : NULL;
}

static void
append (GString *text, const char *name, const char *value)
{
  if (value != NULL)
    g_string_append_printf (text, "%s%s=%s", text->len > 0 ? ";" : "", name, value);
}

static void
append_decimal (GString *text, const char *name, const RbkDecimal *value)
{
  g_autofree char *number = value != NULL ? rbk_decimal_to_string (*value) : NULL;

  append (text, name, number);
}

static const char *
get_rollover (RbkWalletPolicy *wallet)
{
  switch (rbk_wallet_policy_get_rollover (wallet))
    {
    case RBK_ROLLOVER_SHARE:
      return "share";
    case RBK_ROLLOVER_FULL:
      return "full";
    case RBK_ROLLOVER_NONE:
    default:
      return NULL;
    }
}

/**
 * rbk_stripe_wallet_to_text:
 * @card: a rate card
 *
 * Returns: (transfer full) (nullable): its wallet in one line of metadata
 */
char *
rbk_stripe_wallet_to_text (RbkRateCard *card)
{
  RbkWalletPolicy *wallet = get_wallet (card);
  GString         *text;

  if (wallet == NULL)
    return NULL;
  text = g_string_new (NULL);
  append (text, "pool", rbk_wallet_policy_get_pool (wallet));
  append_decimal (text, "grant", rbk_wallet_policy_get_grant (wallet));
  append (text, "cadence", rbk_wallet_policy_get_cadence (wallet));
  append (text, "expiry", rbk_wallet_policy_get_expiry (wallet));
  append (text, "rollover", get_rollover (wallet));
  append_decimal (text, "rollover_share", rbk_wallet_policy_get_rollover_share (wallet));
  append_decimal (text, "rollover_cap", rbk_wallet_policy_get_rollover_cap (wallet));
  append (text, "rollover_expiry", rbk_wallet_policy_get_rollover_expiry (wallet));
  append_decimal (text, "topup_amount", rbk_wallet_policy_get_topup_amount (wallet));
  append_decimal (text, "topup_price", rbk_wallet_policy_get_topup_price (wallet));
  append_decimal (text, "topup_below", rbk_wallet_policy_get_topup_below (wallet));
  append (text, "topup_expiry", rbk_wallet_policy_get_topup_expiry (wallet));
  if (rbk_wallet_policy_get_topup_limit (wallet) > 0)
    {
      const RbkDecimal limit = rbk_decimal_from_int (rbk_wallet_policy_get_topup_limit (wallet));

      append_decimal (text, "topup_limit", &limit);
    }
  return g_string_free (text, FALSE);
}

static void
report_wallet (RbkWalletPolicy *wallet, const char *where, GPtrArray *losses)
{
  rbk_losses_add (losses, RBK_LOSS_ENFORCE, where,
                  "your product must keep the wallet: Stripe's credits are money, so included "
                  "units are a free tier here, and grants and the expiry \"%s\" are yours",
                  rbk_wallet_policy_get_expiry (wallet) != NULL
                      ? rbk_wallet_policy_get_expiry (wallet)
                      : "never");
  if (get_rollover (wallet) != NULL)
    rbk_losses_add (losses, RBK_LOSS_ENFORCE, where,
                    N_ ("Stripe has no rollover; your product must carry unused credits over, and "
                        "take off the bill what they cover"));
}

/* What a pack of credits takes off an invoice: their price past what is included. */
static gint64
find_credit (RbkStripeCatalog *self, const RbkStripeCard *card, RbkDecimal amount)
{
  const RbkCardSpec *spec = card->card;
  RbkDecimal         included = rbk_card_spec_get_charge (spec, spec->included);
  RbkDecimal both = rbk_card_spec_get_charge (spec, rbk_decimal_add (spec->included, amount));
  RbkDecimal credit = rbk_decimal_mul (rbk_decimal_sub (both, included), self->moneys[0].factor);
  gint64     minor;

  if (spec->meter < 0 || spec->limit == RBK_LIMIT_HARD || !rbk_decimal_is_valid (credit) ||
      !rbk_decimal_to_int (rbk_decimal_round (credit, 0, RBK_ROUND_HALF_AWAY), &minor))
    return 0;
  return CLAMP (minor, 0, RBK_STRIPE_MAX_INTEGER);
}

/* A product of its own, because an invoice takes its wording from there. */
static RbkStripeObject *
add_product (RbkStripeCatalog *self, const RbkStripeCard *card, const char *units)
{
  g_autofree char *plan_id = rbk_stripe_id (card->plan->key, FALSE);
  g_autofree char *card_id = rbk_stripe_id (card->card->key, FALSE);
  g_autofree char *key = g_strconcat (card->card->key, "+top-up", NULL);
  g_autofree char *id = g_strdup_printf ("ratebook_%s__%s__top-up", plan_id, card_id);
  g_autofree char *name =
      g_strdup_printf ("%s: %s, %s more", card->plan->name, card->card->name, units);
  RbkStripeObject *product =
      rbk_stripe_catalog_add (self, self->products,
                              rbk_stripe_name ("product", card->plan->key, key), id, card->where);
  JsonObject *metadata = json_object_new ();

  rbk_stripe_catalog_claim (self, "product id", id, card->where);
  json_object_set_string_member (product->params, "id", id);
  rbk_stripe_set_text (product->params, "name", self->losses, card->where, name, MAX_NAME);
  rbk_stripe_set_metadata (metadata, "plan", self->losses, card->where, card->plan->key);
  rbk_stripe_set_metadata (metadata, "rate_card", self->losses, card->where, card->card->key);
  json_object_set_object_member (product->params, "metadata", metadata);
  return product;
}

static RbkStripePrice *
add_top_up (RbkStripeCatalog *self, const RbkStripeCard *card, RbkDecimal amount, RbkDecimal price)
{
  RbkStripeCharge  charge = { .base = rbk_decimal_mul (price, self->moneys[0].factor) };
  g_autofree char *reason = rbk_stripe_money_check (&self->moneys[0], charge.base);
  g_autofree char *units = rbk_decimal_to_string (amount);
  RbkStripePrice  *top_up;

  if (reason != NULL || !rbk_decimal_is_integer (charge.base))
    {
      rbk_losses_add (self->losses, RBK_LOSS_BILL, card->where, "its top-up: %s",
                      reason != NULL ? reason : "the price must be whole minor units; round it");
      return NULL;
    }
  top_up = rbk_stripe_catalog_add_price (self, card, RBK_STRIPE_TOP_UP, 0);
  top_up->product = add_product (self, card, units);
  top_up->credit = find_credit (self, card, amount);
  rbk_stripe_catalog_set_charge (self, top_up, &charge, 0);
  rbk_stripe_set_metadata (json_object_get_object_member (top_up->params, "metadata"),
                           "top_up_amount", self->losses, card->where, units);
  return top_up;
}

static void
report_top_up (RbkStripeCatalog    *self,
               const RbkStripeCard *card,
               RbkWalletPolicy     *wallet,
               const char          *lookup_key)
{
  g_autofree char *amount = rbk_decimal_to_string (*rbk_wallet_policy_get_topup_amount (wallet));
  gboolean         is_automatic = rbk_wallet_policy_get_topup_below (wallet) != NULL;

  rbk_losses_add (self->losses, RBK_LOSS_ENFORCE, card->where,
                  "your product must sell the top-ups of %s%s%s, and credit them when the invoice "
                  "is paid (see README.md)%s",
                  amount, lookup_key != NULL ? " by the price " : " itself",
                  lookup_key != NULL ? lookup_key : "",
                  is_automatic ? "; also on its own, when the balance runs low" : "");
  if (self->n_moneys > 1)
    rbk_losses_add (self->losses, RBK_LOSS_TEXT, card->where,
                    N_ ("a top-up has a price in %s alone"), self->moneys[0].code);
}

/**
 * rbk_stripe_catalog_add_wallet:
 * @self: a catalogue
 * @card: a rate card
 *
 * Adds the price of the packs of credits that a rate card's wallet sells, and says what of the
 * wallet the product has to keep itself.
 */
void
rbk_stripe_catalog_add_wallet (RbkStripeCatalog *self, const RbkStripeCard *card)
{
  RbkWalletPolicy  *wallet = get_wallet (card->record);
  const RbkDecimal *amount, *price;
  RbkStripePrice   *top_up = NULL;

  if (wallet == NULL)
    return;
  report_wallet (wallet, card->where, self->losses);
  amount = rbk_wallet_policy_get_topup_amount (wallet);
  price = rbk_wallet_policy_get_topup_price (wallet);
  if (amount == NULL || rbk_decimal_sign (*amount) <= 0)
    return;
  if (card->is_main && price != NULL && rbk_decimal_sign (*price) > 0)
    top_up = add_top_up (self, card, *amount, *price);
  report_top_up (self, card, wallet, top_up != NULL ? top_up->lookup_key : NULL);
}
