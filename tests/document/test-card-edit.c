/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rbk-card-edit.h"
#include "rbk-entitlement.h"
#include "rbk-test-book.h"
#include "rbk-test-books.h"
#include "rbk-test-figures.h"
#include "rbk-tier-edit.h"
#include "rbk-wallet-edit.h"

/* What the edits of a rate card make, of its brackets and of its wallet. */

typedef struct
{
  const char  *name;
  RbkPriceKind from;
  const char  *amount, *size, *tiers; /* tiers: “1000:0 -:0.02” */
  RbkPriceKind to;
  const char  *price, *included; /* expected afterwards */
} KindCase;

static const KindCase kind_cases[] = {
  { "per-unit-to-package", RBK_PRICE_KIND_PER_UNIT, "0.02", NULL, NULL, RBK_PRICE_KIND_PACKAGE,
    "20", NULL },
  { "per-unit-to-package-of-its-own", RBK_PRICE_KIND_PER_UNIT, "0.02", "50", NULL,
    RBK_PRICE_KIND_PACKAGE, "1", NULL },
  { "package-to-per-unit", RBK_PRICE_KIND_PACKAGE, "5", "100", NULL, RBK_PRICE_KIND_PER_UNIT,
    "0.05", NULL },
  { "graduated-to-per-unit", RBK_PRICE_KIND_GRADUATED, NULL, NULL, "1000:0.5 -:0.1",
    RBK_PRICE_KIND_PER_UNIT, "0.5", NULL },
  { "free-tier-to-included", RBK_PRICE_KIND_GRADUATED, NULL, NULL, "1000:0 -:0.1",
    RBK_PRICE_KIND_PER_UNIT, "0.1", "1000" },
  { "volume-to-package", RBK_PRICE_KIND_VOLUME, NULL, NULL, "10:0.3 -:0.1", RBK_PRICE_KIND_PACKAGE,
    "300", NULL },
  { "flat-to-per-unit", RBK_PRICE_KIND_FLAT, "7", NULL, NULL, RBK_PRICE_KIND_PER_UNIT, "7", NULL },
};

static void
fill_tiers (RbkRateCard *card, const char *text)
{
  g_auto(GStrv) parts = g_strsplit (text != NULL ? text : "", " ", -1);

  for (guint i = 0; parts[i] != NULL && parts[i][0] != '\0'; i++)
    {
      g_auto(GStrv) pair = g_strsplit (parts[i], ":", 2);
      g_autoptr(RbkTier) tier = rbk_tier_new ();
      RbkDecimal price = rbk_test_decimal (pair[1]);
      RbkDecimal bound = rbk_test_decimal (pair[0][0] != '-' ? pair[0] : "0");

      g_object_set (tier, "unit-price", &price, "up-to", pair[0][0] != '-' ? &bound : NULL, NULL);
      g_list_store_append (G_LIST_STORE (rbk_rate_card_get_tiers (card)), tier);
    }
}

static RbkRateCard *
new_case_card (const KindCase *c)
{
  RbkRateCard *card = rbk_rate_card_new ();
  RbkDecimal   amount = rbk_test_decimal (c->amount != NULL ? c->amount : "0");
  RbkDecimal   size = rbk_test_decimal (c->size != NULL ? c->size : "0");

  g_object_set (card, "key", "runs", "meter", "runs", "price", c->from, "amount",
                c->amount != NULL ? &amount : NULL, "package-size", c->size != NULL ? &size : NULL,
                NULL);
  fill_tiers (card, c->tiers);

  return card;
}

