/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-claim.h"

#include <string.h>

#include "rbk-claim-line.h"
#include "rbk-claim-scan.h"
#include "rbk-error.h"

/* What is read of a text. */
#define LONGEST_TEXT 65536

static void
free_claim (gpointer data)
{
  RbkClaim *self = data;

  g_free (self->text);
  g_free (self->where);
  g_free (self);
}

/* Cells of a row of Markdown or of tab-separated values; NULL where it is no row. */
static char **
split_row (const char *line)
{
  g_autofree char *text = g_strstrip (g_strdup (line));
  gsize            length = strlen (text);
  char           **cells;

  if (strchr (line, '\t') != NULL)
    cells = g_strsplit (line, "\t", -1);
  else if (strchr (text, '|') == NULL)
    return NULL;
  else
    {
      if (length > 1 && text[length - 1] == '|')
        text[length - 1] = '\0';
      cells = g_strsplit (text[0] == '|' ? text + 1 : text, "|", -1);
    }
  for (guint i = 0; cells[i] != NULL; i++)
    g_strstrip (cells[i]);
  return cells;
}

/* Whether no cell of a row begins as a figure does: titles, which may have "p90" in them. */
static gboolean
is_titles (char **cells)
{
  for (guint i = 0; cells[i] != NULL; i++)
    if (cells[i][0] != '\0' &&
        (strchr ("0123456789$~", cells[i][0]) != NULL || (cells[i][0] & 0x80) != 0))
      return FALSE;
  return TRUE;
}

static gboolean
is_rule (char **cells)
{
  for (guint i = 0; cells[i] != NULL; i++)
    if (cells[i][strspn (cells[i], ":-, ")] != '\0')
      return FALSE;
  return TRUE;
}

/* A row as a sentence: each cell behind the title of its column. */
static char *
write_row (char **titles, char **cells)
{
  GString *text = g_string_new (NULL);
  guint    n_titles = titles != NULL ? g_strv_length (titles) : 0;

  for (guint i = 0; cells[i] != NULL; i++)
    if (i < n_titles && titles[i][0] != '\0')
      g_string_append_printf (text, "%s: %s" RBK_CLAIM_CELL, titles[i], cells[i]);
    else
      g_string_append_printf (text, "%s" RBK_CLAIM_CELL, cells[i]);
  return g_string_free (text, FALSE);
}

static gboolean
read_row (RbkClaimReader *reader, char ***titles, char **cells, GError **error)
{
  g_autofree char *text = NULL;

  if (is_rule (cells))
    return TRUE;
  if (is_titles (cells))
    {
      g_strfreev (*titles);
      *titles = g_strdupv (cells);
      return TRUE;
    }
  text = write_row (*titles, cells);
  return rbk_claim_read_line (reader, text, strlen (text), error);
}

static gboolean
read_text (RbkClaimReader *reader, const char *text, GError **error)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  g_auto(GStrv) titles = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto(GStrv) cells = split_row (lines[i]);

      reader->line = i + 1;
      if (cells == NULL)
        g_clear_pointer (&titles, g_strfreev);
      if (cells != NULL ? !read_row (reader, &titles, cells, error)
                        : !rbk_claim_read_line (reader, lines[i], strlen (lines[i]), error))
        return FALSE;
    }
  return TRUE;
}

/**
 * rbk_claims_check:
 * @input: the book, and its customers where there are some
 * @text: prose, or a table in Markdown or tab-separated: "81 % at $29, 200 runs"
 * @error: return location for a [error@Error]
 *
 * Finds the figures in a text that are of a plan or of a call, and recomputes each from the
 * book: one holds where it is the book's figure rounded to its own last digit. Which plan and
 * which usage it is of is taken from the names and numbers that stand nearest. Fails with
 * `RBK_ERROR_SYNTAX` where @text is no UTF-8, and with `RBK_ERROR_RANGE` where it is too long.
 *
 * Returns: (transfer full) (element-type RbkClaim): the figures, as they stand in the text
 */
GPtrArray *
rbk_claims_check (const RbkExplainInput *input, const char *text, GError **error)
{
  g_autoptr(GPtrArray) claims = g_ptr_array_new_with_free_func (free_claim);
  RbkClaimReader reader = { .input = input, .claims = claims, .last_plan = -1 };

  g_return_val_if_fail (input != NULL && input->spec != NULL && text != NULL, NULL);

  if (strnlen (text, LONGEST_TEXT + 1) > LONGEST_TEXT)
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_RANGE,
                   E_ ("the text has more than %d bytes; check it in parts"), LONGEST_TEXT);
      return NULL;
    }
  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_SYNTAX,
                   E_ ("the text is no UTF-8; save it as such and check again"));
      return NULL;
    }
  if (!read_text (&reader, text, error))
    return NULL;
  return g_steal_pointer (&claims);
}

/**
 * rbk_claim_verdict_get_name:
 * @verdict: a verdict
 *
 * Returns: (transfer none): what programs call it
 */
const char *
rbk_claim_verdict_get_name (RbkClaimVerdict verdict)
{
  static const char *const names[] = { "holds", "differs", "unknown" };

  return names[verdict];
}
