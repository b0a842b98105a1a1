/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-customers-text.h"

#include <glib/gi18n-lib.h>

#include "rbk-word.h"

/**
 * rbk_customers_dup_count:
 * @format: how numbers are written
 * @number: of customers, rows or the like
 *
 * Returns: (transfer full): it, with its digits in groups
 */
char *
rbk_customers_dup_count (RbkMoneyFormat *format, guint64 number)
{
  return rbk_money_format_quantity (format,
                                    rbk_decimal_from_int ((gint64) MIN (number, G_MAXINT64)));
}

/**
 * rbk_customers_dup_share:
 * @format: how numbers are written
 * @number: of some customers
 * @all: of all of them
 *
 * Returns: (transfer full): how many of a hundred these are; a dash where there is nobody
 */
char *
rbk_customers_dup_share (RbkMoneyFormat *format, guint64 number, guint64 all)
{
  if (all == 0)
    return g_strdup ("–");

  return rbk_money_format_percent (format, (double) number / (double) all, 1);
}

/**
 * rbk_customers_dup_people:
 * @format: how numbers are written
 * @number: of customers
 *
 * Returns: (transfer full): “1,234 customers”
 */
char *
rbk_customers_dup_people (RbkMoneyFormat *format, guint64 number)
{
  g_autofree char *text = rbk_customers_dup_count (format, number);

  /* Translators: %s is a number */
  return g_strdup_printf (ngettext ("%s customer", "%s customers", rbk_word_plural (number)), text);
}
