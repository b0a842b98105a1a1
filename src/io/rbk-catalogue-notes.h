/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-catalogue-reading.h"

G_BEGIN_DECLS

/**
 * RbkNoteCount:
 * @count: how often it was so
 * @first: (owned) (nullable): where first
 */
typedef struct
{
  guint count;
  char *first;
} RbkNoteCount;

char **rbk_catalogue_notes_to_strv (const RbkNoteCount counts[RBK_N_NOTES])
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
