/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-shock.h"

#include "rbk-error.h"

#include <string.h>

/* The most that anything is multiplied by, or a rate can be. */
#define MAX_VALUE RBK_DECIMAL_UNITS (1000000)
#define MAX_TARGET 200

#define GRAMMAR                                                                                    \
  "write one of model:ID.price=x0.333, tokenizer=x1.35, tokenizer-input=x1.35, input=x1.2, "       \
  "output=x1.2, cache-hit=0.6, retries=x1.1, share:ROUTE=0.5, usage=x2, overhead=x1.5, "           \
  "date=2026-09-01, vendor=2026-09-01"

/* What stands behind the equals sign. */
typedef enum
{
  TAKES_FACTOR,
  TAKES_SHARE,
  TAKES_DATE,
} Takes;

typedef struct
{
  const char  *word;
  RbkShockKind kind;
  Takes        takes;
  const char  *words; /* for people, before the value */
} Word;

static const Word words[] = {
  { "tokenizer", RBK_SHOCK_TOKENIZER, TAKES_FACTOR, "Tokens counted by the tokenizer" },
  { "tokenizer-input", RBK_SHOCK_TOKENIZER_INPUT, TAKES_FACTOR,
    "Input tokens counted by the tokenizer" },
  { "input", RBK_SHOCK_INPUT, TAKES_FACTOR, "Input of a call" },
  { "output", RBK_SHOCK_OUTPUT, TAKES_FACTOR, "Output of a call" },
  { "cache-hit", RBK_SHOCK_CACHE_HIT, TAKES_SHARE, "Input read from the cache" },
  { "retries", RBK_SHOCK_RETRIES, TAKES_FACTOR, "Calls made for each that is billed" },
  { "usage", RBK_SHOCK_USAGE, TAKES_FACTOR, "Usage" },
  { "overhead", RBK_SHOCK_OVERHEAD, TAKES_FACTOR, "Overhead of a customer" },
  { "date", RBK_SHOCK_DATE, TAKES_DATE, "Prices of the book on" },
  { "vendor", RBK_SHOCK_VENDOR, TAKES_DATE, "Prices of the vendors on" },
};

static const char *const rates[] = { "price", "input", "output", "cache-read", "cache-write" };
static const char *const rate_words[] = { "Price", "Input price", "Output price",
                                          "Cache read price", "Cache write price" };

static gboolean
fail (const char *text, const char *message, GError **error)
{
  g_autofree char *quoted = rbk_error_quote (text, strlen (text));

  g_set_error (error, RBK_ERROR, RBK_ERROR_SYNTAX, "%s: %s", quoted, message);
  return FALSE;
}

/* A number between nothing and the most there is. */
static gboolean
parse_number (const char *text, gsize length, RbkDecimal *value)
{
  return rbk_decimal_parse_len (text, length, value, NULL) && rbk_decimal_sign (*value) >= 0 &&
         rbk_decimal_compare (*value, MAX_VALUE) <= 0;
}

static gboolean
parse_percent (const char *text, gsize length, RbkDecimal *share)
{
  RbkDecimal percent;

  if (length < 2 || text[length - 1] != '%' || !parse_number (text, length - 1, &percent))
    return FALSE;
  *share = rbk_decimal_div (percent, RBK_DECIMAL_UNITS (100), RBK_ROUND_HALF_AWAY);
  return TRUE;
}

/* x1.35, or +35% and -20%, which are x1.35 and x0.8. */
static gboolean
parse_factor (const char *text, RbkDecimal *factor)
{
  gsize      length = strlen (text);
  RbkDecimal share;

  if (text[0] == 'x' || text[0] == 'X')
    return parse_number (text + 1, length - 1, factor) && rbk_decimal_sign (*factor) > 0;
  if ((text[0] != '+' && text[0] != '-') || !parse_percent (text + 1, length - 1, &share))
    return FALSE;
  *factor = text[0] == '+' ? rbk_decimal_add (RBK_DECIMAL_ONE, share)
                           : rbk_decimal_sub (RBK_DECIMAL_ONE, share);
  return rbk_decimal_sign (*factor) > 0;
}

/* 0.6 or 60%. */
static gboolean
parse_share (const char *text, RbkDecimal *share)
{
  gsize length = strlen (text);

  if (!parse_percent (text, length, share) && !parse_number (text, length, share))
    return FALSE;
  return rbk_decimal_compare (*share, RBK_DECIMAL_ONE) <= 0;
}

