/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-book-reader.h"

#include <string.h>

#include "rbk-file.h"
#include "rbk-json.h"
#include "rbk-record-reader.h"

#define MAX_SHOWN_VERSION 20

static gboolean
check_format (JsonObject *root, GError **error)
{
  JsonNode *format = json_object_get_member (root, "format");

  if (format != NULL && rbk_json_node_is_string (format) &&
      strcmp (json_node_get_string (format), "ratebook") == 0)
    return TRUE;

  g_set_error_literal (error, RBK_ERROR, RBK_ERROR_INVALID,
                       E_ ("$.format: this is not a book: its format must be \"ratebook\""));

  return FALSE;
}

static gboolean
is_newer (const char *version)
{
  static const char digits[] = "0123456789";

  return version[0] != '0' && strspn (version, digits) == strlen (version) &&
         (strlen (version) > 1 || version[0] - '0' > RBK_BOOK_VERSION);
}

static gboolean
check_version (JsonObject *root, GError **error)
{
  JsonNode   *node = json_object_get_member (root, "version");
  const char *version =
      node != NULL && rbk_json_node_is_number (node) ? rbk_json_node_get_number (node) : "";

  if (strcmp (version, G_STRINGIFY (RBK_BOOK_VERSION)) == 0)
    return TRUE;

  if (is_newer (version))
    g_set_error (error, RBK_ERROR, RBK_ERROR_VERSION,
                 E_ ("$.version: written by a newer Ratebook, version %.*s; this one reads up to "
                     "%d; update Ratebook"),
                 MAX_SHOWN_VERSION, version, RBK_BOOK_VERSION);
  else
    g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID, E_ ("$.version: must be the number %d"),
                 RBK_BOOK_VERSION);

  return FALSE;
}

/* Whether there is a problem already at the path or above it. */
static gboolean
is_told (GHashTable *told, const char *path)
{
  g_autofree char *above = g_strdup (path);

  for (char *end = above + strlen (above); end > above; end--)
    if (*end == '.' || *end == '[' || *end == '\0')
      {
        *end = '\0';
        if (g_hash_table_contains (told, above))
          return TRUE;
      }

  return FALSE;
}

/* One mistake, one problem: what a bad value leaves behind is not told again. */
static void
add_check_problems (RbkBook *book, GPtrArray *problems)
{
  g_autoptr(GPtrArray) found = rbk_book_check (book);
  g_autoptr(GHashTable) told = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < problems->len; i++)
    g_hash_table_add (told, ((RbkProblem *) problems->pdata[i])->path);

  g_ptr_array_set_free_func (found, NULL);
  for (guint i = 0; i < found->len; i++)
    {
      RbkProblem *problem = found->pdata[i];

      if (is_told (told, problem->path))
        rbk_problem_free (problem);
      else
        g_ptr_array_add (problems, problem);
    }
}

static void
set_error_from_problems (GPtrArray *problems, GError **error)
{
  RbkProblem *first = problems->pdata[0];

  if (problems->len > 1)
    g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID, E_ ("%s: %s (and %u more)"), first->path,
                 first->message, problems->len - 1);
  else
    g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID, "%s: %s", first->path, first->message);
}

/* A failure before there is a book to check; its message starts with the place. */
static void
add_failure (const char *message, GPtrArray *problems)
{
  const char *colon = strstr (message, ": ");

  if (colon != NULL)
    g_ptr_array_add (problems, rbk_problem_new (g_strndup (message, (gsize) (colon - message)),
                                                g_strdup (colon + 2)));
  else
    g_ptr_array_add (problems, rbk_problem_new (g_strdup ("$"), g_strdup (message)));
}

static void
forget_head (RbkRecord *book)
{
  JsonObject *unknown = rbk_record_get_unknown (book);

  if (unknown == NULL)
    return;

  json_object_remove_member (unknown, "format");
  json_object_remove_member (unknown, "version");
  if (json_object_get_size (unknown) == 0)
    rbk_record_set_unknown (book, NULL);
}

static JsonNode *
parse_head (const char *text, gsize length, GError **error)
{
  g_autoptr(JsonNode) root = rbk_json_parse (text, length, error);

  if (root == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
                   E_ ("$: a book is an object, this file holds %s"),
                   rbk_json_node_type_name (root));
      return NULL;
    }
  if (!check_format (json_node_get_object (root), error) ||
      !check_version (json_node_get_object (root), error))
    return NULL;

  return g_steal_pointer (&root);
}

/**
 * rbk_book_read_text:
 * @text: the text of a `.ratebook` file, UTF-8
 * @length: its length in bytes
 * @problems: (nullable) (element-type RbkProblem): all that is wrong is added here
 * @error: return location for a #GError
 *
 * Reads a book. It comes whole or not at all.
 *
 * Fails with %RBK_ERROR_SYNTAX where the text is no JSON (the message gives line and
 * column), %RBK_ERROR_VERSION where a newer program wrote it, and %RBK_ERROR_INVALID
 * where it makes no sense: the message is the first problem, `PATH: what is wrong`.
 *
 * Returns: (transfer full): the book, or %NULL
 */
RbkBook *
rbk_book_read_text (const char *text, gsize length, GPtrArray *problems, GError **error)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_problem_free);
  GPtrArray *all = problems != NULL ? problems : found;
  g_autoptr(JsonNode) root = NULL;
  g_autoptr(RbkRecord) book = NULL;
  g_autoptr(GError) local_error = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  root = parse_head (text, length, &local_error);
  if (root == NULL)
    {
      add_failure (local_error->message, all);
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  book = rbk_record_read (RBK_TYPE_BOOK, json_node_get_object (root), "$", all);
  forget_head (book);
  add_check_problems (RBK_BOOK (book), all);
  if (all->len > 0)
    {
      set_error_from_problems (all, error);
      return NULL;
    }

  return RBK_BOOK (g_steal_pointer (&book));
}

/**
 * rbk_book_read_file:
 * @file: a `.ratebook` file
 * @etag: (out) (optional) (nullable): what to give when saving, to notice other writers
 * @problems: (nullable) (element-type RbkProblem): all that is wrong is added here
 * @cancellable: (nullable): to stop it
 * @error: return location for a #GError
 *
 * Reads a book from a file of 64 MiB at most. The messages do not name the file.
 *
 * Returns: (transfer full): the book, or %NULL; see rbk_book_read_text() and rbk_file_load()
 */
RbkBook *
rbk_book_read_file (
    GFile *file, char **etag, GPtrArray *problems, GCancellable *cancellable, GError **error)
{
  g_autofree char *text = NULL;
  g_autofree char *read_etag = NULL;
  gsize            length;
  RbkBook         *book;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  if (!rbk_file_load (file, RBK_BOOK_MAX_BYTES, &text, &length, &read_etag, cancellable, error))
    return NULL;

  book = rbk_book_read_text (text, length, problems, error);
  if (book != NULL && etag != NULL)
    *etag = g_steal_pointer (&read_etag);

  return book;
}
