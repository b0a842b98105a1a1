/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-usage-columns-private.h"
#include "rbk-error.h"
#include "rbk-usage-field.h"

#include <string.h>

#define MAX_LISTED 12

/* The names of the columns as a list for a message. */
static char *
list_names (const RbkUsageColumns *self)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < self->n_columns && i < MAX_LISTED; i++)
    {
      const char      *name = rbk_usage_table_get_name (self->table, i);
      g_autofree char *quoted = rbk_error_quote (name, strlen (name));

      g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", quoted);
    }
  if (self->n_columns > MAX_LISTED)
    g_string_append_printf (list, " and %u more", self->n_columns - MAX_LISTED);
  return g_string_free (list, FALSE);
}

/* `#3` */
static int
find_number (const RbkUsageColumns *self, const char *text)
{
  guint64 number;

  if (text[0] != '#' ||
      !g_ascii_string_to_unsigned (text + 1, 10, 1, MAX (self->n_columns, 1), &number, NULL))
    return RBK_USAGE_NOT_FOUND;
  return (int) number - 1;
}

static gboolean
find_mapped (RbkUsageColumns *self, RbkUsageField field, const char *column, GError **error)
{
  g_autofree char *simple = rbk_usage_name_simplify (column), *quoted = NULL, *list = NULL;
  int             *index = &self->index[field];

  *index = RBK_USAGE_NOT_WANTED;
  if (*column == '\0')
    return TRUE;

  *index = rbk_usage_columns_find_name (self, column, NULL, field);
  if (*index == RBK_USAGE_NOT_FOUND)
    *index = find_number (self, column);
  if (*index == RBK_USAGE_NOT_FOUND && *simple != '\0')
    *index = rbk_usage_columns_find_name (self, simple, self->keys, field);
  if (*index != RBK_USAGE_NOT_FOUND)
    return TRUE;

  quoted = rbk_error_quote (column, strlen (column));
  list = list_names (self);
  g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
               E_ ("line 1: there is no column %s for %s; the columns are %s"), quoted,
               rbk_usage_field_get_name (field), list);
  return FALSE;
}

/* A person who takes a column for two fields has slipped. */
static gboolean
check_mapped (const RbkUsageColumns *self, RbkUsageField field, GError **error)
{
  guint rival = rbk_usage_columns_find_rival (self, field);

  if (rival == RBK_N_USAGE_FIELDS)
    return TRUE;
  g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE,
               E_ ("column %d is taken for %s and for %s; name another column for one of them"),
               self->index[field] + 1, rbk_usage_field_get_name ((RbkUsageField) rival),
               rbk_usage_field_get_name (field));
  return FALSE;
}

static gboolean
map_field (RbkUsageColumns *self, RbkUsageField field, const char *column, GError **error)
{
  if ((self->mapped & (1u << field)) != 0)
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE,
                   E_ ("%s is given a column twice; name one column for it"),
                   rbk_usage_field_get_name (field));
      return FALSE;
    }

  self->mapped |= 1u << field;
  return find_mapped (self, field, column, error) && check_mapped (self, field, error);
}

/* `cached=part` is no column, but belongs to what a person says of them. */
static gboolean
apply_cached (RbkUsageColumns *self, const char *entry)
{
  if (g_str_equal (entry, RBK_USAGE_CACHED_ENTRY_PART))
    self->cached = RBK_USAGE_CACHED_PART;
  else if (g_str_equal (entry, RBK_USAGE_CACHED_ENTRY_APART))
    self->cached = RBK_USAGE_CACHED_APART;
  else
    return FALSE;

  return TRUE;
}

static gboolean
apply_mapping (RbkUsageColumns *self, const char *entry, GError **error)
{
  const char      *equals = strchr (entry, '=');
  g_autofree char *quoted = NULL;
  RbkUsageField    field;

  if (apply_cached (self, entry))
    return TRUE;
  if (equals != NULL && rbk_usage_field_find (entry, (gsize) (equals - entry), &field))
    return map_field (self, field, equals + 1, error);

  quoted = rbk_error_quote (entry, strlen (entry));
  g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE,
               "%s is no mapping; write FIELD=COLUMN, where FIELD is customer, calls, "
               "input_tokens, output_tokens, cached_tokens, cache_write_tokens, model, cost, "
               "month, day, tokens, direction or plan, or cached=part or cached=apart",
               quoted);
  return FALSE;
}

