/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rbk-shell-probe.h"
#include "rbk-window-fixture.h"
#include "rbk-window-probe.h"

/* Books of the catalogues of billing systems, by the window. */

static const char prices[] =
    "{\"object\":\"list\",\"data\":[{\"object\":\"product\",\"id\":\"prod_1\",\"name\":\"Pro\"},"
    "{\"object\":\"price\",\"id\":\"p1\",\"currency\":\"usd\",\"product\":\"prod_1\","
    "\"billing_scheme\":\"per_unit\",\"unit_amount\":2900,\"recurring\":{\"interval\":\"month\"}},"
    "{\"object\":\"price\",\"id\":\"p2\",\"currency\":\"usd\",\"product\":\"prod_1\","
    "\"billing_scheme\":\"per_unit\",\"unit_amount\":5,\"recurring\":{\"interval\":\"month\","
    "\"usage_type\":\"metered\",\"meter\":\"mtr_gone\"}}]}";

static void
import_text (RbkWindowFixture *self, const char *text)
{
  g_autoptr(GListStore) files = g_list_store_new (G_TYPE_FILE);

  g_assert_true (g_file_set_contents (g_file_peek_path (self->file), text, -1, NULL));
  g_list_store_append (files, self->file);
  rbk_window_import (self->window, G_LIST_MODEL (files));
}

/* The book is a new one, without a file; what could not be known is said. */
static void
test_book (RbkWindowFixture *self, gconstpointer data)
{
  AdwMessageDialog *dialog;
  RbkDocument      *document;
  const char       *notes;

  import_text (self, prices);
  dialog = rbk_fixture_wait_for_question ();
  document = rbk_window_get_document (self->window);
  g_assert_nonnull (document);
  g_assert_null (rbk_document_get_file (document));
  g_assert_cmpstr (rbk_plan_get_name (rbk_fixture_first_plan (document)), ==, "Pro");
  notes = gtk_label_get_text (GTK_LABEL (
      rbk_probe_find_type (adw_message_dialog_get_extra_child (dialog), GTK_TYPE_LABEL)));
  g_assert_nonnull (strstr (notes, "billing/meters"));
  /* Of one file all know which it is. */
  g_assert_null (strstr (notes, "book.ratebook"));
  rbk_fixture_answer ("close");
}

/* Nobody edited it, but it is in no file: it would be gone with the window. */
static void
test_close_asks (RbkWindowFixture *self, gconstpointer data)
{
  import_text (self, prices);
  rbk_fixture_wait_for_question ();
  rbk_fixture_answer ("close");
  g_assert_false (rbk_document_get_is_saved (rbk_window_get_document (self->window)));
  g_assert_true (g_str_has_prefix (gtk_window_get_title (GTK_WINDOW (self->window)), "• "));

  gtk_window_close (GTK_WINDOW (self->window));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (rbk_fixture_wait_for_question ())), ==,
                   "Save Changes?");
  rbk_fixture_answer ("cancel");
  g_assert_nonnull (self->window);
  gtk_window_close (GTK_WINDOW (self->window));
  rbk_fixture_answer ("discard");
  g_assert_null (self->window);
}

static void
test_refused (RbkWindowFixture *self, gconstpointer data)
{
  static const struct
  {
    const char *text, *said;
  } cases[] = {
    { "{\n  \"object\":", "line 2" },
    { "{\"a\": 1}", "OpenMeter: " },
    { "[]", "Stripe: " },
    { "<b>&", "line 1" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AdwMessageDialog *dialog;

      import_text (self, cases[i].text);
      dialog = rbk_fixture_wait_for_question ();
      g_assert_nonnull (strstr (adw_message_dialog_get_body (dialog), cases[i].said));
      rbk_fixture_answer ("close");
      g_assert_null (rbk_window_get_document (self->window));
    }
}

static void
test_missing (RbkWindowFixture *self, gconstpointer data)
{
  g_autoptr(GListStore) files = g_list_store_new (G_TYPE_FILE);
  AdwMessageDialog *dialog;

  g_list_store_append (files, self->file);
  rbk_window_import (self->window, G_LIST_MODEL (files));
  dialog = rbk_fixture_wait_for_question ();
  g_assert_nonnull (strstr (adw_message_dialog_get_body (dialog), "book.ratebook"));
  rbk_fixture_answer ("close");
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (RbkWindowFixture *, gconstpointer);
  } tests[] = {
    { "/window-import/book", test_book },
    { "/window-import/close-asks", test_close_asks },
    { "/window-import/refused", test_refused },
    { "/window-import/missing", test_missing },
  };

  if (!rbk_probe_start (&argc, &argv))
    return 77;

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, RbkWindowFixture, NULL, rbk_fixture_set_up, tests[i].test,
                rbk_fixture_tear_down);

  return g_test_run ();
}
