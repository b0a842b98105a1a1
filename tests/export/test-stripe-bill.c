/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether Stripe bills what the book says, from the exported price objects alone. */
#include "stripe-reader.h"

#include <string.h>

#include "rbk-error.h"
#include "rbk-targets.h"
#include "rbk-book-view.h"
#include "rbk-random-book.h"
#include "rbk-template.h"
#include "soft-book.h"
#include "rbk-test-repeats.h"

#define N_BOOKS rbk_test_repeats (300, 10)
#define N_USAGES 50

typedef struct
{
  RbkBook    *book;
  RbkSpec    *spec;
  JsonObject *objects;
  char       *currency; /* of those who pay, in small letters */
  gboolean    is_yearly;
} Fixture;

static void
fixture_clear (Fixture *self)
{
  g_clear_pointer (&self->objects, json_object_unref);
  g_clear_pointer (&self->spec, rbk_spec_unref);
  g_clear_pointer (&self->currency, g_free);
  g_clear_object (&self->book);
}

/* FALSE where the export is refused, which must be for the bill alone. */
static gboolean
fixture_init (Fixture *self, RbkBook *book)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RbkExport) out = NULL;
  const RbkExportFile *file;

  *self = (Fixture){ .book = book, .currency = g_ascii_strdown (rbk_book_get_currency (book), -1) };
  self->spec = rbk_spec_new (book, NULL, &error);
  g_assert_no_error (error);
  out = rbk_export_run ("stripe-objects", &(RbkExportInput){ .book = book }, &error);
  if (out == NULL)
    {
      g_assert_error (error, RBK_ERROR, RBK_ERROR_REFUSED);
      return FALSE;
    }
  file = rbk_export_get_file (out, NULL);
  self->objects =
      stripe_parse (g_bytes_get_data (file->bytes, NULL), g_bytes_get_size (file->bytes));
  return TRUE;
}

static const char *
metadata (JsonObject *object, const char *key)
{
  return json_object_get_string_member_with_default (json_object_get_object_member (object,
                                                                                    "metadata"),
                                                     key, NULL);
}

/* How many of a price a customer of the plan has: its use, or one of a fee. */
static gint64
quantity_of (JsonObject *price, const RbkPlanSpec *plan, gint64 use)
{
  g_autofree char *key = g_strdelimit (g_strdup (plan->key), ":/.", '-');
  g_autofree char *product = g_strconcat ("ratebook_", key, NULL);

  return g_str_equal (json_object_get_string_member (price, "product"), product) ? 1 : use;
}

/* The lookup keys that a checkout of the plan is made of. */
static JsonArray *
find_bundle (const Fixture *self, const RbkPlanSpec *plan)
{
  JsonArray  *bundles = json_object_get_array_member (self->objects, "bundles");
  const char *paid = self->is_yearly ? "yearly" : "monthly";

  for (guint i = 0; i < json_array_get_length (bundles); i++)
    {
      JsonObject *bundle = json_array_get_object_element (bundles, i);

      if (g_str_equal (json_object_get_string_member (bundle, "plan"), plan->key) &&
          g_str_equal (json_object_get_string_member (bundle, "currency"), self->currency) &&
          g_str_equal (json_object_get_string_member (bundle, "paid"), paid))
        return json_object_get_array_member (bundle, "lookup_keys");
    }
  return NULL;
}

static gboolean
holds (JsonArray *keys, JsonObject *price)
{
  for (guint i = 0; i < json_array_get_length (keys); i++)
    {
      if (g_strcmp0 (json_array_get_string_element (keys, i),
                     json_object_get_string_member (price, "lookup_key")) == 0)
        return TRUE;
    }
  return FALSE;
}

/* A phase on the way has no bundle, so there its prices are known by their metadata. */
static gboolean
is_billed (const Fixture      *self,
           const RbkPlanSpec  *plan,
           const RbkPhaseSpec *phase,
           JsonObject         *price)
{
  JsonArray *keys = NULL;

  if (phase == rbk_plan_spec_get_phase_on (plan, &self->spec->date))
    keys = find_bundle (self, plan);
  if (keys != NULL)
    return holds (keys, price);
  return g_str_equal (metadata (price, "ratebook_phase"), phase->key) &&
         stripe_price_has (price, self->currency) &&
         !g_str_equal (metadata (price, "ratebook_role"), "year");
}

