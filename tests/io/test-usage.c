/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-usage-reader.h"

#include "rbk-error.h"
#include "usage-log.h"

#include <string.h>

typedef struct
{
  const char *text, *log;
} Case;

static const Case cases[] = {
  /* The names of columns, and what a row is. */
  { "customer_id,calls\na,5\nb,7\na,1\n", "a c6; b c7" },
  { "\xef\xbb\xbf"
    "Customer-ID;Requests\r\na;5\r\n",
    "a c5" },
  { "\"CUSTOMER ID\"\tNum_Requests\na\t5", "a c5" },
  { "user_id\na\na\nb\n", "a c2; b c1" },
  { "user_id,customer_id,runs\nu,c,3\n", "c c3" },
  { "org_id,prompt_tokens,completion_tokens,note\na,10,20,\"x, \"\"y\"\"\"\n", "a c1 i10 o20" },
  { "tenant_id,context_tokens,generated_tokens\na,10,20\n", "a c1 i10 o20" },
  { "subject,request_tokens,response_tokens\na,10,20\n", "a c1 i10 o20" },
  { "account_id,cache_write_tokens\na,4\n", "a c1 w4" },
  /* Ids. */
  { "customer_id,calls\n,5\n  ,1\n\" a \",2\n", "(none) c6; a c2" },
  { "customer_id,calls\nZ\xc3\xbcrich,5\nZ\xfcrich,1\nZ\xf6rich,2\n\xff\xfe,1\n",
    "Z\xc3\xbcrich c5; Z\\xFCrich c1; Z\\xF6rich c2; \\xFF\\xFE c1" },
  { "customer_id\n,\n\na\n", "a c1 -2" },
  { "customer_id,model\n,m\na,m\n,\n", "(none) c1; a c1 -4" },
  /* Counts. */
  { "customer_id,calls\na,59200.0\na,007\na,\"3\"\na, 4 \na,1.\n", "a c59215" },
  { "customer_id,calls\na,1\na,0.5\na,-1\na,-0.5\na,1e9\na,NaN\na,+1\na,0x10\na,\"1,000\"\n"
    "a,1 000\na,1.000.0\na,.\na,-\na,5.01\na,n/a\n",
    "a c1 -3 -4 -5 -6 -7 -8 -9 -10 -11 -12 -13 -14 -15 -16" },
  { "customer_id,calls\na,9223372036854775807\nb,9223372036854775808\n"
    "c,99999999999999999999999999\n",
    "a c9223372036854775807 -3 -4" },
  { "customer_id,calls,input_tokens\na,,\n,,\nb,0,0\n,,0\n", "a c0 i0; b c0 i0; (none) c0 i0 -3" },
  /* Ragged rows. */
  { "customer_id,calls,input_tokens\na\nb,1\nc,1,2,3\nd,1,2,,\ne,1,2, \n",
    "a c0 i0; b c1 i0; d c1 i2; e c1 i2 -4" },
  /* Costs. */
  { "customer_id,cost\na,1.5\na,0.000000001\nb,1e-06\nb,2.5E+1\nc,0.0000000005\nd,.5\nd,1.\n",
    "a c2 $1500000001; b c2 $25000001000; c c1 $1; d c2 $1500000000" },
  { "customer_id,spend\na,0.0000000002\na,0.0000000002\na,0.000000000099999999\n", "a c3 $0" },
  { "customer_id,spend\na,0.0000000002\na,0.0000000002\na,0.0000000001\n", "a c3 $1" },
  { "customer_id,cost_usd\na,1\na,-1\na,$1\na,1,5\na,1e\na,e5\na,.\na,inf\na,1e99\na,0e99\n"
    "a,1e-999999999999999999999\na,-.5\n",
    "a c3 $1000000000 -3 -4 -5 -6 -7 -8 -9 -10 -13" },
  { "customer_id,cost\na,9000000000\nb,9000000000.000000001\nc,0.12345678901234567890123456789\n",
    "a c1 $9000000000000000000; c c1 $123456789 -3" },
  /* Cached tokens: part of the input, unless a row says that they can't be. */
  { "customer_id,input_tokens,cached_tokens\na,100,60\na,10,10\nb,5,0\n",
    "a c2 i40 r70; b c1 i5 r0" },
  { "customer_id,input_tokens,cached_tokens\na,100,60\nb,10,11\n", "a c1 i100 r60; b c1 i10 r11" },
  { "customer_id,cache_read_tokens\na,60\n", "a c1 r60" },
  /* Months and days. */
  { "customer_id,day,calls\na,1,5\na,2,6\nb,31,1\na,32,1\na,0,1\na,,1\n", "a c11; b c1 -5 -6 -7" },
  { "customer_id,month,calls\na,2026-01,5\na,2026-02,8\nb,2026-02,3\n", "a c7; b c3" },
  { "customer_id,month,calls\na,1,5\na,2,8\na,13,8\n", "a c7 -4" },
  { "customer_id,date,calls,cost\na,2026-01-31,5,1\na,2026-01-30,1,1\na,2026-02-01,1,1\n",
    "a c4 $1500000000" },
  { "customer_id,date,calls\na,2026-1-1,1\na,2026/01/02T10:00:00Z,1\na,2026.01.03 10:00,1\n"
    "a,20260104,1\na,202601,1\na,1767225600,1\na,1767225600123,1\n",
    "a c7" },
  { "customer_id,date,calls\na,2026-13-01,1\na,2026-01-32,1\na,26-01-01,1\na,2026-01-01x,1\n"
    "a,01/02/2026,1\na,Jan 2026,1\na,2026,1\na,2026-00,1\na,2026--1,1\nb,2026-01,1\n",
    "b c1 -2 -3 -4 -5 -6 -7 -8 -9 -10" },
  { "customer_id,month,day,calls\na,2026-01,1,5\na,2026-02,1,8\n", "a c7" },
  /* Nothing to be had. */
  { "", "! line 1: the file is empty; export some usage with a header" },
  { "customer_id,calls\n", "! line 1: there is a header and no row below it; export some usage" },
  { "customer_id,calls\na,x\nb,-1\n",
    "! line 2: calls \"x\" is no whole number in plain digits; no row could be used, so check the "
    "columns, or name them with --map FIELD=COLUMN" },
  { "{\"specversion\":\"1.0\"}\n",
    "! line 1: no column says which customer a row belongs to; the columns are \"specversion\"; "
    "name it with --map customer=COLUMN, or export the usage with a customer id" },
  { "[ ]\n", "! line 1: there is no record in the file; export some usage" },
  { "session_id,requests,input_tokens,output_tokens\ns,1,2,3\n",
    "! line 1: no column says which customer a row belongs to; the columns are \"session_id\", "
    "\"requests\", \"input_tokens\", \"output_tokens\"; name it with --map customer=COLUMN, or "
    "export the usage with a customer id" },
  { "customer_id,calls,Calls\na,1,2\n", "a c1" },
  { "customer_id,calls\na,9223372036854775807\nb,1\na,1\n",
    "! line 4: the sums of this customer get too large to count; check its rows" },
  { "customer_id,cost\na,9000000000\na,9000000000\n",
    "! the cost of customer \"a\" is too large to count; check its rows" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *log = usage_log_read_line (cases[i].text, NULL);

      g_assert_cmpstr (log, ==, cases[i].log);
    }
}

