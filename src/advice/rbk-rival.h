/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-book.h"
#include "rbk-table.h"

G_BEGIN_DECLS

/**
 * RbkRivals:
 *
 * What the plans of a book give beside their price, side by side. It borrows from the book and
 * from its table.
 */
typedef struct _RbkRivals RbkRivals;

RbkRivals *rbk_rivals_new (RbkBook *book, const RbkTable *table) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_rivals_free (RbkRivals *self);
gboolean   rbk_rivals_give_as_much (const RbkRivals *self, guint plan, guint of);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkRivals, rbk_rivals_free)

G_END_DECLS