static gboolean
parse_value (RbkShock *self, const char *text, const char *value, Takes takes, GError **error)
{
  g_autoptr(GError) reason = NULL;

  self->is_factor = takes == TAKES_FACTOR;
  if (takes == TAKES_FACTOR)
    return parse_factor (value, &self->value) ||
           fail (text, E_ ("write how many times what it was, as x1.35, or +35%"), error);
  if (takes == TAKES_SHARE)
    return parse_share (value, &self->value) ||
           fail (text, E_ ("write a share from 0 to 1, as 0.6, or 60%"), error);
  return rbk_date_parse (value, &self->date, &reason) || fail (text, reason->message, error);
}

/* An id may have dots of its own: the rate is behind the last. */
static gboolean
parse_model (RbkShock *self, const char *text, const char *name, const char *value, GError **error)
{
  const char      *dot = strrchr (name, '.');
  g_autofree char *rate = NULL;
  gboolean         is_known = FALSE;

  if (dot == NULL || dot == name)
    return fail (text, E_ ("write which price of which model, as model:ID.price=x0.5"), error);
  rate = g_strdelimit (g_strdup (dot + 1), "_", '-');
  for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
    if (strcmp (rate, rates[i]) == 0)
      {
        self->rate = (RbkShockRate) i;
        is_known = TRUE;
      }
  if (!is_known)
    return fail (text, E_ ("a model has a price, input, output, cache-read and cache-write"),
                 error);
  self->kind = RBK_SHOCK_MODEL;
  self->target = g_strndup (name, (gsize) (dot - name));
  if (self->rate != RBK_SHOCK_PRICE && parse_number (value, strlen (value), &self->value))
    return TRUE;
  return parse_value (self, text, value, TAKES_FACTOR, error);
}

static gboolean
parse_share_of (
    RbkShock *self, const char *text, const char *name, const char *value, GError **error)
{
  if (name[0] == '\0')
    return fail (text, E_ ("write which route, by its name or its model, as share:ROUTE=0.5"),
                 error);
  self->kind = RBK_SHOCK_SHARE;
  self->target = g_strdup (name);
  return parse_value (self, text, value, TAKES_SHARE, error);
}

static gboolean
parse (RbkShock *self, const char *text, char *name, const char *value, GError **error)
{
  if (g_str_has_prefix (name, "model:"))
    return parse_model (self, text, name + strlen ("model:"), value, error);
  if (g_str_has_prefix (name, "share:"))
    return parse_share_of (self, text, name + strlen ("share:"), value, error);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (name, words[i].word) == 0)
      {
        self->kind = words[i].kind;
        return parse_value (self, text, value, words[i].takes, error);
      }
  return fail (text, "there is no such shock; " GRAMMAR, error);
}

/**
 * rbk_shock_parse:
 * @text: a shock as the command line and the book write it: `model:ID.price=x0.333`,
 *   `tokenizer=x1.35`, `cache-hit=0.6`, `date=2026-09-01`; see [enum@ShockKind]
 * @error: return location for a [error@Error]
 *
 * Reads a shock. A factor is above 0 and at most 1,000,000; it may be written as a change,
 * `+35%`, and a share as `60%`. Fails with `RBK_ERROR_SYNTAX`.
 *
 * Returns: (transfer full): the shock
 */
