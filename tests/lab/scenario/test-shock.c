/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario-run.h"

#include "rbk-error.h"
#include "rbk-shock-apply.h"
#include "rbk-test-books.h"
#include "rbk-test-figures.h"

typedef struct
{
  const char *text, *canonical, *words;
} Written;

static const Written written[] = {
  { "model:opus.price=x0.333", "model:opus.price=x0.333", "Price of opus −66.7 %" },
  { "model:anthropic/claude-3.5.price=-50%", "model:anthropic/claude-3.5.price=x0.5",
    "Price of anthropic/claude-3.5 −50 %" },
  { "model:*.output=x2", "model:*.output=x2", "Output price of all models × 2" },
  { "model:a=b.input=3.50", "model:a=b.input=3.5", "Input price of a=b 3.5" },
  { "model:m.cache_read=X2", "model:m.cache-read=x2", "Cache read price of m × 2" },
  { "model:m.cache-write=0", "model:m.cache-write=0", "Cache write price of m 0" },
  { "tokenizer=x1.35", "tokenizer=x1.35", "Tokens counted by the tokenizer +35 %" },
  { " tokenizer-input = +35% ", "tokenizer-input=x1.35",
    "Input tokens counted by the tokenizer +35 %" },
  { "input=x1.2", "input=x1.2", "Input of a call +20 %" },
  { "output=-20%", "output=x0.8", "Output of a call −20 %" },
  { "cache-hit=0.6", "cache-hit=0.6", "Input read from the cache 60 %" },
  { "cache-hit=60%", "cache-hit=0.6", "Input read from the cache 60 %" },
  { "retries=x1.1", "retries=x1.1", "Calls made for each that is billed +10 %" },
  { "share:Small=0.5", "share:Small=0.5", "Share of calls to Small 50 %" },
  { "usage=x2", "usage=x2", "Usage × 2" },
  { "overhead=x1.50", "overhead=x1.5", "Overhead of a customer +50 %" },
  { "date=2026-09-01", "date=2026-09-01", "Prices of the book on 2026-09-01" },
  { "vendor=2026-09-01", "vendor=2026-09-01", "Prices of the vendors on 2026-09-01" },
};

static void
test_written (gconstpointer data)
{
  const Written *as = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkShock) shock = rbk_shock_parse (as->text, &error);
  g_autoptr(RbkShock) again = NULL;
  g_autofree char *canonical = NULL, *words = NULL, *twice = NULL;

  g_assert_no_error (error);
  canonical = rbk_shock_to_string (shock);
  g_assert_cmpstr (canonical, ==, as->canonical);
  words = rbk_shock_describe (shock);
  g_assert_cmpstr (words, ==, as->words);
  again = rbk_shock_parse (canonical, &error);
  g_assert_no_error (error);
  twice = rbk_shock_to_string (again);
  g_assert_cmpstr (twice, ==, canonical);
}

static void
test_refused (void)
{
  static const char *const texts[] = {
    "",
    "=",
    "x",
    "usage",
    "usage=",
    "usage=2",
    "usage=x0",
    "usage=x-1",
    "usage=x",
    "usage=xx2",
    "usage=x1e3",
    "usage=x1000001",
    "usage=-100%",
    "usage=+%",
    "tokenizer=135%",
    "cache-hit=1.01",
    "cache-hit=-0.1",
    "cache-hit=x2",
    "cache-hit=101%",
    "model:m=x2",
    "model:.price=x2",
    "model:m.speed=x2",
    "model:m.price=2",
    "model:m.input=-1",
    "share:=0.5",
    "share:a=x2",
    "date=2026-13-01",
    "date=tomorrow",
    "vendor=",
    "weather=x2",
    "usage=x\xff",
    "usage=x2;rm",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(RbkShock) shock = rbk_shock_parse (texts[i], &error);

      if (shock != NULL)
        g_error ("%s is taken for a shock", texts[i]);
      g_assert_error (error, RBK_ERROR, RBK_ERROR_SYNTAX);
    }
}

/* Text of any bytes is refused or means the same when it is written again. */
static void
test_random_text (void)
{
  static const char *const parts[] = { "model:", "share:", "usage",    "=",          "x",
                                       ".",      "price",  "1",        "0.5",        "%",
                                       "+",      "-",      "date",     "2026-01-01", "m",
                                       "*",      " ",      "\xc3\xa9", "cache-hit",  "input" };

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      g_autoptr(RbkShock) shock = NULL;
      g_autoptr(RbkShock) again = NULL;
      g_autofree char *canonical = NULL, *twice = NULL;

      for (int k = g_test_rand_int_range (1, 8); k > 0; k--)
        g_string_append (text, parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))]);
      shock = rbk_shock_parse (text->str, NULL);
      if (shock == NULL)
        continue;
      canonical = rbk_shock_to_string (shock);
      again = rbk_shock_parse (canonical, NULL);
      g_assert_nonnull (again);
      twice = rbk_shock_to_string (again);
      g_assert_cmpstr (twice, ==, canonical);
    }
}

