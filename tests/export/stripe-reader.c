/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stripe-reader.h"

#include <string.h>

#include "rbk-book-reader.h"
#include "rbk-json.h"

JsonObject *
stripe_parse (const char *text, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = rbk_json_parse (text, length, &error);

  g_assert_no_error (error);
  g_assert_true (JSON_NODE_HOLDS_OBJECT (root));
  return json_node_dup_object (root);
}

static RbkDecimal
number (JsonObject *object, const char *name)
{
  RbkDecimal value;

  g_assert_true (rbk_json_node_get_decimal (json_object_get_member (object, name), &value, NULL));
  return value;
}

/* An amount under its own name or as a decimal, but never both. */
static RbkDecimal
amount (JsonObject *object, const char *name, gboolean is_required)
{
  g_autofree char *decimal = g_strconcat (name, "_decimal", NULL);
  gboolean         has_plain = json_object_has_member (object, name);
  gboolean         has_decimal = json_object_has_member (object, decimal);
  RbkDecimal       value;

  g_assert_false (has_plain && has_decimal);
  if (!has_plain && !has_decimal)
    {
      g_assert_false (is_required);
      return RBK_DECIMAL_ZERO;
    }
  value = number (object, has_plain ? name : decimal);
  g_assert_cmpint (rbk_decimal_sign (value), >=, 0);
  g_assert_cmpuint (rbk_decimal_places (value), <=, 12);
  g_assert_true (has_plain == rbk_decimal_is_integer (value));
  return value;
}

static RbkDecimal
bill_tiers (JsonArray *tiers, gboolean is_volume, gint64 quantity)
{
  RbkDecimal total = RBK_DECIMAL_ZERO;
  gint64     from = 0;
  guint      n_tiers = json_array_get_length (tiers);

  g_assert_cmpuint (n_tiers, >, 0);
  for (guint i = 0; i < n_tiers; i++)
    {
      JsonObject *tier = json_array_get_object_element (tiers, i);
      JsonNode   *up_to = json_object_get_member (tier, "up_to");
      gint64      end = G_MAXINT64, units;

      if (i + 1 < n_tiers)
        g_assert_true (rbk_decimal_to_int (number (tier, "up_to"), &end));
      else
        g_assert_cmpstr (json_node_get_string (up_to), ==, "inf");
      g_assert_cmpint (end, >, from);
      units = is_volume ? quantity : MIN (quantity, end) - from;
      if (quantity > from && (!is_volume || quantity <= end))
        total =
            rbk_decimal_add (total,
                             rbk_decimal_add (rbk_decimal_mul (amount (tier, "unit_amount", TRUE),
                                                               rbk_decimal_from_int (units)),
                                              amount (tier, "flat_amount", FALSE)));
      /* Nobody knows what becomes of the fee of a tier that nobody reached. */
      if (from == 0)
        g_assert_true (rbk_decimal_is_zero (amount (tier, "flat_amount", FALSE)));
      g_assert_true (rbk_decimal_is_integer (amount (tier, "flat_amount", FALSE)));
      from = end;
    }
  return total;
}

static RbkDecimal
bill_per_unit (JsonObject *price, JsonObject *amounts, gint64 quantity)
{
  if (json_object_has_member (price, "transform_quantity"))
    {
      JsonObject *transform = json_object_get_object_member (price, "transform_quantity");
      const char *round = json_object_get_string_member (transform, "round");
      gint64      size;

      g_assert_true (g_str_equal (round, "up") || g_str_equal (round, "down"));
      g_assert_true (rbk_decimal_to_int (number (transform, "divide_by"), &size));
      quantity = (quantity + (g_str_equal (round, "up") ? size - 1 : 0)) / size;
    }
  return rbk_decimal_mul (amount (amounts, "unit_amount", TRUE), rbk_decimal_from_int (quantity));
}

static RbkDecimal
factor_of (const char *currency)
{
  if (g_str_equal (currency, "jpy"))
    return RBK_DECIMAL_ONE;
  if (g_str_equal (currency, "kwd"))
    return RBK_DECIMAL_UNITS (1000);
  return RBK_DECIMAL_UNITS (100);
}

static JsonObject *
find_option (JsonObject *price, const char *currency)
{
  JsonObject *options = json_object_has_member (price, "currency_options")
                            ? json_object_get_object_member (price, "currency_options")
                            : NULL;

  return options != NULL && json_object_has_member (options, currency)
             ? json_object_get_object_member (options, currency)
             : NULL;
}

gboolean
stripe_price_has (JsonObject *price, const char *currency)
{
  return g_str_equal (json_object_get_string_member (price, "currency"), currency) ||
         find_option (price, currency) != NULL;
}

static RbkDecimal
bill_tiered (JsonObject *price, JsonObject *amounts, gint64 quantity)
{
  const char *mode = json_object_get_string_member (price, "tiers_mode");

  g_assert_false (json_object_has_member (price, "transform_quantity"));
  g_assert_false (json_object_has_member (amounts, "unit_amount"));
  g_assert_true (g_str_equal (mode, "volume") || g_str_equal (mode, "graduated"));
  return bill_tiers (json_object_get_array_member (amounts, "tiers"), g_str_equal (mode, "volume"),
                     quantity);
}

