/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-population.h"
#include "rbk-spec.h"

G_BEGIN_DECLS

/**
 * RbkCustomers:
 *
 * Imported customers, and what they cost at the prices of a book. Costing a large file takes
 * longer than a frame, so it is done anew only when those prices move. For one thread.
 */
typedef struct _RbkCustomers RbkCustomers;

RbkCustomers  *rbk_customers_new (RbkPopulation *population) G_GNUC_WARN_UNUSED_RESULT;
void           rbk_customers_free (RbkCustomers *self);
RbkPopulation *rbk_customers_get_population (RbkCustomers *self);
RbkPopulation *rbk_customers_get_costed (RbkCustomers *self, const RbkSpec *spec, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkCustomers, rbk_customers_free)

G_END_DECLS
