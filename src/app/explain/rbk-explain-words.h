/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-book.h"
#include "rbk-money-format.h"
#include "rbk-working.h"

G_BEGIN_DECLS

/* A derivation in words of the user's language. */

char *rbk_explain_words_dup_label (const RbkWorking *working,
                                   RbkMoneyFormat   *format) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_explain_words_dup_value (const RbkWorking *working,
                                   RbkMoneyFormat   *format,
                                   gboolean          is_exact) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_explain_words_dup_from (const RbkWorking *working,
                                  RbkBook          *book) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_explain_words_dup_tree (RbkWorking     *root,
                                  RbkMoneyFormat *format,
                                  RbkBook        *book) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
