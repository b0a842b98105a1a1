/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "rbk-file.h"

#define N_ROUNDS 50

typedef struct
{
  char  *folder; /* (owned) */
  char  *path;   /* (owned) */
  GFile *file;   /* (owned) */
} Fixture;

/* One who writes what he holds for unchanged. */
typedef struct
{
  GFile      *file;
  const char *text, *etag;
} Writer;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("rbk-turns-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "book.ratebook", NULL);
  self->file = g_file_new_for_path (self->path);
  g_assert_true (g_file_set_contents (self->path, "old", -1, NULL));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_cmpint (g_remove (self->path), ==, 0);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
  g_free (self->path);
  g_object_unref (self->file);
}

static void
assert_holds (Fixture *self, const char *text)
{
  g_autofree char *actual = NULL;

  g_assert_true (g_file_get_contents (self->path, &actual, NULL, NULL));
  g_assert_cmpstr (actual, ==, text);
}

/* Returns: what it failed with, or nothing */
static gpointer
write_cb (gpointer data)
{
  const Writer *writer = data;
  GError       *error = NULL;

  rbk_file_replace (writer->file, writer->text, strlen (writer->text), writer->etag, NULL, &error);

  return error;
}

/* While another program has its turn, nothing is written. */
static void
test_wait (Fixture *self, gconstpointer data)
{
  Writer   writer = { .file = self->file, .text = "new" };
  int      fd = open (self->path, O_RDONLY | O_CLOEXEC);
  GThread *thread;

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (flock (fd, LOCK_EX), ==, 0);
  thread = g_thread_new ("writer", write_cb, &writer);
  g_usleep (G_USEC_PER_SEC / 5);
  assert_holds (self, "old");
  g_assert_cmpint (close (fd), ==, 0);
  g_assert_null (g_thread_join (thread));
  assert_holds (self, "new");
}

/* Of two who found the same file, the second is told that it has changed. */
static void
test_one_of_two (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autofree char *etag = rbk_file_query_etag (self->file, NULL, NULL);
      Writer           first = { .file = self->file, .text = "first", .etag = etag };
      Writer           second = { .file = self->file, .text = "second one", .etag = etag };
      GThread         *thread = g_thread_new ("writer", write_cb, &first);
      g_autoptr(GError) second_error = write_cb (&second);
      g_autoptr(GError) first_error = g_thread_join (thread);
      const GError *lost = first_error != NULL ? first_error : second_error;

      g_assert_true ((first_error == NULL) != (second_error == NULL));
      g_assert_error (lost, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG);
      assert_holds (self, first_error == NULL ? first.text : second.text);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/file-turns/wait", Fixture, NULL, set_up, test_wait, tear_down);
  g_test_add ("/file-turns/one-of-two", Fixture, NULL, set_up, test_one_of_two, tear_down);

  return g_test_run ();
}
