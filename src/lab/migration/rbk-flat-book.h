/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-book.h"

G_BEGIN_DECLS

RbkBook *rbk_flat_book_new (const char        *currency,
                            const char *const *prices,
                            GError           **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
