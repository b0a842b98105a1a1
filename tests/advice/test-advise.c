/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Advisors: each verdict at its bound and just beyond, and what they say of any book. */
#include "rbk-advise.h"

#include <string.h>

#include "rbk-check-test.h"
#include "rbk-random-book.h"
#include "rbk-test-books.h"

static GPtrArray *
advise (RbkBook                *book,
        RbkPopulation          *population,
        const RbkAdviseAnswers *answers,
        const char             *topic)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkSpec) spec = rbk_spec_new (book, NULL, &error);
  g_autoptr(RbkTable) table = NULL;
  RbkAdviseInput input;

  g_assert_no_error (error);
  table = rbk_table_new (spec, population, &error);
  g_assert_no_error (error);
  input = (RbkAdviseInput){
    .book = book, .table = table, .population = population, .answers = answers
  };
  return rbk_advise_book (&input, topic);
}

static const RbkAdvice *
find (GPtrArray *advice, const char *where)
{
  const RbkAdvice *found = NULL;

  for (guint i = 0; i < advice->len; i++)
    {
      const RbkAdvice *one = g_ptr_array_index (advice, i);

      if (strcmp (one->where, where) == 0)
        {
          g_assert_null (found);
          found = one;
        }
    }
  g_assert_nonnull (found);
  return found;
}

static const RbkFixStep *
get_step (const RbkAdvice *advice, guint index)
{
  g_assert_nonnull (advice->fix);
  g_assert_cmpuint (index, <, advice->fix->steps->len);
  return g_ptr_array_index (advice->fix->steps, index);
}

/* A second route, whose calls of 1,000 tokens less or more cost 0.01 a thousand. */
static RbkBook *
new_two_routes (const char *input, const char *share)
{
  RbkBook *book = rbk_test_book_new_runs ();
  gpointer workload = rbk_test_get (book, "workloads", 0);

  rbk_test_set (rbk_test_get (workload, "routes", 0), "share", "0.5", NULL);
  rbk_test_add (workload, "routes", "model", "m", "input-tokens", input, "share", share, NULL);
  return book;
}

