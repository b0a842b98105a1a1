/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-catalogue.h"

G_BEGIN_DECLS

#define RBK_TYPE_MODEL_ADDER (rbk_model_adder_get_type ())
G_DECLARE_FINAL_TYPE (RbkModelAdder, rbk_model_adder, RBK, MODEL_ADDER, GtkWidget)

GtkWidget *rbk_model_adder_new (RbkCatalogue *catalogue) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
