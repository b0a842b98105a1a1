/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-edit.h"

#include "rbk-enums.h"
#include "rbk-migration-plan.h"
#include "rbk-plan.h"
#include "rbk-rate-card.h"
#include "rbk-test-book.h"
#include "rbk-tier.h"

/* Applies, reverts and applies again, and compares with copies taken on the way. */
static void
check_round_trip (RbkRecord *root, RbkEdit *edit)
{
  g_autoptr(RbkRecord) before = rbk_record_copy (root);
  g_autoptr(RbkRecord) after = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (rbk_edit_apply (edit, &error));
  g_assert_no_error (error);
  after = rbk_record_copy (root);
  g_assert_false (rbk_record_equal (before, after));

  rbk_edit_revert (edit);
  g_assert_true (rbk_record_equal (root, before));
  g_assert_true (rbk_edit_apply (edit, NULL));
  g_assert_true (rbk_record_equal (root, after));
}

static void
test_set_each_kind_of_value (void)
{
  g_autoptr(RbkBook) book = rbk_test_book ();
  RbkRecord *plan = RBK_RECORD (rbk_test_plan (book, 0));
  RbkDecimal seven = RBK_DECIMAL_UNITS (7);
  g_autoptr(RbkRateCard) card = rbk_rate_card_new ();
  g_autoptr(RbkEntitlement) entitlement = rbk_entitlement_new ();
  g_autoptr(RbkEdit) number = rbk_edit_new_set_decimal (plan, "overhead", &seven);
  g_autoptr(RbkEdit) nothing = rbk_edit_new_set_decimal (plan, "seats", NULL);
  g_autoptr(RbkEdit) text = rbk_edit_new_set_text (plan, "audience", "everybody");
  g_autoptr(RbkEdit) flag = rbk_edit_new_set_integer (plan, "price-from", TRUE);
  g_autoptr(RbkEdit) place = rbk_edit_new_set_integer (plan, "color", 3);
  g_autoptr(RbkEdit) kind =
                 rbk_edit_new_set_integer (RBK_RECORD (card), "price", RBK_PRICE_KIND_VOLUME);
  g_autoptr(RbkEdit) object = rbk_edit_new_set_object (RBK_RECORD (card), "entitlement",
                                                        RBK_RECORD (entitlement));

  g_object_set (plan, "seats", &seven, NULL);
  check_round_trip (plan, number);
  check_round_trip (plan, nothing);
  check_round_trip (plan, text);
  check_round_trip (plan, flag);
  check_round_trip (plan, place);
  check_round_trip (RBK_RECORD (card), kind);
  check_round_trip (RBK_RECORD (card), object);
  g_assert_cmpint (rbk_rate_card_get_price (card), ==, RBK_PRICE_KIND_VOLUME);
  g_assert_true (rbk_rate_card_get_entitlement (card) == entitlement);
}

static void
test_lists (void)
{
  g_autoptr(RbkBook) book = rbk_test_book ();
  GListStore *plans = rbk_test_list (RBK_RECORD (book), "plans");
  g_autoptr(RbkPlan) fresh = rbk_plan_new ();
  RbkPlan *first = rbk_test_plan (book, 0);
  g_autoptr(RbkEdit) insert = rbk_edit_new_insert (plans, 1, RBK_RECORD (fresh));
  g_autoptr(RbkEdit) remove = rbk_edit_new_remove (plans, 0);
  g_autoptr(RbkEdit) down = rbk_edit_new_move (plans, 0, 1);

  check_round_trip (RBK_RECORD (book), insert);
  g_assert_true (rbk_test_plan (book, 1) == fresh);
  check_round_trip (RBK_RECORD (book), remove);
  rbk_edit_revert (remove);
  g_assert_true (rbk_test_plan (book, 0) == first);
  check_round_trip (RBK_RECORD (book), down);
  g_assert_true (rbk_test_plan (book, 1) == first);
}

/* A group whose edits depend on each other, and set one property twice. */
static void
test_group (void)
{
  g_autoptr(RbkBook) book = rbk_test_book ();
  GListStore *plans = rbk_test_list (RBK_RECORD (book), "plans");
  RbkPlan    *first = rbk_test_plan (book, 0);
  g_autoptr(RbkPlan) fresh = rbk_plan_new ();
  g_autoptr(RbkEdit) group = rbk_edit_new_group ("Shuffle plans");

  g_object_set (fresh, "key", "fresh", NULL);
  rbk_edit_add (group, rbk_edit_new_insert (plans, 0, RBK_RECORD (fresh)));
  rbk_edit_add (group, rbk_test_rename (first, "One"));
  rbk_edit_add (group, rbk_test_rename (first, "Two"));
  rbk_edit_add (group, rbk_edit_new_remove (plans, 1));
  check_round_trip (RBK_RECORD (book), group);
  g_assert_cmpstr (rbk_plan_get_name (first), ==, "Two");
}

