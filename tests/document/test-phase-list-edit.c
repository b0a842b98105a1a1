/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-card-edit.h"
#include "rbk-entitlement.h"
#include "rbk-phase-list-edit.h"
#include "rbk-random-book.h"
#include "rbk-test-book.h"
#include "rbk-test-figures.h"

/* What the edits of a plan's phases make. */

/* “trial P14D, evergreen -, evergreen@2027-01-01 -” */
static void
assert_phases (RbkPlan *plan, const char *expected)
{
  g_autoptr(GString) text = g_string_new (NULL);
  static const char *const kinds[] = { "trial", "discount", "ramp", "evergreen" };

  for (guint i = 0; i < g_list_model_get_n_items (rbk_plan_get_phases (plan)); i++)
    {
      RbkPhase   *phase = rbk_test_phase (plan, i);
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
  rbk_test_take (document, rbk_phase_list_edit_add (plan, RBK_PHASE_KIND_RAMP));
  rbk_test_take (document, rbk_phase_list_edit_add (plan, RBK_PHASE_KIND_TRIAL));
  rbk_test_take (document, rbk_phase_list_edit_add (plan, RBK_PHASE_KIND_DISCOUNT));
  assert_phases (plan, "trial P14D, discount P3M, ramp P3M, evergreen -");

  rbk_test_take (document, rbk_phase_list_edit_schedule (plan, "2027-06-01", NULL));
  rbk_test_take (document, rbk_phase_list_edit_schedule (plan, "2027-01-01", NULL));
  assert_phases (plan, "trial P14D, discount P3M, ramp P3M, evergreen -, "
                       "evergreen@2027-01-01 -, evergreen@2027-06-01 -");
  g_assert_null (rbk_phase_list_edit_schedule (plan, "2027-01-01", &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (rbk_phase_list_edit_schedule (plan, "2027-02-30", &error));
  g_assert_nonnull (error);
  g_clear_error (&error);

  rbk_test_take (document, rbk_phase_list_edit_duplicate (plan, 0, NULL));
  g_assert_null (rbk_phase_list_edit_duplicate (plan, 5, &error));
  g_clear_error (&error);
  rbk_test_take (document, rbk_phase_list_edit_duration (plan, 1, "P7D", NULL));
  g_assert_null (rbk_phase_list_edit_duration (plan, 6, "P7D", &error));
  g_clear_error (&error);
  rbk_test_take (document, rbk_phase_list_edit_remove (plan, 0, NULL));
  rbk_test_take (document, rbk_phase_list_edit_remove (plan, 5, NULL));
  assert_phases (plan, "trial P7D, discount P3M, ramp P3M, evergreen -, evergreen@2027-01-01 -");
  rbk_test_take (document, rbk_phase_list_edit_remove (plan, 3, NULL));
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
      rbk_test_take (document, rbk_phase_list_edit_add (plan, kind));
      g_assert_cmpuint (g_list_model_get_n_items (rbk_plan_get_phases (plan)), ==,
                        kind == RBK_PHASE_KIND_EVERGREEN ? 1 : 2);
      g_assert_cmpuint (g_list_model_get_n_items (
                            rbk_phase_get_rate_cards (rbk_test_phase (plan, 0))),
                        ==, 1);
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

  rbk_test_take (document, rbk_phase_list_edit_add (plan, RBK_PHASE_KIND_TRIAL));
  for (guint i = 0;
       i < g_list_model_get_n_items (rbk_phase_get_rate_cards (rbk_test_phase (plan, 0))); i++)
    {
      card = rbk_test_card (rbk_test_phase (plan, 0), i);
      if (rbk_rate_card_get_meter (card) == NULL)
        rbk_test_assert_decimal_at (rbk_rate_card_get_amount (card), "0");
      else
        {
          g_assert_cmpint (rbk_entitlement_get_limit (rbk_rate_card_get_entitlement (card)), ==,
                           RBK_LIMIT_HARD);
          rbk_test_assert_decimal_at (rbk_entitlement_get_included (
                                          rbk_rate_card_get_entitlement (card)),
                                      "200");
        }
    }
  rbk_test_assert_decimal_at (rbk_rate_card_get_amount (
                                  rbk_test_card (rbk_test_phase (plan, 1), 0)),
                              "29");
}

static void
test_discount_terms (void)
{
  g_autoptr(RbkBook) book = rbk_test_book ();
  g_autoptr(RbkDocument) document = rbk_document_new_for_book (book);
  RbkPlan *plan = rbk_test_plan (book, 0);
  g_autoptr(RbkEdit) setup = rbk_card_edit_add (book, rbk_test_phase (plan, 0), NULL);

  g_assert_true (rbk_edit_apply (setup, NULL));
  g_object_set (rbk_test_card (rbk_test_phase (plan, 0), 2), "cadence", "once", NULL);
  rbk_test_take (document, rbk_phase_list_edit_add (plan, RBK_PHASE_KIND_DISCOUNT));
  rbk_test_assert_decimal_at (rbk_rate_card_get_amount (
                                  rbk_test_card (rbk_test_phase (plan, 0), 0)),
                              "23.2");
  /* What is charged once is not charged twice. */
  g_assert_cmpuint (g_list_model_get_n_items (rbk_phase_get_rate_cards (rbk_test_phase (plan, 0))),
                    ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (rbk_phase_get_rate_cards (rbk_test_phase (plan, 1))),
                    ==, 3);
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

      for (guint i = 0; i < g_list_model_get_n_items (rbk_book_get_plans (book)); i++)
        for (RbkPhaseKind kind = RBK_PHASE_KIND_TRIAL; kind < RBK_PHASE_KIND_EVERGREEN; kind++)
          {
            rbk_test_take (document, rbk_phase_list_edit_add (rbk_test_plan (book, i), kind));
            n_made++;
          }
    }
  g_assert_cmpuint (n_made, >, 60);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/phase-list-edit/phases", test_phases);
  g_test_add_func ("/phase-list-edit/first-terms", test_first_terms);
  g_test_add_func ("/phase-list-edit/trial", test_trial_terms);
  g_test_add_func ("/phase-list-edit/discount", test_discount_terms);
  g_test_add_func ("/phase-list-edit/random-plans", test_phases_of_random_plans);

  return g_test_run ();
}
