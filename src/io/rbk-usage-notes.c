/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-usage-reading.h"
#include "rbk-usage-columns-private.h"

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
  if (self->requests != NULL)
    tell (self, "the file has no customers: each row is a request, so it shows how much requests "
                "differ, and no book can be sized on it; export the usage with a customer id, or "
                "name its column with --map customer=COLUMN");
  else if (self->usage->n_without_id > 0)
    tell (self, "rows without a customer: %" G_GUINT64_FORMAT ", together the customer %s",
          self->usage->n_without_id, RBK_USAGE_NONE);
  if (rbk_usage_columns_has_other_customers (&self->columns))
    tell (self, "a customer is what the column %s says; --map customer=COLUMN takes another",
          self->usage->columns[RBK_USAGE_CUSTOMER]);
  if (self->n_bad_ids > 0)
    tell (self,
          "rows whose customer is not in UTF-8, perhaps in Latin-1: %" G_GUINT64_FORMAT
          "; odd bytes are shown as \\xFC, so save the file in UTF-8 to have the letters",
          self->n_bad_ids);
}

/* What events are taken for. */
static void
tell_events (RbkUsageReading *self)
{
  if (self->n_undirected > 0)
    tell (self,
          "records whose tokens have no direction: %" G_GUINT64_FORMAT
          "; they are counted as input, which is the cheaper one",
          self->n_undirected);
  if (self->n_amounts > 0)
    tell (self,
          "the value of an event is taken for so many calls, as its name does not speak of tokens "
          "(events: %" G_GUINT64_FORMAT "); where it counts tokens, say --map tokens=%s",
          self->n_amounts, rbk_usage_columns_get_name (&self->columns, RBK_USAGE_TOKENS));
  if (self->columns.format->names[RBK_USAGE_AMOUNT][0] != NULL &&
      self->columns.index[RBK_USAGE_AMOUNT] == RBK_USAGE_NOT_FOUND)
    tell (self, "no column is known to be the value, so an event is one call; "
                "--map calls=COLUMN or tokens=COLUMN names it");
  if (self->has_directions && !rbk_usage_reading_has (self, RBK_USAGE_CALLS))
    tell (self, "an event for the input and one for the output of a customer are one call");
  if (self->usage->skip_counts[RBK_USAGE_SKIP_REPEATED] > 0)
    tell (self, "an event whose id was there among the last %d is left out",
          RBK_USAGE_EVENT_WINDOW);
  if (self->n_undated > 0)
    tell (self, "events that do not say their day: %" G_GUINT64_FORMAT, self->n_undated);
}

static void
tell_counts (RbkUsageReading *self)
{
  if (!rbk_population_has_column (self->population, RBK_COLUMN_CALLS))
    tell (self, "the file does not say how many calls there were");
  if (rbk_usage_reading_has (self, RBK_USAGE_LONG_CACHE_WRITE_TOKENS))
    tell (self, "tokens that stay in the cache for an hour are counted with the other cache "
                "writes, though they are dearer");
  if (self->n_in_excess > 0)
    tell (self,
          "customers with more cached tokens than the input that they are said to be part of: "
          "%" G_GUINT64_FORMAT "; they are counted as without other input, so check whether the "
          "file means cached=apart",
          self->n_in_excess);
  if (self->n_short > 0 && rbk_usage_table_may_be_short (self->columns.table))
    tell (self,
          "rows with fewer cells than the header: %" G_GUINT64_FORMAT
          "; what is missing is counted as nothing",
          self->n_short);
}

static void
tell_plans (RbkUsageReading *self)
{
  guint n_changed = self->plans != NULL ? rbk_usage_plans_get_n_changed (self->plans) : 0;

  if (n_changed > 0)
    tell (self, "customers who changed their plan: %u; each counts as on its last one", n_changed);
  if (self->plans != NULL && rbk_usage_plans_is_full (self->plans))
    tell (self, "%d plans are kept apart; the others are together %s", RBK_USAGE_MAX_PLANS,
          RBK_USAGE_OTHER);
}

/* What was not kept. */
static void
tell_limits (RbkUsageReading *self)
{
  if (self->cuts.days_are_dropped)
    tell (self, "there are too many customers and days to keep what each used on each day");
  if (self->cuts.models_are_dropped)
    tell (self, "there are too many customers and models to keep what each used of each model");
  if (self->usage->models->len == RBK_USAGE_MAX_MODELS)
    tell (self, "%d models are kept apart; if there are more, they are together %s",
          RBK_USAGE_MAX_MODELS, RBK_USAGE_OTHER);
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
  tell_events (self);
  tell_counts (self);
  tell_plans (self);
  tell_limits (self);
  if (self->cuts.first.month > 0)
    {
      self->usage->first_day = rbk_usage_date_to_string (self->cuts.first);
      self->usage->last_day = rbk_usage_date_to_string (self->cuts.last);
    }
}
