/* SPDX-License-Identifier: GPL-3.0-or-later */
/* make-bills BOOK: what the engine bills, as JSON: 50 usages of each plan, in every currency that
 * it has all its prices in, by the month and for a year ahead. The pages are held against it.
 * make-bills --random SEED BOOK: writes a valid book, otherwise anything. */
#include <stdlib.h>

#include "rbk-book-reader.h"
#include "rbk-book-view.h"
#include "rbk-book-writer.h"
#include "rbk-json.h"
#include "rbk-plan.h"
#include "rbk-random-book.h"
#include "rbk-rating.h"
#include "rbk-template.h"

#define N_USAGES 50

static void
set_text (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
set_decimal (JsonBuilder *builder, const char *name, RbkDecimal value)
{
  g_autofree char *text = rbk_decimal_to_string (value);

  set_text (builder, name, text);
}

static void
set_by_meter (JsonBuilder *builder, const char *name, const RbkSpec *spec, const RbkDecimal *values)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  for (guint i = 0; i < spec->n_meters; i++)
    {
      if (rbk_decimal_sign (values[i]) > 0)
        set_decimal (builder, spec->meters[i].key, values[i]);
    }
  json_builder_end_object (builder);
}

static void
add_bill (JsonBuilder      *builder,
          const RbkSpec    *spec,
          const RbkBill    *bill,
          const RbkDecimal *usage,
          gboolean          is_annual)
{
  RbkDecimal monthly = rbk_bill_monthly (spec, bill->phase, usage);

  if (!rbk_decimal_is_valid (monthly))
    return;
  json_builder_begin_object (builder);
  set_text (builder, "plan", bill->plan->key);
  set_text (builder, "currency", spec->currency);
  json_builder_set_member_name (builder, "annual");
  json_builder_add_boolean_value (builder, is_annual);
  set_by_meter (builder, "usage", spec, usage);
  set_by_meter (builder, "blocked", spec, bill->blocked);
  set_decimal (builder, "total", bill->total);
  set_decimal (builder, "monthly", monthly);
  json_builder_set_member_name (builder, "lines");
  json_builder_begin_array (builder);
  for (guint i = 0; i < bill->n_lines; i++)
    {
      json_builder_begin_object (builder);
      set_text (builder, "rate_card", bill->lines[i].card->key);
      set_decimal (builder, "amount", bill->lines[i].amount);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/* Where a bill may go wrong: nothing, what is included, the cap, the bounds of tiers, a little
 * beside each; else anything, whole or in fractions. */
static RbkDecimal
choose_usage (GRand *rand, const RbkCardSpec *card)
{
  RbkDecimal places[] = { RBK_DECIMAL_ZERO, RBK_DECIMAL_ONE, RBK_DECIMAL_ZERO, RBK_DECIMAL_ZERO };
  RbkDecimal beside[] = { RBK_DECIMAL_ZERO, RBK_DECIMAL_ONE, rbk_decimal_from_double (0.001, 3),
                          rbk_decimal_from_int (-1) };
  RbkDecimal any;

  if (g_rand_int_range (rand, 0, 3) == 0 && card != NULL)
    {
      places[2] = card->included;
      places[3] = card->has_cap ? card->cap : RBK_DECIMAL_ZERO;
      if (card->n_tiers > 1)
        places[1] = card->tiers[g_rand_int_range (rand, 0, (int) card->n_tiers - 1)].up_to;
      any = rbk_decimal_add (places[g_rand_int_range (rand, 0, 4)],
                             beside[g_rand_int_range (rand, 0, 4)]);
      return rbk_decimal_max (any, RBK_DECIMAL_ZERO);
    }
  any = rbk_decimal_from_int (g_rand_int_range (rand, 0, 1 << g_rand_int_range (rand, 1, 24)));
  if (g_rand_int_range (rand, 0, 4) == 0)
    any = rbk_decimal_div (any, rbk_decimal_from_int (1000), RBK_ROUND_DOWN);
  return any;
}

static void
add_bills (JsonBuilder *builder, RbkBook *book, const char *key, gboolean is_annual)
{
  g_autoptr (RbkSpec) spec = rbk_spec_new (book, NULL, NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_str_hash (key));
  const RbkPlanSpec  *plan = spec != NULL ? rbk_spec_find_plan (spec, key, NULL) : NULL;
  const RbkPhaseSpec *phase = plan != NULL ? rbk_plan_spec_get_phase_on (plan, &spec->date) : NULL;
  g_autofree RbkDecimal *usage = NULL;

  if (phase == NULL || plan->is_quote_only)
    return;
  usage = g_new0 (RbkDecimal, spec->n_meters + 1);
  for (guint i = 0; i < N_USAGES; i++)
    {
      g_autoptr (RbkBill) bill = NULL;

      for (guint j = 0; j < spec->n_meters; j++)
        usage[j] = choose_usage (rand, rbk_phase_spec_get_meter_card (phase, (int) j));
      bill = rbk_bill_new (spec, plan, phase, usage, NULL);
      if (bill != NULL)
        add_bill (builder, spec, bill, usage, is_annual);
    }
}

/* The book with one plan in it, so that another's missing price is not in its way. */
static RbkBook *
keep_plan (RbkBook *book, guint place)
{
  RbkBook    *copy = RBK_BOOK (rbk_record_copy (RBK_RECORD (book)));
  GListStore *plans = G_LIST_STORE (rbk_book_get_plans (copy));

  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (plans)); i-- > 0;)
    {
      if (i != place)
        g_list_store_remove (plans, i);
    }
  return copy;
}

