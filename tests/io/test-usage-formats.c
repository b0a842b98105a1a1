/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-error.h"
#include "rbk-usage-format.h"
#include "rbk-usage-look.h"
#include "usage-log.h"

#include <string.h>

/* A file of each format, with figures worked out by hand. */
typedef struct
{
  const char *name;
  const char *format;
  const char *customer; /* the column that names it */
  const char *log;
  const char *days;
  const char *models;
} FileCase;

static const FileCase cases[] = {
  /* One cell less is an older export, and one row ends where the rest is zero. */
  { "claude-console.csv", "claude-console", "api_key",
    "acme i300 o110 r3000 w33; (none) i7 o3 r0 w0",
    "2026-06-01 i100 o50 r1000 w11; 2026-06-02 i207 o63 r2000 w22",
    "claude-opus-4-8 i300 o110 r3000 w33; claude-haiku-4-5 i7 o3" },
  { "claude-console-older.csv", "claude-console", "workspace",
    "Docs i100 o50 r1000 w10; Support i200 o60 r2000 w20",
    "2026-06-01 i100 o50 r1000 w10; 2026-06-02 i200 o60 r2000 w20",
    "claude-opus-4-5 i300 o110 r3000 w30" },
  /* Two pages behind each other, and a day without results. */
  { "claude-usage.json", "claude-usage", "results.api_key_id",
    "apikey_a i2000 o600 r200 w150; (none) i10 o5 r0 w0",
    "2026-06-01 i1510 o505 r200 w150; 2026-06-03 i500 o100",
    "claude-opus-4-8 i1510 o505 r200 w150; claude-haiku-4-5 i500 o100" },
  /* 123.45 and 0.55 cents, and 200 of no workspace. */
  { "claude-cost.json", "claude-cost", "results.workspace_id",
    "wrkspc_1 $1240000000; (none) $2000000000", "2026-06-01 $3240000000",
    "claude-opus-4-8 $3234500000; (none) $5500000" },
  /* Cached tokens are apart where the input is what was not cached. */
  { "openai-usage.tsv", "openai-usage", "project_id",
    "proj_a c3 i9200 o1200 r50000; proj_b c1 i100 o20 r0 -3",
    "2025-10-05 c3 i9200 o1200 r50000; 2025-10-07 c1 i100 o20",
    "gpt-5 c3 i9200 o1200 r50000; gpt-5-mini c1 i100 o20" },
  /* And part of it where it is all. */
  { "openai-usage.json", "openai-usage", "results.user_id", "user_1 c5 i200 o500 r800",
    "2025-10-05 c5 i200 o500 r800", "gpt-5 c5 i200 o500 r800" },
  { "openai-costs.csv", "openai-costs", "project_id", "proj_a $12560000 -3",
    "2025-10-05 $12500000; 2025-10-07 $60000", "-" },
  { "litellm.csv", "litellm", "end_user",
    "acme c2 i1500 o50 $1250000; globex c1 i10 o1 $15000; (none) c1 i7 o1 $500000000",
    "2026-06-01 c1 i1000 o50 $1250000; 2026-06-02 c2 i510 o1 $15000; 2026-06-03 c1 i7 o1 "
    "$500000000",
    "claude-haiku-4-5 c3 i1507 o51 $501250000; gpt-5-mini c1 i10 o1 $15000" },
  { "litellm.json", "litellm", "user", "u1 c1 i1000 o50 $1250000; u2 c1 i10 o1 $15000",
    "2026-06-01 c1 i1000 o50 $1250000; 2026-06-02 c1 i10 o1 $15000",
    "claude-haiku-4-5 c1 i1000 o50 $1250000; gpt-5-mini c1 i10 o1 $15000" },
  { "helicone.csv", "helicone", "request_user_id",
    "acme c2 i150 o30 $487500; Z\xc3\xbcrich GmbH c1 i100 o0 $0",
    "2026-06-01 c2 i200 o20 $325000; 2026-06-02 c1 i50 o10 $162500", "gpt-5 c3 i250 o30 $487500" },
  /* 600 of 1,000 tokens of input were cached; the span is no call. */
  { "langfuse.csv", "langfuse", "userId",
    "acme c1 i400 o100 r600 $2250000; (none) c1 i50 o10 r0 $162500 -3",
    "2026-06-01 c1 i400 o100 r600 $2250000; 2026-06-02 c1 i50 o10 $162500",
    "gpt-5 c2 i450 o110 r600 $2412500" },
  { "langfuse.jsonl", "langfuse", "userId",
    "acme c1 i400 o100 r600 $2250000; (none) c1 i50 o10 r0 $162500 -2",
    "2026-06-01 c1 i400 o100 r600 $2250000; 2026-06-02 c1 i50 o10 $162500",
    "gpt-5 c2 i450 o110 r600 $2412500" },
  { "langfuse.json", "langfuse", "userId",
    "acme c1 i400 o100 r600 $2250000; (none) c1 i50 o10 r0 $162500 -1",
    "2026-06-01 c1 i400 o100 r600 $2250000; 2026-06-02 c1 i50 o10 $162500",
    "gpt-5 c2 i450 o110 r600 $2412500" },
  /* acme has two events of input and two of output: two calls. One event is there twice,
   * one is below zero; the same id of another source is another event. */
  { "openmeter.jsonl", "openmeter", "subject",
    "acme c2 i105 o50; globex c1 i7 o0; initech c1 i0 o0; (none) c1 i9 o0 -4 -9",
    "2026-06-01 c3 i109 o50; 2026-06-02 c1 i7; 2026-06-03 c1", "gpt-5 c4 i121 o50; (none) c1" },
  { "openmeter.json", "openmeter", "subject",
    "acme c2 i105 o50; globex c1 i7 o0; initech c1 i0 o0; (none) c1 i9 o0 -44 -110",
    "2026-06-01 c3 i109 o50; 2026-06-02 c1 i7; 2026-06-03 c1", "gpt-5 c4 i121 o50; (none) c1" },
  { "openmeter-listed.json", "openmeter", "event.subject",
    "acme c2 i105 o50; globex c1 i7 o0; initech c1 i0 o0; (none) c1 i9 o0 -1 -1",
    "2026-06-01 c3 i109 o50; 2026-06-02 c1 i7; 2026-06-03 c1", "gpt-5 c4 i121 o50; (none) c1" },
  /* 12.5 cents; a text, and a time in seconds with decimals. */
  { "lago.json", "lago", "external_subscription_id",
    "sub_a c2 i100 o27 $125000000; sub_b c1 i9 o0 $0 -1",
    "2026-06-01 c2 i100 o27 $125000000; 2026-06-02 c1 i9",
    "gpt-5 c2 i100 o27 $125000000; (none) c1 i9" },
  /* JSON in cells, whose numbers are texts. The last is broken. */
  { "flexprice.csv", "flexprice", "external_customer_id",
    "cust-1 c1 i4407 o93; cust-2 c1 i10 o2 -5", "2026-06-01 c1 i4407 o93; 2026-06-02 c1 i10 o2",
    "gpt-5 c1 i4407 o93; gpt-5-mini c1 i10 o2" },
  { "flexprice-upload.csv", "flexprice", "external_customer_id", "cust-1 c1 i40 o0 -3",
    "2026-06-01 c1 i40", "gpt-5 c1 i40" },
  { "flexprice.json", "flexprice", "external_customer_id", "cust-1 c1 i4407 o0",
    "2026-06-01 c1 i4407", "-" },
  /* 200 calls by their value, and one of two events of tokens. */
  { "stripe.json", "stripe", "payload.stripe_customer_id",
    "cus_1 c201 i1000 o100; cus_2 c5 i0 o0 -38", "2026-06-01 c201 i1000 o100; 2026-06-02 c5", "-" },
  { "stripe.jsonl", "stripe", "payload.stripe_customer_id",
    "cus_1 c201 i1000 o100; cus_2 c5 i0 o0 -5", "2026-06-01 c201 i1000 o100; 2026-06-02 c5", "-" },
  { "stripe-renamed.jsonl", "stripe", "payload.account", "a1 c2", "2026-06-01 c2", "-" },
  { "trace-azure.csv", "trace", NULL, "(none) c2 i7988 o18", "-", "-" },
  { "trace-mooncake.jsonl", "trace", NULL, "(none) c2 i14080 o990", "-", "-" },
  { "trace-burst.csv", "trace", NULL, "(none) c2 i1559 o18", "-", "-" },
  { "plain.jsonl", "plain", "customer_id", "a c6 i10 $250000000; b c7 i0 $0", "-", "-" },
};

