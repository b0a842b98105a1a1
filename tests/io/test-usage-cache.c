/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-text.h"
#include "rbk-usage-cache-file.h"
#include "rbk-usage-cache.h"
#include "usage-log.h"
#include "rbk-test-repeats.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#define N_ROUNDS rbk_test_repeats (3000, 100)

static const char everything[] =
    "day,customer_id,plan,model,calls,input_tokens,cached_tokens,cost,note\n"
    "2026-06-01,acme,pro,gpt-5,3,100,20,0.5,\n"
    "2026-06-02,Z\xc3\xbcrich,free,claude,4,50,10,0.25,x\n"
    "2026-07-02,acme,pro,claude,4,x,10,0.25,x\n"
    "2026-07-02,,pro,claude,1,5,1,0.25,x\n";

static RbkUsage *
read_everything (void)
{
  g_autoptr (GError) error = NULL;
  RbkUsage *usage = usage_log_read (everything, -1, NULL, &error);

  g_assert_no_error (error);
  return usage;
}

static int
open_new (const char *bytes, gsize n)
{
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), "kept-XXXXXX", NULL);
  int              fd;

  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  fd = g_mkstemp_full (path, O_RDWR, 0600);
  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (write (fd, bytes, n), ==, (gssize) n);
  g_assert_cmpint (lseek (fd, 0, SEEK_SET), ==, 0);
  return fd;
}

static RbkUsage *
read_bytes (const GByteArray *bytes)
{
  int       fd = open_new ((const char *) bytes->data, bytes->len);
  RbkUsage *usage = rbk_usage_cache_read ("key", fd);

  close (fd);
  return usage;
}

static GByteArray *
write_bytes (RbkUsage *usage)
{
  int         fd = open_new ("", 0);
  GByteArray *bytes = g_byte_array_new ();
  struct stat info;

  g_assert_true (rbk_usage_cache_write (usage, "key", fd));
  g_assert_cmpint (fstat (fd, &info), ==, 0);
  g_byte_array_set_size (bytes, (guint) info.st_size);
  g_assert_cmpint (pread (fd, bytes->data, bytes->len, 0), ==, (gssize) info.st_size);
  close (fd);
  return bytes;
}

static void
assert_same (RbkUsage *usage, RbkUsage *expected)
{
  g_autofree char *found_text = usage_log_describe_all (usage);
  g_autofree char *expected_text = usage_log_describe_all (expected);
  guint            n = rbk_population_get_n_plans (expected->population);

  g_assert_cmpstr (found_text, ==, expected_text);
  g_assert_cmpuint (rbk_population_get_n_plans (usage->population), ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpstr (rbk_population_get_plan_name (usage->population, i), ==,
                     rbk_population_get_plan_name (expected->population, i));
}

static void
test_round (void)
{
  g_autoptr (RbkUsage) usage = read_everything ();
  g_autoptr (GByteArray) bytes = write_bytes (usage);
  g_autoptr (RbkUsage) again = read_bytes (bytes);
  gint64 values[RBK_N_COLUMNS], others[RBK_N_COLUMNS];

  g_assert_nonnull (again);
  assert_same (again, usage);
  g_assert_true (rbk_slices_get_total (usage->days, 0, values));
  g_assert_true (rbk_slices_get_total (again->days, 0, others));
  g_assert_cmpmem (values, sizeof values, others, sizeof others);
}

/* Whatever byte is another one, or missing, nothing is made of it. */
static void
test_spoilt (void)
{
  g_autoptr (RbkUsage) usage = read_everything ();
  g_autoptr (GByteArray) bytes = write_bytes (usage);
  guint n = bytes->len;

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      guint  at = round < n ? round : (guint) g_test_rand_int_range (0, (int) n);
      guint8 old = bytes->data[at];

      bytes->data[at] ^= (guint8) g_test_rand_int_range (1, 256);
      g_assert_null (read_bytes (bytes));
      bytes->data[at] = old;
    }
  for (guint length = 0; length < n; length++)
    {
      bytes->len = length;
      g_assert_null (read_bytes (bytes));
    }
  bytes->len = n;
  g_byte_array_append (bytes, (const guint8 *) "", 1);
  g_assert_null (read_bytes (bytes));
}

static void
assert_plans (RbkPopulation *population)
{
  const guint *plans = rbk_population_get_plans (population);

  for (guint i = 0; plans != NULL && i < rbk_population_get_size (population); i++)
    g_assert_cmpuint (plans[i], <=, rbk_population_get_n_plans (population));
}

