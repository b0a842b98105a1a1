/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-import-columns.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
is_given (const char *const *given, const char *field)
{
  gsize length = strlen (field);

  for (guint i = 0; given != NULL && given[i] != NULL; i++)
    if (strncmp (given[i], field, length) == 0 && given[i][length] == '=')
      return TRUE;

  return FALSE;
}

/**
 * rbk_import_columns_dup_mapping:
 * @table: what is chosen
 * @look: what was found out
 * @given: (nullable) (array zero-terminated=1): the entries that the look was made with
 * @cached: (nullable): the entry that says how cached tokens are meant
 *
 * Only what a person said is told: for the rest the names of the columns speak, also of next
 * month's file.
 *
 * Returns: (transfer full) (array zero-terminated=1): `field=column` entries
 */
char **
rbk_import_columns_dup_mapping (RbkColumnTable     *table,
                                const RbkUsageLook *look,
                                const char *const  *given,
                                const char         *cached)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < RBK_N_USAGE_FIELDS; i++)
    {
      const char      *field = rbk_usage_field_get_name ((RbkUsageField) i);
      const char      *found = look->mapping[i] != NULL ? look->mapping[i] : "";
      int              column = rbk_column_table_get_column (table, (RbkUsageField) i);
      g_autofree char *name = rbk_column_table_dup_name (table, column);
      g_autofree char *entry = g_strdup_printf ("%s=%s", field, name);

      if (is_given (given, field) || !g_str_equal (name, found))
        g_strv_builder_add (builder, entry);
    }
  if (cached != NULL)
    g_strv_builder_add (builder, cached);

  return g_strv_builder_end (builder);
}

static void
warn (GString *text, const char *warning)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", warning);
}

static void
warn_of_fields (RbkColumnTable *table, GString *text)
{
  if (rbk_column_table_get_column (table, RBK_USAGE_CUSTOMER) < 0)
    warn (text, _ ("No column says which customer a row belongs to. Choose it above, or export the "
                   "usage with a customer id: without it the file tells of calls, not of "
                   "customers."));
  if (rbk_column_table_get_column (table, RBK_USAGE_CALLS) < 0)
    warn (text, _ ("No column counts calls: each row counts as one."));
  if (rbk_column_table_get_column (table, RBK_USAGE_INPUT_TOKENS) < 0 &&
      rbk_column_table_get_column (table, RBK_USAGE_TOKENS) < 0 &&
      rbk_column_table_get_column (table, RBK_USAGE_COST) < 0)
    warn (text, _ ("No column has tokens or a cost: calls cost what the workloads say."));
}

/**
 * rbk_import_columns_dup_warnings:
 * @table: what is chosen
 * @look: what was found out
 *
 * Returns: (transfer full): what a person should know before the file is read, a line each;
 *   empty where there is nothing
 */
char *
rbk_import_columns_dup_warnings (RbkColumnTable *table, const RbkUsageLook *look)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; look->columns[i] != NULL; i++)
    for (guint j = 0; j < i; j++)
      if (g_str_equal (look->columns[i], look->columns[j]))
        {
          g_autofree char *warning =
              /* Translators: %s is the name of a column */
              g_strdup_printf (_ ("Two columns are called “%s”; look which one is meant."),
                               look->columns[i]);

          warn (text, warning);
        }
  if (look->encoding != NULL)
    warn (text, look->encoding);
  warn_of_fields (table, text);

  return g_string_free (g_steal_pointer (&text), FALSE);
}
