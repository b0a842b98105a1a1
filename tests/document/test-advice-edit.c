/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What advisors propose, as edits: the book stays valid, the advisor is content, and undo brings
 * every byte back. On books of any kind, and on all that the program comes with. */
#include "rbk-fix-edit.h"

#include <string.h>

#include "rbk-advise.h"
#include "rbk-book-check.h"
#include "rbk-book-writer.h"
#include "rbk-phase.h"
#include "rbk-plan.h"
#include "rbk-random-book.h"
#include "rbk-rate-card.h"
#include "rbk-template.h"
#include "rbk-test-books.h"
#include "rbk-test-repeats.h"

#define N_BOOKS rbk_test_repeats (300, 30)

static GPtrArray *
advise (RbkBook *book, const RbkAdviseAnswers *answers)
{
  g_autoptr(RbkSpec) spec = rbk_spec_new (book, NULL, NULL);
  g_autoptr(RbkTable) table = spec != NULL ? rbk_table_new (spec, NULL, NULL) : NULL;
  RbkAdviseInput input = { .book = book, .table = table, .answers = answers };

  return table != NULL ? rbk_advise_book (&input, NULL) : NULL;
}

static void
assert_valid (RbkBook *book)
{
  g_autoptr(GPtrArray) problems = rbk_book_check (book);

  for (guint i = 0; i < problems->len; i++)
    g_error ("%s: %s", ((RbkProblem *) problems->pdata[i])->path,
             ((RbkProblem *) problems->pdata[i])->message);
}

/* What was proposed is not proposed again, nor its contrary. */
static void
assert_content (RbkBook *book, const RbkAdviseAnswers *answers, const RbkAdvice *advice)
{
  g_autoptr(GPtrArray) after = advise (book, answers);

  g_assert_nonnull (after);
  for (guint i = 0; i < after->len; i++)
    {
      const RbkAdvice *other = g_ptr_array_index (after, i);

      if (strcmp (other->topic, advice->topic) == 0 && strcmp (other->where, advice->where) == 0)
        g_assert_null (other->fix);
    }
}

static void
try_fix (RbkBook                *book,
         const RbkAdviseAnswers *answers,
         const RbkAdvice        *advice,
         const char             *before)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkEdit) edit = rbk_fix_edit_new (book, advice->fix, "Follow it", &error);
  g_autofree char *changed = NULL;
  g_autofree char *after = NULL;

  g_test_message ("%s of %s: %s", advice->topic, advice->where, advice->fix->label);
  g_assert_no_error (error);
  g_assert_true (rbk_edit_apply (edit, &error));
  g_assert_no_error (error);
  assert_valid (book);
  changed = rbk_book_to_text (book);
  g_assert_cmpstr (changed, !=, before);
  assert_content (book, answers, advice);
  rbk_edit_revert (edit);
  after = rbk_book_to_text (book);
  g_assert_cmpstr (after, ==, before);
}

static guint
try_all (RbkBook *book, const RbkAdviseAnswers *answers, GHashTable *topics)
{
  g_autoptr(GPtrArray) advice = advise (book, answers);
  g_autofree char *before = rbk_book_to_text (book);
  guint            n_fixes = 0;

  for (guint i = 0; advice != NULL && i < advice->len; i++)
    {
      const RbkAdvice *one = g_ptr_array_index (advice, i);

      if (one->fix == NULL)
        continue;
      try_fix (book, answers, one, before);
      g_hash_table_add (topics, (gpointer) one->topic);
      n_fixes++;
    }
  return n_fixes;
}

/* Rate cards that include something get another limit, and another price past it. */
static void
change_cards (RbkBook *book, const char *limit, const char *amount)
{
  GListModel *plans = rbk_book_get_plans (book);

  for (guint i = 0; i < g_list_model_get_n_items (plans); i++)
    {
      RbkPlan    *plan = rbk_test_get (book, "plans", i);
      GListModel *phases = rbk_plan_get_phases (plan);

      for (guint j = 0; j < g_list_model_get_n_items (phases); j++)
        {
          RbkPhase   *phase = rbk_test_get (plan, "phases", j);
          GListModel *cards = rbk_phase_get_rate_cards (phase);

          for (guint k = 0; k < g_list_model_get_n_items (cards); k++)
            {
              RbkRateCard *card = rbk_test_get (phase, "rate-cards", k);

              if (rbk_rate_card_get_entitlement (card) == NULL)
                continue;
              rbk_test_set (rbk_rate_card_get_entitlement (card), "limit", limit, NULL);
              if (amount != NULL && rbk_rate_card_get_amount (card) != NULL)
                rbk_test_set (card, "amount", amount, NULL);
            }
        }
    }
}

