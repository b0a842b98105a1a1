/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-usage-cuts.h"

#include <string.h>

#define MAX_LOG_BYTES ((gsize) 128 * 1024 * 1024)

/**
 * rbk_usage_cuts_init:
 * @self: (out caller-allocates): cuts
 *
 * Begins without any.
 */
void
rbk_usage_cuts_init (RbkUsageCuts *self)
{
  *self = (RbkUsageCuts){ .days = NULL };
  self->numbers = g_hash_table_new (NULL, NULL);
  self->log = rbk_usage_cut_log_new ();
  self->max_log_bytes = MAX_LOG_BYTES;
}

/**
 * rbk_usage_cuts_clear:
 * @self: cuts
 *
 * Frees what they hold; what was stolen from them stays.
 */
void
rbk_usage_cuts_clear (RbkUsageCuts *self)
{
  g_clear_pointer (&self->days, rbk_slices_unref);
  g_clear_pointer (&self->models, rbk_slices_unref);
  g_clear_pointer (&self->day_grid, rbk_slice_grid_free);
  g_clear_pointer (&self->model_grid, rbk_slice_grid_free);
  g_clear_pointer (&self->log, rbk_usage_cut_log_free);
  g_clear_pointer (&self->numbers, g_hash_table_unref);
}

static guint
get_key (RbkUsageDate date)
{
  return date.month * 32 + date.day;
}

/**
 * rbk_usage_date_to_string:
 * @date: a date
 *
 * Writes as much of a date as is known: `2026-06-15`, `2026-06`, `06-15`, `15`.
 *
 * Returns: (transfer full): the text
 */
char *
rbk_usage_date_to_string (RbkUsageDate date)
{
  guint month = date.month <= RBK_USAGE_MAX_LONE_MONTH ? date.month : date.month % 12 + 1;

  if (date.month > RBK_USAGE_MAX_LONE_MONTH && date.day > 0)
    return g_strdup_printf ("%04u-%02u-%02u", date.month / 12, month, date.day);
  if (date.month > RBK_USAGE_MAX_LONE_MONTH)
    return g_strdup_printf ("%04u-%02u", date.month / 12, month);
  return date.month > 0 ? g_strdup_printf ("%02u-%02u", month, date.day)
                        : g_strdup_printf ("%u", date.day);
}

/**
 * rbk_usage_cuts_note_date:
 * @self: cuts
 * @date: when something was used
 *
 * Widens the period that the file spans.
 */
void
rbk_usage_cuts_note_date (RbkUsageCuts *self, RbkUsageDate date)
{
  if (date.month <= RBK_USAGE_MAX_LONE_MONTH)
    return;
  if (self->first.month == 0 || get_key (date) < get_key (self->first))
    self->first = date;
  if (get_key (date) > get_key (self->last))
    self->last = date;
}

/* The slice of a day, from 1; rows of a day mostly come together. */
static guint
find_day (RbkUsageCuts *self, RbkUsageDate date)
{
  gpointer         key = GUINT_TO_POINTER (get_key (date));
  guint            number;
  g_autofree char *name = NULL;

  if (date.day == 0 || self->days_are_dropped)
    return 0;
  if (self->last_number > 0 && get_key (date) == get_key (self->last_date))
    return self->last_number;

  if (self->days == NULL)
    self->days = rbk_slices_new ();
  number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, key));
  if (number == 0)
    {
      name = rbk_usage_date_to_string (date);
      number = rbk_slices_add_slice (self->days, name) + 1;
      g_hash_table_insert (self->numbers, key, GUINT_TO_POINTER (number));
    }
  self->last_date = date;
  self->last_number = number;
  return number;
}

/* The slice of a model, from 1; names are the same text for the same model. */
static guint
find_model (RbkUsageCuts *self, const char *model)
{
  guint number;

  if (model == NULL || self->models_are_dropped)
    return 0;
  for (guint i = 0; i < self->n_known; i++)
    if (self->known[i] == model)
      return self->known_slices[i];

  if (self->models == NULL)
    self->models = rbk_slices_new ();
  number = rbk_slices_add_slice (self->models, model) + 1;
  if (self->n_known < RBK_USAGE_MAX_CUT_MODELS)
    {
      self->known[self->n_known] = model;
      self->known_slices[self->n_known++] = number;
    }
  return number;
}

/* Some rows that belong to slices of one kind. */
typedef struct
{
  const RbkUsageCutEntry *rows[RBK_USAGE_CUT_BATCH];
  guint                   slices[RBK_USAGE_CUT_BATCH];
  guint                   n;
} Places;

