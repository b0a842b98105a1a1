/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-document.h"
#include "rbk-targets.h"

G_BEGIN_DECLS

#define RBK_TYPE_DELIVERY_OPTIONS (rbk_delivery_options_get_type ())
G_DECLARE_FINAL_TYPE (RbkDeliveryOptions, rbk_delivery_options, RBK, DELIVERY_OPTIONS, GtkWidget)

RbkExportPaper rbk_delivery_options_get_paper (RbkDeliveryOptions *self);
GtkWidget     *rbk_delivery_options_new (RbkDocument *document,
                                         GSettings   *settings) G_GNUC_WARN_UNUSED_RESULT;
void rbk_delivery_options_update (RbkDeliveryOptions *self, const RbkExportTarget *target);
void rbk_delivery_remember_target (RbkDocument *document, const char *target);

G_END_DECLS
