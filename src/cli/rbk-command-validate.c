/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-command.h"

#include <string.h>

#include "rbk-book-check.h"
#include "rbk-book-reader.h"
#include "rbk-output.h"

/* A file that can't be read at all has one problem, without a place. */
static void
add_failure (GPtrArray *problems, const GError *failure)
{
  if (failure != NULL && problems->len == 0)
    g_ptr_array_add (problems, rbk_problem_new (NULL, g_strdup (failure->message)));
}

static void
print_problems (const char *path, GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++)
    {
      const RbkProblem *problem = g_ptr_array_index (problems, i);

      if (problem->path != NULL)
        rbk_command_warn (path, "%s: %s", problem->path, problem->message);
      else
        rbk_command_warn (path, "%s", problem->message);
    }
}

static gboolean
write_json (GPtrArray *problems, const char *output, GError **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "valid");
  json_builder_add_boolean_value (builder, problems->len == 0);
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint i = 0; i < problems->len; i++)
    {
      const RbkProblem *problem = g_ptr_array_index (problems, i);

      json_builder_begin_object (builder);
      rbk_output_member_text (builder, "path", problem->path);
      rbk_output_member_text (builder, "message", problem->message);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return rbk_output_write_json (output, builder, error);
}

static gboolean
write_text (const char *path, GPtrArray *problems, const char *output, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *text = NULL;

  if (problems->len > 0)
    return TRUE;

  text = g_strdup_printf ("%s is a valid book\n", name);

  return rbk_output_write (output, text, strlen (text), error);
}

/* validate FILE [--json] [-o FILE] */
RbkExit
rbk_run_validate (char **arguments)
{
  g_autoptr(GPtrArray) problems =
                 g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_problem_free);
  g_auto(GStrv) files = NULL;
  g_autofree char *output = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) failure = NULL;
  g_autoptr(GFile) file = NULL;
  g_autoptr(RbkBook) book = NULL;
  RbkExit            status;
  gboolean           json = FALSE;
  const GOptionEntry entries[] = {
    RBK_OPTION_JSON (json),
    RBK_OPTION_OUTPUT (output),
    { NULL },
  };

  if (!rbk_command_parse (arguments, entries, 1, 1, &files, &status))
    return status;

  file = g_file_new_for_commandline_arg (files[0]);
  book = rbk_book_read_file (file, NULL, problems, NULL, &failure);
  add_failure (problems, failure);
  print_problems (files[0], problems);
  if (json ? !write_json (problems, output, &error)
           : !write_text (files[0], problems, output, &error))
    return rbk_command_fail (error);

  return problems->len == 0 ? RBK_EXIT_DONE : RBK_EXIT_INPUT;
}
