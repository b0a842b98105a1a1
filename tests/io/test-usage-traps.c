/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-error.h"
#include "rbk-usage-events.h"
#include "rbk-usage-look.h"
#include "usage-log.h"

#include <string.h>

/* What is odd, broken or hostile in usage files. */

typedef struct
{
  const char *text;
  gsize       length; /* 0 for a text without NUL */
  const char *mapping[3];
  const char *log;  /* or the beginning of the error, behind `!` */
  const char *note; /* a part of one */
} Trap;

#define EVENT(id, who, data)                                                                       \
  "{\"specversion\":\"1.0\",\"id\":\"" id "\",\"source\":\"s\",\"subject\":\"" who                 \
  "\",\"data\":" data "}\n"

static const Trap traps[] = {
  /* What is no text in UTF-8. */
  { "\xff\xfe"
    "c\0u\0",
    6,
    { NULL },
    "!line 1: the file is in UTF-16; save it in UTF-8",
    NULL },
  { "c\0u\0s\0,\0n\0\n\0",
    12,
    { NULL },
    "!line 1: there is a zero byte: the file is binary or",
    NULL },
  { "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16, { NULL }, "!line", NULL },
  { "PK\x03\x04rest", 0, { NULL }, "!line 1: the file is a spreadsheet or a zip archive", NULL },
  { "customer_id,calls\nZ\xfcrich,1\nBern,2\n",
    0,
    { NULL },
    "Z\\xFCrich c1; Bern c2",
    "perhaps in Latin-1: 1;" },
  /* Columns that are there twice: the first is taken, and it is said. */
  { "customer_id,calls,calls\na,1,2\n",
    0,
    { NULL },
    "a c1",
    "the column \"calls\" is there twice; column 2 is taken for calls, and --map calls=#3" },
  { "customer_id,calls,calls\na,1,2\n", 0, { "calls=#3", NULL }, "a c2", NULL },
  { "customer_id,calls\n,5\na,1\n", 0, { NULL }, "(none) c5; a c1", "rows without a customer: 1," },
  { "customer_id,calls,input_tokens\na,1\n",
    0,
    { NULL },
    "a c1 i0",
    "fewer cells than the header: 1;" },
  { "customer_id,tokens\na,7\n", 0, { NULL }, "a c1 i7 o0", "tokens have no direction: 1;" },
  { "customer_id,month,day,calls\na,2026-02,14,1\na,2026-02,32,1\n", 0, { NULL }, "a c1 -3", NULL },
  /* Lines of JSON that are broken are left out, each by itself. */
  { "{\"customer_id\":\"a\"}\nnonsense\n{\"customer_id\":\"b\"\n{\"customer_id\":\"c\"}\n"
    "{\"customer_id\":\"d\n{\"customer_id\":\"e\"}\n[1,2]\n{\"customer_id\":\"f\"} }\n",
    0,
    { NULL },
    "a c1; c c1; e c1; f c1 -2 -3 -5 -7 -7 -8",
    NULL },
  { "[{\"customer_id\":\"a\"}, 5, \"b]\", null, {\"customer_id\":\"a\"}]",
    0,
    { NULL },
    "a c2 -1 -1 -1",
    NULL },
  { "{\"customer_id\":\"a\",\"customer_id\":\"b\"}\n{\"customer_id\":\"c\"}\n",
    0,
    { NULL },
    "c c1 -1",
    NULL },
  { "{\"customer_id\":\"Z\xfc\"}\n{\"customer_id\":\"c\"}\n", 0, { NULL }, "c c1 -1", NULL },
  { "{\"customer_id\":\"a\\\"}{\\\\\"}{\"customer_id\":\"b\"}",
    0,
    { NULL },
    "a\"}{\\ c1; b c1",
    NULL },
  { "{nonsense}\n", 0, { NULL }, "!line 1: the record is no JSON: ", NULL },
  { "{\"customer_id\":\"a\"}\n{\"customer_id\":",
    0,
    { NULL },
    "!line 2: the record that begins here is",
    NULL },
  { "[{\"customer_id\":\"a\"},\n{\"customer_id\":\"b",
    0,
    { NULL },
    "!line 2: the record that begins here is",
    NULL },
  { "{\"data\":[]}", 0, { NULL }, "!line 1: there is no record in the file", NULL },
  { " \n\t ", 0, { NULL }, "!line 1: no column says", NULL },
  { "\xef\xbb\xbf [{\"customer_id\":\"a\",\"calls\":\"5\"}]", 0, { NULL }, "a c5", NULL },
  /* Pages of an API: what is around the list is not looked at. */
  { "{\"object\":\"list\",\"x\":{\"data\":[1]},\"data\":[{\"user_id\":\"a\"},{\"user_id\":\"b\"}],"
    "\"next\":\"}]\\\"\",\"y\":[[{}]]}\n{\"data\":[{\"user_id\":\"a\"}]}",
    0,
    { NULL },
    "a c2; b c1",
    NULL },
  /* Numbers. */
  { "{\"user_id\":\"a\",\"input_tokens\":59200.0,\"output_tokens\":\"12\"}",
    0,
    { NULL },
    "a c1 i59200 o12",
    NULL },
  { "{\"user_id\":\"a\",\"input_tokens\":-1}\n{\"user_id\":\"a\",\"input_tokens\":1.5}\n"
    "{\"user_id\":\"a\",\"input_tokens\":true}\n{\"user_id\":\"a\",\"input_tokens\":null}\n",
    0,
    { NULL },
    "a c1 i0 -1 -2 -3",
    NULL },
  { "{\"user_id\":7,\"calls\":[3]}\n", 0, { NULL }, "7 c1", NULL },
  /* Paths may be mapped. */
  { EVENT ("1", "a", "{\"n\":5}") EVENT ("2", "a", "{\"n\":6}"),
    0,
    { "input_tokens=data.n", NULL },
    "a c2 i11",
    NULL },
  { EVENT ("1", "a", "{\"n\":5}"), 0, { "calls=data.n", "customer=source", NULL }, "s c5", NULL },
  { EVENT ("1", "a", "{\"n\":5}"),
    0,
    { "calls=data.m", NULL },
    "!line 1: there is no column \"data.m\" for calls; the columns are \"specversion\", \"id\", "
    "\"source\", \"subject\", \"data.n\"",
    NULL },
  { "{\"event_name\":\"ai\",\"payload\":{\"n\":3,\"who\":\"a\"}}",
    0,
    { "calls=payload.n", "customer=payload.who", NULL },
    "a c3",
    NULL },
  { "{\"event_name\":\"ai\",\"payload\":{\"n\":3,\"who\":\"a\"}}",
    0,
    { "tokens=payload.n", "customer=payload.who", NULL },
    "a c1 i3 o0",
    NULL },
  { "{\"event_name\":\"ai\",\"payload\":{\"n\":3,\"account\":\"a\"}}",
    0,
    { NULL },
    "a c1",
    "an event is one call" },
  /* Of what is cached an event is no call; what has no id is never there twice. */
  { EVENT ("1", "a", "{\"tokens\":5,\"type\":\"input\"}")
        EVENT ("2", "a", "{\"tokens\":9,\"type\":\"cache_read\"}")
            EVENT ("", "a", "{\"tokens\":2,\"type\":\"output\"}")
                EVENT ("", "a", "{\"tokens\":2,\"type\":\"cache-write\"}"),
    0,
    { NULL },
    "a c1 i5 o2 r9 w2",
    "are one call" },
};

static void
test_traps (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (traps); i++)
    {
      const Trap     *trap = &traps[i];
      gsize           length = trap->length > 0 ? trap->length : strlen (trap->text);
      RbkUsageOptions options = { .mapping = trap->mapping };
      g_autoptr (GError) error = NULL;
      g_autoptr (RbkUsage) usage = usage_log_read (trap->text, (gssize) length, &options, &error);
      g_autofree char *log = NULL;

      g_assert_true ((usage == NULL) == (error != NULL));
      if (trap->log[0] == '!')
        {
          g_assert_nonnull (error);
          if (!g_str_has_prefix (error->message, trap->log + 1))
            g_assert_cmpstr (error->message, ==, trap->log + 1);
          continue;
        }
      g_assert_no_error (error);
      log = usage_log_describe (usage);
      g_assert_cmpstr (log, ==, trap->log);
      if (trap->note != NULL && !usage_log_has_note (usage, trap->note))
        g_error ("no note says \"%s\" of: %s", trap->note, trap->text);
    }
}

