/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-version-preview.h"

#include <string.h>

#include "rbk-book-check.h"
#include "rbk-credit-rate.h"
#include "rbk-document.h"
#include "rbk-model-price.h"
#include "rbk-rate-card.h"
#include "rbk-test-books.h"
#include "rbk-workload.h"

/* Changes from a day on: where they go, what they copy, and when they can't be. */

static RbkDocument *
new_document (RbkPlan **plan)
{
  const RbkTestCard runs = {
    .price = "per_unit", .amount = "0.1", .included = "200", .limit = "soft", .cap = "500"
  };
  g_autoptr(RbkBook) book = rbk_test_book_new_card (&runs, "29", NULL);

  *plan = rbk_test_get (book, "plans", 0);

  return rbk_document_new_for_book (book);
}

static void
finish (RbkDocument *document)
{
  rbk_document_close (document);
  g_assert_finalize_object (document);
}

static char *
describe_phases (RbkPlan *plan)
{
  GListModel *phases = rbk_plan_get_phases (plan);
  GString    *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (phases); i++)
    {
      g_autoptr(RbkPhase) phase = g_list_model_get_item (phases, i);
      const char *from = rbk_phase_get_effective_from (phase);

      g_string_append_printf (text, "%s%s%s%s", i > 0 ? " " : "", rbk_phase_get_key (phase),
                              from != NULL ? "@" : "", from != NULL ? from : "");
    }

  return g_string_free (text, FALSE);
}

static void
assert_phases (RbkDocument *document, RbkPlan *plan, const char *expected)
{
  g_autofree char *phases = describe_phases (plan);
  g_autoptr(GPtrArray) problems = rbk_book_check (rbk_document_get_book (document));

  g_assert_cmpstr (phases, ==, expected);
  g_assert_cmpuint (problems->len, ==, 0);
}

static void
take (RbkDocument *document, RbkEdit *edit)
{
  g_autoptr(GError) error = NULL;

  g_assert_nonnull (edit);
  rbk_document_take (document, edit, &error);
  g_assert_no_error (error);
}

static void
test_terms (void)
{
  const RbkVersionChange changes[] = {
    { RBK_VERSION_PRICE, NULL, rbk_test_decimal ("39") },
    { RBK_VERSION_INCLUDED, "runs", rbk_test_decimal ("100") },
    { RBK_VERSION_CAP, "runs", rbk_test_decimal ("900") },
    { RBK_VERSION_OVERAGE, "runs", rbk_test_decimal ("0.2") },
  };
  RbkPlan     *plan;
  RbkDocument *document = new_document (&plan);
  gpointer     version, card, entitlement;

  take (document, rbk_version_edit_new (plan, "2027-01-15", changes, 4, NULL));
  assert_phases (document, plan, "evergreen evergreen-2027-01-15@2027-01-15");
  version = rbk_test_get (plan, "phases", 1);
  card = rbk_test_get (version, "rate-cards", 1);
  entitlement = rbk_rate_card_get_entitlement (card);
  g_assert_true (
      rbk_decimal_equal (*rbk_rate_card_get_amount (rbk_test_get (version, "rate-cards", 0)),
                         changes[0].value));
  g_assert_true (rbk_decimal_equal (*rbk_rate_card_get_amount (card), changes[3].value));
  g_assert_true (rbk_decimal_equal (*rbk_entitlement_get_included (entitlement), changes[1].value));
  g_assert_true (rbk_decimal_equal (*rbk_entitlement_get_cap (entitlement), changes[2].value));
  g_assert_cmpint (rbk_entitlement_get_limit (entitlement), ==, RBK_LIMIT_SOFT);

  /* The terms before are as they were, and it is one step. */
  card = rbk_test_get (rbk_test_get (plan, "phases", 0), "rate-cards", 1);
  g_assert_true (rbk_decimal_equal (*rbk_rate_card_get_amount (card), rbk_test_decimal ("0.1")));
  rbk_document_undo (document);
  g_assert_false (rbk_document_get_can_undo (document));
  assert_phases (document, plan, "evergreen");
  finish (document);
}

