/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-usage-number.h"

/* No further decimals are looked at: with 19 digits before them they fit into 128 bits. */
#define MAX_DECIMALS 19
#define MAX_EXPONENT 100

/* A cost fits into 64 bits of nano-units up to here. */
#define MAX_COST G_GINT64_CONSTANT (9000000000)

/**
 * rbk_usage_cell_trim:
 * @cell: a cell
 *
 * Leaves the white space at the ends of a cell out.
 *
 * Returns: what is left
 */
RbkCsvCell
rbk_usage_cell_trim (RbkCsvCell cell)
{
  while (cell.length > 0 && g_ascii_isspace (cell.text[cell.length - 1]))
    cell.length--;
  while (cell.length > 0 && g_ascii_isspace (cell.text[0]))
    {
      cell.text++;
      cell.length--;
    }
  return cell;
}

static RbkUsageCellKind
refuse (RbkUsageSkipReason *reason, RbkUsageSkipReason which)
{
  *reason = which;
  return RBK_USAGE_CELL_PROBLEM;
}

/* Reads digits from a place on; returns the place behind them. */
static gsize
read_digits (RbkCsvCell cell, gsize at, guint64 *value, gboolean *fits)
{
  *value = 0;
  *fits = TRUE;
  for (; at < cell.length && g_ascii_isdigit (cell.text[at]); at++)
    *fits = *fits && !__builtin_mul_overflow (*value, (guint64) 10, value) &&
            !__builtin_add_overflow (*value, (guint64) (cell.text[at] - '0'), value);
  return at;
}

/**
 * rbk_usage_cell_get_count:
 * @cell: a cell
 * @value: (out): the count
 * @reason: (out): what is wrong, on a problem
 *
 * Reads a whole number that is not negative, in plain digits. Decimals may follow if
 * they are zeros, as exports through floating point have them.
 *
 * Returns: what the cell is
 */
RbkUsageCellKind
rbk_usage_cell_get_count (RbkCsvCell cell, gint64 *value, RbkUsageSkipReason *reason)
{
  guint64  number;
  gboolean fits;
  gsize    at;

  cell = rbk_usage_cell_trim (cell);
  *value = 0;
  if (cell.length == 0)
    return RBK_USAGE_CELL_BLANK;

  at = read_digits (cell, 0, &number, &fits);
  if (at > 0 && at < cell.length && cell.text[at] == '.')
    for (at++; at < cell.length && cell.text[at] == '0';)
      at++;
  if (at == 0 && cell.text[0] == '-' && cell.length > 1 && g_ascii_isdigit (cell.text[1]))
    return refuse (reason, RBK_USAGE_SKIP_NEGATIVE);
  if (at < cell.length)
    return refuse (reason, RBK_USAGE_SKIP_COUNT);
  if (!fits || number > G_MAXINT64)
    return refuse (reason, RBK_USAGE_SKIP_RANGE);

  *value = (gint64) number;
  return RBK_USAGE_CELL_VALUE;
}

/* Digits, a point and digits, an exponent: all of it optional but some digit. */
static gboolean
read_float (RbkCsvCell cell, unsigned __int128 *digits, int *exponent, gboolean *fits)
{
  guint64  number = 0;
  guint    n_decimals = 0, n_digits = 0;
  gboolean in_fraction = FALSE, is_negative = FALSE, is_small = TRUE;
  gsize    at, behind;

  *digits = 0;
  *fits = TRUE;
  for (at = 0; at < cell.length; at++)
    {
      char c = cell.text[at];

      if (c == '.' && !in_fraction)
        in_fraction = TRUE;
      else if (!g_ascii_isdigit (c))
        break;
      else if (n_digits++, !in_fraction || n_decimals < MAX_DECIMALS)
        {
          *fits = *fits && *digits < ((unsigned __int128) 1 << 120);
          *digits = *fits ? *digits * 10 + (guint) (c - '0') : 0;
          n_decimals += in_fraction ? 1 : 0;
        }
    }
  if (n_digits == 0)
    return FALSE;

  if (at < cell.length && (cell.text[at] == 'e' || cell.text[at] == 'E'))
    {
      at++;
      is_negative = at < cell.length && cell.text[at] == '-';
      if (at < cell.length && (cell.text[at] == '-' || cell.text[at] == '+'))
        at++;
      behind = read_digits (cell, at, &number, &is_small);
      if (behind == at)
        return FALSE;
      at = behind;
    }
  *exponent = is_small ? (int) MIN (number, MAX_EXPONENT) : MAX_EXPONENT;
  *exponent = (is_negative ? -*exponent : *exponent) - (int) n_decimals;
  return at == cell.length;
}

/* digits x 10^exponent in 10^-18, rounded half away; FALSE when it is too large. */
static gboolean
scale_cost (unsigned __int128 digits, int exponent, RbkDecimal *value)
{
  const unsigned __int128 limit = (unsigned __int128) (RBK_DECIMAL_ONE_RAW * MAX_COST);
  guint                   last = 0;

  for (exponent += RBK_DECIMAL_PLACES; exponent > 0 && digits <= limit && digits > 0; exponent--)
    digits *= 10;
  for (; exponent < 0; exponent++)
    {
      last = (guint) (digits % 10);
      digits /= 10;
    }
  digits += last >= 5;
  value->raw = (__int128) digits;
  return digits <= limit;
}

/**
 * rbk_usage_cell_get_cost:
 * @cell: a cell
 * @value: (out): the amount
 * @reason: (out): what is wrong, on a problem
 *
 * Reads an amount that is not negative: a decimal, also with an exponent, as programs
 * write small ones. Decimals beyond the 18th are rounded.
 *
 * Returns: what the cell is
 */
RbkUsageCellKind
rbk_usage_cell_get_cost (RbkCsvCell cell, RbkDecimal *value, RbkUsageSkipReason *reason)
{
  unsigned __int128 digits;
  int               exponent;
  gboolean          fits;

  cell = rbk_usage_cell_trim (cell);
  *value = RBK_DECIMAL_ZERO;
  if (cell.length == 0)
    return RBK_USAGE_CELL_BLANK;

  if (cell.length > 1 && cell.text[0] == '-' &&
      (g_ascii_isdigit (cell.text[1]) || cell.text[1] == '.'))
    return refuse (reason, RBK_USAGE_SKIP_NEGATIVE);
  if (!read_float (cell, &digits, &exponent, &fits))
    return refuse (reason, RBK_USAGE_SKIP_COST);
  if (!fits || !scale_cost (digits, exponent, value))
    return refuse (reason, RBK_USAGE_SKIP_RANGE);
  return RBK_USAGE_CELL_VALUE;
}
