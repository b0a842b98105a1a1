/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-catalogue.h"
#include "rbk-money-format.h"
#include "rbk-question.h"

G_BEGIN_DECLS

#define RBK_TYPE_QUESTION_ROW (rbk_question_row_get_type ())
G_DECLARE_FINAL_TYPE (RbkQuestionRow, rbk_question_row, RBK, QUESTION_ROW, GtkWidget)

GtkWidget         *rbk_question_row_new (const RbkQuestion *question,
                                         RbkMoneyFormat    *format,
                                         RbkCatalogue      *catalogue) G_GNUC_WARN_UNUSED_RESULT;
const RbkQuestion *rbk_question_row_get_question (RbkQuestionRow *self);
void               rbk_question_row_set_answer (RbkQuestionRow *self, const char *answer);
gboolean           rbk_question_row_read (RbkQuestionRow *self, char **answer, GError **error);
void               rbk_question_row_set_problem (RbkQuestionRow *self, const char *problem);
gboolean           rbk_question_row_has_problem (RbkQuestionRow *self);

G_END_DECLS
