/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "rbk-error.h"
#include "rbk-page-probe.h"
#include "rbk-random-book.h"
#include "rbk-report-sections.h"
#include "rbk-scenario.h"
#include "rbk-synthetic.h"
#include "rbk-targets.h"
#include "rbk-template.h"
#include "rbk-test-repeats.h"

#define N_RANDOM_BOOKS rbk_test_repeats (40, 4)

static GBytes *
export_pdf (const RbkExportInput *input, guint *n_losses)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RbkExport) out = rbk_export_run ("pdf", input, &error);

  g_assert_no_error (error);
  if (n_losses != NULL)
    *n_losses = out->losses->len;

  return g_bytes_ref (rbk_export_get_file (out, NULL)->bytes);
}

static gboolean
bytes_contain (GBytes *bytes, const char *part)
{
  gsize       length;
  const char *data = g_bytes_get_data (bytes, &length);

  for (gsize i = 0; i + strlen (part) <= length; i++)
    if (memcmp (data + i, part, strlen (part)) == 0)
      return TRUE;

  return FALSE;
}

/* All ink is on the paper, and on every page some. */
static void
assert_on_paper (RbkReport *report, double width, double height)
{
  for (guint page = 0; page < rbk_report_get_n_pages (report); page++)
    {
      cairo_rectangle_t ink;

      g_assert_true (probe_ink (report, page, &ink));
      g_assert_cmpfloat (ink.x, >=, 0.0);
      g_assert_cmpfloat (ink.y, >=, 0.0);
      g_assert_cmpfloat (ink.x + ink.width, <=, width);
      g_assert_cmpfloat (ink.y + ink.height, <=, height);
    }
}

static void
assert_marks (RbkReport *report)
{
  const RbkReportMark *marks;
  guint                n_marks;

  marks = rbk_report_get_marks (report, &n_marks);
  g_assert_cmpuint (n_marks, >, 1);
  g_assert_cmpuint (marks[0].level, ==, 1);
  g_assert_cmpstr (marks[0].title, ==, "Summary");
  for (guint i = 1; i < n_marks; i++)
    {
      g_assert_cmpuint (marks[i].page, <, rbk_report_get_n_pages (report));
      g_assert_cmpuint (marks[i].page, >=, marks[i - 1].page);
      if (marks[i].page == marks[i - 1].page)
        g_assert_cmpfloat (marks[i].y, >, marks[i - 1].y);
    }
}

static void
check_book (RbkBook *book, double width, double height)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RbkReport) report = NULL;
  RbkExportInput input = { .book = book };
  GDate          date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 1, G_DATE_JULY, 2026);
  input.date = &date;
  report = rbk_report_new (&input, width, height, &error);
  g_assert_no_error (error);
  assert_on_paper (report, width, height);
  assert_marks (report);
}

static void
test_templates (void)
{
  gsize              n_templates;
  const RbkTemplate *templates = rbk_template_get_all (&n_templates);

  for (gsize i = 0; i < n_templates; i++)
    {
      g_autoptr (RbkBook) book = rbk_template_new_book (templates[i].name, NULL);

      check_book (book, RBK_REPORT_A4_WIDTH, RBK_REPORT_A4_HEIGHT);
      check_book (book, RBK_REPORT_LETTER_HEIGHT, RBK_REPORT_LETTER_WIDTH);
    }
}

static void
test_random_books (void)
{
  for (guint32 seed = 0; seed < N_RANDOM_BOOKS; seed++)
    {
      g_autoptr (RbkBook) book = rbk_random_book_new (seed);

      g_test_message ("seed %u", seed);
      check_book (book, RBK_REPORT_A4_WIDTH, RBK_REPORT_A4_HEIGHT);
    }
}

static void
test_small_paper (void)
{
  g_autoptr (RbkBook) book = rbk_template_new_book ("hybrid", NULL);
  static const double bad[][2] = {
    { 100.0, 800.0 }, { 800.0, 100.0 }, { 1e9, 800.0 }, { (double) NAN, 800.0 }
  };

  check_book (book, 240.0, 300.0);
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      RbkReport *report =
          rbk_report_new (&(RbkExportInput){ .book = book }, bad[i][0], bad[i][1], &error);

      g_assert_null (report);
      g_assert_error (error, RBK_ERROR, RBK_ERROR_RANGE);
    }
}

