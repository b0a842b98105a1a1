/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-population.h"
#include "rbk-slices.h"
#include "rbk-spec.h"

G_BEGIN_DECLS

RbkPopulation *rbk_population_cost_tokens (RbkPopulation      *self,
                                           const RbkPriceSpec *price,
                                           GError            **error) G_GNUC_WARN_UNUSED_RESULT;
RbkPopulation *rbk_population_cost_slices (RbkPopulation             *self,
                                           RbkSlices                 *models,
                                           const RbkPriceSpec *const *prices,
                                           const RbkPriceSpec        *blend,
                                           guint                     *n_unknown,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
