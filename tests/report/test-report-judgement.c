/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rbk-page-probe.h"
#include "rbk-random-book.h"
#include "rbk-report-sections.h"
#include "rbk-suppression.h"
#include "rbk-template.h"
#include "rbk-test-repeats.h"

#define N_RANDOM_BOOKS rbk_test_repeats (40, 4)

/* A book with one plan at 29 a month: 200 runs at half a cent cost 1.00, and overhead 1.50. */
#define PLAN                                                                                       \
  "'currency':'USD','as_of':'2026-06-30','target_margin':'0.7','meters':[{'key':'runs','name':"    \
  "'Runs','kind':'request','unit':'run'}],'models':[{'model':'m','name':'M','vendor':'v','input':" \
  "'5','output':'5'}],'workloads':[{'key':'w','name':'Work','share':'1','units_per_call':'1',"     \
  "'meter':'runs','routes':[{'model':'m','share':'1','input_tokens':'1000'}]}],'plans':[{'key':"   \
  "'pro','name':'Pro','overhead':'1.5','sizing':'200','phases':[{'key':'evergreen','kind':"        \
  "'evergreen','rate_cards':[{'key':'base','name':'Base','price':'flat','amount':'29'},{'key':"    \
  "'use','meter':'runs','price':'per_unit','amount':'1','entitlement':{'included':'200','limit':"  \
  "'hard','cap':'200'}}]}]}]"

typedef struct
{
  RbkBook      *book;
  RbkSpec      *spec;
  RbkTable     *table;
  RbkExportJob  job;
  RbkJudgement  judgement;
  RbkReportFlow flow;
} Fixture;

