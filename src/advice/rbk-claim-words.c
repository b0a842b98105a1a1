/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-claim-words.h"

#include <string.h>

/* Words, in lower case, that say what a number is of. */
typedef struct
{
  const char   *word, *figure;
  RbkClaimShape shape;
} Word;

static const Word words[] = {
  { "overage price", "overage", RBK_CLAIM_MONEY },
  { "overage", "overage", RBK_CLAIM_MONEY },
  { "floor price", "floor_price", RBK_CLAIM_MONEY },
  { "floor", "floor", RBK_CLAIM_MONEY },
  { "inference cost", "inference", RBK_CLAIM_MONEY },
  { "inference", "inference", RBK_CLAIM_MONEY },
  { "model cost", "inference", RBK_CLAIM_MONEY },
  { "overhead cost", "overhead", RBK_CLAIM_MONEY },
  { "overhead", "overhead", RBK_CLAIM_MONEY },
  { "loaded", "cost", RBK_CLAIM_MONEY },
  { "cost", "cost", RBK_CLAIM_MONEY },
  { "bill", "bill", RBK_CLAIM_MONEY },
  { "pays", "bill", RBK_CLAIM_MONEY },
  { "invoice", "bill", RBK_CLAIM_MONEY },
  { "leaves", "margin_amount", RBK_CLAIM_MONEY },
  { "price", "price", RBK_CLAIM_MONEY },
  { "/mo", "price", RBK_CLAIM_MONEY },
  { "a month", "price", RBK_CLAIM_MONEY },
  { "per month", "price", RBK_CLAIM_MONEY },
  { "lowest margin", "lowest_margin", RBK_CLAIM_PERCENT },
  { "margin", "margin", RBK_CLAIM_PERCENT },
  { "gm", "margin", RBK_CLAIM_PERCENT },
  { "overage", "overage_multiple", RBK_CLAIM_MULTIPLE },
  { "break-even", "break_even", RBK_CLAIM_PLAIN },
  { "breaks even", "break_even", RBK_CLAIM_PLAIN },
  { "included", "included", RBK_CLAIM_PLAIN },
  { "includes", "included", RBK_CLAIM_PLAIN },
  { "cap", "cap", RBK_CLAIM_PLAIN },
  { "limit", "cap", RBK_CLAIM_PLAIN },
  { "up to", "cap", RBK_CLAIM_PLAIN },
};

/* Units behind a number that say where on the axis something is. */
static const char *const units[] = { "usage",   "run",     "call",   "request", "credit",    "unit",
                                     "message", "outcome", "ticket", "task",    "resolution" };

static gboolean
stands_at (const char *text, gsize length, gsize at, const char *word)
{
  gsize n_word = strlen (word);

  return at + n_word <= length && g_ascii_strncasecmp (text + at, word, n_word) == 0 &&
         (at == 0 || !g_ascii_isalpha (text[at - 1]) || !g_ascii_isalpha (word[0]));
}

/* "/mo" belongs to the number before it. */
static gboolean
is_period (const Word *word)
{
  return word->word[0] == '/' || g_str_has_suffix (word->word, " month");
}

/* The word that stands nearest: the last before a number, or the first behind it. */
static const Word *
find_word (const char *text, gsize length, RbkClaimShape shape, gboolean is_last)
{
  const Word *found = NULL;

  for (gsize at = 0; at < length; at++)
    for (guint i = 0; i < G_N_ELEMENTS (words); i++)
      if (words[i].shape == shape && !(is_last && is_period (&words[i])) &&
          stands_at (text, length, at, words[i].word))
        {
          if (!is_last)
            return &words[i];
          /* "loaded cost" is one: its second word adds nothing. */
          found = &words[i];
          at += strlen (words[i].word) - 1;
          break;
        }
  return found;
}

static gboolean
has_unit (const char *text, gsize length)
{
  gsize at = 0;

  while (at < length && (text[at] == ' ' || text[at] == '-'))
    at++;
  if (stands_at (text, length, at, "ai "))
    at += strlen ("ai ");
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (stands_at (text, length, at, units[i]))
      return TRUE;
  return FALSE;
}

static gboolean
has_word (const char *text, gsize length, const char *word)
{
  for (gsize at = 0; at < length; at++)
    if (stands_at (text, length, at, word))
      return TRUE;
  return FALSE;
}

/* In a table what is counted stands above the number: "Runs: 200". */
static gboolean
is_titled (const char *text, gsize length)
{
  while (length > 0 && text[length - 1] == ' ')
    length--;
  if (length == 0 || text[length - 1] != ':' || has_word (text, length, "token"))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (has_word (text, length, units[i]))
      return TRUE;
  return FALSE;
}

