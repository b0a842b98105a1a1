/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stripe-reader.h"

#include <string.h>

#include "rbk-loss.h"

/* One rate card, written as the file has it, and the price that must come of it. */
typedef struct
{
  const char *name, *card, *expected;
} Case;

#define RUNS "'meter':'runs',"
#define TIERS(kind, tiers) RUNS "'price':'" kind "','tiers':[" tiers "]"

static const Case cases[] = {
  { "fee", "'price':'flat','amount':'29'", "base 2900" },
  { "fee-of-fractions", "'price':'flat','amount':'0.0175'", "base 1.75" },
  { "fee-below-its-minimum", "'price':'flat','amount':'29','minimum':'40'", "base 4000" },
  { "flat-on-a-meter", RUNS "'price':'flat','amount':'99'", "base 9900" },
  { "free-on-a-meter", RUNS "'price':'flat'", "per_unit 0" },
  { "per-unit", RUNS "'price':'per_unit','amount':'0.00025'", "per_unit 0.025" },
  { "included", RUNS "'price':'per_unit','amount':'0.01','entitlement':{'included':'5000'}",
    "graduated 5000:0 inf:1" },
  { "all-included-to-a-hard-cap",
    RUNS "'price':'per_unit','amount':'0.5','entitlement':{'included':'200','limit':'hard'}",
    "per_unit 0" },
  { "hard-cap-past-included",
    RUNS "'price':'per_unit','amount':'0.5','entitlement':{'included':'200','limit':'hard',"
         "'cap':'300'}",
    "graduated 200:0 300:50 inf:0" },
  { "hard-cap-of-nothing",
    RUNS "'price':'per_unit','amount':'0.5','entitlement':{'limit':'hard','cap':'0'}",
    "per_unit 0" },
  { "soft-cap-changes-nothing",
    RUNS "'price':'per_unit','amount':'0.5','entitlement':{'included':'200','limit':'soft',"
         "'cap':'300'}",
    "graduated 200:0 inf:50" },
  { "package", RUNS "'price':'package','amount':'5','package_size':'1000'", "package 500/1000" },
  { "package-used-up",
    RUNS "'price':'package','amount':'5','package_size':'1000','entitlement':{'included':'999'}",
    "package 500/1000 used up" },
  { "package-of-one", RUNS "'price':'package','amount':'5','package_size':'1'", "per_unit 500" },
  { "package-for-nothing",
    RUNS "'price':'package','amount':'0','package_size':'10','entitlement':{'included':'5'}",
    "per_unit 0" },
  { "graduated", TIERS ("graduated", "{'up_to':'100','unit_price':'0.05'},{'unit_price':'0.0325'}"),
    "graduated 100:5 inf:3.25" },
  { "a-lone-tier", TIERS ("graduated", "{'unit_price':'0.05'}"), "per_unit 5" },
  { "tiers-of-one-price",
    TIERS ("graduated", "{'up_to':'100','unit_price':'0.05'},{'unit_price':'0.05'}"),
    "per_unit 5" },
  { "included-inside-a-tier",
    TIERS ("graduated",
           "{'up_to':'100','unit_price':'0.05'},{'unit_price':'0.03'}") ",'entitlement':{'included'"
                                                                        ":'40'}",
    "graduated 40:0 100:5 inf:3" },
  { "included-at-a-bound",
    TIERS ("graduated",
           "{'up_to':'100','unit_price':'0.05'},{'unit_price':'0.03'}") ",'entitlement':{'included'"
                                                                        ":'100'}",
    "graduated 100:0 inf:3" },
  { "fee-of-a-later-tier",
    TIERS ("graduated",
           "{'up_to':'100','unit_price':'0.05'},{'unit_price':'0.03',"
           "'flat_price':'10'}"),
    "graduated 100:5 inf:3+1000" },
  { "fee-of-the-first-tier",
    TIERS ("graduated",
           "{'up_to':'100','unit_price':'0.05','flat_price':'10'},"
           "{'unit_price':'0.03'}"),
    "graduated 1:1005 100:5 inf:3" },
  { "fee-of-a-fraction",
    TIERS ("graduated",
           "{'up_to':'100','unit_price':'0.05'},{'unit_price':'0.03',"
           "'flat_price':'0.005'}"),
    "graduated 100:5 101:3.5 inf:3" },
  { "step-that-joins-the-tier-before",
    TIERS ("graduated",
           "{'up_to':'100','unit_price':'0.05'},{'unit_price':'0.045',"
           "'flat_price':'0.005'}"),
    "graduated 101:5 inf:4.5" },
  { "volume", TIERS ("volume", "{'up_to':'100','unit_price':'0.05'},{'unit_price':'0.03'}"),
    "volume 100:5 inf:3" },
  { "volume-stairs",
    TIERS ("volume",
           "{'up_to':'10','flat_price':'50'},{'up_to':'50','flat_price':'200'},"
           "{'unit_price':'1','flat_price':'100'}"),
    "volume 1:5000 10:0+5000 50:0+20000 inf:100+10000" },
  { "volume-of-one-tier-with-included",
    TIERS ("volume", "{'unit_price':'1'}") ",'entitlement':{'included':'10'}",
    "graduated 10:0 inf:100" },
  { "volume-whose-fee-covers-the-included",
    TIERS ("volume",
           "{'up_to':'10','unit_price':'1'},{'unit_price':'0.5','flat_price':'5'}") ",'entitlement'"
                                                                                    ":{'included':'"
                                                                                    "10'}",
    "volume 10:0 inf:50" },
  { "minimum", RUNS "'price':'per_unit','amount':'0.25','minimum':'10'",
    "base 1000, graduated 40:0 inf:25" },
  { "minimum-inside-a-unit", RUNS "'price':'per_unit','amount':'0.3','minimum':'10'",
    "base 1000, graduated 33:0 34:20 inf:30" },
  { "maximum", RUNS "'price':'per_unit','amount':'0.25','maximum':'10'", "graduated 40:25 inf:0" },
  { "maximum-inside-a-unit", RUNS "'price':'per_unit','amount':'0.3','maximum':'10'",
    "graduated 33:30 inf:0+10" },
  { "minimum-is-maximum", RUNS "'price':'per_unit','amount':'0.3','minimum':'10','maximum':'10'",
    "base 1000, per_unit 0" },
};

