/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-test-book.h"

#include <glib/gstdio.h>

#include "rbk-template.h"
#include "rbk-test-books.h"

/* What the tests of this room share. */

RbkBook *
rbk_test_book (void)
{
  g_autoptr(GError) error = NULL;
  RbkBook *book = rbk_template_new_book ("usage-gated", &error);

  g_assert_no_error (error);

  return book;
}

RbkPlan *
rbk_test_plan (RbkBook *book, guint position)
{
  g_autoptr(RbkPlan) plan = g_list_model_get_item (rbk_book_get_plans (book), position);

  g_assert_nonnull (plan);

  return plan;
}

/* A record holds its lists, so what is borrowed from them stays. */
RbkPhase *
rbk_test_phase (RbkPlan *plan, guint position)
{
  return rbk_test_get (plan, "phases", position);
}

RbkRateCard *
rbk_test_card (RbkPhase *phase, guint position)
{
  return rbk_test_get (phase, "rate-cards", position);
}

RbkTier *
rbk_test_tier (RbkRateCard *card, guint position)
{
  return rbk_test_get (card, "tiers", position);
}

GListStore *
rbk_test_list (RbkRecord *record, const char *field)
{
  return rbk_record_get_list (record, rbk_record_find_field (record, field));
}

RbkEdit *
rbk_test_rename (RbkPlan *plan, const char *name)
{
  return rbk_edit_new_set_text (RBK_RECORD (plan), "name", name);
}

/* Takes an edit that is made and that nothing speaks against, as a step of its own. */
void
rbk_test_take (RbkDocument *document, RbkEdit *edit)
{
  g_autoptr(GError) error = NULL;

  g_assert_nonnull (edit);
  rbk_document_seal (document);
  rbk_document_take (document, edit, &error);
  g_assert_no_error (error);
}

char *
rbk_test_folder (void)
{
  g_autoptr(GError) error = NULL;
  char *folder = g_dir_make_tmp ("ratebook-test-XXXXXX", &error);

  g_assert_no_error (error);

  return folder;
}

void
rbk_test_remove_folder (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        rbk_test_remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

static gboolean
stop_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_REMOVE;
}

void
rbk_test_spin (guint milliseconds)
{
  gboolean is_over = FALSE;

  g_timeout_add (milliseconds, stop_cb, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}
