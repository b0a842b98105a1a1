/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-decimal.h"
#include "rbk-test-repeats.h"

#define N_RANDOM rbk_test_repeats (20000, 500)

static inline RbkDecimal
read_decimal (const char *text)
{
  g_autoptr (GError) error = NULL;
  RbkDecimal value = RBK_DECIMAL_INVALID;

  rbk_decimal_parse (text, &value, &error);
  g_assert_no_error (error);
  return value;
}

static inline void
assert_text (RbkDecimal value, const char *expected)
{
  g_autofree char *text = rbk_decimal_to_string (value);

  g_assert_cmpstr (text, ==, expected);
}

/* Any raw value but the invalid one, of all sizes. */
static inline RbkDecimal
random_decimal (void)
{
  unsigned __int128 raw = 0;
  guint             n_bits = (guint) g_test_rand_int_range (1, 128);

  for (guint i = 0; i < 4; i++)
    raw = raw << 32 | (guint32) g_test_rand_int ();
  raw &= ((unsigned __int128) 1 << n_bits) - 1;
  return (RbkDecimal){ g_test_rand_bit () ? -(__int128) raw : (__int128) raw };
}
