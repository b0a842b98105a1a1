/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-text.h"
#include "rbk-lognormal.h"
#include "rbk-where.h"

static void
check_where (const char *text)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *written = NULL, *again = NULL;
  RbkWhere         where, reread;

  if (!rbk_where_parse (text, &where, &error))
    {
      fuzz_check_error (error);
      return;
    }
  g_assert_no_error (error);
  written = rbk_where_to_string (&where);
  g_assert_true (rbk_where_parse (written, &reread, &error));
  g_assert_no_error (error);
  g_assert_cmpint (where.kind, ==, reread.kind);
  again = rbk_where_to_string (&reread);
  g_assert_cmpstr (again, ==, written);
}

static void
check_quantity (const char *text)
{
  g_autoptr(GError) error = NULL;
  RbkDecimal value;

  if (!rbk_quantity_parse (text, &value, &error))
    fuzz_check_error (error);
  else
    g_assert_true (rbk_decimal_is_valid (value));
}

static void
check_quantile (const char *text)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *written = NULL, *again = NULL;
  RbkQuantile      quantile;

  if (!rbk_quantile_parse (text, &quantile, &error))
    {
      fuzz_check_error (error);
      return;
    }
  written = rbk_quantile_to_string (&quantile);
  g_assert_true (rbk_quantile_parse (written, &quantile, &error));
  g_assert_no_error (error);
  again = rbk_quantile_to_string (&quantile);
  g_assert_cmpstr (again, ==, written);
}

/* Places on the axis, quantities and percentiles of customers: what reads writes, and reads as
 * the same. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = fuzz_dup_text (data, size);

  check_where (text);
  check_quantity (text);
  check_quantile (text);
  return 0;
}
