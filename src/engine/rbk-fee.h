/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-rating.h"

G_BEGIN_DECLS

gboolean   rbk_card_spec_is_fee (const RbkCardSpec *card);
RbkDecimal rbk_phase_spec_get_fees (const RbkSpec *spec, const RbkPhaseSpec *phase);
RbkDecimal rbk_card_spec_get_overage (const RbkCardSpec *card, guint *tier);
gboolean   rbk_fee_find_floor (const RbkSpec *spec,
                               RbkDecimal     cost,
                               RbkDecimal     other_charges,
                               RbkDecimal     margin,
                               RbkDecimal    *fee);
gboolean   rbk_fee_reaches (RbkDecimal bill, RbkDecimal cost, RbkDecimal margin);

G_END_DECLS
