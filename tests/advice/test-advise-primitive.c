/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What to charge for: each verdict at its bound, from books whose costs are worked out by hand. */
#include "rbk-advise.h"

#include <string.h>

#include "rbk-check-test.h"
#include "rbk-test-books.h"

/* 1,000 tokens cost 0.01 on the one model, in and out alike. */

static GPtrArray *
advise (RbkBook *book, const RbkAdviseAnswers *answers)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkSpec) spec = rbk_spec_new (book, NULL, &error);
  g_autoptr(RbkTable) table = NULL;
  RbkAdviseInput input;
  GPtrArray     *advice;

  g_assert_no_error (error);
  table = rbk_table_new (spec, NULL, &error);
  g_assert_no_error (error);
  input = (RbkAdviseInput){ .book = book, .table = table, .answers = answers };
  advice = rbk_advise_book (&input, "primitive");
  g_assert_cmpuint (advice->len, ==, 1);
  return advice;
}

static const char *
get_verdict (GPtrArray *advice)
{
  return ((const RbkAdvice *) g_ptr_array_index (advice, 0))->verdict;
}

static GPtrArray *
get_facts (GPtrArray *advice)
{
  return ((const RbkAdvice *) g_ptr_array_index (advice, 0))->facts;
}

/* Whether a reason that begins so speaks for the verdict; it has to be there. */
static gboolean
is_for (GPtrArray *advice, const char *begins)
{
  GArray *reasons = ((const RbkAdvice *) g_ptr_array_index (advice, 0))->reasons;

  for (guint i = 0; i < reasons->len; i++)
    if (g_str_has_prefix (g_array_index (reasons, RbkReason, i).text, begins))
      return g_array_index (reasons, RbkReason, i).is_for;
  g_error ("no reason begins with %s", begins);
}

/* A plan that sells runs, whose calls are of two kinds. */
static RbkBook *
new_book (const char *input, gboolean is_sold)
{
  const RbkTestCard card = { .price = "per_unit", .included = "200", .limit = "soft" };
  RbkBook *book = is_sold ? rbk_test_book_new_card (&card, "29", NULL) : rbk_test_book_new_runs ();
  gpointer workload = rbk_test_get (book, "workloads", 0);

  if (input == NULL)
    return book;
  rbk_test_set (rbk_test_get (workload, "routes", 0), "share", "0.5", NULL);
  rbk_test_add (workload, "routes", "model", "m", "input-tokens", input, "share", "0.5", NULL);
  return book;
}

