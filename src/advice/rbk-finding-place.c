/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-finding.h"

#include <string.h>

/* What a record is called: its name, else what it prices, else its key. */
static const char *
get_name (RbkRecord *record)
{
  static const char *const fields[] = { "name", "meter", "model", "key" };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const RbkField *field = rbk_record_find_field (record, fields[i]);
      const char     *name = field != NULL ? rbk_record_get_string (record, field) : NULL;

      if (name != NULL)
        return name;
    }
  return NULL;
}

/* `plans[1]`: the item of that list; `entitlement`: the record that is there. */
static RbkRecord *
step (RbkRecord *record, const char *part)
{
  const char      *bracket = strchr (part, '[');
  g_autofree char *member =
      bracket != NULL ? g_strndup (part, (gsize) (bracket - part)) : g_strdup (part);
  const RbkField *field = rbk_record_find_field (record, g_strdelimit (member, "_", '-'));
  guint64         place = bracket != NULL ? g_ascii_strtoull (bracket + 1, NULL, 10) : 0;
  g_autoptr(RbkRecord) item = NULL;

  if (field != NULL && field->kind == RBK_FIELD_OBJECT)
    return rbk_record_get_object (record, field);
  if (field == NULL || field->kind != RBK_FIELD_LIST || bracket == NULL || place > G_MAXUINT)
    return NULL;
  item = g_list_model_get_item (G_LIST_MODEL (rbk_record_get_list (record, field)), (guint) place);
  /* The list keeps it. */
  return item;
}

/**
 * rbk_place_dup_names:
 * @path: a place in a book, as `plans[0].phases[0].rate_cards[0].amount`
 * @book: the book
 * @field: (out) (optional) (nullable) (transfer none): the field that the path ends with, where it
 *   ends with one
 *
 * Returns: (transfer full) (nullable): where it is, by the names of plan, phase and rate card;
 *   nothing where it is about the whole book
 */
char *
rbk_place_dup_names (const char *path, RbkBook *book, const RbkField **field)
{
  g_auto(GStrv) parts = g_strsplit (path, ".", -1);
  g_autoptr(GString) text = g_string_new (NULL);
  RbkRecord *record = RBK_RECORD (book), *next;
  guint      i;

  for (i = 0; parts[i] != NULL && (next = step (record, parts[i])) != NULL; i++)
    {
      const char *name = get_name (next);

      record = next;
      if (name != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? " › " : "", name);
    }
  if (field != NULL && parts[i] != NULL)
    *field = rbk_record_find_field (record, g_strdelimit (parts[i], "_", '-'));

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/**
 * rbk_finding_dup_place:
 * @self: a finding
 * @book: the book as it was when it was found
 *
 * Returns: (transfer full) (nullable): where it is, by the names of plan, phase and rate card;
 *   nothing where it is about the whole book
 */
char *
rbk_finding_dup_place (const RbkFinding *self, RbkBook *book)
{
  return rbk_place_dup_names (self->path, book, NULL);
}
