/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-export-text.h"

#include "rbk-currency.h"

#include <string.h>

/* Whether a spreadsheet would take the cell for a formula. A plain number is none, even
 * where it is negative. */
static gboolean
looks_like_formula (const char *cell)
{
  /* Some take the wide signs of Chinese and Japanese keyboards for the same. */
  static const char *const wide[] = { "\xef\xbc\x9d", "\xef\xbc\x8b", "\xef\xbc\x8d",
                                      "\xef\xbc\xa0" };
  RbkDecimal               ignored;

  for (gsize i = 0; i < G_N_ELEMENTS (wide); i++)
    if (g_str_has_prefix (cell, wide[i]))
      return TRUE;
  if (cell[0] == '\0' || strchr ("=+-@\t\r\n", cell[0]) == NULL)
    return FALSE;
  return !rbk_decimal_parse (cell, &ignored, NULL);
}

/**
 * rbk_export_csv_cell:
 * @text: a line that is being written
 * @cell: (nullable): what the cell says
 *
 * Appends a cell, quoted where it must be. What a spreadsheet would run as a formula gets
 * an apostrophe before it, so that it stays text.
 */
void
rbk_export_csv_cell (GString *text, const char *cell)
{
  g_autoptr(GString) value = g_string_new (cell);

  g_return_if_fail (text != NULL);

  if (text->len > 0 && text->str[text->len - 1] != '\n')
    g_string_append_c (text, ',');
  if (looks_like_formula (value->str))
    g_string_prepend_c (value, '\'');
  if (strpbrk (value->str, ",\"\r\n") == NULL)
    {
      g_string_append (text, value->str);
      return;
    }
  g_string_replace (value, "\"", "\"\"", 0);
  g_string_append_printf (text, "\"%s\"", value->str);
}

/**
 * rbk_export_markdown_cell:
 * @text: (nullable): text of the book
 *
 * Makes text that says itself in Markdown, in one line: markup and HTML in a name stay
 * what they are, a bar does not end a table's cell, and control characters are spaces.
 *
 * Returns: (transfer full): the text
 */
char *
rbk_export_markdown_cell (const char *text)
{
  GString *cell = g_string_new (NULL);

  for (const char *c = text != NULL ? text : ""; *c != '\0'; c++)
    {
      if (g_ascii_iscntrl (*c))
        g_string_append_c (cell, ' ');
      else if (*c == '<')
        g_string_append (cell, "&lt;");
      else if (*c == '>')
        g_string_append (cell, "&gt;");
      else if (*c == '&')
        g_string_append (cell, "&amp;");
      else
        {
          if (strchr ("\\|*_`[]", *c) != NULL)
            g_string_append_c (cell, '\\');
          g_string_append_c (cell, *c);
        }
    }
  return g_string_free (cell, FALSE);
}

/**
 * rbk_export_percent:
 * @ratio: a share
 *
 * Returns: (transfer full): it in per cent, with one decimal, alike in every locale
 */
char *
rbk_export_percent (double ratio)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strconcat (g_ascii_formatd (number, sizeof number, "%.1f", ratio * 100.0), " %", NULL);
}

static char *
group (char *plain)
{
  const char *digits = plain[0] == '-' ? plain + 1 : plain;
  gsize       n_whole = strcspn (digits, ".");
  GString    *text = g_string_new_len (plain, digits - plain);

  for (gsize i = 0; i < n_whole; i++)
    {
      if (i > 0 && (n_whole - i) % 3 == 0)
        g_string_append_c (text, ',');
      g_string_append_c (text, digits[i]);
    }
  g_string_append (text, digits + n_whole);
  g_free (plain);
  return g_string_free (text, FALSE);
}

/**
 * rbk_export_grouped:
 * @value: a quantity
 *
 * Returns: (transfer full): it with its thousands apart: `5,000`
 */
char *
rbk_export_grouped (RbkDecimal value)
{
  return group (rbk_decimal_to_string (value));
}

/**
 * rbk_export_amount:
 * @currency: ISO 4217
 * @amount: in its major unit
 *
 * Returns: (transfer full): it with its currency, alike in every locale: `USD 1,250.00`
 */
char *
rbk_export_amount (const char *currency, RbkDecimal amount)
{
  g_autofree char *number = group (rbk_currency_format_plain (currency, amount));

  return g_strdup_printf ("%s %s", currency, number);
}