static void
fixture_clear (Fixture *self)
{
  rbk_report_flow_clear (&self->flow);
  rbk_judgement_clear (&self->judgement);
  g_clear_pointer (&self->table, rbk_table_free);
  g_clear_pointer (&self->spec, rbk_spec_unref);
  g_clear_object (&self->book);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

static void
fixture_init (Fixture *self, RbkBook *book, GPtrArray *findings)
{
  g_autoptr (GError) error = NULL;

  *self = (Fixture){ .book = g_object_ref (book), .spec = rbk_spec_new (book, NULL, &error) };
  g_assert_no_error (error);
  self->table = rbk_table_new (self->spec, NULL, &error);
  g_assert_no_error (error);
  self->job = (RbkExportJob){
    .book = book, .spec = self->spec, .table = self->table, .findings = findings
  };
  rbk_judgement_init (&self->judgement, &self->job);
  rbk_report_flow_init (&self->flow, RBK_REPORT_A4_WIDTH, RBK_REPORT_A4_HEIGHT);
}

static RbkBook *
book_with (const char *more)
{
  g_autofree char *text = g_strconcat ("{'format':'ratebook','version':1,", PLAN, more, "}", NULL);

  return probe_book (text);
}

static void
assert_has (const char *words, const char *const *wanted)
{
  for (gsize i = 0; wanted[i] != NULL; i++)
    {
      g_test_message ("%s", wanted[i]);
      g_assert_nonnull (strstr (words, wanted[i]));
    }
}

/* Of six decisions one holds, one is stale by a cost that moved from 2.00 to 2.50, a quarter where
 * a tenth was agreed, and one is chosen but not locked. */
static void
test_decisions (void)
{
  static const char *const wanted[] = {
    "Of these, 1 is locked, 1 stale and 4 open.",
    "What is stale was decided on something that has moved since",
    "Tiers\nlocked\nOne\nFor now\n1 June 2026\n",
    "Price of a unit and target margin\nstale\n29\nRound\n2 June 2026\n",
    "How it is charged\nopen\nRuns\n",
    "Credits and how they expire\nopen\n",
    "Cost to serve Pro\nUSD 2.00\nUSD 2.50\n10 %\npast its bound\n",
    "Price of Pro\nUSD 29.00\nUSD 29.00\nnot at all\nholds\n",
    "interviews\ntwelve\n",
    NULL,
  };
  g_autoptr (RbkBook) book = book_with (
      ",'decisions':[{'topic':'tiers','choice':'One','reason':'For now','locked_on':'2026-06-01',"
      "'inputs':['plans=pro']},{'topic':'unit_price','choice':'29','reason':'Round','locked_on':"
      "'2026-06-02','inputs':['pro.price=29','pro.cost=2','interviews=twelve']},{'topic':"
      "'primitive','choice':'Runs'}]");
  g_auto (Fixture) fixture = { 0 };
  g_autofree char *words = NULL;

  fixture_init (&fixture, book, NULL);
  rbk_report_add_decisions (&fixture.flow, &fixture.job, &fixture.judgement);
  words = probe_whole_text (&fixture.flow);
  assert_has (words, wanted);
  g_assert_cmpuint (probe_count (words, "past its bound\n"), ==, 1);
}

/* Nothing is stale, and nothing is said of what is. */
static void
test_all_open (void)
{
  g_autoptr (RbkBook) book = book_with ("");
  g_auto (Fixture) fixture = { 0 };
  g_autofree char *words = NULL;

  fixture_init (&fixture, book, NULL);
  rbk_report_add_decisions (&fixture.flow, &fixture.job, &fixture.judgement);
  words = probe_whole_text (&fixture.flow);
  g_assert_nonnull (strstr (words, "none is locked, 0 stale and 6 open"));
  g_assert_null (strstr (words, "What is stale"));
  g_assert_null (strstr (words, "What they rest on"));
}

/* What a rule finds, where, and what the book lets be: apart and with its reason. */
static void
test_findings (void)
{
  g_autoptr (RbkBook) book = rbk_template_new_book ("hybrid", NULL);
  g_auto (Fixture) fixture = { 0 };
  g_auto (Fixture) let_be = { 0 };
  const RbkFinding *first;
  g_autofree char  *sentence = NULL;
  g_autofree char  *words = NULL;
  g_autofree char  *later = NULL;
  g_autoptr (RbkSuppression) suppression = rbk_suppression_new ();
  RbkSeverity severity;
  guint       n_before;

  fixture_init (&fixture, book, NULL);
  g_assert_cmpuint (fixture.judgement.findings->len, >, 1);
  first = g_ptr_array_index (fixture.judgement.findings, 0);
  sentence = rbk_judgement_sentence (&fixture.judgement, first);
  g_assert_null (strchr (sentence, '{'));
  rbk_report_add_findings (&fixture.flow, &fixture.job, &fixture.judgement);
  words = probe_whole_text (&fixture.flow);
  g_assert_nonnull (strstr (words, sentence));
  severity = first->severity;
  n_before = rbk_judgement_count (&fixture.judgement, severity);
  g_assert_nonnull (strstr (words, rbk_judgement_severity_words (severity)));
  g_assert_nonnull (strstr (words, "They found no errors, "));
  g_assert_null (strstr (words, "Let be"));

  g_object_set (suppression, "rule", first->rule, "where", first->where, "reason", "We mean it",
                NULL);
  g_list_store_append (G_LIST_STORE (rbk_book_get_suppressions (book)), suppression);
  fixture_init (&let_be, book, NULL);
  g_assert_cmpuint (rbk_judgement_count_let_be (&let_be.judgement), ==, 1);
  rbk_report_add_findings (&let_be.flow, &let_be.job, &let_be.judgement);
  later = probe_whole_text (&let_be.flow);
  g_assert_cmpuint (rbk_judgement_count (&let_be.judgement, severity), ==, n_before - 1);
  g_assert_nonnull (strstr (later, "1 more is let be"));
  g_assert_nonnull (strstr (later, "Let be: We mean it\n"));
  g_assert_cmpuint ((guint) (strstr (later, sentence) - later), >,
                    (guint) (strstr (later, "\nLet be\n") - later));
}

/* The caller may have asked the rules with bounds and months of its own. */
static void
test_handed_in (void)
{
  g_autoptr (RbkBook) book = rbk_template_new_book ("hybrid", NULL);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_auto (Fixture) fixture = { 0 };
  g_autofree char *words = NULL;

  fixture_init (&fixture, book, none);
  rbk_report_add_findings (&fixture.flow, &fixture.job, &fixture.judgement);
  words = probe_whole_text (&fixture.flow);
  g_assert_nonnull (strstr (words, "none found anything"));
}

/* A name as long as a sentence is cut in one. */
static void
test_long_names (void)
{
  g_autofree char *name = g_strnfill (160, 'x');
  const RbkFact    fact = { .kind = RBK_FACT_TEXT, .text = name };
  const RbkFact    padded = { .kind = RBK_FACT_TEXT, .text = (char *) " Pro " };
  g_autofree char *cut = rbk_judgement_fact_words (&fact, NULL);
  g_autofree char *stripped = rbk_judgement_fact_words (&padded, NULL);

  g_assert_cmpint (g_utf8_strlen (cut, -1), ==, 60);
  g_assert_true (g_str_has_suffix (cut, "x\xe2\x80\xa6"));
  g_assert_cmpstr (stripped, ==, "Pro");
}

static gboolean
has_mark (RbkBook *book, const char *title)
{
  g_autoptr (RbkReport) report = rbk_report_new (&(RbkExportInput){ .book = book },
                                                 RBK_REPORT_A4_WIDTH, RBK_REPORT_A4_HEIGHT, NULL);
  guint                n_marks;
  const RbkReportMark *marks = rbk_report_get_marks (report, &n_marks);

  for (guint i = 0; i < n_marks; i++)
    if (strcmp (marks[i].title, title) == 0)
      return TRUE;

  return FALSE;
}

/* A book says what its report leaves out. */
static void
test_left_out (void)
{
  static const char *const sections[][2] = {
    { "show-decisions", "Six decisions" },
    { "show-findings", "Findings" },
    { "show-reasons", "Why this design" },
    { "show-workings", "How the figures are worked out" },
  };
  g_autoptr (RbkBook) book =
                 book_with (",'notes':'Because.','discovery':{'answers':['users=Lawyers']}");
  g_autoptr (RbkDelivery) delivery = rbk_delivery_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (sections); i++)
    g_assert_true (has_mark (book, sections[i][1]));
  g_object_set (book, "delivery", delivery, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      g_assert_true (has_mark (book, sections[i][1]));
      g_object_set (delivery, sections[i][0], FALSE, NULL);
      g_assert_false (has_mark (book, sections[i][1]));
    }
}

