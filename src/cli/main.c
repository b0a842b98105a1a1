/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "config.h"
#include "rbk-command.h"
#include "rbk-error.h"
#include "rbk-output.h"

static RbkExit
print (const char *text)
{
  g_autoptr(GError) error = NULL;

  return rbk_output_write (NULL, text, strlen (text), &error) ? RBK_EXIT_DONE
                                                              : rbk_command_fail (error);
}

/* A file that takes the number of a closed standard output would be taken for it. What is
 * put in its place can't be written to, so the failure is noticed. */
static void
hold_standard_streams (void)
{
  int fd;

  do
    fd = open ("/dev/null", O_RDONLY);
  while (fd >= 0 && fd <= STDERR_FILENO);
  if (fd > STDERR_FILENO)
    close (fd);
}

static RbkExit
run (char **words)
{
  const RbkCommand *command;
  g_autofree char  *quoted = NULL;
  g_autoptr(GError) error = NULL;

  if (words[0] == NULL)
    {
      error = g_error_new (RBK_ERROR, RBK_ERROR_USAGE,
                           "a command is missing; ratebook-cli --help lists them");
      return rbk_command_fail (error);
    }
  if (strcmp (words[0], "--version") == 0)
    return print ("ratebook-cli " RBK_VERSION "\n");
  if (strcmp (words[0], "--help") == 0 || strcmp (words[0], "-h") == 0)
    return rbk_run_help ((char *[]){ (char *) "help", NULL });

  command = rbk_command_find (words[0]);
  if (command != NULL)
    return command->run (words);

  quoted = rbk_error_quote (words[0], strlen (words[0]));
  error = g_error_new (RBK_ERROR, RBK_ERROR_USAGE,
                       "%s is not a command; ratebook-cli --help lists them", quoted);

  return rbk_command_fail (error);
}

int
main (int argc, char *argv[])
{
  /* A reader that goes away is a failure to write, with its own exit status. */
  (void) signal (SIGPIPE, SIG_IGN);
  hold_standard_streams ();
  /* Messages may need the user's characters; figures never depend on the locale. */
  (void) setlocale (LC_CTYPE, "");

  return (int) run (argv + 1);
}