static void
simplify_names (RbkUsageColumns *self)
{
  guint n = rbk_usage_table_get_n_columns (self->table);

  for (; self->n_columns < n; self->n_columns++)
    {
      const char *name = rbk_usage_table_get_name (self->table, self->n_columns);

      g_ptr_array_add (self->keys, rbk_usage_name_simplify (
                                       g_str_has_prefix (name, "event.") ? name + 6 : name));
      g_ptr_array_add (self->short_keys, rbk_usage_name_simplify (rbk_usage_name_shorten (name)));
    }
}

/* The names that tell a format: those of columns, and of what columns are members of. */
static GHashTable *
gather_names (const RbkUsageColumns *self)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->n_columns; i++)
    {
      const char      *name = rbk_usage_table_get_name (self->table, i);
      g_autofree char *top = g_strndup (name, strcspn (name, "."));

      g_hash_table_add (names, g_strdup (g_ptr_array_index (self->keys, i)));
      g_hash_table_add (names, g_strdup (g_ptr_array_index (self->short_keys, i)));
      g_hash_table_add (names, rbk_usage_name_simplify (top));
    }
  return names;
}

static gboolean
has_plain_customer (GHashTable *names)
{
  const char *const *synonyms = rbk_usage_field_get_synonyms (RBK_USAGE_CUSTOMER);

  for (; *synonyms != NULL; synonyms++)
    if (g_hash_table_contains (names, *synonyms))
      return TRUE;
  return FALSE;
}

static gboolean
find_format (RbkUsageColumns *self, const RbkUsageOptions *options, GError **error)
{
  g_autoptr(GHashTable) names = gather_names (self);

  self->format = RBK_USAGE_PLAIN;
  if (options->format != NULL)
    {
      self->format = rbk_usage_format_find (options->format, error);
      self->is_sure = TRUE;
      return self->format != NULL;
    }
  for (guint i = 0; i < rbk_usage_n_formats; i++)
    {
      const RbkUsageFormat *format = &rbk_usage_formats[i];

      if ((format->flags & RBK_USAGE_NO_CUSTOMERS) != 0 && has_plain_customer (names))
        continue;
      if (!rbk_usage_format_matches (format, names))
        continue;
      self->format = format;
      self->is_sure = TRUE;
      break;
    }
  return TRUE;
}

/* A person who says what the amount is goes before the name of the event. */
static void
drop_amount (RbkUsageColumns *self)
{
  if (self->index[RBK_USAGE_CALLS] >= 0 || self->index[RBK_USAGE_TOKENS] >= 0 ||
      self->index[RBK_USAGE_INPUT_TOKENS] >= 0 || self->index[RBK_USAGE_OUTPUT_TOKENS] >= 0)
    self->index[RBK_USAGE_AMOUNT] = RBK_USAGE_NOT_WANTED;
}

/*
 * rbk_usage_columns_init:
 * @self: (out caller-allocates): the columns; to be cleared, also on failure
 * @table: a table
 * @options: how to read it
 * @error: return location for a [error@Error]
 *
 * Finds out which format it is, and which column says what: by the mapping, then by the
 * names that the format has, then by the usual ones, whatever their case and punctuation.
 *
 * Fails with `RBK_ERROR_USAGE` for an entry that is no mapping or a format that is none,
 * and with `RBK_ERROR_INVALID` when a column is not there.
 *
 * Returns: `TRUE` on success
 */
gboolean
rbk_usage_columns_init (RbkUsageColumns       *self,
                        RbkUsageTable         *table,
                        const RbkUsageOptions *options,
                        GError               **error)
{
  g_return_val_if_fail (self != NULL && table != NULL && options != NULL, FALSE);

  *self = (RbkUsageColumns){ .table = table, .cached = options->cached };
  self->keys = g_ptr_array_new_with_free_func (g_free);
  self->short_keys = g_ptr_array_new_with_free_func (g_free);
  self->notes = g_ptr_array_new_with_free_func (g_free);
  simplify_names (self);
  if (!find_format (self, options, error))
    return FALSE;

  for (guint i = 0; i < RBK_N_ALL_USAGE_FIELDS; i++)
    self->index[i] = RBK_USAGE_NOT_DECIDED;
  for (guint i = 0; options->mapping != NULL && options->mapping[i] != NULL; i++)
    if (!apply_mapping (self, options->mapping[i], error))
      return FALSE;
  drop_amount (self);
  rbk_usage_columns_find_fields (self);
  return TRUE;
}

