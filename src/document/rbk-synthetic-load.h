/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-customers.h"
#include "rbk-document.h"

G_BEGIN_DECLS

/* Makes up the customers that a book asks for, and makes them ready for it, beside the window. */

/* Told in the main thread how much is done, from 0 to 1. */
typedef void (*RbkSyntheticLoadProgress) (double fraction, gpointer user_data);

void          rbk_synthetic_load_async (RbkDocument             *document,
                                        RbkSyntheticUsage       *usage,
                                        GCancellable            *cancellable,
                                        RbkSyntheticLoadProgress progress,
                                        GAsyncReadyCallback      callback,
                                        gpointer                 user_data);
RbkCustomers *rbk_synthetic_load_finish (GAsyncResult *result,
                                         GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
