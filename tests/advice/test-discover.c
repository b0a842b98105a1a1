/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-book-reader.h"
#include "rbk-book-writer.h"
#include "rbk-catalogue.h"
#include "rbk-discover.h"
#include "rbk-error.h"

#include "rbk-check-test.h"

#include <string.h>

/* Books made of answers. */

static const char *const model_names[] = { "claude-haiku-4-5", "claude-sonnet-4-6",
                                           "claude-opus-4-8",  "gpt-5",
                                           "gpt-5-mini",       "gpt-5-nano",
                                           "gemini-2.5-flash" };

static GPtrArray *
get_prices (void)
{
  static GPtrArray *prices;
  g_autoptr(RbkCatalogue) catalogue = NULL;
  g_autoptr(GError) error = NULL;

  if (prices != NULL)
    return prices;
  catalogue = rbk_catalogue_load_bundled (&error);
  g_assert_no_error (error);
  prices = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < G_N_ELEMENTS (model_names); i++)
    {
      g_autoptr(GPtrArray) history = rbk_catalogue_dup_history (catalogue, model_names[i]);

      g_assert_nonnull (history);
      for (guint j = 0; j < history->len; j++)
        g_ptr_array_add (prices, g_object_ref (g_ptr_array_index (history, j)));
    }
  return prices;
}

static RbkProposal *
propose_in (const char *currency, const RbkAnswers *answers, GError **error)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 21, 8, 2026);
  return rbk_discover_propose (answers, get_prices (), currency, &date, error);
}

static RbkProposal *
propose (const RbkAnswers *answers, GError **error)
{
  return propose_in ("USD", answers, error);
}

static RbkProposal *
propose_texts (const char *const *texts)
{
  g_autoptr(RbkAnswers) answers = rbk_answers_new ();
  g_autoptr(GError) error = NULL;
  RbkProposal *proposal;

  rbk_answers_set_texts (answers, texts, &error);
  g_assert_no_error (error);
  proposal = propose (answers, &error);
  g_assert_no_error (error);
  return proposal;
}

static char *
random_number (GRand *rand, const RbkQuestion *question)
{
  RbkDecimal least, most;
  double     low, high, value;

  rbk_decimal_parse (question->least, &least, NULL);
  rbk_decimal_parse (question->most, &most, NULL);
  low = rbk_decimal_to_double (least);
  high = rbk_decimal_to_double (most);
  if (question->kind == RBK_QUESTION_SHARE || strcmp (question->id, "spread") == 0)
    return g_strdup_printf ("%.2f", g_rand_double_range (rand, low, high));
  /* All orders of size alike, the ends too. */
  switch (g_rand_int_range (rand, 0, 8))
    {
    case 0:
      return g_strdup (question->least);
    case 1:
      return g_strdup (question->most);
    default:
      for (value = high; g_rand_int_range (rand, 0, 4) > 0;)
        value /= g_rand_int_range (rand, 2, 10);
      return g_strdup_printf ("%.0f", MAX (value, low));
    }
}

static char *
random_names (GRand *rand)
{
  int      first = g_rand_int_range (rand, 0, G_N_ELEMENTS (model_names));
  GString *names = g_string_new (model_names[first]);

  for (int i = first + 1; i < (int) G_N_ELEMENTS (model_names) && g_rand_boolean (rand); i++)
    g_string_append_printf (names, ",%s", model_names[i]);
  return g_string_free (names, FALSE);
}

static char *
random_answer (GRand *rand, const RbkQuestion *question)
{
  switch (question->kind)
    {
    case RBK_QUESTION_CHOICE:
      return g_strdup (question->choices[g_rand_int_range (rand, 0, (int) question->n_choices)].id);
    case RBK_QUESTION_YES_NO:
      return g_strdup (g_rand_boolean (rand) ? "yes" : "no");
    case RBK_QUESTION_NAMES:
      return random_names (rand);
    case RBK_QUESTION_PRICES:
      return g_strdup_printf ("Rival %d, “Other” one %d.99", g_rand_int_range (rand, 1, 100),
                              g_rand_int_range (rand, 1, 5000));
    case RBK_QUESTION_TEXT:
      return g_strdup ("a {réply} “%s” & <b>");
    case RBK_QUESTION_QUANTITY:
    case RBK_QUESTION_MONEY:
    case RBK_QUESTION_SHARE:
    default:
      return random_number (rand, question);
    }
}

