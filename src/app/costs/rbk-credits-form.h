/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-denomination.h"

G_BEGIN_DECLS

#define RBK_TYPE_CREDITS_FORM (rbk_credits_form_get_type ())
G_DECLARE_FINAL_TYPE (RbkCreditsForm, rbk_credits_form, RBK, CREDITS_FORM, GtkWidget)

GtkWidget *rbk_credits_form_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_credits_form_read (RbkCreditsForm *self, RbkDenominationTerms *terms);

G_END_DECLS
