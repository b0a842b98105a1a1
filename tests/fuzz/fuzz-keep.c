/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-text.h"
#include "rbk-keep-rule.h"

/* Who is left on old terms, one rule a line: what reads writes, and reads as the same. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_auto(GStrv) lines = fuzz_dup_lines (data, size);
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) rules = rbk_keep_rules_parse ((const char *const *) lines, &error);

  if (rules == NULL)
    {
      fuzz_check_error (error);
      return 0;
    }
  g_assert_no_error (error);
  for (guint i = 0; i < rules->len; i++)
    {
      g_autofree char  *text = rbk_keep_rule_to_text (&g_array_index (rules, RbkKeepRule, i));
      const char *const texts[] = { text, NULL };
      g_autoptr(GArray) again = rbk_keep_rules_parse (texts, &error);
      g_autofree char *written = NULL;

      g_assert_no_error (error);
      written = rbk_keep_rule_to_text (&g_array_index (again, RbkKeepRule, 0));
      g_assert_cmpstr (written, ==, text);
    }
  return 0;
}
