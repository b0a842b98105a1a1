/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-customer-fixture.h"

#include <glib/gstdio.h>

#include "rbk-template.h"

void
rbk_customer_fixture_set_up (RbkCustomerFixture *self, gconstpointer data)
{
  g_autoptr(RbkBook) book = rbk_template_new_book ("usage-gated", NULL);

  self->folder = g_dir_make_tmp ("ratebook-test-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "usage.csv", NULL);
  self->file = g_file_new_for_path (self->path);
  self->document = rbk_document_new_for_book (book);
  self->customers = rbk_document_get_customer_file (self->document);
}

void
rbk_customer_fixture_tear_down (RbkCustomerFixture *self, gconstpointer data)
{
  g_autofree char *book = g_build_filename (self->folder, "a.ratebook", NULL);

  g_assert_finalize_object (self->document);
  g_object_unref (self->file);
  g_remove (self->path);
  g_remove (book);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->path);
  g_free (self->folder);
}

void
rbk_customer_fixture_write (RbkCustomerFixture *self, const char *text)
{
  g_assert_true (g_file_set_contents (self->path, text, -1, NULL));
}

void
rbk_customer_fixture_wait (RbkCustomerFixture *self, RbkCustomerFileState state)
{
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (rbk_customer_file_get_state (self->customers) != state && g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  g_assert_cmpint (rbk_customer_file_get_state (self->customers), ==, state);
}

void
rbk_customer_fixture_read (RbkCustomerFixture *self, const char *const *mapping)
{
  rbk_customer_file_read (self->customers, self->file, NULL, mapping);
  g_assert_cmpint (rbk_customer_file_get_state (self->customers), ==, RBK_CUSTOMER_FILE_READING);
}

RbkUsageSource *
rbk_customer_fixture_source (RbkCustomerFixture *self)
{
  return rbk_book_get_usage (rbk_document_get_book (self->document));
}

guint
rbk_customer_fixture_count (RbkCustomerFixture *self)
{
  RbkPopulation *population = rbk_document_get_population (self->document);

  return population != NULL ? rbk_population_get_size (population) : 0;
}