/* What must be refused, and a word of the reason. */
static const Case refusals[] = {
  { "package-after-included",
    RUNS "'price':'package','amount':'5','package_size':'1000','entitlement':{'included':'10'}",
    "packages after included units" },
  { "package-after-a-package",
    RUNS "'price':'package','amount':'5','package_size':'1000','entitlement':{'included':'1000'}",
    "packages after included units" },
  { "package-of-one-after-one",
    RUNS "'price':'package','amount':'5','package_size':'1','entitlement':{'included':'1'}",
    "packages after included units" },
  { "package-with-minimum",
    RUNS "'price':'package','amount':'5','package_size':'1000','minimum':'10'", "minimum" },
  { "package-with-maximum",
    RUNS "'price':'package','amount':'5','package_size':'1000','maximum':'10'", "maximum" },
  { "package-of-a-fraction", RUNS "'price':'package','amount':'5','package_size':'2.5'",
    "whole number" },
  { "thirteen-decimals", RUNS "'price':'per_unit','amount':'0.000000000000001'", "1,000 units" },
  { "bound-inside-a-unit",
    TIERS ("graduated", "{'up_to':'2.5','unit_price':'0.05'},{'unit_price':'0.03'}"),
    "whole units" },
  { "included-inside-a-unit",
    RUNS "'price':'per_unit','amount':'0.01','entitlement':{'included':'0.5'}", "whole units" },
  { "bound-past-doubles",
    TIERS ("graduated", "{'up_to':'9007199254740993','unit_price':'0.05'},{'unit_price':'0.03'}"),
    "whole units" },
  { "amount-past-doubles", RUNS "'price':'per_unit','amount':'90071992547409.93'",
    "more than Stripe can hold" },
  { "volume-with-included",
    TIERS ("volume",
           "{'up_to':'100','unit_price':'0.05'},{'unit_price':'0.01'}") ",'entitlement':{'included'"
                                                                        ":'40'}",
    "volume tiers" },
  { "minimum-of-a-fraction", RUNS "'price':'per_unit','amount':'0.3','minimum':'0.005'",
    "minimum charge" },
};

