/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rbk-card-edit.h"
#include "rbk-entitlement.h"
#include "rbk-feature-edit.h"
#include "rbk-phase-list-edit.h"
#include "rbk-random-book.h"
#include "rbk-test-book.h"
#include "rbk-tier-edit.h"
#include "rbk-tier.h"
#include "rbk-unique.h"
#include "rbk-wallet-edit.h"

/* Phases, brackets, wallets and features: what each edit makes. */

static RbkDecimal
decimal (const char *text)
{
  RbkDecimal value;

  g_assert_true (rbk_decimal_parse (text, &value, NULL));

  return value;
}

static void
assert_decimal (const RbkDecimal *value, const char *expected)
{
  g_autofree char *text = value != NULL ? rbk_decimal_to_string (*value) : NULL;

  g_assert_cmpstr (text, ==, expected);
}

static RbkPhase *
phase_at (RbkPlan *plan, guint position)
{
  g_autoptr(RbkPhase) phase = g_list_model_get_item (rbk_plan_get_phases (plan), position);

  g_assert_nonnull (phase);

  return phase;
}

static RbkRateCard *
card_at (RbkPhase *phase, guint position)
{
  g_autoptr(RbkRateCard) card = g_list_model_get_item (rbk_phase_get_rate_cards (phase), position);

  g_assert_nonnull (card);

  return card;
}

static RbkTier *
tier_at (RbkRateCard *card, guint position)
{
  g_autoptr(RbkTier) tier = g_list_model_get_item (rbk_rate_card_get_tiers (card), position);

  g_assert_nonnull (tier);

  return tier;
}

static guint
n_of (GListModel *list)
{
  return g_list_model_get_n_items (list);
}

static void
take (RbkDocument *document, RbkEdit *edit)
{
  g_autoptr(GError) error = NULL;

  g_assert_nonnull (edit);
  rbk_document_seal (document);
  rbk_document_take (document, edit, &error);
  g_assert_no_error (error);
}

