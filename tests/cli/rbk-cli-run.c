/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-cli-run.h"

#include <gio/gio.h>
#include <stdarg.h>
#include <string.h>

#include "rbk-json.h"

/* A folder of the test's own for what it makes. */
static const char *
scratch (void)
{
  static char *folder;

  if (folder == NULL)
    {
      folder = g_dir_make_tmp ("ratebook-cli-XXXXXX", NULL);
      g_assert_nonnull (folder);
    }

  return folder;
}

/* rbk_cli_path: (transfer full): a file in the test's own folder */
char *
rbk_cli_path (const char *name)
{
  return g_build_filename (scratch (), name, NULL);
}

void
rbk_cli_write (const char *path, const char *text)
{
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* rbk_cli_run_strv: runs it with words that do not include its own name */
RbkCliRun *
rbk_cli_run_strv (const char *const *arguments)
{
  RbkCliRun *self = g_new0 (RbkCliRun, 1);
  g_autoptr(GPtrArray) words = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;
  int status;

  g_ptr_array_add (words, (gpointer) g_getenv ("RBK_CLI"));
  g_assert_nonnull (words->pdata[0]);
  for (; *arguments != NULL; arguments++)
    g_ptr_array_add (words, (gpointer) *arguments);
  g_ptr_array_add (words, NULL);

  g_spawn_sync (scratch (), (char **) words->pdata, NULL, G_SPAWN_DEFAULT, NULL, NULL,
                &self->output, &self->errors, &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  self->status = WEXITSTATUS (status);
  if (self->output[0] == '{')
    {
      self->json = rbk_json_parse (self->output, strlen (self->output), &error);
      g_assert_no_error (error);
    }

  return self;
}

RbkCliRun *
rbk_cli_run (const char *first, ...)
{
  g_autoptr(GPtrArray) words = g_ptr_array_new ();
  va_list list;

  va_start (list, first);
  for (const char *word = first; word != NULL; word = va_arg (list, const char *))
    g_ptr_array_add (words, (gpointer) word);
  va_end (list);
  g_ptr_array_add (words, NULL);

  return rbk_cli_run_strv ((const char *const *) words->pdata);
}

void
rbk_cli_run_free (RbkCliRun *self)
{
  g_free (self->output);
  g_free (self->errors);
  g_clear_pointer (&self->json, json_node_unref);
  g_free (self);
}

/* rbk_cli_template: (transfer full): where a fresh book of a template is */
char *
rbk_cli_template (const char *name)
{
  g_autofree char *file = g_strconcat (name, ".ratebook", NULL);
  char            *path = rbk_cli_path (file);
  g_autoptr(RbkCliRun) run = rbk_cli_run ("new", "--template", name, "-o", path, NULL);

  g_assert_cmpstr (run->errors, ==, "");
  g_assert_cmpint (run->status, ==, 0);

  return path;
}

/* Follows names and indices parted by slashes: plans/0/margin. */
static JsonNode *
follow (RbkCliRun *run, const char *path)
{
  g_auto(GStrv) steps = g_strsplit (path, "/", -1);
  JsonNode *node = run->json;

  g_assert_nonnull (node);
  for (char **step = steps; *step != NULL; step++)
    {
      if (JSON_NODE_HOLDS_ARRAY (node))
        {
          guint64 index = g_ascii_strtoull (*step, NULL, 10);

          g_assert_cmpuint (index, <, json_array_get_length (json_node_get_array (node)));
          node = json_array_get_element (json_node_get_array (node), (guint) index);
        }
      else
        {
          g_assert_true (JSON_NODE_HOLDS_OBJECT (node));
          if (!json_object_has_member (json_node_get_object (node), *step))
            g_error ("no member %s of %s", *step, path);
          node = json_object_get_member (json_node_get_object (node), *step);
        }
    }

  return node;
}

const char *
rbk_cli_text (RbkCliRun *run, const char *path)
{
  JsonNode *node = follow (run, path);

  g_assert_true (rbk_json_node_is_string (node));

  return json_node_get_string (node);
}

double
rbk_cli_number (RbkCliRun *run, const char *path)
{
  JsonNode *node = follow (run, path);

  g_assert_true (rbk_json_node_is_number (node));

  return g_ascii_strtod (rbk_json_node_get_number (node), NULL);
}

gboolean
rbk_cli_is_null (RbkCliRun *run, const char *path)
{
  return JSON_NODE_HOLDS_NULL (follow (run, path));
}

guint
rbk_cli_length (RbkCliRun *run, const char *path)
{
  JsonNode *node = follow (run, path);

  if (JSON_NODE_HOLDS_ARRAY (node))
    return json_array_get_length (json_node_get_array (node));

  return json_object_get_size (json_node_get_object (node));
}
