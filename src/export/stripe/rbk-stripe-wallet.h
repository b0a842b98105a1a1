/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-rate-card.h"

G_BEGIN_DECLS

char *rbk_stripe_wallet_to_text (RbkRateCard *card) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