/* Whoever makes the checksum fit as well is not believed either: what is made of it holds
 * together, so that all of it can be looked at. */
static void
test_forged (void)
{
  const guint8 extremes[] = { 0x00, 0x01, 0x7f, 0x80, 0xff };
  g_autoptr (RbkUsage) usage = read_everything ();
  g_autoptr (GByteArray) bytes = write_bytes (usage);
  guint n = bytes->len - sizeof (guint64);

  for (guint round = 0; round < 2 * N_ROUNDS; round++)
    {
      guint8    forged = extremes[g_test_rand_int_range (0, G_N_ELEMENTS (extremes))];
      guint     at = round < n ? round : (guint) g_test_rand_int_range (0, (int) n);
      guint     n_forged = (guint) g_test_rand_int_range (1, 9);
      guint8    old[8];
      guint64   checksum;
      RbkUsage *found;

      n_forged = MIN (n_forged, n - at);
      memcpy (old, bytes->data + at, n_forged);
      memset (bytes->data + at, forged, n_forged);
      checksum = XXH3_64bits (bytes->data, n);
      memcpy (bytes->data + n, &checksum, sizeof checksum);
      found = read_bytes (bytes);
      if (found != NULL)
        {
          assert_plans (found->population);
          g_free (usage_log_describe_all (found));
          rbk_usage_unref (found);
        }
      memcpy (bytes->data + at, old, n_forged);
    }
}

