/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-document.h"
#include "rbk-money-format.h"
#include "rbk-scenario.h"

G_BEGIN_DECLS

#define RBK_TYPE_ANSWERS_VIEW (rbk_answers_view_get_type ())
G_DECLARE_FINAL_TYPE (RbkAnswersView, rbk_answers_view, RBK, ANSWERS_VIEW, GtkWidget)

GtkWidget *rbk_answers_view_new (RbkDocument *document) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_answers_view_show (RbkAnswersView *self,
                                  RbkAnalysis    *analysis,
                                  RbkScenario    *scenario,
                                  RbkMoneyFormat *format);
RbkBook   *rbk_answers_view_make_book (RbkAnswersView *self,
                                       RbkAnswer       answer,
                                       GError        **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