static void
test_chunks (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (gsize chunk = 1; chunk <= 70; chunk++)
      {
        RbkUsageOptions  options = { .chunk_bytes = chunk };
        g_autofree char *log = usage_log_read_line (cases[i].text, &options);

        g_assert_cmpstr (log, ==, cases[i].log);
      }
}

static void
test_report (void)
{
  const char *text = "customer_id,note,model,cached_tokens,input_tokens,month\n"
                     "a,x,gpt-5,1,2,2026-01\n"
                     "b,x,gpt-5-mini,0,2,2026-02\n"
                     "b,x,gpt-5,0,-2,2026-02\n"
                     "b,x,gpt-5,0,2,soon\n"
                     "c,x,,0,2,2026-03\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (RbkUsage) usage = usage_log_read (text, -1, NULL, &error);
  const RbkUsageSkip *skip;

  g_assert_no_error (error);
  g_assert_cmpstr (usage->format, ==, "plain");
  g_assert_cmpuint (usage->rows, ==, 5);
  g_assert_cmpuint (usage->skipped, ==, 2);
  g_assert_cmpuint (usage->skip_counts[RBK_USAGE_SKIP_NEGATIVE], ==, 1);
  g_assert_cmpuint (usage->skip_counts[RBK_USAGE_SKIP_DATE], ==, 1);
  g_assert_cmpuint (usage->skip_counts[RBK_USAGE_SKIP_COUNT], ==, 0);
  g_assert_cmpuint (usage->n_months, ==, 3);
  g_assert_true (usage->cached_is_part);
  g_assert_true (usage->has_model);
  g_assert_cmpuint (usage->models->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (usage->models, 1), ==, "gpt-5-mini");
  g_assert_cmpstr (usage->columns[RBK_USAGE_CUSTOMER], ==, "customer_id");
  g_assert_null (usage->columns[RBK_USAGE_CALLS]);
  g_assert_cmpuint (g_strv_length (usage->other_columns), ==, 1);
  g_assert_cmpstr (usage->other_columns[0], ==, "note");

  skip = g_ptr_array_index (usage->skips, 0);
  g_assert_cmpuint (skip->line, ==, 4);
  g_assert_cmpstr (skip->message, ==, "input_tokens \"-2\" is below zero");
  skip = g_ptr_array_index (usage->skips, 1);
  g_assert_cmpuint (skip->line, ==, 5);
  g_assert_cmpstr (skip->message, ==, "month \"soon\" is no date such as 2026-06 or 2026-06-15");
  g_assert_cmpstr (rbk_usage_skip_reason_describe (RBK_USAGE_SKIP_NEGATIVE), ==,
                   "a value is below zero");
}