RbkShock *
rbk_shock_parse (const char *text, GError **error)
{
  g_autoptr(RbkShock) self = g_new0 (RbkShock, 1);
  g_autofree char *stripped = NULL;
  char            *equals;

  g_return_val_if_fail (text != NULL, NULL);

  g_date_clear (&self->date, 1);
  stripped = g_strstrip (g_strdup (text));
  equals = strrchr (stripped, '=');
  if (!g_utf8_validate (text, -1, NULL) || strlen (stripped) > MAX_TARGET || equals == NULL)
    {
      fail (stripped, GRAMMAR, error);
      return NULL;
    }
  *equals = '\0';
  g_strchomp (stripped);
  if (!parse (self, text, stripped, g_strchug (equals + 1), error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * rbk_shock_copy:
 * @self: a shock
 *
 * Returns: (transfer full): another like it
 */
RbkShock *
rbk_shock_copy (const RbkShock *self)
{
  RbkShock *copy = g_memdup2 (self, sizeof *self);

  copy->target = g_strdup (self->target);
  return copy;
}

/**
 * rbk_shock_free:
 * @self: (transfer full): a shock
 *
 * Frees it.
 */
void
rbk_shock_free (RbkShock *self)
{
  g_free (self->target);
  g_free (self);
}

static const Word *
find_word (RbkShockKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i].kind == kind)
      return &words[i];
  return NULL;
}

/**
 * rbk_shock_to_string:
 * @self: a shock
 *
 * Returns: (transfer full): how it is written, the same for all ways to write it
 */
char *
rbk_shock_to_string (const RbkShock *self)
{
  const Word      *word;
  g_autofree char *value = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  word = find_word (self->kind);
  if (word != NULL && word->takes == TAKES_DATE)
    value = rbk_date_to_string (&self->date);
  else
    value = rbk_decimal_to_string (self->value);
  if (self->kind == RBK_SHOCK_MODEL)
    return g_strdup_printf ("model:%s.%s=%s%s", self->target, rates[self->rate],
                            self->is_factor ? "x" : "", value);
  if (self->kind == RBK_SHOCK_SHARE)
    return g_strdup_printf ("share:%s=%s", self->target, value);
  g_return_val_if_fail (word != NULL, NULL);
  return g_strdup_printf ("%s=%s%s", word->word, self->is_factor ? "x" : "", value);
}

/* A factor as a change in percent where that is short: +35 %, and else x3. */
static char *
describe_factor (RbkDecimal factor)
{
  RbkDecimal       change = rbk_decimal_sub (factor, RBK_DECIMAL_ONE), percent;
  g_autofree char *text = NULL;

  percent =
      rbk_decimal_round (rbk_decimal_mul (change, RBK_DECIMAL_UNITS (100)), 1, RBK_ROUND_HALF_AWAY);
  if (rbk_decimal_compare (factor, RBK_DECIMAL_UNITS (2)) >= 0)
    {
      text = rbk_decimal_to_string (factor);
      return g_strdup_printf ("× %s", text);
    }
  text = rbk_decimal_to_string (rbk_decimal_sign (percent) < 0 ? rbk_decimal_negate (percent)
                                                               : percent);
  return g_strdup_printf ("%s%s %%", rbk_decimal_sign (percent) < 0 ? "−" : "+", text);
}

/**
 * rbk_shock_dup_subject:
 * @self: a shock
 *
 * Returns: (transfer full): what it changes, for people, in English: `Price of all models`
 */
char *
rbk_shock_dup_subject (const RbkShock *self)
{
  const Word *word;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->kind == RBK_SHOCK_MODEL)
    return g_strdup_printf ("%s of %s", rate_words[self->rate],
                            strcmp (self->target, "*") == 0 ? "all models" : self->target);
  if (self->kind == RBK_SHOCK_SHARE)
    return g_strdup_printf ("Share of calls to %s", self->target);
  word = find_word (self->kind);
  g_return_val_if_fail (word != NULL, NULL);
  return g_strdup (word->words);
}

/**
 * rbk_shock_describe:
 * @self: a shock
 *
 * Returns: (transfer full): what it is for people, in English: `Price of claude-opus-4-8 −66.7 %`
 */
char *
rbk_shock_describe (const RbkShock *self)
{
  const Word      *word;
  g_autofree char *value = NULL, *subject = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  word = find_word (self->kind);
  if (word != NULL && word->takes == TAKES_DATE)
    value = rbk_date_to_string (&self->date);
  else if (self->is_factor)
    value = describe_factor (self->value);
  else if (self->kind == RBK_SHOCK_MODEL)
    value = rbk_decimal_to_string (self->value);
  else
    {
      g_autofree char *percent =
          rbk_decimal_to_string (rbk_decimal_mul (self->value, RBK_DECIMAL_UNITS (100)));

      value = g_strdup_printf ("%s %%", percent);
    }
  subject = rbk_shock_dup_subject (self);
  return g_strdup_printf ("%s %s", subject, value);
}

/**
 * rbk_shocks_parse:
 * @texts: (nullable) (array zero-terminated=1): shocks
 * @error: return location for a [error@Error]
 *
 * Reads shocks, as [func@shock_parse] does each.
 *
 * Returns: (transfer full) (element-type RbkShock): they, in the same order
 */
GPtrArray *
rbk_shocks_parse (const char *const *texts, GError **error)
{
  g_autoptr(GPtrArray) shocks = g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_shock_free);

  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    {
      RbkShock *shock = rbk_shock_parse (texts[i], error);

      if (shock == NULL)
        return NULL;
      g_ptr_array_add (shocks, shock);
    }
  return g_steal_pointer (&shocks);
}

/**
 * rbk_shocks_to_strings:
 * @shocks: (element-type RbkShock): shocks
 *
 * Returns: (transfer full) (array zero-terminated=1): how each is written
 */
char **
rbk_shocks_to_strings (const GPtrArray *shocks)
{
  char **texts = g_new0 (char *, shocks->len + 1);

  for (guint i = 0; i < shocks->len; i++)
    texts[i] = rbk_shock_to_string (g_ptr_array_index (shocks, i));
  return texts;
}
