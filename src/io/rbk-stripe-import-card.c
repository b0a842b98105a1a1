/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-stripe-import.h"

#include <string.h>

#include "rbk-catalogue-rates.h"
#include "rbk-currency-price.h"

static const RbkDecimal *
get_units (RbkStripeImport *self, const RbkStripeOffer *offer)
{
  return offer->is_metered && offer->meter != NULL && offer->card != NULL
             ? g_hash_table_lookup (self->units, offer->meter)
             : NULL;
}

/* From the small units that Stripe counts to those that customers see. */
static void
scale (RbkImportTerms *terms, RbkDecimal units)
{
  if (terms->kind == RBK_PRICE_KIND_PACKAGE)
    {
      terms->package_size = rbk_decimal_div (terms->package_size, units, RBK_ROUND_DOWN);
      terms->included = rbk_decimal_div (terms->included, units, RBK_ROUND_UP);
    }
  else
    terms->amount = rbk_decimal_mul (terms->amount, units);
  for (guint i = 0; terms->tiers != NULL && i < terms->tiers->len; i++)
    {
      RbkImportTier *tier = &g_array_index (terms->tiers, RbkImportTier, i);

      tier->up_to = rbk_decimal_div (tier->up_to, units, RBK_ROUND_DOWN);
      tier->unit = rbk_decimal_mul (tier->unit, units);
    }
}

static gboolean
is_free (const RbkImportTier *tier)
{
  return rbk_decimal_is_zero (tier->unit) && rbk_decimal_is_zero (tier->flat);
}

/* A first tier at nothing is what is included: the same in every currency, or it stays a tier. */
static void
take_included (RbkStripeOffer *offer, RbkImportTerms *terms)
{
  const RbkImportTier *first = rbk_import_terms_peek_free (terms);

  if (terms->kind == RBK_PRICE_KIND_PACKAGE && offer->included == NULL &&
      rbk_decimal_sign (terms->included) > 0)
    offer->included = rbk_decimal_copy (&terms->included);
  if (first == NULL ||
      (offer->included != NULL && !rbk_decimal_equal (*offer->included, first->up_to)))
    return;
  if (offer->included == NULL)
    offer->included = rbk_decimal_copy (&first->up_to);
  g_array_remove_index (terms->tiers, 0);
}

/* A last tier at nothing, from the cap of a hard limit on, is what is never served. */
static void
drop_past_cap (RbkImportTerms *terms, const RbkDecimal *cap)
{
  guint          n_tiers = terms->tiers != NULL ? terms->tiers->len : 0;
  RbkImportTier *tiers = n_tiers > 0 ? &g_array_index (terms->tiers, RbkImportTier, 0) : NULL;

  if (cap == NULL || terms->kind != RBK_PRICE_KIND_GRADUATED || n_tiers < 2 ||
      !is_free (&tiers[n_tiers - 1]) || !rbk_decimal_equal (tiers[n_tiers - 2].up_to, *cap))
    return;
  g_array_set_size (terms->tiers, n_tiers - 1);
  tiers[n_tiers - 2].is_open = TRUE;
  tiers[n_tiers - 2].up_to = RBK_DECIMAL_ZERO;
}

static RbkDecimal *
dup_own_decimal (const RbkStripeOffer *offer, const char *name)
{
  const char *text = offer->card != NULL ? rbk_stripe_metadata (offer->item->object, name) : NULL;
  RbkDecimal  value;

  return text != NULL && rbk_decimal_parse (text, &value, NULL) && rbk_decimal_sign (value) >= 0
             ? rbk_decimal_copy (&value)
             : NULL;
}

static void
set_from_text (RbkRecord *record, const char *member, const char *text)
{
  g_autofree char *name = g_strdelimit (g_strdup (member), "_", '-');
  const RbkField  *field = rbk_record_find_field (record, name);
  GParamSpec      *pspec;
  g_auto(GValue) value = G_VALUE_INIT;

  if (field == NULL || field->kind == RBK_FIELD_STRINGS)
    return;
  pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (record), name);
  g_value_init (&value, pspec->value_type);
  if (rbk_field_value_from_text (field, text, &value, NULL))
    g_object_set_property (G_OBJECT (record), name, &value);
}

/* `grant=500;cadence=P1M`, by the names of a book's file. */
static void
set_wallet (RbkEntitlement *entitlement, const char *text)
{
  g_auto(GStrv) entries = g_strsplit (text, ";", 30);
  g_autoptr(RbkWalletPolicy) wallet = rbk_wallet_policy_new ();

  for (guint i = 0; entries[i] != NULL; i++)
    {
      g_auto(GStrv) pair = g_strsplit (entries[i], "=", 2);

      if (g_strv_length (pair) == 2)
        set_from_text (RBK_RECORD (wallet), pair[0], pair[1]);
    }
  g_object_set (entitlement, "wallet", wallet, NULL);
}

