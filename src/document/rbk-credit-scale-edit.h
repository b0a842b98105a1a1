/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-book.h"
#include "rbk-edit.h"

G_BEGIN_DECLS

void rbk_credit_scale_edit_add (RbkEdit *group, RbkBook *book, const char *meter, RbkDecimal scale);

G_END_DECLS
