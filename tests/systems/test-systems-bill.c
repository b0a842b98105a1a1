/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether other systems bill what the book says, from what was exported alone. */
#include "systems-reader.h"

#include <string.h>

#include "rbk-book-reader.h"
#include "rbk-book-view.h"
#include "rbk-error.h"
#include "rbk-random-book.h"
#include "rbk-targets.h"
#include "rbk-template.h"
#include "soft-book.h"
#include "rbk-test-repeats.h"

/* For each system. */
#define N_BOOKS rbk_test_repeats (200, 8)
#define N_USAGES 50

typedef struct
{
  const char   *target;
  char          separator;
  gboolean      has_phases;
  SystemsReader bill;
} System;

static const System systems[] = {
  { "openmeter", '_', TRUE, systems_bill_openmeter },
  { "autumn", '_', FALSE, systems_bill_autumn },
  { "killbill", '-', TRUE, systems_bill_killbill },
  { "lago", '_', FALSE, systems_bill_lago },
  { "flexprice", '_', FALSE, systems_bill_flexprice },
};

static gint64
units_of (const RbkMeterSpec *meter)
{
  gint64 units = 1;

  if (meter->kind != RBK_METER_KIND_SEAT && rbk_decimal_is_integer (meter->conversion))
    rbk_decimal_to_int (meter->conversion, &units);
  return units;
}

/* Packages can't stop at a hard cap: there the losses say that the product must. */
static void
keep_to_caps (const RbkPhaseSpec *phase, gint64 *uses)
{
  for (guint i = 0; i < phase->n_cards; i++)
    {
      const RbkCardSpec *card = &phase->cards[i];
      gint64             cap;

      if (card->meter >= 0 && card->price == RBK_PRICE_KIND_PACKAGE &&
          card->limit == RBK_LIMIT_HARD && card->has_cap &&
          rbk_decimal_to_int (rbk_decimal_round (card->cap, 0, RBK_ROUND_FLOOR), &cap))
        uses[card->meter] = MIN (uses[card->meter], cap);
    }
}

static gint64
random_use (GRand *random, const RbkPhaseSpec *phase)
{
  static const int   scales[] = { 3, 50, 1000, 30000, 2000000 };
  const RbkCardSpec *card = &phase->cards[g_rand_int_range (random, 0, (int) phase->n_cards)];
  gint64             bound = 0;

  if (g_rand_boolean (random))
    return g_rand_int_range (random, 0, scales[g_rand_int_range (random, 0, 5)]);
  if (card->n_tiers > 1)
    rbk_decimal_to_int (card->tiers[g_rand_int_range (random, 0, (int) card->n_tiers - 1)].up_to,
                        &bound);
  else
    rbk_decimal_to_int (g_rand_boolean (random) ? card->included : card->cap, &bound);
  bound = CLAMP (bound, 0, 1000000000) + g_rand_int_range (random, -1, 3);
  return MAX (0, bound);
}

static RbkDecimal
bill_book (const RbkSpec      *spec,
           const RbkPlanSpec  *plan,
           const RbkPhaseSpec *phase,
           const gint64       *uses)
{
  g_autofree RbkDecimal *usage = g_new0 (RbkDecimal, spec->n_meters);
  g_autoptr (GError) error = NULL;
  g_autoptr (RbkBill) bill = NULL;
  RbkDecimal total = RBK_DECIMAL_ZERO;

  for (guint i = 0; i < spec->n_meters; i++)
    usage[i] = rbk_decimal_from_int (uses[i]);
  bill = rbk_bill_new (spec, plan, phase, usage, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < bill->n_lines; i++)
    total = rbk_decimal_add (total, bill->lines[i].amount);
  return total;
}

