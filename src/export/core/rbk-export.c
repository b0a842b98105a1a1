/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-export.h"

#include <string.h>

static void
file_free (gpointer data)
{
  RbkExportFile *file = data;

  g_free (file->path);
  g_bytes_unref (file->bytes);
  g_free (file);
}

/**
 * rbk_export_job_init:
 * @self: (out caller-allocates): cleared with [method@ExportJob.clear], whatever is returned
 * @input: what is exported; it must outlive the job
 * @wants_table: whether the tier table is made where the input has none
 * @error: return location for a [error@Error]
 *
 * Freezes what is exported on its date.
 *
 * Returns: whether that could be done
 */
gboolean
rbk_export_job_init (RbkExportJob         *self,
                     const RbkExportInput *input,
                     gboolean              wants_table,
                     GError              **error)
{
  *self = (RbkExportJob){ .book = input->book,
                          .table = input->table,
                          .population = input->population,
                          .findings = input->findings,
                          .logo = input->logo,
                          .paper = input->paper };
  self->spec = rbk_spec_new (input->book, input->date, error);
  if (self->spec == NULL || !wants_table || self->table != NULL)
    return self->spec != NULL;
  self->table = self->own_table = rbk_table_new (self->spec, input->population, error);

  return self->table != NULL;
}

/**
 * rbk_export_job_clear:
 * @self: a job, or one of zeros
 *
 * Frees what was made for it.
 */
void
rbk_export_job_clear (RbkExportJob *self)
{
  g_clear_pointer (&self->own_table, rbk_table_free);
  g_clear_pointer (&self->spec, rbk_spec_unref);
}

/**
 * rbk_export_new:
 * @target: where it goes
 *
 * Returns: (transfer full): an export without files and losses
 */
RbkExport *
rbk_export_new (const RbkExportTarget *target)
{
  RbkExport *self = g_new0 (RbkExport, 1);

  self->target = target;
  self->files = g_ptr_array_new_with_free_func (file_free);
  self->losses = rbk_losses_new ();
  return self;
}

/**
 * rbk_export_free:
 * @self: (nullable) (transfer full): an export
 *
 * Frees it with its files.
 */
void
rbk_export_free (RbkExport *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->losses);
  g_free (self);
}

/**
 * rbk_export_add_bytes:
 * @self: an export
 * @path: the name of the file
 * @bytes: (transfer none): what is in it
 *
 * Adds a file that is no text. For the functions of targets.
 */
void
rbk_export_add_bytes (RbkExport *self, const char *path, GBytes *bytes)
{
  RbkExportFile *file;

  g_return_if_fail (self != NULL && path != NULL && bytes != NULL);

  file = g_new0 (RbkExportFile, 1);
  file->path = g_strdup (path);
  file->bytes = g_bytes_ref (bytes);
  g_ptr_array_add (self->files, file);
}

/**
 * rbk_export_add:
 * @self: an export
 * @path: the name of the file
 * @text: (transfer full): what is in it
 *
 * Adds a file. For the functions of targets.
 */
void
rbk_export_add (RbkExport *self, const char *path, char *text)
{
  g_autoptr(GBytes) bytes = NULL;

  g_return_if_fail (self != NULL && path != NULL && text != NULL);

  bytes = g_bytes_new_take (text, strlen (text));
  rbk_export_add_bytes (self, path, bytes);
}

/**
 * rbk_export_get_file:
 * @self: an export
 * @path: (nullable): the name of a file, or nothing for the only or first one
 *
 * Returns: (transfer none) (nullable): the file
 */
const RbkExportFile *
rbk_export_get_file (RbkExport *self, const char *path)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->files->len; i++)
    {
      const RbkExportFile *file = g_ptr_array_index (self->files, i);

      if (path == NULL || g_str_equal (file->path, path))
        return file;
    }
  return NULL;
}
