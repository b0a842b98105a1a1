/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-migration-edit.h"

#include <string.h>

#include "rbk-customer-path.h"
#include "rbk-keep-rule.h"
#include "rbk-migration-load.h"
#include "rbk-plan-match.h"

/* Finds the old plan that something said is of: its place, or -1 where it is of none. Says
 * `FALSE` for a plan that there is not, and for what can't be read. */
typedef gboolean (*FindPlan) (const RbkSpec *before, const char *text, int *place);

/* The old plans as they were and as they will be. */
typedef struct
{
  RbkSpec *flat;   /* (owned) (nullable) as they were, where they were flat prices */
  RbkSpec *before; /* (owned) (nullable) as they will be; nothing where they can't be read */
} Sides;

static void
clear_sides (Sides *self)
{
  g_clear_pointer (&self->flat, rbk_spec_unref);
  g_clear_pointer (&self->before, rbk_spec_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sides, clear_sides)

static const char *const steps[] = { "start",       "waves",  "wave-days", "notice-days",
                                     "keep-months", "months", "leaving" };

static gboolean
find_kept (const RbkSpec *before, const char *text, int *place)
{
  const char *const texts[] = { text, NULL };
  g_autoptr(GArray) rules = rbk_keep_rules_parse (texts, NULL);
  const RbkKeepRule *rule;

  *place = -1;
  if (rules == NULL)
    return FALSE;
  rule = &g_array_index (rules, RbkKeepRule, 0);
  if (rule->by != RBK_KEEP_PLAN)
    return TRUE;
  *place = rbk_plan_match (before, rule->plan, NULL);

  return *place >= 0;
}

/* Whether what was said still means what it did. The key of a flat price tells its place alone, so
 * the plan must also have the name it had. */
static gboolean
holds (const char *text, FindPlan find, const Sides *sides)
{
  int then = -1, now = -1;

  if (sides->flat != NULL && find (sides->flat, text, &then) && then >= 0)
    return sides->before != NULL && find (sides->before, text, &now) && now >= 0 &&
           g_strcmp0 (sides->flat->plans[then].name, sides->before->plans[now].name) == 0;

  return sides->before == NULL || find (sides->before, text, &now);
}

static void
add_texts (RbkEdit *group, RbkMigrationPlan *plan, const char *field, GPtrArray *texts)
{
  g_auto(GValue) value = G_VALUE_INIT;

  if (texts->len > 0)
    g_ptr_array_add (texts, NULL);
  g_value_init (&value, G_TYPE_STRV);
  g_value_set_boxed (&value, texts->len > 0 ? texts->pdata : NULL);
  rbk_edit_add (group, rbk_edit_new_set (RBK_RECORD (plan), field, &value));
}

/* Drops what was said of plans that there are not any more. */
static void
add_held (RbkEdit           *group,
          RbkMigrationPlan  *plan,
          const char        *field,
          const char *const *texts,
          FindPlan           find,
          const Sides       *sides)
{
  g_autoptr(GPtrArray) held = g_ptr_array_new ();

  if (texts == NULL)
    return;
  for (guint i = 0; texts[i] != NULL; i++)
    if (holds (texts[i], find, sides))
      g_ptr_array_add (held, (gpointer) texts[i]);
  if (held->len < g_strv_length ((char **) texts))
    add_texts (group, plan, field, held);
}

static RbkSpec *
load_before (RbkBook *book, GFile *place, const char *path, const char *const *prices)
{
  g_autoptr(GFile) file = path != NULL ? rbk_customer_path_resolve (place, path) : NULL;
  const char *as_of = rbk_book_get_as_of (book);
  GDate       date;
  gboolean    has_date = as_of != NULL && rbk_date_parse (as_of, &date, NULL);

  return rbk_migration_load_before (file, prices, rbk_book_get_currency (book),
                                    has_date ? &date : NULL, NULL);
}

/* A move that is new is told to nobody on a day that has passed, though prices may be of one. */
static gboolean
is_past (RbkBook *book, RbkMigrationPlan *plan, const GDate *today)
{
  const char *as_of = rbk_book_get_as_of (book);
  GDate       date;

  if (plan != NULL && (rbk_migration_plan_get_start (plan) != NULL ||
                       rbk_migration_plan_get_from_path (plan) != NULL ||
                       rbk_migration_plan_get_prices (plan) != NULL))
    return FALSE;

  return as_of != NULL && rbk_date_parse (as_of, &date, NULL) && g_date_compare (&date, today) < 0;
}

static RbkEdit *
new_move (RbkBook *book, const char *path, const char *const *prices, const char *start)
{
  g_autoptr(RbkMigrationPlan) fresh = rbk_migration_plan_new ();

  g_object_set (fresh, "from", path, "prices", prices, "start", start, NULL);

  return rbk_edit_new_set_object (RBK_RECORD (book), "migration", RBK_RECORD (fresh));
}

static void
add_prices (RbkEdit *group, RbkMigrationPlan *plan, const char *const *prices)
{
  g_auto(GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRV);
  g_value_set_boxed (&value, prices);
  rbk_edit_add (group, rbk_edit_new_set (RBK_RECORD (plan), "prices", &value));
}

/**
 * rbk_migration_edit_set_old:
 * @book: a book
 * @old: what its customers come from
 *
 * Has customers come from other prices. What was said of old plans that there are not any more is
 * dropped with it: where their customers go, and who keeps them. A move that is new starts no
 * earlier than today.
 *
 * Returns: (transfer full): the edit, not yet applied
 */
RbkEdit *
rbk_migration_edit_set_old (RbkBook *book, const RbkMigrationOld *old)
{
  RbkMigrationPlan *plan;
  RbkEdit          *group;
  const char       *path;
  g_auto(Sides) sides = { 0 };
  g_autofree char *start = NULL;

  g_return_val_if_fail (RBK_IS_BOOK (book) && old != NULL && old->today != NULL, NULL);

  plan = rbk_book_get_migration (book);
  path = old->prices == NULL ? old->path : NULL;
  if (is_past (book, plan, old->today) && (path != NULL || old->prices != NULL))
    start = rbk_date_to_string (old->today);
  if (plan == NULL)
    return new_move (book, path, old->prices, start);
  if (rbk_migration_plan_get_prices (plan) != NULL)
    sides.flat = load_before (book, NULL, NULL, rbk_migration_plan_get_prices (plan));
  sides.before = load_before (book, old->place, path, old->prices);
  group = rbk_edit_new_group (NULL);
  if (old->prices != NULL)
    add_prices (group, plan, old->prices);
  if (g_strcmp0 (path, rbk_migration_plan_get_from_path (plan)) != 0)
    rbk_edit_add (group, rbk_edit_new_set_text (RBK_RECORD (plan), "from", path));
  if (old->prices == NULL && rbk_migration_plan_get_prices (plan) != NULL)
    add_prices (group, plan, NULL);
  add_held (group, plan, "map", rbk_migration_plan_get_map (plan), rbk_migration_map_find_old,
            &sides);
  add_held (group, plan, "keep", rbk_migration_plan_get_keep (plan), find_kept, &sides);
  if (start != NULL)
    rbk_edit_add (group, rbk_edit_new_set_text (RBK_RECORD (plan), "start", start));

  return group;
}

static gboolean
goes_somewhere (const RbkSpec *before, const RbkSpec *after, const char *text)
{
  const char *const texts[] = { text, NULL };
  g_autoptr(GArray) map = rbk_migration_map_new (before, after, texts, NULL);

  return map != NULL;
}

static gboolean
has_good_steps (RbkMigrationPlan *plan, const RbkSpec *after)
{
  RbkRolloutPlan rollout;

  return rbk_migration_plan_get_rollout (plan, after, &rollout, NULL) &&
         rbk_rollout_plan_check (&rollout, NULL);
}

/**
 * rbk_migration_plan_fits:
 * @self: (nullable): what a book remembers of a move
 * @before: the old book
 * @after: the new one
 *
 * Returns: whether all that was chosen can be done; [func@migration_edit_mend] drops what can't be
 */
gboolean
rbk_migration_plan_fits (RbkMigrationPlan *self, const RbkSpec *before, const RbkSpec *after)
{
  const char *const *map = self != NULL ? rbk_migration_plan_get_map (self) : NULL;
  const char *const *keep = self != NULL ? rbk_migration_plan_get_keep (self) : NULL;
  int                place;

  g_return_val_if_fail (before != NULL && after != NULL, FALSE);

  for (guint i = 0; map != NULL && map[i] != NULL; i++)
    if (!goes_somewhere (before, after, map[i]))
      return FALSE;
  for (guint i = 0; keep != NULL && keep[i] != NULL; i++)
    if (!find_kept (before, keep[i], &place))
      return FALSE;

  return has_good_steps (self, after);
}

/* Steps that can't be taken become the usual ones. */
static void
add_usual_steps (RbkEdit *group, RbkMigrationPlan *plan)
{
  g_autoptr(RbkMigrationPlan) usual = rbk_migration_plan_new ();

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (usual), steps[i]);
      g_auto(GValue) value = G_VALUE_INIT;

      g_value_init (&value, pspec->value_type);
      g_object_get_property (G_OBJECT (usual), steps[i], &value);
      rbk_edit_add (group, rbk_edit_new_set (RBK_RECORD (plan), steps[i], &value));
    }
}