static void
set_entitlement (const RbkStripeOffer *offer, RbkRateCard *card, const RbkDecimal *included)
{
  g_autoptr(RbkEntitlement) entitlement = rbk_entitlement_new ();
  g_autoptr(RbkDecimal) cap = dup_own_decimal (offer, "ratebook_cap");
  JsonObject *object = offer->item->object;
  const char *limit = rbk_stripe_metadata (object, "ratebook_limit");
  const char *alerts = rbk_stripe_metadata (object, "ratebook_alerts");
  const char *wallet = rbk_stripe_metadata (object, "ratebook_wallet");

  g_object_set (entitlement, "included", included, NULL);
  if (offer->card != NULL)
    {
      /* What is included is the cap of a hard limit without one. */
      if (cap != NULL && (included == NULL || !rbk_decimal_equal (*cap, *included)))
        g_object_set (entitlement, "cap", cap, NULL);
      if (g_strcmp0 (limit, "hard") == 0 && (cap != NULL || included != NULL))
        g_object_set (entitlement, "limit", RBK_LIMIT_HARD, NULL);
      else if (g_strcmp0 (limit, "soft") == 0)
        g_object_set (entitlement, "limit", RBK_LIMIT_SOFT, NULL);
      if (alerts != NULL)
        rbk_import_set_alerts (entitlement, alerts);
      if (wallet != NULL)
        set_wallet (entitlement, wallet);
    }
  if (included != NULL ||
      (offer->card != NULL && (alerts != NULL || cap != NULL || limit != NULL || wallet != NULL)))
    g_object_set (card, "entitlement", entitlement, NULL);
}

static gboolean
is_year_of (const RbkStripeOffer *offer, const RbkStripeSlot *slot)
{
  gboolean has_month = FALSE;

  if (strcmp (offer->cadence, "P1Y") != 0 || offer->meter != NULL)
    return FALSE;
  for (guint i = 0; i < slot->offers->len; i++)
    has_month |= strcmp (((RbkStripeOffer *) slot->offers->pdata[i])->cadence, "P1M") == 0;

  return has_month;
}

static const RbkStripeOffer *
find_main (RbkStripeImport *self, const RbkStripeSlot *slot)
{
  const char *currency = rbk_book_get_currency (self->book);

  for (guint i = 0; i < slot->offers->len; i++)
    if (rbk_stripe_offer_find (slot->offers->pdata[i], currency) != NULL &&
        !is_year_of (slot->offers->pdata[i], slot))
      return slot->offers->pdata[i];

  return NULL;
}

static RbkCurrencyPrice *
find_price (RbkRateCard *card, const char *currency)
{
  GListModel *prices = rbk_rate_card_get_currency_prices (card);

  for (guint i = 0; i < g_list_model_get_n_items (prices); i++)
    {
      g_autoptr(RbkCurrencyPrice) price = g_list_model_get_item (prices, i);

      if (strcmp (rbk_currency_price_get_currency (price), currency) == 0)
        return price;
    }

  return NULL;
}

static void
note_other (RbkStripeImport *self, const RbkStripeOffer *offer, const char *message)
{
  rbk_import_note (self->reading->notes, offer->item->file, offer->item->place, "%s", message);
}

/* The same price in another currency, or another price for the same. */
static void
add_currency (RbkStripeImport       *self,
              RbkRateCard           *card,
              const RbkImportTerms  *main,
              const RbkStripeOffer  *offer,
              const RbkStripeOption *option)
{
  RbkCurrencyPrice *price;

  if (strcmp (option->currency, rbk_book_get_currency (self->book)) == 0 ||
      find_price (card, option->currency) != NULL)
    note_other (self, offer,
                E_ ("another active price is for the same; the first one counts, and this one is "
                    "left "
                    "out"));
  else if (!rbk_import_terms_match (main, &option->terms))
    note_other (self, offer,
                E_ ("the price in another currency has other tiers, which a book can't hold; it is "
                    "left out"));
  else
    {
      price = rbk_currency_price_new ();
      g_object_set (price, "currency", option->currency, NULL);
      rbk_import_terms_apply (&option->terms, RBK_RECORD (price));
      rbk_import_append (rbk_rate_card_get_currency_prices (card), price);
    }
}

static void
add_year (RbkStripeImport *self, RbkRateCard *card, const RbkStripeOffer *offer)
{
  for (guint i = 0; i < offer->options->len; i++)
    {
      const RbkStripeOption *option = &g_array_index (offer->options, RbkStripeOption, i);
      gpointer record = strcmp (option->currency, rbk_book_get_currency (self->book)) == 0
                            ? (gpointer) card
                            : (gpointer) find_price (card, option->currency);

      if (record == NULL)
        note_other (self, offer,
                    E_ ("the price of a year is in a currency in which a month has none; it is "
                        "left "
                        "out"));
      else
        g_object_set (record, "annual-amount", &option->terms.amount, NULL);
    }
}

