/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-price-change.h"

static const char *const rate_names[RBK_N_RATES] = {
  NC_ ("price of tokens", "input"),       NC_ ("price of tokens", "output"),
  NC_ ("price of tokens", "cache read"),  NC_ ("price of tokens", "cache write"),
  NC_ ("price of tokens", "batch input"), NC_ ("price of tokens", "batch output"),
};

/**
 * rbk_price_change_kind_to_string:
 * @kind: a kind of change
 *
 * Returns: (transfer none): its word for programs: `moved`
 */
const char *
rbk_price_change_kind_to_string (RbkPriceChangeKind kind)
{
  switch (kind)
    {
    case RBK_PRICE_CHANGE_SAME:
      return "same";
    case RBK_PRICE_CHANGE_MOVED:
      return "moved";
    case RBK_PRICE_CHANGE_SCHEDULED:
      return "scheduled";
    case RBK_PRICE_CHANGE_GONE:
      return "gone";
    case RBK_PRICE_CHANGE_UNCLEAR:
    default:
      return "unclear";
    }
}

/**
 * rbk_price_change_new: (skip)
 * @model: the model's key in the book
 * @kind: what happened
 * @before: (nullable): the price in force in the book
 * @after: (nullable): what the book should have
 *
 * Returns: (transfer full): a line that says nothing yet
 */
RbkPriceChange *
rbk_price_change_new (const char        *model,
                      RbkPriceChangeKind kind,
                      RbkModelPrice     *before,
                      RbkModelPrice     *after)
{
  RbkPriceChange *self = g_new0 (RbkPriceChange, 1);

  self->model = g_strdup (model);
  self->kind = kind;
  g_set_object (&self->before, before);
  g_set_object (&self->after, after);

  return self;
}

/**
 * rbk_price_change_free:
 * @self: (transfer full): a line of the account
 */
void
rbk_price_change_free (RbkPriceChange *self)
{
  g_free (self->model);
  g_clear_object (&self->before);
  g_clear_object (&self->after);
  g_free (self->message);
  g_free (self);
}

static char *
money (const RbkDecimal *amount, const char *currency)
{
  g_autofree char *text = amount != NULL ? rbk_decimal_to_string (*amount) : NULL;

  if (text == NULL)
    return g_strdup ("–");
  if (g_strcmp0 (currency, "USD") == 0)
    return g_strconcat ("$", text, NULL);

  return g_strconcat (text, " ", currency, NULL);
}

/**
 * rbk_price_describe: (skip)
 * @price: a price
 * @currency: its currency
 *
 * Returns: (transfer full): “$2 in and $10 out”
 */
char *
rbk_price_describe (RbkModelPrice *price, const char *currency)
{
  g_autofree char *input = money (rbk_model_price_get_input (price), currency);
  g_autofree char *output = money (rbk_model_price_get_output (price), currency);

  /* Translators: the price of a million tokens: “$2 in and $10 out” */
  return g_strdup_printf (E_ ("%s in and %s out"), input, output);
}

static void
append_rate (GString *text, const RbkPriceChange *self, RbkRate rate, const char *currency)
{
  const RbkDecimal *before = rbk_rates_peek (self->before, rate);
  const RbkDecimal *after = rbk_rates_peek (self->after, rate);
  g_autofree char  *from = money (before, currency);
  g_autofree char  *to = money (after, currency);

  if (g_strcmp0 (from, to) != 0)
    g_string_append_printf (text, "%s%s %s → %s", text->len > 0 ? ", " : "",
                            rbk_text_translate_in ("price of tokens", rate_names[rate]), from, to);
}

static gboolean
has_same_tiers (RbkModelPrice *a, RbkModelPrice *b)
{
  GListModel *left = rbk_model_price_get_context_tiers (a);
  GListModel *right = rbk_model_price_get_context_tiers (b);
  guint       n = g_list_model_get_n_items (left);

  if (n != g_list_model_get_n_items (right))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(RbkRecord) one = g_list_model_get_item (left, i);
      g_autoptr(RbkRecord) other = g_list_model_get_item (right, i);

      if (!rbk_record_equal (one, other))
        return FALSE;
    }

  return TRUE;
}

static char *
list_changes (const RbkPriceChange *self, const char *currency)
{
  GString *text = g_string_new (NULL);

  if (self->before == NULL)
    {
      g_autofree char *price = rbk_price_describe (self->after, currency);

      /* Translators: of a model; %s is what a million tokens cost: “$2 in and $10 out” */
      g_string_append_printf (text, E_ ("not priced in the book; %s"), price);
      return g_string_free (text, FALSE);
    }
  for (guint i = 0; i < RBK_N_RATES; i++)
    append_rate (text, self, i, currency);
  if (!has_same_tiers (self->before, self->after))
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
                            /* Translators: the last in a list of what has changed */
                            E_ ("prices for large requests"));

  return g_string_free (text, FALSE);
}

