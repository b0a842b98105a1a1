/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-json-private.h"

#include <string.h>

void
rbk_json_text_set_error (
    RbkJsonText *self, RbkErrorCode code, const char *where, const char *format, ...)
{
  g_autofree char *message = NULL;
  const char      *line_start = self->start;
  guint            line = 1;
  va_list          args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  for (const char *p = self->start; p < where; p++)
    if (*p == '\n')
      {
        line++;
        line_start = p + 1;
      }
  g_set_error (self->error, RBK_ERROR, (int) code, E_ ("line %u, column %ld: %s"), line,
               g_utf8_strlen (line_start, where - line_start) + 1, message);
}

/* Names the place for a person: what stands there, or that nothing does. */
void
rbk_json_text_set_unexpected (RbkJsonText *self, const char *expected)
{
  g_autofree char *found = NULL;

  if (self->at == self->end)
    {
      rbk_json_text_set_error (self, RBK_ERROR_SYNTAX, self->at, "the text ends where %s should be",
                               expected);
      return;
    }
  found = rbk_error_quote (self->at, (gsize) MIN (g_utf8_next_char (self->at) - self->at,
                                                  self->end - self->at));
  rbk_json_text_set_error (self, RBK_ERROR_SYNTAX, self->at, "expected %s, found %s", expected,
                           found);
}

void
rbk_json_text_skip_space (RbkJsonText *self)
{
  while (self->at < self->end && strchr (" \t\n\r", *self->at) != NULL)
    self->at++;
}

gboolean
rbk_json_text_skip_byte (RbkJsonText *self, char byte)
{
  if (self->at == self->end || *self->at != byte)
    return FALSE;
  self->at++;
  return TRUE;
}

/* Reads the four digits of a \u escape. */
static gboolean
parse_hex4 (RbkJsonText *self, gunichar *unit)
{
  *unit = 0;
  for (guint i = 0; i < 4; i++)
    {
      if (self->at == self->end || !g_ascii_isxdigit (*self->at))
        {
          rbk_json_text_set_unexpected (self, "four hexadecimal digits after \\u");
          return FALSE;
        }
      *unit = *unit * 16 + (gunichar) g_ascii_xdigit_value (*self->at++);
    }
  return TRUE;
}

/* Reads what follows \u: a character, or the two halves of one. */
static gboolean
parse_unicode_escape (RbkJsonText *self)
{
  const char *escape = self->at - 2;
  gunichar    unit, low = 0;

  if (!parse_hex4 (self, &unit))
    return FALSE;
  if (unit >= 0xd800 && unit <= 0xdbff && self->end - self->at >= 2 && self->at[0] == '\\' &&
      self->at[1] == 'u')
    {
      self->at += 2;
      if (!parse_hex4 (self, &low))
        return FALSE;
    }
  if (low >= 0xdc00 && low <= 0xdfff)
    unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
  else if (low != 0 || (unit >= 0xd800 && unit <= 0xdfff))
    {
      rbk_json_text_set_error (self, RBK_ERROR_SYNTAX, escape,
                               "\\u%04x is half of a surrogate pair; write the character itself",
                               unit);
      return FALSE;
    }
  if (unit == 0)
    {
      rbk_json_text_set_error (self, RBK_ERROR_SYNTAX, escape,
                               "a NUL character can't be in a string; remove it");
      return FALSE;
    }
  g_string_append_unichar (self->string, unit);
  return TRUE;
}

static gboolean
parse_escape (RbkJsonText *self)
{
  static const char names[] = "\"\\/bfnrt", values[] = "\"\\/\b\f\n\r\t";
  const char       *name;

  if (rbk_json_text_skip_byte (self, 'u'))
    return parse_unicode_escape (self);

  name = self->at < self->end && *self->at != '\0' ? strchr (names, *self->at) : NULL;
  if (name == NULL)
    {
      rbk_json_text_set_unexpected (self, "one of \"\\/bfnrtu after a backslash");
      return FALSE;
    }
  g_string_append_c (self->string, values[name - names]);
  self->at++;
  return TRUE;
}

/* Reads a string into self->string; the caller has seen the opening quote. */
gboolean
rbk_json_text_read_string (RbkJsonText *self)
{
  g_string_truncate (self->string, 0);
  self->at++;
  for (;;)
    {
      const char *run = self->at;

      while (self->at < self->end && *self->at != '"' && *self->at != '\\' &&
             (guchar) *self->at >= 0x20)
        self->at++;
      g_string_append_len (self->string, run, self->at - run);

      if (rbk_json_text_skip_byte (self, '"'))
        return TRUE;
      if (rbk_json_text_skip_byte (self, '\\'))
        {
          if (!parse_escape (self))
            return FALSE;
        }
      else if (self->at == self->end)
        {
          rbk_json_text_set_unexpected (self, "the closing quote of a string");
          return FALSE;
        }
      else
        {
          rbk_json_text_set_error (self, RBK_ERROR_SYNTAX, self->at,
                                   "a control character in a string; write it as \\u%04x",
                                   (guint) (guchar) *self->at);
          return FALSE;
        }
    }
}
