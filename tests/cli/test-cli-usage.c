/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-cli-run.h"

#include <gio/gio.h>
#include <string.h>

/* Usage files through the program. */

static const RbkCliFigure cases[] = {
  { "format", "usage five.csv --json", "format", "\"plain\"" },
  { "rows", "usage five.csv --json", "rows", "5" },
  { "customers", "usage five.csv --json", "customers", "5" },
  { "skipped", "usage five.csv --json", "skipped", "0" },
  { "field", "usage five.csv --json", "fields/customer", "\"customer_id\"" },
  { "no-field", "usage five.csv --json", "fields/cost", "null" },
  { "calls-p50", "usage five.csv --json", "percentiles/calls/p50", "\"300\"" },
  { "calls-p80", "usage five.csv --json", "percentiles/calls/p80", "\"420\"" },
  { "calls-p90", "usage five.csv --json", "percentiles/calls/p90", "\"460\"" },
  { "calls-p99", "usage five.csv --json", "percentiles/calls/p99", "\"496\"" },
  { "tokens-p50", "usage five.csv --json", "percentiles/tokens/p50", "\"3300000\"" },
  { "no-cost", "usage five.csv --json", "percentiles/cost/p50", "null" },
  { "no-advice", "usage five.csv --json", "advice", "null" },
  { "top", "usage five.csv --json", "top10_share", "0.3333333333333333" },
  /* 3,000,000 in and 300,000 out at 1 and 5 a million. */
  { "cost-p50", "usage five.csv --model claude-haiku-4-5 --json", "percentiles/cost/p50",
    "\"4.5\"" },
  { "currency", "usage five.csv --model claude-haiku-4-5 --json", "currency", "\"USD\"" },
  { "ratio", "usage five.csv --model claude-haiku-4-5 --json", "cost_ratio_p95_p5", "1" },
  { "caps", "usage five.csv --model claude-haiku-4-5 --json", "advice", "\"caps\"" },
  { "date", "usage five.csv --model claude-sonnet-5 --date 2026-08-31 --json",
    "percentiles/cost/p50", "\"9\"" },
  { "credits", "usage spread.csv --json", "advice", "\"credits\"" },
  { "mapped", "usage odd.csv --map customer=who --map calls=n --json", "percentiles/calls/p50",
    "\"15\"" },
  { "mapped-once", "usage odd.csv --map customer=who calls=n --json", "percentiles/calls/p50",
    "\"15\"" },
  { "ignored", "usage odd.csv --map customer=who --json", "ignored_columns/0", "\"n\"" },
  { "left-out", "usage broken.csv --json", "skipped", "2" },
  { "left-out-line", "usage broken.csv --json", "skips/0/line", "3" },
  { "by-day", "usage days.csv --json", "days/1/day", "\"2026-06-02\"" },
  { "day-calls", "usage days.csv --json", "days/1/calls", "\"5\"" },
  { "day-tokens", "usage days.csv --json", "days/0/tokens", "\"30\"" },
  { "no-days", "usage five.csv --json", "days", "null" },
  { "by-model", "usage days.csv --json", "models/1/name", "\"gpt-5-mini\"" },
  { "model-calls", "usage days.csv --json", "models/0/calls", "\"7\"" },
  { "model-tokens", "usage days.csv --json", "models/0/tokens", "\"70\"" },
  { "no-models", "usage five.csv --json", "models", "null" },
  { "without-id", "usage days.csv --json", "without_id", "1" },
  { "from", "usage days.csv --json", "period/from", "\"2026-06-01\"" },
  { "to", "usage days.csv --json", "period/to", "\"2026-06-02\"" },
  { "no-period", "usage five.csv --json", "period", "null" },
  { "note", "usage days.csv --json", "notes/0",
    "\"rows without a customer: 1, together the customer (none)\"" },
  { "events", "usage events.jsonl --json", "format", "\"openmeter\"" },
  { "events-calls", "usage events.jsonl --json", "percentiles/calls/p50", "\"1\"" },
  { "events-tokens", "usage events.jsonl --json", "percentiles/tokens/p50", "\"120\"" },
  { "path", "usage events.jsonl --map customer=data.who --json", "fields/customer",
    "\"data.who\"" },
  { "as-plain", "usage events.jsonl --format plain --json", "format", "\"plain\"" },
  { "requests", "usage trace.csv --json", "per", "\"request\"" },
  { "no-customers", "usage trace.csv --json", "customers", "0" },
  { "request-tokens", "usage trace.csv --json", "percentiles/tokens/p50", "\"215\"" },
  { "request-cost", "usage trace.csv --model claude-haiku-4-5 --json", "percentiles/cost/p50",
    "\"0.000275\"" },
  { "customers-per", "usage five.csv --json", "per", "\"customer\"" },
  /* p50 is the customers', not the level's that stands for it without them. */
  { "table", "table usage-gated.ratebook --usage five.csv --json", "plans/1/sizing/usage",
    "\"460\"" },
};