static const RbkStripeMoney usd = { .code = "usd", .factor = { .raw = 100 * RBK_DECIMAL_ONE_RAW } };

static gboolean
charge_of (const char *card, const RbkStripeMoney *money, RbkStripeCharge *charge, char **reason)
{
  g_autoptr (RbkBook) book = book_with_card (card);
  g_autoptr (GError) error = NULL;
  g_autoptr (RbkSpec) spec = rbk_spec_new (book, NULL, &error);

  g_assert_no_error (error);
  return rbk_stripe_charge_init (charge, &spec->plans[0].phases[0].cards[0], RBK_DECIMAL_ONE, money,
                                 reason);
}

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_auto (RbkStripeCharge) charge = { 0 };
  g_autofree char *reason = NULL;
  g_autofree char *text = NULL;

  g_assert_true (charge_of (test->card, &usd, &charge, &reason));
  g_assert_null (reason);
  text = stripe_charge_describe (&charge);
  g_assert_cmpstr (text, ==, test->expected);
}

/* A third of a cent for each internal unit is no decimal. */
static void
test_inexact_conversion (void)
{
  g_auto (RbkStripeCharge) charge = { 0 };
  g_autofree char *reason = NULL;
  RbkCardSpec      card = { .price = RBK_PRICE_KIND_PER_UNIT, .amount = RBK_DECIMAL_ONE };

  g_assert_false (rbk_stripe_charge_init (&charge, &card, RBK_DECIMAL_UNITS (3), &usd, &reason));
  g_assert_nonnull (strstr (reason, "too many decimals"));
}

static void
test_refusal (gconstpointer data)
{
  const Case *test = data;
  g_auto (RbkStripeCharge) charge = { 0 };
  g_autofree char *reason = NULL;

  g_assert_false (charge_of (test->card, &usd, &charge, &reason));
  g_assert_nonnull (reason);
  if (strstr (reason, test->expected) == NULL)
    g_error ("\"%s\" does not say \"%s\"", reason, test->expected);
}

/* currency, its ISO decimals, a price a unit, and the minor units or part of the reason */
static const struct
{
  const char *currency;
  guint       digits;
  const char *amount, *expected;
  gboolean    is_exact;
} currencies[] = {
  { "USD", 2, "0.0175", "per_unit 1.75", TRUE }, { "JPY", 0, "12.5", "per_unit 12.5", TRUE },
  { "KWD", 3, "0.01", "per_unit 10", TRUE },     { "KWD", 3, "0.005", "multiples of 10", FALSE },
  { "ISK", 0, "5", "per_unit 500", TRUE },       { "ISK", 0, "5.5", "multiples of 100", FALSE },
  { "UGX", 0, "5", "per_unit 500", TRUE },       { "MGA", 2, "5", "per_unit 5", TRUE },
  { "MGA", 2, "5.2", "multiples of 1 ", FALSE },
};

