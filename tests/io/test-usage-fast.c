/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-usage-reader.h"
#include "usage-log.h"
#include "rbk-test-repeats.h"

#include <string.h>

/* Files read in blocks are what they are when they are read a record at a time, whatever is in
 * them and wherever blocks end. The first records are read singly in any case, so files begin
 * with as many as that. */

#define N_HEAD 200
#define N_ROUNDS rbk_test_repeats (400, 20)
#define MAX_ROWS 60

/* c customer, n count, $ cost, d day, m month, t time, o model, x anything */
static const struct
{
  const char *header, *cells, *separator;
} kinds[] = {
  { "customer_id,calls,input_tokens,output_tokens", "cnnn", "," },
  { "customer_id;calls;input_tokens;cached_tokens;note", "cnnnx", ";" },
  { "note\tuser\tprompt_tokens\tcompletion_tokens\tcost", "xcnn$", "\t" },
  { "timestamp,customer_id,model,input_tokens,output_tokens", "tconn", "," },
  { "customer_id,month,day,requests,model,spend", "cmdno$", "," },
  { "customer|date|cache_write_tokens|cached_tokens", "ctnn", "|" },
  { "customer_id", "c", "," },
};

static const char *const odd_ids[] = {
  "acme",
  "\"acme\"",
  "\"a \"\"b\"\"\"",
  " acme",
  "",
  "\"\"",
  "Z\xc3\xbcrich",
  "M\xfcller",
  "a\"b",
  "\"acme\"x",
  "\"ac\nme\"",
  "\"ac\r\nme\"",
  "\"a,b;c\t|\"",
  "acme ",
  "\x01",
  "\"acme",
  "0",
  "cus_0123456789abcdef",
  "cus_0123456789abcdefghijklmn",
  "a\x7f",
  "\"\"\"\"",
  "x\"\"",
};
static const char *const odd_counts[] = {
  "",
  "12.0",
  "-3",
  "1e5",
  " 7",
  "7 ",
  "99999999",
  "100000000",
  "1234567890123456",
  "12345678901234567",
  "9223372036854775807",
  "9223372036854775808",
  "00000000000000000012",
  "1 000",
  "1,5",
  "\"12\"",
  "12:",
  "1/2",
  "\xb2",
  "5.",
  ".5",
  "NaN",
  "\"1\"2",
  "12345678a",
  "a2345678",
};
static const char *const odd_costs[] = {
  "", "0.5", "1e-7", "-1", "12.345678901234567890123", "x", "99999999999", "\"3.25\""
};
static const char *const odd_dates[] = {
  "2026-06-15", "2026-06",    "",         "20260615",    "15", "13",         "2026-13",
  "2026-02-30", "1780272000", "2026/6/5", "\"2026-05\"", "x",  "2026-06-1xT"
};
static const char *const odd_times[] = { "2026-06-15T10:00:00Z", "2026-06-15 10",
                                         "2026-06-15T",          "2026-06-16T00:00:00.000Z",
                                         "2026-06-15",           "2026-07-01T",
                                         "2026-06-31T10:00:00Z", "",
                                         "2026-06-15Tx,",        " 2026-06-15T10:00:00Z",
                                         "2026-6-15T10:00:00Z" };
static const char *const odd_models[] = { "gpt-5",     "claude", "",          " gpt-5",
                                          "\"gpt-5\"", "g\xfc",  "\"g\"\"5\"" };
static const char *const odd_notes[] = { "", "x", "\"x\ny\"", "\"", "\t", "a b", "\"x\"\"\"" };
static const char *const ends[] = { "\n", "\n", "\n", "\r\n", "\r", "\n\n", "\r\n\r\n", "\n\r\n" };

#define PICK(list) (list)[g_test_rand_int_range (0, G_N_ELEMENTS (list))]

static void
write_plain_cell (GString *text, char cell)
{
  guint number = (guint) g_test_rand_int_range (0, 40);

  switch (cell)
    {
    case 'c':
      g_string_append_printf (text, "cus_%u", number);
      break;

    case 'n':
      g_string_append_printf (text, "%u", number * number * number);
      break;

    case '$':
      g_string_append_printf (text, "%u.%u", number, number);
      break;

    case 'm':
      g_string_append_printf (text, "2026-%02u", number % 3 + 1);
      break;

    case 'd':
      g_string_append_printf (text, "%u", number % 28 + 1);
      break;

    case 't':
      g_string_append_printf (text, "2026-06-%02uT10:00:%02uZ", number % 3 + 10, number);
      break;

    default:
      g_string_append_printf (text, "model-%u", number % 5);
      break;
    }
}