/* Any answers that fit together; each is skipped as often as not. */
static RbkAnswers *
random_answers (guint32 seed)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
  RbkAnswers        *answers = rbk_answers_new ();
  guint              n_questions;
  const RbkQuestion *questions = rbk_questions_list (&n_questions);

  for (guint i = 0; i < n_questions; i++)
    {
      g_autofree char *answer = random_answer (rand, &questions[i]);
      g_autoptr(GError) error = NULL;

      if (g_rand_boolean (rand) || strcmp (questions[i].id, "cost") == 0)
        continue;
      rbk_answers_set (answers, questions[i].id, answer, &error);
      g_assert_no_error (error);
      /* What does not fit what was said before is taken back. */
      if (!rbk_answers_check (answers, NULL))
        rbk_answers_set (answers, questions[i].id, NULL, NULL);
    }
  return answers;
}

/* Valid, without an error, on target where each plan is sized, the same again, and read back as it
 * was written. */
static void
check_proposal (RbkProposal *proposal, RbkProposal *again)
{
  g_autoptr(GPtrArray) findings = NULL;
  g_autoptr(RbkTable) table = NULL;
  g_autoptr(RbkBook) read = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = rbk_book_to_text (proposal->book);
  g_autofree char *text_again = rbk_book_to_text (again->book);
  RbkSpec         *spec;

  g_assert_cmpstr (text, ==, text_again);
  read = rbk_book_read_text (text, strlen (text), NULL, &error);
  g_assert_no_error (error);
  g_assert_true (rbk_record_equal (RBK_RECORD (read), RBK_RECORD (proposal->book)));

  findings = rbk_test_check (proposal->book);
  for (guint i = 0; i < findings->len; i++)
    {
      const RbkFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char  *message = rbk_test_message (finding);

      if (finding->severity == RBK_SEVERITY_ERROR || g_str_has_prefix (finding->rule, "margin-") ||
          strcmp (finding->rule, "cap-margin") == 0)
        g_error ("%s: %s\n%s", finding->rule, message, text);
    }
  spec = rbk_spec_new (proposal->book, NULL, &error);
  g_assert_no_error (error);
  table = rbk_table_new (spec, NULL, &error);
  rbk_spec_unref (spec);
  g_assert_no_error (error);
  g_assert_cmpuint (table->n_rows, >=, 3);
  g_assert_cmpuint (table->n_rows, <=, 5);
  for (guint i = 0; i < table->n_rows; i++)
    if (!table->rows[i].plan->is_quote_only && !rbk_decimal_is_zero (table->rows[i].price))
      {
        g_assert_true (table->rows[i].has_sizing && table->rows[i].has_floor);
        g_assert_cmpint (rbk_decimal_compare (table->rows[i].floor_price, table->rows[i].price), <=,
                         0);
      }
}

typedef struct
{
  const char *answers; /* with semicolons between them */
  const char *unit;
  const char *plans; /* key price included overage; … of plans with a price */
} Case;

/* By hand. Claude Opus 4.8 takes 1,000 tokens in at $5 and 500 out at $25 a million: $0.0175 a
 * call. Starter: 80 % of 250 calls and $3 are $6.50, over 0.3 is $21.67, and the next price that
 * can be said is $25. Claude Haiku 4.5 at $1 and $5 takes $0.0035. */
