/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-check.h"

G_BEGIN_DECLS

GPtrArray        *rbk_test_check (RbkBook *book) G_GNUC_WARN_UNUSED_RESULT;
const RbkFinding *rbk_test_find (GPtrArray *findings, const char *rule, const char *where);
char             *rbk_test_message (const RbkFinding *finding) G_GNUC_WARN_UNUSED_RESULT;
void              rbk_test_assert_fact (GPtrArray *facts, const char *name, const char *value);

G_END_DECLS
