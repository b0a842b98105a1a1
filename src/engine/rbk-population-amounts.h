/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-id-set.h"
#include "rbk-population.h"
#include "rbk-sorted.h"

G_BEGIN_DECLS

/* Nano-units of money, of which a cost column is made, in 10^-18 of the unit. */
#define RBK_NANO_RAW ((__int128) 1000000000)
#define RBK_NANO_PER_UNIT G_GINT64_CONSTANT (1000000000)

/* What of a customer is sorted: its columns, and tokens added up. */
typedef enum
{
  RBK_AMOUNT_CALLS = RBK_COLUMN_CALLS,
  RBK_AMOUNT_OUTPUT_TOKENS = RBK_COLUMN_OUTPUT,
  RBK_AMOUNT_COST = RBK_COLUMN_COST,
  RBK_AMOUNT_TOKENS = RBK_N_COLUMNS, /* of all kinds */
  RBK_AMOUNT_INPUT_TOKENS,           /* fresh, cached and written ones */
  RBK_N_AMOUNTS,
} RbkAmount;

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

  GMutex     mutex;                 /* of all below: percentiles may be asked from any thread */
  RbkSorted *sorted[RBK_N_AMOUNTS]; /* (owned) (nullable) */
  gboolean   has_sorted;
};

RbkPopulation *rbk_population_new_with_columns (
    RbkPopulation *source, gint64 *columns[RBK_N_COLUMNS]) G_GNUC_WARN_UNUSED_RESULT;
RbkPopulation *rbk_population_new_with_cost (RbkPopulation *source,
                                             gint64        *cost) G_GNUC_WARN_UNUSED_RESULT;

void rbk_population_take_in (RbkPopulation *self, guint n_customers);
void rbk_population_grow_marks (RbkPopulation *self, guint n_old);

const RbkSorted *rbk_population_get_sorted (RbkPopulation *self, RbkAmount amount);
gboolean         rbk_population_get_amount_percentile (RbkPopulation *self,
                                                       RbkAmount      amount,
                                                       RbkDecimal     percent,
                                                       RbkDecimal    *value);
guint64 rbk_population_count_amount_below (RbkPopulation *self, RbkAmount amount, double value);

G_END_DECLS
