/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-book-view.h"

#include "rbk-currency-price.h"
#include "rbk-phase.h"
#include "rbk-plan.h"
#include "rbk-rate-card.h"
#include "rbk-tier.h"

/* A book as a customer meets it who pays in another currency, or for a year ahead. It is a copy
 * with other amounts, so that all that bills a book bills it too. */

typedef gboolean (*CardFunc) (
    RbkRateCard *card, RbkPlan *plan, RbkPhase *phase, gpointer user_data, GError **error);

static gboolean
walk_phase (RbkPlan *plan, RbkPhase *phase, CardFunc function, gpointer user_data, GError **error)
{
  GListModel *cards = rbk_phase_get_rate_cards (phase);

  for (guint i = 0; i < g_list_model_get_n_items (cards); i++)
    {
      g_autoptr(RbkRateCard) card = g_list_model_get_item (cards, i);

      if (!function (card, plan, phase, user_data, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
walk_cards (RbkBook *book, CardFunc function, gpointer user_data, GError **error)
{
  GListModel *plans = rbk_book_get_plans (book);

  for (guint i = 0; i < g_list_model_get_n_items (plans); i++)
    {
      g_autoptr(RbkPlan) plan = g_list_model_get_item (plans, i);
      GListModel *phases = rbk_plan_get_phases (plan);

      for (guint j = 0; j < g_list_model_get_n_items (phases); j++)
        {
          g_autoptr(RbkPhase) phase = g_list_model_get_item (phases, j);

          if (!walk_phase (plan, phase, function, user_data, error))
            return FALSE;
        }
    }

  return TRUE;
}

static gboolean
list_currencies (
    RbkRateCard *card, RbkPlan *plan, RbkPhase *phase, gpointer user_data, GError **error)
{
  GStrvBuilder *currencies = ((gpointer *) user_data)[0];
  GHashTable   *seen = ((gpointer *) user_data)[1];
  GListModel   *prices = rbk_rate_card_get_currency_prices (card);

  for (guint i = 0; i < g_list_model_get_n_items (prices); i++)
    {
      g_autoptr(RbkCurrencyPrice) price = g_list_model_get_item (prices, i);
      const char *currency = rbk_currency_price_get_currency (price);

      if (currency != NULL && g_hash_table_add (seen, (gpointer) currency))
        g_strv_builder_add (currencies, currency);
    }

  return TRUE;
}

/**
 * rbk_book_list_currencies:
 * @book: a book
 *
 * Returns: (transfer full) (array zero-terminated=1): the codes of all currencies in which it has
 *   a price, its own first, the others as they come in the book
 */
char **
rbk_book_list_currencies (RbkBook *book)
{
  g_autoptr(GStrvBuilder) currencies = g_strv_builder_new ();
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  gpointer both[] = { currencies, seen };

  g_return_val_if_fail (RBK_IS_BOOK (book), NULL);

  g_strv_builder_add (currencies, rbk_book_get_currency (book));
  g_hash_table_add (seen, (gpointer) rbk_book_get_currency (book));
  walk_cards (book, list_currencies, both, NULL);

  return g_strv_builder_end (currencies);
}

static gboolean
is_paid_annually (RbkRateCard *card)
{
  return rbk_rate_card_get_annual_amount (card) != NULL && rbk_rate_card_get_meter (card) == NULL &&
         rbk_rate_card_get_price (card) == RBK_PRICE_KIND_FLAT &&
         g_strcmp0 (rbk_rate_card_get_cadence (card), "P1M") == 0;
}

static gboolean
find_annual (RbkRateCard *card, RbkPlan *plan, RbkPhase *phase, gpointer user_data, GError **error)
{
  gboolean *has_any = user_data;

  *has_any = *has_any || is_paid_annually (card);

  return TRUE;
}

/**
 * rbk_book_has_annual_prices:
 * @book: a book
 *
 * Returns: whether any of its fees can be paid for a year ahead
 */
gboolean
rbk_book_has_annual_prices (RbkBook *book)
{
  gboolean has_any = FALSE;

  g_return_val_if_fail (RBK_IS_BOOK (book), FALSE);

  walk_cards (book, find_annual, &has_any, NULL);

  return has_any;
}

static RbkCurrencyPrice *
find_price (RbkRateCard *card, const char *currency)
{
  GListModel *prices = rbk_rate_card_get_currency_prices (card);

  for (guint i = 0; i < g_list_model_get_n_items (prices); i++)
    {
      g_autoptr(RbkCurrencyPrice) price = g_list_model_get_item (prices, i);

      if (g_strcmp0 (rbk_currency_price_get_currency (price), currency) == 0)
        return g_steal_pointer (&price);
    }

  return NULL;
}

static gboolean
tiers_match (GListModel *tiers, GListModel *own)
{
  guint n_tiers = g_list_model_get_n_items (tiers);

  if (n_tiers != g_list_model_get_n_items (own))
    return FALSE;
  for (guint i = 0; i < n_tiers; i++)
    {
      g_autoptr(RbkTier) tier = g_list_model_get_item (tiers, i);
      g_autoptr(RbkTier) other = g_list_model_get_item (own, i);
      const RbkDecimal *a = rbk_tier_get_up_to (tier), *b = rbk_tier_get_up_to (other);

      if ((a == NULL) != (b == NULL) || (a != NULL && !rbk_decimal_equal (*a, *b)))
        return FALSE;
    }

  return TRUE;
}

/* A card and its price in another currency are changed one after the other. */
static gboolean
fits (RbkRateCard *card, RbkCurrencyPrice *price)
{
  return tiers_match (rbk_currency_price_get_tiers (price), rbk_rate_card_get_tiers (card)) &&
         (rbk_currency_price_get_amount (price) != NULL) ==
             (rbk_rate_card_get_amount (card) != NULL);
}

static gboolean
is_free (RbkRateCard *card)
{
  const RbkDecimal *amount = rbk_rate_card_get_amount (card);
  const RbkDecimal *minimum = rbk_rate_card_get_minimum (card);
  const RbkDecimal *year = rbk_rate_card_get_annual_amount (card);

  return g_list_model_get_n_items (rbk_rate_card_get_tiers (card)) == 0 &&
         (amount == NULL || rbk_decimal_is_zero (*amount)) &&
         (minimum == NULL || rbk_decimal_is_zero (*minimum)) &&
         (year == NULL || rbk_decimal_is_zero (*year));
}

static void
take_property (RbkRecord *from, RbkRecord *to, const char *name)
{
  g_auto(GValue) value = G_VALUE_INIT;
  const RbkField *field = rbk_record_find_field (to, name);

  if (field->kind == RBK_FIELD_LIST)
    {
      GListStore *source = rbk_record_get_list (from, rbk_record_find_field (from, name));
      GListStore *target = rbk_record_get_list (to, field);

      g_list_store_remove_all (target);
      for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (source)); i++)
        {
          g_autoptr(RbkRecord) item = g_list_model_get_item (G_LIST_MODEL (source), i);
          g_autoptr(RbkRecord) copy = rbk_record_copy (item);

          g_list_store_append (target, copy);
        }
      return;
    }
  g_object_get_property (G_OBJECT (from), name, &value);
  g_object_set_property (G_OBJECT (to), name, &value);
}

static gboolean
take_currency (
    RbkRateCard *card, RbkPlan *plan, RbkPhase *phase, gpointer user_data, GError **error)
{
  static const char *const names[] = { "amount", "annual-amount", "tiers", "minimum", "maximum" };
  const char              *currency = user_data;
  g_autoptr(RbkCurrencyPrice) price = find_price (card, currency);

  if (price == NULL && is_free (card))
    return TRUE;
  if (price == NULL)
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_NOT_FOUND,
                   E_ ("%s.%s.%s has no price in %s; add one, or leave that currency out"),
                   rbk_plan_get_key (plan), rbk_phase_get_key (phase), rbk_rate_card_get_key (card),
                   currency);
      return FALSE;
    }
  if (!fits (card, price))
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
                   E_ ("the price of %s.%s.%s in %s does not fit it; give it an amount where the "
                       "card has one, and as many tiers with the same bounds"),
                   rbk_plan_get_key (plan), rbk_phase_get_key (phase), rbk_rate_card_get_key (card),
                   currency);
      return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    take_property (RBK_RECORD (price), RBK_RECORD (card), names[i]);

  return TRUE;
}

