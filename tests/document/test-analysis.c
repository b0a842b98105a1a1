/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-analysis.h"

#include "rbk-document.h"
#include "rbk-plan.h"
#include "rbk-test-book.h"

static void
test_cached_by_revision (void)
{
  g_autoptr(RbkBook) book = rbk_test_book ();
  g_autoptr(RbkDocument) document = rbk_document_new_for_book (book);
  g_autoptr(RbkAnalysis) first = rbk_analysis_ref (rbk_document_get_analysis (document));
  RbkAnalysis *second;

  g_assert_true (rbk_document_get_analysis (document) == first);
  g_assert_true (
      rbk_document_take (document, rbk_test_rename (rbk_test_plan (book, 0), "New name"), NULL));
  second = rbk_document_get_analysis (document);
  g_assert_true (second != first);
  g_assert_cmpuint (rbk_analysis_get_revision (second), ==, rbk_document_get_revision (document));

  /* The old one still tells of the book as it was. */
  g_assert_cmpstr (rbk_analysis_get_spec (first)->plans[0].name, ==, "Starter");
  g_assert_cmpstr (rbk_analysis_get_spec (second)->plans[0].name, ==, "New name");
}

static void
test_figures (void)
{
  g_autoptr(RbkBook) book = rbk_test_book ();
  g_autoptr(RbkDocument) document = rbk_document_new_for_book (book);
  RbkAnalysis         *analysis = rbk_document_get_analysis (document);
  const RbkCurveRange *range = rbk_analysis_get_range (analysis);

  g_assert_no_error (rbk_analysis_get_error (analysis));
  g_assert_nonnull (rbk_analysis_get_table (analysis));
  g_assert_cmpuint (rbk_analysis_get_table (analysis)->n_rows, ==, 3);
  g_assert_nonnull (range);
  for (guint i = 0; i < 3; i++)
    {
      const RbkCurve *curve = rbk_analysis_get_curve (analysis, i);

      g_assert_nonnull (curve);
      g_assert_cmpuint (curve->n_points, >, 10);
      g_assert_true (rbk_decimal_equal (curve->points[curve->n_points - 1].usage, range->to));
    }
  g_assert_null (rbk_analysis_get_curve (analysis, 3));
}

static void
test_range (void)
{
  g_autoptr(RbkBook) book = rbk_test_book ();
  g_autoptr(RbkDocument) document = rbk_document_new_for_book (book);
  RbkCurveRange range = *rbk_analysis_get_range (rbk_document_get_analysis (document));
  RbkAnalysis  *analysis;

  range.to = RBK_DECIMAL_UNITS (1000);
  rbk_document_set_curve_range (document, &range);
  analysis = rbk_document_get_analysis (document);
  g_assert_true (rbk_decimal_equal (rbk_analysis_get_range (analysis)->to, range.to));

  /* A range on a meter that is gone is found anew. */
  range.axis = 99;
  rbk_document_set_curve_range (document, &range);
  analysis = rbk_document_get_analysis (document);
  g_assert_cmpint (rbk_analysis_get_range (analysis)->axis, !=, 99);

  rbk_document_set_curve_range (document, NULL);
  rbk_document_set_is_log (document, TRUE);
  g_assert_true (rbk_analysis_get_range (rbk_document_get_analysis (document))->is_log);
  rbk_document_set_is_log (document, FALSE);
  g_assert_false (rbk_analysis_get_range (rbk_document_get_analysis (document))->is_log);
}

/* A price that is not yet in force leaves nothing to compute on. */
static void
test_book_that_cant_be_frozen (void)
{
  g_autoptr(RbkBook) book = rbk_test_book ();
  g_autoptr(RbkDocument) document = rbk_document_new_for_book (book);
  g_autoptr(RbkRecord) model = g_list_model_get_item (rbk_book_get_models (book), 0);
  g_autoptr(GError) error = NULL;
  RbkAnalysis *analysis;

  g_assert_true (rbk_document_take (document,
                                    rbk_edit_new_set_text (model, "effective-from", "2999-01-01"),
                                    &error));
  g_assert_no_error (error);
  analysis = rbk_document_get_analysis (document);
  g_assert_nonnull (rbk_analysis_get_error (analysis));
  g_assert_null (rbk_analysis_get_spec (analysis));
  g_assert_null (rbk_analysis_get_table (analysis));
  g_assert_null (rbk_analysis_get_range (analysis));
  g_assert_null (rbk_analysis_get_curve (analysis, 0));

  rbk_document_undo (document);
  g_assert_null (rbk_analysis_get_error (rbk_document_get_analysis (document)));
}

static void
test_no_plans (void)
{
  g_autoptr(RbkBook) book = rbk_book_new ();
  g_autoptr(RbkAnalysis) analysis = rbk_analysis_new (book, NULL, NULL, FALSE, 7);

  g_assert_cmpuint (rbk_analysis_get_revision (analysis), ==, 7);
  g_assert_null (rbk_analysis_get_curve (analysis, 0));
}

