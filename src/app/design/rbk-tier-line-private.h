/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-tier-line.h"

G_BEGIN_DECLS

/* What a row of the tier table shares among its files: rbk-tier-line.c has the row and its mark,
 * -update.c shows what its plan comes to. */

gboolean rbk_tier_slot_is (const RbkTierSlot *slot, const char *column);
int      rbk_tier_slot_measure (RbkTierSlot *slot, const char *text);
gboolean rbk_tier_line_set_tooltip (GtkWidget *widget, const char *tooltip);

G_END_DECLS
