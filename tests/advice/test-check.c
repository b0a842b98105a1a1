/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What rules say about books whose figures are worked by hand. */
#include "rbk-check-test.h"

#include <string.h>

#include "rbk-test-books.h"

static const RbkTestCard hard = { .price = "per_unit", .included = "200", .limit = "hard" };

/* A run costs 0.01 and the customer 3 beside it: 200 runs cost 5, and a target of 70 % asks for
 * 16.67, rounded up. */
static void
test_margin (void)
{
  g_autoptr(RbkBook) good = rbk_test_book_new_card (&hard, "20", "3");
  g_autoptr(RbkBook) thin = rbk_test_book_new_card (&hard, "10", "3");
  g_autoptr(RbkBook) bad = rbk_test_book_new_card (&hard, "4", "3");
  g_autoptr(GPtrArray) of_good = rbk_test_check (good);
  g_autoptr(GPtrArray) of_thin = rbk_test_check (thin);
  g_autoptr(GPtrArray) of_bad = rbk_test_check (bad);
  const RbkFinding *finding;

  g_assert_null (rbk_test_find (of_good, "margin-below-target", "plan"));
  g_assert_null (rbk_test_find (of_good, "floor-above-price", "plan"));
  g_assert_null (rbk_test_find (of_good, "cap-margin", "plan"));

  finding = rbk_test_find (of_thin, "margin-below-target", "plan");
  g_assert_cmpint (finding->severity, ==, RBK_SEVERITY_WARNING);
  rbk_test_assert_fact (finding->figures, "margin", "0.5");
  rbk_test_assert_fact (finding->figures, "target", "0.7");
  rbk_test_assert_fact (finding->witness, "usage", "200");
  finding = rbk_test_find (of_thin, "floor-above-price", "plan");
  rbk_test_assert_fact (finding->figures, "floor_price", "16.67");
  g_assert_null (rbk_test_find (of_thin, "margin-negative", "plan"));

  finding = rbk_test_find (of_bad, "margin-negative", "plan");
  g_assert_cmpint (finding->severity, ==, RBK_SEVERITY_ERROR);
  rbk_test_assert_fact (finding->figures, "loss", "1");
  g_assert_null (rbk_test_find (of_bad, "margin-below-target", "plan"));
}

/* What is billed by use alone has no price to be raised: 200 runs bring in 4 and cost 5. */
static void
test_no_price (void)
{
  const RbkTestCard metered = { .price = "per_unit", .amount = "0.02" };
  g_autoptr(RbkBook) none = rbk_test_book_new_card (&metered, "0", "3");
  g_autoptr(RbkBook) some = rbk_test_book_new_card (&metered, "0.5", "3");
  g_autoptr(GPtrArray) of_none = rbk_test_check (none);
  g_autoptr(GPtrArray) of_some = rbk_test_check (some);

  g_assert_nonnull (rbk_test_find (of_none, "margin-negative", "plan"));
  g_assert_null (rbk_test_find (of_none, "floor-above-price", "plan"));
  g_assert_nonnull (rbk_test_find (of_some, "floor-above-price", "plan"));
}

static void
test_price_fix (void)
{
  g_autoptr(RbkBook) book = rbk_test_book_new_card (&hard, "10", "3");
  g_autoptr(GPtrArray) findings = rbk_test_check (book);
  const RbkFinding *finding = rbk_test_find (findings, "floor-above-price", "plan");
  const RbkFixStep *step = g_ptr_array_index (finding->fix->steps, 0);

  g_assert_cmpint (step->kind, ==, RBK_FIX_SET);
  g_assert_cmpstr (step->path, ==, "plans[0].phases[0].rate_cards[0]");
  g_assert_cmpstr (step->field, ==, "amount");
  g_assert_cmpstr (step->value, ==, "16.67");
}