static void
test_currencies (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (currencies); i++)
    {
      g_autoptr (GPtrArray) losses = rbk_losses_new ();
      g_auto (RbkStripeCharge) charge = { 0 };
      g_autofree char *card =
          g_strdup_printf (RUNS "'price':'per_unit','amount':'%s'", currencies[i].amount);
      g_autofree char *reason = NULL;
      g_autofree char *text = NULL;
      RbkStripeMoney   money;
      gboolean         is_padded = currencies[i].digits == 0 && currencies[i].currency[0] != 'J';

      g_assert_true (
          rbk_stripe_money_init (&money, currencies[i].currency, currencies[i].digits, losses));
      g_assert_cmpuint (losses->len, ==, is_padded ? 1 : 0);
      g_assert_true (charge_of (card, &money, &charge, &reason) == currencies[i].is_exact);
      text = currencies[i].is_exact ? stripe_charge_describe (&charge) : g_strdup (reason);
      g_assert_nonnull (strstr (text, currencies[i].expected));
    }
}

static void
test_unknown_currencies (void)
{
  static const struct
  {
    const char *code;
    guint       digits;
  } unknown[] = { { "IQD", 3 }, { "LYD", 3 }, { "CLF", 4 }, { "UYI", 0 } };

  for (gsize i = 0; i < G_N_ELEMENTS (unknown); i++)
    {
      g_autoptr (GPtrArray) losses = rbk_losses_new ();
      g_autoptr (GError) error = NULL;
      RbkStripeMoney money;

      g_assert_false (rbk_stripe_money_init (&money, unknown[i].code, unknown[i].digits, losses));
      g_assert_false (rbk_losses_check (losses, "Stripe", &error));
      g_assert_nonnull (strstr (error->message, unknown[i].code));
    }
}

static RbkDecimal
random_amount (GRand *random, guint places)
{
  return rbk_decimal_from_double (g_rand_double_range (random, 0, 3), places);
}

static guint
fill_tiers (GRand *random, RbkTierSpec *tiers)
{
  guint  n_tiers = (guint) g_rand_int_range (random, 1, 5);
  gint64 bound = 0;

  for (guint i = 0; i < n_tiers; i++)
    {
      bound += g_rand_int_range (random, 1, 30);
      tiers[i] = (RbkTierSpec){ .is_open = i + 1 == n_tiers,
                                .up_to = rbk_decimal_from_int (bound),
                                .unit_price = random_amount (random, 4) };
      if (g_rand_boolean (random))
        tiers[i].flat_price = random_amount (random, (guint) g_rand_int_range (random, 0, 4));
    }
  return n_tiers;
}

static void
fill_card (GRand *random, RbkCardSpec *card, RbkTierSpec *tiers)
{
  *card = (RbkCardSpec){ .key = (char *) "use", .name = (char *) "Use", .months = RBK_DECIMAL_ONE };
  card->price = (RbkPriceKind) g_rand_int_range (random, 0, 5);
  card->amount = random_amount (random, 3);
  card->package_size = rbk_decimal_from_int (g_rand_int_range (random, 1, 9));
  if (card->price == RBK_PRICE_KIND_GRADUATED || card->price == RBK_PRICE_KIND_VOLUME)
    {
      card->tiers = tiers;
      card->n_tiers = fill_tiers (random, tiers);
    }
  card->has_included = g_rand_boolean (random);
  if (card->has_included)
    card->included = rbk_decimal_from_int (g_rand_int_range (random, 0, 40));
  card->limit = (RbkLimit) g_rand_int_range (random, 0, 3);
  card->has_cap = card->limit != RBK_LIMIT_NONE && g_rand_boolean (random);
  if (card->has_cap)
    card->cap = rbk_decimal_from_int (g_rand_int_range (random, 0, 80));
  card->has_minimum = g_rand_int_range (random, 0, 3) == 0;
  if (card->has_minimum)
    card->minimum = rbk_decimal_from_double (g_rand_double_range (random, 0, 40), 2);
  card->has_maximum = g_rand_int_range (random, 0, 3) == 0;
  if (card->has_maximum)
    card->maximum =
        rbk_decimal_add (card->minimum,
                         rbk_decimal_from_double (g_rand_double_range (random, 0, 60), 2));
}

