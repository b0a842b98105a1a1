/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules about amounts, tiers, phases and prices of models, and books that are not valid: where
 * each fires, with its figures, and where it just does not. */
#include "rbk-check-test.h"

#include "rbk-test-books.h"

#define CARD "plan.evergreen.runs"

static gpointer
get_phase (RbkBook *book, guint plan)
{
  return rbk_test_get (rbk_test_get (book, "plans", plan), "phases", 0);
}

static gpointer
get_card (RbkBook *book, guint plan, guint card)
{
  return rbk_test_get (get_phase (book, plan), "rate-cards", card);
}

static void
assert_severity (GPtrArray *findings, const char *rule, const char *where, int severity)
{
  const RbkFinding *finding = rbk_test_find (findings, rule, where);

  if (severity < 0)
    g_assert_null (finding);
  else
    {
      g_assert_nonnull (finding);
      g_assert_cmpint ((int) finding->severity, ==, severity);
    }
}

/* The book is of 2026-08-01; 2026-02-02 is 180 days before. */
static void
test_stale (void)
{
  static const struct
  {
    const char *from, *next;
    int         severity;
    const char *name, *value;
  } cases[] = {
    { NULL, NULL, -1, NULL, NULL },
    { "2026-02-02", NULL, -1, NULL, NULL },
    { "2026-02-01", NULL, RBK_SEVERITY_INFO, "days", "181" },
    { "2026-02-01", "2026-09-01", RBK_SEVERITY_INFO, "new_input", "15" },
    { "2026-07-01", "2026-07-02", -1, NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(RbkBook) book = rbk_test_book_new_card (NULL, "20", "3");
      g_autoptr(GPtrArray) findings = NULL;

      rbk_test_set (rbk_test_get (book, "models", 0), "effective-from", cases[i].from, NULL);
      if (cases[i].next != NULL)
        rbk_test_add (book, "models", "model", "m", "input", "15", "output", "20", "effective-from",
                      cases[i].next, NULL);
      findings = rbk_test_check (book);
      assert_severity (findings, "price-stale", "m", cases[i].severity);
      if (cases[i].name != NULL)
        rbk_test_assert_fact (rbk_test_find (findings, "price-stale", "m")->figures, cases[i].name,
                              cases[i].value);
    }
}

/* A book that reckons with a day before today's prices. */
static void
test_superseded (void)
{
  g_autoptr(RbkBook) book = rbk_test_book_new_card (NULL, "20", "3");
  g_autoptr(RbkSpec) spec = NULL;
  g_autoptr(RbkTable) table = NULL;
  g_autoptr(GPtrArray) findings = NULL;
  RbkCheckInput     input;
  const RbkFinding *finding;

  rbk_test_add (book, "models", "model", "m", "input", "15", "output", "20", "effective-from",
                "2026-09-01", NULL);
  spec = rbk_spec_new (book, NULL, NULL);
  table = rbk_table_new (spec, NULL, NULL);
  input = (RbkCheckInput){ .book = book, .table = table };
  g_date_clear (&input.today, 1);
  g_date_set_dmy (&input.today, 2, G_DATE_SEPTEMBER, 2026);
  findings = rbk_check_book (&input, NULL);
  finding = rbk_test_find (findings, "price-stale", "m");
  g_assert_cmpint (finding->severity, ==, RBK_SEVERITY_WARNING);
  g_assert_cmpstr (((RbkFixStep *) g_ptr_array_index (finding->fix->steps, 0))->value, ==,
                   "2026-09-02");
}

/* What prices and amounts of the card of runs say; levels are 40, 200, 1,000 and 3,000 runs. */
static const struct
{
  const char *rule, *where;
  RbkTestCard card;
  const char *fee;
  gboolean    fires;
  const char *name, *value;
} amounts[] = {
  { "rounding-to-zero",
    CARD,
    { .price = "per_unit", .amount = "0.0000016" },
    "20",
    TRUE,
    "amount",
    "0.0048" },
  { "rounding-to-zero", CARD, { .price = "per_unit", .amount = "0.000002" }, "20", FALSE },
  { "rounding-to-zero",
    CARD,
    { .price = "per_unit", .amount = "0.02", .included = "4000" },
    "20",
    FALSE },
  { "rounding-to-zero",
    CARD,
    { .price = "per_unit", .amount = "0.020000000000001" },
    "20",
    TRUE,
    "decimals",
    "14" },
  { "rounding-to-zero", CARD, { .price = "per_unit", .amount = "0.02000000000001" }, "20", FALSE },
  { "currency-precision",
    "plan.evergreen.base",
    { .price = "per_unit" },
    "19.995",
    TRUE,
    "rounded",
    "20" },
  { "currency-precision", "plan.evergreen.base", { .price = "per_unit" }, "19.99", FALSE },
  { "currency-precision",
    CARD,
    { .price = "per_unit", .amount = "0.005", .minimum = "0.001" },
    "20",
    TRUE,
    "rounded",
    "0" },
  { "currency-precision", CARD, { .price = "per_unit", .amount = "0.005" }, "20", FALSE },
  { "volume-cliff",
    CARD,
    { .price = "volume", .tiers = "100:0.1 inf:0.05" },
    "20",
    TRUE,
    "saved",
    "4.95" },
  { "volume-cliff", CARD, { .price = "volume", .tiers = "100:0.1 inf:0.099009" }, "20", FALSE },
  { "volume-cliff",
    CARD,
    { .price = "volume", .tiers = "100:0.1 inf:0.05", .limit = "hard", .cap = "100" },
    "20",
    FALSE },
  { "volume-cliff", CARD, { .price = "graduated", .tiers = "100:0.1 inf:0.05" }, "20", FALSE },
  { "unreachable-tier",
    CARD,
    { .price = "graduated", .tiers = "100:0.1 inf:0.05", .included = "100" },
    "20",
    TRUE,
    "tier",
    "1" },
  { "unreachable-tier",
    CARD,
    { .price = "graduated", .tiers = "100:0.1 inf:0.05", .included = "99" },
    "20",
    FALSE },
  { "unreachable-tier",
    CARD,
    { .price = "graduated", .tiers = "100:0 inf:0.05", .included = "100" },
    "20",
    FALSE },
  { "unreachable-tier",
    CARD,
    { .price = "volume", .tiers = "9:1 100:0.1 inf:0.05", .limit = "hard", .cap = "100" },
    "20",
    TRUE,
    "tier",
    "3" },
  { "unreachable-tier",
    CARD,
    { .price = "volume", .tiers = "100:0.1 inf:0.05", .limit = "hard", .cap = "101" },
    "20",
    FALSE },
  { "unreachable-tier",
    CARD,
    { .price = "volume", .tiers = "100:0.1 inf:0.05", .limit = "soft", .cap = "100" },
    "20",
    FALSE },
};

static void
test_amounts (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (amounts); i++)
    {
      g_autoptr(RbkBook) book = rbk_test_book_new_card (&amounts[i].card, amounts[i].fee, "3");
      g_autoptr(GPtrArray) findings = rbk_test_check (book);
      const RbkFinding *finding = rbk_test_find (findings, amounts[i].rule, amounts[i].where);

      g_test_message ("case %" G_GSIZE_FORMAT ": %s", i, amounts[i].rule);
      g_assert_cmpint (finding != NULL, ==, amounts[i].fires);
      if (amounts[i].name != NULL)
        rbk_test_assert_fact (finding->figures, amounts[i].name, amounts[i].value);
    }
}

