/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-denomination.h"

#include "rbk-error.h"
#include "rbk-test-books.h"
#include "rbk-test-figures.h"

#define MOST 24

static RbkDenomination *
solve (RbkBook *book, const RbkDenominationTerms *terms)
{
  g_autoptr(RbkSpec) spec = rbk_test_freeze (book);
  g_autoptr(GError) error = NULL;
  RbkDenomination *self = rbk_denomination_new (spec, book, terms, &error);

  g_assert_no_error (error);

  return self;
}

static RbkDenominationTerms
make_terms (const char *low, const char *high)
{
  RbkDenominationTerms terms;

  rbk_denomination_terms_init (&terms);
  terms.low = rbk_test_decimal (low);
  terms.high = rbk_test_decimal (high);

  return terms;
}

/* A fee in cents for so many credits and no more, and a workload for each cost, in thousandths. */
static RbkBook *
make_book (int cents, int credits, const int *costs, guint n_costs)
{
  g_autofree char  *fee = g_strdup_printf ("%d.%02d", cents / 100, cents % 100);
  g_autofree char  *included = g_strdup_printf ("%d", credits);
  const RbkTestCard base = { .price = "flat", .amount = fee };
  const RbkTestCard card = {
    .price = "per_unit", .amount = "0", .limit = "hard", .included = included
  };
  RbkBook *book = rbk_book_new ();
  gpointer plan, phase;

  rbk_test_set (book, "title", "Credits", "as-of", "2026-08-01", NULL);
  rbk_test_add (book, "meters", "key", "credits", "kind", "credit", NULL);
  rbk_test_add (book, "models", "model", "m", "input", "1000", "output", "1000", NULL);
  for (guint i = 0; i < n_costs; i++)
    {
      g_autofree char *key = g_strdup_printf ("w%u", i);
      g_autofree char *tokens = g_strdup_printf ("%d", costs[i]);
      gpointer workload = rbk_test_add (book, "workloads", "key", key, "meters", "credits", NULL);

      rbk_test_add (workload, "routes", "model", "m", "input-tokens", tokens, NULL);
    }
  plan = rbk_test_add (book, "plans", "key", "plan", NULL);
  phase = rbk_test_add (plan, "phases", "key", "evergreen", "kind", "evergreen", NULL);
  rbk_test_add_card (phase, NULL, &base);
  rbk_test_add_card (phase, "credits", &card);

  return book;
}

/* The article's request costs $0.0175: 10.06 credits on Starter and 19.51 on Pro leave 70 % of
 * all credits used; 3.02 and 5.85 break even. */
static void
test_article (void)
{
  static const struct
  {
    int         plan;
    const char *low, *credits;
  } cases[] = {
    { 0, "0.7", "11" },
    { 1, "0.7", "20" },
    { 0, "0", "4" },
    { 1, "0", "6" },
    /* Pro sells the cheapest of all. */
    { -1, "0.7", "20" },
  };
  g_autoptr(RbkBook) book = rbk_test_book_new_credit_tiers ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RbkDenominationTerms terms = make_terms (cases[i].low, "1");
      g_autoptr(RbkDenomination) self = NULL;

      terms.plan = cases[i].plan;
      self = solve (book, &terms);
      g_assert_cmpint (self->reason, ==, RBK_DENOMINATION_FOUND);
      rbk_test_assert_decimal (self->routes[0].cost, "0.0175");
      rbk_test_assert_decimal (self->routes[0].credits, cases[i].credits);
      g_assert_null (rbk_denomination_dup_reason (self));
    }
}

