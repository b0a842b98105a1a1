/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-customers.h"
#include "rbk-document.h"
#include "rbk-usage-load.h"

G_BEGIN_DECLS

/* Reads the customers of a usage file, and makes them ready for a book, beside the window. */

void          rbk_customer_load_async (GFile               *file,
                                       const char          *format,
                                       const char *const   *mapping,
                                       RbkDocument         *document,
                                       GCancellable        *cancellable,
                                       RbkUsageLoadProgress progress,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data);
RbkCustomers *rbk_customer_load_finish (GAsyncResult *result,
                                        char        **sha256,
                                        GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
