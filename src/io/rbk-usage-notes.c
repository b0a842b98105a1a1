/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-usage-private.h"

#include <string.h>

static void tell (RbkUsageReading *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
tell (RbkUsageReading *self, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (self->usage->notes, g_strdup_vprintf (format, args));
  va_end (args);
}

static void
tell_customers (RbkUsageReading *self)
{
  const char *const *names = self->columns.format->names[RBK_USAGE_CUSTOMER];
  const char        *taken = self->usage->columns[RBK_USAGE_CUSTOMER];

  if (self->requests != NULL)
    tell (self, "the file has no customers: each row is a request, so it shows how much requests "
                "differ, and no book can be sized on it; export the usage with a customer id, or "
                "name its column with --map customer=COLUMN");
  else if (self->usage->n_without_id > 0)
    tell (self, "%" G_GUINT64_FORMAT " rows name no customer; they are together the customer %s",
          self->usage->n_without_id, RBK_USAGE_NONE);
  if (taken != NULL && names[0] != NULL && names[1] != NULL)
    tell (self, "a customer is what the column %s says; --map customer=COLUMN takes another",
          taken);
  if (self->n_bad_ids > 0)
    tell (self,
          "%" G_GUINT64_FORMAT
          " customer ids are not in UTF-8, perhaps in Latin-1; their odd bytes "
          "are shown as \\xFC; save the file in UTF-8 to have their letters",
          self->n_bad_ids);
}

static void
tell_counts (RbkUsageReading *self)
{
  if (!rbk_population_has_column (self->population, RBK_COLUMN_CALLS))
    tell (self, "the file does not say how many calls there were");
  if (self->n_undirected > 0)
    tell (self,
          "%" G_GUINT64_FORMAT " records say tokens and not their direction; they are counted as "
          "input, which is the cheaper one",
          self->n_undirected);
  if (self->n_amounts > 0)
    tell (self,
          "the values of %" G_GUINT64_FORMAT " events are counted as calls, as the names of the "
          "events do not speak of tokens; --map tokens=COLUMN counts them as tokens",
          self->n_amounts);
  if (self->has_directions && !rbk_usage_reading_has (self, RBK_USAGE_CALLS))
    tell (self, "an event for the input and one for the output of a customer are one call");
  if (self->usage->skip_counts[RBK_USAGE_SKIP_REPEATED] > 0)
    tell (self, "an event whose id was there among the last %d is left out",
          RBK_USAGE_EVENT_WINDOW);
  if (rbk_usage_reading_has (self, RBK_USAGE_LONG_CACHE_WRITE_TOKENS))
    tell (self, "tokens that stay in the cache for an hour are counted with the other cache "
                "writes, though they are dearer");
  if (self->n_short > 0 && !rbk_usage_table_is_json (self->columns.table))
    tell (self,
          "%" G_GUINT64_FORMAT " rows have fewer cells than the header; what is missing is nothing",
          self->n_short);
}

static void
tell_dates (RbkUsageReading *self)
{
  if (self->n_undated > 0)
    tell (self, "%" G_GUINT64_FORMAT " events do not say their day", self->n_undated);
  if (self->cuts.days_are_dropped)
    tell (self, "there are too many customers and days to keep what each used on each day");
  if (self->cuts.models_are_dropped)
    tell (self, "there are too many customers and models to keep what each used of each model");
  if (self->usage->models->len == RBK_USAGE_MAX_MODELS)
    tell (self, "more than %d models are named; the rest is %s", RBK_USAGE_MAX_MODELS - 1,
          RBK_USAGE_OTHER);
  if (self->requests != NULL && rbk_population_get_size (self->requests) == RBK_USAGE_MAX_REQUESTS)
    tell (self, "the spread is that of the first %d requests", RBK_USAGE_MAX_REQUESTS);
}

/*
 * rbk_usage_reading_tell_notes:
 * @self: a reading that has taken all rows
 *
 * Says what a person should know of how the file was taken, and the period it spans.
 */
void
rbk_usage_reading_tell_notes (RbkUsageReading *self)
{
  for (guint i = 0; i < self->columns.notes->len; i++)
    tell (self, "%s", (char *) g_ptr_array_index (self->columns.notes, i));
  tell_customers (self);
  tell_counts (self);
  tell_dates (self);
  if (self->cuts.first.month > 0)
    {
      self->usage->first_day = rbk_usage_date_to_string (self->cuts.first);
      self->usage->last_day = rbk_usage_date_to_string (self->cuts.last);
    }
}
