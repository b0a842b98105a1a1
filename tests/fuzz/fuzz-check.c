/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-text.h"
#include "rbk-book-reader.h"
#include "rbk-check.h"

static void
check_findings (RbkBook *book, GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const RbkFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char  *place = rbk_finding_dup_place (finding, book);

      g_assert_nonnull (rbk_rule_find (finding->rule));
      g_assert_true (place == NULL || g_utf8_validate (place, -1, NULL));
    }
}

/* A book of anybody's, as the window opens it: frozen, laid out in tiers and looked at by all
 * rules. Each step works or says why not. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkBook) book = rbk_book_read_text ((const char *) data, size, NULL, &error);
  g_autoptr(RbkSpec) spec = book != NULL ? rbk_spec_new (book, NULL, &error) : NULL;
  g_autoptr(RbkTable) table = spec != NULL ? rbk_table_new (spec, NULL, &error) : NULL;
  g_autoptr(GPtrArray) findings = NULL;
  RbkCheckInput input = { .book = book, .table = table };

  if (table != NULL)
    {
      g_date_clear (&input.today, 1);
      g_date_set_dmy (&input.today, 21, 8, 2026);
      findings = rbk_check_book (&input, &error);
    }
  if (findings != NULL)
    check_findings (book, findings);
  else
    fuzz_check_error (error);
  return 0;
}
