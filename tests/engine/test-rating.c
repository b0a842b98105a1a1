/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-rating.h"

#include "rbk-error.h"
#include "rbk-test-books.h"
#include "rbk-test-figures.h"

/* A card, a usage and what is billed, blocked and charged for it. */
typedef struct
{
  const char *name;
  RbkTestCard card;
  const char *usage, *billed, *blocked, *amount;
} Case;

#define PACKAGE .price = "package", .amount = "5", .package_size = "100"
#define GRADUATED .price = "graduated", .tiers = "100:0.1 250:0.08+2 inf:0.05+1"
#define VOLUME .price = "volume", .tiers = "100:0.1 250:0.08+2 inf:0.05+1"

static const Case cases[] = {
  { "flat", { .price = "flat", .amount = "7" }, "12345", "0", "0", "7" },
  { "flat-unused", { .price = "flat", .amount = "7" }, "0", "0", "0", "7" },

  { "per-unit", { .price = "per_unit", .amount = "0.1" }, "250", "250", "0", "25" },
  { "per-unit-fraction", { .price = "per_unit", .amount = "0.1" }, "0.5", "0.5", "0", "0.05" },
  { "per-unit-tiny",
    { .price = "per_unit", .amount = "0.000000000000000001" },
    "3",
    "3",
    "0",
    "0.000000000000000003" },
  { "per-unit-huge",
    { .price = "per_unit", .amount = "0.1" },
    "1000000000000",
    "1000000000000",
    "0",
    "100000000000" },
  { "included", { .price = "per_unit", .amount = "0.1", .included = "200" }, "199", "0", "0", "0" },
  { "included-exactly",
    { .price = "per_unit", .amount = "0.1", .included = "200" },
    "200",
    "0",
    "0",
    "0" },
  { "included-past",
    { .price = "per_unit", .amount = "0.1", .included = "200" },
    "201",
    "1",
    "0",
    "0.1" },
  { "included-just-past",
    { .price = "per_unit", .amount = "0.1", .included = "200" },
    "200.5",
    "0.5",
    "0",
    "0.05" },
  { "everything-included", { .price = "per_unit" }, "5000", "0", "0", "0" },
  { "everything-included-of-tiers", { .price = "volume", .tiers = "inf:0" }, "50", "50", "0", "0" },

  { "hard", { .price = "per_unit", .included = "200", .limit = "hard" }, "200", "0", "0", "0" },
  { "hard-blocks",
    { .price = "per_unit", .included = "200", .limit = "hard" },
    "250",
    "0",
    "50",
    "0" },
  { "hard-blocks-a-part",
    { .price = "per_unit", .included = "200", .limit = "hard" },
    "200.25",
    "0",
    "0.25",
    "0" },
  { "hard-bills-to-its-cap",
    { .price = "per_unit", .amount = "0.1", .included = "200", .limit = "hard", .cap = "300" },
    "1000",
    "100",
    "700",
    "10" },
  { "soft-bills-past-its-cap",
    { .price = "per_unit", .amount = "0.1", .included = "200", .limit = "soft", .cap = "300" },
    "1000",
    "800",
    "0",
    "80" },
  { "cap-without-limit",
    { .price = "per_unit", .amount = "0.1", .cap = "300" },
    "1000",
    "1000",
    "0",
    "100" },
  { "hard-without-cap",
    { .price = "per_unit", .amount = "0.1", .limit = "hard" },
    "1000",
    "1000",
    "0",
    "100" },

  { "package-none", { PACKAGE }, "0", "0", "0", "0" },
  { "package-one-unit", { PACKAGE }, "1", "1", "0", "5" },
  { "package-full", { PACKAGE }, "100", "100", "0", "5" },
  { "package-next", { PACKAGE }, "101", "101", "0", "10" },
  { "package-hair-past",
    { PACKAGE },
    "100.000000000000000001",
    "100.000000000000000001",
    "0",
    "10" },
  { "package-included-exactly", { PACKAGE, .included = "50" }, "50", "0", "0", "0" },
  { "package-included-past", { PACKAGE, .included = "50" }, "151", "101", "0", "10" },

  { "graduated-none", { GRADUATED }, "0", "0", "0", "0" },
  { "graduated-at-bound", { GRADUATED }, "100", "100", "0", "10" },
  { "graduated-past-bound", { GRADUATED }, "101", "101", "0", "12.08" },
  { "graduated-at-second-bound", { GRADUATED }, "250", "250", "0", "24" },
  { "graduated-open", { GRADUATED }, "251", "251", "0", "25.05" },
  { "graduated-included-in-first", { GRADUATED, .included = "40" }, "100", "60", "0", "6" },
  { "graduated-included-to-bound", { GRADUATED, .included = "100" }, "100", "0", "0", "0" },
  { "graduated-included-past-bound", { GRADUATED, .included = "100" }, "101", "1", "0", "2.08" },
  { "graduated-included-in-second", { GRADUATED, .included = "150" }, "260", "110", "0", "11.5" },
  { "graduated-included-in-open", { GRADUATED, .included = "300" }, "310", "10", "0", "1.5" },
  { "graduated-huge", { GRADUATED }, "1000000000000", "1000000000000", "0", "50000000012.5" },

  { "volume-none", { VOLUME }, "0", "0", "0", "0" },
  { "volume-at-bound", { VOLUME }, "100", "100", "0", "10" },
  { "volume-past-bound", { VOLUME }, "101", "101", "0", "10.08" },
  { "volume-at-second-bound", { VOLUME }, "250", "250", "0", "22" },
  { "volume-falls", { VOLUME }, "251", "251", "0", "13.55" },
  { "volume-included", { VOLUME, .included = "50" }, "101", "51", "0", "6.08" },
  { "volume-fee-unused", { .price = "volume", .tiers = "inf:0.1+3" }, "0", "0", "0", "0" },
  { "volume-fee-included", { VOLUME, .included = "150" }, "150", "0", "0", "0" },
  { "volume-included-exactly", { VOLUME, .included = "50" }, "50", "0", "0", "0" },

  { "minimum", { .price = "per_unit", .amount = "0.1", .minimum = "5" }, "10", "10", "0", "5" },
  { "minimum-unused",
    { .price = "per_unit", .amount = "0.1", .minimum = "5" },
    "0",
    "0",
    "0",
    "5" },
  { "minimum-met", { .price = "per_unit", .amount = "0.1", .minimum = "5" }, "60", "60", "0", "6" },
  { "maximum", { .price = "per_unit", .amount = "0.1", .maximum = "5" }, "60", "60", "0", "5" },
  { "maximum-of-packages", { PACKAGE, .maximum = "8" }, "101", "101", "0", "8" },
};