/* One route's call costs 0.01; the other's is so many times as long. */
static void
test_spread (void)
{
  static const struct
  {
    const char *input, *share, *verdict, *ratio;
  } cases[] = {
    { "1000", "0.5", "caps", "1" },           { "2000", "0.5", "caps", "2" },
    { "2001", "0.5", "borderline", "2.001" }, { "4999", "0.5", "borderline", "4.999" },
    { "5000", "0.5", "credits", "5" },        { "200", "0.5", "credits", "5" },
    { "50000", "0.02", "caps", "1" },         { "50000", "0.5", "credits", "50" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(RbkBook) book = new_two_routes (cases[i].input, cases[i].share);
      g_autoptr(GPtrArray) advice = advise (book, NULL, NULL, "caps-or-credits");

      g_test_message ("%s %s", cases[i].input, cases[i].share);
      g_assert_cmpuint (advice->len, ==, 1);
      g_assert_cmpstr (find (advice, "")->verdict, ==, cases[i].verdict);
      rbk_test_assert_fact (find (advice, "")->facts, "ratio", cases[i].ratio);
      rbk_test_assert_fact (find (advice, "")->facts, "basis", "routes");
    }
}

/* Levels with calls of their own length are further apart than the one route. */
static void
test_levels (void)
{
  g_autoptr(RbkBook) book = rbk_test_book_new_runs ();
  g_autoptr(GPtrArray) advice = NULL;

  rbk_test_set (rbk_test_get (book, "levels", 0), "tokens", "800", NULL);
  rbk_test_set (rbk_test_get (book, "levels", 3), "tokens", "2000", NULL);
  advice = advise (book, NULL, NULL, "caps-or-credits");
  g_assert_cmpstr (find (advice, "")->verdict, ==, "borderline");
  rbk_test_assert_fact (find (advice, "")->facts, "ratio", "2.5");
  rbk_test_assert_fact (find (advice, "")->facts, "basis", "levels");
}

/* What was answered decides between the bounds, and can forbid credits past them. */
static void
test_answers (void)
{
  static const struct
  {
    const char      *input;
    RbkAdviseAnswers answers;
    const char      *verdict;
    guint            n_against;
  } cases[] = {
    { "3000", { .developers = RBK_REPLY_YES }, "credits", 0 },
    { "3000", { .natural_unit = RBK_REPLY_YES }, "caps", 0 },
    { "3000", { .natural_unit = RBK_REPLY_YES, .own_split = RBK_REPLY_YES }, "borderline", 2 },
    { "3000", { .has_support_share = TRUE, .support_share = 0.2 }, "caps", 0 },
    { "3000", { .has_support_share = TRUE, .support_share = 0.19 }, "borderline", 1 },
    { "9000", { .developers = RBK_REPLY_NO }, "caps", 1 },
    { "9000", { .one_sentence = RBK_REPLY_NO }, "caps", 1 },
    { "9000", { .natural_unit = RBK_REPLY_YES }, "credits", 1 },
    { "1000", { .developers = RBK_REPLY_YES, .own_split = RBK_REPLY_YES }, "caps", 2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(RbkBook) book = new_two_routes (cases[i].input, "0.5");
      g_autoptr(GPtrArray) advice = advise (book, NULL, &cases[i].answers, "caps-or-credits");
      const RbkAdvice *one = find (advice, "");
      guint            n_against = 0;

      for (guint k = 0; k < one->reasons->len; k++)
        n_against += g_array_index (one->reasons, RbkReason, k).is_for ? 0 : 1;
      g_test_message ("%" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (one->verdict, ==, cases[i].verdict);
      g_assert_cmpuint (n_against, ==, cases[i].n_against);
    }
}

/* Customers come before the book. Of a hundred, the last pays four times as much a call. */
static void
test_customers (void)
{
  static const struct
  {
    guint       n_dear;
    const char *verdict, *ratio;
  } cases[] = { { 4, "caps", "1" }, { 10, "borderline", "4" } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(RbkBook) book = new_two_routes ("9000", "0.5");
      g_autoptr(RbkPopulation) population = rbk_population_new ();
      g_autoptr(GPtrArray) advice = NULL;

      rbk_population_add_column (population, RBK_COLUMN_CALLS);
      rbk_population_add_column (population, RBK_COLUMN_COST);
      for (guint k = 0; k < 100; k++)
        {
          g_autofree char *id = g_strdup_printf ("c%u", k);
          guint            customer = rbk_population_add_customer (population, id);

          rbk_population_set_value (population, customer, RBK_COLUMN_CALLS, 10);
          rbk_population_set_value (population, customer, RBK_COLUMN_COST,
                                    k < cases[i].n_dear ? 4000000000 : 1000000000);
        }
      rbk_population_seal (population);
      advice = advise (book, population, NULL, "caps-or-credits");
      g_assert_cmpstr (find (advice, "")->verdict, ==, cases[i].verdict);
      rbk_test_assert_fact (find (advice, "")->facts, "ratio", cases[i].ratio);
      rbk_test_assert_fact (find (advice, "")->facts, "basis", "customers");
    }
}

/* A run costs 0.01 and the book wants 70 %: 2.25 times 29/200 is 0.32625, and covers 0.0334. */
static void
test_limits (void)
{
  static const struct
  {
    const char *fee;
    RbkTestCard card;
    const char *verdict, *field, *value;
  } cases[] = {
    { "0", { .price = "per_unit", .included = "100", .limit = "hard" }, "hard", NULL, NULL },
    { "0", { .price = "per_unit", .included = "100", .limit = "soft" }, "hard", "limit", "hard" },
    { "29", { .price = "per_unit", .included = "200", .limit = "hard" }, "soft", "limit", "soft" },
    { "29", { .price = "per_unit", .included = "200", .limit = "soft" }, "soft", NULL, NULL },
    { "29", { .price = "per_unit", .limit = "none" }, "soft", NULL, NULL },
    { "29", { .price = "per_unit", .amount = "1", .limit = "none" }, "none", NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(RbkBook) book = rbk_test_book_new_card (&cases[i].card, cases[i].fee, NULL);
      g_autoptr(GPtrArray) advice = advise (book, NULL, NULL, "limits");
      const RbkAdvice *one = find (advice, "plan");

      g_test_message ("%" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (one->verdict, ==, cases[i].verdict);
      if (cases[i].field == NULL)
        g_assert_null (one->fix);
      else
        {
          g_assert_cmpstr (get_step (one, 0)->field, ==, cases[i].field);
          g_assert_cmpstr (get_step (one, 0)->value, ==, cases[i].value);
        }
      if (i == 2)
        {
          g_assert_cmpstr (get_step (one, 1)->path, ==, "plans[0].phases[0].rate_cards[1]");
          g_assert_cmpstr (get_step (one, 1)->value, ==, "0.32625");
        }
    }
}

/* The first article's Starter: its cap leads to Pro. */
static void
test_gate (void)
{
  g_autoptr(RbkBook) book = rbk_test_book_new_usage_gated ();
  g_autoptr(GPtrArray) advice = advise (book, NULL, NULL, "limits");

  g_assert_cmpstr (find (advice, "starter")->verdict, ==, "either");
  g_assert_cmpstr (find (advice, "pro")->verdict, ==, "soft");
}

/* 100 free runs cost 1 and the account 0.5 more; a tenth of an acquisition is the line. */
static void
test_free (void)
{
  static const struct
  {
    const char *acquisition, *verdict, *boundary, *conversion;
  } cases[] = {
    { NULL, "unknown", NULL, NULL },
    { "15", "inside", "100", "0.1" },
    { "14.99", "past", "99", "0.1001" },
    { "5", "past", NULL, "0.3" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const RbkTestCard card = { .price = "per_unit", .included = "100", .limit = "hard" };
      g_autoptr(RbkBook) book = rbk_test_book_new_card (&card, "0", "0.5");
      g_autoptr(GPtrArray) advice = NULL;
      const RbkAdvice *one;

      rbk_test_set (book, "acquisition-cost", cases[i].acquisition, NULL);
      advice = advise (book, NULL, NULL, "free-tier");
      one = find (advice, "plan");
      g_assert_cmpstr (one->verdict, ==, cases[i].verdict);
      rbk_test_assert_fact (one->facts, "cost", "1.5");
      if (cases[i].conversion != NULL)
        rbk_test_assert_fact (one->facts, "conversion", cases[i].conversion);
      if (cases[i].boundary != NULL)
        rbk_test_assert_fact (one->facts, "boundary", cases[i].boundary);
      else
        g_assert_null (rbk_facts_find (one->facts, "boundary"));
      if (i == 2)
        g_assert_cmpstr (get_step (one, 0)->value, ==, "99");
      else
        g_assert_null (one->fix);
    }
}

static void
test_no_stop (void)
{
  const RbkTestCard card = { .price = "per_unit", .included = "100", .limit = "soft" };
  g_autoptr(RbkBook) book = rbk_test_book_new_card (&card, "0", NULL);
  g_autoptr(GPtrArray) advice = advise (book, NULL, NULL, "free-tier");

  g_assert_cmpstr (find (advice, "plan")->verdict, ==, "no-stop");
}

/* 20 for 200 runs is 0.1 a run; 1.5 to 3 times is usual, 2.25 the middle. */
static void
test_overage (void)
{
  static const struct
  {
    const char *amount, *verdict, *value;
  } cases[] = {
    { "0.1499", "raise", "0.225" },
    { "0.15", "fits", NULL },
    { "0.3", "fits", NULL },
    { "0.3001", "lower", "0.225" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const RbkTestCard card = {
        .price = "per_unit", .amount = cases[i].amount, .included = "200", .limit = "soft"
      };
      g_autoptr(RbkBook) book = rbk_test_book_new_card (&card, "20", NULL);
      g_autoptr(GPtrArray) advice = advise (book, NULL, NULL, "tiers");

      g_assert_cmpstr (find (advice, "plan")->verdict, ==, cases[i].verdict);
      g_assert_cmpstr (find (advice, "")->verdict, ==, "more");
      if (cases[i].value != NULL)
        g_assert_cmpstr (get_step (find (advice, "plan"), 0)->value, ==, cases[i].value);
      else
        g_assert_null (find (advice, "plan")->fix);
    }
}

static void
test_count (void)
{
  for (guint n = 1; n <= 7; n++)
    {
      g_autoptr(RbkBook) book = rbk_test_book_new_card (NULL, "1", NULL);
      g_autoptr(GPtrArray) advice = NULL;

      for (guint i = 1; i < n; i++)
        {
          g_autofree char *key = g_strdup_printf ("p%u", i);
          gpointer         plan = rbk_test_add (book, "plans", "key", key, NULL);

          rbk_test_add (plan, "phases", "key", "evergreen", NULL);
        }
      advice = advise (book, NULL, NULL, "tiers");
      g_assert_cmpstr (find (advice, "")->verdict, ==, n < 3 ? "more" : n > 5 ? "fewer" : "fits");
    }
}

/* Three customers of 1, 2 and 3 calls; the costs by hand. */
static void
test_meter (void)
{
  static const struct
  {
    gint64      costs[3];
    const char *verdict, *correlation;
  } cases[] = {
    { { 1, 2, 3 }, "follows", "1" },     { { 1, 3, 2 }, "off", "0.5" },
    { { 1, 1, 2 }, "loosely", "0.866" }, { { 3, 2, 1 }, "off", "-1" },
    { { 2, 2, 2 }, "unknown", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(RbkBook) book = rbk_test_book_new_runs ();
      g_autoptr(RbkPopulation) population = rbk_population_new ();
      g_autoptr(GPtrArray) advice = NULL;

      rbk_population_add_column (population, RBK_COLUMN_CALLS);
      rbk_population_add_column (population, RBK_COLUMN_COST);
      for (guint k = 0; k < 3; k++)
        {
          g_autofree char *id = g_strdup_printf ("c%u", k);
          guint            customer = rbk_population_add_customer (population, id);

          rbk_population_set_value (population, customer, RBK_COLUMN_CALLS, k + 1);
          rbk_population_set_value (population, customer, RBK_COLUMN_COST,
                                    cases[i].costs[k] * 1000000000);
        }
      rbk_population_seal (population);
      advice = advise (book, population, NULL, "meter");
      g_assert_cmpstr (find (advice, "")->verdict, ==, cases[i].verdict);
      if (cases[i].correlation != NULL)
        rbk_test_assert_fact (find (advice, "")->facts, "correlation", cases[i].correlation);
    }
}

static char *
write_nothing (const RbkFact *fact, gpointer data)
{
  return g_strdup ("x");
}

static void
assert_whole (const RbkAdvice *advice, const char *text)
{
  g_autofree char *filled = rbk_facts_fill (text, advice->facts, NULL, write_nothing, NULL);

  if (strpbrk (filled, "{}") != NULL)
    g_error ("%s: %s", advice->topic, filled);
}

/* Any book: all that is written can be filled in, and it is the same twice. */
static void
test_random (void)
{
  guint n_books = 0;

  for (guint i = 0; i < 200; i++)
    {
      g_autoptr(RbkBook) book = rbk_random_book_new (i);
      g_autoptr(RbkSpec) spec = rbk_spec_new (book, NULL, NULL);
      g_autoptr(RbkTable) table = spec != NULL ? rbk_table_new (spec, NULL, NULL) : NULL;
      g_autoptr(GPtrArray) advice = NULL, again = NULL;

      if (table == NULL)
        continue;
      n_books++;
      advice = advise (book, NULL, NULL, NULL);
      again = advise (book, NULL, NULL, NULL);
      g_assert_cmpuint (advice->len, ==, again->len);
      g_assert_cmpuint (advice->len, >, 0);
      for (guint k = 0; k < advice->len; k++)
        {
          const RbkAdvice *one = g_ptr_array_index (advice, k);
          const RbkAdvice *other = g_ptr_array_index (again, k);

          g_assert_cmpstr (one->verdict, ==, other->verdict);
          g_assert_cmpuint (one->facts->len, ==, other->facts->len);
          assert_whole (one, one->message);
          for (guint j = 0; j < one->reasons->len; j++)
            assert_whole (one, g_array_index (one->reasons, RbkReason, j).text);
          if (one->fix != NULL)
            assert_whole (one, one->fix->label);
        }
    }
  g_assert_cmpuint (n_books, >=, 150);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/advice/advise/spread", test_spread);
  g_test_add_func ("/advice/advise/levels", test_levels);
  g_test_add_func ("/advice/advise/answers", test_answers);
  g_test_add_func ("/advice/advise/customers", test_customers);
  g_test_add_func ("/advice/advise/limits", test_limits);
  g_test_add_func ("/advice/advise/gate", test_gate);
  g_test_add_func ("/advice/advise/free", test_free);
  g_test_add_func ("/advice/advise/no-stop", test_no_stop);
  g_test_add_func ("/advice/advise/overage", test_overage);
  g_test_add_func ("/advice/advise/count", test_count);
  g_test_add_func ("/advice/advise/meter", test_meter);
  g_test_add_func ("/advice/advise/random", test_random);
  return g_test_run ();
}
