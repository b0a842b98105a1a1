/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-entitlement.h"
#include "rbk-phase-edit.h"
#include "rbk-plan-edit.h"
#include "rbk-test-books.h"
#include "rbk-test-figures.h"
#include "rbk-tier.h"

static RbkRateCard *
append_card (RbkPhase *phase, const char *key, const char *meter, const char *amount)
{
  g_autoptr(RbkRateCard) card = rbk_rate_card_new ();
  RbkDecimal value = rbk_test_decimal (amount);

  g_object_set (card, "key", key, "meter", meter, "amount", &value, NULL);
  g_list_store_append (G_LIST_STORE (rbk_phase_get_rate_cards (phase)), card);

  return card;
}

static void
apply (RbkEdit *edit)
{
  g_assert_nonnull (edit);
  g_assert_true (rbk_edit_apply (edit, NULL));
}

static void
test_price_of_a_month (void)
{
  g_autoptr(RbkPhase) phase = rbk_phase_new ();
  RbkRateCard *fee = append_card (phase, "base", NULL, "29");
  g_autoptr(RbkEdit) edit = rbk_phase_edit_price (phase, rbk_test_decimal ("39.5"), NULL);

  apply (edit);
  rbk_test_assert_decimal_at (rbk_rate_card_get_amount (fee), "39.5");
  rbk_edit_revert (edit);
  rbk_test_assert_decimal_at (rbk_rate_card_get_amount (fee), "29");
}

static void
test_price_of_a_year (void)
{
  g_autoptr(RbkPhase) phase = rbk_phase_new ();
  RbkRateCard *fee = append_card (phase, "base", NULL, "120");
  g_autoptr(RbkEdit) edit = NULL;

  g_object_set (fee, "cadence", "P1Y", NULL);
  edit = rbk_phase_edit_price (phase, rbk_test_decimal ("12"), NULL);
  apply (edit);
  rbk_test_assert_decimal_at (rbk_rate_card_get_amount (fee), "144");
}

