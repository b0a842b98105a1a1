/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-tier-column.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rbk-said-text.h"
#include "rbk-tier-column-edit.h"

#define DIGITS "0123456789"
/* Nobody types a price of more. */
#define MAX_PLACES 12

static char *
shown_quantity (const RbkTierCell *cell, gboolean exists, RbkDecimal quantity)
{
  if (!exists)
    return g_strdup (RBK_TIER_NONE);

  return rbk_money_format_quantity (cell->format,
                                    rbk_decimal_round (quantity, 2, RBK_ROUND_HALF_AWAY));
}

static char *
shown_amount (const RbkTierCell *cell, gboolean exists, RbkDecimal amount)
{
  return exists ? rbk_money_format_amount (cell->format, amount, FALSE) : g_strdup (RBK_TIER_NONE);
}

/* The number of an amount: from its first digit to its last, so that a spreadsheet takes it
 * for one whatever the currency. */
static char *
plain_amount (const RbkTierCell *cell, gboolean exists, RbkDecimal amount, gboolean is_full)
{
  g_autofree char *text = NULL;
  const char      *first, *last;

  if (!exists)
    return g_strdup ("");
  text = rbk_money_format_amount (cell->format, amount, is_full);
  first = strpbrk (text, DIGITS);
  if (first == NULL)
    return g_steal_pointer (&text);
  for (last = text + strlen (text); !g_ascii_isdigit (last[-1]); last--)
    ;

  return g_strdup_printf ("%s%.*s", rbk_decimal_sign (amount) < 0 ? "-" : "", (int) (last - first),
                          first);
}

static char *
dup_name (const RbkTierCell *cell)
{
  const char *name = rbk_record_get_name (RBK_RECORD (cell->plan));

  return g_strdup (name != NULL ? name : "");
}

static gboolean
has_price (const RbkTierCell *cell)
{
  return cell->row != NULL && cell->row->has_price;
}

static char *
dup_price_shown (const RbkTierCell *cell)
{
  g_autofree char *amount = NULL;

  if (rbk_plan_get_quote_only (cell->plan))
    return g_strdup (_ ("Custom"));
  if (!has_price (cell))
    return g_strdup (RBK_TIER_NONE);
  amount = rbk_money_format_amount (cell->format, cell->row->price, TRUE);

  return rbk_plan_get_price_from (cell->plan)
             /* Translators: a price from which prices start */
             ? g_strdup_printf (C_ ("price", "from %s"), amount)
             : g_steal_pointer (&amount);
}

static char *
dup_price_typed (const RbkTierCell *cell)
{
  if (!has_price (cell))
    return dup_price_shown (cell);

  return rbk_money_format_amount (cell->format, cell->row->price, TRUE);
}

static char *
dup_price_plain (const RbkTierCell *cell)
{
  if (rbk_plan_get_quote_only (cell->plan))
    return g_strdup (_ ("Custom"));

  return plain_amount (cell, has_price (cell),
                       has_price (cell) ? cell->row->price : RBK_DECIMAL_ZERO, TRUE);
}

static gboolean
has_included (const RbkTierCell *cell)
{
  return cell->row != NULL && cell->row->has_included;
}

static char *
dup_included_shown (const RbkTierCell *cell)
{
  return shown_quantity (cell, has_included (cell),
                         has_included (cell) ? cell->row->included : RBK_DECIMAL_ZERO);
}

static char *
dup_included_typed (const RbkTierCell *cell)
{
  return has_included (cell) ? rbk_money_format_quantity (cell->format, cell->row->included)
                             : g_strdup (RBK_TIER_NONE);
}

static char *
dup_included_plain (const RbkTierCell *cell)
{
  return has_included (cell) ? dup_included_typed (cell) : g_strdup ("");
}

static char *
dup_limit (const RbkTierCell *cell)
{
  g_autofree char *cap = NULL;

  if (cell->row == NULL || cell->row->limit == RBK_LIMIT_NONE)
    return g_strdup (RBK_TIER_NONE);
  /* A cap where the included units end goes without saying. */
  if (!cell->row->has_cap ||
      (cell->row->has_included && rbk_decimal_equal (cell->row->cap, cell->row->included)))
    return g_strdup (cell->row->limit == RBK_LIMIT_HARD ? _ ("Hard") : _ ("Soft"));
  cap = rbk_money_format_quantity (cell->format, cell->row->cap);

  return cell->row->limit == RBK_LIMIT_HARD
             /* Translators: a hard limit: use past the cap is blocked */
             ? g_strdup_printf (_ ("Hard · %s"), cap)
             /* Translators: a soft limit: use past the cap is billed */
             : g_strdup_printf (_ ("Soft · %s"), cap);
}