/* A call of 1,000 fresh, 500 read, 100 written and 400 out, two models of which the second has no
 * rates for the cache, 3:1. */
static RbkBook *
make_book (void)
{
  RbkBook          *book = rbk_book_new ();
  gpointer          workload, plan, phase, price;
  const RbkTestCard fee = { .price = "flat", .amount = "100" };

  rbk_test_set (book, "as-of", "2026-08-01", NULL);
  rbk_test_add (book, "meters", "key", "runs", NULL);
  price = rbk_test_add (book, "models", "model", "big", "input", "10", "output", "50", "cache-read",
                        "1", "cache-write", "12", "batch-input", "5", "batch-output", "25", NULL);
  rbk_test_add (price, "context-tiers", "above", "2000", "input", "20", "output", "75", NULL);
  rbk_test_add (book, "models", "model", "big", "effective-from", "2026-09-01", "input", "20",
                "output", "60", NULL);
  rbk_test_add (book, "models", "model", "small", "input", "1", "output", "5", NULL);
  workload = rbk_test_add (book, "workloads", "key", "run", "meters", "runs", NULL);
  rbk_test_add (workload, "routes", "model", "big", "share", "0.75", "input-tokens", "1000",
                "cache-read-tokens", "500", "cache-write-tokens", "100", "output-tokens", "400",
                NULL);
  rbk_test_add (workload, "routes", "name", "Quick", "model", "small", "share", "0.25",
                "input-tokens", "1000", "output-tokens", "400", NULL);
  rbk_test_add (book, "levels", "key", "typical", "calls", "100", "percentile", "p50", NULL);
  plan = rbk_test_add (book, "plans", "key", "plan", "overhead", "2", "sizing", "p50", NULL);
  phase = rbk_test_add (plan, "phases", "key", "evergreen", NULL);
  rbk_test_add_card (phase, NULL, &fee);
  return book;
}

/* What the average call costs: 0.75 x big + 0.25 x small. As it is
 * big: (1000 x 10 + 500 x 1 + 100 x 12 + 400 x 50) / 1e6 = 0.0317; small: (1000 + 2000) / 1e6 =
 * 0.003; together 0.024525. */
static const struct
{
  const char *shocks, *cost;
} calls[] = {
  { "model:big.price=x0.5", "0.0126375" },    /* 0.01585 x 0.75 + 0.00075 */
  { "model:big.input=20", "0.032025" },       /* + 0.01 x 0.75 */
  { "model:big.output=x2", "0.039525" },      /* + 0.02 x 0.75 */
  { "model:big.cache-read=0", "0.02415" },    /* - 0.0005 x 0.75 */
  { "model:small.cache-read=0", "0.024525" }, /* it reads nothing */
  { "model:*.price=x2", "0.04905" },          /* twice */
  { "retries=x1.1", "0.0269775" },            /* x 1.1 */
  { "tokenizer=x1.2", "0.02943" },            /* x 1.2 */
  { "tokenizer-input=x1.2", "0.02633" },      /* input: .0117 and .001, a fifth more */
  { "input=x1.2", "0.02633" },                /* the same */
  { "output=x1.5", "0.032275" },              /* 0.01 x 0.75 + 0.001 x 0.25 more */
  { "share:Quick=0.5", "0.01735" },           /* half and half */
  { "share:big=1", "0.0317" },                /* big alone */
  { "usage=x3", "0.024525" },                 /* a call is a call */
  { "overhead=x2", "0.024525" },              /* likewise */
  { "date=2026-09-01", "0.04275" }, /* 20 and 60; cached as input: 0.056 x 0.75 and 0.00075 */
  { "model:big.price=x0.5 tokenizer=x1.2", "0.015165" }, /* one after another */
};

static void
test_call_cost (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr(RbkBook) book = make_book ();
  g_autoptr(RbkRecord) copy = rbk_record_copy (RBK_RECORD (book));
  g_autoptr(RbkScenarioResult) result =
                 scenario_run (book, calls[i].shocks, RBK_ANSWER_HOLD, NULL);

  rbk_test_assert_decimal (result->cost_before, "0.024525");
  rbk_test_assert_decimal (result->cost_after, calls[i].cost);
  g_assert_true (rbk_record_equal (copy, RBK_RECORD (book)));
}

/* Of 1,600 tokens of input 60 % are read: 960 at 1; of the 640 others a part is written, 100 of
 * 1,100: 58.18 at 12 and 581.82 at 10. Small takes all tokens for input. */
static void
test_cache_hit (void)
{
  g_autoptr(RbkBook) book = make_book ();
  g_autoptr(RbkScenarioResult) result =
                 scenario_run (book, "cache-hit=0.6", RBK_ANSWER_HOLD, NULL);
  double big = (960 * 1 + 640.0 * 100 / 1100 * 12 + 640.0 * 1000 / 1100 * 10 + 400 * 50) / 1e6;

  scenario_assert_near (rbk_decimal_to_double (result->cost_after), 0.75 * big + 0.25 * 0.003,
                        1e-15);
}

