/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-statement.h"

#include "rbk-phase.h"
#include "rbk-plan.h"
#include "rbk-random-book.h"
#include "rbk-test-books.h"
#include "rbk-test-figures.h"
#include "rbk-test-repeats.h"

/* What must hold of invoices over time whatever the book is. */

#define N_ROUNDS rbk_test_repeats (150, 10)
#define MONTH "2031-06-20" /* later than all dates of a random book; it has 30 days */
#define N_DAYS 30

static void
add_version (RbkBook *book, guint plan, guint day, const char *name)
{
  gpointer    owner = rbk_test_get (book, "plans", plan);
  GListModel *phases = rbk_plan_get_phases (RBK_PLAN (owner));
  guint       n_phases = g_list_model_get_n_items (phases);
  g_autoptr(RbkRecord) version = rbk_record_copy (rbk_test_get (owner, "phases", n_phases - 1));
  g_autofree char *key = g_strdup_printf ("version-%u", day);
  g_autofree char *date = g_strdup_printf ("2031-06-%02u", day);

  rbk_test_set (version, "key", key, "kind", "evergreen", "effective-from", date, NULL);
  for (guint i = 0; name != NULL &&
                    i < g_list_model_get_n_items (rbk_phase_get_rate_cards (RBK_PHASE (version)));
       i++)
    rbk_test_set (rbk_test_get (version, "rate-cards", i), "name", name, NULL);
  g_list_store_append (G_LIST_STORE (phases), version);
}

static RbkUse *
new_uses (GRand *rand, const RbkSpec *spec)
{
  RbkUse *uses = g_new0 (RbkUse, spec->n_meters + 1);

  for (guint i = 0; i < spec->n_meters; i++)
    {
      uses[i].meter = (int) i;
      uses[i].amount = rbk_decimal_from_double (g_rand_double_range (rand, 0, 9000), 3);
    }

  return uses;
}

static RbkStatement *
bill (RbkSpec *spec, guint plan, const RbkUse *uses)
{
  RbkLife life = { .plan = &spec->plans[plan] };
  g_autoptr(GError) error = NULL;
  RbkStatement *statement;
  GDate         day;

  g_assert_true (rbk_date_parse (MONTH, &day, NULL));
  statement = rbk_statement_new (spec, &life, &day, uses, spec->n_meters, &error);
  g_assert_no_error (error);

  return statement;
}

static RbkDecimal
sum_of_card (const RbkStatement *statement, const char *key)
{
  RbkDecimal sum = RBK_DECIMAL_ZERO;

  for (guint i = 0; i < statement->lines->len; i++)
    {
      const RbkStatementLine *line = &g_array_index (statement->lines, RbkStatementLine, i);

      if (g_strcmp0 (line->card->key, key) == 0)
        sum = rbk_decimal_add (sum, line->amount);
    }

  return sum;
}

/* A plan that has lasting terms, and so a bill. */
static gboolean
has_terms (const RbkSpec *spec, guint plan)
{
  const RbkPlanSpec *terms = &spec->plans[plan];

  return terms->n_phases > 0 && terms->phases[terms->n_phases - 1].kind == RBK_PHASE_KIND_EVERGREEN;
}

static void
compare (RbkSpec *before, RbkSpec *after, guint plan, const RbkUse *uses)
{
  g_autoptr(RbkStatement) whole = bill (before, plan, uses);
  g_autoptr(RbkStatement) split = bill (after, plan, uses);

  g_assert_false (whole->is_split);
  g_assert_true (split->is_split);
  g_assert_true (rbk_decimal_equal (whole->total, split->total));
  for (guint i = 0; i < whole->lines->len; i++)
    {
      const RbkStatementLine *line = &g_array_index (whole->lines, RbkStatementLine, i);

      g_assert_true (rbk_decimal_equal (sum_of_card (split, line->card->key), line->amount));
    }
  for (guint i = 0; i < whole->n_meters; i++)
    g_assert_true (rbk_decimal_equal (whole->blocked[i], split->blocked[i]));
}

/* A month that is not split is what the phase alone comes to. */
static void
compare_with_bill (RbkSpec *spec, guint plan, const RbkUse *uses)
{
  const RbkPhaseSpec    *phase = rbk_plan_spec_get_phase_on (&spec->plans[plan], &spec->date);
  g_autofree RbkDecimal *usage = g_new0 (RbkDecimal, spec->n_meters + 1);
  g_autoptr(RbkStatement) statement = bill (spec, plan, uses);
  g_autoptr(RbkBill) plain = NULL;

  for (guint i = 0; i < spec->n_meters; i++)
    usage[i] = uses[i].amount;
  plain = rbk_bill_new (spec, &spec->plans[plan], phase, usage, NULL);
  g_assert_nonnull (plain);
  g_assert_cmpuint (statement->lines->len, ==, plain->n_lines);
  for (guint i = 0; i < plain->n_lines; i++)
    {
      const RbkStatementLine *line = &g_array_index (statement->lines, RbkStatementLine, i);

      g_assert_true (line->card == plain->lines[i].card);
      g_assert_true (rbk_decimal_equal (line->amount, plain->lines[i].amount));
      g_assert_true (rbk_decimal_equal (line->rating.billed, plain->lines[i].rating.billed));
      g_assert_true (line->card->meter < 0 ||
                     rbk_decimal_equal (line->rating.quantity, plain->lines[i].rating.quantity));
    }
  for (guint i = 0; i < spec->n_meters; i++)
    g_assert_true (rbk_decimal_equal (statement->blocked[i], plain->blocked[i]));
}

