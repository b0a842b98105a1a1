/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-discover-themes.h"

#include <glib/gi18n-lib.h>

static const RbkTheme themes[] = {
  { N_ ("Your Product"),
    N_ ("What it is, and who pays for it. Every question may be skipped."),
    { "product", "users", "customers", "call" } },
  { N_ ("Your Models"),
    N_ ("What runs when somebody uses it."),
    { "models", "routing", "latency" } },
  { N_ ("One Call"),
    N_ ("What goes into a call and comes out of it: that is what it costs."),
    { "input_tokens", "output_tokens", "cached_tokens", "media_tokens", "spread", "cost" } },
  { N_ ("How Much Is Used"),
    N_ ("How much customers do with it, and what they could pay for."),
    { "calls_p50", "calls_p90", "calls_p99", "outcome", "success", "unit" } },
  { N_ ("Your Price"),
    N_ ("What buyers compare it with, and what you want of it."),
    { "comparables", "goal", "margin", "overhead" } },
  { N_ ("Free Plan and Trial"),
    N_ ("What may be had for nothing, and where that ends."),
    { "free_tier", "free_calls", "acquisition_cost", "trial" } },
};

/**
 * rbk_themes_list:
 * @n_themes: (out): how many
 *
 * Returns: (transfer none) (array length=n_themes): the themes, in the order in which to ask
 */
const RbkTheme *
rbk_themes_list (guint *n_themes)
{
  *n_themes = G_N_ELEMENTS (themes);

  return themes;
}
