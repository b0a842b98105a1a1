/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-book-check.h"
#include "rbk-book-reader.h"
#include "rbk-book-writer.h"
#include "rbk-catalogue.h"
#include "rbk-discover.h"
#include "rbk-entitlement.h"
#include "rbk-phase.h"
#include "rbk-rate-card.h"

#include "rbk-check-test.h"

#include <string.h>

/* Books made of answers. */

static const char *const model_names[] = { "claude-haiku-4-5", "claude-sonnet-4-6", "claude-opus-4-8",
                                           "gpt-5", "gpt-5-mini", "gpt-5-nano", "gemini-2.5-flash" };

static GPtrArray *
get_prices (void)
{
  static GPtrArray *prices;
  g_autoptr(RbkCatalogue) catalogue = NULL;
  g_autoptr(GError) error = NULL;

  if (prices != NULL)
    return prices;
  catalogue = rbk_catalogue_load_bundled (&error);
  g_assert_no_error (error);
  prices = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < G_N_ELEMENTS (model_names); i++)
    {
      g_autoptr(GPtrArray) history = rbk_catalogue_dup_history (catalogue, model_names[i]);

      g_assert_nonnull (history);
      for (guint j = 0; j < history->len; j++)
        g_ptr_array_add (prices, g_object_ref (g_ptr_array_index (history, j)));
    }
  return prices;
}

static RbkProposal *
propose (const RbkAnswers *answers, GError **error)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 21, 8, 2026);
  return rbk_discover_propose (answers, get_prices (), "USD", &date, error);
}

static RbkProposal *
propose_texts (const char *const *texts)
{
  g_autoptr(RbkAnswers) answers = rbk_answers_new ();
  g_autoptr(GError) error = NULL;
  RbkProposal *proposal;

  rbk_answers_set_texts (answers, texts, &error);
  g_assert_no_error (error);
  proposal = propose (answers, &error);
  g_assert_no_error (error);
  return proposal;
}

static char *
random_number (GRand *rand, const RbkQuestion *question)
{
  RbkDecimal least, most;
  double     low, high, value;

  rbk_decimal_parse (question->least, &least, NULL);
  rbk_decimal_parse (question->most, &most, NULL);
  low = rbk_decimal_to_double (least);
  high = rbk_decimal_to_double (most);
  if (question->kind == RBK_QUESTION_SHARE || strcmp (question->id, "spread") == 0)
    return g_strdup_printf ("%.2f", g_rand_double_range (rand, low, high));
  /* All orders of size alike, the ends too. */
  switch (g_rand_int_range (rand, 0, 8))
    {
    case 0:
      return g_strdup (question->least);
    case 1:
      return g_strdup (question->most);
    default:
      for (value = high; g_rand_int_range (rand, 0, 4) > 0;)
        value /= g_rand_int_range (rand, 2, 10);
      return g_strdup_printf ("%.0f", MAX (value, low));
    }
}

static char *
random_names (GRand *rand)
{
  int      first = g_rand_int_range (rand, 0, G_N_ELEMENTS (model_names));
  GString *names = g_string_new (model_names[first]);

  for (int i = first + 1; i < (int) G_N_ELEMENTS (model_names) && g_rand_boolean (rand); i++)
    g_string_append_printf (names, ",%s", model_names[i]);
  return g_string_free (names, FALSE);
}

static char *
random_answer (GRand *rand, const RbkQuestion *question)
{
  switch (question->kind)
    {
    case RBK_QUESTION_CHOICE:
      return g_strdup (
          question->choices[g_rand_int_range (rand, 0, (int) question->n_choices)].id);
    case RBK_QUESTION_YES_NO:
      return g_strdup (g_rand_boolean (rand) ? "yes" : "no");
    case RBK_QUESTION_NAMES:
      return random_names (rand);
    case RBK_QUESTION_PRICES:
      return g_strdup_printf ("Rival %d, “Other” one %d.99", g_rand_int_range (rand, 1, 100),
                              g_rand_int_range (rand, 1, 5000));
    case RBK_QUESTION_TEXT:
      return g_strdup ("a {réply} “%s” & <b>");
    case RBK_QUESTION_QUANTITY:
    case RBK_QUESTION_MONEY:
    case RBK_QUESTION_SHARE:
    default:
      return random_number (rand, question);
    }
}