/* Splitting between equal terms changes nothing, whether lines run on or, renamed, do not. */
static void
test_adds_up (void)
{
  GDate day;
  guint n_plans = 0;

  g_assert_true (rbk_date_parse (MONTH, &day, NULL));
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      guint32 seed = (guint32) g_test_rand_int ();
      g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr(RbkBook) book = rbk_random_book_new (seed);
      g_autoptr(RbkSpec) before = rbk_spec_new (book, &day, NULL);
      g_autoptr(RbkSpec) after = NULL;
      g_autofree RbkUse *uses = new_uses (rand, before);
      guint              first = (guint) g_rand_int_range (rand, 2, 15);

      for (guint i = 0; i < before->n_plans; i++)
        if (has_terms (before, i))
          {
            add_version (book, i, first, round % 2 == 0 ? "Renamed" : NULL);
            add_version (book, i, first + 1 + (guint) g_rand_int_range (rand, 0, 15), NULL);
          }
      after = rbk_spec_new (book, &day, NULL);
      g_assert_nonnull (after);
      for (guint i = 0; i < before->n_plans; i++)
        if (has_terms (before, i))
          {
            compare_with_bill (before, i, uses);
            compare (before, after, i, uses);
            n_plans++;
          }
    }
  g_assert_cmpuint (n_plans, >, N_ROUNDS);
}

/* Terms by chance, of runs and of a fee. */
static void
add_terms (GRand *rand, gpointer plan, const char *key, const char *date)
{
  static const char *const tiers[] = { "100:0.1 inf:0.05", "50:0.2 200:0.1+3 inf:0.01",
                                       "inf:0.07" };
  static const char *const prices[] = { "per_unit", "graduated", "package" };
  guint                    kind = (guint) g_rand_int_range (rand, 0, 3);
  g_autofree char         *fee = g_strdup_printf ("%d", g_rand_int_range (rand, 0, 60));
  g_autofree char         *price = g_strdup_printf ("0.%02d", g_rand_int_range (rand, 1, 99));
  g_autofree char         *units = g_strdup_printf ("%d", g_rand_int_range (rand, 0, 200));
  const RbkTestCard        base = { .price = "flat", .amount = fee };
  const RbkTestCard        runs = { .price = prices[kind],
                                    .amount = kind == 1 ? NULL : price,
                                    .tiers = kind == 1 ? tiers[g_rand_int_range (rand, 0, 3)] : NULL,
                                    .package_size = kind == 2 ? "25" : NULL,
                                    .included = units };
  gpointer phase = rbk_test_add (plan, "phases", "key", key, "effective-from", date, NULL);

  rbk_test_add_card (phase, NULL, &base);
  rbk_test_add_card (phase, "runs", &runs);
}

/* The plain way of it: each day on its own, with nothing rounded. */
static double
bill_by_days (const RbkSpec *spec, const double *use)
{
  double total = 0, used = 0;

  for (guint i = 0; i < N_DAYS; i++)
    {
      GDate               day;
      const RbkPhaseSpec *phase;
      const RbkCardSpec  *runs;

      g_date_set_dmy (&day, (GDateDay) (i + 1), G_DATE_JUNE, 2031);
      phase = rbk_plan_spec_get_phase_on (&spec->plans[0], &day);
      runs = &phase->cards[1];
      total += rbk_decimal_to_double (phase->cards[0].amount) / N_DAYS;
      total -= rbk_decimal_to_double (
          rbk_card_spec_get_charge (runs, rbk_decimal_from_double (used, 0)));
      used += use[i];
      total += rbk_decimal_to_double (
          rbk_card_spec_get_charge (runs, rbk_decimal_from_double (used, 0)));
    }

  return total;
}

static void
test_by_days (void)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr(GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());
      g_autoptr(RbkBook) book = rbk_test_book_new_runs ();
      gpointer plan = rbk_test_add (book, "plans", "key", "plan", NULL);
      double   use[N_DAYS], expected;
      RbkUse   uses[N_DAYS] = { 0 };
      guint    n_versions = (guint) g_rand_int_range (rand, 1, 5);
      g_autoptr(RbkSpec) spec = NULL;
      g_autoptr(RbkStatement) statement = NULL;
      RbkLife life = { 0 };
      GDate   day;

      add_terms (rand, plan, "now", NULL);
      for (guint i = 0; i < n_versions; i++)
        {
          g_autofree char *date = g_strdup_printf ("2031-06-%02u", 3 + i * 6);

          add_terms (rand, plan, date, date);
        }
      spec = rbk_test_freeze (book);
      for (guint i = 0; i < N_DAYS; i++)
        {
          use[i] = g_rand_int_range (rand, 0, 30);
          uses[i].amount = rbk_decimal_from_double (use[i], 0);
          uses[i].has_day = TRUE;
          g_date_set_dmy (&uses[i].day, (GDateDay) (i + 1), G_DATE_JUNE, 2031);
        }
      life.plan = &spec->plans[0];
      g_assert_true (rbk_date_parse (MONTH, &day, NULL));
      statement = rbk_statement_new (spec, &life, &day, uses, N_DAYS, NULL);
      expected = bill_by_days (spec, use);
      g_assert_cmpfloat_with_epsilon (rbk_decimal_to_double (statement->total), expected,
                                      0.005 * statement->lines->len + 1e-9);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lab/statement/random/adds-up", test_adds_up);
  g_test_add_func ("/lab/statement/random/by-days", test_by_days);

  return g_test_run ();
}
