/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which plan a customer should choose: exact along the axis. */
#include "rbk-check-test.h"

#include "rbk-offers.h"
#include "rbk-plain-choice.h"
#include "rbk-random-book.h"
#include "rbk-rival.h"
#include "rbk-test-books.h"
#include "rbk-test-repeats.h"

#define N_BOOKS rbk_test_repeats (150, 15)
#define N_SAMPLES 400
#define N_CROWDS rbk_test_repeats (120, 30)
#define N_USAGES 12

static gpointer
add_plan (RbkBook *book, const char *key, const char *fee, const RbkTestCard *card)
{
  const RbkTestCard base = { .price = "flat", .amount = fee };
  gpointer          plan = rbk_test_add (book, "plans", "key", key, NULL);
  gpointer          phase = rbk_test_add (plan, "phases", "key", "evergreen", NULL);

  rbk_test_add_card (phase, NULL, &base);
  rbk_test_add_card (phase, "runs", card);
  return plan;
}

/* The second article's figures: 29 and 0.01 past 5,000 meet 299 at 32,000; two of 29 are 58 for
 * 10,000, one with overage 79; ten are 290 for 50,000; 0.005 is 0.862 of 29 / 5,000. */
static void
test_article (void)
{
  g_autoptr(RbkBook) book = rbk_test_book_new_credit_tiers ();
  g_autoptr(GPtrArray) findings = rbk_test_check (book);
  const RbkFinding *finding;

  finding = rbk_test_find (findings, "crossover", "pro");
  rbk_test_assert_fact (finding->figures, "usage", "32000");
  rbk_test_assert_fact (finding->figures, "share_of_included", "0.32");
  finding = rbk_test_find (findings, "stacking", "starter");
  rbk_test_assert_fact (finding->figures, "accounts", "2");
  rbk_test_assert_fact (finding->figures, "usage", "10000");
  rbk_test_assert_fact (finding->figures, "bill", "58");
  rbk_test_assert_fact (finding->figures, "single", "79");
  rbk_test_assert_fact (finding->figures, "saved", "21");
  rbk_test_assert_fact (finding->figures, "plans", "2"); /* and said of one */
  g_assert_null (rbk_test_find (findings, "stacking", "pro"));
  finding = rbk_test_find (findings, "overage-inversion", "pro");
  rbk_test_assert_fact (finding->figures, "multiple", "0.8621");
  g_assert_null (rbk_test_find (findings, "dominated-plan", "pro"));
}

static void
test_dominated (void)
{
  const RbkTestCard thousand = { .price = "per_unit", .amount = "0.1", .included = "1000" };
  const RbkTestCard hundred = { .price = "per_unit", .amount = "0.1", .included = "100" };
  g_autoptr(RbkBook) book = rbk_test_book_new_runs ();
  g_autoptr(GPtrArray) findings = NULL;
  g_autoptr(GPtrArray) with_feature = NULL;
  const RbkFinding *finding;

  add_plan (book, "worse", "30", &hundred);
  add_plan (book, "better", "30", &thousand);
  findings = rbk_test_check (book);
  finding = rbk_test_find (findings, "dominated-plan", "worse");
  rbk_test_assert_fact (finding->figures, "instead", "better");
  rbk_test_assert_fact (finding->figures, "bill", "30");
  g_assert_null (rbk_test_find (findings, "dominated-plan", "better"));

  rbk_test_add (rbk_test_get (book, "plans", 0), "features", "key", "sso", NULL);
  with_feature = rbk_test_check (book);
  g_assert_null (rbk_test_find (with_feature, "dominated-plan", "worse"));
}

/* Plans that are alike are compared once, and no others are taken for alike: what one has more of
 * is its seats, a price of a seat, or a feature. */
