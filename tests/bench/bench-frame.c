/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-support.h"
#include "rbk-document.h"
#include "rbk-phase.h"
#include "rbk-plan.h"
#include "rbk-rate-card.h"
#include "rbk-template.h"

/* What a drag of a price computes for each of its frames, with all customers loaded: table,
 * curves and mix, from the edit to the figures.
 *
 * bench-frame [CUSTOMERS…]; 100,000 and 1,000,000 by default */

#define N_RUNS 15

/* The first fee of the book's second plan. */
static RbkRateCard *
get_fee (RbkBook *book)
{
  g_autoptr(RbkPlan) plan = g_list_model_get_item (rbk_book_get_plans (book), 1);
  g_autoptr(RbkPhase) phase = g_list_model_get_item (rbk_plan_get_phases (plan), 0);

  return g_list_model_get_item (rbk_phase_get_rate_cards (phase), 0);
}

static void
bench (const char *name, RbkPopulation *population)
{
  g_autoptr(RbkBook) book = rbk_template_new_book (name, NULL);
  g_autoptr(RbkDocument) document = rbk_document_new_for_book (book);
  g_autoptr(RbkRateCard) fee = get_fee (book);
  double analysis_times[N_RUNS], mix_times[N_RUNS], first;
  gint64 start = g_get_monotonic_time ();

  rbk_document_set_population (document, population);
  g_assert_nonnull (rbk_analysis_get_mix (rbk_document_get_analysis (document)));
  first = (double) (g_get_monotonic_time () - start) / 1000.0;
  for (guint i = 0; i < N_RUNS; i++)
    {
      RbkDecimal   price = { .raw = RBK_DECIMAL_ONE_RAW / 100 * (3000 + i) };
      RbkAnalysis *analysis;

      start = g_get_monotonic_time ();
      g_assert_true (
          rbk_document_take (document,
                             rbk_edit_new_set_decimal (RBK_RECORD (fee), "amount", &price), NULL));
      analysis = rbk_document_get_analysis (document);
      analysis_times[i] = (double) (g_get_monotonic_time () - start) / 1000.0;
      start = g_get_monotonic_time ();
      g_assert_nonnull (rbk_analysis_get_mix (analysis));
      mix_times[i] = (double) (g_get_monotonic_time () - start) / 1000.0;
    }
  g_print ("%-14s %9u %9.1f %11.2f %9.3f\n", name, rbk_population_get_size (population), first,
           bench_median (analysis_times, N_RUNS), bench_median (mix_times, N_RUNS));
}

int
main (int argc, char **argv)
{
  static const char *const names[] = { "usage-gated", "credit-tiers", "outcome", "hybrid",
                                       "token-api" };
  static const guint       sizes[] = { 100000, 1000000 };

  g_print ("%-14s %9s %9s %11s %9s\n", "book", "customers", "first ms", "analysis ms", "mix ms");
  for (int i = 0; i < (argc > 1 ? argc - 1 : (int) G_N_ELEMENTS (sizes)); i++)
    {
      guint n = argc > 1 ? (guint) g_ascii_strtoull (argv[i + 1], NULL, 10) : sizes[i];
      g_autoptr(RbkPopulation) population = bench_population_new (n);

      for (guint k = 0; k < G_N_ELEMENTS (names); k++)
        bench (names[k], population);
    }
  return 0;
}
