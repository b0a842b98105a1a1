/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-migration-map.h"

#include <string.h>

#include "rbk-error.h"
#include "rbk-plan-match.h"

#define CHEAPEST "cheapest"

static const char *const nicks[] = {
  [RBK_MAP_NOTHING_ALIKE] = "nothing_alike",
  [RBK_MAP_BY_KEY] = "key",
  [RBK_MAP_BY_NAME] = "name",
  [RBK_MAP_BY_HAND] = "hand",
};

static RbkMapEntry
find_alike (const RbkSpec *after, const RbkPlanSpec *plan)
{
  gboolean is_by_key;
  int      to = rbk_plan_match (after, plan->key, &is_by_key);

  if (to < 0 || !is_by_key)
    to = rbk_plan_match (after, plan->name, &is_by_key);
  return to < 0 ? (RbkMapEntry){ RBK_MIX_CHEAPEST, RBK_MAP_NOTHING_ALIKE }
                : (RbkMapEntry){ to, is_by_key ? RBK_MAP_BY_KEY : RBK_MAP_BY_NAME };
}

static char *
list_keys (const RbkSpec *spec)
{
  GString *keys = g_string_new (NULL);

  for (guint i = 0; i < spec->n_plans; i++)
    g_string_append_printf (keys, "%s%s", i > 0 ? ", " : "", spec->plans[i].key);
  if (keys->len == 0)
    g_string_append (keys, "–");

  return g_string_free (keys, FALSE);
}

static void
set_no_plan (
    GError **error, const char *text, const char *name, const RbkSpec *spec, gboolean is_new)
{
  g_autofree char *quoted = rbk_error_quote (name, strlen (name));
  g_autofree char *known = list_keys (spec);

  g_set_error (error, RBK_ERROR, RBK_ERROR_NOT_FOUND,
               is_new ? E_ ("%s: the new book has no plan %s; it has: %s")
                      : E_ ("%s: the old book has no plan %s; it has: %s"),
               text, quoted, known);
}

/* A name may hold a sign that parts the two names, so each is tried. */
static const char *
find_sign (const RbkSpec *before, const char *text, int *from)
{
  for (const char *sign = strchr (text, '='); sign != NULL; sign = strchr (sign + 1, '='))
    {
      g_autofree char *name = g_strndup (text, (gsize) (sign - text));

      *from = rbk_plan_match (before, name, NULL);
      if (*from >= 0 || strcmp (name, "*") == 0)
        return sign;
    }
  return NULL;
}

static gboolean
take_by_hand (
    GArray *map, const RbkSpec *before, const RbkSpec *after, const char *text, GError **error)
{
  g_autofree char *quoted = rbk_error_quote (text, strlen (text));
  int              from = -1;
  const char      *sign = find_sign (before, text, &from);
  RbkMapEntry      entry = { RBK_MIX_CHEAPEST, RBK_MAP_BY_HAND };

  if (sign == NULL && strchr (text, '=') != NULL)
    {
      g_autofree char *name = g_strndup (text, (gsize) (strchr (text, '=') - text));

      set_no_plan (error, quoted, name, before, FALSE);
      return FALSE;
    }
  if (sign == NULL)
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_SYNTAX,
                   E_ ("%s says not where customers go; write OLD=NEW with keys or names of plans, "
                       "or OLD=cheapest"),
                   quoted);
      return FALSE;
    }
  if (strcmp (sign + 1, CHEAPEST) != 0)
    entry.to = rbk_plan_match (after, sign + 1, NULL);
  if (entry.to < 0 && strcmp (sign + 1, CHEAPEST) != 0)
    {
      set_no_plan (error, quoted, sign + 1, after, TRUE);
      return FALSE;
    }
  for (guint i = 0; i < map->len; i++)
    if (from < 0 || (guint) from == i)
      g_array_index (map, RbkMapEntry, i) = entry;
  return TRUE;
}

/**
 * rbk_migration_map_new:
 * @before: the old book
 * @after: the new one
 * @by_hand: (nullable) (array zero-terminated=1): `OLD=NEW`, each the key or the name of a plan;
 *   OLD may be `*` for all, NEW `cheapest`. Of two for one plan the later holds
 * @error: return location for a [error@Error]
 *
 * Finds where customers of each old plan go: where it was said, else to the plan of the same
 * key, else to that of the same name, else each to the cheapest that allows its usage. Fails
 * with `RBK_ERROR_SYNTAX` or `RBK_ERROR_NOT_FOUND`.
 *
 * Returns: (transfer full) (element-type RbkMapEntry): an entry for each plan of the old book
 */
GArray *
rbk_migration_map_new (const RbkSpec     *before,
                       const RbkSpec     *after,
                       const char *const *by_hand,
                       GError           **error)
{
  g_autoptr(GArray) map = NULL;

  g_return_val_if_fail (before != NULL && after != NULL, NULL);

  map = g_array_new (FALSE, FALSE, sizeof (RbkMapEntry));
  for (guint i = 0; i < before->n_plans; i++)
    {
      RbkMapEntry entry = find_alike (after, &before->plans[i]);

      g_array_append_val (map, entry);
    }
  for (guint i = 0; by_hand != NULL && by_hand[i] != NULL; i++)
    if (!take_by_hand (map, before, after, by_hand[i], error))
      return NULL;
  return g_steal_pointer (&map);
}

/**
 * rbk_migration_map_find_old:
 * @before: the old book
 * @text: `OLD=NEW`, as rbk_migration_map_new() reads it
 * @from: (out): the place of the old plan; -1: all
 *
 * Returns: whether the old book has the plan whose customers it tells where to go
 */
gboolean
rbk_migration_map_find_old (const RbkSpec *before, const char *text, int *from)
{
  g_return_val_if_fail (before != NULL && text != NULL && from != NULL, FALSE);

  *from = -1;
  return find_sign (before, text, from) != NULL;
}

/**
 * rbk_migration_map_entry_to_text:
 * @before: the old book
 * @after: the new one
 * @from: the place of an old plan
 * @entry: where its customers go
 *
 * Returns: (transfer full): `OLD=NEW`, by the plans' keys
 */
char *
rbk_migration_map_entry_to_text (const RbkSpec     *before,
                                 const RbkSpec     *after,
                                 guint              from,
                                 const RbkMapEntry *entry)
{
  g_return_val_if_fail (before != NULL && after != NULL && entry != NULL, NULL);
  g_return_val_if_fail (from < before->n_plans && entry->to < (int) after->n_plans, NULL);

  return g_strconcat (before->plans[from].key, "=",
                      entry->to >= 0 ? after->plans[entry->to].key : CHEAPEST, NULL);
}

/**
 * rbk_map_reason_get_nick:
 * @reason: why customers go where they go
 *
 * Returns: (transfer none): a word for programs
 */
const char *
rbk_map_reason_get_nick (RbkMapReason reason)
{
  g_return_val_if_fail (reason < G_N_ELEMENTS (nicks), NULL);

  return nicks[reason];
}
