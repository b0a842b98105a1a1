/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-inspector-currency.h"

#include <glib/gi18n-lib.h>

#include "rbk-book-view.h"
#include "rbk-currency-price.h"
#include "rbk-inspector-private.h"
#include "rbk-offer-edit.h"

/* What a rate card costs in other currencies. */

/* Currencies that are asked for most; those that the book has come before them. */
static const char *const usual[] = { "USD", "EUR", "GBP", "JPY", "CHF",
                                     "CAD", "AUD", "INR", "BRL", NULL };

static void
add_price (RbkInspectorGroup *group, RbkRateCard *card, RbkCurrencyPrice *price)
{
  const char      *currency = rbk_currency_price_get_currency (price);
  RbkMoneyFormat  *format = rbk_money_format_new (NULL, currency);
  RbkMoneyFormat  *before = group->target.format;
  RbkRecord       *record = group->target.record;
  g_autofree char *id = g_strconcat ("rbk-format-", currency, NULL);
  /* Translators: %s is a currency: “Price in EUR” */
  g_autofree char *title = g_strdup_printf (_ ("Price in %s"), currency);
  /* Translators: %s is a currency: “Price a year in EUR” */
  g_autofree char *yearly = g_strdup_printf (_ ("Price a year in %s"), currency);

  /* Rows borrow it: it goes with the list that they are in. */
  g_object_set_data_full (G_OBJECT (group->list), id, format,
                          (GDestroyNotify) rbk_money_format_free);
  group->target.format = format;
  group->target.record = RBK_RECORD (price);
  rbk_inspector_group_add (group, "amount", title);
  if (rbk_rate_card_get_annual_amount (card) != NULL)
    rbk_inspector_group_add (group, "annual-amount", yearly);
  group->target.format = before;
  group->target.record = record;
}

/**
 * rbk_inspector_add_currencies:
 * @group: the group of a rate card
 * @card: the rate card
 *
 * Adds a row for each price in another currency. Prices of brackets are in the file alone.
 */
void
rbk_inspector_add_currencies (RbkInspectorGroup *group, RbkRateCard *card)
{
  GListModel *prices = rbk_rate_card_get_currency_prices (card);

  for (guint i = 0; i < g_list_model_get_n_items (prices); i++)
    {
      g_autoptr(RbkCurrencyPrice) price = g_list_model_get_item (prices, i);

      if (rbk_currency_price_get_currency (price) != NULL &&
          g_list_model_get_n_items (rbk_currency_price_get_tiers (price)) == 0)
        add_price (group, card, price);
    }
}

static gboolean
has_price (RbkRateCard *card, const char *currency)
{
  GListModel *prices = rbk_rate_card_get_currency_prices (card);

  for (guint i = 0; i < g_list_model_get_n_items (prices); i++)
    {
      g_autoptr(RbkCurrencyPrice) price = g_list_model_get_item (prices, i);

      if (g_strcmp0 (rbk_currency_price_get_currency (price), currency) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
add_item (GMenu *menu, RbkRateCard *card, const char *currency, const char *action)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (currency, NULL);

  g_menu_item_set_action_and_target (item, action, "(ss)", rbk_record_get_key (RBK_RECORD (card)),
                                     currency);
  g_menu_append_item (menu, item);
}

/**
 * rbk_inspector_append_currency_menus:
 * @menu: what can be done with a rate card
 * @book: its book
 * @card: the rate card
 *
 * Offers to add a price in another currency, and to remove those that are there.
 */
void
rbk_inspector_append_currency_menus (GMenu *menu, RbkBook *book, RbkRateCard *card)
{
  g_autoptr(GMenu) add = g_menu_new ();
  g_autoptr(GMenu) away = g_menu_new ();
  g_auto(GStrv) own = rbk_book_list_currencies (book);

  /* The first one is the book's own. */
  for (guint i = 1; own[0] != NULL && own[i] != NULL; i++)
    add_item (has_price (card, own[i]) ? away : add, card, own[i],
              has_price (card, own[i]) ? "currency.remove" : "currency.add");
  for (guint i = 0; usual[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) own, usual[i]))
      add_item (add, card, usual[i], "currency.add");
  g_menu_append_submenu (menu, _ ("Add a Price _In"), G_MENU_MODEL (add));
  if (g_menu_model_get_n_items (G_MENU_MODEL (away)) > 0)
    g_menu_append_submenu (menu, _ ("Remove the Price I_n"), G_MENU_MODEL (away));
}

static void
currency_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkInspector *self = RBK_INSPECTOR (widget);
  RbkPhase     *phase = rbk_inspector_get_phase (self);
  const char   *key, *currency;
  RbkRecord    *card;
  RbkEdit      *edit;
  g_autoptr(GError) error = NULL;

  g_variant_get (parameter, "(&s&s)", &key, &currency);
  card = phase != NULL ? rbk_record_find_by_key (rbk_phase_get_rate_cards (phase), key) : NULL;
  if (card == NULL)
    return;
  edit = g_str_equal (action_name, "currency.add")
             ? rbk_currency_edit_add (RBK_RATE_CARD (card), currency, &error)
             : rbk_currency_edit_remove (RBK_RATE_CARD (card), currency);
  rbk_inspector_take (self, edit, error);
}

/**
 * rbk_inspector_install_currency_actions:
 * @widget_class: the inspector's
 *
 * Installs what is done about currencies.
 */
void
rbk_inspector_install_currency_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "currency.add", "(ss)", currency_cb);
  gtk_widget_class_install_action (widget_class, "currency.remove", "(ss)", currency_cb);
}