static void
test_population (void)
{
  g_autoptr(RbkBook) book = rbk_test_book ();
  g_autoptr(RbkDocument) document = rbk_document_new_for_book (book);
  g_autoptr(RbkPopulation) population = rbk_population_new ();
  guint64 revision = rbk_document_get_revision (document);

  rbk_population_add_column (population, RBK_COLUMN_CALLS);
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *id = g_strdup_printf ("customer %u", i);

      g_assert_true (rbk_population_add_value (population,
                                               rbk_population_add_customer (population, id),
                                               RBK_COLUMN_CALLS, 10 * i));
    }

  rbk_document_set_population (document, population);
  g_assert_true (rbk_document_get_population (document) == population);
  g_assert_cmpuint (rbk_document_get_revision (document), ==, revision + 1);
  g_assert_true (rbk_document_get_is_saved (document));
  g_assert_true (rbk_analysis_get_population (rbk_document_get_analysis (document)) == population);
  rbk_document_set_population (document, population);
  g_assert_cmpuint (rbk_document_get_revision (document), ==, revision + 1);
}

/* The customers of a file: their plans follow from the analysis, and so do their days. */
static void
test_mix (void)
{
  static const char text[] = "customer_id,date,calls\na,2026-06-01,10\na,2026-06-02,5\n"
                             "b,2026-06-01,100000\n";
  g_autoptr(RbkBook) book = rbk_test_book ();
  g_autoptr(RbkDocument) document = rbk_document_new_for_book (book);
  g_autoptr(GInputStream) stream = g_memory_input_stream_new_from_data (text, -1, NULL);
  g_autoptr(RbkUsage) usage = rbk_usage_read_stream (stream, NULL, NULL);
  RbkAnalysis  *analysis = rbk_document_get_analysis (document);
  const RbkMix *mix;

  g_assert_null (rbk_analysis_get_mix (analysis));
  g_assert_no_error (rbk_analysis_get_mix_error (analysis));
  g_assert_null (rbk_analysis_get_days (analysis));

  rbk_document_set_usage (document, usage);
  rbk_document_set_usage (document, usage);
  g_assert_true (rbk_document_get_usage (document) == usage);
  analysis = rbk_document_get_analysis (document);
  mix = rbk_analysis_get_mix (analysis);
  g_assert_no_error (rbk_analysis_get_mix_error (analysis));
  g_assert_nonnull (mix);
  g_assert_true (rbk_analysis_get_mix (analysis) == mix);
  g_assert_cmpuint (mix->n_customers, ==, 2);
  g_assert_nonnull (rbk_analysis_get_mix_index (analysis));
  g_assert_cmpuint (rbk_slices_get_n_slices (rbk_analysis_get_days (analysis)), ==, 2);
  g_assert_cmpuint (rbk_analysis_get_n_unknown (analysis), ==, 0);

  rbk_document_set_usage (document, NULL);
  g_assert_null (rbk_document_get_usage (document));
  g_assert_null (rbk_document_get_population (document));
}

static RbkUsage *
read_usage (const char *text)
{
  g_autoptr(GInputStream) stream = g_memory_input_stream_new_from_data (text, -1, NULL);

  return rbk_usage_read_stream (stream, NULL, NULL);
}

static gpointer
get_moves (gpointer analysis)
{
  return (gpointer) rbk_analysis_get_moves (analysis);
}

/* What takes longer is worked out once, from whichever thread asks first. */
static void
test_detail (void)
{
  static const char text[] = "customer_id,calls,plan\na,10,pro\nb,10,Starter\nc,10,\n";
  g_autoptr(RbkBook) book = rbk_test_book ();
  g_autoptr(RbkDocument) document = rbk_document_new_for_book (book);
  g_autoptr(RbkUsage) usage = read_usage (text);
  g_autoptr(RbkUsage) without = read_usage ("customer_id,calls\na,10\n");
  RbkAnalysis        *analysis = rbk_document_get_analysis (document);
  const RbkMoves     *moves;
  const RbkMixSpread *spread;
  GThread            *thread;

  g_assert_null (rbk_analysis_get_moves (analysis));
  g_assert_null (rbk_analysis_get_spread (analysis));

  rbk_document_set_usage (document, usage);
  analysis = rbk_document_get_analysis (document);
  thread = g_thread_new ("moves", get_moves, analysis);
  spread = rbk_analysis_get_spread (analysis);
  moves = g_thread_join (thread);
  g_assert_nonnull (moves);
  g_assert_true (rbk_analysis_get_moves (analysis) == moves);
  g_assert_true (rbk_analysis_get_spread (analysis) == spread);
  g_assert_cmpuint (moves->n_staying + moves->n_upgrading + moves->n_downgrading, ==, 2);
  g_assert_cmpuint (moves->n_unknown, ==, 1);
  g_assert_cmpuint (spread->total.n_customers, ==, 3);

  rbk_document_set_usage (document, without);
  analysis = rbk_document_get_analysis (document);
  g_assert_null (rbk_analysis_get_moves (analysis));
  g_assert_nonnull (rbk_analysis_get_spread (analysis));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document/analysis/cached-by-revision", test_cached_by_revision);
  g_test_add_func ("/document/analysis/figures", test_figures);
  g_test_add_func ("/document/analysis/range", test_range);
  g_test_add_func ("/document/analysis/not-frozen", test_book_that_cant_be_frozen);
  g_test_add_func ("/document/analysis/no-plans", test_no_plans);
  g_test_add_func ("/document/analysis/population", test_population);
  g_test_add_func ("/document/analysis/mix", test_mix);
  g_test_add_func ("/document/analysis/detail", test_detail);

  return g_test_run ();
}