/* “trial P14D, evergreen -, evergreen@2027-01-01 -” */
static void
assert_phases (RbkPlan *plan, const char *expected)
{
  g_autoptr(GString) text = g_string_new (NULL);
  static const char *const kinds[] = { "trial", "discount", "ramp", "evergreen" };

  for (guint i = 0; i < n_of (rbk_plan_get_phases (plan)); i++)
    {
      RbkPhase   *phase = phase_at (plan, i);
      const char *date = rbk_phase_get_effective_from (phase);
      const char *duration = rbk_phase_get_duration (phase);

      g_string_append_printf (text, "%s%s%s%s %s", i > 0 ? ", " : "",
                              kinds[rbk_phase_get_kind (phase)], date != NULL ? "@" : "",
                              date != NULL ? date : "", duration != NULL ? duration : "-");
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_phases (void)
{
  g_autoptr(RbkBook) book = rbk_test_book ();
  g_autoptr(RbkDocument) document = rbk_document_new_for_book (book);
  RbkPlan *plan = rbk_test_plan (book, 1);
  g_autoptr(GError) error = NULL;

  assert_phases (plan, "evergreen -");
  take (document, rbk_phase_list_edit_add (plan, RBK_PHASE_KIND_RAMP));
  take (document, rbk_phase_list_edit_add (plan, RBK_PHASE_KIND_TRIAL));
  take (document, rbk_phase_list_edit_add (plan, RBK_PHASE_KIND_DISCOUNT));
  assert_phases (plan, "trial P14D, discount P3M, ramp P3M, evergreen -");

  take (document, rbk_phase_list_edit_schedule (plan, "2027-06-01", NULL));
  take (document, rbk_phase_list_edit_schedule (plan, "2027-01-01", NULL));
  assert_phases (plan, "trial P14D, discount P3M, ramp P3M, evergreen -, "
                       "evergreen@2027-01-01 -, evergreen@2027-06-01 -");
  g_assert_null (rbk_phase_list_edit_schedule (plan, "2027-01-01", &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (rbk_phase_list_edit_schedule (plan, "2027-02-30", &error));
  g_assert_nonnull (error);
  g_clear_error (&error);

  take (document, rbk_phase_list_edit_duplicate (plan, 0, NULL));
  g_assert_null (rbk_phase_list_edit_duplicate (plan, 5, &error));
  g_clear_error (&error);
  take (document, rbk_phase_list_edit_duration (plan, 1, "P7D", NULL));
  g_assert_null (rbk_phase_list_edit_duration (plan, 6, "P7D", &error));
  g_clear_error (&error);
  take (document, rbk_phase_list_edit_remove (plan, 0, NULL));
  take (document, rbk_phase_list_edit_remove (plan, 5, NULL));
  assert_phases (plan, "trial P7D, discount P3M, ramp P3M, evergreen -, evergreen@2027-01-01 -");
  take (document, rbk_phase_list_edit_remove (plan, 3, NULL));
  g_assert_null (rbk_phase_list_edit_remove (plan, 3, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_INVALID);

  while (rbk_document_get_can_undo (document))
    rbk_document_undo (document);
  assert_phases (plan, "evergreen -");
}

/* A plan without phases has nothing to copy: it gets terms of nothing. */
static void
test_first_terms (void)
{
  for (RbkPhaseKind kind = RBK_PHASE_KIND_TRIAL; kind <= RBK_PHASE_KIND_EVERGREEN; kind++)
    {
      g_autoptr(RbkBook) book = rbk_test_book ();
      g_autoptr(RbkDocument) document = rbk_document_new_for_book (book);
      RbkPlan *plan = rbk_test_plan (book, 0);

      g_object_set (plan, "quote-only", TRUE, NULL);
      g_list_store_remove_all (G_LIST_STORE (rbk_plan_get_phases (plan)));
      take (document, rbk_phase_list_edit_add (plan, kind));
      g_assert_cmpuint (n_of (rbk_plan_get_phases (plan)), ==,
                        kind == RBK_PHASE_KIND_EVERGREEN ? 1 : 2);
      g_assert_cmpuint (n_of (rbk_phase_get_rate_cards (phase_at (plan, 0))), ==, 1);
    }
}

/* A trial is free and stops at what it includes; the lasting terms are not touched. */
static void
test_trial_terms (void)
{
  g_autoptr(RbkBook) book = rbk_test_book ();
  g_autoptr(RbkDocument) document = rbk_document_new_for_book (book);
  RbkPlan     *plan = rbk_test_plan (book, 0);
  RbkRateCard *card;

  take (document, rbk_phase_list_edit_add (plan, RBK_PHASE_KIND_TRIAL));
  for (guint i = 0; i < n_of (rbk_phase_get_rate_cards (phase_at (plan, 0))); i++)
    {
      card = card_at (phase_at (plan, 0), i);
      if (rbk_rate_card_get_meter (card) == NULL)
        assert_decimal (rbk_rate_card_get_amount (card), "0");
      else
        {
          g_assert_cmpint (rbk_entitlement_get_limit (rbk_rate_card_get_entitlement (card)), ==,
                           RBK_LIMIT_HARD);
          assert_decimal (rbk_entitlement_get_included (rbk_rate_card_get_entitlement (card)),
                          "200");
        }
    }
  assert_decimal (rbk_rate_card_get_amount (card_at (phase_at (plan, 1), 0)), "29");
}

static void
test_discount_terms (void)
{
  g_autoptr(RbkBook) book = rbk_test_book ();
  g_autoptr(RbkDocument) document = rbk_document_new_for_book (book);
  RbkPlan *plan = rbk_test_plan (book, 0);
  g_autoptr(RbkEdit) setup = rbk_card_edit_add (book, phase_at (plan, 0), NULL);

  g_assert_true (rbk_edit_apply (setup, NULL));
  g_object_set (card_at (phase_at (plan, 0), 2), "cadence", "once", NULL);
  take (document, rbk_phase_list_edit_add (plan, RBK_PHASE_KIND_DISCOUNT));
  assert_decimal (rbk_rate_card_get_amount (card_at (phase_at (plan, 0), 0)), "23.2");
  /* What is charged once is not charged twice. */
  g_assert_cmpuint (n_of (rbk_phase_get_rate_cards (phase_at (plan, 0))), ==, 2);
  g_assert_cmpuint (n_of (rbk_phase_get_rate_cards (phase_at (plan, 1))), ==, 3);
}

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
      RbkDecimal price = decimal (pair[1]);
      RbkDecimal bound = decimal (pair[0][0] != '-' ? pair[0] : "0");

      g_object_set (tier, "unit-price", &price, "up-to", pair[0][0] != '-' ? &bound : NULL, NULL);
      g_list_store_append (G_LIST_STORE (rbk_rate_card_get_tiers (card)), tier);
    }
}

static RbkRateCard *
new_case_card (const KindCase *c)
{
  RbkRateCard *card = rbk_rate_card_new ();
  RbkDecimal   amount = decimal (c->amount != NULL ? c->amount : "0");
  RbkDecimal   size = decimal (c->size != NULL ? c->size : "0");

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
  assert_decimal (rbk_rate_card_get_amount (card), c->price);
  g_assert_cmpuint (n_of (rbk_rate_card_get_tiers (card)), ==, 0);
  entitlement = rbk_rate_card_get_entitlement (card);
  assert_decimal (entitlement != NULL ? rbk_entitlement_get_included (entitlement) : NULL,
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
  assert_decimal (rbk_tier_get_up_to (tier_at (card, 0)), "500");
  assert_decimal (rbk_tier_get_up_to (tier_at (card, 1)), "1000");
  assert_decimal (rbk_tier_get_up_to (tier_at (card, 2)), "2000");
  assert_decimal (rbk_tier_get_up_to (tier_at (card, 3)), NULL);

  g_assert_null (rbk_tier_edit_bound (card, 1, decimal ("500"), &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "500"));
  g_clear_error (&error);
  g_assert_null (rbk_tier_edit_bound (card, 1, decimal ("2000"), &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (rbk_tier_edit_bound (card, 0, decimal ("0"), NULL));
  g_ptr_array_add (edits, rbk_tier_edit_bound (card, 2, decimal ("99999"), NULL));
  g_assert_true (rbk_edit_apply (g_ptr_array_index (edits, 3), NULL));

  /* Without the last one, the one before has no end. */
  g_ptr_array_add (edits, rbk_tier_edit_remove (card, 3));
  g_assert_true (rbk_edit_apply (g_ptr_array_index (edits, 4), NULL));
  g_assert_cmpuint (n_of (rbk_rate_card_get_tiers (card)), ==, 3);
  assert_decimal (rbk_tier_get_up_to (tier_at (card, 2)), NULL);
  for (guint i = edits->len; i > 0; i--)
    rbk_edit_revert (g_ptr_array_index (edits, i - 1));
  g_assert_cmpuint (n_of (rbk_rate_card_get_tiers (card)), ==, 1);
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
  assert_decimal (rbk_tier_get_up_to (tier_at (card, 1)), "1.5");
}

static void
test_meter (void)
{
  g_autoptr(RbkBook) book = rbk_test_book ();
  g_autoptr(RbkDocument) document = rbk_document_new_for_book (book);
  RbkPhase *phase = phase_at (rbk_test_plan (book, 0), 0);
  guint     n_meters = n_of (rbk_book_get_meters (book));
  guint     n_cards = n_of (rbk_phase_get_rate_cards (phase));
  g_autoptr(GError) error = NULL;

  take (document, rbk_card_edit_add_with_meter (book, phase, " Seats ", RBK_METER_KIND_SEAT, NULL));
  g_assert_cmpuint (n_of (rbk_book_get_meters (book)), ==, n_meters + 1);
  g_assert_cmpstr (rbk_rate_card_get_meter (card_at (phase, n_cards)), ==, "seats");
  take (document, rbk_card_edit_add_with_meter (book, phase, "Seats", RBK_METER_KIND_SEAT, NULL));
  g_assert_cmpstr (rbk_rate_card_get_meter (card_at (phase, n_cards + 1)), ==, "seats-2");
  g_assert_null (rbk_card_edit_add_with_meter (book, phase, "  ", RBK_METER_KIND_CREDIT, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_INVALID);
  rbk_document_undo (document);
  rbk_document_undo (document);
  g_assert_cmpuint (n_of (rbk_book_get_meters (book)), ==, n_meters);
}

static void
test_wallet (void)
{
  g_autoptr(RbkBook) book = rbk_test_book ();
  g_autoptr(RbkDocument) document = rbk_document_new_for_book (book);
  RbkRateCard *card = card_at (phase_at (rbk_test_plan (book, 0), 0), 1);
  GListModel  *workloads = rbk_book_get_workloads (book);
  g_autoptr(RbkRecord) workload = g_list_model_get_item (workloads, 0);
  RbkWalletPolicy *wallet;

  take (document, rbk_wallet_edit_add (card));
  wallet = rbk_entitlement_get_wallet (rbk_rate_card_get_entitlement (card));
  assert_decimal (rbk_wallet_policy_get_grant (wallet), "200");
  take (document, rbk_wallet_edit_rollover (wallet, RBK_ROLLOVER_SHARE));
  assert_decimal (rbk_wallet_policy_get_rollover_share (wallet), "0.5");
  take (document, rbk_wallet_edit_add_topups (wallet));
  assert_decimal (rbk_wallet_policy_get_topup_amount (wallet), "200");
  take (document, rbk_wallet_edit_remove_topups (wallet));
  g_assert_null (rbk_wallet_policy_get_topup_amount (wallet));

  /* None at all can't be said: no list is all of them. */
  for (guint i = 0; i < n_of (workloads); i++)
    {
      g_autoptr(RbkRecord) each = g_list_model_get_item (workloads, i);

      take (document,
            rbk_wallet_edit_workload (wallet, workloads, rbk_record_get_key (each), FALSE));
    }
  take (document,
        rbk_wallet_edit_workload (wallet, workloads, rbk_record_get_key (workload), TRUE));
  take (document, rbk_wallet_edit_remove (card));
  g_assert_null (rbk_entitlement_get_wallet (rbk_rate_card_get_entitlement (card)));
}

static void
assert_rows (RbkBook *book, const char *expected)
{
  g_autoptr(GPtrArray) rows = rbk_feature_list_rows (book);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            ((RbkFeatureRow *) g_ptr_array_index (rows, i))->key);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
add_feature (RbkPlan *plan, const char *key)
{
  g_autoptr(RbkFeature) feature = rbk_feature_new ();

  g_object_set (feature, "key", key, "name", key, NULL);
  g_list_store_append (G_LIST_STORE (rbk_plan_get_features (plan)), feature);
}

static void
test_features (void)
{
  g_autoptr(RbkBook) book = rbk_test_book ();
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(RbkEdit) order = NULL;
  g_autoptr(RbkEdit) rename = NULL;
  g_autoptr(RbkEdit) remove = NULL;
  g_autoptr(RbkEdit) set = NULL;
  RbkFeatureRow audit = { (char *) "audit", (char *) "Audit log" };

  for (guint i = 0; i < 3; i++)
    g_list_store_remove_all (G_LIST_STORE (rbk_plan_get_features (rbk_test_plan (book, i))));
  add_feature (rbk_test_plan (book, 0), "api");
  add_feature (rbk_test_plan (book, 1), "api");
  add_feature (rbk_test_plan (book, 1), "sso");
  add_feature (rbk_test_plan (book, 2), "sla");
  add_feature (rbk_test_plan (book, 2), "sso");
  assert_rows (book, "sla api sso");

  set = rbk_feature_edit_set (rbk_test_plan (book, 2), &audit, TRUE, "7 days");
  g_assert_true (rbk_edit_apply (set, NULL));
  g_assert_cmpstr (rbk_feature_get_value (rbk_feature_find (rbk_test_plan (book, 2), "audit")), ==,
                   "7 days");
  rows = rbk_feature_list_rows (book);
  g_ptr_array_insert (rows, 0, g_ptr_array_steal_index (rows, 3));
  order = rbk_feature_edit_order (book, rows);
  g_assert_true (rbk_edit_apply (order, NULL));
  assert_rows (book, "audit sla api sso");
  rename = rbk_feature_edit_rename (book, "sso", "Single sign-on");
  g_assert_true (rbk_edit_apply (rename, NULL));
  g_assert_cmpstr (rbk_feature_get_name (rbk_feature_find (rbk_test_plan (book, 1), "sso")), ==,
                   "Single sign-on");
  remove = rbk_feature_edit_remove (book, "sso");
  g_assert_true (rbk_edit_apply (remove, NULL));
  assert_rows (book, "audit sla api");
  rbk_edit_revert (remove);
  rbk_edit_revert (rename);
  rbk_edit_revert (order);
  rbk_edit_revert (set);
  assert_rows (book, "sla api sso");
}

static void
test_unique_keys (void)
{
  g_autoptr(GListStore) list = g_list_store_new (RBK_TYPE_FEATURE);
  static const struct
  {
    const char *name, *key;
  } cases[] = {
    { "Audit log", "audit-log" },   { "  SSO (SAML)! ", "sso-saml" }, { "…", "item" },
    { "Audit log", "audit-log-2" }, { "Zürich", "z-rich" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(RbkFeature) feature = rbk_feature_new ();
      g_autofree char *key = rbk_unique_key_for_name (G_LIST_MODEL (list), cases[i].name);

      g_assert_cmpstr (key, ==, cases[i].key);
      g_object_set (feature, "key", key, NULL);
      g_list_store_append (list, feature);
    }
}

/* What the phases' edits make of any valid plan, the checks let pass. */
static void
test_phases_of_random_plans (void)
{
  guint n_made = 0;

  for (guint32 seed = 100; seed < 160; seed++)
    {
      g_autoptr(RbkBook) book = rbk_random_book_new (seed);
      g_autoptr(RbkDocument) document = rbk_document_new_for_book (book);

      for (guint i = 0; i < n_of (rbk_book_get_plans (book)); i++)
        for (RbkPhaseKind kind = RBK_PHASE_KIND_TRIAL; kind < RBK_PHASE_KIND_EVERGREEN; kind++)
          {
            take (document, rbk_phase_list_edit_add (rbk_test_plan (book, i), kind));
            n_made++;
          }
    }
  g_assert_cmpuint (n_made, >, 60);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/terms-edit/phases", test_phases);
  g_test_add_func ("/terms-edit/first-terms", test_first_terms);
  g_test_add_func ("/terms-edit/trial", test_trial_terms);
  g_test_add_func ("/terms-edit/discount", test_discount_terms);
  g_test_add_func ("/terms-edit/brackets", test_brackets);
  g_test_add_func ("/terms-edit/split-of-a-unit", test_split_of_a_unit);
  g_test_add_func ("/terms-edit/meter", test_meter);
  g_test_add_func ("/terms-edit/wallet", test_wallet);
  g_test_add_func ("/terms-edit/features", test_features);
  g_test_add_func ("/terms-edit/unique-keys", test_unique_keys);
  g_test_add_func ("/terms-edit/phases-of-random-plans", test_phases_of_random_plans);
  for (gsize i = 0; i < G_N_ELEMENTS (kind_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/terms-edit/kind/", kind_cases[i].name, NULL);

      g_test_add_data_func (path, &kind_cases[i], test_kind);
    }

  return g_test_run ();
}
