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

/* Adds to a cell; FALSE when there are too many, or a sum does not fit. */
static gboolean
add_values (RbkUsageCuts *self,
            RbkSlices    *slices,
            guint         slice,
            guint         customer,
            guint         n_customers,
            const gint64 *values)
{
  guint64 n_cells = (guint64) n_customers * rbk_slices_get_n_slices (slices);

  if (MIN (self->n_rows, n_cells) > RBK_USAGE_MAX_CELLS)
    return FALSE;
  for (guint i = 0; i < RBK_N_COLUMNS; i++)
    if (values[i] != 0 && !rbk_slices_add (slices, customer, slice, (RbkColumn) i, values[i]))
      return FALSE;
  return TRUE;
}

/**
 * rbk_usage_cuts_add:
 * @self: cuts
 * @customer: who
 * @n_customers: how many there are by now
 * @date: when
 * @model: (nullable): with which model, where the file names models
 * @values: (array fixed-size=6): what was used
 *
 * Adds a row.
 */
void
rbk_usage_cuts_add (RbkUsageCuts *self,
                    guint         customer,
                    guint         n_customers,
                    RbkUsageDate  date,
                    const char   *model,
                    const gint64  values[RBK_N_COLUMNS])
{
  self->n_rows++;
  if (date.day > 0 && !self->days_are_dropped)
    {
      if (self->days == NULL)
        self->days = rbk_slices_new ();
      self->days_are_dropped =
          !add_values (self, self->days, find_day (self, date), customer, n_customers, values);
      if (self->days_are_dropped)
        g_clear_pointer (&self->days, rbk_slices_unref);
    }
  if (model != NULL && !self->models_are_dropped)
    {
      if (self->models == NULL)
        self->models = rbk_slices_new ();
      self->models_are_dropped =
          !add_values (self, self->models, rbk_slices_add_slice (self->models, model), customer,
                       n_customers, values);
      if (self->models_are_dropped)
        g_clear_pointer (&self->models, rbk_slices_unref);
    }
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const char *first = *(const char *const *) a, *second = *(const char *const *) b;
  int         difference = (int) strlen (first) - (int) strlen (second);

  return difference != 0 ? difference : strcmp (first, second);
}

/* The slices anew, with days in their order, and what was cached taken out of the input. */
static RbkSlices *
make_anew (RbkSlices *old, gboolean are_days, gboolean cached_is_part)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new ();
  RbkSlices          *slices = rbk_slices_new ();
  const RbkSliceCell *cells;
  const gint64       *cached;
  guint               n_cells;

  for (guint i = 0; i < rbk_slices_get_n_slices (old); i++)
    g_ptr_array_add (names, (gpointer) rbk_slices_get_name (old, i));
  if (are_days)
    g_ptr_array_sort (names, compare_days);
  for (guint i = 0; i < names->len; i++)
    rbk_slices_add_slice (slices, g_ptr_array_index (names, i));

  cells = rbk_slices_get_cells (old, &n_cells);
  cached = rbk_slices_get_column (old, RBK_COLUMN_CACHE_READ);
  for (guint column = 0; column < RBK_N_COLUMNS; column++)
    {
      const gint64 *values = rbk_slices_get_column (old, (RbkColumn) column);
      gboolean      is_less = cached_is_part && column == RBK_COLUMN_INPUT && cached != NULL;

      for (guint i = 0; values != NULL && i < n_cells; i++)
        rbk_slices_add (slices, cells[i].customer,
                        rbk_slices_add_slice (slices, rbk_slices_get_name (old, cells[i].slice)),
                        (RbkColumn) column, is_less ? values[i] - cached[i] : values[i]);
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

  rbk_slices_seal (*slices);
  cached_is_part = cached_is_part && rbk_slices_get_column (*slices, RBK_COLUMN_CACHE_READ) != NULL;
  if (!are_lone_days && !cached_is_part)
    return;

  anew = make_anew (*slices, are_lone_days, cached_is_part);
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
