/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-book.h"

G_BEGIN_DECLS

RbkBook *rbk_random_book_new (guint32 seed) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
