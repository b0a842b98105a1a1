/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fuzz-text.h"
#include "rbk-book-writer.h"
#include "rbk-draft.h"

#define DRAFT "fuzz.draft"
#define LOCK "fuzz.lock"

static char *folder;

static void
remove_folder (void)
{
  g_autofree char *draft = g_build_filename (folder, DRAFT, NULL);
  g_autofree char *lock = g_build_filename (folder, LOCK, NULL);

  g_unlink (draft);
  g_unlink (lock);
  g_rmdir (folder);
}

static void
write_draft (const uint8_t *data, size_t size)
{
  g_autofree char *path = NULL;
  FILE            *file;

  if (folder == NULL)
    {
      folder = g_dir_make_tmp ("fuzz-draft-XXXXXX", NULL);
      g_assert_nonnull (folder);
      atexit (remove_folder);
    }
  path = g_build_filename (folder, DRAFT, NULL);
  file = g_fopen (path, "wb");
  g_assert_nonnull (file);
  g_assert_cmpuint (fwrite (data, 1, size, file), ==, size);
  g_assert_cmpint (fclose (file), ==, 0);
}

/* What the window asks of it. */
static void
check_info (GFile *drafts, const RbkDraftInfo *info)
{
  g_autoptr(RbkDraftInfo) found = rbk_draft_find (drafts, info->original);
  g_autoptr(GDateTime) local = g_date_time_to_local (info->time);
  g_autofree char *when = local != NULL ? g_date_time_format (local, "%x %X") : NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkBook) book = rbk_draft_info_read (info, &error);
  g_autofree char *text = NULL;

  g_assert_nonnull (found);
  g_assert_nonnull (when);
  g_assert_true (info->title == NULL || g_utf8_validate (info->title, -1, NULL));
  if (book == NULL)
    {
      fuzz_check_error (error);
      return;
    }
  g_assert_no_error (error);
  text = rbk_book_to_text (book);
  g_assert_true (g_utf8_validate (text, -1, NULL));
}

/* A file where drafts are kept: it is none, or all that is asked of one is answered. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr(GFile) drafts = NULL;
  g_autoptr(GPtrArray) infos = NULL;

  write_draft (data, size);
  drafts = g_file_new_for_path (folder);
  infos = rbk_draft_list (drafts);
  g_assert_cmpuint (infos->len, <=, 1);
  if (infos->len == 1)
    check_info (drafts, g_ptr_array_index (infos, 0));
  return 0;
}
