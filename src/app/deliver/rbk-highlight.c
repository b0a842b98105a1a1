/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-highlight.h"

#include <string.h>

/* A glance at the languages that exports are written in: enough to tell names from values, and
 * never wrong about where a text ends. */

typedef struct
{
  const char *text;
  gsize       at;
  GArray     *found;
} Scanner;

static void
add (Scanner *self, RbkHighlightKind kind, gsize start)
{
  RbkHighlight highlight = { kind, start, self->at };

  g_array_append_val (self->found, highlight);
}

static gboolean
starts_with (const Scanner *self, const char *prefix)
{
  return strncmp (self->text + self->at, prefix, strlen (prefix)) == 0;
}

/* To the end of the text that a quote begins. */
static void
skip_string (Scanner *self, char quote, gboolean has_escapes)
{
  self->at++;
  while (self->text[self->at] != '\0' && self->text[self->at] != quote)
    {
      if (has_escapes && self->text[self->at] == '\\' && self->text[self->at + 1] != '\0')
        self->at++;
      self->at++;
    }
  if (self->text[self->at] == quote)
    self->at++;
}

static void
skip_to (Scanner *self, const char *end)
{
  const char *found = strstr (self->text + self->at, end);

  self->at = found != NULL ? (gsize) (found - self->text) + strlen (end) : strlen (self->text);
}

static void
skip_line (Scanner *self)
{
  self->at += strcspn (self->text + self->at, "\n");
}

static gboolean
is_followed_by (const Scanner *self, char next)
{
  gsize at = self->at + strspn (self->text + self->at, " \t\r\n");

  return self->text[at] == next;
}

static gboolean
is_word_byte (char c)
{
  return g_ascii_isalnum (c) || c == '_' || c == '$';
}

static void
scan_word (Scanner *self)
{
  static const char *const words[] = { "import", "from", "export", "default",  "const",
                                       "let",    "var",  "return", "function", "if",
                                       "then",   "else", "fi",     "for",      "while",
                                       "do",     "done", "curl",   "set",      NULL };
  static const char *const values[] = { "true", "false", "null", "undefined", NULL };
  gsize                    start = self->at;
  g_autofree char         *word = NULL;

  while (is_word_byte (self->text[self->at]))
    self->at++;
  word = g_strndup (self->text + start, self->at - start);
  if (g_strv_contains (values, word))
    add (self, RBK_HIGHLIGHT_NUMBER, start);
  else if (is_followed_by (self, ':'))
    add (self, RBK_HIGHLIGHT_NAME, start);
  else if (g_strv_contains (words, word))
    add (self, RBK_HIGHLIGHT_WORD, start);
}

static void
scan_number (Scanner *self)
{
  gsize start = self->at;

  self->at++;
  while (g_ascii_isalnum (self->text[self->at]) || self->text[self->at] == '.')
    self->at++;
  add (self, RBK_HIGHLIGHT_NUMBER, start);
}

/* JSON, TypeScript, shell: what has quotes and braces. */
static void
scan_code (Scanner *self)
{
  char  c = self->text[self->at];
  gsize start = self->at;

  if (starts_with (self, "//") || (c == '#' && (start == 0 || self->text[start - 1] == '\n')))
    {
      skip_line (self);
      add (self, RBK_HIGHLIGHT_COMMENT, start);
    }
  else if (starts_with (self, "/*"))
    {
      skip_to (self, "*/");
      add (self, RBK_HIGHLIGHT_COMMENT, start);
    }
  else if (c == '"' || c == '\'' || c == '`')
    {
      skip_string (self, c, TRUE);
      add (self, is_followed_by (self, ':') ? RBK_HIGHLIGHT_NAME : RBK_HIGHLIGHT_STRING, start);
    }
  else if (g_ascii_isdigit (c) || (c == '-' && g_ascii_isdigit (self->text[start + 1])))
    scan_number (self);
  else if (is_word_byte (c))
    scan_word (self);
  else
    self->at++;
}

static void
scan_tag (Scanner *self)
{
  gsize start = self->at;

  self->at += strcspn (self->text + self->at, " \t\r\n>");
  add (self, RBK_HIGHLIGHT_NAME, start);
  while (self->text[self->at] != '\0' && self->text[self->at] != '>')
    {
      char c = self->text[self->at];

      start = self->at;
      if (c == '"' || c == '\'')
        {
          skip_string (self, c, FALSE);
          add (self, RBK_HIGHLIGHT_STRING, start);
        }
      else
        self->at++;
    }
}

static void
scan_markup (Scanner *self)
{
  gsize start = self->at;

  if (starts_with (self, "<!--"))
    {
      skip_to (self, "-->");
      add (self, RBK_HIGHLIGHT_COMMENT, start);
    }
  else if (self->text[start] == '<')
    scan_tag (self);
  else
    self->at++;
}

static void
scan_markdown (Scanner *self)
{
  gsize start = self->at;
  char  c = self->text[start];

  if (c == '#' && (start == 0 || self->text[start - 1] == '\n'))
    {
      skip_line (self);
      add (self, RBK_HIGHLIGHT_HEADING, start);
    }
  else if (c == '`')
    {
      skip_string (self, c, FALSE);
      add (self, RBK_HIGHLIGHT_STRING, start);
    }
  else
    self->at++;
}

static void
scan_comma_separated (Scanner *self)
{
  gsize start = self->at;

  if (start == 0)
    {
      skip_line (self);
      add (self, RBK_HIGHLIGHT_HEADING, start);
    }
  else if (self->text[start] == '"')
    {
      skip_string (self, '"', FALSE);
      add (self, RBK_HIGHLIGHT_STRING, start);
    }
  else
    self->at++;
}

/**
 * rbk_highlight_text:
 * @path: the name of a file; its ending says the language
 * @text: what is in it
 *
 * Returns: (transfer full) (element-type RbkHighlight): what stands out, in order
 */
GArray *
rbk_highlight_text (const char *path, const char *text)
{
  static const struct
  {
    const char *suffix;
    void (*scan) (Scanner *self);
  } languages[] = {
    { ".json", scan_code },           { ".ts", scan_code },     { ".sh", scan_code },
    { ".xml", scan_markup },          { ".html", scan_markup }, { ".md", scan_markdown },
    { ".csv", scan_comma_separated },
  };
  Scanner scanner = { text, 0, g_array_new (FALSE, FALSE, sizeof (RbkHighlight)) };

  g_return_val_if_fail (path != NULL && text != NULL, scanner.found);

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_str_has_suffix (path, languages[i].suffix))
      while (text[scanner.at] != '\0')
        languages[i].scan (&scanner);

  return scanner.found;
}