static char *
dup_limit_plain (const RbkTierCell *cell)
{
  gboolean has_limit = cell->row != NULL && cell->row->limit != RBK_LIMIT_NONE;

  return has_limit ? dup_limit (cell) : g_strdup ("");
}

/* A package of 300 makes a unit whose price never ends: as many digits as one reads. */
static RbkDecimal
shorten (RbkDecimal price)
{
  RbkDecimal limit = RBK_DECIMAL_UNITS (1000);
  RbkDecimal scaled = price;
  guint      places = 0;

  for (; places < RBK_DECIMAL_PLACES && rbk_decimal_compare (scaled, limit) < 0; places++)
    scaled = rbk_decimal_mul (scaled, RBK_DECIMAL_UNITS (10));

  return rbk_decimal_round (price, MAX (places, 2), RBK_ROUND_HALF_AWAY);
}

static char *
dup_overage_shown (const RbkTierCell *cell)
{
  RbkDecimal price;

  if (cell->row == NULL || !cell->row->has_overage)
    return g_strdup (RBK_TIER_NONE);
  price = cell->row->overage;
  /* What was typed is shown as it is. */
  if (rbk_decimal_places (price) > MAX_PLACES)
    price = shorten (price);

  return rbk_money_format_amount (cell->format, price, TRUE);
}

static char *
dup_overage_typed (const RbkTierCell *cell)
{
  if (cell->row == NULL || !cell->row->has_overage)
    return g_strdup (RBK_TIER_NONE);

  return rbk_money_format_amount (cell->format, cell->row->overage, TRUE);
}

static char *
dup_overage_plain (const RbkTierCell *cell)
{
  gboolean exists = cell->row != NULL && cell->row->has_overage;

  return plain_amount (cell, exists, exists ? cell->row->overage : RBK_DECIMAL_ZERO, TRUE);
}

static char *
dup_multiple (const RbkTierCell *cell)
{
  if (cell->row == NULL || !cell->row->has_overage_multiple)
    return g_strdup (RBK_TIER_NONE);

  /* Translators: how many times the included rate the overage price is */
  return g_strdup_printf (_ ("%.2f×"), cell->row->overage_multiple);
}

static char *
dup_sizing_shown (const RbkTierCell *cell)
{
  g_autofree char *rule = rbk_place_to_words (rbk_plan_get_sizing (cell->plan));
  g_autofree char *usage = NULL;

  if (cell->row == NULL || !cell->row->has_sizing || rule[0] == '\0')
    return g_strdup (rule[0] != '\0' ? rule : RBK_TIER_NONE);
  usage = rbk_money_format_compact (cell->format, cell->row->sizing.usage);

  return g_strdup_printf ("%s · %s", rule, usage);
}

static char *
dup_sizing_typed (const RbkTierCell *cell)
{
  return rbk_place_to_words (rbk_plan_get_sizing (cell->plan));
}

static gboolean
has_sizing (const RbkTierCell *cell)
{
  return cell->row != NULL && cell->row->has_sizing;
}

static char *
dup_cost_shown (const RbkTierCell *cell)
{
  return shown_amount (cell, has_sizing (cell),
                       has_sizing (cell) ? cell->row->sizing.cost : RBK_DECIMAL_ZERO);
}

static char *
dup_cost_plain (const RbkTierCell *cell)
{
  return plain_amount (cell, has_sizing (cell),
                       has_sizing (cell) ? cell->row->sizing.cost : RBK_DECIMAL_ZERO, FALSE);
}

static char *
dup_margin (const RbkTierCell *cell)
{
  if (!has_sizing (cell) || !cell->row->sizing.has_margin)
    return g_strdup (RBK_TIER_NONE);

  return rbk_money_format_percent (cell->format, cell->row->sizing.margin, 1);
}

static gboolean
has_floor (const RbkTierCell *cell)
{
  return cell->row != NULL && cell->row->has_floor;
}

static char *
dup_floor_shown (const RbkTierCell *cell)
{
  return shown_amount (cell, has_floor (cell),
                       has_floor (cell) ? cell->row->floor_price : RBK_DECIMAL_ZERO);
}

