/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-claim-scan.h"

#include <string.h>

/* Finds numbers in plain text, from left to right and once: no pattern is tried twice. */

/* Digits of a number that is worth reading. */
#define LONGEST 24

typedef struct
{
  const char *text;
  gsize       length, at;
  const char *currency;
} Scanner;

static gboolean
has_at (const Scanner *self, gsize at, const char *word)
{
  gsize length = strlen (word);

  return at + length <= self->length && g_ascii_strncasecmp (self->text + at, word, length) == 0;
}

/* A word that ends there. */
static gboolean
has_word_at (const Scanner *self, gsize at, const char *word)
{
  gsize end = at + strlen (word);

  return has_at (self, at, word) && (end == self->length || !g_ascii_isalnum (self->text[end]));
}

static gsize
skip_space (const Scanner *self, gsize at)
{
  while (at < self->length && (self->text[at] == ' ' || has_at (self, at, "\xc2\xa0")))
    at += self->text[at] == ' ' ? 1 : 2;
  return at;
}

/* Digits with thousands between commas and decimals behind a point. */
static gsize
read_digits (const Scanner *self, char *digits, guint *n_decimals)
{
  gsize    at = self->at, n = 0;
  gboolean has_point = FALSE;

  *n_decimals = 0;
  for (; at < self->length && n < LONGEST; at++)
    {
      char     c = self->text[at];
      gboolean is_before_digit = at + 1 < self->length && g_ascii_isdigit (self->text[at + 1]);

      if (g_ascii_isdigit (c))
        *n_decimals += has_point ? 1 : 0;
      else if (c == ',' && !has_point && is_before_digit)
        continue;
      else if (c == '.' && !has_point && is_before_digit)
        has_point = TRUE;
      else
        break;
      digits[n++] = c;
    }
  digits[n] = '\0';
  return at;
}

static const char *const signs[] = { "$", "€", "£", "¥" };

static gboolean
is_after (const Scanner *self, gsize at, const char *sign)
{
  gsize length = strlen (sign);

  return at >= length && g_ascii_strncasecmp (self->text + at - length, sign, length) == 0;
}

static gboolean
has_sign_before (const Scanner *self, gsize at)
{
  gsize bare = at;

  while (bare > 0 && self->text[bare - 1] == ' ')
    bare--;
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (is_after (self, at, signs[i]))
      return TRUE;
  return is_after (self, bare, self->currency);
}

static RbkDecimal
scale (RbkDecimal value, gint64 by)
{
  return rbk_decimal_mul (value, rbk_decimal_from_int (by));
}

/* The th of 90th percentile; the 18th day is none. */
static gboolean
is_ordinal (const Scanner *self, gsize at)
{
  gsize next = skip_space (self, MIN (at + 2, self->length));

  return (has_word_at (self, at, "th") || has_word_at (self, at, "st") ||
          has_word_at (self, at, "nd") || has_word_at (self, at, "rd")) &&
         (has_at (self, next, "percentile") || has_at (self, next, "pct"));
}

/* What stands behind the digits: thousands, a percent sign, a times sign, a percentile. */
static gsize
read_suffix (const Scanner *self, gsize at, RbkClaimNumber *number)
{
  gsize  next;
  gint64 by = 1;

  if (has_word_at (self, at, "k"))
    by = 1000;
  else if (at < self->length && self->text[at] == 'M' && has_word_at (self, at, "M"))
    by = 1000000;
  at += by > 1 ? 1 : 0;
  number->value = scale (number->value, by);
  number->step = scale (number->step, by);
  if (number->shape == RBK_CLAIM_MONEY)
    return at;

  next = skip_space (self, at);
  if (has_at (self, next, "%"))
    number->shape = RBK_CLAIM_PERCENT;
  else if (has_word_at (self, next, "percent") || has_word_at (self, next, "per cent"))
    number->shape = RBK_CLAIM_PERCENT;
  else if (has_word_at (self, at, "x") || has_at (self, at, "×") ||
           has_word_at (self, next, "times"))
    number->shape = RBK_CLAIM_MULTIPLE;
  else if (is_ordinal (self, at))
    number->shape = RBK_CLAIM_PERCENTILE;
  else if (has_word_at (self, next, self->currency) || has_word_at (self, next, "dollars"))
    number->shape = RBK_CLAIM_MONEY;
  else
    return at;
  if (number->shape == RBK_CLAIM_MULTIPLE && has_at (self, at, "x"))
    return at + 1;
  return has_at (self, next, "%") ? next + 1 : at;
}

