/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-book.h"
#include "rbk-currency-price.h"
#include "rbk-delivery.h"
#include "rbk-discount.h"
#include "rbk-discovery.h"
#include "rbk-message.h"
#include "rbk-migration-plan.h"
#include "rbk-suppression.h"

#include "accessors.h"

static void
test_offers (void)
{
  g_autoptr(RbkCurrencyPrice) price = rbk_currency_price_new ();
  g_autoptr(RbkDiscount) discount = rbk_discount_new ();

  CHECK_TEXT (price, rbk_currency_price_get_currency, "currency");
  CHECK_OPTIONAL_NUMBER (price, rbk_currency_price_get_amount, "amount");
  CHECK_OPTIONAL_NUMBER (price, rbk_currency_price_get_annual_amount, "annual-amount");
  CHECK_OPTIONAL_NUMBER (price, rbk_currency_price_get_minimum, "minimum");
  CHECK_OPTIONAL_NUMBER (price, rbk_currency_price_get_maximum, "maximum");
  CHECK_LIST (price, rbk_currency_price_get_tiers, "tiers");

  CHECK_TEXT (discount, rbk_discount_get_key, "key");
  CHECK_TEXT (discount, rbk_discount_get_name, "name");
  CHECK_TEXT (discount, rbk_discount_get_duration, "duration");
  CHECK_TEXT (discount, rbk_discount_get_code, "code");
  CHECK_TEXT (discount, rbk_discount_get_redeem_by, "redeem-by");
  CHECK_TEXTS (discount, rbk_discount_get_plans, "plans");
  CHECK_INT (discount, rbk_discount_get_max_redemptions, "max-redemptions", 50);
  CHECK_OPTIONAL_NUMBER (discount, rbk_discount_get_percent, "percent");
  CHECK_OPTIONAL_NUMBER (discount, rbk_discount_get_amount, "amount");
}

static void
test_delivery (void)
{
  g_autoptr(RbkMessage) message = rbk_message_new ();
  g_autoptr(RbkDelivery) delivery = rbk_delivery_new ();

  CHECK_TEXT (message, rbk_message_get_title, "title");
  CHECK_TEXT (message, rbk_message_get_text, "text");
  CHECK_TEXTS (message, rbk_message_get_buttons, "buttons");
  CHECK_INT (message, rbk_message_get_event, "event", RBK_MESSAGE_EVENT_UPGRADE);
  CHECK_INT (message, rbk_message_get_channel, "channel", RBK_MESSAGE_CHANNEL_PAGE);
  CHECK_OPTIONAL_NUMBER (message, rbk_message_get_threshold, "threshold");

  CHECK_TEXT (delivery, rbk_delivery_get_target, "target");
  CHECK_TEXT (delivery, rbk_delivery_get_url, "url");
  CHECK_TEXT (delivery, rbk_delivery_get_logo, "logo");
  CHECK_TEXT (delivery, rbk_delivery_get_prepared_by, "prepared-by");
  CHECK_TEXT (delivery, rbk_delivery_get_introduction, "introduction");
  CHECK_INT (delivery, rbk_delivery_get_stripe_alerts, "stripe-alerts", TRUE);
  g_assert_true (rbk_delivery_get_show_decisions (delivery));
  CHECK_INT (delivery, rbk_delivery_get_show_decisions, "show-decisions", FALSE);
  g_assert_true (rbk_delivery_get_show_findings (delivery));
  CHECK_INT (delivery, rbk_delivery_get_show_findings, "show-findings", FALSE);
  g_assert_true (rbk_delivery_get_show_reasons (delivery));
  CHECK_INT (delivery, rbk_delivery_get_show_reasons, "show-reasons", FALSE);
  g_assert_true (rbk_delivery_get_show_workings (delivery));
  CHECK_INT (delivery, rbk_delivery_get_show_workings, "show-workings", FALSE);
}

static void
test_discovery (void)
{
  g_autoptr(RbkBook) book = rbk_book_new ();
  g_autoptr(RbkDiscovery) discovery = rbk_discovery_new ();

  CHECK_TEXTS (discovery, rbk_discovery_get_answers, "answers");
  g_assert_null (rbk_book_get_discovery (book));
  g_object_set (book, "discovery", discovery, NULL);
  g_assert_true (rbk_book_get_discovery (book) == discovery);
}

static void
test_suppression (void)
{
  g_autoptr(RbkBook) book = rbk_book_new ();
  g_autoptr(RbkSuppression) suppression = rbk_suppression_new ();

  CHECK_LIST (book, rbk_book_get_suppressions, "suppressions");
  CHECK_OPTIONAL_NUMBER (book, rbk_book_get_acquisition_cost, "acquisition-cost");
  CHECK_TEXT (suppression, rbk_suppression_get_rule, "rule");
  CHECK_TEXT (suppression, rbk_suppression_get_where, "where");
  CHECK_TEXT (suppression, rbk_suppression_get_reason, "reason");
}

static void
test_migration (void)
{
  g_autoptr(RbkMigrationPlan) plan = rbk_migration_plan_new ();

  CHECK_TEXT (plan, rbk_migration_plan_get_from_path, "from");
  CHECK_TEXTS (plan, rbk_migration_plan_get_prices, "prices");
  CHECK_TEXTS (plan, rbk_migration_plan_get_map, "map");
  CHECK_NUMBER (plan, rbk_migration_plan_get_threshold, "threshold");
  CHECK_TEXTS (plan, rbk_migration_plan_get_keep, "keep");
  CHECK_INT (plan, rbk_migration_plan_get_keep_months, "keep-months", 6);
  CHECK_INT (plan, rbk_migration_plan_get_waves, "waves", 5);
  CHECK_INT (plan, rbk_migration_plan_get_wave_days, "wave-days", 7);
  CHECK_INT (plan, rbk_migration_plan_get_notice_days, "notice-days", 60);
  CHECK_TEXT (plan, rbk_migration_plan_get_start, "start");
  CHECK_INT (plan, rbk_migration_plan_get_months, "months", 24);
  CHECK_NUMBER (plan, rbk_migration_plan_get_leaving, "leaving");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/Model/Accessors/offers", test_offers);
  g_test_add_func ("/Model/Accessors/delivery", test_delivery);
  g_test_add_func ("/Model/Accessors/migration", test_migration);
  g_test_add_func ("/Model/Accessors/discovery", test_discovery);
  g_test_add_func ("/Model/Accessors/suppression", test_suppression);

  return g_test_run ();
}
