/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-book.h"
#include "rbk-table.h"

G_BEGIN_DECLS

gboolean rbk_rival_gives_as_much (RbkBook *book, const RbkTable *table, guint plan, guint of);

G_END_DECLS
