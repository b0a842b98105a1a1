/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-claim-title.h"

#include <string.h>

/* Words of titles, in lower case. Those of shares stand first: a margin in dollars says so. */
typedef struct
{
  const char   *word;
  RbkClaimShape shape;
} TitleWord;

static const TitleWord title_words[] = {
  { "%", RBK_CLAIM_PERCENT },       { "per cent", RBK_CLAIM_PERCENT },
  { "percent", RBK_CLAIM_PERCENT }, { "multiple", RBK_CLAIM_MULTIPLE },
  { "$", RBK_CLAIM_MONEY },         { "€", RBK_CLAIM_MONEY },
  { "£", RBK_CLAIM_MONEY },         { "¥", RBK_CLAIM_MONEY },
  { "margin", RBK_CLAIM_PERCENT },  { "gm", RBK_CLAIM_PERCENT },
  { "price", RBK_CLAIM_MONEY },     { "cost", RBK_CLAIM_MONEY },
  { "bill", RBK_CLAIM_MONEY },      { "floor", RBK_CLAIM_MONEY },
  { "overage", RBK_CLAIM_MONEY },   { "overhead", RBK_CLAIM_MONEY },
  { "inference", RBK_CLAIM_MONEY }, { "fee", RBK_CLAIM_MONEY },
};

/* A title ends with the colon right before the number, and begins behind the cell before. */
static char *
dup_title (const char *text, gsize at)
{
  gsize end = at, start;

  while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == '~'))
    end--;
  if (end == 0 || text[end - 1] != ':')
    return NULL;
  for (start = end; start > 0 && text[start - 1] != RBK_CLAIM_CELL[0]; start--)
    ;

  return g_ascii_strdown (text + start, (gssize) (end - start));
}

static RbkClaimShape
find_shape (const char *title, const char *currency)
{
  g_autofree char *lower = currency != NULL ? g_ascii_strdown (currency, -1) : NULL;

  if (lower != NULL && strstr (title, lower) != NULL)
    return RBK_CLAIM_MONEY;
  for (gsize i = 0; i < G_N_ELEMENTS (title_words); i++)
    if (strstr (title, title_words[i].word) != NULL)
      return title_words[i].shape;

  return RBK_CLAIM_PLAIN;
}

/* 0.79 below “Margin” is a share; 79 is one in per cent. */
static void
take_share (RbkClaimNumber *number, const char *title)
{
  const RbkDecimal hundred = RBK_DECIMAL_UNITS (100);

  number->shape = RBK_CLAIM_PERCENT;
  if (strchr (title, '%') != NULL || rbk_decimal_compare (number->value, RBK_DECIMAL_ONE) > 0 ||
      rbk_decimal_compare (number->step, RBK_DECIMAL_ONE) >= 0)
    return;
  number->value = rbk_decimal_mul (number->value, hundred);
  number->step = rbk_decimal_mul (number->step, hundred);
}

/**
 * rbk_claim_take_titles: (skip)
 * @numbers: (element-type RbkClaimNumber): the numbers of a line
 * @text: the line
 * @currency: (nullable): the book's
 *
 * Makes bare numbers of a table what their titles say that they are.
 */
void
rbk_claim_take_titles (GArray *numbers, const char *text, const char *currency)
{
  for (guint i = 0; i < numbers->len; i++)
    {
      RbkClaimNumber  *number = &g_array_index (numbers, RbkClaimNumber, i);
      g_autofree char *title =
          number->shape == RBK_CLAIM_PLAIN ? dup_title (text, number->start) : NULL;
      RbkClaimShape shape = title != NULL ? find_shape (title, currency) : RBK_CLAIM_PLAIN;

      if (shape == RBK_CLAIM_PERCENT)
        take_share (number, title);
      else if (shape != RBK_CLAIM_PLAIN)
        number->shape = shape;
    }
}

static gboolean
is_of_tokens (const char *text, gsize length)
{
  g_autofree char *title = g_ascii_strdown (text, (gssize) length);

  return strchr (title, ':') != NULL && strstr (title, "token") != NULL &&
         strstr (title, "total") == NULL;
}

/**
 * rbk_claim_is_of_tokens: (skip)
 * @text: a line
 * @length: its bytes
 * @number: a number in it
 *
 * Returns: whether it is of the tokens of a call: "1,500 tokens", or below "Tokens a call"
 */
gboolean
rbk_claim_is_of_tokens (const char *text, gsize length, const RbkClaimNumber *number)
{
  static const char token[] = " token";
  gsize             start = number->start;

  if (number->shape != RBK_CLAIM_PLAIN)
    return FALSE;
  if (number->end + strlen (token) <= length &&
      g_ascii_strncasecmp (text + number->end, token, strlen (token)) == 0)
    return TRUE;
  while (start > 0 && text[start - 1] != RBK_CLAIM_CELL[0])
    start--;
  return is_of_tokens (text + start, number->start - start);
}
