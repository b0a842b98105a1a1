/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-catalogue-compare.h"
#include "rbk-catalogue-rates.h"

G_BEGIN_DECLS

#define RBK_PRICE_TOO_FAR 100

/**
 * RbkPriceSilence:
 * @rates: the rates of which a catalogue says nothing for a model
 * @tiers: whether it says nothing of large requests
 *
 * What stays as it is in the book.
 */
typedef struct
{
  gboolean rates[RBK_N_RATES];
  gboolean tiers;
} RbkPriceSilence;

RbkPriceChange *rbk_price_change_new (const char        *model,
                                      RbkPriceChangeKind kind,
                                      RbkModelPrice     *before,
                                      RbkModelPrice     *after) G_GNUC_WARN_UNUSED_RESULT;
void            rbk_price_change_say (RbkPriceChange        *self,
                                      const char            *name,
                                      const char            *currency,
                                      const RbkPriceSilence *silence);
gboolean        rbk_price_is_same (RbkModelPrice *a, RbkModelPrice *b);
gboolean        rbk_price_is_too_far (RbkModelPrice *before, RbkModelPrice *after);
char *rbk_price_describe (RbkModelPrice *price, const char *currency) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
