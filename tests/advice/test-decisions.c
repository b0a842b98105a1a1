/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The six decisions: on what each rests, and when it has become stale. */
#include "rbk-decision-state.h"

#include <string.h>

#include "rbk-random-book.h"
#include "rbk-test-books.h"
#include "rbk-test-repeats.h"

#define N_BOOKS rbk_test_repeats (300, 10)

static RbkTable *
new_table (RbkBook *book)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkSpec) spec = rbk_spec_new (book, NULL, &error);
  RbkTable *table;

  g_assert_no_error (error);
  table = rbk_table_new (spec, NULL, &error);
  g_assert_no_error (error);
  return table;
}

static RbkDecisionState *
look (RbkBook *book, RbkDecisionTopic topic)
{
  g_autoptr(RbkTable) table = new_table (book);

  return rbk_decision_state_new (book, table, topic);
}

static const RbkDecisionInput *
find (const RbkDecisionState *state, const char *name)
{
  for (guint i = 0; i < state->inputs->len; i++)
    {
      const RbkDecisionInput *input = g_ptr_array_index (state->inputs, i);

      if (strcmp (input->name, name) == 0)
        return input;
    }
  return NULL;
}

static void
lock (RbkBook *book, RbkDecisionTopic topic, const char *const *inputs)
{
  g_autoptr(RbkDecision) decision = rbk_decision_new ();

  g_object_set (decision, "topic", topic, "locked-on", "2026-01-31", "inputs", inputs, NULL);
  g_list_store_append (G_LIST_STORE (rbk_book_get_decisions (book)), decision);
}

static void
lock_as_is (RbkBook *book, RbkDecisionTopic topic)
{
  g_autoptr(RbkTable) table = new_table (book);
  g_auto(GStrv) inputs = rbk_decision_dup_inputs (book, table, topic);

  lock (book, topic, (const char *const *) inputs);
}

/* What each rests on in the first article's book: Starter 29 with 200 runs, Pro 99 with 500. */
static void
test_inputs (void)
{
  static const struct
  {
    RbkDecisionTopic topic;
    const char      *name, *value;
  } cases[] = {
    { RBK_DECISION_TOPIC_METER, "runs.counts", "request" },
    { RBK_DECISION_TOPIC_PRIMITIVE, "primitives", "request" },
    { RBK_DECISION_TOPIC_UNIT_PRICE, "starter.price", "29" },
    { RBK_DECISION_TOPIC_UNIT_PRICE, "starter.target_margin", "0.7" },
    { RBK_DECISION_TOPIC_TIERS, "plans", "starter, pro, team" },
    { RBK_DECISION_TOPIC_TIERS, "pro.step", "3.4138" },
    { RBK_DECISION_TOPIC_LIMITS, "starter.limit", "hard" },
    { RBK_DECISION_TOPIC_LIMITS, "starter.cap", "200" },
    { RBK_DECISION_TOPIC_WALLET, "wallets", "none" },
  };
  g_autoptr(RbkBook) book = rbk_test_book_new_usage_gated ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(RbkDecisionState) state = look (book, cases[i].topic);
      const RbkDecisionInput *input = find (state, cases[i].name);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpint (state->status, ==, RBK_DECISION_OPEN);
      g_assert_nonnull (input);
      g_assert_cmpstr (input->after, ==, cases[i].value);
      g_assert_null (input->before);
    }
}

