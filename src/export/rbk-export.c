/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-export.h"

#include "rbk-error.h"
#include "rbk-pricing-page.h"
#include "rbk-stripe.h"
#include "rbk-summary.h"

#include <string.h>

static const RbkExportTarget targets[] = {
  { "stripe", "Stripe", "A folder of Stripe CLI fixtures: products, prices, meters and features",
    TRUE, NULL, FALSE, rbk_stripe_export },
  { "stripe-objects", "Stripe objects", "JSON with the create parameters of every Stripe object",
    FALSE, "json", FALSE, rbk_stripe_objects_export },
  { "pricing-page", "Pricing page", "JSON from which a website renders its pricing page", FALSE,
    "json", FALSE, rbk_pricing_page_export },
  { "csv", "CSV", "The tier table for a spreadsheet", FALSE, "csv", TRUE, rbk_summary_csv_export },
  { "markdown", "Markdown", "The tier table, features and meters to read", FALSE, "md", TRUE,
    rbk_summary_markdown_export },
};

/**
 * rbk_export_list:
 * @n_targets: (out) (optional): how many there are
 *
 * Returns: (transfer none) (array length=n_targets): every target
 */
const RbkExportTarget *
rbk_export_list (gsize *n_targets)
{
  if (n_targets != NULL)
    *n_targets = G_N_ELEMENTS (targets);
  return targets;
}

/**
 * rbk_export_find:
 * @name: the name of a target
 * @error: return location for an error
 *
 * Fails with `RBK_ERROR_NOT_FOUND` and the names that there are.
 *
 * Returns: (transfer none) (nullable): the target
 */
const RbkExportTarget *
rbk_export_find (const char *name, GError **error)
{
  g_autoptr(GString) names = g_string_new (NULL);
  g_autofree char *quoted = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      if (g_str_equal (targets[i].name, name))
        return &targets[i];
      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", targets[i].name);
    }
  quoted = rbk_error_quote (name, strlen (name));
  g_set_error (error, RBK_ERROR, RBK_ERROR_NOT_FOUND, "%s is no export target; choose one of %s",
               quoted, names->str);
  return NULL;
}

static void
file_free (gpointer data)
{
  RbkExportFile *file = data;

  g_free (file->path);
  g_bytes_unref (file->bytes);
  g_free (file);
}

static RbkExport *
export_new (const RbkExportTarget *target)
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
  RbkExportFile *file;

  g_return_if_fail (self != NULL && path != NULL && text != NULL);

  file = g_new0 (RbkExportFile, 1);
  file->path = g_strdup (path);
  file->bytes = g_bytes_new_take (text, strlen (text));
  g_ptr_array_add (self->files, file);
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

/**
 * rbk_export_run:
 * @target: the name of a target
 * @book: the book; it is not kept
 * @table: (nullable): its tier table, where the caller has one with a customer file; else
 *   the targets that show one make it from the book alone
 * @date: (nullable): the day whose terms are exported; by default the book's own, else today
 * @error: return location for an error
 *
 * Makes the files of a target, in memory. Nothing is written.
 *
 * Fails with `RBK_ERROR_REFUSED`, each reason on a line, where the other system would bill
 * otherwise than the book says; with `RBK_ERROR_NOT_FOUND` for an unknown target; and with
 * what [ctor@Spec.new] says of a book that makes no sense.
 *
 * Returns: (transfer full) (nullable): the files and what they don't carry
 */
RbkExport *
rbk_export_run (
    const char *target, RbkBook *book, RbkTable *table, const GDate *date, GError **error)
{
  const RbkExportTarget *found = rbk_export_find (target, error);
  g_autoptr(RbkSpec) spec = NULL;
  g_autoptr(RbkTable) own_table = NULL;
  g_autoptr(RbkExport) out = NULL;
  RbkExportJob job = { .book = book };

  g_return_val_if_fail (RBK_IS_BOOK (book), NULL);

  if (found == NULL)
    return NULL;
  spec = rbk_spec_new (book, date, error);
  if (spec == NULL)
    return NULL;

  job.spec = spec;
  if (found->wants_table)
    {
      if (table == NULL)
        own_table = rbk_table_new (spec, NULL, error);
      job.table = table != NULL ? table : own_table;
      if (job.table == NULL)
        return NULL;
    }

  out = export_new (found);
  if (!found->function (&job, out, error))
    return NULL;
  return g_steal_pointer (&out);
}
