/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-card-edit.h"

#include "rbk-entitlement.h"
#include "rbk-text.h"
#include "rbk-tier.h"
#include "rbk-unique.h"

#define DEFAULT_PACKAGE RBK_DECIMAL_UNITS (1000)

static GListStore *
cards_of (RbkPhase *phase)
{
  return G_LIST_STORE (rbk_phase_get_rate_cards (phase));
}

static RbkEdit *
new_insert (RbkPhase *phase, RbkRateCard *card)
{
  return rbk_edit_new_insert (cards_of (phase),
                              g_list_model_get_n_items (rbk_phase_get_rate_cards (phase)),
                              RBK_RECORD (card));
}

static RbkRateCard *
new_card (RbkPhase *phase, const char *key, const char *name)
{
  RbkRateCard *card = rbk_rate_card_new ();

  rbk_unique_name_record (rbk_phase_get_rate_cards (phase), RBK_RECORD (card), key, name);
  g_object_set (card, "amount", &RBK_DECIMAL_ZERO, NULL);

  return card;
}

/* Nothing is included at first, so that the price counts as soon as it is typed. */
static RbkRateCard *
new_meter_card (RbkPhase *phase, const char *meter, const char *name)
{
  RbkRateCard *card = new_card (phase, meter, name);
  g_autoptr(RbkEntitlement) entitlement = rbk_entitlement_new ();

  g_object_set (entitlement, "included", &RBK_DECIMAL_ZERO, NULL);
  g_object_set (card, "meter", meter, "price", RBK_PRICE_KIND_PER_UNIT, "entitlement", entitlement,
                NULL);

  return card;
}

/**
 * rbk_card_edit_add:
 * @book: a book
 * @phase: a phase of one of its plans
 * @meter: (nullable): the key of a meter of the book; nothing is a monthly fee
 *
 * Makes the edit that adds a rate card of nothing at the end of a phase.
 *
 * Returns: (transfer full): the edit
 */
RbkEdit *
rbk_card_edit_add (RbkBook *book, RbkPhase *phase, const char *meter)
{
  RbkRecord *record;
  g_autoptr(RbkRateCard) card = NULL;

  g_return_val_if_fail (RBK_IS_BOOK (book), NULL);
  g_return_val_if_fail (RBK_IS_PHASE (phase), NULL);

  if (meter == NULL)
    {
      card = new_card (phase, "fee", "Fee");
      return new_insert (phase, card);
    }
  record = rbk_record_find_by_key (rbk_book_get_meters (book), meter);
  card = new_meter_card (phase, meter, record != NULL ? rbk_record_get_name (record) : meter);

  return new_insert (phase, card);
}

/**
 * rbk_card_edit_add_with_meter:
 * @book: a book
 * @phase: a phase of one of its plans
 * @name: what to call the meter
 * @kind: what a unit of it is
 * @error: return location for a #GError of domain RBK_ERROR
 *
 * Makes the edit that adds a meter to the book and a rate card on it to a phase.
 *
 * Returns: (transfer full) (nullable): the edit, or %NULL where there is no name
 */
