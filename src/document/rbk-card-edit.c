/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-card-edit.h"

#include "rbk-tier.h"

#define DEFAULT_PACKAGE RBK_DECIMAL_UNITS (1000)
#define DEFAULT_BOUND RBK_DECIMAL_UNITS (1000)

static GListStore *
tiers_of (RbkRateCard *card)
{
  return G_LIST_STORE (rbk_rate_card_get_tiers (card));
}

static guint
n_tiers_of (RbkRateCard *card)
{
  return g_list_model_get_n_items (rbk_rate_card_get_tiers (card));
}

static gboolean
has_tiers (RbkPriceKind kind)
{
  return kind == RBK_PRICE_KIND_GRADUATED || kind == RBK_PRICE_KIND_VOLUME;
}

/* One open tier at the price that the card had. */
static void
add_open_tier (RbkEdit *group, RbkRateCard *card)
{
  g_autoptr(RbkTier) tier = rbk_tier_new ();
  const RbkDecimal *amount = rbk_rate_card_get_amount (card);

  if (amount != NULL)
    g_object_set (tier, "unit-price", amount, NULL);
  rbk_edit_add (group, rbk_edit_new_insert (tiers_of (card), 0, RBK_RECORD (tier)));
}

/* Without tiers the card keeps the price of the first. */
static void
drop_tiers (RbkEdit *group, RbkRateCard *card)
{
  g_autoptr(RbkTier) first = g_list_model_get_item (rbk_rate_card_get_tiers (card), 0);
  RbkDecimal price = rbk_tier_get_unit_price (first);

  for (guint i = n_tiers_of (card); i > 0; i--)
    rbk_edit_add (group, rbk_edit_new_remove (tiers_of (card), i - 1));
  rbk_edit_add (group, rbk_edit_new_set_decimal (RBK_RECORD (card), "amount", &price));
}

/**
 * rbk_card_edit_kind:
 * @card: a rate card
 * @kind: another kind of price
 *
 * Makes the edit that changes how quantity becomes an amount, with what the new kind can't
 * do without: an open tier, the size of a package.
 *
 * Returns: (transfer full): the edit
 */
RbkEdit *
rbk_card_edit_kind (RbkRateCard *card, RbkPriceKind kind)
{
  RbkEdit   *group = rbk_edit_new_group ("Change price kind");
  RbkDecimal size = DEFAULT_PACKAGE;

  rbk_edit_add (group, rbk_edit_new_set_integer (RBK_RECORD (card), "price", (int) kind));
  if (has_tiers (kind) && n_tiers_of (card) == 0)
    add_open_tier (group, card);
  if (!has_tiers (kind) && n_tiers_of (card) > 0)
    drop_tiers (group, card);
  if (kind == RBK_PRICE_KIND_PACKAGE && rbk_rate_card_get_package_size (card) == NULL)
    rbk_edit_add (group, rbk_edit_new_set_decimal (RBK_RECORD (card), "package-size", &size));

  return group;
}

/**
 * rbk_card_edit_add_tier:
 * @card: a rate card with tiers
 *
 * Makes the edit that parts the open tier: a bounded one of the same price comes before it,
 * up to twice the bound before.
 *
 * Returns: (transfer full): the edit
 */
RbkEdit *
rbk_card_edit_add_tier (RbkRateCard *card)
{
  guint n_tiers = n_tiers_of (card);
  g_autoptr(RbkTier) tier = rbk_tier_new ();
  g_autoptr(RbkTier) open = NULL;
  g_autoptr(RbkTier) before = NULL;
  RbkDecimal bound = DEFAULT_BOUND;
  RbkDecimal price;

  g_return_val_if_fail (n_tiers > 0, NULL);

  open = g_list_model_get_item (rbk_rate_card_get_tiers (card), n_tiers - 1);
  before = n_tiers > 1 ? g_list_model_get_item (rbk_rate_card_get_tiers (card), n_tiers - 2) : NULL;
  if (before != NULL && rbk_tier_get_up_to (before) != NULL)
    bound = rbk_decimal_mul (*rbk_tier_get_up_to (before), RBK_DECIMAL_UNITS (2));
  price = rbk_tier_get_unit_price (open);
  g_object_set (tier, "up-to", &bound, "unit-price", &price, NULL);

  return rbk_edit_new_insert (tiers_of (card), n_tiers - 1, RBK_RECORD (tier));
}

/**
 * rbk_card_edit_remove_tier:
 * @card: a rate card with two tiers or more
 *
 * Makes the edit that removes the last bounded tier; the open one then begins earlier, so
 * that no gap is left.
 *
 * Returns: (transfer full): the edit
 */
RbkEdit *
rbk_card_edit_remove_tier (RbkRateCard *card)
{
  guint n_tiers = n_tiers_of (card);

  g_return_val_if_fail (n_tiers > 1, NULL);

  return rbk_edit_new_remove (tiers_of (card), n_tiers - 2);
}
