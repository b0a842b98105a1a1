/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-term-words.h"

#include "rbk-export-text.h"

/* A unit stands in every price; one as long as a page is cut. */
#define UNIT_LENGTH 60

/**
 * rbk_term_unit_words:
 * @spec: a book
 * @meter: one of its meters; -1 for calls
 *
 * Returns: (transfer full): what is counted, as a customer calls it, cut where it is no word but
 *   a text
 */
char *
rbk_term_unit_words (const RbkSpec *spec, int meter)
{
  const RbkMeterSpec *counted = meter >= 0 ? &spec->meters[meter] : NULL;
  const char         *unit;
  g_autofree char    *start = NULL;

  if (counted == NULL)
    return g_strdup ("call");

  unit = counted->unit != NULL ? counted->unit : counted->name;
  if (unit == NULL || g_utf8_strlen (unit, -1) <= UNIT_LENGTH)
    return g_strdup (unit != NULL ? unit : counted->key);
  start = g_utf8_substring (unit, 0, UNIT_LENGTH - 1);

  return g_strconcat (start, "\xe2\x80\xa6", NULL);
}

static char *
period_words (const RbkCardSpec *card)
{
  gint64 months;

  if (card->is_once)
    return g_strdup ("once");
  if (!rbk_decimal_to_int (card->months, &months))
    {
      g_autofree char *number =
          rbk_decimal_to_string (rbk_decimal_round (card->months, 2, RBK_ROUND_HALF_AWAY));

      return g_strdup_printf ("every %s months", number);
    }
  if (months == 1)
    return g_strdup ("a month");
  if (months % 12 == 0)
    return months == 12 ? g_strdup ("a year")
                        : g_strdup_printf ("every %" G_GINT64_FORMAT " years", months / 12);

  return g_strdup_printf ("every %" G_GINT64_FORMAT " months", months);
}

static void
add_tier (GString *text, const RbkSpec *spec, const RbkCardSpec *card, guint tier, const char *unit)
{
  const RbkTierSpec *self = &card->tiers[tier];
  g_autofree char   *bound = NULL;
  g_autofree char   *price = rbk_export_amount (spec->currency, self->unit_price);

  if (!self->is_open)
    {
      bound = rbk_export_grouped (self->up_to);
      g_string_append_printf (text, "up to %s: ", bound);
    }
  else if (tier > 0)
    {
      bound = rbk_export_grouped (card->tiers[tier - 1].up_to);
      g_string_append_printf (text, "above %s: ", bound);
    }
  g_string_append_printf (text, "%s per %s", price, unit);
  if (!rbk_decimal_is_zero (self->flat_price))
    {
      g_autofree char *flat = rbk_export_amount (spec->currency, self->flat_price);

      g_string_append_printf (text, " and %s", flat);
    }
}

static void
add_tiers (GString *text, const RbkSpec *spec, const RbkCardSpec *card, const char *unit)
{
  g_string_append (text, card->price == RBK_PRICE_KIND_VOLUME
                             ? "all at the price of the tier reached; "
                             : "each at its own tier's price; ");
  for (guint i = 0; i < card->n_tiers; i++)
    {
      if (i > 0)
        g_string_append (text, "; ");
      add_tier (text, spec, card, i, unit);
    }
}

static void
add_use (GString *text, const RbkSpec *spec, const RbkCardSpec *card, const char *amount)
{
  g_autofree char *unit = rbk_term_unit_words (spec, card->meter);
  g_autofree char *size = NULL;

  switch (card->price)
    {
    case RBK_PRICE_KIND_PER_UNIT:
      g_string_append_printf (text, "%s per %s", amount, unit);
      break;
    case RBK_PRICE_KIND_PACKAGE:
      size = rbk_export_grouped (card->package_size);
      g_string_append_printf (text, "%s per package of %s, in units of %s", amount, size, unit);
      break;
    case RBK_PRICE_KIND_GRADUATED:
    case RBK_PRICE_KIND_VOLUME:
      add_tiers (text, spec, card, unit);
      break;
    case RBK_PRICE_KIND_FLAT:
    default:
      g_string_append_printf (text, "%s whatever is used", amount);
      break;
    }
}

