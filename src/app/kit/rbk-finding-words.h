/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-book.h"
#include "rbk-finding.h"
#include "rbk-money-format.h"

G_BEGIN_DECLS

/* Findings and their facts in words of the user's language. */

const char *rbk_unit_words_get (const char *unit);
char       *rbk_fact_words_dup (const RbkFact *fact, gpointer format) G_GNUC_WARN_UNUSED_RESULT;
char       *rbk_fact_words_dup_name (const char *name) G_GNUC_WARN_UNUSED_RESULT;
char       *rbk_finding_words_dup_message (const RbkFinding *finding,
                                           RbkMoneyFormat   *format) G_GNUC_WARN_UNUSED_RESULT;
char       *rbk_finding_words_dup_fix (const RbkFinding *finding,
                                       RbkMoneyFormat   *format) G_GNUC_WARN_UNUSED_RESULT;
char       *rbk_finding_words_dup_place (const RbkFinding *finding,
                                         RbkBook          *book) G_GNUC_WARN_UNUSED_RESULT;
char       *rbk_place_words_dup (const char      *path,
                                 RbkBook         *book,
                                 const RbkField **field) G_GNUC_WARN_UNUSED_RESULT;
const char *rbk_finding_words_for_severity (RbkSeverity severity);
const char *rbk_finding_words_get_icon (RbkSeverity severity);
const char *rbk_finding_words_get_class (RbkSeverity severity);

G_END_DECLS
