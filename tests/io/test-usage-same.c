/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-usage-reader.h"
#include "usage-log.h"

#include <string.h>

#define N_ROUNDS 40
#define MAX_CALLS 120

/* The same calls, written as several systems write them, are the same customers. */

typedef struct
{
  guint customer, day, input, output;
} Call;

static const char *const ids[] = { "acme", "Z\xc3\xbcrich GmbH", "a \"quoted\", one", "42", "" };
static const char *const models[] = { "gpt-5", "claude-haiku-4-5" };

typedef void (*Write) (GString *text, const Call *call, guint number);

static char *
escape_csv (const char *id)
{
  g_auto (GStrv) parts = g_strsplit (id, "\"", -1);

  return g_strjoinv ("\"\"", parts);
}

static char *
escape_json (const char *id)
{
  g_auto (GStrv) parts = g_strsplit (id, "\"", -1);

  return g_strjoinv ("\\\"", parts);
}

static void
write_plain (GString *text, const Call *call, guint number)
{
  g_autofree char *id = escape_csv (ids[call->customer]);

  if (number == 0)
    g_string_append (text, "customer_id,model,day,input_tokens,output_tokens\n");
  g_string_append_printf (text, "\"%s\",%s,2026-06-%02u,%u,%u\n", id, models[call->customer % 2],
                          call->day, call->input, call->output);
}

static void
write_openmeter (GString *text, const Call *call, guint number)
{
  g_autofree char *id = escape_json (ids[call->customer]);

  for (guint i = 0; i < 2; i++)
    g_string_append_printf (text,
                            "{\"specversion\":\"1.0\",\"id\":\"%u-%u\",\"source\":\"s\",\"type\":"
                            "\"prompt\","
                            "\"subject\":\"%s\",\"time\":\"2026-06-%02uT10:00:00Z\",\"data\":{"
                            "\"tokens\":%u,"
                            "\"model\":\"%s\",\"type\":\"%s\"}}\n",
                            number, i, id, call->day, i == 0 ? call->input : call->output,
                            models[call->customer % 2], i == 0 ? "input" : "output");
}

static void
write_stripe (GString *text, const Call *call, guint number)
{
  g_autofree char *id = escape_json (ids[call->customer]);

  g_string_append_c (text, number == 0 ? '[' : ',');
  for (guint i = 0; i < 2; i++)
    g_string_append_printf (text,
                            "%s{\"identifier\":\"%u-%u\",\"timestamp\":%u,\"event_name\":\"%s_"
                            "tokens\","
                            "\"payload\":{\"value\":\"%u\",\"stripe_customer_id\":\"%s\",\"model\":"
                            "\"%s\"}}",
                            i > 0 ? "," : "", number, i, 1780272000 + 86400 * (call->day - 1),
                            i == 0 ? "input" : "output", i == 0 ? call->input : call->output, id,
                            models[call->customer % 2]);
}

static void
write_litellm (GString *text, const Call *call, guint number)
{
  g_autofree char *id = escape_csv (ids[call->customer]);

  if (number == 0)
    g_string_append (text, "request_id;completionStartTime;spend;prompt_tokens;completion_tokens;"
                           "total_tokens;startTime;model;end_user\r\n");
  g_string_append_printf (text, "r%u;;;%u;%u;%u;2026-06-%02u 10:00:00;%s;\"%s\"\r\n", number,
                          call->input, call->output, call->input + call->output, call->day,
                          models[call->customer % 2], id);
}

static void
write_langfuse (GString *text, const Call *call, guint number)
{
  g_autofree char *id = escape_json (ids[call->customer]);

  g_string_append_printf (text,
                          "{\"id\":\"o%u\",\"traceId\":\"t\",\"type\":\"GENERATION\",\"startTime\":"
                          "\"2026-06-%02uT10:00:00.000Z\",\"model\":\"%s\",\"inputUsage\":%u,"
                          "\"outputUsage\":%u,\"userId\":\"%s\"}\n",
                          number, call->day, models[call->customer % 2], call->input, call->output,
                          id);
}

static RbkUsage *
read_as (Write write, const Call *calls, guint n, gsize chunk)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) error = NULL;
  RbkUsageOptions options = { .chunk_bytes = chunk };
  RbkUsage       *usage;

  for (guint i = 0; i < n; i++)
    write (text, &calls[i], i);
  if (text->str[0] == '[')
    g_string_append_c (text, ']');
  stream = g_memory_input_stream_new_from_data (text->str, (gssize) text->len, NULL);
  usage = rbk_usage_read_stream (stream, &options, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (usage->skipped, ==, 0);
  return usage;
}

static void
assert_same (RbkUsage *a, RbkUsage *b)
{
  guint            n = rbk_population_get_size (a->population);
  g_autofree char *days = usage_log_describe_slices (a->days);
  g_autofree char *other_days = usage_log_describe_slices (b->days);
  g_autofree char *by_model = usage_log_describe_slices (a->by_model);
  g_autofree char *other_by_model = usage_log_describe_slices (b->by_model);

  g_assert_cmpuint (rbk_population_get_size (b->population), ==, n);
  g_assert_cmpstr (days, ==, other_days);
  g_assert_cmpstr (by_model, ==, other_by_model);
  g_assert_cmpstr (a->first_day, ==, b->first_day);
  g_assert_cmpstr (a->last_day, ==, b->last_day);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpstr (rbk_population_get_id (a->population, i), ==,
                       rbk_population_get_id (b->population, i));
      for (guint column = RBK_COLUMN_CALLS; column <= RBK_COLUMN_OUTPUT; column++)
        g_assert_cmpint (rbk_population_get_column (a->population, (RbkColumn) column)[i], ==,
                         rbk_population_get_column (b->population, (RbkColumn) column)[i]);
    }
}

static void
test_same (void)
{
  const struct
  {
    const char *format;
    Write       write;
  } others[] = { { "openmeter", write_openmeter },
                 { "stripe", write_stripe },
                 { "litellm", write_litellm },
                 { "langfuse", write_langfuse } };

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      guint            n = (guint) g_test_rand_int_range (1, MAX_CALLS);
      g_autofree Call *calls = g_new (Call, n);
      g_autoptr (RbkUsage) plain = NULL;

      for (guint i = 0; i < n; i++)
        calls[i] = (Call){ (guint) g_test_rand_int_range (0, G_N_ELEMENTS (ids)),
                           (guint) g_test_rand_int_range (1, 31),
                           (guint) g_test_rand_int_range (0, 100000),
                           (guint) g_test_rand_int_range (0, 5000) };
      /* Which of several columns names the customer is told from the first rows. */
      calls[0].customer = 0;
      plain = read_as (write_plain, calls, n, 0);
      for (guint i = 0; i < G_N_ELEMENTS (others); i++)
        {
          g_autoptr (RbkUsage) other = read_as (others[i].write, calls, n,
                                                (gsize) g_test_rand_int_range (1, 999));

          g_assert_cmpstr (other->format, ==, others[i].format);
          g_assert_cmpuint (other->n_without_id, ==,
                            plain->n_without_id * (other->rows / plain->rows));
          assert_same (plain, other);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/usage/same", test_same);
  return g_test_run ();
}
