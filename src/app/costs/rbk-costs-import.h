/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-catalogue.h"

G_BEGIN_DECLS

void          rbk_costs_import_read_async (GFile              *file,
                                           GCancellable       *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer            user_data);
RbkCatalogue *rbk_costs_import_read_finish (GAsyncResult *result,
                                            GError      **error) G_GNUC_WARN_UNUSED_RESULT;

GtkFileChooserNative *rbk_costs_import_new_chooser (GtkWindow *parent) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
