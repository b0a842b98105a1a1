/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-id-set.h"
#include "rbk-population.h"

G_BEGIN_DECLS

/* Nano-units of money, of which a cost column is made, in 10^-18 of the unit. */
#define RBK_NANO_RAW ((__int128) 1000000000)
#define RBK_NANO_PER_UNIT G_GINT64_CONSTANT (1000000000)

/* A population made from another one borrows its ids and its columns: `source` keeps
 * them alive, and it is sealed, so they stay where they are. */
struct _RbkPopulation
{
  gatomicrefcount ref_count;
  RbkPopulation  *source;                 /* (owned) (nullable) */
  RbkIdSet       *ids;                    /* owned where there is no source */
  gint64         *columns[RBK_N_COLUMNS]; /* (nullable) each owned if it is not the source's */
  guint           n_customers, n_allocated;
  gboolean        is_sealed;

  gint64    *weights;    /* (owned) (nullable) the source's, where there is one, and so below */
  guint     *plans;      /* (owned) (nullable) each one more than its place in plan_names */
  GPtrArray *plan_names; /* (owned) (nullable) (element-type utf8) */
  char      *synthetic;  /* (owned) (nullable) */

  GMutex   mutex;                 /* of all below: percentiles may be asked from any thread */
  gint64  *sorted[RBK_N_COLUMNS]; /* (owned) (nullable) */
  gint64  *sorted_tokens;         /* (owned) (nullable) */
  gboolean has_sorted;
};

RbkPopulation *rbk_population_new_with_columns (
    RbkPopulation *source, gint64 *columns[RBK_N_COLUMNS]) G_GNUC_WARN_UNUSED_RESULT;
RbkPopulation *rbk_population_new_with_cost (RbkPopulation *source,
                                             gint64        *cost) G_GNUC_WARN_UNUSED_RESULT;

void    rbk_population_take_in (RbkPopulation *self, guint n_customers);
void    rbk_population_grow_marks (RbkPopulation *self, guint n_old);
void    rbk_sort_values (gint64 *values, guint n);
gint64 *rbk_population_dup_tokens (RbkPopulation *self) G_GNUC_WARN_UNUSED_RESULT;

const gint64 *rbk_population_get_sorted (RbkPopulation *self, RbkColumn column);
const gint64 *rbk_population_get_sorted_tokens (RbkPopulation *self);

gboolean rbk_percentile_scaled (
    const gint64 *sorted, guint n, RbkDecimal percent, __int128 unit_raw, RbkDecimal *value);

G_END_DECLS