static gboolean
add_to_grid (RbkSliceGrid *grid, const Places *places)
{
  for (guint i = 0; i < places->n; i++)
    rbk_slice_grid_prefetch (grid, places->rows[i]->customer, places->slices[i]);
  for (guint i = 0; i < places->n; i++)
    if (!rbk_slice_grid_add_row (grid, places->rows[i]->customer, places->slices[i],
                                 places->rows[i]->values))
      return FALSE;
  return TRUE;
}

static gboolean
add_to_cells (RbkSlices *slices, const Places *places)
{
  for (guint i = 0; i < places->n; i++)
    rbk_slices_prefetch (slices, places->rows[i]->customer, places->slices[i]);
  for (guint i = 0; i < places->n; i++)
    rbk_slices_prefetch_cell (slices, places->rows[i]->customer, places->slices[i]);
  for (guint i = 0; i < places->n; i++)
    if (!rbk_slices_add_row (slices, places->rows[i]->customer, places->slices[i],
                             places->rows[i]->values))
      return FALSE;
  return TRUE;
}

static void
drop (RbkSlices **slices, RbkSliceGrid **grid, gboolean *are_dropped)
{
  *are_dropped = TRUE;
  g_clear_pointer (slices, rbk_slices_unref);
  g_clear_pointer (grid, rbk_slice_grid_free);
}

static void
drop_days (RbkUsageCuts *self)
{
  drop (&self->days, &self->day_grid, &self->days_are_dropped);
}

static void
drop_models (RbkUsageCuts *self)
{
  drop (&self->models, &self->model_grid, &self->models_are_dropped);
}

/* Adds rows to cells; where a sum does not fit, none is kept. */
static void
add_entries (RbkUsageCuts *self, const RbkUsageCutEntry *rows, guint n)
{
  Places days = { .n = 0 }, models = { .n = 0 };

  for (guint i = 0; i < n; i++)
    {
      days.rows[days.n] = models.rows[models.n] = &rows[i];
      days.slices[days.n] = rows[i].day - 1;
      models.slices[models.n] = rows[i].model - 1;
      days.n += rows[i].day > 0;
      models.n += rows[i].model > 0;
    }
  if (self->days != NULL && !(self->day_grid != NULL ? add_to_grid (self->day_grid, &days)
                                                     : add_to_cells (self->days, &days)))
    drop_days (self);
  if (self->models != NULL && !(self->model_grid != NULL ? add_to_grid (self->model_grid, &models)
                                                         : add_to_cells (self->models, &models)))
    drop_models (self);
}

/* How many cells there may be. */
static guint64
count_cells (const RbkUsageCuts *self, RbkSlices *slices)
{
  return slices != NULL ? (guint64) self->n_customers * rbk_slices_get_n_slices (slices) : 0;
}

/* Drops what is too large. Once it is, it would be with every row that comes. */
static void
drop_excess (RbkUsageCuts *self)
{
  if (MIN (self->n_rows, count_cells (self, self->days)) > RBK_USAGE_MAX_CELLS)
    drop_days (self);
  if (MIN (self->n_rows, count_cells (self, self->models)) > RBK_USAGE_MAX_CELLS)
    drop_models (self);
}

/* A grid where it is no larger than cells one by one would be. One that other rows are to
 * come to has its limit in drop_excess(). */
static RbkSliceGrid *
make_grid (const RbkUsageCuts *self, RbkSlices *slices, gboolean is_end)
{
  guint64 n = count_cells (self, slices);

  if (n == 0 || n > RBK_USAGE_MAX_CELLS || n > self->n_rows * 2 ||
      (!is_end && self->n_rows <= RBK_USAGE_MAX_CELLS))
    return NULL;
  return rbk_slice_grid_new ();
}

/* Cuts the rows that were only written down. */
static void
cut_log (RbkUsageCuts *self, gboolean is_end)
{
  g_autoptr(RbkUsageCutLog) log = g_steal_pointer (&self->log);
  RbkUsageCutEntry rows[RBK_USAGE_CUT_BATCH];
  guint            n;

  drop_excess (self);
  self->day_grid = make_grid (self, self->days, is_end);
  self->model_grid = make_grid (self, self->models, is_end);
  rbk_usage_cut_log_rewind (log);
  do
    {
      for (n = 0; n < RBK_USAGE_CUT_BATCH && rbk_usage_cut_log_next (log, &rows[n]); n++)
        ;
      add_entries (self, rows, n);
    }
  while (n == RBK_USAGE_CUT_BATCH);
}

