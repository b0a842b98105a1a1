/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-question-row.h"

G_BEGIN_DECLS

/* What the parts of a question share: rbk-question-row.c holds its answer, -build.c makes what it
 * is answered in. */

struct _RbkQuestionRow
{
  GtkWidget parent_instance;

  const RbkQuestion *question; /* static */
  RbkMoneyFormat    *format;   /* (not owned) the form's */
  GtkWidget         *box, *skip, *fallback, *problem;
  GtkWidget         *entry;  /* (nullable) */
  GPtrArray         *checks; /* (owned) (element-type GtkWidget) one for each choice */
  gboolean           is_given, is_setting;
};

void rbk_question_row_build (RbkQuestionRow  *self,
                             const RbkChoice *choices,
                             guint            n_choices,
                             RbkCatalogue    *catalogue);
void rbk_question_row_tell (RbkQuestionRow *self, gboolean is_given);
void rbk_question_row_skip (RbkQuestionRow *self);

G_END_DECLS