static void
add_plan (JsonBuilder *builder, RbkBook *book, guint place)
{
  g_auto (GStrv) currencies = rbk_book_list_currencies (book);
  g_autoptr (RbkPlan) plan = g_list_model_get_item (rbk_book_get_plans (book), place);
  g_autoptr (RbkBook) alone = keep_plan (book, place);

  for (guint i = 0; currencies[i] != NULL; i++)
    {
      g_autoptr (RbkBook) own = rbk_book_new_in_currency (alone, currencies[i], NULL);
      g_autoptr (RbkBook) annual = NULL;

      if (own == NULL)
        continue;
      annual = rbk_book_new_paid_annually (own);
      add_bills (builder, own, rbk_plan_get_key (plan), FALSE);
      add_bills (builder, annual, rbk_plan_get_key (plan), TRUE);
    }
}

static char *
make_bills (RbkBook *book)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "bills");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (rbk_book_get_plans (book)); i++)
    add_plan (builder, book, i);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return rbk_json_to_text (root);
}

static RbkBook *
open_book (const char *name, GError **error)
{
  g_autoptr (GFile) file = NULL;

  if (!g_str_has_suffix (name, ".ratebook"))
    return rbk_template_new_book (name, error);
  file = g_file_new_for_commandline_arg (name);
  return rbk_book_read_file (file, NULL, NULL, NULL, error);
}

static gboolean
write_random (const char *seed, const char *path, GError **error)
{
  g_autoptr (RbkBook) book = rbk_random_book_new ((guint32) g_ascii_strtoull (seed, NULL, 10));
  g_autofree char *text = rbk_book_to_text (book);

  return g_file_set_contents (path, text, -1, error);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RbkBook) book = NULL;
  g_autofree char *bills = NULL;

  if (argc == 4 && g_str_equal (argv[1], "--random"))
    {
      if (write_random (argv[2], argv[3], &error))
        return EXIT_SUCCESS;
    }
  else if (argc == 2)
    book = open_book (argv[1], &error);
  if (book == NULL)
    {
      g_printerr ("make-bills: %s\n", error != NULL ? error->message : "usage: make-bills BOOK");
      return EXIT_FAILURE;
    }
  bills = make_bills (book);
  g_print ("%s\n", bills);
  return EXIT_SUCCESS;
}
