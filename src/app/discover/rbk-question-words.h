/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-money-format.h"
#include "rbk-question.h"

G_BEGIN_DECLS

/* Answers as people read and type them, in their language and locale. */

char    *rbk_question_words_dup (const RbkQuestion *question,
                                 const char        *answer,
                                 RbkMoneyFormat    *format) G_GNUC_WARN_UNUSED_RESULT;
char    *rbk_question_words_dup_fallback (const RbkQuestion *question,
                                          RbkMoneyFormat    *format) G_GNUC_WARN_UNUSED_RESULT;
gboolean rbk_question_words_read (const RbkQuestion *question,
                                  const char        *text,
                                  RbkMoneyFormat    *format,
                                  char             **answer,
                                  GError           **error);

G_END_DECLS
