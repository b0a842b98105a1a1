/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-document.h"

G_BEGIN_DECLS

GtkWidget *rbk_feature_dialog_new (GtkWindow   *parent,
                                   RbkDocument *document) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
