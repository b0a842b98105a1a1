/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-decimal.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* What reads prints to a text that reads back to the same number; the rest has an error. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  RbkDecimal       value, again;

  if (!rbk_decimal_parse_len ((const char *) data, size, &value, &error))
    {
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }
  g_assert_no_error (error);
  g_assert_true (rbk_decimal_is_valid (value));
  text = rbk_decimal_to_string (value);
  g_assert_true (rbk_decimal_parse (text, &again, NULL));
  g_assert_true (rbk_decimal_equal (value, again));
  return 0;
}
