/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-mix.h"
#include "rbk-usage-reader.h"
#include "rbk-usage-source.h"

G_BEGIN_DECLS

/**
 * RbkCustomers:
 *
 * Imported customers, what they cost at the prices of a book, and the index by which plans
 * are tried on them. What takes longer than a frame for a large file is done anew only when
 * what it rests on moves. For one thread.
 */
typedef struct _RbkCustomers RbkCustomers;

RbkCustomers  *rbk_customers_new (RbkPopulation *population) G_GNUC_WARN_UNUSED_RESULT;
RbkCustomers  *rbk_customers_new_for_usage (RbkUsage *usage) G_GNUC_WARN_UNUSED_RESULT;
void           rbk_customers_free (RbkCustomers *self);
RbkPopulation *rbk_customers_get_population (RbkCustomers *self);
RbkUsage      *rbk_customers_get_usage (RbkCustomers *self);
RbkPopulation *rbk_customers_get_costed (RbkCustomers   *self,
                                         const RbkSpec  *spec,
                                         RbkUsageSource *source,
                                         GError        **error);
void       rbk_customers_prepare (RbkCustomers *self, const RbkSpec *spec, RbkUsageSource *source);
guint      rbk_customers_get_n_unknown (RbkCustomers *self);
RbkSlices *rbk_customers_get_days (RbkCustomers *self);
RbkMixIndex *rbk_customers_get_index (RbkCustomers *self, const RbkSpec *spec, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkCustomers, rbk_customers_free)

G_END_DECLS
