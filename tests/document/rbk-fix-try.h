/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-check.h"
#include "rbk-fix-edit.h"

G_BEGIN_DECLS

GPtrArray        *rbk_test_look (RbkBook *book) G_GNUC_WARN_UNUSED_RESULT;
const RbkFinding *rbk_test_find_one (GPtrArray *findings, const char *rule, const char *where);
void              rbk_test_assert_valid (RbkBook *book);
guint             rbk_test_try_fixes (RbkBook *book, GHashTable *rules);

G_END_DECLS
