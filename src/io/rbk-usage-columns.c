/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-usage-columns.h"
#include "rbk-error.h"
#include "rbk-usage-number.h"

#include <string.h>

#define MAX_SYNONYMS 20
#define MAX_LISTED 12

#define NOT_FOUND (-1)
#define NOT_DECIDED (-2)
#define NOT_WANTED (-3)

typedef struct
{
  const char *name;                   /* for `--map` */
  const char *synonyms[MAX_SYNONYMS]; /* simplified; earlier ones go before later ones */
} FieldNames;

static const FieldNames fields[RBK_N_USAGE_FIELDS] = {
  [RBK_USAGE_CUSTOMER] = { "customer",
                           { "customerid", "userid", "accountid", "orgid", "tenantid", "subject",
                             "externalcustomerid", "organizationid", "companyid", "customer",
                             "user", "account", "tenant", "organization", "company", "enduser" } },
  [RBK_USAGE_CALLS] = { "calls",
                        { "calls", "requests", "count", "numrequests", "runs", "callcount",
                          "requestcount", "numcalls", "nummodelrequests" } },
  [RBK_USAGE_INPUT_TOKENS] = { "input_tokens",
                               { "inputtokens", "prompttokens", "contexttokens", "requesttokens",
                                 "tokensin", "inputtoken" } },
  [RBK_USAGE_OUTPUT_TOKENS] = { "output_tokens",
                                { "outputtokens", "completiontokens", "generatedtokens",
                                  "responsetokens", "tokensout", "outputtoken" } },
  [RBK_USAGE_CACHED_TOKENS] = { "cached_tokens",
                                { "cachedtokens", "cachereadtokens", "cachedinputtokens",
                                  "inputcachedtokens", "cachereadinputtokens", "prefixtokens" } },
  [RBK_USAGE_CACHE_WRITE_TOKENS] = { "cache_write_tokens",
                                     { "cachewritetokens", "cachecreationtokens",
                                       "cachecreationinputtokens", "cachewriteinputtokens" } },
  [RBK_USAGE_MODEL] = { "model", { "model", "modelname", "modelid", "models" } },
  [RBK_USAGE_COST] = { "cost", { "cost", "spend", "costusd", "totalcost", "totalcostusd" } },
  [RBK_USAGE_MONTH] = { "month", { "month", "billingmonth", "yearmonth", "period" } },
  [RBK_USAGE_DAY] = { "day",
                      { "day", "date", "usagedate", "timestamp", "time", "starttime",
                        "createdat" } },
  [RBK_USAGE_TOKENS] = { "tokens", { "tokens", "totaltokens", "tokencount" } },
  [RBK_USAGE_DIRECTION] = { "direction", { "direction", "tokentype" } },
};

/* What metering events keep their properties in; its name says nothing. */
static const char *const wrappers[] = { "data",    "properties", "payload", "event",
                                        "results", "attributes", "usage" };

/**
 * rbk_usage_field_get_name:
 * @field: a field
 *
 * Gets the name that a field has in `--map` and in the program's output.
 *
 * Returns: (transfer none): the name
 */
const char *
rbk_usage_field_get_name (RbkUsageField field)
{
  g_return_val_if_fail (field < RBK_N_USAGE_FIELDS, NULL);

  return fields[field].name;
}

/* Lower case, without anything ASCII that is no letter or digit. */
static char *
simplify (const char *name)
{
  GString *simple = g_string_new (NULL);

  for (; *name != '\0'; name++)
    if ((guchar) *name >= 0x80 || g_ascii_isalnum (*name))
      g_string_append_c (simple, g_ascii_tolower (*name));
  return g_string_free (simple, FALSE);
}

/* Passes over what a member is only kept in. */
static const char *
shorten (const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (wrappers); i++)
    {
      gsize length = strlen (wrappers[i]);

      if (g_ascii_strncasecmp (path, wrappers[i], length) == 0 && path[length] == '.')
        return shorten (path + length + 1);
    }
  return path;
}

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

static void
note_twice (RbkUsageColumns *self, RbkUsageField field, int first, int second)
{
  const char      *name = rbk_usage_table_get_name (self->table, (guint) first);
  g_autofree char *quoted = rbk_error_quote (name, strlen (name));

  g_ptr_array_add (self->notes,
                   g_strdup_printf ("the column %s is there twice; column %d is taken for %s, and "
                                    "--map %s=#%d takes the other",
                                    quoted, first + 1, fields[field].name, fields[field].name,
                                    second + 1));
}