/*
 * rbk_usage_columns_update:
 * @self: columns
 *
 * Looks for what was not found yet among columns that the table has found since.
 */
void
rbk_usage_columns_update (RbkUsageColumns *self)
{
  simplify_names (self);
  rbk_usage_columns_find_fields (self);
}

/*
 * rbk_usage_columns_has_other_customers:
 * @self: columns
 *
 * Returns: whether another column might name the customer as well
 */
gboolean
rbk_usage_columns_has_other_customers (const RbkUsageColumns *self)
{
  const char *const *names = self->format->names[RBK_USAGE_CUSTOMER];

  for (guint i = 0; i < RBK_USAGE_MAX_NAMES && names[i] != NULL; i++)
    for (guint k = 0; k < self->n_columns; k++)
      if ((int) k != self->index[RBK_USAGE_CUSTOMER] &&
          g_str_equal (g_ptr_array_index (self->short_keys, k), names[i]) &&
          rbk_usage_columns_has_text (self, (int) k))
        return TRUE;
  return FALSE;
}

static gboolean
fail_without_records (const RbkUsageColumns *self, GError **error)
{
  RbkUsageRecord   record = { .line = 1 };
  g_autofree char *line = NULL;

  if (rbk_usage_table_get_n_head (self->table) > 0)
    rbk_usage_table_get_head (self->table, 0, &record);
  line = g_strdup_printf ("%" G_GUINT64_FORMAT, record.line);
  if (record.problem != NULL)
    g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
                 E_ ("line %s: %s; mend it, or export the usage anew"), line, record.problem);
  else if (rbk_usage_table_get_n_head (self->table) > 0)
    g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
                 E_ ("line %s: there is nothing in the record; export some usage"), line);
  else
    g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
                 E_ ("line %s: there is no record in the file; export some usage"), line);
  return FALSE;
}

/*
 * rbk_usage_columns_check:
 * @self: columns
 * @error: return location for a [error@Error]
 *
 * Fails with `RBK_ERROR_INVALID` when no column names the customer.
 *
 * Returns: whether customers can be read
 */
gboolean
rbk_usage_columns_check (const RbkUsageColumns *self, GError **error)
{
  g_autofree char *list = NULL;

  if (self->index[RBK_USAGE_CUSTOMER] >= 0 || (self->format->flags & RBK_USAGE_NO_CUSTOMERS) != 0)
    return TRUE;
  if (self->n_columns == 0)
    return fail_without_records (self, error);

  list = list_names (self);
  g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
               /* Translators: columns of a file, and “name it with --map customer=COLUMN” */
               E_ ("line 1: no column says which customer a row belongs to; the columns are %s; "
                   "%s, or export the usage with a customer id"),
               list, E_ ("name it with --map customer=COLUMN"));
  return FALSE;
}

/*
 * rbk_usage_columns_get_name:
 * @self: columns
 * @field: a field
 *
 * Returns: (transfer none) (nullable): the column that a field is read from
 */
const char *
rbk_usage_columns_get_name (const RbkUsageColumns *self, RbkUsageField field)
{
  int index = self->index[field];

  if (index < 0 && field == RBK_USAGE_TOKENS)
    index = self->index[RBK_USAGE_AMOUNT];
  return index >= 0 ? rbk_usage_table_get_name (self->table, (guint) index) : NULL;
}

/*
 * rbk_usage_columns_clear:
 * @self: columns
 *
 * Frees what is in them.
 */
void
rbk_usage_columns_clear (RbkUsageColumns *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->keys, g_ptr_array_unref);
  g_clear_pointer (&self->short_keys, g_ptr_array_unref);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
}

/*
 * rbk_usage_columns_dup_others:
 * @self: columns
 *
 * Lists the columns that no field is read from.
 *
 * Returns: (transfer full): their names
 */
char **
rbk_usage_columns_dup_others (const RbkUsageColumns *self)
{
  g_autoptr(GStrvBuilder) others = g_strv_builder_new ();

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->n_columns; i++)
    {
      gboolean is_used = rbk_usage_table_is_packed (self->table, i);

      for (guint k = 0; k < RBK_N_ALL_USAGE_FIELDS; k++)
        is_used = is_used || self->index[k] == (int) i;
      if (!is_used)
        g_strv_builder_add (others, rbk_usage_table_get_name (self->table, i));
    }
  return g_strv_builder_end (others);
}
