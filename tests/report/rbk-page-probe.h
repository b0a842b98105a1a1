/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-report-flow.h"
#include "rbk-report.h"

/* What a reader finds on pages. */

char    *probe_text (const RbkReportFlow *flow, guint page);
char    *probe_whole_text (const RbkReportFlow *flow);
guint    probe_count (const char *text, const char *part);
gboolean probe_ink (RbkReport *report, guint page, cairo_rectangle_t *ink);
RbkBook *probe_book (const char *text);