RbkEdit *
rbk_card_edit_add_with_meter (
    RbkBook *book, RbkPhase *phase, const char *name, RbkMeterKind kind, GError **error)
{
  GListModel      *meters;
  RbkEdit         *group;
  g_autofree char *stripped = NULL;
  g_autofree char *key = NULL;
  g_autoptr(RbkMeter) meter = NULL;
  g_autoptr(RbkRateCard) card = NULL;

  g_return_val_if_fail (RBK_IS_BOOK (book), NULL);
  g_return_val_if_fail (RBK_IS_PHASE (phase), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  stripped = g_strstrip (g_strdup (name));
  if (stripped[0] == '\0')
    {
      g_set_error_literal (error, RBK_ERROR, RBK_ERROR_INVALID,
                           E_ ("a meter needs a name; write what customers call it"));
      return NULL;
    }
  meters = rbk_book_get_meters (book);
  key = rbk_unique_key_for_name (meters, stripped);
  meter = rbk_meter_new ();
  g_object_set (meter, "key", key, "name", stripped, "kind", kind, NULL);
  card = new_meter_card (phase, key, stripped);

  group = rbk_edit_new_group (N_ ("Add meter and rate card"));
  rbk_edit_add (group, rbk_edit_new_insert (G_LIST_STORE (meters),
                                            g_list_model_get_n_items (meters), RBK_RECORD (meter)));
  rbk_edit_add (group, new_insert (phase, card));

  return group;
}

/**
 * rbk_card_edit_remove:
 * @phase: a phase
 * @position: a rate card of it
 *
 * Makes the edit that removes a rate card.
 *
 * Returns: (transfer full): the edit
 */
RbkEdit *
rbk_card_edit_remove (RbkPhase *phase, guint position)
{
  g_return_val_if_fail (RBK_IS_PHASE (phase), NULL);

  return rbk_edit_new_remove (cards_of (phase), position);
}

static gboolean
has_tiers (RbkPriceKind kind)
{
  return kind == RBK_PRICE_KIND_GRADUATED || kind == RBK_PRICE_KIND_VOLUME;
}

static RbkTier *
tier_at (RbkRateCard *card, guint position)
{
  g_autoptr(RbkTier) tier = g_list_model_get_item (rbk_rate_card_get_tiers (card), position);

  return tier;
}

static guint
n_tiers_of (RbkRateCard *card)
{
  return g_list_model_get_n_items (rbk_rate_card_get_tiers (card));
}

static RbkDecimal
package_size_of (RbkRateCard *card)
{
  const RbkDecimal *size = rbk_rate_card_get_package_size (card);

  return size != NULL ? *size : DEFAULT_PACKAGE;
}

/* The units that a first tier of no price gives away; nothing where it is not that. */
static const RbkDecimal *
find_free_units (RbkRateCard *card)
{
  RbkTier *first = n_tiers_of (card) > 1 ? tier_at (card, 0) : NULL;

  if (first == NULL || !rbk_decimal_is_zero (rbk_tier_get_unit_price (first)) ||
      rbk_tier_get_flat_price (first) != NULL)
    return NULL;

  return rbk_tier_get_up_to (first);
}

/* What the first unit that is paid costs, in whatever kind of price the card has. */
static RbkDecimal
unit_price_of (RbkRateCard *card)
{
  const RbkDecimal *amount = rbk_rate_card_get_amount (card);
  RbkDecimal        price = amount != NULL ? *amount : RBK_DECIMAL_ZERO;

  if (n_tiers_of (card) > 0)
    return rbk_tier_get_unit_price (tier_at (card, find_free_units (card) != NULL ? 1 : 0));
  if (rbk_rate_card_get_price (card) == RBK_PRICE_KIND_PACKAGE)
    return rbk_decimal_div (price, package_size_of (card), RBK_ROUND_HALF_AWAY);

  return price;
}

static void
add_open_tier (RbkEdit *group, RbkRateCard *card, RbkDecimal price)
{
  g_autoptr(RbkTier) tier = rbk_tier_new ();

  g_object_set (tier, "unit-price", &price, NULL);
  rbk_edit_add (group, rbk_edit_new_insert (G_LIST_STORE (rbk_rate_card_get_tiers (card)), 0,
                                            RBK_RECORD (tier)));
}

/* What a free first tier gave away is included from now on. */
static void
keep_free_units (RbkEdit *group, RbkRateCard *card)
{
  const RbkDecimal *units = find_free_units (card);
  RbkEntitlement   *entitlement = rbk_rate_card_get_entitlement (card);
  g_autoptr(RbkEntitlement) fresh = NULL;

  if (units == NULL)
    return;
  if (entitlement == NULL)
    {
      fresh = rbk_entitlement_new ();
      g_object_set (fresh, "included", units, NULL);
      rbk_edit_add (group,
                    rbk_edit_new_set_object (RBK_RECORD (card), "entitlement", RBK_RECORD (fresh)));
    }
  else if (rbk_entitlement_get_included (entitlement) == NULL ||
           rbk_decimal_compare (*rbk_entitlement_get_included (entitlement), *units) < 0)
    rbk_edit_add (group, rbk_edit_new_set_decimal (RBK_RECORD (entitlement), "included", units));
}

static void
drop_tiers (RbkEdit *group, RbkRateCard *card)
{
  keep_free_units (group, card);
  for (guint i = n_tiers_of (card); i > 0; i--)
    rbk_edit_add (group,
                  rbk_edit_new_remove (G_LIST_STORE (rbk_rate_card_get_tiers (card)), i - 1));
}

/**
 * rbk_card_edit_kind:
 * @card: a rate card
 * @kind: another kind of price
 *
 * Makes the edit that changes how quantity becomes an amount. What a unit costs stays: a
 * package is as dear as its units, a first tier without a price becomes included units.
 * What the new kind can't do without is added: an open tier, the size of a package.
 *
 * Returns: (transfer full): the edit
 */
RbkEdit *
rbk_card_edit_kind (RbkRateCard *card, RbkPriceKind kind)
{
  RbkEdit   *group;
  RbkDecimal price, size;

  g_return_val_if_fail (RBK_IS_RATE_CARD (card), NULL);

  group = rbk_edit_new_group (N_ ("Change price kind"));
  if (rbk_rate_card_get_price (card) == kind)
    return group;

  price = unit_price_of (card);
  size = package_size_of (card);
  rbk_edit_add (group, rbk_edit_new_set_integer (RBK_RECORD (card), "price", (int) kind));
  if (has_tiers (kind) && n_tiers_of (card) == 0)
    add_open_tier (group, card, price);
  if (has_tiers (kind))
    return group;

  drop_tiers (group, card);
  if (kind == RBK_PRICE_KIND_PACKAGE)
    {
      price = rbk_decimal_mul (price, size);
      rbk_edit_add (group, rbk_edit_new_set_decimal (RBK_RECORD (card), "package-size", &size));
    }
  rbk_edit_add (group, rbk_edit_new_set_decimal (RBK_RECORD (card), "amount", &price));

  return group;
}
