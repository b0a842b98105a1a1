/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-tier-strip.h"

G_BEGIN_DECLS

#define RBK_TYPE_TIER_SHEET (rbk_tier_sheet_get_type ())
G_DECLARE_FINAL_TYPE (RbkTierSheet, rbk_tier_sheet, RBK, TIER_SHEET, GtkWidget)

GtkWidget    *rbk_tier_sheet_new (void) G_GNUC_WARN_UNUSED_RESULT;
RbkTierStrip *rbk_tier_sheet_get_head (RbkTierSheet *self);
void          rbk_tier_sheet_set_n_rows (RbkTierSheet *self, guint n_rows);
void          rbk_tier_sheet_get_range (RbkTierSheet *self, guint *first, guint *n_rows);
void          rbk_tier_sheet_add_row (RbkTierSheet *self, RbkTierStrip *strip);
void          rbk_tier_sheet_place_row (RbkTierSheet *self, RbkTierStrip *strip, guint position);
void          rbk_tier_sheet_set_widths (RbkTierSheet *self, const int *widths, guint n_widths);
void          rbk_tier_sheet_show (RbkTierSheet *self, guint row, guint column);
guint         rbk_tier_sheet_get_gap_at (RbkTierSheet *self, double y);
guint         rbk_tier_sheet_get_rows_of_page (RbkTierSheet *self);
void          rbk_tier_sheet_set_drop (RbkTierSheet *self, int before);

G_END_DECLS