/* "costs $0.0175 a request", "a request costs $0.0175" */
static gboolean
is_of_call (const char *before, gsize n_before, const char *after, gsize n_after)
{
  static const char *const calls[] = { "per request",  "per call",  "a request", "a call",
                                       "each request", "each call", "/request",  "/call" };

  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    if (has_word (before, n_before, calls[i]) || has_word (after, n_after, calls[i]))
      return TRUE;
  return FALSE;
}

/* "$0.0058 a credit", "$5 per 1M tokens" */
static gboolean
is_of_unit (const char *after, gsize n_after)
{
  static const char *const each[] = { "/", " / ", " per ", " a ", " an ", " each " };
  static const char *const counted[] = { "1m",      "1k",     "token",   "credit", "unit",
                                         "message", "ticket", "outcome", "task",   "resolution" };

  for (guint i = 0; i < G_N_ELEMENTS (each); i++)
    for (guint k = 0; k < G_N_ELEMENTS (counted); k++)
      {
        g_autofree char *words_after = g_strconcat (each[i], counted[k], NULL);

        if (stands_at (after, n_after, 0, words_after))
          return TRUE;
      }
  return FALSE;
}

/* A cell that says more than an amount, below a title that is of no amount. */
static gboolean
is_remark (const char *before, gsize n_before, const char *after, gsize n_after)
{
  gsize at = 0;

  if (memchr (before, ':', n_before) == NULL)
    return FALSE;
  while (at < n_after && !g_ascii_isalpha (after[at]) && after[at] != '/')
    at++;
  return at < n_after && after[at] != '/';
}

static RbkClaimRole
find_role_of_money (const char  *before,
                    gsize        n_before,
                    const char  *after,
                    gsize        n_after,
                    const Word  *word,
                    const char **figure)
{
  if ((word == NULL || strcmp (word->figure, "cost") == 0) &&
      is_of_call (before, n_before, after, n_after))
    return RBK_CLAIM_ROLE_CALL;
  if ((word == NULL || strcmp (word->figure, "overage") != 0) && is_of_unit (after, n_after))
    return RBK_CLAIM_ROLE_OTHER;
  if (word == NULL && is_remark (before, n_before, after, n_after))
    return RBK_CLAIM_ROLE_OTHER;
  if (word == NULL)
    *figure = "price";
  return RBK_CLAIM_ROLE_FIGURE;
}

/**
 * rbk_claim_find_role: (skip)
 * @before: what stands before a number, back to the number before
 * @n_before: its bytes
 * @after: what stands behind it in its clause, up to the next number
 * @n_after: its bytes
 * @number: the number
 * @figure: (out) (transfer none): the name of the plan's figure, where it is one
 *
 * Says what a number is of. A word before it goes before one behind it.
 *
 * Returns: its role
 */
RbkClaimRole
rbk_claim_find_role (const char           *before,
                     gsize                 n_before,
                     const char           *after,
                     gsize                 n_after,
                     const RbkClaimNumber *number,
                     const char          **figure)
{
  const Word *word = find_word (before, n_before, number->shape, TRUE);

  if (number->shape == RBK_CLAIM_PERCENTILE)
    return RBK_CLAIM_ROLE_PLACE;
  if (number->shape == RBK_CLAIM_PERCENT && has_word (after, MIN (n_after, 14), "of") &&
      has_word (after, n_after, "cap"))
    return RBK_CLAIM_ROLE_PLACE;
  if (word == NULL)
    word = find_word (after, n_after, number->shape, FALSE);

  *figure = word != NULL ? word->figure : NULL;
  switch (number->shape)
    {
    case RBK_CLAIM_MONEY:
      return find_role_of_money (before, n_before, after, n_after, word, figure);
    case RBK_CLAIM_PERCENT:
      if (word == NULL)
        *figure = "margin";
      return RBK_CLAIM_ROLE_FIGURE;
    case RBK_CLAIM_MULTIPLE:
      return word != NULL ? RBK_CLAIM_ROLE_FIGURE : RBK_CLAIM_ROLE_NONE;
    case RBK_CLAIM_PLAIN:
      if (word != NULL)
        return RBK_CLAIM_ROLE_FIGURE;
      return has_unit (after, n_after) || is_titled (before, n_before) ? RBK_CLAIM_ROLE_PLACE
                                                                       : RBK_CLAIM_ROLE_NONE;
    case RBK_CLAIM_PERCENTILE:
    default:
      return RBK_CLAIM_ROLE_NONE;
    }
}