static void
test_price_beside_other_fees (void)
{
  g_autoptr(RbkPhase) phase = rbk_phase_new ();
  RbkRateCard *setup = append_card (phase, "setup", NULL, "500");
  RbkRateCard *fee = append_card (phase, "base", NULL, "29");
  g_autoptr(RbkEdit) edit = NULL;
  g_autoptr(GError) error = NULL;

  g_object_set (setup, "cadence", "once", NULL);
  append_card (phase, "support", NULL, "10");
  g_assert_true (rbk_phase_find_fee (phase) == fee);

  edit = rbk_phase_edit_price (phase, rbk_test_decimal ("50"), NULL);
  apply (edit);
  rbk_test_assert_decimal_at (rbk_rate_card_get_amount (fee), "40");

  g_assert_null (rbk_phase_edit_price (phase, rbk_test_decimal ("9.99"), &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_INVALID);
  rbk_test_assert_decimal_at (rbk_rate_card_get_amount (fee), "40");
}

static void
test_price_where_there_is_none (void)
{
  g_autoptr(RbkPhase) phase = rbk_phase_new ();
  g_autoptr(RbkEdit) edit = rbk_phase_edit_price (phase, rbk_test_decimal ("7"), NULL);

  apply (edit);
  rbk_test_assert_decimal_at (rbk_rate_card_get_amount (rbk_phase_find_fee (phase)), "7");
  rbk_edit_revert (edit);
  g_assert_null (rbk_phase_find_fee (phase));
}

static void
test_included_and_limit (void)
{
  g_autoptr(RbkPhase) phase = rbk_phase_new ();
  RbkDecimal   included = rbk_test_decimal ("200");
  RbkDecimal   cap = rbk_test_decimal ("250");
  RbkRateCard *card;
  g_autoptr(RbkEdit) first = rbk_phase_edit_included (phase, "runs", &included);
  g_autoptr(RbkEdit) second = NULL;

  apply (first);
  card = rbk_phase_find_meter_card (phase, "runs");
  g_assert_nonnull (card);
  rbk_test_assert_decimal_at (rbk_entitlement_get_included (rbk_rate_card_get_entitlement (card)),
                              "200");

  second = rbk_phase_edit_limit (phase, "runs", RBK_LIMIT_HARD, &cap);
  apply (second);
  g_assert_cmpint (rbk_entitlement_get_limit (rbk_rate_card_get_entitlement (card)), ==,
                   RBK_LIMIT_HARD);
  rbk_test_assert_decimal_at (rbk_entitlement_get_cap (rbk_rate_card_get_entitlement (card)),
                              "250");

  rbk_edit_revert (second);
  g_assert_cmpint (rbk_entitlement_get_limit (rbk_rate_card_get_entitlement (card)), ==,
                   RBK_LIMIT_NONE);
  rbk_edit_revert (first);
  g_assert_null (rbk_phase_find_meter_card (phase, "runs"));
}

typedef struct
{
  const char  *name;
  RbkPriceKind kind;
  const char  *amount; /* expected afterwards, for a price of 0.5 and packages of 1,000 */
} OverageCase;

static const OverageCase overage_cases[] = {
  { "per-unit", RBK_PRICE_KIND_PER_UNIT, "0.5" },
  { "flat-becomes-per-unit", RBK_PRICE_KIND_FLAT, "0.5" },
  { "package", RBK_PRICE_KIND_PACKAGE, "500" },
};

static void
test_overage (gconstpointer data)
{
  const OverageCase *c = data;
  g_autoptr(RbkPhase) phase = rbk_phase_new ();
  RbkRateCard *card = append_card (phase, "runs", "runs", "0");
  RbkDecimal   size = rbk_test_decimal ("1000");
  g_autoptr(RbkEdit) edit = NULL;

  g_object_set (card, "price", c->kind, "package-size", &size, NULL);
  edit = rbk_phase_edit_overage (phase, "runs", rbk_test_decimal ("0.5"));
  apply (edit);
  rbk_test_assert_decimal_at (rbk_rate_card_get_amount (card), c->amount);
  g_assert_cmpint (rbk_rate_card_get_price (card), !=, RBK_PRICE_KIND_FLAT);
}

/* Tiers 0-100 free, 100-1,000, beyond: with 100 included the second is the overage. */
static void
test_overage_of_tiers (void)
{
  static const char *const bounds[] = { "100", "1000", NULL };
  g_autoptr(RbkPhase) phase = rbk_phase_new ();
  RbkRateCard *card = append_card (phase, "runs", "runs", "0");
  RbkDecimal   included = rbk_test_decimal ("100");
  GListModel  *tiers = rbk_rate_card_get_tiers (card);
  g_autoptr(RbkEdit) include = NULL;
  g_autoptr(RbkEdit) edit = NULL;

  g_object_set (card, "price", RBK_PRICE_KIND_GRADUATED, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (bounds); i++)
    {
      g_autoptr(RbkTier) tier = rbk_tier_new ();
      RbkDecimal bound = rbk_test_decimal (bounds[i] != NULL ? bounds[i] : "0");

      g_object_set (tier, "up-to", bounds[i] != NULL ? &bound : NULL, NULL);
      g_list_store_append (G_LIST_STORE (tiers), tier);
    }
  include = rbk_phase_edit_included (phase, "runs", &included);
  apply (include);
  edit = rbk_phase_edit_overage (phase, "runs", rbk_test_decimal ("0.02"));
  apply (edit);

  for (guint i = 0; i < G_N_ELEMENTS (bounds); i++)
    {
      g_autoptr(RbkTier) tier = g_list_model_get_item (tiers, i);
      RbkDecimal price = rbk_tier_get_unit_price (tier);

      rbk_test_assert_decimal_at (&price, i == 1 ? "0.02" : "0");
    }
}

static const char *
key_at (RbkBook *book, guint position)
{
  g_autoptr(RbkRecord) plan = g_list_model_get_item (rbk_book_get_plans (book), position);

  return rbk_record_get_key (plan);
}

static void
test_plans (void)
{
  g_autoptr(RbkBook) book = rbk_book_new ();
  g_autoptr(RbkEdit) add = rbk_plan_edit_add (book);
  g_autoptr(RbkEdit) duplicate = NULL;
  g_autoptr(RbkEdit) move = NULL;
  g_autoptr(RbkEdit) remove = NULL;

  apply (add);
  duplicate = rbk_plan_edit_duplicate (book, 0);
  apply (duplicate);
  g_assert_cmpstr (key_at (book, 0), ==, "plan");
  g_assert_cmpstr (key_at (book, 1), ==, "plan-2");

  move = rbk_plan_edit_move (book, 0, 1);
  apply (move);
  g_assert_cmpstr (key_at (book, 0), ==, "plan-2");
  remove = rbk_plan_edit_remove (book, 0);
  apply (remove);
  g_assert_cmpuint (g_list_model_get_n_items (rbk_book_get_plans (book)), ==, 1);

  rbk_edit_revert (remove);
  rbk_edit_revert (move);
  g_assert_cmpstr (key_at (book, 1), ==, "plan-2");
  rbk_edit_revert (duplicate);
  rbk_edit_revert (add);
  g_assert_cmpuint (g_list_model_get_n_items (rbk_book_get_plans (book)), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/phase-edit/price/month", test_price_of_a_month);
  g_test_add_func ("/phase-edit/price/year", test_price_of_a_year);
  g_test_add_func ("/phase-edit/price/beside-other-fees", test_price_beside_other_fees);
  g_test_add_func ("/phase-edit/price/none", test_price_where_there_is_none);
  g_test_add_func ("/phase-edit/included-and-limit", test_included_and_limit);
  g_test_add_func ("/phase-edit/overage/tiers", test_overage_of_tiers);
  g_test_add_func ("/plan-edit/walk", test_plans);
  for (gsize i = 0; i < G_N_ELEMENTS (overage_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/phase-edit/overage/", overage_cases[i].name, NULL);

      g_test_add_data_func (path, &overage_cases[i], test_overage);
    }

  return g_test_run ();
}