typedef struct
{
  const char *name;
  const char *line;
  const char *part; /* of what it prints */
} TextCase;

static const TextCase texts[] = {
  { "head", "usage five.csv", "five.csv: 5 customers in 5 rows, format plain\n" },
  { "grouped", "usage five.csv", "3,300,000" },
  { "columns", "usage five.csv", "customer = customer_id, calls = calls" },
  { "model", "usage five.csv", "give --model" },
  { "no-cost", "usage odd.csv --map customer=who --map calls=n", "not to be said without" },
  { "caps", "usage five.csv --model claude-haiku-4-5", "Caps or credits: caps." },
  { "credits", "usage spread.csv", "Caps or credits: credits." },
  { "borderline", "usage between.csv", "Caps or credits: borderline" },
  { "not-used", "usage odd.csv --map customer=who", "Not used: n\n" },
  { "left-out", "usage broken.csv", "2 of 4 rows are left out:\n" },
  { "reason", "usage broken.csv", " time: a value is " },
  { "line", "usage broken.csv", "  line 3: " },
  { "formats", "usage --format help", "openmeter       CloudEvents" },
  { "formats-joined", "usage --format=help", "claude-console" },
  { "trace", "usage trace.csv", "trace.csv: 2 requests, no customers, format trace\n" },
  { "trace-table", "usage trace.csv", "A REQUEST'S" },
  { "trace-note", "usage trace.csv", "Note: the file has no customers" },
  { "trace-ratio", "usage trace.csv --model claude-haiku-4-5", "A dear request (p95) costs" },
  { "period", "usage days.csv", "From 2026-06-01 to 2026-06-02.\n" },
  { "model-table", "usage days.csv", "gpt-5-mini      2" },
  { "one", "usage one.jsonl",
    "one.jsonl: 1 customer in 1 row, format stripe\nAll on 2023-08-24.\n" },
  { "value", "usage one.jsonl", "calls = payload.value" },
  { "value-tokens", "usage one.jsonl --map tokens=payload.value", "tokens = payload.value" },
  { "months", "usage months.csv", "Over 2 months; figures are the average of a month.\n" },
};

static void
test_text (gconstpointer data)
{
  const TextCase *c = data;
  g_autoptr(RbkCliRun) run = rbk_cli_run_line (c->line);

  g_assert_cmpint (run->status, ==, 0);
  if (strstr (run->output, c->part) == NULL)
    g_error ("%s: no \"%s\" in: %s", c->line, c->part, run->output);
}

/* What is left out is said where the file is only a help to something else. */
static void
test_left_out (void)
{
  g_autoptr(RbkCliRun) run = rbk_cli_run_line ("table usage-gated.ratebook --usage broken.csv");

  g_assert_cmpint (run->status, ==, 0);
  g_assert_nonnull (strstr (run->errors, "ratebook-cli: broken.csv: 2 of 4 rows are left out"));
}

/* Requests of nobody size no book. */
static void
test_refused (void)
{
  g_autoptr(RbkCliRun) run = rbk_cli_run_line ("table usage-gated.ratebook --usage trace.csv");
  g_autoptr(RbkCliRun) unknown = rbk_cli_run_line ("usage five.csv --format fax");
  g_autoptr(RbkCliRun) nothing = rbk_cli_run_line ("usage");

  g_assert_cmpint (run->status, ==, 3);
  g_assert_nonnull (strstr (run->errors, "trace.csv: the file has no customers"));
  g_assert_cmpint (unknown->status, ==, 2);
  g_assert_nonnull (strstr (unknown->errors, "there is no format \"fax\"; the formats are: plain"));
  g_assert_cmpint (nothing->status, ==, 2);
}

static void
test_gzip (void)
{
  g_autofree char *text = rbk_cli_read ("five.csv", NULL);
  g_autofree char *path = rbk_cli_path ("five.csv.gz");
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFileOutputStream) stream =
                 g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL);
  g_autoptr(GZlibCompressor) gzip = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, -1);
  g_autoptr(GOutputStream) packed =
                 g_converter_output_stream_new (G_OUTPUT_STREAM (stream), G_CONVERTER (gzip));
  g_autoptr(RbkCliRun) run = NULL;

  g_assert_true (g_output_stream_write_all (packed, text, strlen (text), NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (packed, NULL, NULL));
  run = rbk_cli_run_line ("usage five.csv.gz --json");
  rbk_cli_assert_value (run, "percentiles/calls/p80", "\"420\"");
}

/* A book that has no model yet prices no tokens, and still counts customers. */
static void
test_no_route (void)
{
  g_autoptr(RbkCliRun) run = NULL;

  rbk_cli_write ("bare.ratebook", "{\"format\": \"ratebook\", \"version\": 1, \"title\": \"Bare\","
                                  " \"currency\": \"USD\", \"plans\": []}");
  run = rbk_cli_run_line ("table bare.ratebook --usage five.csv --json");
  g_assert_cmpstr (run->errors, ==, "");
  g_assert_cmpint (run->status, ==, 0);
  g_assert_cmpuint (rbk_cli_length (run, "plans"), ==, 0);
}