static const Case cases[] = {
  { "models=claude-opus-4-8", "runs",
    "free 0 20 -; starter 25 250 0.2; pro 79 1000 0.16; scale 249 3000 0.17" },
  { "models=claude-opus-4-8;free_tier=no", "runs",
    "starter 25 250 0.2; pro 79 1000 0.16; scale 249 3000 0.17" },
  /* 1,200 calls and $3 are $7.20: $24. All 1,500 are $8.25: $27.50. */
  { "calls_p50=1000;calls_p90=1000;calls_p99=1k", "runs",
    "free 0 100 -; starter 25 1500 0.034; pro 39 3000 0.026; scale 69 6000 0.023" },
  { "calls_p50=1000;goal=margin;calls_p90=1000;calls_p99=1000", "runs",
    "free 0 100 -; starter 29 1500 0.039; pro 59 3000 0.04; scale 129 6000 0.043" },
  { "calls_p50=1000;goal=revenue;calls_p90=1000;calls_p99=1000", "runs",
    "free 0 100 -; starter 39 1500 0.052; pro 89 3000 0.06; scale 249 6000 0.083" },
  { "calls_p50=1000;goal=revenue;calls_p90=1000;calls_p99=1000;comparables=B 200, A 35, C 90",
    "runs", "free 0 100 -; starter 35 1500 0.047; pro 99 3000 0.066; scale 249 6000 0.083" },
  /* A tenth of $2 less $0.15 of overhead pays for 14.3 calls. */
  { "acquisition_cost=2;customers=prosumers", "runs",
    "free 0 12 -; starter 15 250 0.12; pro 35 1000 0.07; max 89 3000 0.06" },
  { "free_calls=5;customers=prosumers", "runs",
    "free 0 5 -; starter 15 250 0.12; pro 35 1000 0.07; max 89 3000 0.06" },
  /* Half of Haiku's price: 200 calls and $3 are $3.35, $11.17. */
  { "latency=hours;customers=prosumers", "runs",
    "free 0 20 -; starter 12 250 0.096; pro 29 1000 0.058; max 69 3000 0.046" },
  /* A tenth of the calls costs five times: $0.0049 a call, 14 credits of it. */
  { "spread=5;customers=prosumers", "credits",
    "free 0 250 -; starter 15 4000 0.0075; pro 39 15000 0.0052; max 99 50000 0.004" },
  { "outcome=It is not asked again;success=50%;customers=prosumers", "outcomes",
    "free 0 10 -; starter 15 150 0.2; pro 35 500 0.14; max 89 1500 0.12" },
};

static char *
write_plans (const RbkTable *table)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < table->n_rows; i++)
    {
      const RbkTableRow *row = &table->rows[i];
      g_autofree char   *price = rbk_decimal_to_string (row->price);
      g_autofree char   *included = rbk_decimal_to_string (row->included);
      g_autofree char   *overage = rbk_decimal_to_string (row->overage);

      if (!row->plan->is_quote_only)
        g_string_append_printf (text, "%s%s %s %s %s", i > 0 ? "; " : "", row->plan->key, price,
                                included, row->limit == RBK_LIMIT_SOFT ? overage : "-");
    }
  return g_string_free (text, FALSE);
}

static RbkProposal *
propose_line (const char *line)
{
  g_auto(GStrv) texts = g_strsplit (line, ";", -1);

  return propose_texts ((const char *const *) texts);
}

static void
test_case (gconstpointer data)
{
  const Case *item = data;
  g_autoptr(RbkProposal) proposal = propose_line (item->answers);
  g_autoptr(RbkSpec) spec = rbk_spec_new (proposal->book, NULL, NULL);
  g_autoptr(RbkTable) table = rbk_table_new (spec, NULL, NULL);
  g_autofree char *plans = write_plans (table);

  g_assert_cmpstr (proposal->unit, ==, item->unit);
  g_assert_cmpstr (plans, ==, item->plans);
}

