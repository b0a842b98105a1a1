/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-check-settings.h"

/* Nobody chooses a bound more finely. */
#define PLACES 4

static RbkDecimal
get_number (GSettings *settings, const char *key)
{
  return rbk_decimal_from_double (g_settings_get_double (settings, key), PLACES);
}

/**
 * rbk_check_settings_get_limits:
 * @settings: (nullable): the user's choices
 * @limits: (out caller-allocates): from where on something is worth a finding
 *
 * Reads the user's bounds. Where there are no choices they are the usual ones.
 */
void
rbk_check_settings_get_limits (GSettings *settings, RbkCheckLimits *limits)
{
  *limits = *rbk_check_get_default_limits ();
  if (settings == NULL)
    return;
  limits->overage_low = get_number (settings, "check-overage-low");
  limits->overage_high = get_number (settings, "check-overage-high");
  limits->step_high = get_number (settings, "check-step-high");
  limits->bill_swing = get_number (settings, "check-bill-swing");
  limits->abuse_share = get_number (settings, "check-abuse-share");
  limits->tiers_low = g_settings_get_uint (settings, "check-tiers-low");
  limits->tiers_high = g_settings_get_uint (settings, "check-tiers-high");
  limits->price_age = g_settings_get_uint (settings, "check-price-age");
}
