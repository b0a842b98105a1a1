/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-proposed.h"

G_BEGIN_DECLS

#define RBK_TYPE_DISCOVER_PREVIEW (rbk_discover_preview_get_type ())
G_DECLARE_FINAL_TYPE (RbkDiscoverPreview, rbk_discover_preview, RBK, DISCOVER_PREVIEW, GtkWidget)

GtkWidget *rbk_discover_preview_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_discover_preview_show (RbkDiscoverPreview *self, RbkProposed *proposed);

G_END_DECLS