/* What customers should pay for, where they are asked and where not. */
static void
test_units (void)
{
  static const struct
  {
    const char *answers, *unit;
  } units[] = {
    { "spread=2", "runs" },
    { "spread=3", "credits" },
    { "spread=3;customers=prosumers", "runs" },
    { "spread=5;customers=prosumers", "credits" },
    { "models=claude-haiku-4-5,claude-opus-4-8;routing=split", "credits" },
    { "models=claude-haiku-4-5,claude-opus-4-8;routing=fallback", "runs" },
    { "outcome=Closed;spread=9", "outcomes" },
    { "outcome=Closed;unit=tokens", "tokens" },
    { "unit=hybrid", "hybrid" },
    { "unit=outcomes", "outcomes" },
    { "unit=runs;spread=9", "runs" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr(RbkProposal) proposal = propose_line (units[i].answers);

      g_assert_cmpstr (proposal->unit, ==, units[i].unit);
    }
}

static const RbkRouteSpec *
get_route (const RbkSpec *spec, guint workload, guint route)
{
  g_assert_cmpuint (workload, <, spec->n_workloads);
  g_assert_cmpuint (route, <, spec->workloads[workload].n_routes);
  return &spec->workloads[workload].routes[route];
}

static void
assert_decimal (RbkDecimal value, const char *expected)
{
  g_autofree char *text = rbk_decimal_to_string (value);

  g_assert_cmpstr (text, ==, expected);
}

/* Haiku and Opus cost 1 to 5: 10 and 50 credits; a call three times as heavy 30 and 150. */
static void
test_credits (void)
{
  g_autoptr(RbkProposal) proposal =
                 propose_line ("models=claude-haiku-4-5,claude-opus-4-8;routing=split;spread=3");
  g_autoptr(RbkSpec) spec = rbk_spec_new (proposal->book, NULL, NULL);

  assert_decimal (get_route (spec, 0, 0)->credits, "10");
  assert_decimal (get_route (spec, 0, 1)->credits, "50");
  assert_decimal (get_route (spec, 1, 0)->credits, "30");
  assert_decimal (get_route (spec, 1, 1)->credits, "150");
  assert_decimal (get_route (spec, 0, 0)->share, "0.7");
  assert_decimal (get_route (spec, 1, 1)->input, "3000");
}

static const RbkFact *
find_fact (RbkProposal *proposal, const char *name)
{
  for (guint i = 0; i < proposal->reasons->len; i++)
    {
      const RbkProposalReason *reason = g_ptr_array_index (proposal->reasons, i);
      const RbkFact           *fact = rbk_facts_find (reason->facts, name);

      if (fact != NULL)
        return fact;
    }
  return NULL;
}

/* Opus costs five times what Haiku does, whoever stands in for whom. */
static void
test_stand_in (void)
{
  g_autoptr(RbkProposal) dearer = propose_line ("models=claude-haiku-4-5,claude-opus-4-8");
  g_autoptr(RbkProposal) cheaper = propose_line ("models=claude-opus-4-8,claude-haiku-4-5");
  g_autoptr(RbkProposal) shared =
                 propose_line ("models=claude-haiku-4-5,claude-opus-4-8;routing=split");

  g_assert_cmpfloat (find_fact (dearer, "times")->ratio, ==, 5);
  g_assert_null (find_fact (cheaper, "times"));
  g_assert_null (find_fact (shared, "times"));
}

static void
test_routing (void)
{
  g_autoptr(RbkProposal) cheapest =
                 propose_line ("models=claude-opus-4-8,claude-haiku-4-5;routing=cheapest");
  g_autoptr(RbkProposal) first = propose_line ("models=claude-opus-4-8,claude-haiku-4-5");
  g_autoptr(RbkSpec) spec = rbk_spec_new (cheapest->book, NULL, NULL);
  g_autoptr(RbkSpec) other = rbk_spec_new (first->book, NULL, NULL);

  g_assert_cmpuint (spec->workloads[0].n_routes, ==, 1);
  g_assert_cmpstr (spec->prices[get_route (spec, 0, 0)->price].model, ==, "claude-haiku-4-5");
  g_assert_cmpuint (other->workloads[0].n_routes, ==, 1);
  g_assert_cmpstr (other->prices[get_route (other, 0, 0)->price].model, ==, "claude-opus-4-8");
}

/* $0.021 measured is 1.2 times $0.0175. */
static void
test_measured (void)
{
  g_autoptr(RbkProposal) proposal = propose_line ("models=claude-opus-4-8;cost=0.021");
  g_autoptr(RbkSpec) spec = rbk_spec_new (proposal->book, NULL, NULL);
  g_autoptr(RbkAnswers) far = rbk_answers_new ();
  g_autoptr(GError) error = NULL;

  assert_decimal (get_route (spec, 0, 0)->tokenizer_factor, "1.2");
  g_assert_true (rbk_answers_set (far, "cost", "1", NULL));
  g_assert_null (propose (far, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, "cost: the tokens of a call come to 0.0035"));
}

static void
test_kept (void)
{
  const char *const texts[] = { "customers=developers", "calls_p50=5k", "margin=80 %", "goal=2",
                                NULL };
  const char *const kept[] = { "customers=developers", "calls_p50=5000", "goal=revenue", NULL };
  const char *const known[] = { texts[0],       "calls_p50=5k", "calls_p90=1M",
                                "calls_p99=1M", texts[3],       NULL };
  g_autoptr(RbkAnswers) answers = rbk_answers_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkProposal) proposal = NULL;

  g_assert_false (rbk_answers_set_texts (answers, texts, &error));
  g_assert_true (g_str_has_prefix (error->message, "margin: write a number"));
  g_clear_error (&error);
  g_assert_true (rbk_answers_set_texts (answers, known, &error));
  proposal = propose (answers, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (rbk_discovery_get_answers (rbk_book_get_discovery (proposal->book))[1], ==,
                   kept[1]);
  g_assert_true (
      g_strv_contains (rbk_discovery_get_answers (rbk_book_get_discovery (proposal->book)),
                       kept[2]));
  g_assert_nonnull (strstr (rbk_book_get_notes (proposal->book), "Why these prices:"));
  g_assert_null (strchr (rbk_book_get_notes (proposal->book), '{'));
}

static void
test_read (void)
{
  static const struct
  {
    const char *id, *text, *answer; /* nothing: refused */
  } readings[] = {
    { "product", "  A thing ", "A thing" },
    { "product", "", NULL },
    { "product", "two\nlines", NULL },
    { "product", "\xff\xfe", NULL },
    { "customers", "MIX", "mix" },
    { "customers", "2", "prosumers" },
    { "customers", "6", NULL },
    { "free_tier", "Y", "yes" },
    { "free_tier", "maybe", NULL },
    { "margin", "70%", "0.7" },
    { "margin", "0.70", "0.7" },
    { "margin", "70", NULL },
    { "margin", "0.96", NULL },
    { "margin", "%", NULL },
    { "calls_p50", "2k", "2000" },
    { "calls_p50", "1.5k", "1500" },
    { "calls_p50", "1.5", NULL },
    { "calls_p50", "0", NULL },
    { "calls_p50", "-5", NULL },
    { "calls_p50", "1e99", NULL },
    { "calls_p50", "11M", NULL },
    { "spread", "2.5", "2.5" },
    { "cost", "0.0175", "0.0175" },
    { "cost", "0.0000000000001", NULL },
    { "cost", "$1", NULL },
    { "models", "a , b", "a, b" },
    { "models", "a,,b", NULL },
    { "models", "a, a", NULL },
    { "models", "a,b,c,d,e,f,g,h,i", NULL },
    { "comparables", "Big Rival  20.50 ,Other 5", "Big Rival 20.5, Other 5" },
    { "comparables", "Rival", NULL },
    { "comparables", "Rival free", NULL },
    { "comparables", " 20", NULL },
  };
  g_autofree char *endless = g_strnfill (RBK_QUESTION_MAX_BYTES + 1, 'x');
  g_autofree char *none = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (readings); i++)
    {
      g_autofree char *answer = NULL;
      g_autoptr(GError) error = NULL;

      if (rbk_question_read (rbk_question_find (readings[i].id), readings[i].text, &answer, &error))
        g_assert_cmpstr (answer, ==, readings[i].answer);
      else if (readings[i].answer != NULL)
        g_error ("“%s” is refused: %s", readings[i].text, error->message);
      else
        g_assert_true (g_str_has_prefix (error->message, readings[i].id));
    }
  g_assert_false (rbk_question_read (rbk_question_find ("users"), endless, &none, NULL));
}