static void
compare_usage (const System       *system,
               RbkExport          *out,
               const RbkSpec      *spec,
               const RbkPlanSpec  *plan,
               const RbkPhaseSpec *phase,
               const char         *suffix,
               gint64             *uses)
{
  g_autofree gint64 *units = g_new0 (gint64, spec->n_meters);
  g_auto (GStrv) meters = g_new0 (char *, spec->n_meters + 1);
  g_autofree char *key = g_strconcat (plan->key, suffix, NULL);
  g_autofree char *id = systems_make_id (key, system->separator);
  g_autofree char *phase_key = g_strjoin (".", plan->key, phase->key, NULL);
  g_autofree char *phase_id = systems_make_id (phase_key, system->separator);
  g_autofree char *once_key = g_strjoin (".", key, phase->key, "once", NULL);
  g_autofree char *once = systems_make_id (once_key, system->separator);
  SystemsBill      bill = { out, id, NULL, once, meters, units, spec->minor_digits };
  RbkDecimal       is, must = bill_book (spec, plan, phase, uses);

  for (guint i = 0; i < spec->n_meters; i++)
    {
      meters[i] = systems_make_id (spec->meters[i].key, system->separator);
      units[i] = uses[i] * units_of (&spec->meters[i]);
    }
  /* A phase before the last is a plan of its own where there are no phases. */
  if (phase != rbk_plan_spec_get_phase_on (plan, &spec->date))
    {
      bill.phase = system->has_phases ? phase->key : NULL;
      if (!system->has_phases)
        bill.plan = phase_id;
    }
  is = system->bill (&bill);
  if (!rbk_decimal_equal (is, must))
    {
      g_autofree char *a = rbk_decimal_to_string (is), *b = rbk_decimal_to_string (must);

      g_error ("%s bills %s for %s, the book %s, for %" G_GINT64_FORMAT " %s", system->target, a,
               id, b, uses[0], spec->meters[0].key);
    }
}

static guint
compare_book (
    const System *system, RbkExport *out, const RbkSpec *spec, const char *suffix, guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autofree gint64 *uses = g_new0 (gint64, spec->n_meters);
  guint              n_plans = 0;

  for (guint i = 0; i < spec->n_plans; i++)
    {
      const RbkPlanSpec  *plan = &spec->plans[i];
      const RbkPhaseSpec *phase = rbk_plan_spec_get_phase_on (plan, &spec->date);

      if (phase == NULL || phase->n_cards == 0 || plan->is_quote_only)
        continue;
      n_plans++;
      for (guint j = 0; j < N_USAGES; j++)
        {
          for (guint m = 0; m < spec->n_meters; m++)
            uses[m] = j == 0 ? 0 : random_use (random, phase);
          keep_to_caps (phase, uses);
          compare_usage (system, out, spec, plan, phase, suffix, uses);
        }
    }
  return n_plans;
}

/* Whether it is exported; a refusal must be for the bill. */
static gboolean
compare (const System *system, RbkBook *book, guint32 seed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RbkSpec) spec = rbk_spec_new (book, NULL, &error);
  g_autoptr (RbkExport) out = NULL;

  g_assert_no_error (error);
  out = rbk_export_run (system->target, &(RbkExportInput){ .book = book }, &error);
  if (out == NULL)
    {
      g_assert_error (error, RBK_ERROR, RBK_ERROR_REFUSED);
      if (g_test_verbose ())
        g_test_message ("%u: %s", seed, error->message);
      return FALSE;
    }
  compare_book (system, out, spec, "", seed);
  return TRUE;
}

static void
test_templates (gconstpointer data)
{
  gsize              n_templates;
  const RbkTemplate *templates = rbk_template_get_all (&n_templates);

  for (gsize i = 0; i < n_templates; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RbkBook) book = rbk_template_new_book (templates[i].name, &error);

      g_assert_no_error (error);
      g_assert_true (compare (data, book, 1));
    }
}

static void
test_random_books (gconstpointer data)
{
  const System *system = data;
  guint         n_books = N_BOOKS, n_raw = 0, n_exported = 0;

  for (guint32 seed = 0; seed < n_books; seed++)
    {
      g_autoptr (RbkBook) raw = rbk_random_book_new (seed);
      g_autoptr (RbkBook) soft = soft_book_new (rbk_random_book_new (seed));

      n_raw += compare (system, raw, seed) ? 1 : 0;
      n_exported += compare (system, soft, seed) ? 1 : 0;
    }
  g_test_message ("%s: %u of %u random books exported, %u of them when their numbers are round",
                  system->target, n_raw, n_books, n_exported);
  g_assert_cmpuint (n_exported, >, n_books / 6);
}