/* Any answers that fit together; each is skipped as often as not. */
static RbkAnswers *
random_answers (guint32 seed)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
  RbkAnswers        *answers = rbk_answers_new ();
  guint              n_questions;
  const RbkQuestion *questions = rbk_questions_list (&n_questions);

  for (guint i = 0; i < n_questions; i++)
    {
      g_autofree char *answer = random_answer (rand, &questions[i]);
      g_autoptr(GError) error = NULL;

      if (g_rand_boolean (rand) || strcmp (questions[i].id, "cost") == 0)
        continue;
      rbk_answers_set (answers, questions[i].id, answer, &error);
      g_assert_no_error (error);
      /* What does not fit what was said before is taken back. */
      if (!rbk_answers_check (answers, NULL))
        rbk_answers_set (answers, questions[i].id, NULL, NULL);
    }
  return answers;
}

/* Valid, without an error, on target where each plan is sized, the same again, and read back as it
 * was written. */
static void
check_proposal (RbkProposal *proposal, RbkProposal *again)
{
  g_autoptr(GPtrArray) findings = NULL;
  g_autoptr(RbkTable) table = NULL;
  g_autoptr(RbkBook) read = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = rbk_book_to_text (proposal->book);
  g_autofree char *text_again = rbk_book_to_text (again->book);
  RbkSpec         *spec;

  g_assert_cmpstr (text, ==, text_again);
  read = rbk_book_read_text (text, strlen (text), NULL, &error);
  g_assert_no_error (error);
  g_assert_true (rbk_record_equal (RBK_RECORD (read), RBK_RECORD (proposal->book)));

  findings = rbk_test_check (proposal->book);
  for (guint i = 0; i < findings->len; i++)
    {
      const RbkFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char  *message = rbk_test_message (finding);

      if (finding->severity == RBK_SEVERITY_ERROR ||
          g_str_has_prefix (finding->rule, "margin-") || strcmp (finding->rule, "cap-margin") == 0)
        g_error ("%s: %s\n%s", finding->rule, message, text);
    }
  spec = rbk_spec_new (proposal->book, NULL, &error);
  g_assert_no_error (error);
  table = rbk_table_new (spec, NULL, &error);
  rbk_spec_unref (spec);
  g_assert_no_error (error);
  g_assert_cmpuint (table->n_rows, >=, 3);
  g_assert_cmpuint (table->n_rows, <=, 5);
  for (guint i = 0; i < table->n_rows; i++)
    if (!table->rows[i].plan->is_quote_only && !rbk_decimal_is_zero (table->rows[i].price))
      {
        g_assert_true (table->rows[i].has_sizing && table->rows[i].has_floor);
        g_assert_cmpint (rbk_decimal_compare (table->rows[i].floor_price, table->rows[i].price), <=,
                         0);
      }
}

static void
test_print (void)
{
  const char *const texts[] = { "models=claude-opus-4-8", NULL };
  g_autoptr(RbkProposal) proposal = propose_texts (texts);
  g_autofree char *text = rbk_book_to_text (proposal->book);

  g_print ("%s", text);
}

static void
test_random (void)
{
  for (guint32 seed = 0; seed < 300; seed++)
    {
      g_autoptr(RbkAnswers) answers = random_answers (seed);
      g_autoptr(RbkProposal) proposal = NULL, again = NULL;
      g_autoptr(GError) error = NULL;

      proposal = propose (answers, &error);
      g_assert_no_error (error);
      again = propose (answers, &error);
      g_assert_no_error (error);
      check_proposal (proposal, again);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/discover/print", test_print);
  g_test_add_func ("/discover/random", test_random);
  return g_test_run ();
}