static char *
load_text (const char *name, gsize *length)
{
  g_autofree char *path = g_build_filename (g_getenv ("RBK_USAGES_DIR"), name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, length, &error);
  g_assert_no_error (error);
  return text;
}

static RbkUsage *
read_case (const char *text, gsize length, const RbkUsageOptions *options)
{
  g_autoptr (GError) error = NULL;
  RbkUsage *usage = usage_log_read (text, (gssize) length, options, &error);

  g_assert_no_error (error);
  return usage;
}

static void
check_usage (const FileCase *c, RbkUsage *usage)
{
  g_autofree char *log = usage_log_describe (usage);
  g_autofree char *days = usage_log_describe_slices (usage->days);
  g_autofree char *models = usage_log_describe_slices (usage->by_model);

  g_assert_cmpstr (usage->format, ==, c->format);
  g_assert_cmpstr (usage->columns[RBK_USAGE_CUSTOMER], ==, c->customer);
  g_assert_cmpstr (log, ==, c->log);
  g_assert_cmpstr (days, ==, c->days);
  g_assert_cmpstr (models, ==, c->models);
}

static void
test_file (gconstpointer data)
{
  const FileCase  *c = data;
  gsize            length;
  g_autofree char *text = load_text (c->name, &length);
  g_autoptr (RbkUsage) usage = read_case (text, length, NULL);

  check_usage (c, usage);
}

