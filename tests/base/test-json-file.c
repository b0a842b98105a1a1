/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-json.h"
#include "rbk-error.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char  *folder; /* (owned) */
  GFile *file;   /* (owned): in the folder; not there yet */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("ratebook-json-XXXXXX", NULL);
  path = g_build_filename (fixture->folder, "book.ratebook", NULL);
  fixture->file = g_file_new_for_path (path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_file_delete (fixture->file, NULL, NULL);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_object_unref (fixture->file);
}

static void
write_file (Fixture *fixture, const char *text, gsize length)
{
  g_autoptr (GError) error = NULL;

  g_file_replace_contents (fixture->file, text, length, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL,
                           &error);
  g_assert_no_error (error);
}

static void
test_good (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = NULL;

  write_file (fixture, "{\"a\": [1]}", 10);
  root = rbk_json_parse_file (fixture->file, 10, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (JSON_NODE_HOLDS_OBJECT (root));
}

/* Longer than one chunk of reading. */
static void
test_long (Fixture *fixture, gconstpointer data)
{
  g_autofree char *spaces = g_strnfill (300000, ' ');
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = NULL;

  memcpy (spaces + 299995, "[7.5]", 5);
  write_file (fixture, spaces, 300000);
  root = rbk_json_parse_file (fixture->file, RBK_JSON_MAX_BYTES, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (rbk_json_node_get_number (
                       json_array_get_element (json_node_get_array (root), 0)),
                   ==, "7.5");
}

static void
assert_refused (GFile *file, gsize max_bytes, int code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_parse_name (file);

  g_assert_null (rbk_json_parse_file (file, max_bytes, NULL, &error));
  g_assert_error (error, RBK_ERROR, code);
  g_assert_true (g_str_has_prefix (error->message, name));
  g_assert_null (rbk_json_parse_file (file, max_bytes, NULL, NULL));
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);

  assert_refused (fixture->file, 100, RBK_ERROR_READ);
  assert_refused (folder, 100, RBK_ERROR_READ);
  write_file (fixture, "[1, 2]", 6);
  assert_refused (fixture->file, 5, RBK_ERROR_RANGE);
  write_file (fixture, "", 0);
  assert_refused (fixture->file, 5, RBK_ERROR_SYNTAX);
  write_file (fixture, "{\"a\":}", 6);
  assert_refused (fixture->file, 100, RBK_ERROR_SYNTAX);
}

/* A file without an end is given up on when it is too much. */
static void
test_endless (void)
{
  g_autoptr (GFile) zeros = g_file_new_for_path ("/dev/zero");

  if (!g_file_query_exists (zeros, NULL))
    {
      g_test_skip ("there is no /dev/zero");
      return;
    }
  assert_refused (zeros, 1000000, RBK_ERROR_RANGE);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  write_file (fixture, "[1]", 3);
  g_cancellable_cancel (cancellable);
  g_assert_null (rbk_json_parse_file (fixture->file, 100, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/base/json/file/good", Fixture, NULL, set_up, test_good, tear_down);
  g_test_add ("/base/json/file/long", Fixture, NULL, set_up, test_long, tear_down);
  g_test_add ("/base/json/file/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add_func ("/base/json/file/endless", test_endless);
  g_test_add ("/base/json/file/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);

  return g_test_run ();
}