static void
test_group_fails_whole (void)
{
  g_autoptr(RbkBook) book = rbk_test_book ();
  g_autoptr(RbkRecord) before = rbk_record_copy (RBK_RECORD (book));
  RbkDecimal minus = RBK_DECIMAL_UNITS (-1);
  g_autoptr(RbkEdit) group = rbk_edit_new_group (NULL);
  g_autoptr(GError) error = NULL;

  rbk_edit_add (group, rbk_test_rename (rbk_test_plan (book, 0), "Renamed"));
  rbk_edit_add (group, rbk_edit_new_remove (rbk_test_list (RBK_RECORD (book), "plans"), 1));
  rbk_edit_add (group, rbk_edit_new_set_decimal (RBK_RECORD (rbk_test_plan (book, 0)), "overhead",
                                                 &minus));
  g_assert_false (rbk_edit_apply (group, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_INVALID);
  g_assert_true (rbk_record_equal (RBK_RECORD (book), before));
}

static void
test_refuses (void)
{
  g_autoptr(RbkBook) book = rbk_test_book ();
  GListStore *plans = rbk_test_list (RBK_RECORD (book), "plans");
  guint       n_plans = g_list_model_get_n_items (G_LIST_MODEL (plans));
  g_autoptr(RbkTier) tier = rbk_tier_new ();
  g_autoptr(RbkPlan) plan = rbk_plan_new ();
  RbkRecord *first = RBK_RECORD (rbk_test_plan (book, 0));
  RbkEdit   *edits[] = {
      rbk_edit_new_insert (plans, n_plans + 1, RBK_RECORD (plan)),
      rbk_edit_new_insert (plans, 0, RBK_RECORD (tier)),
      rbk_edit_new_remove (plans, n_plans),
      rbk_edit_new_move (plans, 0, n_plans),
      rbk_edit_new_move (plans, n_plans, 0),
      rbk_edit_new_set_text (first, "key", "no spaces"),
      rbk_edit_new_set_text (first, "key", NULL),
      rbk_edit_new_set_decimal (first, "overhead", &RBK_DECIMAL_INVALID),
  };
  g_autoptr(RbkRecord) before = rbk_record_copy (RBK_RECORD (book));

  for (gsize i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autoptr(RbkEdit) edit = edits[i];
      g_autoptr(GError) error = NULL;

      g_assert_false (rbk_edit_apply (edit, &error));
      g_assert_nonnull (error);
      g_assert_true (error->domain == RBK_ERROR);
      g_assert_true (rbk_record_equal (RBK_RECORD (book), before));
    }
}

static void
test_is_empty (void)
{
  g_autoptr(RbkBook) book = rbk_test_book ();
  RbkRecord *plan = RBK_RECORD (rbk_test_plan (book, 0));
  RbkDecimal overhead = rbk_plan_get_overhead (RBK_PLAN (plan));
  RbkDecimal more = rbk_decimal_add (overhead, RBK_DECIMAL_ONE);
  g_autoptr(RbkEdit) same = rbk_edit_new_set_decimal (plan, "overhead", &overhead);
  g_autoptr(RbkEdit) other = rbk_edit_new_set_decimal (plan, "overhead", &more);
  g_autoptr(RbkEdit) none =
                 rbk_edit_new_set_text (plan, "sizing", rbk_plan_get_sizing (RBK_PLAN (plan)));
  g_autoptr(RbkEdit) stay = rbk_edit_new_move (rbk_test_list (RBK_RECORD (book), "plans"), 1, 1);
  g_autoptr(RbkEdit) group = rbk_edit_new_group (NULL);

  g_assert_true (rbk_edit_is_empty (same));
  g_assert_false (rbk_edit_is_empty (other));
  g_assert_true (rbk_edit_is_empty (none));
  g_assert_true (rbk_edit_is_empty (stay));
  g_assert_true (rbk_edit_is_empty (group));
  rbk_edit_add (group, g_steal_pointer (&same));
  g_assert_true (rbk_edit_is_empty (group));
  rbk_edit_add (group, g_steal_pointer (&other));
  g_assert_false (rbk_edit_is_empty (group));
}

static void
test_is_empty_by_type (void)
{
  g_autoptr(RbkEntitlement) entitlement = rbk_entitlement_new ();
  RbkRecord  *record = RBK_RECORD (entitlement);
  const char *alerts[] = { "50", "80", NULL };
  g_auto(GValue) list = G_VALUE_INIT;
  g_autoptr(RbkEdit) limit = rbk_edit_new_set_integer (record, "limit", RBK_LIMIT_NONE);
  g_autoptr(RbkEdit) wallet = rbk_edit_new_set_object (record, "wallet", NULL);
  g_autoptr(RbkEdit) fresh = NULL;
  g_autoptr(RbkEdit) again = NULL;

  g_value_init (&list, G_TYPE_STRV);
  g_value_set_boxed (&list, alerts);
  fresh = rbk_edit_new_set (record, "alerts", &list);

  g_assert_true (rbk_edit_is_empty (limit));
  g_assert_true (rbk_edit_is_empty (wallet));
  g_assert_false (rbk_edit_is_empty (fresh));
  check_round_trip (record, fresh);
  again = rbk_edit_new_set (record, "alerts", &list);
  g_assert_true (rbk_edit_is_empty (again));
}

static void
test_merge (void)
{
  g_autoptr(RbkBook) book = rbk_test_book ();
  RbkPlan         *first = rbk_test_plan (book, 0);
  RbkPlan         *second = rbk_test_plan (book, 1);
  g_autofree char *before = g_strdup (rbk_plan_get_name (first));
  g_autoptr(RbkEdit) one = rbk_test_rename (first, "One");
  g_autoptr(RbkEdit) two = rbk_test_rename (first, "Two");
  g_autoptr(RbkEdit) elsewhere = rbk_test_rename (second, "Two");
  g_autoptr(RbkEdit) other = rbk_edit_new_set_text (RBK_RECORD (first), "audience", "Two");
  g_autoptr(RbkEdit) remove = rbk_edit_new_remove (rbk_test_list (RBK_RECORD (book), "plans"), 0);

  g_assert_true (rbk_edit_apply (one, NULL));
  g_assert_true (rbk_edit_apply (two, NULL));
  g_assert_true (rbk_edit_merge (one, two));
  g_assert_false (rbk_edit_merge (one, elsewhere));
  g_assert_false (rbk_edit_merge (one, other));
  g_assert_false (rbk_edit_merge (one, remove));
  g_assert_false (rbk_edit_merge (remove, one));

  rbk_edit_revert (one);
  g_assert_cmpstr (rbk_plan_get_name (first), ==, before);
  g_assert_true (rbk_edit_apply (one, NULL));
  g_assert_cmpstr (rbk_plan_get_name (first), ==, "Two");
}

static const char *
shout (const char *context, const char *text)
{
  if (context != NULL)
    return g_str_equal (context, "field") && g_str_equal (text, "audience") ? "X" : "?";

  return g_str_has_prefix (text, "Change") ? "{subject}: {field} GEÄNDERT" : "?";
}

static void
test_labels (void)
{
  g_autoptr(RbkBook) book = rbk_test_book ();
  GListStore *plans = rbk_test_list (RBK_RECORD (book), "plans");
  g_autoptr(RbkTier) tier = rbk_tier_new ();
  g_autoptr(RbkMigrationPlan) move = rbk_migration_plan_new ();
  RbkRecord *plan = RBK_RECORD (rbk_test_plan (book, 0));
  struct
  {
    RbkEdit    *edit;
    const char *label;
  } cases[] = {
    { rbk_edit_new_set_text (plan, "audience", "x"), "Change audience of Starter" },
    { rbk_edit_new_insert (plans, 0, plan), "Add Starter" },
    { rbk_edit_new_remove (plans, 0), "Delete Starter" },
    { rbk_edit_new_move (plans, 0, 1), "Move Starter" },
    { rbk_edit_new_set_decimal (RBK_RECORD (tier), "unit-price", &RBK_DECIMAL_ONE),
      "Change unit price of tier" },
    { rbk_edit_new_set_text (RBK_RECORD (move), "from", "x"), "Change old book" },
    { rbk_edit_new_set_object (RBK_RECORD (book), "migration", RBK_RECORD (move)),
      "Change move of customers" },
    { rbk_edit_new_group ("Drag a price"), "Drag a price" },
    { rbk_edit_new_group (NULL), "Change the book" },
  };
  g_autofree char *translated = rbk_edit_dup_label (cases[0].edit, shout);

  g_assert_cmpstr (translated, ==, "Starter: X GEÄNDERT");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(RbkEdit) edit = cases[i].edit;
      g_autofree char *label = rbk_edit_dup_label (edit, NULL);

      g_assert_cmpstr (label, ==, cases[i].label);
    }
}