static void
test_packed (gconstpointer data)
{
  const FileCase  *c = data;
  gsize            length;
  g_autofree char *text = load_text (c->name, &length);
  g_autoptr (GBytes) packed = usage_log_pack (text, length);
  g_autoptr (RbkUsage) usage =
                 read_case (g_bytes_get_data (packed, NULL), g_bytes_get_size (packed), NULL);

  check_usage (c, usage);
}

/* In whatever pieces it arrives. */
static void
test_chunks (gconstpointer data)
{
  const FileCase  *c = data;
  gsize            length;
  g_autofree char *text = load_text (c->name, &length);

  for (gsize chunk = 1; chunk <= 130; chunk++)
    {
      RbkUsageOptions options = { .chunk_bytes = chunk };
      g_autoptr (RbkUsage) usage = read_case (text, length, &options);

      check_usage (c, usage);
    }
}

/* The first look and the reader say the same. */
static void
test_look (gconstpointer data)
{
  const FileCase  *c = data;
  gsize            length;
  g_autofree char *text = load_text (c->name, &length);
  g_autoptr (GInputStream) stream =
                 g_memory_input_stream_new_from_data (text, (gssize) length, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RbkUsageLook) look = rbk_usage_look_new_for_stream (stream, NULL, &error);
  g_autoptr (RbkUsage) usage = read_case (text, length, NULL);

  g_assert_no_error (error);
  g_assert_cmpstr (look->format, ==, usage->format);
  g_assert_true (look->is_sure == !g_str_equal (look->format, "plain"));
  for (guint i = 0; i < RBK_N_USAGE_FIELDS; i++)
    g_assert_cmpstr (look->mapping[i], ==, usage->columns[i]);
  g_assert_cmpuint (look->rows->len, ==, MIN (usage->rows, RBK_USAGE_LOOK_ROWS));
  for (guint i = 0; i < look->rows->len; i++)
    g_assert_cmpuint (g_strv_length (g_ptr_array_index (look->rows, i)), ==,
                      g_strv_length (look->columns));
}

/* A file that is cut anywhere is read or refused, with a reason. */
static void
test_cut (gconstpointer data)
{
  const FileCase  *c = data;
  gsize            length;
  g_autofree char *text = load_text (c->name, &length);

  for (gsize n = 0; n < length; n++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RbkUsage) usage = usage_log_read (text, (gssize) n, NULL, &error);

      g_assert_true ((usage == NULL) == (error != NULL));
    }
}

/* Every format has a file above; `--format` takes its name, and it finds the same. */
static void
test_named (void)
{
  for (guint i = 0; i < rbk_usage_n_formats; i++)
    {
      const char *format = rbk_usage_formats[i].name;
      guint       n_found = 0;

      for (guint k = 0; k < G_N_ELEMENTS (cases); k++)
        if (g_str_equal (cases[k].format, format))
          {
            RbkUsageOptions  options = { .format = format };
            gsize            length;
            g_autofree char *text = load_text (cases[k].name, &length);
            g_autoptr (RbkUsage) usage = read_case (text, length, &options);

            check_usage (&cases[k], usage);
            n_found++;
          }
      g_assert_cmpuint (n_found, >, 0);
    }
}

static void
add_tests (const char *what, GTestDataFunc function)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/usage/formats/%s/%s", what, cases[i].name);

      g_test_add_data_func (path, &cases[i], function);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_tests ("read", test_file);
  add_tests ("packed", test_packed);
  add_tests ("chunks", test_chunks);
  add_tests ("look", test_look);
  add_tests ("cut", test_cut);
  g_test_add_func ("/usage/formats/named", test_named);
  return g_test_run ();
}
