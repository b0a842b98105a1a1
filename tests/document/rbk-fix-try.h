/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-check-test.h"
#include "rbk-fix-edit.h"

G_BEGIN_DECLS

void  rbk_test_assert_valid (RbkBook *book);
guint rbk_test_try_fixes (RbkBook *book, GHashTable *rules);

G_END_DECLS
