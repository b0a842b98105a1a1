/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-question.h"

#include <string.h>

#include "rbk-error.h"

/* What people write as an answer, made into the one way in which it is kept. */

#define MAX_NAME_BYTES 64
/* A price or a measured cost has no more decimals than an invoice's unit price. */
#define MAX_PLACES 12

static gboolean G_GNUC_PRINTF (3, 4)
    refuse (const RbkQuestion *self, GError **error, const char *format, ...)
{
  g_autofree char *says = NULL;
  va_list          arguments;

  va_start (arguments, format);
  says = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID, "%s: %s", self->id, says);
  return FALSE;
}

static gboolean
is_plain (const char *text)
{
  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_iscntrl (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

static gboolean
read_choice (const RbkQuestion *self, const char *text, char **answer, GError **error)
{
  g_autoptr(GString) ids = g_string_new (NULL);

  for (guint i = 0; i < self->n_choices; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      if (g_ascii_strcasecmp (self->choices[i].id, text) == 0 || strcmp (number, text) == 0)
        {
          *answer = g_strdup (self->choices[i].id);
          return TRUE;
        }
      g_string_append_printf (ids, "%s%s", i > 0 ? ", " : "", self->choices[i].id);
    }
  return refuse (self, error, E_ ("choose one of %s"), ids->str);
}

static gboolean
read_yes_no (const RbkQuestion *self, const char *text, char **answer, GError **error)
{
  gboolean is_yes = g_ascii_strcasecmp (text, "yes") == 0 || g_ascii_strcasecmp (text, "y") == 0;

  if (!is_yes && g_ascii_strcasecmp (text, "no") != 0 && g_ascii_strcasecmp (text, "n") != 0)
    return refuse (self, error, E_ ("write yes or no"));
  *answer = g_strdup (is_yes ? "yes" : "no");
  return TRUE;
}

/* A quantity may end in k or M, a share in %. */
static gboolean
parse_number (const RbkQuestion *self, const char *text, RbkDecimal *number)
{
  gsize      length = strlen (text);
  char       end = length > 0 ? text[length - 1] : '\0';
  RbkDecimal scale = RBK_DECIMAL_ONE;

  if (self->kind == RBK_QUESTION_SHARE && end == '%')
    scale = (RbkDecimal){ RBK_DECIMAL_ONE_RAW / 100 };
  else if (self->kind == RBK_QUESTION_QUANTITY && end == 'k')
    scale = RBK_DECIMAL_UNITS (1000);
  else if (self->kind == RBK_QUESTION_QUANTITY && end == 'M')
    scale = RBK_DECIMAL_UNITS (1000000);
  else
    length++;
  if (length == 0 || !rbk_decimal_parse_len (text, length - 1, number, NULL))
    return FALSE;
  *number = rbk_decimal_mul (*number, scale);
  return rbk_decimal_is_valid (*number);
}

static gboolean
is_inside (const RbkQuestion *self, RbkDecimal number)
{
  RbkDecimal least, most;

  return rbk_decimal_parse (self->least, &least, NULL) &&
         rbk_decimal_parse (self->most, &most, NULL) && rbk_decimal_compare (number, least) >= 0 &&
         rbk_decimal_compare (number, most) <= 0;
}

static gboolean
read_number (const RbkQuestion *self, const char *text, char **answer, GError **error)
{
  RbkDecimal number;

  if (!parse_number (self, text, &number))
    return refuse (self, error, E_ ("write a number, as %s"),
                   self->kind == RBK_QUESTION_SHARE   ? "0.7 or 70%"
                   : self->kind == RBK_QUESTION_MONEY ? "0.0175"
                                                      : "1000 or 1k");
  if (!is_inside (self, number))
    return refuse (self, error, E_ ("write a number from %s to %s"), self->least, self->most);
  if (self->kind == RBK_QUESTION_QUANTITY && !rbk_decimal_is_integer (number) &&
      strcmp (self->id, "spread") != 0)
    return refuse (self, error, E_ ("write a whole number"));
  if (rbk_decimal_places (number) > MAX_PLACES)
    return refuse (self, error, E_ ("write no more than %d decimals"), MAX_PLACES);
  *answer = rbk_decimal_to_string (number);
  return TRUE;
}

/* Makes `Rival 20` of ` Rival   20 `. */
static char *
read_price (const char *text)
{
  const char      *amount = strrchr (text, ' ');
  g_autofree char *name = NULL, *number = NULL;
  RbkDecimal       value;

  if (amount == NULL || !rbk_decimal_parse (amount + 1, &value, NULL) ||
      rbk_decimal_sign (value) <= 0 || rbk_decimal_compare (value, RBK_DECIMAL_UNITS (1000000)) > 0)
    return NULL;
  name = g_strstrip (g_strndup (text, (gsize) (amount - text)));
  number = rbk_decimal_to_string (value);
  return *name == '\0' ? NULL : g_strdup_printf ("%s %s", name, number);
}

static gboolean
read_list (const RbkQuestion *self, const char *text, char **answer, GError **error)
{
  g_auto(GStrv) parts = g_strsplit (text, ",", RBK_QUESTION_MAX_NAMES + 1);
  g_autoptr(GString) all = g_string_new (NULL);

  if (g_strv_length (parts) > RBK_QUESTION_MAX_NAMES)
    return refuse (self, error, E_ ("name no more than %d"), RBK_QUESTION_MAX_NAMES);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      char            *part = g_strstrip (parts[i]);
      g_autofree char *price = self->kind == RBK_QUESTION_PRICES ? read_price (part) : NULL;

      if (*part == '\0' || strlen (part) > MAX_NAME_BYTES)
        return refuse (self, error,
                       E_ ("write names with a comma between them, each up to %d letters"),
                       MAX_NAME_BYTES);
      if (self->kind == RBK_QUESTION_PRICES && price == NULL)
        return refuse (self, error, E_ ("write a name and an amount, as Rival 20"));
      for (guint j = 0; j < i; j++)
        if (strcmp (parts[j], part) == 0)
          return refuse (self, error, E_ ("“%s” is there twice"), part);
      g_string_append_printf (all, "%s%s", i > 0 ? ", " : "", price != NULL ? price : part);
    }
  *answer = g_string_free (g_steal_pointer (&all), FALSE);
  return TRUE;
}

/**
 * rbk_question_read:
 * @self: a question
 * @text: what was answered, by anybody
 * @answer: (out) (transfer full): the answer as it is kept
 * @error: return location for a #GError
 *
 * Reads an answer. Fails with %RBK_ERROR_INVALID where it is none; the message starts with the
 * question's id and says what to write.
 *
 * Returns: whether it is one
 */
gboolean
rbk_question_read (const RbkQuestion *self, const char *text, char **answer, GError **error)
{
  g_autofree char *stripped = NULL;

  g_return_val_if_fail (self != NULL && text != NULL && answer != NULL, FALSE);

  if (strlen (text) > RBK_QUESTION_MAX_BYTES)
    return refuse (self, error, E_ ("write no more than %d letters"), RBK_QUESTION_MAX_BYTES);
  if (!is_plain (text))
    return refuse (self, error, E_ ("write plain text, on one line"));
  stripped = g_strstrip (g_strdup (text));
  if (*stripped == '\0')
    return refuse (self, error, E_ ("there is nothing in it; leave it out to skip it"));
  switch (self->kind)
    {
    case RBK_QUESTION_CHOICE:
      return read_choice (self, stripped, answer, error);
    case RBK_QUESTION_YES_NO:
      return read_yes_no (self, stripped, answer, error);
    case RBK_QUESTION_QUANTITY:
    case RBK_QUESTION_MONEY:
    case RBK_QUESTION_SHARE:
      return read_number (self, stripped, answer, error);
    case RBK_QUESTION_NAMES:
    case RBK_QUESTION_PRICES:
      return read_list (self, stripped, answer, error);
    case RBK_QUESTION_TEXT:
    default:
      *answer = g_steal_pointer (&stripped);
      return TRUE;
    }
}
