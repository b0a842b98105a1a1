/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-question.h"

G_BEGIN_DECLS

/**
 * RbkAnswers:
 *
 * What was answered to the questions. What is not answered holds what its question falls back
 * to.
 */
typedef struct _RbkAnswers RbkAnswers;

RbkAnswers *rbk_answers_new (void) G_GNUC_WARN_UNUSED_RESULT;
void        rbk_answers_free (RbkAnswers *self);

gboolean rbk_answers_set (RbkAnswers *self, const char *id, const char *text, GError **error);
gboolean rbk_answers_set_texts (RbkAnswers *self, const char *const *texts, GError **error);
char   **rbk_answers_dup_texts (const RbkAnswers *self) G_GNUC_WARN_UNUSED_RESULT;

const char *rbk_answers_get (const RbkAnswers *self, const char *id);
gboolean    rbk_answers_is_given (const RbkAnswers *self, const char *id);
gboolean    rbk_answers_is (const RbkAnswers *self, const char *id, const char *text);
RbkDecimal  rbk_answers_get_number (const RbkAnswers *self, const char *id);
char   **rbk_answers_dup_names (const RbkAnswers *self, const char *id) G_GNUC_WARN_UNUSED_RESULT;
gboolean rbk_answers_check (const RbkAnswers *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkAnswers, rbk_answers_free)

G_END_DECLS
