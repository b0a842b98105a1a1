/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "rbk-book.h"

G_BEGIN_DECLS

/**
 * RbkImportFile:
 * @name: (nullable): what notes call it
 * @text: what it holds, UTF-8
 * @length: its length in bytes
 *
 * A file of another system.
 */
typedef struct
{
  char *name;
  char *text;
  gsize length;
} RbkImportFile;

/**
 * RbkImportNote:
 * @file: (nullable): the file that it is about
 * @place: where in it, as a JSON path
 * @message: what could not be known, or was read in a way worth a look
 */
typedef struct
{
  char *file;
  char *place;
  char *message;
} RbkImportNote;

const char *const *rbk_import_get_sources (void);

RbkImportFile *rbk_import_file_new (const char *name,
                                    const char *text,
                                    gsize       length) G_GNUC_WARN_UNUSED_RESULT;
RbkImportFile *rbk_import_file_load (GFile        *file,
                                     const char   *name,
                                     GCancellable *cancellable,
                                     GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void           rbk_import_file_free (RbkImportFile *self);
void           rbk_import_note_free (RbkImportNote *self);

RbkBook *rbk_import_book (const char *source, GPtrArray *files, GPtrArray *notes, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkImportFile, rbk_import_file_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkImportNote, rbk_import_note_free)

G_END_DECLS