static const RbkPhaseSpec *
first_phase (const RbkSpec *spec)
{
  return rbk_plan_spec_get_phase_on (&spec->plans[0], &spec->date);
}

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (RbkBook) book = rbk_test_book_new_card (&test->card, NULL, NULL);
  g_autoptr (RbkSpec) spec = rbk_test_freeze (book);
  RbkDecimal usage = rbk_test_decimal (test->usage);
  RbkRating  rating;

  rbk_rate_card_rate (first_phase (spec)->cards, usage, &rating);
  rbk_test_assert_decimal (rating.billed, test->billed);
  rbk_test_assert_decimal (rating.blocked, test->blocked);
  rbk_test_assert_decimal (rating.amount, test->amount);
  g_assert_true (rbk_decimal_equal (rbk_decimal_add (rating.quantity, rating.blocked), usage));
}

/* What does not fit is invalid, and a bill of it is an error. */
static void
test_overflow (void)
{
  static const char *const tiers[] = { "graduated", "volume" };
  const RbkTestCard        plain = { .price = "per_unit", .amount = "1000000" };

  for (guint i = 0; i <= G_N_ELEMENTS (tiers); i++)
    {
      const RbkTestCard tiered = { .price = tiers[MIN (i, 1)], .tiers = "10:1 inf:1000000" };
      g_autoptr (RbkBook) book = rbk_test_book_new_card (i == 2 ? &plain : &tiered, "1", NULL);
      g_autoptr (RbkSpec) spec = rbk_test_freeze (book);
      g_autoptr (GError) error = NULL;
      RbkDecimal usage = rbk_test_decimal ("1000000000000000000");

      g_assert_null (rbk_bill_new (spec, spec->plans, first_phase (spec), &usage, &error));
      g_assert_error (error, RBK_ERROR, RBK_ERROR_OVERFLOW);
      g_assert_false (rbk_decimal_is_valid (rbk_bill_monthly (spec, first_phase (spec), &usage)));
      usage = RBK_DECIMAL_INVALID;
      g_assert_false (rbk_decimal_is_valid (rbk_bill_monthly (spec, first_phase (spec), &usage)));
    }
}