/* Everything that sells credits. */
static void
test_prices (void)
{
  static const struct
  {
    guint           plan;
    RbkCreditSource source;
    const char     *price;
  } expected[] = {
    { 0, RBK_CREDIT_SOURCE_INCLUDED, "0.0058" }, { 0, RBK_CREDIT_SOURCE_OVERAGE, "0.01" },
    { 0, RBK_CREDIT_SOURCE_TOPUP, "0.009" },     { 1, RBK_CREDIT_SOURCE_INCLUDED, "0.00299" },
    { 1, RBK_CREDIT_SOURCE_OVERAGE, "0.005" },
  };
  g_autoptr(RbkBook) book = rbk_test_book_new_credit_tiers ();
  g_autoptr(RbkSpec) spec = NULL;
  g_autoptr(GArray) prices = NULL;
  gpointer card;

  card =
      rbk_test_get (rbk_test_get (rbk_test_get (book, "plans", 0), "phases", 0), "rate-cards", 1);
  rbk_test_make (rbk_record_get_object (card, rbk_record_find_field (card, "entitlement")),
                 "wallet", "topup-amount", "1000", "topup-price", "9", NULL);
  spec = rbk_test_freeze (book);
  prices = rbk_credit_prices_list (spec, book);
  g_assert_cmpuint (prices->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < prices->len; i++)
    {
      const RbkCreditPrice *price = &g_array_index (prices, RbkCreditPrice, i);

      g_assert_cmpuint (price->plan, ==, expected[i].plan);
      g_assert_cmpint (price->source, ==, expected[i].source);
      rbk_test_assert_decimal (price->price, expected[i].price);
    }
}

/* $10 for 1,000 credits, a cent each. At 60 to 80 % a call of 4 thousandths of a dollar takes
 * from 1 to 2 credits, one of 20 from 5 to 10, one of 33 from 8.25 to 16.5. */
static void
test_known (void)
{
  static const int     costs[] = { 4, 20, 33 };
  RbkDenominationTerms terms = make_terms ("0.6", "0.8");
  g_autoptr(RbkBook) book = make_book (1000, 1000, costs, G_N_ELEMENTS (costs));
  g_autoptr(RbkDenomination) self = solve (book, &terms);
  g_autofree char *one = rbk_denomination_dup_sentence (&self->routes[0]);
  g_autofree char *nine = rbk_denomination_dup_sentence (&self->routes[2]);

  g_assert_cmpint (self->reason, ==, RBK_DENOMINATION_FOUND);
  rbk_test_assert_decimal (self->price, "0.01");
  rbk_test_assert_decimal (self->routes[0].credits, "1");
  rbk_test_assert_decimal (self->routes[1].credits, "5");
  rbk_test_assert_decimal (self->routes[2].credits, "9");
  rbk_test_assert_decimal (self->routes[2].most, "16");
  g_assert_cmpfloat_with_epsilon (self->lowest, 0.6, 1e-12);
  g_assert_cmpfloat_with_epsilon (self->highest, 1.0 - 0.033 / 0.09, 1e-12);
  /* 9 of 0.033 is 272.7 a dollar, 1 of 0.004 is 250. */
  g_assert_cmpfloat_with_epsilon (self->loss, 9.0 / 0.033 / 250.0 - 1.0, 1e-12);
  g_assert_cmpstr (one, ==, "w0 takes 1 credit");
  g_assert_cmpstr (nine, ==, "w2 takes 9 credits");
}

/* At most 5 % apart: 1, 5 and 9 are 9.1 % apart; 2, 9 and 15 (500, 450, 454.5) 11.1 %; 2, 10 and
 * 16 (500, 500, 484.8) 3.1 %. */
static void
test_loss (void)
{
  static const int     costs[] = { 4, 20, 33 };
  RbkDenominationTerms terms = make_terms ("0.6", "0.8");
  g_autoptr(RbkBook) book = make_book (1000, 1000, costs, G_N_ELEMENTS (costs));
  g_autoptr(RbkDenomination) self = NULL;

  terms.has_max_loss = TRUE;
  terms.max_loss = rbk_test_decimal ("0.05");
  self = solve (book, &terms);
  g_assert_cmpint (self->reason, ==, RBK_DENOMINATION_FOUND);
  rbk_test_assert_decimal (self->routes[0].credits, "2");
  rbk_test_assert_decimal (self->routes[1].credits, "10");
  rbk_test_assert_decimal (self->routes[2].credits, "16");
  g_assert_cmpfloat (self->loss, <=, 0.05);

  g_clear_pointer (&self, rbk_denomination_free);
  terms.max_loss = rbk_test_decimal ("0.03");
  self = solve (book, &terms);
  g_assert_cmpint (self->reason, ==, RBK_DENOMINATION_UNEVEN);
  g_assert_true (self->routes[0].binds && self->routes[2].binds && !self->routes[1].binds);
  /* 33 / 4 over 16 / 2 is 1.03125. */
  rbk_test_assert_decimal (self->even_loss, "0.032");
}

