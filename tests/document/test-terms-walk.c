/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-book-check.h"
#include "rbk-book-writer.h"
#include "rbk-card-edit.h"
#include "rbk-entitlement.h"
#include "rbk-feature-edit.h"
#include "rbk-phase-list-edit.h"
#include "rbk-random-book.h"
#include "rbk-test-book.h"
#include "rbk-tier-edit.h"
#include "rbk-wallet-edit.h"
#include "rbk-test-repeats.h"

/* No sequence of edits of phases, rate cards, brackets, wallets and features makes a book
 * that can't be opened again. */

#define N_BOOKS rbk_test_repeats (25, 2)
#define N_STEPS 80

typedef struct
{
  GRand       *rand;
  RbkDocument *document;
  RbkBook     *book;
  guint        n_taken;
} Walk;

static guint
pick (Walk *walk, guint n)
{
  return (guint) g_rand_int_range (walk->rand, 0, (gint32) MAX (n, 1));
}

static RbkEdit *
random_phase_edit (Walk *walk, RbkPlan *plan)
{
  static const char *const dates[] = { "2027-01-01", "2026-02-28", "2030-12-31", "1999-01-01" };
  static const char *const durations[] = { "P14D", "P3M", "P1Y", NULL };
  guint                    n_phases = g_list_model_get_n_items (rbk_plan_get_phases (plan));

  switch (pick (walk, n_phases > 0 ? 5 : 1))
    {
    case 0:
      return rbk_phase_list_edit_add (plan, (RbkPhaseKind) pick (walk, 3));
    case 1:
      return rbk_phase_list_edit_schedule (plan, dates[pick (walk, G_N_ELEMENTS (dates))], NULL);
    case 2:
      return rbk_phase_list_edit_duplicate (plan, pick (walk, n_phases), NULL);
    case 3:
      return rbk_phase_list_edit_duration (plan, pick (walk, n_phases), durations[pick (walk, 4)],
                                           NULL);
    default:
      return rbk_phase_list_edit_remove (plan, pick (walk, n_phases), NULL);
    }
}

static RbkEdit *
random_tier_edit (Walk *walk, RbkRateCard *card)
{
  guint n_tiers = g_list_model_get_n_items (rbk_rate_card_get_tiers (card));

  if (n_tiers == 0)
    return NULL;
  if (n_tiers > 1 && pick (walk, 3) == 0)
    return rbk_tier_edit_remove (card, pick (walk, n_tiers));
  if (n_tiers > 1 && pick (walk, 2) == 0)
    return rbk_tier_edit_bound (card, pick (walk, n_tiers - 1),
                                rbk_decimal_from_int (g_rand_int_range (walk->rand, -5, 5000)),
                                NULL);

  return rbk_tier_edit_split (card, pick (walk, n_tiers));
}

static RbkEdit *
random_wallet_edit (Walk *walk, RbkRateCard *card)
{
  RbkEntitlement  *entitlement = rbk_rate_card_get_entitlement (card);
  RbkWalletPolicy *wallet = entitlement != NULL ? rbk_entitlement_get_wallet (entitlement) : NULL;

  if (wallet == NULL)
    return rbk_wallet_edit_add (card);
  switch (pick (walk, 4))
    {
    case 0:
      return rbk_wallet_edit_remove (card);
    case 1:
      return rbk_wallet_edit_rollover (wallet, (RbkRollover) pick (walk, 3));
    case 2:
      return rbk_wallet_edit_add_topups (wallet);
    default:
      return rbk_wallet_edit_remove_topups (wallet);
    }
}

