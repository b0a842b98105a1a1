/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-sql-name.h"
#include "rbk-error.h"

#include <string.h>

#define MAX_NAME 255
#define MAX_PARTS 3 /* database, schema, table */

static gboolean
has_control (const char *name)
{
  for (; *name != '\0'; name++)
    if (g_ascii_iscntrl (*name))
      return TRUE;
  return FALSE;
}

/*
 * rbk_sql_check_name:
 * @name: the name of a table or column
 * @error: return location for a [error@Error]
 *
 * Fails with `RBK_ERROR_USAGE` for what no table or column is called.
 *
 * Returns: whether it may be one
 */
gboolean
rbk_sql_check_name (const char *name, GError **error)
{
  gsize            length = strlen (name);
  g_autofree char *quoted = NULL;

  if (length > 0 && length <= MAX_NAME && g_utf8_validate (name, -1, NULL) && !has_control (name))
    return TRUE;
  quoted = rbk_error_quote (name, length);
  g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE,
               E_ ("%s is no name of a table or column; a name has 1 to %d bytes of UTF-8 and no "
                   "control characters"),
               quoted, MAX_NAME);
  return FALSE;
}

/*
 * rbk_sql_append_name:
 * @sql: a query
 * @name: the name of a table or column
 *
 * Adds a name in quotes, so that it is nothing but a name whatever is in it.
 */
void
rbk_sql_append_name (GString *sql, const char *name)
{
  g_string_append_c (sql, '"');
  for (; *name != '\0'; name++)
    {
      if (*name == '"')
        g_string_append_c (sql, '"');
      g_string_append_c (sql, *name);
    }
  g_string_append_c (sql, '"');
}

/* Reads a part in quotes, in which two stand for one; returns the place behind it. */
static const char *
read_quoted (const char *at, GString *part)
{
  for (at++; *at != '\0'; at++)
    {
      if (*at == '"' && at[1] != '"')
        return at + 1;
      if (*at == '"')
        at++;
      g_string_append_c (part, *at);
    }
  return NULL;
}

static const char *
read_part (const char *at, GString *part)
{
  gsize length = strcspn (at, ".\"");

  if (*at == '"')
    return read_quoted (at, part);
  g_string_append_len (part, at, (gssize) length);
  return at + length;
}

/*
 * rbk_sql_split_relation:
 * @relation: a table or view: `usage`, `billing.usage`, `billing."Usage.2026"`
 * @error: return location for a [error@Error]
 *
 * Takes the name of a table apart at its dots. A part that has a dot itself is put in
 * quotes. Upper and lower case differ.
 *
 * Returns: (transfer full) (nullable) (array zero-terminated=1): the parts
 */
char **
rbk_sql_split_relation (const char *relation, GError **error)
{
  g_autoptr(GStrvBuilder) parts = g_strv_builder_new ();
  g_autofree char *quoted = NULL;
  const char      *at = relation;

  for (guint i = 0; i < MAX_PARTS; i++)
    {
      g_autoptr(GString) part = g_string_new (NULL);

      at = read_part (at, part);
      if (at == NULL || (*at != '\0' && *at != '.'))
        break;
      if (!rbk_sql_check_name (part->str, error))
        return NULL;
      g_strv_builder_add (parts, part->str);
      if (*at == '\0')
        return g_strv_builder_end (parts);
      at++;
    }
  quoted = rbk_error_quote (relation, strlen (relation));
  g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE,
               E_ ("%s is no name of a table; write TABLE or SCHEMA.TABLE, with \"quotes\" around "
                   "a part that has a dot in it"),
               quoted);
  return NULL;
}

/*
 * rbk_sql_append_relation:
 * @sql: a query
 * @parts: (array zero-terminated=1): the parts of a name
 *
 * Adds the name of a table.
 */
void
rbk_sql_append_relation (GString *sql, char **parts)
{
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (sql, '.');
      rbk_sql_append_name (sql, parts[i]);
    }
}