/* A credit of a dollar is too large for calls of cents: no whole number is inside the band. A
 * fifth of it leaves 85 and 70 %; a tenth is the first size that does. */
static void
test_gap (void)
{
  static const int     costs[] = { 30, 60 };
  RbkDenominationTerms terms = make_terms ("0.6", "0.8");
  g_autoptr(RbkBook) book = make_book (1000, 10, costs, G_N_ELEMENTS (costs));
  g_autoptr(RbkDenomination) self = solve (book, &terms);
  g_autofree char *reason = rbk_denomination_dup_reason (self);

  g_assert_cmpint (self->reason, ==, RBK_DENOMINATION_GAP);
  g_assert_true (self->routes[0].binds && self->routes[1].binds);
  g_assert_true (self->has_way_out && self->has_band);
  rbk_test_assert_decimal (self->way_out, "10");
  /* One credit leaves 97 and 94 %. */
  g_assert_cmpfloat_with_epsilon (self->band_high, 0.97, 1e-9);
  g_assert_cmpstr (reason, ==,
                   "w0, w1: no whole number of credits leaves a margin inside the band; credits of "
                   "another size would do: 10 for each of today; so would a band up to 97.0 %");

  g_clear_pointer (&self, rbk_denomination_free);
  terms.may_rescale = TRUE;
  self = solve (book, &terms);
  g_assert_cmpint (self->reason, ==, RBK_DENOMINATION_FOUND);
  rbk_test_assert_decimal (self->scale, "10");
  rbk_test_assert_decimal (self->price, "0.1");
  rbk_test_assert_decimal (self->routes[0].credits, "1");
  rbk_test_assert_decimal (self->routes[1].credits, "2");
}

/* The end of a band that is told has an answer within the loss too: 1 and 1 credits leave 97 %, but
 * 3 and 5 are the first that are as far apart as 3 and 5 cents, and leave 99 %. */
static void
test_gap_with_loss (void)
{
  static const int     costs[] = { 30, 50 };
  RbkDenominationTerms terms = make_terms ("0.6", "0.8");
  g_autoptr(RbkBook) book = make_book (1000, 10, costs, G_N_ELEMENTS (costs));
  g_autoptr(RbkDenomination) self = NULL;

  terms.has_max_loss = TRUE;
  terms.max_loss = rbk_test_decimal ("0.05");
  self = solve (book, &terms);
  g_assert_cmpint (self->reason, ==, RBK_DENOMINATION_GAP);
  g_assert_true (self->has_band);
  g_assert_cmpfloat_with_epsilon (self->band_high, 0.99, 1e-9);
  rbk_test_assert_decimal (self->routes[0].credits, "1");
  g_assert_cmpfloat_with_epsilon (self->highest, 0.97, 1e-9);

  g_clear_pointer (&self, rbk_denomination_free);
  terms.high = rbk_test_decimal ("0.99");
  self = solve (book, &terms);
  g_assert_cmpint (self->reason, ==, RBK_DENOMINATION_FOUND);
  rbk_test_assert_decimal (self->routes[0].credits, "3");
  rbk_test_assert_decimal (self->routes[1].credits, "5");
}

/* Calls that take too many credits are told so; larger credits are the way out, where the grant
 * of 10,000 stays whole: at 50 cents a credit one call of 10 cents leaves just 80 %. */
static void
test_too_many (void)
{
  static const int     costs[] = { 100 };
  RbkDenominationTerms terms = make_terms ("0.5", "0.8");
  g_autoptr(RbkBook) book = make_book (1000, 10000, costs, G_N_ELEMENTS (costs));
  g_autoptr(RbkDenomination) self = NULL;

  /* A tenth of a cent a credit: 200 credits. */
  terms.max_credits = RBK_DECIMAL_UNITS (100);
  self = solve (book, &terms);
  g_assert_cmpint (self->reason, ==, RBK_DENOMINATION_TOO_MANY);
  g_assert_true (self->has_way_out);
  g_assert_false (self->has_band);
  rbk_test_assert_decimal (self->way_out, "0.002");
  rbk_test_assert_decimal (self->routes[0].least, "200");
}