/* Each question holds by itself: what it falls back to is an answer to it. */
static void
test_questions (void)
{
  guint              n_questions;
  const RbkQuestion *questions = rbk_questions_list (&n_questions);

  for (guint i = 0; i < n_questions; i++)
    {
      g_autofree char *answer = NULL;

      g_assert_true (rbk_question_find (questions[i].id) == &questions[i]);
      if (questions[i].fallback == NULL)
        continue;
      g_assert_true (rbk_question_read (&questions[i], questions[i].fallback, &answer, NULL));
      g_assert_cmpstr (answer, ==, questions[i].fallback);
    }
}

static void
test_refused (void)
{
  static const struct
  {
    const char *answers, *says;
    int         code;
  } refused[] = {
    { "calls_p50=10;calls_p90=9", "calls_p90: write no less than calls_p50, which is 10",
      RBK_ERROR_INVALID },
    { "cached_tokens=1001", "input_tokens: write no less than cached_tokens", RBK_ERROR_INVALID },
    { "models=nothing", "models: there is no price for “nothing”", RBK_ERROR_NOT_FOUND },
  };
  g_autoptr(RbkAnswers) none = rbk_answers_new ();

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_auto(GStrv) texts = g_strsplit (refused[i].answers, ";", -1);
      g_autoptr(RbkAnswers) answers = rbk_answers_new ();
      g_autoptr(GError) error = NULL;

      g_assert_true (rbk_answers_set_texts (answers, (const char *const *) texts, &error));
      g_assert_null (propose (answers, &error));
      g_assert_error (error, RBK_ERROR, refused[i].code);
      if (!g_str_has_prefix (error->message, refused[i].says))
        g_error ("%s", error->message);
    }
  g_assert_false (rbk_answers_set (none, "colour", "red", NULL));
  g_assert_null (rbk_answers_dup_texts (none));
}

