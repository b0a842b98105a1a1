/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-stripe-amount.h"

#include "rbk-loss.h"
#include "rbk-stripe-currency.h"

#define MAX_PLACES 12 /* decimals of a minor unit that Stripe keeps */

/**
 * rbk_stripe_money_init:
 * @self: what to fill in
 * @currency: ISO 4217
 * @minor_digits: its decimals by ISO 4217
 * @losses: (element-type RbkLoss): takes what there is to say about the currency
 *
 * Finds out how Stripe counts a currency.
 *
 * Returns: whether Stripe is known to take it
 */
gboolean
rbk_stripe_money_init (RbkStripeMoney *self,
                       const char     *currency,
                       guint           minor_digits,
                       GPtrArray      *losses)
{
  g_autofree char  *code = g_ascii_strdown (currency, -1);
  RbkStripeCurrency count;
  gboolean          is_known;

  g_strlcpy (self->code, code, sizeof self->code);
  g_strlcpy (self->name, currency, sizeof self->name);
  is_known = rbk_stripe_currency_find (currency, minor_digits, &count);
  self->factor = count.factor;
  self->grain = count.grain;
  if (count.is_padded)
    rbk_losses_add (losses, RBK_LOSS_TEXT, "currency",
                    N_ ("Stripe counts %s in hundredths although it has none: 5 %s is 500; check "
                        "the first invoice in test mode"),
                    currency, currency);
  if (!is_known)
    rbk_losses_add (losses, RBK_LOSS_BILL, "currency",
                    N_ ("Stripe is not known to bill in %s; choose another currency"), currency);

  return is_known;
}

/**
 * rbk_stripe_money_check:
 * @self: a currency
 * @minor: an amount in Stripe's minor units
 *
 * Returns: (transfer full) (nullable): why Stripe can't hold the amount exactly; nothing
 *   where it can
 */
char *
rbk_stripe_money_check (const RbkStripeMoney *self, RbkDecimal minor)
{
  g_autofree char *number = rbk_decimal_to_string (minor);
  g_autofree char *grain = rbk_decimal_to_string (self->grain);

  if (!rbk_decimal_is_valid (minor))
    return g_strdup ("an amount is too large or has too many decimals to be exact; round it");
  if (rbk_decimal_sign (minor) < 0)
    return g_strdup ("it would take an amount below zero");
  if (rbk_decimal_compare (minor, rbk_decimal_from_int (RBK_STRIPE_MAX_INTEGER)) > 0)
    return g_strdup_printf ("%s minor units are more than Stripe can hold; lower the amount",
                            number);
  if (rbk_decimal_places (minor) > MAX_PLACES)
    return g_strdup_printf ("%s minor units a unit have more than 12 decimals; price it per "
                            "1,000 units, as a package or with a meter that counts thousands",
                            number);
  if (!rbk_decimal_is_zero (self->grain) &&
      !rbk_decimal_is_integer (rbk_decimal_div (minor, self->grain, RBK_ROUND_HALF_AWAY)))
    return g_strdup_printf ("Stripe rounds %s minor units, because amounts in %s must be multiples "
                            "of %s of them; round the price",
                            number, self->name, grain);
  return NULL;
}

/**
 * rbk_stripe_money_set:
 * @object: the parameters
 * @name: `unit_amount` or `flat_amount`
 * @minor: an amount in Stripe's minor units
 *
 * Sets an amount as Stripe wants it: a whole one as a number, any other as decimal text
 * under the name's decimal sibling, and never both.
 */
void
rbk_stripe_money_set (JsonObject *object, const char *name, RbkDecimal minor)
{
  gint64 whole;

  if (rbk_decimal_to_int (minor, &whole))
    json_object_set_int_member (object, name, whole);
  else
    {
      g_autofree char *decimal_name = g_strconcat (name, "_decimal", NULL);
      g_autofree char *text = rbk_decimal_to_string (minor);

      json_object_set_string_member (object, decimal_name, text);
    }
}
