/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-customer-fixture.h"

#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

#include "rbk-template.h"

/* What can become of a customers' file while it is read, and after. */

typedef RbkCustomerFixture Fixture;

#define BIG_BYTES (48 * 1024 * 1024)
#define GROW_TRIES 10

static const char *
message_of (Fixture *self)
{
  const GError *error = rbk_customer_file_get_error (self->customers);

  g_assert_nonnull (error);

  return error->message;
}

/* Reading it takes long enough to do something meanwhile. */
static void
write_big (Fixture *self)
{
  g_autofree char *padding = g_strnfill (400, 'x');
  FILE            *stream = g_fopen (self->path, "w");
  gsize            n_bytes = 0;

  g_assert_nonnull (stream);
  g_fprintf (stream, "customer,calls,note\n");
  for (guint i = 0; n_bytes < BIG_BYTES; i++)
    n_bytes += g_fprintf (stream, "c%u,1,%s\n", i, padding);
  g_assert_cmpint (fclose (stream), ==, 0);
}

static void
iterate (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static void
read_into_the_middle (Fixture *self)
{
  write_big (self);
  rbk_customer_fixture_read (self, NULL);
  while (rbk_customer_file_get_fraction (self->customers) < 0.1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (rbk_customer_file_get_state (self->customers), ==, RBK_CUSTOMER_FILE_READING);
}

/* Given up in the middle, nothing of it is left, and the next file is read as if it were the
 * first. */
static void
test_cancel (Fixture *self, gconstpointer data)
{
  double fraction;

  read_into_the_middle (self);
  rbk_customer_file_cancel (self->customers);
  g_assert_cmpint (rbk_customer_file_get_state (self->customers), ==, RBK_CUSTOMER_FILE_NONE);
  fraction = rbk_customer_file_get_fraction (self->customers);
  iterate (300);
  g_assert_cmpfloat (rbk_customer_file_get_fraction (self->customers), ==, fraction);
  g_assert_cmpuint (rbk_customer_fixture_count (self), ==, 0);
  g_assert_null (rbk_customer_fixture_source (self));
  g_assert_false (rbk_document_get_can_undo (self->document));

  rbk_customer_fixture_write (self, "customer,calls\na,1\n");
  rbk_customer_fixture_read (self, NULL);
  rbk_customer_fixture_wait (self, RBK_CUSTOMER_FILE_READY);
  g_assert_cmpuint (rbk_customer_fixture_count (self), ==, 1);
}

/* The file that is asked for last is the one, however long the one before takes. */
static void
test_latest (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "late.csv", NULL);
  g_autoptr(GFile) late = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, "customer,calls\na,1\nb,2\n", -1, NULL));
  read_into_the_middle (self);
  rbk_customer_file_read (self->customers, late, NULL, NULL);
  g_assert_cmpfloat (rbk_customer_file_get_fraction (self->customers), ==, 0.0);
  rbk_customer_fixture_wait (self, RBK_CUSTOMER_FILE_READY);
  iterate (300);
  g_assert_cmpuint (rbk_customer_fixture_count (self), ==, 2);
  g_assert_true (g_file_equal (rbk_customer_file_get_file (self->customers), late));
  g_remove (path);
}

/* A book that is closed, and one that lets go of its customers, while they are read. */
static void
test_closed (Fixture *self, gconstpointer data)
{
  g_autoptr(RbkBook) book = rbk_template_new_book ("blank", NULL);

  read_into_the_middle (self);
  g_assert_true (rbk_customer_file_forget (self->customers));
  g_assert_cmpint (rbk_customer_file_get_state (self->customers), ==, RBK_CUSTOMER_FILE_NONE);
  rbk_customer_fixture_read (self, NULL);
  g_assert_finalize_object (self->document);
  iterate (300);
  self->document = rbk_document_new_for_book (book);
}

