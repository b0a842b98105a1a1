/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-offer-edit.h"

#include <string.h>

#include "rbk-currency-price.h"
#include "rbk-currency.h"
#include "rbk-discount.h"
#include "rbk-error.h"
#include "rbk-message.h"
#include "rbk-unique.h"

/* What a book offers beside its plans: discounts, messages, prices in other currencies. */

static RbkEdit *
insert_last (GListModel *list, gpointer record)
{
  return rbk_edit_new_insert (G_LIST_STORE (list), g_list_model_get_n_items (list),
                              RBK_RECORD (record));
}

/**
 * rbk_discount_edit_add:
 * @book: a book
 * @name: what to call it
 *
 * Adds a discount of 10 % for good, for all plans.
 *
 * Returns: (transfer full): the edit, not yet applied
 */
RbkEdit *
rbk_discount_edit_add (RbkBook *book, const char *name)
{
  GListModel *discounts;
  g_autoptr(RbkDiscount) discount = rbk_discount_new ();
  g_autofree char *key = NULL;

  g_return_val_if_fail (RBK_IS_BOOK (book) && name != NULL, NULL);

  discounts = rbk_book_get_discounts (book);
  key = rbk_unique_key_for_name (discounts, name);
  g_object_set (discount, "key", key, "name", name, "percent", &RBK_DECIMAL_UNITS (10), NULL);

  return insert_last (discounts, discount);
}

/**
 * rbk_message_edit_add:
 * @book: a book
 * @title: its heading
 * @text: what it says
 *
 * Adds a message that is sent when 80 % of the cap are used.
 *
 * Returns: (transfer full): the edit, not yet applied
 */
RbkEdit *
rbk_message_edit_add (RbkBook *book, const char *title, const char *text)
{
  g_autoptr(RbkMessage) message = rbk_message_new ();

  g_return_val_if_fail (RBK_IS_BOOK (book), NULL);

  g_object_set (message, "threshold", &RBK_DECIMAL_UNITS (80), "title", title, "text", text, NULL);

  return insert_last (rbk_book_get_messages (book), message);
}

static int
find_currency (RbkRateCard *card, const char *currency)
{
  GListModel *prices = rbk_rate_card_get_currency_prices (card);

  for (guint i = 0; i < g_list_model_get_n_items (prices); i++)
    {
      g_autoptr(RbkCurrencyPrice) price = g_list_model_get_item (prices, i);

      if (g_strcmp0 (rbk_currency_price_get_currency (price), currency) == 0)
        return (int) i;
    }

  return -1;
}

/* Tiers have the same bounds in every currency; the prices are there to be changed. */
static void
copy_tiers (RbkRateCard *card, RbkCurrencyPrice *price)
{
  GListModel *from = rbk_rate_card_get_tiers (card);
  GListModel *to = rbk_currency_price_get_tiers (price);

  for (guint i = 0; i < g_list_model_get_n_items (from); i++)
    {
      g_autoptr(RbkRecord) tier = g_list_model_get_item (from, i);
      g_autoptr(RbkRecord) copy = rbk_record_copy (tier);

      g_list_store_append (G_LIST_STORE (to), copy);
    }
}

/**
 * rbk_currency_edit_add:
 * @card: a rate card
 * @currency: a code, as `EUR`
 * @error: return location for a #GError of domain RBK_ERROR
 *
 * Gives a rate card a price in another currency, which starts from the same numbers: what is
 * asked there is decided by people, not by a rate of exchange. Fails with `RBK_ERROR_INVALID`
 * where it is no currency, and with `RBK_ERROR_REFUSED` where there is such a price already.
 *
 * Returns: (transfer full) (nullable): the edit, not yet applied
 */
RbkEdit *
rbk_currency_edit_add (RbkRateCard *card, const char *currency, GError **error)
{
  static const char *const names[] = { "amount", "annual-amount", "minimum", "maximum" };
  g_autoptr(RbkCurrencyPrice) price = NULL;

  g_return_val_if_fail (RBK_IS_RATE_CARD (card) && currency != NULL, NULL);

  if (rbk_currency_find (currency) == NULL)
    {
      g_autofree char *quoted = rbk_error_quote (currency, strlen (currency));

      g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
                   E_ ("%s is no currency; write a code such as EUR"), quoted);
      return NULL;
    }
  if (find_currency (card, currency) >= 0)
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_REFUSED, E_ ("there is a price in %s already"),
                   currency);
      return NULL;
    }
  price = rbk_currency_price_new ();
  g_object_set (price, "currency", currency, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_auto(GValue) value = G_VALUE_INIT;

      g_value_init (&value, RBK_TYPE_DECIMAL);
      g_object_get_property (G_OBJECT (card), names[i], &value);
      g_object_set_property (G_OBJECT (price), names[i], &value);
    }
  copy_tiers (card, price);

  return insert_last (rbk_rate_card_get_currency_prices (card), price);
}

/**
 * rbk_currency_edit_remove:
 * @card: a rate card
 * @currency: one that it has a price in
 *
 * Returns: (transfer full) (nullable): the edit, not yet applied; nothing where there is none
 */
RbkEdit *
rbk_currency_edit_remove (RbkRateCard *card, const char *currency)
{
  int position;

  g_return_val_if_fail (RBK_IS_RATE_CARD (card), NULL);

  position = find_currency (card, currency);

  return position >= 0
             ? rbk_edit_new_remove (G_LIST_STORE (rbk_rate_card_get_currency_prices (card)),
                                    (guint) position)
             : NULL;
}
