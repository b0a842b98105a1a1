/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-book.h"
#include "rbk-customers.h"
#include "rbk-margin.h"

G_BEGIN_DECLS

/**
 * RbkOwnFile:
 * @path: (nullable): where the customers are from; for messages
 * @is_own: whether it is the file that the book names
 * @is_changed: whether it is no longer as it was when the book was sized on it
 *
 * What customers were read from.
 */
typedef struct
{
  char    *path;
  gboolean is_own, is_changed;
} RbkOwnFile;

void rbk_own_file_clear (RbkOwnFile *self);

RbkCustomers *rbk_load_customers (const char    *book_path,
                                  RbkBook       *book,
                                  const RbkSpec *spec,
                                  const char    *usage,
                                  RbkOwnFile    *from,
                                  GError       **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean      rbk_load_population (const char     *book_path,
                                   RbkBook        *book,
                                   const RbkSpec  *spec,
                                   const char     *usage,
                                   RbkPopulation **population,
                                   GError        **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RbkOwnFile, rbk_own_file_clear)

G_END_DECLS