/* Undo takes the customers away in the middle of reading them again. */
static void
test_undo (Fixture *self, gconstpointer data)
{
  rbk_customer_fixture_write (self, "customer,calls\na,1\n");
  rbk_customer_fixture_read (self, NULL);
  rbk_customer_fixture_wait (self, RBK_CUSTOMER_FILE_READY);
  read_into_the_middle (self);
  rbk_document_undo (self->document);
  g_assert_cmpint (rbk_customer_file_get_state (self->customers), ==, RBK_CUSTOMER_FILE_NONE);
  iterate (300);
  g_assert_cmpuint (rbk_customer_fixture_count (self), ==, 0);
  g_assert_null (rbk_customer_fixture_source (self));

  rbk_customer_fixture_write (self, "customer,calls\na,1\n");
  rbk_document_redo (self->document);
  rbk_customer_fixture_wait (self, RBK_CUSTOMER_FILE_READY);
  g_assert_true (rbk_customer_file_forget (self->customers));
  rbk_document_undo (self->document);
  rbk_customer_fixture_wait (self, RBK_CUSTOMER_FILE_READY);
  rbk_document_redo (self->document);
  g_assert_cmpint (rbk_customer_file_get_state (self->customers), ==, RBK_CUSTOMER_FILE_NONE);
  g_assert_cmpuint (rbk_customer_fixture_count (self), ==, 0);
}

static void
append (Fixture *self, const char *line)
{
  FILE *stream = g_fopen (self->path, "a");

  g_assert_nonnull (stream);
  g_fprintf (stream, "%s\n", line);
  g_assert_cmpint (fclose (stream), ==, 0);
}

/* Whether the file grew before it was read to its end. On a busy machine that may be over by
 * then: the file has changed since, which is to be noticed as well. */
