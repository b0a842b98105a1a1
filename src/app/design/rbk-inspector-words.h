/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-inspector-group.h"
#include "rbk-meter.h"
#include "rbk-rate-card.h"

G_BEGIN_DECLS

/* What rate cards and wallets come to, in plain words. */

gboolean rbk_inspector_is_seats (const RbkInspectorView *view, RbkRateCard *card);

char *rbk_inspector_summarize_card (const RbkInspectorView *view,
                                    RbkRateCard            *card) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_inspector_describe_limit (const RbkInspectorView *view,
                                    RbkRateCard            *card) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_inspector_describe_wallet (const RbkInspectorView *view,
                                     RbkRateCard            *card) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