static void
test_alike (void)
{
  static const struct
  {
    const char *key, *seats, *seat, *feature, *gives_as_much_as;
  } plans[] = {
    { "plain", "1", "2", NULL, "plain again" },
    { "again", "1", "2", NULL, "plain again" },
    { "more", "5", "2", NULL, "plain again more" },
    { "cheap", "1", "1", NULL, "plain again cheap" },
    { "loud", "1", "2", "sso", "plain again loud" },
  };
  const RbkTestCard runs = { .price = "per_unit", .amount = "0.1", .included = "100" };
  g_autoptr(RbkBook) book = rbk_test_book_new_runs ();
  g_autoptr(RbkSpec) spec = NULL;
  g_autoptr(RbkTable) table = NULL;
  g_autoptr(RbkRivals) all = NULL;

  rbk_test_add (book, "meters", "key", "seats", "name", "Seats", "kind", "seat", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (plans); i++)
    {
      const RbkTestCard seat = { .price = "per_unit", .amount = plans[i].seat };
      gpointer          plan = add_plan (book, plans[i].key, "30", &runs);

      rbk_test_set (plan, "seats", plans[i].seats, NULL);
      rbk_test_add_card (rbk_test_get (plan, "phases", 0), "seats", &seat);
      if (plans[i].feature != NULL)
        rbk_test_add (plan, "features", "key", plans[i].feature, NULL);
    }
  spec = rbk_spec_new (book, NULL, NULL);
  table = rbk_table_new (spec, NULL, NULL);
  all = rbk_rivals_new (book, table);
  for (guint i = 0; i < G_N_ELEMENTS (plans); i++)
    for (guint j = 0; j < G_N_ELEMENTS (plans); j++)
      g_assert_cmpint (rbk_rivals_give_as_much (all, i, j), ==,
                       strstr (plans[i].gives_as_much_as, plans[j].key) != NULL);
}

/* A plan that is the cheapest between two bends alone, from 2,000 to 3,000. */
static void
test_chosen_between (void)
{
  const RbkTestCard low = { .price = "per_unit", .amount = "0.01" };
  const RbkTestCard middle = { .price = "per_unit", .amount = "0.005" };
  const RbkTestCard high = { .price = "per_unit", .amount = "0.001" };
  g_autoptr(RbkBook) book = rbk_test_book_new_runs ();
  g_autoptr(GPtrArray) findings = NULL;
  g_autoptr(GPtrArray) dearer = NULL;

  add_plan (book, "low", "0", &low);
  add_plan (book, "middle", "10", &middle);
  add_plan (book, "high", "22", &high);
  findings = rbk_test_check (book);
  g_assert_null (rbk_test_find (findings, "dominated-plan", "middle"));
  rbk_test_assert_fact (rbk_test_find (findings, "crossover", "middle")->figures, "usage", "2000");
  rbk_test_assert_fact (rbk_test_find (findings, "crossover", "high")->figures, "usage", "3000");

  rbk_test_set (rbk_test_get (rbk_test_get (rbk_test_get (book, "plans", 1), "phases", 0),
                              "rate-cards", 0),
                "amount", "13.5", NULL);
  dearer = rbk_test_check (book);
  g_assert_nonnull (rbk_test_find (dearer, "dominated-plan", "middle"));
}

static gboolean
find_other (const RbkOffers *offers, RbkDecimal usage, int except, guint *plan, RbkDecimal *bill)
{
  g_autofree gboolean *among =
      g_memdup2 (offers->is_there, sizeof (gboolean) * (offers->n_plans + 1));
  g_auto(RbkQuotes) quotes = { .offers = offers };

  if (except >= 0)
    among[except] = FALSE;
  return rbk_quotes_find_cheapest (&quotes, usage, among, plan, bill);
}

static RbkDecimal
past (RbkDecimal usage)
{
  return rbk_decimal_add (usage, rbk_test_decimal ("0.000000001"));
}

