/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-error.h"

#include <string.h>

/* Long enough to recognise the text, short enough for a line of a terminal. */
#define MAX_QUOTED_CHARS 40

G_DEFINE_QUARK (rbk_error, rbk_error)

/**
 * rbk_error_quote:
 * @text: (array length=length): any bytes
 * @length: how many bytes of it to quote
 *
 * Makes foreign text fit to be quoted in a message: in double quotes, clipped, on one
 * line, and valid UTF-8 whatever it was.
 *
 * Returns: (transfer full): the quoted text
 */
char *
rbk_error_quote (const char *text, gsize length)
{
  g_autofree char *valid = NULL;
  const char      *p;
  GString         *quoted = g_string_new ("\"");
  guint            n_chars = 0;

  g_return_val_if_fail (text != NULL || length == 0, g_string_free (quoted, FALSE));

  /* A character has four bytes at most, so more than this is never shown. */
  valid = g_utf8_make_valid (text != NULL ? text : "", (gssize) MIN (length, 400));
  for (p = valid; *p != '\0' && n_chars < MAX_QUOTED_CHARS; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (quoted, g_unichar_isprint (c) ? c : 0xfffd);
      n_chars++;
    }
  if (*p != '\0')
    g_string_append (quoted, "…");
  g_string_append_c (quoted, '"');
  return g_string_free (quoted, FALSE);
}

/**
 * rbk_error_get_reason:
 * @cause: an error of the system, as GIO tells it
 *
 * GIO puts what it did to which file before the system's reason. Messages here name the file
 * already, so they take the reason alone.
 *
 * Returns: (transfer none): the last part of the message
 */
const char *
rbk_error_get_reason (const GError *cause)
{
  const char *colon;

  g_return_val_if_fail (cause != NULL, NULL);

  colon = g_strrstr (cause->message, ": ");
  return colon != NULL ? colon + 2 : cause->message;
}
