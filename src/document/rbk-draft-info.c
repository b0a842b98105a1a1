/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-draft.h"

#include <string.h>
#include <unistd.h>

#include "rbk-book-reader.h"
#include "rbk-draft-private.h"
#include "rbk-json.h"

/* JSON within JSON: each quote and line break of the book takes a byte more. */
#define MAX_DRAFT_BYTES (2 * RBK_BOOK_MAX_BYTES)

/**
 * rbk_draft_info_copy:
 * @self: (nullable): what is known of a draft
 *
 * Returns: (nullable) (transfer full): a copy
 */
RbkDraftInfo *
rbk_draft_info_copy (const RbkDraftInfo *self)
{
  RbkDraftInfo *copy;

  if (self == NULL)
    return NULL;

  copy = g_new0 (RbkDraftInfo, 1);
  copy->draft = g_object_ref (self->draft);
  g_set_object (&copy->original, self->original);
  copy->title = g_strdup (self->title);
  copy->etag = g_strdup (self->etag);
  copy->time = g_date_time_ref (self->time);

  return copy;
}

/**
 * rbk_draft_info_free:
 * @self: (nullable) (transfer full): what is known of a draft
 */
void
rbk_draft_info_free (RbkDraftInfo *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->draft);
  g_clear_object (&self->original);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->etag, g_free);
  g_clear_pointer (&self->time, g_date_time_unref);
  g_free (self);
}

static const char *
get_text (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && rbk_json_node_is_string (node) ? json_node_get_string (node) : NULL;
}

static JsonNode *
read_draft (GFile *draft, GError **error)
{
  g_autoptr(JsonNode) root = rbk_json_parse_file (draft, MAX_DRAFT_BYTES, NULL, error);

  if (root == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_OBJECT (root) &&
      g_strcmp0 (get_text (json_node_get_object (root), "format"), RBK_DRAFT_FORMAT) == 0)
    return g_steal_pointer (&root);

  g_set_error_literal (error, RBK_ERROR, RBK_ERROR_INVALID, E_ ("This is not a draft of a book"));

  return NULL;
}

static RbkDraftInfo *
info_from_file (GFile *draft)
{
  g_autoptr(JsonNode) root = read_draft (draft, NULL);
  g_autoptr(RbkDraftInfo) info = NULL;
  JsonObject *object;
  const char *time, *original;

  if (root == NULL)
    return NULL;

  object = json_node_get_object (root);
  time = get_text (object, "time");
  original = get_text (object, "original");

  info = g_new0 (RbkDraftInfo, 1);
  info->draft = g_object_ref (draft);
  info->original = original != NULL ? g_file_new_for_uri (original) : NULL;
  info->title = g_strdup (get_text (object, "title"));
  info->etag = g_strdup (get_text (object, "etag"));
  info->time = time != NULL ? g_date_time_new_from_iso8601 (time, NULL) : NULL;
  if (info->time == NULL)
    info->time = g_date_time_new_from_unix_utc (0);

  return g_steal_pointer (&info);
}

static char *
lock_path_of (GFile *draft)
{
  g_autofree char *path = g_file_get_path (draft);

  return g_strdup_printf ("%.*s%s", (int) (strlen (path) - strlen (RBK_DRAFT_SUFFIX)), path,
                          RBK_DRAFT_LOCK_SUFFIX);
}

/* Whether the program that wrote it is gone. */
static gboolean
was_left_behind (GFile *draft)
{
  g_autofree char *path = lock_path_of (draft);
  int              fd = rbk_draft_lock (path);

  if (fd < 0)
    return FALSE;

  close (fd);

  return TRUE;
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const RbkDraftInfo *left = *(RbkDraftInfo *const *) a;
  const RbkDraftInfo *right = *(RbkDraftInfo *const *) b;

  return g_date_time_compare (right->time, left->time);
}

/**
 * rbk_draft_list:
 * @folder: where drafts are kept
 *
 * Finds the work that was left behind. Drafts of books that are open, here or in another
 * program, are none of it; files that make no sense are left alone.
 *
 * Returns: (transfer full) (element-type RbkDraftInfo): the newest first
 */
GPtrArray *
rbk_draft_list (GFile *folder)
{
  GPtrArray *infos = g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_draft_info_free);
  g_autoptr(GDir) dir = NULL;
  const char *name;

  g_return_val_if_fail (G_IS_FILE (folder) && g_file_peek_path (folder) != NULL, infos);

  dir = g_dir_open (g_file_peek_path (folder), 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autoptr(GFile) draft = g_file_get_child (folder, name);
      RbkDraftInfo *info = NULL;

      if (g_str_has_suffix (name, RBK_DRAFT_SUFFIX) && was_left_behind (draft))
        info = info_from_file (draft);
      if (info != NULL)
        g_ptr_array_add (infos, info);
    }
  g_ptr_array_sort (infos, compare_newest_first);

  return infos;
}

/**
 * rbk_draft_find:
 * @folder: the folder of drafts
 * @original: (nullable): a book's file; nothing finds work that was never saved
 *
 * Returns: (nullable) (transfer full): the newest draft that was left behind of it
 */
RbkDraftInfo *
rbk_draft_find (GFile *folder, GFile *original)
{
  g_autoptr(GPtrArray) infos = rbk_draft_list (folder);

  for (guint i = 0; i < infos->len; i++)
    {
      const RbkDraftInfo *info = g_ptr_array_index (infos, i);
      gboolean            is_saved = info->original != NULL;

      if (original == NULL ? !is_saved : is_saved && g_file_equal (info->original, original))
        return rbk_draft_info_copy (info);
    }

  return NULL;
}

/**
 * rbk_draft_info_read:
 * @self: what is known of a draft
 * @error: return location for a #GError of domain RBK_ERROR
 *
 * Returns: (nullable) (transfer full): the book in it
 */
RbkBook *
rbk_draft_info_read (const RbkDraftInfo *self, GError **error)
{
  g_autoptr(JsonNode) root = NULL;
  const char *text;

  g_return_val_if_fail (self != NULL, NULL);

  root = read_draft (self->draft, error);
  if (root == NULL)
    return NULL;

  text = get_text (json_node_get_object (root), "book");
  if (text == NULL)
    {
      g_set_error_literal (error, RBK_ERROR, RBK_ERROR_INVALID, E_ ("The draft has no book in it"));
      return NULL;
    }

  return rbk_book_read_text (text, strlen (text), NULL, error);
}

/**
 * rbk_draft_info_discard:
 * @self: what is known of a draft
 *
 * Removes the draft for good.
 */
void
rbk_draft_info_discard (const RbkDraftInfo *self)
{
  g_autofree char *lock_path = NULL;

  g_return_if_fail (self != NULL);

  lock_path = lock_path_of (self->draft);
  unlink (g_file_peek_path (self->draft));
  unlink (lock_path);
}
