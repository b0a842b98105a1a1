/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-id-set.h"
#include "rbk-population.h"

G_BEGIN_DECLS

/* Building a population from many rows at once. */

guint64 rbk_population_get_id_seed (RbkPopulation *self);
void    rbk_population_prefetch_id (RbkPopulation *self, guint32 hash);
guint   rbk_population_find_customers (RbkPopulation   *self,
                                       const RbkIdText *ids,
                                       guint            n,
                                       guint           *customers);
void    rbk_population_add_customers (RbkPopulation *self, guint n_customers);
guint   rbk_population_add_rows (RbkPopulation   *self,
                                 const guint     *customers,
                                 guint            n,
                                 const RbkColumn *columns,
                                 guint            n_columns,
                                 const gint64    *values);

G_END_DECLS