static void
test_group_is_called_like_its_first (void)
{
  g_autoptr(RbkBook) book = rbk_test_book ();
  g_autoptr(RbkEdit) group = rbk_edit_new_group (NULL);
  g_autofree char *label = NULL;

  rbk_edit_add (group, rbk_edit_new_remove (rbk_test_list (RBK_RECORD (book), "plans"), 0));
  label = rbk_edit_dup_label (group, NULL);
  g_assert_cmpstr (label, ==, "Delete Starter");
  g_assert_cmpint (rbk_edit_get_kind (group), ==, RBK_EDIT_GROUP);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document/edit/set", test_set_each_kind_of_value);
  g_test_add_func ("/document/edit/lists", test_lists);
  g_test_add_func ("/document/edit/group", test_group);
  g_test_add_func ("/document/edit/group-fails-whole", test_group_fails_whole);
  g_test_add_func ("/document/edit/refuses", test_refuses);
  g_test_add_func ("/document/edit/is-empty", test_is_empty);
  g_test_add_func ("/document/edit/is-empty-by-type", test_is_empty_by_type);
  g_test_add_func ("/document/edit/merge", test_merge);
  g_test_add_func ("/document/edit/labels", test_labels);
  g_test_add_func ("/document/edit/group-label", test_group_is_called_like_its_first);

  return g_test_run ();
}