static void
add_bound (GString *text, const RbkSpec *spec, const char *words, gboolean exists, RbkDecimal bound)
{
  g_autofree char *amount = exists ? rbk_export_amount (spec->currency, bound) : NULL;

  if (amount != NULL)
    g_string_append_printf (text, ", %s %s", words, amount);
}

/**
 * rbk_term_price_words:
 * @spec: a book
 * @card: one of its rate cards
 *
 * Returns: (transfer full): what is charged, with all tiers: `USD 0.01 per credit`
 */
char *
rbk_term_price_words (const RbkSpec *spec, const RbkCardSpec *card)
{
  g_autofree char *amount = NULL;
  g_autofree char *period = NULL;
  GString         *text = g_string_new (NULL);

  g_return_val_if_fail (spec != NULL && card != NULL, g_string_free (text, FALSE));

  amount = rbk_export_amount (spec->currency, card->amount);
  period = period_words (card);
  if (card->meter < 0)
    g_string_append_printf (text, "%s %s", amount, period);
  else
    add_use (text, spec, card, amount);
  add_bound (text, spec, "at least", card->has_minimum, card->minimum);
  add_bound (text, spec, "at most", card->has_maximum, card->maximum);
  if (card->meter >= 0 && (card->is_once || !rbk_decimal_equal (card->months, RBK_DECIMAL_ONE)))
    g_string_append_printf (text, ", billed %s", period);

  return g_string_free (text, FALSE);
}

/**
 * rbk_term_allowance_words:
 * @card: a rate card
 *
 * Returns: (transfer full) (nullable): what is included and where it ends; %NULL where the
 *   card says nothing of either
 */
char *
rbk_term_allowance_words (const RbkCardSpec *card)
{
  g_autofree char *included = card->has_included ? rbk_export_grouped (card->included) : NULL;
  g_autofree char *cap = card->has_cap ? rbk_export_grouped (card->cap) : NULL;
  GString         *text;

  g_return_val_if_fail (card != NULL, NULL);

  if (included == NULL && cap == NULL)
    return NULL;
  text = g_string_new (NULL);
  if (included != NULL)
    g_string_append_printf (text, "%s included", included);
  if (cap != NULL && card->limit != RBK_LIMIT_NONE)
    g_string_append_printf (text, "%s%s limit at %s", text->len > 0 ? ", " : "",
                            card->limit == RBK_LIMIT_HARD ? "hard" : "soft", cap);

  return g_string_free (text, text->len == 0);
}

static void
add_span (GString *text, guint n, const char *unit)
{
  if (n > 0)
    g_string_append_printf (text, "%s%u %s%s", text->len > 0 ? " " : "", n, unit, n > 1 ? "s" : "");
}

/**
 * rbk_term_duration_words:
 * @duration: how long
 *
 * Returns: (transfer full): it in words: `14 days`
 */
char *
rbk_term_duration_words (const RbkDuration *duration)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (duration != NULL, g_string_free (text, FALSE));

  add_span (text, duration->years, "year");
  add_span (text, duration->months, "month");
  add_span (text, duration->weeks, "week");
  add_span (text, duration->days, "day");
  if (text->len == 0)
    g_string_append (text, "0 days");

  return g_string_free (text, FALSE);
}

/**
 * rbk_term_phase_words:
 * @phase: a phase
 *
 * Returns: (transfer full): its name, how long it lasts and from when it holds
 */
char *
rbk_term_phase_words (const RbkPhaseSpec *phase)
{
  GString *text;

  g_return_val_if_fail (phase != NULL, NULL);

  text = g_string_new (phase->name != NULL && phase->name[0] != '\0' ? phase->name : phase->key);
  if (phase->has_duration)
    {
      g_autofree char *duration = rbk_term_duration_words (&phase->duration);

      g_string_append_printf (text, ", for %s", duration);
    }
  if (phase->has_effective_from)
    {
      g_autofree char *date = rbk_date_to_string (&phase->effective_from);

      g_string_append_printf (text, ", from %s", date);
    }

  return g_string_free (text, FALSE);
}