/* All are counted, the first are told. */
static void
test_many_skips (void)
{
  GString *text = g_string_new ("customer_id,model\n");
  g_autoptr (RbkUsage) usage = NULL;

  for (guint i = 0; i < 100; i++)
    g_string_append_printf (text, "a,model %u\nb,,x\n", i);
  usage = usage_log_read (text->str, -1, NULL, NULL);
  g_assert_cmpuint (usage->rows, ==, 200);
  g_assert_cmpuint (usage->skipped, ==, 100);
  g_assert_cmpuint (usage->skip_counts[RBK_USAGE_SKIP_CELLS], ==, 100);
  g_assert_cmpuint (usage->skips->len, ==, RBK_USAGE_MAX_SKIPS);
  g_assert_cmpuint (usage->models->len, ==, RBK_USAGE_MAX_MODELS);
  g_string_free (text, TRUE);
}

static void
test_long_id (void)
{
  for (guint length = 1024; length <= 1025; length++)
    {
      g_autofree char *id = g_strnfill (length, 'x');
      g_autofree char *text = g_strdup_printf ("customer_id\n%s\nb\n", id);
      g_autoptr (RbkUsage) usage = usage_log_read (text, -1, NULL, NULL);

      g_assert_cmpuint (rbk_population_get_size (usage->population), ==, length == 1024 ? 2 : 1);
      g_assert_cmpuint (usage->skip_counts[RBK_USAGE_SKIP_ID], ==, length == 1024 ? 0 : 1);
    }
}