/* Neither a line nor a record without an end fills the memory. */
static void
test_endless (void)
{
  const char *const heads[] = { "customer_id\n", "{\"customer_id\":\"", "[", "{\"a\":{\"b\":[" };

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      g_autofree char *rest = g_strnfill (3 * 1024 * 1024, i == 2 ? '[' : 'x');
      g_autofree char *text = g_strconcat (heads[i], rest, NULL);
      g_autoptr (GError) error = NULL;

      g_assert_null (usage_log_read (text, -1, NULL, &error));
      g_assert_error (error, RBK_ERROR, RBK_ERROR_RANGE);
      g_assert_nonnull (strstr (error->message, "1 MiB"));
    }
}

/* A record in which there is more than it may have. */
static void
test_many_members (void)
{
  g_autoptr (GString) text = g_string_new ("{\"user_id\":\"a\",\"calls\":3");
  g_autoptr (GError) error = NULL;
  g_autoptr (RbkUsage) usage = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (text, ",\"m%u\":%u", i, i);
  g_string_append_c (text, '}');
  usage = usage_log_read (text->str, (gssize) text->len, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (usage->other_columns), ==, 510);
}

/* A member that comes late is found all the same. */
static void
test_late_members (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (RbkUsage) usage = NULL;
  g_autofree char *log = NULL;

  for (guint i = 0; i < 300; i++)
    g_string_append_printf (text, "{\"user_id\":\"u%u\"}\n", i % 2);
  g_string_append (text, "{\"user_id\":\"u0\",\"data\":{\"input_tokens\":5,\"model\":\"m\"},"
                         "\"cost\":1,\"date\":\"2026-06-01\"}\n");
  usage = usage_log_read (text->str, (gssize) text->len, NULL, NULL);
  log = usage_log_describe (usage);
  g_assert_cmpstr (usage->columns[RBK_USAGE_INPUT_TOKENS], ==, "data.input_tokens");
  g_assert_cmpstr (log, ==, "u0 c151 i5 $1000000000; u1 c150 i0 $0");
}

