/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-usage-cuts.h"

#include <string.h>

/* A month of no named year is a number up to this. */
#define MAX_LONE_MONTH 12

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
  guint month = date.month <= MAX_LONE_MONTH ? date.month : date.month % 12 + 1;

  if (date.month > MAX_LONE_MONTH && date.day > 0)
    return g_strdup_printf ("%04u-%02u-%02u", date.month / 12, month, date.day);
  if (date.month > MAX_LONE_MONTH)
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
  if (date.month <= MAX_LONE_MONTH)
    return;
  if (self->first.month == 0 || get_key (date) < get_key (self->first))
    self->first = date;
  if (get_key (date) > get_key (self->last))
    self->last = date;
}

/* The slice of a day; rows of a day mostly come together. */
static guint
find_day (RbkUsageCuts *self, RbkUsageDate date)
{
  gpointer         key = GUINT_TO_POINTER (get_key (date));
  guint            number;
  g_autofree char *name = NULL;

  if (self->last_number > 0 && get_key (date) == get_key (self->last_date))
    return self->last_number - 1;

  number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, key));
  if (number == 0)
    {
      name = rbk_usage_date_to_string (date);
      number = rbk_slices_add_slice (self->days, name) + 1;
      g_hash_table_insert (self->numbers, key, GUINT_TO_POINTER (number));
    }
  self->last_date = date;
  self->last_number = number;
  return number - 1;
}

/* The slice of a model; names are the same text for the same model. */
static guint
find_model (RbkUsageCuts *self, const char *model)
{
  if (model != self->last_model)
    {
      self->last_model_slice = rbk_slices_add_slice (self->models, model);
      self->last_model = model;
    }
  return self->last_model_slice;
}

/* Which slices the rows of a batch belong to. */
typedef struct
{
  guint   rows[RBK_USAGE_CUT_BATCH], slices[RBK_USAGE_CUT_BATCH];
  guint64 n_rows[RBK_USAGE_CUT_BATCH]; /* in the file by then */
  guint   n;
} Places;

/* Adds rows to their cells; FALSE when there are too many, or a sum does not fit. */
static gboolean
add_to_cells (RbkSlices *slices, const RbkUsageCut *rows, const Places *places)
{
  for (guint i = 0; i < places->n; i++)
    rbk_slices_prefetch (slices, rows[places->rows[i]].customer, places->slices[i]);
  for (guint i = 0; i < places->n; i++)
    rbk_slices_prefetch_cell (slices, rows[places->rows[i]].customer, places->slices[i]);
  for (guint i = 0; i < places->n; i++)
    {
      const RbkUsageCut *row = &rows[places->rows[i]];
      guint64            n_cells = (guint64) row->n_customers * rbk_slices_get_n_slices (slices);

      if (MIN (places->n_rows[i], n_cells) > RBK_USAGE_MAX_CELLS ||
          !rbk_slices_add_row (slices, row->customer, places->slices[i], row->values))
        return FALSE;
    }
  return TRUE;
}

static void
add_place (Places *places, guint row, guint slice, guint64 n_rows)
{
  places->rows[places->n] = row;
  places->slices[places->n] = slice;
  places->n_rows[places->n++] = n_rows;
}

static void
add_days (RbkUsageCuts *self, const RbkUsageCut *rows, guint n)
{
  Places places = { .n = 0 };

  for (guint i = 0; i < n && !self->days_are_dropped; i++)
    if (rows[i].date.day > 0)
      {
        if (self->days == NULL)
          self->days = rbk_slices_new ();
        add_place (&places, i, find_day (self, rows[i].date), self->n_rows + i + 1);
      }
  if (places.n == 0 || add_to_cells (self->days, rows, &places))
    return;

  self->days_are_dropped = TRUE;
  g_clear_pointer (&self->days, rbk_slices_unref);
}

static void
add_models (RbkUsageCuts *self, const RbkUsageCut *rows, guint n)
{
  Places places = { .n = 0 };

  for (guint i = 0; i < n && !self->models_are_dropped; i++)
    if (rows[i].model != NULL)
      {
        if (self->models == NULL)
          self->models = rbk_slices_new ();
        add_place (&places, i, find_model (self, rows[i].model), self->n_rows + i + 1);
      }
  if (places.n == 0 || add_to_cells (self->models, rows, &places))
    return;

  self->models_are_dropped = TRUE;
  g_clear_pointer (&self->models, rbk_slices_unref);
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
  g_return_if_fail (self != NULL && n <= RBK_USAGE_CUT_BATCH);

  add_days (self, rows, n);
  add_models (self, rows, n);
  self->n_rows += n;
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
finish_slices (RbkSlices **slices, gboolean are_lone_days, gboolean cached_is_part)
{
  RbkSlices *anew;

  if (*slices == NULL)
    return;

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
  finish_slices (&self->days, self->first.month == 0, cached_is_part);
  finish_slices (&self->models, FALSE, cached_is_part);
}
