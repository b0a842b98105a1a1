/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-book.h"

G_BEGIN_DECLS

RbkBook *rbk_export_keep_sold_in (RbkBook    *book,
                                  const char *currency,
                                  GPtrArray  *losses) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
