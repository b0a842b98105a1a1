/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a word of a policy changes. */
#include "rbk-wallet-change.h"

#include <string.h>

static gboolean
is_none (const char *value)
{
  return strcmp (value, "none") == 0;
}

static gboolean
read_amount (const char *value, RbkDecimal *amount)
{
  return rbk_quantity_parse (value, amount, NULL) && rbk_decimal_sign (*amount) >= 0;
}

static gboolean
read_optional (const char *value, gboolean *has, RbkDecimal *amount)
{
  *has = !is_none (value);
  return !*has || read_amount (value, amount);
}

/* To the next grant: by the calendar where that is what the cadence means. */
static RbkWalletLife
get_life_of_cadence (const RbkDuration *cadence)
{
  RbkWalletLife life = { .kind = RBK_WALLET_LIFE_AFTER, .after = *cadence };
  guint         months = cadence->years * 12 + cadence->months;

  if (cadence->weeks == 0 && cadence->days == 0 && months == 1)
    life.kind = RBK_WALLET_LIFE_MONTH_END;
  else if (cadence->weeks == 0 && cadence->days == 0 && months == 12)
    life.kind = RBK_WALLET_LIFE_YEAR_END;

  return life;
}

static gboolean
read_life (const RbkWalletRules *rules, const char *value, RbkWalletLife *life)
{
  g_autofree char *after = g_strconcat ("after:", value, NULL);

  if (strcmp (value, "cadence") == 0)
    {
      *life = get_life_of_cadence (&rules->cadence);
      return TRUE;
    }

  return rbk_wallet_life_parse (value, life, NULL) || rbk_wallet_life_parse (after, life, NULL);
}

static gboolean
read_optional_life (const RbkWalletRules *rules,
                    const char           *value,
                    gboolean             *has,
                    RbkWalletLife        *life)
{
  *has = !is_none (value);
  return !*has || read_life (rules, value, life);
}

static gboolean
set_grant (RbkWalletRules *rules, const char *value)
{
  return read_amount (value, &rules->grant);
}

static gboolean
set_cadence (RbkWalletRules *rules, const char *value)
{
  RbkDuration cadence;
  RbkDecimal  months;

  if (!rbk_duration_parse (value, &cadence, NULL) || !rbk_duration_get_months (&cadence, &months))
    return FALSE;
  rules->cadence = cadence;

  return TRUE;
}

static gboolean
set_expiry (RbkWalletRules *rules, const char *value)
{
  return read_life (rules, value, &rules->expiry);
}

static gboolean
set_share (RbkWalletRules *rules, const char *value)
{
  g_autofree char *number = g_strdup (value);
  gsize            length = strlen (number);
  gboolean         is_percent = g_str_has_suffix (number, "%");
  RbkDecimal       share;

  if (is_percent)
    number[length - 1] = '\0';
  if (!rbk_decimal_parse (number, &share, NULL) || rbk_decimal_sign (share) < 0)
    return FALSE;
  if (is_percent)
    share = rbk_decimal_div (share, RBK_DECIMAL_UNITS (100), RBK_ROUND_DOWN);
  if (rbk_decimal_compare (share, RBK_DECIMAL_ONE) > 0)
    return FALSE;
  rules->rollover = RBK_ROLLOVER_SHARE;
  rules->rollover_share = share;

  return TRUE;
}

static gboolean
set_rollover (RbkWalletRules *rules, const char *value)
{
  gboolean is_full = strcmp (value, "full") == 0;

  if (strcmp (value, "share") == 0)
    {
      if (rules->rollover != RBK_ROLLOVER_SHARE)
        return set_share (rules, "0.5");
      return TRUE;
    }
  if (!is_full && !is_none (value))
    return set_share (rules, value);
  rules->rollover = is_full ? RBK_ROLLOVER_FULL : RBK_ROLLOVER_NONE;
  rules->rollover_share = is_full ? RBK_DECIMAL_ONE : RBK_DECIMAL_ZERO;

  return TRUE;
}

static gboolean
set_cap (RbkWalletRules *rules, const char *value)
{
  if (strcmp (value, "grant") != 0)
    return read_optional (value, &rules->has_rollover_cap, &rules->rollover_cap);
  rules->has_rollover_cap = TRUE;
  rules->rollover_cap = rules->grant;

  return TRUE;
}

static gboolean
set_rollover_expiry (RbkWalletRules *rules, const char *value)
{
  return read_optional_life (rules, value, &rules->has_rollover_expiry, &rules->rollover_expiry);
}

static gboolean
set_topup_amount (RbkWalletRules *rules, const char *value)
{
  if (!read_optional (value, &rules->has_topup, &rules->topup_amount))
    return FALSE;
  return !rules->has_topup || rbk_decimal_sign (rules->topup_amount) > 0;
}

static gboolean
set_topup_price (RbkWalletRules *rules, const char *value)
{
  return read_amount (value, &rules->topup_price);
}

static gboolean
set_topup_below (RbkWalletRules *rules, const char *value)
{
  return read_optional (value, &rules->has_topup_below, &rules->topup_below);
}

static gboolean
set_topup_limit (RbkWalletRules *rules, const char *value)
{
  guint64 limit = 0;

  if (!is_none (value) && !g_ascii_string_to_unsigned (value, 10, 1, 1000000, &limit, NULL))
    return FALSE;
  rules->topup_limit = (guint) limit;

  return TRUE;
}

static gboolean
set_topup_expiry (RbkWalletRules *rules, const char *value)
{
  return read_optional_life (rules, value, &rules->has_topup_expiry, &rules->topup_expiry);
}

static gboolean
set_priority (RbkWalletRules *rules, const char *value)
{
  guint64 priority;

  if (!g_ascii_string_to_unsigned (value, 10, 0, 1000000, &priority, NULL))
    return FALSE;
  rules->priority = (int) priority;

  return TRUE;
}

#define LIVES "month_end, year_end, contract_end, never, cadence or after:P90D"

const RbkWalletChange rbk_wallet_changes[] = {
  { "grant", set_grant, "a number of credits" },
  { "cadence", set_cadence, "P1M, P1Y or another period" },
  { "expiry", set_expiry, LIVES },
  { "rollover", set_rollover, "none, full or a share such as 50%" },
  { "rollover-share", set_share, "a share such as 50%" },
  { "rollover-cap", set_cap, "a number of credits, grant or none" },
  { "rollover-expiry", set_rollover_expiry, LIVES ", or none" },
  { "topup-amount", set_topup_amount, "a number of credits, or none" },
  { "topup-price", set_topup_price, "an amount of money" },
  { "topup-below", set_topup_below, "a number of credits, or none" },
  { "topup-limit", set_topup_limit, "a number a month, or none" },
  { "topup-expiry", set_topup_expiry, LIVES ", or none" },
  { "priority", set_priority, "a whole number" },
};

const guint rbk_wallet_n_changes = G_N_ELEMENTS (rbk_wallet_changes);
