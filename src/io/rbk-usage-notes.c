/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-usage-reading.h"
#include "rbk-error.h"
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

/* What was counted; the text has “{count}” where the number goes. */
static void
tell_count (RbkUsageReading *self, const char *text, guint64 count)
{
  g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, count);
  g_autoptr(GString) note = g_string_new (text);

  g_string_replace (note, "{count}", number, 1);
  g_ptr_array_add (self->usage->notes, g_string_free (g_steal_pointer (&note), FALSE));
}

static void
tell_customers (RbkUsageReading *self)
{
  if (self->requests != NULL)
    tell (self, "%s",
          E_ ("the file has no customers: each row is a request, so it shows how much requests "
              "differ, and no book can be sized on it; export the usage with a customer id, or "
              "name its column with --map customer=COLUMN"));
  else if (self->usage->n_without_id > 0)
    /* Translators: “(none)” is what the customer is called in tables */
    tell_count (self, E_ ("rows without a customer: {count}, together the customer (none)"),
                self->usage->n_without_id);
  if (rbk_usage_columns_has_other_customers (&self->columns))
    /* Translators: “another” is another column */
    tell (self, E_ ("a customer is what the column %s says; --map customer=COLUMN takes another"),
          self->usage->columns[RBK_USAGE_CUSTOMER]);
  if (self->n_bad_ids > 0)
    tell_count (self,
                E_ ("rows whose customer is not in UTF-8, perhaps in Latin-1: {count}; odd bytes "
                    "are shown as \\xFC, so save the file in UTF-8 to have the letters"),
                self->n_bad_ids);
}

/* What events are taken for. */
static void
tell_events (RbkUsageReading *self)
{
  if (self->n_undirected > 0)
    tell_count (self,
                E_ ("records whose tokens have no direction: {count}; they are counted as input, "
                    "which is the cheaper one"),
                self->n_undirected);
  if (self->n_amounts > 0)
    {
      g_autofree char *n_amounts = g_strdup_printf ("%" G_GUINT64_FORMAT, self->n_amounts);

      tell (self,
            /* Translators: “its name” is the event’s, “it” its value; the first %s is a number of
             * events, the second the name of a column */
            E_ ("the value of an event is taken for so many calls, as its name does not speak of "
                "tokens (events: %s); where it counts tokens, say --map tokens=%s"),
            n_amounts, rbk_usage_columns_get_name (&self->columns, RBK_USAGE_TOKENS));
    }
  if (self->columns.format->names[RBK_USAGE_AMOUNT][0] != NULL &&
      self->columns.index[RBK_USAGE_AMOUNT] == RBK_USAGE_NOT_FOUND)
    tell (self, "%s",
          /* Translators: the value of an event: how much it counts for; “it” is that column */
          E_ ("no column is known to be the value, so an event is one call; --map calls=COLUMN or "
              "tokens=COLUMN names it"));
  if (self->has_directions && !rbk_usage_reading_has (self, RBK_USAGE_CALLS))
    tell (self, "%s",
          E_ ("an event for the input and one for the output of a customer are one call"));
  if (self->usage->skip_counts[RBK_USAGE_SKIP_REPEATED] > 0)
    /* Translators: %d is a number of events before it */
    tell (self, E_ ("an event whose id was there among the last %d is left out"),
          RBK_USAGE_EVENT_WINDOW);
  if (self->n_undated > 0)
    tell_count (self, E_ ("events that do not say their day: {count}"), self->n_undated);
}

static void
tell_counts (RbkUsageReading *self)
{
  if (!rbk_population_has_column (self->population, RBK_COLUMN_CALLS))
    tell (self, "%s", E_ ("the file does not say how many calls there were"));
  if (rbk_usage_reading_has (self, RBK_USAGE_LONG_CACHE_WRITE_TOKENS))
    tell (self, "%s",
          E_ ("tokens that stay in the cache for an hour are counted with the other cache writes, "
              "though they are dearer"));
  if (self->n_in_excess > 0)
    tell_count (self,
                /* Translators: the first “they” are the cached tokens, the second the customers;
                 * “cached=apart” is typed so */
                E_ ("customers with more cached tokens than the input that they are said to be "
                    "part of: {count}; they are counted as without other input, so check whether "
                    "the file means cached=apart"),
                self->n_in_excess);
  if (self->n_short > 0 && rbk_usage_table_may_be_short (self->columns.table))
    tell_count (self,
                E_ ("rows with fewer cells than the header: {count}; what is missing is counted as "
                    "nothing"),
                self->n_short);
}

static void
tell_plans (RbkUsageReading *self)
{
  guint n_changed = self->plans != NULL ? rbk_usage_plans_get_n_changed (self->plans) : 0;

  if (n_changed > 0)
    tell_count (self,
                E_ ("customers who changed their plan: {count}; each counts as on its last one"),
                n_changed);
  if (self->plans != NULL && rbk_usage_plans_is_full (self->plans))
    /* Translators: %s is what the others are called together: “(other)” */
    tell (self, E_ ("%d plans are kept apart; the others are together %s"), RBK_USAGE_MAX_PLANS,
          RBK_USAGE_OTHER);
}

/* What was not kept. */
static void
tell_limits (RbkUsageReading *self)
{
  if (self->cuts.days_are_dropped)
    tell (self, "%s",
          E_ ("there are too many customers and days to keep what each used on each day"));
  if (self->cuts.models_are_dropped)
    tell (self, "%s",
          E_ ("there are too many customers and models to keep what each used of each model"));
  if (self->usage->models->len == RBK_USAGE_MAX_MODELS)
    /* Translators: %s is what those are called together: “(other)” */
    tell (self, E_ ("%d models are kept apart; if there are more, they are together %s"),
          RBK_USAGE_MAX_MODELS, RBK_USAGE_OTHER);
  if (self->requests != NULL && rbk_population_get_size (self->requests) == RBK_USAGE_MAX_REQUESTS)
    /* Translators: how much requests differ from each other */
    tell (self, E_ ("the spread is that of the first %d requests"), RBK_USAGE_MAX_REQUESTS);
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