/* Of a currency that nothing has a price in, one rate card is not what is wrong. */
static void
explain_currency (RbkBook *book, const char *currency, GError **error)
{
  g_auto(GStrv) currencies = rbk_book_list_currencies (book);
  g_autofree char *list = NULL;

  if (error == NULL || !g_error_matches (*error, RBK_ERROR, RBK_ERROR_NOT_FOUND) ||
      g_strv_contains ((const char *const *) currencies, currency))
    return;
  g_clear_error (error);
  list = g_strjoinv (", ", currencies);
  g_set_error (error, RBK_ERROR, RBK_ERROR_NOT_FOUND,
               E_ ("the book has no price in %s; choose a currency that it has prices in: %s"),
               currency, list);
}

/**
 * rbk_book_new_in_currency:
 * @book: a book
 * @currency: an ISO 4217 code
 * @error: return location for a #GError
 *
 * Makes the book of those who pay in another currency: a copy in which each rate card has its
 * price in it. What is free is free in every currency. It is for bills and pricing pages: what
 * it costs to serve a customer stays in the currency of the first book, so margins of the copy
 * mean nothing.
 *
 * Fails with `RBK_ERROR_NOT_FOUND` where a rate card has no price in the currency, or none has,
 * and then names those that the book has; and with
 * `RBK_ERROR_INVALID` where its price there has other tiers than itself.
 *
 * Returns: (transfer full): the copy
 */