/* What a customer can't tell apart takes the same: a workload's average call decides, and the
 * dearest route is shown for what it leaves. */
static void
test_by_workload (void)
{
  static const int     costs[] = { 4 };
  RbkDenominationTerms terms = make_terms ("0.6", "1");
  g_autoptr(RbkBook) book = make_book (1000, 1000, costs, 1);
  gpointer workload = rbk_test_get (book, "workloads", 0);
  g_autoptr(RbkDenomination) self = NULL;

  rbk_test_set (rbk_test_get (workload, "routes", 0), "share", "0.5", "credits", "3", NULL);
  rbk_test_add (workload, "routes", "model", "m", "name", "Large", "input-tokens", "36", "share",
                "0.5", "credits", "3", NULL);
  terms.by_workload = TRUE;
  self = solve (book, &terms);
  g_assert_cmpuint (self->n_routes, ==, 1);
  g_assert_cmpint (self->routes[0].route, ==, -1);
  rbk_test_assert_decimal (self->routes[0].cost, "0.02");
  rbk_test_assert_decimal (self->routes[0].credits, "5");
  g_assert_true (self->routes[0].has_before);
  rbk_test_assert_decimal (self->routes[0].before, "3");
  g_assert_cmpfloat_with_epsilon (self->routes[0].margin_before, 1.0 - 0.02 / 0.03, 1e-12);
  g_assert_cmpfloat_with_epsilon (self->routes[0].lowest_margin, 1.0 - 0.036 / 0.05, 1e-12);

  g_clear_pointer (&self, rbk_denomination_free);
  terms.by_workload = FALSE;
  self = solve (book, &terms);
  g_assert_cmpuint (self->n_routes, ==, 2);
  g_assert_cmpstr (self->routes[1].name, ==, "w0 on Large");
  rbk_test_assert_decimal (self->routes[1].credits, "9");
}

/* What is wrong with the question, and what can't be asked of a book. */
static void
test_refused (void)
{
  static const struct
  {
    const char  *low, *high, *most, *loss;
    RbkErrorCode code;
  } cases[] = {
    { "1", "1", "10", "0", RBK_ERROR_RANGE },
    { "0.7", "0.7", "10", "0", RBK_ERROR_RANGE },
    { "0.7", "1.1", "10", "0", RBK_ERROR_RANGE },
    { "0.6", "0.8", "0", "0", RBK_ERROR_RANGE },
    { "0.6", "0.8", "1.5", "0", RBK_ERROR_RANGE },
    { "0.6", "0.8", "1000001", "0", RBK_ERROR_RANGE },
    { "0.6", "0.8", "10", "-0.1", RBK_ERROR_RANGE },
    { "0.6000000001", "0.8", "10", "0", RBK_ERROR_RANGE },
    { "0.6", "0.8", "10", "0", RBK_ERROR_NOT_FOUND },
  };
  g_autoptr(RbkBook) book = rbk_test_book_new_runs ();
  g_autoptr(RbkSpec) spec = rbk_test_freeze (book);
  static const int nothing[] = { 0 };
  g_autoptr(RbkBook) idle = make_book (1000, 10, nothing, 1);
  g_autoptr(RbkSpec) idle_spec = rbk_test_freeze (idle);
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RbkDenominationTerms terms = make_terms (cases[i].low, cases[i].high);

      terms.max_credits = rbk_test_decimal (cases[i].most);
      terms.has_max_loss = TRUE;
      terms.max_loss = rbk_test_decimal (cases[i].loss);
      g_assert_null (rbk_denomination_new (spec, book, &terms, &error));
      g_assert_error (error, RBK_ERROR, (int) cases[i].code);
      g_clear_error (&error);
    }

  g_assert_null (rbk_denomination_new (idle_spec, idle,
                                       &(RbkDenominationTerms){ .high = RBK_DECIMAL_ONE,
                                                                .max_credits = RBK_DECIMAL_ONE,
                                                                .plan = -1,
                                                                .meter = -1 },
                                       &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_NOT_FOUND);
}

/* A question of whole numbers: cents for credits, costs in thousandths, percent. */
typedef struct
{
  int   cents, credits, low, high, loss;
  int   costs[3];
  guint n_costs;
} Question;

