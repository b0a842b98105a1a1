/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-usage-columns-private.h"
#include "rbk-error.h"
#include "rbk-usage-field.h"
#include "rbk-usage-number.h"

#include <string.h>

static void
note_twice (RbkUsageColumns *self, RbkUsageField field, int first, int second)
{
  const char      *name = rbk_usage_table_get_name (self->table, (guint) first);
  g_autofree char *quoted = rbk_error_quote (name, strlen (name));

  g_ptr_array_add (self->notes,
                   g_strdup_printf (E_ ("the column %s is there twice; column %d is taken for %s, "
                                        "and --map %s=#%d takes the other"),
                                    quoted, first + 1, rbk_usage_field_get_name (field),
                                    rbk_usage_field_get_name (field), second + 1));
}

/*
 * rbk_usage_columns_find_name:
 * @self: columns
 * @name: a name
 * @keys: (nullable): the simplified names to look in, or `NULL` for the names themselves
 * @field: what the column is wanted for
 *
 * Finds the column that has a name, or is called so when simplified: the first one, and that
 * there is another is noted.
 *
 * Returns: the column, or `RBK_USAGE_NOT_FOUND`
 */
int
rbk_usage_columns_find_name (RbkUsageColumns *self, const char *name, GPtrArray *keys, guint field)
{
  int found = RBK_USAGE_NOT_FOUND;

  for (guint i = 0; i < self->n_columns; i++)
    {
      const char *key =
          keys != NULL ? g_ptr_array_index (keys, i) : rbk_usage_table_get_name (self->table, i);

      if (!g_str_equal (key, name))
        continue;
      if (found == RBK_USAGE_NOT_FOUND)
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

/*
 * rbk_usage_columns_has_text:
 * @self: columns
 * @column: a column
 *
 * Returns: whether one of the first records says something in it
 */
gboolean
rbk_usage_columns_has_text (const RbkUsageColumns *self, int column)
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
  int found = RBK_USAGE_NOT_FOUND;

  for (guint i = 0; found == RBK_USAGE_NOT_FOUND && i < max && names[i] != NULL; i++)
    found = rbk_usage_columns_find_name (self, names[i], keys, field);
  return found;
}

/* Several columns may name a customer, each of them blank in some exports: the first that
 * says something in the first records is taken, for the whole file. */
static int
find_customer (RbkUsageColumns *self)
{
  const char *const *names = self->format->names[RBK_USAGE_CUSTOMER];
  int                first = RBK_USAGE_NOT_FOUND;

  for (guint i = 0; i < RBK_USAGE_MAX_NAMES && names[i] != NULL; i++)
    {
      int found = rbk_usage_columns_find_name (self, names[i], self->keys, RBK_USAGE_CUSTOMER);

      if (found == RBK_USAGE_NOT_FOUND)
        found = rbk_usage_columns_find_name (self, names[i], self->short_keys, RBK_USAGE_CUSTOMER);
      if (found != RBK_USAGE_NOT_FOUND && rbk_usage_columns_has_text (self, found))
        return found;
      if (first == RBK_USAGE_NOT_FOUND)
        first = found;
    }
  return first;
}

static int
find_by_names (RbkUsageColumns *self, guint field)
{
  const char *const *names = self->format->names[field];
  int                found = RBK_USAGE_NOT_FOUND;

  if (field == RBK_USAGE_CUSTOMER)
    found = find_customer (self);
  if (found == RBK_USAGE_NOT_FOUND)
    found = find_any (self, names, RBK_USAGE_MAX_NAMES, self->keys, field);
  if (found == RBK_USAGE_NOT_FOUND)
    found = find_any (self, names, RBK_USAGE_MAX_NAMES, self->short_keys, field);
  return found;
}

/* The usual names, where the format says none. What can't be known is not looked for. */
static int
find_by_synonyms (RbkUsageColumns *self, guint field)
{
  const char *const *synonyms;
  int                found = RBK_USAGE_NOT_FOUND;

  if (field >= RBK_N_USAGE_FIELDS ||
      (field == RBK_USAGE_CALLS && (self->format->flags & RBK_USAGE_NO_CALLS) != 0) ||
      (self->format->flags & RBK_USAGE_NO_CUSTOMERS) != 0)
    return RBK_USAGE_NOT_FOUND;

  synonyms = rbk_usage_field_get_synonyms ((RbkUsageField) field);
  found = find_any (self, synonyms, G_MAXUINT, self->keys, field);
  if (found == RBK_USAGE_NOT_FOUND)
    found = find_any (self, synonyms, G_MAXUINT, self->short_keys, field);
  return found;
}

static gboolean
is_date (guint field)
{
  return field == RBK_USAGE_MONTH || field == RBK_USAGE_DAY;
}

/*
 * rbk_usage_columns_find_rival:
 * @self: columns
 * @field: a field
 *
 * Looks for another field that a person has named the same column for. One column says one
 * thing; only a date says both the month and the day.
 *
 * Returns: the field, or `RBK_N_USAGE_FIELDS`
 */
guint
rbk_usage_columns_find_rival (const RbkUsageColumns *self, guint field)
{
  guint i = 0;

  for (; i < RBK_N_USAGE_FIELDS; i++)
    if (i != field && field < RBK_N_USAGE_FIELDS && (self->mapped & (1u << i)) != 0 &&
        self->index[i] >= 0 && self->index[i] == self->index[field] &&
        !(is_date (i) && is_date (field)))
      break;
  return i;
}

/*
 * rbk_usage_columns_find_fields:
 * @self: columns
 *
 * Finds a column for each field that has none yet, by the names that the format has, then by
 * the usual ones.
 */
void
rbk_usage_columns_find_fields (RbkUsageColumns *self)
{
  for (guint i = 0; i < RBK_N_ALL_USAGE_FIELDS; i++)
    if (self->index[i] == RBK_USAGE_NOT_DECIDED || self->index[i] == RBK_USAGE_NOT_FOUND)
      {
        self->index[i] = find_by_names (self, i);
        if (self->index[i] == RBK_USAGE_NOT_FOUND)
          self->index[i] = find_by_synonyms (self, i);
        if (rbk_usage_columns_find_rival (self, i) != RBK_N_USAGE_FIELDS)
          self->index[i] = RBK_USAGE_NOT_FOUND;
      }
  self->input_is_fresh =
      self->index[RBK_USAGE_INPUT_TOKENS] >= 0 &&
      strstr (g_ptr_array_index (self->keys, self->index[RBK_USAGE_INPUT_TOKENS]), "uncached") !=
          NULL;
  /* Tokens are told by direction, or else in all; only events tell them in both ways. */
  if (self->format->names[RBK_USAGE_TOKENS][0] == NULL && self->index[RBK_USAGE_TOKENS] >= 0 &&
      (self->index[RBK_USAGE_INPUT_TOKENS] >= 0 || self->index[RBK_USAGE_OUTPUT_TOKENS] >= 0))
    self->index[RBK_USAGE_TOKENS] = RBK_USAGE_NOT_FOUND;
  if (self->index[RBK_USAGE_TOKENS] < 0 && self->index[RBK_USAGE_AMOUNT] < 0 &&
      self->index[RBK_USAGE_DIRECTION] >= 0)
    self->index[RBK_USAGE_DIRECTION] = RBK_USAGE_NOT_FOUND;
}
