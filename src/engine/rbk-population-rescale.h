/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-slices.h"

G_BEGIN_DECLS

RbkPopulation *rbk_population_rescale (RbkPopulation *self,
                                       RbkDecimal     factor,
                                       GError       **error) G_GNUC_WARN_UNUSED_RESULT;
gint64        *rbk_population_rescale_values (const gint64 *column,
                                              guint         n,
                                              RbkDecimal    factor) G_GNUC_WARN_UNUSED_RESULT;
RbkSlices     *rbk_slices_rescale (RbkSlices *self,
                                   RbkDecimal factor,
                                   GError   **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
