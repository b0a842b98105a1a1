/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-population.h"
#include "rbk-spec.h"

G_BEGIN_DECLS

gboolean       rbk_spec_blend_prices (const RbkSpec *spec, RbkPriceSpec *price);
RbkPopulation *rbk_spec_cost_population (const RbkSpec *spec,
                                         RbkPopulation *population,
                                         GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