static void
test_pdf (void)
{
  g_autoptr (RbkBook) book =
                 probe_book ("{'format':'ratebook','version':1,'title':'Prices','currency':"
                             "'USD','as_of':'2026-06-30'}");
  g_autoptr (GBytes) first = export_pdf (&(RbkExportInput){ .book = book }, NULL);
  g_autoptr (GBytes) second = export_pdf (&(RbkExportInput){ .book = book }, NULL);
  g_autoptr (GBytes) letter =
                 export_pdf (&(RbkExportInput){ .book = book, .paper = RBK_EXPORT_PAPER_LETTER },
                             NULL);

  g_assert_true (g_bytes_equal (first, second));
  g_assert_true (bytes_contain (first, "%PDF-1.4"));
  g_assert_true (bytes_contain (first, "20260630000000"));
  g_assert_true (bytes_contain (first, "/Title (Prices)"));
  g_assert_true (bytes_contain (first, "/MediaBox [ 0 0 595.276"));
  g_assert_true (bytes_contain (letter, "/MediaBox [ 0 0 612 792 ]"));
}

static GBytes *
make_png (int width, int height)
{
  g_autofree char *path = NULL;
  cairo_surface_t *picture = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  char            *data = NULL;
  gsize            length;
  int              fd = g_file_open_tmp ("logo-XXXXXX.png", &path, NULL);

  g_assert_true (g_close (fd, NULL));
  g_assert_cmpint (cairo_surface_write_to_png (picture, path), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (picture);
  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  g_unlink (path);

  return g_bytes_new_take (data, length);
}

/* A picture that can't be shown is left out, and that is said. */
static void
test_logo (void)
{
  g_autoptr (RbkBook) book = rbk_template_new_book ("hybrid", NULL);
  g_autoptr (GBytes) good = make_png (400, 100);
  g_autoptr (GBytes) broken = g_bytes_new_from_bytes (good, 0, g_bytes_get_size (good) / 2);
  g_autoptr (GBytes) text = g_bytes_new_static ("no picture at all, but long enough", 34);
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);
  g_autoptr (GBytes) plain = export_pdf (&(RbkExportInput){ .book = book }, NULL);
  GBytes *const bad[] = { broken, text, empty };
  g_autoptr (GBytes) pdf = NULL;
  guint8 head[32];
  guint  n_losses;

  pdf = export_pdf (&(RbkExportInput){ .book = book, .logo = good }, &n_losses);
  g_assert_cmpuint (n_losses, ==, 0);
  g_assert_true (bytes_contain (pdf, "/Subtype /Image"));
  g_assert_false (bytes_contain (plain, "/Subtype /Image"));
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GBytes) without =
                     export_pdf (&(RbkExportInput){ .book = book, .logo = bad[i] }, &n_losses);

      g_assert_cmpuint (n_losses, ==, 1);
      g_assert_true (g_bytes_equal (without, plain));
    }

  /* A picture that says it is as large as a town is not unpacked. */
  memcpy (head, g_bytes_get_data (good, NULL), sizeof head);
  memset (head + 16, 0x7f, 8);
  {
    g_autoptr (GBytes) bomb = g_bytes_new (head, sizeof head);
    g_autoptr (GBytes) without =
                   export_pdf (&(RbkExportInput){ .book = book, .logo = bomb }, &n_losses);

    g_assert_true (g_bytes_equal (without, plain));
    g_assert_cmpuint (n_losses, ==, 1);
  }
}

typedef struct
{
  RbkSpec       *spec;
  RbkTable      *table;
  RbkPopulation *population;
  RbkExportJob   job;
} Fixture;