/* A tokenizer that counts a third more reaches the tier of 2,000 tokens: all moves. */
static void
test_tier (void)
{
  g_autoptr(RbkBook) book = make_book ();
  g_autoptr(RbkScenarioResult) both = scenario_run (book, "tokenizer=x1.3", RBK_ANSWER_HOLD, NULL);
  g_autoptr(RbkScenarioResult) input =
                 scenario_run (book, "tokenizer-input=x1.3", RBK_ANSWER_HOLD, NULL);
  g_autoptr(RbkScenarioResult) less =
                 scenario_run (book, "tokenizer-input=x1.25", RBK_ANSWER_HOLD, NULL);

  /* big: (1000 x 20 + 500 + 1200 + 400 x 75) x 1.3 / 1e6 = 0.06721; small 0.0039 */
  rbk_test_assert_decimal (both->cost_after, "0.0513825");
  /* big: ((20000 + 500 + 1200) x 1.3 + 30000) / 1e6 = 0.05821; small (1300 + 2000) / 1e6 */
  rbk_test_assert_decimal (input->cost_after, "0.0444825");
  /* 1,600 x 1.25 is 2,000, which is not above: (11700 x 1.25 + 20000) / 1e6; (1250 + 2000) / 1e6 */
  rbk_test_assert_decimal (less->cost_after, "0.02678125");
}

static void
test_not_there (void)
{
  static const char *const texts[] = { "model:none.price=x2", "share:none=0.5", NULL };

  for (guint i = 0; texts[i] != NULL; i++)
    {
      const char *one[] = { texts[i], NULL };
      g_autoptr(RbkBook) book = make_book ();
      g_autoptr(GPtrArray) shocks = rbk_shocks_parse (one, NULL);
      g_autoptr(GError) error = NULL;

      g_assert_null (rbk_shocks_apply (shocks, book, NULL, &error));
      g_assert_error (error, RBK_ERROR, RBK_ERROR_NOT_FOUND);
    }
}

/* The vendor's later price comes from the catalogue, where the book has none as late. */
static void
test_vendor (void)
{
  g_autoptr(RbkBook) book = make_book ();
  g_autoptr(RbkBook) catalogue = rbk_book_new ();
  g_autoptr(GPtrArray) shocks = NULL;
  g_autoptr(RbkScenarioCase) scenario = NULL;
  g_autoptr(RbkScenarioResult) result = NULL;
  g_autoptr(GError) error = NULL;
  const char *texts[] = { "vendor=2026-10-01", NULL };

  rbk_test_add (catalogue, "models", "model", "small", "effective-from", "2026-10-01", "input", "2",
                "output", "10", NULL);
  rbk_test_add (catalogue, "models", "model", "big", "effective-from", "2026-08-15", "input",
                "1000", "output", "1000", NULL);
  rbk_test_add (catalogue, "models", "model", "other", "effective-from", "2026-08-15", "input",
                "1000", "output", "1000", NULL);
  shocks = rbk_shocks_parse (texts, NULL);
  g_assert_null (rbk_shocks_apply (shocks, book, NULL, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_NOT_FOUND);
  scenario = rbk_scenario_case_new (book, NULL, NULL, shocks, RBK_ANSWER_HOLD,
                                    rbk_book_get_models (catalogue), NULL);
  result = rbk_scenario_run (scenario, NULL, NULL);
  rbk_test_assert_decimal (result->cost_after, "0.0435"); /* 0.04275 and 0.003 x 0.25 more */
}

/* Where a level says how many tokens a call takes, they follow. */
static void
test_levels (void)
{
  g_autoptr(RbkBook) book = make_book ();
  g_autoptr(RbkScenarioResult) result = NULL;

  rbk_test_set (rbk_test_get (book, "levels", 0), "tokens", "3700", NULL);
  result = scenario_run (book, "usage=x3", RBK_ANSWER_HOLD, NULL);
  rbk_test_assert_decimal (result->plans[0].after.usage, "300");
  rbk_test_assert_decimal (result->plans[0].before.usage, "100");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (written); i++)
    {
      g_autofree char *path = g_strdup_printf ("/lab/shock/written/%u", i);

      g_test_add_data_func (path, &written[i], test_written);
    }
  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      g_autofree char *path = g_strdup_printf ("/lab/shock/call/%s", calls[i].shocks);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_call_cost);
    }
  g_test_add_func ("/lab/shock/refused", test_refused);
  g_test_add_func ("/lab/shock/random-text", test_random_text);
  g_test_add_func ("/lab/shock/cache-hit", test_cache_hit);
  g_test_add_func ("/lab/shock/tier", test_tier);
  g_test_add_func ("/lab/shock/not-there", test_not_there);
  g_test_add_func ("/lab/shock/vendor", test_vendor);
  g_test_add_func ("/lab/shock/levels", test_levels);
  return g_test_run ();
}
