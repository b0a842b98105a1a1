/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-document.h"

G_BEGIN_DECLS

#define RBK_TYPE_TIER_TABLE (rbk_tier_table_get_type ())
G_DECLARE_FINAL_TYPE (RbkTierTable, rbk_tier_table, RBK, TIER_TABLE, GtkWidget)

/* The property `selected`, an int, is the place of the selected plan, or -1. */

GtkWidget  *rbk_tier_table_new (RbkDocument *document,
                                GSettings   *settings) G_GNUC_WARN_UNUSED_RESULT;
void        rbk_tier_table_update (RbkTierTable *self, RbkAnalysis *analysis);
int         rbk_tier_table_get_selected (RbkTierTable *self);
void        rbk_tier_table_set_selected (RbkTierTable *self, int plan);
const char *rbk_tier_table_get_column (RbkTierTable *self);

G_END_DECLS