static gboolean
is_valid (RbkBook *book)
{
  g_autoptr(GPtrArray) problems = rbk_book_check (book);

  return problems->len == 0;
}

static void
try_template (const char *name, const char *limit, const char *amount, GHashTable *topics)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkBook) book = rbk_template_new_book (name, &error);

  g_test_message ("%s, limits %s, overage %s", name, limit, amount);
  g_assert_no_error (error);
  rbk_test_set (book, "acquisition-cost", "0.5", NULL);
  if (limit != NULL)
    change_cards (book, limit, amount);
  if (is_valid (book))
    try_all (book, NULL, topics);
}

/* Every template and the sample, as they are, and with other limits and other overage. */
static void
test_templates (void)
{
  static const char *const limits[] = { "hard", "soft", "none" };
  static const char *const amounts[] = { NULL, "0.000001", "9" };
  g_autoptr(GHashTable) topics = g_hash_table_new (g_str_hash, g_str_equal);
  gsize              n_templates;
  const RbkTemplate *templates = rbk_template_get_all (&n_templates);

  for (gsize i = 0; i <= n_templates; i++)
    {
      const char *name = i < n_templates ? templates[i].name : RBK_TEMPLATE_SAMPLE;

      try_template (name, NULL, NULL, topics);
      for (gsize k = 0; k < G_N_ELEMENTS (limits) * G_N_ELEMENTS (amounts); k++)
        try_template (name, limits[k / G_N_ELEMENTS (amounts)], amounts[k % G_N_ELEMENTS (amounts)],
                      topics);
    }
  g_assert_true (g_hash_table_contains (topics, "limits"));
  g_assert_true (g_hash_table_contains (topics, "tiers"));
}

static void
test_random (void)
{
  static const char *const acquisitions[] = { NULL, "0.01", "3", "250" };
  static const char *const limits[] = { "hard", "soft", "none" };
  static const char *const amounts[] = { NULL, "0.000001", "9" };
  g_autoptr(GHashTable) topics = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_fixes = 0;

  for (guint32 seed = 0; seed < N_BOOKS * 4; seed++)
    {
      g_autoptr(RbkBook) book = rbk_random_book_new (seed / 4);
      const RbkAdviseAnswers answers = { .developers = seed % 3,
                                         .natural_unit = seed / 3 % 3,
                                         .one_sentence = seed / 9 % 3,
                                         .own_split = seed / 27 % 3 };

      rbk_test_set (book, "acquisition-cost", acquisitions[seed / 4 % 4], NULL);
      if (seed % 4 > 0)
        change_cards (book, limits[seed % 4 - 1], amounts[seed / 16 % 3]);
      if (is_valid (book))
        n_fixes += try_all (book, &answers, topics);
    }
  g_test_message ("%u fixes on %u topics", n_fixes, g_hash_table_size (topics));
  g_assert_cmpuint (n_fixes, >=, N_BOOKS / 4);
  g_assert_cmpuint (g_hash_table_size (topics), >=, 2);
}

/* 100 free runs cost 1; a tenth of 5 is half of that. */
static void
test_free (void)
{
  const RbkTestCard card = { .price = "per_unit", .included = "100", .limit = "hard" };
  g_autoptr(RbkBook) book = rbk_test_book_new_card (&card, "0", NULL);
  g_autoptr(GHashTable) topics = g_hash_table_new (g_str_hash, g_str_equal);

  rbk_test_set (book, "acquisition-cost", "5", NULL);
  g_assert_cmpuint (try_all (book, NULL, topics), ==, 1);
  g_assert_true (g_hash_table_contains (topics, "free-tier"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/advice-edit/random", test_random);
  g_test_add_func ("/advice-edit/templates", test_templates);
  g_test_add_func ("/advice-edit/free", test_free);
  return g_test_run ();
}