/* Finds the column that has a name, or is called so when simplified. */
static int
find_name (RbkUsageColumns *self, const char *name, GPtrArray *keys, guint field)
{
  int found = NOT_FOUND;

  for (guint i = 0; i < self->n_columns; i++)
    {
      const char *key =
          keys != NULL ? g_ptr_array_index (keys, i) : rbk_usage_table_get_name (self->table, i);

      if (!g_str_equal (key, name))
        continue;
      if (found == NOT_FOUND)
        found = (int) i;
      else
        {
          if (keys != self->short_keys && field < RBK_N_USAGE_FIELDS)
            note_twice (self, (RbkUsageField) field, found, (int) i);
          break;
        }
    }
  return found;
}

/* `#3` */
static int
find_number (const RbkUsageColumns *self, const char *text)
{
  guint64 number;

  if (text[0] != '#' ||
      !g_ascii_string_to_unsigned (text + 1, 10, 1, MAX (self->n_columns, 1), &number, NULL))
    return NOT_FOUND;
  return (int) number - 1;
}

static gboolean
find_mapped (RbkUsageColumns *self, RbkUsageField field, const char *column, GError **error)
{
  g_autofree char *simple = simplify (column), *quoted = NULL, *list = NULL;
  int             *index = &self->index[field];

  *index = NOT_WANTED;
  if (*column == '\0')
    return TRUE;

  *index = find_name (self, column, NULL, field);
  if (*index == NOT_FOUND)
    *index = find_number (self, column);
  if (*index == NOT_FOUND && *simple != '\0')
    *index = find_name (self, simple, self->keys, field);
  if (*index != NOT_FOUND)
    return TRUE;

  quoted = rbk_error_quote (column, strlen (column));
  list = list_names (self);
  g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
               "line 1: there is no column %s for %s; the columns are %s", quoted,
               fields[field].name, list);
  return FALSE;
}

