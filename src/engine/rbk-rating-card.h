/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-rating.h"

G_BEGIN_DECLS

gboolean   rbk_card_spec_is_tiered (const RbkCardSpec *card);
RbkDecimal rbk_card_spec_get_charge_past (const RbkCardSpec *card, RbkDecimal usage);
RbkDecimal rbk_card_spec_get_unclipped_charge (const RbkCardSpec *card,
                                               RbkDecimal         usage,
                                               gboolean           is_past);
RbkDecimal rbk_card_spec_to_month (const RbkCardSpec *card, RbkDecimal value);
RbkDecimal rbk_card_spec_round_month (const RbkCardSpec *card,
                                      RbkDecimal         charge,
                                      guint              minor_digits);

G_END_DECLS
