/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-report-flow.h"

G_BEGIN_DECLS

/**
 * RbkReportTable:
 *
 * Rows that are gathered, so that columns are as wide as what is in them asks for, and then
 * flow over pages, each with the head again. What is too long wraps; a row that is longer than
 * a page is broken.
 */
typedef struct _RbkReportTable RbkReportTable;

/* What a row stands for. */
typedef enum
{
  RBK_REPORT_ROW_PLAIN,
  RBK_REPORT_ROW_STRONG, /* a sum */
  RBK_REPORT_ROW_GROUP,  /* over those that follow, with which it stays */
  RBK_REPORT_ROW_LEAD,   /* likewise, with cells of its own */
} RbkReportRow;

RbkReportTable *rbk_report_table_new (const char *const *titles,
                                      const char        *aligns) G_GNUC_WARN_UNUSED_RESULT;
void            rbk_report_table_free (RbkReportTable *self);
void            rbk_report_table_begin (RbkReportTable *self, RbkReportRow row);
void            rbk_report_table_add (RbkReportTable *self, const char *text);
void            rbk_report_table_take (RbkReportTable *self, char *text);
void            rbk_report_table_set_tight (RbkReportTable *self);
void            rbk_report_table_indent (RbkReportTable *self, guint depth);
guint           rbk_report_table_get_n_rows (RbkReportTable *self);
void            rbk_report_flow_table (RbkReportFlow *flow, RbkReportTable *table);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkReportTable, rbk_report_table_free)

G_END_DECLS
