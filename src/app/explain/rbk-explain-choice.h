/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-analysis.h"

G_BEGIN_DECLS

#define RBK_TYPE_EXPLAIN_CHOICE (rbk_explain_choice_get_type ())
G_DECLARE_FINAL_TYPE (RbkExplainChoice, rbk_explain_choice, RBK, EXPLAIN_CHOICE, GtkWidget)

GtkWidget *rbk_explain_choice_new (void) G_GNUC_WARN_UNUSED_RESULT;
void rbk_explain_choice_show (RbkExplainChoice *self, RbkAnalysis *analysis, const char *where);
const char *rbk_explain_choice_get_where (RbkExplainChoice *self);

G_END_DECLS
