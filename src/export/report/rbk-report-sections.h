/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-curve.h"
#include "rbk-judgement.h"
#include "rbk-mix.h"
#include "rbk-report-table.h"

G_BEGIN_DECLS

/* What the customers of a book make of its plans; nothing where there are none. */
typedef struct
{
  RbkMixIndex *index; /* (owned) (nullable) */
  RbkMix      *mix;   /* (owned) (nullable) */
} RbkReportCrowd;

void rbk_report_crowd_init (RbkReportCrowd *self, const RbkExportJob *job);
void rbk_report_crowd_clear (RbkReportCrowd *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RbkReportCrowd, rbk_report_crowd_clear)

/* The sections of a report, in order. Each says nothing where the book has nothing of it. */

void rbk_report_add_cover (RbkReportFlow *flow, const RbkExportJob *job);
void rbk_report_add_summary (RbkReportFlow        *flow,
                             const RbkExportJob   *job,
                             const RbkReportCrowd *crowd);
void rbk_report_add_reasons (RbkReportFlow *flow, const RbkExportJob *job);
void rbk_report_add_plans (RbkReportFlow *flow, const RbkExportJob *job);
void rbk_report_add_ways (RbkReportFlow *flow, const RbkExportJob *job);
void rbk_report_add_curves (RbkReportFlow *flow, const RbkExportJob *job);
void rbk_report_add_percentiles (RbkReportFlow *flow, const RbkExportJob *job);
void rbk_report_add_customers (RbkReportFlow        *flow,
                               const RbkExportJob   *job,
                               const RbkReportCrowd *crowd);
void rbk_report_add_decisions (RbkReportFlow      *flow,
                               const RbkExportJob *job,
                               const RbkJudgement *judgement);
void rbk_report_add_findings (RbkReportFlow      *flow,
                              const RbkExportJob *job,
                              const RbkJudgement *judgement);
void rbk_report_add_scenarios (RbkReportFlow        *flow,
                               const RbkExportJob   *job,
                               const RbkReportCrowd *crowd);
void rbk_report_add_method (RbkReportFlow *flow, const RbkExportJob *job);
void rbk_report_add_workings (RbkReportFlow *flow, const RbkExportJob *job);

/* What several of them need. */

void      rbk_report_add_notes (RbkReportFlow *flow, RbkBook *book);
gboolean  rbk_report_can_show_logo (GBytes *logo);
void      rbk_report_add_part (RbkReportFlow *flow, const RbkExportJob *job, const char *title);
RbkCurve *rbk_report_curve_new (const RbkExportJob *job,
                                const RbkTableRow  *row,
                                guint               n_points,
                                gboolean            is_log) G_GNUC_WARN_UNUSED_RESULT;

/* Figures in words; each is %NULL where there is no such figure. Amounts are for tables that
 * say once what currency they are in. */

char *rbk_report_money (const RbkExportJob *job,
                        gboolean            exists,
                        RbkDecimal          amount) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_report_amount (const RbkExportJob *job,
                         gboolean            exists,
                         RbkDecimal          amount) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_report_price (const RbkExportJob *job,
                        gboolean            exists,
                        RbkDecimal          price) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_report_quantity (gboolean exists, RbkDecimal quantity) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_report_share (gboolean exists, double share) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_report_count (guint64 count) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_report_date (const GDate *date) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_report_name (const char *name, const char *key) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_report_short_name (const char *name, const char *key) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_report_head_name (const char *name, const char *key) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_report_cut (char *words) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_report_place (const char *at) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
