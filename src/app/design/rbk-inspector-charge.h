/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-inspector-group.h"
#include "rbk-rate-card.h"

G_BEGIN_DECLS

#define RBK_TYPE_INSPECTOR_CHARGE (rbk_inspector_charge_get_type ())
G_DECLARE_FINAL_TYPE (RbkInspectorCharge, rbk_inspector_charge, RBK, INSPECTOR_CHARGE, GtkWidget)

GtkWidget *rbk_inspector_charge_new (const char *suffix) G_GNUC_WARN_UNUSED_RESULT;
void rbk_inspector_charge_show (GtkWidget *widget, RbkRecord *card, const RbkInspectorView *view);

G_END_DECLS
