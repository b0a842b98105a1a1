/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-tier-edit.h"

#include "rbk-text.h"
#include "rbk-tier.h"

#define FIRST_BOUND RBK_DECIMAL_UNITS (1000)

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

/* A card holds its tiers, so what is borrowed from it stays. */
static RbkTier *
tier_at (RbkRateCard *card, guint position)
{
  g_autoptr(RbkTier) tier = g_list_model_get_item (rbk_rate_card_get_tiers (card), position);

  return tier;
}

static RbkDecimal
start_of (RbkRateCard *card, guint position)
{
  const RbkDecimal *bound = position > 0 ? rbk_tier_get_up_to (tier_at (card, position - 1)) : NULL;

  return bound != NULL ? *bound : RBK_DECIMAL_ZERO;
}

/* Half way to the end of a bracket, a whole number where one is there; of an open one twice
 * its start. */
static RbkDecimal
find_split (RbkRateCard *card, guint position)
{
  RbkDecimal        start = start_of (card, position);
  const RbkDecimal *end = rbk_tier_get_up_to (tier_at (card, position));
  RbkDecimal        half, whole;

  if (end == NULL)
    return rbk_decimal_sign (start) > 0 ? rbk_decimal_mul (start, RBK_DECIMAL_UNITS (2))
                                        : FIRST_BOUND;

  half = rbk_decimal_div (rbk_decimal_add (start, *end), RBK_DECIMAL_UNITS (2), RBK_ROUND_DOWN);
  whole = rbk_decimal_round (half, 0, RBK_ROUND_FLOOR);

  return rbk_decimal_compare (whole, start) > 0 ? whole : half;
}

/**
 * rbk_tier_edit_split:
 * @card: a rate card with tiers
 * @position: one of them
 *
 * Makes the edit that parts a bracket in two of the same price: a bounded one half way, an
 * open one at twice its start.
 *
 * Returns: (transfer full): the edit
 */
RbkEdit *
rbk_tier_edit_split (RbkRateCard *card, guint position)
{
  g_autoptr(RbkRecord) lower = NULL;
  RbkDecimal bound;
  RbkEdit   *group;

  g_return_val_if_fail (RBK_IS_RATE_CARD (card), NULL);
  g_return_val_if_fail (position < n_tiers_of (card), NULL);

  bound = find_split (card, position);
  lower = rbk_record_copy (RBK_RECORD (tier_at (card, position)));
  g_object_set (lower, "up-to", &bound, NULL);
  group = rbk_edit_new_group (N_ ("Add bracket"));
  rbk_edit_add (group, rbk_edit_new_insert (tiers_of (card), position, lower));

  return group;
}

/**
 * rbk_tier_edit_remove:
 * @card: a rate card with two tiers or more
 * @position: one of them
 *
 * Makes the edit that removes a bracket: the next one then begins earlier. Without the last
 * one, the one before has no end.
 *
 * Returns: (transfer full): the edit
 */
RbkEdit *
rbk_tier_edit_remove (RbkRateCard *card, guint position)
{
  RbkEdit *group;

  g_return_val_if_fail (RBK_IS_RATE_CARD (card), NULL);
  g_return_val_if_fail (n_tiers_of (card) > 1 && position < n_tiers_of (card), NULL);

  group = rbk_edit_new_group (N_ ("Remove bracket"));
  rbk_edit_add (group, rbk_edit_new_remove (tiers_of (card), position));
  if (position + 1 == n_tiers_of (card))
    rbk_edit_add (group, rbk_edit_new_set_decimal (RBK_RECORD (tier_at (card, position - 1)),
                                                   "up-to", NULL));

  return group;
}

/**
 * rbk_tier_edit_bound:
 * @card: a rate card with tiers
 * @position: one of them that is not the last
 * @up_to: the last unit that should belong to it
 * @error: return location for a #GError of domain RBK_ERROR
 *
 * Makes the edit that moves the end of a bracket, and so the start of the next one.
 *
 * Returns: (transfer full) (nullable): the edit, or %NULL where the brackets would not
 *   ascend
 */
RbkEdit *
rbk_tier_edit_bound (RbkRateCard *card, guint position, RbkDecimal up_to, GError **error)
{
  RbkDecimal        start;
  const RbkDecimal *end;
  g_autofree char  *text = NULL;

  g_return_val_if_fail (RBK_IS_RATE_CARD (card), NULL);
  g_return_val_if_fail (position + 1 < n_tiers_of (card), NULL);

  start = start_of (card, position);
  end = rbk_tier_get_up_to (tier_at (card, position + 1));
  if (rbk_decimal_compare (up_to, start) <= 0)
    {
      text = rbk_decimal_to_string (start);
      g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
                   E_ ("must be more than %s, where the bracket begins"), text);
      return NULL;
    }
  if (end != NULL && rbk_decimal_compare (up_to, *end) >= 0)
    {
      text = rbk_decimal_to_string (*end);
      g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
                   E_ ("must be less than %s, where the next bracket ends; raise that first"),
                   text);
      return NULL;
    }

  return rbk_edit_new_set_decimal (RBK_RECORD (tier_at (card, position)), "up-to", &up_to);
}
