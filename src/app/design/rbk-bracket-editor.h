/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-document.h"
#include "rbk-money-format.h"
#include "rbk-rate-card.h"

G_BEGIN_DECLS

#define RBK_TYPE_BRACKET_EDITOR (rbk_bracket_editor_get_type ())
G_DECLARE_FINAL_TYPE (RbkBracketEditor, rbk_bracket_editor, RBK, BRACKET_EDITOR, GtkWidget)

GtkWidget *rbk_bracket_editor_new (RbkDocument    *document,
                                   RbkMoneyFormat *format,
                                   RbkRateCard    *card,
                                   const char     *suffix) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_bracket_editor_update (RbkBracketEditor *self);

G_END_DECLS
