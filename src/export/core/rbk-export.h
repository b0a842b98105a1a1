/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "rbk-loss.h"
#include "rbk-population.h"
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
 * RbkExportPaper:
 * @RBK_EXPORT_PAPER_A4: 210 x 297 mm
 * @RBK_EXPORT_PAPER_LETTER: 8.5 x 11 inches
 *
 * On what documents are set.
 */
typedef enum
{
  RBK_EXPORT_PAPER_A4,
  RBK_EXPORT_PAPER_LETTER,
} RbkExportPaper;

/**
 * RbkExportInput:
 * @book: the book; it is not kept
 * @date: (nullable): the day whose terms are exported; by default the book's own, else today
 * @table: (nullable): its tier table, where the caller has one with customers; else the targets
 *   that show one make it from the book alone
 * @population: (nullable): its customers
 * @findings: (nullable) (element-type RbkFinding): what the rules find, where the caller has asked
 *   them with its customers' months and bounds of its own; else documents ask them themselves
 * @logo: (nullable): a PNG picture for documents: what the book names, read by the caller
 * @paper: on what documents are set
 *
 * What is exported.
 */
typedef struct
{
  RbkBook       *book;
  const GDate   *date;
  RbkTable      *table;
  RbkPopulation *population;
  GPtrArray     *findings;
  GBytes        *logo;
  RbkExportPaper paper;
} RbkExportInput;

/**
 * RbkExportJob:
 * @book: what is exported
 * @spec: its terms on the date
 * @table: (nullable): the tier table, for the targets that want it
 * @population: (nullable): the customers
 * @findings: (nullable) (element-type RbkFinding): what the rules find
 * @logo: (nullable): a PNG picture for documents
 * @paper: on what documents are set
 * @own_table: (owned) (nullable): @table, where the job has made it
 *
 * What the function of a target is handed.
 */
typedef struct
{
  RbkBook       *book;
  RbkSpec       *spec;
  RbkTable      *table;
  RbkPopulation *population;
  GPtrArray     *findings;
  GBytes        *logo;
  RbkExportPaper paper;
  RbkTable      *own_table;
} RbkExportJob;

/**
 * RbkExportGroup:
 * @RBK_EXPORT_BILLING: systems that bill by the book
 * @RBK_EXPORT_PAGE: what customers read, and what the product enforces
 * @RBK_EXPORT_DOCUMENT: what is handed over to read
 *
 * What kind of place a target is.
 */
typedef enum
{
  RBK_EXPORT_BILLING,
  RBK_EXPORT_PAGE,
  RBK_EXPORT_DOCUMENT,
} RbkExportGroup;

/**
 * RbkExportTarget:
 * @name: what the command line calls it
 * @title: what people call it
 * @description: one sentence about what it yields
 * @group: what kind of place it is
 * @is_directory: whether it makes several files
 * @extension: of a single file, without the point; %NULL for a directory
 * @wants_table: whether it shows the tier table
 * @wants_findings: whether it says what the rules find
 * @function: what adds the files and the losses
 *
 * One place to export to. Another target is one more line of the table.
 */
struct _RbkExportTarget
{
  const char    *name, *title, *description;
  RbkExportGroup group;
  gboolean       is_directory;
  const char    *extension;
  gboolean       wants_table, wants_findings;
  gboolean (*function) (const RbkExportJob *job, RbkExport *out, GError **error);
};

gboolean rbk_export_job_init (RbkExportJob         *self,
                              const RbkExportInput *input,
                              gboolean              wants_table,
                              GError              **error);
void     rbk_export_job_clear (RbkExportJob *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RbkExportJob, rbk_export_job_clear)

RbkExport           *rbk_export_new (const RbkExportTarget *target) G_GNUC_WARN_UNUSED_RESULT;
void                 rbk_export_free (RbkExport *self);
void                 rbk_export_add (RbkExport *self, const char *path, char *text);
void                 rbk_export_add_bytes (RbkExport *self, const char *path, GBytes *bytes);
const RbkExportFile *rbk_export_get_file (RbkExport *self, const char *path);
gboolean             rbk_export_write (RbkExport *self, GFile *destination, GError **error);
char **rbk_export_list_others (RbkExport *self, GFile *folder) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkExport, rbk_export_free)

G_END_DECLS
