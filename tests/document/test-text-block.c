/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-text-block.h"

#include <string.h>

#include "rbk-error.h"

typedef struct
{
  const char *text;
  char        separator;
  guint       n_rows, n_columns;
  const char *cells; /* joined by |, rows by / */
} ParseCase;

static const ParseCase parse_cases[] = {
  { "a", '\t', 1, 1, "a" },
  { "a\n", '\t', 1, 1, "a" },
  { "a\r\n", '\t', 1, 1, "a" },
  { "a\tb\nc\td\n", '\t', 2, 2, "a|b/c|d" },
  { "a\tb\rc\td", '\t', 2, 2, "a|b/c|d" },
  { "a\t\n\tb\n", '\t', 2, 2, "a|/|b" },
  { "a\n\nb\n", '\t', 3, 1, "a//b" },
  { "\n", '\t', 1, 1, "" },
  { "a\tb\nc\n", '\t', 2, 2, "a|b/c" },
  { "\"a\tb\"\tc\n", '\t', 1, 2, "a\tb|c" },
  { "\"a\nb\"\n", '\t', 1, 1, "a\nb" },
  { "\"say \"\"hi\"\"\"", '\t', 1, 1, "say \"hi\"" },
  { "\"\"\tb", '\t', 1, 2, "|b" },
  { "5\" disk\tb", '\t', 1, 2, "5\" disk|b" },
  { "\"never closed\tb\nc", '\t', 2, 2, "\"never closed|b/c" },
  { "\"closed\" early\tb", '\t', 1, 2, "\"closed\" early|b" },
  { "a,\"b,c\"", ',', 1, 2, "a|b,c" },
  { "a;1,5", ';', 1, 2, "a|1,5" },
};

static char *
flatten (const RbkTextBlock *block)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < rbk_text_block_get_n_rows (block); i++)
    {
      if (i > 0)
        g_string_append_c (text, '/');
      for (guint k = 0; rbk_text_block_get (block, i, k) != NULL; k++)
        g_string_append_printf (text, "%s%s", k > 0 ? "|" : "", rbk_text_block_get (block, i, k));
    }

  return g_string_free (text, FALSE);
}

static void
test_parse (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (parse_cases); i++)
    {
      const ParseCase *c = &parse_cases[i];
      g_autoptr(GError) error = NULL;
      g_autoptr(RbkTextBlock) block = rbk_text_block_parse (c->text, c->separator, &error);
      g_autofree char *cells = NULL;

      g_assert_no_error (error);
      cells = flatten (block);
      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpuint (rbk_text_block_get_n_rows (block), ==, c->n_rows);
      g_assert_cmpuint (rbk_text_block_get_n_columns (block), ==, c->n_columns);
      g_assert_cmpstr (cells, ==, c->cells);
    }
}

static void
assert_refused (const char *text, int code)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (rbk_text_block_parse (text, '\t', &error));
  g_assert_error (error, RBK_ERROR, code);
}

static void
test_refused (void)
{
  g_autofree char *rows = g_malloc0 (RBK_TEXT_BLOCK_MAX_ROWS + 2);
  g_autofree char *columns = g_malloc0 (RBK_TEXT_BLOCK_MAX_COLUMNS + 1);
  g_autofree char *bytes = g_malloc0 (RBK_TEXT_BLOCK_MAX_BYTES + 2);
  g_autoptr(RbkTextBlock) block = NULL;

  memset (rows, '\n', RBK_TEXT_BLOCK_MAX_ROWS + 1);
  memset (columns, '\t', RBK_TEXT_BLOCK_MAX_COLUMNS);
  memset (bytes, 'x', RBK_TEXT_BLOCK_MAX_BYTES + 1);
  assert_refused ("", RBK_ERROR_INVALID);
  assert_refused ("\xff\xfe", RBK_ERROR_INVALID);
  assert_refused (rows, RBK_ERROR_RANGE);
  assert_refused (columns, RBK_ERROR_RANGE);
  assert_refused (bytes, RBK_ERROR_RANGE);

  rows[RBK_TEXT_BLOCK_MAX_ROWS] = '\0';
  block = rbk_text_block_parse (rows, '\t', NULL);
  g_assert_cmpuint (rbk_text_block_get_n_rows (block), ==, RBK_TEXT_BLOCK_MAX_ROWS);
}

static void
test_separator (void)
{
  static const struct
  {
    const char *text;
    char        separator;
  } cases[] = {
    { "1,234", '\t' },
    { "1,234\n", '\t' },
    { "Pro,99\nTeam,199\n", ',' },
    { "Pro;9,5\nTeam;19", ';' },
    { "Pro\t9,5\nTeam\t1,5", '\t' },
    { "one\ntwo, three\n", '\t' },
    { "1,5\n2,5\n3\n", '\t' },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (rbk_text_block_guess_separator (cases[i].text), ==, cases[i].separator);
    }
}

static char *
random_cell (GRand *rand)
{
  static const char *const parts[] = { "a", "\t", "\n", "\r\n", "\"", "é", " ", "1,5", ";" };
  GString                 *text = g_string_new (NULL);

  for (int n = g_rand_int_range (rand, 0, 5); n > 0; n--)
    g_string_append (text, parts[g_rand_int_range (rand, 0, G_N_ELEMENTS (parts))]);

  return g_string_free (text, FALSE);
}

/* What is written reads back the same, whatever stands in the cells. */
static void
test_round_trip (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (20261);

  for (guint turn = 0; turn < 2000; turn++)
    {
      g_autoptr(RbkTextBlock) block = rbk_text_block_new ();
      g_autoptr(RbkTextBlock) again = NULL;
      g_autofree char *text = NULL;
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      int              n_columns = g_rand_int_range (rand, 1, 4);

      for (int i = g_rand_int_range (rand, 1, 4); i > 0; i--)
        {
          rbk_text_block_begin_row (block);
          for (int k = 0; k < n_columns; k++)
            {
              g_autofree char *cell = random_cell (rand);

              rbk_text_block_add (block, cell);
            }
        }
      text = rbk_text_block_to_string (block);
      again = rbk_text_block_parse (text, '\t', NULL);
      before = flatten (block);
      after = flatten (again);
      g_assert_cmpstr (before, ==, after);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text-block/parse", test_parse);
  g_test_add_func ("/text-block/refused", test_refused);
  g_test_add_func ("/text-block/separator", test_separator);
  g_test_add_func ("/text-block/round-trip", test_round_trip);

  return g_test_run ();
}
