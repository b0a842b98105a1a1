/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-document.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rbk-file.h"
#include "rbk-plan.h"

/* What somebody does with a book, for faults.py to disturb: edit-and-save WHAT BOOK DRAFTS.
 * Each edit gives the first plan the next number for a name.
 *
 *   look      says the number in the book, and the one in the draft that was left behind of it
 *   once      edits and saves
 *   loop      edits, keeps a draft, saves, and so on until it is killed
 *   keep      edits twice and keeps a draft each time, and ends without saving
 *   hold      edits, waits for a line, saves; then once more
 *   count N   edits and saves N times; where another was faster, takes the other's and goes on
 *
 * Leaves with 4 where a book can't be saved, with 5 where it has changed meanwhile. */

enum
{
  LEAVE_UNREADABLE = 3,
  LEAVE_UNSAVED = 4,
  LEAVE_CHANGED = 5
};

static void
say (const char *what, int number)
{
  printf ("%s %d\n", what, number);
  fflush (stdout);
}

static RbkPlan *
first_plan (RbkBook *book)
{
  g_autoptr(RbkPlan) plan = g_list_model_get_item (rbk_book_get_plans (book), 0);

  g_assert_nonnull (plan);

  return plan;
}

static int
get_number (RbkBook *book)
{
  const char *name = rbk_plan_get_name (first_plan (book));

  return g_str_has_prefix (name, "Step ") ? (int) g_ascii_strtoll (name + 5, NULL, 10) : 0;
}

static int
edit (RbkDocument *document)
{
  RbkBook         *book = rbk_document_get_book (document);
  int              number = get_number (book) + 1;
  g_autofree char *name = g_strdup_printf ("Step %d", number);
  g_autoptr(GError) error = NULL;

  rbk_document_seal (document);
  rbk_document_take (document, rbk_edit_new_set_text (RBK_RECORD (first_plan (book)), "name", name),
                     &error);
  g_assert_no_error (error);
  say ("edited", number);

  return number;
}

static int
leave (GError *error)
{
  fprintf (stderr, "%s\n", error->message);

  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG) ? LEAVE_CHANGED : LEAVE_UNSAVED;
}

/* What can't be saved is still there, and still unsaved. */
static int
save (RbkDocument *document, int number)
{
  g_autoptr(GError) error = NULL;

  if (!rbk_document_save (document, NULL, RBK_SAVE_PLAIN, &error))
    {
      g_assert_false (rbk_document_get_is_saved (document));
      g_assert_cmpint (get_number (rbk_document_get_book (document)), ==, number);
      return leave (error);
    }
  g_assert_true (rbk_document_get_is_saved (document));
  say ("saved", number);

  return EXIT_SUCCESS;
}

static int
look (RbkDocument *document, GFile *drafts)
{
  g_autoptr(RbkDraftInfo) info = rbk_draft_find (drafts, rbk_document_get_file (document));
  g_autoptr(RbkBook) book = NULL;
  g_autoptr(GError) error = NULL;

  say ("book", get_number (rbk_document_get_book (document)));
  if (info == NULL)
    return EXIT_SUCCESS;

  book = rbk_draft_info_read (info, &error);
  g_assert_no_error (error);
  say ("draft", get_number (book));
  rbk_draft_info_discard (info);

  return EXIT_SUCCESS;
}

static int
keep (RbkDocument *document, RbkDraft *draft)
{
  g_autoptr(GError) error = NULL;
  GFile           *file = rbk_document_get_file (document);
  g_autofree char *etag = rbk_file_query_etag (file, NULL, NULL);
  int              number = edit (document);

  if (!rbk_draft_write (draft, rbk_document_get_book (document), file, etag, &error))
    return leave (error);
  say ("kept", number);

  return EXIT_SUCCESS;
}

static int
keep_twice (RbkDocument *document, GFile *drafts)
{
  g_autoptr(RbkDraft) draft = rbk_draft_new (drafts);
  int status = keep (document, draft);

  return status != EXIT_SUCCESS ? status : keep (document, draft);
}

static int
keep_and_save (RbkDocument *document, GFile *drafts)
{
  g_autoptr(RbkDraft) draft = rbk_draft_new (drafts);
  int status = keep (document, draft);

  if (status == EXIT_SUCCESS)
    status = save (document, get_number (rbk_document_get_book (document)));
  if (status == EXIT_SUCCESS)
    rbk_draft_remove (draft);

  return status;
}

static int
loop (RbkDocument *document, GFile *drafts)
{
  int status = EXIT_SUCCESS;

  while (status == EXIT_SUCCESS)
    status = keep_and_save (document, drafts);

  return status;
}

static int
hold (RbkDocument *document)
{
  char line[16];
  int  number = edit (document);
  int  status = EXIT_SUCCESS;

  while (fgets (line, sizeof line, stdin) != NULL)
    {
      status = save (document, number);
      say ("status", status);
    }

  return status;
}

static int
count (RbkDocument *document, int n_edits)
{
  g_autoptr(GError) error = NULL;
  int status = EXIT_SUCCESS;

  while (n_edits > 0 && (status == EXIT_SUCCESS || status == LEAVE_CHANGED))
    {
      status = save (document, edit (document));
      if (status == EXIT_SUCCESS)
        n_edits--;
      else if (status == LEAVE_CHANGED && !rbk_document_reload (document, &error))
        return leave (error);
    }

  return status;
}

int
main (int argc, char **argv)
{
  g_autoptr(GFile) file = g_file_new_for_commandline_arg (argc > 2 ? argv[2] : "");
  g_autoptr(GFile) drafts = g_file_new_for_commandline_arg (argc > 3 ? argv[3] : "");
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkDocument) document = rbk_document_load (file, &error);

  if (argc < 4 || document == NULL)
    {
      fprintf (stderr, "%s\n", error != NULL ? error->message : "WHAT BOOK DRAFTS");
      return LEAVE_UNREADABLE;
    }

  if (strcmp (argv[1], "look") == 0)
    return look (document, drafts);
  if (strcmp (argv[1], "once") == 0)
    return save (document, edit (document));
  if (strcmp (argv[1], "loop") == 0)
    return loop (document, drafts);
  if (strcmp (argv[1], "keep") == 0)
    return keep_twice (document, drafts);
  if (strcmp (argv[1], "hold") == 0)
    return hold (document);

  return count (document, argc > 4 ? atoi (argv[4]) : 0);
}
