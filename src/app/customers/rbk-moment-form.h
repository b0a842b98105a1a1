/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-customers-view.h"

G_BEGIN_DECLS

#define RBK_TYPE_MOMENT_FORM (rbk_moment_form_get_type ())
G_DECLARE_FINAL_TYPE (RbkMomentForm, rbk_moment_form, RBK, MOMENT_FORM, GtkWidget)

GtkWidget *rbk_moment_form_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_moment_form_update (RbkMomentForm *self, const RbkCustomersView *view);

G_END_DECLS
