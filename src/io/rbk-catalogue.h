/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-model-price.h"

G_BEGIN_DECLS

#define RBK_CATALOGUE_VERSION 1
#define RBK_CATALOGUE_MAX_BYTES (64 * 1024 * 1024)
#define RBK_CATALOGUE_MAX_PRICES (100 * 1000)

/* The name of Ratebook's own format. */
#define RBK_CATALOGUE_OWN_FORMAT "catalogue"

#define RBK_TYPE_CATALOGUE (rbk_catalogue_get_type ())
G_DECLARE_FINAL_TYPE (RbkCatalogue, rbk_catalogue, RBK, CATALOGUE, GObject)

RbkCatalogue *rbk_catalogue_load_bundled (GError **error) G_GNUC_WARN_UNUSED_RESULT;
RbkCatalogue *rbk_catalogue_read_text (const char *text,
                                       gsize       length,
                                       GError    **error) G_GNUC_WARN_UNUSED_RESULT;
RbkCatalogue *rbk_catalogue_read_file (GFile        *file,
                                       GCancellable *cancellable,
                                       GError      **error) G_GNUC_WARN_UNUSED_RESULT;

const char        *rbk_catalogue_get_format (RbkCatalogue *self);
const char        *rbk_catalogue_get_source (RbkCatalogue *self);
const char        *rbk_catalogue_get_currency (RbkCatalogue *self);
const char *const *rbk_catalogue_get_notes (RbkCatalogue *self);
RbkModelPrice     *rbk_catalogue_find (RbkCatalogue *self,
                                       const char   *model,
                                       const GDate  *date,
                                       GError      **error);
GPtrArray         *rbk_catalogue_dup_history (RbkCatalogue *self,
                                              const char   *model) G_GNUC_WARN_UNUSED_RESULT;

const char *const *rbk_catalogue_get_formats (void);
const char        *rbk_catalogue_get_format_title (const char *format);

G_END_DECLS
