/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* uselocale, where it is no default */
#include "rbk-workbook.h"

#include <glib/gstdio.h>
#include <locale.h>

#include "rbk-error.h"
#include "rbk-judgement.h"
#include "rbk-workbook-private.h"

/* A sheet has no more columns; each card takes up to three of them. */
#define MAX_CARDS 5000

/* Cells of a workbook that a spreadsheet still opens. */
#define MAX_PLANS 2000

static gboolean
has_sheet (const RbkExportJob *job, RbkSheet sheet)
{
  return sheet == RBK_SHEET_CUSTOMERS ? job->population != NULL
         : sheet == RBK_SHEET_DECISIONS
             ? rbk_judgement_is_shown (job->book, rbk_delivery_get_show_decisions)
         : sheet == RBK_SHEET_FINDINGS
             ? rbk_judgement_is_shown (job->book, rbk_delivery_get_show_findings)
             : TRUE;
}

static void
add_sheets (RbkWorkbook *self)
{
  static const char *const names[] = {
    [RBK_SHEET_PLANS] = "Plans",         [RBK_SHEET_INPUTS] = "Inputs",
    [RBK_SHEET_LEVELS] = "Levels",       [RBK_SHEET_CURVES] = "Curves",
    [RBK_SHEET_CALLS] = "Calls",         [RBK_SHEET_CUSTOMERS] = "Customers",
    [RBK_SHEET_DECISIONS] = "Decisions", [RBK_SHEET_FINDINGS] = "Findings",
    [RBK_SHEET_NOTES] = "Notes",
  };

  for (guint i = 0; i < RBK_N_SHEETS; i++)
    {
      if (!has_sheet (self->job, (RbkSheet) i))
        continue;
      self->sheets[i] = workbook_add_worksheet (self->book, names[i]);
      worksheet_set_landscape (self->sheets[i]);
      /* The numbers that the format has for papers. */
      worksheet_set_paper (self->sheets[i], self->job->paper == RBK_EXPORT_PAPER_LETTER ? 1 : 9);
      worksheet_fit_to_pages (self->sheets[i], 1, 0);
    }
}

/* The date in the file is the book's: the same book gives the same bytes. */
static void
set_properties (RbkWorkbook *self)
{
  g_autoptr(GDateTime) date = g_date_time_new_utc (g_date_get_year (&self->spec->date),
                                                    (int) g_date_get_month (&self->spec->date),
                                                    g_date_get_day (&self->spec->date), 0, 0, 0);
  lxw_doc_properties properties = { .title = (char *) "Plans",
                                    .comments = (char *) "Made with Ratebook",
                                    .created = (time_t) g_date_time_to_unix (date) };

  rbk_workbook_note_error (self, workbook_set_properties (self->book, &properties));
}

static void
fill (RbkWorkbook *self)
{
  rbk_workbook_init_formats (self);
  add_sheets (self);
  set_properties (self);
  rbk_workbook_add_inputs (self);
  rbk_workbook_add_calls (self);
  rbk_workbook_add_plans (self);
  rbk_workbook_add_curves (self);
  if (self->job->population != NULL)
    rbk_workbook_add_customers (self);
  rbk_workbook_add_judgement (self);
  rbk_workbook_add_notes (self);
}

static void
clear (RbkWorkbook *self)
{
  for (guint i = 0; self->plans != NULL && i < self->spec->n_plans; i++)
    g_free (self->plans[i].cards);
  g_free (self->plans);
  g_free (self->prices);
  g_free (self->routes);
  g_free (self->calls);
  g_clear_pointer (&self->places, g_array_unref);
}

/* Writes the workbook where the library wants it: into a file. */
static gboolean
write_file (const RbkExportJob *job, const char *path, GError **error)
{
  RbkWorkbook self = { .job = job, .spec = job->table->spec, .table = job->table };
  lxw_error   status;

  self.book = workbook_new (path);
  if (self.book == NULL)
    {
      g_set_error_literal (error, RBK_ERROR, RBK_ERROR_WRITE,
                           E_ ("the workbook could not be begun; free some memory"));
      return FALSE;
    }
  fill (&self);
  status = workbook_close (self.book);
  if (self.status != LXW_NO_ERROR)
    status = self.status;
  clear (&self);
  if (status == LXW_NO_ERROR)
    return TRUE;
  g_set_error (error, RBK_ERROR, RBK_ERROR_WRITE,
               E_ ("the workbook could not be made: %s; see that the folder for temporary files "
                   "has room, or make the book smaller"),
               lxw_strerror (status));
  return FALSE;
}

/* In a folder of its own: nobody else can put a file in its place. */
static GBytes *
make_bytes (const RbkExportJob *job, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("ratebook-XXXXXX", error);
  g_autofree char *path = folder != NULL ? g_build_filename (folder, "plans.xlsx", NULL) : NULL;
  char            *contents = NULL;
  gsize            length = 0;
  gboolean         is_made;

  if (folder == NULL)
    return NULL;
  is_made = write_file (job, path, error) && g_file_get_contents (path, &contents, &length, error);
  g_unlink (path);
  g_rmdir (folder);
  return is_made ? g_bytes_new_take (contents, length) : NULL;
}

static gboolean
check_size (const RbkExportJob *job, GError **error)
{
  if (job->table->n_rows > MAX_PLANS)
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_REFUSED,
                   E_ ("a workbook holds %d plans and the book has %u; export a part of it"),
                   MAX_PLANS, job->table->n_rows);
      return FALSE;
    }
  for (guint i = 0; i < job->table->n_rows; i++)
    {
      const RbkTableRow *row = &job->table->rows[i];

      if (row->phase == NULL || row->phase->n_cards <= MAX_CARDS)
        continue;
      g_set_error (error, RBK_ERROR, RBK_ERROR_REFUSED,
                   E_ ("%s: a sheet has columns for %d rate cards and the plan has %u; merge some"),
                   row->plan->key, MAX_CARDS, row->phase->n_cards);
      return FALSE;
    }
  return TRUE;
}

/**
 * rbk_workbook_export:
 * @job: what is exported, with its table
 * @out: takes the file
 * @error: return location for an error
 *
 * Makes a workbook in which everything is computed from a sheet of inputs: whoever changes a
 * price, a cap or a model's price there sees margins move as Ratebook moves them. Cells hold
 * Ratebook's figures too, for readers that don't compute. What customers do is in it as values.
 *
 * Fails with `RBK_ERROR_REFUSED` where a workbook has no room for the book, and with an error of
 * `RBK_ERROR` or `G_FILE_ERROR` where no file can be written for the time being.
 *
 * Returns: `TRUE` on success
 */
gboolean
rbk_workbook_export (const RbkExportJob *job, RbkExport *out, GError **error)
{
  RbkExportJob own = *job;
  locale_t     plain, before;
  g_autoptr(RbkTable) table = NULL;
  g_autoptr(GBytes) bytes = NULL;

  /* Without customers nothing could follow the figures of a table that has them. */
  if (job->population == NULL)
    {
      table = rbk_table_new (job->spec, NULL, error);
      own.table = table;
    }
  if (own.table == NULL || !check_size (&own, error))
    return FALSE;
  /* The library writes numbers by the locale of the thread, with a comma in some. */
  plain = newlocale (LC_NUMERIC_MASK, "C", (locale_t) 0);
  before = uselocale (plain);
  bytes = make_bytes (&own, error);
  uselocale (before);
  freelocale (plain);
  if (bytes == NULL)
    return FALSE;
  rbk_export_add_bytes (out, "plans.xlsx", bytes);
  return TRUE;
}