static void
test_folder (void)
{
  g_autoptr (RbkUsage) usage = read_everything ();
  g_autofree char *folder = rbk_usage_cache_get_folder ();
  g_autofree char *first = g_build_filename (folder, "first", NULL);
  g_autofree char *second = g_build_filename (folder, "second", NULL);
  g_autofree char *link = g_build_filename (folder, "link", NULL);
  struct stat      info;
  int              fd;

  rbk_usage_cache_store ("first", usage);
  rbk_usage_cache_store ("second", usage);
  g_assert_cmpint (stat (folder, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0700);
  g_assert_cmpint (stat (first, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);

  g_assert_cmpint (symlink (first, link), ==, 0);
  g_assert_cmpint (rbk_usage_cache_open ("link"), <, 0);
  g_assert_cmpint (g_unlink (link), ==, 0);
  g_assert_cmpint (rbk_usage_cache_open ("third"), <, 0);

  /* What was looked up last stays longest. */
  g_assert_cmpint (utimensat (AT_FDCWD, first, (struct timespec[]){ { 10, 0 }, { 10, 0 } }, 0), ==,
                   0);
  g_assert_cmpint (utimensat (AT_FDCWD, second, (struct timespec[]){ { 20, 0 }, { 20, 0 } }, 0), ==,
                   0);
  fd = rbk_usage_cache_open ("first");
  g_assert_cmpint (fd, >=, 0);
  close (fd);
  rbk_usage_cache_trim ((guint64) info.st_size);
  g_assert_true (g_file_test (first, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (second, G_FILE_TEST_EXISTS));
  rbk_usage_cache_trim (0);
  g_assert_false (g_file_test (first, G_FILE_TEST_EXISTS));
}

/* A file that is large enough to be kept. */
static GFile *
write_large (void)
{
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), "large.csv", NULL);
  g_autoptr (GString) text = g_string_new ("customer_id,calls,day\n");

  g_assert_cmpint (g_mkdir_with_parents (g_get_user_cache_dir (), 0700), ==, 0);
  for (guint i = 0; text->len < RBK_USAGE_CACHE_MIN_BYTES; i++)
    g_string_append_printf (text, "customer-number-%u-of-a-large-file,%u,2026-06-%02u\n", i, i % 99,
                            i % 30 + 1);
  g_assert_true (g_file_set_contents (path, text->str, (gssize) text->len, NULL));
  return g_file_new_for_path (path);
}

static guint
count_kept (void)
{
  g_autofree char *folder = rbk_usage_cache_get_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* Reads it, says whether that came from what was kept, and waits until it is. */
static gboolean
is_kept (GFile *file, const RbkUsageOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RbkUsage) usage = NULL;
  g_auto (RbkUsageCacheKey) key = { 0 };
  g_autoptr (RbkUsage) kept = rbk_usage_cache_look_up (&key, file, options);

  usage = rbk_usage_read (file, options, &error);
  g_assert_no_error (error);
  if (kept != NULL)
    assert_same (kept, usage);
  rbk_usage_cache_wait ();
  return kept != NULL;
}

static void
test_files (void)
{
  const char *mapping[] = { "day=", NULL };
  g_autoptr (GFile) file = write_large ();
  RbkUsageOptions options = { .mapping = mapping };
  RbkUsageOptions apart = { .cached = RBK_USAGE_CACHED_APART };
  g_autoptr (GFileOutputStream) stream = NULL;

  /* No thread is there yet, or any more, while the environment changes. */
  g_assert_true (g_setenv ("RBK_NO_CACHE", "1", TRUE));
  g_assert_false (is_kept (file, NULL));
  g_assert_cmpuint (count_kept (), ==, 0);
  g_unsetenv ("RBK_NO_CACHE");

  g_assert_false (is_kept (file, NULL));
  g_assert_true (is_kept (file, NULL));
  rbk_usage_cache_set_enabled (FALSE);
  g_assert_false (is_kept (file, NULL));
  rbk_usage_cache_set_enabled (TRUE);
  g_assert_true (is_kept (file, NULL));
  g_assert_false (is_kept (file, &options));
  g_assert_true (is_kept (file, &options));
  g_assert_false (is_kept (file, &apart));
  g_assert_cmpuint (count_kept (), ==, 3);

  rbk_usage_cache_trim (0);
  g_assert_false (is_kept (file, NULL));
  stream = g_file_append_to (file, G_FILE_CREATE_NONE, NULL, NULL);
  g_assert_true (g_output_stream_write_all (G_OUTPUT_STREAM (stream), "new,1,2026-06-01\n", 17,
                                            NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, NULL));
  g_assert_false (is_kept (file, NULL));
  g_assert_true (g_file_delete (file, NULL, NULL));
  rbk_usage_cache_wait ();
  rbk_usage_cache_trim (0);
}

/* What was read of a file that is another one by now is not kept. */
static void
test_changed (void)
{
  g_autoptr (GFile) file = write_large ();
  g_autoptr (RbkUsage) usage = read_everything ();
  g_auto (RbkUsageCacheKey) key = { 0 };
  g_autoptr (GFileOutputStream) stream = NULL;

  g_assert_null (rbk_usage_cache_look_up (&key, file, NULL));
  g_assert_nonnull (key.name);
  stream = g_file_append_to (file, G_FILE_CREATE_NONE, NULL, NULL);
  g_assert_true (g_output_stream_write_all (G_OUTPUT_STREAM (stream), "new,1,2026-06-01\n", 17,
                                            NULL, NULL, NULL));
  rbk_usage_cache_keep (&key, usage);
  rbk_usage_cache_wait ();
  g_assert_cmpuint (count_kept (), ==, 0);
  g_assert_true (g_file_delete (file, NULL, NULL));
}

static const char *
translate (const char *text)
{
  return strcmp (text, "the row is empty") == 0 ? "die Zeile ist leer" : text;
}

/* What a file came to is told in the language in which it was read: in another it is read anew. */
static void
test_languages (void)
{
  g_autoptr (GFile) file = write_large ();

  g_assert_false (is_kept (file, NULL));
  rbk_text_set_translator (translate);
  g_assert_false (is_kept (file, NULL));
  g_assert_true (is_kept (file, NULL));
  rbk_text_set_translator (NULL);
  g_assert_true (is_kept (file, NULL));
  g_assert_true (g_file_delete (file, NULL, NULL));
  rbk_usage_cache_trim (0);
}

/* A cache of this test alone. GLib's own way to isolate folders leaks. */
int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("ratebook-cache-XXXXXX", NULL);
  g_autofree char *kept = g_build_filename (folder, "ratebook", "usage", NULL);
  g_autofree char *parent = g_path_get_dirname (kept);
  int              status;

  g_setenv ("XDG_CACHE_HOME", folder, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/usage-cache/round", test_round);
  g_test_add_func ("/usage-cache/spoilt", test_spoilt);
  g_test_add_func ("/usage-cache/forged", test_forged);
  g_test_add_func ("/usage-cache/folder", test_folder);
  g_test_add_func ("/usage-cache/files", test_files);
  g_test_add_func ("/usage-cache/changed", test_changed);
  g_test_add_func ("/usage-cache/languages", test_languages);
  status = g_test_run ();
  rbk_usage_cache_trim (0);
  g_rmdir (kept);
  g_rmdir (parent);
  g_rmdir (folder);
  return status;
}