/* Lines are rounded one by one, a half away from zero: 0.005 and 0.005 are 0.02. */
static void
test_rounds_per_line (void)
{
  const RbkTestCard card = { .price = "per_unit", .amount = "0.005" };
  g_autoptr (RbkBook) book = rbk_test_book_new_card (&card, "0.005", NULL);
  g_autoptr (RbkSpec) spec = rbk_test_freeze (book);
  RbkDecimal usage = RBK_DECIMAL_ONE;
  g_autoptr (RbkBill) bill = rbk_bill_new (spec, spec->plans, first_phase (spec), &usage, NULL);

  g_assert_cmpuint (bill->n_lines, ==, 2);
  rbk_test_assert_decimal (bill->lines[0].amount, "0.01");
  rbk_test_assert_decimal (bill->lines[1].amount, "0.01");
  rbk_test_assert_decimal (bill->total, "0.02");
  rbk_test_assert_decimal (rbk_bill_monthly (spec, first_phase (spec), &usage), "0.02");
}

typedef struct
{
  const char *currency, *fee, *total;
} Currency;

static void
test_currencies (void)
{
  static const Currency currencies[] = {
    { "USD", "29.995", "30" },    { "JPY", "2980.5", "2981" },  { "JPY", "2980.4", "2980" },
    { "KWD", "1.2345", "1.235" }, { "KWD", "1.2344", "1.234" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (currencies); i++)
    {
      g_autoptr (RbkBook) book = rbk_test_book_new_card (NULL, currencies[i].fee, NULL);
      g_autoptr (RbkSpec) spec = NULL;
      g_autoptr (RbkBill) bill = NULL;
      RbkDecimal usage = RBK_DECIMAL_ZERO;

      rbk_test_set (book, "currency", currencies[i].currency, NULL);
      spec = rbk_test_freeze (book);
      bill = rbk_bill_new (spec, spec->plans, first_phase (spec), &usage, NULL);
      rbk_test_assert_decimal (bill->total, currencies[i].total);
    }
}

/* A free, unused meter is no line; a fee of nothing is, and so is a minimum. */
static void
test_lines (void)
{
  const RbkTestCard card = { .price = "per_unit", .included = "200", .limit = "hard" };
  const RbkTestCard least = { .price = "per_unit", .amount = "1", .minimum = "3" };
  g_autoptr (RbkBook) book = rbk_test_book_new_card (&card, "0", NULL);
  g_autoptr (RbkSpec) spec = rbk_test_freeze (book);
  g_autoptr (RbkBook) least_book = rbk_test_book_new_card (&least, NULL, NULL);
  g_autoptr (RbkSpec) least_spec = rbk_test_freeze (least_book);
  g_autoptr (RbkBill) unused = NULL, used = NULL, minimum = NULL;
  g_autofree char *fee = NULL, *runs = NULL, *plain = NULL;
  RbkDecimal       usage = RBK_DECIMAL_ZERO;

  unused = rbk_bill_new (spec, spec->plans, first_phase (spec), &usage, NULL);
  g_assert_cmpuint (unused->n_lines, ==, 1);
  minimum = rbk_bill_new (least_spec, least_spec->plans, first_phase (least_spec), &usage, NULL);
  g_assert_cmpuint (minimum->n_lines, ==, 1);
  rbk_test_assert_decimal (minimum->total, "3");

  usage = RBK_DECIMAL_UNITS (250);
  used = rbk_bill_new (spec, spec->plans, first_phase (spec), &usage, NULL);
  g_assert_cmpuint (used->n_lines, ==, 2);
  rbk_test_assert_decimal (used->blocked[0], "50");
  rbk_test_assert_decimal (used->lines[1].rating.quantity, "200");
  fee = rbk_bill_line_describe (spec, &used->lines[0]);
  runs = rbk_bill_line_describe (spec, &used->lines[1]);
  plain = rbk_bill_line_describe (least_spec, &minimum->lines[0]);
  g_assert_cmpstr (fee, ==, "base");
  g_assert_cmpstr (runs, ==, "runs: 200 × run, 200 included, 50 blocked");
  g_assert_cmpstr (plain, ==, "runs: 0 × run");
}

/* An invoice is of a card's own period; a month has its share, and no part of what is charged
 * once. */
static void
test_cadences (void)
{
  const RbkTestCard year = { .price = "flat", .amount = "290", .cadence = "P1Y" };
  const RbkTestCard once = { .price = "flat", .amount = "99", .cadence = "once" };
  const RbkTestCard quarter = {
    .price = "per_unit", .amount = "0.1", .included = "300", .cadence = "P3M"
  };
  g_autoptr (RbkBook) book = rbk_test_book_new_card (&quarter, NULL, NULL);
  gpointer phase = rbk_test_get (rbk_test_get (book, "plans", 0), "phases", 0);
  g_autoptr (RbkSpec) spec = NULL;
  g_autoptr (RbkBill) bill = NULL;
  const RbkPhaseSpec *terms;
  RbkDecimal          usage = RBK_DECIMAL_UNITS (110);

  rbk_test_add_card (phase, NULL, &year);
  rbk_test_add_card (phase, NULL, &once);
  spec = rbk_test_freeze (book);
  terms = first_phase (spec);
  bill = rbk_bill_new (spec, spec->plans, terms, &usage, NULL);
  rbk_test_assert_decimal (bill->total, "389");
  /* 3 × 110 are 30 past 300, 3.00 a quarter and 1.00 a month; 290 / 12 is 24.1666… */
  rbk_test_assert_decimal (rbk_bill_monthly (spec, terms, &usage), "25.17");
  rbk_test_assert_decimal (rbk_card_spec_get_monthly_charge (&terms->cards[0], usage), "1");
  rbk_test_assert_decimal (rbk_card_spec_get_monthly_charge (&terms->cards[1], usage),
                           "24.166666666666666667");
  rbk_test_assert_decimal (rbk_card_spec_get_monthly_charge (&terms->cards[2], usage), "0");
}

/* Half a cent is a whole one, however many days the billing period has that it is a share of. */
static void
test_days (void)
{
  static const char *const cadences[] = { "P30D", "P2W", "P1D", "P90D", "P1M" };

  for (guint i = 0; i < G_N_ELEMENTS (cadences); i++)
    {
      const RbkTestCard days = { .price = "per_unit", .amount = "0.005", .cadence = cadences[i] };
      g_autoptr (RbkBook) book = rbk_test_book_new_card (&days, NULL, NULL);
      g_autoptr (RbkSpec) spec = rbk_test_freeze (book);

      for (gint64 number = 1; number < 400; number++)
        {
          RbkDecimal usage = rbk_decimal_from_int (number);
          RbkDecimal bill = rbk_bill_monthly (spec, first_phase (spec), &usage);
          RbkDecimal cents = rbk_decimal_mul (bill, RBK_DECIMAL_UNITS (100));

          g_assert_true (rbk_decimal_equal (cents, rbk_decimal_from_int ((number + 1) / 2)));
        }
    }
}

static RbkDecimal
random_quantity (GRand *rand)
{
  RbkDecimal whole = rbk_decimal_from_int (g_rand_int_range (rand, 0, 2000));

  return g_rand_boolean (rand)
             ? whole
             : rbk_decimal_div (whole, RBK_DECIMAL_UNITS (7), RBK_ROUND_HALF_AWAY);
}

/* More use never costs less, but for volume prices; and one tier is a price by the unit. */
static void
test_random (void)
{
  static const RbkTestCard cards[] = {
    { .price = "per_unit", .amount = "0.03", .included = "77" },
    { PACKAGE, .included = "33", .minimum = "7", .maximum = "61" },
    { GRADUATED, .included = "120", .limit = "hard", .cap = "900" },
    { GRADUATED },
  };
  const RbkTestCard one_tier = { .price = "graduated", .tiers = "inf:0.03", .included = "77" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (RbkBook) tier_book = rbk_test_book_new_card (&one_tier, NULL, NULL);
  g_autoptr (RbkSpec) tier_spec = rbk_test_freeze (tier_book);

  for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
    {
      g_autoptr (RbkBook) book = rbk_test_book_new_card (&cards[i], NULL, NULL);
      g_autoptr (RbkSpec) spec = rbk_test_freeze (book);
      const RbkCardSpec *card = first_phase (spec)->cards;

      for (guint j = 0; j < 2000; j++)
        {
          RbkDecimal a = random_quantity (rand), b = random_quantity (rand);
          RbkDecimal less = rbk_card_spec_get_charge (card, rbk_decimal_min (a, b));
          RbkDecimal more = rbk_card_spec_get_charge (card, rbk_decimal_max (a, b));

          g_assert_cmpint (rbk_decimal_compare (less, more), <=, 0);
          if (i == 0)
            g_assert_true (
                rbk_decimal_equal (rbk_card_spec_get_charge (card, a),
                                   rbk_card_spec_get_charge (first_phase (tier_spec)->cards, a)));
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/rating/card/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/rating/overflow", test_overflow);
  g_test_add_func ("/rating/rounds-per-line", test_rounds_per_line);
  g_test_add_func ("/rating/currencies", test_currencies);
  g_test_add_func ("/rating/lines", test_lines);
  g_test_add_func ("/rating/cadences", test_cadences);
  g_test_add_func ("/rating/days", test_days);
  g_test_add_func ("/rating/random", test_random);

  return g_test_run ();
}