static void
fixture_clear (Fixture *self)
{
  g_clear_pointer (&self->table, rbk_table_free);
  g_clear_pointer (&self->spec, rbk_spec_unref);
  g_clear_pointer (&self->population, rbk_population_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

static void
fixture_init (Fixture *self, RbkBook *book, guint n_customers)
{
  g_autoptr (GError) error = NULL;
  RbkLognormal calls;

  *self = (Fixture){ .spec = rbk_spec_new (book, NULL, &error) };
  g_assert_no_error (error);
  if (n_customers > 0)
    {
      g_assert_true (rbk_lognormal_fit_levels (self->spec, &calls, NULL));
      self->population = rbk_synthetic_new (self->spec, &calls, n_customers, 1, NULL);
    }
  self->table = rbk_table_new (self->spec, self->population, &error);
  g_assert_no_error (error);
  self->job = (RbkExportJob){
    .book = book, .spec = self->spec, .table = self->table, .population = self->population
  };
}

/* The words of all sections of a book. */
static char *
words_of (const RbkExportJob *job)
{
  g_auto (RbkReportFlow) flow = { 0 };
  g_auto (RbkReportCrowd) crowd = { 0 };
  g_auto (RbkJudgement) judgement = { 0 };

  rbk_report_flow_init (&flow, RBK_REPORT_A4_WIDTH, RBK_REPORT_A4_HEIGHT);
  rbk_report_crowd_init (&crowd, job);
  rbk_judgement_init (&judgement, job);
  rbk_report_add_cover (&flow, job);
  rbk_report_add_summary (&flow, job, &crowd);
  rbk_report_add_plans (&flow, job);
  rbk_report_add_curves (&flow, job);
  rbk_report_add_percentiles (&flow, job);
  rbk_report_add_customers (&flow, job, &crowd);
  rbk_report_add_decisions (&flow, job, &judgement);
  rbk_report_add_findings (&flow, job, &judgement);
  rbk_report_add_scenarios (&flow, job, &crowd);
  rbk_report_add_method (&flow, job);
  rbk_report_add_workings (&flow, job);

  return probe_whole_text (&flow);
}

/* The figures are the table's: those of the first article. */
static void
test_figures (void)
{
  static const char *const wanted[] = {
    "Starter",   "29.00",        "81.0 %",
    "76.0 %",    "78.7 %",       "69.7 %",
    "200, hard", "Gross margin", "Margin certificates, in USD",
  };
  g_autoptr (RbkBook) book = rbk_template_new_book ("usage-gated", NULL);
  g_auto (Fixture) fixture = { 0 };
  g_autofree char *words = NULL;

  fixture_init (&fixture, book, 0);
  words = words_of (&fixture.job);
  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_test_message ("%s", wanted[i]);
      g_assert_nonnull (strstr (words, wanted[i]));
    }
  g_assert_null (strstr (words, "Customers\n"));
  g_assert_null (strstr (words, "made up"));
}

/* Figures that rest on nobody say so wherever they stand: on the cover, beside the sizing, and
 * above the customers. */
static void
test_made_up (void)
{
  g_autoptr (RbkBook) book = rbk_template_new_book ("usage-gated", NULL);
  g_auto (Fixture) fixture = { 0 };
  g_autofree char *words = NULL;

  fixture_init (&fixture, book, 1000);
  words = words_of (&fixture.job);
  g_assert_nonnull (strstr (words, "They are no measurement."));
  g_assert_nonnull (strstr (words, "These 1,000 customers were made up"));
  g_assert_cmpuint (probe_count (words, ", made up"), >=, 2);
  g_assert_nonnull (strstr (words, "Which plan they would take"));
  g_assert_nonnull (strstr (words, "Of 1,000 customers each"));
}

static void
add_scenario (RbkBook *book, const char *key, const char *name, const char *shock, RbkAnswer answer)
{
  g_autoptr (RbkScenario) scenario = rbk_scenario_new ();
  const char *shocks[] = { shock, NULL };

  g_object_set (scenario, "key", key, "name", name, "shocks", shocks, "answer", answer, NULL);
  g_list_store_append (G_LIST_STORE (rbk_book_get_scenarios (book)), scenario);
}

/* Scenarios say what they come to: Starter's 2.50 and 3 become 3.375 and 3 of 29, or with the
 * overhead doubled 44.82. One that can't be computed says so. */
static void
test_scenarios (void)
{
  static const char *const wanted[] = {
    "Tokens counted by the tokenizer +35 %",
    "78.0 %",
    "44.82",
    "+54.6 %",
    "Price of gone \xc3\x97 2",
    "it can't be computed with this book",
  };
  g_autoptr (RbkBook) book = rbk_template_new_book ("usage-gated", NULL);
  g_auto (Fixture) fixture = { 0 };
  g_auto (Fixture) crowded = { 0 };
  g_autofree char *words = NULL, *crowded_words = NULL;

  add_scenario (book, "more", "More tokens", "tokenizer=x1.35", RBK_ANSWER_HOLD);
  add_scenario (book, "dear", "Dear support", "overhead=x2", RBK_ANSWER_PASS);
  add_scenario (book, "gone", "Gone", "model:gone.price=x2", RBK_ANSWER_HOLD);
  fixture_init (&fixture, book, 0);
  words = words_of (&fixture.job);
  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_test_message ("%s", wanted[i]);
      g_assert_nonnull (strstr (words, wanted[i]));
    }
  g_assert_null (strstr (words, "What they make of the customers"));
  fixture_init (&crowded, book, 1000);
  crowded_words = words_of (&crowded.job);
  g_assert_nonnull (strstr (crowded_words, "What they make of the customers"));
}

