/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-csv-marks.h"

#include <string.h>

#define MAX_LENGTH 300
#define N_ROUNDS 200

/* Bytes around those that are marks, so that a comparison that is off by one shows. */
static const char odd[] = {
  ',', ';', '\t', '\n', '\r', '"', '\0',   '\x1f', ' ',    '!',    '#',
  '+', '-', ':',  '<',  'a',  '0', '\x7f', '\x80', '\xff', '\x1e', '\xac'
};

static void
fill (char *text, gsize length, guint n_of_100)
{
  for (gsize i = 0; i < length; i++)
    text[i] = (guint) g_test_rand_int_range (0, 100) < n_of_100
                  ? odd[g_test_rand_int_range (0, G_N_ELEMENTS (odd))]
                  : 'x';
}

static void
check (RbkCsvMarksFunc func, const char *text, gsize length, char separator)
{
  g_autofree guint32 *marks = g_new0 (guint32, length + 1);
  g_autofree guint32 *expected = g_new0 (guint32, length + 1);
  guint               n = rbk_csv_marks_find_bytewise (text, length, separator, expected);

  g_assert_cmpuint (func (text, length, separator, marks), ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (marks[i], ==, expected[i]);
}

/* At every offset from what is aligned, and of every length about the edges of blocks. */
static void
test_same (gconstpointer data)
{
  RbkCsvMarksFunc func = *(const RbkCsvMarksFunc *) data;
  char            buffer[64 + MAX_LENGTH + RBK_CSV_MARKS_PADDING];
  const char      separators[] = { ',', ';', '\t', '|' };

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      gsize offset = round % 64, length = (gsize) g_test_rand_int_range (0, MAX_LENGTH);

      fill (buffer, sizeof buffer, (guint) g_test_rand_int_range (0, 101));
      check (func, buffer + offset, length, separators[round % G_N_ELEMENTS (separators)]);
      check (func, buffer + offset, round % 3 * 64 + (round % 5 - 2 + 64) % 64, ',');
    }
}

/* What is found by hand. */
static void
test_bytewise (void)
{
  const guint32 expected[] = { 1, 3, 5, 8 };
  guint32       marks[16];
  const char   *text = "a,b\"c\nde\rf;";

  g_assert_cmpuint (rbk_csv_marks_find_bytewise (text, strlen (text), ',', marks), ==, 4);
  g_assert_cmpmem (marks, sizeof expected, expected, sizeof expected);
  g_assert_cmpuint (rbk_csv_marks_find_bytewise (text, strlen (text), ';', marks), ==, 4);
  g_assert_cmpuint (marks[3], ==, 10);
}

int
main (int argc, char **argv)
{
  static RbkCsvMarksFunc funcs[4];
  const char            *name;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv-marks/bytewise", test_bytewise);
  for (guint i = 0; (funcs[i] = rbk_csv_marks_get_func (i, &name)) != NULL; i++)
    {
      g_autofree char *path = g_strdup_printf ("/csv-marks/same/%s", name);

      g_test_add_data_func (path, &funcs[i], test_same);
    }
  return g_test_run ();
}