static gboolean
find_field (const char *name, gsize length, RbkUsageField *field)
{
  for (guint i = 0; i < RBK_N_USAGE_FIELDS; i++)
    if (strlen (fields[i].name) == length && strncmp (fields[i].name, name, length) == 0)
      {
        *field = (RbkUsageField) i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
apply_mapping (RbkUsageColumns *self, const char *entry, GError **error)
{
  const char      *equals = strchr (entry, '=');
  g_autofree char *quoted = NULL;
  RbkUsageField    field;

  if (equals != NULL && find_field (entry, (gsize) (equals - entry), &field))
    return find_mapped (self, field, equals + 1, error);

  quoted = rbk_error_quote (entry, strlen (entry));
  g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE,
               "%s is no mapping; write FIELD=COLUMN, where FIELD is customer, calls, "
               "input_tokens, output_tokens, cached_tokens, cache_write_tokens, model, cost, "
               "month, day, tokens or direction",
               quoted);
  return FALSE;
}

/* Whether one of the first records says something in a column. */
static gboolean
has_text (const RbkUsageColumns *self, int column)
{
  for (guint i = 0; i < rbk_usage_table_get_n_head (self->table); i++)
    {
      RbkUsageRecord record;

      rbk_usage_table_get_head (self->table, i, &record);
      if ((guint) column < record.n_cells && rbk_usage_cell_trim (record.cells[column]).length > 0)
        return TRUE;
    }
  return FALSE;
}

static int
find_any (RbkUsageColumns *self, const char *const *names, guint max, GPtrArray *keys, guint field)
{
  int found = NOT_FOUND;

  for (guint i = 0; found == NOT_FOUND && i < max && names[i] != NULL; i++)
    found = find_name (self, names[i], keys, field);
  return found;
}

/* Several columns may name a customer, each of them blank in some exports: the first that
 * says something in the first records is taken, for the whole file. */
static int
find_customer (RbkUsageColumns *self)
{
  const char *const *names = self->format->names[RBK_USAGE_CUSTOMER];
  int                first = NOT_FOUND;

  for (guint i = 0; i < RBK_USAGE_MAX_NAMES && names[i] != NULL; i++)
    {
      int found = find_name (self, names[i], self->keys, RBK_USAGE_CUSTOMER);

      if (found == NOT_FOUND)
        found = find_name (self, names[i], self->short_keys, RBK_USAGE_CUSTOMER);
      if (found != NOT_FOUND && has_text (self, found))
        return found;
      if (first == NOT_FOUND)
        first = found;
    }
  return first;
}

static int
find_by_names (RbkUsageColumns *self, guint field)
{
  const char *const *names = self->format->names[field];
  int                found = NOT_FOUND;

  if (field == RBK_USAGE_CUSTOMER)
    found = find_customer (self);
  if (found == NOT_FOUND)
    found = find_any (self, names, RBK_USAGE_MAX_NAMES, self->keys, field);
  if (found == NOT_FOUND)
    found = find_any (self, names, RBK_USAGE_MAX_NAMES, self->short_keys, field);
  return found;
}

/* The usual names, where the format says none. What can't be known is not looked for. */
static int
find_by_synonyms (RbkUsageColumns *self, guint field)
{
  int found = NOT_FOUND;

  if (field >= RBK_N_USAGE_FIELDS ||
      (field == RBK_USAGE_CALLS && (self->format->flags & RBK_USAGE_NO_CALLS) != 0) ||
      (self->format->flags & RBK_USAGE_NO_CUSTOMERS) != 0)
    return NOT_FOUND;

  found = find_any (self, fields[field].synonyms, MAX_SYNONYMS, self->keys, field);
  if (found == NOT_FOUND)
    found = find_any (self, fields[field].synonyms, MAX_SYNONYMS, self->short_keys, field);
  return found;
}

static void
find_fields (RbkUsageColumns *self)
{
  for (guint i = 0; i < RBK_N_ALL_USAGE_FIELDS; i++)
    if (self->index[i] == NOT_DECIDED || self->index[i] == NOT_FOUND)
      {
        self->index[i] = find_by_names (self, i);
        if (self->index[i] == NOT_FOUND)
          self->index[i] = find_by_synonyms (self, i);
      }
  self->input_is_fresh =
      self->index[RBK_USAGE_INPUT_TOKENS] >= 0 &&
      strstr (g_ptr_array_index (self->keys, self->index[RBK_USAGE_INPUT_TOKENS]), "uncached") !=
          NULL;
  /* Tokens are told by direction, or else in all; only events tell them in both ways. */
  if (self->format->names[RBK_USAGE_TOKENS][0] == NULL && self->index[RBK_USAGE_TOKENS] >= 0 &&
      (self->index[RBK_USAGE_INPUT_TOKENS] >= 0 || self->index[RBK_USAGE_OUTPUT_TOKENS] >= 0))
    self->index[RBK_USAGE_TOKENS] = NOT_FOUND;
  if (self->index[RBK_USAGE_TOKENS] < 0 && self->index[RBK_USAGE_AMOUNT] < 0 &&
      self->index[RBK_USAGE_DIRECTION] >= 0)
    self->index[RBK_USAGE_DIRECTION] = NOT_FOUND;
}

static void
simplify_names (RbkUsageColumns *self)
{
  guint n = rbk_usage_table_get_n_columns (self->table);

  for (; self->n_columns < n; self->n_columns++)
    {
      const char *name = rbk_usage_table_get_name (self->table, self->n_columns);

      g_ptr_array_add (self->keys, simplify (g_str_has_prefix (name, "event.") ? name + 6 : name));
      g_ptr_array_add (self->short_keys, simplify (shorten (name)));
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
      g_hash_table_add (names, simplify (top));
    }
  return names;
}

static gboolean
has_plain_customer (const GHashTable *names)
{
  const char *const *synonyms = fields[RBK_USAGE_CUSTOMER].synonyms;

  for (guint i = 0; i < MAX_SYNONYMS && synonyms[i] != NULL; i++)
    if (g_hash_table_contains ((GHashTable *) names, synonyms[i]))
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
    self->index[RBK_USAGE_AMOUNT] = NOT_WANTED;
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

  *self = (RbkUsageColumns){ .table = table };
  self->keys = g_ptr_array_new_with_free_func (g_free);
  self->short_keys = g_ptr_array_new_with_free_func (g_free);
  self->notes = g_ptr_array_new_with_free_func (g_free);
  simplify_names (self);
  if (!find_format (self, options, error))
    return FALSE;

  for (guint i = 0; i < RBK_N_ALL_USAGE_FIELDS; i++)
    self->index[i] = NOT_DECIDED;
  for (guint i = 0; options->mapping != NULL && options->mapping[i] != NULL; i++)
    if (!apply_mapping (self, options->mapping[i], error))
      return FALSE;
  drop_amount (self);
  find_fields (self);
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
  find_fields (self);
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
          has_text (self, (int) k))
        return TRUE;
  return FALSE;
}

static gboolean
fail_without_records (const RbkUsageColumns *self, GError **error)
{
  RbkUsageRecord record = { .line = 1, .problem = "there is no record in the file" };

  if (rbk_usage_table_get_n_head (self->table) > 0)
    rbk_usage_table_get_head (self->table, 0, &record);
  g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
               "line %" G_GUINT64_FORMAT ": %s; export some usage", record.line,
               record.problem != NULL ? record.problem : "there is nothing in the record");
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
               "line 1: no column says which customer a row belongs to; the columns are %s; "
               "name it with --map customer=COLUMN, or export the usage with a customer id",
               list);
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
