/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-import-reading.h"

#include <string.h>

#include "rbk-book-reader.h"
#include "rbk-file.h"

static RbkBook *
import_ratebook (GPtrArray *files, GPtrArray *notes, GError **error)
{
  RbkImportFile *file = files->pdata[0];

  if (files->len > 1)
    {
      g_set_error_literal (error, RBK_ERROR, RBK_ERROR_USAGE,
                           E_ ("books are not put together; import one file"));
      return NULL;
    }

  return rbk_book_read_text (file->text, file->length, NULL, error);
}

static const struct
{
  const char *name;
  RbkBook *(*import) (GPtrArray *files, GPtrArray *notes, GError **error);
} sources[] = {
  { "stripe", rbk_import_stripe },
  { "openmeter", rbk_import_openmeter },
  { "ratebook", import_ratebook },
};

/**
 * rbk_import_get_sources:
 *
 * Returns: (transfer none) (array zero-terminated=1): the names of the systems that a book can be
 *   made from
 */
const char *const *
rbk_import_get_sources (void)
{
  static const char *const names[] = { "stripe", "openmeter", "ratebook", NULL };

  return names;
}

/**
 * rbk_import_file_new:
 * @name: (nullable): what notes call it
 * @text: what it holds, UTF-8
 * @length: its length in bytes
 *
 * Returns: (transfer full): a file of that text
 */
RbkImportFile *
rbk_import_file_new (const char *name, const char *text, gsize length)
{
  RbkImportFile *self = g_new0 (RbkImportFile, 1);

  self->name = g_strdup (name);
  self->text = g_strndup (text, length);
  self->length = length;

  return self;
}

/**
 * rbk_import_file_load:
 * @file: a file of another system
 * @name: (nullable): what notes call it
 * @cancellable: (nullable): to stop it
 * @error: return location for a #GError
 *
 * Reads a file of 64 MiB at most. The messages do not name it.
 *
 * Returns: (transfer full): the file; see rbk_file_load()
 */
RbkImportFile *
rbk_import_file_load (GFile *file, const char *name, GCancellable *cancellable, GError **error)
{
  g_autofree char *text = NULL;
  gsize            length;
  RbkImportFile   *self;

  if (!rbk_file_load (file, RBK_BOOK_MAX_BYTES, &text, &length, NULL, cancellable, error))
    return NULL;
  self = g_new0 (RbkImportFile, 1);
  self->name = g_strdup (name);
  self->text = g_steal_pointer (&text);
  self->length = length;

  return self;
}

/**
 * rbk_import_file_free:
 * @self: (nullable) (transfer full): a file
 *
 * Frees it.
 */
void
rbk_import_file_free (RbkImportFile *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->text);
  g_free (self);
}

/**
 * rbk_import_note_free:
 * @self: (nullable) (transfer full): a note
 *
 * Frees it.
 */
void
rbk_import_note_free (RbkImportNote *self)
{
  if (self == NULL)
    return;
  g_free (self->file);
  g_free (self->place);
  g_free (self->message);
  g_free (self);
}

/**
 * rbk_import_book:
 * @source: one of rbk_import_get_sources()
 * @files: (element-type RbkImportFile): its files, one at least
 * @notes: (element-type RbkImportNote): takes what could not be known
 * @error: return location for a #GError
 *
 * Makes a book of the catalogue of another system. Nothing is made up: what the files do not say
 * is left out, and said in @notes. Costs, workloads and usage are in no such catalogue, so the
 * book has none.
 *
 * Fails with %RBK_ERROR_NOT_FOUND where there is no such source, %RBK_ERROR_SYNTAX where a file is
 * no JSON, and %RBK_ERROR_INVALID where nothing in it is a plan or a price.
 *
 * Returns: (transfer full): the book
 */
RbkBook *
rbk_import_book (const char *source, GPtrArray *files, GPtrArray *notes, GError **error)
{
  g_autofree char *quoted = NULL;

  g_return_val_if_fail (source != NULL, NULL);
  g_return_val_if_fail (files->len > 0, NULL);
  g_return_val_if_fail (notes != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    if (strcmp (sources[i].name, source) == 0)
      return sources[i].import (files, notes, error);

  quoted = rbk_error_quote (source, strlen (source));
  g_set_error (error, RBK_ERROR, RBK_ERROR_NOT_FOUND,
               E_ ("a book can't be made from %s; it can from stripe, openmeter or ratebook"),
               quoted);

  return NULL;
}
