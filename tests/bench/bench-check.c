/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long the rules look at a book after an edit, with the table already worked out: the book of
 * a file, and one with as many plans as is asked for, each dearer and larger than the one before.
 *
 *   bench-check BOOK [PLANS…]
 *
 * Prints `check PLANS-plans MILLISECONDS FINDINGS` lines; a median of many looks. */
#include <stdlib.h>

#include "bench-support.h"
#include "rbk-book-reader.h"
#include "rbk-check.h"
#include "rbk-entitlement.h"
#include "rbk-phase.h"
#include "rbk-plan.h"
#include "rbk-rate-card.h"

#define N_RUNS 9

static void
look (RbkBook *book)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkSpec) spec = rbk_spec_new (book, NULL, &error);
  g_autoptr(RbkTable) table = spec != NULL ? rbk_table_new (spec, NULL, &error) : NULL;
  RbkCheckInput input = { .book = book, .table = table };
  double        times[N_RUNS];
  guint         n_findings = 0;

  if (table == NULL)
    g_error ("%s", error->message);
  input.today = spec->date;
  for (guint run = 0; run < N_RUNS; run++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr(GPtrArray) findings = rbk_check_book (&input, NULL);

      times[run] = (double) (g_get_monotonic_time () - start) / 1000.0;
      n_findings = findings->len;
    }
  g_print ("check %u-plans %.3f ms %u findings\n", table->n_rows, bench_median (times, N_RUNS),
           n_findings);
}

/* A fee that grows by 7, and 1,500 more units. */
static void
enlarge (RbkPlan *plan, guint place)
{
  g_autoptr(RbkPhase) phase = g_list_model_get_item (rbk_plan_get_phases (plan), 0);
  GListModel      *cards = rbk_phase_get_rate_cards (phase);
  g_autofree char *key = g_strdup_printf ("plan-%u", place);
  g_autofree char *fee = g_strdup_printf ("%u", 20 + 7 * place);
  g_autofree char *units = g_strdup_printf ("%u", 3000 + 1500 * place);
  RbkDecimal       amount, included;

  rbk_decimal_parse (fee, &amount, NULL);
  rbk_decimal_parse (units, &included, NULL);
  g_object_set (plan, "key", key, "name", key, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (cards); i++)
    {
      g_autoptr(RbkRateCard) card = g_list_model_get_item (cards, i);
      RbkEntitlement *entitlement = rbk_rate_card_get_entitlement (card);

      if (rbk_rate_card_get_meter (card) == NULL)
        g_object_set (card, "amount", &amount, "annual-amount", NULL, NULL);
      else if (entitlement != NULL && rbk_entitlement_get_included (entitlement) != NULL)
        g_object_set (entitlement, "included", &included, NULL);
    }
}

/* The second plan of the book, so many times. */
static void
look_at_many (RbkBook *book, guint n_plans)
{
  g_autoptr(RbkBook) many = RBK_BOOK (rbk_record_copy (RBK_RECORD (book)));
  g_autoptr(RbkPlan) plan = g_list_model_get_item (rbk_book_get_plans (book), 1);
  GListStore *plans = G_LIST_STORE (rbk_book_get_plans (many));

  if (plan == NULL)
    g_error ("the book needs a second plan, to make many of");
  g_list_store_remove_all (plans);
  for (guint i = 0; i < n_plans; i++)
    {
      g_autoptr(RbkPlan) copy = RBK_PLAN (rbk_record_copy (RBK_RECORD (plan)));

      enlarge (copy, i);
      g_list_store_append (plans, copy);
    }
  look (many);
}

int
main (int argc, char **argv)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = argc > 1 ? g_file_new_for_commandline_arg (argv[1]) : NULL;
  g_autoptr(RbkBook) book = NULL;

  if (file == NULL)
    g_error ("usage: bench-check BOOK [PLANS…]");
  book = rbk_book_read_file (file, NULL, NULL, NULL, &error);
  if (book == NULL)
    g_error ("%s", error->message);

  look (book);
  for (int i = 2; i < argc; i++)
    look_at_many (book, (guint) strtoul (argv[i], NULL, 10));
  return 0;
}
