/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-document.h"

G_BEGIN_DECLS

#define RBK_TYPE_MESSAGE_PREVIEW (rbk_message_preview_get_type ())
G_DECLARE_FINAL_TYPE (RbkMessagePreview, rbk_message_preview, RBK, MESSAGE_PREVIEW, GtkWidget)

GtkWidget *rbk_message_preview_new (RbkDocument *document) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_message_preview_update (RbkMessagePreview *self);

G_END_DECLS
