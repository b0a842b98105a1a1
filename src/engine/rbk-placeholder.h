/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RbkPlaceholder:
 * @name: without its braces
 * @meaning: what stands in its place
 *
 * A part of a text that is filled in for each customer.
 */
typedef struct
{
  const char *name, *meaning;
} RbkPlaceholder;

int   rbk_placeholder_find (const RbkPlaceholder *placeholders,
                            gsize                 n_placeholders,
                            const char           *name,
                            gsize                 length);
char *rbk_placeholder_fill (const RbkPlaceholder *placeholders,
                            gsize                 n_placeholders,
                            const char           *text,
                            const char *const    *values,
                            gboolean             *uses,
                            GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