/* The customers of a real API, where its file is at hand. */
static void
test_real (void)
{
  const char      *folder = g_getenv ("RBK_SHARED_DATA");
  g_autofree char *path = NULL;
  g_autoptr(RbkCliRun) usage = NULL;
  g_autoptr(RbkCliRun) table = NULL;

  if (folder != NULL)
    path = g_build_filename (folder, "usage", "servegen_r1_customers.csv", NULL);
  if (path == NULL || !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("RBK_SHARED_DATA names no real usage files: they are NOT tested");
      return;
    }

  usage = rbk_cli_run ("usage", path, "--json", NULL);
  rbk_cli_assert_value (usage, "customers", "73");
  rbk_cli_assert_value (usage, "percentiles/calls/p50", "\"4926\"");
  rbk_cli_assert_value (usage, "percentiles/calls/p80", "\"25776.8\"");
  rbk_cli_assert_value (usage, "percentiles/calls/p90", "\"39598.4\"");
  rbk_cli_assert_value (usage, "percentiles/calls/p99", "\"189021.28\"");
  table = rbk_cli_run ("table", "usage-gated.ratebook", "--usage", path, "--json", NULL);
  rbk_cli_assert_value (table, "plans/1/sizing/usage", "\"39598.4\"");
}

static void
test_models (void)
{
  g_autoptr(RbkCliRun) all = rbk_cli_run_line ("models --all --json sonnet-5");
  g_autoptr(RbkCliRun) one = rbk_cli_run_line ("models --json --date 2026-08-31 'Sonnet 5'");
  g_autoptr(RbkCliRun) none = rbk_cli_run_line ("models frob");

  g_assert_cmpuint (rbk_cli_length (all, "models"), ==, 2);
  g_assert_cmpuint (rbk_cli_length (one, "models"), ==, 1);
  rbk_cli_assert_value (one, "models/0/input", "\"2\"");
  rbk_cli_assert_value (one, "models/0/cache_write", "\"2.5\"");
  g_assert_cmpint (none->status, ==, 0);
  g_assert_cmpstr (none->errors, !=, "");
}

static void
write_files (void)
{
  rbk_cli_write ("five.csv", "customer_id,calls,input_tokens,output_tokens\n"
                             "a,100,1000000,100000\nb,200,2000000,200000\nc,300,3000000,300000\n"
                             "d,400,4000000,400000\ne,500,5000000,500000\n");
  rbk_cli_write ("spread.csv", "customer_id,calls,cost\na,100,1\nb,100,20\n");
  rbk_cli_write ("between.csv", "customer_id,calls,cost\na,100,1\nb,100,3\n");
  rbk_cli_write ("odd.csv", "who,n\nx,10\ny,20\n");
  rbk_cli_write ("broken.csv", "customer_id,calls\na,10\nb,many\nc,-4\nd,20\n");
  rbk_cli_write ("days.csv", "customer_id,day,model,calls,input_tokens\n"
                             "a,2026-06-02,gpt-5,5,50\na,2026-06-01,gpt-5-mini,2,10\n"
                             ",2026-06-01,gpt-5,2,20\n");
  rbk_cli_write ("one.jsonl", "{\"identifier\":\"1\",\"timestamp\":1692900000,"
                              "\"event_name\":\"search\",\"payload\":{\"value\":\"7\","
                              "\"stripe_customer_id\":\"c\"}}\n");
  rbk_cli_write ("events.jsonl",
                 "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"s\",\"subject\":\"a\","
                 "\"data\":{\"tokens\":100,\"type\":\"input\",\"who\":\"w\"}}\n"
                 "{\"specversion\":\"1.0\",\"id\":\"2\",\"source\":\"s\",\"subject\":\"a\","
                 "\"data\":{\"tokens\":20,\"type\":\"output\",\"who\":\"w\"}}\n");
  rbk_cli_write ("trace.csv", "TIMESTAMP,ContextTokens,GeneratedTokens\n"
                              "2023-11-16 18:17:03,100,10\n2023-11-16 18:17:04,300,20\n");
  rbk_cli_write ("months.csv", "customer_id,calls,month\na,10,2026-01\na,30,2026-02\n");
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  rbk_cli_templates ();
  write_files ();

  rbk_cli_add_figures ("/cli/usage/", cases, G_N_ELEMENTS (cases));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *path = g_strdup_printf ("/cli/usage/text/%s", texts[i].name);

      g_test_add_data_func (path, &texts[i], test_text);
    }
  g_test_add_func ("/cli/usage/left-out-elsewhere", test_left_out);
  g_test_add_func ("/cli/usage/refused", test_refused);
  g_test_add_func ("/cli/usage/no-route", test_no_route);
  g_test_add_func ("/cli/usage/gzip", test_gzip);
  g_test_add_func ("/cli/usage/real", test_real);
  g_test_add_func ("/cli/models", test_models);

  status = g_test_run ();
  rbk_cli_clean ();

  return status;
}
