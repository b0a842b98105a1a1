/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-unique.h"

#define MAX_KEY 48

static gboolean
is_taken (GListModel *list, const char *property, const char *text)
{
  guint n_items = g_list_model_get_n_items (list);

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(RbkRecord) record = g_list_model_get_item (list, i);
      const RbkField *field = rbk_record_find_field (record, property);

      if (g_strcmp0 (rbk_record_get_string (record, field), text) == 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * rbk_unique_text:
 * @list: a list of records
 * @property: a text of theirs
 * @text: what it should be
 * @separator: what comes between it and a number
 *
 * Returns: (transfer full): the text itself, or with the first number behind it that makes
 *   it unlike all others
 */
char *
rbk_unique_text (GListModel *list, const char *property, const char *text, const char *separator)
{
  char *unique;

  g_return_val_if_fail (G_IS_LIST_MODEL (list), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  unique = g_strdup (text);
  for (guint i = 2; is_taken (list, property, unique); i++)
    {
      g_free (unique);
      unique = g_strdup_printf ("%s%s%u", text, separator, i);
    }

  return unique;
}

/**
 * rbk_unique_name_record:
 * @list: a list of records that have keys and names
 * @record: one that is to be in it
 * @key: the key that it should have
 * @name: the name that it should have
 *
 * Gives a record a key and a name, with a number behind where another has them already.
 */
void
rbk_unique_name_record (GListModel *list, RbkRecord *record, const char *key, const char *name)
{
  g_autofree char *unique_key = rbk_unique_text (list, "key", key, "-");
  g_autofree char *unique_name = rbk_unique_text (list, "name", name, " ");

  g_return_if_fail (RBK_IS_RECORD (record));

  g_object_set (record, "key", unique_key, "name", unique_name, NULL);
}

/**
 * rbk_unique_key_for_name:
 * @list: a list of records that have keys
 * @name: what people call a new one
 *
 * Makes a key of a name: “Audit log” is `audit-log`. What a key can't hold is left out.
 *
 * Returns: (transfer full): a key that no record of the list has
 */
char *
rbk_unique_key_for_name (GListModel *list, const char *name)
{
  g_autoptr(GString) key = g_string_new (NULL);

  g_return_val_if_fail (name != NULL, NULL);

  for (const char *c = name; *c != '\0' && key->len < MAX_KEY; c++)
    {
      if (g_ascii_isalnum (*c))
        g_string_append_c (key, g_ascii_tolower (*c));
      else if (key->len > 0 && key->str[key->len - 1] != '-')
        g_string_append_c (key, '-');
    }
  while (key->len > 0 && key->str[key->len - 1] == '-')
    g_string_truncate (key, key->len - 1);

  return rbk_unique_text (list, "key", key->len > 0 ? key->str : "item", "-");
}