/* At the bound it holds; a little further it does not. */
static void
test_bounds (void)
{
  static const struct
  {
    const char *name, *before, *after;
    gboolean    is_past;
  } cases[] = {
    { "pro.price", "99", "99", FALSE },
    { "pro.price", "99", "99.00", FALSE },
    { "pro.price", "99", "99.01", TRUE },
    { "pro.cost", "10", "11", FALSE },
    { "pro.cost", "10", "9", FALSE },
    { "pro.cost", "10", "11.000001", TRUE },
    { "pro.cost", "10", "8.999999", TRUE },
    { "pro.cost", "0", "0.01", TRUE },
    { "pro.cost", "0", "0", FALSE },
    { "pro.margin", "0.7", "0.75", FALSE },
    { "pro.margin", "0.7", "0.65", FALSE },
    { "pro.margin", "0.7", "0.6499", TRUE },
    { "pro.margin", "-0.5", "-0.55", FALSE },
    { "pro.margin", "-0.5", "-0.5501", TRUE },
    { "p90.usage", "100", "120", FALSE },
    { "p90.usage", "100", "120.0001", TRUE },
    { "pro.step", "2", "2.5", FALSE },
    { "pro.step", "2", "2.6", TRUE },
    { "pro.limit", "hard", "hard", FALSE },
    { "pro.limit", "hard", "soft", TRUE },
    { "plans", "a, b", "a, b, c", TRUE },
    { "a.b.c.price", "1", "2", TRUE },
    { "pro.price", "much", "99", TRUE },
    { "pro.price", "", "99", TRUE },
    { "pro.cost", "170000000000000000000", "1", TRUE },
    { "pro.price", "99", NULL, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(RbkDecisionInput) input = rbk_decision_input_new (cases[i].name);

      g_test_message ("%s from %s to %s", cases[i].name, cases[i].before, cases[i].after);
      g_assert_nonnull (input);
      input->after = g_strdup (cases[i].after);
      rbk_decision_input_compare (input, cases[i].before);
      g_assert_cmpint (input->is_past, ==, cases[i].is_past);
      g_assert_cmpstr (input->before, ==, cases[i].before);
    }
  g_assert_null (rbk_decision_input_new ("pro.weather"));
  g_assert_null (rbk_decision_input_new (""));
  g_assert_null (rbk_decision_input_new ("price."));
}

/* Locked; a price moves, and only what rests on prices is stale; it moves back, and holds. */
static void
test_stale (void)
{
  g_autoptr(RbkBook) book = rbk_test_book_new_usage_gated ();
  gpointer   phase = rbk_test_get (rbk_test_get (book, "plans", 0), "phases", 0);
  RbkRecord *card = rbk_test_get (phase, "rate-cards", 0);
  RbkDecimal dear = RBK_DECIMAL_UNITS (30);
  RbkDecimal as_it_was = RBK_DECIMAL_UNITS (29);
  g_autoptr(RbkDecisionState) again = NULL;

  for (int topic = 0; topic < RBK_N_DECISIONS; topic++)
    lock_as_is (book, topic);
  for (int topic = 0; topic < RBK_N_DECISIONS; topic++)
    {
      g_autoptr(RbkDecisionState) state = look (book, topic);

      g_assert_cmpint (state->status, ==, RBK_DECISION_LOCKED);
      g_assert_cmpuint (state->n_past, ==, 0);
      g_assert_cmpuint (state->inputs->len, >, 0);
    }
  g_object_set (card, "amount", &dear, NULL);
  for (int topic = 0; topic < RBK_N_DECISIONS; topic++)
    {
      g_autoptr(RbkDecisionState) state = look (book, topic);
      gboolean is_stale = topic == RBK_DECISION_TOPIC_UNIT_PRICE;

      g_assert_cmpint (state->status, ==, is_stale ? RBK_DECISION_STALE : RBK_DECISION_LOCKED);
      if (!is_stale)
        continue;
      g_assert_true (find (state, "starter.price")->is_past);
      g_assert_cmpstr (find (state, "starter.price")->before, ==, "29");
      g_assert_cmpstr (find (state, "starter.price")->after, ==, "30");
      g_assert_false (find (state, "starter.cost")->is_past);
    }
  g_object_set (card, "amount", &as_it_was, NULL);
  again = look (book, RBK_DECISION_TOPIC_UNIT_PRICE);
  g_assert_cmpint (again->status, ==, RBK_DECISION_LOCKED);
}

/* A plan that goes takes its inputs along: that is told, and not passed over. */
static void
test_gone (void)
{
  g_autoptr(RbkBook) book = rbk_test_book_new_usage_gated ();
  g_autoptr(RbkDecisionState) state = NULL;

  lock_as_is (book, RBK_DECISION_TOPIC_UNIT_PRICE);
  g_list_store_remove (G_LIST_STORE (rbk_book_get_plans (book)), 1);
  state = look (book, RBK_DECISION_TOPIC_UNIT_PRICE);
  g_assert_cmpint (state->status, ==, RBK_DECISION_STALE);
  g_assert_true (find (state, "pro.price")->is_past);
  g_assert_null (find (state, "pro.price")->after);
  g_assert_cmpstr (find (state, "pro.price")->subject, ==, "pro");
}

/* What a person wrote in words of their own is not followed. */
static void
test_words (void)
{
  static const char *const words[] = { "a board meeting",  "=", "=7", "weather=fine",
                                       "starter.price=29", NULL };
  g_autoptr(RbkBook) book = rbk_test_book_new_usage_gated ();
  g_autoptr(RbkDecisionState) state = NULL;
  g_autoptr(RbkDecisionState) bare = NULL;

  lock (book, RBK_DECISION_TOPIC_UNIT_PRICE, words);
  lock (book, RBK_DECISION_TOPIC_UNIT_PRICE, NULL);
  lock (book, RBK_DECISION_TOPIC_WALLET, NULL);
  state = look (book, RBK_DECISION_TOPIC_UNIT_PRICE);
  g_assert_cmpint (state->status, ==, RBK_DECISION_LOCKED);
  g_assert_cmpuint (state->inputs->len, ==, 1);
  bare = look (book, RBK_DECISION_TOPIC_WALLET);
  g_assert_cmpint (bare->status, ==, RBK_DECISION_LOCKED);
  g_assert_cmpuint (bare->inputs->len, ==, 0);
}

/* Locked as it is, no book is stale, and what was written down reads back to what there is. */
static void
test_random (void)
{
  guint n_inputs = 0;

  for (guint32 seed = 0; seed < N_BOOKS; seed++)
    {
      g_autoptr(RbkBook) book = rbk_random_book_new (seed);

      g_list_store_remove_all (G_LIST_STORE (rbk_book_get_decisions (book)));
      for (int topic = 0; topic < RBK_N_DECISIONS; topic++)
        {
          g_autoptr(RbkDecisionState) open = look (book, topic);
          g_autoptr(RbkDecisionState) state = NULL;

          g_assert_cmpint (open->status, ==, RBK_DECISION_OPEN);
          lock_as_is (book, topic);
          state = look (book, topic);
          g_assert_cmpint (state->status, ==, RBK_DECISION_LOCKED);
          g_assert_cmpuint (state->inputs->len, ==, open->inputs->len);
          n_inputs += state->inputs->len;
        }
    }
  g_test_message ("%u inputs", n_inputs);
  g_assert_cmpuint (n_inputs, >, N_BOOKS * RBK_N_DECISIONS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/advice/decisions/inputs", test_inputs);
  g_test_add_func ("/advice/decisions/bounds", test_bounds);
  g_test_add_func ("/advice/decisions/stale", test_stale);
  g_test_add_func ("/advice/decisions/gone", test_gone);
  g_test_add_func ("/advice/decisions/words", test_words);
  g_test_add_func ("/advice/decisions/random", test_random);

  return g_test_run ();
}
