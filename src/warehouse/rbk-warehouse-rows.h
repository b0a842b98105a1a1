/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-usage-number.h"
#include "rbk-usage-plans.h"
#include "rbk-usage-query.h"
#include "rbk-warehouse-session.h"

G_BEGIN_DECLS

/**
 * RbkWarehouseRows:
 * @query: what was asked
 * @options: what the caller wants
 * @usage: (nullable): what came of it
 * @population: (nullable): the customers
 *
 * The result of a query on its way into a population.
 */
typedef struct
{
  const RbkUsageQuery       *query;
  const RbkWarehouseOptions *options;
  RbkUsage                  *usage;
  RbkPopulation             *population;
  gboolean                   has_columns;
  int                        id, customers, n_rows, first, last, apart, problem, plan, changed;
  int                        numbers[RBK_N_COLUMNS];
  guint64                    n_received;
  gint64                     n_customers; /* where some are alike */
  RbkUsagePlans             *plans;       /* (nullable) where they are named */
  guint64                    n_changed;   /* customers with several */
  RbkSlices                 *models;      /* (nullable) what was used of each model */
  gboolean                   has_model_columns, models_are_dropped;
  guint64                    n_model_rows;
  int                        model_id, model;
  int                        model_numbers[RBK_N_COLUMNS];
  RbkUsageDate               first_day, last_day;
  GString                   *text; /* for the id of customers that are alike */
} RbkWarehouseRows;

void      rbk_warehouse_rows_init (RbkWarehouseRows          *self,
                                   const RbkUsageQuery       *query,
                                   const RbkWarehouseOptions *options);
void      rbk_warehouse_rows_clear (RbkWarehouseRows *self);
gboolean  rbk_warehouse_rows_take (const RbkPq    *pq,
                                   const PGresult *rows,
                                   gpointer        user_data,
                                   GError        **error);
gboolean  rbk_warehouse_rows_take_model (const RbkPq    *pq,
                                         const PGresult *rows,
                                         gpointer        user_data,
                                         GError        **error);
void      rbk_warehouse_rows_finish_models (RbkWarehouseRows *self);
RbkUsage *rbk_warehouse_rows_finish (RbkWarehouseRows *self,
                                     GError          **error) G_GNUC_WARN_UNUSED_RESULT;

/* Of rbk-warehouse-cells.c: what a row says, one cell at a time. */
extern const char *const rbk_warehouse_number_names[RBK_N_COLUMNS];

RbkCsvCell rbk_warehouse_get_cell (const RbkPq *pq, const PGresult *rows, int column);
gboolean   rbk_warehouse_read_count (RbkCsvCell cell,
                                     RbkColumn  column,
                                     gint64    *value,
                                     GError   **error);
gboolean   rbk_warehouse_read_values (const RbkPq    *pq,
                                      const PGresult *rows,
                                      const int       numbers[RBK_N_COLUMNS],
                                      gint64          values[RBK_N_COLUMNS],
                                      GError        **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RbkWarehouseRows, rbk_warehouse_rows_clear)

G_END_DECLS