static gboolean
is_answer (const Question *q, const int *credits)
{
  for (guint i = 0; i < q->n_costs; i++)
    {
      gint64 cost = 10LL * q->costs[i] * q->credits;
      gint64 paid = (gint64) credits[i] * q->cents;

      if (cost > (100 - q->low) * paid || cost < (100 - q->high) * paid)
        return FALSE;
      for (guint k = 0; k < q->n_costs; k++)
        if (100LL * credits[i] * q->costs[k] > (100LL + q->loss) * credits[k] * q->costs[i])
          return FALSE;
    }

  return TRUE;
}

/* Tries all there is. The least of every route, where there is an answer. */
static gboolean
try_all (const Question *q, int *least)
{
  gboolean found = FALSE;
  int      n[3];

  for (n[0] = 1; n[0] <= MOST; n[0]++)
    for (n[1] = 1; n[1] <= (q->n_costs > 1 ? MOST : 1); n[1]++)
      for (n[2] = 1; n[2] <= (q->n_costs > 2 ? MOST : 1); n[2]++)
        {
          if (!is_answer (q, n))
            continue;
          for (guint i = 0; i < q->n_costs; i++)
            least[i] = found ? MIN (least[i], n[i]) : n[i];
          found = TRUE;
        }

  return found;
}

/* The answer is found where there is one, and is the smallest in every route. */
static void
test_brute_force (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (20260821);
  guint n_found = 0, n_not = 0;

  for (guint round = 0; round < 1200; round++)
    {
      Question             q = { .cents = g_rand_int_range (rand, 500, 30000),
                                 .credits = g_rand_int_range (rand, 50, 3000),
                                 .low = g_rand_int_range (rand, -20, 80),
                                 .loss = g_rand_int_range (rand, 0, 60) };
      RbkDenominationTerms terms;
      g_autoptr(RbkBook) book = NULL;
      g_autoptr(RbkDenomination) self = NULL;
      int least[3];

      q.high = g_rand_int_range (rand, q.low + 1, 101);
      q.n_costs = (guint) g_rand_int_range (rand, 1, 4);
      for (guint i = 0; i < q.n_costs; i++)
        q.costs[i] = g_rand_int_range (rand, 1, 200);
      rbk_denomination_terms_init (&terms);
      terms.low = rbk_decimal_from_double (q.low / 100.0, 2);
      terms.high = rbk_decimal_from_double (q.high / 100.0, 2);
      terms.has_max_loss = TRUE;
      terms.max_loss = rbk_decimal_from_double (q.loss / 100.0, 2);
      terms.max_credits = RBK_DECIMAL_UNITS (MOST);
      book = make_book (q.cents, q.credits, q.costs, q.n_costs);
      self = solve (book, &terms);
      if (!try_all (&q, least))
        {
          n_not++;
          g_assert_cmpint (self->reason, !=, RBK_DENOMINATION_FOUND);
          continue;
        }
      n_found++;
      g_assert_cmpint (self->reason, ==, RBK_DENOMINATION_FOUND);
      g_assert_true (is_answer (&q, least));
      for (guint i = 0; i < q.n_costs; i++)
        g_assert_true (
            rbk_decimal_equal (self->routes[i].credits, rbk_decimal_from_int (least[i])));
    }
  g_assert_cmpuint (n_found, >, 100);
  g_assert_cmpuint (n_not, >, 100);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/Lab/Denomination/article", test_article);
  g_test_add_func ("/Lab/Denomination/prices", test_prices);
  g_test_add_func ("/Lab/Denomination/known", test_known);
  g_test_add_func ("/Lab/Denomination/loss", test_loss);
  g_test_add_func ("/Lab/Denomination/gap", test_gap);
  g_test_add_func ("/Lab/Denomination/gap-with-loss", test_gap_with_loss);
  g_test_add_func ("/Lab/Denomination/too-many", test_too_many);
  g_test_add_func ("/Lab/Denomination/by-workload", test_by_workload);
  g_test_add_func ("/Lab/Denomination/refused", test_refused);
  g_test_add_func ("/Lab/Denomination/brute-force", test_brute_force);

  return g_test_run ();
}