/* An id is remembered for as many events as is said, and no longer. */
static void
test_window (void)
{
  RbkUsageEvents *events = rbk_usage_events_new ();
  RbkCsvCell      source = { "s", 1 };

  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i <= RBK_USAGE_EVENT_WINDOW; i++)
      {
        g_autofree char *id = g_strdup_printf ("%u", i);

        g_assert_true (rbk_usage_events_add (events, (RbkCsvCell){ id, strlen (id) }, source));
      }
  g_assert_false (rbk_usage_events_add (events, (RbkCsvCell){ "65536", 5 }, source));
  g_assert_true (rbk_usage_events_add (events, (RbkCsvCell){ "65536", 5 }, (RbkCsvCell){ "t", 1 }));
  rbk_usage_events_free (events);
}

/* A look minds neither that no customer is named nor what is broken further down. */
static void
test_look (void)
{
  const char *text = "\xef\xbb\xbfwho,calls\na,1\n\"b,2\n";
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, -1, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RbkUsageLook) look = rbk_usage_look_new_for_stream (stream, NULL, &error);
  GStrv row;

  g_assert_no_error (error);
  g_assert_cmpstr (look->format, ==, "plain");
  g_assert_false (look->is_sure);
  g_assert_null (look->mapping[RBK_USAGE_CUSTOMER]);
  g_assert_cmpstr (look->mapping[RBK_USAGE_CALLS], ==, "calls");
  g_assert_cmpstr (look->encoding, ==, "UTF-8 with a byte order mark");
  g_assert_cmpuint (look->rows->len, ==, 1);
  row = g_ptr_array_index (look->rows, 0);
  g_assert_cmpstr (row[0], ==, "a");
  g_assert_null (usage_log_read (text, -1, NULL, &error));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/usage/traps/table", test_traps);
  g_test_add_func ("/usage/traps/endless", test_endless);
  g_test_add_func ("/usage/traps/many-members", test_many_members);
  g_test_add_func ("/usage/traps/late-members", test_late_members);
  g_test_add_func ("/usage/traps/window", test_window);
  g_test_add_func ("/usage/traps/look", test_look);
  return g_test_run ();
}
