/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-cli-run.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdarg.h>
#include <string.h>
#include <sys/wait.h>

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

/* rbk_cli_write: makes a file in the test's own folder */
void
rbk_cli_write (const char *name, const char *text)
{
  g_autofree char *path = rbk_cli_path (name);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static char **
make_command (const char *const *arguments)
{
  g_autoptr(GPtrArray) words = g_ptr_array_new ();
  const char *program = g_getenv ("RBK_CLI");

  g_assert_nonnull (program);
  g_ptr_array_add (words, g_strdup (program));
  for (; *arguments != NULL; arguments++)
    g_ptr_array_add (words, g_strdup (*arguments));
  g_ptr_array_add (words, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&words), FALSE);
}

static int
exit_status_of (int status)
{
  g_assert_true (WIFEXITED (status));

  return WEXITSTATUS (status);
}

/* rbk_cli_run_strv: runs it with words that do not include its own name */
RbkCliRun *
rbk_cli_run_strv (const char *const *arguments)
{
  RbkCliRun *self = g_new0 (RbkCliRun, 1);
  g_auto(GStrv) words = make_command (arguments);
  g_autoptr(GError) error = NULL;
  int status;

  g_spawn_sync (scratch (), words, NULL, G_SPAWN_DEFAULT, NULL, NULL, &self->output, &self->errors,
                &status, &error);
  g_assert_no_error (error);
  self->status = exit_status_of (status);
  if (self->output[0] == '{')
    {
      self->json = rbk_json_parse (self->output, strlen (self->output), &error);
      g_assert_no_error (error);
    }

  return self;
}

static char **
part_words (const char *line)
{
  char **words = NULL;

  if (line[0] == '\0')
    return g_new0 (char *, 1);
  g_assert_true (g_shell_parse_argv (line, NULL, &words, NULL));

  return words;
}

/* rbk_cli_run_line: runs it with the words of a line, as a shell would part them */
RbkCliRun *
rbk_cli_run_line (const char *line)
{
  g_auto(GStrv) words = part_words (line);

  return rbk_cli_run_strv ((const char *const *) words);
}

