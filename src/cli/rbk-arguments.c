/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rbk-command.h"
#include "rbk-error.h"
#include "rbk-output.h"

/* Who looks at a command's options instead of running it. A command keeps its options where it
 * keeps what they are read into, so only the command itself can show them. */
static struct
{
  RbkCommandLook func;
  gpointer       user_data;
} looking;

/**
 * rbk_command_look:
 * @self: a command
 * @func: (scope call): is told its options
 * @user_data: for @func
 *
 * Shows the options of a command without running it.
 */
void
rbk_command_look (const RbkCommand *self, RbkCommandLook func, gpointer user_data)
{
  g_autofree char *name = g_strdup (self->name);
  char            *arguments[] = { name, NULL };

  looking.func = func;
  looking.user_data = user_data;
  self->run (arguments);
  looking.func = NULL;
}

static gboolean
count_files (const RbkCommand *command, char **arguments, guint min, guint max, GError **error)
{
  guint            n_files = g_strv_length (arguments) - 1;
  g_autofree char *quoted = NULL;

  if (n_files < min)
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE,
                   "%s: %s is missing; usage: ratebook-cli %s [OPTION…] %s", command->name,
                   command->arguments, command->name, command->arguments);
      return FALSE;
    }
  if (n_files > max)
    {
      quoted = rbk_error_quote (arguments[max + 1], strlen (arguments[max + 1]));
      g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE,
                   "%s: %s is one argument too many; usage: ratebook-cli %s [OPTION…] %s",
                   command->name, quoted, command->name, command->arguments);
      return FALSE;
    }

  return TRUE;
}

static gboolean
print_help (GOptionContext *context, GError **error)
{
  g_autofree char *help = g_option_context_get_help (context, TRUE, NULL);
  g_autofree char *text =
      g_str_has_suffix (help, "\n\n") ? g_strndup (help, strlen (help) - 1) : g_strdup (help);

  return rbk_output_write (NULL, text, strlen (text), error);
}

static GOptionContext *
new_context (const RbkCommand *command, const GOptionEntry *entries, gboolean *wants_help)
{
  GOptionContext    *context;
  g_autofree char   *members = NULL;
  g_autofree char   *program = g_strdup_printf ("ratebook-cli %s", command->name);
  const GOptionEntry help[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, wants_help, "Say more of this command", NULL },
    { NULL },
  };

  g_set_prgname (program);
  context = g_option_context_new (command->arguments);
  g_option_context_set_summary (context, command->summary);
  g_option_context_set_help_enabled (context, FALSE);
  if (command->members != NULL)
    {
      members = g_strdup_printf ("Members of the JSON: %s", command->members);
      g_option_context_set_description (context, members);
    }
  g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_add_main_entries (context, help, NULL);

  return context;
}

/* An option whose number may be left out: a file that follows is no number. */
static char **
tie_optional (char **arguments)
{
  g_autoptr(GStrvBuilder) words = g_strv_builder_new ();

  for (guint i = 0; arguments[i] != NULL; i++)
    {
      const char      *next = arguments[i + 1];
      RbkDecimal       number;
      gboolean         has_number = next != NULL && rbk_quantity_parse (next, &number, NULL);
      g_autofree char *tied = NULL;

      if (strcmp (arguments[i], "--synthetic") != 0)
        {
          g_strv_builder_add (words, arguments[i]);
          continue;
        }
      tied = g_strconcat (arguments[i], "=", has_number ? next : "", NULL);
      g_strv_builder_add (words, tied);
      i += has_number ? 1 : 0;
    }

  return g_strv_builder_end (words);
}

/* The end of the options stays among the words where a file's name after it starts with a dash. */
static void
drop_end_of_options (char **words)
{
  while (*words != NULL && strcmp (*words, "--") != 0)
    words++;
  g_free (*words);
  for (; *words != NULL; words++)
    words[0] = words[1];
}

/**
 * rbk_command_parse:
 * @arguments: (array zero-terminated=1): the command's name and what follows it
 * @entries: its options, beside `--help`
 * @n_files_min: how many arguments it needs beside options
 * @n_files_max: how many it takes
 * @files: (out) (transfer full) (array zero-terminated=1): those arguments
 * @status: (out): how the program should end, where there is nothing more to do
 *
 * Reads the options of a command, and answers `--help`.
 *
 * Returns: whether to go on; if not, all has been said
 */
gboolean
rbk_command_parse (char              **arguments,
                   const GOptionEntry *entries,
                   guint               n_files_min,
                   guint               n_files_max,
                   char             ***files,
                   RbkExit            *status)
{
  const RbkCommand *command = rbk_command_find (arguments[0]);
  g_auto(GStrv) words = tie_optional (arguments);
  g_autoptr(GOptionContext) context = NULL;
  g_autoptr(GError) error = NULL;
  gboolean wants_help = FALSE;

  if (looking.func != NULL)
    {
      looking.func (command, entries, looking.user_data);
      *status = RBK_EXIT_DONE;
      return FALSE;
    }

  context = new_context (command, entries, &wants_help);
  if (g_option_context_parse_strv (context, &words, &error))
    drop_end_of_options (words);
  if (error != NULL)
    g_prefix_error (&error, "%s: ", command->name);
  else if (wants_help)
    print_help (context, &error);
  else
    count_files (command, words, n_files_min, n_files_max, &error);

  *status = error != NULL ? rbk_command_fail (error) : RBK_EXIT_DONE;
  if (error != NULL || wants_help)
    return FALSE;

  *files = g_strdupv (words + 1);

  return TRUE;
}
