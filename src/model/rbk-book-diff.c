/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-book-diff.h"

#include <string.h>

#include "rbk-book-diff-identity.h"
#include "rbk-book-diff-order.h"
#include "rbk-book-diff-text.h"
#include "rbk-decision.h"

/* What changed from one book to another, by the tables of their fields. Records of a list are the
 * same where they have the same key; those without one (tiers) where they stand at the same
 * place. */

typedef struct
{
  GPtrArray *changes; /* (element-type RbkChange) */
  GString   *where;
} Diff;

static void diff_records (Diff *self, RbkRecord *a, RbkRecord *b, const char *title);

/**
 * rbk_change_free:
 * @self: (nullable) (transfer full): a change
 *
 * Frees it.
 */
void
rbk_change_free (RbkChange *self)
{
  if (self == NULL)
    return;
  g_free (self->where);
  g_free (self->name);
  g_free (self->field);
  g_free (self->from);
  g_free (self->to);
  g_free (self);
}

/**
 * rbk_change_kind_get_name:
 * @kind: what happened
 *
 * Returns: (transfer none): a word for it: `added`
 */
const char *
rbk_change_kind_get_name (RbkChangeKind kind)
{
  static const char *const names[] = { [RBK_CHANGE_ADDED] = "added",
                                       [RBK_CHANGE_REMOVED] = "removed",
                                       [RBK_CHANGE_MOVED] = "moved",
                                       [RBK_CHANGE_CHANGED] = "changed" };

  return names[kind];
}

static RbkChange *
report (Diff *self, RbkChangeKind kind, const char *record, const char *name)
{
  RbkChange *change = g_new0 (RbkChange, 1);

  change->kind = kind;
  change->where = g_strdup (self->where->str);
  change->record = record;
  change->name = g_strdup (name);
  g_ptr_array_add (self->changes, change);

  return change;
}

static gsize
enter (Diff *self, const char *part)
{
  gsize length = self->where->len;

  g_string_append_printf (self->where, "%s%s", length > 0 ? "." : "", part);

  return length;
}

/* Plans are named by their keys alone, as everywhere, and so are their phases and rate cards. */
static gsize
enter_list (Diff *self, RbkRecord *parent, const RbkField *field)
{
  gsize    length = self->where->len;
  gboolean is_plain = strcmp (field->name, "plans") == 0 || strcmp (field->name, "phases") == 0 ||
                      strcmp (field->name, "rate-cards") == 0;

  if (!is_plain)
    {
      g_autofree char *member = rbk_field_get_member (field);

      enter (self, member);
    }

  return length;
}

static void
diff_value (Diff *self, RbkRecord *a, RbkRecord *b, const RbkField *field, const char *title)
{
  g_autofree char *from = rbk_diff_dup_value (a, field);
  g_autofree char *to = rbk_diff_dup_value (b, field);
  RbkChange       *change;

  if (g_strcmp0 (from, to) == 0)
    return;
  change = report (self, RBK_CHANGE_CHANGED, title, rbk_record_get_name (b));
  change->field = rbk_field_get_member (field);
  change->title = field->title;
  change->from = g_steal_pointer (&from);
  change->to = g_steal_pointer (&to);
}

/* Of a list of figures with their values, the value that a list has for an entry of another. */
static const char *
find_entry (const char *const *entries, const char *wanted)
{
  gsize length = strcspn (wanted, "=");

  for (guint i = 0; entries != NULL && entries[i] != NULL; i++)
    if (strncmp (entries[i], wanted, length) == 0 && strcspn (entries[i], "=") == length)
      return entries[i];

  return NULL;
}

static void
report_entry (
    Diff *self, const char *title, const RbkField *field, const char *from, const char *to)
{
  RbkChange *change = report (self, RBK_CHANGE_CHANGED, title, NULL);

  change->field = rbk_field_get_member (field);
  change->title = field->title;
  change->from = g_strdup (from);
  change->to = g_strdup (to);
}

/* A list of `figure=value` is compared by figures, in whatever order they stand. */
static void
diff_entries (Diff *self, RbkRecord *a, RbkRecord *b, const RbkField *field, const char *title)
{
  const char *const *from = rbk_record_get_strings (a, field);
  const char *const *to = rbk_record_get_strings (b, field);

  for (guint i = 0; from != NULL && from[i] != NULL; i++)
    {
      const char *now = find_entry (to, from[i]);

      if (g_strcmp0 (from[i], now) != 0)
        report_entry (self, title, field, from[i], now);
    }
  for (guint i = 0; to != NULL && to[i] != NULL; i++)
    if (find_entry (from, to[i]) == NULL)
      report_entry (self, title, field, NULL, to[i]);
}

static gboolean
has_entries (const RbkField *field)
{
  return field->kind == RBK_FIELD_STRINGS &&
         (strcmp (field->name, "inputs") == 0 || strcmp (field->name, "answers") == 0);
}

static void
diff_object (Diff *self, RbkRecord *a, RbkRecord *b, const RbkField *field)
{
  RbkRecord       *left = rbk_record_get_object (a, field);
  RbkRecord       *right = rbk_record_get_object (b, field);
  g_autofree char *member = rbk_field_get_member (field);
  gsize            length = enter (self, member);

  if (left != NULL && right != NULL)
    diff_records (self, left, right, field->title);
  else if (left != NULL || right != NULL)
    report (self, left != NULL ? RBK_CHANGE_REMOVED : RBK_CHANGE_ADDED, field->title, NULL);
  g_string_truncate (self->where, length);
}

