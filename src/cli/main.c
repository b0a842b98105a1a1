/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "config.h"
#include "rbk-command.h"

static void
print_help (void)
{
  g_print ("Usage: ratebook-cli COMMAND [OPTION…] …\n\n"
           "Design the prices of products in which AI models do the work.\n\nCommands:\n");
  for (const RbkCommand *command = rbk_commands; command->name != NULL; command++)
    g_print ("  %-10s %s\n", command->name, command->summary);
  g_print ("\nratebook-cli COMMAND --help says more of a command; --version prints the version.\n"
           "Exit status: 0 done; 1 done, and the answer is no; 2 wrong usage;\n"
           "3 input unreadable or invalid; 4 could not write.\n");
}

int
main (int argc, char *argv[])
{
  const RbkCommand *command;

  /* Messages may need the user's characters; figures never depend on the locale. */
  setlocale (LC_CTYPE, "");

  if (argc < 2)
    {
      g_printerr ("ratebook-cli: a command is missing; ratebook-cli --help lists them\n");
      return RBK_EXIT_USAGE;
    }
  if (strcmp (argv[1], "--version") == 0)
    {
      g_print ("ratebook-cli %s\n", RBK_VERSION);
      return RBK_EXIT_DONE;
    }
  if (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "-h") == 0 ||
      strcmp (argv[1], "help") == 0)
    {
      print_help ();
      return RBK_EXIT_DONE;
    }

  command = rbk_command_find (argv[1]);
  if (command == NULL)
    {
      g_printerr ("ratebook-cli: “%s” is not a command; ratebook-cli --help lists them\n", argv[1]);
      return RBK_EXIT_USAGE;
    }

  return (int) command->run (argv + 1);
}
