/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-warehouse-rows.h"

#include "rbk-error.h"
#include "rbk-usage-cuts.h"
#include "rbk-usage-query-private.h"
#include "rbk-usage-reading.h"

static gboolean
find_columns (RbkWarehouseRows *self, const RbkPq *pq, const PGresult *rows)
{
  if (self->has_model_columns)
    return TRUE;
  self->has_model_columns = TRUE;
  self->usage->has_model = TRUE;
  self->models = rbk_slices_new ();
  self->model_id = pq->fnumber (rows, RBK_SQL_CUSTOMER);
  self->model = pq->fnumber (rows, RBK_SQL_MODEL);
  for (guint i = 0; i < RBK_N_COLUMNS; i++)
    self->model_numbers[i] = -1;
  for (guint i = 0; i < RBK_N_SQL_NUMBERS; i++)
    if (rbk_usage_query_has (self->query, rbk_sql_numbers[i].field) ||
        rbk_sql_numbers[i].field == RBK_USAGE_CALLS)
      self->model_numbers[rbk_sql_numbers[i].column] = pq->fnumber (rows, rbk_sql_numbers[i].name);
  return self->model_id >= 0 && self->model >= 0;
}

static gboolean
take_row (RbkWarehouseRows *self, const RbkPq *pq, const PGresult *rows, GError **error)
{
  RbkCsvCell id = rbk_warehouse_get_cell (pq, rows, self->model_id);
  guint      n = rbk_population_get_size (self->population), customer, slice;
  gint64     values[RBK_N_COLUMNS];

  if (!rbk_warehouse_read_values (pq, rows, self->model_numbers, values, error))
    return FALSE;
  if (g_utf8_validate_len (id.text, id.length, NULL))
    customer = rbk_population_add_customer_len (self->population, id.text, id.length);
  else
    customer = n;
  if (customer >= n)
    {
      g_set_error_literal (error, RBK_ERROR, RBK_ERROR_INVALID,
                           E_ ("the server names a customer with a model and not without; the "
                               "queries are what --sql prints"));
      return FALSE;
    }
  slice =
      rbk_slices_add_slice (self->models,
                            rbk_usage_note_model (self->usage,
                                                  rbk_warehouse_get_cell (pq, rows, self->model)));
  self->models_are_dropped = ++self->n_model_rows > RBK_USAGE_MAX_CELLS ||
                             !rbk_slices_add_row (self->models, customer, slice, values);
  return TRUE;
}

/*
 * rbk_warehouse_rows_take_model:
 * @pq: libpq
 * @rows: a row, or none
 * @user_data: the #RbkWarehouseRows, which has all customers
 * @error: return location for a [error@Error]
 *
 * Takes a row of the second query.
 *
 * Returns: whether to go on
 */
gboolean
rbk_warehouse_rows_take_model (const RbkPq    *pq,
                               const PGresult *rows,
                               gpointer        user_data,
                               GError        **error)
{
  RbkWarehouseRows *self = user_data;

  if (!find_columns (self, pq, rows))
    {
      g_set_error_literal (error, RBK_ERROR, RBK_ERROR_INVALID,
                           E_ ("the server does not answer what was asked; is it PostgreSQL?"));
      return FALSE;
    }
  return pq->ntuples (rows) == 0 || self->models_are_dropped || take_row (self, pq, rows, error);
}

/*
 * rbk_warehouse_rows_finish_models:
 * @self: the rows, all taken
 *
 * Keeps what was used of each model, with cached tokens beside the input.
 */
void
rbk_warehouse_rows_finish_models (RbkWarehouseRows *self)
{
  if (self->models == NULL)
    return;
  if (self->usage->models->len == RBK_USAGE_MAX_MODELS)
    g_ptr_array_add (self->usage->notes,
                     g_strdup_printf ("%d models are kept apart; if there are more, they are "
                                      "together %s",
                                      RBK_USAGE_MAX_MODELS, RBK_USAGE_OTHER));
  if (self->models_are_dropped)
    {
      g_ptr_array_add (self->usage->notes,
                       g_strdup ("there are too many customers and models to keep what each used "
                                 "of each model"));
      return;
    }
  if (self->usage->cached_is_part)
    rbk_slices_subtract (self->models, RBK_COLUMN_INPUT, RBK_COLUMN_CACHE_READ);
  rbk_slices_seal (self->models);
  self->usage->by_model = g_steal_pointer (&self->models);
}