/* What the cheapest single plans bill is known piece by piece. */
static void
assert_best (const RbkOffers *offers, const GArray *best, RbkDecimal usage, RbkDecimal bill)
{
  for (guint i = 0; i < best->len; i++)
    {
      const RbkStretch *piece = &g_array_index (best, RbkStretch, i);
      RbkDecimal        own;

      g_assert_true (i == 0 ||
                     rbk_decimal_equal (piece->from, g_array_index (best, RbkStretch, i - 1).to));
      if (rbk_decimal_compare (usage, piece->from) <= 0 ||
          rbk_decimal_compare (usage, piece->to) > 0)
        continue;
      g_assert_true (rbk_offers_get_bill (offers, piece->plan, usage, &own));
      g_assert_cmpint (rbk_decimal_compare (rbk_decimal_sub (own, bill),
                                            rbk_test_decimal ("0.000001")),
                       <, 0);
    }
}

/* Wherever a sample finds a plan the cheapest of all, the exact answer knows it too, and past a
 * crossover the later plan bills less. */
static void
test_random (void)
{
  guint n_chosen = 0, n_crossed = 0;

  for (guint32 seed = 0; seed < N_BOOKS; seed++)
    {
      g_autoptr(RbkBook) book = rbk_random_book_new (seed);
      g_autoptr(RbkSpec) spec = rbk_spec_new (book, NULL, NULL);
      g_autoptr(RbkTable) table = spec != NULL ? rbk_table_new (spec, NULL, NULL) : NULL;
      g_auto(RbkOffers) offers = { 0 };
      g_autoptr(GArray) lowest = NULL;
      RbkDecimal end;

      if (table == NULL || table->n_rows == 0)
        continue;
      rbk_offers_init (&offers, table, table->rows[0].axis);
      lowest = rbk_offers_find_best (&offers);
      end = offers.end;
      for (guint i = 0; i <= N_SAMPLES; i++)
        {
          RbkDecimal usage = rbk_decimal_mul_div (end, RBK_DECIMAL_UNITS (i),
                                                  RBK_DECIMAL_UNITS (N_SAMPLES), RBK_ROUND_DOWN);
          guint      best, other;
          RbkDecimal bill, next;

          if (!find_other (&offers, usage, -1, &best, &bill) ||
              (find_other (&offers, usage, (int) best, &other, &next) &&
               rbk_decimal_compare (rbk_decimal_sub (next, bill), rbk_test_decimal ("0.01")) < 0))
            continue;
          g_assert_true (rbk_offers_is_chosen (&offers, best, offers.is_there));
          assert_best (&offers, lowest, usage, bill);
          n_chosen++;
        }
      for (guint i = 1; i < offers.n_plans; i++)
        {
          RbkDecimal usage, bill, before;

          if (!rbk_offers_find_crossover (&offers, i - 1, i, &usage))
            continue;
          n_crossed++;
          if (rbk_offers_get_bill (&offers, i, past (usage), &bill) &&
              rbk_offers_get_bill (&offers, i - 1, past (usage), &before))
            g_assert_cmpint (rbk_decimal_compare (rbk_decimal_sub (bill, before),
                                                  rbk_test_decimal ("0.000001")),
                             <, 0);
        }
    }
  g_assert_cmpuint (n_chosen, >, N_BOOKS);
  g_assert_cmpuint (n_crossed, >, N_BOOKS / 10);
}

static gboolean *
choose_rivals (const RbkOffers *offers, GRand *rand)
{
  gboolean *rivals = g_new0 (gboolean, offers->n_plans + 1);
  gboolean  is_all = g_rand_boolean (rand);

  for (guint i = 0; i < offers->n_plans; i++)
    rivals[i] = offers->is_there[i] && (is_all || g_rand_boolean (rand));
  return rivals;
}

/* At bends, where bills jump, as well as between them and past them all. */
static RbkDecimal
choose_usage (const RbkOffers *offers, guint plan, GRand *rand)
{
  const GArray *lines = offers->lines[plan];
  gint32        n_lines = (gint32) lines->len;

  if (n_lines > 0 && g_rand_boolean (rand))
    return g_array_index (lines, RbkStretch, g_rand_int_range (rand, 0, n_lines)).to;
  return rbk_decimal_mul_div (offers->end, RBK_DECIMAL_UNITS (g_rand_int_range (rand, 0, 1100)),
                              RBK_DECIMAL_UNITS (1000), RBK_ROUND_DOWN);
}