static gboolean
is_word_byte (const Scanner *self, gsize at)
{
  return g_ascii_isalnum (self->text[at]) || self->text[at] == '_' || self->text[at] == '.';
}

static RbkDecimal
get_step (guint n_decimals)
{
  RbkDecimal step = RBK_DECIMAL_ONE;

  for (guint i = 0; i < n_decimals && i < RBK_DECIMAL_PLACES; i++)
    step.raw /= 10;
  return step;
}

/* Reads the number that begins here; FALSE where it is part of a word, or too long. */
static gboolean
read_number (Scanner *self, RbkClaimNumber *number)
{
  char     digits[LONGEST + 1];
  guint    n_decimals;
  gsize    start = self->at;
  gboolean is_percentile =
      start > 0 && self->text[start - 1] == 'p' && (start == 1 || !is_word_byte (self, start - 2));

  *number = (RbkClaimNumber){ .start = start };
  self->at = read_digits (self, digits, &n_decimals);
  while (self->at < self->length && g_ascii_isdigit (self->text[self->at]))
    self->at++;
  if (start > 0 && is_word_byte (self, start - 1) && !is_percentile)
    return FALSE;
  if (!rbk_decimal_parse (digits, &number->value, NULL))
    return FALSE;

  number->step = get_step (n_decimals);
  if (is_percentile)
    number->shape = RBK_CLAIM_PERCENTILE;
  else
    {
      if (has_sign_before (self, start))
        number->shape = RBK_CLAIM_MONEY;
      self->at = read_suffix (self, self->at, number);
    }
  number->end = self->at;
  return rbk_decimal_is_valid (number->value) && rbk_decimal_is_valid (number->step);
}

/* Where one part of a text ends and the next begins: a sentence, or a clause of one. */
gboolean
rbk_claim_is_break (const char *text, gsize length, gsize at, gboolean are_sentences)
{
  gboolean is_last = at + 1 == length || g_ascii_isspace (text[at + 1]);

  if (text[at] == '\n' || text[at] == ';' || ((text[at] == '.' || text[at] == '?') && is_last))
    return TRUE;
  if (are_sentences)
    return FALSE;
  return (text[at] == ',' && is_last) || text[at] == RBK_CLAIM_CELL[0] || text[at] == '(' ||
         text[at] == ')' || (at + 5 <= length && g_ascii_strncasecmp (text + at, " and ", 5) == 0);
}

/**
 * rbk_claim_scan: (skip)
 * @text: a text
 * @length: its bytes
 * @currency: the book's currency
 *
 * Returns: (transfer full) (element-type RbkClaimNumber): the numbers in it, in order
 */
GArray *
rbk_claim_scan (const char *text, gsize length, const char *currency)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (RbkClaimNumber));
  Scanner self = { .text = text, .length = length, .currency = currency };
  guint   clause = 0, sentence = 0;

  while (self.at < length)
    {
      gsize          at = self.at;
      RbkClaimNumber number;

      clause += rbk_claim_is_break (text, length, at, FALSE) ? 1 : 0;
      sentence += rbk_claim_is_break (text, length, at, TRUE) ? 1 : 0;
      if (!g_ascii_isdigit (text[at]))
        self.at++;
      else if (read_number (&self, &number))
        {
          number.clause = clause;
          number.sentence = sentence;
          g_array_append_val (numbers, number);
        }
    }
  return numbers;
}

/**
 * rbk_claim_is_joined: (skip)
 * @text: a text
 * @numbers: (element-type RbkClaimNumber): the numbers in it
 * @i: one of them
 * @sign: `+` or `=`
 *
 * Returns: whether nothing but the sign, and that of a currency, stands between it and the next
 */
gboolean
rbk_claim_is_joined (const char *text, GArray *numbers, guint i, char sign)
{
  const RbkClaimNumber *number = &g_array_index (numbers, RbkClaimNumber, i);
  guint                 n = 0;

  if (i + 1 >= numbers->len)
    return FALSE;
  for (gsize at = number->end; at < number[1].start; at++)
    {
      if (text[at] == sign)
        n++;
      else if (text[at] != ' ' && text[at] != '$' && (text[at] & 0x80) == 0)
        return FALSE;
    }
  return n == 1;
}