static RbkEdit *
random_card_edit (Walk *walk, RbkPlan *plan)
{
  guint     n_phases = g_list_model_get_n_items (rbk_plan_get_phases (plan));
  RbkPhase *phase = n_phases > 0 ? rbk_test_phase (plan, pick (walk, n_phases)) : NULL;
  guint n_cards = phase != NULL ? g_list_model_get_n_items (rbk_phase_get_rate_cards (phase)) : 0;
  RbkRateCard *card = n_cards > 0 ? rbk_test_card (phase, pick (walk, n_cards)) : NULL;

  if (phase == NULL)
    return NULL;
  if (card == NULL || pick (walk, 6) == 0)
    return pick (walk, 2) == 0 ? rbk_card_edit_add (walk->book, phase, NULL)
                               : rbk_card_edit_add_with_meter (walk->book, phase, "Meter",
                                                               RBK_METER_KIND_REQUEST, NULL);
  switch (pick (walk, 4))
    {
    case 0:
      return rbk_card_edit_remove (phase, pick (walk, n_cards));
    case 1:
      return rbk_card_edit_kind (card, (RbkPriceKind) pick (walk, 5));
    case 2:
      return random_wallet_edit (walk, card);
    default:
      return random_tier_edit (walk, card);
    }
}

static RbkEdit *
random_feature_edit (Walk *walk, RbkPlan *plan)
{
  g_autoptr(GPtrArray) rows = rbk_feature_list_rows (walk->book);
  RbkFeatureRow  fresh = { (char *) "fresh", (char *) "Fresh" };
  RbkFeatureRow *row = rows->len > 0 && pick (walk, 3) > 0
                           ? g_ptr_array_index (rows, pick (walk, rows->len))
                           : &fresh;

  switch (pick (walk, 5))
    {
    case 0:
      return rbk_feature_edit_rename (walk->book, row->key, "Renamed");
    case 1:
      return rbk_feature_edit_remove (walk->book, row->key);
    case 2:
      if (rows->len > 1)
        g_ptr_array_insert (rows, (int) pick (walk, rows->len),
                            g_ptr_array_steal_index (rows, pick (walk, rows->len)));
      return rbk_feature_edit_order (walk->book, rows);
    default:
      return rbk_feature_edit_set (plan, row, pick (walk, 2) == 0, pick (walk, 2) ? "text" : NULL);
    }
}

static void
step (Walk *walk)
{
  guint    n_plans = g_list_model_get_n_items (rbk_book_get_plans (walk->book));
  RbkPlan *plan;
  RbkEdit *edit;
  guint    kind = pick (walk, 4);
  g_autoptr(GPtrArray) problems = NULL;
  g_autoptr(GError) error = NULL;

  if (n_plans == 0)
    return;
  plan = rbk_test_plan (walk->book, pick (walk, n_plans));
  edit = kind == 0   ? random_phase_edit (walk, plan)
         : kind == 1 ? random_feature_edit (walk, plan)
                     : random_card_edit (walk, plan);
  if (edit == NULL)
    return;
  rbk_document_seal (walk->document);
  walk->n_taken += rbk_document_take (walk->document, edit, &error) ? 1 : 0;
  problems = rbk_book_check (walk->book);
  g_assert_cmpuint (problems->len, ==, 0);
}

/* Whatever the sequence, the book stays one that can be opened, and undoing it all gives
 * back the very same file. */
static void
test_walk (void)
{
  guint n_taken = 0;

  for (guint32 seed = 1; seed <= N_BOOKS; seed++)
    {
      g_autoptr(RbkBook) book = rbk_random_book_new (seed);
      g_autoptr(RbkDocument) document = rbk_document_new_for_book (book);
      g_autofree char *before = rbk_book_to_text (book);
      g_autofree char *changed = NULL;
      g_autofree char *after = NULL;
      g_autofree char *again = NULL;
      Walk walk = { .rand = g_rand_new_with_seed (seed), .document = document, .book = book };

      for (guint i = 0; i < N_STEPS; i++)
        step (&walk);
      changed = rbk_book_to_text (book);
      while (rbk_document_get_can_undo (document))
        rbk_document_undo (document);
      after = rbk_book_to_text (book);
      g_assert_cmpstr (after, ==, before);
      while (rbk_document_get_can_redo (document))
        rbk_document_redo (document);
      again = rbk_book_to_text (book);
      g_assert_cmpstr (again, ==, changed);
      n_taken += walk.n_taken;
      g_rand_free (walk.rand);
    }
  g_test_message ("%u edits taken", n_taken);
  g_assert_cmpuint (n_taken, >, N_BOOKS * N_STEPS / 4);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/terms-walk/walk", test_walk);

  return g_test_run ();
}