static const char *
pick_odd (char cell)
{
  switch (cell)
    {
    case 'c':
      return PICK (odd_ids);

    case 'n':
      return PICK (odd_counts);

    case '$':
      return PICK (odd_costs);

    case 't':
      return PICK (odd_times);

    case 'o':
      return PICK (odd_models);

    case 'x':
      return PICK (odd_notes);

    default:
      return PICK (odd_dates);
    }
}

static void
write_row (GString *text, guint kind, guint n_odd_of_100, const char *end)
{
  const char *cells = kinds[kind].cells;
  guint       n = (guint) strlen (cells);

  if ((guint) g_test_rand_int_range (0, 400) < n_odd_of_100)
    n = (guint) g_test_rand_int_range (0, (int) n + 2);
  for (guint i = 0; i < n; i++)
    {
      char cell = i < strlen (cells) ? cells[i] : 'x';

      if (i > 0)
        g_string_append (text, kinds[kind].separator);
      if ((guint) g_test_rand_int_range (0, 100) < n_odd_of_100)
        g_string_append (text, pick_odd (cell));
      else
        write_plain_cell (text, cell);
    }
  g_string_append (text, end);
}

static void
write_file (GString *text, guint kind, guint n_rows, guint n_odd_of_100)
{
  const char *end = PICK (ends);

  g_string_assign (text, kinds[kind].header);
  g_string_append (text, "\n");
  for (guint i = 0; i < N_HEAD; i++)
    write_row (text, kind, 0, "\n");
  for (guint i = 0; i < n_rows; i++)
    write_row (text, kind, n_odd_of_100, n_odd_of_100 > 20 ? PICK (ends) : end);
  if (g_test_rand_bit ())
    g_string_truncate (text, text->len - 1);
}

/* What was read, or how it failed. */
static char *
read_whole (const GString *text, const RbkUsageOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RbkUsage) usage = usage_log_read (text->str, (gssize) text->len, options, &error);

  g_assert_true ((usage == NULL) == (error != NULL));
  return usage != NULL ? usage_log_describe_all (usage)
                       : g_strdup_printf ("! %d %s", error->code, error->message);
}

static void
check_options (const GString *text, RbkUsageOptions options)
{
  g_autofree char *found = read_whole (text, &options);
  g_autofree char *expected = NULL;

  options.is_plain = TRUE;
  expected = read_whole (text, &options);
  if (!g_str_equal (found, expected))
    g_test_message ("in blocks of %d: %s", (int) options.chunk_bytes, text->str);
  g_assert_cmpstr (found, ==, expected);
}

static void
check_same (const GString *text, gsize chunk)
{
  check_options (text, (RbkUsageOptions){ .chunk_bytes = chunk });
}

static void
test_random (gconstpointer data)
{
  guint n_odd_of_100 = GPOINTER_TO_UINT (data);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      write_file (text, round % G_N_ELEMENTS (kinds), (guint) g_test_rand_int_range (0, MAX_ROWS),
                  n_odd_of_100);
      check_same (text, (gsize) g_test_rand_int_range (1, 300));
      check_same (text, 0);
    }
}

/* Every place for the edge of a block. */
static void
test_edges (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gsize step = 200 / rbk_test_repeats (200, 20);

  for (guint kind = 0; kind < G_N_ELEMENTS (kinds); kind++)
    {
      write_file (text, kind, 12, 15);
      for (gsize chunk = 1; chunk < 200; chunk += step)
        check_same (text, chunk);
    }
}

/* Bytes that are no text, at any place. */
static void
test_spoilt (void)
{
  const char spoils[] = { '\0', '"', '\r', '\n', ',', '\xff', ' ', '\x02' };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      write_file (text, round % G_N_ELEMENTS (kinds), 20, 3);
      for (gint i = g_test_rand_int_range (1, 4); i > 0; i--)
        text->str[g_test_rand_int_range ((int) text->len / 2, (int) text->len)] = PICK (spoils);
      check_same (text, (gsize) g_test_rand_int_range (1, 300));
    }
}

static void
append_times (GString *text, const char *what, gsize n)
{
  for (gsize i = 0; i < n; i++)
    g_string_append (text, what);
}