/* Which prices of the book stay because the catalogue has none. Takes the text. */
static char *
add_silence (char *text, const RbkPriceSilence *silence)
{
  const char      *parts[3];
  guint            n_parts = 0;
  g_autofree char *said = text;
  g_autofree char *list = NULL;

  if (silence->rates[RBK_RATE_CACHE_READ] || silence->rates[RBK_RATE_CACHE_WRITE])
    /* Translators: tokens read from and written to it, in “the book’s prices for cache stay” */
    parts[n_parts++] = E_ ("cache");
  if (silence->rates[RBK_RATE_BATCH_INPUT] || silence->rates[RBK_RATE_BATCH_OUTPUT])
    /* Translators: requests that may wait, in “the book’s prices for cache and batch stay” */
    parts[n_parts++] = E_ ("batch");
  if (silence->tiers)
    /* Translators: those with many tokens, in “the book’s prices for large requests stay” */
    parts[n_parts++] = E_ ("large requests");

  if (n_parts == 0)
    return g_steal_pointer (&said);
  if (n_parts == 1)
    list = g_strdup (parts[0]);
  else if (n_parts == 2)
    /* Translators: two of the words “cache”, “batch” and “large requests” */
    list = g_strdup_printf (E_ ("%s and %s"), parts[0], parts[1]);
  else
    /* Translators: the words “cache”, “batch” and “large requests” */
    list = g_strdup_printf (E_ ("%s, %s and %s"), parts[0], parts[1], parts[2]);

  /* Translators: the first %s is a model and its new price, “Sonnet: input $3 → $2”, the second
   * what of its prices in the book is kept, as the catalogue has none: “cache and batch” */
  return g_strdup_printf (E_ ("%s; the book's prices for %s stay, the catalogue has none"), said,
                          list);
}

/**
 * rbk_price_change_say: (skip)
 * @self: a price that is the same, moved or is scheduled
 * @name: what to call the model
 * @currency: the currency of the prices
 * @silence: what the catalogue says nothing of
 *
 * Puts it into a sentence.
 */
void
rbk_price_change_say (RbkPriceChange        *self,
                      const char            *name,
                      const char            *currency,
                      const RbkPriceSilence *silence)
{
  g_autofree char *what = self->kind == RBK_PRICE_CHANGE_SAME
                              ? rbk_price_describe (self->before, currency)
                              : list_changes (self, currency);
  const char *from = self->after != NULL ? rbk_model_price_get_effective_from (self->after) : NULL;

  g_free (self->message);
  if (self->kind == RBK_PRICE_CHANGE_SAME)
    /* Translators: a model, and what a million tokens cost */
    self->message = g_strdup_printf (E_ ("%s: the same, %s"), name, what);
  else if (from != NULL)
    /* Translators: a model, the changes of its price, and a date */
    self->message = g_strdup_printf (E_ ("%s: %s from %s"), name, what, from);
  else
    self->message = g_strdup_printf (E_ ("%s: %s"), name, what);
  if (self->kind != RBK_PRICE_CHANGE_SAME)
    self->message = add_silence (self->message, silence);
}

/**
 * rbk_price_is_same: (skip)
 * @a: a price
 * @b: another price
 *
 * Returns: whether they come to the same, whatever they are called and since when
 */
gboolean
rbk_price_is_same (RbkModelPrice *a, RbkModelPrice *b)
{
  static const char *const apart[] = { "effective-from", "context-window", "quality", "source",
                                       NULL };
  g_autoptr(RbkRecord) left = rbk_record_copy (RBK_RECORD (a));
  g_autoptr(RbkRecord) right = rbk_record_copy (RBK_RECORD (b));

  for (const char *const *name = apart; *name != NULL; name++)
    g_object_set (left, *name, NULL, NULL);
  for (const char *const *name = apart; *name != NULL; name++)
    g_object_set (right, *name, NULL, NULL);
  g_object_set (left, "model", "m", "name", NULL, "provider", NULL, NULL);
  g_object_set (right, "model", "m", "name", NULL, "provider", NULL, NULL);
  rbk_record_set_unknown (left, NULL);
  rbk_record_set_unknown (right, NULL);

  return rbk_record_equal (left, right);
}

/**
 * rbk_price_is_too_far: (skip)
 * @before: a price
 * @after: the next price
 *
 * A price that moves so far at once is more likely a list with its units mixed up.
 *
 * Returns: whether input or output moves by a factor of %RBK_PRICE_TOO_FAR or more
 */
gboolean
rbk_price_is_too_far (RbkModelPrice *before, RbkModelPrice *after)
{
  for (guint i = RBK_RATE_INPUT; i <= RBK_RATE_OUTPUT; i++)
    {
      const RbkDecimal *left = rbk_rates_peek (before, i);
      const RbkDecimal *right = rbk_rates_peek (after, i);
      RbkDecimal        far = RBK_DECIMAL_UNITS (RBK_PRICE_TOO_FAR);

      if (left == NULL || right == NULL || rbk_decimal_is_zero (*left) ||
          rbk_decimal_is_zero (*right))
        continue;
      if (rbk_decimal_compare (*left, rbk_decimal_mul (*right, far)) >= 0 ||
          rbk_decimal_compare (*right, rbk_decimal_mul (*left, far)) >= 0)
        return TRUE;
    }

  return FALSE;
}
