/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-import.h"

/**
 * Imported:
 * @book: (nullable): what was made
 * @notes: (element-type RbkImportNote): what was said
 * @error: (nullable): why nothing was made
 *
 * What came of an import.
 */
typedef struct
{
  RbkBook   *book;
  GPtrArray *notes;
  GError    *error;
} Imported;

/* Single quotes are double ones. */
Imported *import_text (const char *source, const char *text);
Imported *import_files (const char *source, const char *const *texts);
Imported *import_as_is (const char *source, const char *text);
void      imported_free (Imported *self);

/* The first note that has a text in it, or %NULL. */
const RbkImportNote *imported_find_note (Imported *self, const char *text);

/* A place in the book as its file has it: `plans/0/phases/0/rate_cards/0/amount`; `-` is nothing.
 */
char *imported_get (Imported *self, const char *path);
void  imported_assert (Imported *self, const char *path, const char *expected);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Imported, imported_free)
