/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "rbk-loss.h"
#include "rbk-table.h"

G_BEGIN_DECLS

/**
 * RbkExportFile:
 * @path: its name in the directory; the target's name with its extension for a single file
 * @bytes: what is in it
 */
typedef struct
{
  char   *path;
  GBytes *bytes;
} RbkExportFile;

typedef struct _RbkExportTarget RbkExportTarget;

/**
 * RbkExport:
 * @target: where it goes
 * @files: (element-type RbkExportFile): the files, in memory
 * @losses: (element-type RbkLoss): what they don't carry
 *
 * A book made ready for another system. The same book and date give the same bytes.
 */
typedef struct
{
  const RbkExportTarget *target;
  GPtrArray             *files;
  GPtrArray             *losses;
} RbkExport;

/**
 * RbkExportJob:
 * @book: what is exported
 * @spec: its terms on the date
 * @table: (nullable): the tier table, for the targets that want it
 *
 * What the function of a target is handed.
 */
typedef struct
{
  RbkBook  *book;
  RbkSpec  *spec;
  RbkTable *table;
} RbkExportJob;

/**
 * RbkExportTarget:
 * @name: what the command line calls it
 * @title: what people call it
 * @description: one sentence about what it yields
 * @is_directory: whether it makes several files
 * @extension: of a single file, without the point; %NULL for a directory
 * @wants_table: whether it shows the tier table
 * @function: what adds the files and the losses
 *
 * One place to export to. Another target is one more line of the table.
 */
struct _RbkExportTarget
{
  const char *name, *title, *description;
  gboolean    is_directory;
  const char *extension;
  gboolean    wants_table;
  gboolean (*function) (const RbkExportJob *job, RbkExport *out, GError **error);
};

const RbkExportTarget *rbk_export_list (gsize *n_targets);
const RbkExportTarget *rbk_export_find (const char *name, GError **error);
RbkExport             *rbk_export_run (const char  *target,
                                       RbkBook     *book,
                                       RbkTable    *table,
                                       const GDate *date,
                                       GError     **error) G_GNUC_WARN_UNUSED_RESULT;
void                   rbk_export_free (RbkExport *self);
void                   rbk_export_add (RbkExport *self, const char *path, char *text);
const RbkExportFile   *rbk_export_get_file (RbkExport *self, const char *path);
gboolean               rbk_export_write (RbkExport *self, GFile *destination, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkExport, rbk_export_free)

G_END_DECLS
