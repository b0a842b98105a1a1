/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-usage-columns.h"
#include "rbk-error.h"
#include "rbk-usage-number.h"

#include <string.h>

#define MAX_SYNONYMS 20
#define MAX_LISTED 12

#define NOT_FOUND (-1)
#define NOT_DECIDED (-2)

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
  [RBK_USAGE_TOKENS] = { "tokens", { NULL } },
  [RBK_USAGE_DIRECTION] = { "direction", { NULL } },
};

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

/* The names of the columns as a list for a message. */
static char *
list_names (const RbkUsageColumns *self)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < self->n_columns && i < MAX_LISTED; i++)
    {
      g_autofree char *quoted = rbk_error_quote (self->names[i], strlen (self->names[i]));

      g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", quoted);
    }
  if (self->n_columns > MAX_LISTED)
    g_string_append_printf (list, " and %u more", self->n_columns - MAX_LISTED);
  return g_string_free (list, FALSE);
}

static gboolean
fail_twice (const char *name, RbkUsageField field, int first, int second, GError **error)
{
  g_autofree char *quoted = rbk_error_quote (name, strlen (name));

  g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
               "line 1: the column %s is there twice, as columns %d and %d; say which with "
               "--map %s=#%d",
               quoted, first + 1, second + 1, fields[field].name, first + 1);
  return FALSE;
}

/* Finds a column by its name, simplified or not. FALSE when there are two. */
static gboolean
find_name (const RbkUsageColumns *self,
           const char            *name,
           gboolean               is_simple,
           RbkUsageField          field,
           int                   *index,
           GError               **error)
{
  *index = NOT_FOUND;
  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autofree char *simple = is_simple ? simplify (self->names[i]) : NULL;

      if (!g_str_equal (is_simple ? simple : self->names[i], name))
        continue;
      if (*index != NOT_FOUND)
        return fail_twice (self->names[*index], field, *index, (int) i, error);
      *index = (int) i;
    }
  return TRUE;
}

/* `#3` */
static int
find_number (const RbkUsageColumns *self, const char *text)
{
  guint64 number;

  if (text[0] != '#' ||
      !g_ascii_string_to_unsigned (text + 1, 10, 1, self->n_columns, &number, NULL))
    return NOT_FOUND;
  return (int) number - 1;
}

static gboolean
find_mapped (RbkUsageColumns *self, RbkUsageField field, const char *column, GError **error)
{
  g_autofree char *simple = simplify (column), *quoted = NULL, *list = NULL;
  int             *index = &self->index[field];

  if (*column == '\0')
    {
      *index = NOT_FOUND;
      return TRUE;
    }
  if (!find_name (self, column, FALSE, field, index, error))
    return FALSE;
  if (*index == NOT_FOUND)
    *index = find_number (self, column);
  if (*index == NOT_FOUND && *simple != '\0' &&
      !find_name (self, simple, TRUE, field, index, error))
    return FALSE;
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
               "month or day",
               quoted);
  return FALSE;
}

static gboolean
find_by_synonyms (RbkUsageColumns *self, RbkUsageField field, GError **error)
{
  int *index = &self->index[field];

  *index = NOT_FOUND;
  for (guint i = 0; *index == NOT_FOUND && fields[field].synonyms[i] != NULL; i++)
    if (!find_name (self, fields[field].synonyms[i], TRUE, field, index, error))
      return FALSE;
  return TRUE;
}

static gboolean
check_customer (const RbkUsageColumns *self, GError **error)
{
  g_autofree char *list = NULL;

  if (self->index[RBK_USAGE_CUSTOMER] != NOT_FOUND)
    return TRUE;

  list = list_names (self);
  g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
               "line 1: no column says which customer a row belongs to; the columns are %s; "
               "name it with --map customer=COLUMN, or export the usage with a customer id",
               list);
  return FALSE;
}

static gboolean
fill_index (RbkUsageColumns *self, const char *const *mapping, GError **error)
{
  for (guint i = 0; i < RBK_N_USAGE_FIELDS; i++)
    self->index[i] = NOT_DECIDED;
  for (guint i = 0; mapping != NULL && mapping[i] != NULL; i++)
    if (!apply_mapping (self, mapping[i], error))
      return FALSE;
  for (guint i = 0; i < RBK_N_USAGE_FIELDS; i++)
    if (self->index[i] == NOT_DECIDED && !find_by_synonyms (self, (RbkUsageField) i, error))
      return FALSE;
  return check_customer (self, error);
}

/**
 * rbk_usage_columns_init:
 * @self: (out caller-allocates): the columns; to be cleared, also on failure
 * @header: (array length=n_cells): the first record of the file
 * @n_cells: how many cells it has
 * @mapping: (nullable): `field=column` entries, as in [struct@UsageOptions]
 * @error: return location for a [error@Error]
 *
 * Finds out which column says what: by the mapping, then by the usual names, whatever
 * their case and punctuation.
 *
 * Fails with `RBK_ERROR_USAGE` for an entry that is no mapping, with `RBK_ERROR_INVALID`
 * when a column is not there, is there twice, or no column names the customer.
 *
 * Returns: `TRUE` on success
 */
gboolean
rbk_usage_columns_init (RbkUsageColumns   *self,
                        const RbkCsvCell  *header,
                        guint              n_cells,
                        const char *const *mapping,
                        GError           **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (header != NULL && n_cells > 0, FALSE);

  self->n_columns = n_cells;
  self->names = g_new0 (char *, n_cells + 1);
  for (guint i = 0; i < n_cells; i++)
    {
      RbkCsvCell name = rbk_usage_cell_trim (header[i]);

      self->names[i] = g_utf8_make_valid (name.text, (gssize) name.length);
    }
  return fill_index (self, mapping, error);
}

/**
 * rbk_usage_columns_clear:
 * @self: columns
 *
 * Frees what is in them.
 */
void
rbk_usage_columns_clear (RbkUsageColumns *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->names, g_strfreev);
  self->n_columns = 0;
}

/**
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
      gboolean is_used = FALSE;

      for (guint k = 0; k < RBK_N_USAGE_FIELDS; k++)
        is_used = is_used || self->index[k] == (int) i;
      if (!is_used)
        g_strv_builder_add (others, self->names[i]);
    }
  return g_strv_builder_end (others);
}
