/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-usage-private.h"
#include "rbk-error.h"

#include <string.h>

#define NANO_RAW ((__int128) 1000000000)

static const struct
{
  RbkUsageField field;
  RbkColumn     column;
} token_columns[] = {
  { RBK_USAGE_INPUT_TOKENS, RBK_COLUMN_INPUT },
  { RBK_USAGE_OUTPUT_TOKENS, RBK_COLUMN_OUTPUT },
  { RBK_USAGE_CACHED_TOKENS, RBK_COLUMN_CACHE_READ },
  { RBK_USAGE_CACHE_WRITE_TOKENS, RBK_COLUMN_CACHE_WRITE },
};

static void
free_skip (gpointer data)
{
  RbkUsageSkip *skip = data;

  g_free (skip->message);
  g_free (skip);
}

/*
 * rbk_usage_reading_init:
 * @self: (out caller-allocates): a reading
 * @options: how to read; has to outlive @self
 *
 * Begins to read a file.
 */
void
rbk_usage_reading_init (RbkUsageReading *self, const RbkUsageOptions *options)
{
  memset (self, 0, sizeof *self);
  self->options = options;
  self->usage = g_new0 (RbkUsage, 1);
  g_atomic_ref_count_init (&self->usage->ref_count);
  self->usage->notes = g_ptr_array_new_with_free_func (g_free);
  self->usage->format = g_strdup ("plain");
  self->usage->skips = g_ptr_array_new_with_free_func (free_skip);
  self->usage->models = g_ptr_array_new_with_free_func (g_free);
  self->population = rbk_population_new ();
  self->months = g_array_new (FALSE, FALSE, sizeof (guint));
  self->id = g_string_new (NULL);
}

/*
 * rbk_usage_reading_clear:
 * @self: a reading
 *
 * Frees what it holds; what was stolen from it stays.
 */
void
rbk_usage_reading_clear (RbkUsageReading *self)
{
  rbk_usage_columns_clear (&self->columns);
  g_clear_pointer (&self->usage, rbk_usage_unref);
  g_clear_pointer (&self->population, rbk_population_unref);
  g_clear_pointer (&self->costs, g_array_unref);
  g_clear_pointer (&self->masks, g_array_unref);
  g_clear_pointer (&self->months, g_array_unref);
  g_string_free (self->id, TRUE);
}

static gboolean
refuse_json (const RbkCsvCell *first, GError **error)
{
  if (first->length == 0 || (first->text[0] != '{' && first->text[0] != '['))
    return TRUE;
  g_set_error (error, RBK_ERROR, RBK_ERROR_SYNTAX,
               "line 1: this is JSON; export the usage as CSV with a header");
  return FALSE;
}

static gboolean
has_field (RbkUsageReading *self, RbkUsageField field)
{
  return self->columns.index[field] >= 0;
}

/*
 * rbk_usage_reading_set_header:
 * @self: a reading
 * @cells: (array length=n_cells): the first record
 * @n_cells: how many cells it has
 * @error: return location for a [error@Error]
 *
 * Finds the columns and makes those of the population.
 *
 * Returns: `FALSE` when the file can't be used
 */
gboolean
rbk_usage_reading_set_header (RbkUsageReading  *self,
                              const RbkCsvCell *cells,
                              guint             n_cells,
                              GError          **error)
{
  if (!refuse_json (&cells[0], error) ||
      !rbk_usage_columns_init (&self->columns, cells, n_cells, self->options->mapping, error))
    return FALSE;

  for (guint i = 0; i < RBK_N_USAGE_FIELDS; i++)
    if (self->columns.index[i] >= 0)
      self->usage->columns[i] = g_strdup (self->columns.names[self->columns.index[i]]);
  self->usage->other_columns = rbk_usage_columns_dup_others (&self->columns);
  self->usage->has_model = has_field (self, RBK_USAGE_MODEL);

  rbk_population_add_column (self->population, RBK_COLUMN_CALLS);
  self->has_numbers = has_field (self, RBK_USAGE_CALLS) || has_field (self, RBK_USAGE_COST);
  for (guint i = 0; i < G_N_ELEMENTS (token_columns); i++)
    if (has_field (self, token_columns[i].field))
      {
        rbk_population_add_column (self->population, token_columns[i].column);
        self->has_numbers = TRUE;
      }
  if (has_field (self, RBK_USAGE_COST))
    {
      rbk_population_add_column (self->population, RBK_COLUMN_COST);
      self->costs = g_array_new (FALSE, TRUE, sizeof (__int128));
    }
  if (has_field (self, RBK_USAGE_MONTH) || has_field (self, RBK_USAGE_DAY))
    self->masks = g_array_new (FALSE, TRUE, sizeof (guint64));
  return TRUE;
}

