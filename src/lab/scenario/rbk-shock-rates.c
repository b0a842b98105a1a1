/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-shock-rates.h"

#include <string.h>

#include "rbk-context-tier.h"

static void
set (RbkRecord *record, const char *member, RbkDecimal value)
{
  g_object_set (record, member, &value, NULL);
}

/* A rate that multiplies, or takes the place of another; what hangs on the rate follows it. */
static void
change (RbkRecord *record, const char *member, const RbkShock *shock, const RbkDecimal *base)
{
  const RbkDecimal *value = rbk_record_get_decimal (record, rbk_record_find_field (record, member));

  if (value == NULL)
    return;
  if (shock->is_factor)
    set (record, member, rbk_decimal_mul (*value, shock->value));
  else if (base == NULL || rbk_decimal_is_zero (*base))
    set (record, member, shock->value);
  else
    set (record, member, rbk_decimal_mul_div (*value, shock->value, *base, RBK_ROUND_HALF_AWAY));
}

/* A model without a rate for cached tokens takes them for input: from here on it has one, so that
 * it can change alone. */
static void
spell_out_cache (RbkModelPrice *price, const char *member)
{
  GListModel       *tiers = rbk_model_price_get_context_tiers (price);
  gboolean          is_read = strcmp (member, "cache-read") == 0;
  const RbkDecimal *input = rbk_model_price_get_input (price);
  const RbkDecimal *own =
      is_read ? rbk_model_price_get_cache_read (price) : rbk_model_price_get_cache_write (price);

  for (guint i = 0; i < g_list_model_get_n_items (tiers); i++)
    {
      g_autoptr(RbkContextTier) tier = g_list_model_get_item (tiers, i);
      const RbkDecimal *of_tier = is_read ? rbk_context_tier_get_cache_read (tier)
                                          : rbk_context_tier_get_cache_write (tier);

      if (of_tier == NULL)
        of_tier = own != NULL ? own : rbk_context_tier_get_input (tier);
      if (of_tier == NULL)
        of_tier = input;
      if (of_tier != NULL)
        set (RBK_RECORD (tier), member, *of_tier);
    }
  if (own == NULL && input != NULL)
    set (RBK_RECORD (price), member, *input);
}

static void
change_rate (RbkModelPrice *price, const RbkShock *shock, const char *member, const char *batch)
{
  GListModel       *tiers = rbk_model_price_get_context_tiers (price);
  RbkRecord        *record = RBK_RECORD (price);
  const RbkDecimal *found;
  RbkDecimal        base;

  found = rbk_record_get_decimal (record, rbk_record_find_field (record, member));
  base = found != NULL ? *found : RBK_DECIMAL_ZERO;
  for (guint i = 0; i < g_list_model_get_n_items (tiers); i++)
    {
      g_autoptr(RbkRecord) tier = g_list_model_get_item (tiers, i);

      change (tier, member, shock, &base);
    }
  if (batch != NULL)
    change (record, batch, shock, &base);
  change (record, member, shock, NULL);
}

/* Changes what a model costs. FALSE where the shock means another model. */
gboolean
rbk_shock_rates_change (RbkModelPrice *price, const RbkShock *shock)
{
  RbkShockRate rate = shock->rate;

  if (strcmp (shock->target, "*") != 0 &&
      g_strcmp0 (rbk_model_price_get_model (price), shock->target) != 0)
    return FALSE;
  if (rate == RBK_SHOCK_RATE_INPUT || rate == RBK_SHOCK_RATE_CACHE_READ)
    spell_out_cache (price, "cache-read");
  if (rate == RBK_SHOCK_RATE_INPUT || rate == RBK_SHOCK_RATE_CACHE_WRITE)
    spell_out_cache (price, "cache-write");
  if (rate == RBK_SHOCK_PRICE || rate == RBK_SHOCK_RATE_CACHE_READ)
    change_rate (price, shock, "cache-read", NULL);
  if (rate == RBK_SHOCK_PRICE || rate == RBK_SHOCK_RATE_CACHE_WRITE)
    change_rate (price, shock, "cache-write", NULL);
  if (rate == RBK_SHOCK_PRICE || rate == RBK_SHOCK_RATE_INPUT)
    change_rate (price, shock, "input", "batch-input");
  if (rate == RBK_SHOCK_PRICE || rate == RBK_SHOCK_RATE_OUTPUT)
    change_rate (price, shock, "output", "batch-output");
  return TRUE;
}

/* Each call is paid for as often as it is made. */
void
rbk_shock_rates_retry (RbkModelPrice *price, const RbkShock *shock)
{
  RbkShock all = {
    .kind = RBK_SHOCK_MODEL, .target = (char *) "*", .is_factor = TRUE, .value = shock->value
  };

  rbk_shock_rates_change (price, &all);
}

/* More tokens of the same text cost as if each cost more, and reach a context tier sooner. */
void
rbk_shock_rates_count_input (RbkModelPrice *price, const RbkShock *shock)
{
  GListModel *tiers = rbk_model_price_get_context_tiers (price);
  RbkShock    input = { .rate = RBK_SHOCK_PRICE, .is_factor = TRUE, .value = shock->value };

  change_rate (price, &input, "cache-read", NULL);
  change_rate (price, &input, "cache-write", NULL);
  change_rate (price, &input, "input", "batch-input");
  for (guint i = 0; i < g_list_model_get_n_items (tiers); i++)
    {
      g_autoptr(RbkContextTier) tier = g_list_model_get_item (tiers, i);
      const RbkDecimal *above = rbk_context_tier_get_above (tier);

      if (above != NULL)
        set (RBK_RECORD (tier), "above",
             rbk_decimal_round (rbk_decimal_div (*above, shock->value, RBK_ROUND_FLOOR), 0,
                                RBK_ROUND_FLOOR));
    }
}
