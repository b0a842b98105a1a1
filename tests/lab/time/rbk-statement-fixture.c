/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-statement-fixture.h"

#include <string.h>

#include "rbk-test-books.h"

static GArray *
parse_uses (const RbkSpec *spec, const char *text)
{
  GArray *uses = g_array_new (FALSE, TRUE, sizeof (RbkUse));
  g_auto(GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i] != NULL && words[i][0] != '\0'; i++)
    {
      g_auto(GStrv) parts = g_strsplit_set (words[i], "=@", -1);
      RbkUse use = { .meter = -1, .amount = rbk_test_decimal (parts[1]) };

      if (strcmp (parts[0], "calls") != 0)
        use.meter = rbk_spec_find_meter (spec, parts[0], NULL);
      use.has_day = parts[2] != NULL;
      if (use.has_day)
        g_assert_true (rbk_date_parse (parts[2], &use.day, NULL));
      g_array_append_val (uses, use);
    }

  return uses;
}

/* Bills `runs=300 calls=10@2026-06-03` of the first plan. */
RbkStatement *
rbk_statement_fixture_bill (
    RbkSpec *spec, const char *start, const char *day, const char *text, GError **error)
{
  RbkLife life = { .plan = &spec->plans[0], .has_start = start != NULL };
  g_autoptr(GArray) uses = parse_uses (spec, text);
  GDate date;

  g_assert_true (start == NULL || rbk_date_parse (start, &life.start, NULL));
  g_assert_true (rbk_date_parse (day, &date, NULL));

  return rbk_statement_new (spec, &life, &date, (const RbkUse *) (gpointer) uses->data, uses->len,
                            error);
}

/* Lines as `base 2026-06-01 2026-06-10 9.67; …`. */
char *
rbk_statement_fixture_to_text (const RbkStatement *statement)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < statement->lines->len; i++)
    {
      const RbkStatementLine *line = &g_array_index (statement->lines, RbkStatementLine, i);
      g_autofree char        *from = rbk_date_to_string (&line->from);
      g_autofree char        *to = rbk_date_to_string (&line->to);
      g_autofree char        *amount = rbk_decimal_to_string (line->amount);

      g_string_append_printf (text, "%s%s %s %s %s", i > 0 ? "; " : "", line->card->key, from, to,
                              amount);
    }

  return g_string_free (text, FALSE);
}
