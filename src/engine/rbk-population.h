/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-decimal.h"

G_BEGIN_DECLS

typedef enum
{
  RBK_COLUMN_CALLS,
  RBK_COLUMN_INPUT,       /* fresh input tokens */
  RBK_COLUMN_OUTPUT,      /* output tokens */
  RBK_COLUMN_CACHE_READ,  /* input tokens served from the cache */
  RBK_COLUMN_CACHE_WRITE, /* input tokens written to the cache */
  RBK_COLUMN_COST,        /* what the customer cost to serve, in the file's currency */
  RBK_N_COLUMNS,
} RbkColumn;

/**
 * RbkPopulation:
 *
 * Imported customers, one entry a customer, in columns. Reference counted and
 * immutable once built, so it can cross threads.
 *
 * An entry may stand for several customers that are alike: each has a weight, which is one
 * where none was set. A histogram from a database is such a population; its ids say what
 * the customers have in common.
 *
 * Counts are kept as whole numbers; cost in nano-units (10^-9 of the currency's
 * major unit) in a gint64, so that a column of ten million customers is 80 MB.
 */
typedef struct _RbkPopulation RbkPopulation;

RbkPopulation *rbk_population_new (void) G_GNUC_WARN_UNUSED_RESULT;
RbkPopulation *rbk_population_ref (RbkPopulation *self);
void           rbk_population_unref (RbkPopulation *self);

/* While it is being built. */
void     rbk_population_add_column (RbkPopulation *self, RbkColumn column);
guint    rbk_population_add_customer (RbkPopulation *self, const char *id);
guint    rbk_population_add_customer_len (RbkPopulation *self, const char *id, gsize length);
gboolean rbk_population_add_value (RbkPopulation *self,
                                   guint          customer,
                                   RbkColumn      column,
                                   gint64         value);
void rbk_population_set_value (RbkPopulation *self, guint customer, RbkColumn column, gint64 value);
void rbk_population_set_weight (RbkPopulation *self, guint customer, gint64 weight);
guint rbk_population_add_plan (RbkPopulation *self, const char *name);
void  rbk_population_set_plan (RbkPopulation *self, guint customer, guint plan);
void  rbk_population_set_synthetic (RbkPopulation *self, const char *how);
void  rbk_population_seal (RbkPopulation *self);

guint         rbk_population_get_size (RbkPopulation *self);
guint64       rbk_population_get_count (RbkPopulation *self);
const gint64 *rbk_population_get_weights (RbkPopulation *self);
guint         rbk_population_get_n_plans (RbkPopulation *self);
const char   *rbk_population_get_plan_name (RbkPopulation *self, guint plan);
const guint  *rbk_population_get_plans (RbkPopulation *self);
const char   *rbk_population_get_synthetic (RbkPopulation *self);
gboolean      rbk_population_has_column (RbkPopulation *self, RbkColumn column);
const gint64 *rbk_population_get_column (RbkPopulation *self, RbkColumn column);
const char   *rbk_population_get_id (RbkPopulation *self, guint customer);

/* Type 7: linear interpolation between order statistics. percent is 0 to 100. */
gboolean   rbk_population_get_percentile (RbkPopulation *self,
                                          RbkColumn      column,
                                          RbkDecimal     percent,
                                          RbkDecimal    *value);
gboolean   rbk_population_get_tokens_percentile (RbkPopulation *self,
                                                 RbkDecimal     percent,
                                                 RbkDecimal    *value);
guint64    rbk_population_count_below (RbkPopulation *self, RbkColumn column, double value);
RbkDecimal rbk_population_get_total (RbkPopulation *self, RbkColumn column);
gboolean   rbk_percentile (const gint64 *sorted, guint n, RbkDecimal percent, RbkDecimal *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkPopulation, rbk_population_unref)

G_END_DECLS
