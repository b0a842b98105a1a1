/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-check.h"
#include "rbk-document.h"

G_BEGIN_DECLS

#define RBK_TYPE_FINDINGS (rbk_findings_get_type ())
G_DECLARE_FINAL_TYPE (RbkFindings, rbk_findings, RBK, FINDINGS, GObject)

GPtrArray   *rbk_findings_look (RbkBook              *book,
                                RbkAnalysis          *analysis,
                                const RbkCheckLimits *limits,
                                GError              **error) G_GNUC_WARN_UNUSED_RESULT;
RbkFindings *rbk_findings_of (RbkDocument *document, GSettings *settings);

GPtrArray        *rbk_findings_get_list (RbkFindings *self);
gboolean          rbk_findings_is_current (RbkFindings *self);
const GError     *rbk_findings_get_error (RbkFindings *self);
guint             rbk_findings_count (RbkFindings *self, RbkSeverity severity);
const RbkFinding *rbk_findings_find_worst (RbkFindings *self, const char *plan);

G_END_DECLS
