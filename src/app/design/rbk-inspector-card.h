/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-inspector-group.h"
#include "rbk-rate-card.h"

G_BEGIN_DECLS

void rbk_inspector_add_card (RbkInspectorGroup *group, RbkRateCard *card);
void rbk_inspector_add_wallet (RbkInspectorGroup *group, RbkRateCard *card);
void rbk_inspector_add_phase (RbkInspectorGroup *group);
void rbk_inspector_add_plan (RbkInspectorGroup *group);
void rbk_inspector_add_features (RbkInspectorGroup *group);

G_END_DECLS
