/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-decimal.h"

G_BEGIN_DECLS

unsigned __int128 rbk_decimal_power_of_ten (guint exponent);
unsigned __int128 rbk_decimal_magnitude (RbkDecimal value);
RbkDecimal        rbk_decimal_from_magnitude (unsigned __int128 magnitude, gboolean is_negative);
gboolean          rbk_decimal_rounds_up (unsigned __int128 quotient,
                                         unsigned __int128 remainder,
                                         unsigned __int128 divisor,
                                         gboolean          is_negative,
                                         RbkRounding       rounding);

G_END_DECLS
