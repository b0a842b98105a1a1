/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-proposal-edit.h"

#include "rbk-answers.h"
#include "rbk-book-check.h"
#include "rbk-catalogue.h"
#include "rbk-discount.h"
#include "rbk-discover.h"
#include "rbk-document.h"
#include "rbk-plan.h"
#include "rbk-random-book.h"
#include "rbk-test-repeats.h"

/* A book takes what was proposed, and keeps what is its owner's. */

#define N_BOOKS rbk_test_repeats (60, 6)

static RbkBook *
propose (const char *const *texts)
{
  g_autoptr(RbkAnswers) answers = rbk_answers_new ();
  g_autoptr(RbkCatalogue) catalogue = rbk_catalogue_load_bundled (NULL);
  g_autoptr(GPtrArray) prices = rbk_catalogue_dup_history (catalogue, "claude-haiku-4-5");
  g_autoptr(RbkProposal) proposal = NULL;
  g_autoptr(GError) error = NULL;
  GDate date;

  g_date_set_dmy (&date, 1, G_DATE_SEPTEMBER, 2026);
  g_assert_true (rbk_answers_set_texts (answers, texts, &error));
  g_assert_no_error (error);
  proposal = rbk_discover_propose (answers, prices, "USD", &date, &error);
  g_assert_no_error (error);

  return g_object_ref (proposal->book);
}

static const char *const first[] = { "product=Reader", "customers=mix", NULL };
static const char *const second[] = { "product=Writer", "customers=startups", "unit=credits",
                                      NULL };

static void
add_discount (RbkBook *book, const char *key, const char *plan)
{
  const char *plans[] = { plan, NULL };
  g_autoptr(RbkDiscount) discount = g_object_new (RBK_TYPE_DISCOUNT, "key", key, NULL);
  RbkDecimal percent = { RBK_DECIMAL_ONE_RAW / 10 };

  g_object_set (discount, "percent", &percent, "name", key, NULL);
  if (plan != NULL)
    g_object_set (discount, "plans", plans, NULL);
  g_list_store_append (G_LIST_STORE (rbk_book_get_discounts (book)), discount);
}

/* Offers of plans that go do so too; the others, client and a title of one's own stay. */
static void
test_replace (void)
{
  g_autoptr(RbkBook) book = propose (first);
  g_autoptr(RbkBook) proposal = propose (second);
  g_autoptr(RbkRecord) before = NULL;
  g_autoptr(RbkDocument) document = NULL;
  g_autoptr(RbkRecord) left = NULL;
  g_autoptr(GError) error = NULL;
  guint n_dropped;

  g_assert_nonnull (rbk_record_find_by_key (rbk_book_get_plans (book), "enterprise"));
  add_discount (book, "large", "enterprise");
  add_discount (book, "all", NULL);
  add_discount (book, "largest", "enterprise");
  g_object_set (book, "title", "Ours", "client", "Acme", NULL);
  before = rbk_record_copy (RBK_RECORD (book));
  document = rbk_document_new_for_book (book);

  g_assert_true (
      rbk_document_take (document, rbk_proposal_edit_new (book, proposal, &n_dropped), &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_dropped, ==, 2);
  g_assert_cmpstr (rbk_book_get_title (book), ==, "Ours");
  g_assert_cmpstr (rbk_book_get_client (book), ==, "Acme");
  g_assert_cmpuint (g_list_model_get_n_items (rbk_book_get_discounts (book)), ==, 1);
  left = g_list_model_get_item (rbk_book_get_discounts (book), 0);
  g_assert_cmpstr (rbk_record_get_key (left), ==, "all");
  g_assert_true (g_strv_equal (rbk_discovery_get_answers (rbk_book_get_discovery (book)), second));
  g_assert_cmpstr (rbk_book_get_notes (book), ==, rbk_book_get_notes (proposal));

  rbk_document_undo (document);
  g_assert_true (rbk_record_equal (RBK_RECORD (book), before));
  g_assert_false (rbk_document_get_can_undo (document));
}

/* A title that is an answer follows the answer; the rest is the proposal to the letter. */
static void
test_title (void)
{
  g_autoptr(RbkBook) book = propose (first);
  g_autoptr(RbkBook) proposal = propose (second);
  g_autoptr(RbkEdit) edit = rbk_proposal_edit_new (book, proposal, NULL);
  g_autoptr(RbkPlan) ours = NULL;
  g_autoptr(RbkPlan) theirs = NULL;

  g_assert_true (rbk_edit_apply (edit, NULL));
  g_assert_cmpstr (rbk_book_get_title (book), ==, "Writer");
  g_assert_true (rbk_record_equal (RBK_RECORD (book), RBK_RECORD (proposal)));
  /* The book has copies: who goes on with the proposal does not change it. */
  ours = g_list_model_get_item (rbk_book_get_plans (book), 0);
  theirs = g_list_model_get_item (rbk_book_get_plans (proposal), 0);
  g_assert_true (ours != theirs);
}

static gboolean
is_sound (RbkBook *book)
{
  g_autoptr(GPtrArray) problems = rbk_book_check (book);

  return problems->len == 0;
}

/* Whatever a book holds, it can take a proposal, is sound then, and has all back afterwards. */
static void
test_random (void)
{
  g_autoptr(RbkBook) proposal = propose (second);
  guint n_dropped = 0;

  for (guint i = 0; i < N_BOOKS; i++)
    {
      g_autoptr(RbkBook) book = rbk_random_book_new ((guint32) g_test_rand_int ());
      g_autoptr(RbkRecord) before = rbk_record_copy (RBK_RECORD (book));
      g_autoptr(RbkDocument) document = rbk_document_new_for_book (book);
      g_autoptr(GError) error = NULL;
      gboolean was_sound = is_sound (book);
      guint    n;

      g_assert_true (
          rbk_document_take (document, rbk_proposal_edit_new (book, proposal, &n), &error));
      g_assert_no_error (error);
      n_dropped += n;
      g_assert_true (!was_sound || is_sound (book));
      rbk_document_undo (document);
      g_assert_true (rbk_record_equal (RBK_RECORD (book), before));
    }
  g_assert_cmpuint (n_dropped, >, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/proposal-edit/replace", test_replace);
  g_test_add_func ("/proposal-edit/title", test_title);
  g_test_add_func ("/proposal-edit/random", test_random);

  return g_test_run ();
}
