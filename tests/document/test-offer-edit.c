/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-currency-price.h"
#include "rbk-discount.h"
#include "rbk-document.h"
#include "rbk-message.h"
#include "rbk-offer-edit.h"

static guint
count (GListModel *list)
{
  return g_list_model_get_n_items (list);
}

static void
test_discounts (void)
{
  g_autoptr(RbkBook) book = rbk_book_new ();
  g_autoptr(RbkDocument) document = rbk_document_new_for_book (book);
  GListModel *discounts = rbk_book_get_discounts (book);
  g_autoptr(RbkDiscount) second = NULL;
  g_autoptr(GError) error = NULL;

  for (int i = 0; i < 2; i++)
    g_assert_true (
        rbk_document_take (document, rbk_discount_edit_add (book, "Launch offer"), &error));
  second = g_list_model_get_item (discounts, 1);
  g_assert_cmpstr (rbk_discount_get_key (second), ==, "launch-offer-2");
  rbk_document_undo (document);
  rbk_document_undo (document);
  g_assert_cmpuint (count (discounts), ==, 0);
}

static void
test_messages (void)
{
  g_autoptr(RbkBook) book = rbk_book_new ();
  g_autoptr(RbkDocument) document = rbk_document_new_for_book (book);
  g_autoptr(RbkMessage) message = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (
      rbk_document_take (document, rbk_message_edit_add (book, "Nearly", "{used}"), &error));
  message = g_list_model_get_item (rbk_book_get_messages (book), 0);
  g_assert_cmpstr (rbk_message_get_title (message), ==, "Nearly");
  g_assert_cmpstr (rbk_message_get_text (message), ==, "{used}");
  rbk_document_undo (document);
  g_assert_cmpuint (count (rbk_book_get_messages (book)), ==, 0);
}

static void
test_currencies (void)
{
  g_autoptr(RbkRateCard) card = rbk_rate_card_new ();
  g_autoptr(RbkCurrencyPrice) price = NULL;
  g_autoptr(RbkEdit) add = NULL;
  g_autoptr(RbkEdit) away = NULL;
  g_autoptr(GError) error = NULL;
  GListModel *prices = rbk_rate_card_get_currency_prices (card);

  g_object_set (card, "amount", &RBK_DECIMAL_UNITS (29), NULL);
  g_assert_null (rbk_currency_edit_add (card, "XX", &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_INVALID);
  g_clear_error (&error);
  add = rbk_currency_edit_add (card, "EUR", &error);
  g_assert_no_error (error);
  g_assert_true (rbk_edit_apply (add, &error));
  price = g_list_model_get_item (prices, 0);
  g_assert_true (
      rbk_decimal_equal (*rbk_currency_price_get_amount (price), RBK_DECIMAL_UNITS (29)));
  g_assert_null (rbk_currency_price_get_annual_amount (price));
  g_assert_null (rbk_currency_edit_add (card, "EUR", &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_null (rbk_currency_edit_remove (card, "GBP"));
  away = rbk_currency_edit_remove (card, "EUR");
  g_assert_true (rbk_edit_apply (away, &error));
  g_assert_cmpuint (count (prices), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/offer-edit/discounts", test_discounts);
  g_test_add_func ("/offer-edit/messages", test_messages);
  g_test_add_func ("/offer-edit/currencies", test_currencies);

  return g_test_run ();
}