static RbkDecimal
stripe_line (const Fixture      *self,
             const RbkPlanSpec  *plan,
             const RbkPhaseSpec *phase,
             const RbkCardSpec  *card,
             gint64              use)
{
  JsonArray *prices = json_object_get_array_member (self->objects, "prices");
  RbkDecimal total = RBK_DECIMAL_ZERO;

  for (guint i = 0; i < json_array_get_length (prices); i++)
    {
      JsonObject *price = json_array_get_object_element (prices, i);

      if (g_strcmp0 (metadata (price, "ratebook_plan"), plan->key) == 0 &&
          g_strcmp0 (metadata (price, "ratebook_rate_card"), card->key) == 0 &&
          is_billed (self, plan, phase, price))
        total = rbk_decimal_add (total, stripe_price_bill (price, self->currency,
                                                           quantity_of (price, plan, use)));
    }
  return total;
}

static RbkDecimal
book_line (const RbkBill *bill, const RbkCardSpec *card)
{
  for (guint i = 0; i < bill->n_lines; i++)
    {
      if (bill->lines[i].card == card)
        return bill->lines[i].amount;
    }
  return RBK_DECIMAL_ZERO;
}

/* Events are reported in internal units, where a whole number of them is one of the customer's. */
static gint64
units_of (const RbkMeterSpec *meter)
{
  gint64 units = 1;

  if (meter->kind != RBK_METER_KIND_SEAT)
    rbk_decimal_to_int (meter->conversion, &units);
  return units;
}

/* Packages can't stop at a hard cap: there the loss report says that the product must. */
static gint64
allowed (const RbkCardSpec *card, gint64 use)
{
  gint64 cap;

  if (card->price == RBK_PRICE_KIND_PACKAGE && card->limit == RBK_LIMIT_HARD && card->has_cap &&
      rbk_decimal_to_int (rbk_decimal_round (card->cap, 0, RBK_ROUND_FLOOR), &cap))
    return MIN (use, cap);
  return use;
}

static void
compare_phase (const Fixture      *self,
               const RbkPlanSpec  *plan,
               const RbkPhaseSpec *phase,
               const gint64       *uses)
{
  g_autofree RbkDecimal *usage = g_new0 (RbkDecimal, self->spec->n_meters);
  g_autoptr (GError) error = NULL;
  g_autoptr (RbkBill) bill = NULL;

  for (guint i = 0; i < phase->n_cards; i++)
    {
      const RbkCardSpec *card = &phase->cards[i];
      gint64             use = card->meter >= 0 ? allowed (card, uses[card->meter]) : 0;
      gint64             units = card->meter >= 0 ? units_of (&self->spec->meters[card->meter]) : 1;
      RbkDecimal         stripe, book;

      if (card->meter >= 0)
        usage[card->meter] = rbk_decimal_from_int (use);
      g_clear_pointer (&bill, rbk_bill_free);
      bill = rbk_bill_new (self->spec, plan, phase, usage, &error);
      g_assert_no_error (error);
      book = book_line (bill, card);
      stripe = stripe_line (self, plan, phase, card, use * units);
      if (!rbk_decimal_equal (stripe, book))
        {
          g_autofree char *is = rbk_decimal_to_string (stripe);
          g_autofree char *must = rbk_decimal_to_string (book);

          g_error ("\"%s\" %s.%s.%s in %s%s: Stripe bills %s, the book %s for %" G_GINT64_FORMAT,
                   self->spec->title, plan->key, phase->key, card->key, self->currency,
                   self->is_yearly ? ", yearly" : "", is, must, use);
        }
    }
}

static gint64
random_use (GRand *random, const RbkPhaseSpec *phase)
{
  static const gint64 scales[] = { 3, 50, 1000, 30000, 2000000 };
  const RbkCardSpec  *card = &phase->cards[g_rand_int_range (random, 0, (int) phase->n_cards)];
  gint64              bound = 0;

  /* The places at which prices change are worth a visit. */
  if (g_rand_boolean (random))
    {
      if (card->n_tiers > 1)
        rbk_decimal_to_int (card->tiers[0].up_to, &bound);
      else
        rbk_decimal_to_int (g_rand_boolean (random) ? card->included : card->cap, &bound);
      bound = CLAMP (bound, 0, G_GINT64_CONSTANT (1000000000));
      bound += g_rand_int_range (random, -1, 3);
      return MAX (0, bound);
    }
  return g_rand_int_range (random, 0, (int) scales[g_rand_int_range (random, 0, 5)]);
}

static void
compare_bills (const Fixture *self, guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autofree gint64 *uses = g_new0 (gint64, self->spec->n_meters);

  for (guint i = 0; i < self->spec->n_plans; i++)
    {
      const RbkPlanSpec  *plan = &self->spec->plans[i];
      const RbkPhaseSpec *phase = rbk_plan_spec_get_phase_on (plan, &self->spec->date);

      for (guint j = 0; j < N_USAGES && phase != NULL && phase->n_cards > 0 && !plan->is_quote_only;
           j++)
        {
          for (guint m = 0; m < self->spec->n_meters; m++)
            uses[m] = j == 0 ? 0 : random_use (random, phase);
          compare_phase (self, plan, phase, uses);
        }
    }
}

