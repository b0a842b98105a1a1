/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-load-customers.h"

G_BEGIN_DECLS

/* Customers that the command line, or the book, asks to be made up. */

gboolean      rbk_load_check_options (const RbkCustomerOptions *options, GError **error);
RbkCustomers *rbk_load_synthetic (const char               *book_path,
                                  RbkBook                  *book,
                                  const RbkSpec            *spec,
                                  const RbkCustomerOptions *options,
                                  RbkOwnFile               *from,
                                  GError                  **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
