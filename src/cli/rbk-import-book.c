/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-import-book.h"

#include <string.h>

#include "rbk-book-writer.h"
#include "rbk-command.h"
#include "rbk-output.h"

/* A book of another system's catalogue. */

/**
 * rbk_cli_is_import_source:
 * @from: (nullable): what `--from` was given
 *
 * Returns: whether that is a system whose catalogue becomes a book
 */
gboolean
rbk_cli_is_import_source (const char *from)
{
  return from != NULL && g_strv_contains (rbk_import_get_sources (), from);
}

/**
 * rbk_cli_load_files:
 * @paths: (array zero-terminated=1): files of another system
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type RbkImportFile): what is in them
 */
GPtrArray *
rbk_cli_load_files (char **paths, GError **error)
{
  g_autoptr(GPtrArray) files =
                 g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_import_file_free);

  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autoptr(GFile) location = g_file_new_for_commandline_arg (paths[i]);
      RbkImportFile *file = rbk_import_file_load (location, paths[i], NULL, error);

      if (file == NULL)
        {
          rbk_command_blame (error, paths[i]);
          return NULL;
        }
      g_ptr_array_add (files, file);
    }

  return g_steal_pointer (&files);
}

/**
 * rbk_cli_print_notes:
 * @notes: (element-type RbkImportNote): what could not be known
 * @path: the file that a note without one is about
 *
 * Says it on standard error, each with its place.
 */
void
rbk_cli_print_notes (GPtrArray *notes, const char *path)
{
  for (guint i = 0; i < notes->len; i++)
    {
      const RbkImportNote *note = notes->pdata[i];

      rbk_command_warn (note->file != NULL ? note->file : path, "%s: %s", note->place,
                        note->message);
    }
}

static gboolean
print_json (RbkBook *book, GPtrArray *notes, GError **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "currency", rbk_book_get_currency (book));
  rbk_output_member_count (builder, "plans", g_list_model_get_n_items (rbk_book_get_plans (book)));
  rbk_output_member_count (builder, "meters",
                           g_list_model_get_n_items (rbk_book_get_meters (book)));
  json_builder_set_member_name (builder, "notes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < notes->len; i++)
    {
      const RbkImportNote *note = notes->pdata[i];

      json_builder_begin_object (builder);
      rbk_output_member_text (builder, "file", note->file);
      rbk_output_member_text (builder, "place", note->place);
      rbk_output_member_text (builder, "message", note->message);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return rbk_output_write_json (NULL, builder, error);
}

/**
 * rbk_cli_import_book:
 * @from: the system
 * @paths: (array zero-terminated=1): its files
 * @output: (nullable): where the book goes; standard output where it is %NULL or `-`
 * @json: whether the account of it is printed as JSON
 * @error: return location for a #GError
 *
 * Makes a book of the catalogue of another system and writes it. What could not be known is said
 * on standard error.
 *
 * Returns: whether it could be made and written
 */
gboolean
rbk_cli_import_book (
    const char *from, char **paths, const char *output, gboolean json, GError **error)
{
  g_autoptr(GPtrArray) notes =
                 g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_import_note_free);
  g_autoptr(GPtrArray) files = rbk_cli_load_files (paths, error);
  g_autoptr(RbkBook) book = NULL;
  g_autofree char *text = NULL;

  if (files == NULL)
    return FALSE;
  book = rbk_import_book (from, files, notes, error);
  if (book == NULL)
    {
      if (g_strv_length (paths) == 1 && !g_error_matches (*error, RBK_ERROR, RBK_ERROR_SYNTAX))
        rbk_command_blame (error, paths[0]);
      return FALSE;
    }
  text = rbk_book_to_text (book);
  if (!rbk_output_write (output, text, strlen (text), error))
    return FALSE;
  if (json)
    return print_json (book, notes, error);
  rbk_cli_print_notes (notes, paths[0]);

  return TRUE;
}