/* What is included where nothing is charged, or all is: no tier shows it. */
static gboolean
is_free_of_charge (const RbkImportTerms *terms)
{
  return terms->kind == RBK_PRICE_KIND_PER_UNIT && rbk_decimal_is_zero (terms->amount);
}

/**
 * rbk_stripe_import_prepare: (skip)
 * @self: an import
 * @offer: a price, whose meter is known
 *
 * Says a price as a book does: in units that customers see, and with what is included apart from
 * the tiers.
 */
void
rbk_stripe_import_prepare (RbkStripeImport *self, RbkStripeOffer *offer)
{
  const RbkDecimal *units = get_units (self, offer);
  g_autoptr(RbkDecimal) cap = dup_own_decimal (offer, "ratebook_cap");
  gboolean is_hard =
      g_strcmp0 (rbk_stripe_metadata (offer->item->object, "ratebook_limit"), "hard") == 0;

  for (guint i = 0; i < offer->options->len; i++)
    {
      RbkImportTerms *terms = &g_array_index (offer->options, RbkStripeOption, i).terms;

      if (units != NULL)
        scale (terms, *units);
      if (is_hard)
        drop_past_cap (terms, cap);
      if (offer->meter != NULL)
        take_included (offer, terms);
      rbk_import_terms_simplify (terms);
      if ((offer->meter == NULL || g_strcmp0 (offer->role, "fee") == 0) &&
          terms->kind == RBK_PRICE_KIND_PER_UNIT)
        terms->kind = RBK_PRICE_KIND_FLAT;
    }
  if (offer->included == NULL && is_free_of_charge (rbk_stripe_offer_get_terms (offer)))
    offer->included = dup_own_decimal (offer, "ratebook_included");
}

static RbkRateCard *
make_card (RbkStripeSlot *slot, const RbkStripeOffer *offer)
{
  RbkRateCard     *card = rbk_rate_card_new ();
  const char      *nickname = rbk_json_peek_text (offer->item->object, "nickname");
  const char      *colon = nickname != NULL ? strstr (nickname, ": ") : NULL;
  JsonObject      *product = offer->product != NULL ? offer->product->object : NULL;
  g_autofree char *name = NULL;

  if (offer->card != NULL)
    name = rbk_import_text (colon != NULL ? colon + 2 : nickname);
  if (name == NULL && offer->meter != NULL)
    name = rbk_import_text (nickname);
  if (name == NULL && product != NULL)
    name = rbk_import_text (rbk_json_peek_text (product, "name"));
  g_object_set (card, "key", slot->card, "name", name, "meter", offer->meter, "cadence",
                offer->cadence, NULL);

  return card;
}

/**
 * rbk_stripe_import_add_card: (skip)
 * @self: an import
 * @slot: what is sold together under one key
 * @phase: the phase to which it is added
 *
 * Adds a rate card. A price that is in none of the book's currency is left out, and noted.
 */
void
rbk_stripe_import_add_card (RbkStripeImport *self, RbkStripeSlot *slot, RbkPhase *phase)
{
  const RbkStripeOffer  *first = slot->offers->pdata[0], *main;
  const RbkStripeItem   *item = first->item;
  const RbkStripeOption *own;
  RbkRateCard           *card;

  main = find_main (self, slot);
  if (main == NULL)
    {
      rbk_import_note (self->reading->notes, item->file, item->place,
                       E_ ("the price is left out: it is not in %s, which is the currency of most"),
                       rbk_book_get_currency (self->book));
      return;
    }
  card = make_card (slot, main);
  own = rbk_stripe_offer_find (main, rbk_book_get_currency (self->book));
  rbk_import_terms_apply (&own->terms, RBK_RECORD (card));
  /* A minimum charge has the metadata of the card that it is the minimum of. */
  if (main->card != NULL ? strcmp (main->card, slot->card) == 0 : main->meter != NULL)
    set_entitlement (main, card, main->included);
  for (guint i = 0; i < slot->offers->len; i++)
    {
      const RbkStripeOffer *offer = slot->offers->pdata[i];

      for (guint j = 0; j < offer->options->len && !is_year_of (offer, slot); j++)
        if (&g_array_index (offer->options, RbkStripeOption, j) != own)
          add_currency (self, card, &own->terms, offer,
                        &g_array_index (offer->options, RbkStripeOption, j));
    }
  for (guint i = 0; i < slot->offers->len; i++)
    if (is_year_of (slot->offers->pdata[i], slot))
      add_year (self, card, slot->offers->pdata[i]);
  rbk_import_append (rbk_phase_get_rate_cards (phase), card);
}