/* Takes what was cached out of the input, for all customers or for none. */
static void
part_cached (RbkUsageReading *self)
{
  const gint64 *input = rbk_population_get_column (self->population, RBK_COLUMN_INPUT);
  const gint64 *cached = rbk_population_get_column (self->population, RBK_COLUMN_CACHE_READ);
  guint         n = rbk_population_get_size (self->population);

  if (input == NULL || cached == NULL || self->options->cached == RBK_USAGE_CACHED_APART ||
      (self->options->cached == RBK_USAGE_CACHED_AUTO && self->cached_exceeds))
    return;

  for (guint i = 0; i < n; i++)
    rbk_population_set_value (self->population, i, RBK_COLUMN_INPUT, input[i] - cached[i]);
  self->usage->cached_is_part = TRUE;
}

/* The months in which a customer has rows. */
static guint
count_months (RbkUsageReading *self, guint customer)
{
  guint64 mask = g_array_index (self->masks, guint64, customer);

  return (guint) __builtin_popcountll (mask);
}

/* value / divisor, rounded half away from zero; value is not negative. */
static __int128
divide (__int128 value, __int128 divisor)
{
  return value / divisor + (value % divisor >= divisor - value % divisor);
}

static void
average_months (RbkUsageReading *self, RbkColumn column)
{
  const gint64 *values = rbk_population_get_column (self->population, column);
  guint         n = rbk_population_get_size (self->population);

  for (guint i = 0; values != NULL && i < n; i++)
    rbk_population_set_value (self->population, i, column,
                              (gint64) divide (values[i], count_months (self, i)));
}

static gboolean
fill_costs (RbkUsageReading *self, GError **error)
{
  for (guint i = 0; self->costs != NULL && i < self->costs->len; i++)
    {
      __int128 n_months = self->months->len > 1 ? count_months (self, i) : 1;
      __int128 nano = divide (g_array_index (self->costs, __int128, i), NANO_RAW * n_months);

      if (nano > G_MAXINT64)
        {
          const char      *id = rbk_population_get_id (self->population, i);
          g_autofree char *quoted = rbk_error_quote (id, strlen (id));

          g_set_error (error, RBK_ERROR, RBK_ERROR_OVERFLOW,
                       "the cost of customer %s is too large to count; check its rows", quoted);
          return FALSE;
        }
      rbk_population_set_value (self->population, i, RBK_COLUMN_COST, (gint64) nano);
    }
  return TRUE;
}

static gboolean
check_rows (RbkUsageReading *self, GError **error)
{
  const RbkUsage     *usage = self->usage;
  const RbkUsageSkip *skip;

  if (usage->rows > usage->skipped)
    return TRUE;
  if (usage->rows == 0)
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
                   "line 1: there is a header and no row below it; export some usage");
      return FALSE;
    }
  skip = g_ptr_array_index (usage->skips, 0);
  g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
               "line %" G_GUINT64_FORMAT ": %s; no row could be used, so check the columns, or "
               "name them with --map FIELD=COLUMN",
               skip->line, skip->message);
  return FALSE;
}

/*
 * rbk_usage_reading_finish:
 * @self: a reading that has taken all rows
 * @error: return location for a [error@Error]
 *
 * Makes sums into what a customer uses in a month, and seals the population.
 *
 * Returns: `FALSE` when there is nothing to be had from the file
 */
gboolean
rbk_usage_reading_finish (RbkUsageReading *self, GError **error)
{
  if (!check_rows (self, error))
    return FALSE;

  part_cached (self);
  if (self->months->len > 1)
    for (guint i = 0; i < RBK_N_COLUMNS; i++)
      if (i != RBK_COLUMN_COST)
        average_months (self, (RbkColumn) i);
  if (!fill_costs (self, error))
    return FALSE;

  rbk_population_seal (self->population);
  self->usage->n_months = self->months->len;
  self->usage->population = g_steal_pointer (&self->population);
  return TRUE;
}
