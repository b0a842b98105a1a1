/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-book.h"
#include "rbk-inspector-group.h"
#include "rbk-rate-card.h"

G_BEGIN_DECLS

void rbk_inspector_add_currencies (RbkInspectorGroup *group, RbkRateCard *card);
void rbk_inspector_append_currency_menus (GMenu *menu, RbkBook *book, RbkRateCard *card);
void rbk_inspector_install_currency_actions (GtkWidgetClass *widget_class);

G_END_DECLS
