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

/* Waits until something is typed; a signal may come at any time, also just before. */
static gboolean
wait_for_line (int terminal, GCancellable *cancellable)
{
  GPollFD fds[2] = { { .fd = terminal, .events = G_IO_IN } };
  guint   n_fds = 1;
  int     n_ready;

  if (cancellable != NULL && g_cancellable_make_pollfd (cancellable, &fds[1]))
    n_fds++;
  do
    n_ready = g_poll (fds, n_fds, -1);
  while (n_ready < 0 && errno == EINTR);
  if (n_fds > 1)
    g_cancellable_release_fd (cancellable);
  return n_ready > 0 && !g_cancellable_is_cancelled (cancellable);
}

/* Reads a line; a signal, or the end of what is typed, gives up. */
static char *
read_line (int terminal, GCancellable *cancellable)
{
  char  line[MAX_PASSWORD];
  gsize length = 0;
  char *password = NULL;

  while (length < sizeof line && wait_for_line (terminal, cancellable) &&
         read (terminal, line + length, 1) == 1)
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
 * @cancellable: (nullable): to give up
 *
 * Asks for a password on the terminal, whatever standard input and output are, without showing
 * what is typed.
 *
 * Returns: (transfer full) (nullable): the password; nothing where there is no terminal, or
 *   nobody there wants to say it
 */
char *
rbk_terminal_ask_password (const char *what, GCancellable *cancellable)
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
  password = read_line (terminal, cancellable);
  tcsetattr (terminal, TCSAFLUSH, &usual);
  say (terminal, "\n");
  close (terminal);
  return password;
}
