/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-report.h"

G_BEGIN_DECLS

#define RBK_TYPE_REPORT_VIEW (rbk_report_view_get_type ())
G_DECLARE_FINAL_TYPE (RbkReportView, rbk_report_view, RBK, REPORT_VIEW, GtkWidget)

GtkWidget *rbk_report_view_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_report_view_set_report (RbkReportView *self, RbkReport *report);

G_END_DECLS
