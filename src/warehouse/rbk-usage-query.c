/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-usage-query.h"
#include "rbk-date.h"
#include "rbk-error.h"
#include "rbk-sql-name.h"
#include "rbk-usage-field.h"

#include <string.h>

static gboolean
set_once (char **member, const char *what, const char *value, GError **error)
{
  if (*member == NULL)
    {
      *member = g_strdup (value);
      return TRUE;
    }
  g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE, "%s is given twice; say it once", what);
  return FALSE;
}

/* A day as it is written everywhere, so that nothing else gets into a query. */
static gboolean
set_day (char **member, const char *what, const char *text, GError **error)
{
  g_autoptr(GError) reason = NULL;
  g_autofree char *day = NULL;
  GDate            date;

  if (!rbk_date_parse (text, &date, &reason))
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE, "%s: %s", what, reason->message);
      return FALSE;
    }
  day = rbk_date_to_string (&date);
  return set_once (member, what, day, error);
}

static gboolean
set_histogram (RbkUsageQuery *self, const char *text, GError **error)
{
  g_autofree char *quoted = NULL;

  self->is_histogram = g_str_equal (text, "yes");
  if (self->is_histogram || g_str_equal (text, "no"))
    return TRUE;
  quoted = rbk_error_quote (text, strlen (text));
  g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE,
               "histogram is yes or no, %s is neither; write histogram=yes", quoted);
  return FALSE;
}

static gboolean
set_column (RbkUsageQuery *self, RbkUsageField field, const char *column, GError **error)
{
  if (*column != '\0' && !rbk_sql_check_name (column, error))
    return FALSE;
  return set_once (&self->columns[field], rbk_usage_field_get_name (field), column, error);
}

static gboolean
fail_entry (const char *entry, GError **error)
{
  g_autofree char *quoted = rbk_error_quote (entry, strlen (entry));

  g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE,
               "%s is no mapping for a database; write FIELD=COLUMN, where FIELD is customer, "
               "calls, input_tokens, output_tokens, cached_tokens, cache_write_tokens, cost, "
               "month, day or tokens, or cached=part, cached=apart, table=TABLE, from=DAY, "
               "to=DAY, histogram=yes",
               quoted);
  return FALSE;
}

static gboolean
take_entry (RbkUsageQuery *self, const char *entry, GError **error)
{
  const char   *equals = strchr (entry, '=');
  const char   *value = equals != NULL ? equals + 1 : "";
  gsize         length = equals != NULL ? (gsize) (equals - entry) : 0;
  RbkUsageField field;

  if (g_str_equal (entry, RBK_USAGE_CACHED_ENTRY_PART))
    self->cached = RBK_USAGE_CACHED_PART;
  else if (g_str_equal (entry, RBK_USAGE_CACHED_ENTRY_APART))
    self->cached = RBK_USAGE_CACHED_APART;
  else if (g_str_has_prefix (entry, "table="))
    return set_once (&self->relation, "the table", value, error);
  else if (g_str_has_prefix (entry, "from="))
    return set_day (&self->from, "the first day", value, error);
  else if (g_str_has_prefix (entry, "to="))
    return set_day (&self->to, "the last day", value, error);
  else if (g_str_has_prefix (entry, "histogram="))
    return set_histogram (self, value, error);
  else if (length > 0 && rbk_usage_field_find (entry, length, &field))
    return set_column (self, field, value, error);
  else
    return fail_entry (entry, error);

  return TRUE;
}

/**
 * rbk_usage_query_init:
 * @self: (out caller-allocates): a query; to be cleared, also on failure
 * @relation: (nullable): the table or view, unless the mapping names it
 * @mapping: (nullable) (array zero-terminated=1): `field=column` as for a file, with the
 *   column's name as the database has it, where upper and lower case differ; and `table=…`,
 *   `from=2026-06-01`, `to=2026-07-01` (the first day that does not count), `histogram=yes`,
 *   so that a list of texts in a book says all there is to ask
 * @error: return location for a [error@Error]
 *
 * Reads what to ask a database for. Fails with `RBK_ERROR_USAGE` for an entry that is none.
 *
 * Returns: `TRUE` on success
 */
gboolean
rbk_usage_query_init (RbkUsageQuery     *self,
                      const char        *relation,
                      const char *const *mapping,
                      GError           **error)
{
  g_auto(GStrv) parts = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  *self = (RbkUsageQuery){ .relation = g_strdup (relation) };
  for (guint i = 0; mapping != NULL && mapping[i] != NULL; i++)
    if (!take_entry (self, mapping[i], error))
      return FALSE;
  if (self->relation == NULL)
    return TRUE;
  parts = rbk_sql_split_relation (self->relation, error);
  return parts != NULL;
}

/**
 * rbk_usage_query_clear:
 * @self: a query
 *
 * Frees what it holds.
 */
void
rbk_usage_query_clear (RbkUsageQuery *self)
{
  g_clear_pointer (&self->relation, g_free);
  for (guint i = 0; i < RBK_N_USAGE_FIELDS; i++)
    g_clear_pointer (&self->columns[i], g_free);
  g_clear_pointer (&self->from, g_free);
  g_clear_pointer (&self->to, g_free);
}

static gboolean
is_taken (const RbkUsageQuery *self, const char *column)
{
  for (guint i = 0; i < RBK_N_USAGE_FIELDS; i++)
    if (g_strcmp0 (self->columns[i], column) == 0)
      return TRUE;
  return FALSE;
}

static const char *
find_usual (const RbkUsageQuery *self, RbkUsageField field, const char *const *names)
{
  const char *const *synonyms = rbk_usage_field_get_synonyms (field);

  for (; *synonyms != NULL; synonyms++)
    for (guint i = 0; names[i] != NULL; i++)
      {
        g_autofree char *simple = rbk_usage_name_simplify (names[i]);

        if (g_str_equal (simple, *synonyms) && !is_taken (self, names[i]))
          return names[i];
      }
  return NULL;
}

static gboolean
has (const RbkUsageQuery *self, RbkUsageField field)
{
  return self->columns[field] != NULL && *self->columns[field] != '\0';
}

/**
 * rbk_usage_query_find_columns:
 * @self: a query
 * @names: (array zero-terminated=1): the columns that the table has
 *
 * Finds a column for each field that none is named for, by the usual names, as the reader of
 * files does.
 */
void
rbk_usage_query_find_columns (RbkUsageQuery *self, const char *const *names)
{
  g_return_if_fail (self != NULL && names != NULL);

  for (guint i = 0; i < RBK_N_USAGE_FIELDS; i++)
    if (self->columns[i] == NULL)
      self->columns[i] = g_strdup (find_usual (self, (RbkUsageField) i, names));
  /* Tokens are told by direction, or else in all. */
  if (has (self, RBK_USAGE_TOKENS) &&
      (has (self, RBK_USAGE_INPUT_TOKENS) || has (self, RBK_USAGE_OUTPUT_TOKENS)))
    g_clear_pointer (&self->columns[RBK_USAGE_TOKENS], g_free);
  if (!has (self, RBK_USAGE_TOKENS))
    g_clear_pointer (&self->columns[RBK_USAGE_DIRECTION], g_free);
}