/* Every whole usage costs in Stripe, before any rounding, what the engine says. */
static void
compare_charges (const RbkCardSpec *card, const RbkStripeCharge *charge, gint64 units)
{
  for (gint64 quantity = 0; quantity < 130; quantity++)
    {
      RbkDecimal usage = rbk_decimal_from_int (quantity);
      RbkDecimal expected = rbk_decimal_mul (rbk_card_spec_get_charge (card, usage), usd.factor);
      RbkDecimal actual = stripe_charge_bill (charge, quantity * units);

      if (charge->is_uncapped && rbk_decimal_compare (usage, card->cap) > 0)
        break;
      if (!rbk_decimal_equal (expected, actual))
        {
          g_autofree char *text = stripe_charge_describe (charge);
          g_autofree char *is = rbk_decimal_to_string (actual);
          g_autofree char *must = rbk_decimal_to_string (expected);

          g_error ("%s bills %s and not %s for %" G_GINT64_FORMAT, text, is, must, quantity);
        }
    }
}

static void
test_random_cards (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261028);
  RbkTierSpec tiers[5];
  guint       n_refused = 0;

  for (guint i = 0; i < 20000; i++)
    {
      g_auto (RbkStripeCharge) charge = { 0 };
      g_autofree char *reason = NULL;
      RbkCardSpec      card;
      gint64           units = i % 4 == 0 ? 1000 : 1;

      fill_card (random, &card, tiers);
      if (rbk_stripe_charge_init (&charge, &card, rbk_decimal_from_int (units), &usd, &reason))
        compare_charges (&card, &charge, units);
      else
        n_refused++;
    }
  g_test_message ("%u of 20000 rate cards refused", n_refused);
  g_assert_cmpuint (n_refused, <, 8000);
}

/* What is out of range is refused, and nothing else happens. */
static void
test_extremes (void)
{
  static const char *const amounts[] = { "0", "0.000000000000000001", "1", "99999999999999999999" };
  RbkTierSpec              tiers[2] = { 0 };

  for (guint i = 0; i < 4 * 4 * 4 * 4; i++)
    {
      g_auto (RbkStripeCharge) charge = { 0 };
      g_autofree char *reason = NULL;
      RbkCardSpec      card = { .price = i % 2 ? RBK_PRICE_KIND_GRADUATED : RBK_PRICE_KIND_VOLUME,
                                .tiers = tiers,
                                .n_tiers = 2,
                                .has_included = TRUE,
                                .has_minimum = TRUE,
                                .months = RBK_DECIMAL_ONE };

      tiers[0].up_to = RBK_DECIMAL_UNITS (G_MAXINT64);
      tiers[1].is_open = TRUE;
      rbk_decimal_parse (amounts[i % 4], &tiers[0].unit_price, NULL);
      rbk_decimal_parse (amounts[i / 4 % 4], &card.included, NULL);
      rbk_decimal_parse (amounts[i / 16 % 4], &card.minimum, NULL);
      rbk_decimal_parse (amounts[i / 64 % 4], &tiers[1].flat_price, NULL);
      if (rbk_stripe_charge_init (&charge, &card, RBK_DECIMAL_ONE, &usd, &reason))
        compare_charges (&card, &charge, 1);
      else
        g_assert_nonnull (reason);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/export/stripe/price/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strconcat ("/export/stripe/refuse/", refusals[i].name, NULL);

      g_test_add_data_func (path, &refusals[i], test_refusal);
    }
  g_test_add_func ("/export/stripe/inexact-conversion", test_inexact_conversion);
  g_test_add_func ("/export/stripe/currencies", test_currencies);
  g_test_add_func ("/export/stripe/unknown-currencies", test_unknown_currencies);
  g_test_add_func ("/export/stripe/random-cards", test_random_cards);
  g_test_add_func ("/export/stripe/extremes", test_extremes);
  return g_test_run ();
}
