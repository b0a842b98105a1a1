/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "rbk-export.h"

G_BEGIN_DECLS

/* Sizes of paper in points of 1/72 inch, upright. */
#define RBK_REPORT_A4_WIDTH 595.276
#define RBK_REPORT_A4_HEIGHT 841.89
#define RBK_REPORT_LETTER_WIDTH 612.0
#define RBK_REPORT_LETTER_HEIGHT 792.0

/**
 * RbkReport:
 *
 * A book as a document for a client: a cover, the plans, their curves and certificates, its
 * customers, decisions, scenarios, and how the figures came about; broken into pages for one
 * size of paper. It keeps nothing of the book, never changes once made, and may be drawn from
 * any thread, page by page and again and again: on paper, into a PDF or on the screen.
 */
typedef struct _RbkReport RbkReport;

/**
 * RbkReportMark:
 * @level: 1 for a section, 2 for a part of one
 * @title: its heading
 * @page: the page on which it stands, from 0
 * @y: how far down, in points
 *
 * An entry of the outline that readers of PDF show beside the pages.
 */
typedef struct
{
  guint       level;
  const char *title;
  guint       page;
  double      y;
} RbkReportMark;

RbkReport *rbk_report_new (const RbkExportInput *input, double width, double height, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
RbkReport *rbk_report_new_on_paper (const RbkExportInput *input,
                                    GError              **error) G_GNUC_WARN_UNUSED_RESULT;
RbkReport *rbk_report_new_for_job (const RbkExportJob *handed,
                                   double              width,
                                   double              height,
                                   GError            **error) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_report_free (RbkReport *self);

guint                rbk_report_get_n_pages (RbkReport *self);
void                 rbk_report_get_size (RbkReport *self, double *width, double *height);
const RbkReportMark *rbk_report_get_marks (RbkReport *self, guint *n_marks);
void                 rbk_report_draw_page (RbkReport *self, guint page, cairo_t *cr);

gboolean rbk_report_pdf_export (const RbkExportJob *job, RbkExport *out, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkReport, rbk_report_free)

G_END_DECLS
