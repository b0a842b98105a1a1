/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-check-test.h"

#include <string.h>

/* Checks a book without customers, on its own date. */
GPtrArray *
rbk_test_check (RbkBook *book)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkSpec) spec = rbk_spec_new (book, NULL, &error);
  g_autoptr(RbkTable) table = NULL;
  RbkCheckInput input;
  GPtrArray    *findings;

  g_assert_no_error (error);
  table = rbk_table_new (spec, NULL, &error);
  g_assert_no_error (error);
  input = (RbkCheckInput){ .book = book, .table = table, .today = spec->date };
  findings = rbk_check_book (&input, &error);
  g_assert_no_error (error);
  return findings;
}

/* The finding of a rule at a place, of which there is at most one. */
const RbkFinding *
rbk_test_find (GPtrArray *findings, const char *rule, const char *where)
{
  const RbkFinding *found = NULL;

  for (guint i = 0; i < findings->len; i++)
    {
      const RbkFinding *finding = g_ptr_array_index (findings, i);

      if (strcmp (finding->rule, rule) != 0 || strcmp (finding->where, where) != 0)
        continue;
      g_assert_null (found);
      found = finding;
    }
  return found;
}

static char *
write_fact (const RbkFact *fact, gpointer data)
{
  if (fact->kind == RBK_FACT_TEXT)
    return g_strdup (fact->text);
  if (fact->kind == RBK_FACT_RATIO || fact->kind == RBK_FACT_MULTIPLE)
    return rbk_decimal_to_string (rbk_decimal_from_double (fact->ratio, 4));
  return rbk_decimal_to_string (fact->value);
}

char *
rbk_test_message (const RbkFinding *finding)
{
  return rbk_finding_dup_message (finding, NULL, write_fact, NULL);
}

/* Ratios to four places. */
void
rbk_test_assert_fact (GPtrArray *facts, const char *name, const char *value)
{
  const RbkFact   *fact = rbk_facts_find (facts, name);
  g_autofree char *text = NULL;

  g_assert_nonnull (fact);
  text = write_fact (fact, NULL);
  g_assert_cmpstr (text, ==, value);
}