static void
test_phases (void)
{
  static const struct
  {
    const char *first, *duration, *second;
    const char *rule, *where; /* nothing: neither rule says anything */
  } cases[] = {
    { "trial", "P14D", "evergreen", NULL, NULL },
    { "trial", "P60D", "evergreen", NULL, NULL },
    { "trial", "P61D", "evergreen", "phase-duration", "plan.evergreen" },
    { "discount", "P90D", "evergreen", NULL, NULL },
    { "evergreen", "P90D", "trial", "phase-order", "plan.next" },
    { "trial", "P14D", "discount", "phase-order", "plan.next" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const RbkTestCard fee = { .price = "flat", .amount = "20" };
      g_autoptr(RbkBook) book = rbk_test_book_new_card (NULL, "20", "3");
      g_autoptr(GPtrArray) findings = NULL;
      guint n_found = 0;

      rbk_test_add_card (rbk_test_add (rbk_test_get (book, "plans", 0), "phases", "key", "next",
                                       "kind", cases[i].second, NULL),
                         NULL, &fee);
      rbk_test_set (get_phase (book, 0), "kind", cases[i].first, "duration", cases[i].duration,
                    NULL);
      findings = rbk_test_check (book);
      for (guint j = 0; j < findings->len; j++)
        {
          const RbkFinding *finding = g_ptr_array_index (findings, j);

          if (!g_str_has_prefix (finding->rule, "phase-"))
            continue;
          g_assert_cmpstr (finding->rule, ==, cases[i].rule);
          g_assert_cmpstr (finding->where, ==, cases[i].where);
          n_found++;
        }
      g_assert_cmpint (n_found > 0, ==, cases[i].rule != NULL);
    }
}

static void
test_names (void)
{
  g_autoptr(RbkBook) book = rbk_test_book_new_usage_gated ();
  g_autoptr(GPtrArray) before = rbk_test_check (book);
  g_autoptr(GPtrArray) after = NULL;

  g_assert_null (rbk_test_find (before, "duplicate-key", "pro"));
  rbk_test_set (rbk_test_get (book, "plans", 0), "name", "Best", NULL);
  rbk_test_set (rbk_test_get (book, "plans", 1), "name", "Best", NULL);
  after = rbk_test_check (book);
  g_assert_nonnull (rbk_test_find (after, "duplicate-key", "pro"));
}

/* Problems of validity are findings where rules say all of them. */
static void
test_problems (void)
{
  g_autoptr(RbkBook) book = rbk_test_book_new_usage_gated ();
  g_autoptr(GPtrArray) problems = NULL;
  g_autoptr(GPtrArray) findings = NULL;
  g_autoptr(GPtrArray) more = NULL;
  const RbkFinding *finding;

  rbk_test_set (rbk_test_get (book, "plans", 1), "key", "starter", NULL);
  rbk_test_set (get_phase (book, 0), "duration", "P14D", NULL);
  problems = rbk_book_check (book);
  findings = rbk_check_problems (problems);
  g_assert_cmpuint (findings->len, ==, 2);
  finding = rbk_test_find (findings, "duplicate-key", "plans[1].key");
  g_assert_cmpint (finding->severity, ==, RBK_SEVERITY_ERROR);
  g_assert_nonnull (rbk_test_find (findings, "phase-duration", "plans[0].phases[0].duration"));

  rbk_test_set (get_card (book, 0, 1), "meter", "nothing", NULL);
  more = rbk_book_check (book);
  g_assert_null (rbk_check_problems (more));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rules/stale", test_stale);
  g_test_add_func ("/rules/superseded", test_superseded);
  g_test_add_func ("/rules/amounts", test_amounts);
  g_test_add_func ("/rules/phases", test_phases);
  g_test_add_func ("/rules/names", test_names);
  g_test_add_func ("/rules/problems", test_problems);

  return g_test_run ();
}