static void
assert_same_cheapest (RbkQuotes *quotes, RbkDecimal usage, const gboolean *among)
{
  guint      plan = 0, plain = 0;
  RbkDecimal bill = RBK_DECIMAL_ZERO, plain_bill = RBK_DECIMAL_ZERO;
  gboolean   is_found = rbk_quotes_find_cheapest (quotes, usage, among, &plan, &bill);

  g_assert_cmpint (is_found, ==,
                   rbk_plain_find_cheapest (quotes->offers, usage, among, &plain, &plain_bill));
  g_assert_cmpuint (plan, ==, plain);
  g_assert_true (rbk_decimal_equal (bill, plain_bill));
}

/* What is left out at a glance changes nothing: not who is chosen, not the cheapest of them, and
 * not who gives as much. */
static guint
assert_plain (RbkBook *book, const RbkTable *table, int axis, GRand *rand)
{
  g_auto(RbkOffers) offers = { 0 };
  g_autoptr(RbkRivals) all = rbk_rivals_new (book, table);
  g_auto(RbkQuotes) quotes = { .offers = &offers };
  RbkDecimal usage = RBK_DECIMAL_ZERO;
  guint      n_chosen = 0;

  rbk_offers_init (&offers, table, axis);
  for (guint i = 0; i < offers.n_plans; i++)
    {
      g_autofree gboolean *rivals = choose_rivals (&offers, rand);
      g_autoptr(RbkPlan) wanted = g_list_model_get_item (rbk_book_get_plans (book), i);
      guint other = (guint) g_rand_int_range (rand, 0, (gint32) offers.n_plans);
      g_autoptr(RbkPlan) having = g_list_model_get_item (rbk_book_get_plans (book), other);
      gboolean is_chosen;

      if (!offers.is_there[i])
        continue;
      is_chosen = rbk_offers_is_chosen (&offers, i, rivals);
      g_assert_cmpint (is_chosen, ==, rbk_plain_is_chosen (&offers, i, rivals));
      n_chosen += is_chosen ? 1 : 0;
      /* First of all where the plan before it was asked: what is known of some is not of all. */
      for (guint j = 0; j < N_USAGES; j++)
        {
          assert_same_cheapest (&quotes, usage, rivals);
          usage = choose_usage (&offers, i, rand);
        }
      if (offers.is_there[other] && !rbk_plain_gives_all (having, wanted))
        g_assert_false (rbk_rivals_give_as_much (all, other, i));
    }
  return n_chosen;
}

static void
test_crowds (void)
{
  guint n_plans = 0, n_chosen = 0;

  for (guint32 seed = 0; seed < N_CROWDS; seed++)
    {
      g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr(RbkBook) source =
                     seed % 2 == 0 ? rbk_random_book_new (seed) : rbk_test_book_new_credit_tiers ();
      g_autoptr(RbkBook) book = rbk_many_plans_new (source, rand, 5 + seed % 40);
      g_autoptr(RbkSpec) spec = rbk_spec_new (book, NULL, NULL);
      g_autoptr(RbkTable) table = spec != NULL ? rbk_table_new (spec, NULL, NULL) : NULL;

      if (table == NULL || table->n_rows == 0)
        continue;
      n_plans += table->n_rows;
      n_chosen += assert_plain (book, table, table->rows[0].axis, rand);
    }
  g_assert_cmpuint (n_plans, >, N_CROWDS * 10);
  g_assert_cmpuint (n_chosen, >, N_CROWDS);
  g_assert_cmpuint (n_chosen, <, n_plans);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/choice/article", test_article);
  g_test_add_func ("/choice/dominated", test_dominated);
  g_test_add_func ("/choice/alike", test_alike);
  g_test_add_func ("/choice/chosen-between", test_chosen_between);
  g_test_add_func ("/choice/random", test_random);
  g_test_add_func ("/choice/crowds", test_crowds);

  return g_test_run ();
}
