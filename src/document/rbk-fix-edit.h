/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-book.h"
#include "rbk-edit.h"
#include "rbk-fix.h"

G_BEGIN_DECLS

RbkEdit *rbk_fix_edit_new (RbkBook *book, const RbkFix *fix, const char *label, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