static void
test_record (void)
{
  g_autoptr (RbkBook) book = probe_book (
      "{'format':'ratebook','version':1,'title':'T','client':'Client & Co','currency':'EUR','as_of'"
      ":'2026-06-30','notes':'A note.','delivery':{'prepared_by':'Ann','introduction':'One.\\n\\n"
      "Two.'},'decisions':[{'topic':'tiers','choice':'Four','reason':'Because','locked_on':"
      "'2026-06-01','inputs':['a=1','b=2']}],'scenarios':[{'key':'cut','name':'Price cut','shocks':"
      "['usage=x2'],'answer':'pass'}]}");
  static const char *const wanted[] = {
    "For Client & Co",
    "Prepared by Ann",
    "One.\n\nTwo.",
    "A note.",
    "Four",
    "Because",
    "a\n1\n",
    "b\n2\n",
    "1 June 2026",
    "Price cut",
    "Usage \xc3\x97 2",
    "The change is passed on",
    "The book has no plans yet.",
  };
  g_auto (Fixture) fixture = { 0 };
  g_autofree char *words = NULL;

  fixture_init (&fixture, book, 0);
  words = words_of (&fixture.job);
  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_test_message ("%s", wanted[i]);
      g_assert_nonnull (strstr (words, wanted[i]));
    }
}

/* The table that is handed in was made of another spec of the same book: curves must keep the
 * colours of their plans. */
static void
test_other_spec (void)
{
  g_autoptr (RbkBook) book = rbk_template_new_book ("hybrid", NULL);
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GBytes) own = NULL;
  g_autoptr (GBytes) other = NULL;

  fixture_init (&fixture, book, 0);
  own = export_pdf (&(RbkExportInput){ .book = book }, NULL);
  other = export_pdf (&(RbkExportInput){ .book = book, .table = fixture.table }, NULL);
  g_assert_true (g_bytes_equal (own, other));
}

static char *
book_of_many (guint n_plans)
{
  GString *text = g_string_new (
      "{'format':'ratebook','version':1,'currency':'JPY','as_of':'2026-06-30','meters':[{'key':"
      "'runs','name':'Runs','kind':'request','unit':'run'}],'plans':[");

  for (guint i = 0; i < n_plans; i++)
    g_string_append_printf (text,
                            "%s{'key':'p%u','name':'Plan "
                            "%u','features':[{'key':'f','name':'F'}],'phases':[{'key':"
                            "'evergreen','kind':'evergreen','rate_cards':[{'key':'base','price':'"
                            "flat','amount':'%u'},"
                            "{'key':'use','meter':'runs','price':'per_unit','amount':'1','"
                            "entitlement':{'included':"
                            "'%u'}}]}]}",
                            i > 0 ? "," : "", i, i, i + 1, i * 10 + 10);
  g_string_append (text, "]}");

  return g_string_free (text, FALSE);
}

static void
test_many_plans (void)
{
  g_autofree char *text = book_of_many (200);
  g_autoptr (RbkBook) book = probe_book (text);
  g_auto (Fixture) fixture = { 0 };
  g_autofree char *words = NULL;

  check_book (book, RBK_REPORT_A4_WIDTH, RBK_REPORT_A4_HEIGHT);
  fixture_init (&fixture, book, 0);
  words = words_of (&fixture.job);
  g_assert_nonnull (strstr (words, "Plan 199\n"));
  g_assert_nonnull (strstr (words, "those of 192 more plans are left out"));
  g_assert_nonnull (strstr (words, "The first 12 plans"));
}

static gpointer
draw_all (gpointer data)
{
  for (guint page = 0; page < rbk_report_get_n_pages (data); page++)
    {
      cairo_rectangle_t ink;

      g_assert_true (probe_ink (data, page, &ink));
    }

  return NULL;
}

/* A report that one thread laid out is drawn by others, and after its book is gone. */
static void
test_threads (void)
{
  RbkBook *book = rbk_template_new_book ("hybrid", NULL);
  g_autoptr (RbkReport) report = rbk_report_new (&(RbkExportInput){ .book = book },
                                                 RBK_REPORT_A4_WIDTH, RBK_REPORT_A4_HEIGHT, NULL);
  GThread *threads[3];

  g_object_unref (book);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("draw", draw_all, report);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/templates", test_templates);
  g_test_add_func ("/report/random-books", test_random_books);
  g_test_add_func ("/report/small-paper", test_small_paper);
  g_test_add_func ("/report/pdf", test_pdf);
  g_test_add_func ("/report/logo", test_logo);
  g_test_add_func ("/report/figures", test_figures);
  g_test_add_func ("/report/made-up", test_made_up);
  g_test_add_func ("/report/record", test_record);
  g_test_add_func ("/report/scenarios", test_scenarios);
  g_test_add_func ("/report/other-spec", test_other_spec);
  g_test_add_func ("/report/many-plans", test_many_plans);
  g_test_add_func ("/report/threads", test_threads);

  return g_test_run ();
}