/* In currencies with two, no and three decimals. */
static void
test_random (void)
{
  static const char *const currencies[] = { "USD", "JPY", "KWD" };

  for (guint32 seed = 0; seed < 300; seed++)
    {
      const char *currency = currencies[seed % G_N_ELEMENTS (currencies)];
      g_autoptr(RbkAnswers) answers = random_answers (seed);
      g_autoptr(RbkProposal) proposal = NULL, again = NULL;
      g_autoptr(GError) error = NULL;

      proposal = propose_in (currency, answers, &error);
      g_assert_no_error (error);
      again = propose_in (currency, answers, &error);
      g_assert_no_error (error);
      check_proposal (proposal, again);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/discover/by-hand/%s", cases[i].answers);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/discover/units", test_units);
  g_test_add_func ("/discover/credits", test_credits);
  g_test_add_func ("/discover/stand-in", test_stand_in);
  g_test_add_func ("/discover/routing", test_routing);
  g_test_add_func ("/discover/measured", test_measured);
  g_test_add_func ("/discover/kept", test_kept);
  g_test_add_func ("/discover/read", test_read);
  g_test_add_func ("/discover/questions", test_questions);
  g_test_add_func ("/discover/refused", test_refused);
  g_test_add_func ("/discover/random", test_random);
  return g_test_run ();
}
