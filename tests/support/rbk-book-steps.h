/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-book.h"

G_BEGIN_DECLS

/**
 * RbkBookStep:
 * @record: a record by its place: `plans/0/phases/1`; the empty text is the book
 * @field: a field of it
 * @value: (nullable): the text of a value, or %NULL for none; of a list: `+` adds an
 *   item, `2x` adds a copy of its last item, `-` empties it; of an object: anything makes one
 *
 * A step of building or breaking a book.
 */
typedef struct
{
  const char *record;
  const char *field;
  const char *value;
} RbkBookStep;

void rbk_book_take_step (RbkBook *book, const RbkBookStep *step);

G_END_DECLS