static gboolean
grow_in_the_middle (Fixture *self)
{
  gint64 end;

  read_into_the_middle (self);
  append (self, "grown,1,x");
  end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  while (rbk_customer_file_get_state (self->customers) == RBK_CUSTOMER_FILE_READING &&
         g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  if (rbk_customer_file_get_state (self->customers) == RBK_CUSTOMER_FILE_FAILED)
    return TRUE;
  rbk_customer_fixture_wait (self, RBK_CUSTOMER_FILE_CHANGED);
  g_assert_true (rbk_customer_file_forget (self->customers));

  return FALSE;
}

/* What is written while it is read may or may not have been read: such a file is not taken. */
static void
test_grown (Fixture *self, gconstpointer data)
{
  gboolean grew = FALSE;

  for (guint i = 0; i < GROW_TRIES && !grew; i++)
    grew = grow_in_the_middle (self);
  g_assert_true (grew);
  g_assert_nonnull (strstr (message_of (self), "changed while it was read"));
  g_assert_cmpuint (rbk_customer_fixture_count (self), ==, 0);

  rbk_customer_fixture_write (self, "customer,calls\na,1\n");
  rbk_customer_fixture_read (self, NULL);
  rbk_customer_fixture_wait (self, RBK_CUSTOMER_FILE_READY);
  append (self, "b,1");
  rbk_customer_fixture_wait (self, RBK_CUSTOMER_FILE_CHANGED);
  g_assert_cmpuint (rbk_customer_fixture_count (self), ==, 1);
}

/* A file that is touched says what it said. */
static void
test_touched (Fixture *self, gconstpointer data)
{
  rbk_customer_fixture_write (self, "customer,calls\na,1\n");
  rbk_customer_fixture_read (self, NULL);
  rbk_customer_fixture_wait (self, RBK_CUSTOMER_FILE_READY);
  g_assert_cmpint (g_chmod (self->path, 0640), ==, 0);
  g_assert_cmpint (g_utime (self->path, NULL), ==, 0);
  iterate (900);
  g_assert_cmpint (rbk_customer_file_get_state (self->customers), ==, RBK_CUSTOMER_FILE_READY);
}

/* A folder stands where the file was: what was read of it holds on. */
static void
test_folder (Fixture *self, gconstpointer data)
{
  rbk_customer_fixture_write (self, "customer,calls\na,1\n");
  rbk_customer_fixture_read (self, NULL);
  rbk_customer_fixture_wait (self, RBK_CUSTOMER_FILE_READY);
  g_assert_cmpint (g_remove (self->path), ==, 0);
  g_assert_cmpint (g_mkdir (self->path, 0700), ==, 0);
  rbk_customer_fixture_wait (self, RBK_CUSTOMER_FILE_CHANGED);
  rbk_customer_fixture_read (self, NULL);
  rbk_customer_fixture_wait (self, RBK_CUSTOMER_FILE_CHANGED);
  g_assert_nonnull (strstr (message_of (self), "directory"));
  g_assert_cmpuint (rbk_customer_fixture_count (self), ==, 1);
}

/* Removed, and put back again. */
static void
test_removed (Fixture *self, gconstpointer data)
{
  rbk_customer_fixture_write (self, "customer,calls\na,1\n");
  rbk_customer_fixture_read (self, NULL);
  rbk_customer_fixture_wait (self, RBK_CUSTOMER_FILE_READY);
  g_assert_cmpint (g_remove (self->path), ==, 0);
  rbk_customer_fixture_wait (self, RBK_CUSTOMER_FILE_MISSING);
  rbk_customer_fixture_read (self, NULL);
  rbk_customer_fixture_wait (self, RBK_CUSTOMER_FILE_MISSING);
  g_assert_nonnull (strstr (message_of (self), "put it back"));
  g_assert_cmpuint (rbk_customer_fixture_count (self), ==, 1);
  rbk_customer_fixture_write (self, "customer,calls\na,1\nb,1\n");
  rbk_customer_fixture_wait (self, RBK_CUSTOMER_FILE_CHANGED);
  rbk_customer_fixture_read (self, NULL);
  rbk_customer_fixture_wait (self, RBK_CUSTOMER_FILE_READY);
  g_assert_cmpuint (rbk_customer_fixture_count (self), ==, 2);
}

static void
test_pipe (Fixture *self, gconstpointer data)
{
  g_assert_cmpint (mkfifo (self->path, 0600), ==, 0);
  rbk_customer_fixture_read (self, NULL);
  rbk_customer_fixture_wait (self, RBK_CUSTOMER_FILE_FAILED);
  g_assert_nonnull (strstr (message_of (self), "pipe"));
}

static void
test_unreadable (Fixture *self, gconstpointer data)
{
  if (geteuid () == 0)
    {
      g_test_skip ("root may read every file");
      return;
    }
  rbk_customer_fixture_write (self, "customer,calls\na,1\n");
  g_assert_cmpint (g_chmod (self->path, 0), ==, 0);
  rbk_customer_fixture_read (self, NULL);
  rbk_customer_fixture_wait (self, RBK_CUSTOMER_FILE_FAILED);
  g_assert_nonnull (strstr (message_of (self), "can't be read"));
}

typedef struct
{
  const char *bytes;
  gsize       length;
  const char *words; /* of the message; nothing: it can be read */
} Content;

#define CONTENT(bytes, words)                                                                      \
  {                                                                                                \
    bytes, sizeof (bytes) - 1, words                                                               \
  }

/* What is no table of customers is told so, and leaves the book as it was. */
static void
test_contents (Fixture *self, gconstpointer data)
{
  static const Content contents[] = {
    CONTENT ("", "empty"),
    CONTENT ("\n\n\n", "empty"),
    CONTENT ("customer,calls\n", "no row"),
    CONTENT ("\x7f"
             "ELF\x02\x01\x01\0\0\0\0\xff\xfe\0\n\0\0",
             ""),
    CONTENT ("\0\0\0\0\0\0\0\0", ""),
    CONTENT ("\x1f\x8b\x08\0\0\0\0\0", ""),
    CONTENT ("\x1f\x8b", ""),
    CONTENT ("\xff\xfe"
             "c\0u\0s\0t\0o\0m\0e\0r\0,\0c\0a\0l\0l\0s\0\n\0a\0,\0"
             "1\0\n\0",
             "UTF-16"),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_assert_true (g_file_set_contents (self->path, contents[i].bytes, contents[i].length, NULL));
      rbk_customer_fixture_read (self, NULL);
      rbk_customer_fixture_wait (self, RBK_CUSTOMER_FILE_FAILED);
      g_test_message ("%" G_GSIZE_FORMAT ": %s", i, message_of (self));
      g_assert_nonnull (strstr (message_of (self), contents[i].words));
      g_assert_true (g_utf8_validate (message_of (self), -1, NULL));
      g_assert_false (rbk_document_get_can_undo (self->document));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/customer-trouble/" name, Fixture, NULL, rbk_customer_fixture_set_up, function,     \
              rbk_customer_fixture_tear_down)
  ADD ("cancel", test_cancel);
  ADD ("latest", test_latest);
  ADD ("closed", test_closed);
  ADD ("undo", test_undo);
  ADD ("grown", test_grown);
  ADD ("touched", test_touched);
  ADD ("folder", test_folder);
  ADD ("removed", test_removed);
  ADD ("pipe", test_pipe);
  ADD ("unreadable", test_unreadable);
  ADD ("contents", test_contents);
#undef ADD

  return g_test_run ();
}