/* rbk_cli_run_into: runs a line with a standard output of the caller's; gives the status */
int
rbk_cli_run_into (int output, const char *line)
{
  g_auto(GStrv) arguments = part_words (line);
  g_auto(GStrv) words = NULL;
  g_autoptr(GError) error = NULL;
  GPid pid;
  int  status;

  words = make_command ((const char *const *) arguments);
  g_spawn_async_with_fds (scratch (), words, NULL,
                          G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &pid,
                          -1, output, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);

  return exit_status_of (status);
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

/* rbk_cli_templates: makes a book of each template, NAME.ratebook in the test's own folder */
void
rbk_cli_templates (void)
{
  static const char *const names[] = { "usage-gated", "credit-tiers", "token-api",
                                       "outcome",     "hybrid",       "blank" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_free (rbk_cli_template (names[i]));
}

/* rbk_cli_read: (transfer full): a file that the program made */
char *
rbk_cli_read (const char *name, gsize *length)
{
  g_autofree char *path = rbk_cli_path (name);
  char            *contents;
  g_autoptr(GError) error = NULL;

  g_file_get_contents (path, &contents, length, &error);
  g_assert_no_error (error);

  return contents;
}

/* rbk_cli_exists: whether there is such a file or folder */
gboolean
rbk_cli_exists (const char *name)
{
  g_autofree char *path = rbk_cli_path (name);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
delete_tree (const char *path)
{
  g_autoptr(GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      delete_tree (child);
    }
  g_remove (path);
}

/* rbk_cli_clean: deletes the test's own folder with all that is in it */
void
rbk_cli_clean (void)
{
  delete_tree (scratch ());
}

/* Follows names and indices parted by slashes: plans/0/margin. */
static JsonNode *
follow (RbkCliRun *run, const char *path)
{
  g_auto(GStrv) steps = g_strsplit (path, "/", -1);
  JsonNode *node = run->json;

  g_assert_nonnull (node);
  for (char **step = steps; *step != NULL && path[0] != '\0'; step++)
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

/* rbk_cli_has: whether the object at a place has a member */
gboolean
rbk_cli_has (RbkCliRun *run, const char *path, const char *member)
{
  JsonNode *node = follow (run, path);

  g_assert_true (JSON_NODE_HOLDS_OBJECT (node));

  return json_object_has_member (json_node_get_object (node), member);
}

gboolean
rbk_cli_is_null (RbkCliRun *run, const char *path)
{
  return JSON_NODE_HOLDS_NULL (follow (run, path));
}

gboolean
rbk_cli_boolean (RbkCliRun *run, const char *path)
{
  JsonNode *node = follow (run, path);

  g_assert_true (JSON_NODE_HOLDS_VALUE (node));
  g_assert_cmpuint (json_node_get_value_type (node), ==, G_TYPE_BOOLEAN);

  return json_node_get_boolean (node);
}

/* rbk_cli_assert_value: a value as JSON spells it: "29", 0.81, null, false */
void
rbk_cli_assert_value (RbkCliRun *run, const char *path, const char *expected)
{
  g_autofree char *text = NULL;

  if (strcmp (expected, "null") == 0)
    g_assert_true (rbk_cli_is_null (run, path));
  else if (strcmp (expected, "true") == 0 || strcmp (expected, "false") == 0)
    g_assert_cmpint (rbk_cli_boolean (run, path), ==, expected[0] == 't');
  else if (expected[0] == '"')
    {
      text = g_strdup_printf ("\"%s\"", rbk_cli_text (run, path));
      g_assert_cmpstr (text, ==, expected);
    }
  else
    rbk_cli_assert_number (run, path, g_ascii_strtod (expected, NULL));
}

guint
rbk_cli_length (RbkCliRun *run, const char *path)
{
  JsonNode *node = follow (run, path);

  if (JSON_NODE_HOLDS_ARRAY (node))
    return json_array_get_length (json_node_get_array (node));

  return json_object_get_size (json_node_get_object (node));
}

static void
test_figure (gconstpointer data)
{
  const RbkCliFigure *figure = data;
  g_autoptr(RbkCliRun) run = rbk_cli_run_line (figure->line);

  g_assert_cmpstr (run->errors, ==, "");
  g_assert_cmpint (run->status, ==, 0);
  rbk_cli_assert_value (run, figure->path, figure->expected);
}

/* rbk_cli_add_figures: a test for each of them, below @prefix */
void
rbk_cli_add_figures (const char *prefix, const RbkCliFigure *figures, gsize n_figures)
{
  for (gsize i = 0; i < n_figures; i++)
    {
      g_autofree char *path = g_strconcat (prefix, figures[i].name, NULL);

      g_test_add_data_func (path, &figures[i], test_figure);
    }
}

/* Each ends as it should, says why, and prints nothing. */
void
rbk_cli_assert_refused (const RbkCliRefusal *refused, gsize n_refused)
{
  for (gsize i = 0; i < n_refused; i++)
    {
      g_autoptr(RbkCliRun) run = rbk_cli_run_line (refused[i].line);

      if (run->status != refused[i].status || strstr (run->errors, refused[i].says) == NULL)
        g_error ("%s: %d, %s", refused[i].line, run->status, run->errors);
      g_assert_cmpstr (run->output, ==, "");
    }
}

/* It went well, and all of them stand in what it printed. */
void
rbk_cli_assert_parts (RbkCliRun *run, const char *const *parts, gsize n_parts)
{
  g_assert_cmpint (run->status, ==, 0);
  for (gsize i = 0; i < n_parts; i++)
    if (strstr (run->output, parts[i]) == NULL)
      g_error ("no “%s” in:\n%s", parts[i], run->output);
}
