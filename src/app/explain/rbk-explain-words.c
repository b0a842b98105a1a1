/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-explain-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "rbk-finding-words.h"
#include "rbk-word.h"

#define INDENT 2
#define SHARE_PLACES 2
#define MOST_DIGITS 6
#define LEAST_PLACES 2

/**
 * rbk_explain_words_dup_label:
 * @working: a figure
 * @format: for the book's currency
 *
 * Returns: (transfer full): what it is
 */
char *
rbk_explain_words_dup_label (const RbkWorking *working, RbkMoneyFormat *format)
{
  return rbk_working_dup_label (working, rbk_word_translate (working->label), rbk_fact_words_dup,
                                format);
}

/* Six digits, and the cents of what has more: 0.166975, 18.75, 1234.56. */
static RbkDecimal
shorten (RbkDecimal value)
{
  double size = fabs (rbk_decimal_to_double (value));
  guint  places = MOST_DIGITS;

  if (size > 0.0)
    places = (guint) CLAMP (MOST_DIGITS - 1 - (int) floor (log10 (size)), LEAST_PLACES,
                            RBK_DECIMAL_PLACES);

  return rbk_decimal_round (value, places, RBK_ROUND_HALF_AWAY);
}

static char *
dup_number (const RbkWorking *working, RbkMoneyFormat *format, gboolean is_exact)
{
  RbkDecimal value = is_exact ? working->value.value : shorten (working->value.value);

  switch (working->value.kind)
    {
    case RBK_FACT_MONEY:
      return rbk_money_format_amount (format, value, TRUE);
    case RBK_FACT_RATIO:
      return rbk_money_format_percent (format, working->value.ratio, SHARE_PLACES);
    case RBK_FACT_QUANTITY:
      return rbk_money_format_quantity (format, value);
    case RBK_FACT_MULTIPLE:
    case RBK_FACT_TEXT:
    default:
      return rbk_fact_words_dup (&working->value, format);
    }
}

/**
 * rbk_explain_words_dup_value:
 * @working: a figure
 * @format: for the book's currency
 * @is_exact: whether with all decimals, so that whoever does the sum once more comes to the same
 *
 * Returns: (transfer full): its value, with what it counts
 */
char *
rbk_explain_words_dup_value (const RbkWorking *working, RbkMoneyFormat *format, gboolean is_exact)
{
  g_autofree char *number = NULL;

  if (!rbk_working_exists (working))
    return g_strdup ("–");
  number = dup_number (working, format, is_exact);
  if (working->value.kind == RBK_FACT_MULTIPLE)
    /* Translators: so many times something: “1.724 times” */
    return g_strdup_printf (_ ("%s times"), number);
  if (working->unit == NULL)
    return g_steal_pointer (&number);
  if (working->value.kind == RBK_FACT_MONEY)
    /* Translators: an amount, and what it is for: “$12.50 per 1M tokens” */
    return g_strdup_printf (_ ("%s per %s"), number, rbk_unit_words_get (working->unit));

  return g_strconcat (number, g_ascii_isdigit (working->unit[0]) ? " × " : " ",
                      rbk_unit_words_get (working->unit), NULL);
}

static gboolean
is_path (const char *text)
{
  static const char *const lists[] = { "plans[", "models[", "workloads[", "levels[", "meters[" };

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    if (g_str_has_prefix (text, lists[i]))
      return TRUE;

  return FALSE;
}

/* “Pro › Evergreen › AI runs: amount” */
static char *
dup_place (const char *path, RbkBook *book)
{
  const RbkField  *field = NULL;
  g_autofree char *place = rbk_place_words_dup (path, book, &field);

  if (place == NULL)
    return g_strdup (path);
  if (field == NULL || field->title == NULL)
    return g_steal_pointer (&place);

  /* Translators: a place in the book, and what stands there: “Pro › AI runs: amount” */
  return g_strdup_printf (_ ("%s: %s"), place,
                          g_dpgettext2 (GETTEXT_PACKAGE, "field", field->title));
}

/* A place in the book, and behind a semicolon where what stands there is from. */
static char *
dup_source (const char *source, RbkBook *book)
{
  g_auto(GStrv) parts = g_strsplit (source, "; ", 2);
  g_autofree char *place = NULL;

  if (parts[0] == NULL || !is_path (parts[0]))
    return g_strdup (rbk_word_translate (source));
  place = dup_place (parts[0], book);
  if (parts[1] == NULL)
    return g_steal_pointer (&place);

  return g_strconcat (place, "; ", parts[1], NULL);
}

/**
 * rbk_explain_words_dup_from:
 * @working: a figure
 * @book: the book
 *
 * Returns: (transfer full): how it comes from those below, or where it stands
 */
char *
rbk_explain_words_dup_from (const RbkWorking *working, RbkBook *book)
{
  if (working->source != NULL && working->source[0] != '\0')
    return dup_source (working->source, book);

  return g_strdup (rbk_word_translate (rbk_operation_get_formula (working->how)));
}

/* What is copied: lines, and of which figures the tree stands there already. */
typedef struct
{
  RbkMoneyFormat *format;
  RbkBook        *book;
  GPtrArray      *cells; /* (element-type utf8) three a line */
  GHashTable     *seen;  /* (element-type RbkWorking) */
} Writer;

static void
write_node (Writer *writer, RbkWorking *node, guint depth)
{
  g_autofree char *label = rbk_explain_words_dup_label (node, writer->format);
  gboolean         is_above = node->children->len > 0 && !g_hash_table_add (writer->seen, node);

  g_ptr_array_add (writer->cells, g_strdup_printf ("%*s%s", (int) depth * INDENT, "", label));
  g_ptr_array_add (writer->cells, rbk_explain_words_dup_value (node, writer->format, TRUE));
  g_ptr_array_add (writer->cells, is_above ? g_strdup (_ ("as above"))
                                           : rbk_explain_words_dup_from (node, writer->book));
  for (guint i = 0; !is_above && i < node->children->len; i++)
    write_node (writer, g_ptr_array_index (node->children, i), depth + 1);
}

static int
get_width (GPtrArray *cells, guint column)
{
  glong width = 0;

  for (guint i = column; i < cells->len; i += 3)
    width = MAX (width, g_utf8_strlen (g_ptr_array_index (cells, i), -1));

  return (int) width;
}

static void
append_spaces (GString *text, const char *cell, int width)
{
  for (glong n = g_utf8_strlen (cell, -1); n < width; n++)
    g_string_append_c (text, ' ');
}

/**
 * rbk_explain_words_dup_tree:
 * @root: a figure
 * @format: for the book's currency
 * @book: the book
 *
 * Returns: (transfer full): the figure and below it all that it comes from, a line each, in
 *   columns as `ratebook-cli explain` prints them
 */
char *
rbk_explain_words_dup_tree (RbkWorking *root, RbkMoneyFormat *format, RbkBook *book)
{
  g_autoptr(GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);
  GString *text = g_string_new (NULL);
  Writer   writer = { format, book, cells, seen };
  int      label_width, value_width;

  write_node (&writer, root, 0);
  label_width = get_width (cells, 0);
  value_width = get_width (cells, 1);
  for (guint i = 0; i + 2 < cells->len; i += 3)
    {
      const char *value = g_ptr_array_index (cells, i + 1);

      g_string_append (text, g_ptr_array_index (cells, i));
      append_spaces (text, g_ptr_array_index (cells, i), label_width + 2);
      append_spaces (text, value, value_width);
      g_string_append_printf (text, "%s  %s\n", value, (char *) g_ptr_array_index (cells, i + 2));
    }

  return g_string_free (text, FALSE);
}