static char *
dup_floor_plain (const RbkTierCell *cell)
{
  return plain_amount (cell, has_floor (cell),
                       has_floor (cell) ? cell->row->floor_price : RBK_DECIMAL_ZERO, FALSE);
}

static RbkDecimal
headroom_of (const RbkTierCell *cell)
{
  return has_floor (cell) && has_price (cell)
             ? rbk_decimal_sub (cell->row->price, cell->row->floor_price)
             : RBK_DECIMAL_ZERO;
}

static char *
dup_headroom_shown (const RbkTierCell *cell)
{
  return shown_amount (cell, has_floor (cell) && has_price (cell), headroom_of (cell));
}

static char *
dup_headroom_plain (const RbkTierCell *cell)
{
  return plain_amount (cell, has_floor (cell) && has_price (cell), headroom_of (cell), FALSE);
}

static char *
dup_customers (const RbkTierCell *cell)
{
  if (cell->mix == NULL)
    return g_strdup (RBK_TIER_NONE);

  return rbk_money_format_quantity (cell->format,
                                    rbk_decimal_from_int ((gint64) cell->mix->n_customers));
}

const RbkTierColumn rbk_tier_columns[] = {
  { "name", N_ ("Plan"), N_ ("Name of %s"), N_ ("What customers call it"), FALSE, FALSE, 96,
    dup_name, NULL, NULL, rbk_tier_edit_name },
  { "price", N_ ("Price / month"), N_ ("Price of %s"),
    N_ ("Recurring fees of a month; “custom” for a plan that is sold by quote"), TRUE, FALSE, 60,
    dup_price_shown, dup_price_typed, dup_price_plain, rbk_tier_edit_price },
  { "included", N_ ("Included"), N_ ("Included of %s"), N_ ("Units that the price covers"), TRUE,
    TRUE, 50, dup_included_shown, dup_included_typed, dup_included_plain, rbk_tier_edit_included },
  { "limit", N_ ("Limit"), N_ ("Cap of %s"),
    N_ ("Where use is blocked (hard) or billed (soft); type “hard 200”, “soft 5k” or nothing"),
    FALSE, TRUE, 44, dup_limit, NULL, dup_limit_plain, rbk_tier_edit_limit },
  { "overage", N_ ("Overage"), N_ ("Overage of %s"), N_ ("Price of a unit past what is included"),
    TRUE, TRUE, 50, dup_overage_shown, dup_overage_typed, dup_overage_plain,
    rbk_tier_edit_overage },
  { "multiple", N_ ("Multiple"), N_ ("Overage multiple of %s"),
    N_ ("Overage price over the price of an included unit; 1.5 to 3 is usual"), TRUE, FALSE, 44,
    dup_multiple, NULL, NULL, NULL },
  { "sizing", N_ ("Sized at"), N_ ("Sizing of %s"),
    N_ ("The usage that the price must cover: p50, p90, p99, cap:80%, included or a number"), FALSE,
    FALSE, 60, dup_sizing_shown, dup_sizing_typed, NULL, rbk_tier_edit_sizing },
  { "cost", N_ ("Loaded cost"), N_ ("Loaded cost of %s"),
    N_ ("Inference and overhead of such a customer in a month"), TRUE, FALSE, 50, dup_cost_shown,
    NULL, dup_cost_plain, NULL },
  { "margin", N_ ("Margin"), N_ ("Margin of %s"), N_ ("Share of the bill that is left there"), TRUE,
    FALSE, 50, dup_margin, NULL, NULL, NULL },
  { "floor", N_ ("Floor"), N_ ("Floor of %s"),
    N_ ("Lowest price that reaches the target margin there"), TRUE, FALSE, 50, dup_floor_shown,
    NULL, dup_floor_plain, NULL },
  { "headroom", N_ ("Headroom"), N_ ("Headroom of %s"),
    N_ ("How far the price is above its floor; below zero it misses the target margin"), TRUE,
    FALSE, 50, dup_headroom_shown, NULL, dup_headroom_plain, NULL },
  { "customers", N_ ("Customers"), N_ ("Customers of %s"),
    N_ ("How many of the imported customers would choose it, as the cheapest that serves them"),
    TRUE, FALSE, 50, dup_customers, NULL, NULL, NULL },
};

const guint rbk_n_tier_columns = G_N_ELEMENTS (rbk_tier_columns);