/* A finding's head is never the last on its page, wherever that ends. */
static void
test_heads_stay (void)
{
  g_autoptr (RbkBook) book = rbk_template_new_book ("hybrid", NULL);

  for (double height = 400.0; height < 700.0; height += 4.0)
    {
      g_auto (Fixture) fixture = { 0 };

      fixture_init (&fixture, book, NULL);
      rbk_report_flow_clear (&fixture.flow);
      rbk_report_flow_init (&fixture.flow, RBK_REPORT_A4_WIDTH, height);
      rbk_report_add_findings (&fixture.flow, &fixture.job, &fixture.judgement);
      for (guint page = 0; page < fixture.flow.pages->len; page++)
        {
          GArray *items = g_ptr_array_index (fixture.flow.pages, page);

          if (items->len > 0)
            g_assert_cmpint (g_array_index (items, RbkReportItem, items->len - 1).style, !=,
                             RBK_REPORT_CELL_STRONG);
        }
    }
}

/* 1.00 for the models, 1.50 beside: 2.50 of 29 leave 91.4 %; the floor is 2.50 / 0.3 in full cents.
 */
static void
test_workings (void)
{
  static const char *const wanted[] = {
    "How the figures are worked out",
    "Cost of a call\nFigure\nValue\n\nFrom\nCost of Work\n0.005\nUSD per call\n",
    "Price of Pro\n29.00\nUSD\nterms of the plan\n",
    "Loaded cost of Pro at 200\n2.50\nUSD\nall below together\n",
    "Overhead of Pro\n1.50\nUSD\nterms of the plan\n",
    "Gross margin of Pro at 200\n91.4 %\n",
    "Loaded cost of Pro at 200\n2.50\nUSD\nas above\n",
    "Floor price of Pro, sized at 200\n8.34\nUSD\n",
    "Target margin of Pro\n0.7\n",
    "see Cost of a call\n",
    "Pro neither begins nor ends to lose money",
    NULL,
  };
  g_autoptr (RbkBook) book = book_with ("");
  g_auto (Fixture) fixture = { 0 };
  g_autofree char *words = NULL;

  fixture_init (&fixture, book, NULL);
  rbk_report_add_workings (&fixture.flow, &fixture.job);
  words = probe_whole_text (&fixture.flow);
  assert_has (words, wanted);
}

static void
check_words (RbkBook *book)
{
  g_auto (Fixture) fixture = { 0 };
  g_autofree char *words = NULL;

  fixture_init (&fixture, book, NULL);
  rbk_report_add_decisions (&fixture.flow, &fixture.job, &fixture.judgement);
  rbk_report_add_findings (&fixture.flow, &fixture.job, &fixture.judgement);
  rbk_report_add_workings (&fixture.flow, &fixture.job);
  words = probe_whole_text (&fixture.flow);
  g_assert_null (strstr (words, "{plan}"));
  g_assert_null (strstr (words, "{place}"));
  g_assert_null (strstr (words, "(null)"));
  for (guint page = 0; page < fixture.flow.pages->len; page++)
    g_assert_cmpuint (((GArray *) g_ptr_array_index (fixture.flow.pages, page))->len, >, 0);
}

