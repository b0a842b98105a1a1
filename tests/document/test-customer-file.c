/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-customer-fixture.h"
#include "rbk-template.h"

#include <glib/gstdio.h>

static void
test_read (RbkCustomerFixture *self, gconstpointer data)
{
  static const char *const mapping[] = { "customer=who", NULL };

  g_assert_cmpint (rbk_customer_file_get_state (self->customers), ==, RBK_CUSTOMER_FILE_NONE);
  g_assert_null (rbk_customer_file_get_file (self->customers));
  rbk_customer_fixture_write (self, "who,calls\na,1\nb,2\n");
  rbk_customer_fixture_read (self, mapping);
  rbk_customer_fixture_wait (self, RBK_CUSTOMER_FILE_READY);
  g_assert_cmpuint (rbk_customer_fixture_count (self), ==, 2);
  g_assert_true (g_file_equal (rbk_customer_file_get_file (self->customers), self->file));
  g_assert_null (rbk_customer_file_get_error (self->customers));
  g_assert_nonnull (rbk_customer_file_get_usage (self->customers));
  /* The book has no file, so that the path can't be told from its folder. */
  g_assert_cmpstr (rbk_usage_source_get_path (rbk_customer_fixture_source (self)), ==, self->path);
  g_assert_cmpuint (strlen (rbk_usage_source_get_sha256 (rbk_customer_fixture_source (self))), ==,
                    64);
  g_assert_cmpstr (rbk_usage_source_get_format (rbk_customer_fixture_source (self)), ==, "plain");
  g_assert_cmpstr (rbk_usage_source_get_mapping (rbk_customer_fixture_source (self))[0], ==,
                   "customer=who");
}

/* Naming the file is one step; without it there are no customers, with it they are back. */
static void
test_undo (RbkCustomerFixture *self, gconstpointer data)
{
  rbk_customer_fixture_write (self, "customer,calls\na,1\nb,2\nc,3\n");
  rbk_customer_fixture_read (self, NULL);
  rbk_customer_fixture_wait (self, RBK_CUSTOMER_FILE_READY);
  rbk_document_undo (self->document);
  g_assert_cmpint (rbk_customer_file_get_state (self->customers), ==, RBK_CUSTOMER_FILE_NONE);
  g_assert_cmpuint (rbk_customer_fixture_count (self), ==, 0);
  g_assert_false (rbk_document_get_can_undo (self->document));
  rbk_document_redo (self->document);
  rbk_customer_fixture_wait (self, RBK_CUSTOMER_FILE_READY);
  g_assert_cmpuint (rbk_customer_fixture_count (self), ==, 3);

  g_assert_true (rbk_customer_file_forget (self->customers));
  g_assert_cmpint (rbk_customer_file_get_state (self->customers), ==, RBK_CUSTOMER_FILE_NONE);
  g_assert_null (rbk_customer_fixture_source (self));
  g_assert_cmpuint (rbk_customer_fixture_count (self), ==, 0);
  rbk_document_undo (self->document);
  rbk_customer_fixture_wait (self, RBK_CUSTOMER_FILE_READY);
  g_assert_cmpuint (rbk_customer_fixture_count (self), ==, 3);
}