/* The book as it bills those who pay in a currency, by the month or by the year. */
static void
compare_view (const Fixture *self, const char *currency, gboolean is_yearly, guint32 seed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RbkBook) book = rbk_book_new_in_currency (self->book, currency, NULL);
  Fixture view = { .objects = self->objects, .is_yearly = is_yearly };

  if (book == NULL)
    return;
  view.book = is_yearly ? rbk_book_new_paid_annually (book) : g_object_ref (book);
  view.currency = g_ascii_strdown (currency, -1);
  view.spec = rbk_spec_new (view.book, NULL, &error);
  g_assert_no_error (error);
  compare_bills (&view, seed);
  view.objects = NULL;
  fixture_clear (&view);
}

/* Gives how many views there were. */
static guint
compare_views (const Fixture *self, guint32 seed)
{
  g_auto (GStrv) currencies = rbk_book_list_currencies (self->book);
  gboolean has_years = rbk_book_has_annual_prices (self->book);
  guint    n_views = 0;

  for (gsize i = 0; currencies[i] != NULL; i++)
    {
      compare_view (self, currencies[i], FALSE, seed);
      if (has_years)
        compare_view (self, currencies[i], TRUE, seed);
      n_views += has_years ? 2 : 1;
    }
  return n_views;
}

static void
test_templates (void)
{
  gsize              n_templates;
  const RbkTemplate *templates = rbk_template_get_all (&n_templates);

  for (gsize i = 0; i < n_templates; i++)
    {
      g_autoptr (GError) error = NULL;
      RbkBook *book = rbk_template_new_book (templates[i].name, &error);
      Fixture  fixture;

      g_assert_no_error (error);
      g_assert_true (fixture_init (&fixture, book));
      compare_views (&fixture, 1);
      fixture_clear (&fixture);
    }
}

static void
test_random_books (void)
{
  guint n_refused = 0, n_raw_refused = 0, n_views = 0;

  for (guint32 seed = 0; seed < N_BOOKS; seed++)
    {
      Fixture fixture;

      n_raw_refused += fixture_init (&fixture, rbk_random_book_new (seed)) ? 0 : 1;
      fixture_clear (&fixture);
      if (fixture_init (&fixture, soft_book_new (seed)))
        n_views += compare_views (&fixture, seed);
      else
        n_refused++;
      fixture_clear (&fixture);
    }
  g_test_message ("%u of %u random books refused, %u of them when their numbers are round; %u "
                  "views",
                  n_raw_refused, N_BOOKS, n_refused, n_views);
  g_assert_cmpuint (n_views, >, N_BOOKS);
  g_assert_cmpuint (n_refused, <, N_BOOKS / 2);
}

/* Phases on the way to the one that goes on are priced as well, unless they are free. */
static void
test_phases (void)
{
  RbkBook *book = book_from_text (
      "{'format':'ratebook','version':1,'currency':'KWD','as_of':'2026-06-01',"
      "'meters':[{'key':'tokens','kind':'token','unit':'1K tokens','internal_unit':'token',"
      "'conversion':'1000'}],'plans':[{'key':'pro','phases':["
      "{'key':'first','kind':'discount','duration':'P3M','rate_cards':["
      "{'key':'base','price':'flat','amount':'9.99','cadence':'P1Y'},"
      "{'key':'use','meter':'tokens','price':'graduated','tiers':[{'up_to':'10','unit_price':'10'},"
      "{'unit_price':'20','flat_price':'0.5'}]}]},"
      "{'key':'evergreen','rate_cards':[{'key':'base','price':'flat','amount':'19.99'}]}]}]}");
  Fixture      fixture;
  const gint64 uses[] = { 0, 1, 10, 11, 5000 };

  g_assert_true (fixture_init (&fixture, book));
  for (gsize i = 0; i < G_N_ELEMENTS (uses); i++)
    {
      compare_phase (&fixture, &fixture.spec->plans[0], &fixture.spec->plans[0].phases[0],
                     &uses[i]);
      compare_phase (&fixture, &fixture.spec->plans[0], &fixture.spec->plans[0].phases[1],
                     &uses[i]);
    }
  fixture_clear (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/export/stripe/bill/templates", test_templates);
  g_test_add_func ("/export/stripe/bill/random-books", test_random_books);
  g_test_add_func ("/export/stripe/bill/phases", test_phases);
  return g_test_run ();
}