/* Every name is filled in, and no page is empty. */
static void
test_all_books (void)
{
  gsize              n_templates;
  const RbkTemplate *templates = rbk_template_get_all (&n_templates);

  for (gsize i = 0; i < n_templates; i++)
    {
      g_autoptr (RbkBook) book = rbk_template_new_book (templates[i].name, NULL);

      check_words (book);
    }
  for (guint32 seed = 0; seed < N_RANDOM_BOOKS; seed++)
    {
      g_autoptr (RbkBook) book = rbk_random_book_new (seed);

      g_test_message ("seed %u", seed);
      check_words (book);
    }
}

/* Derivations are a table, so forty plans don't make a book of them. */
static void
test_many_plans (void)
{
  GString *text = g_string_new ("{'format':'ratebook','version':1,'currency':'USD','plans':[");
  g_autoptr (RbkBook) book = NULL;
  g_auto (Fixture) fixture = { 0 };
  g_autofree char *words = NULL;

  for (guint i = 0; i < 40; i++)
    g_string_append_printf (text,
                            "%s{'key':'p%u','name':'%0160u','phases':[{'key':'evergreen','kind':"
                            "'evergreen','rate_cards':[{'key':'base','price':'flat','amount':'%u'"
                            "}]}]}",
                            i > 0 ? "," : "", i, i, i + 1);
  g_string_append (text, "]}");
  book = probe_book (text->str);
  g_string_free (text, TRUE);
  fixture_init (&fixture, book, NULL);
  rbk_report_add_workings (&fixture.flow, &fixture.job);
  words = probe_whole_text (&fixture.flow);
  g_assert_nonnull (strstr (words, "The first 12 plans;"));
  g_assert_cmpuint (fixture.flow.pages->len, <, 12);
}

/* Reasons as lists, or as a paragraph as older books have them, and what was answered. */
static void
test_reasons (void)
{
  static const char *const wanted[] = {
    "Why this design",
    "Why this structure\n",
    "One reason.\n",
    "Another: with a colon.\n",
    "What to test in the first 90 days\nAll of it. And more.\n",
    "\xe2\x98\x90\nTicked off.\n",
    "A paragraph\nof two lines.\n",
    "Who uses it, and what for?\nLawyers\n",
    NULL,
  };
  static const char notes[] = "'Why this structure:\\n- One reason.\\n\xe2\x80\x93 Another: with a "
                              "colon.\\n\\nWhat to test in the "
                              "first 90 days: All of it. And more.\\n\xe2\x98\x90 Ticked "
                              "off.\\n\\nA paragraph\\nof two lines.'";
  g_autofree char  *proposed =
      g_strdup_printf (",'notes':%s,'discovery':{'answers':['users=Lawyers','gone=1']}", notes);
  g_autofree char *plain = g_strdup_printf (",'notes':%s", notes);
  g_autoptr (RbkBook) book = book_with (proposed);
  g_autoptr (RbkBook) other = book_with (plain);
  g_auto (Fixture) fixture = { 0 };
  g_auto (Fixture) without = { 0 };
  g_autofree char *words = NULL;
  g_autofree char *method = NULL;

  fixture_init (&fixture, book, NULL);
  rbk_report_add_reasons (&fixture.flow, &fixture.job);
  rbk_report_add_method (&fixture.flow, &fixture.job);
  words = probe_whole_text (&fixture.flow);
  assert_has (words, wanted);
  g_assert_cmpuint (probe_count (words, "One reason."), ==, 1);
  g_assert_null (strstr (words, "- One"));

  fixture_init (&without, other, NULL);
  rbk_report_add_reasons (&without.flow, &without.job);
  g_assert_cmpuint (without.flow.headings->len, ==, 0);
  rbk_report_add_method (&without.flow, &without.job);
  method = probe_whole_text (&without.flow);
  g_assert_nonnull (strstr (method, "One reason."));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/judgement/decisions", test_decisions);
  g_test_add_func ("/report/judgement/all-open", test_all_open);
  g_test_add_func ("/report/judgement/findings", test_findings);
  g_test_add_func ("/report/judgement/handed-in", test_handed_in);
  g_test_add_func ("/report/judgement/long-names", test_long_names);
  g_test_add_func ("/report/judgement/left-out", test_left_out);
  g_test_add_func ("/report/judgement/heads-stay", test_heads_stay);
  g_test_add_func ("/report/judgement/workings", test_workings);
  g_test_add_func ("/report/judgement/all-books", test_all_books);
  g_test_add_func ("/report/judgement/many-plans", test_many_plans);
  g_test_add_func ("/report/judgement/reasons", test_reasons);

  return g_test_run ();
}
