/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-command.h"

#include "rbk-book-check.h"
#include "rbk-book-reader.h"
#include "rbk-output.h"

static void
print_problems (const char *path, GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++)
    {
      const RbkProblem *problem = g_ptr_array_index (problems, i);

      g_printerr ("ratebook-cli: %s: %s: %s\n", path, problem->path, problem->message);
    }
}

static gboolean
print_json (GPtrArray *problems, const GError *failure, GError **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "valid");
  json_builder_add_boolean_value (builder, failure == NULL);
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
  if (failure != NULL && problems->len == 0)
    {
      json_builder_begin_object (builder);
      rbk_output_member_text (builder, "path", NULL);
      rbk_output_member_text (builder, "message", failure->message);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return rbk_output_write_json (NULL, builder, error);
}

/* validate FILE [--json] */
RbkExit
rbk_run_validate (char **arguments)
{
  g_autoptr(GPtrArray) problems =
                 g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_problem_free);
  g_auto(GStrv) files = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) failure = NULL;
  g_autoptr(GFile) file = NULL;
  g_autoptr(RbkBook) book = NULL;
  gboolean           json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "Print the result as JSON", NULL },
    { NULL },
  };

  if (!rbk_command_parse (arguments, entries, 1, 1, &files, &error))
    return rbk_command_fail (NULL, error);

  file = g_file_new_for_commandline_arg (files[0]);
  book = rbk_book_read_file (file, NULL, problems, NULL, &failure);
  if (json && !print_json (problems, failure, &error))
    return rbk_command_fail (NULL, error);

  if (failure == NULL)
    {
      if (!json)
        g_print ("%s: valid\n", files[0]);
      return RBK_EXIT_DONE;
    }
  if (problems->len == 0)
    return rbk_command_fail (files[0], failure);
  print_problems (files[0], problems);

  return RBK_EXIT_INPUT;
}
