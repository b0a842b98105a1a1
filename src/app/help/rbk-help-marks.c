/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-help-marks.h"

#include <string.h>

#include "rbk-help-topics.h"

/* Between cells and between rows of a table: no text has them. */
#define CELL_END '\x1f'
#define ROW_END '\x1e'

typedef struct
{
  GString *text;
  gboolean is_table; /* bars part cells, ends of lines part rows */
  gboolean is_plain; /* no marks */
} Writer;

static void
write_text (Writer *self, const char *text)
{
  g_autofree char *escaped = self->is_plain ? g_strdup (text) : g_markup_escape_text (text, -1);

  if (self->is_table)
    g_strdelimit (escaped, "|", CELL_END);
  g_string_append (self->text, escaped);
}

static void
write_mark (Writer *self, const char *mark)
{
  if (!self->is_plain)
    g_string_append (self->text, mark);
}

/* Only what stays in the help can be followed; what leads elsewhere can be read. */
static void
write_link (Writer *self, cmark_node *node, gboolean is_start)
{
  const char      *address = cmark_node_get_url (node);
  g_autofree char *topic = rbk_help_dup_link (address);
  g_autofree char *escaped = g_markup_escape_text (address, -1);

  if (self->is_plain)
    return;
  if (topic == NULL && !is_start)
    g_string_append_printf (self->text, " (%s)", escaped);
  else if (topic != NULL && is_start)
    g_string_append_printf (self->text, "<a href=\"%s\">", escaped);
  else if (topic != NULL)
    g_string_append (self->text, "</a>");
}

static void
write_code (Writer *self, cmark_node *node)
{
  write_mark (self, "<tt>");
  write_text (self, cmark_node_get_literal (node));
  write_mark (self, "</tt>");
}

static void
write_node (Writer *self, cmark_node *node, gboolean is_start)
{
  switch ((int) cmark_node_get_type (node))
    {
    case CMARK_NODE_TEXT:
      write_text (self, cmark_node_get_literal (node));
      break;

    case CMARK_NODE_CODE:
      write_code (self, node);
      break;

    case CMARK_NODE_SOFTBREAK:
      g_string_append_c (self->text, self->is_table ? ROW_END : ' ');
      break;

    case CMARK_NODE_LINEBREAK:
      g_string_append_c (self->text, '\n');
      break;

    case CMARK_NODE_EMPH:
      write_mark (self, is_start ? "<i>" : "</i>");
      break;

    case CMARK_NODE_STRONG:
      write_mark (self, is_start ? "<b>" : "</b>");
      break;

    case CMARK_NODE_LINK:
      write_link (self, node, is_start);
      break;

    default:
      /* Of a picture its description is read; HTML is nothing for people. */
      break;
    }
}

static char *
write_block (Writer *self, cmark_node *block)
{
  cmark_iter      *iter = cmark_iter_new (block);
  cmark_event_type event;

  self->text = g_string_new (NULL);
  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    if (cmark_iter_get_node (iter) != block)
      write_node (self, cmark_iter_get_node (iter), event == CMARK_EVENT_ENTER);
  cmark_iter_free (iter);
  return g_string_free (self->text, FALSE);
}

/**
 * rbk_help_marks_dup:
 * @block: a paragraph or a heading
 *
 * Returns: (transfer full): its text as Pango markup
 */
char *
rbk_help_marks_dup (cmark_node *block)
{
  Writer writer = { .is_table = FALSE };

  return write_block (&writer, block);
}

/**
 * rbk_help_marks_dup_plain:
 * @block: a paragraph, a heading or a picture
 *
 * Returns: (transfer full): its text without marks
 */
char *
rbk_help_marks_dup_plain (cmark_node *block)
{
  Writer writer = { .is_plain = TRUE };

  return write_block (&writer, block);
}

/* Below the heads of the columns: |---|---:| */
static gboolean
is_rule (const char *row)
{
  return strchr (row, '-') != NULL && row[strspn (row, " -:\x1f")] == '\0';
}

/* | One | Two |, the first and the last bar already taken away */
static char **
split_row (const char *row)
{
  g_autofree char *inner = g_strstrip (g_strdup (row));
  gsize            length = strlen (inner);
  const char       end[] = { CELL_END, '\0' };
  char           **cells;

  if (length > 1 && inner[length - 1] == CELL_END)
    inner[length - 1] = '\0';
  cells = g_strsplit (inner[0] == CELL_END ? inner + 1 : inner, end, -1);
  for (guint i = 0; cells[i] != NULL; i++)
    g_strstrip (cells[i]);
  return cells;
}

/**
 * rbk_help_marks_dup_table:
 * @block: a paragraph
 *
 * Reads a table as it is commonly written: a line for each row, which begins with a bar, with bars
 * between cells; the first row is the heads of the columns, a line of dashes stands below it.
 *
 * Returns: (transfer full) (nullable) (element-type GStrv): cells as Pango markup, row for row;
 *   nothing where it is a plain paragraph
 */
GPtrArray *
rbk_help_marks_dup_table (cmark_node *block)
{
  cmark_node      *first = cmark_node_first_child (block);
  Writer           writer = { .is_table = TRUE };
  const char       end[] = { ROW_END, '\0' };
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;
  GPtrArray *rows;

  if (first == NULL || cmark_node_get_type (first) != CMARK_NODE_TEXT ||
      cmark_node_get_literal (first)[0] != '|')
    return NULL;
  text = write_block (&writer, block);
  lines = g_strsplit (text, end, -1);
  rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint i = 0; lines[i] != NULL; i++)
    if (!is_rule (lines[i]))
      g_ptr_array_add (rows, split_row (lines[i]));
  return rows;
}