/* What can't be read leaves all as it was, but says why. */
static void
test_failed (RbkCustomerFixture *self, gconstpointer data)
{
  g_autofree char *other = g_build_filename (self->folder, "other.csv", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (other);

  rbk_customer_fixture_write (self, "what,ever\n1,2\n");
  rbk_customer_fixture_read (self, NULL);
  rbk_customer_fixture_wait (self, RBK_CUSTOMER_FILE_FAILED);
  g_assert_nonnull (rbk_customer_file_get_error (self->customers));
  g_assert_null (rbk_customer_fixture_source (self));
  g_assert_false (rbk_document_get_can_undo (self->document));

  rbk_customer_fixture_write (self, "customer,calls\na,1\n");
  rbk_customer_fixture_read (self, NULL);
  rbk_customer_fixture_wait (self, RBK_CUSTOMER_FILE_READY);
  rbk_customer_file_read (self->customers, file, NULL, NULL);
  rbk_customer_fixture_wait (self, RBK_CUSTOMER_FILE_MISSING);
  g_assert_nonnull (strstr (rbk_customer_file_get_error (self->customers)->message, "other.csv"));
  g_assert_cmpuint (rbk_customer_fixture_count (self), ==, 1);
  g_assert_true (g_file_equal (rbk_customer_file_get_file (self->customers), self->file));
}

/* Requests are nobody's: a book is not sized on them. */
static void
test_without_customers (RbkCustomerFixture *self, gconstpointer data)
{
  rbk_customer_fixture_write (self, "TIMESTAMP,ContextTokens,GeneratedTokens\n2023-11-16 "
                                    "18:17:03,4808,10\n");
  rbk_customer_fixture_read (self, NULL);
  rbk_customer_fixture_wait (self, RBK_CUSTOMER_FILE_FAILED);
  g_assert_cmpuint (rbk_customer_fixture_count (self), ==, 0);
  g_assert_null (rbk_customer_fixture_source (self));
}

static void
test_cancel (RbkCustomerFixture *self, gconstpointer data)
{
  rbk_customer_fixture_write (self, "customer,calls\na,1\n");
  rbk_customer_fixture_read (self, NULL);
  rbk_customer_file_cancel (self->customers);
  g_assert_cmpint (rbk_customer_file_get_state (self->customers), ==, RBK_CUSTOMER_FILE_NONE);
  for (int i = 0; i < 50; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_cmpuint (rbk_customer_fixture_count (self), ==, 0);
  g_assert_null (rbk_customer_fixture_source (self));

  /* The latest wins. */
  rbk_customer_fixture_read (self, NULL);
  rbk_customer_fixture_read (self, NULL);
  rbk_customer_fixture_wait (self, RBK_CUSTOMER_FILE_READY);
  g_assert_cmpuint (rbk_customer_fixture_count (self), ==, 1);
}

/* The file is written while the book is open; the figures stay until it is read anew. */
static void
test_changed (RbkCustomerFixture *self, gconstpointer data)
{
  g_autofree char *before = NULL;

  rbk_customer_fixture_write (self, "customer,calls\na,1\n");
  rbk_customer_fixture_read (self, NULL);
  rbk_customer_fixture_wait (self, RBK_CUSTOMER_FILE_READY);
  before = g_strdup (rbk_usage_source_get_sha256 (rbk_customer_fixture_source (self)));
  rbk_customer_fixture_write (self, "customer,calls\na,1\nb,2\n");
  rbk_customer_fixture_wait (self, RBK_CUSTOMER_FILE_CHANGED);
  g_assert_cmpuint (rbk_customer_fixture_count (self), ==, 1);
  rbk_customer_fixture_read (self, NULL);
  rbk_customer_fixture_wait (self, RBK_CUSTOMER_FILE_READY);
  g_assert_cmpuint (rbk_customer_fixture_count (self), ==, 2);
  g_assert_cmpstr (rbk_usage_source_get_sha256 (rbk_customer_fixture_source (self)), !=, before);

  g_assert_cmpint (g_remove (self->path), ==, 0);
  rbk_customer_fixture_wait (self, RBK_CUSTOMER_FILE_MISSING);
  g_assert_cmpuint (rbk_customer_fixture_count (self), ==, 2);
}

static void
open_again (RbkCustomerFixture *self, GFile *book)
{
  g_autoptr(GError) error = NULL;

  g_assert_finalize_object (self->document);
  self->document = rbk_document_load (book, &error);
  g_assert_no_error (error);
  self->customers = rbk_document_get_customer_file (self->document);
}

/* A book remembers its customers by a path from its own folder, and by their digest. */
static void
test_book (RbkCustomerFixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "a.ratebook", NULL);
  g_autoptr(GFile) book = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;

  g_assert_true (rbk_document_save (self->document, book, RBK_SAVE_PLAIN, &error));
  g_assert_no_error (error);
  rbk_customer_fixture_write (self, "customer,calls\na,1\n");
  rbk_customer_fixture_read (self, NULL);
  rbk_customer_fixture_wait (self, RBK_CUSTOMER_FILE_READY);
  g_assert_cmpstr (rbk_usage_source_get_path (rbk_customer_fixture_source (self)), ==, "usage.csv");
  g_assert_true (rbk_document_save (self->document, NULL, RBK_SAVE_PLAIN, &error));
  g_assert_no_error (error);

  open_again (self, book);
  rbk_customer_fixture_wait (self, RBK_CUSTOMER_FILE_READY);
  g_assert_true (rbk_document_get_is_saved (self->document));

  rbk_customer_fixture_write (self, "customer,calls\na,1\nb,1\n");
  open_again (self, book);
  rbk_customer_fixture_wait (self, RBK_CUSTOMER_FILE_CHANGED);
  g_assert_cmpuint (rbk_customer_fixture_count (self), ==, 2);

  g_assert_cmpint (g_remove (self->path), ==, 0);
  open_again (self, book);
  rbk_customer_fixture_wait (self, RBK_CUSTOMER_FILE_MISSING);
  g_assert_cmpuint (rbk_customer_fixture_count (self), ==, 0);
  rbk_customer_fixture_write (self, "customer,calls\na,1\n");
  rbk_customer_file_read_known (self->customers);
  rbk_customer_fixture_wait (self, RBK_CUSTOMER_FILE_READY);
}

static void
assert_saved_path (RbkCustomerFixture *self, const char *name, const char *path)
{
  g_autofree char *book = g_build_filename (self->folder, name, NULL);
  g_autofree char *text = NULL;
  g_autofree char *member = g_strdup_printf ("\"path\": \"%s\"", path);
  g_autoptr(GFile) file = g_file_new_for_path (book);

  g_assert_true (rbk_document_save (self->document, file, RBK_SAVE_PLAIN, NULL));
  g_assert_cmpstr (rbk_usage_source_get_path (rbk_customer_fixture_source (self)), ==, path);
  g_assert_true (g_file_get_contents (book, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, member));
  g_assert_true (rbk_document_get_is_saved (self->document));
}

/* Wherever the book is saved to, it finds its customers from there. */
static void
test_saved (RbkCustomerFixture *self, gconstpointer data)
{
  g_autofree char *inner = g_build_filename (self->folder, "inner", NULL);
  g_autofree char *book = g_build_filename (inner, "b.ratebook", NULL);
  g_autoptr(GFile) nowhere = g_file_new_for_path ("/nowhere/at/all.ratebook");

  rbk_customer_fixture_write (self, "customer,calls\na,1\n");
  rbk_customer_fixture_read (self, NULL);
  rbk_customer_fixture_wait (self, RBK_CUSTOMER_FILE_READY);
  g_assert_cmpstr (rbk_usage_source_get_path (rbk_customer_fixture_source (self)), ==, self->path);
  assert_saved_path (self, "a.ratebook", "usage.csv");
  g_assert_false (rbk_document_save (self->document, nowhere, RBK_SAVE_PLAIN, NULL));
  g_assert_cmpstr (rbk_usage_source_get_path (rbk_customer_fixture_source (self)), ==, "usage.csv");
  g_assert_cmpint (g_mkdir (inner, 0700), ==, 0);
  assert_saved_path (self, "inner/b.ratebook", self->path);
  rbk_customer_file_read_known (self->customers);
  rbk_customer_fixture_wait (self, RBK_CUSTOMER_FILE_READY);
  g_remove (book);
  g_rmdir (inner);
}

/* A reading under way keeps nothing that is gone. */
static void
test_closed (RbkCustomerFixture *self, gconstpointer data)
{
  g_autoptr(RbkBook) book = rbk_template_new_book ("blank", NULL);

  rbk_customer_fixture_write (self, "customer,calls\na,1\n");
  rbk_customer_fixture_read (self, NULL);
  g_assert_finalize_object (self->document);
  for (int i = 0; i < 50; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  self->document = rbk_document_new_for_book (book);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                                        \
  g_test_add (name, RbkCustomerFixture, NULL, rbk_customer_fixture_set_up, function,               \
              rbk_customer_fixture_tear_down)
  ADD ("/customer-file/read", test_read);
  ADD ("/customer-file/undo", test_undo);
  ADD ("/customer-file/failed", test_failed);
  ADD ("/customer-file/without-customers", test_without_customers);
  ADD ("/customer-file/cancel", test_cancel);
  ADD ("/customer-file/changed", test_changed);
  ADD ("/customer-file/book", test_book);
  ADD ("/customer-file/saved", test_saved);
  ADD ("/customer-file/closed", test_closed);
#undef ADD

  return g_test_run ();
}