static void
test_between (void)
{
  RbkPlan     *plan;
  RbkDocument *document = new_document (&plan);
  g_autoptr(GError) error = NULL;

  take (document, rbk_version_edit_new (plan, "2027-06-01", NULL, 0, NULL));
  take (document, rbk_version_edit_new (plan, "2027-03-01", NULL, 0, NULL));
  assert_phases (document, plan,
                 "evergreen evergreen-2027-03-01@2027-03-01 evergreen-2027-06-01@2027-06-01");
  g_assert_null (rbk_version_edit_new (plan, "2027-03-01", NULL, 0, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (rbk_version_edit_new (plan, "2027-02-30", NULL, 0, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_INVALID);
  finish (document);
}

static void
test_phase (void)
{
  RbkPlan     *plan;
  RbkDocument *document = new_document (&plan);
  g_autoptr(GError) error = NULL;

  take (document, rbk_version_edit_phase (plan, RBK_PHASE_KIND_DISCOUNT, "2027-03-01", NULL));
  take (document, rbk_version_edit_phase (plan, RBK_PHASE_KIND_TRIAL, "2027-04-01", NULL));
  take (document, rbk_version_edit_phase (plan, RBK_PHASE_KIND_TRIAL, "2027-05-01", NULL));
  assert_phases (document, plan,
                 "trial@2027-04-01 trial-2@2027-05-01 discount@2027-03-01 evergreen");
  g_assert_null (rbk_version_edit_phase (plan, RBK_PHASE_KIND_TRIAL, "2027-04-15", &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "2027-05-01"));
  finish (document);
}

static void
test_credits (void)
{
  RbkPlan     *plan;
  RbkDocument *document = new_document (&plan);
  RbkBook     *book = rbk_document_get_book (document);
  RbkRoute    *route = rbk_test_get (rbk_test_get (book, "workloads", 0), "routes", 0);
  g_autoptr(GError) error = NULL;
  RbkCreditRate *rate;

  take (document, rbk_version_edit_credits (route, "2027-06-01", RBK_DECIMAL_UNITS (3), NULL));
  take (document, rbk_version_edit_credits (route, "2027-03-01", RBK_DECIMAL_UNITS (2), NULL));
  assert_phases (document, plan, "evergreen");
  rate = rbk_test_get (route, "credit-rates", 0);
  g_assert_cmpstr (rbk_credit_rate_get_effective_from (rate), ==, "2027-03-01");
  rate = rbk_test_get (route, "credit-rates", 1);
  g_assert_true (rbk_decimal_equal (*rbk_credit_rate_get_credits (rate), RBK_DECIMAL_UNITS (3)));
  g_assert_null (rbk_version_edit_credits (route, "2027-03-01", RBK_DECIMAL_ONE, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_INVALID);
  finish (document);
}

static void
test_model (void)
{
  const RbkDecimal price = RBK_DECIMAL_UNITS (7);
  RbkPlan         *plan;
  RbkDocument     *document = new_document (&plan);
  RbkBook         *book = rbk_document_get_book (document);
  g_autoptr(GError) error = NULL;
  RbkModelPrice *later;

  take (document, rbk_version_edit_model (book, "m", "2027-06-01", &price, NULL, NULL));
  take (document, rbk_version_edit_model (book, "m", "2027-03-01", NULL, &price, NULL));
  assert_phases (document, plan, "evergreen");
  g_assert_cmpuint (g_list_model_get_n_items (rbk_book_get_models (book)), ==, 3);
  later = rbk_test_get (book, "models", 1);
  g_assert_cmpstr (rbk_model_price_get_effective_from (later), ==, "2027-03-01");
  g_assert_true (rbk_decimal_equal (*rbk_model_price_get_input (later), RBK_DECIMAL_UNITS (10)));
  g_assert_true (rbk_decimal_equal (*rbk_model_price_get_output (later), price));
  g_assert_null (rbk_version_edit_model (book, "m", "2027-03-01", &price, NULL, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (rbk_version_edit_model (book, "unknown", "2027-03-01", &price, NULL, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_NOT_FOUND);
  finish (document);
}

/* Half of June at 29 and half at 59; 300 runs are 200 included and 100 at 0.1, all in the second
 * half, which are 0.3 each then. */
static void
test_preview (void)
{
  const RbkVersionChange changes[] = {
    { RBK_VERSION_PRICE, NULL, rbk_test_decimal ("59") },
    { RBK_VERSION_OVERAGE, "runs", rbk_test_decimal ("0.3") },
  };
  RbkPlan     *plan;
  RbkDocument *document = new_document (&plan);
  RbkBook     *book = rbk_document_get_book (document);
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkVersionPreview) preview =
                 rbk_version_preview_new (book, plan, "2027-06-16", changes, 2,
                                          RBK_DECIMAL_UNITS (300), &error);

  g_assert_no_error (error);
  g_assert_true (rbk_version_preview_run (preview, &error));
  g_assert_true (rbk_decimal_equal (preview->before->total, rbk_test_decimal ("39")));
  g_assert_true (rbk_decimal_equal (preview->after->total, rbk_test_decimal ("74")));
  g_assert_cmpuint (preview->proof.n_checked, >, 300);
  g_assert_cmpuint (preview->proof.n_same, ==, preview->proof.n_checked);
  g_assert_false (rbk_document_get_can_undo (document));
  assert_phases (document, plan, "evergreen");

  g_assert_null (
      rbk_version_preview_new (book, plan, "soon", changes, 2, RBK_DECIMAL_ZERO, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_SYNTAX);
  finish (document);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document/version-edit/terms", test_terms);
  g_test_add_func ("/document/version-edit/between", test_between);
  g_test_add_func ("/document/version-edit/phase", test_phase);
  g_test_add_func ("/document/version-edit/credits", test_credits);
  g_test_add_func ("/document/version-edit/model", test_model);
  g_test_add_func ("/document/version-edit/preview", test_preview);

  return g_test_run ();
}
