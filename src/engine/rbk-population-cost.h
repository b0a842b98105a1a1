/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-population.h"
#include "rbk-spec.h"

G_BEGIN_DECLS

RbkPopulation *rbk_population_cost_tokens (RbkPopulation      *self,
                                           const RbkPriceSpec *price,
                                           GError            **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
