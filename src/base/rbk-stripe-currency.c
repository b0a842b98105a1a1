/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-stripe-currency.h"

static const char *const zero_decimals[] = {
  "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA",
  "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF", NULL
};
static const char *const three_decimals[] = { "BHD", "JOD", "KWD", "OMR", "TND", NULL };
/* Without decimals in life, but Stripe still wants two, and both zero. */
static const char *const padded[] = { "ISK", "UGX", NULL };

/**
 * rbk_stripe_currency_find:
 * @code: ISO 4217, in capitals
 * @minor_digits: its decimals by ISO 4217
 * @currency: (out): how Stripe counts it
 *
 * Returns: whether Stripe is known to take the currency; if not, hundredths are assumed
 */
gboolean
rbk_stripe_currency_find (const char *code, guint minor_digits, RbkStripeCurrency *currency)
{
  *currency = (RbkStripeCurrency){ .factor = RBK_DECIMAL_UNITS (100), .grain = RBK_DECIMAL_ZERO };
  if (g_strv_contains (zero_decimals, code))
    {
      currency->factor = RBK_DECIMAL_ONE;
      currency->grain = minor_digits == 0 ? RBK_DECIMAL_ZERO : RBK_DECIMAL_ONE;
      return TRUE;
    }
  if (g_strv_contains (three_decimals, code))
    {
      currency->factor = RBK_DECIMAL_UNITS (1000);
      currency->grain = RBK_DECIMAL_UNITS (10);
      return TRUE;
    }
  if (g_strv_contains (padded, code))
    {
      currency->grain = RBK_DECIMAL_UNITS (100);
      currency->is_padded = TRUE;
      return TRUE;
    }

  return minor_digits == 2;
}
