/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-tier-column.h"

/* How the tier table writes the price of a unit past what is included. */

typedef struct
{
  const char *price, *shown, *typed;
} OverageCase;

/* What was typed stays as it is; what never ends is cut to what one reads, and kept whole for
 * the one who edits it. */
static const OverageCase cases[] = {
  { "0", "$0.00", "$0.00" },
  { "0.05", "$0.05", "$0.05" },
  { "0.5", "$0.50", "$0.50" },
  { "0.000000123456", "$0.000000123456", "$0.000000123456" },
  { "0.033333333333333333", "$0.03333", "$0.033333333333333333" },
  { "0.066666666666666667", "$0.06667", "$0.066666666666666667" },
  { "0.666666666666666667", "$0.6667", "$0.666666666666666667" },
  { "1.999999999999999999", "$2.00", "$1.999999999999999999" },
  { "12.345678901234567890", "$12.35", "$12.34567890123456789" },
  { "1234.567890123456789", "$1,234.57", "$1,234.567890123456789" },
  { "0.000000333333333333", "$0.0000003333", "$0.000000333333333333" },
  { "0.000000000000000333", "$0.000000000000000333", "$0.000000000000000333" },
};

static const RbkTierColumn *
find_overage (void)
{
  for (guint i = 0; i < rbk_n_tier_columns; i++)
    if (g_str_equal (rbk_tier_columns[i].id, "overage"))
      return &rbk_tier_columns[i];

  g_assert_not_reached ();
}

static void
test_shown (void)
{
  g_autoptr(RbkMoneyFormat) format = rbk_money_format_new ("C", "USD");
  const RbkTierColumn *column = find_overage ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const OverageCase *c = &cases[i];
      RbkTableRow        row = { .has_overage = TRUE };
      RbkTierCell        cell = { .row = &row, .format = format };
      g_autofree char   *shown = NULL;
      g_autofree char   *typed = NULL;

      g_test_message ("%s", c->price);
      g_assert_true (rbk_decimal_parse (c->price, &row.overage, NULL));
      shown = column->dup_shown (&cell);
      typed = rbk_tier_column_dup_typed (column, &cell);
      g_assert_cmpstr (shown, ==, c->shown);
      g_assert_cmpstr (typed, ==, c->typed);
    }
}

/* A plan without a price past what is included, and one that is nowhere in the table. */
static void
test_none (void)
{
  g_autoptr(RbkMoneyFormat) format = rbk_money_format_new ("C", "USD");
  const RbkTableRow    row = { .has_overage = FALSE };
  const RbkTierCell    cells[] = { { .row = &row, .format = format }, { .format = format } };
  const RbkTierColumn *column = find_overage ();

  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autofree char *shown = column->dup_shown (&cells[i]);
      g_autofree char *plain = rbk_tier_column_dup_plain (column, &cells[i]);

      g_assert_cmpstr (shown, ==, "–");
      g_assert_cmpstr (plain, ==, "");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tier-overage/shown", test_shown);
  g_test_add_func ("/tier-overage/none", test_none);

  return g_test_run ();
}