/* Adds rows whose slices are known. */
static void
take_entries (RbkUsageCuts *self, const RbkUsageCutEntry *rows, guint n)
{
  if (self->log == NULL)
    {
      drop_excess (self);
      add_entries (self, rows, n);
      return;
    }
  for (guint i = 0; i < n; i++)
    rbk_usage_cut_log_append (self->log, &rows[i]);
  if (self->n_rows > RBK_USAGE_MAX_CELLS ||
      rbk_usage_cut_log_get_n_bytes (self->log) > self->max_log_bytes)
    cut_log (self, FALSE);
}

/**
 * rbk_usage_cuts_add_batch:
 * @self: cuts
 * @rows: (array length=n): rows; their models are texts that stay, one for each model
 * @n: how many, up to `RBK_USAGE_CUT_BATCH`
 *
 * Adds rows. Beyond `RBK_USAGE_MAX_CELLS` nothing is kept; a batch comes to the same as its
 * rows one after the other.
 */
void
rbk_usage_cuts_add_batch (RbkUsageCuts *self, const RbkUsageCut *rows, guint n)
{
  RbkUsageCutEntry entries[RBK_USAGE_CUT_BATCH];

  g_return_if_fail (self != NULL && n <= RBK_USAGE_CUT_BATCH);

  if (n == 0)
    return;
  for (guint i = 0; i < n; i++)
    {
      entries[i].customer = rows[i].customer;
      entries[i].day = find_day (self, rows[i].date);
      entries[i].model = find_model (self, rows[i].model);
      memcpy (entries[i].values, rows[i].values, sizeof rows[i].values);
    }
  self->n_rows += n;
  self->n_customers = rows[n - 1].n_customers;
  take_entries (self, entries, n);
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const char *first = *(const char *const *) a, *second = *(const char *const *) b;
  int         difference = (int) strlen (first) - (int) strlen (second);

  return difference != 0 ? difference : strcmp (first, second);
}

/* The slices anew, with days in their order. */
static RbkSlices *
make_anew (RbkSlices *old)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new ();
  RbkSlices          *slices = rbk_slices_new ();
  const RbkSliceCell *cells;
  guint               n_cells;

  for (guint i = 0; i < rbk_slices_get_n_slices (old); i++)
    g_ptr_array_add (names, (gpointer) rbk_slices_get_name (old, i));
  g_ptr_array_sort (names, compare_days);
  for (guint i = 0; i < names->len; i++)
    rbk_slices_add_slice (slices, g_ptr_array_index (names, i));

  cells = rbk_slices_get_cells (old, &n_cells);
  for (guint column = 0; column < RBK_N_COLUMNS; column++)
    {
      const gint64 *values = rbk_slices_get_column (old, (RbkColumn) column);

      for (guint i = 0; values != NULL && i < n_cells; i++)
        rbk_slices_add (slices, cells[i].customer,
                        rbk_slices_add_slice (slices, rbk_slices_get_name (old, cells[i].slice)),
                        (RbkColumn) column, values[i]);
    }
  rbk_slices_seal (slices);
  return slices;
}

static void
finish_slices (RbkSlices   **slices,
               RbkSliceGrid *grid,
               gboolean      are_lone_days,
               gboolean      cached_is_part)
{
  RbkSlices *anew;

  if (*slices == NULL)
    return;

  if (grid != NULL)
    rbk_slices_take_grid (*slices, grid);
  if (cached_is_part)
    rbk_slices_subtract (*slices, RBK_COLUMN_INPUT, RBK_COLUMN_CACHE_READ);
  rbk_slices_seal (*slices);
  if (!are_lone_days)
    return;

  anew = make_anew (*slices);
  rbk_slices_unref (*slices);
  *slices = anew;
}

/**
 * rbk_usage_cuts_finish:
 * @self: cuts that have all rows
 * @cached_is_part: whether cached tokens were counted in the input
 *
 * Seals the slices.
 */
void
rbk_usage_cuts_finish (RbkUsageCuts *self, gboolean cached_is_part)
{
  if (self->log != NULL)
    cut_log (self, TRUE);
  finish_slices (&self->days, g_steal_pointer (&self->day_grid), self->first.month == 0,
                 cached_is_part);
  finish_slices (&self->models, g_steal_pointer (&self->model_grid), FALSE, cached_is_part);
}