/* The records of a list by what tells them apart. A second one of the same key has none. */
static GHashTable *
index_list (GListModel *list, GPtrArray *identities)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(RbkRecord) record = g_list_model_get_item (list, i);
      char *identity = rbk_diff_dup_identity (record, i);

      /* Nothing forbids a second decision on the same. */
      if (RBK_IS_DECISION (record) && g_hash_table_contains (index, identity))
        {
          char *topic = identity;

          identity = g_strdup_printf ("%s.%u", topic, i + 1);
          g_free (topic);
        }
      g_ptr_array_add (identities, identity);
      if (!g_hash_table_contains (index, identity))
        g_hash_table_insert (index, g_strdup (identity), GUINT_TO_POINTER (i + 1));
    }

  return index;
}

static void
diff_gone (Diff         *self,
           GListModel   *list,
           GPtrArray    *identities,
           GHashTable   *others,
           const char   *title,
           RbkChangeKind kind)
{
  for (guint i = 0; i < identities->len; i++)
    {
      g_autoptr(RbkRecord) record = g_list_model_get_item (list, i);
      gsize length;

      if (g_hash_table_contains (others, identities->pdata[i]))
        continue;
      length = enter (self, identities->pdata[i]);
      report (self, kind, title, rbk_record_get_name (record));
      g_string_truncate (self->where, length);
    }
}

/* Where the records of the new list that the old one has stood there, from 1. */
static GArray *
find_positions (GPtrArray *identities, GHashTable *old_index)
{
  GArray *positions = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < identities->len; i++)
    {
      guint position = GPOINTER_TO_UINT (g_hash_table_lookup (old_index, identities->pdata[i]));

      if (position > 0)
        g_array_append_val (positions, position);
    }

  return positions;
}

static void
report_move (Diff *self, RbkRecord *record, const char *title, guint from, guint to)
{
  RbkChange *change = report (self, RBK_CHANGE_MOVED, title, rbk_record_get_name (record));

  change->from = g_strdup_printf ("%u", from);
  change->to = g_strdup_printf ("%u", to);
}

/* Records that both lists have, in the order of the new one. */
static void
diff_kept (Diff       *self,
           GListModel *from,
           GListModel *to,
           GPtrArray  *identities,
           GHashTable *old_index,
           const char *title)
{
  g_autoptr(GArray) positions = find_positions (identities, old_index);
  const guint         *old_positions = (const guint *) positions->data;
  g_autofree gboolean *stays = rbk_diff_find_kept (old_positions, positions->len);

  for (guint i = 0, n = 0; i < identities->len; i++)
    {
      g_autoptr(RbkRecord) left = NULL;
      g_autoptr(RbkRecord) right = g_list_model_get_item (to, i);
      gsize length;

      if (!g_hash_table_contains (old_index, identities->pdata[i]))
        continue;
      left = g_list_model_get_item (from, old_positions[n] - 1);
      length = enter (self, identities->pdata[i]);
      if (!stays[n])
        report_move (self, right, title, old_positions[n], i + 1);
      diff_records (self, left, right, title);
      g_string_truncate (self->where, length);
      n++;
    }
}

static void
diff_list (Diff *self, RbkRecord *a, RbkRecord *b, const RbkField *field)
{
  GListModel *from = G_LIST_MODEL (rbk_record_get_list (a, field));
  GListModel *to = G_LIST_MODEL (rbk_record_get_list (b, field));
  g_autoptr(GPtrArray) old_identities = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) new_identities = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GHashTable) old_index = index_list (from, old_identities);
  g_autoptr(GHashTable) new_index = index_list (to, new_identities);
  gsize length = enter_list (self, a, field);

  diff_gone (self, from, old_identities, new_index, rbk_diff_get_item_title (field),
             RBK_CHANGE_REMOVED);
  diff_kept (self, from, to, new_identities, old_index, rbk_diff_get_item_title (field));
  diff_gone (self, to, new_identities, old_index, rbk_diff_get_item_title (field),
             RBK_CHANGE_ADDED);
  g_string_truncate (self->where, length);
}

static void
diff_records (Diff *self, RbkRecord *a, RbkRecord *b, const char *title)
{
  guint           n_fields;
  const RbkField *fields = rbk_record_get_fields (a, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      if (fields[i].kind == RBK_FIELD_OBJECT)
        diff_object (self, a, b, &fields[i]);
      else if (fields[i].kind == RBK_FIELD_LIST)
        diff_list (self, a, b, &fields[i]);
      else if (has_entries (&fields[i]))
        diff_entries (self, a, b, &fields[i], title);
      else
        diff_value (self, a, b, &fields[i], title);
    }
}

/**
 * rbk_book_diff:
 * @old_book: a book
 * @new_book: what became of it
 *
 * Finds what changed, in the book's own terms: which plan, phase and rate card, and which of its
 * fields from what to what. Members of a file that are no fields are not compared.
 *
 * Returns: (transfer full) (element-type RbkChange): the differences, in the order of the book
 */
GPtrArray *
rbk_book_diff (RbkBook *old_book, RbkBook *new_book)
{
  Diff self = { 0 };

  g_return_val_if_fail (RBK_IS_BOOK (old_book), NULL);
  g_return_val_if_fail (RBK_IS_BOOK (new_book), NULL);

  self.changes = g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_change_free);
  self.where = g_string_new (NULL);
  diff_records (&self, RBK_RECORD (old_book), RBK_RECORD (new_book), "book");
  g_string_free (self.where, TRUE);

  return self.changes;
}