/* Records that are too long, quotes that stay open, too many cells, sums that do not fit. */
static void
test_limits (void)
{
  const struct
  {
    const char *before, *what;
    gsize       n;
    const char *behind;
  } cases[] = {
    { "", "x", 1024 * 1024 + 1, ",1,2,3\nacme,1,2,3\n" },
    { "", "x", 1024 * 1024, "\nacme,1,2,3\n" },
    { "", "x", 1024 * 1024 - 1, "\nacme,1,2,3\n" },
    { "\"", "x\n", 600 * 1024, "\",1,2,3\n" },
    { "\"", "acme,1,2,3\n", 20, "" },
    { "a", ",", 4096, "\nacme,1,2,3\n" },
    { "a", ",", 4095, "\nacme,1,2,3\n" },
    { "", "acme,9223372036854775807,2,3\n", 2, "" },
    { "\n\n", "acme,1,9223372036854775,3\n", 2000, "" },
    { "", "\n", 5000, "acme,-1,2,3" },
    { "", "\r", 5000, "acme,-1,2,3\r" },
    { "", "b\xc3\xbc,1,2,3\n", 5000, "" },
  };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      write_file (text, 0, 0, 0);
      g_string_append (text, "\n");
      g_string_append (text, cases[i].before);
      append_times (text, cases[i].what, cases[i].n);
      g_string_append (text, cases[i].behind);
      check_same (text, 0);
      check_same (text, 4096);
    }
}

/* More models than are told apart, also in one block, and more months. */
static void
test_many (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  write_file (text, 3, 1, 0);
  g_string_append (text, "\n");
  for (guint i = 0; i < 400; i++)
    g_string_append_printf (text, "2026-06-15T,acme,m%u,1,2\n", i);
  check_same (text, 0);
  check_same (text, 1000);
  for (guint i = 0; i < 80; i++)
    g_string_append_printf (text, "%u-06-15T,acme,m,1,2\n", 1950 + i);
  check_same (text, 0);
  check_same (text, 100);
}

static void
test_cached (void)
{
  const RbkUsageCached answers[] = { RBK_USAGE_CACHED_AUTO, RBK_USAGE_CACHED_PART,
                                     RBK_USAGE_CACHED_APART };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 10 * G_N_ELEMENTS (answers); i++)
    {
      write_file (text, 1, 50, i % 3);
      check_options (text, (RbkUsageOptions){ .cached = answers[i / 10] });
    }
}

/* A packed file is parsed in blocks as well. */
static void
test_packed (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint round = 0; round < 20; round++)
    {
      g_autoptr (GBytes) packed = NULL;
      g_autoptr (GString) bytes = NULL;

      write_file (text, round % G_N_ELEMENTS (kinds), 500, 2);
      packed = usage_log_pack (text->str, (gssize) text->len);
      bytes =
          g_string_new_len (g_bytes_get_data (packed, NULL), (gssize) g_bytes_get_size (packed));
      check_same (bytes, round * 20);
      if (round % 2 == 0)
        continue;
      g_string_truncate (bytes, bytes->len / 2);
      g_assert_null (usage_log_read (bytes->str, (gssize) bytes->len, NULL, NULL));
    }
}

typedef struct
{
  GCancellable *cancellable;
  guint64       last;
  guint         n_calls;
} Watch;

static void
watch_cb (guint64 bytes, gpointer user_data)
{
  Watch *watch = user_data;

  g_assert_cmpuint (bytes, >=, watch->last);
  watch->last = bytes;
  if (++watch->n_calls == 3 && watch->cancellable != NULL)
    g_cancellable_cancel (watch->cancellable);
}

static void
test_progress (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Watch           watch = { 0 };
  RbkUsageOptions options = { .chunk_bytes = 4096, .progress = watch_cb, .user_data = &watch };
  g_autoptr (RbkUsage) usage = NULL;

  write_file (text, 0, 20000, 0);
  usage = usage_log_read (text->str, (gssize) text->len, &options, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (watch.last, ==, text->len);
  g_assert_cmpuint (watch.n_calls, >, 50);

  watch = (Watch){ .cancellable = cancellable };
  options.cancellable = cancellable;
  g_assert_null (usage_log_read (text->str, (gssize) text->len, &options, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (watch.n_calls, <, 12);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/usage-fast/plain", GUINT_TO_POINTER (0), test_random);
  g_test_add_data_func ("/usage-fast/odd", GUINT_TO_POINTER (2), test_random);
  g_test_add_data_func ("/usage-fast/hostile", GUINT_TO_POINTER (40), test_random);
  g_test_add_func ("/usage-fast/edges", test_edges);
  g_test_add_func ("/usage-fast/spoilt", test_spoilt);
  g_test_add_func ("/usage-fast/limits", test_limits);
  g_test_add_func ("/usage-fast/many", test_many);
  g_test_add_func ("/usage-fast/cached", test_cached);
  g_test_add_func ("/usage-fast/packed", test_packed);
  g_test_add_func ("/usage-fast/progress", test_progress);
  return g_test_run ();
}
