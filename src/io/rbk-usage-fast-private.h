/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-population-batch.h"
#include "rbk-usage-block.h"
#include "rbk-usage-reading.h"

G_BEGIN_DECLS

/**
 * RbkUsageAdder:
 * @reading: what rows are added to
 * @table: what reads records that are left to the plain reader
 * @layout: what is in rows
 * @n_customers: how many there were when the last row came
 *
 * Adds the rows of blocks to a reading, in their order.
 */
typedef struct
{
  RbkUsageReading      *reading;
  RbkUsageTable        *table;
  const RbkUsageLayout *layout;
  guint                 n_customers;
  const char           *models[RBK_USAGE_BLOCK_MAX_MODELS]; /* of the block, as far as seen */
} RbkUsageAdder;

void rbk_usage_block_find_customers (RbkUsageBlock *self, RbkPopulation *population);

gboolean rbk_usage_adder_add_block (RbkUsageAdder *self, RbkUsageBlock *block, GError **error);

G_END_DECLS
