/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-check.h"

G_BEGIN_DECLS

/* Pages of the help that are told from what the program knows itself, as Markdown. */

char *rbk_help_pages_dup_rule (const RbkRuleInfo *rule) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_help_pages_add_rules (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_help_pages_add_words (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
