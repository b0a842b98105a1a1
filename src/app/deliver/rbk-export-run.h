/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "rbk-check.h"
#include "rbk-document.h"
#include "rbk-report.h"
#include "rbk-targets.h"

G_BEGIN_DECLS

/**
 * RbkExportRequest:
 * @targets: (element-type RbkExportTarget): what is asked for
 * @book: (owned): a copy, which nobody else sees
 * @population: (owned) (nullable): the customers
 * @analysis: (owned): what the rules look at
 * @limits: from where on something is worth a finding
 * @logo: (owned) (nullable): the picture that the book names
 * @paper: on what documents are set
 * @folder: (owned) (nullable): where to write it all, or nothing to have it in memory
 * @stem: (owned) (nullable): what the names of files in that folder begin with
 *
 * What a thread is to export, without the document.
 */
typedef struct
{
  GPtrArray     *targets;
  RbkBook       *book;
  RbkPopulation *population;
  RbkAnalysis   *analysis;
  RbkCheckLimits limits;
  GFile         *logo;
  RbkExportPaper paper;
  GFile         *folder;
  char          *stem;
} RbkExportRequest;

/**
 * RbkExportOutcome:
 * @target: what was asked for
 * @export: (nullable): what it gave
 * @report: (nullable): the pages of a document, to look at and to print
 * @error: (nullable): why not
 *
 * What became of one target.
 */
typedef struct
{
  const RbkExportTarget *target;
  RbkExport *export;
  RbkReport *report;
  GError    *error;
} RbkExportOutcome;

RbkExportRequest *rbk_export_request_new (RbkDocument *document,
                                          GSettings   *settings) G_GNUC_WARN_UNUSED_RESULT;
void              rbk_export_request_free (RbkExportRequest *self);
GPtrArray        *rbk_export_request_run (RbkExportRequest *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkExportRequest, rbk_export_request_free)

G_END_DECLS