RbkBook *
rbk_book_new_in_currency (RbkBook *book, const char *currency, GError **error)
{
  g_autoptr(RbkBook) copy = NULL;

  g_return_val_if_fail (RBK_IS_BOOK (book), NULL);
  g_return_val_if_fail (currency != NULL, NULL);

  copy = RBK_BOOK (rbk_record_copy (RBK_RECORD (book)));
  if (g_strcmp0 (rbk_book_get_currency (book), currency) == 0)
    return g_steal_pointer (&copy);
  if (!walk_cards (copy, take_currency, (gpointer) currency, error))
    {
      explain_currency (book, currency, error);
      return NULL;
    }
  g_object_set (copy, "currency", currency, NULL);

  return g_steal_pointer (&copy);
}

static gboolean
pay_annually (RbkRateCard *card, RbkPlan *plan, RbkPhase *phase, gpointer user_data, GError **error)
{
  if (!is_paid_annually (card))
    return TRUE;
  g_object_set (card, "amount", rbk_rate_card_get_annual_amount (card), "cadence", "P1Y",
                "annual-amount", NULL, NULL);

  return TRUE;
}

/**
 * rbk_book_new_paid_annually:
 * @book: a book
 *
 * Makes the book of those who pay for a year ahead: a copy in which each fee that has a price of a
 * year is charged yearly. All else stays as it is: overage is billed monthly.
 *
 * Returns: (transfer full): the copy
 */
RbkBook *
rbk_book_new_paid_annually (RbkBook *book)
{
  RbkBook *copy;

  g_return_val_if_fail (RBK_IS_BOOK (book), NULL);

  copy = RBK_BOOK (rbk_record_copy (RBK_RECORD (book)));
  walk_cards (copy, pay_annually, NULL, NULL);

  return copy;
}
