/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-load.h"

#include "rbk-book-reader.h"
#include "rbk-command.h"
#include "rbk-progress.h"

/**
 * rbk_load_date:
 * @text: (nullable): a date, or nothing for today
 * @date: (out): the date
 * @error: return location for a #GError
 *
 * Reads the date of an option.
 *
 * Returns: whether it is one
 */
gboolean
rbk_load_date (const char *text, GDate *date, GError **error)
{
  g_autoptr(GError) reason = NULL;

  if (text == NULL)
    {
      rbk_date_today (date);
      return TRUE;
    }
  if (rbk_date_parse (text, date, &reason))
    return TRUE;

  rbk_command_blame_option (&reason, "--date");
  g_propagate_error (error, g_steal_pointer (&reason));

  return FALSE;
}

/* Hands on what went wrong with a file, under its name. */
static gpointer
fail (const char *path, GError *reason, GError **error)
{
  rbk_command_blame (&reason, path);
  g_propagate_error (error, reason);

  return NULL;
}

/**
 * rbk_load_catalogue:
 * @path: (nullable): where a catalogue is, or nothing for the bundled one
 * @error: return location for a #GError
 *
 * Reads the prices of models.
 *
 * Returns: (transfer full): the catalogue
 */
RbkCatalogue *
rbk_load_catalogue (const char *path, GError **error)
{
  g_autoptr(GFile) file = NULL;
  RbkCatalogue *catalogue;
  GError       *reason = NULL;

  if (path == NULL)
    return rbk_catalogue_load_bundled (error);

  file = g_file_new_for_commandline_arg (path);
  catalogue = rbk_catalogue_read_file (file, NULL, &reason);

  return catalogue != NULL ? catalogue : fail (path, reason, error);
}

/**
 * rbk_load_book:
 * @path: where a book is
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the book
 */
RbkBook *
rbk_load_book (const char *path, GError **error)
{
  g_autoptr(GFile) file = g_file_new_for_commandline_arg (path);
  GError  *reason = NULL;
  RbkBook *book = rbk_book_read_file (file, NULL, NULL, NULL, &reason);

  return book != NULL ? book : fail (path, reason, error);
}

/**
 * rbk_load_spec:
 * @path: where a book is
 * @date: (nullable): the date of its prices; nothing is the book's, else today
 * @book: (out) (optional) (transfer full): the book
 * @error: return location for a #GError
 *
 * Reads a book and freezes it for the engine.
 *
 * Returns: (transfer full): what the engine computes on
 */
RbkSpec *
rbk_load_spec (const char *path, const char *date, RbkBook **book, GError **error)
{
  g_autoptr(RbkBook) loaded = NULL;
  RbkSpec *spec;
  GError  *reason = NULL;
  GDate    day;

  if (date != NULL && !rbk_load_date (date, &day, error))
    return NULL;

  loaded = rbk_load_book (path, error);
  if (loaded == NULL)
    return NULL;
  spec = rbk_spec_new (loaded, date != NULL ? &day : NULL, &reason);
  if (spec == NULL)
    return fail (path, reason, error);

  if (book != NULL)
    *book = g_steal_pointer (&loaded);

  return spec;
}

/**
 * rbk_load_usage:
 * @path: where a usage file is
 * @format: (nullable): the name of its format, or nothing to find it out
 * @mapping: (nullable): `field=column` entries
 * @error: return location for a #GError
 *
 * Reads a usage file, with its progress on a terminal.
 *
 * Returns: (transfer full): what it holds
 */
RbkUsage *
rbk_load_usage (const char *path, const char *format, const char *const *mapping, GError **error)
{
  g_autoptr(GFile) file = g_file_new_for_commandline_arg (path);
  g_auto(RbkProgress) progress = { 0 };
  RbkUsageOptions options = {
    .format = format, .mapping = mapping, .progress = rbk_progress_report, .user_data = &progress
  };
  RbkUsage *usage;
  GError   *reason = NULL;

  rbk_progress_init (&progress, file);
  usage = rbk_usage_read (file, &options, &reason);

  return usage != NULL ? usage : fail (path, reason, error);
}