static void
test_many_months (void)
{
  for (guint n = 64; n <= 65; n++)
    {
      GString *text = g_string_new ("customer_id,month,calls\n");
      g_autoptr (GError) error = NULL;
      g_autoptr (RbkUsage) usage = NULL;

      for (guint i = 0; i < n; i++)
        g_string_append_printf (text, "a,%04u-%02u,%u\n", 2000 + i / 12, i % 12 + 1, i);
      usage = usage_log_read (text->str, -1, NULL, &error);
      g_string_free (text, TRUE);
      if (n == 64)
        {
          g_assert_no_error (error);
          g_assert_cmpuint (usage->n_months, ==, 64);
          /* 63 x 64 / 2 calls in 64 months are 31.5 a month. */
          g_assert_cmpint (rbk_population_get_column (usage->population, RBK_COLUMN_CALLS)[0], ==,
                           32);
        }
      else
        g_assert_error (error, RBK_ERROR, RBK_ERROR_RANGE);
    }
}

static void
test_format (void)
{
  RbkUsageOptions  options = { .format = "plain" };
  g_autofree char *log = usage_log_read_line ("customer_id\na\n", &options);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (log, ==, "a c1");
  options.format = "fax";
  g_assert_null (usage_log_read ("customer_id\na\n", -1, &options, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_USAGE);
}

static void
count_progress_cb (guint64 bytes, gpointer user_data)
{
  guint64 *last = user_data;

  g_assert_cmpuint (bytes, >=, *last);
  *last = bytes;
}

static void
test_progress (void)
{
  GString        *text = g_string_new ("customer_id,calls\n");
  guint64         last = 0;
  RbkUsageOptions options = { .progress = count_progress_cb, .user_data = &last };
  g_autoptr (RbkUsage) usage = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, "%u,1\n", i);
  usage = usage_log_read (text->str, -1, &options, NULL);
  g_assert_nonnull (usage);
  g_assert_cmpuint (last, ==, text->len);
  g_string_free (text, TRUE);
}

/* A user's decision in the middle of a file ends the reading, and nothing is left. */
static void
cancel_cb (guint64 bytes, gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

static void
test_cancelled (void)
{
  GString *text = g_string_new ("customer_id,calls\n");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  RbkUsageOptions options = {
    .cancellable = cancellable, .progress = cancel_cb, .user_data = cancellable, .chunk_bytes = 1000
  };

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, "%u,1\n", i);
  g_assert_null (usage_log_read (text->str, -1, &options, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_string_free (text, TRUE);
}

static void
test_no_file (void)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/nonexistent/usage.csv");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  RbkUsageOptions options = { .cancellable = cancellable };
  g_autoptr (GError) error = NULL;

  g_assert_null (rbk_usage_read (file, &options, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_READ);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_null (rbk_usage_read (file, &options, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A table that is cut anywhere is read or refused, and never has a customer too many. */
static void
test_cut (void)
{
  const char *text = "customer_id,calls,input_tokens\r\n\"a \"\"b\"\"\",12,\"34\"\r\nc,56,78\r\n";

  for (gsize length = 0; length <= strlen (text); length++)
    {
      g_autofree char *cut = g_strndup (text, length);
      g_autoptr (GError) error = NULL;
      g_autoptr (RbkUsage) usage = usage_log_read (cut, -1, NULL, &error);

      g_assert_true ((usage == NULL) == (error != NULL));
      if (usage != NULL)
        g_assert_cmpuint (rbk_population_get_size (usage->population), <=, 2);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/usage/cases", test_cases);
  g_test_add_func ("/usage/chunks", test_chunks);
  g_test_add_func ("/usage/report", test_report);
  g_test_add_func ("/usage/many-skips", test_many_skips);
  g_test_add_func ("/usage/long-id", test_long_id);
  g_test_add_func ("/usage/many-months", test_many_months);
  g_test_add_func ("/usage/format", test_format);
  g_test_add_func ("/usage/progress", test_progress);
  g_test_add_func ("/usage/cancelled", test_cancelled);
  g_test_add_func ("/usage/no-file", test_no_file);
  g_test_add_func ("/usage/cut", test_cut);
  return g_test_run ();
}
