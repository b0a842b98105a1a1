/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-stripe-offer.h"

#include "rbk-catalogue-rates.h"
#include "rbk-currency.h"
#include "rbk-json.h"
#include "rbk-stripe-currency.h"

/* From minor units to the major one, exactly or not at all. */
static gboolean
to_major (RbkDecimal minor, const char *code, RbkDecimal *major)
{
  const RbkCurrency *currency = rbk_currency_find (code);
  RbkStripeCurrency  count;

  rbk_stripe_currency_find (code, currency != NULL ? currency->minor_digits : 2, &count);
  *major = rbk_decimal_div (minor, count.factor, RBK_ROUND_DOWN);

  return rbk_decimal_equal (rbk_decimal_mul (*major, count.factor), minor);
}

/* An amount is a whole number of minor units, or a decimal beside it that says it exactly.
 * Returns whether what stands there can be read; without either there is no amount. */
static gboolean
read_amount (
    JsonObject *object, const char *name, const char *code, RbkDecimal *major, gboolean *has_any)
{
  g_autofree char *decimal_name = g_strconcat (name, "_decimal", NULL);
  JsonNode        *decimal = rbk_stripe_member (object, decimal_name);
  JsonNode        *node = decimal != NULL ? decimal : rbk_stripe_member (object, name);
  RbkDecimal       minor;

  *major = RBK_DECIMAL_ZERO;
  *has_any = node != NULL;
  if (node == NULL)
    return TRUE;

  return rbk_import_decimal (node, &minor) && rbk_decimal_sign (minor) >= 0 &&
         to_major (minor, code, major);
}

static gboolean
read_tier (JsonObject *object, const char *code, RbkImportTier *tier)
{
  JsonNode   *up_to = object != NULL ? rbk_stripe_member (object, "up_to") : NULL;
  const char *text;
  gboolean    has_unit, has_flat;

  if (object == NULL)
    return FALSE;
  text = rbk_json_peek_text (object, "up_to");
  tier->is_open = up_to == NULL || g_strcmp0 (text, "inf") == 0;
  if (!tier->is_open &&
      (!rbk_import_decimal (up_to, &tier->up_to) || rbk_decimal_sign (tier->up_to) <= 0))
    return FALSE;

  return read_amount (object, "unit_amount", code, &tier->unit, &has_unit) &&
         read_amount (object, "flat_amount", code, &tier->flat, &has_flat) &&
         (has_unit || has_flat);
}

static gboolean
read_tiers (RbkStripeReading    *reading,
            const RbkStripeItem *item,
            JsonObject          *amounts,
            const char          *code,
            RbkImportTerms      *terms)
{
  JsonArray  *tiers = rbk_json_peek_array (amounts, "tiers");
  const char *mode = rbk_json_peek_text (item->object, "tiers_mode");
  const char *reason;

  if (tiers == NULL || json_array_get_length (tiers) == 0)
    return rbk_stripe_leave_out (reading, item,
                                 E_ ("its tiers are not in this file, so what it costs is unknown; "
                                     "export it "
                                     "again with expand[]=data.tiers"));
  if (g_strcmp0 (mode, "graduated") != 0 && g_strcmp0 (mode, "volume") != 0)
    return rbk_stripe_leave_out (reading, item,
                                 E_ ("its tiers are neither graduated nor volume tiers"));

  terms->kind = g_strcmp0 (mode, "volume") == 0 ? RBK_PRICE_KIND_VOLUME : RBK_PRICE_KIND_GRADUATED;
  terms->tiers = g_array_new (FALSE, TRUE, sizeof (RbkImportTier));
  for (guint i = 0; i < json_array_get_length (tiers); i++)
    {
      RbkImportTier tier = { 0 };

      if (!read_tier (rbk_json_peek_element (tiers, i), code, &tier))
        return rbk_stripe_leave_out (reading, item,
                                     E_ ("a tier of it has no bound or no amount of zero or more "
                                         "that a book "
                                         "can "
                                         "hold"));
      g_array_append_val (terms->tiers, tier);
    }

  return rbk_import_tiers_check (terms->tiers, &reason) ||
         rbk_stripe_leave_out (reading, item, reason);
}