static void
test_kind (gconstpointer data)
{
  const KindCase *c = data;
  g_autoptr(RbkRateCard) card = new_case_card (c);
  g_autoptr(RbkRecord) before = rbk_record_copy (RBK_RECORD (card));
  g_autoptr(RbkEdit) edit = rbk_card_edit_kind (card, c->to);
  RbkEntitlement *entitlement;

  g_assert_true (rbk_edit_apply (edit, NULL));
  g_assert_cmpint (rbk_rate_card_get_price (card), ==, c->to);
  rbk_test_assert_decimal_at (rbk_rate_card_get_amount (card), c->price);
  g_assert_cmpuint (g_list_model_get_n_items (rbk_rate_card_get_tiers (card)), ==, 0);
  entitlement = rbk_rate_card_get_entitlement (card);
  rbk_test_assert_decimal_at (entitlement != NULL ? rbk_entitlement_get_included (entitlement)
                                                  : NULL,
                              c->included);
  rbk_edit_revert (edit);
  g_assert_true (rbk_record_equal (before, RBK_RECORD (card)));
}

static void
test_brackets (void)
{
  g_autoptr(RbkRateCard) card = rbk_rate_card_new ();
  g_autoptr(GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_edit_free);
  g_autoptr(GError) error = NULL;

  g_object_set (card, "price", RBK_PRICE_KIND_GRADUATED, NULL);
  fill_tiers (card, "-:0.1");
  g_ptr_array_add (edits, rbk_tier_edit_split (card, 0));
  g_assert_true (rbk_edit_apply (g_ptr_array_index (edits, 0), NULL));
  g_ptr_array_add (edits, rbk_tier_edit_split (card, 1));
  g_assert_true (rbk_edit_apply (g_ptr_array_index (edits, 1), NULL));
  g_ptr_array_add (edits, rbk_tier_edit_split (card, 0));
  g_assert_true (rbk_edit_apply (g_ptr_array_index (edits, 2), NULL));
  rbk_test_assert_decimal_at (rbk_tier_get_up_to (rbk_test_tier (card, 0)), "500");
  rbk_test_assert_decimal_at (rbk_tier_get_up_to (rbk_test_tier (card, 1)), "1000");
  rbk_test_assert_decimal_at (rbk_tier_get_up_to (rbk_test_tier (card, 2)), "2000");
  rbk_test_assert_decimal_at (rbk_tier_get_up_to (rbk_test_tier (card, 3)), NULL);

  g_assert_null (rbk_tier_edit_bound (card, 1, rbk_test_decimal ("500"), &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "500"));
  g_clear_error (&error);
  g_assert_null (rbk_tier_edit_bound (card, 1, rbk_test_decimal ("2000"), &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (rbk_tier_edit_bound (card, 0, rbk_test_decimal ("0"), NULL));
  g_ptr_array_add (edits, rbk_tier_edit_bound (card, 2, rbk_test_decimal ("99999"), NULL));
  g_assert_true (rbk_edit_apply (g_ptr_array_index (edits, 3), NULL));

  /* Without the last one, the one before has no end. */
  g_ptr_array_add (edits, rbk_tier_edit_remove (card, 3));
  g_assert_true (rbk_edit_apply (g_ptr_array_index (edits, 4), NULL));
  g_assert_cmpuint (g_list_model_get_n_items (rbk_rate_card_get_tiers (card)), ==, 3);
  rbk_test_assert_decimal_at (rbk_tier_get_up_to (rbk_test_tier (card, 2)), NULL);
  for (guint i = edits->len; i > 0; i--)
    rbk_edit_revert (g_ptr_array_index (edits, i - 1));
  g_assert_cmpuint (g_list_model_get_n_items (rbk_rate_card_get_tiers (card)), ==, 1);
}

/* Half way between two neighbours there is no whole number, but still a place. */
static void
test_split_of_a_unit (void)
{
  g_autoptr(RbkRateCard) card = rbk_rate_card_new ();
  g_autoptr(RbkEdit) edit = NULL;

  fill_tiers (card, "1:0.2 2:0.1 -:0.05");
  edit = rbk_tier_edit_split (card, 1);
  g_assert_true (rbk_edit_apply (edit, NULL));
  rbk_test_assert_decimal_at (rbk_tier_get_up_to (rbk_test_tier (card, 1)), "1.5");
}

static void
test_meter (void)
{
  g_autoptr(RbkBook) book = rbk_test_book ();
  g_autoptr(RbkDocument) document = rbk_document_new_for_book (book);
  RbkPhase *phase = rbk_test_phase (rbk_test_plan (book, 0), 0);
  guint     n_meters = g_list_model_get_n_items (rbk_book_get_meters (book));
  guint     n_cards = g_list_model_get_n_items (rbk_phase_get_rate_cards (phase));
  g_autoptr(GError) error = NULL;

  rbk_test_take (document,
                 rbk_card_edit_add_with_meter (book, phase, " Seats ", RBK_METER_KIND_SEAT, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (rbk_book_get_meters (book)), ==, n_meters + 1);
  g_assert_cmpstr (rbk_rate_card_get_meter (rbk_test_card (phase, n_cards)), ==, "seats");
  rbk_test_take (document,
                 rbk_card_edit_add_with_meter (book, phase, "Seats", RBK_METER_KIND_SEAT, NULL));
  g_assert_cmpstr (rbk_rate_card_get_meter (rbk_test_card (phase, n_cards + 1)), ==, "seats-2");
  g_assert_null (rbk_card_edit_add_with_meter (book, phase, "  ", RBK_METER_KIND_CREDIT, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_INVALID);
  rbk_document_undo (document);
  rbk_document_undo (document);
  g_assert_cmpuint (g_list_model_get_n_items (rbk_book_get_meters (book)), ==, n_meters);
}

static void
test_wallet (void)
{
  g_autoptr(RbkBook) book = rbk_test_book ();
  g_autoptr(RbkDocument) document = rbk_document_new_for_book (book);
  RbkRateCard *card = rbk_test_card (rbk_test_phase (rbk_test_plan (book, 0), 0), 1);
  GListModel  *workloads = rbk_book_get_workloads (book);
  g_autoptr(RbkRecord) workload = g_list_model_get_item (workloads, 0);
  RbkWalletPolicy *wallet;

  rbk_test_take (document, rbk_wallet_edit_add (card));
  wallet = rbk_entitlement_get_wallet (rbk_rate_card_get_entitlement (card));
  rbk_test_assert_decimal_at (rbk_wallet_policy_get_grant (wallet), "200");
  rbk_test_take (document, rbk_wallet_edit_rollover (wallet, RBK_ROLLOVER_SHARE));
  rbk_test_assert_decimal_at (rbk_wallet_policy_get_rollover_share (wallet), "0.5");
  rbk_test_take (document, rbk_wallet_edit_add_topups (wallet));
  rbk_test_assert_decimal_at (rbk_wallet_policy_get_topup_amount (wallet), "200");
  rbk_test_take (document, rbk_wallet_edit_remove_topups (wallet));
  g_assert_null (rbk_wallet_policy_get_topup_amount (wallet));

  /* None at all can't be said: no list is all of them. */
  for (guint i = 0; i < g_list_model_get_n_items (workloads); i++)
    {
      g_autoptr(RbkRecord) each = g_list_model_get_item (workloads, i);

      rbk_test_take (document, rbk_wallet_edit_workload (wallet, workloads,
                                                         rbk_record_get_key (each), FALSE));
    }
  rbk_test_take (document,
                 rbk_wallet_edit_workload (wallet, workloads, rbk_record_get_key (workload), TRUE));
  rbk_test_take (document, rbk_wallet_edit_remove (card));
  g_assert_null (rbk_entitlement_get_wallet (rbk_rate_card_get_entitlement (card)));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/card-edit/brackets", test_brackets);
  g_test_add_func ("/card-edit/split-of-a-unit", test_split_of_a_unit);
  g_test_add_func ("/card-edit/meter", test_meter);
  g_test_add_func ("/card-edit/wallet", test_wallet);
  for (gsize i = 0; i < G_N_ELEMENTS (kind_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/card-edit/kind/", kind_cases[i].name, NULL);

      g_test_add_data_func (path, &kind_cases[i], test_kind);
    }

  return g_test_run ();
}
