/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-book.h"
#include "rbk-catalogue.h"
#include "rbk-margin.h"
#include "rbk-usage-reader.h"

G_BEGIN_DECLS

/* What the commands share in reading: dates, books, catalogues, usage files. Messages about a
 * file start with its name. */

gboolean      rbk_load_date (const char *text, GDate *date, GError **error);
RbkCatalogue *rbk_load_catalogue (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
RbkBook      *rbk_load_book (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
RbkSpec      *rbk_load_spec (const char *path, const char *date, RbkBook **book, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
RbkUsage *rbk_load_usage (const char        *path,
                          const char        *format,
                          const char *const *mapping,
                          GError           **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
