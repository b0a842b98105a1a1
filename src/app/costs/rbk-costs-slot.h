/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-record-table.h"

G_BEGIN_DECLS

RbkRecordTable *rbk_costs_slot_fill (GtkWidget *slot, const RbkRecordTableSpec *spec);

G_END_DECLS