static void
test_costs (void)
{
  static const struct
  {
    const char      *input;
    gboolean         is_sold;
    RbkAdviseAnswers answers;
    const char      *verdict;
  } cases[] = {
    { "1000", TRUE, { 0 }, "request" },
    { "2000", TRUE, { .developers = RBK_REPLY_YES }, "request" },
    { "2001", TRUE, { .developers = RBK_REPLY_YES }, "token" },
    { "3000", TRUE, { 0 }, "request" },
    { "3000", FALSE, { 0 }, "credit" },
    { "3000", TRUE, { .own_split = RBK_REPLY_YES }, "credit" },
    { "3000", TRUE, { .natural_unit = RBK_REPLY_YES, .own_split = RBK_REPLY_YES }, "request" },
    { "4999", TRUE, { 0 }, "request" },
    { "5000", TRUE, { 0 }, "credit" },
    { "5000", TRUE, { .natural_unit = RBK_REPLY_YES }, "credit" },
    { "5000", TRUE, { .developers = RBK_REPLY_YES }, "token" },
    { "5000", TRUE, { .developers = RBK_REPLY_YES, .own_split = RBK_REPLY_YES }, "credit" },
    { "5000", TRUE, { .developers = RBK_REPLY_NO }, "request" },
    { "5000", TRUE, { .one_sentence = RBK_REPLY_NO }, "request" },
    { "5000", TRUE, { .has_support_share = TRUE, .support_share = 0.2 }, "request" },
    { "5000", TRUE, { .has_support_share = TRUE, .support_share = 0.19 }, "credit" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(RbkBook) book = new_book (cases[i].input, cases[i].is_sold);
      g_autoptr(GPtrArray) advice = advise (book, &cases[i].answers);

      g_test_message ("%" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (get_verdict (advice), ==, cases[i].verdict);
      rbk_test_assert_fact (get_facts (advice), "models", "1");
      rbk_test_assert_fact (get_facts (advice), "token_low", "0.01");
      rbk_test_assert_fact (get_facts (advice), "token_high", "0.01");
    }
}

/* Who answered the discovery's questions need not be asked again, and may say otherwise now. */
static void
test_discovery (void)
{
  static const struct
  {
    const char *answers;
    RbkReply    reply;
    const char *verdict;
  } cases[] = {
    { "customers=developers", RBK_REPLY_UNKNOWN, "token" },
    { "customers=prosumers", RBK_REPLY_UNKNOWN, "request" },
    { "customers=startups", RBK_REPLY_UNKNOWN, "credit" },
    { "customers=developers", RBK_REPLY_NO, "request" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const RbkAdviseAnswers answers = { .developers = cases[i].reply };
      g_autoptr(RbkBook) book = new_book ("5000", TRUE);
      g_autoptr(GPtrArray) advice = NULL;

      rbk_test_make (book, "discovery", "answers", cases[i].answers, NULL);
      advice = advise (book, &answers);
      g_test_message ("%" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (get_verdict (advice), ==, cases[i].verdict);
    }
}

/* With two models, or one whose output costs three times its input, tokens do not fit. */
static void
test_tokens (void)
{
  static const struct
  {
    const char *input, *output, *model, *verdict, *high;
  } cases[] = {
    { "10", "10", "n", "credit", "0.01" },
    { "10", "10", "m", "token", "0.01" },
    { "10", "20", "m", "token", "0.012" },
    { "10", "100", "m", "credit", "0.028" },
  };
  const RbkAdviseAnswers answers = { .developers = RBK_REPLY_YES };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(RbkBook) book = new_book ("20000", TRUE);
      gpointer workload = rbk_test_get (book, "workloads", 0);
      g_autoptr(GPtrArray) advice = NULL;

      rbk_test_set (rbk_test_get (book, "models", 0), "input", cases[i].input, "output",
                    cases[i].output, NULL);
      rbk_test_add (book, "models", "model", "n", "input", "10", "output", "10", NULL);
      rbk_test_set (rbk_test_get (workload, "routes", 1), "model", cases[i].model, NULL);
      advice = advise (book, &answers);
      g_test_message ("%" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (get_verdict (advice), ==, cases[i].verdict);
      rbk_test_assert_fact (get_facts (advice), "token_high", cases[i].high);
      rbk_test_assert_fact (get_facts (advice), "models", i == 0 ? "2" : "1");
      if (i == 0)
        g_assert_true (is_for (advice, "{models} models serve calls"));
    }
}

/* Of one kind of call nothing is known: what is charged for stays, but for what answers forbid. */
static void
test_thin (void)
{
  static const struct
  {
    const char      *kind;
    RbkAdviseAnswers answers;
    const char      *verdict;
  } cases[] = {
    { NULL, { 0 }, "unknown" },
    { "request", { 0 }, "request" },
    { "token", { 0 }, "token" },
    { "input_token", { 0 }, "token" },
    { "credit", { 0 }, "credit" },
    { "credit", { .one_sentence = RBK_REPLY_NO }, "request" },
    { "token", { .developers = RBK_REPLY_NO }, "request" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(RbkBook) book = new_book (NULL, cases[i].kind != NULL);
      g_autoptr(GPtrArray) advice = NULL;

      if (cases[i].kind != NULL)
        rbk_test_set (rbk_test_get (book, "meters", 0), "kind", cases[i].kind, NULL);
      advice = advise (book, &cases[i].answers);
      g_test_message ("%" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (get_verdict (advice), ==, cases[i].verdict);
    }
}

/* Half the calls come to an outcome: it costs two calls of 0.01. */
static void
test_outcome (void)
{
  g_autoptr(RbkBook) book = new_book ("9000", TRUE);
  gpointer meter = rbk_test_get (book, "meters", 0);
  gpointer workload = rbk_test_get (book, "workloads", 0);
  g_autoptr(GPtrArray) vague = NULL;
  g_autoptr(GPtrArray) clear = NULL;
  g_autoptr(GPtrArray) all = NULL;

  rbk_test_set (rbk_test_get (workload, "routes", 1), "input-tokens", "1000", NULL);
  rbk_test_set (workload, "units-per-call", "0.5", NULL);
  rbk_test_set (meter, "kind", "outcome", NULL);
  vague = advise (book, NULL);
  g_assert_cmpstr (get_verdict (vague), ==, "request");
  g_assert_true (is_for (vague, "The book counts outcomes and does not say"));

  rbk_test_set (meter, "definition", "A conversation closed", NULL);
  clear = advise (book, NULL);
  g_assert_cmpstr (get_verdict (clear), ==, "outcome");
  rbk_test_assert_fact (get_facts (clear), "outcome_cost", "0.02");
  rbk_test_assert_fact (get_facts (clear), "success", "0.5");
  rbk_test_assert_fact (get_facts (clear), "rest", "0");
  g_assert_true (is_for (clear, "Calls that come to nothing are priced in"));

  rbk_test_set (workload, "units-per-call", "1", NULL);
  all = advise (book, NULL);
  g_assert_false (is_for (all, "Every call counts as an outcome"));
}

/* Work of the same cost that ends in no outcome, as a share of all calls. */
static void
test_rest (void)
{
  static const struct
  {
    const char *outcomes, *others, *verdict, *rest;
  } cases[] = { { "0.95", "0.05", "outcome", "0.05" }, { "0.75", "0.25", "hybrid", "0.25" } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(RbkBook) book = new_book (NULL, TRUE);
      gpointer workload;
      g_autoptr(GPtrArray) advice = NULL;

      rbk_test_set (rbk_test_get (book, "meters", 0), "kind", "outcome", "definition", "One done",
                    NULL);
      rbk_test_set (rbk_test_get (book, "workloads", 0), "share", cases[i].outcomes, NULL);
      rbk_test_add (book, "meters", "key", "other", NULL);
      workload = rbk_test_add (book, "workloads", "key", "other", "meters", "other", "share",
                               cases[i].others, NULL);
      rbk_test_add (workload, "routes", "model", "m", "input-tokens", "1000", NULL);
      advice = advise (book, NULL);
      g_assert_cmpstr (get_verdict (advice), ==, cases[i].verdict);
      rbk_test_assert_fact (get_facts (advice), "rest", cases[i].rest);
    }
}

/* Two kinds of work, six times apart: together on one meter, or each on its own. */
static void
test_meters (void)
{
  static const struct
  {
    const char *meter, *verdict;
  } cases[] = { { "runs", "credit" }, { "other", "hybrid" } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(RbkBook) book = new_book (NULL, TRUE);
      gpointer workload;
      g_autoptr(GPtrArray) advice = NULL;

      rbk_test_add (book, "meters", "key", "other", NULL);
      rbk_test_set (rbk_test_get (book, "workloads", 0), "share", "0.5", NULL);
      workload = rbk_test_add (book, "workloads", "key", "other", "meters", cases[i].meter, "share",
                               "0.5", NULL);
      rbk_test_add (workload, "routes", "model", "m", "input-tokens", "6000", NULL);
      advice = advise (book, NULL);
      g_assert_cmpstr (get_verdict (advice), ==, cases[i].verdict);
      rbk_test_assert_fact (get_facts (advice), "ratio", "6");
      if (i == 1)
        rbk_test_assert_fact (get_facts (advice), "within", "1");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/advice/primitive/costs", test_costs);
  g_test_add_func ("/advice/primitive/discovery", test_discovery);
  g_test_add_func ("/advice/primitive/tokens", test_tokens);
  g_test_add_func ("/advice/primitive/thin", test_thin);
  g_test_add_func ("/advice/primitive/outcome", test_outcome);
  g_test_add_func ("/advice/primitive/rest", test_rest);
  g_test_add_func ("/advice/primitive/meters", test_meters);
  return g_test_run ();
}
