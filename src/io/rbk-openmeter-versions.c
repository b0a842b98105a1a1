/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-openmeter-reading.h"

#include <string.h>

#include "rbk-catalogue-rates.h"

/* A plan of OpenMeter has versions: of one key there are a draft, the one in force, one that will
 * be, and those before. A book has each plan once. */

/* How a version counts against others, worst first. */
static const char *const statuses[] = { "draft", "scheduled", "active" };

/* What says neither its status nor its version is a plan that was never sent. */
static gboolean
is_version (JsonObject *plan)
{
  RbkDecimal version;

  return rbk_json_peek_text (plan, "status") != NULL ||
         rbk_json_peek_count (plan, "version", &version);
}

static gsize
get_rank (JsonObject *plan)
{
  const char *status = rbk_json_peek_text (plan, "status");

  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
    if (g_strcmp0 (status, statuses[i]) == 0)
      return i;

  return G_N_ELEMENTS (statuses) - 1;
}

static RbkDecimal
get_version (JsonObject *plan)
{
  RbkDecimal version = RBK_DECIMAL_ZERO;

  return rbk_json_peek_count (plan, "version", &version) ? version : RBK_DECIMAL_ZERO;
}

static gboolean
is_better (JsonObject *plan, JsonObject *other)
{
  if (get_rank (plan) != get_rank (other))
    return get_rank (plan) > get_rank (other);

  return rbk_decimal_compare (get_version (plan), get_version (other)) > 0;
}

static char *
describe (JsonObject *plan)
{
  g_autofree char *version = rbk_decimal_to_string (get_version (plan));

  /* Translators: “version 3 of the plan "pro"”, in the sentences that follow */
  return g_strdup_printf (E_ ("version %s of the plan \"%.100s\""),
                          rbk_decimal_is_zero (get_version (plan)) ? "?" : version,
                          rbk_json_peek_text (plan, "key"));
}

static void
note_later (RbkOpenmeterReading    *self,
            const RbkOpenmeterItem *item,
            const char             *text,
            const char             *kept)
{
  const char *from = rbk_json_peek_text (item->object, "effectiveFrom");

  if (from != NULL)
    rbk_import_note (self->notes, item->file, item->place,
                     /* Translators: %.40s is a date, and each %s “version 3 of the plan "pro"” */
                     E_ ("%s is not in force yet, but from %.40s, so it is left out; %s counts"),
                     text, from, kept);
  else
    rbk_import_note (self->notes, item->file, item->place,
                     E_ ("%s is not in force yet, so it is left out; %s counts"), text, kept);
}

static void
note_left_out (RbkOpenmeterReading *self, const RbkOpenmeterItem *item, JsonObject *best)
{
  gsize            rank = get_rank (item->object);
  g_autofree char *text = describe (item->object);
  g_autofree char *kept = describe (best);

  if (rank < get_rank (best) && rank == 0)
    rbk_import_note (self->notes, item->file, item->place,
                     E_ ("%s is a draft, so it is left out; %s counts"), text, kept);
  else if (rank < get_rank (best))
    note_later (self, item, text, kept);
  else if (rbk_decimal_equal (get_version (item->object), get_version (best)))
    rbk_import_note (self->notes, item->file, item->place,
                     E_ ("%s stands in these files twice, so it is left out; %s counts"), text,
                     kept);
  else
    rbk_import_note (self->notes, item->file, item->place,
                     E_ ("%s is not the newest that is published, so it is left out; %s counts"),
                     text, kept);
}

/* The only version there is counts, whatever it is; but then that must be known. */
static void
note_unpublished (RbkOpenmeterReading *self, const RbkOpenmeterItem *item)
{
  gsize            rank = get_rank (item->object);
  g_autofree char *text = describe (item->object);

  if (rank + 1 < G_N_ELEMENTS (statuses))
    rbk_import_note (self->notes, item->file, item->place,
                     rank == 0
                         ? E_ ("%s is a draft, and none of it is in force; it is imported all the "
                               "same")
                         : E_ ("%s is to come, and none of it is in force; it is imported all the "
                               "same"),
                     text);
}

static GHashTable *
find_best (RbkOpenmeterReading *self)
{
  GHashTable *best = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->plans->len; i++)
    {
      JsonObject *plan = ((RbkOpenmeterItem *) self->plans->pdata[i])->object;
      const char *key = rbk_json_peek_text (plan, "key");
      JsonObject *other = key != NULL ? g_hash_table_lookup (best, key) : NULL;

      if (key != NULL && is_version (plan) && (other == NULL || is_better (plan, other)))
        g_hash_table_replace (best, (gpointer) key, plan);
    }

  return best;
}

/**
 * rbk_openmeter_pick_versions: (skip)
 * @self: a reading with its plans
 *
 * Leaves of each plan the version in force with the highest number; where none is, the next to
 * come, else the newest draft. What is left out is noted.
 */
void
rbk_openmeter_pick_versions (RbkOpenmeterReading *self)
{
  g_autoptr(GHashTable) best = find_best (self);
  g_autoptr(GPtrArray) dropped = g_ptr_array_new ();

  for (guint i = 0; i < self->plans->len; i++)
    {
      RbkOpenmeterItem *item = self->plans->pdata[i];
      const char       *key = rbk_json_peek_text (item->object, "key");
      JsonObject       *kept = key != NULL ? g_hash_table_lookup (best, key) : NULL;

      if (kept == item->object)
        note_unpublished (self, item);
      else if (kept != NULL && is_version (item->object))
        {
          note_left_out (self, item, kept);
          g_ptr_array_add (dropped, item);
        }
    }
  for (guint i = 0; i < dropped->len; i++)
    g_ptr_array_remove (self->plans, dropped->pdata[i]);
}