/* In the major unit of one of its currencies, rounded once. */
RbkDecimal
stripe_price_bill (JsonObject *price, const char *currency, gint64 quantity)
{
  gboolean    is_own = g_str_equal (json_object_get_string_member (price, "currency"), currency);
  JsonObject *amounts = is_own ? price : find_option (price, currency);
  RbkDecimal  minor;

  g_assert_nonnull (amounts);
  if (g_str_equal (json_object_get_string_member (price, "billing_scheme"), "tiered"))
    minor = bill_tiered (price, amounts, quantity);
  else
    {
      g_assert_cmpstr (json_object_get_string_member (price, "billing_scheme"), ==, "per_unit");
      g_assert_false (json_object_has_member (amounts, "tiers"));
      minor = bill_per_unit (price, amounts, quantity);
    }
  minor = rbk_decimal_round (minor, 0, RBK_ROUND_HALF_AWAY);
  return rbk_decimal_div (minor, factor_of (currency), RBK_ROUND_HALF_AWAY);
}

static RbkDecimal
bill_charge_tiers (const RbkStripeCharge *charge, gint64 quantity)
{
  RbkDecimal total = RBK_DECIMAL_ZERO;
  gint64     from = 0;

  for (guint i = 0; i < charge->tiers->len; i++)
    {
      const RbkChargeTier *tier = &g_array_index (charge->tiers, RbkChargeTier, i);
      gint64               end = tier->is_open ? G_MAXINT64 : tier->up_to;
      gboolean             is_volume = charge->scheme == RBK_STRIPE_VOLUME;
      gint64               units = is_volume ? quantity : MIN (quantity, end) - from;

      g_assert_cmpint (end, >, from);
      if (from == 0)
        g_assert_true (rbk_decimal_is_zero (tier->flat));
      if (quantity > from && (!is_volume || quantity <= end))
        total = rbk_decimal_add (total,
                                 rbk_decimal_add (tier->flat,
                                                  rbk_decimal_mul (tier->unit,
                                                                   rbk_decimal_from_int (units))));
      from = end;
    }
  return total;
}

/* In minor units, not rounded. */
RbkDecimal
stripe_charge_bill (const RbkStripeCharge *charge, gint64 quantity)
{
  RbkDecimal use = RBK_DECIMAL_ZERO;

  if (charge->tiers != NULL)
    use = bill_charge_tiers (charge, quantity);
  else if (charge->scheme == RBK_STRIPE_PACKAGE)
    use = rbk_decimal_mul (charge->unit,
                           rbk_decimal_from_int (
                               (quantity + (charge->rounds_down ? 0 : charge->divide_by - 1)) /
                               charge->divide_by));
  else
    use = rbk_decimal_mul (charge->unit, rbk_decimal_from_int (quantity));
  return rbk_decimal_add (charge->base, use);
}

char *
stripe_charge_describe (const RbkStripeCharge *charge)
{
  static const char *const schemes[] = { "per_unit", "package", "graduated", "volume" };
  GString                 *text = g_string_new (NULL);
  g_autofree char         *base = rbk_decimal_to_string (charge->base);
  g_autofree char         *unit = rbk_decimal_to_string (charge->unit);

  if (!rbk_decimal_is_zero (charge->base) || !charge->has_use)
    g_string_append_printf (text, "base %s%s", base, charge->has_use ? ", " : "");
  if (!charge->has_use)
    return g_string_free (text, FALSE);
  g_string_append (text, schemes[charge->scheme]);
  if (charge->tiers == NULL)
    g_string_append_printf (text, " %s", unit);
  if (charge->scheme == RBK_STRIPE_PACKAGE)
    g_string_append_printf (text, "/%" G_GINT64_FORMAT "%s", charge->divide_by,
                            charge->rounds_down ? " used up" : "");
  for (guint i = 0; charge->tiers != NULL && i < charge->tiers->len; i++)
    {
      const RbkChargeTier *tier = &g_array_index (charge->tiers, RbkChargeTier, i);
      g_autofree char     *price = rbk_decimal_to_string (tier->unit);
      g_autofree char     *flat = rbk_decimal_to_string (tier->flat);

      if (tier->is_open)
        g_string_append (text, " inf");
      else
        g_string_append_printf (text, " %" G_GINT64_FORMAT, tier->up_to);
      g_string_append_printf (text, ":%s", price);
      if (!rbk_decimal_is_zero (tier->flat))
        g_string_append_printf (text, "+%s", flat);
    }
  return g_string_free (text, FALSE);
}

RbkBook *
book_from_text (const char *text)
{
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');
  g_autoptr (GError) error = NULL;
  RbkBook *book = rbk_book_read_text (json, strlen (json), NULL, &error);

  g_assert_no_error (error);
  return book;
}

RbkBook *
book_with_card (const char *card)
{
  g_autofree char *text =
      g_strdup_printf ("{'format':'ratebook','version':1,'title':'Test','currency':'USD','as_of':'"
                       "2026-06-01',"
                       "'meters':[{'key':'runs','name':'Runs','kind':'request','unit':'run'}],"
                       "'plans':[{'key':'pro','name':'Pro','phases':[{'key':'evergreen','kind':'"
                       "evergreen',"
                       "'rate_cards':[{'key':'use','name':'AI runs',%s}]}]}]}",
                       card);

  return book_from_text (text);
}
