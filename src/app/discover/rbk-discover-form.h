/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-answers.h"
#include "rbk-catalogue.h"

G_BEGIN_DECLS

#define RBK_TYPE_DISCOVER_FORM (rbk_discover_form_get_type ())
G_DECLARE_FINAL_TYPE (RbkDiscoverForm, rbk_discover_form, RBK, DISCOVER_FORM, GtkWidget)

GtkWidget  *rbk_discover_form_new (RbkCatalogue *catalogue) G_GNUC_WARN_UNUSED_RESULT;
void        rbk_discover_form_show (RbkDiscoverForm *self, guint theme);
void        rbk_discover_form_set_answers (RbkDiscoverForm *self, const RbkAnswers *answers);
RbkAnswers *rbk_discover_form_dup_answers (RbkDiscoverForm *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean    rbk_discover_form_check (RbkDiscoverForm *self, guint theme);
gboolean    rbk_discover_form_go_to_problem (RbkDiscoverForm *self, guint theme);
gboolean    rbk_discover_form_blame (RbkDiscoverForm *self, const GError *error, guint *theme);

G_END_DECLS