/**
 * rbk_migration_edit_mend:
 * @book: a book that remembers something of a move
 * @before: the old book
 * @after: the book, frozen
 *
 * Drops what was chosen and can't be done: customers of plans that there are not, or that go to
 * such, and steps that are out of bounds.
 *
 * Returns: (transfer full): the edit, not yet applied; empty where all fits
 */
RbkEdit *
rbk_migration_edit_mend (RbkBook *book, const RbkSpec *before, const RbkSpec *after)
{
  RbkMigrationPlan *plan;
  RbkEdit          *group;
  g_auto(Sides) sides = { 0 };
  const char *const *map;
  g_autoptr(GPtrArray) held = g_ptr_array_new ();

  g_return_val_if_fail (RBK_IS_BOOK (book) && before != NULL && after != NULL, NULL);
  g_return_val_if_fail (rbk_book_get_migration (book) != NULL, NULL);

  plan = rbk_book_get_migration (book);
  group = rbk_edit_new_group (NULL);
  sides.before = rbk_spec_ref ((RbkSpec *) before);
  map = rbk_migration_plan_get_map (plan);
  for (guint i = 0; map != NULL && map[i] != NULL; i++)
    if (goes_somewhere (before, after, map[i]))
      g_ptr_array_add (held, (gpointer) map[i]);
  if (map != NULL && held->len < g_strv_length ((char **) map))
    add_texts (group, plan, "map", held);
  add_held (group, plan, "keep", rbk_migration_plan_get_keep (plan), find_kept, &sides);
  if (!has_good_steps (plan, after))
    add_usual_steps (group, plan);

  return group;
}
