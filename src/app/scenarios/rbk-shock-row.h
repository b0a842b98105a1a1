/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-shock-words.h"

G_BEGIN_DECLS

#define RBK_TYPE_SHOCK_ROW (rbk_shock_row_get_type ())
G_DECLARE_FINAL_TYPE (RbkShockRow, rbk_shock_row, RBK, SHOCK_ROW, GtkWidget)

GtkWidget *rbk_shock_row_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_shock_row_show (
          RbkShockRow *self, const char *text, const char *name, RbkBook *book, RbkMoneyFormat *format);
char *rbk_shock_row_dup_text (RbkShockRow *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