/* A package that counts once it is used up is one that counts when it is started, after all
 * units of one but the last: for whole units they are the same. */
static void
note_round_down (RbkStripeReading *reading, const RbkStripeItem *item, const RbkImportTerms *terms)
{
  g_autofree char *size = rbk_decimal_to_string (terms->package_size);
  g_autofree char *included = rbk_decimal_to_string (terms->included);

  rbk_import_note (reading->notes, item->file, item->place,
                   E_ ("it charges for a package once it is used up (transform_quantity rounds "
                       "down); a package of a book is charged when it is started, so %s of %s "
                       "units are included, which comes to the same for whole units"),
                   included, size);
}

/* A price for so many units, of which a started one counts whole. */
static gboolean
read_package (RbkStripeReading    *reading,
              const RbkStripeItem *item,
              JsonObject          *amounts,
              RbkImportTerms      *terms)
{
  JsonObject *transform = rbk_json_peek_object (item->object, "transform_quantity");
  JsonNode   *divide_by = transform != NULL ? rbk_stripe_member (transform, "divide_by") : NULL;

  if (!rbk_import_decimal (divide_by, &terms->package_size) ||
      !rbk_decimal_is_integer (terms->package_size) || rbk_decimal_sign (terms->package_size) <= 0)
    return rbk_stripe_leave_out (reading, item,
                                 E_ ("its transform_quantity does not say by what to divide"));
  if (rbk_decimal_equal (terms->package_size, RBK_DECIMAL_ONE))
    return TRUE;
  terms->kind = RBK_PRICE_KIND_PACKAGE;
  if (g_strcmp0 (rbk_json_peek_text (transform, "round"), "down") == 0)
    terms->included = rbk_decimal_sub (terms->package_size, RBK_DECIMAL_ONE);
  /* Once, and not for each currency. */
  if (amounts == item->object && rbk_decimal_sign (terms->included) > 0)
    note_round_down (reading, item, terms);

  return TRUE;
}

/**
 * rbk_stripe_read_terms: (skip)
 * @reading: what takes the notes
 * @item: a price
 * @amounts: the price, or one of its `currency_options`
 * @currency: ISO 4217, in capitals
 * @terms: (out): what it charges
 *
 * Returns: whether the price can be read; if not, why is noted
 */
gboolean
rbk_stripe_read_terms (RbkStripeReading    *reading,
                       const RbkStripeItem *item,
                       JsonObject          *amounts,
                       const char          *currency,
                       RbkImportTerms      *terms)
{
  const char *scheme = rbk_json_peek_text (item->object, "billing_scheme");
  gboolean    has_amount;

  *terms = (RbkImportTerms){ .kind = RBK_PRICE_KIND_PER_UNIT };
  if (g_strcmp0 (scheme, "tiered") == 0 || rbk_stripe_member (item->object, "tiers_mode") != NULL)
    return read_tiers (reading, item, amounts, currency, terms);
  if (!read_amount (amounts, "unit_amount", currency, &terms->amount, &has_amount))
    return rbk_stripe_leave_out (reading, item,
                                 E_ ("its amount is not a number of zero or more that a book "
                                     "holds"));
  if (!has_amount && rbk_stripe_member (amounts, "custom_unit_amount") != NULL)
    return rbk_stripe_leave_out (reading, item,
                                 E_ ("customers choose the amount, and a book has prices"));
  if (!has_amount)
    return rbk_stripe_leave_out (reading, item, E_ ("it has no amount"));

  return rbk_stripe_member (item->object, "transform_quantity") == NULL ||
         read_package (reading, item, amounts, terms);
}
