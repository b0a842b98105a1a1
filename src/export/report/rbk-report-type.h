/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* The kinds of words in a report. */
typedef enum
{
  RBK_REPORT_TITLE,
  RBK_REPORT_SUBTITLE,
  RBK_REPORT_HEADING,
  RBK_REPORT_SUBHEADING,
  RBK_REPORT_BODY,
  RBK_REPORT_LARGE,
  RBK_REPORT_NOTE,
  RBK_REPORT_CELL,
  RBK_REPORT_CELL_STRONG,
  RBK_REPORT_CELL_HEAD,
  RBK_REPORT_EDGE, /* in the margins of the page */
} RbkReportStyle;

/* What is painted beside words. */
typedef enum
{
  RBK_REPORT_INK_ACCENT,
  RBK_REPORT_INK_RULE,
  RBK_REPORT_INK_STRONG_RULE,
  RBK_REPORT_INK_CALLOUT,
} RbkReportInk;

PangoContext *rbk_report_type_context (void) G_GNUC_WARN_UNUSED_RESULT;
PangoLayout  *rbk_report_type_layout (PangoContext  *context,
                                      RbkReportStyle style,
                                      const char    *text,
                                      PangoAlignment align,
                                      double         width) G_GNUC_WARN_UNUSED_RESULT;
void          rbk_report_type_set_color (RbkReportStyle style, cairo_t *cr);
void          rbk_report_ink_set_color (RbkReportInk ink, cairo_t *cr);
char         *rbk_report_clean (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char         *rbk_report_clean_line (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