static RbkBook *
read_book (const char *text)
{
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');
  g_autoptr (GError) error = NULL;
  RbkBook *book = rbk_book_read_text (json, strlen (json), NULL, &error);

  g_assert_no_error (error);
  return book;
}

/* Plans in other currencies, and paid yearly, are plans of their own. */
static void
test_views (gconstpointer data)
{
  const System *system = data;
  g_autoptr (RbkBook) book = read_book (
      "{'format':'ratebook','version':1,'currency':'USD','as_of':'2026-06-01',"
      "'meters':[{'key':'runs','name':'Runs','kind':'request','unit':'run'}],'plans':[{'key':'pro',"
      "'phases':[{'key':'evergreen','rate_cards':["
      "{'key':'base','price':'flat','amount':'29','annual_amount':'290','currency_prices':["
      "{'currency':'JPY','amount':'4500','annual_amount':'45000'}]},"
      "{'key':'use','meter':'runs','price':'graduated','tiers':[{'up_to':'100','unit_price':'0'},"
      "{'unit_price':'0.045'}],'currency_prices':[{'currency':'JPY','tiers':["
      "{'up_to':'100','unit_price':'0'},{'unit_price':'6.5'}]}]}]}]}]}");
  g_autoptr (RbkBook) yen = rbk_book_new_in_currency (book, "JPY", NULL);
  g_autoptr (RbkBook) year = rbk_book_new_paid_annually (book);
  g_autoptr (RbkSpec) yen_spec = rbk_spec_new (yen, NULL, NULL);
  g_autoptr (RbkSpec) year_spec = rbk_spec_new (year, NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RbkExport) out = NULL;

  out = rbk_export_run (system->target, &(RbkExportInput){ .book = book }, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (compare_book (system, out, year_spec, ".yearly", 1), ==, 1);
  if (!g_str_equal (system->target, "autumn"))
    g_assert_cmpuint (compare_book (system, out, yen_spec, ".jpy", 1), ==, 1);
}

/* A first phase has terms of its own, which every system bills. */
static void
test_phases (gconstpointer data)
{
  const System *system = data;
  g_autoptr (RbkBook) book = read_book (
      "{'format':'ratebook','version':1,'currency':'USD','as_of':'2026-06-01',"
      "'meters':[{'key':'runs','kind':'request','unit':'run'}],'plans':[{'key':'pro','phases':["
      "{'key':'first','kind':'discount','duration':'P3M','rate_cards':["
      "{'key':'base','price':'flat','amount':'9'},{'key':'use','meter':'runs','price':'volume',"
      "'tiers':[{'up_to':'100','unit_price':'0.5'},{'unit_price':'0.6'}]}]},"
      "{'key':'evergreen','rate_cards':[{'key':'base','price':'flat','amount':'29'},"
      "{'key':'use','meter':'runs','price':'per_unit','amount':'0.7','minimum':'7'}]}]}]}");
  g_autoptr (GError) error = NULL;
  g_autoptr (RbkSpec) spec = rbk_spec_new (book, NULL, &error);
  g_autoptr (RbkExport) out = NULL;

  out = rbk_export_run (system->target, &(RbkExportInput){ .book = book }, &error);
  g_assert_no_error (error);
  for (gint64 use = 0; use < 300; use += 5)
    {
      const RbkPlanSpec *plan = &spec->plans[0];

      compare_usage (system, out, spec, plan, &plan->phases[0], "", &use);
      compare_usage (system, out, spec, plan, &plan->phases[1], "", &use);
    }
}

static void
add (const System *system, const char *name, GTestDataFunc function)
{
  g_autofree char *path = g_strdup_printf ("/export/systems/bill/%s/%s", system->target, name);

  g_test_add_data_func (path, system, function);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (systems); i++)
    {
      add (&systems[i], "templates", test_templates);
      add (&systems[i], "random-books", test_random_books);
      add (&systems[i], "views", test_views);
      add (&systems[i], "phases", test_phases);
    }
  return g_test_run ();
}
