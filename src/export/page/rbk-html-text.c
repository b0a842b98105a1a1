/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-html.h"

#include <string.h>

#include "rbk-currency.h"
#include "rbk-export-text.h"

/**
 * rbk_html_add_text:
 * @text: what is written
 * @content: (nullable): text of the book
 *
 * Appends text that stays text, in an element and in a quoted attribute alike: no markup, and no
 * control character, which HTML does not allow.
 */
void
rbk_html_add_text (GString *text, const char *content)
{
  for (const char *c = content != NULL ? content : ""; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (character == '<')
        g_string_append (text, "&lt;");
      else if (character == '>')
        g_string_append (text, "&gt;");
      else if (character == '&')
        g_string_append (text, "&amp;");
      else if (character == '"')
        g_string_append (text, "&quot;");
      else if (character == '\'')
        g_string_append (text, "&#39;");
      else if (character < 0x20 || (character >= 0x7f && character < 0xa0))
        g_string_append_c (text, ' ');
      else
        g_string_append_unichar (text, character);
    }
}

/**
 * rbk_html_add_name:
 * @text: what is written
 * @name: (nullable): a name of the book
 *
 * Appends a name so that its direction of writing does not turn around what stands beside it.
 */
void
rbk_html_add_name (GString *text, const char *name)
{
  g_string_append (text, "<bdi>");
  rbk_html_add_text (text, name);
  g_string_append (text, "</bdi>");
}

/**
 * rbk_html_add_element:
 * @text: what is written
 * @tag: the element
 * @class: (nullable): its class
 * @content: (nullable): what it says; without it there is no element
 *
 * Appends an element with text of the book in it.
 */
void
rbk_html_add_element (GString *text, const char *tag, const char *class, const char *content)
{
  if (content == NULL || content[0] == '\0')
    return;
  g_string_append_printf (text, "<%s dir=\"auto\"", tag);
  if (class != NULL)
    g_string_append_printf (text, " class=\"%s\"", class);
  g_string_append_c (text, '>');
  rbk_html_add_text (text, content);
  g_string_append_printf (text, "</%s>\n", tag);
}

/**
 * rbk_html_amount:
 * @spec: the terms whose currency it is in
 * @amount: an amount
 *
 * Returns: (transfer full): it as a page shows it, with all its decimals: `$29`, `$0.0175`,
 *   `CHF 12.50`
 */
char *
rbk_html_amount (const RbkSpec *spec, RbkDecimal amount)
{
  const RbkCurrency *currency = rbk_currency_find (spec->currency);
  const char        *symbol = currency != NULL ? currency->symbol : spec->currency;
  guint              places = rbk_decimal_places (amount);
  g_autofree char   *number = rbk_export_grouped (amount);
  g_autoptr(GString) text = g_string_new (symbol);

  if (g_ascii_isalpha (symbol[strlen (symbol) - 1]))
    g_string_append (text, "\u00a0");
  g_string_append (text, number);
  for (guint i = places; places > 0 && i < spec->minor_digits; i++)
    g_string_append_c (text, '0');
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * rbk_html_is_scaled:
 * @meter: a meter
 *
 * Returns: whether customers count in a unit that is many of what is counted, such as 1M tokens
 */
gboolean
rbk_html_is_scaled (const RbkMeterSpec *meter)
{
  return meter->unit != NULL && !rbk_decimal_equal (meter->conversion, RBK_DECIMAL_ONE);
}

static void
append_part (GString *text, guint count, const char *unit)
{
  if (count == 0)
    return;
  if (text->len > 0)
    g_string_append (text, " and ");
  g_string_append_printf (text, "%u %s%s", count, unit, count == 1 ? "" : "s");
}

/**
 * rbk_html_duration:
 * @duration: (nullable): an ISO 8601 duration
 *
 * Returns: (transfer full) (nullable): it in words: `14 days`
 */
char *
rbk_html_duration (const char *duration)
{
  g_autoptr(GString) text = g_string_new (NULL);
  RbkDuration parts;

  if (duration == NULL || !rbk_duration_parse (duration, &parts, NULL))
    return NULL;
  if (parts.months % 12 == 0)
    {
      parts.years += parts.months / 12;
      parts.months = 0;
    }
  append_part (text, parts.years, "year");
  append_part (text, parts.months, "month");
  append_part (text, parts.weeks, "week");
  append_part (text, parts.days, "day");
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/**
 * rbk_html_every:
 * @cadence: a billing period, or `once`
 *
 * Returns: (transfer full): how often, to stand after an amount: `a month`, `every 3 months`
 */
char *
rbk_html_every (const char *cadence)
{
  g_autofree char *words = rbk_html_duration (cadence);

  if (words == NULL)
    return g_strdup ("once");
  if (g_str_has_prefix (words, "1 ") && strstr (words, " and ") == NULL)
    return g_strconcat ("a ", words + strlen ("1 "), NULL);
  return g_strconcat ("every ", words, NULL);
}
