/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-support.h"

#include <string.h>

#include "rbk-book-reader.h"
#include "rbk-book-writer.h"
#include "rbk-json.h"

/* Every book that is made must be one that can be saved and read again. */
static void
check_book (RbkBook *book)
{
  g_autofree char *text = rbk_book_to_text (book);
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkBook) again = rbk_book_read_text (text, strlen (text), NULL, &error);

  g_assert_no_error (error);
  g_assert_true (rbk_record_equal (RBK_RECORD (book), RBK_RECORD (again)));
}

static Imported *
import_all (const char *source, GPtrArray *files)
{
  Imported *self = g_new0 (Imported, 1);

  self->notes = g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_import_note_free);
  self->book = rbk_import_book (source, files, self->notes, &self->error);
  g_assert_true ((self->book == NULL) == (self->error != NULL));
  for (guint i = 0; i < self->notes->len; i++)
    {
      const RbkImportNote *note = self->notes->pdata[i];

      g_assert_true (g_str_has_prefix (note->place, "$"));
      g_assert_true (g_utf8_validate (note->message, -1, NULL));
    }
  if (self->book != NULL)
    check_book (self->book);

  return self;
}

Imported *
import_as_is (const char *source, const char *text)
{
  g_autoptr(GPtrArray) files =
                 g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_import_file_free);

  g_ptr_array_add (files, rbk_import_file_new (NULL, text, strlen (text)));

  return import_all (source, files);
}

Imported *
import_files (const char *source, const char *const *texts)
{
  g_autoptr(GPtrArray) files =
                 g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_import_file_free);

  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_autofree char *name = g_strdup_printf ("file-%u.json", i + 1);
      g_autofree char *text = g_strdelimit (g_strdup (texts[i]), "'", '"');

      g_ptr_array_add (files, rbk_import_file_new (name, text, strlen (text)));
    }

  return import_all (source, files);
}

Imported *
import_text (const char *source, const char *text)
{
  return import_files (source, (const char *const[]){ text, NULL });
}

void
imported_free (Imported *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->book);
  g_clear_error (&self->error);
  g_ptr_array_unref (self->notes);
  g_free (self);
}

const RbkImportNote *
imported_find_note (Imported *self, const char *text)
{
  for (guint i = 0; i < self->notes->len; i++)
    if (strstr (((RbkImportNote *) self->notes->pdata[i])->message, text) != NULL)
      return self->notes->pdata[i];

  return NULL;
}

static JsonNode *
step (JsonNode *node, const char *part)
{
  JsonArray *array;
  guint64    position = g_ascii_strtoull (part, NULL, 10);

  if (node == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_object_get_member (json_node_get_object (node), part);
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return NULL;
  array = json_node_get_array (node);

  return position < json_array_get_length (array) ? json_array_get_element (array, (guint) position)
                                                  : NULL;
}

char *
imported_get (Imported *self, const char *path)
{
  g_autoptr(JsonNode) root = NULL;
  g_auto(GStrv) parts = g_strsplit (path, "/", -1);
  JsonNode *node;

  if (self->error != NULL)
    g_error ("nothing was imported: %s", self->error->message);
  root = rbk_record_to_node (RBK_RECORD (self->book));
  node = root;
  for (guint i = 0; parts[i] != NULL; i++)
    node = step (node, parts[i]);
  if (node == NULL)
    return g_strdup ("-");
  if (JSON_NODE_HOLDS_ARRAY (node))
    return g_strdup_printf ("%u items", json_array_get_length (json_node_get_array (node)));
  if (JSON_NODE_HOLDS_OBJECT (node))
    return g_strdup ("object");
  if (rbk_json_node_is_string (node))
    return g_strdup (json_node_get_string (node));

  return g_strdup (json_node_get_value_type (node) == G_TYPE_BOOLEAN && json_node_get_boolean (node)
                       ? "true"
                       : "value");
}

void
imported_assert (Imported *self, const char *path, const char *expected)
{
  g_autofree char *value = imported_get (self, path);

  if (strcmp (value, expected) != 0)
    g_error ("%s is %s, not %s", path, value, expected);
}
