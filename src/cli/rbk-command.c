/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-command.h"

#include <string.h>

#include "rbk-error.h"

const RbkCommand rbk_commands[] = {
  { "new", "", "Make a book from a template", rbk_run_new },
  { "table", "FILE", "Print the tier table: price, cost, margin and floor of each plan",
    rbk_run_table },
  { "cost", "", "Work out what a call to a model costs", rbk_run_cost },
  { "models", "[FILTER]", "List the prices of models", rbk_run_models },
  { "bill", "FILE", "Print the invoice for a usage", rbk_run_bill },
  { "curve", "FILE", "Draw margin curves and certify the lowest margin", rbk_run_curve },
  { "usage", "CSV", "Say what a usage file holds: percentiles, spread, advice", rbk_run_usage },
  { "solve", "FILE", "Find the price, cap, included units or overage for a margin", rbk_run_solve },
  { "validate", "FILE", "Check that a file is a valid book; lists all errors", rbk_run_validate },
  { "export", "FILE", "Write price objects, pricing pages and documents", rbk_run_export },
  { NULL, NULL, NULL, NULL },
};

/**
 * rbk_command_find:
 * @name: a word of the command line
 *
 * Returns: (nullable) (transfer none): the command of that name
 */
const RbkCommand *
rbk_command_find (const char *name)
{
  for (const RbkCommand *command = rbk_commands; command->name != NULL; command++)
    if (strcmp (command->name, name) == 0)
      return command;

  return NULL;
}

static gboolean
count_files (const RbkCommand *command, char **arguments, guint min, guint max, GError **error)
{
  guint n_files = g_strv_length (arguments) - 1;

  if (n_files < min)
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE,
                   "%s is missing; usage: ratebook-cli %s [OPTION…] %s", command->arguments,
                   command->name, command->arguments);
      return FALSE;
    }
  if (n_files > max)
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE,
                   "“%s” is one argument too many; usage: ratebook-cli %s [OPTION…] %s",
                   arguments[max + 1], command->name, command->arguments);
      return FALSE;
    }

  return TRUE;
}

/**
 * rbk_command_parse:
 * @arguments: (array zero-terminated=1): the command's name and what follows it
 * @entries: its options
 * @n_files_min: how many arguments it needs beside options
 * @n_files_max: how many it takes
 * @files: (out) (transfer full) (array zero-terminated=1): those arguments
 * @error: return location for a #GError
 *
 * Reads the options of a command.
 *
 * Returns: whether the words make sense
 */
gboolean
rbk_command_parse (char              **arguments,
                   const GOptionEntry *entries,
                   guint               n_files_min,
                   guint               n_files_max,
                   char             ***files,
                   GError            **error)
{
  const RbkCommand *command = rbk_command_find (arguments[0]);
  g_autofree char  *parameters = g_strconcat ("- ", command->summary, NULL);
  g_auto(GStrv) words = g_strdupv (arguments);
  g_autoptr(GOptionContext) context = NULL;
  g_autofree char *prefixed = g_strdup_printf ("%s %s", command->name, command->arguments);

  context = g_option_context_new (prefixed);
  g_option_context_set_summary (context, command->summary);
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse_strv (context, &words, error))
    {
      g_prefix_error (error, "%s: ", command->name);
      return FALSE;
    }
  if (!count_files (command, words, n_files_min, n_files_max, error))
    return FALSE;

  *files = g_strdupv (words + 1);

  return TRUE;
}

static RbkExit
exit_of (const GError *error)
{
  if (error->domain == G_OPTION_ERROR)
    return RBK_EXIT_USAGE;
  if (error->domain != RBK_ERROR)
    return RBK_EXIT_INPUT;

  switch ((RbkErrorCode) error->code)
    {
    case RBK_ERROR_USAGE:
    case RBK_ERROR_NOT_FOUND:
      return RBK_EXIT_USAGE;
    case RBK_ERROR_REFUSED:
      return RBK_EXIT_NO;
    case RBK_ERROR_WRITE:
      return RBK_EXIT_OUTPUT;
    case RBK_ERROR_SYNTAX:
    case RBK_ERROR_INVALID:
    case RBK_ERROR_RANGE:
    case RBK_ERROR_OVERFLOW:
    case RBK_ERROR_VERSION:
    case RBK_ERROR_READ:
    default:
      return RBK_EXIT_INPUT;
    }
}

/**
 * rbk_command_fail:
 * @file: (nullable): the file that it is about
 * @error: what is wrong
 *
 * Says what is wrong on standard error.
 *
 * Returns: how the program should end
 */
RbkExit
rbk_command_fail (const char *file, const GError *error)
{
  if (file != NULL && strstr (error->message, file) == NULL)
    g_printerr ("ratebook-cli: %s: %s\n", file, error->message);
  else
    g_printerr ("ratebook-cli: %s\n", error->message);

  return exit_of (error);
}