/* At all 200 runs the cost is 5, at 160 of them 4.60. */
static void
test_cap (void)
{
  static const struct
  {
    const char *fee;
    int         severity; /* -1: nothing to say */
    const char *usage;
  } cases[] = {
    { "5", -1, NULL },
    { "4.99", RBK_SEVERITY_WARNING, "200" },
    { "4.6", RBK_SEVERITY_WARNING, "200" },
    { "4.59", RBK_SEVERITY_ERROR, "160" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(RbkBook) book = rbk_test_book_new_card (&hard, cases[i].fee, "3");
      g_autoptr(GPtrArray) findings = rbk_test_check (book);
      const RbkFinding *finding = rbk_test_find (findings, "cap-margin", "plan");

      if (cases[i].severity < 0)
        {
          g_assert_null (finding);
          continue;
        }
      g_assert_cmpint ((int) finding->severity, ==, cases[i].severity);
      rbk_test_assert_fact (finding->witness, "usage", cases[i].usage);
    }
}

/* 20 a month less 3 overhead pay for 1,700 runs. */
static void
test_flat_rate (void)
{
  const RbkTestCard open = { .price = "per_unit" };
  const RbkTestCard billed = { .price = "per_unit", .amount = "0.02", .included = "100" };
  g_autoptr(RbkBook) flat = rbk_test_book_new_card (&open, "20", "3");
  g_autoptr(RbkBook) metered = rbk_test_book_new_card (&billed, "20", "3");
  g_autoptr(GPtrArray) of_flat = rbk_test_check (flat);
  g_autoptr(GPtrArray) of_metered = rbk_test_check (metered);
  const RbkFinding *finding = rbk_test_find (of_flat, "flat-rate-loss", "plan");

  rbk_test_assert_fact (finding->figures, "usage", "1700");
  g_assert_null (rbk_test_find (of_metered, "flat-rate-loss", "plan"));
}

/* 20 for 100 units are 0.2 each. The band's ends are inside. */
static void
test_overage (void)
{
  static const struct
  {
    const char *overage, *multiple;
  } cases[] = {
    { "0.29", "1.45" },
    { "0.3", NULL },
    { "0.6", NULL },
    { "0.61", "3.05" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const RbkTestCard card = {
        .price = "per_unit", .amount = cases[i].overage, .included = "100", .limit = "soft"
      };
      g_autoptr(RbkBook) book = rbk_test_book_new_card (&card, "20", "3");
      g_autoptr(GPtrArray) findings = rbk_test_check (book);
      const RbkFinding *finding =
          rbk_test_find (findings, "overage-multiple", "plan.evergreen.runs");

      if (cases[i].multiple == NULL)
        g_assert_null (finding);
      else
        rbk_test_assert_fact (finding->figures, "multiple", cases[i].multiple);
    }
}

static void
test_free (void)
{
  const RbkTestCard soft = { .price = "per_unit", .included = "100", .limit = "soft" };
  g_autoptr(RbkBook) open = rbk_test_book_new_card (&soft, "0", "0");
  g_autoptr(RbkBook) closed = rbk_test_book_new_card (&hard, "0", "0");
  g_autoptr(GPtrArray) of_open = rbk_test_check (open);
  g_autoptr(GPtrArray) of_closed = rbk_test_check (closed);
  const RbkFinding *finding = rbk_test_find (of_open, "soft-cap-on-free", "plan.evergreen.runs");
  const RbkFixStep *step;

  g_assert_cmpint (finding->severity, ==, RBK_SEVERITY_ERROR);
  step = g_ptr_array_index (finding->fix->steps, 0);
  g_assert_cmpstr (step->path, ==, "plans[0].phases[0].rate_cards[1].entitlement");
  g_assert_cmpstr (step->value, ==, "hard");
  g_assert_null (rbk_test_find (of_closed, "soft-cap-on-free", "plan.evergreen.runs"));
  g_assert_null (rbk_test_find (of_closed, "hard-cap-on-paid", "plan.evergreen.runs"));
}

/* The articles' own plans are sound; what is said of them is for information. */
static void
test_articles (void)
{
  g_autoptr(RbkBook) book = rbk_test_book_new_usage_gated ();
  g_autoptr(GPtrArray) findings = rbk_test_check (book);
  const RbkFinding *finding = rbk_test_find (findings, "price-step", "pro");

  rbk_test_assert_fact (finding->figures, "multiple", "3.4138");
  g_assert_cmpint (finding->severity, ==, RBK_SEVERITY_INFO);
  for (guint i = 0; i < findings->len; i++)
    {
      finding = g_ptr_array_index (findings, i);
      g_assert_cmpint (finding->severity, !=, RBK_SEVERITY_ERROR);
    }
}

/* Every rule says what it is for, and what it says has its facts. */
static void
test_rules (void)
{
  const char *const *ids = rbk_rules_list ();

  g_assert_cmpuint (g_strv_length ((char **) ids), >, 0);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      const RbkRuleInfo *rule = rbk_rule_find (ids[i]);

      g_assert_cmpstr (rule->id, ==, ids[i]);
      g_assert_false (g_strv_contains (ids + i + 1, ids[i]));
      g_assert_cmpuint (strlen (rule->what), >, 20);
      g_assert_cmpuint (strlen (rule->why), >, 20);
      g_assert_cmpuint (strlen (rule->not_when), >, 10);
      g_assert_cmpuint (strlen (rule->source), >, 5);
      g_assert_cmpint (rule->traits & (RBK_RULE_ERROR | RBK_RULE_WARNING | RBK_RULE_INFO), !=, 0);
    }
  g_assert_null (rbk_rule_find ("no-such-rule"));
}

static void
test_sentences (void)
{
  static const char *const fees[] = { "0", "4", "10", "200" };

  for (gsize i = 0; i < G_N_ELEMENTS (fees); i++)
    {
      g_autoptr(RbkBook) book = rbk_test_book_new_card (&hard, fees[i], "3");
      g_autoptr(GPtrArray) findings = rbk_test_check (book);

      for (guint j = 0; j < findings->len; j++)
        {
          g_autofree char *message = rbk_test_message (g_ptr_array_index (findings, j));

          g_assert_null (strchr (message, '{'));
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/check/margin", test_margin);
  g_test_add_func ("/check/price-fix", test_price_fix);
  g_test_add_func ("/check/no-price", test_no_price);
  g_test_add_func ("/check/cap", test_cap);
  g_test_add_func ("/check/flat-rate", test_flat_rate);
  g_test_add_func ("/check/overage", test_overage);
  g_test_add_func ("/check/free", test_free);
  g_test_add_func ("/check/articles", test_articles);
  g_test_add_func ("/check/rules", test_rules);
  g_test_add_func ("/check/sentences", test_sentences);

  return g_test_run ();
}
