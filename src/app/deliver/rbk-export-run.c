/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-export-run.h"

#include "rbk-check-settings.h"
#include "rbk-error.h"
#include "rbk-findings.h"

#define MAX_LOGO_BYTES (8 * 1024 * 1024)

/**
 * rbk_export_request_new:
 * @document: an open book
 * @settings: (nullable): the user's choices
 *
 * Returns: (transfer full): the book as it is now, with no target yet; it may go to a thread
 */
RbkExportRequest *
rbk_export_request_new (RbkDocument *document, GSettings *settings)
{
  RbkExportRequest *self = g_new0 (RbkExportRequest, 1);
  RbkBook          *book;
  RbkPopulation    *population;
  RbkDelivery      *delivery;
  GFile            *file;
  const char       *logo;

  g_return_val_if_fail (RBK_IS_DOCUMENT (document), self);

  book = rbk_document_get_book (document);
  population = rbk_document_get_population (document);
  delivery = rbk_book_get_delivery (book);
  file = rbk_document_get_file (document);
  logo = delivery != NULL ? rbk_delivery_get_logo (delivery) : NULL;
  self->targets = g_ptr_array_new ();
  self->book = RBK_BOOK (rbk_record_copy (RBK_RECORD (book)));
  self->population = population != NULL ? rbk_population_ref (population) : NULL;
  self->analysis = rbk_analysis_ref (rbk_document_get_analysis (document));
  rbk_check_settings_get_limits (settings, &self->limits);
  /* A book names its logo as it stands beside it. */
  if (logo != NULL && file != NULL)
    {
      g_autoptr(GFile) parent = g_file_get_parent (file);

      self->logo = g_file_resolve_relative_path (parent, logo);
    }
  else if (logo != NULL)
    self->logo = g_file_new_for_path (logo);

  return self;
}

/**
 * rbk_export_request_free:
 * @self: (transfer full): a request
 */
void
rbk_export_request_free (RbkExportRequest *self)
{
  g_clear_pointer (&self->targets, g_ptr_array_unref);
  g_clear_pointer (&self->population, rbk_population_unref);
  g_clear_pointer (&self->analysis, rbk_analysis_unref);
  g_clear_object (&self->book);
  g_clear_object (&self->logo);
  g_clear_object (&self->folder);
  g_clear_pointer (&self->stem, g_free);
  g_free (self);
}

static void
outcome_free (gpointer data)
{
  RbkExportOutcome *self = data;

  g_clear_pointer (&self->export, rbk_export_free);
  g_clear_pointer (&self->report, rbk_report_free);
  g_clear_error (&self->error);
  g_free (self);
}

static GBytes *
read_logo (GFile *file, GError **error)
{
  g_autoptr(GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autoptr(GBytes) bytes = NULL;

  if (stream != NULL)
    bytes = g_input_stream_read_bytes (G_INPUT_STREAM (stream), MAX_LOGO_BYTES, NULL, error);
  if (bytes == NULL)
    {
      g_prefix_error (error, "logo: ");
      return NULL;
    }
  if (g_bytes_get_size (bytes) == MAX_LOGO_BYTES)
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_RANGE,
                   E_ ("logo: the picture is larger than 8 MB; use a smaller one"));
      return NULL;
    }

  return g_steal_pointer (&bytes);
}

/* What goes into a folder with others is named after its target; a file, which may be sent away
 * alone, after the book before that, and never after its kind twice. */
static char *
dup_name (const RbkExportTarget *target, const char *stem)
{
  if (target->is_directory)
    return g_strdup (target->name);
  if (g_str_equal (target->name, target->extension))
    return g_strdup_printf ("%s.%s", stem, target->extension);

  return g_strdup_printf ("%s-%s.%s", stem, target->name, target->extension);
}

static void
write_into (const RbkExportOutcome *outcome, GFile *folder, const char *stem, GError **error)
{
  g_autofree char *name = dup_name (outcome->target, stem);
  g_autoptr(GFile) destination = g_file_get_child (folder, name);

  rbk_export_write (outcome->export, destination, error);
}

static RbkExportOutcome *
run_one (RbkExportRequest *self, const RbkExportTarget *target, GBytes *logo)
{
  RbkExportOutcome *outcome = g_new0 (RbkExportOutcome, 1);
  g_autoptr(GPtrArray) findings = NULL;
  RbkExportInput input = {
    .book = self->book, .population = self->population, .logo = logo, .paper = self->paper
  };

  if (target->wants_findings)
    findings = rbk_findings_look (self->book, self->analysis, &self->limits, NULL);
  input.findings = findings;
  outcome->target = target;
  outcome->export = rbk_export_run (target->name, &input, &outcome->error);
  if (outcome->export != NULL && self->folder != NULL)
    write_into (outcome, self->folder, self->stem, &outcome->error);
  else if (outcome->export != NULL && g_str_equal (target->name, "pdf"))
    outcome->report = rbk_report_new_on_paper (&input, &outcome->error);

  return outcome;
}

/**
 * rbk_export_request_run:
 * @self: a request
 *
 * Does what is asked for; nothing of it needs the main thread. A target that is refused does
 * not keep the others.
 *
 * Returns: (transfer full) (element-type RbkExportOutcome): one for each target
 */
GPtrArray *
rbk_export_request_run (RbkExportRequest *self)
{
  GPtrArray *outcomes = g_ptr_array_new_with_free_func (outcome_free);
  g_autoptr(GBytes) logo = NULL;
  g_autoptr(GError) error = NULL;

  g_return_val_if_fail (self != NULL, outcomes);

  if (self->logo != NULL)
    logo = read_logo (self->logo, &error);
  if (error == NULL && self->folder != NULL)
    {
      g_autoptr(GError) exists = NULL;

      if (!g_file_make_directory_with_parents (self->folder, NULL, &exists) &&
          !g_error_matches (exists, G_IO_ERROR, G_IO_ERROR_EXISTS))
        error = g_steal_pointer (&exists);
    }
  for (guint i = 0; i < self->targets->len; i++)
    {
      const RbkExportTarget *target = g_ptr_array_index (self->targets, i);
      RbkExportOutcome      *outcome =
          error == NULL ? run_one (self, target, logo) : g_new0 (RbkExportOutcome, 1);

      outcome->target = target;
      if (error != NULL)
        outcome->error = g_error_copy (error);
      g_ptr_array_add (outcomes, outcome);
    }

  return outcomes;
}
