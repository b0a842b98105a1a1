/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-denomination-edit.h"

#include "rbk-book-writer.h"
#include "rbk-document.h"
#include "rbk-error.h"
#include "rbk-rate-card.h"
#include "rbk-template.h"
#include "rbk-test-books.h"
#include "rbk-test-figures.h"

/* Whole credits that are taken over: a book's text before, after, and undone. */

typedef struct
{
  RbkBook         *book;
  RbkDocument     *document;
  RbkSpec         *spec;
  RbkDenomination *found;
} Fixture;

static void
solve (Fixture *self, RbkDenominationTerms *terms)
{
  g_autoptr(GError) error = NULL;

  g_clear_pointer (&self->found, rbk_denomination_free);
  g_clear_pointer (&self->spec, rbk_spec_unref);
  self->spec = rbk_test_freeze (self->book);
  self->found = rbk_denomination_new (self->spec, self->book, terms, &error);
  g_assert_no_error (error);
}

static void
init (Fixture *self)
{
  self->book = rbk_template_new_book ("credit-tiers", NULL);
  self->document = rbk_document_new_for_book (self->book);
}

static void
clear (Fixture *self)
{
  g_clear_pointer (&self->found, rbk_denomination_free);
  g_clear_pointer (&self->spec, rbk_spec_unref);
  g_clear_object (&self->document);
  g_clear_object (&self->book);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, clear)

static void
take (Fixture *self)
{
  g_autoptr(GError) error = NULL;
  RbkEdit *edit = rbk_denomination_edit_new (self->book, self->spec, self->found, &error);

  g_assert_no_error (error);
  g_assert_true (rbk_document_take (self->document, edit, &error));
  g_assert_no_error (error);
}

static gpointer
get_route (RbkBook *book, guint place)
{
  return rbk_test_get (rbk_test_get (book, "workloads", 0), "routes", place);
}

static void
assert_field (gpointer record, const char *name, const char *expected)
{
  const RbkField *field = rbk_record_find_field (record, name);

  rbk_test_assert_decimal (*rbk_record_get_decimal (record, field), expected);
}

/* Opus costs $0.0175 and Sonnet, which stands in, $0.0105; Scale sells credits at 0.0025. */
static void
test_routes (void)
{
  g_auto(Fixture) self = { 0 };
  RbkDenominationTerms terms;
  g_autofree char     *before = NULL;
  g_autofree char     *undone = NULL;

  init (&self);
  before = rbk_book_to_text (self.book);
  rbk_denomination_terms_init (&terms);
  solve (&self, &terms);
  g_assert_cmpint (self.found->reason, ==, RBK_DENOMINATION_FOUND);
  take (&self);
  assert_field (get_route (self.book, 0), "credits", "18");
  assert_field (get_route (self.book, 1), "credits", "11");
  rbk_document_undo (self.document);
  undone = rbk_book_to_text (self.book);
  g_assert_cmpstr (undone, ==, before);
  rbk_document_redo (self.document);
  assert_field (get_route (self.book, 0), "credits", "18");
}

/* Twentieths of the credits: a request takes one; 5,000 become 250 and a cent a fifth of a
 * dollar. A customer pays what it paid before for the same calls. */
static void
test_rescaled (void)
{
  g_auto(Fixture) self = { 0 };
  RbkDenominationTerms terms;
  g_autoptr(RbkSpec) after = NULL;
  gpointer card, entitlement, wallet;

  init (&self);
  rbk_test_add (get_route (self.book, 0), "credit-rates", "effective-from", "2999-01-01", "credits",
                "40", NULL);
  rbk_denomination_terms_init (&terms);
  terms.may_rescale = TRUE;
  solve (&self, &terms);
  g_assert_cmpint (self.found->reason, ==, RBK_DENOMINATION_FOUND);
  rbk_test_assert_decimal (self.found->scale, "0.05");
  take (&self);
  assert_field (get_route (self.book, 0), "credits", "1");
  assert_field (rbk_test_get (get_route (self.book, 0), "credit-rates", 0), "credits", "2");
  card = rbk_test_get (rbk_test_get (rbk_test_get (self.book, "plans", 1), "phases", 0),
                       "rate-cards", 1);
  entitlement = rbk_rate_card_get_entitlement (card);
  wallet = rbk_entitlement_get_wallet (entitlement);
  assert_field (card, "amount", "0.2");
  assert_field (entitlement, "included", "250");
  assert_field (wallet, "grant", "250");
  assert_field (wallet, "topup-amount", "50");
  assert_field (wallet, "topup-price", "10");
  after = rbk_test_freeze (self.book);
  for (guint plan = 1; plan < 4; plan++)
    for (int calls = 0; calls < 100000; calls += 7919)
      {
        RbkFigure then, now;

        rbk_figure_at_usage (self.spec, &self.spec->plans[plan],
                             rbk_plan_spec_get_phase_on (&self.spec->plans[plan], &self.spec->date),
                             0, rbk_decimal_from_int (calls * 20), &then);
        rbk_figure_at_usage (after, &after->plans[plan],
                             rbk_plan_spec_get_phase_on (&after->plans[plan], &after->date), 0,
                             rbk_decimal_from_int (calls), &now);
        g_assert_true (rbk_decimal_equal (then.bill, now.bill));
        g_assert_true (rbk_decimal_equal (then.cost, now.cost));
      }
}

/* A dated rate that holds is the one that changes. */
static void
test_dated (void)
{
  g_auto(Fixture) self = { 0 };
  RbkDenominationTerms terms;
  gpointer             rate;

  init (&self);
  rate = rbk_test_add (get_route (self.book, 0), "credit-rates", "effective-from", "2020-01-01",
                       "credits", "40", NULL);
  rbk_denomination_terms_init (&terms);
  solve (&self, &terms);
  rbk_test_assert_decimal (self.found->routes[0].before, "40");
  take (&self);
  assert_field (rate, "credits", "18");
  assert_field (get_route (self.book, 0), "credits", "20");
}

/* All routes of a workload take the same, those that stand in too. */
static void
test_by_workload (void)
{
  g_auto(Fixture) self = { 0 };
  RbkDenominationTerms terms;

  init (&self);
  rbk_denomination_terms_init (&terms);
  terms.by_workload = TRUE;
  solve (&self, &terms);
  take (&self);
  assert_field (get_route (self.book, 0), "credits", "18");
  assert_field (get_route (self.book, 1), "credits", "18");
}

static void
test_refused (void)
{
  g_auto(Fixture) self = { 0 };
  RbkDenominationTerms terms;
  g_autoptr(GError) error = NULL;

  init (&self);
  rbk_denomination_terms_init (&terms);
  terms.max_credits = RBK_DECIMAL_ONE;
  solve (&self, &terms);
  g_assert_null (rbk_denomination_edit_new (self.book, self.spec, self.found, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_REFUSED);
  g_clear_error (&error);

  terms.max_credits = RBK_DECIMAL_UNITS (100);
  solve (&self, &terms);
  rbk_test_add (self.book, "workloads", "key", "other", NULL);
  g_assert_null (rbk_denomination_edit_new (self.book, self.spec, self.found, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/Document/DenominationEdit/routes", test_routes);
  g_test_add_func ("/Document/DenominationEdit/rescaled", test_rescaled);
  g_test_add_func ("/Document/DenominationEdit/dated", test_dated);
  g_test_add_func ("/Document/DenominationEdit/by-workload", test_by_workload);
  g_test_add_func ("/Document/DenominationEdit/refused", test_refused);

  return g_test_run ();
}
