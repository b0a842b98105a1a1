/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-field-help.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rbk-glossary.h"

/* What each field means, in a sentence. */
static const struct
{
  const char *type, *field, *help;
} helps[] = {
  { "RbkPhase", "name", N_ ("What you call this stretch of the plan") },
  { "RbkPhase", "duration",
    N_ ("How long it lasts before the next phase begins: 14 days, "
        "3 months") },
  { "RbkPhase", "effective-from",
    N_ ("The day from which these terms hold; invoices of earlier "
        "days stay as they are") },
  { "RbkRateCard", "name", N_ ("What the invoice line is called") },
  { "RbkRateCard", "cadence",
    N_ ("How often it is billed: monthly, yearly, once, every "
        "3 months") },
  { "RbkRateCard", "price",
    N_ ("How a quantity becomes an amount: flat is the same whatever is "
        "used, graduated prices each unit by its bracket, volume prices "
        "all units by the bracket reached") },
  { "RbkRateCard", "amount",
    N_ ("What is paid in each billing period, or for each unit or "
        "package") },
  { "RbkRateCard", "annual-amount",
    N_ ("What a whole year costs where it is paid at once; nothing is not "
        "sold by the year") },
  { "RbkCurrencyPrice", "amount", N_ ("The price that is asked in this currency, set by hand") },
  { "RbkCurrencyPrice", "annual-amount", N_ ("What a whole year costs in this currency") },
  { "RbkDelivery", "stripe-alerts",
    N_ ("Lets Stripe watch thresholds of use too and tell your product by webhook") },
  { "RbkDelivery", "url", N_ ("Where the pricing page will stand") },
  { "RbkDelivery", "logo", N_ ("A PNG picture for the cover, beside the book") },
  { "RbkDelivery", "prepared-by", N_ ("Who made the report") },
  { "RbkDelivery", "show-decisions", N_ ("Whether documents say how the six decisions stand") },
  { "RbkDelivery", "show-findings", N_ ("Whether documents say what the rules find") },
  { "RbkDelivery", "show-reasons",
    N_ ("Whether the report says why a book that was proposed is as it is, "
        "and what to test") },
  { "RbkDelivery", "show-workings",
    N_ ("Whether the report works out the main figures of each plan, step "
        "by step") },
  { "RbkDelivery", "introduction", N_ ("What the report begins with") },
  { "RbkRateCard", "package-size",
    N_ ("Units in a package; a package that is begun is paid "
        "whole") },
  { "RbkRateCard", "minimum",
    N_ ("The least this line charges in a billing period, even without "
        "use") },
  { "RbkRateCard", "maximum", N_ ("The most this line charges in a billing period") },
  { "RbkEntitlement", "cap", N_ ("Where the limit stands; nothing is at the included units") },
  { "RbkEntitlement", "alerts",
    N_ ("Shares of the cap at which the customer is told: 50, 80, "
        "100 %") },
  { "RbkWalletPolicy", "grant", N_ ("Credits put into the wallet each time") },
  { "RbkWalletPolicy", "cadence", N_ ("How often credits are granted") },
  { "RbkWalletPolicy", "expiry",
    N_ ("When unused credits go. What expires may be revenue that day "
        "(breakage): ask your auditor") },
  { "RbkWalletPolicy", "rollover",
    N_ ("Whether credits that are left when the next ones come are carried on; without it they "
        "keep their own expiry") },
  { "RbkWalletPolicy", "rollover-share", N_ ("The share of unused credits that rolls over") },
  { "RbkWalletPolicy", "rollover-cap", N_ ("The most credits that roll over") },
  { "RbkWalletPolicy", "rollover-expiry", N_ ("When credits that rolled over go in turn") },
  { "RbkWalletPolicy", "topup-amount", N_ ("Credits in one top-up") },
  { "RbkWalletPolicy", "topup-price", N_ ("What one top-up costs") },
  { "RbkWalletPolicy", "topup-channel",
    N_ ("Whether customers buy top-ups themselves or through "
        "your sales people") },
  { "RbkWalletPolicy", "topup-below",
    N_ ("The balance below which a top-up is bought by itself; "
        "nothing is never") },
  { "RbkWalletPolicy", "topup-expiry",
    N_ ("When bought credits go, whatever becomes of granted ones; nothing is as granted ones, "
        "rollover included") },
  { "RbkWalletPolicy", "topup-limit",
    N_ ("How many top-ups a customer can buy in a month; 0 is as many as they want") },
  { "RbkWalletPolicy", "pool", N_ ("Wallets that name the same pool share one balance") },
  { "RbkWalletPolicy", "priority",
    N_ ("Of several wallets the lower number is used up first; then "
        "what expires earlier") },
  { "RbkPlan", "sizing",
    N_ ("The customer this plan's price must pay for: p50, p90, p99 of usage, "
        "cap:80% of the cap, included, or a number of units") },
  { "RbkPlan", "target-margin", N_ ("The gross margin to reach there; nothing is the book's") },
  { "RbkPlan", "seats", N_ ("Seats that the price covers; nothing is as many as they like") },
  { "RbkPlan", "annual-commitment", N_ ("The least a customer commits to pay in a year") },
  { "RbkPlan", "quote-only",
    N_ ("A plan without a public price; it is left out of ratios and "
        "margins") },
  { "RbkPlan", "price-from", N_ ("The price is where prices start: “from $2,500”") },
  { "RbkPlan", "audience", N_ ("Whom the plan is for") },
  { "RbkPlan", "description", N_ ("One sentence for the pricing page") },
  { "RbkBook", "currency",
    N_ ("What all amounts are in, as a code of ISO 4217: USD. A change of it converts none of "
        "them") },
  { "RbkBook", "target-margin",
    N_ ("The gross margin that plans are to reach which have none of their own") },
  { "RbkBook", "as-of",
    N_ ("The day of the model prices and terms that all figures are of: 2026-09-01; nothing is "
        "today") },
  { "RbkFeature", "value", N_ ("How much of it: 99.9 %, community; nothing is yes") },
};

/* Fields that are what a word of the glossary means. */
static const struct
{
  const char *type, *field, *word;
} words[] = {
  { "RbkBook", "acquisition-cost", "acquisition-cost" },
  { "RbkEntitlement", "included", "included" },
  { "RbkEntitlement", "limit", "limit" },
  { "RbkPlan", "overhead", "overhead" },
};

/**
 * rbk_field_get_help:
 * @type: a type of record
 * @field: one of its fields
 *
 * Returns: (nullable) (transfer none): what it means, in a sentence
 */
const char *
rbk_field_get_help (GType type, const char *field)
{
  for (gsize i = 0; i < G_N_ELEMENTS (helps); i++)
    if (strcmp (helps[i].type, g_type_name (type)) == 0 && strcmp (helps[i].field, field) == 0)
      return _ (helps[i].help);
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i].type, g_type_name (type)) == 0 && strcmp (words[i].field, field) == 0)
      return rbk_glossary_get_meaning (words[i].word);

  return NULL;
}
