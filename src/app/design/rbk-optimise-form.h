/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-document.h"
#include "rbk-optimise.h"

G_BEGIN_DECLS

#define RBK_TYPE_OPTIMISE_FORM (rbk_optimise_form_get_type ())
G_DECLARE_FINAL_TYPE (RbkOptimiseForm, rbk_optimise_form, RBK, OPTIMISE_FORM, GtkWidget)

GtkWidget *rbk_optimise_form_new (RbkBook *book) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_optimise_form_update (RbkOptimiseForm *self);
gboolean   rbk_optimise_form_read (RbkOptimiseForm *self,
                                   RbkOptimiseTask *task,
                                   gboolean       **plans,
                                   GError         **error);

G_END_DECLS
