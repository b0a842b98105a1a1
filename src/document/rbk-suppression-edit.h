/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-book.h"
#include "rbk-edit.h"

G_BEGIN_DECLS

RbkEdit *rbk_suppression_edit_let_be (RbkBook    *book,
                                      const char *rule,
                                      const char *where,
                                      const char *reason) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_suppression_edit_take_back (RbkBook    *book,
                                         const char *rule,
                                         const char *where) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
