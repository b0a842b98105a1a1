/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-load-database.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "rbk-output.h"

#define TERMINAL "/dev/tty"
#define MAX_PASSWORD 1024

static void
say (int terminal, const char *text)
{
  gsize length = strlen (text);

  while (length > 0)
    {
      gssize n = write (terminal, text, length);

      if (n <= 0)
        return;
      text += n;
      length -= (gsize) n;
    }
}

/* Reads a line; a signal, or the end of what is typed, gives up. */
static char *
read_line (int terminal)
{
  char  line[MAX_PASSWORD];
  gsize length = 0;
  char *password = NULL;

  while (length < sizeof line && read (terminal, line + length, 1) == 1)
    {
      if (line[length] == '\n')
        {
          line[length] = '\0';
          password = g_strdup (line);
          break;
        }
      length++;
    }
  explicit_bzero (line, sizeof line);
  return password;
}

/**
 * rbk_terminal_ask_password:
 * @what: what is asked for
 * @user_data: nothing
 *
 * Asks for a password on the terminal, whatever standard input and output are, without showing
 * what is typed.
 *
 * Returns: (transfer full) (nullable): the password; nothing where there is no terminal, or
 *   nobody there wants to say it
 */
char *
rbk_terminal_ask_password (const char *what, gpointer user_data)
{
  g_autofree char *shown = rbk_printable (what);
  struct termios   usual, silent;
  char            *password;
  int              terminal = open (TERMINAL, O_RDWR | O_NOCTTY | O_CLOEXEC);

  if (terminal < 0)
    return NULL;
  if (tcgetattr (terminal, &usual) != 0)
    {
      close (terminal);
      return NULL;
    }
  silent = usual;
  silent.c_lflag &= ~(tcflag_t) ECHO;
  tcsetattr (terminal, TCSAFLUSH, &silent);
  say (terminal, shown);
  say (terminal, ": ");
  password = read_line (terminal);
  tcsetattr (terminal, TCSAFLUSH, &usual);
  say (terminal, "\n");
  close (terminal);
  return password;
}
