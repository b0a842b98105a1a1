/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-usage-reading.h"
#include "rbk-error.h"

#include <string.h>

#define NANO_RAW ((__int128) 1000000000)

static void
free_skip (gpointer data)
{
  RbkUsageSkip *skip = data;

  g_free (skip->message);
  g_free (skip);
}

/*
 * rbk_usage_new:
 *
 * Makes a usage that nothing is known of, to be filled.
 *
 * Returns: (transfer full): the usage
 */
RbkUsage *
rbk_usage_new (void)
{
  RbkUsage *self = g_new0 (RbkUsage, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->skips = g_ptr_array_new_with_free_func (free_skip);
  return self;
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
  g_clear_pointer (&self->requests, rbk_population_unref);
  g_clear_pointer (&self->events, rbk_usage_events_free);
  g_clear_pointer (&self->plans, rbk_usage_plans_free);
  rbk_usage_cuts_clear (&self->cuts);
  g_clear_pointer (&self->costs, g_array_unref);
  g_clear_pointer (&self->masks, g_array_unref);
  g_clear_pointer (&self->months, g_array_unref);
  g_string_free (self->id, TRUE);
}

/*
 * rbk_usage_reading_has:
 * @self: a reading
 * @field: a field
 *
 * Returns: whether some column says it
 */
gboolean
rbk_usage_reading_has (RbkUsageReading *self, guint field)
{
  return self->columns.index[field] >= 0;
}

/* What comes in events is in columns as soon as there is one. */
static void
add_columns (RbkUsageReading *self, RbkPopulation *population)
{
  RbkUsageFormatFlags flags = self->columns.format->flags;

  if ((flags & RBK_USAGE_NO_CALLS) == 0 || rbk_usage_reading_has (self, RBK_USAGE_CALLS))
    rbk_population_add_column (population, RBK_COLUMN_CALLS);
  for (guint i = 0; i < RBK_USAGE_N_COUNTS; i++)
    if (rbk_usage_reading_has (self, rbk_usage_counts[i].field))
      {
        rbk_population_add_column (population, rbk_usage_counts[i].column);
        self->has_numbers = TRUE;
      }
  if (rbk_usage_reading_has (self, RBK_USAGE_TOKENS))
    {
      rbk_population_add_column (population, RBK_COLUMN_INPUT);
      rbk_population_add_column (population, RBK_COLUMN_OUTPUT);
      self->has_numbers = TRUE;
    }
  if (rbk_usage_reading_has (self, RBK_USAGE_LONG_CACHE_WRITE_TOKENS))
    rbk_population_add_column (population, RBK_COLUMN_CACHE_WRITE);
}

/*
 * rbk_usage_reading_set_columns:
 * @self: a reading whose columns are found, or found anew
 *
 * Makes the population's columns, and what else the file's columns ask for.
 */
void
rbk_usage_reading_set_columns (RbkUsageReading *self)
{
  RbkUsage *usage = self->usage;

  for (guint i = 0; i < RBK_N_USAGE_FIELDS; i++)
    {
      g_free (usage->columns[i]);
      usage->columns[i] = g_strdup (rbk_usage_columns_get_name (&self->columns, (RbkUsageField) i));
    }
  g_strfreev (usage->other_columns);
  usage->other_columns = rbk_usage_columns_dup_others (&self->columns);
  usage->has_model = rbk_usage_reading_has (self, RBK_USAGE_MODEL);

  add_columns (self, self->population);
  if (self->requests != NULL)
    add_columns (self, self->requests);
  if (rbk_usage_reading_has (self, RBK_USAGE_COST))
    {
      rbk_population_add_column (self->population, RBK_COLUMN_COST);
      self->has_numbers = TRUE;
      if (self->costs == NULL)
        self->costs = g_array_new (FALSE, TRUE, sizeof (__int128));
    }
  if (self->plans == NULL && self->requests == NULL && rbk_usage_reading_has (self, RBK_USAGE_PLAN))
    self->plans = rbk_usage_plans_new ();
  if (self->masks == NULL && (rbk_usage_reading_has (self, RBK_USAGE_MONTH) ||
                              rbk_usage_reading_has (self, RBK_USAGE_DAY)))
    self->masks = g_array_new (FALSE, TRUE, sizeof (guint64));
}

/*
 * rbk_usage_reading_init:
 * @self: (out caller-allocates): a reading; to be cleared, also on failure
 * @table: the records; has to outlive @self
 * @options: how to read; has to outlive @self
 * @error: return location for a [error@Error]
 *
 * Begins to read a file: finds out what it is, and which column says what.
 *
 * Returns: `FALSE` when the file can't be used
 */
gboolean
rbk_usage_reading_init (RbkUsageReading       *self,
                        RbkUsageTable         *table,
                        const RbkUsageOptions *options,
                        GError               **error)
{
  memset (self, 0, sizeof *self);
  self->options = options;
  self->usage = rbk_usage_new ();
  self->usage->notes = g_ptr_array_new_with_free_func (g_free);
  self->usage->models = g_ptr_array_new_with_free_func (g_free);
  self->population = rbk_population_new ();
  self->months = g_array_new (FALSE, FALSE, sizeof (guint));
  self->id = g_string_new (NULL);
  rbk_usage_cuts_init (&self->cuts);
  if (!rbk_usage_columns_init (&self->columns, table, options, error) ||
      !rbk_usage_columns_check (&self->columns, error))
    return FALSE;

  self->usage->format = g_strdup (self->columns.format->name);
  if (!rbk_usage_reading_has (self, RBK_USAGE_CUSTOMER))
    self->requests = rbk_population_new ();
  if (rbk_usage_reading_has (self, RBK_USAGE_TOKENS) ||
      (self->columns.format->flags & RBK_USAGE_IS_EVENTS) != 0)
    self->events = rbk_usage_events_new ();
  rbk_usage_reading_set_columns (self);
  return TRUE;
}

/*
 * rbk_usage_reading_get_cached:
 * @self: a reading
 *
 * Returns: how cached tokens are meant: as the options or the mapping say, or the format;
 *   otherwise the rows tell
 */
RbkUsageCached
rbk_usage_reading_get_cached (const RbkUsageReading *self)
{
  return self->columns.cached != RBK_USAGE_CACHED_AUTO ? self->columns.cached
                                                       : self->columns.format->cached;
}

static gboolean
is_part (RbkUsageReading *self)
{
  RbkUsageCached cached = rbk_usage_reading_get_cached (self);

  if (cached == RBK_USAGE_CACHED_AUTO)
    return !self->cached_exceeds && !self->has_directions && !self->columns.input_is_fresh;
  return cached == RBK_USAGE_CACHED_PART;
}

/* Takes what was cached out of the input, for all customers or for none. Rows with more of it
 * are skipped, but where a row is of one direction only all of them show it. */
static void
part_cached (RbkUsageReading *self)
{
  const gint64 *input = rbk_population_get_column (self->population, RBK_COLUMN_INPUT);
  const gint64 *cached = rbk_population_get_column (self->population, RBK_COLUMN_CACHE_READ);
  guint         n = rbk_population_get_size (self->population);

  if (input == NULL || cached == NULL || !is_part (self))
    return;

  for (guint i = 0; i < n; i++)
    {
      self->n_in_excess += cached[i] > input[i];
      rbk_population_set_value (self->population, i, RBK_COLUMN_INPUT,
                                MAX (0, input[i] - cached[i]));
    }
  self->usage->cached_is_part = TRUE;
}

/* The months in which a customer has rows; one where no month is known. */
static guint
count_months (RbkUsageReading *self, guint customer)
{
  guint64 mask = self->masks != NULL ? g_array_index (self->masks, guint64, customer) : 0;

  return (guint) MAX (1, __builtin_popcountll (mask));
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
  if (self->costs != NULL)
    g_array_set_size (self->costs, rbk_population_get_size (self->population));
  for (guint i = 0; self->costs != NULL && i < self->costs->len; i++)
    {
      __int128 n_months = self->months->len > 1 ? count_months (self, i) : 1;
      __int128 nano = divide (g_array_index (self->costs, __int128, i), NANO_RAW * n_months);

      if (nano > G_MAXINT64)
        {
          const char      *id = rbk_population_get_id (self->population, i);
          g_autofree char *quoted = rbk_error_quote (id, strlen (id));

          g_set_error (error, RBK_ERROR, RBK_ERROR_OVERFLOW,
                       E_ ("the cost of customer %s is too large to count; check its rows"),
                       quoted);
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
  g_autofree char    *line = NULL;

  if (usage->rows > usage->skipped)
    return TRUE;
  if (usage->rows == 0)
    {
      g_set_error_literal (error, RBK_ERROR, RBK_ERROR_INVALID,
                           rbk_usage_table_is_json (self->columns.table)
                               ? E_ ("line 1: there is no record in the file; export some usage")
                               : E_ ("line 1: there is a header and no row below it; export some "
                                     "usage"));
      return FALSE;
    }
  skip = g_ptr_array_index (usage->skips, 0);
  line = g_strdup_printf ("%" G_GUINT64_FORMAT, skip->line);
  g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
               /* Translators: a line, what is wrong there, “name them with --map FIELD=COLUMN” */
               E_ ("line %s: %s; no row could be used, so check the columns, or %s"), line,
               skip->message, E_ ("name them with --map FIELD=COLUMN"));
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

  if (self->masks != NULL)
    g_array_set_size (self->masks, rbk_population_get_size (self->population));
  part_cached (self);
  if (self->months->len > 1)
    for (guint i = 0; i < RBK_N_COLUMNS; i++)
      if (i != RBK_COLUMN_COST)
        average_months (self, (RbkColumn) i);
  if (!fill_costs (self, error))
    return FALSE;

  if (self->plans != NULL)
    rbk_usage_plans_finish (self->plans, self->population);
  rbk_population_seal (self->population);
  rbk_usage_cuts_finish (&self->cuts, self->usage->cached_is_part);
  rbk_usage_reading_tell_notes (self);
  self->usage->days = g_steal_pointer (&self->cuts.days);
  self->usage->by_model = g_steal_pointer (&self->cuts.models);
  if (self->requests != NULL)
    rbk_population_seal (self->requests);
  self->usage->requests = g_steal_pointer (&self->requests);
  /* A month in between in which nobody used anything is one of the period too. */
  self->usage->n_months = self->cuts.first.month > 0
                              ? self->cuts.last.month - self->cuts.first.month + 1
                              : self->months->len;
  self->usage->population = g_steal_pointer (&self->population);
  return TRUE;
}
